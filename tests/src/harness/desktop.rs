//! A machine of one member: a throwaway home folder, a session bus with an unlocked key store of its own, and a system
//! browser that only notes down what it is asked to open.

use super::child_guard::{ChildGuard, GuardedCommand};
use super::display::Display;
use super::{HarnessError, Result};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Unlocks a new key store and says where the bus is.
const SESSION: &str = r#"printf 'harness\n' | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null
echo "$DBUS_SESSION_BUS_ADDRESS"; exec sleep infinity"#;

/// The same without a key store.
const SESSION_WITHOUT_KEYS: &str = r#"echo "$DBUS_SESSION_BUS_ADDRESS"; exec sleep infinity"#;

/// A bus that starts nothing by itself: no portal, no mount, and no key store but the one that is started here.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=RUN</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// What the app takes for the system's browser: it notes the address and opens nothing.
const NOTING_BROWSER: &str = r#"#!/bin/sh
printf '%s\n' "$1" >> "$HOME/opened"
"#;

/// Where the programs of a machine are drawn, and whose browser they open.
#[derive(Debug, Clone, Copy)]
pub enum Screen<'a> {
    /// A display of our own, and no browser: what it is asked to open is noted.
    Own(&'a Display),
    /// The user's display and browser.
    Users,
}

/// Folders that are made in the home.
const FOLDERS: &[&str] = &["bin", "data", "run", "tmp", "Downloads"];

/// The machine. Its files go with it.
#[derive(Debug)]
pub struct Desktop {
    _session: ChildGuard,
    home: tempfile::TempDir,
    variables: Vec<(String, String)>,
}

impl Desktop {
    /// Starts a session with an unlocked key store.
    ///
    /// # Errors
    /// When `dbus-run-session` or `gnome-keyring-daemon` is missing.
    pub fn start(screen: Screen<'_>) -> Result<Self> {
        Self::start_session(screen, SESSION)
    }

    /// Starts a session that has no key store.
    ///
    /// # Errors
    /// When `dbus-run-session` is missing.
    pub fn start_without_key_store(screen: Screen<'_>) -> Result<Self> {
        Self::start_session(screen, SESSION_WITHOUT_KEYS)
    }

    fn start_session(screen: Screen<'_>, script: &str) -> Result<Self> {
        let home = tempfile::Builder::new().prefix("min-side-home-").tempdir();
        let home = home.map_err(HarnessError::io("a home folder"))?;
        for folder in FOLDERS {
            let path = home.path().join(folder);
            std::fs::create_dir(&path).map_err(HarnessError::io(*folder))?;
            std::fs::set_permissions(&path, PermissionsExt::from_mode(0o700))
                .map_err(HarnessError::io(*folder))?;
        }
        write_browser(&home.path().join("bin/xdg-open"), screen)?;
        let mut variables = variables(home.path());
        variables.extend(drawn_on(screen, home.path()));
        let run = home.path().join("run").to_string_lossy().into_owned();
        let bus = home.path().join("bus.conf");
        std::fs::write(&bus, BUS.replace("RUN", &run)).map_err(HarnessError::io("the bus"))?;
        let config = format!("--config-file={}", bus.display());
        let (session, bus) = GuardedCommand::new("dbus-run-session")
            .args([config.as_str(), "--", "sh", "-c", script])
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .errors_to(&home.path().join("session.log"))?
            .start_and_read_line()?;
        variables.push(("DBUS_SESSION_BUS_ADDRESS".into(), bus.trim().to_owned()));
        Ok(Self { _session: session, home, variables })
    }

    /// The home folder.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// The app's data folder.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// The environment of a program on this machine.
    #[must_use]
    pub fn variables(&self) -> &[(String, String)] {
        &self.variables
    }

    /// Adds a variable to the environment of programs that are started from now on.
    pub fn set(&mut self, name: &str, value: &str) {
        self.variables.push((name.to_owned(), value.to_owned()));
    }

    /// What the system's browser has been asked to open, oldest first.
    #[must_use]
    pub fn opened(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.home.path().join("opened")).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }
}

fn write_browser(path: &Path, screen: Screen<'_>) -> Result<()> {
    let script = match screen {
        Screen::Own(_) => NOTING_BROWSER.to_owned(),
        Screen::Users => users_browser(),
    };
    std::fs::write(path, script).map_err(HarnessError::io("the browser"))?;
    std::fs::set_permissions(path, PermissionsExt::from_mode(0o755)).map_err(HarnessError::io("the browser"))
}

/// A script that opens an address as the user would, with the user's own home and session bus.
fn users_browser() -> String {
    let kept = ["HOME", "PATH", "DBUS_SESSION_BUS_ADDRESS", "TMPDIR"].map(|name| {
        std::env::var(name)
            .map_or_else(|_| format!("unset {name}"), |value| format!("export {name}='{value}'"))
    });
    format!(
        "#!/bin/sh\n{}\nunset XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME\nexec xdg-open \"$1\"\n",
        kept.join("\n")
    )
}

fn drawn_on(screen: Screen<'_>, home: &Path) -> Vec<(String, String)> {
    let Screen::Own(display) = screen else { return Vec::new() };
    let run = home.join("run").to_string_lossy().into_owned();
    [
        ("DISPLAY", display.name().to_owned()),
        ("WAYLAND_DISPLAY", String::new()),
        ("GDK_BACKEND", "x11".to_owned()),
        ("XDG_RUNTIME_DIR", run),
        // One member's machine, whatever the one is set to that runs this.
        ("LANG", "nb_NO.UTF-8".to_owned()),
        ("LC_ALL", "C.UTF-8".to_owned()),
        ("TZ", "Europe/Oslo".to_owned()),
        ("GTK_THEME", "Adwaita".to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec()
}

fn variables(home: &Path) -> Vec<(String, String)> {
    let at = |folder: &str| home.join(folder).to_string_lossy().into_owned();
    let path = std::env::var("PATH").unwrap_or_default();
    [
        ("HOME", home.to_string_lossy().into_owned()),
        ("PATH", format!("{}:{path}", at("bin"))),
        ("TMPDIR", at("tmp")),
        ("XDG_DATA_HOME", at(".local/share")),
        ("XDG_CONFIG_HOME", at(".config")),
        ("XDG_CACHE_HOME", at(".cache")),
        ("GSETTINGS_BACKEND", "memory".into()),
        ("NO_AT_BRIDGE", "1".into()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec()
}
