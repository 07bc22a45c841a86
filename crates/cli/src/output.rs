//! What a command prints: one JSON value, or lines for a person.

use min_side_core::views::ContractFit;
use serde::Serialize;
use std::collections::BTreeMap;

/// Prints `value` as JSON when asked for, otherwise the lines.
pub fn print<T: Serialize>(json: bool, value: &T, lines: impl FnOnce(&T) -> Vec<String>) {
    if json {
        match serde_json::to_string(value) {
            Ok(text) => println!("{text}"),
            Err(error) => eprintln!("minside: {error}"),
        }
    } else {
        for line in lines(value) {
            println!("{}", plain(&line));
        }
    }
}

/// One line where there are rows that only a newer build can show.
pub fn unreadable(rows: &BTreeMap<String, u32>) -> Option<String> {
    let count: u32 = rows.values().sum();
    let named: Vec<String> =
        rows.iter().map(|(collection, count)| format!("{collection}: {count}")).collect();
    let rows = if count == 1 { "1 row" } else { &format!("{count} rows") };
    (count > 0).then(|| format!("{rows} can be shown when minside is updated ({})", named.join(", ")))
}

/// One line where program and server do not speak the same contract. What is here can be read all the same.
pub const fn contract(fit: ContractFit) -> Option<&'static str> {
    match fit {
        ContractFit::Fits => None,
        ContractFit::AppTooOld => Some(
            "minside is too old to send to this server: update it (what is written is kept, and what is here can be read)",
        ),
        ContractFit::ServerTooOld => {
            Some("the server is older than minside: what is written waits until the server has been updated")
        }
    }
}

/// Without what a terminal would obey: titles come from others.
fn plain(line: &str) -> String {
    line.chars().filter(|c| !c.is_control()).collect()
}
