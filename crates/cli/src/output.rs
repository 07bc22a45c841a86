//! What a command prints: one JSON value, or lines for a person.

use serde::Serialize;

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

/// Without what a terminal would obey: titles come from others.
fn plain(line: &str) -> String {
    line.chars().filter(|c| !c.is_control()).collect()
}
