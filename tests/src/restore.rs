//! A server that has been put back to a backup: its members' machines end up with what it has, whatever they had.

use crate::harness::server::Server;
use crate::harness::{feed, program};
use crate::house::{Machine, Rows, assert_same};
use std::path::Path;
use std::process::Command;

/// Messages that are written after the backup and lost, and after it was put back.
const LOST: usize = 10;
const SINCE: usize = 14;

/// How a backup is made, and how it is put back.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// By the server's own commands.
    Commands,
    /// `server.db` alone is copied back, as an operator does who knows SQLite.
    DatabaseCopied,
    /// The folder whole, as from a machine's backup: with all that the server keeps in it.
    FolderCopied,
}

async fn write(server: &Server, from: usize, count: usize) {
    for n in from..from + count {
        let subject = format!("Nr. {n}");
        feed::office(
            server,
            &["write", "demo", "--subject", &subject, "--from", "Kontoret", "--body", "Hei"],
        )
        .unwrap();
    }
}

async fn rows(server: &Server) -> Rows {
    let changes = feed::changes(server).await.unwrap();
    let of_row = |change: min_side_wire::feed::Change| {
        let body = serde_json::from_str(change.body?.get()).unwrap();
        Some(((change.collection, change.id), (change.version, body)))
    };
    changes.into_iter().filter_map(of_row).collect()
}

fn by_server(arguments: &[&str], data: &Path) {
    let mut command = Command::new(program::path("min-side-server").unwrap());
    let output = command.args(arguments).arg("--data").arg(data).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn copy(from: &Path, to: &Path) {
    let copied = Command::new("cp").arg("-a").arg(from).arg(to).status().unwrap();
    assert!(copied.success());
}

async fn a_machine_ends_up_with_what_the_server_has(way: Way) {
    let elsewhere = tempfile::tempdir().unwrap();
    let backup = elsewhere.path().join("backup");
    let mut server = Server::start(&["--messages", "60", "--documents", "4"]).unwrap();
    let (first, second) = (Machine::new(), Machine::new());
    // One that syncs before the backup and not again until after the restore, and one that follows all the time.
    let app = second.app(server.url(), server.demo_token()).await;
    app.sync_now().await.unwrap();
    app.close().await;
    drop(app);
    if matches!(way, Way::FolderCopied) {
        server.stop();
        copy(server.data(), &backup);
        server.start_again().unwrap();
    } else {
        by_server(&["backup", backup.to_str().unwrap()], server.data());
    }
    write(&server, 0, LOST).await;
    let app = first.app(server.url(), server.demo_token()).await;
    app.sync_now().await.unwrap();
    app.close().await;
    drop(app);
    assert_same(&first.rows().await, &rows(&server).await);

    server.stop();
    let data = server.data().to_owned();
    match way {
        Way::Commands => by_server(&["restore", backup.to_str().unwrap()], &data),
        Way::DatabaseCopied => {
            for name in ["server.db-wal", "server.db-shm"] {
                let _ = std::fs::remove_file(data.join(name));
            }
            std::fs::copy(&backup, data.join("server.db")).unwrap();
        }
        Way::FolderCopied => {
            for entry in std::fs::read_dir(&data).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    std::fs::remove_dir_all(path).unwrap();
                } else {
                    std::fs::remove_file(path).unwrap();
                }
            }
            copy(&backup.join("."), &data);
        }
    }
    server.start_again().unwrap();
    // More than were lost: the server has come further than either machine knows it to have been.
    write(&server, 1_000, SINCE).await;
    let there = rows(&server).await;
    let since = there.iter().filter(|((collection, _), (_, body))| {
        collection == "threads"
            && body["subject"].as_str().is_some_and(|subject| subject.starts_with("Nr. 10"))
    });
    assert_eq!(since.count(), SINCE);
    for machine in [&first, &second] {
        let app = machine.app(server.url(), server.demo_token()).await;
        app.sync_now().await.unwrap();
        app.close().await;
        drop(app);
        assert_same(&machine.rows().await, &there);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_restore_by_command_every_machine_has_what_the_server_has() {
    a_machine_ends_up_with_what_the_server_has(Way::Commands).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_database_was_copied_back_every_machine_has_what_the_server_has() {
    a_machine_ends_up_with_what_the_server_has(Way::DatabaseCopied).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_folder_was_copied_back_every_machine_has_what_the_server_has() {
    a_machine_ends_up_with_what_the_server_has(Way::FolderCopied).await;
}
