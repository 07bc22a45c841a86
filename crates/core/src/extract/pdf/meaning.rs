//! What a letter says: by the file's own table, by its font's, by those of its collection of characters.

use hayro_cmap::{BfString, CMap, CMapName, CidFamily};
use hayro_interpret::font::{Glyph, OutlineGlyph};
use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys::{
    BASE_FONT, CIDSYSTEMINFO, DESCENDANT_FONTS, ENCODING, ORDERING, REGISTRY, SUBTYPE, TO_UNICODE,
};
use hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};
use skrifa::MetadataProvider as _;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// What is known of what a letter says.
pub(super) enum Meaning {
    /// This.
    Known(String),
    /// Perhaps what its code would be in ASCII.
    Guessed(String),
    /// It is drawn, and no one knows what it says.
    None,
    /// It is no letter.
    Nothing,
}

/// What the codes of a composite font say.
enum Composite {
    /// They are the numbers of a collection of characters, or lead to them.
    Collection { numbers: Box<CMap>, characters: Box<CMap> },
    /// They are characters.
    Characters,
}

impl Composite {
    fn text(&self, code: u32) -> Option<String> {
        match self {
            Self::Collection { numbers, characters } => {
                let number = (1..=4).find_map(|length| numbers.lookup_cid_code(code, length))?;
                characters.lookup_bf_string(number).map(plain)
            }
            Self::Characters => char::from_u32(code).map(String::from),
        }
    }
}

/// The meanings of a document's letters.
pub(super) struct Meanings<'p> {
    pdf: &'p Pdf,
    /// Composite fonts by their names; without tables where none are known. They are looked for through the whole
    /// document, and only once a letter needs them.
    composites: OnceCell<HashMap<String, Option<Composite>>>,
    /// By font: each glyph and the character that the font draws with it.
    drawn_for: HashMap<u128, HashMap<u32, char>>,
}

impl<'p> Meanings<'p> {
    /// Those of this document.
    pub fn new(pdf: &'p Pdf) -> Self {
        Self { pdf, composites: OnceCell::new(), drawn_for: HashMap::new() }
    }

    /// What a letter says.
    pub fn of(&mut self, glyph: &Glyph<'_>) -> Meaning {
        if let Some(text) = glyph.as_unicode().map(plain).filter(|text| is_text(text)) {
            return Meaning::Known(text);
        }
        let code = glyph.char_code();
        let mut composite = false;
        if let Glyph::Outline(outline) = glyph {
            match self.by_font(outline) {
                (Some(text), _) => return Meaning::Known(text),
                (None, of_composite) => composite = of_composite,
            }
        }
        match u8::try_from(code) {
            Ok(0) => Meaning::Nothing,
            Ok(b' ') => Meaning::Known(" ".to_owned()),
            // The codes of a composite font are its glyphs' numbers and say nothing.
            Ok(code) if code.is_ascii_graphic() && !composite => {
                Meaning::Guessed(char::from(code).to_string())
            }
            // What draws nothing parts words, whatever its code.
            _ if is_blank(glyph) => Meaning::Known(" ".to_owned()),
            _ => Meaning::None,
        }
    }

    /// By the font's own table, then by those of its collection of characters; and whether the font is a composite one.
    fn by_font(&mut self, outline: &OutlineGlyph) -> (Option<String>, bool) {
        let Some(data) = outline.font_data() else { return (None, false) };
        let composites = self.composites.get_or_init(|| composites(self.pdf));
        let composite = data.postscript_name.as_deref().and_then(|name| composites.get(name));
        let drawn_for = match self.drawn_for.entry(data.cache_key) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(empty) => empty.insert(drawn_for((*data.data).as_ref())),
        };
        let text = drawn_for.get(&outline.glyph_id().to_u32()).map(ToString::to_string);
        let text = text
            .filter(|text| is_text(text))
            .or_else(|| composite?.as_ref()?.text(outline.char_code()).filter(|text| is_text(text)));
        (text, composite.is_some())
    }
}

fn plain(text: BfString) -> String {
    match text {
        BfString::Char(c) => c.to_string(),
        BfString::String(text) => text.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect(),
    }
}

fn is_blank(glyph: &Glyph<'_>) -> bool {
    match glyph {
        Glyph::Outline(outline) => outline.outline().elements().is_empty(),
        Glyph::Type3(_) => false,
    }
}

/// Whether this is text, rather than a place in a font that only that font knows, or a sign that no letter stands for.
fn is_text(text: &str) -> bool {
    text.chars().any(|c| !(c == '\u{fffd}' || is_private(c) || c.is_control()))
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}')
}

/// The table of a font that says which glyph draws a character, turned round.
fn drawn_for(font: &[u8]) -> HashMap<u32, char> {
    let mut known = HashMap::new();
    let Ok(font) = skrifa::FontRef::from_index(font, 0) else { return known };
    for (code, glyph) in font.charmap().mappings() {
        // Fonts of symbols have their codes in a private part.
        let code = if (0xf000..0xf100).contains(&code) { code - 0xf000 } else { code };
        if let Some(c) = char::from_u32(code) {
            known.entry(glyph.to_u32()).or_insert(c);
        }
    }
    known
}

fn composites(pdf: &Pdf) -> HashMap<String, Option<Composite>> {
    let mut found = HashMap::new();
    for object in pdf.objects() {
        let Object::Dict(font) = object else { continue };
        if font.get::<Name<'_>>(SUBTYPE).is_none_or(|kind| &*kind != b"Type0") {
            continue;
        }
        let Some(name) = font.get::<Name<'_>>(BASE_FONT) else { continue };
        let name = match name.as_str().split_once('+') {
            Some((subset, name)) if subset.len() == 6 => name.to_owned(),
            _ => name.as_str().to_owned(),
        };
        found.insert(name, composite(&font));
    }
    found
}

fn composite(font: &Dict<'_>) -> Option<Composite> {
    if font.get::<Name<'_>>(TO_UNICODE).is_some_and(|table| table.starts_with(b"Identity")) {
        return Some(Composite::Characters);
    }
    let load = |name: CMapName<'_>| hayro_cmap::load_embedded(name);
    let numbers = match font.get::<Object<'_>>(ENCODING)? {
        Object::Name(name) => match CMapName::from_bytes(&name) {
            CMapName::IdentityH => CMap::identity_h(),
            CMapName::IdentityV => CMap::identity_v(),
            name => CMap::parse(load(name)?, load)?,
        },
        Object::Stream(stream) => CMap::parse(&stream.decoded_data().ok()?, load)?,
        _ => return None,
    };
    let collection = numbers.metadata().character_collection.as_ref().map(|own| own.family.clone());
    let collection = match collection {
        Some(own) if own != CidFamily::AdobeIdentity => own,
        _ => {
            let inner = font.get::<Array<'_>>(DESCENDANT_FONTS)?.iter::<Dict<'_>>().next()?;
            let system = inner.get::<Dict<'_>>(CIDSYSTEMINFO)?;
            let registry = system.get::<PdfString<'_>>(REGISTRY)?;
            let ordering = system.get::<PdfString<'_>>(ORDERING)?;
            CidFamily::from_registry_ordering(&registry, &ordering)
        }
    };
    let characters = CMap::parse(load(collection.ucs2_cmap()?)?, load)?;
    Some(Composite::Collection { numbers: Box::new(numbers), characters: Box::new(characters) })
}
