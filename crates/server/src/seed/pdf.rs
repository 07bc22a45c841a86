//! PDF files: letters with text through `min-side-kursbevis`, and scans, whose pages are pictures alone.

use super::SeedError;
use chrono::NaiveDate;
use min_side_domain::Language;
use min_side_kursbevis::letter::{Block, Letter, render};

/// A letter as PDF.
///
/// # Errors
/// [`SeedError::Pdf`] when it cannot be set.
pub fn letter(
    title: &str,
    from: &str,
    date: NaiveDate,
    language: Language,
    blocks: Vec<Block>,
) -> Result<Vec<u8>, SeedError> {
    let letter = Letter {
        language,
        title: title.to_owned(),
        from: from.to_owned(),
        date,
        blocks,
        attachments: Vec::new(),
    };
    render(&letter).map_err(|error| SeedError::Pdf(error.to_string()))
}

/// A page that is a JPEG alone.
pub struct ScannedPage {
    /// The JPEG, in three colours.
    pub jpeg: Vec<u8>,
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
}

/// A PDF as a scanner makes it: A4 pages without any text (ISO 32000-1, 8.9).
#[must_use]
pub fn scan(pages: &[ScannedPage]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut offsets = Vec::new();
    let kids: Vec<String> = (0..pages.len()).map(|index| format!("{} 0 R", 3 + index * 3)).collect();
    object(&mut out, &mut offsets, b"<</Type/Catalog/Pages 2 0 R>>");
    let tree = format!("<</Type/Pages/Kids[{}]/Count {}>>", kids.join(" "), pages.len());
    object(&mut out, &mut offsets, tree.as_bytes());
    for (index, page) in pages.iter().enumerate() {
        let first = 3 + index * 3;
        let leaf = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</Im0 {} 0 R>>>>/Contents {} 0 R>>",
            first + 1,
            first + 2
        );
        object(&mut out, &mut offsets, leaf.as_bytes());
        let picture = format!(
            "<</Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length {}>>",
            page.width,
            page.height,
            page.jpeg.len()
        );
        object(&mut out, &mut offsets, &stream(&picture, &page.jpeg));
        let drawing = b"q 595 0 0 842 0 0 cm /Im0 Do Q";
        object(&mut out, &mut offsets, &stream(&format!("<</Length {}>>", drawing.len()), drawing));
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1).bytes());
    for offset in &offsets {
        out.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    out.extend(
        format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", offsets.len() + 1).bytes(),
    );
    out
}

fn object(out: &mut Vec<u8>, offsets: &mut Vec<usize>, body: &[u8]) {
    offsets.push(out.len());
    out.extend(format!("{} 0 obj\n", offsets.len()).bytes());
    out.extend(body);
    out.extend(b"\nendobj\n");
}

fn stream(dictionary: &str, bytes: &[u8]) -> Vec<u8> {
    [dictionary.as_bytes(), b"\nstream\n", bytes, b"\nendstream"].concat()
}
