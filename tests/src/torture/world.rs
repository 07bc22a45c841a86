//! Everything that a torture has: the union, the proxies, the machines, and what is known of them.

use super::disk::Disk;
use super::employments::Employments;
use super::figures::Figures;
use super::ledger::{Ledger, Verdict};
use super::say::{Post, Said, Stage};
use super::union::{FOLDER, MEMBERS, Union};
use crate::harness::{HarnessError, Result};
use crate::weather::Proxy;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Groups of machines, each a process behind a proxy of its own, and the machines of each member in it.
const GROUPS: usize = 4;
const MACHINES: usize = 2;
/// How large small disks are, bytes: a machine's, and the server's.
const SMALL: u64 = 48 << 20;
const SERVERS: u64 = 4 << 30;
/// Faults that are shown as they come; the others are counted.
const SHOWN: u64 = 200;
/// What may be refused on a machine without being a fault: the union's limits are not known before a first sync.
const NOT_YET: [&str; 1] = ["not_synced"];
/// What a machine says whose disk is full.
const FULL: [&str; 4] = ["disk_full", "database", "file", "not_open"];

/// The kind of a change of employment.
const CHANGE: &str = "change_employment";

/// A machine of a member's.
#[derive(Debug, Clone)]
pub(super) struct Machine {
    pub(super) name: String,
    pub(super) member: &'static str,
    pub(super) folder: PathBuf,
    pub(super) token: String,
    /// Whether its disk is small.
    pub(super) tight: bool,
}

/// What is known.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) ledger: Ledger,
    pub(super) employments: Employments,
    /// Orders that the office has shipped.
    pub(super) shipped: BTreeSet<String>,
    pub(super) figures: Figures,
    /// Machines that were given up.
    pub(super) given_up: BTreeSet<String>,
    shown: u64,
    told: BTreeSet<String>,
}

/// Everything.
pub(super) struct World {
    pub(super) root: PathBuf,
    pub(super) client: reqwest::Client,
    pub(super) union: tokio::sync::Mutex<Union>,
    /// One for each group of machines.
    pub(super) proxies: Vec<Proxy>,
    /// The office's.
    pub(super) office: Proxy,
    pub(super) machines: Mutex<Vec<Machine>>,
    pub(super) disk: Option<Disk>,
    pub(super) servers_disk: Option<Disk>,
    known: Mutex<Known>,
}

impl World {
    /// Makes the union and its machines below `root`.
    ///
    /// # Errors
    /// When the server does not start.
    pub(super) async fn make(root: &Path, seed: u64) -> Result<Self> {
        let client =
            reqwest::Client::builder().no_proxy().timeout(std::time::Duration::from_secs(60)).build()?;
        let servers_disk = Disk::make(&root.join(FOLDER), SERVERS);
        let union = Union::make(root, seed).await?;
        let disk = Disk::make(&root.join("small"), SMALL);
        let mut machines = Vec::new();
        let mut proxies = Vec::new();
        for group in 0..GROUPS {
            let proxy = Proxy::before(union.address, seed.wrapping_add(group as u64)).await;
            proxies.push(proxy.map_err(HarnessError::io("a proxy"))?);
            for (number, member) in MEMBERS.repeat(MACHINES).into_iter().enumerate() {
                let name = format!("m{group}{number}");
                // One machine has a small disk.
                let tight = disk.is_some() && (group, number) == (0, 1);
                let folder = if tight { root.join("small") } else { root.join("machines") }.join(&name);
                let token = union.token(&client, member).await?;
                machines.push(Machine { name, member, folder, token, tight });
            }
        }
        let office = Proxy::before(union.address, seed.wrapping_add(99)).await;
        let figures = Figures { disk_full: disk.as_ref().map(|_| (0, 0)), ..Figures::default() };
        Ok(Self {
            root: root.to_owned(),
            client,
            union: tokio::sync::Mutex::new(union),
            proxies,
            office: office.map_err(HarnessError::io("a proxy"))?,
            machines: Mutex::new(machines),
            disk,
            servers_disk,
            known: Mutex::new(Known { figures, ..Known::default() }),
        })
    }

    /// What is known.
    pub(super) fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The machines.
    pub(super) fn machines(&self) -> MutexGuard<'_, Vec<Machine>> {
        self.machines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The machines of a group, or all, as they are told of to a process.
    pub(super) fn posts(&self, group: Option<usize>) -> Vec<Post> {
        let machines = self.machines();
        let of_group = |(number, _): &(usize, &Machine)| {
            group.is_none_or(|group| number / (MEMBERS.len() * MACHINES) == group)
        };
        let post = |(number, machine): (usize, &Machine)| Post {
            name: machine.name.clone(),
            folder: machine.folder.clone(),
            url: self.proxies[number / (MEMBERS.len() * MACHINES)].url.clone(),
            token: machine.token.clone(),
        };
        machines.iter().enumerate().filter(of_group).map(post).collect()
    }

    /// Starts the server again. One that has no room to start says so; with room it starts.
    ///
    /// # Errors
    /// When it does not start.
    pub(super) async fn start(&self, union: &mut Union) -> Result<()> {
        match (union.start().await, &self.servers_disk) {
            (Err(_), Some(disk)) => {
                disk.clear();
                union.start().await
            }
            (started, _) => started,
        }
    }

    /// Gives up a machine and puts a new one of the same member in its place.
    pub(super) fn replace(&self, name: &str) {
        self.known().ledger.forget(name);
        self.known().employments.forgive();
        self.known().given_up.insert(name.to_owned());
        for machine in self.machines().iter_mut().filter(|machine| machine.name == name) {
            machine.name.push('x');
            machine.folder = machine.folder.with_file_name(&machine.name);
        }
    }

    /// The log of a process of this name.
    pub(super) fn log_of(&self, name: &str) -> PathBuf {
        self.root.join("logs").join(format!("{name}.log"))
    }

    /// The folder for temporary files of a process of this name.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(super) fn temporary(&self, name: &str) -> Result<PathBuf> {
        let folder = self.root.join("temporary").join(name);
        std::fs::create_dir_all(&folder).map_err(HarnessError::io("a folder for temporary files"))?;
        Ok(folder)
    }

    /// Notes what a process says.
    pub(super) fn hear(&self, said: &Said) {
        self.known().ledger.note(said);
        self.known().employments.note(said);
        match said {
            Said::Will { from: Stage::Gone, .. } => self.known().figures.words += 1,
            Said::Changed { .. } => self.known().figures.employments.1 += 1,
            Said::Synced { code, .. } => {
                let code = code.clone().unwrap_or_else(|| "well".to_owned());
                *self.known().figures.ends.entry(code).or_default() += 1;
            }
            Said::Failed { machine, what, code, why } => {
                let tight = self.machines().iter().any(|one| one.tight && one.name == *machine);
                let is_known = NOT_YET.contains(&code.as_str()) || tight && FULL.contains(&code.as_str());
                if !is_known {
                    self.wrong(&format!("{machine}: {what} failed with {code}: {why}"));
                }
            }
            // It ended meanwhile, or the server has forgotten it.
            Said::Refused { kind, code, .. } if kind == CHANGE && self.may_refuse_change(code) => {}
            Said::Refused { machine, kind, code } => {
                let told = format!("{machine}: {kind} was refused with {code}");
                if self.known().told.insert(told.clone()) {
                    self.wrong(&told);
                }
            }
            Said::Stuck { machine, code, why } => {
                self.known().figures.stuck += 1;
                self.show(&format!("stuck: {machine}: {code}: {why}"));
            }
            _ => {}
        }
    }

    /// A bit that was turned on the line, which TLS would have found, may make the code one that no build knows (`server`).
    fn may_refuse_change(&self, code: &str) -> bool {
        code == "wrong_state" || code == "server" || code == "not_found" && self.known().figures.restored > 0
    }

    /// Counts a process that was killed.
    pub(super) fn killed(&self, on_purpose: bool) {
        if on_purpose {
            self.known().figures.kills.0 += 1;
        }
    }

    /// Counts something that is not as it should be, and shows it.
    pub(super) fn wrong(&self, what: &str) {
        self.known().figures.wrong += 1;
        self.show(&format!("wrong: {what}"));
    }

    /// Counts words that are not as they should be, and shows them.
    pub(super) fn judge(&self, words: &str, verdict: Verdict, why: &str) {
        {
            let figures = &mut self.known().figures;
            match verdict {
                Verdict::Lost => figures.lost += 1,
                Verdict::Doubled => figures.doubled += 1,
                Verdict::Wrong => figures.wrong += 1,
            }
        }
        self.show(&format!("{verdict:?}: {words}: {why}"));
    }

    /// Shows a fault, as long as there are few.
    pub(super) fn show(&self, fault: &str) {
        let mut known = self.known();
        known.shown += 1;
        if known.shown <= SHOWN {
            println!("  {} {fault}", chrono::Utc::now().format("%H:%M:%S"));
        }
    }

    /// The figures as they stand.
    pub(super) fn figures(&self) -> Figures {
        let mut figures = self.known().figures.clone();
        for proxy in self.proxies.iter().chain([&self.office]) {
            figures.requests += proxy.requests();
            for (fault, count) in proxy.faults() {
                *figures.faults.entry(fault).or_default() += count;
            }
        }
        figures
    }
}
