//! Issues certificates: signs their facts, draws them once in each language to keep the hash, and publishes
//! the key with a signed list of those that no longer stand.

use crate::storage::{Row, Storage, StorageError, Stored, Transaction, read_if_known, write};
use chrono::{DateTime, TimeDelta, Utc};
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::records::{IssuerKey, Kursbevis, KursbevisFacts};
use min_side_domain::{Audience, Collection, Language};
use min_side_kursbevis::{IssuerSecret, RenderError, StatusEntry, StatusList, render_signed, sign};
use rand::TryRngCore;
use rand::rngs::OsRng;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The template that new certificates are drawn with.
pub use min_side_kursbevis::TEMPLATE_VERSION;

/// The list is signed again when it is this old, so that a check offline can say a recent date.
const RENEW_AFTER: TimeDelta = TimeDelta::hours(24);
const LISTED_AT: &str = "kursbevis_listed_at";
/// Id of the key that signs now.
const PRESENT_KEY: &str = "kursbevis_key";

/// Why certificates cannot be issued.
#[derive(Debug, thiserror::Error)]
pub enum IssuerError {
    /// The storage.
    #[error("the issuer's key could not be published")]
    Storage(#[from] StorageError),
    /// The file.
    #[error("the key file {0} could not be read or written")]
    File(PathBuf, #[source] io::Error),
    /// The folder has had a key, and it is gone.
    #[error(
        "the key file {0} is gone, and certificates were issued with it: put it back from your copy, \
         or give --new-kursbevis-key to go on with another"
    )]
    Lost(PathBuf),
    /// Not a key.
    #[error("the key file {0} does not hold an Ed25519 private key in PKCS #8 PEM")]
    Format(PathBuf),
    /// The system has no randomness.
    #[error("the system gives no random bytes")]
    Random,
    /// A certificate of the demonstration's generator.
    #[error("a certificate of the demonstration could not be issued")]
    Demo(#[source] RenderError),
}

/// Why a certificate over these facts cannot be issued.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum FactsError {
    /// A field that cannot be drawn, and the character that is to blame.
    #[error("the field {0:?} cannot be drawn")]
    Field(FieldError, Option<char>),
    /// Nothing that the office could mend.
    #[error("the certificate could not be issued")]
    Failed,
}

/// What of a certificate says whether it stands, whatever has become of the rest of its shape.
#[derive(Deserialize)]
struct Standing {
    #[serde(default)]
    replaced_by: Option<String>,
    #[serde(default)]
    revoked_at: Option<DateTime<Utc>>,
}

/// Issues certificates in the union's name.
#[derive(Debug)]
pub struct Issuer {
    secret: IssuerSecret,
}

impl Issuer {
    /// The issuer with this key. One is made, with mode 0600, when the file is not there and the folder never had one, or
    /// where a new one is asked for.
    ///
    /// # Errors
    /// When the key cannot be read or made, or is gone.
    pub fn open(path: &Path, demo: bool, storage: &dyn Storage, new_key: bool) -> Result<Self, IssuerError> {
        let secret = match fs::read_to_string(path) {
            Ok(pem) => {
                IssuerSecret::from_pkcs8_pem(&pem, demo).map_err(|_| IssuerError::Format(path.to_owned()))?
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if !new_key && storage.meta(LISTED_AT)?.is_some() {
                    return Err(IssuerError::Lost(path.to_owned()));
                }
                make(path, demo)?
            }
            Err(error) => return Err(IssuerError::File(path.to_owned(), error)),
        };
        Ok(Self { secret })
    }

    /// Publishes the key; in a demonstration also signs what its generator left unsigned.
    ///
    /// # Errors
    /// When the storage fails, or a generated certificate cannot be drawn.
    pub fn set_up(&self, storage: &dyn Storage, union: &str, now: DateTime<Utc>) -> Result<(), IssuerError> {
        if self.secret.is_demo() {
            self.sign_generated(storage, now)?;
        }
        match self.renew(storage, union, now) {
            // Not a reason to serve nobody: it is tried again while the server runs.
            Err(StorageError::Body(error)) => {
                let column = error.column();
                tracing::error!(
                    column,
                    "a stored certificate cannot be read: the list of the revoked is left as it is"
                );
                Ok(())
            }
            done => Ok(done?),
        }
    }

    /// Publishes the key once the union has a name, and signs the list again when it has become old.
    ///
    /// # Errors
    /// When the storage fails.
    pub fn renew(&self, storage: &dyn Storage, union: &str, now: DateTime<Utc>) -> Result<(), StorageError> {
        let known = storage.row(&Audience::Public, Collection::IssuerKeys, &self.secret.id())?;
        let present = storage.meta(PRESENT_KEY)?.is_some_and(|id| id == self.secret.id());
        if (known.is_none() || !present) && !union.is_empty() {
            return write(storage, now, |tx| self.become_present(tx, union));
        }
        let listed = storage.meta(LISTED_AT)?.and_then(|at| at.parse::<DateTime<Utc>>().ok());
        if listed.is_some_and(|at| now - at >= RENEW_AFTER) {
            write(storage, now, |tx| self.publish(tx).map(|_| ()))?;
        }
        Ok(())
    }

    /// A certificate over these facts.
    pub(crate) fn issue(&self, facts: KursbevisFacts) -> Result<Kursbevis, FactsError> {
        self.made(facts).map_err(|error| fault_of(&error))
    }

    /// Puts the newest signed list of certificates that no longer stand beside the key; the version of the
    /// key's row, when it has been published.
    pub(crate) fn publish(&self, tx: &mut dyn Transaction) -> Result<Option<i64>, StorageError> {
        let Some(row) = tx.row(&Audience::Public, Collection::IssuerKeys, &self.secret.id())? else {
            return Ok(None);
        };
        let mut entries = BTreeMap::new();
        for row in tx.rows_of(Collection::Kursbevis)? {
            // One of which not even this can be read is not taken for one that stands: the list remains as it was.
            let standing: Standing = serde_json::from_str(&row.body).map_err(StorageError::Body)?;
            // When it was replaced is when its row was written last.
            let at = standing.revoked_at.or(standing.replaced_by.is_some().then_some(row.written_at));
            if let Some(at) = at {
                entries.insert(row.id, StatusEntry { at, replaced_by: standing.replaced_by });
            }
        }
        let Some(mut key) = read_if_known::<IssuerKey>(&row, "issuer_keys") else { return Ok(None) };
        let list = StatusList { as_of: tx.now(), entries };
        key.status_list =
            list.sign(&self.secret).ok_or(StorageError::Damaged("a status list that cannot be signed"))?;
        let now = tx.now().to_rfc3339();
        tx.set_meta(LISTED_AT, &now)?;
        tx.put(&Row::of(Audience::Public, &key)?).map(Some)
    }

    /// Publishes this key as the one that signs from now on, and ends the one before. What that one issued stands or
    /// falls by this one's list.
    fn become_present(&self, tx: &mut dyn Transaction, union: &str) -> Result<(), StorageError> {
        let now = tx.now();
        let before = tx.meta(PRESENT_KEY)?;
        // A folder from before the present key was noted: all that it published were its own.
        let noted = before.is_some() || tx.meta(LISTED_AT)?.is_none();
        for row in tx.rows_of(Collection::IssuerKeys)? {
            let Some(mut key) = read_if_known::<IssuerKey>(&row, "issuer_keys") else { continue };
            let ours = if noted { before.as_deref() == Some(&key.id) } else { key.issuer == union };
            if ours && key.id != self.secret.id() && key.to.is_none() {
                key.to = Some(now);
                tx.put(&Row::of(row.audience, &key)?)?;
            }
        }
        // A demonstration's certificates are of the years before it was made.
        let from = if self.secret.is_demo() { DateTime::UNIX_EPOCH } else { now };
        let mut key = self.secret.issuer_key(union, from);
        let known = tx.row(&Audience::Public, Collection::IssuerKeys, &key.id)?;
        match known.map(|row| read_if_known::<IssuerKey>(&row, "issuer_keys")) {
            // What a newer server has written is not written over.
            Some(None) => {}
            known => {
                // One that comes back signs since it first did.
                if let Some(known) = known.flatten() {
                    key = IssuerKey { to: None, ..known };
                }
                tx.put(&Row::of(Audience::Public, &key)?)?;
            }
        }
        tx.set_meta(PRESENT_KEY, &key.id)?;
        self.publish(tx).map(|_| ())
    }

    fn made(&self, facts: KursbevisFacts) -> Result<Kursbevis, RenderError> {
        let proof = sign(&facts, &self.secret)?;
        let mut sha256 = BTreeMap::new();
        for language in Language::ALL {
            let bytes = render_signed(&facts, &proof, language)?;
            sha256.insert(language.tag().to_owned(), crate::hex(&Sha256::digest(&bytes)));
        }
        Ok(Kursbevis { id: facts.number.clone(), facts, sha256, proof, replaced_by: None, revoked_at: None })
    }

    fn sign_generated(&self, storage: &dyn Storage, now: DateTime<Utc>) -> Result<(), IssuerError> {
        let mut signed: Vec<(Stored, Kursbevis)> = Vec::new();
        for row in storage.find(Collection::Kursbevis, "proof", "")? {
            let Some(kursbevis) = read_if_known::<Kursbevis>(&row, "kursbevis") else { continue };
            if kursbevis.facts.demo {
                let made = self.made(kursbevis.facts).map_err(IssuerError::Demo)?;
                signed.push((row, made));
            }
        }
        if signed.is_empty() {
            return Ok(());
        }
        write(storage, now, |tx| {
            for (row, kursbevis) in &signed {
                tx.put(&Row::of(row.audience.clone(), kursbevis)?)?;
            }
            Ok::<_, StorageError>(())
        })?;
        Ok(())
    }
}

/// Whether facts can be drawn; the refusal with the field's name when not.
pub(crate) fn check(facts: &KursbevisFacts) -> Result<(), FactsError> {
    min_side_kursbevis::check(facts).map_err(|error| fault_of(&error))
}

/// What is wrong with facts that cannot be drawn, with the field's name.
fn fault_of(error: &RenderError) -> FactsError {
    let (field, code) = match error {
        RenderError::MissingGlyph { field, .. } | RenderError::ForbiddenCharacter { field, .. } => {
            (field, FieldCode::BadCharacters)
        }
        RenderError::Empty { field } => (field, FieldCode::Required),
        RenderError::TooLong { field, .. } | RenderError::TooLongForCode { field } => {
            (field, FieldCode::TooLong)
        }
        RenderError::OutOfRange { field } => (field, FieldCode::OutOfRange),
        _ => {
            tracing::error!(%error, "a certificate could not be issued");
            return FactsError::Failed;
        }
    };
    let character = match error {
        RenderError::MissingGlyph { character, .. } | RenderError::ForbiddenCharacter { character, .. } => {
            Some(*character)
        }
        _ => None,
    };
    FactsError::Field(FieldError::new(field.clone(), code), character)
}

fn make(path: &Path, demo: bool) -> Result<IssuerSecret, IssuerError> {
    let mut random = [0; 32];
    OsRng.try_fill_bytes(&mut random).map_err(|_| IssuerError::Random)?;
    let secret = IssuerSecret::generate(random, demo);
    write_private(path, secret.to_pkcs8_pem().as_bytes())
        .map_err(|error| IssuerError::File(path.to_owned(), error))?;
    Ok(secret)
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
