//! Bits of the files of a machine are turned, one in each copy of its folder: what is there afterwards must be right, or the
//! member must be told.

use super::process::{Run, run};
use super::say::{KEY, Kind, Post, Said};
use super::size::files;
use super::union::{MEMBERS, copy};
use super::world::World;
use crate::draw::Draw;
use crate::harness::{HarnessError, Result};
use crate::rows::{self, Rows};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;
use tokio::time::Instant;

/// Copies in one process.
const AT_ONCE: usize = 16;
/// How long the member writes without a way to the server, before the folder is copied.
const WRITING: Duration = Duration::from_millis(1_500);

/// What a folder holds of the member's own before anything is sent: drafts, and what waits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Own {
    drafts: Vec<(String, u32)>,
    waiting: Vec<String>,
}

/// Turns bits until then, or until there have been so many.
///
/// # Errors
/// When something cannot be started.
pub(super) async fn flips(world: &World, seed: u64, most: u64, ends: Instant) -> Result<()> {
    let mut draw = Draw::part(seed, 2_000);
    let (base, there) = prepare(world, &mut draw).await?;
    let mut number = 0_u64;
    let mut own = None;
    while number < most && Instant::now() < ends {
        let mut posts = Vec::new();
        let mut turned = BTreeMap::new();
        for _ in 0..AT_ONCE {
            number += 1;
            let name = format!("flip{number}");
            let folder = world.root.join("flips").join(&name);
            copy(&base.folder, &folder)?;
            // The first says what there is to be found.
            if number > 1 {
                turned.insert(name.clone(), turn(&folder, &mut draw)?);
            }
            posts.push(Post { name, folder, ..base.clone() });
        }
        let look = Run {
            kind: Kind::Look,
            name: "flips".to_owned(),
            machines: posts.clone(),
            seed: draw.next(),
            clock_ahead: 0,
            life: None,
        };
        let heard = run(world, look).await?;
        for post in &posts {
            let found = Found::of(&heard, &post.name);
            match &own {
                None => own = Some(found.own.clone().unwrap_or_default()),
                Some(own) => {
                    let what = turned.get(&post.name).map_or("", String::as_str);
                    judge(world, post, what, &found, own, &there).await;
                }
            }
            std::fs::remove_dir_all(&post.folder).map_err(HarnessError::io("a copy"))?;
        }
    }
    Ok(())
}

/// What was said of a copy.
#[derive(Debug, Default)]
struct Found {
    own: Option<Own>,
    converged: bool,
    stuck: bool,
    codes: Option<Vec<String>>,
}

impl Found {
    fn of(heard: &[Said], name: &str) -> Self {
        let mut found = Self::default();
        for said in heard {
            match said {
                Said::Own { machine, drafts, waiting } if machine == name => {
                    let mut own = Own { drafts: drafts.clone(), waiting: waiting.clone() };
                    own.drafts.sort();
                    found.own = Some(own);
                }
                Said::Settled { machine, .. } if machine == name => found.converged = true,
                Said::Stuck { machine, .. } if machine == name => found.stuck = true,
                Said::Told { machine, codes } if machine == name => found.codes = Some(codes.clone()),
                _ => {}
            }
        }
        found
    }
}

/// A folder with everything synced, drafts, and messages that wait; and what the server will have when they are sent.
async fn prepare(world: &World, draw: &mut Draw) -> Result<(Post, Rows)> {
    let (member, url) = (MEMBERS[1], world.union.lock().await.url());
    let token = world.union.lock().await.token(&world.client, member).await?;
    let folder = world.root.join("flips").join("base");
    let base = Post { name: "flips".to_owned(), folder, url, token };
    let mut one = async |kind, post: &Post, life| {
        let machines = vec![post.clone()];
        run(world, Run { kind, name: "flips".to_owned(), machines, seed: draw.next(), clock_ahead: 0, life })
            .await
    };
    one(Kind::Settle, &base, None).await?;
    // Nobody listens there.
    let offline = Post { url: "http://127.0.0.1:9".to_owned(), ..base.clone() };
    one(Kind::Offline, &offline, Some(WRITING)).await?;
    // A copy of it sends what waits; the others then find it done.
    let sender = Post { folder: base.folder.with_file_name("sender"), ..base.clone() };
    copy(&base.folder, &sender.folder)?;
    one(Kind::Settle, &sender, None).await?;
    let there = rows::of_server(&world.client, &base.url, &base.token).await?;
    Ok((base, there))
}

/// Turns one bit of one of the files; says which.
fn turn(folder: &Path, draw: &mut Draw) -> Result<String> {
    let all = files(folder);
    let all: Vec<_> = all.iter().filter(|file| file.metadata().is_ok_and(|meta| meta.len() > 0)).collect();
    let Some(file) = draw.one(&all) else { return Ok("nothing".to_owned()) };
    let mut bytes = std::fs::read(file).map_err(HarnessError::io("a copy"))?;
    let at = draw.place(bytes.len());
    let bit = draw.below(8);
    bytes[at] ^= 1 << bit;
    std::fs::write(file, &bytes).map_err(HarnessError::io("a copy"))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    Ok(format!("bit {bit} of byte {at} of {} in {name}", bytes.len()))
}

async fn judge(world: &World, post: &Post, turned: &str, found: &Found, own: &Own, there: &Rows) {
    let Some(codes) = &found.codes else {
        return world.wrong(&format!("{turned}: the app ended"));
    };
    if found.stuck {
        // It has been counted.
        return world.show(&format!("{turned}: {codes:?}"));
    }
    let same_own = found.own.as_ref() == Some(own);
    let same_rows = if found.converged {
        match rows::of_folder(&post.folder, KEY).await {
            Ok(kept) => rows::differing(&kept.rows, there).is_empty(),
            Err(_) => false,
        }
    } else {
        false
    };
    let flips = |change: fn(&mut super::figures::Flips)| change(&mut world.known().figures.flips);
    match (codes.is_empty(), same_own && same_rows) {
        (true, true) => flips(|flips| flips.right += 1),
        (false, true) => flips(|flips| flips.healed += 1),
        // The member was told, and shown nothing wrong of what the server has.
        (false, false) if !found.converged || same_rows => flips(|flips| flips.told += 1),
        _ => world.wrong(&format!("{turned}: {codes:?}, own {same_own}, rows {same_rows}, {:?}", found.own)),
    }
}
