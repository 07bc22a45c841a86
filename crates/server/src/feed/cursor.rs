//! Where a client stands in the feed. The server keeps nothing of it: all is in the cursor.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use min_side_domain::{Audience, Collection};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A place in the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The run of the data folder in which it was given out.
    pub run: String,
    /// Version of the newest row or grant at that time: a folder that has gone back before it is another's history.
    pub seen: i64,
    /// Rows up to this version are known to the client, or come by the walk.
    pub rows: i64,
    /// Changes of grants up to this version are known.
    pub grants: i64,
    /// A walk through whole audiences that is under way.
    pub walk: Option<Walk>,
}

/// A walk through all rows of some audiences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// Whether it is the snapshot, or fills in what was granted later.
    pub snapshot: bool,
    /// Rows newer than this are left to what follows.
    pub upto: i64,
    /// The row sent last.
    pub collection: Collection,
    /// Its audience.
    pub audience: Audience,
    /// Its place within the collection.
    pub sort: i64,
    /// Its version.
    pub version: i64,
    /// Rows still to come, as counted at the beginning.
    pub remaining: u64,
}

#[derive(Serialize, Deserialize)]
struct Written(String, String, i64, i64, i64, #[serde(default)] Option<WrittenWalk>);

#[derive(Serialize, Deserialize)]
struct WrittenWalk(bool, i64, String, String, i64, i64, u64);

#[derive(Serialize)]
struct Short<'a>(&'a str, &'a str, i64, i64, i64);

impl Cursor {
    /// The form on the wire, for this member and this epoch alone.
    #[must_use]
    pub fn write(&self, epoch: &str, member: &str) -> String {
        let seal = seal(epoch, member);
        let json = match &self.walk {
            None => serde_json::to_vec(&Short(&seal, &self.run, self.seen, self.rows, self.grants)),
            Some(walk) => serde_json::to_vec(&Written(
                seal,
                self.run.clone(),
                self.seen,
                self.rows,
                self.grants,
                Some(WrittenWalk(
                    walk.snapshot,
                    walk.upto,
                    walk.collection.name().to_owned(),
                    walk.audience.to_string(),
                    walk.sort,
                    walk.version,
                    walk.remaining,
                )),
            )),
        };
        URL_SAFE_NO_PAD.encode(json.unwrap_or_default())
    }

    /// Reads a cursor; none when it is not one of this epoch's for this member.
    #[must_use]
    pub fn read(text: &str, epoch: &str, member: &str) -> Option<Self> {
        let json = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (their_seal, run, seen, rows, grants, walk) = match serde_json::from_slice::<Written>(&json) {
            Ok(Written(their_seal, run, seen, rows, grants, walk)) => {
                (their_seal, run, seen, rows, grants, walk)
            }
            Err(_) => {
                let (their_seal, run, seen, rows, grants) = serde_json::from_slice(&json).ok()?;
                (their_seal, run, seen, rows, grants, None)
            }
        };
        if their_seal != seal(epoch, member) {
            return None;
        }
        let walk = match walk {
            None => None,
            Some(WrittenWalk(snapshot, upto, collection, audience, sort, version, remaining)) => Some(Walk {
                snapshot,
                upto,
                collection: Collection::from_name(&collection)?,
                audience: Audience::parse(&audience)?,
                sort,
                version,
                remaining,
            }),
        };
        let newest =
            [Some(rows), Some(grants), walk.as_ref().map(|walk| walk.upto)].into_iter().flatten().max();
        (newest <= Some(seen)).then_some(Self { run, seen, rows, grants, walk })
    }
}

/// Ties a cursor to the data folder and the member: another's would leave rows out unnoticed.
fn seal(epoch: &str, member: &str) -> String {
    let hash = Sha256::new().chain_update(epoch).chain_update([0]).chain_update(member).finalize();
    URL_SAFE_NO_PAD.encode(&hash[..6])
}
