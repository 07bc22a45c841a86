//! A storm: apps and servers are killed, requests meet faults, a disk is full, clocks are wrong, and the office writes
//! meanwhile.

use super::disk::Disk;
use super::office::Office;
use super::process::{Run, run};
use super::say::Kind;
use super::world::World;
use crate::draw::Draw;
use crate::harness::Result;
use crate::weather::Sky;
use std::time::Duration;
use tokio::time::{Instant, sleep, sleep_until};

/// How many of a hundred requests meet a fault.
const FAULTS: u64 = 90;
const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// Lets it storm for a while. Afterwards the weather is clear and the server runs.
///
/// # Errors
/// When something cannot be started.
pub(super) async fn storm(world: &World, seed: u64, lasts: Duration) -> Result<()> {
    let ends = Instant::now() + lasts;
    for proxy in world.proxies.iter().chain([&world.office]) {
        proxy.turn(Sky::Storm(FAULTS));
    }
    let mut office = Office::new(world, Draw::part(seed, 1_000));
    let groups =
        (0..world.proxies.len()).map(|group| apps(world, group, Draw::part(seed, group as u64), ends));
    let (apps, servers, (), (), ()) = tokio::join!(
        all(groups),
        servers(world, Draw::part(seed, 1_001), ends),
        office.work_until(ends),
        disk(world.disk.as_ref(), Draw::part(seed, 1_002), ends, || count(world, |(machine, _)| *machine +=
            1)),
        disk(world.servers_disk.as_ref(), Draw::part(seed, 1_003), ends, || {
            count(world, |(_, server)| *server += 1);
        }),
    );
    apps?;
    servers?;
    for proxy in world.proxies.iter().chain([&world.office]) {
        proxy.turn(Sky::Clear);
    }
    office.finish().await;
    Ok(())
}

async fn all(groups: impl Iterator<Item = impl Future<Output = Result<()>>>) -> Result<()> {
    let mut result = Ok(());
    for ended in futures_util::future::join_all(groups).await {
        result = result.and(ended);
    }
    result
}

/// One group of machines, killed and started again and again.
async fn apps(world: &World, group: usize, mut draw: Draw, ends: Instant) -> Result<()> {
    while Instant::now() < ends {
        let left = ends.saturating_duration_since(Instant::now());
        let life = Duration::from_millis(draw.between(500, 7_000)).min(left.max(Duration::from_millis(50)));
        let clock_ahead = clock(&mut draw);
        if clock_ahead != 0 {
            world.known().figures.clocks += 1;
        }
        let one = Run {
            kind: Kind::Storm,
            name: format!("group-{group}"),
            machines: world.posts(Some(group)),
            seed: draw.next(),
            clock_ahead,
            life: Some(life),
        };
        run(world, one).await?;
    }
    Ok(())
}

/// Most clocks are right.
const fn clock(draw: &mut Draw) -> i64 {
    match draw.below(20) {
        0 => HOUR,
        1 => -HOUR,
        2 => 2 * DAY,
        3 => -3 * DAY,
        4 => -400 * DAY,
        _ => 0,
    }
}

/// The server, killed and started again and again.
async fn servers(world: &World, mut draw: Draw, ends: Instant) -> Result<()> {
    loop {
        let next = Instant::now() + Duration::from_millis(draw.between(1_000, 7_000));
        if next >= ends {
            sleep_until(ends).await;
            return Ok(());
        }
        sleep_until(next).await;
        let mut union = world.union.lock().await;
        if let Some(ended) = union.kill().await {
            world.wrong(&format!("the server ended by itself: {ended}"));
        }
        world.known().figures.kills.1 += 1;
        sleep(Duration::from_millis(draw.below(400))).await;
        world.start(&mut union).await?;
    }
}

fn count(world: &World, one: impl Fn(&mut (u64, u64))) {
    if let Some(times) = &mut world.known().figures.disk_full {
        one(times);
    }
}

/// A small disk, full and not.
async fn disk(disk: Option<&Disk>, mut draw: Draw, ends: Instant, count: impl Fn()) {
    let Some(disk) = disk else { return };
    loop {
        let next = Instant::now() + Duration::from_millis(draw.between(500, 3_000));
        if next >= ends {
            return;
        }
        sleep_until(next).await;
        disk.fill(draw.below(200_000));
        count();
        sleep(Duration::from_millis(draw.between(200, 1_500))).await;
        disk.clear();
    }
}
