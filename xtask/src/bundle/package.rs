//! A package before it has a format: its files, and what is said of it.

use crate::{Failure, process};
use std::collections::BTreeSet;
use std::fs::{self, File, Permissions};
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

/// A package.
pub struct Package {
    /// Its name.
    pub name: &'static str,
    /// One line, without a full stop.
    pub summary: &'static str,
    /// Some lines more.
    pub description: &'static str,
    /// Debian's section.
    pub section: &'static str,
    /// What it needs besides the libraries that its programs are linked with.
    pub depends: &'static [&'static str],
    /// What most will want beside it.
    pub recommends: &'static [&'static str],
    /// What the package for rpm needs besides.
    pub rpm_requires: &'static [&'static str],
    /// Settings that a person may have changed.
    pub settings: &'static [&'static str],
    /// Debian's scripts around it: name and text.
    pub scripts: Vec<(&'static str, String)>,
    /// The same for rpm: section of the spec and text.
    pub rpm_scripts: &'static [(&'static str, &'static str)],
    /// Its bill of materials.
    pub bill: String,
    /// Its files.
    pub files: Vec<Content>,
}

/// A file of a package.
pub struct Content {
    /// Its path, without the root.
    pub path: String,
    /// What it holds.
    pub bytes: Bytes,
}

/// What a file holds.
pub enum Bytes {
    /// A program, whose symbols are left out, and the kind of package that is written into it.
    Program(PathBuf, Option<&'static str>),
    /// A copy of another file.
    Copy(PathBuf),
    /// A text.
    Text(String),
    /// A text, or a page of the manual, that is packed.
    Packed(Vec<u8>),
}

impl Content {
    /// A file at a path.
    pub fn new(path: impl Into<String>, bytes: Bytes) -> Self {
        Self { path: path.into(), bytes }
    }

    /// Whether it is a program.
    pub fn is_program(&self) -> bool {
        matches!(self.bytes, Bytes::Program(..))
    }
}

impl Package {
    /// Writes every file below a folder, with one time and modes that do not depend on who runs it.
    pub fn lay_out(&self, root: &Path, epoch: u64) -> Result<(), Failure> {
        let mut folders = BTreeSet::from([root.to_path_buf()]);
        for content in &self.files {
            let path = root.join(&content.path);
            let folder = path.parent().ok_or("a file without a folder")?;
            fs::create_dir_all(folder)?;
            folders.extend(folder.ancestors().take_while(|above| *above != root).map(Path::to_path_buf));
            content.write(&path)?;
            let mode = if content.is_program() { 0o755 } else { 0o644 };
            fs::set_permissions(&path, Permissions::from_mode(mode))?;
            set_time(&path, epoch)?;
        }
        // From the deepest: what is made in a folder changes its time.
        for folder in folders.iter().rev() {
            fs::set_permissions(folder, Permissions::from_mode(0o755))?;
            set_time(folder, epoch)?;
        }
        Ok(())
    }

    /// The programs, as they lie below a folder.
    pub fn programs(&self, root: &Path) -> Vec<PathBuf> {
        self.files
            .iter()
            .filter(|content| content.is_program())
            .map(|content| root.join(&content.path))
            .collect()
    }
}

impl Content {
    fn write(&self, path: &Path) -> Result<(), Failure> {
        match &self.bytes {
            Bytes::Program(from, kind) => {
                fs::copy(from, path).map_err(|error| format!("{}: {error}", from.display()))?;
                process::run(
                    Command::new("strip").args(["--remove-section=.comment", "--strip-all"]).arg(path),
                )?;
                kind.map_or(Ok(()), |kind| Ok(fs::write(path, marked(fs::read(path)?, kind)?)?))
            }
            Bytes::Copy(from) => {
                fs::copy(from, path).map_err(|error| format!("{}: {error}", from.display()))?;
                Ok(())
            }
            Bytes::Text(text) => Ok(fs::write(path, text)?),
            Bytes::Packed(bytes) => Ok(fs::write(path, packed(bytes)?)?),
        }
    }
}

/// A program with the kind of its package, `DEB` or `RPM`, in the place that Tauri has for it: as its own bundler does.
fn marked(mut program: Vec<u8>, kind: &str) -> Result<Vec<u8>, Failure> {
    const PLACE: &[u8] = b"__TAURI_BUNDLE_TYPE_VAR_UNK";
    let mut places =
        program.windows(PLACE.len()).enumerate().filter(|(_, bytes)| *bytes == PLACE).map(|(at, _)| at);
    let (Some(at), None) = (places.next(), places.next()) else {
        return Err("the program has not one place for the kind of its package".into());
    };
    let end = at + PLACE.len();
    program[end - 3..end].copy_from_slice(kind.as_bytes());
    Ok(program)
}

/// gzip without a name and a time.
pub fn packed(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut gzip = Command::new("gzip");
    let mut gzip = gzip.arg("-9nc").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut stdin = gzip.stdin.take().ok_or("gzip takes nothing")?;
    let bytes = bytes.to_vec();
    let writing = std::thread::spawn(move || stdin.write_all(&bytes));
    let output = gzip.wait_with_output()?;
    writing.join().map_err(|_| "gzip took nothing")??;
    if output.status.success() { Ok(output.stdout) } else { Err("gzip failed".into()) }
}

/// Sets the time of a file or a folder.
pub fn set_time(path: &Path, epoch: u64) -> Result<(), Failure> {
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(epoch);
    Ok(File::open(path)?.set_modified(time)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(files: Vec<Content>) -> Package {
        Package {
            name: "p",
            summary: "",
            description: "",
            section: "",
            depends: &[],
            recommends: &[],
            rpm_requires: &[],
            settings: &[],
            scripts: Vec::new(),
            rpm_scripts: &[],
            bill: String::new(),
            files,
        }
    }

    #[test]
    fn what_is_laid_out_has_one_time_and_modes_of_its_own() {
        let root = std::env::temp_dir().join(format!("min-side-lay-out-{}", std::process::id()));
        fs::create_dir_all(&root).unwrap();
        let text = Content::new("usr/share/doc/p/a", Bytes::Text("a".into()));
        let page = Content::new("usr/share/man/man1/p.1.gz", Bytes::Packed(b"page".to_vec()));
        package(vec![text, page]).lay_out(&root, 1_000).unwrap();
        for path in ["", "usr", "usr/share/doc/p", "usr/share/doc/p/a", "usr/share/man/man1/p.1.gz"] {
            let told = fs::metadata(root.join(path)).unwrap();
            assert_eq!(
                told.modified().unwrap(),
                SystemTime::UNIX_EPOCH + Duration::from_secs(1_000),
                "{path}"
            );
            let mode = if told.is_dir() { 0o755 } else { 0o644 };
            assert_eq!(told.permissions().mode() & 0o7777, mode, "{path}");
        }
        fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn a_program_is_told_that_a_package_manager_has_it() {
        let program = b"\x7fELF__TAURI_BUNDLE_TYPE_VAR_UNK\0".to_vec();
        assert_eq!(marked(program, "DEB").unwrap(), b"\x7fELF__TAURI_BUNDLE_TYPE_VAR_DEB\0");
        assert!(marked(b"\x7fELF".to_vec(), "DEB").is_err());
    }

    #[test]
    fn what_is_packed_twice_is_the_same() {
        assert_eq!(packed(&[7; 100_000]).unwrap(), packed(&[7; 100_000]).unwrap());
    }
}
