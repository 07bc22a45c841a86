//! Striking out what may be somebody's: whatever a line holds, an address, a path, a number or a word of the member's own is
//! not in what is saved.

/// A word of the member's own is struck out from so many letters on; shorter ones are parts of everything.
const SHORTEST: usize = 3;
/// A run of so many digits may be a number that somebody is known by.
const LONGEST_NUMBER: usize = 4;

/// The words of texts, each one that is long enough, in small letters.
pub(super) fn parts(texts: Vec<String>) -> Vec<String> {
    // Words of the app itself, as `work` for a choice, are not the member's.
    const OURS: &[&str] = &["work", "private", "active", "pending", "payroll_deduction", "member", "office"];
    let mut parts: Vec<String> = texts
        .iter()
        .flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()))
        .filter(|part| {
            part.chars().count() >= SHORTEST && !part.chars().all(|letter| letter.is_ascii_digit())
        })
        .map(str::to_lowercase)
        .filter(|part| !OURS.contains(&part.as_str()))
        .collect();
    parts.sort_unstable();
    parts.dedup();
    parts
}

/// The text without what may be somebody's.
pub(super) fn text(text: &str, own: &[String]) -> String {
    text.lines().map(|line| self::line(line, own) + "\n").collect()
}

/// The text without the member's own words, where nothing else of a person's can stand: counts are no numbers of anybody's.
pub(super) fn own_words(text: &str, own: &[String]) -> String {
    let strike = |word: &str| if is_own(word, own) { "[own]".to_owned() } else { word.to_owned() };
    text.lines().map(|line| line.split(' ').map(strike).collect::<Vec<_>>().join(" ") + "\n").collect()
}

fn is_own(word: &str, own: &[String]) -> bool {
    let small = word.to_lowercase();
    let mut parts = small.split(|letter: char| !letter.is_alphanumeric());
    parts.any(|part| own.iter().any(|own| part == own))
}

fn line(line: &str, own: &[String]) -> String {
    let (time, rest) = line.split_at(time_at_the_start(line));
    let words = rest.split(' ').map(|part| word(part, own)).collect::<Vec<_>>();
    format!("{time}{}", words.join(" "))
}

/// How much of a line is the time that a log begins its lines with.
fn time_at_the_start(line: &str) -> usize {
    let end = line.find(' ').unwrap_or(line.len());
    let is_time = chrono::DateTime::parse_from_rfc3339(&line[..end]).is_ok();
    if is_time { end } else { 0 }
}

fn word(word: &str, own: &[String]) -> String {
    if word.contains('@') {
        return "[e-mail]".to_owned();
    }
    if word.contains("://") || word.to_lowercase().contains("www.") {
        return "[address]".to_owned();
    }
    // Places in our sources are no path of the machine's: they begin with a folder of the project.
    let bare = word.trim_start_matches(|letter: char| !letter.is_alphanumeric() && !"/\\~".contains(letter));
    let is_path = bare.starts_with(['/', '\\', '~'])
        || word.contains(":\\")
        || word.contains("=/")
        || word.contains("=\"/");
    if is_path {
        return "[path]".to_owned();
    }
    if is_own(word, own) { "[own]".to_owned() } else { numbers(word) }
}

/// The word with its long numbers and long runs of letters and digits, as ids and tokens are, struck out.
fn numbers(word: &str) -> String {
    let mut made = String::with_capacity(word.len());
    let mut rest = word;
    while !rest.is_empty() {
        let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        if end > LONGEST_NUMBER {
            made.push_str("[number]");
        } else {
            made.push_str(&rest[..end]);
        }
        rest = &rest[end..];
        let end = rest.find(|letter: char| letter.is_ascii_digit()).unwrap_or(rest.len());
        made.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    let is_id = |part: &str| part.len() >= 20 && part.chars().any(|letter| letter.is_ascii_digit());
    let has_id = word.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').any(is_id);
    if has_id { "[id]".to_owned() } else { made }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r_12_10_whatever_a_line_of_the_log_holds_nothing_of_a_persons_is_left() {
        let own = parts(vec!["Kari Nordmann-Østgård".to_owned(), "Storgata 7".to_owned(), "NTL".to_owned()]);
        let log = "2026-11-30T23:42:37.123456Z  WARN min_side_core::error: told to the member code=offline at crates/core/src/error.rs:120\n\
            2026-11-30T23:42:38Z  INFO kari.nordmann@example.no fra https://minside.ntl.no/x?y=1 i /home/kari/.local/x C:\\Users\\kari\\x\n\
            2026-11-30T23:42:39Z  INFO «Østgård», fnr 01017012345 konto 8601.11.17947 file=\"/home/kari/brev.pdf\" id=0199a0b1-7c1e-7abc-8def-0123456789ab\n\
            name=Nordmann: storgata ~/brev token=eyJhbGciOiJFZERTQSJ9abc123";
        let shown = text(log, &own);
        for gone in [
            "kari",
            "ordmann",
            "stgård",
            "torgata",
            "01017012345",
            "17947",
            "ntl",
            "eyJ",
            "7abc",
            "/home",
            "brev",
            "@",
            "://",
        ] {
            assert!(!shown.to_lowercase().contains(&gone.to_lowercase()), "{gone} in {shown}");
        }
        for kept in [
            "2026-11-30T23:42:37.123456Z",
            "code=offline",
            "crates/core/src/error.rs:120",
            "WARN min_side_core::error:",
        ] {
            assert!(shown.contains(kept), "{kept} in {shown}");
        }
        assert_eq!(shown.lines().count(), 4);
    }
}
