//! What hangs on a message.

/// A file within a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// File name, made safe.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
