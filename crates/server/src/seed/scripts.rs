//! Hand-written threads and letters as data: who says what, with slots for what varies.
//!
//! A script begins with `== id`; headers follow (`to`, `years`, `months`, `once`, `S` for subjects divided by ` // `,
//! and others as `key value`), then turns, each begun by a line `M` (the member) or `U` (the union). A line
//! `+ kind, kind` names attachments of the turn.

use chrono::{Datelike, NaiveDate};
use min_side_domain::records::Sender;

/// Whom a thread is with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counterpart {
    /// Forbundskontoret.
    Office,
    /// The organisasjonsledd.
    Unit,
}

/// One message of a script.
#[derive(Debug, Clone)]
pub struct Turn {
    /// Who writes.
    pub by: Sender,
    /// The text, with slots.
    pub text: String,
    /// Kinds of attachments.
    pub attachments: Vec<&'static str>,
}

/// A thread to be.
#[derive(Debug, Clone)]
pub struct Script {
    /// Id.
    pub id: &'static str,
    /// Whom it is with.
    pub to: Counterpart,
    /// First and last year it fits.
    pub years: (i32, i32),
    /// First and last month it fits, of 1 to 12.
    pub months: (u32, u32),
    /// Whether a member has it once, at the very beginning of the membership.
    pub once: bool,
    /// Possible subjects.
    pub subjects: Vec<&'static str>,
    /// Messages in order.
    pub turns: Vec<Turn>,
}

impl Script {
    /// Whether a thread of it may begin on `day`.
    #[must_use]
    pub fn fits(&self, day: NaiveDate) -> bool {
        (self.years.0..=self.years.1).contains(&day.year())
            && (self.months.0..=self.months.1).contains(&day.month())
    }
}

/// Reads the scripts of a file.
#[must_use]
pub fn read(text: &'static str) -> Vec<Script> {
    text.split("\n== ").filter_map(one).collect()
}

fn one(block: &'static str) -> Option<Script> {
    let mut lines = block.trim_start_matches("== ").lines();
    let mut script = Script {
        id: lines.next()?.trim(),
        to: Counterpart::Office,
        years: (i32::MIN, i32::MAX),
        months: (1, 12),
        once: false,
        subjects: Vec::new(),
        turns: Vec::new(),
    };
    for line in lines {
        match line {
            "M" => script.turns.push(turn(Sender::Member)),
            "U" => script.turns.push(turn(Sender::Union)),
            _ => match script.turns.last_mut() {
                Some(turn) => extend(turn, line),
                None => header(&mut script, line),
            },
        }
    }
    for turn in &mut script.turns {
        turn.text.truncate(turn.text.trim_end().len());
    }
    (!script.turns.is_empty()).then_some(script)
}

fn turn(by: Sender) -> Turn {
    Turn { by, text: String::new(), attachments: Vec::new() }
}

fn extend(turn: &mut Turn, line: &'static str) {
    if let Some(kinds) = line.strip_prefix("+ ") {
        turn.attachments.extend(kinds.split(',').map(str::trim));
    } else {
        turn.text.push_str(line);
        turn.text.push('\n');
    }
}

fn header(script: &mut Script, line: &'static str) {
    match line.split_once(' ') {
        Some(("S", subjects)) => script.subjects = subjects.split(" // ").collect(),
        Some(("to", "unit")) => script.to = Counterpart::Unit,
        Some(("years", years)) => script.years = range(years).unwrap_or(script.years),
        Some(("months", months)) => script.months = range(months).unwrap_or(script.months),
        None if line == "once" => script.once = true,
        _ => {}
    }
}

/// Two numbers with a hyphen between.
fn range<N: std::str::FromStr>(text: &str) -> Option<(N, N)> {
    let (from, to) = text.split_once('-')?;
    Some((from.parse().ok()?, to.parse().ok()?))
}
