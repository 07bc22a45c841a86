//! JSON Web Signatures with Ed25519 (RFC 7515, RFC 8037), in compact form.

use super::keys::{IssuerSecret, PublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

/// The header of our signatures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Always `EdDSA`.
    pub alg: String,
    /// The key: a `did:key` with its fragment.
    pub kid: String,
    /// What is signed.
    pub typ: String,
}

/// Where a header that [`sign`] makes names the issuer.
pub const ISSUER_AT: usize = r#"{"alg":"EdDSA","kid":""#.len();

/// Signs a payload.
pub fn sign(typ: &str, payload: &[u8], secret: &IssuerSecret) -> Option<String> {
    let did = secret.did();
    let kid = format!("{did}#{}", did.trim_start_matches("did:key:"));
    let header = Header { alg: "EdDSA".to_owned(), kid, typ: typ.to_owned() };
    Some(compact(&serde_json::to_vec(&header).ok()?, payload, secret))
}

fn compact(header: &[u8], payload: &[u8], secret: &IssuerSecret) -> String {
    let message = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
    let signature = secret.sign(message.as_bytes());
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// A signature taken apart, not yet checked.
#[derive(Debug, Clone)]
pub struct Parts<'a> {
    /// Header.
    pub header: Header,
    /// What is signed.
    pub payload: Vec<u8>,
    message: &'a str,
    signature: Vec<u8>,
}

impl Parts<'_> {
    /// The key that the header names.
    pub fn key(&self) -> Option<PublicKey> {
        PublicKey::from_did(self.header.kid.split('#').next()?)
    }

    /// Whether the signature is `key`'s.
    pub fn is_signed_by(&self, key: &PublicKey) -> bool {
        self.header.alg == "EdDSA" && key.verify(self.message.as_bytes(), &self.signature)
    }
}

/// Takes a compact signature apart.
pub fn parts(text: &str) -> Option<Parts<'_>> {
    let (message, signature) = text.trim().rsplit_once('.')?;
    let (header, payload) = message.split_once('.')?;
    Some(Parts {
        header: serde_json::from_slice(&URL_SAFE_NO_PAD.decode(header).ok()?).ok()?,
        payload: URL_SAFE_NO_PAD.decode(payload).ok()?,
        message,
        signature: URL_SAFE_NO_PAD.decode(signature).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_example_is_reproduced_byte_for_byte() {
        // RFC 8037, appendix A.4: key of A.1, payload "Example of Ed25519 signing".
        let seed = URL_SAFE_NO_PAD.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").unwrap();
        let secret = IssuerSecret::generate(seed.try_into().unwrap(), false);
        assert_eq!(
            compact(br#"{"alg":"EdDSA"}"#, b"Example of Ed25519 signing", &secret),
            "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
        );
    }
}
