//! The faces of other scripts, which letters borrow from: Noto Sans, one for each script, parsed when it is first needed.
//! Certificates are never set in them.

use super::Face;
use harfrust::Font;
use std::sync::OnceLock;

/// A face of another script.
struct Script {
    name: &'static str,
    /// The name of the face in page resources.
    resource: &'static str,
    /// First and last character of what it is for.
    range: (char, char),
    file: &'static [u8],
}

macro_rules! scripts {
    ($($name:literal $resource:literal $from:literal $to:literal;)+) => {
        [$(Script {
            name: concat!("NotoSans", $name),
            resource: $resource,
            range: ($from, $to),
            file: include_bytes!(concat!("../../fonts/scripts/NotoSans", $name, ".otf")),
        }),+]
    };
}

static SCRIPTS: [Script; 21] = scripts! {
    "Armenian" "Na" '\u{530}' '\u{58F}';
    "Hebrew" "Nb" '\u{590}' '\u{5FF}';
    "Arabic" "Nc" '\u{600}' '\u{77F}';
    "Devanagari" "Nd" '\u{900}' '\u{97F}';
    "Bengali" "Ne" '\u{980}' '\u{9FF}';
    "Gurmukhi" "Nf" '\u{A00}' '\u{A7F}';
    "Gujarati" "Ng" '\u{A80}' '\u{AFF}';
    "Tamil" "Nh" '\u{B80}' '\u{BFF}';
    "Telugu" "Ni" '\u{C00}' '\u{C7F}';
    "Kannada" "Nj" '\u{C80}' '\u{CFF}';
    "Malayalam" "Nk" '\u{D00}' '\u{D7F}';
    "Sinhala" "Nl" '\u{D80}' '\u{DFF}';
    "Thai" "Nm" '\u{E00}' '\u{E7F}';
    "Lao" "Nn" '\u{E80}' '\u{EFF}';
    "Myanmar" "No" '\u{1000}' '\u{109F}';
    "Georgian" "Np" '\u{10A0}' '\u{10FF}';
    "Ethiopic" "Nq" '\u{1200}' '\u{137F}';
    "Khmer" "Nr" '\u{1780}' '\u{17FF}';
    // Signs stand in three of them.
    "Math" "Ns" '\u{2100}' '\u{2BFF}';
    "Symbols" "Nt" '\u{2100}' '\u{2BFF}';
    "Symbols2" "Nu" '\u{2100}' '\u{2BFF}';
};
/// The first of those with signs.
const SIGNS: usize = 18;

static FACES: [OnceLock<Face>; SCRIPTS.len()] = [const { OnceLock::new() }; SCRIPTS.len()];
static FONTS: [OnceLock<Option<Font>>; SCRIPTS.len()] = [const { OnceLock::new() }; SCRIPTS.len()];

/// Which of the faces; made only here, so there is such a one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScriptFace(u8);

impl ScriptFace {
    /// The face that has this character: of its script, or of signs.
    #[must_use]
    pub fn of(character: char) -> Option<Self> {
        (0u8..).zip(&SCRIPTS).map(|(at, script)| (Self(at), script.range)).find_map(|(face, (from, to))| {
            let is_of = (from..=to).contains(&character) && face.face().glyph(character).is_some();
            is_of.then_some(face)
        })
    }

    /// Whether a character belongs to the words of this face: a letter or mark of its script, or what joins them.
    #[must_use]
    pub fn has(self, character: char) -> bool {
        let (from, to) = SCRIPTS[usize::from(self.0)].range;
        let joins = matches!(character, '\u{200C}' | '\u{200D}');
        self.is_script()
            && (joins || ((from..=to).contains(&character) && self.face().glyph(character).is_some()))
    }

    /// Whether it is of a script, and not of signs that stand by themselves.
    #[must_use]
    pub const fn is_script(self) -> bool {
        (self.0 as usize) < SIGNS
    }

    pub(super) fn resource(self) -> &'static str {
        SCRIPTS[usize::from(self.0)].resource
    }

    pub(super) fn face(self) -> &'static Face {
        let at = usize::from(self.0);
        let Script { file, name, .. } = SCRIPTS[at];
        FACES[at].get_or_init(|| Face::parse(file, name, 90))
    }

    /// The face for shaping.
    #[must_use]
    pub fn font(self) -> Option<&'static Font> {
        let at = usize::from(self.0);
        FONTS[at].get_or_init(|| Font::new(SCRIPTS[at].file.to_vec(), 0)).as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_has_its_letters_and_a_name_of_its_own() {
        for letter in "Աא العहবਕકகకకಕകකกລကაሀក☐☑√∑✓→".chars().filter(|letter| *letter != ' ')
        {
            let face = ScriptFace::of(letter).unwrap_or_else(|| panic!("{letter}"));
            assert!(face.font().is_some() && face.face().glyph(letter).is_some(), "{letter}");
        }
        let mut names: Vec<_> = SCRIPTS.iter().map(|script| script.resource).collect();
        names.dedup();
        assert_eq!(names.len(), SCRIPTS.len());
        assert!(ScriptFace::of('漢').is_none() && ScriptFace::of('a').is_none());
        let carried: usize = SCRIPTS.iter().map(|script| script.file.len()).sum();
        assert!(carried < 3_400_000, "{carried}");
    }
}
