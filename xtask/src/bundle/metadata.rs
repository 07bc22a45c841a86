//! What the programs are made of: the crates that cargo names, the npm packages that Vite names, and what lies inside them.

use crate::{Failure, process, tree};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

/// A part that others have made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, as SPDX writes it.
    pub licence: String,
    /// Its address among packages, as `pkg:cargo/serde@1.0.0`.
    pub purl: String,
    /// The SHA-256 of what was fetched, where it is known.
    pub sha256: Option<String>,
    /// Where its source is kept.
    pub repository: String,
    /// Who made it, where it says so.
    pub authors: Vec<String>,
    /// The folder, or the one file, that has its licences.
    pub texts: PathBuf,
    /// The addresses of what it uses.
    pub uses: Vec<String>,
}

/// All parts of all programs.
pub struct Parts {
    metadata: &'static Value,
    sums: HashMap<(String, String), String>,
    page: Vec<Part>,
}

impl Parts {
    /// Reads what cargo and Vite have written.
    pub fn read() -> Result<Self, Failure> {
        let lock = fs::read_to_string(tree::root().join("Cargo.lock"))?;
        Ok(Self { metadata: metadata()?, sums: sums(&lock), page: page()? })
    }

    /// The parts of the app and of `minside`.
    pub fn of_app(&self) -> Result<Vec<Part>, Failure> {
        let mut parts = self.crates(&["min-side", "min-side-cli"])?;
        parts.extend(self.page.iter().cloned());
        parts.sort();
        Ok(parts)
    }

    /// The parts of the server.
    pub fn of_server(&self) -> Result<Vec<Part>, Failure> {
        self.crates(&["min-side-server"])
    }

    /// What the crates of the workspace are linked with, and what lies inside that.
    fn crates(&self, roots: &[&str]) -> Result<Vec<Part>, Failure> {
        let mut parts = Vec::new();
        for package in linked(self.metadata, roots).values() {
            let Some(part) = self.part(package) else { continue };
            if part.name == "libsqlite3-sys" {
                parts.push(sqlcipher(&part)?);
            }
            parts.push(part);
        }
        parts.extend(inside());
        parts.sort();
        Ok(parts)
    }

    /// A crate of somebody else's.
    fn part(&self, package: &Value) -> Option<Part> {
        package["source"].as_str()?;
        let text = |name: &str| package[name].as_str().unwrap_or_default().to_owned();
        let (name, version) = (text("name"), text("version"));
        let nodes = self.metadata["resolve"]["nodes"].as_array()?;
        let node = nodes.iter().find(|node| node["id"] == package["id"])?;
        let strings = |value: &Value| -> Vec<String> {
            value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let used = normal(node);
        let packages = self.metadata["packages"].as_array()?;
        let uses = packages
            .iter()
            .filter(|other| other["id"].as_str().is_some_and(|id| used.contains(id)) && !is_macro(other));
        Some(Part {
            purl: purl("cargo", &name, &version),
            sha256: self.sums.get(&(name.clone(), version.clone())).cloned(),
            licence: expression(&text("license")),
            repository: text("repository"),
            authors: strings(&package["authors"]),
            texts: PathBuf::from(text("manifest_path")).parent()?.to_path_buf(),
            uses: uses.map(purl_of).collect(),
            name,
            version,
        })
    }
}

/// The version of the app.
pub fn version() -> Result<String, Failure> {
    let packages = metadata()?["packages"].as_array().ok_or("cargo names no packages")?;
    let app = packages.iter().find(|package| package["name"] == "min-side" && package["source"].is_null());
    Ok(app.and_then(|app| app["version"].as_str()).ok_or("cargo names no min-side")?.to_owned())
}

/// Who stands for the packages.
pub fn maintainer() -> Result<String, Failure> {
    let set = metadata()?["metadata"]["bundle"]["maintainer"].as_str();
    Ok(set.ok_or("Cargo.toml names no maintainer: workspace.metadata.bundle")?.to_owned())
}

/// Where the source is kept.
pub fn repository() -> Result<String, Failure> {
    let packages = metadata()?["packages"].as_array().ok_or("cargo names no packages")?;
    let app = packages.iter().find(|package| package["name"] == "min-side" && package["source"].is_null());
    Ok(app.and_then(|app| app["repository"].as_str()).unwrap_or_default().to_owned())
}

fn metadata() -> Result<&'static Value, Failure> {
    static READ: OnceLock<Value> = OnceLock::new();
    if let Some(read) = READ.get() {
        return Ok(read);
    }
    let host = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let mut cargo = process::cargo();
    let told =
        cargo.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", &host]).output()?;
    if !told.status.success() {
        return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&told.stderr)).into());
    }
    let read = serde_json::from_slice(&told.stdout)?;
    Ok(READ.get_or_init(|| read))
}

/// The packages that programs are linked with, by id: not what builds, tests or writes code for them.
fn linked<'a>(metadata: &'a Value, roots: &[&str]) -> BTreeMap<&'a str, &'a Value> {
    let list = |value: &'a Value| value.as_array().into_iter().flatten();
    let packages: HashMap<&str, &Value> =
        list(&metadata["packages"]).filter_map(|package| Some((package["id"].as_str()?, package))).collect();
    let nodes: HashMap<&str, &Value> =
        list(&metadata["resolve"]["nodes"]).filter_map(|node| Some((node["id"].as_str()?, node))).collect();
    let is_root = |package: &Value| {
        package["source"].is_null() && package["name"].as_str().is_some_and(|name| roots.contains(&name))
    };
    let mut next: Vec<&str> =
        packages.iter().filter(|(_, package)| is_root(package)).map(|(id, _)| *id).collect();
    let mut found = BTreeMap::new();
    while let Some(id) = next.pop() {
        let (Some(package), Some(node)) = (packages.get(id), nodes.get(id)) else { continue };
        if !is_macro(package) && found.insert(id, *package).is_none() {
            next.extend(normal(node));
        }
    }
    found
}

/// The ids of what a package is linked with.
fn normal(node: &Value) -> BTreeSet<&str> {
    let depends = node["deps"].as_array().into_iter().flatten();
    let linked = depends.filter(|depend| {
        depend["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()))
    });
    linked.filter_map(|depend| depend["pkg"].as_str()).collect()
}

fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().into_iter().flatten();
    targets.flat_map(|target| target["kind"].as_array()).flatten().any(|kind| kind == "proc-macro")
}

fn purl_of(package: &Value) -> String {
    let text = |name: &str| package[name].as_str().unwrap_or_default();
    purl("cargo", text("name"), text("version"))
}

fn purl(kind: &str, name: &str, version: &str) -> String {
    // A scope's @ is written as SPDX and package-url want it; a version's + too.
    format!("pkg:{kind}/{}@{}", name.replace('@', "%40"), version.replace('+', "%2B"))
}

/// A licence as SPDX writes it: older crates write `MIT/Apache-2.0`.
fn expression(licence: &str) -> String {
    licence.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ")
}

/// The sums in Cargo.lock, by name and version.
fn sums(lock: &str) -> HashMap<(String, String), String> {
    let value = |block: &str, name: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(&format!("{name} = \"")));
        line.map(|rest| rest.trim_end_matches('"').to_owned())
    };
    let blocks = lock.split("[[package]]").skip(1);
    blocks
        .filter_map(|block| {
            Some(((value(block, "name")?, value(block, "version")?), value(block, "checksum")?))
        })
        .collect()
}

/// SQLCipher with SQLite in it, as libsqlite3-sys brings it.
fn sqlcipher(brought_by: &Part) -> Result<Part, Failure> {
    let folder = brought_by.texts.join("sqlcipher");
    let source = fs::read_to_string(folder.join("sqlite3.c"))?;
    let version = defined(&source, "CIPHER_VERSION_NUMBER").ok_or("SQLCipher does not say its version")?;
    Ok(Part {
        name: "SQLCipher".into(),
        purl: purl("github", "sqlcipher/sqlcipher", &format!("v{version}")),
        version,
        licence: "BSD-3-Clause".into(),
        sha256: None,
        repository: "https://github.com/sqlcipher/sqlcipher".into(),
        authors: vec!["Zetetic LLC".into()],
        texts: folder,
        uses: Vec::new(),
    })
}

fn defined(source: &str, name: &str) -> Option<String> {
    let line = source.lines().find_map(|line| line.strip_prefix(&format!("#define {name} ")))?;
    Some(line.trim().trim_matches('"').to_owned())
}

/// What lies in the repository and is not ours: the typefaces of certificates, made from these npm packages (`fonts/prepare.py`),
/// and those that letters borrow from, made from Debian's package (`fonts/scripts/prepare.py`).
fn inside() -> Vec<Part> {
    let typeface = |name: &str, package: &str, version: &str, repository: &str, texts: &str| Part {
        name: name.into(),
        version: version.into(),
        licence: "OFL-1.1".into(),
        purl: purl(if package.starts_with('@') { "npm" } else { "deb/debian" }, package, version),
        sha256: None,
        repository: repository.into(),
        authors: Vec::new(),
        texts: tree::root().join("crates/kursbevis/fonts").join(texts),
        uses: Vec::new(),
    };
    let inter = typeface(
        "Inter",
        "@expo-google-fonts/inter",
        "0.4.2",
        "https://github.com/rsms/inter",
        "OFL-Inter.txt",
    );
    let garamond = "https://github.com/octaviopardo/EBGaramond12";
    vec![
        inter,
        typeface("EB Garamond", "@expo-google-fonts/eb-garamond", "0.4.3", garamond, "OFL-EBGaramond.txt"),
        typeface(
            "Noto Sans",
            "fonts-noto-core",
            "20201225-1",
            "https://github.com/notofonts/notofonts.github.io",
            "scripts/OFL.txt",
        ),
    ]
}

/// The npm packages that are in the page: Vite's build writes their names.
fn page() -> Result<Vec<Part>, Failure> {
    let list = tree::ui().join("node_modules/.embedded.json");
    let names: Vec<String> = serde_json::from_str(
        &fs::read_to_string(&list).map_err(|error| format!("{}: {error}", list.display()))?,
    )?;
    names.iter().map(|name| of_npm(name)).collect()
}

fn of_npm(name: &str) -> Result<Part, Failure> {
    let folder = tree::ui().join("node_modules").join(name);
    let told: Value = serde_json::from_slice(&fs::read(folder.join("package.json"))?)?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let repository = &told["repository"];
    let version = text(&told["version"]);
    Ok(Part {
        name: name.to_owned(),
        purl: purl("npm", name, &version),
        version,
        licence: expression(&text(&told["license"])),
        sha256: None,
        repository: text(if repository.is_object() { &repository["url"] } else { repository }),
        authors: vec![text(if told["author"].is_object() {
            &told["author"]["name"]
        } else {
            &told["author"]
        })],
        texts: folder,
        uses: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_builds_tests_or_writes_code_is_not_in_the_program() {
        let package = |id: &str, source: Value, kind: &str| json!({"id": id, "name": id, "source": source, "targets": [{"kind": [kind]}]});
        let depend = |id: &str, kind: Value| json!({"pkg": id, "dep_kinds": [{"kind": kind}]});
        let metadata = json!({
            "packages": [package("app", Value::Null, "bin"), package("used", json!("r"), "lib"), package("cc", json!("r"), "lib"),
                package("derive", json!("r"), "proc-macro"), package("tester", json!("r"), "lib"), package("deep", json!("r"), "lib")],
            "resolve": {"nodes": [
                {"id": "app", "deps": [depend("used", Value::Null), depend("cc", json!("build")), depend("derive", Value::Null), depend("tester", json!("dev"))]},
                {"id": "used", "deps": [depend("deep", Value::Null)]}, {"id": "deep", "deps": []}, {"id": "cc", "deps": []},
                {"id": "derive", "deps": [depend("cc", Value::Null)]}, {"id": "tester", "deps": []},
            ]},
        });
        assert_eq!(linked(&metadata, &["app"]).keys().collect::<Vec<_>>(), [&"app", &"deep", &"used"]);
    }

    #[test]
    fn licences_and_addresses_are_written_as_others_read_them() {
        assert_eq!(expression("MIT/Apache-2.0"), "MIT OR Apache-2.0");
        assert_eq!(purl("npm", "@tauri-apps/api", "2.12.5"), "pkg:npm/%40tauri-apps/api@2.12.5");
        assert_eq!(purl("cargo", "zstd-sys", "2.0.16+zstd.1.5.7"), "pkg:cargo/zstd-sys@2.0.16%2Bzstd.1.5.7");
    }

    #[test]
    fn sums_are_read_from_the_lock_and_versions_from_the_source() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"r\"\nchecksum = \"ff\"\n\n[[package]]\nname = \"b\"\nversion = \"2.0.0\"\n";
        let sums = sums(lock);
        assert_eq!(sums.get(&("a".into(), "1.0.0".into())).map(String::as_str), Some("ff"));
        assert_eq!(sums.len(), 1);
        assert_eq!(
            defined("#define CIPHER_VERSION_NUMBER 4.14.0\n", "CIPHER_VERSION_NUMBER").unwrap(),
            "4.14.0"
        );
    }
}
