//! The member in the system's browser: opens the address that the app asked for, picks a person on the demo issuer's
//! page, and follows the way back to the app.

use super::desktop::Desktop;
use super::{HarnessError, Result, wait_for};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, Url};

/// The name of the demo member on the issuer's page.
pub const DEMO_MEMBER: &str = "Kari";

/// Waits until the app has opened the browser for the `nth` time (from 1), and signs in there as a person: the first
/// on the page whose entry holds this text.
///
/// # Errors
/// When the browser is not opened, or the issuer's page is not as expected.
pub async fn as_person(desktop: &Desktop, nth: usize, person: &str) -> Result<()> {
    let address = wait_for("the browser", async || desktop.opened().get(nth - 1).cloned()).await?;
    at(&address, person).await
}

/// The same at the address that the app has asked for.
///
/// # Errors
/// When the issuer's page is not as expected.
pub async fn at(address: &str, person: &str) -> Result<()> {
    let browser = Client::builder().no_proxy().redirect(Policy::none()).build()?;
    let page = browser.get(address).send().await?.error_for_status()?;
    let at = page.url().clone();
    let form = form_for(&page.text().await?, person)
        .ok_or_else(|| HarnessError::Unexpected(format!("the issuer's page has no form for {person}")))?;
    let target = at.join(&form.action).map_err(|_| HarnessError::Unexpected(form.action.clone()))?;
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.fields).finish();
    let posted = browser.post(target).header("content-type", "application/x-www-form-urlencoded").body(body);
    let mut answer = posted.send().await?;
    while let Some(next) = next_place(&answer) {
        answer = browser.get(next).send().await?;
    }
    answer.error_for_status()?;
    Ok(())
}

fn next_place(answer: &Response) -> Option<Url> {
    let location = answer.headers().get("location")?.to_str().ok()?;
    answer.url().join(location).ok()
}

/// A form of the page: where it goes and what it sends.
struct Form {
    action: String,
    fields: Vec<(String, String)>,
}

/// The fields of the page's form, with the button that is this person's.
fn form_for(page: &str, person: &str) -> Option<Form> {
    page.split("<form").skip(1).map(|rest| rest.split("</form>").next().unwrap_or(rest)).find_map(|form| {
        let action = attribute(form.split('>').next()?, "action").unwrap_or_default();
        let inputs = form.split("<input").skip(1).filter_map(|input| named(input.split('>').next()?));
        let mut buttons =
            form.split("<button").skip(1).map(|rest| rest.split("</button>").next().unwrap_or(rest));
        let button = buttons.find(|button| button.contains(person))?;
        let fields = inputs.chain(named(button.split('>').next()?)).collect();
        Some(Form { action, fields })
    })
}

fn named(tag: &str) -> Option<(String, String)> {
    Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default()))
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split_once(&format!(" {name}=\""))?.1.split('"').next()?;
    Some(
        value
            .replace("&quot;", "\"")
            .replace("&#x27;", "'")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_person_is_found() {
        let page = r#"<form method="post" action="/oidc/authorize?a=1&amp;b=2"><input type="hidden" name="state" value="x&quot;y">
            <button name="person" value="other">Ola</button><button name="person" value="demo">Kari</button></form>"#;
        let form = form_for(page, "Kari").unwrap();
        assert_eq!(form.action, "/oidc/authorize?a=1&b=2");
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(form.fields, [pair("state", "x\"y"), pair("person", "demo")]);
        assert!(form_for(page, "Nobody").is_none());
    }
}
