//! `cargo xtask demo`: everything from nothing, then a server and the app with a data folder of their own.

use crate::packages::{self, Purpose};
use crate::{Failure, build, ui};
use std::process::{Command, Stdio};

/// Installs, builds, and hands over to the stage, which knows how to start server and app.
pub fn run(arguments: &[String]) -> Result<bool, Failure> {
    let no_display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().all(|name| std::env::var_os(name).is_none());
    let headless = arguments.iter().any(|a| a == "--headless" || a == "--screenshot");
    packages::ensure(if headless || no_display { Purpose::Headless } else { Purpose::Build })?;
    ui::build()?;
    let built = build::workspace()?;
    let mut stage = Command::new(built.program("min-side-stage")?);
    let mut stage = stage.arg("demo").args(arguments).stdin(Stdio::piped()).spawn()?;
    // The stage tidies up and ends when this pipe does, however this process ends.
    let _held = stage.stdin.take();
    Ok(stage.wait()?.success())
}
