//! The figures of a torture.

use crate::weather::Fault;
use std::collections::BTreeMap;
use std::fmt;

/// What was done and what came of it.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// Processes killed: apps, and servers.
    pub kills: (u64, u64),
    /// Requests that came to a proxy.
    pub requests: u64,
    /// Requests that met a fault, by kind.
    pub faults: BTreeMap<Fault, u64>,
    /// Words written: drafts and messages.
    pub words: u64,
    /// Files of messages that were compared byte by byte.
    pub attached: u64,
    /// Times that both sides were held against each other row by row, and rows of both.
    pub comparisons: (u64, u64),
    /// Orders from the reward shop that the server has, and those that the office has shipped.
    pub orders: (u64, u64),
    /// Employments that members have registered and the server has, and changes of employments queued.
    pub employments: (u64, u64),
    /// Changes of employments that the office has approved, and refused.
    pub replies: (u64, u64),
    /// Backups restored.
    pub restored: u64,
    /// Times that a machine's disk was full for a while, and the server's; none where there could be no small disks.
    pub disk_full: Option<(u64, u64)>,
    /// Times that the server said that it has no room.
    pub no_room: u64,
    /// Runs with a clock that was wrong.
    pub clocks: u64,
    /// Words that are nowhere.
    pub lost: u64,
    /// Words that are there more than once.
    pub doubled: u64,
    /// Rows that differ, and whatever else was not as it should be.
    pub wrong: u64,
    /// Machines that did not come to their end in good weather.
    pub stuck: u64,
    /// Files in which something stands readable.
    pub readable: u64,
    /// Bits turned: right as if nothing had been, healed by the next sync, told to the member.
    pub flips: Flips,
    /// Kilobytes after numbers of syncs.
    pub sizes: Vec<Size>,
    /// How syncs in bad weather ended, by code.
    pub ends: BTreeMap<String, u64>,
}

/// Kilobytes that a machine takes after so many syncs.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// How many.
    pub syncs: u32,
    /// Memory of the process.
    pub memory: u64,
    /// Files of the folder, apart from logs.
    pub files: u64,
    /// Logs of the databases.
    pub logs: u64,
}

/// What came of bits that were turned.
#[derive(Debug, Clone, Copy, Default)]
pub struct Flips {
    /// Everything was as before, and nothing was told.
    pub right: u64,
    /// The member was told, and everything was right afterwards.
    pub healed: u64,
    /// The member was told, and nothing wrong was shown.
    pub told: u64,
}

impl Figures {
    /// Requests that met a fault.
    #[must_use]
    pub fn faulted(&self) -> u64 {
        self.faults.values().sum()
    }

    /// Whether nothing is lost, doubled, wrong, stuck or readable.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        self.lost + self.doubled + self.wrong + self.stuck + self.readable == 0
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (apps, servers) = self.kills;
        writeln!(f, "kills        {:>8}   {apps} of apps, {servers} of servers", apps + servers)?;
        writeln!(f, "requests     {:>8}", self.requests)?;
        let kinds: Vec<String> =
            self.faults.iter().map(|(fault, count)| format!("{} {count}", fault.name())).collect();
        writeln!(f, "faulted      {:>8}   {}", self.faulted(), kinds.join(", "))?;
        let ends: Vec<String> = self.ends.iter().map(|(code, count)| format!("{code} {count}")).collect();
        writeln!(f, "syncs        {:>8}   {}", self.ends.values().sum::<u64>(), ends.join(", "))?;
        writeln!(f, "words        {:>8}", self.words)?;
        writeln!(f, "files        {:>8}", self.attached)?;
        let (orders, shipped) = self.orders;
        writeln!(f, "orders       {orders:>8}   {shipped} shipped")?;
        let ((employments, changes), (approved, refused)) = (self.employments, self.replies);
        writeln!(
            f,
            "employments  {employments:>8}   {changes} changes, {approved} approved, {refused} refused"
        )?;
        let (times, rows) = self.comparisons;
        writeln!(f, "compared     {times:>8}   {rows} rows")?;
        writeln!(f, "restored     {:>8}", self.restored)?;
        match self.disk_full {
            Some((machine, server)) => {
                let (both, no_room) = (machine + server, self.no_room);
                let what =
                    format!("{machine} of a machine, {server} of the server, which said so {no_room} times");
                writeln!(f, "disk full    {both:>8}   {what}")?;
            }
            None => writeln!(f, "disk full     skipped   a small disk can be made by root alone")?,
        }
        writeln!(f, "wrong clocks {:>8}", self.clocks)?;
        let Flips { right, healed, told } = self.flips;
        writeln!(
            f,
            "bit flips    {:>8}   {right} right, {healed} healed, {told} told",
            right + healed + told
        )?;
        for Size { syncs, memory, files, logs } in &self.sizes {
            writeln!(
                f,
                "  after {syncs:>3} syncs: {memory} kB of memory, {files} kB of files, {logs} kB of logs"
            )?;
        }
        writeln!(f, "lost         {:>8}", self.lost)?;
        writeln!(f, "doubled      {:>8}", self.doubled)?;
        writeln!(f, "wrong        {:>8}", self.wrong)?;
        writeln!(f, "stuck        {:>8}", self.stuck)?;
        write!(f, "readable     {:>8}", self.readable)
    }
}
