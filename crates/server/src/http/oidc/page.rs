//! The page where a demo person is picked, in Norwegian, without scripts.

use crate::oidc::AuthorizeRequest;
use crate::storage::Person;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use std::fmt::Write as _;

const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--line:#6b6b6b;--red:#8a1220;--on-red:#fff}\
@media(prefers-color-scheme:dark){:root{--ink:#f2f2f2;--paper:#161616;--line:#a0a0a0;--red:#f2b8bd;--on-red:#2a0508}}\
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);\
font:1.125rem/1.6 system-ui,sans-serif}main{max-width:34rem;margin:0 auto;padding:3rem 1.25rem}\
h1{font-size:1.75rem;line-height:1.25;margin:0 0 1rem}ul{list-style:none;margin:1.5rem 0 0;padding:0}\
li{margin:0 0 .75rem}button{width:100%;min-height:3rem;padding:.75rem 1rem;font:inherit;text-align:left;\
color:var(--ink);background:transparent;border:1px solid var(--line);border-radius:.5rem;cursor:pointer}\
button:hover{border-color:var(--red)}button:focus-visible{outline:3px solid var(--red);outline-offset:2px}\
.fault{border-left:4px solid var(--red);padding-left:1rem}";

/// The page with everyone who can be picked.
pub(super) fn pick(request: &AuthorizeRequest, people: &[Person], status: StatusCode) -> Response {
    let mut body = String::from(
        "<h1>Hvem vil du være?</h1>\
         <p>Dette er en demonstrasjon. Alle personene er oppdiktet. Velg en av dem, så blir du logget inn i Min side.</p>",
    );
    if status != StatusCode::OK {
        body.push_str("<p class=\"fault\" role=\"alert\">Velg en av personene i listen.</p>");
    }
    body.push_str("<form method=\"post\" action=\"authorize\">");
    let hidden = [
        ("response_type", &request.response_type),
        ("client_id", &request.client_id),
        ("redirect_uri", &request.redirect_uri),
        ("scope", &request.scope),
        ("state", &request.state),
        ("nonce", &request.nonce),
        ("code_challenge", &request.code_challenge),
        ("code_challenge_method", &request.code_challenge_method),
    ];
    for (name, value) in hidden {
        let _ = write!(body, "<input type=\"hidden\" name=\"{name}\" value=\"{}\">", escaped(value));
    }
    body.push_str("<ul>");
    for person in people {
        let _ = write!(
            body,
            "<li><button type=\"submit\" name=\"person\" value=\"{}\">{}</button></li>",
            escaped(&person.id),
            escaped(&person.name)
        );
    }
    body.push_str("</ul></form>");
    page(status, "Velg en person – Min side, demonstrasjon", &body)
}

/// The page for a request that cannot be the app's.
pub(super) fn bad_request() -> Response {
    page(
        StatusCode::BAD_REQUEST,
        "Innloggingen kan ikke fortsette – Min side, demonstrasjon",
        "<h1>Innloggingen kan ikke fortsette</h1>\
         <p>Adressen som åpnet denne siden, mangler noe. Lukk siden, gå tilbake til Min side og logg inn på nytt.</p>",
    )
}

fn page(status: StatusCode, title: &str, body: &str) -> Response {
    let html = format!(
        "<!doctype html><html lang=\"nb\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <title>{title}</title><style>{STYLE}</style></head><body><main>{body}</main></body></html>"
    );
    // The browser follows the answer to the form back to the app's loopback address.
    let policy = HeaderValue::from_static(
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; \
         form-action 'self' http://127.0.0.1:* http://[::1]:*",
    );
    let headers = [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    ];
    (status, headers, Html(html)).into_response()
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
        out
    })
}
