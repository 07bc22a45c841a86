//! The collections of the change feed, what each is, and the audiences whose rows they hold.

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Who sees the rows of a collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Everyone.
    Public,
    /// The member whose they are.
    Member,
    /// The same, and one who becomes a member later gets what each member has been given.
    EachMember,
    /// Those whose office gives them the member list of an organisasjonsledd.
    Unit,
}

/// Whether a collection is part of what a member takes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// All of it.
    Whole,
    /// Nothing of it, for this reason.
    LeftOut(&'static str),
}

/// What a collection is, for whoever asks: the server, its import and its document, the cache, the search, the export. All of
/// it must be said of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Who sees its rows.
    pub reach: Reach,
    /// The table of the cache.
    pub table: &'static str,
    /// Whether the table keeps each record as it came; one of columns alone does not.
    pub whole: bool,
    /// Whether files go with its rows.
    pub blobs: bool,
    /// Whether it is exported.
    pub export: Export,
    /// What a hit of the search is called, where it is searched.
    pub search: Option<&'static str>,
}

macro_rules! collections {
    ($($(#[$doc:meta])* $variant:ident = $name:literal => $body:ident $entry:tt),+ $(,)?) => {
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

            /// What it is.
            #[must_use]
            pub const fn entry(self) -> &'static Entry {
                use {Export::*, Reach::*};
                match self { $(Self::$variant => entry!($entry)),+ }
            }

            /// The schemas of all records, and of what they are made of, by name.
            #[cfg(feature = "openapi")]
            #[must_use]
            pub fn schemas() -> Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::Schema>)> {
                let mut all = Vec::new();
                $({
                    type Body = crate::records::$body;
                    let name = <Body as utoipa::ToSchema>::name().into_owned();
                    all.push((name, <Body as utoipa::PartialSchema>::schema()));
                    <Body as utoipa::ToSchema>::schemas(&mut all);
                })+
                all
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

macro_rules! entry {
    ({ $($field:ident: $value:expr),* $(,)? }) => { &Entry { $($field: $value),* } };
}

collections! {
    /// The union itself: names, contact, limits, texts in force. One row.
    Union = "union" => Union {
        reach: EachMember, table: "unions", whole: true, blobs: false, export: Whole, search: None,
    },
    /// The member's personal details. One row.
    Profile = "profile" => Profile {
        reach: Member, table: "profile", whole: true, blobs: false, export: Whole, search: None,
    },
    /// The membership. One row.
    Membership = "membership" => Membership {
        reach: Member, table: "membership", whole: true, blobs: false, export: Whole, search: None,
    },
    /// Whom the member may write to.
    Recipients = "recipients" => Recipient {
        reach: EachMember, table: "recipients", whole: true, blobs: false, export: Whole, search: Some("recipient"),
    },
    /// Who represents the member.
    Representatives = "representatives" => Representative {
        reach: EachMember, table: "representatives", whole: true, blobs: false, export: Whole, search: Some("representative"),
    },
    /// Message threads.
    Threads = "threads" => Thread {
        reach: Member, table: "threads", whole: true, blobs: false, export: Whole, search: None,
    },
    /// Messages within threads.
    Messages = "messages" => Message {
        reach: Member, table: "messages", whole: true, blobs: true, export: Whole, search: Some("message"),
    },
    /// Employments on record.
    Employments = "employments" => Employment {
        reach: Member, table: "employments", whole: true, blobs: false, export: Whole, search: Some("employment"),
    },
    /// Elected offices on record.
    Offices = "offices" => Office {
        reach: Member, table: "offices", whole: true, blobs: false, export: Whole, search: Some("office"),
    },
    /// Course applications and participations.
    Enrolments = "enrolments" => Enrolment {
        reach: Member, table: "enrolments", whole: true, blobs: false, export: Whole, search: Some("course"),
    },
    /// Course certificates.
    Kursbevis = "kursbevis" => Kursbevis {
        reach: Member, table: "kursbevis", whole: true, blobs: false, export: Whole, search: Some("kursbevis"),
    },
    /// Keys that certificates may be signed with, and their state.
    IssuerKeys = "issuer_keys" => IssuerKey {
        reach: Public, table: "issuer_keys", whole: true, blobs: false, export: Whole, search: None,
    },
    /// E-mails, letters and other documents.
    Documents = "documents" => Document {
        reach: Member, table: "documents", whole: true, blobs: true, export: Whole, search: Some("document"),
    },
    /// Invoices.
    Invoices = "invoices" => Invoice {
        reach: Member, table: "invoices", whole: true, blobs: true, export: Whole, search: Some("invoice"),
    },
    /// Those the member has recruited.
    Recruitments = "recruitments" => Recruitment {
        reach: Member, table: "recruitments", whole: true, blobs: false, export: Whole, search: None,
    },
    /// The ledger of recruiting points.
    Points = "points" => PointsEntry {
        reach: Member, table: "points", whole: true, blobs: false, export: Whole, search: None,
    },
    /// Orders from the reward shop.
    Orders = "orders" => Order {
        reach: Member, table: "orders", whole: true, blobs: false, export: Whole, search: None,
    },
    /// The reward shop's catalogue.
    Rewards = "rewards" => Reward {
        reach: Public, table: "rewards", whole: true, blobs: true, export: LeftOut("public"), search: None,
    },
    /// The course catalogue.
    Courses = "courses" => Course {
        reach: Public, table: "courses", whole: true, blobs: false, export: LeftOut("public"), search: Some("course_offer"),
    },
    /// Members of an organisasjonsledd, for those whose office gives the list.
    ListMembers = "list_members" => ListMember {
        reach: Unit, table: "list_members", whole: false, blobs: false, export: LeftOut("others"), search: Some("list_member"),
    },
    /// The register of virksomheter.
    Virksomheter = "virksomheter" => Virksomhet {
        reach: Public, table: "virksomheter", whole: false, blobs: false, export: LeftOut("public"), search: None,
    },
    /// The register of arbeidssteder.
    Arbeidssteder = "arbeidssteder" => Arbeidssted {
        reach: Public, table: "arbeidssteder", whole: false, blobs: false, export: LeftOut("public"), search: None,
    },
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
