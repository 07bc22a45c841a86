//! Why a document cannot be made.

use thiserror::Error;

/// A reason not to make a document. Each names the field, so that the office can mend it before issue.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RenderError {
    /// No committed face has the character.
    #[error("no glyph for {character:?} in {field}")]
    MissingGlyph {
        /// Field of the facts; list items by their place, as `contents[2]`.
        field: String,
        /// The character.
        character: char,
    },
    /// A control character or an invisible one that changes how text reads, as a bidirectional override.
    #[error("character U+{:04X} is not allowed in {field}", u32::from(*character))]
    ForbiddenCharacter {
        /// Field.
        field: String,
        /// The character.
        character: char,
    },
    /// A field that must say something is empty.
    #[error("{field} is empty")]
    Empty {
        /// Field.
        field: String,
    },
    /// A field holds more than a certificate does.
    #[error("{field} is longer than {limit}")]
    TooLong {
        /// Field.
        field: String,
        /// The most it may hold, in characters, or in items for a list.
        limit: usize,
    },
    /// A number or date that no course has.
    #[error("{field} is out of range")]
    OutOfRange {
        /// Field.
        field: String,
    },
    /// A template version that this program does not know.
    #[error("template version {0} is not known")]
    UnknownTemplate(u32),
    /// What the code on the page must hold is more than it can.
    #[error("{field} is too long for the code on the page")]
    TooLongForCode {
        /// The longest of the fields in the code.
        field: String,
    },
    /// The proof does not fit the facts it came with.
    #[error("the proof cannot be read")]
    Proof,
    /// What is drawn here is not, byte for byte, what was issued.
    #[error("the certificate is not drawn as it was issued")]
    NotAsIssued,
    /// A picture that cannot be read.
    #[error("picture in block {block} cannot be read")]
    Picture {
        /// Place of the block, from 0.
        block: usize,
    },
}
