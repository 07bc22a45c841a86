//! One process with some machines in it, each with the core as the app has it. It does what members do until it is killed,
//! or settles what is left.

use super::member::Member;
use super::say::{KEY, Kind, Post, Said, Task, say};
use crate::draw::Draw;
use crate::harness::{HarnessError, Result};
use chrono::{DateTime, TimeDelta, Utc};
use min_side_core::app::{App, Options};
use min_side_core::clock::{Clock, SystemClock};
use min_side_core::key::Key;
use min_side_core::views::{OutboxState, Whose};
use std::collections::BTreeMap;
use std::io::BufRead as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a machine may take in good weather to send and fetch all there is.
const GOOD_WEATHER: Duration = Duration::from_secs(60);
/// Syncs of a run that shows whether memory and files stay as large as they are, and how often it says so.
const FLAT_SYNCS: u32 = 200;
const FLAT_EVERY: u32 = 25;

/// How the library says that what is the member's own is damaged.
const OWN_DAMAGED: &str = "Damaged(\"local\")";

/// A machine's clock that is ahead or behind.
#[derive(Debug, Clone, Copy)]
struct Ahead(TimeDelta);

impl Clock for Ahead {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() + self.0
    }
}

/// Reads its task and does it. Ends when the one who started it does.
///
/// # Errors
/// When there is no task.
pub fn run() -> Result<()> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(HarnessError::io("the task"))?;
    let task: Task = serde_json::from_str(&line)
        .map_err(|error| HarnessError::Unexpected(format!("the task: {error}")))?;
    std::thread::spawn(|| {
        // Whoever started this keeps the input open for as long as it is wanted.
        while std::io::stdin().lock().read_line(&mut String::new()).is_ok_and(|read| read > 0) {}
        std::process::exit(0);
    });
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.map_err(HarnessError::io("the runtime"))?.block_on(async {
        let clock = Ahead(TimeDelta::seconds(task.clock_ahead));
        match task.kind {
            Kind::Storm | Kind::Offline => {
                at_once(&task, |post, draw| live(post, clock, draw, task.kind)).await;
            }
            Kind::Settle => {
                // What one machine sends the others fetch.
                at_once(&task, |post, _| converge(post, clock)).await;
                at_once(&task, |post, _| fetch(post, clock)).await;
            }
            Kind::Look => at_once(&task, |post, _| look(post, clock)).await,
            Kind::Flat => at_once(&task, |post, draw| flat(post, clock, draw)).await,
        }
        Ok(())
    })
}

/// Does it on all machines of the task at once.
async fn at_once<F>(task: &Task, work: impl Fn(Post, Draw) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let mut all = tokio::task::JoinSet::new();
    for (number, post) in task.machines.iter().enumerate() {
        all.spawn(work(post.clone(), Draw::part(task.seed, number as u64)));
    }
    while let Some(ended) = all.join_next().await {
        if ended.is_err_and(|error| error.is_panic()) {
            // The panic's own message stands in the log.
            std::process::exit(70);
        }
    }
}

/// What is said of an error that needs no network, with all that the library says.
pub(super) fn failed(machine: String, what: &str, error: &min_side_core::Error) -> Said {
    let (code, why) = (error.quiet_view().code, format!("{error:?}"));
    Said::Failed { machine, what: what.to_owned(), code, why }
}

fn stuck(machine: String, error: &min_side_core::Error) -> Said {
    Said::Stuck { machine, code: error.quiet_view().code, why: format!("{error:?}") }
}

/// Opens the folder as the app does.
async fn open(post: &Post, clock: Ahead, live: bool) -> min_side_core::Result<App> {
    let server = post.url.parse().map_err(|_| min_side_core::Error::refused("no_server"))?;
    let mut options = Options::new(Some(post.folder.clone()), Some(server));
    options.clock = Arc::new(clock);
    options.live = live;
    let app = App::with_token(options, post.token.clone().into());
    app.open_with(Key::from_bytes(KEY)).await?;
    Ok(app)
}

/// Lives a member's life until the process is killed.
async fn live(post: Post, clock: Ahead, mut draw: Draw, kind: Kind) {
    let live = kind == Kind::Storm && draw.chance(40);
    let app = match open(&post, clock, live).await {
        Ok(app) => app,
        Err(error) => {
            return say(&failed(post.name, "open", &error));
        }
    };
    let run = draw.next();
    let mut member = Member::new(post.name, run, app, draw);
    loop {
        if kind == Kind::Storm {
            member.act().await;
        } else {
            member.write().await;
            if member.draw.chance(10) {
                member.work().await;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

/// Sends what waits and fetches what is new, whatever was chosen where it clashed.
async fn converge(post: Post, clock: Ahead) {
    match open(&post, clock, false).await {
        Ok(app) => {
            if let Err(why) = converged(&post, &app).await {
                say(&why);
            }
            app.close().await;
        }
        Err(error) => say(&stuck(post.name, &error)),
    }
}

/// Sends and fetches until nothing waits.
///
/// # Errors
/// What it was stuck with, when it did not come to its end in time, or never will.
async fn converged(post: &Post, app: &App) -> Result<(), Said> {
    let begun = Instant::now();
    let waits = || Said::Stuck { machine: post.name.clone(), code: "outbox".to_owned(), why: String::new() };
    let mut last = waits();
    while begun.elapsed() < GOOD_WEATHER {
        match app.sync_now().await {
            Ok(_) => match resolve(post, app).await {
                Ok(true) => return Ok(()),
                Ok(false) => last = waits(),
                Err(error) => last = stuck(post.name.clone(), &error),
            },
            // What is the member's own can be had from nowhere else: they are told, and choose.
            Err(error @ min_side_core::Error::Damaged("local")) => {
                return Err(stuck(post.name.clone(), &error));
            }
            Err(error) => last = stuck(post.name.clone(), &error),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(last)
}

/// Takes the server's word where edits clash. Answers whether nothing waits.
async fn resolve(post: &Post, app: &App) -> min_side_core::Result<bool> {
    let rows = app.outbox().await?;
    for row in &rows {
        match row.state {
            OutboxState::Conflict => {
                let theirs = row.conflict.iter().map(|field| (field.field.clone(), Whose::Theirs));
                app.outbox_resolve(row.id.clone(), theirs.collect::<BTreeMap<_, _>>()).await?;
            }
            OutboxState::Refused => {
                let code = row.error.as_ref().map(|error| error.code.clone()).unwrap_or_default();
                say(&Said::Refused { machine: post.name.clone(), kind: row.kind.clone(), code });
                app.outbox_withdraw(row.id.clone()).await?;
            }
            _ => {}
        }
    }
    Ok(rows.is_empty())
}

/// Fetches once more, now that everybody has sent, and says which drafts there are.
async fn fetch(post: Post, clock: Ahead) {
    let app = match open(&post, clock, false).await {
        Ok(app) => app,
        Err(error) => return say(&stuck(post.name, &error)),
    };
    match converged(&post, &app).await {
        Ok(()) => match app.drafts().await {
            Ok(drafts) => {
                let drafts = drafts.iter().filter_map(|draft| super::say::words_in(&draft.body)).collect();
                say(&Said::Settled { machine: post.name, drafts });
            }
            Err(error) => say(&stuck(post.name, &error)),
        },
        Err(why) => say(&why),
    }
    app.close().await;
}

/// Opens a folder that somebody has changed. What the member has of their own and what they are told is said; where the
/// folder opens it is settled.
async fn look(post: Post, clock: Ahead) {
    let mut codes = Vec::new();
    match open(&post, clock, false).await {
        Ok(app) => {
            match own(&app).await {
                Ok((drafts, waiting)) => say(&Said::Own { machine: post.name.clone(), drafts, waiting }),
                Err(error) => codes.push(error.quiet_view().code),
            }
            // What a member would be told who opens every screen.
            let read = async { app.cache()?.read(crate::rows::all).await };
            codes.extend(read.await.err().map(|error| error.quiet_view().code));
            match converged(&post, &app).await {
                Ok(()) => say(&Said::Settled { machine: post.name.clone(), drafts: Vec::new() }),
                Err(Said::Stuck { code, why, .. }) if why == OWN_DAMAGED => codes.push(code),
                Err(why) => say(&why),
            }
            match app.app_state().await {
                Ok(state) => {
                    codes.extend(state.notices);
                    codes.extend(state.error.map(|error| error.code));
                }
                Err(error) => codes.push(error.quiet_view().code),
            }
            app.close().await;
        }
        Err(error) => codes.push(error.quiet_view().code),
    }
    say(&Said::Told { machine: post.name, codes });
}

/// Drafts and outbox rows.
async fn own(app: &App) -> min_side_core::Result<(Vec<(String, u32)>, Vec<String>)> {
    let drafts = app.drafts().await?;
    let waiting = app.outbox().await?;
    let drafts = drafts.iter().filter_map(|draft| super::say::words_in(&draft.body)).collect();
    Ok((drafts, waiting.into_iter().map(|row| row.id).collect()))
}

/// Syncs many times with something to do each time, and says how large everything is.
async fn flat(post: Post, clock: Ahead, draw: Draw) {
    let folder = post.folder.clone();
    let app = match open(&post, clock, false).await {
        Ok(app) => app,
        Err(error) => return say(&stuck(post.name, &error)),
    };
    let mut member = Member::new(post.name.clone(), 0, app.clone(), draw);
    for syncs in 0..=FLAT_SYNCS {
        if syncs % FLAT_EVERY == 0 {
            let (folder, logs) = super::size::of_folder(&folder);
            say(&Said::Size { syncs, memory: super::size::of_memory(), folder, logs });
        }
        member.turn_magazine().await;
        if let Err(why) = converged(&post, &app).await {
            return say(&why);
        }
    }
    app.close().await;
}
