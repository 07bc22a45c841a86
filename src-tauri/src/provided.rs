//! The names of the files that the page has been given: the page names a file by its hash alone when it is to be saved,
//! so that what it is called is never the page's to say.

use min_side_core::Error;
use min_side_core::views::{FileView, InvoiceView};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// The names, by the hash of the bytes.
#[derive(Debug, Default)]
pub struct ProvidedNames(Mutex<HashMap<String, String>>);

/// The file that was last let go over the window: the page asks for it without being told where it lies.
#[derive(Debug, Default)]
pub struct Dropped(Mutex<Option<PathBuf>>);

impl Dropped {
    /// Keeps a file until it is asked for.
    pub fn keep(&self, file: Option<PathBuf>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = file;
    }

    /// The file, once.
    pub fn take(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// An answer that may hold a file.
pub trait HoldsFile {
    /// The file.
    fn file(&self) -> Option<&FileView>;
}

impl HoldsFile for FileView {
    fn file(&self) -> Option<&FileView> {
        Some(self)
    }
}

impl HoldsFile for InvoiceView {
    fn file(&self) -> Option<&FileView> {
        self.open_file.as_ref()
    }
}

impl ProvidedNames {
    /// Keeps the name of the answer's file.
    pub fn remember<T: HoldsFile>(&self, answer: T) -> T {
        if let Some(view) = answer.file() {
            let mut names = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            names.insert(view.file.clone(), view.name.clone());
        }
        answer
    }

    /// Forgets them all.
    pub fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The name of a file that the page has been given.
    pub fn name(&self, file: &str) -> Result<String, Error> {
        let names = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        names.get(file).cloned().ok_or(Error::NotFound)
    }
}
