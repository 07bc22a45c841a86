use super::{Mail, MailError, Notices};
use crate::clock::Clock;
use crate::testing::{Harness, is_done, noon};
use chrono::TimeDelta;
use min_side_wire::command::{Command, FieldEdit};
use min_side_wire::office::OfficeCommand;
use serde_json::json;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

fn reply(body: &str) -> OfficeCommand {
    OfficeCommand::Reply {
        thread_id: "demo-t1".into(),
        member_id: None,
        sender_name: "Silje".into(),
        body: body.into(),
        attachments: Vec::new(),
    }
}

fn letters(harness: &Harness) -> Vec<String> {
    let Ok(folder) = std::fs::read_dir(harness.dir.path().join("mail")) else { return Vec::new() };
    let paths: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    let letters = paths.iter().filter(|path| path.extension().is_some_and(|kind| kind == "eml"));
    letters.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// Waits until there are so many letters, and then a little, in case there are more.
async fn wait_for(harness: &Harness, count: usize) -> Vec<String> {
    for _ in 0..500 {
        if letters(harness).len() >= count {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    letters(harness)
}

#[tokio::test]
async fn r_04_8_a_notice_says_only_that_something_waits() {
    let harness = Harness::new().await;
    assert!(is_done(&harness.office("o-1", reply("Hemmelig innhold")).await));
    // The same command again, as on a retry.
    harness.office("o-1", reply("Hemmelig innhold")).await;
    let letters = wait_for(&harness, 1).await;
    let [letter] = letters.as_slice() else { panic!("{} letters", letters.len()) };
    assert!(letter.contains("To: demo@privat.example.no"));
    assert!(letter.contains("Auto-Submitted: auto-generated"));
    for kept_quiet in ["Hemmelig", "Silje", "NTL", "Tjenestemannslag", "Kari", "melding"] {
        assert!(!letter.contains(kept_quiet), "{kept_quiet} in {letter}");
    }
}

#[tokio::test]
async fn r_04_8_a_notice_follows_where_e_mail_is_to_be_sent() {
    let harness = Harness::new().await;
    let edits = vec![FieldEdit { field: "email_choice".into(), from: json!("private"), to: json!("work") }];
    assert!(is_done(&harness.command("c-1", Command::EditProfile { edits }).await));
    assert!(is_done(&harness.office("o-1", reply("Hei")).await));
    assert!(wait_for(&harness, 1).await[0].contains("To: demo@arbeid.example.no"));
}

#[tokio::test]
async fn r_04_8_without_an_address_the_office_is_told() {
    let harness = Harness::new().await;
    let edits = [("email_work", "demo@arbeid.example.no"), ("email_private", "demo@privat.example.no")]
        .map(|(field, from)| FieldEdit { field: field.into(), from: json!(from), to: json!("") })
        .into_iter()
        .chain([FieldEdit { field: "email_choice".into(), from: json!("private"), to: json!(null) }])
        .collect();
    assert!(is_done(&harness.command("c-1", Command::EditProfile { edits }).await));
    assert!(is_done(&harness.office("o-1", reply("Hei")).await));
    for _ in 0..500 {
        if !harness.log().is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let log = harness.log();
    assert_eq!((log[0].kind.as_str(), log[0].member.as_str()), ("notice_without_address", "demo"));
    assert!(letters(&harness).is_empty());
}

/// A mail server on the loopback address that answers each end of a letter with the next of these.
async fn mail_server(answers: Vec<&'static str>) -> (u16, tokio::task::JoinHandle<usize>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let serving = tokio::spawn(async move {
        let mut letters = 0;
        let mut answers = answers.into_iter();
        let mut answer = answers.next();
        while answer.is_some() {
            let (stream, _) = listener.accept().await.unwrap();
            let (read, mut write) = stream.into_split();
            let mut lines = BufReader::new(read).lines();
            write.write_all(b"220 loopback\r\n").await.unwrap();
            let mut in_letter = false;
            while let Ok(Some(line)) = lines.next_line().await {
                let said = match (in_letter, line.as_str()) {
                    (true, ".") => {
                        in_letter = false;
                        letters += 1;
                        let said = answer.unwrap_or("250 ok");
                        answer = answers.next();
                        if said == "hang up" {
                            break;
                        }
                        said
                    }
                    (true, _) => continue,
                    (false, "DATA") => {
                        in_letter = true;
                        "354 go on"
                    }
                    (false, "QUIT") => {
                        write.write_all(b"221 bye\r\n").await.unwrap();
                        break;
                    }
                    (false, _) => "250 ok",
                };
                write.write_all(format!("{said}\r\n").as_bytes()).await.unwrap();
                if answer.is_none() && !in_letter {
                    break;
                }
            }
        }
        letters
    });
    (port, serving)
}

/// The demo's own mail is off, so that rounds are ours to make.
async fn harness_without_mail() -> Harness {
    Harness::with(|config| config.mail = None).await
}

fn notices(harness: &Harness, port: u16) -> Notices {
    let host = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let mail = Mail::Smtp { host, port, from: "ikke-svar@example.no".into() };
    let clock: Arc<dyn Clock> = Arc::new(harness.clock.clone());
    Notices::new(Arc::clone(&harness.running.storage), clock, mail).unwrap()
}

#[tokio::test]
async fn r_04_8_what_the_mail_server_did_not_take_is_tried_again_later() {
    let harness = harness_without_mail().await;
    let (port, server) = mail_server(vec!["451 busy", "250 taken"]).await;
    let notices = notices(&harness, port);
    assert!(is_done(&harness.office("o-1", reply("Hei")).await));
    notices.round().await.unwrap();
    // Not at once.
    notices.round().await.unwrap();
    harness.clock.set(noon() + TimeDelta::minutes(3));
    notices.round().await.unwrap();
    harness.clock.set(noon() + TimeDelta::days(3));
    notices.round().await.unwrap();
    assert_eq!(tokio::time::timeout(Duration::from_secs(5), server).await.unwrap().unwrap(), 2);
    assert!(harness.log().is_empty());
}

#[tokio::test]
async fn r_04_8_what_the_mail_server_may_have_taken_is_never_sent_again() {
    let harness = harness_without_mail().await;
    let (port, server) = mail_server(vec!["hang up"]).await;
    let notices = notices(&harness, port);
    assert!(is_done(&harness.office("o-1", reply("Hei")).await));
    notices.round().await.unwrap();
    assert_eq!(tokio::time::timeout(Duration::from_secs(5), server).await.unwrap().unwrap(), 1);
    harness.clock.set(noon() + TimeDelta::days(3));
    notices.round().await.unwrap();
    let log = harness.log();
    assert_eq!((log.len(), log[0].kind.as_str()), (1, "notice_given_up"));
}

#[tokio::test]
async fn r_04_8_a_mail_server_that_is_away_is_waited_for() {
    let harness = harness_without_mail().await;
    let nobody = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = nobody.local_addr().unwrap().port();
    drop(nobody);
    let notices = notices(&harness, port);
    assert!(is_done(&harness.office("o-1", reply("Hei")).await));
    notices.round().await.unwrap();
    let later = noon() + TimeDelta::minutes(3);
    assert!(harness.running.storage.waiting_notices(noon(), 10).unwrap().is_empty());
    assert_eq!(harness.running.storage.waiting_notices(later, 10).unwrap()[0].attempts, 1);
}

#[test]
fn mail_never_leaves_the_machine_unencrypted() {
    let storage = tempfile::tempdir().unwrap();
    let storage: Arc<dyn crate::storage::Storage> =
        Arc::new(crate::storage::sqlite::SqliteStorage::open(storage.path()).unwrap());
    let mail = Mail::Smtp { host: [192, 0, 2, 1].into(), port: 25, from: "a@example.no".into() };
    let made = Notices::new(storage, Arc::new(crate::clock::SystemClock), mail);
    assert!(matches!(made, Err(MailError::NotLoopback)));
}

#[tokio::test]
async fn a_notice_that_could_not_be_noted_as_sent_is_settled_when_there_is_room_again_and_sent_once() {
    let harness = Harness::new().await;
    let database = rusqlite::Connection::open(harness.dir.path().join("server.db")).unwrap();
    database.busy_timeout(Duration::from_secs(5)).unwrap();
    // The letter has gone; that it has cannot be written down.
    let full = "CREATE TRIGGER no_room BEFORE UPDATE ON notice WHEN NEW.state = 'sent' \
                BEGIN SELECT RAISE(ABORT, 'no room'); END";
    database.execute_batch(full).unwrap();
    assert!(is_done(&harness.office("o-1", reply("Hei")).await));
    assert_eq!(wait_for(&harness, 1).await.len(), 1);
    database.execute_batch("DROP TRIGGER no_room").unwrap();
    assert!(is_done(&harness.office("o-2", reply("Hei igjen")).await));
    assert_eq!(wait_for(&harness, 2).await.len(), 2, "the first is not sent again");
    let state = || -> Vec<String> {
        let mut states = database.prepare("SELECT state FROM notice ORDER BY id").unwrap();
        let states = states.query_map([], |row| row.get(0)).unwrap();
        states.collect::<rusqlite::Result<_>>().unwrap()
    };
    for _ in 0..500 {
        if state() == ["given_up", "sent"] {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(state(), ["given_up", "sent"]);
}
