//! What an e-mail that is shown may hold, told from its HTML by another reader than the one that cleaned it.

/// Elements that the page can show.
const ELEMENTS: &str = " a abbr b blockquote br caption code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins li ol p pre q s \
    small span strong sub sup table tbody td tfoot th thead tr u ul ";
/// Their attributes.
const ATTRIBUTES: &str = " href title src alt width height colspan rowspan scope start lang dir rel ";

/// Sees that there is no other element, attribute or address in it.
///
/// # Panics
/// When there is.
pub fn check(html: &str) {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        rest = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        assert!(is_one_of(name, ELEMENTS), "<{name} in {html}");
        rest = after;
        while let Some(attribute) = rest.strip_prefix(' ') {
            let Some((name, after)) = attribute.split_once("=\"") else { panic!("{attribute} in {html}") };
            let Some((value, after)) = after.split_once('"') else { panic!("{attribute} in {html}") };
            assert!(is_one_of(name, ATTRIBUTES), "{name}={value} in {html}");
            match name {
                "href" => assert!(is_link(value), "{name}={value} in {html}"),
                "src" => assert!(value.starts_with("data:image/"), "{name}={value} in {html}"),
                _ => {}
            }
            rest = after;
        }
        assert!(rest.starts_with('>'), "{rest} in {html}");
    }
}

fn is_one_of(name: &str, all: &str) -> bool {
    !name.is_empty() && !name.contains(' ') && all.contains(&format!(" {name} "))
}

/// Whether an address begins as those do that may be offered, with nothing in it that a browser would leave out.
fn is_link(value: &str) -> bool {
    (value.starts_with("https:") || value.starts_with("mailto:"))
        && !value.contains(|c: char| c.is_ascii_control())
}

/// Sees that a name is one of a file, on every system.
///
/// # Panics
/// When it is not.
pub fn check_name(name: &str) {
    assert!(!name.is_empty() && name.len() <= 255, "{name:?}");
    assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']), "{name:?}");
    assert!(!name.contains(is_harmful) && !name.starts_with('.') && !name.ends_with(['.', ' ']), "{name:?}");
    let stem = name.split('.').next().unwrap_or_default().trim().to_ascii_uppercase();
    assert!(!["CON", "PRN", "AUX", "NUL", "COM1", "LPT1"].contains(&stem.as_str()), "{name:?}");
}

/// Control characters, and those that turn or hide what stands beside them.
#[must_use]
pub fn is_harmful(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
