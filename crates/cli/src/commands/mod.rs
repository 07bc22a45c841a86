//! The commands.

mod export;
mod kursbevis;
mod lists;
mod outbox;
mod search;
mod send;
mod status;
mod sync;

use crate::arguments::{Arguments, Command};
use crate::failure::Failure;
use crate::open::open;

/// Does what was asked.
pub async fn run(arguments: Arguments) -> Result<(), Failure> {
    let json = arguments.json;
    if let Command::Export { path, verify: true, .. } = &arguments.command {
        return export::check(path, json);
    }
    let talks = matches!(arguments.command, Command::Sync { .. } | Command::Send { .. });
    let app = open(&arguments, talks).await?;
    let result = match arguments.command {
        Command::Sync { no_files } => sync::run(&app, no_files, json).await,
        Command::Status => status::run(&app, arguments.server.as_ref(), json).await,
        Command::Messages => lists::messages(&app, json).await,
        Command::Documents => lists::documents(&app, json).await,
        Command::Kursbevis { command } => kursbevis::run(&app, command, json).await,
        Command::Search { query, limit } => search::run(&app, query, limit, json).await,
        Command::Send { to, subject, body, attach } => {
            send::run(&app, send::Message { to, subject, body, attach }, json).await
        }
        Command::Outbox { command } => outbox::run(&app, command, json).await,
        Command::Export { path, language, .. } => export::run(&app, &path, language, json).await,
    };
    app.close().await;
    result
}
