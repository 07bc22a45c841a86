//! The operating system's key store. It may be missing, locked, or waiting for its owner: it is asked on a thread of
//! its own, and never for longer than a while.

use super::{Key, KeyError};
use keyring::{Entry, Error};
use keyring_core::api::CredentialStoreApi;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long the key store has, prompts included, before the app says that it is locked.
pub const TIMEOUT: Duration = Duration::from_secs(30);

/// The name that the key stands under, beside the data folder's id.
const SERVICE: &str = "no.min-side.app";

/// A place for keys. Calls may block.
pub trait KeyStore: Send + Sync + 'static {
    /// The key of this name.
    ///
    /// # Errors
    /// [`KeyError::NoEntry`] when the store is open and has none; the others when it cannot say.
    fn get(&self, name: &str) -> Result<Key, KeyError>;

    /// Keeps a key under this name.
    ///
    /// # Errors
    /// Why it could not.
    fn set(&self, name: &str, key: &Key) -> Result<(), KeyError>;

    /// Forgets the key of this name; none is no error.
    ///
    /// # Errors
    /// Why it could not.
    fn delete(&self, name: &str) -> Result<(), KeyError>;

    /// Every key of ours, for a folder that no longer says which is its own. A store that cannot search has none to offer.
    ///
    /// # Errors
    /// Why it could not say.
    fn all(&self) -> Result<Vec<(String, Key)>, KeyError> {
        Ok(Vec::new())
    }
}

/// The system's key store: Secret Service, Keychain or Credential Manager.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemKeyStore;

#[cfg(all(unix, not(target_os = "macos")))]
type System = zbus_secret_service_keyring_store::Store;
#[cfg(target_os = "macos")]
type System = apple_native_keyring_store::keychain::Store;
#[cfg(windows)]
type System = windows_native_keyring_store::Store;

impl SystemKeyStore {
    /// A store is made for each call: one that was not there at the start may be there now, where [`Entry::new`] keeps the
    /// first answer for the life of the process.
    fn store() -> Result<Arc<System>, KeyError> {
        System::new().map_err(|_| KeyError::NoKeyStore)
    }

    /// An entry over such a store.
    fn entry(name: &str) -> Result<Entry, KeyError> {
        #[cfg(not(windows))]
        let modifiers = None;
        // Without this the key would follow the member's account to other machines of the domain.
        #[cfg(windows)]
        let persistence = HashMap::from([("persistence", "Local")]);
        #[cfg(windows)]
        let modifiers = Some(&persistence);
        let inner = Self::store()?.build(SERVICE, name, modifiers).map_err(|_| KeyError::NoKeyStore)?;
        Ok(Entry { inner })
    }
}

/// What the store is asked for to find every entry of ours. Windows knows them by one name alone, in which the service
/// stands.
#[cfg(not(windows))]
const OURS: (&str, &str) = ("service", SERVICE);
#[cfg(windows)]
const OURS: (&str, &str) = ("pattern", "no\\.min-side\\.app");

fn key_of(entry: &keyring_core::Entry) -> Result<Key, KeyError> {
    let secret = zeroize::Zeroizing::new(entry.get_secret().map_err(|error| sort(&error))?);
    let bytes: &[u8; 32] = secret.as_slice().try_into().map_err(|_| KeyError::NotAKey)?;
    Key::filled(|key| {
        key.copy_from_slice(bytes);
        Ok(())
    })
}

/// The name that an entry of ours was kept under.
fn name_of(entry: &keyring_core::Entry) -> Option<String> {
    let ours = |(service, name)| (service == SERVICE).then_some(name);
    entry.get_specifiers().and_then(ours).or_else(|| entry.get_attributes().ok()?.remove("username"))
}

impl KeyStore for SystemKeyStore {
    fn get(&self, name: &str) -> Result<Key, KeyError> {
        key_of(&Self::entry(name)?.inner)
    }

    fn set(&self, name: &str, key: &Key) -> Result<(), KeyError> {
        Self::entry(name)?.set_secret(key.bytes()).map_err(|error| sort(&error))
    }

    fn delete(&self, name: &str) -> Result<(), KeyError> {
        match Self::entry(name)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(sort(&error)),
        }
    }

    fn all(&self) -> Result<Vec<(String, Key)>, KeyError> {
        let found = match Self::store()?.search(&HashMap::from([OURS])) {
            Ok(found) => found,
            Err(Error::NoEntry | Error::NotSupportedByStore(_)) => return Ok(Vec::new()),
            Err(error) => return Err(sort(&error)),
        };
        let ours = found.iter().filter_map(|entry| Some((name_of(entry)?, key_of(entry).ok()?)));
        Ok(ours.collect())
    }
}

/// What is not surely "no entry" is taken as "cannot say": a new key is made only when there is surely none.
fn sort(error: &Error) -> KeyError {
    match error {
        Error::NoEntry => KeyError::NoEntry,
        Error::NoDefaultStore | Error::NotSupportedByStore(_) => KeyError::NoKeyStore,
        Error::BadEncoding(_) | Error::BadDataFormat(..) | Error::Ambiguous(_) => KeyError::NotAKey,
        _ => KeyError::Locked,
    }
}

/// Asks on a thread of its own.
///
/// # Errors
/// [`KeyError::Locked`] when no answer came within [`TIMEOUT`]; what was asked for may still happen later.
pub async fn ask<T: Send + 'static>(
    store: &Arc<dyn KeyStore>,
    patience: Duration,
    question: impl FnOnce(&dyn KeyStore) -> Result<T, KeyError> + Send + 'static,
) -> Result<T, KeyError> {
    let store = Arc::clone(store);
    let (answer, answered) = tokio::sync::oneshot::channel();
    // Not the runtime's pool: a thread that never comes back would hold up the end of the process.
    let thread = std::thread::Builder::new().name("key-store".to_owned());
    thread
        .spawn(move || {
            let _ = answer.send(question(&*store));
        })
        .map_err(|_| KeyError::Locked)?;
    match tokio::time::timeout(patience, answered).await {
        Ok(Ok(result)) => result,
        Ok(Err(_)) | Err(_) => Err(KeyError::Locked),
    }
}

/// A key store in memory, for tests: it can be made to be missing or locked.
#[derive(Debug, Default)]
pub struct MemoryKeyStore {
    keys: Mutex<BTreeMap<String, Key>>,
    fault: Mutex<Option<KeyError>>,
}

impl MemoryKeyStore {
    /// Answers every call with this from now on.
    pub fn fail_with(&self, fault: Option<KeyError>) {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = fault;
    }

    /// How many keys it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Forgets every key, as when the system's store was reset.
    pub fn clear(&self) {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn check(&self) -> Result<(), KeyError> {
        self.fault.lock().unwrap_or_else(PoisonError::into_inner).map_or(Ok(()), Err)
    }
}

impl KeyStore for MemoryKeyStore {
    fn get(&self, name: &str) -> Result<Key, KeyError> {
        self.check()?;
        self.keys.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned().ok_or(KeyError::NoEntry)
    }

    fn set(&self, name: &str, key: &Key) -> Result<(), KeyError> {
        self.check()?;
        self.keys.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), key.clone());
        Ok(())
    }

    fn delete(&self, name: &str) -> Result<(), KeyError> {
        self.check()?;
        self.keys.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
        Ok(())
    }

    fn all(&self) -> Result<Vec<(String, Key)>, KeyError> {
        self.check()?;
        let keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(keys.iter().map(|(name, key)| (name.clone(), key.clone())).collect())
    }
}
