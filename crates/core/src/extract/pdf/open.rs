//! Opens a document.

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys::{FILTER, O, STM_F, STR_F, U, V};
use hayro_syntax::object::{Dict, Name, Object};

/// The entry that says that a document is encrypted.
const ENCRYPT: &[u8] = b"/Encrypt";

/// A document.
pub(super) struct Opened {
    /// The document.
    pub pdf: Pdf,
    /// Whether the files inside it are locked.
    pub locked: bool,
}

/// Opens a document that needs no password for its pages.
pub(super) fn open(bytes: &[u8]) -> Option<Opened> {
    match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => Some(Opened { pdf, locked: false }),
        // One that is locked and damaged besides is only called damaged.
        Err(_) => only_files_are_locked(bytes),
    }
}

/// A document of which only the files inside need a password: its own strings and streams are as they were written. It is
/// opened as if it did not speak of encryption, and that is right only if it is so.
fn only_files_are_locked(bytes: &[u8]) -> Option<Opened> {
    let mut bytes = bytes.to_vec();
    let places: Vec<usize> = memchr::memmem::find_iter(&bytes, ENCRYPT).collect();
    if places.is_empty() {
        return None;
    }
    for at in places {
        // The name must end here: there are others that begin so.
        if bytes.get(at + ENCRYPT.len()).is_some_and(|next| !next.is_ascii_alphanumeric()) {
            bytes[at + ENCRYPT.len() - 1] = b'_';
        }
    }
    let pdf = Pdf::new(bytes).ok()?;
    let says_so = |object| matches!(object, Object::Dict(dict) if leaves_the_pages(&dict));
    let open = pdf.objects().into_iter().any(says_so);
    open.then_some(Opened { pdf, locked: true })
}

/// Whether this says how a document is encrypted, and that its strings and streams are not.
fn leaves_the_pages(dict: &Dict<'_>) -> bool {
    let is_open = |key| dict.get::<Name<'_>>(key).is_none_or(|name| &*name == b"Identity");
    dict.get::<Name<'_>>(FILTER).is_some_and(|name| &*name == b"Standard")
        && dict.contains_key(O)
        && dict.contains_key(U)
        && dict.get::<i32>(V).is_some_and(|version| version >= 4)
        && is_open(STM_F)
        && is_open(STR_F)
}
