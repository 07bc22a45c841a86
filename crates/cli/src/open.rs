//! Opens the data folder with the key and the token that are given.

use crate::arguments::Arguments;
use crate::failure::Failure;
use min_side_core::app::{App, Options};
use min_side_core::http::LazyClient;
use min_side_core::key::{Key, KeyError};
use min_side_core::{Error, error::NetworkKind};
use min_side_wire::service::Service;
use secrecy::SecretString;
use serde::Deserialize;
use std::io::BufRead;
use std::time::Duration;
use url::Url;
use zeroize::Zeroizing;

/// The person that `--demo` stands for.
const DEMO_PERSON: &str = "demo";
const TIMEOUT: Duration = Duration::from_secs(5);

/// Where what is read and written is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the data folder.
    Folder,
    /// In memory, for this one command: the machine has no key store, and the demonstration goes on without.
    Memory,
}

/// Opens, without asking the network for anything: what is on the machine is read, and what the member does is kept,
/// without it.
pub async fn open(arguments: &Arguments, talks: bool) -> Result<(App, Place), Failure> {
    let (Some(data), Some(server)) = (&arguments.data, &arguments.server) else {
        return Err(Failure::Usage("--data DIR and --server URL are needed"));
    };
    let mut lines = std::io::stdin().lock().lines();
    let mut line = |missing: &'static str| match lines.next() {
        Some(Ok(line)) => Ok(Zeroizing::new(line)),
        _ => Err(Failure::Usage(missing)),
    };
    let key = if arguments.key_stdin {
        let text = line("the key is missing on standard input")?;
        Some(Key::from_hex(text.trim()).ok_or(Failure::Usage("the key is 64 hex digits"))?)
    } else {
        None
    };
    let token = if arguments.token_stdin {
        let text = line("the token is missing on standard input")?;
        Some(SecretString::from(text.trim().to_owned()))
    } else if arguments.demo && talks {
        // The real one is fetched when the app is to talk: what the member writes is kept before that.
        Some(nobodys_token())
    } else {
        None
    };
    let pin = if arguments.pin_stdin { Some(line("the PIN is missing on standard input")?) } else { None };
    drop(lines);
    let options = Options::new(Some(data.clone()), Some(server.clone()));
    let app = match token {
        Some(token) => App::with_token(options, token),
        None => App::new(options),
    };
    let Some(key) = key else {
        return match (app.open_unattended().await, pin) {
            (Ok(()), _) => Ok((app, Place::Folder)),
            (Err(Error::Refused { code: "locked", .. }), Some(pin)) => {
                app.unlock(pin.as_str().to_owned()).await?;
                app.open_unattended().await?;
                Ok((app, Place::Folder))
            }
            (Err(Error::KeyStore(KeyError::NoKeyStore)), _) if arguments.demo => {
                app.close().await;
                let options = Options::new(None, Some(server.clone()));
                let app = App::with_token(options, nobodys_token());
                app.open().await?;
                Ok((app, Place::Memory))
            }
            (Err(error), _) => Err(error.into()),
        };
    };
    app.open_with(key).await?;
    Ok((app, Place::Folder))
}

/// What stands for a token while there is no way to the one who gives it: it says who would be signed in, so that nothing
/// is queued in another's name, and no server accepts it.
fn nobodys_token() -> SecretString {
    use base64::Engine as _;
    let claims = serde_json::json!({ "sub": DEMO_PERSON }).to_string();
    format!(".{}.", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(claims)).into()
}

/// Has the app talk to the server from now on: the token of `--demo` is fetched.
pub async fn talk(app: &App, arguments: &Arguments) -> Result<(), Failure> {
    let Some(server) = arguments.server.as_ref().filter(|_| arguments.demo) else { return Ok(()) };
    Ok(app.take_token(demo_token(server).await?).await?)
}

async fn demo_token(server: &Url) -> Result<SecretString, Error> {
    #[derive(Deserialize)]
    struct Granted {
        access_token: String,
    }
    let client = LazyClient::default().get()?;
    let base = server.as_str().trim_end_matches('/');
    let service: Service = get(&client, &format!("{base}{}", min_side_wire::route::SERVICE)).await?;
    if !service.demo {
        return Err(Error::refused("not_a_demonstration"));
    }
    let url = format!("{}/demo-token?person={DEMO_PERSON}", service.issuer.trim_end_matches('/'));
    let granted: Granted = get(&client, &url).await?;
    Ok(granted.access_token.into())
}

async fn get<T: serde::de::DeserializeOwned>(client: &reqwest::Client, url: &str) -> Result<T, Error> {
    let response = client.get(url).timeout(TIMEOUT).send().await?;
    if response.status().is_server_error() {
        return Err(Error::network(NetworkKind::Server));
    }
    if !response.status().is_success() {
        return Err(Error::refused("not_a_demonstration"));
    }
    Ok(response.json().await?)
}
