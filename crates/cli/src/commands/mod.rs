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
use crate::open::{Place, open, talk};
use min_side_core::App;

/// The notice that what was here could not be used and has to be fetched again.
const REBUILT: &str = "cache_rebuilt";
/// The notice that there is no key store, so that nothing is kept on the machine.
const NOTHING_KEPT: &str = "nothing_kept";

/// Does what was asked.
pub async fn run(arguments: Arguments) -> Result<(), Failure> {
    let json = arguments.json;
    if let Command::Export { path, verify: true, .. } = &arguments.command {
        return export::check(path, json);
    }
    let talks = matches!(arguments.command, Command::Sync { .. } | Command::Send { .. });
    let (app, place) = open(&arguments, talks).await?;
    let result = match place {
        Place::Folder => work(&app, arguments).await,
        Place::Memory => match fill(&app, &arguments).await {
            Ok(()) => work(&app, arguments).await,
            Err(failure) => Err(failure),
        },
    };
    app.close().await;
    result
}

/// Fetches what a command is to read, where nothing is kept from one to the next.
async fn fill(app: &App, arguments: &Arguments) -> Result<(), Failure> {
    warn(NOTHING_KEPT, arguments.json);
    if matches!(arguments.command, Command::Sync { .. }) {
        return Ok(());
    }
    talk(app, arguments).await?;
    app.engine()?.sync().await?;
    // Whom the member may write to has come by now.
    if matches!(arguments.command, Command::Send { .. }) {
        return Ok(());
    }
    app.index().await?;
    // The files too: what they say is searched and taken out.
    app.maintain().await?;
    Ok(())
}

async fn work(app: &App, arguments: Arguments) -> Result<(), Failure> {
    let json = arguments.json;
    tell(app, json).await?;
    let lists = matches!(
        arguments.command,
        Command::Messages
            | Command::Documents
            | Command::Kursbevis { .. }
            | Command::Search { .. }
            | Command::Export { .. }
    );
    if lists {
        // Nothing found is not the same as nothing left.
        app.see_that_nothing_is_lost().await?;
    }
    match arguments.command.clone() {
        Command::Sync { no_files } => sync::run(app, &arguments, no_files, json).await,
        Command::Status => status::run(app, arguments.server.as_ref(), json).await,
        Command::Messages => lists::messages(app, json).await,
        Command::Documents => lists::documents(app, json).await,
        Command::Kursbevis { command } => kursbevis::run(app, command, json).await,
        Command::Search { query, limit } => search::run(app, query, limit, json).await,
        Command::Send { to, subject, body, attach } => {
            send::run(app, &arguments, send::Message { to, subject, body, attach }, json).await
        }
        Command::Outbox { command } => outbox::run(app, command, json).await,
        Command::Export { path, language, .. } => export::run(app, &path, language, json).await,
    }
}

/// Says on standard error what the window would say of how the folder was found.
async fn tell(app: &App, json: bool) -> Result<(), Failure> {
    let mut notices = app.app_state().await?.notices;
    if app.see_that_nothing_is_lost().await.is_err() && !notices.iter().any(|notice| notice == REBUILT) {
        notices.push(REBUILT.to_owned());
    }
    for notice in notices {
        warn(&notice, json);
    }
    Ok(())
}

/// One line on standard error.
fn warn(notice: &str, json: bool) {
    if json {
        eprintln!("{}", serde_json::json!({ "warning": notice }));
    } else if notice == NOTHING_KEPT {
        eprintln!(
            "minside: warning: {notice}: this machine has no key store, so nothing is kept in the data folder; with \
             --key-stdin it is"
        );
    } else {
        eprintln!("minside: warning: {notice}");
    }
}
