//! Dates of mails, also as programs and people write them that have not read RFC 5322.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone as _, Utc};

/// The time that a text says. One without a zone is Norwegian time; an unknown zone counts as none from Greenwich
/// (RFC 5322, 4.3).
pub(super) fn parse(text: &str) -> Option<DateTime<Utc>> {
    if let Ok(found) = DateTime::parse_from_rfc3339(text.trim()) {
        return Some(found.to_utc());
    }
    let mut found = Found::default();
    for token in tokens(text) {
        found.take(&token);
    }
    let (day, month, year) = found.day()?;
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    let local = date.and_time(found.time.unwrap_or_default());
    let zone = found.zone.and_then(|minutes| FixedOffset::east_opt(minutes * 60));
    match zone {
        Some(zone) => zone.from_local_datetime(&local).single().map(|at| at.to_utc()),
        None => chrono_tz::Europe::Oslo.from_local_datetime(&local).earliest().map(|at| at.to_utc()),
    }
}

#[derive(Default)]
struct Found {
    numbers: Vec<(String, u32)>,
    month: Option<u32>,
    time: Option<NaiveTime>,
    zone: Option<i32>,
    is_afternoon: Option<bool>,
}

/// What is told apart: outside of comments, between spaces and commas.
fn tokens(text: &str) -> Vec<String> {
    let mut depth = 0_u32;
    let plain: String = text
        .chars()
        .take(200)
        .map(|letter| {
            match letter {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                letter if depth == 0 => return letter,
                _ => {}
            }
            ' '
        })
        .collect();
    plain
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|token| !token.is_empty())
        .map(str::to_owned)
        .collect()
}

impl Found {
    fn take(&mut self, token: &str) {
        if token.contains(':') && token.starts_with(|c: char| c.is_ascii_digit()) {
            self.clock(token);
        } else if let Some(minutes) = offset(token).filter(|_| self.time.is_some()) {
            self.zone = Some(minutes);
        } else if let Some((date, clock)) = token.split_once(['T', 't']).filter(|(date, _)| is_dashed(date)) {
            self.take(date);
            self.clock(clock);
        } else if token.bytes().any(|byte| byte.is_ascii_digit()) {
            let pieces = token.split(['-', '/', '.']).filter(|piece| !piece.is_empty());
            for piece in pieces {
                match piece.parse() {
                    Ok(number) => self.numbers.push((piece.to_owned(), number)),
                    Err(_) => self.word(piece),
                }
            }
        } else {
            self.word(token.trim_end_matches('.'));
        }
    }

    fn word(&mut self, word: &str) {
        let small = word.to_lowercase();
        if let (None, Some(month)) = (self.month, month(&small)) {
            self.month = Some(month);
        } else if matches!(small.as_str(), "am" | "pm") {
            self.is_afternoon = Some(small == "pm");
        } else if self.time.is_some() && self.zone.is_none() {
            self.zone = zone(&small).or_else(|| is_zone(word).then_some(0));
        }
    }

    /// `12:30`, `12:30:05.25`, `12:30:05+0200`, `12:30Z`.
    fn clock(&mut self, token: &str) {
        let end = token.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(token.len());
        let (clock, rest) = token.split_at(end);
        let mut parts =
            clock.split(':').map(|part| part.split('.').next().unwrap_or_default().parse::<u32>());
        let mut part = || parts.next().and_then(Result::ok);
        let (hour, minute, second) = (part(), part(), part().unwrap_or(0));
        if let (Some(hour), Some(minute)) = (hour, minute) {
            self.time = NaiveTime::from_hms_opt(hour, minute, second.min(59)).or(self.time);
        }
        if !rest.is_empty() && self.time.is_some() {
            match offset(rest) {
                Some(minutes) => self.zone = Some(minutes),
                None => self.word(rest),
            }
        }
    }

    fn day(&mut self) -> Option<(u32, u32, i32)> {
        if let (Some(time), Some(is_afternoon)) = (self.time, self.is_afternoon) {
            let hour = chrono::Timelike::hour(&time);
            let hour = hour % 12 + if is_afternoon { 12 } else { 0 };
            self.time = chrono::Timelike::with_hour(&time, hour);
        }
        let year_first = self.numbers.first().is_some_and(|(text, _)| text.len() == 4);
        let value = |at: usize| self.numbers.get(at).map(|(_, number)| *number);
        let (day, month, year) = match (self.month, year_first) {
            (Some(month), false) => (value(0)?, month, 1),
            (Some(month), true) => (value(1)?, month, 0),
            (None, true) => (value(2)?, value(1)?, 0),
            // As it is written in Norway; `6/25/2026` can only be American.
            (None, false) if value(1)? > 12 => (value(1)?, value(0)?, 2),
            (None, false) => (value(0)?, value(1)?, 2),
        };
        let (text, year) = self.numbers.get(year)?;
        let year = i32::try_from(*year).ok()?;
        let year = match text.len() {
            1 | 2 if year < 50 => year + 2000,
            1..=3 => year + 1900,
            _ => year,
        };
        Some((day, month, year))
    }
}

fn is_dashed(date: &str) -> bool {
    date.len() == 10 && date.bytes().filter(|byte| *byte == b'-').count() == 2
}

/// A month by the first three letters of its name, in the languages that are met.
fn month(word: &str) -> Option<u32> {
    let first: String = word.chars().take(3).collect();
    let found = match first.as_str() {
        "jan" => 1,
        "feb" | "fév" => 2,
        "mar" | "mär" | "mrz" => 3,
        "apr" | "avr" => 4,
        "may" | "mai" | "maj" | "mei" => 5,
        "jun" => 6,
        "jul" => 7,
        "aug" => 8,
        "sep" => 9,
        "oct" | "okt" => 10,
        "nov" => 11,
        "dec" | "des" | "dez" | "déc" => 12,
        _ => return None,
    };
    Some(found)
}

/// `+0200`, `+02:00`, `-5`: minutes east of Greenwich.
fn offset(token: &str) -> Option<i32> {
    let (sign, rest) = match token.as_bytes().first()? {
        b'+' => (1, &token[1..]),
        b'-' => (-1, &token[1..]),
        _ => {
            let rest = token.strip_prefix("GMT").or_else(|| token.strip_prefix("UTC"))?;
            return offset(rest);
        }
    };
    let digits: String = rest.chars().filter(|letter| *letter != ':').collect();
    if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i32 = digits.parse().ok()?;
    let (hours, minutes) = if digits.len() <= 2 { (number, 0) } else { (number / 100, number % 100) };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

fn is_zone(word: &str) -> bool {
    (1..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Zones by name, as minutes east of Greenwich.
fn zone(small: &str) -> Option<i32> {
    let hours = match small {
        "ut" | "utc" | "gmt" | "z" | "wet" => 0,
        "cet" | "met" | "mez" | "bst" | "west" => 1,
        "cest" | "mest" | "mesz" | "eet" | "sast" => 2,
        "eest" | "msk" => 3,
        "hkt" | "sgt" | "awst" => 8,
        "jst" | "kst" => 9,
        "aest" => 10,
        "aedt" => 11,
        "nzst" => 12,
        "nzdt" => 13,
        "ast" | "edt" => -4,
        "est" | "cdt" => -5,
        "cst" | "mdt" => -6,
        "mst" | "pdt" => -7,
        "pst" | "akdt" => -8,
        "akst" => -9,
        "hst" => -10,
        "brt" => -3,
        _ => return (small == "ist").then_some(330),
    };
    Some(hours * 60)
}
