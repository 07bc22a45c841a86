//! Who is signed in: OpenID Connect in the system's browser, and the tokens that came of it.

mod loopback;
mod owner;
mod provider;
mod sign_in;
mod tokens;

pub(crate) use owner::Owner;
pub use sign_in::{OpenBrowser, SignInContext, sign_in};
pub(crate) use tokens::Whose;
pub use tokens::{Identity, Session, Tokens};
