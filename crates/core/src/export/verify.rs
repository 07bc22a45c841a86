//! Reads an export, a folder or a zip, and sees that it is what its manifest says: every file there and unchanged, none
//! besides, and as many records as counted.

use super::manifest::{FORMAT, MANIFEST, Manifest, VERSION};
use super::records::FOLDER as DATA;
use super::threads::FOLDER as THREADS;
use crate::error::{Error, Result};
use crate::files::hex;
use serde::Serialize;
use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Component, Path, PathBuf};
use zip::ZipArchive;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// Files of the manifest that were read.
    pub files: u64,
    /// Bytes of them.
    pub bytes: u64,
    /// Records counted.
    pub records: u64,
    /// Threads, each a page and a PDF.
    pub threads: u64,
    /// Files that were not on the machine when it was made.
    pub missing: u64,
    /// What is not as the manifest says.
    pub faults: Vec<Fault>,
}

/// Something that is not as the manifest says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fault {
    /// A file is not there.
    Gone {
        /// Its path.
        path: String,
    },
    /// A file has other bytes.
    Changed {
        /// Its path.
        path: String,
    },
    /// A file that the manifest does not name.
    Added {
        /// Its path.
        path: String,
    },
    /// Another count than the manifest's.
    Count {
        /// Of what.
        of: String,
        /// What the manifest says.
        said: u64,
        /// What there is.
        found: u64,
    },
}

/// Checks an export.
///
/// # Errors
/// `export_not_one` for what has no manifest of this form; [`Error::Io`].
pub fn verify(path: &Path) -> Result<Verified> {
    verify_with(path, || Ok(()))
}

/// As [`verify`], with a word after each file, which can end it.
pub(super) fn verify_with(path: &Path, mut after: impl FnMut() -> Result<()>) -> Result<Verified> {
    let mut source = Source::open(path)?;
    let manifest = manifest(&mut source)?;
    let mut verified = Verified { missing: manifest.missing.len() as u64, ..Verified::default() };
    let mut others: BTreeSet<String> = source.names()?;
    others.remove(MANIFEST);
    for entry in &manifest.files {
        if !others.remove(&entry.path) {
            verified.faults.push(Fault::Gone { path: entry.path.clone() });
            continue;
        }
        let (size, sha256) = summed(source.read(&entry.path)?)?;
        verified.files += 1;
        verified.bytes += size;
        if size != entry.size || sha256 != entry.sha256 {
            verified.faults.push(Fault::Changed { path: entry.path.clone() });
        }
        after()?;
    }
    verified.faults.extend(others.into_iter().map(|path| Fault::Added { path }));
    counts(&mut source, &manifest, &mut verified)?;
    Ok(verified)
}

fn counts(source: &mut Source, manifest: &Manifest, verified: &mut Verified) -> Result<()> {
    let names = source.names()?;
    for (name, said) in &manifest.records {
        let path = format!("{DATA}/{name}.json");
        let found = if names.contains(&path) { count(source.read(&path)?).unwrap_or_default() } else { 0 };
        verified.records += found;
        if found != *said {
            verified.faults.push(Fault::Count { of: name.clone(), said: *said, found });
        }
    }
    let listed = |ending: &str| {
        let of_thread = |path: &&String| {
            path.starts_with(&format!("{THREADS}/"))
                && path.ends_with(ending)
                && !path.ends_with("/index.html")
        };
        names.iter().filter(of_thread).count() as u64
    };
    verified.threads = listed(".html");
    for ending in [".html", ".pdf"] {
        let found = listed(ending);
        if found != manifest.threads {
            verified.faults.push(Fault::Count {
                of: format!("{THREADS}/*{ending}"),
                said: manifest.threads,
                found,
            });
        }
    }
    Ok(())
}

fn manifest(source: &mut Source) -> Result<Manifest> {
    let not_one = || Error::refused("export_not_one");
    if !source.names()?.contains(MANIFEST) {
        return Err(not_one());
    }
    let manifest: Manifest =
        serde_json::from_reader(BufReader::new(source.read(MANIFEST)?)).map_err(|_| not_one())?;
    if manifest.format != FORMAT || manifest.version != VERSION {
        return Err(not_one());
    }
    Ok(manifest)
}

fn summed(mut from: Box<dyn Read + '_>) -> Result<(u64, String)> {
    let (mut hash, mut size) = (Sha256::new(), 0);
    let mut piece = vec![0; 64 * 1024];
    loop {
        let read = from.read(&mut piece)?;
        if read == 0 {
            return Ok((size, hex(&hash.finalize())));
        }
        hash.update(&piece[..read]);
        size += read as u64;
    }
}

/// Elements of a JSON array, which is never held whole.
fn count(from: Box<dyn Read + '_>) -> Result<u64> {
    struct Elements;
    impl<'de> Visitor<'de> for Elements {
        type Value = u64;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an array")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<u64, A::Error> {
            let mut count = 0;
            while array.next_element::<IgnoredAny>()?.is_some() {
                count += 1;
            }
            Ok(count)
        }
    }
    let mut json = serde_json::Deserializer::from_reader(BufReader::new(from));
    let elements = json.deserialize_seq(Elements)?;
    json.end()?;
    Ok(elements)
}

/// Where an export is read from.
enum Source {
    Folder(PathBuf),
    Zip(Box<ZipArchive<BufReader<File>>>),
}

impl Source {
    fn open(path: &Path) -> Result<Self> {
        if path.is_dir() {
            return Ok(Self::Folder(path.to_owned()));
        }
        let archive = ZipArchive::new(BufReader::new(File::open(path)?));
        archive.map(|archive| Self::Zip(Box::new(archive))).map_err(|_| Error::refused("export_not_one"))
    }

    /// The paths of all files, with `/`.
    fn names(&self) -> Result<BTreeSet<String>> {
        match self {
            Self::Zip(archive) => {
                let names =
                    archive.file_names().map(|name| name.map_or_else(|_| "?".to_owned(), Cow::into_owned));
                Ok(names.filter(|name| !name.ends_with('/')).collect())
            }
            Self::Folder(root) => {
                let (mut names, mut folders) = (BTreeSet::new(), vec![root.clone()]);
                while let Some(folder) = folders.pop() {
                    for entry in fs::read_dir(&folder)? {
                        let (entry, path) = entry.map(|entry| (entry.file_type(), entry.path()))?;
                        if entry?.is_dir() {
                            folders.push(path);
                        } else {
                            names.insert(slashed(path.strip_prefix(root).unwrap_or(&path)));
                        }
                    }
                }
                Ok(names)
            }
        }
    }

    /// Only for a name of [`Source::names`]: what a manifest says is never a path of its own.
    fn read(&mut self, name: &str) -> Result<Box<dyn Read + '_>> {
        match self {
            Self::Folder(root) => Ok(Box::new(File::open(root.join(name))?)),
            Self::Zip(archive) => Ok(Box::new(archive.by_name(name).map_err(std::io::Error::from)?)),
        }
    }
}

fn slashed(path: &Path) -> String {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(part) => Some(part.to_string_lossy()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}
