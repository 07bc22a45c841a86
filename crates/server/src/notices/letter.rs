//! The words of a notice: that something waits. No content, no sender, no union.

use lettre::Message;
use lettre::message::{Mailbox, header};

const SUBJECT: &str = "Noe venter på deg";

const BODY: &str = "Hei!\r\n\r\n\
Det har kommet noe nytt til deg. Åpne Min side på maskinen din for å lese det.\r\n\r\n\
Av hensyn til personvernet står det ikke mer her. Du kan ikke svare på denne e-posten.\r\n";

/// A notice to this address.
pub(super) fn letter(from: &Mailbox, to: Mailbox, id: &str) -> Result<Message, lettre::error::Error> {
    Message::builder()
        .from(from.clone())
        .to(to)
        .subject(SUBJECT)
        .message_id(Some(id.to_owned()))
        .header(header::ContentType::TEXT_PLAIN)
        .header(AutoSubmitted)
        .body(BODY.to_owned())
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
