//! The system packages that building, showing and testing need. They are installed on Debian; elsewhere they are
//! named.

use crate::{Failure, process};
use std::process::Command;

/// What is about to be done.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Compile the app.
    Build,
    /// Show it without a display.
    Headless,
    /// Run every test.
    Test,
    /// Put what has been built into packages.
    Package,
    /// Hold packages against their judges, and install them in a system of their own.
    CheckPackages,
    /// Compile for Windows, and run that under Wine.
    Windows,
    /// Check the types for macOS.
    Macos,
}

/// Debian's Rust with the source of its library, where rustup cannot give the library of another system.
pub const RUST: [&str; 3] = ["cargo-web", "rustc-web", "rust-web-src"];

/// Each package, and what it is for first.
const PACKAGES: &[(&str, Purpose)] = &[
    ("build-essential", Purpose::Build),
    ("pkg-config", Purpose::Build),
    ("libssl-dev", Purpose::Build),
    ("libwebkit2gtk-4.1-dev", Purpose::Build),
    ("dbus", Purpose::Headless),
    ("gnome-keyring", Purpose::Headless),
    ("imagemagick", Purpose::Headless),
    ("webkit2gtk-driver", Purpose::Headless),
    ("xdotool", Purpose::Headless),
    ("xvfb", Purpose::Headless),
    ("chromium", Purpose::Test),
    ("cups", Purpose::Test),
    ("gir1.2-gtk-3.0", Purpose::Test),
    ("hunspell-en-gb", Purpose::Test),
    ("hunspell-no", Purpose::Test),
    ("libjaxb-java", Purpose::Test),
    ("libreoffice-calc", Purpose::Test),
    ("openjdk-17-jdk-headless", Purpose::Test),
    ("poppler-utils", Purpose::Test),
    ("python3-gi", Purpose::Test),
    ("python3-pip", Purpose::Test),
    ("python3-venv", Purpose::Test),
    ("strace", Purpose::Test),
    ("unzip", Purpose::Test),
    ("zbar-tools", Purpose::Test),
    ("rpm", Purpose::Package),
    ("appstream", Purpose::CheckPackages),
    ("desktop-file-utils", Purpose::CheckPackages),
    ("lintian", Purpose::CheckPackages),
    ("mmdebstrap", Purpose::CheckPackages),
    ("systemd", Purpose::CheckPackages),
    ("gcc-mingw-w64-x86-64-win32", Purpose::Windows),
    ("wine64", Purpose::Windows),
    ("wine", Purpose::Windows),
    ("python3-venv", Purpose::Macos),
];

/// Makes sure that what the purpose needs is installed.
pub fn ensure(purpose: Purpose) -> Result<(), Failure> {
    let wanted: Vec<&str> =
        PACKAGES.iter().filter(|(_, first)| needs(purpose, *first)).map(|(name, _)| *name).collect();
    if process::output("dpkg-query", &["--version"]).is_none() {
        eprintln!("Not Debian: have the equivalents of these installed: {}", wanted.join(" "));
        return Ok(());
    }
    let missing: Vec<&str> = wanted.into_iter().filter(|name| !installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let Some(become_root) = become_root() else {
        return Err(format!("run this first: sudo apt-get install {}", missing.join(" ")).into());
    };
    // The lists may be old, or absent as in a container: a failed update is settled by the install.
    process::succeeds(&mut apt_get(become_root, &["update", "--quiet"]))?;
    let mut install = vec!["install", "--yes", "--quiet", "--no-install-recommends"];
    install.extend(missing);
    process::run(&mut apt_get(become_root, &install))
}

/// Whether a purpose needs what is for another first. Packaging needs what building does, and nothing of the tests.
fn needs(purpose: Purpose, first: Purpose) -> bool {
    match purpose {
        Purpose::Build | Purpose::Headless | Purpose::Test => first <= purpose,
        Purpose::Package => matches!(first, Purpose::Build | Purpose::Package),
        Purpose::CheckPackages => matches!(first, Purpose::Build | Purpose::Package | Purpose::CheckPackages),
        Purpose::Windows | Purpose::Macos => first == Purpose::Build || first == purpose,
    }
}

fn installed(name: &str) -> bool {
    process::output("dpkg-query", &["--show", "--showformat=${db:Status-Abbrev}", name])
        .is_some_and(|status| status.starts_with("ii"))
}

/// What to put before a command that needs root: nothing as root, `sudo` where it asks for no password.
fn become_root() -> Option<&'static [&'static str]> {
    if process::output("id", &["-u"]).is_some_and(|id| id.trim() == "0") {
        return Some(&[]);
    }
    process::output("sudo", &["-n", "true"]).map(|_| &["sudo", "-n"] as &[_])
}

fn apt_get(become_root: &[&str], arguments: &[&str]) -> Command {
    let mut command = Command::new("env");
    if let Some((sudo, flags)) = become_root.split_first() {
        command = Command::new(sudo);
        command.args(flags).arg("env");
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(arguments);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packaging_installs_nothing_of_the_tests_and_the_tests_nothing_of_packaging() {
        assert!(
            needs(Purpose::CheckPackages, Purpose::Build) && needs(Purpose::CheckPackages, Purpose::Package)
        );
        assert!(!needs(Purpose::CheckPackages, Purpose::Test) && !needs(Purpose::Package, Purpose::Headless));
        assert!(needs(Purpose::Test, Purpose::Build) && !needs(Purpose::Test, Purpose::Package));
    }
}
