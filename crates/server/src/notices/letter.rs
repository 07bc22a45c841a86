//! The words of a notice: that something waits. No content, no sender, no union.

use lettre::Message;
use lettre::message::{Mailbox, header};
use min_side_domain::Language;
use min_side_words::notice;

/// The server does not know which language a member reads.
const LANGUAGE: Language = Language::Nb;

/// A notice to this address.
pub(super) fn letter(from: &Mailbox, to: Mailbox, id: &str) -> Result<Message, lettre::error::Error> {
    let words = notice::words(LANGUAGE);
    Message::builder()
        .from(from.clone())
        .to(to)
        .subject(words.subject)
        .message_id(Some(id.to_owned()))
        .header(header::ContentType::TEXT_PLAIN)
        .header(AutoSubmitted)
        .body(format!("{}\r\n\r\n{}\r\n\r\n{}\r\n", words.hello, words.news, words.privacy))
}

/// Keeps holiday answers from coming back (RFC 3834).
#[derive(Debug, Clone, Copy)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
