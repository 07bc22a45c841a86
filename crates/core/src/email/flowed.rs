//! Text whose lines were broken to travel (RFC 3676): put together as it was written.

/// Joins lines that end in a space; with `del_sp` that space was put in to break a word and goes.
pub(super) fn joined(text: &str, del_sp: bool) -> String {
    let mut joined = String::with_capacity(text.len());
    // How deeply the open line is quoted; none when no line is open.
    let mut open: Option<usize> = None;
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let unquoted = line.trim_start_matches('>');
        let depth = line.len() - unquoted.len();
        // A space was put before what would be taken for a mark.
        let content = unquoted.strip_prefix(' ').unwrap_or(unquoted);
        // A signature's line ends in a space and stands alone.
        let is_signature = content == "-- ";
        if open != Some(depth) || is_signature {
            if open.is_some() {
                joined.push('\n');
            }
            if depth > 0 {
                joined.push_str(&">".repeat(depth.min(20)));
                joined.push(' ');
            }
        }
        let flows = content.ends_with(' ') && !is_signature;
        let kept = if flows && del_sp { &content[..content.len() - 1] } else { content };
        joined.push_str(kept);
        if flows {
            open = Some(depth);
        } else {
            joined.push('\n');
            open = None;
        }
    }
    if !text.ends_with('\n') || open.is_some() {
        joined.truncate(joined.trim_end_matches('\n').len());
    } else if joined.ends_with("\n\n") {
        // What stood after the last line end was no line.
        joined.pop();
    }
    joined
}
