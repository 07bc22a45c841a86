//! What leaves the app for another program: links, and copies of files in a private folder that is emptied at each start
//! and each end. What WebKit lays down though its window is private goes there too.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use url::Url;

/// The folder, once it is known.
static FOLDER: OnceLock<PathBuf> = OnceLock::new();

/// Why a link was not opened.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// Not a kind of link that may be opened.
    #[error("the link may not be opened")]
    NotPermitted,
    /// The system has no program for it.
    #[error("no program opened the link")]
    Failed,
}

/// Empties the folder of copies from an earlier run. It lies in memory where the system has such a place for each user.
pub fn begin(data: &Path, instance: &str) {
    let in_memory = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|dir| dir.is_dir());
    let folder = in_memory.map_or_else(|| data.join("outside"), |dir| dir.join(instance));
    let _ = std::fs::remove_dir_all(&folder);
    let _ = FOLDER.set(folder);
}

/// Where WebKit may lay down what it does for any window: salts and empty lists.
pub fn for_webview() -> Option<PathBuf> {
    FOLDER.get().map(|folder| folder.join("webview"))
}

/// Removes all of it.
pub fn end() {
    if let Some(folder) = FOLDER.get() {
        let _ = std::fs::remove_dir_all(folder);
    }
}

/// A place for a copy of a file that another program is to open, in a folder that only the user may enter.
pub fn place_for(name: &str) -> io::Result<PathBuf> {
    let folder = FOLDER.get().ok_or(io::ErrorKind::NotFound)?;
    let own = (0_u32..).map(|number| folder.join(number.to_string())).find(|own| !own.exists());
    let own = own.ok_or(io::ErrorKind::AlreadyExists)?;
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&own)?;
    Ok(own.join(name))
}

/// A place in a folder for a file of this name, or of this name with a number when it is taken. The empty file is made
/// here, so that two who ask get two places.
pub fn free_name(folder: &Path, name: &str) -> io::Result<PathBuf> {
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => (stem, format!(".{extension}")),
        _ => (name, String::new()),
    };
    let numbered = (2_u32..1_000).map(|number| format!("{stem} ({number}){extension}"));
    for name in std::iter::once(name.to_owned()).chain(numbered) {
        let place = folder.join(name);
        match std::fs::File::create_new(&place) {
            Ok(_) => return Ok(place),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Opens a file in the system's program for it.
pub fn open(path: &Path) -> Result<(), tauri_plugin_opener::Error> {
    tauri_plugin_opener::open_path(path, None::<&str>)
}

/// Opens a web page of the sign-in.
pub fn open_page(address: &str) -> io::Result<()> {
    let web = Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    if !web {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    tauri_plugin_opener::open_url(address, None::<&str>).map_err(io::Error::other)
}

/// Opens a link that someone else has written: `https`, `http` and `mailto` alone.
pub fn open_link(address: &str) -> Result<(), LinkError> {
    let url = Url::parse(address).map_err(|_| LinkError::NotPermitted)?;
    if !matches!(url.scheme(), "https" | "http" | "mailto") {
        return Err(LinkError::NotPermitted);
    }
    tauri_plugin_opener::open_url(url.as_str(), None::<&str>).map_err(|_| LinkError::Failed)
}
