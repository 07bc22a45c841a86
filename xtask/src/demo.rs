//! `cargo xtask demo`: everything from nothing, then a server and the app with a data folder of their own.

use crate::packages::{self, Purpose};
use crate::{Failure, build, process, tree, ui};
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

/// The app for a person, or for a picture.
pub fn run(arguments: &[String]) -> Result<bool, Failure> {
    on_stage("demo", arguments)
}

/// `cargo xtask screenshots [DIR]`: a picture of every screen, in `artefacts/screens` when no other place is named.
pub fn screenshots(arguments: &[String]) -> Result<bool, Failure> {
    let default = tree::root().join("artefacts/screens").to_string_lossy().into_owned();
    on_stage("screenshots", if arguments.is_empty() { std::slice::from_ref(&default) } else { arguments })
}

/// `cargo xtask page`: the page in a browser over the real core, drawn again as its sources are saved.
pub fn page() -> Result<bool, Failure> {
    packages::ensure(Purpose::Build)?;
    ui::build()?;
    let built = build::workspace()?;
    let mut core = Command::new(built.program("min-side-stage")?);
    let mut core = core.arg("page").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    // It says where it answers once it does.
    let mut says = BufReader::new(core.stdout.take().ok_or("the core says nothing")?).lines();
    println!("{}", says.next().ok_or("the core did not start")??);
    let ended = process::succeeds(ui::npm().args(["run", "dev:core"]));
    drop(core.stdin.take());
    core.wait()?;
    ended
}

/// Installs, builds, and hands over to the stage, which knows how to start server and app.
fn on_stage(what: &str, arguments: &[String]) -> Result<bool, Failure> {
    packages::ensure(Purpose::Headless)?;
    ui::build()?;
    let built = build::workspace()?;
    let mut stage = Command::new(built.program("min-side-stage")?);
    let mut stage = stage.arg(what).args(arguments).stdin(Stdio::piped()).spawn()?;
    // The stage tidies up and ends when this pipe does, however this process ends.
    let _held = stage.stdin.take();
    Ok(stage.wait()?.success())
}
