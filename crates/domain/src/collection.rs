//! The collections of the change feed and the audiences whose rows they hold.

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

macro_rules! collections {
    ($($(#[$doc:meta])* $variant:ident = $name:literal => $body:ident),+ $(,)?) => {
        /// A collection of the feed. The order is the order of a snapshot: what the front page
        /// shows comes first, the public register last.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum Collection {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)+
        }

        impl Collection {
            /// Every collection, in snapshot order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name on the wire, in `counts` and in the cache.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The collection of this name; `None` for one that a newer server knows.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }

            /// The name of its record's type, as in the contract's document.
            #[must_use]
            pub const fn record(self) -> &'static str {
                match self { $(Self::$variant => stringify!($body)),+ }
            }

            /// Reads `json` as a record of this collection; unknown fields are skipped.
            ///
            /// # Errors
            /// The error of `serde_json` when a field is missing or has the wrong type.
            pub fn check(self, json: &str) -> Result<(), serde_json::Error> {
                match self {
                    $(Self::$variant => serde_json::from_str::<crate::records::$body>(json).map(|_| ())),+
                }
            }
        }

        $(impl crate::records::Record for crate::records::$body {
            const COLLECTION: Collection = Collection::$variant;
            fn id(&self) -> &str { &self.id }
        })+
    };
}

collections! {
    /// The union itself: names, contact, limits, texts in force. One row.
    Union = "union" => Union,
    /// The member's personal details. One row.
    Profile = "profile" => Profile,
    /// The membership. One row.
    Membership = "membership" => Membership,
    /// Whom the member may write to.
    Recipients = "recipients" => Recipient,
    /// Who represents the member.
    Representatives = "representatives" => Representative,
    /// Message threads.
    Threads = "threads" => Thread,
    /// Messages within threads.
    Messages = "messages" => Message,
    /// Employments on record.
    Employments = "employments" => Employment,
    /// Elected offices on record.
    Offices = "offices" => Office,
    /// Course applications and participations.
    Enrolments = "enrolments" => Enrolment,
    /// Course certificates.
    Kursbevis = "kursbevis" => Kursbevis,
    /// Keys that certificates may be signed with, and their state.
    IssuerKeys = "issuer_keys" => IssuerKey,
    /// E-mails, letters and other documents.
    Documents = "documents" => Document,
    /// Invoices.
    Invoices = "invoices" => Invoice,
    /// Those the member has recruited.
    Recruitments = "recruitments" => Recruitment,
    /// The ledger of recruiting points.
    Points = "points" => PointsEntry,
    /// Orders from the reward shop.
    Orders = "orders" => Order,
    /// The reward shop's catalogue.
    Rewards = "rewards" => Reward,
    /// The course catalogue.
    Courses = "courses" => Course,
    /// Members of an organisasjonsledd, for those whose office gives the list.
    ListMembers = "list_members" => ListMember,
    /// The register of virksomheter.
    Virksomheter = "virksomheter" => Virksomhet,
    /// The register of arbeidssteder.
    Arbeidssteder = "arbeidssteder" => Arbeidssted,
}

impl fmt::Display for Collection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Who may see a row. On the wire `public`, `member:<id>` or `unit:<id>`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Everyone who is signed in.
    Public,
    /// One member.
    Member(String),
    /// Those whose office gives them the member list of one organisasjonsledd.
    Unit(String),
}

impl Audience {
    /// Reads the form that [`fmt::Display`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':') {
            None if text == "public" => Some(Self::Public),
            Some(("member", id)) if !id.is_empty() => Some(Self::Member(id.to_owned())),
            Some(("unit", id)) if !id.is_empty() => Some(Self::Unit(id.to_owned())),
            _ => None,
        }
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Public => f.write_str("public"),
            Self::Member(id) => write!(f, "member:{id}"),
            Self::Unit(id) => write!(f, "unit:{id}"),
        }
    }
}
