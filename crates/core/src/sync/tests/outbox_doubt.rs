//! Only an answer that bears a command's id settles a row that may have reached the server.

use super::*;
use crate::testing::portal;
use crate::views::ErrorView;

impl Harness {
    /// A message that was sent and whose answer was cut: it may have been carried out.
    async fn doubtful(&self) -> String {
        let id = self.enqueue("Lønn").await;
        self.fake.next_commands(Reply::Cut);
        assert!(self.engine.deliver().await.is_err());
        assert_eq!(self.states().await, [OutboxState::Sending]);
        id
    }

    async fn row(&self) -> (String, OutboxState, Option<ErrorView>) {
        let view = self.store.local.read(outbox::unsettled).await.unwrap()[0].view();
        (view.id, view.state, view.error)
    }

    async fn withdraw(&self, id: &str) -> crate::Result<outbox::Pending> {
        let id = id.to_owned();
        self.store.local.write(move |tx| outbox::withdraw(tx, &id)).await
    }

    async fn retry(&self, id: &str) -> crate::Result<String> {
        let id = id.to_owned();
        let now = "2026-03-02T10:00:00Z".parse().unwrap();
        self.store.local.write(move |tx| outbox::retry(tx, &id, now)).await
    }
}

fn refused(id: &str, status: u16, code: &str) -> Reply {
    json(
        200,
        &format!(
            r#"{{"results":[{{"id":"{id}","status":"refused","problem":{{"type":"urn:min-side:problem:{code}","title":"x","status":{status}}}}}]}}"#
        ),
    )
}

fn plain(status: u16) -> Reply {
    Reply::Full(status, vec![("content-type".to_owned(), "text/html".to_owned())], b"<h1>No</h1>".to_vec())
}

#[tokio::test]
async fn r_04_6_no_refusal_of_a_request_settles_a_message_that_may_have_been_carried_out() {
    for (name, reply) in [
        ("403 of a proxy", plain(403)),
        ("407 of a proxy", plain(407)),
        ("404 of a proxy", plain(404)),
        ("408 of a proxy", plain(408)),
        ("413 of a proxy", plain(413)),
        ("429 of a proxy", plain(429)),
        ("portal", portal()),
        ("408", problem(408, "timeout")),
        ("lost role", problem(403, "forbidden")),
        ("413", problem(413, "too_large")),
        ("400", problem(400, "bad_request")),
        ("422", problem(422, "invalid")),
        ("429", problem(429, "too_many_requests")),
        ("a code that this build does not know", problem(409, "moon_in_eclipse")),
        ("the server failed at it", problem(500, "internal")),
        ("an answer to another", done("another", 4)),
    ] {
        let harness = harness().await;
        let id = harness.doubtful().await;
        for _ in 0..2 {
            harness.engine.try_all();
            harness.fake.next_commands(reply.clone());
            let _ = harness.engine.deliver().await;
            let (stands, state, _) = harness.row().await;
            assert_eq!((stands.as_str(), state), (id.as_str(), OutboxState::Sending), "{name}");
        }
        assert!(
            matches!(harness.retry(&id).await, Err(Error::Refused { code: "wrong_state", .. })),
            "{name}"
        );
        // The repeat under the same id is what tells.
        harness.engine.try_all();
        harness.fake.next_commands(done(&id, 9));
        assert_eq!(harness.engine.deliver().await.unwrap(), 1, "{name}");
        assert_eq!(harness.row().await, (id.clone(), OutboxState::Done, None), "{name}");
        let sent = harness.fake.requests();
        let sent: Vec<_> = sent.iter().filter(|request| request.target == "/v1/commands").collect();
        assert!(sent.iter().all(|request| request.body == sent[0].body), "{name}: the same to the byte");
    }
}

#[tokio::test]
async fn what_holds_a_message_up_is_told_while_it_is_held_up() {
    let harness = harness().await;
    let id = harness.doubtful().await;
    for (reply, code) in [
        (plain(403), "blocked"),
        (problem(403, "forbidden"), "forbidden"),
        (problem(500, "internal"), "server"),
        (refused(&id, 500, "internal"), "internal"),
        (refused(&id, 408, "timeout"), "timeout"),
    ] {
        harness.engine.try_all();
        harness.fake.next_commands(reply);
        let _ = harness.engine.deliver().await;
        let (_, state, error) = harness.row().await;
        assert_eq!((state, error.unwrap().code.as_str()), (OutboxState::Sending, code));
    }
    harness.engine.try_all();
    // Its own answer settles it, a refusal too: it was not carried out, and may be sent as a new one.
    harness.fake.next_commands(refused(&id, 409, "deadline_passed"));
    assert_eq!(harness.engine.deliver().await.unwrap(), 1);
    assert_eq!(harness.row().await.1, OutboxState::Refused);
    assert_ne!(harness.retry(&id).await.unwrap(), id);
}

#[tokio::test]
async fn a_message_that_is_held_up_holds_up_no_other() {
    let harness = harness().await;
    let stuck = harness.doubtful().await;
    let next = harness.enqueue("Neste").await;
    let (first, second) = (stuck.clone(), next.clone());
    harness.fake.answer_commands(move |request| {
        if String::from_utf8_lossy(&request.body).contains(&first) { plain(403) } else { done(&second, 3) }
    });
    assert!(harness.engine.deliver().await.is_err(), "it is not forgotten that one is held up");
    let rows = harness.store.local.read(outbox::unsettled).await.unwrap();
    let states: Vec<_> = rows.iter().map(|row| (row.id.clone(), row.state)).collect();
    assert_eq!(states, [(stuck, OutboxState::Sending), (next, OutboxState::Done)]);
}

#[tokio::test]
async fn a_member_without_a_role_waits_and_may_take_back() {
    let harness = harness().await;
    let id = harness.enqueue("Lønn").await;
    harness.fake.next_commands(by_the_server(problem(403, "forbidden")));
    assert!(matches!(harness.engine.deliver().await, Err(Error::Problem(_))));
    let (_, state, error) = harness.row().await;
    assert_eq!((state, error.unwrap().code.as_str()), (OutboxState::Pending, "forbidden"));
    harness.store.local.write(move |tx| outbox::withdraw(tx, &id)).await.unwrap();
}

#[tokio::test]
async fn many_that_are_held_up_are_not_all_tried_each_time() {
    let harness = harness().await;
    for number in 0..20 {
        harness.enqueue(&format!("Nummer {number}")).await;
    }
    harness.fake.always(Some(plain(403)));
    assert!(harness.engine.deliver().await.is_err());
    assert!(harness.fake.requests().len() <= 6, "{}", harness.fake.requests().len());
}

#[tokio::test]
async fn r_04_6_a_message_whose_id_the_server_knows_with_other_content_is_not_sent_under_a_new_id() {
    let harness = harness().await;
    let id = harness.doubtful().await;
    harness.fake.next_commands(refused(&id, 409, "id_reused"));
    harness.engine.deliver().await.unwrap();
    assert_eq!(harness.states().await, [OutboxState::Refused]);
    assert!(matches!(harness.retry(&id).await, Err(Error::Refused { code: "id_reused", .. })));
    assert_eq!(harness.row().await.0, id, "it is kept for the member to read");
}

/// What the server itself refuses a request with, and what a network can make up that looks the same.
const REFUSALS: [(u16, &str); 6] = [
    (400, "bad_request"),
    (401, "unauthorized"),
    (403, "forbidden"),
    (413, "too_large"),
    (429, "too_many_requests"),
    (422, "invalid"),
];

#[tokio::test]
async fn r_04_6_no_refusal_of_a_request_settles_a_message_that_was_never_sent_either() {
    for (status, code) in REFUSALS {
        let harness = harness().await;
        let id = harness.enqueue("Lønn").await;
        harness.fake.next_commands(problem(status, code));
        assert!(harness.engine.deliver().await.is_err());
        let (stands, state, _) = harness.row().await;
        assert_eq!(
            (stands, state),
            (id.clone(), OutboxState::Sending),
            "{code}: it may have been carried out"
        );
        assert!(
            harness.withdraw(&id).await.is_err(),
            "{code}: nor may it become a draft beside what was sent"
        );
        if code == "unauthorized" {
            continue;
        }
        harness.engine.try_all();
        harness.fake.next_commands(done(&id, 9));
        assert_eq!(harness.engine.deliver().await.unwrap(), 1, "{code}");
        assert_eq!(harness.row().await.1, OutboxState::Done, "{code}");
    }
}

#[tokio::test]
async fn a_message_that_the_server_itself_refused_unread_waits_and_may_be_taken_back() {
    for (status, code) in REFUSALS {
        let harness = harness().await;
        let id = harness.enqueue("Lønn").await;
        // A token that is not accepted is renewed, where it can be, and the request made again.
        harness.fake.answer_commands(move |_| by_the_server(problem(status, code)));
        assert!(harness.engine.deliver().await.is_err());
        let (stands, state, error) = harness.row().await;
        assert_eq!((stands, state), (id.clone(), OutboxState::Pending), "{code}");
        let is_told = !["unauthorized", "too_many_requests"].contains(&code);
        assert_eq!(error.map(|error| error.code), is_told.then(|| code.to_owned()));
        harness.withdraw(&id).await.unwrap();
    }
}

#[tokio::test]
async fn a_refusal_in_the_name_of_another_attempt_is_none_of_this_one() {
    let harness = harness().await;
    let id = harness.enqueue("Lønn").await;
    let Reply::Full(status, mut headers, body) = problem(413, "too_large") else { panic!() };
    headers.push((min_side_wire::NOTHING_DONE.to_owned(), "00112233445566778899aabbccddeeff".to_owned()));
    harness.fake.next_commands(Reply::Full(status, headers, body));
    assert!(harness.engine.deliver().await.is_err());
    assert_eq!(harness.row().await.1, OutboxState::Sending);
    assert!(harness.withdraw(&id).await.is_err());
}

#[tokio::test]
async fn r_04_6_a_batch_that_may_have_been_done_is_not_taken_back_after_each_was_refused_by_itself() {
    let harness = harness().await;
    let (first, second) = (harness.enqueue("Første").await, harness.enqueue("Andre").await);
    let of_both = second.clone();
    harness.fake.answer_commands(move |request| {
        let is_whole = String::from_utf8_lossy(&request.body).contains(&of_both)
            && String::from_utf8_lossy(&request.body).matches("send_message").count() == 2;
        let refusal = problem(413, "too_large");
        // The batch as a whole was refused by nobody knows whom; each by itself by the server.
        if is_whole { refusal } else { by_the_server(refusal) }
    });
    assert!(harness.engine.deliver().await.is_err());
    assert_eq!(harness.states().await, [OutboxState::Sending; 2]);
    for id in [first, second] {
        assert!(harness.withdraw(&id).await.is_err());
    }
}

#[tokio::test]
async fn rows_that_are_held_up_for_ever_keep_no_other_waiting_and_rest_between_tries() {
    let harness = harness().await;
    for number in 0..5 {
        harness.enqueue(&format!("Ulovlig {number}")).await;
    }
    let good = harness.enqueue("God").await;
    let wanted = good.clone();
    harness.fake.answer_commands(move |request| {
        let is_bad = String::from_utf8_lossy(&request.body).contains("Ulovlig");
        if is_bad { by_the_server(problem(413, "too_large")) } else { done(&wanted, 3) }
    });
    for _ in 0..2 {
        assert!(harness.engine.deliver().await.is_err());
    }
    let rows = harness.store.local.read(outbox::unsettled).await.unwrap();
    assert_eq!(rows.iter().filter(|row| row.state == OutboxState::Pending).count(), 5);
    assert_eq!(rows.last().map(|row| (row.id.clone(), row.state)), Some((good, OutboxState::Done)));
    assert_eq!(harness.engine.view().await.unwrap().held_up, 5);
    let asked = harness.fake.requests().len();
    assert_eq!(harness.engine.deliver().await.unwrap(), 0);
    assert_eq!(harness.fake.requests().len(), asked, "they rest");
    assert!(
        harness.engine.send_within().is_some_and(|wait| wait <= Duration::from_secs(10)),
        "and not for ever"
    );
    harness.engine.try_all();
    assert!(harness.engine.deliver().await.is_err());
    assert!(harness.fake.requests().len() > asked, "the member may ask");
}

#[tokio::test]
async fn a_row_that_ends_the_connection_each_time_keeps_no_other_waiting() {
    let harness = harness().await;
    let bad = harness.enqueue("Ulovlig").await;
    let good = harness.enqueue("God").await;
    let wanted = good.clone();
    harness.fake.answer_commands(move |request| {
        if String::from_utf8_lossy(&request.body).contains("Ulovlig") { Reply::Cut } else { done(&wanted, 3) }
    });
    for _ in 0..4 {
        let _ = harness.engine.deliver().await;
    }
    let rows = harness.store.local.read(outbox::unsettled).await.unwrap();
    let states: Vec<_> = rows.iter().map(|row| (row.id.clone(), row.state)).collect();
    assert_eq!(states, [(bad, OutboxState::Sending), (good, OutboxState::Done)]);
}

#[tokio::test]
async fn what_could_not_be_sent_is_tried_again_though_all_could_be_read_and_nobody_asks() {
    let harness = harness().await;
    harness.fake.page("", page(&page_json("", "a", false, &[])));
    harness.enqueue("Lønn").await;
    harness.fake.next_commands(Reply::Full(502, vec![], b"bad gateway".to_vec()));
    harness.engine.sync().await.unwrap();
    let within = harness.engine.send_within().expect("it is not forgotten");
    assert!(within <= Duration::from_secs(12), "{within:?}");
    assert_eq!(harness.states().await, [OutboxState::Sending]);
}

#[tokio::test]
async fn a_command_that_the_server_failed_at_is_held_up_alone_and_sent_again_under_its_id() {
    let harness = harness().await;
    let (first, second) = (harness.enqueue("Første").await, harness.enqueue("Andre").await);
    let failed = format!(
        r#"{{"id":"{first}","status":"failed","problem":{{"type":"urn:min-side:problem:internal","title":"x","status":500}}}}"#
    );
    let answer = format!(r#"{{"results":[{failed},{{"id":"{second}","status":"done","version":3}}]}}"#);
    harness.fake.next_commands(json(200, &answer));
    assert!(matches!(harness.engine.deliver().await, Err(Error::Network { .. })), "one waits on");
    let rows = harness.store.local.read(outbox::unsettled).await.unwrap();
    let states: Vec<_> = rows.iter().map(|row| (row.id.clone(), row.state)).collect();
    assert_eq!(states, [(first.clone(), OutboxState::Sending), (second, OutboxState::Done)]);
    assert_eq!(rows[0].view().error.unwrap().code, "internal");
    harness.engine.try_all();
    harness.fake.next_commands(done(&first, 4));
    assert_eq!(harness.engine.deliver().await.unwrap(), 1);
    assert_eq!(harness.states().await, [OutboxState::Done; 2]);
}
