//! A display of our own: Xvfb, on whatever number is free.

use super::child_guard::{ChildGuard, GuardedCommand};
use super::{HarnessError, Result};
use std::path::Path;
use std::process::Command;

/// A running X server without a screen.
#[derive(Debug)]
pub struct Display {
    _server: ChildGuard,
    name: String,
}

impl Display {
    /// Starts one of this size.
    ///
    /// # Errors
    /// When Xvfb is missing or ends.
    pub fn start(width: u32, height: u32) -> Result<Self> {
        let screen = format!("{width}x{height}x24");
        let (server, number) = GuardedCommand::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &screen, "-nolisten", "tcp", "-noreset"])
            .errors_to(Path::new("/dev/null"))?
            .start_and_read_line()?;
        Ok(Self { _server: server, name: format!(":{}", number.trim()) })
    }

    /// Its name, for `DISPLAY`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The id of the window that has this in its title, once it is shown.
    #[must_use]
    pub fn window(&self, title: &str) -> Option<String> {
        let ids = self.xdotool(&["search", "--onlyvisible", "--name", title]).ok()?;
        ids.lines().next().map(str::to_owned)
    }

    /// The id of a window that is shown and whose title does not hold this: a dialog of the app. Its tooltips, which
    /// are windows too, bear the program's own name.
    #[must_use]
    pub fn other_window(&self, title: &str) -> Option<String> {
        let ids = self.xdotool(&["search", "--onlyvisible", "--name", "."]).ok()?;
        let name = |id: &str| self.xdotool(&["getwindowname", id]).unwrap_or_default();
        let is_dialog = |id: &&str| {
            let name = name(id);
            !name.contains(title) && name.trim() != "min-side"
        };
        ids.lines().find(is_dialog).map(str::to_owned)
    }

    /// Runs `xdotool` on this display; what it writes.
    ///
    /// # Errors
    /// When it fails.
    pub fn xdotool(&self, arguments: &[&str]) -> Result<String> {
        let output = Command::new("xdotool").args(arguments).env("DISPLAY", &self.name).output();
        let output = output.map_err(HarnessError::io("xdotool"))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(HarnessError::Unexpected(format!("xdotool {}", arguments.join(" "))))
        }
    }

    /// Asks a window to close, as the cross in its title bar does.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub fn ask_to_close(&self, window: &str) -> Result<()> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/harness/close.py");
        let asked =
            Command::new("/usr/bin/python3").arg(script).arg(window).env("DISPLAY", &self.name).status();
        let asked = asked.map_err(HarnessError::io("python3"))?;
        if asked.success() {
            Ok(())
        } else {
            Err(HarnessError::Unexpected("the window was not asked".into()))
        }
    }

    /// Writes what a window shows to a PNG file.
    ///
    /// # Errors
    /// When ImageMagick's `import` is missing or fails.
    pub fn picture(&self, window: &str, file: &Path) -> Result<()> {
        let mut import = Command::new("import");
        import.args(["-window", window, "-silent"]).arg(file).env("DISPLAY", &self.name);
        let status = import.status().map_err(HarnessError::io("import"))?;
        if status.success() { Ok(()) } else { Err(HarnessError::Unexpected("no picture was taken".into())) }
    }

    /// The red, green and blue of a picture at a place, counted from its upper left corner.
    ///
    /// # Errors
    /// When ImageMagick's `convert` is missing or fails, or the picture is smaller.
    pub fn pixel(&self, file: &Path, [across, down]: [u32; 2]) -> Result<[u8; 3]> {
        let place = format!("1x1+{across}+{down}");
        let read = Command::new("convert").arg(file).args(["-crop", &place, "-depth", "8", "rgb:-"]).output();
        let read = read.map_err(HarnessError::io("convert"))?;
        read.stdout.try_into().map_err(|_| HarnessError::Unexpected(format!("no pixel at {place}")))
    }
}
