//! The committed faces, and the subset of each that one document embeds.

mod face;
mod scripts;
mod subset;

pub use face::{Face, GlyphId};
pub use scripts::ScriptFace;
pub use subset::Subset;

use std::sync::LazyLock;

/// A face that documents are set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaceId {
    /// EB Garamond.
    Serif,
    /// Inter.
    Sans,
    /// Inter SemiBold.
    SansBold,
    /// A face of another script, which letters borrow from.
    Script(ScriptFace),
}

impl FaceId {
    /// The faces that documents are set in, in the order of their resource names.
    pub const ALL: [Self; 3] = [Self::Serif, Self::Sans, Self::SansBold];

    /// The name of the face in page resources.
    #[must_use]
    pub fn resource(self) -> &'static str {
        match self {
            Self::Serif => "Ga",
            Self::Sans => "Ia",
            Self::SansBold => "Ib",
            Self::Script(script) => script.resource(),
        }
    }

    /// The face itself, parsed once.
    #[must_use]
    pub fn face(self) -> &'static Face {
        static SERIF: LazyLock<Face> = LazyLock::new(|| {
            Face::parse(include_bytes!("../../fonts/EBGaramond-Regular.otf"), "EBGaramond-Regular", 80)
        });
        static SANS: LazyLock<Face> = LazyLock::new(|| {
            Face::parse(include_bytes!("../../fonts/Inter-Regular.otf"), "Inter-Regular", 90)
        });
        static SANS_BOLD: LazyLock<Face> = LazyLock::new(|| {
            Face::parse(include_bytes!("../../fonts/Inter-SemiBold.otf"), "Inter-SemiBold", 130)
        });
        match self {
            Self::Serif => &SERIF,
            Self::Sans => &SANS,
            Self::SansBold => &SANS_BOLD,
            Self::Script(script) => script.face(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FaceId;

    #[test]
    fn every_face_holds_the_letters_of_norwegian_and_sami_names() {
        let letters = "ABCabcæøåÆØÅéÉüÜöÖäÄáÁčČđĐŋŊšŠŧŦžŽǥǦǩǯʒʹłŁńőŵıß–—«»“”’…•€ 0123456789";
        for id in FaceId::ALL {
            let face = id.face();
            for letter in letters.chars() {
                assert!(face.glyph(letter).is_some(), "{} lacks {letter}", face.name);
            }
            assert_eq!(face.glyph('\u{10FFFF}'), None);
            assert_eq!(face.glyph('漢'), None);
        }
    }

    #[test]
    fn kerning_draws_a_pair_together_and_widths_are_sane() {
        let face = FaceId::Serif.face();
        let (t, o) = (face.glyph('T').unwrap(), face.glyph('o').unwrap());
        assert!(face.kerning(t, o) < -20, "{}", face.kerning(t, o));
        assert!((400..800).contains(&face.advance(o)), "{}", face.advance(o));
        assert!((600..720).contains(&face.cap_height));
        assert!(face.ascent > 900 && face.descent < -200);
    }
}
