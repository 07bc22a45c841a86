//! The issuer's public keys: given, from a file, or found by discovery and fetched again when a key is new.

use jsonwebtoken::jwk::{Jwk, JwkSet, KeyAlgorithm};
use jsonwebtoken::{Algorithm, DecodingKey};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

/// Keys are fetched at most this often, however many tokens name unknown ones.
const FETCH_EVERY: Duration = Duration::from_secs(60);

/// Where the keys come from.
#[derive(Debug, Clone)]
pub enum KeySource {
    /// These.
    Given(Box<JwkSet>),
    /// A JWK set in a file, read at start.
    File(PathBuf),
    /// The issuer's discovery document.
    Discovery,
}

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The file.
    #[error("{0} could not be read")]
    File(PathBuf, #[source] std::io::Error),
    /// Not a JWK set.
    #[error("not a JWK set")]
    Format(#[from] serde_json::Error),
    /// The issuer could not be asked.
    #[error("the issuer's keys could not be fetched")]
    Fetch(#[from] reqwest::Error),
    /// The discovery document is another issuer's.
    #[error("the discovery document names another issuer")]
    OtherIssuer,
    /// No key could be used.
    #[error("the issuer has no key that this server accepts")]
    None,
}

/// A key with the one algorithm it may be used with.
pub(super) struct Key {
    pub(super) algorithm: Algorithm,
    pub(super) key: DecodingKey,
}

/// Keys by their id.
pub(super) struct Keys {
    issuer: String,
    remote: bool,
    by_id: RwLock<HashMap<String, Arc<Key>>>,
    fetched: Mutex<Option<Instant>>,
}

impl Keys {
    pub(super) async fn load(issuer: &str, source: KeySource) -> Result<Self, KeysError> {
        let set = match &source {
            KeySource::Given(set) => (**set).clone(),
            KeySource::File(path) => {
                let text = std::fs::read(path).map_err(|error| KeysError::File(path.clone(), error))?;
                serde_json::from_slice(&text)?
            }
            KeySource::Discovery => fetch(issuer).await?,
        };
        let by_id = usable(&set);
        if by_id.is_empty() {
            return Err(KeysError::None);
        }
        let remote = matches!(source, KeySource::Discovery);
        Ok(Self {
            issuer: issuer.to_owned(),
            remote,
            by_id: RwLock::new(by_id),
            fetched: Mutex::new(remote.then(Instant::now)),
        })
    }

    pub(super) fn find(&self, id: &str) -> Option<Arc<Key>> {
        self.by_id.read().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }

    /// The key of this id, asking the issuer when it is not known.
    pub(super) async fn find_or_fetch(&self, id: &str) -> Option<Arc<Key>> {
        if let Some(key) = self.find(id) {
            return Some(key);
        }
        if !self.remote || !self.may_fetch() {
            return None;
        }
        match fetch(&self.issuer).await {
            Ok(set) => {
                let fresh = usable(&set);
                *self.by_id.write().unwrap_or_else(PoisonError::into_inner) = fresh;
            }
            Err(error) => tracing::warn!(%error, "the issuer's keys could not be fetched again"),
        }
        self.find(id)
    }

    fn may_fetch(&self) -> bool {
        let mut fetched = self.fetched.lock().unwrap_or_else(PoisonError::into_inner);
        if fetched.is_some_and(|at| at.elapsed() < FETCH_EVERY) {
            return false;
        }
        *fetched = Some(Instant::now());
        true
    }
}

#[derive(serde::Deserialize)]
struct Discovery {
    issuer: String,
    jwks_uri: String,
}

async fn fetch(issuer: &str) -> Result<JwkSet, KeysError> {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(10)).build()?;
    let address = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
    let discovery: Discovery = client.get(address).send().await?.error_for_status()?.json().await?;
    if discovery.issuer != issuer {
        return Err(KeysError::OtherIssuer);
    }
    Ok(client.get(discovery.jwks_uri).send().await?.error_for_status()?.json().await?)
}

fn usable(set: &JwkSet) -> HashMap<String, Arc<Key>> {
    set.keys
        .iter()
        .filter_map(|jwk| {
            let id = jwk.common.key_id.clone()?;
            let algorithm = algorithm_of(jwk)?;
            let key = DecodingKey::from_jwk(jwk).ok()?;
            Some((id, Arc::new(Key { algorithm, key })))
        })
        .collect()
}

/// The algorithm of a key, if it is one of the few that are accepted; never what a token says.
fn algorithm_of(jwk: &Jwk) -> Option<Algorithm> {
    use jsonwebtoken::jwk::AlgorithmParameters;
    match (&jwk.algorithm, jwk.common.key_algorithm) {
        (AlgorithmParameters::RSA(_), None | Some(KeyAlgorithm::RS256)) => Some(Algorithm::RS256),
        (AlgorithmParameters::EllipticCurve(_), None | Some(KeyAlgorithm::ES256)) => Some(Algorithm::ES256),
        (AlgorithmParameters::OctetKeyPair(_), None | Some(KeyAlgorithm::EdDSA)) => Some(Algorithm::EdDSA),
        _ => None,
    }
}
