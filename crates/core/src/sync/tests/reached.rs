//! Online is only an answer of ours that was understood.

use super::*;
use crate::error::NetworkKind;
use crate::http::Http as Client;
use crate::testing::{packed, portal};
use std::time::Instant;

fn redirect(status: u16) -> Reply {
    Reply::Full(status, vec![("location".to_owned(), "http://portal.example/login".to_owned())], Vec::new())
}

fn kind<T: std::fmt::Debug>(result: crate::Result<T>) -> NetworkKind {
    match result {
        Err(Error::Network { kind, .. }) => kind,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_empty_outbox_is_no_sign_of_a_network() {
    let harness = harness().await;
    harness.fake.down(true);
    assert_eq!(harness.engine.deliver().await.unwrap(), 0);
    assert_eq!(harness.engine.connection(), Connection::Unknown, "nobody was asked anything");
    assert!(harness.engine.sync().await.is_err());
    assert_eq!(harness.engine.connection(), Connection::Offline);
    assert_eq!(harness.engine.deliver().await.unwrap(), 0);
    assert_eq!(harness.engine.connection(), Connection::Offline);
}

#[tokio::test]
async fn a_network_that_answers_in_the_servers_place_is_named_as_one() {
    for (name, reply) in [
        ("its page", portal()),
        ("a redirect", redirect(302)),
        ("another redirect", redirect(307)),
        ("its own status", Reply::Full(511, vec![], b"sign in".to_vec())),
        ("a page that says nothing of its kind", Reply::Full(200, vec![], b"\r\n<!doctype html>".to_vec())),
    ] {
        let harness = harness().await;
        harness.fake.page("", page(&page_json("", "a", false, &[])));
        harness.engine.sync().await.unwrap();
        assert_eq!(harness.engine.connection(), Connection::Online, "{name}");
        let id = harness.enqueue("Lønn").await;
        harness.fake.always(Some(reply));
        assert!(harness.engine.sync().await.is_err(), "{name}");
        assert_eq!(harness.engine.connection(), Connection::Portal, "{name}");
        assert_eq!(harness.engine.view().await.unwrap().error.unwrap().code, "portal", "{name}");
        assert_eq!(harness.states().await, [OutboxState::Sending], "{name}");
        harness.fake.always(None);
        harness.fake.next_commands(done(&id, 3));
        harness.fake.page("a", page(&page_json("a", "b", false, &[])));
        harness.engine.sync().await.unwrap();
        assert_eq!(
            (harness.engine.connection(), harness.states().await),
            (Connection::Online, vec![]),
            "{name}"
        );
    }
}

#[tokio::test]
async fn every_path_tells_a_portal_from_the_server() {
    let harness = harness().await;
    harness.fake.always(Some(portal()));
    let http: &Client = harness.engine.http();
    assert_eq!(kind(http.service().await), NetworkKind::Portal);
    assert_eq!(kind(http.page(None, 10).await.map(|_| ())), NetworkKind::Portal);
    assert_eq!(kind(http.commands(vec![]).await.map_err(|unanswered| unanswered.error)), NetworkKind::Portal);
    assert_eq!(kind(http.blob(&"ab".repeat(32), 0).await.map(|_| ())), NetworkKind::Portal);
    assert_eq!(kind(http.events().await.map(|_| ())), NetworkKind::Portal, "an open page is no stream");
}

#[tokio::test]
async fn every_path_understands_a_problem_that_is_packed() {
    let harness = harness().await;
    let http: &Client = harness.engine.http();
    for encoding in ["zstd", "gzip"] {
        harness.fake.always(Some(packed(problem(403, "forbidden"), encoding)));
        let codes = [
            http.service().await.map(|_| ()),
            http.page(None, 10).await.map(|_| ()),
            http.commands(vec![]).await.map(|_| ()).map_err(|unanswered| unanswered.error),
            http.blob(&"ab".repeat(32), 0).await.map(|_| ()),
            http.events().await.map(|_| ()),
            http.append_upload("u", 0, bytes::Bytes::from_static(b"x")).await.map(|_| ()),
        ]
        .map(|result| match result {
            Err(Error::Problem(problem)) => problem.code().unwrap().name(),
            other => panic!("{encoding}: {other:?}"),
        });
        assert!(codes.iter().all(|code| code == "forbidden"));
    }
    // A small one that unpacks to a huge one is none.
    let huge = format!(
        r#"{{"type":"urn:min-side:problem:forbidden","title":"{}","status":403}}"#,
        "x".repeat(1 << 20)
    );
    let kind_of = vec![("content-type".to_owned(), "application/problem+json".to_owned())];
    harness.fake.always(Some(packed(Reply::Full(403, kind_of, huge.into_bytes()), "zstd")));
    assert_eq!(kind(http.service().await), NetworkKind::Blocked);
}

#[tokio::test]
async fn a_problem_of_anothers_is_none_of_ours_and_no_sign_of_the_server() {
    let harness = harness().await;
    let others = r#"{"type":"about:blank","title":"Blocked by policy","status":403}"#;
    let kind_of = vec![("content-type".to_owned(), "application/problem+json".to_owned())];
    harness.fake.always(Some(Reply::Full(403, kind_of, others.as_bytes().to_vec())));
    assert_eq!(kind(harness.engine.sync().await), NetworkKind::Blocked);
    assert_eq!(harness.engine.connection(), Connection::Offline);
    // Nor does it end the sign-in.
    let basic = vec![("www-authenticate".to_owned(), "Basic realm=\"proxy\"".to_owned())];
    harness.fake.always(Some(Reply::Full(401, basic, b"who are you".to_vec())));
    assert_eq!(kind(harness.engine.sync().await), NetworkKind::Blocked);
    assert!(!harness.engine.http().session().is_expired().await);
}

#[tokio::test]
async fn a_wish_to_be_left_alone_for_ever_is_followed_for_an_hour() {
    let harness = harness().await;
    for (said, seconds) in
        [("3600", 3_600), ("864000000", 3_600), ("99999999999999999999999", 3_600), ("-1", 5)]
    {
        harness
            .fake
            .page("", Reply::Full(503, vec![("retry-after".to_owned(), said.to_owned())], Vec::new()));
        match harness.engine.http().page(None, 1).await {
            Err(Error::Busy { after, .. }) => assert_eq!(after, Duration::from_secs(seconds), "{said}"),
            Err(Error::Network { kind: NetworkKind::Server, .. }) if seconds == 5 => {}
            other => panic!("{said}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn a_black_hole_is_not_called_online_and_is_offline_within_some_seconds() {
    let harness = harness().await;
    harness.fake.page("", page(&page_json("", "a", false, &[])));
    harness.engine.sync().await.unwrap();
    assert_eq!(harness.engine.connection(), Connection::Online);
    harness.fake.always(Some(Reply::Silence));
    let begun = Instant::now();
    let (mut doubt, mut gone) = (None, None);
    tokio::select! {
        result = harness.engine.sync() => panic!("{result:?}"),
        () = async {
            while gone.is_none() {
                tokio::time::sleep(Duration::from_millis(50)).await;
                match harness.engine.connection() {
                    Connection::Online => {}
                    Connection::Unknown => _ = doubt.get_or_insert_with(|| begun.elapsed()),
                    Connection::Offline => gone = Some(begun.elapsed()),
                    Connection::Portal => panic!("a portal"),
                }
            }
        } => {}
    }
    let doubt = doubt.expect("it is in doubt before it is offline");
    assert!(doubt < Duration::from_secs(8) && gone.unwrap() < Duration::from_secs(15), "{doubt:?} {gone:?}");
}

#[tokio::test]
async fn what_cannot_be_sent_for_a_fault_of_this_machine_is_told_and_not_only_left_waiting() {
    let harness = harness().await;
    harness.fake.page("", page(&page_json("", "a", false, &[put("1", 1)])));
    harness.enqueue("Permisjon").await;
    let fault = "CREATE TRIGGER fault BEFORE UPDATE ON outbox BEGIN SELECT RAISE(ABORT, 'a fault'); END";
    harness.store.local.write(move |tx| Ok(tx.execute_batch(fault)?)).await.unwrap();
    assert!(matches!(harness.engine.sync().await, Err(Error::Database(_))));
    assert_eq!(harness.engine.view().await.unwrap().error.unwrap().code, "database");
    assert_eq!(harness.ids().await, ["1@1"], "all the same everything was read");
    harness.store.local.write(|tx| Ok(tx.execute_batch("DROP TRIGGER fault")?)).await.unwrap();
    let id = harness.store.local.read(outbox::unsettled).await.unwrap()[0].id.clone();
    harness.fake.page("a", page(&page_json("a", "b", false, &[put("2", 2)])));
    harness.fake.next_commands(done(&id, 2));
    assert_eq!(harness.engine.sync().await.unwrap().answered, 1);
    assert_eq!(harness.engine.view().await.unwrap().error, None);
}
