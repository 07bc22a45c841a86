//! The issuer: discovery, codes and tokens, by `openidconnect` over our own client.

use super::tokens::{Identity, Tokens};
use crate::error::{Error, NetworkKind, Result, SignInReason};
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreErrorResponseType, CoreJwsSigningAlgorithm, CoreProviderMetadata,
    CoreTokenResponse,
};
use openidconnect::{
    AccessTokenHash, AuthorizationCode, ClientId, CsrfToken, HttpRequest, HttpResponse, IssuerUrl,
    JsonWebKeySet, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    RefreshToken, RequestTokenError, Scope, TokenResponse, TokenUrl,
};
use std::time::Duration;
use url::Url;

const TIMEOUT: Duration = Duration::from_secs(20);
const MAX_ANSWER: usize = 1024 * 1024;
/// Signatures by public keys alone: with a shared secret anyone who has it could be the issuer.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 4] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// A sign-in that has begun.
pub(super) struct Begun {
    metadata: CoreProviderMetadata,
    client_id: ClientId,
    redirect: RedirectUrl,
    verifier: PkceCodeVerifier,
    nonce: Nonce,
    /// What the browser must bring back.
    pub(super) state: CsrfToken,
    /// Where the browser goes.
    pub(super) url: Url,
}

/// Discovers the issuer and makes the address that the browser opens: authorization code, PKCE S256, state, nonce.
pub(super) async fn begin(
    client: &reqwest::Client,
    issuer: &str,
    client_id: &str,
    audience: &str,
    redirect: &str,
) -> Result<Begun> {
    let issuer = IssuerUrl::new(issuer.to_owned()).map_err(|_| Error::SignIn(SignInReason::Issuer))?;
    if !crate::address::is_safe(issuer.url()) {
        return Err(Error::refused("insecure_server"));
    }
    let http = caller(client);
    let metadata =
        CoreProviderMetadata::discover_async(issuer, &http).await.map_err(|error| match error {
            openidconnect::DiscoveryError::Request(error) => error.into(),
            _ => Error::SignIn(SignInReason::Discovery),
        })?;
    for endpoint in
        [Some(metadata.authorization_endpoint().url()), metadata.token_endpoint().map(TokenUrl::url)]
    {
        if !endpoint.is_some_and(crate::address::is_safe) {
            return Err(Error::SignIn(SignInReason::Discovery));
        }
    }
    let client_id = ClientId::new(client_id.to_owned());
    let redirect =
        RedirectUrl::new(redirect.to_owned()).map_err(|_| Error::SignIn(SignInReason::Redirect))?;
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let oidc = CoreClient::from_provider_metadata(metadata.clone(), client_id.clone(), None)
        .set_redirect_uri(redirect.clone());
    let (url, state, nonce) = oidc
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
        .add_scope(Scope::new("profile".to_owned()))
        .add_scope(Scope::new("offline_access".to_owned()))
        .add_extra_param("resource", audience)
        .set_pkce_challenge(challenge)
        .url();
    Ok(Begun { metadata, client_id, redirect, verifier, nonce, state, url })
}

impl Begun {
    /// The issuer as it names itself, which the answer's `iss` must be (RFC 9207).
    pub(super) fn issuer(&self) -> &str {
        self.metadata.issuer().as_str()
    }

    /// Exchanges the code and checks the id token: signature, issuer, audience, nonce, time, hash of the access token.
    pub(super) async fn finish(
        self,
        client: &reqwest::Client,
        code: String,
        now: DateTime<Utc>,
    ) -> Result<Tokens> {
        let oidc = CoreClient::from_provider_metadata(self.metadata.clone(), self.client_id.clone(), None)
            .set_redirect_uri(self.redirect);
        let http = caller(client);
        let response = oidc
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|_| Error::SignIn(SignInReason::Discovery))?
            .set_pkce_verifier(self.verifier)
            .request_async(&http)
            .await
            .map_err(|error| match error {
                RequestTokenError::Request(error) => error.into(),
                RequestTokenError::ServerResponse(_) => Error::SignIn(SignInReason::Code),
                _ => Error::SignIn(SignInReason::Token),
            })?;
        let id_token = response.id_token().ok_or(Error::SignIn(SignInReason::IdToken))?;
        let verifier = oidc.id_token_verifier().set_allowed_algs(ALGORITHMS).set_time_fn(move || now);
        let claims =
            id_token.claims(&verifier, &self.nonce).map_err(|_| Error::SignIn(SignInReason::IdToken))?;
        if let Some(expected) = claims.access_token_hash() {
            let algorithm = id_token.signing_alg().map_err(|_| Error::SignIn(SignInReason::IdToken))?;
            let key = id_token.signing_key(&verifier).map_err(|_| Error::SignIn(SignInReason::IdToken))?;
            let actual = AccessTokenHash::from_token(response.access_token(), algorithm, key)
                .map_err(|_| Error::SignIn(SignInReason::IdToken))?;
            if actual != *expected {
                return Err(Error::SignIn(SignInReason::IdToken));
            }
        }
        let identity = Identity {
            subject: claims.subject().as_str().to_owned(),
            name: claims
                .name()
                .and_then(|names| names.get(None))
                .map(|name| name.as_str().to_owned())
                .unwrap_or_default(),
        };
        let token_endpoint = self.metadata.token_endpoint().ok_or(Error::SignIn(SignInReason::Discovery))?;
        Ok(Tokens {
            issuer: self.metadata.issuer().as_str().to_owned(),
            client_id: self.client_id.as_str().to_owned(),
            token_endpoint: token_endpoint.as_str().to_owned(),
            access_token: response.access_token().secret().clone(),
            expires_at: expires_at(&response, now),
            refresh_token: response.refresh_token().map(|token| token.secret().clone()),
            identity,
            expired: false,
        })
    }
}

/// Renews the access token.
pub(super) async fn refresh(client: &reqwest::Client, tokens: &Tokens, now: DateTime<Utc>) -> Result<Tokens> {
    let Some(refresh_token) = tokens.refresh_token.clone() else { return Err(Error::SignInExpired) };
    let issuer = IssuerUrl::new(tokens.issuer.clone()).map_err(|_| Error::SignInExpired)?;
    let endpoint = TokenUrl::new(tokens.token_endpoint.clone()).map_err(|_| Error::SignInExpired)?;
    let client_id = ClientId::new(tokens.client_id.clone());
    let oidc = CoreClient::new(client_id, issuer, JsonWebKeySet::default()).set_token_uri(endpoint);
    let refresh_token = RefreshToken::new(refresh_token);
    let http = caller(client);
    let answer = oidc.exchange_refresh_token(&refresh_token).request_async(&http).await;
    let response = answer.map_err(|error| match error {
        RequestTokenError::Request(error) => error.into(),
        // Only the issuer's word on the grant itself ends the sign-in; anything else passes.
        RequestTokenError::ServerResponse(answer)
            if matches!(
                answer.error(),
                CoreErrorResponseType::InvalidGrant
                    | CoreErrorResponseType::InvalidClient
                    | CoreErrorResponseType::UnauthorizedClient
            ) =>
        {
            Error::SignInExpired
        }
        _ => Error::network(NetworkKind::Server),
    })?;
    let mut renewed = tokens.clone();
    renewed.access_token = response.access_token().secret().clone();
    renewed.expires_at = expires_at(&response, now);
    if let Some(token) = response.refresh_token() {
        renewed.refresh_token = Some(token.secret().clone());
    }
    Ok(renewed)
}

fn expires_at(response: &CoreTokenResponse, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    now.checked_add_signed(TimeDelta::from_std(response.expires_in()?).ok()?)
}

/// What a call to the issuer can fail with; a 5xx is a failure on the way, not an answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum CallError {
    #[error("the call failed")]
    Network(#[source] reqwest::Error),
    #[error("the issuer failed")]
    Server,
    #[error("the network answered in the issuer's place")]
    Portal,
}

impl From<CallError> for Error {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Network(error) => error.into(),
            CallError::Server => Self::network(NetworkKind::Server),
            CallError::Portal => Self::network(NetworkKind::Portal),
        }
    }
}

/// The client as the library wants it. Each call owns what it needs.
fn caller(
    client: &reqwest::Client,
) -> impl Fn(HttpRequest) -> BoxFuture<'static, Result<HttpResponse, CallError>> + Send + Sync + 'static {
    let client = client.clone();
    move |request| Box::pin(call(client.clone(), request))
}

async fn call(client: reqwest::Client, request: HttpRequest) -> Result<HttpResponse, CallError> {
    let request = reqwest::Request::try_from(request).map_err(CallError::Network)?;
    let mut request = request;
    *request.timeout_mut() = Some(TIMEOUT);
    let mut response = client.execute(request).await.map_err(CallError::Network)?;
    if response.status().is_server_error() {
        return Err(CallError::Server);
    }
    // No issuer answers these calls with a redirect: it is the network that leads elsewhere.
    if response.status().is_redirection() {
        return Err(CallError::Portal);
    }
    let encoding = crate::net::encoding_of(response.headers()).map_err(|_| CallError::Server)?;
    let mut answer = HttpResponse::new(Vec::new());
    *answer.status_mut() = response.status();
    *answer.headers_mut() = response.headers().clone();
    while let Some(chunk) = response.chunk().await.map_err(CallError::Network)? {
        answer.body_mut().extend_from_slice(&chunk);
        if answer.body().len() > MAX_ANSWER {
            return Err(CallError::Server);
        }
    }
    if answer.headers_mut().remove(reqwest::header::CONTENT_ENCODING).is_some() {
        let packed = std::mem::take(answer.body_mut()).into();
        let body = crate::net::decode(&packed, encoding, MAX_ANSWER).map_err(|_| CallError::Server)?;
        *answer.body_mut() = body.into();
    }
    Ok(answer)
}
