//! App and server of different ages.

use super::*;
use crate::views::ContractFit;

impl Harness {
    fn sent(&self) -> usize {
        self.fake.requests().iter().filter(|request| request.target.ends_with("/commands")).count()
    }

    /// What the member is told of each row that waits.
    async fn told_of_rows(&self) -> Vec<Option<String>> {
        let rows = self.store.local.read(outbox::unsettled).await.unwrap();
        rows.iter().map(|row| row.view().error.map(|error| error.code)).collect()
    }

    /// Syncs as the loop does.
    async fn sync_and_ask(&self) {
        self.engine.sync().await.unwrap();
        self.engine.ask_what_it_speaks().await.unwrap();
    }

    /// Has the hour pass after which the server is asked again.
    fn an_hour_later(&self) {
        *self.engine.asked.lock().unwrap() = None;
    }
}

#[tokio::test]
async fn a_server_that_takes_nothing_of_so_old_an_app_is_told_once_and_reading_goes_on() {
    let harness = harness().await;
    harness.fake.speaks("2.3", Some("1.4"));
    harness.fake.page("", page(&page_json("", "a", false, &[put("1", 1)])));
    harness.sync_and_ask().await;
    let view = harness.engine.view().await.unwrap();
    assert_eq!((view.contract, view.error), (ContractFit::AppTooOld, None));
    assert_eq!(harness.ids().await, ["1@1"]);

    let id = harness.enqueue("Permisjon").await;
    harness.fake.page("a", page(&page_json("a", "b", false, &[put("2", 2)])));
    harness.sync_and_ask().await;
    assert_eq!(harness.sent(), 0, "nothing is sent that would be refused for good");
    assert_eq!((harness.states().await, harness.ids().await.len()), (vec![OutboxState::Pending], 2));
    assert_eq!(harness.told_of_rows().await, [Some("app_too_old".to_owned())]);

    // The app was updated, or the server thought again.
    harness.an_hour_later();
    harness.fake.speaks("2.3", Some("1.0"));
    harness.fake.page("b", page(&page_json("b", "b", false, &[])));
    harness.sync_and_ask().await;
    assert_eq!(harness.engine.view().await.unwrap().contract, ContractFit::Fits);
    harness.fake.next_commands(done(&id, 3));
    harness.sync_and_ask().await;
    assert_eq!((harness.sent(), harness.states().await), (1, vec![]));
}

#[tokio::test]
async fn a_feed_that_is_not_understood_any_more_is_told_as_what_it_is() {
    for (contract, code) in [("2.0", "app_too_old"), ("0.9", "server_too_old"), ("1.0", "not_found")] {
        let harness = harness().await;
        harness.fake.speaks(contract, None);
        // It has no feed of this version.
        harness.fake.page("", problem(404, "not_found"));
        assert!(harness.engine.sync().await.is_err());
        let told = harness.engine.view().await.unwrap().error.unwrap();
        assert_eq!(told.code, code, "{contract}");
    }
}

#[tokio::test]
async fn a_command_that_an_older_server_does_not_know_waits_and_those_it_knows_are_sent() {
    // Of today's commands there is none that a server of this major version does not know.
    let harness = harness().await;
    harness.fake.speaks("0.9", None);
    harness.fake.page("", page(&page_json("", "a", false, &[])));
    harness.fake.page("a", page(&page_json("a", "a", false, &[])));
    harness.sync_and_ask().await;
    let ids = [harness.enqueue("En").await, harness.enqueue("To").await];
    harness.sync_and_ask().await;
    assert_eq!((harness.sent(), harness.states().await), (0, vec![OutboxState::Pending; 2]));
    assert_eq!(harness.told_of_rows().await, vec![Some("server_too_old".to_owned()); 2]);
    harness.an_hour_later();
    harness.fake.speaks("1.0", None);
    harness.sync_and_ask().await;
    harness.fake.answer_commands(|request| {
        let sent: serde_json::Value = serde_json::from_slice(&request.body).unwrap();
        let answers: Vec<String> = sent["commands"]
            .as_array()
            .unwrap()
            .iter()
            .map(|command| format!(r#"{{"id":{},"status":"done","version":1}}"#, command["id"]))
            .collect();
        json(200, &format!(r#"{{"results":[{}]}}"#, answers.join(",")))
    });
    harness.sync_and_ask().await;
    assert_eq!((harness.sent(), harness.states().await), (1, vec![]), "{ids:?}: in one request");
}

#[tokio::test]
async fn a_row_that_waits_for_long_is_not_written_again_at_each_sync() {
    let harness = harness().await;
    harness.fake.speaks("0.9", None);
    harness.fake.page("", page(&page_json("", "a", false, &[])));
    harness.fake.page("a", page(&page_json("a", "a", false, &[])));
    harness.sync_and_ask().await;
    harness.enqueue("En").await;
    harness.enqueue("To").await;
    // Counts in the database itself what is written to the rows.
    let count = "CREATE TEMP TABLE written (id); CREATE TEMP TRIGGER counts AFTER UPDATE ON outbox \
                 BEGIN INSERT INTO written VALUES (new.id); END;";
    harness.store.local.write(move |tx| Ok(tx.execute_batch(count)?)).await.unwrap();
    let written = async || {
        let count = |tx: &rusqlite::Transaction<'_>| {
            Ok(tx.query_row("SELECT count(*) FROM written", [], |row| row.get::<_, i64>(0))?)
        };
        harness.store.local.write(count).await.unwrap()
    };
    harness.sync_and_ask().await;
    assert_eq!(written().await, 2, "why each of them waits");
    for _ in 0..3 {
        harness.sync_and_ask().await;
    }
    assert_eq!(written().await, 2, "nothing else has come of them");
    assert_eq!(harness.told_of_rows().await, vec![Some("server_too_old".to_owned()); 2]);
}

#[tokio::test]
async fn what_the_server_speaks_is_asked_once_in_an_hour_and_known_at_the_next_start() {
    let harness = harness().await;
    harness.fake.speaks("2.0", None);
    harness.fake.page("", page(&page_json("", "a", false, &[])));
    harness.fake.page("a", page(&page_json("a", "a", false, &[])));
    for _ in 0..3 {
        harness.sync_and_ask().await;
    }
    let asked = harness.fake.requests().iter().filter(|request| request.target == "/v1/service").count();
    assert_eq!(asked, 1);
    // Another start, before anything has been asked.
    let http = harness.engine.http().clone();
    let again = Engine::new(
        harness.store.clone(),
        http,
        harness.engine.clock.clone(),
        broadcast::channel(64).0,
        crate::rooms::for_engine(),
    );
    assert_eq!(again.view().await.unwrap().contract, ContractFit::AppTooOld);
}
