//! What is drawn for a character that no face has: its name, its sound or its number, in letters that every face has.
//! The text beneath stays the character.

use deunicode::deunicode_char;

/// Signs whose form is told better than by their name.
const FORMS: [(char, &str); 14] = [
    ('☐', "[ ]"),
    ('☑', "[x]"),
    ('☒', "[x]"),
    ('✅', "[x]"),
    ('✓', "[x]"),
    ('✔', "[x]"),
    ('✗', "[-]"),
    ('✘', "[-]"),
    ('√', "[root]"),
    ('∑', "[sum]"),
    ('→', "->"),
    ('←', "<-"),
    ('👍', "[thumbs up]"),
    ('👎', "[thumbs down]"),
];

/// Letters that stand for a character: never none.
pub(super) fn stand_in(character: char) -> String {
    if let Some((_, form)) = FORMS.iter().find(|(found, _)| *found == character) {
        return (*form).to_owned();
    }
    let number = || format!("[U+{:04X}]", u32::from(character));
    let Some(name) = deunicode_char(character) else { return number() };
    let name = name.trim();
    let drawable = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
    match character {
        // The letters of a flag, as in the codes of countries.
        '\u{1F1E6}'..='\u{1F1FF}' if drawable => name.to_owned(),
        // Signs and emoji by their names.
        '\u{2600}'..='\u{27BF}' | '\u{1F000}'..='\u{1FAFF}' if drawable => format!("[{name}]"),
        // What changes the sign before it, as the colour of a hand.
        '\u{1F3FB}'..='\u{1F3FF}' => "*".to_owned(),
        _ if drawable => name.to_owned(),
        // A mark or a letter without a sound of its own.
        character if character.is_alphabetic() || !name.is_empty() => "'".to_owned(),
        character if deunicode_char(character).is_some_and(str::is_empty) => "'".to_owned(),
        _ => number(),
    }
}

#[cfg(test)]
mod tests {
    use super::stand_in;

    #[test]
    fn every_character_has_something_that_can_be_drawn() {
        for character in (0x180..0x2_0000).filter_map(char::from_u32) {
            let drawn = stand_in(character);
            assert!(!drawn.is_empty() && drawn.is_ascii(), "{character:?}: {drawn:?}");
        }
        for (character, drawn) in
            [('😀', "[grinning]"), ('漢', "Han"), ('🇳', "N"), ('\u{E000}', "[U+E000]"), ('ق', "q")]
        {
            assert_eq!(stand_in(character), drawn);
        }
    }
}
