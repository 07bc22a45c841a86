//! A page of the feed as it is read: borrowed from its bytes, checked before anything of it is kept.

use crate::error::{Error, Result};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use min_side_wire::MAX_PAGE;
use min_side_wire::feed::Op;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// What is needed to ask for the next page while this one is being applied.
#[derive(Debug, Deserialize)]
pub(super) struct Head {
    pub(super) cursor: String,
    pub(super) next: String,
    pub(super) more: bool,
    #[serde(default)]
    pub(super) remaining: Option<u64>,
    /// Skipped, so that a page that is no page is told now.
    #[serde(rename = "changes")]
    _changes: IgnoredAny,
}

/// A page.
#[derive(Debug, Deserialize)]
pub(super) struct PageIn<'a> {
    pub(super) audiences: Vec<String>,
    pub(super) server_time: DateTime<Utc>,
    #[serde(borrow)]
    pub(super) changes: Vec<ChangeIn<'a>>,
}

/// A change.
#[derive(Debug, Deserialize)]
pub(super) struct ChangeIn<'a> {
    #[serde(borrow)]
    pub(super) collection: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) id: Cow<'a, str>,
    pub(super) version: i64,
    pub(super) op: Op,
    #[serde(default)]
    pub(super) audience: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(super) body: Option<&'a RawValue>,
}

impl Head {
    /// Reads the head of the page that was asked for with `cursor`.
    pub(super) fn read(json: &Bytes, cursor: Option<&str>) -> Result<Self> {
        let head: Self = serde_json::from_slice(json).map_err(|_| Error::BadPage("json"))?;
        if head.cursor != cursor.unwrap_or_default() {
            return Err(Error::BadPage("cursor"));
        }
        if head.next.is_empty() || (head.more && head.next == head.cursor) {
            return Err(Error::BadPage("next"));
        }
        Ok(head)
    }
}

/// Checks all of a page that can be checked without the cache, as a sync does; the number of its changes.
///
/// # Errors
/// [`Error::BadPage`] with what is wrong.
pub fn check(json: &Bytes, cursor: Option<&str>) -> Result<usize> {
    Head::read(json, cursor)?;
    Ok(PageIn::read(json)?.changes.len())
}

impl<'a> PageIn<'a> {
    /// Reads a page and checks what can be checked without the cache.
    pub(super) fn read(json: &'a [u8]) -> Result<Self> {
        let page: Self = serde_json::from_slice(json).map_err(|_| Error::BadPage("json"))?;
        if page.changes.len() > MAX_PAGE as usize {
            return Err(Error::BadPage("too_many"));
        }
        if !page.audiences.iter().all(|audience| is_unit(audience)) {
            return Err(Error::BadPage("audience"));
        }
        for change in &page.changes {
            change.check()?;
        }
        Ok(page)
    }
}

impl ChangeIn<'_> {
    fn check(&self) -> Result<()> {
        if self.id.is_empty() || self.version < 0 {
            return Err(Error::BadPage("change"));
        }
        if self.audience.as_deref().is_some_and(|audience| !is_unit(audience)) {
            return Err(Error::BadPage("audience"));
        }
        match self.op {
            Op::Put if self.body.is_none_or(|body| !body.get().starts_with('{')) => {
                Err(Error::BadPage("body"))
            }
            Op::Purge if self.collection != "*" || !is_unit(&self.id) => Err(Error::BadPage("purge")),
            Op::Put | Op::Delete if !is_name(&self.collection) => Err(Error::BadPage("collection")),
            _ => Ok(()),
        }
    }
}

/// Whether a collection could be called this: one that this build does not know may be a newer server's.
fn is_name(collection: &str) -> bool {
    let mut bytes = collection.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_lowercase())
        && collection.len() <= 64
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn is_unit(audience: &str) -> bool {
    matches!(min_side_domain::Audience::parse(audience), Some(min_side_domain::Audience::Unit(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(change: &str) -> &'static str {
        let json = format!(
            r#"{{"cursor":"","next":"n","more":false,"audiences":[],"server_time":"2026-01-01T00:00:00Z","changes":[{change}]}}"#
        );
        let bytes = Bytes::from(json.clone());
        Head::read(&bytes, None).expect("the head is sound");
        match PageIn::read(json.as_bytes()) {
            Err(Error::BadPage(fault)) => fault,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_lying_change_is_told() {
        for (change, expected) in [
            (r#"{"collection":"threads","id":"","version":1,"op":"put","body":{}}"#, "change"),
            (r#"{"collection":"threads","id":"a","version":-1,"op":"put","body":{}}"#, "change"),
            (r#"{"collection":"threads","id":"a","version":1,"op":"put"}"#, "body"),
            (r#"{"collection":"threads","id":"a","version":1,"op":"put","body":[1]}"#, "body"),
            (r#"{"collection":"threads","id":"a","version":1,"op":"burn","body":{}}"#, "json"),
            (r#"{"collection":"","id":"a","version":1,"op":"delete"}"#, "collection"),
            (r#"{"collection":"*","id":"a","version":1,"op":"delete"}"#, "collection"),
            (r#"{"collection":"Threads; DROP","id":"a","version":1,"op":"put","body":{}}"#, "collection"),
            (r#"{"collection":"threads","id":"unit:1","version":1,"op":"purge"}"#, "purge"),
            (r#"{"collection":"*","id":"public","version":1,"op":"purge"}"#, "purge"),
            (
                r#"{"collection":"threads","id":"a","version":1,"op":"put","audience":"public","body":{}}"#,
                "audience",
            ),
            (r#"{"collection":"threads","id":"a","version":"1","op":"put","body":{}}"#, "json"),
        ] {
            assert_eq!(fault(change), expected, "{change}");
        }
    }

    #[test]
    fn a_head_that_answers_another_cursor_or_stands_still_is_refused() {
        let page = |cursor: &str, next: &str, more: bool| {
            Bytes::from(format!(r#"{{"cursor":"{cursor}","next":"{next}","more":{more},"changes":[]}}"#))
        };
        assert!(Head::read(&page("a", "b", true), Some("a")).is_ok());
        assert!(Head::read(&page("a", "a", false), Some("a")).is_ok());
        for (bytes, asked) in [
            (page("b", "c", true), Some("a")),
            (page("", "c", true), Some("a")),
            (page("a", "c", true), None),
            (page("a", "a", true), Some("a")),
            (page("a", "", false), Some("a")),
            (Bytes::from_static(b"{\"cursor\":\"a\""), Some("a")),
        ] {
            assert!(matches!(Head::read(&bytes, asked), Err(Error::BadPage(_))), "{bytes:?}");
        }
    }
}
