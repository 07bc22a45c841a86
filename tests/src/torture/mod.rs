//! A torture: real servers and apps are killed, their line is as bad as lines are, disks are full, clocks are wrong, bits
//! turn, a backup is restored. In every quiet time both sides must have the same, and in the end there are figures.

mod disk;
mod driver;
mod employments;
mod errands;
mod figures;
mod flips;
mod ledger;
mod member;
mod office;
mod process;
mod quiet;
mod say;
mod size;
mod storm;
mod union;
mod work;
mod world;

pub use driver::run as drive;
pub use figures::{Figures, Flips, Size};

use crate::draw::Draw;
use crate::harness::{HarnessError, Result};
use process::{Run, run as run_process};
use say::{Kind, Post, Said};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;
use tokio::time::Instant;
use world::World;

/// How long a storm lasts, and in a torture that goes on for long.
const STORM: Duration = Duration::from_secs(30);
const LONG_STORM: Duration = Duration::from_secs(75);
const LONG: Duration = Duration::from_secs(20 * 60);
/// A backup is made in the first of so many rounds, and restored in the third.
const ROUNDS: u64 = 4;
/// How long members write while the server is being restored.
const OFFLINE: Duration = Duration::from_millis(1_500);
/// What memory and files may grow by between the first quarter of the syncs and the last: hundredth parts, and kilobytes.
const GROWTH: (u64, u64) = (15, 4_096);
/// What the logs of the databases may take at most, kilobytes.
const LOGS: u64 = 2 * 17 * 1_024;

/// How long and how much.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The same seed draws the same; what falls together with what is up to the machine.
    pub seed: u64,
    /// How long all of it lasts, about.
    pub lasts: Duration,
    /// How many bits are turned at most.
    pub flips: u64,
}

/// Runs a torture in this folder and answers its figures. What is wrong is printed as it comes.
///
/// # Errors
/// When something cannot be started.
pub async fn run(folder: &Path, options: Options) -> Result<Figures> {
    let ends = Instant::now() + options.lasts;
    let mut draw = Draw::new(options.seed);
    let world = World::make(folder, options.seed).await?;
    let mut backup: Option<BTreeSet<String>> = None;
    // A fifth of the time is for bits and for the long run of syncs.
    let storms_end = Instant::now() + options.lasts.mul_f64(0.8);
    let longest = if options.lasts < LONG { STORM } else { LONG_STORM };
    let mut round = 0;
    while round == 0 || Instant::now() < storms_end {
        let left = storms_end.saturating_duration_since(Instant::now());
        storm::storm(&world, draw.next(), longest.min(left.max(Duration::from_secs(5)))).await?;
        quiet::quiet(&world, draw.next()).await?;
        match round % ROUNDS {
            0 => backup = Some(back_up(&world).await?),
            2 => {
                if let Some(kept) = backup.take() {
                    restore(&world, &kept, draw.next()).await?;
                    quiet::quiet(&world, draw.next()).await?;
                }
            }
            _ => {}
        }
        round += 1;
        let figures = world.figures();
        println!(
            "round {round}: {} kills, {} faulted, {} words, {} lost, {} doubled, {} wrong, {} stuck, {} readable",
            figures.kills.0 + figures.kills.1,
            figures.faulted(),
            figures.words,
            figures.lost,
            figures.doubled,
            figures.wrong,
            figures.stuck,
            figures.readable
        );
    }
    flat(&world, draw.next()).await?;
    flips::flips(&world, draw.next(), options.flips, ends.max(Instant::now() + Duration::from_secs(10)))
        .await?;
    if let Some(ended) = world.union.lock().await.kill().await {
        world.wrong(&format!("the server ended by itself: {ended}"));
    }
    if world.servers_disk.is_some() {
        // Its disk goes when this ends; what it holds is there for one who looks for a fault.
        union::copy(&folder.join(union::FOLDER), &folder.join("server-at-the-end"))?;
    }
    quiet::look_around(&world);
    Ok(world.figures())
}

/// Makes a backup. Answers the words that it holds.
async fn back_up(world: &World) -> Result<BTreeSet<String>> {
    let place = world.root.join("backup.db");
    if place.exists() {
        std::fs::remove_file(&place).map_err(HarnessError::io("the last backup"))?;
    }
    world.union.lock().await.back_up(&place).await?;
    Ok(world.known().ledger.sent())
}

/// Puts the backup in the place of the server's data. Members go on writing meanwhile.
async fn restore(world: &World, kept: &BTreeSet<String>, seed: u64) -> Result<()> {
    let mut union = world.union.lock().await;
    union.kill().await;
    {
        let known = &mut *world.known();
        known.ledger.restored(kept);
        known.employments.restored();
        known.shipped.clear();
    }
    for proxy in world.proxies.iter().chain([&world.office]) {
        proxy.forget();
    }
    let (name, machines) = ("all".to_owned(), world.posts(None));
    let offline = Run { kind: Kind::Offline, name, machines, seed, clock_ahead: 0, life: Some(OFFLINE) };
    run_process(world, offline).await?;
    union.restore(&world.root.join("backup.db")).await?;
    world.start(&mut union).await?;
    world.known().figures.restored += 1;
    Ok(())
}

/// Two hundred syncs in good weather: memory and files stay as large as they are.
async fn flat(world: &World, seed: u64) -> Result<()> {
    let union = world.union.lock().await;
    let token = union.token(&world.client, union::MEMBERS[2]).await?;
    let post = Post { name: "flat".to_owned(), folder: world.root.join("flat"), url: union.url(), token };
    drop(union);
    let task = Run {
        kind: Kind::Flat,
        name: "flat".to_owned(),
        machines: vec![post],
        seed,
        clock_ahead: 0,
        life: None,
    };
    let heard = run_process(world, task).await?;
    let sizes: Vec<Size> = heard
        .iter()
        .filter_map(|said| match *said {
            Said::Size { syncs, memory, folder, logs } => Some(Size { syncs, memory, files: folder, logs }),
            _ => None,
        })
        .collect();
    let grows = |from: u64, to: u64| to > from + from * GROWTH.0 / 100 + GROWTH.1;
    match (sizes.get(sizes.len() / 4), sizes.last()) {
        (Some(first), Some(last)) => {
            if grows(first.memory, last.memory) || grows(first.files, last.files) || last.logs > LOGS {
                world.wrong("memory or files grow from sync to sync");
            }
        }
        _ => world.wrong("nothing was said of memory and files"),
    }
    world.known().figures.sizes = sizes;
    Ok(())
}
