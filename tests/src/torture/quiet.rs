//! A quiet time: everything is sent and fetched, and then both sides must have the same, row by row and word by word.

use super::ledger::Found;
use super::process::{Run, run};
use super::say::{KEY, Kind, PLANTED, Said, text_of, words_in};
use super::size::files;
use super::union::MEMBERS;
use super::work::{self, Work};
use super::world::{Machine, World};
use crate::harness::Result;
use crate::rows::{self, Rows};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Rows that are named where sides differ.
const NAMED: usize = 3;

/// Settles everything and holds both sides against each other.
///
/// # Errors
/// When something cannot be started or the server does not answer.
pub(super) async fn quiet(world: &World, seed: u64) -> Result<()> {
    for disk in [&world.disk, &world.servers_disk].into_iter().flatten() {
        disk.clear();
    }
    find_readable(world);
    let (name, machines) = ("all".to_owned(), world.posts(None));
    let converge = Run { kind: Kind::Settle, name, machines, seed, clock_ahead: 0, life: None };
    let heard = run(world, converge).await?;
    look_around(world);
    let mut drafts: BTreeMap<String, Vec<(String, u32)>> = BTreeMap::new();
    for said in heard {
        if let Said::Settled { machine, drafts: found } = said {
            drafts.insert(machine, found);
        }
    }
    let machines = world.machines().clone();
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    let mut marks = BTreeMap::new();
    let mut work = Work::default();
    for member in MEMBERS {
        let mine: Vec<&Machine> = machines.iter().filter(|machine| machine.member == member).collect();
        let Some(first) = mine.first() else { continue };
        let url = world.union.lock().await.url();
        let there = rows::of_server(&world.client, &url, &first.token).await?;
        for machine in &mine {
            // One that is stuck has been counted.
            if drafts.contains_key(&machine.name) {
                compare(world, machine, &there).await;
            }
        }
        count(world, member, &mine, &there, &mut found, &mut marks);
        work.add(world, &there);
        compare_files(world, &url, &first.token, &there).await?;
    }
    let converged: BTreeSet<&String> = drafts.keys().collect();
    for (words, edition) in drafts.values().flatten() {
        found.entry(words.clone()).or_default().drafts.push(*edition);
    }
    judge(world, &machines, &converged, &found, &marks);
    work.judge(world);
    Ok(())
}

/// Looks for what stands readable, and for panics in logs.
pub(super) fn look_around(world: &World) {
    find_readable(world);
    find_panics(world);
}

/// Holds a machine's rows against the server's.
async fn compare(world: &World, machine: &Machine, there: &Rows) {
    let here = match rows::of_folder(&machine.folder, KEY).await {
        Ok(kept) => kept,
        Err(error) => return world.wrong(&format!("{} cannot be read: {error}", machine.name)),
    };
    let differ = rows::differing(&here.rows, there);
    {
        let figures = &mut world.known().figures;
        figures.comparisons.0 += 1;
        figures.comparisons.1 += there.len() as u64;
        figures.wrong += (differ.len() + here.aside.len()) as u64;
    }
    if !differ.is_empty() || !here.aside.is_empty() {
        let (mine, theirs) = (here.rows.len(), there.len());
        let named: Vec<_> = differ.iter().take(NAMED).collect();
        world.show(&format!("wrong: {}: {mine} rows here, {theirs} there: {named:?}", machine.name));
    }
}

/// Holds the files of messages against what was attached, byte by byte, each once.
async fn compare_files(world: &World, url: &str, token: &str, there: &Rows) -> Result<()> {
    for ((collection, _), (_, record)) in there {
        let Some((words, _)) = words_in(record["body"].as_str().unwrap_or_default()) else { continue };
        if collection != "messages" || !world.known().ledger.has_file(&words) {
            continue;
        }
        let Some(sha256) = record["attachments"][0]["sha256"].as_str() else {
            world.wrong(&format!("{words} arrived without its file"));
            continue;
        };
        let blob = format!("{url}{}", min_side_wire::route::BLOB.replace("{sha256}", sha256));
        let bytes = rows::patiently(world.client.get(blob).bearer_auth(token)).await?.bytes().await?;
        let written = text_of(&words, 1);
        let is_whole = !bytes.is_empty() && bytes.len().is_multiple_of(written.len());
        if !is_whole || bytes.chunks(written.len()).any(|part| part != written.as_bytes()) {
            world.wrong(&format!("the file of {words} is not what was attached"));
        }
        world.known().figures.attached += 1;
    }
    Ok(())
}

/// Counts the words that the server has of a member, and notes what is read.
fn count(
    world: &World,
    member: &str,
    mine: &[&Machine],
    there: &Rows,
    found: &mut BTreeMap<String, Found>,
    marks: &mut BTreeMap<String, Option<DateTime<Utc>>>,
) {
    for ((collection, id), (_, record)) in there {
        match collection.as_str() {
            "messages" | "orders" | "employments" => {
                let Some(words) = work::words_of(collection, record) else { continue };
                let machine = words.split('.').next().unwrap_or_default();
                if world.known().given_up.contains(machine) {
                    continue;
                }
                if machine != "office" && mine.iter().all(|one| one.name != machine) {
                    world.wrong(&format!("{member} has the words {words} of somebody else"));
                }
                found.entry(words).or_default().sent += 1;
            }
            "threads" => {
                let mark = record["read_through"].as_str().and_then(|text| text.parse().ok());
                marks.insert(id.clone(), mark);
            }
            _ => {}
        }
    }
}

fn judge(
    world: &World,
    machines: &[Machine],
    converged: &BTreeSet<&String>,
    found: &BTreeMap<String, Found>,
    marks: &BTreeMap<String, Option<DateTime<Utc>>>,
) {
    // Nothing is known of the drafts of a machine that is stuck: it is given up.
    for machine in machines.iter().filter(|machine| !converged.contains(&machine.name)) {
        world.replace(&machine.name);
    }
    let found: BTreeMap<String, Found> = found
        .iter()
        .filter(|(words, _)| {
            let machine = words.split('.').next().unwrap_or_default();
            machine == "office" || converged.iter().any(|name| *name == machine)
        })
        .map(|(words, found)| (words.clone(), found.clone()))
        .collect();
    let faults = world.known().ledger.check(&found);
    for (words, verdict, why) in faults {
        world.judge(&words, verdict, &why);
    }
    let unread = world.known().ledger.unread(marks);
    for thread in unread {
        world.wrong(&format!("{thread} was marked as read and is not"));
    }
}

/// Looks for what was planted in every file of a machine, in its temporary files, and in every log.
fn find_readable(world: &World) {
    let machines = world.machines().clone();
    let folders = machines.iter().map(|machine| machine.folder.clone());
    let places = folders.chain([world.root.join("logs"), world.root.join("temporary")]);
    for file in places.flat_map(|folder| files(&folder)) {
        if is_planted(&file) {
            world.known().figures.readable += 1;
            world.show(&format!("readable: {}", file.display()));
        }
    }
}

fn is_planted(file: &Path) -> bool {
    // What a member attaches is their own, and lies where they put it.
    let attached = file.file_name().is_some_and(|name| name == super::member::ATTACHED);
    let bytes = std::fs::read(file).unwrap_or_default();
    !attached && memchr::memmem::find(&bytes, PLANTED.as_bytes()).is_some()
}

/// A panic in a log is a fault, whatever came of it. The logs are emptied, so that each is found once.
fn find_panics(world: &World) {
    for log in files(&world.root.join("logs")) {
        let text = std::fs::read_to_string(&log).unwrap_or_default();
        // SQLCipher tells of bits that were turned by itself.
        let is_full = |line: &&str| line.contains("disk is full") || line.contains("No space left");
        let is_fault = |line: &&str| {
            line.contains("panicked at")
                || (line.contains(" ERROR ") && !line.contains(": ERROR CORE ") && !is_full(line))
        };
        if log.file_name().is_some_and(|name| name == "server.log") {
            world.known().figures.no_room += text.lines().filter(is_full).count() as u64;
        }
        for line in text.lines().filter(is_fault) {
            world.wrong(&format!("{}: {line}", log.file_name().unwrap_or_default().to_string_lossy()));
        }
        // Whoever writes to it appends.
        let _ = std::fs::File::options().write(true).open(&log).and_then(|file| file.set_len(0));
    }
}
