//! What lies where in the packages.

use super::metadata::Parts;
use super::package::{Bytes, Content, Package};
use super::{Family, Job, date, licences, sbom, template};
use crate::{Failure, tree};
use std::fs;
use std::path::Path;

/// The app's name in file systems and menus.
const ID: &str = "no.minside.app";

/// The icon's sizes; the files are drawn from `icons/icon.svg` by rsvg-convert.
const ICONS: [(&str, u32); 9] = [
    ("16x16.png", 16),
    ("22x22.png", 22),
    ("24x24.png", 24),
    ("32x32.png", 32),
    ("48x48.png", 48),
    ("64x64.png", 64),
    ("128x128.png", 128),
    ("128x128@2x.png", 256),
    ("icon.png", 512),
];

/// The app, with `minside`.
pub fn app(job: &Job, parts: &Parts, family: Family) -> Result<Package, Failure> {
    let parts = parts.of_app()?;
    let bill = sbom::bill("min-side", &parts, job)?;
    // The app must not replace what a package manager has installed.
    let kind = if family == Family::Debian { "DEB" } else { "RPM" };
    let mut files = vec![program(job, "min-side", Some(kind)), program(job, "minside", None)];
    files.extend(manual(job, "minside", family)?);
    files.push(page("min-side.1", template("app/min-side.1", &[])?));
    files.extend(notices("min-side", licences::notices("Min side", &parts)?, &bill, family)?);
    let desktop = template(&format!("app/{ID}.desktop"), &[])?;
    files.push(text(&format!("usr/share/applications/{ID}.desktop"), desktop));
    let made = date(job.epoch, "+%Y-%m-%d")?;
    let metainfo =
        template(&format!("app/{ID}.metainfo.xml"), &[("VERSION", &job.version), ("DATE", &made)])?;
    files.push(text(&format!("usr/share/metainfo/{ID}.metainfo.xml"), metainfo));
    if family == Family::Debian {
        files.push(text("usr/share/lintian/overrides/min-side", template("app/lintian-overrides", &[])?));
    }
    let icons = tree::root().join("icons");
    for (name, size) in ICONS {
        let path = format!("usr/share/icons/hicolor/{size}x{size}/apps/{ID}.png");
        files.push(Content::new(path, Bytes::Copy(icons.join(name))));
    }
    let scalable = format!("usr/share/icons/hicolor/scalable/apps/{ID}.svg");
    files.push(Content::new(scalable, Bytes::Copy(icons.join("icon.svg"))));
    Ok(Package {
        name: "min-side",
        summary: "member's own page at the union, on the machine",
        description: "Keeps an encrypted copy of what the union holds on a member, in step with\nthe union's server, and goes on working without network: reading, searching,\nwriting messages that are sent later, and making course certificates as PDF.\n\nThe command minside does the same without a window.",
        section: "misc",
        depends: &["ca-certificates"],
        recommends: &[
            "gnome-keyring | kwalletmanager",
            "default-dbus-session-bus | dbus-session-bus",
            "cups-client",
            "hunspell-en-gb",
            "hunspell-no",
            "xdg-utils",
        ],
        rpm_requires: &[
            "Requires: ca-certificates",
            "Requires: hicolor-icon-theme",
            "Recommends: gnome-keyring",
            "Recommends: cups-client",
            "Recommends: hunspell-en",
            "Recommends: hunspell-nb",
            "Recommends: hunspell-nn",
            "Recommends: xdg-utils",
        ],
        settings: &[],
        scripts: Vec::new(),
        rpm_scripts: &[],
        bill,
        files,
    })
}

/// The server.
pub fn server(job: &Job, parts: &Parts, family: Family) -> Result<Package, Failure> {
    let parts = parts.of_server()?;
    let bill = sbom::bill("min-side-server", &parts, job)?;
    let mut files = vec![program(job, "min-side-server", None)];
    files.extend(manual(job, "min-side-server", family)?);
    files.extend(notices(
        "min-side-server",
        licences::notices("The server of Min side", &parts)?,
        &bill,
        family,
    )?);
    let unit = template("server/min-side-server.service", &[])?;
    files.push(text("usr/lib/systemd/system/min-side-server.service", unit));
    files.push(text("etc/min-side-server/server.conf", template("server/server.conf", &[])?));
    let scripts = match family {
        Family::Debian => &["postinst", "prerm", "postrm"][..],
        Family::RedHat => &[],
    };
    let scripts = scripts.iter().map(|name| Ok((*name, template(&format!("server/{name}"), &[])?)));
    Ok(Package {
        name: "min-side-server",
        summary: "reference server of Min side",
        description: "Serves a union's members: a change feed, commands, files and certificates,\nover HTTP behind a reverse proxy with TLS. Members sign in at any OpenID\nConnect issuer.\n\nIt is started once /etc/min-side-server/server.conf names the issuer.",
        section: "net",
        depends: &["adduser", "ca-certificates"],
        recommends: &["systemd"],
        rpm_requires: &[
            "Requires: ca-certificates",
            "Requires(pre): /usr/sbin/useradd",
            "Requires(pre): /usr/sbin/groupadd",
        ],
        settings: &["etc/min-side-server/server.conf"],
        scripts: scripts.collect::<Result<_, Failure>>()?,
        rpm_scripts: &[
            (
                "pre",
                "getent group min-side-server >/dev/null || groupadd -r min-side-server\ngetent passwd min-side-server >/dev/null || useradd -r -g min-side-server -d /var/lib/min-side-server -s /sbin/nologin -c 'Min side' min-side-server",
            ),
            (
                "post",
                "[ -d /var/lib/min-side-server ] || install -d -m 0700 -o min-side-server -g min-side-server /var/lib/min-side-server\n[ ! -d /run/systemd/system ] || systemctl daemon-reload || :",
            ),
            (
                "preun",
                "[ $1 -ne 0 ] || [ ! -d /run/systemd/system ] || systemctl disable --now min-side-server.service || :",
            ),
            (
                "postun",
                "[ ! -d /run/systemd/system ] || systemctl daemon-reload || :\n[ $1 -lt 1 ] || [ ! -d /run/systemd/system ] || systemctl try-restart min-side-server.service || :",
            ),
        ],
        bill,
        files,
    })
}

fn text(path: &str, text: String) -> Content {
    Content::new(path, Bytes::Text(text))
}

fn program(job: &Job, name: &str, kind: Option<&'static str>) -> Content {
    Content::new(format!("usr/bin/{name}"), Bytes::Program(job.programs.join(name), kind))
}

fn page(name: &str, text: String) -> Content {
    Content::new(format!("usr/share/man/man1/{name}.gz"), Bytes::Packed(text.into_bytes()))
}

/// The pages and completions that clap has written for a program.
fn manual(job: &Job, program: &str, family: Family) -> Result<Vec<Content>, Failure> {
    let folder = job.manual.join(program);
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let written = fs::read_to_string(&path)?;
        files.push(match completion(&name, program, family) {
            Some(place) => text(&place, written),
            None => page(&name, with_spaces(&written)),
        });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Where a shell looks for completions.
fn completion(name: &str, program: &str, family: Family) -> Option<String> {
    let zsh = if family == Family::Debian { "vendor-completions" } else { "site-functions" };
    if name == format!("{program}.bash") {
        Some(format!("usr/share/bash-completion/completions/{program}"))
    } else if name == format!("{program}.fish") {
        Some(format!("usr/share/fish/vendor_completions.d/{program}.fish"))
    } else if name == format!("_{program}") {
        Some(format!("usr/share/zsh/{zsh}/_{program}"))
    } else {
        None
    }
}

/// A page as man-db reads it: clap leaves blanks at the ends of lines.
fn with_spaces(page: &str) -> String {
    page.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// Copyright, notices, bill of materials and what is new.
fn notices(package: &str, notices: String, bill: &str, family: Family) -> Result<Vec<Content>, Failure> {
    let doc = |name: &str| format!("usr/share/doc/{package}/{name}");
    let packed = |name: &str, text: String| Content::new(doc(name), Bytes::Packed(text.into_bytes()));
    let read = |path: &Path| fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
    let mut files = vec![
        text(&doc("copyright"), template("copyright", &[("PACKAGE", package)])?),
        packed("third-party-licences.txt.gz", notices),
        packed("bill-of-materials.cdx.json.gz", bill.to_owned()),
        packed("changelog.gz", read(&tree::root().join("CHANGELOG.md"))?),
    ];
    if family == Family::RedHat {
        // Debian has this one in every system.
        files.push(text(&doc("LICENSE-APACHE"), read(&tree::root().join("LICENSE-APACHE"))?));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_shell_finds_its_completions_and_all_else_is_a_page() {
        let place = |name: &str, family| completion(name, "minside", family);
        assert_eq!(place("_minside", Family::Debian).unwrap(), "usr/share/zsh/vendor-completions/_minside");
        assert_eq!(place("_minside", Family::RedHat).unwrap(), "usr/share/zsh/site-functions/_minside");
        assert!(place("minside.bash", Family::Debian).unwrap().ends_with("completions/minside"));
        assert_eq!(place("minside-sync.1", Family::Debian), None);
    }

    #[test]
    fn the_entry_in_menus_has_a_name_without_blanks_and_an_icon_at_every_size() {
        let entry = template(&format!("app/{ID}.desktop"), &[]).unwrap();
        assert!(entry.contains(&format!("\nIcon={ID}\n")) && !ID.contains(' '));
        for (name, size) in ICONS {
            let bytes = fs::read(tree::root().join("icons").join(name)).unwrap();
            assert_eq!(bytes[16..20], size.to_be_bytes(), "{name}: the width that stands in the PNG");
        }
    }
}
