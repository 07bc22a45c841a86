//! What a document says of itself in XMP: its title and the like, whichever program wrote it.

use std::collections::BTreeMap;

/// What the program that wrote a file last says of itself, and when it did.
const OF_THE_PROGRAM: [&str; 3] = ["pdf:Producer", "xmp:ModifyDate", "xmp:MetadataDate"];

/// What is said, by the names of the properties; none where it is written in a way that programs read differently.
pub fn said(packet: &[u8]) -> Option<BTreeMap<String, String>> {
    let text = std::str::from_utf8(packet).ok()?;
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    let mut within: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(place) = rest.find('<') {
        let (before, tag) = rest.split_at(place);
        let tag = tag.get(1..)?;
        let (tag, after) = tag.split_once('>')?;
        rest = after;
        if !before.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').is_empty() {
            add(&mut said, within.iter().rev().find(|name| !name.starts_with("rdf:"))?, before);
        }
        if tag.starts_with('?') {
            continue;
        }
        if tag.starts_with('!') {
            return None;
        }
        if let Some(name) = tag.strip_prefix('/') {
            if within.pop() != Some(name.trim()) {
                return None;
            }
            continue;
        }
        let (own, closed) = tag.strip_suffix('/').map_or((tag, false), |own| (own, true));
        let (name, attributes) = own.split_once(char::is_whitespace).unwrap_or((own, ""));
        for (name, value) in self::attributes(attributes)? {
            let of_form = name.starts_with("xmlns") || ["rdf:about", "xml:lang", "x:xmptk"].contains(&name);
            if !of_form && !name.starts_with("rdf:") {
                add(&mut said, name, value);
            }
        }
        if !closed {
            within.push(name);
        }
    }
    said.retain(|name, _| !OF_THE_PROGRAM.contains(&name.as_str()) && !name.starts_with("xmpMM:"));
    within.is_empty().then_some(said)
}

fn add(said: &mut BTreeMap<String, String>, name: &str, value: &str) {
    let value = value.trim();
    let plain =
        ["&lt;<", "&gt;>", "&quot;\"", "&apos;'", "&amp;&"].iter().fold(value.to_owned(), |text, pair| {
            let (escape, character) = pair.split_at(pair.len() - 1);
            text.replace(escape, character)
        });
    let own = said.entry(name.to_owned()).or_default();
    if !own.is_empty() {
        own.push_str(" / ");
    }
    own.push_str(&plain);
}

fn attributes(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut all = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| *c == '"' || *c == '\'')?;
        let (value, after) = after.get(1..)?.split_once(quote)?;
        all.push((name.trim(), value));
        rest = after.trim_start();
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_found_whichever_way_it_is_written_and_the_program_is_passed_over() {
        let long = b"<?xpacket begin=\"\"?><x:xmpmeta xmlns:x=\"a\"><rdf:RDF><rdf:Description rdf:about=\"\"><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">A &amp; B</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>";
        let short = b"<x:xmpmeta x:xmptk='q'>\n<rdf:RDF> <rdf:Description dc:title='A &amp; B' pdf:Producer='me'/></rdf:RDF></x:xmpmeta>\n";
        assert_eq!(said(long), said(short));
        assert_eq!(said(long).unwrap()["dc:title"], "A & B");
        assert_eq!(said(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), None);
    }
}
