//! What one member cannot fill, and what one folder cannot have two of.

use super::*;

#[tokio::test]
async fn refused_commands_cannot_fill_the_disk() {
    let harness = Harness::new().await;
    let size = |harness: &Harness| {
        let names = ["server.db", "server.db-wal"];
        names
            .iter()
            .filter_map(|name| std::fs::metadata(harness.dir.path().join(name)).ok())
            .map(|file| file.len())
            .sum::<u64>()
    };
    let before = size(&harness);
    let body = "x".repeat(1_000_000);
    let mut statuses = Vec::new();
    for n in 0..70 {
        let command = json!({"commands": [{"id": format!("c-{n}"), "kind": "edit_profile",
            "payload": {"edits": [{"field": "first_name", "from": "Per", "to": body}]}}]});
        let post =
            harness.client.post(harness.url("/v1/commands")).bearer_auth(harness.token()).json(&command);
        let response = post.send().await.unwrap();
        statuses.push(response.status().as_u16());
        if response.status() == 429 {
            assert!(response.headers().contains_key("retry-after"));
            break;
        }
    }
    assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
    assert!(size(&harness) - before < 8_000_000, "{} bytes", size(&harness) - before);
    // It is the member's own limit, and tomorrow is another day.
    let olas = Envelope { id: "a".into(), base_version: None, command: message("a") };
    assert!(is_done(&harness.command_of(&harness.ola_token, olas).await));
    harness.clock.set(noon() + TimeDelta::days(1));
    let token = harness.token_of("demo").await;
    let mine = Envelope { id: "b".into(), base_version: None, command: message("b") };
    assert!(is_done(&harness.command_of(&token, mine).await));
}

#[tokio::test]
async fn answers_are_kept_as_long_as_the_contract_says() {
    let harness = Harness::new().await;
    let storage = &*harness.running.storage;
    let kept = |refused: bool| crate::storage::KeptAnswer {
        answer: json!({"status": "done", "version": 1}).to_string(),
        hash: None,
        refused,
    };
    for n in 0..1_100 {
        let at = noon() + TimeDelta::milliseconds(n);
        write(storage, at, |tx| tx.keep_answer("demo", &format!("r-{n}"), &kept(true))).unwrap();
    }
    write(storage, noon(), |tx| tx.keep_answer("demo", "done", &kept(false))).unwrap();
    let has = |id: &str| write(storage, noon(), |tx| tx.answer("demo", id)).unwrap().is_some();
    assert!(!has("r-0") && !has("r-99") && has("r-100") && has("r-1099") && has("done"));
    let prune = |days| write(storage, noon() + TimeDelta::days(days), crate::commands::prune).unwrap();
    assert_eq!(prune(29), 0);
    assert_eq!(prune(31), 1_000);
    assert!(has("done"));
    assert_eq!(prune(401), 1);
    assert!(!has("done"));
}

#[tokio::test]
async fn files_that_nothing_names_cannot_fill_the_disk() {
    let harness = Harness::new().await;
    let storage = &harness.running.storage;
    let stored = storage.row(&own("demo"), Collection::Union, "union").unwrap().unwrap();
    let mut union: Value = serde_json::from_str(&stored.body).unwrap();
    union["attachment_max_bytes"] = json!(300_000_000);
    storage.put_rows(&[row("demo", Collection::Union, &union)]).unwrap();
    let begin = async |n: u8| {
        let request = json!({"sha256": format!("{n:064x}"), "size": 200_000_000, "media_type": "text/plain"});
        let post =
            harness.client.post(harness.url("/v1/uploads")).bearer_auth(harness.token()).json(&request);
        post.send().await.unwrap().status().as_u16()
    };
    assert_eq!([begin(1).await, begin(2).await, begin(3).await, begin(1).await], [201, 201, 429, 201]);
    storage.drop_stale_uploads(noon() + TimeDelta::days(1)).unwrap();
    assert_eq!(begin(3).await, 201);
}

#[tokio::test]
async fn a_second_server_on_the_folder_says_so_and_ends() {
    let harness = Harness::new().await;
    let second = Config::demo(harness.dir.path(), crate::seed::Options::on(day(2026, 6, 16)));
    let second = Server::start(second).await;
    assert!(matches!(second, Err(StartError::Held(crate::folder::HoldError::InUse))));
    assert!(is_done(&harness.command("c-1", message("c-1")).await));
    let Harness { running, dir, .. } = harness;
    running.stop().await;
    let config = Config::demo(dir.path(), crate::seed::Options::on(day(2026, 6, 16)));
    let begun = Instant::now();
    let next = Server::start(config).await.unwrap();
    assert!(begun.elapsed() < Duration::from_secs(30));
    next.stop().await;
}
