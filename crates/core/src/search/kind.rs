//! What is searched, by the number it has in the index.

/// A kind of row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Message = 1,
    Document = 2,
    Invoice = 3,
    Course = 4,
    CourseOffer = 5,
    Kursbevis = 6,
    Employment = 7,
    Office = 8,
    Representative = 9,
    Recipient = 10,
    /// Not in the index: member lists are read through, so that nothing of them is left when they are lost.
    ListMember = 11,
}

impl Kind {
    /// Every kind that has a table of its own in the index.
    pub(super) const INDEXED: [Self; 10] = [
        Self::Message,
        Self::Document,
        Self::Invoice,
        Self::Course,
        Self::CourseOffer,
        Self::Kursbevis,
        Self::Employment,
        Self::Office,
        Self::Representative,
        Self::Recipient,
    ];

    pub(super) fn from_number(number: i64) -> Option<Self> {
        Self::INDEXED.into_iter().find(|kind| *kind as i64 == number)
    }

    /// Its name to the interface.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Document => "document",
            Self::Invoice => "invoice",
            Self::Course => "course",
            Self::CourseOffer => "course_offer",
            Self::Kursbevis => "kursbevis",
            Self::Employment => "employment",
            Self::Office => "office",
            Self::Representative => "representative",
            Self::Recipient => "recipient",
            Self::ListMember => "list_member",
        }
    }

    /// The table of its rows.
    pub(super) const fn table(self) -> &'static str {
        match self {
            Self::Message => "messages",
            Self::Document => "documents",
            Self::Invoice => "invoices",
            Self::Course => "enrolments",
            Self::CourseOffer => "courses",
            Self::Kursbevis => "kursbevis",
            Self::Employment => "employments",
            Self::Office => "offices",
            Self::Representative => "representatives",
            Self::Recipient => "recipients",
            Self::ListMember => "list_members",
        }
    }

    /// The token that rows of this kind carry in the index. No word begins so.
    pub(super) fn token(self) -> String {
        format!("§{}", self as i64)
    }
}

/// The token that rows with this counterpart carry, by its id or its name.
pub(super) fn counterpart_token(id: &str) -> String {
    let plain: String = id
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { 'ø' })
        .take(120)
        .collect();
    format!("§m{plain}")
}
