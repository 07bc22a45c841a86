//! The operating system's key store. It may be missing, locked, or waiting for its owner: it is asked on a thread of
//! its own, and never for longer than a while.

use super::{Key, KeyError};
use keyring::{Entry, Error};
use keyring_core::api::CredentialStoreApi;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long the key store has, prompts included, before the app says that it is locked.
pub const PATIENCE: Duration = Duration::from_secs(30);

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
}

/// The system's key store: Secret Service, Keychain or Credential Manager.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemKeyStore;

impl SystemKeyStore {
    /// An entry over a store that is made for each call: one that was not there at the start may be there now, where
    /// [`Entry::new`] keeps the first answer for the life of the process.
    fn entry(name: &str) -> Result<Entry, KeyError> {
        #[cfg(all(unix, not(target_os = "macos")))]
        let (store, modifiers) = (zbus_secret_service_keyring_store::Store::new(), None);
        #[cfg(target_os = "macos")]
        let (store, modifiers) = (apple_native_keyring_store::keychain::Store::new(), None);
        // Without this the key would follow the member's account to other machines of the domain.
        #[cfg(windows)]
        let persistence = std::collections::HashMap::from([("persistence", "Local")]);
        #[cfg(windows)]
        let (store, modifiers) = (windows_native_keyring_store::Store::new(), Some(&persistence));
        let inner = store
            .map_err(|_| KeyError::NoKeyStore)?
            .build(SERVICE, name, modifiers)
            .map_err(|_| KeyError::NoKeyStore)?;
        Ok(Entry { inner })
    }
}

impl KeyStore for SystemKeyStore {
    fn get(&self, name: &str) -> Result<Key, KeyError> {
        let secret = zeroize::Zeroizing::new(Self::entry(name)?.get_secret().map_err(|error| sort(&error))?);
        secret.as_slice().try_into().map(Key::from_bytes).map_err(|_| KeyError::NotAKey)
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
/// [`KeyError::Locked`] when no answer came within [`PATIENCE`]; what was asked for may still happen later.
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
}
