//! Breaking a run into lines that fit.

use super::{Glyph, GlyphText, Run, points};

/// A line: which of the run's glyphs stand on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    pub from: usize,
    pub to: usize,
    pub ends_in_space: bool,
    /// Whether its last word goes on in the next line.
    pub ends_in_word: bool,
}

/// Breaks `run` into lines of at most `width` points. A word that is wider than a line is broken inside, at a hyphen if it
/// has one; any other word stays whole, since readers of a PDF take a hyphen at the end of a line for one that was put there
/// to divide the word, and leave it out.
#[must_use]
pub fn broken(run: &Run, width: f32) -> Vec<Run> {
    set(run, &breaks(run, width))
}

fn set(run: &Run, lines: &[Line]) -> Vec<Run> {
    lines.iter().map(|line| run.part(line)).collect()
}

fn breaks(run: &Run, width: f32) -> Vec<Line> {
    let glyphs = &run.glyphs;
    let mut lines = Vec::new();
    let mut start = 0;
    while start < glyphs.len() {
        // Spaces at a line's edge are not set.
        if glyphs.get(start).is_some_and(Glyph::is_space) {
            start += 1;
            continue;
        }
        let (mut units, mut at, mut between, mut within) = (0, start, None, None);
        while let Some(glyph) = glyphs.get(at) {
            let kerning = if at == start { 0 } else { glyph.kerning };
            units += kerning + glyph.advance;
            if points(units, run.style.size) > width && at > start && !glyph.is_space() {
                break;
            }
            units += run.style.tracking;
            at += 1;
            match glyph.said {
                GlyphText::One(' ' | '–' | '—' | '/') => between = Some(at),
                GlyphText::One('-' | '‐') => within = Some(at),
                _ => {}
            }
        }
        let is_last = at >= glyphs.len();
        let end = if is_last { at } else { between.or(within).unwrap_or(at) };
        let mut trimmed = end;
        while trimmed > start && glyphs.get(trimmed - 1).is_some_and(Glyph::is_space) {
            trimmed -= 1;
        }
        if trimmed > start {
            let ends_in_word = !is_last && between.is_none();
            lines.push(Line { from: start, to: trimmed, ends_in_space: trimmed < end, ends_in_word });
        }
        start = end;
    }
    lines
}

/// Breaks like [`broken`], into the same number of lines but as even as they can be without breaking more words: for centred
/// text.
#[must_use]
pub fn balanced(run: &Run, width: f32) -> Vec<Run> {
    let mut best = breaks(run, width);
    if best.len() < 2 {
        return set(run, &best);
    }
    let broken_words = |lines: &[Line]| lines.iter().filter(|line| line.ends_in_word).count();
    let (mut low, mut high) = (width / 3.0, width);
    // Twelve halvings bring the width to within a quarter of a point.
    for _ in 0..12 {
        let middle = (low + high) / 2.0;
        let attempt = breaks(run, middle);
        if attempt.len() <= best.len() && broken_words(&attempt) <= broken_words(&best) {
            best = attempt;
            high = middle;
        } else {
            low = middle;
        }
    }
    set(run, &best)
}

#[cfg(test)]
mod tests {
    use super::super::{Colour, Missing, Style, shape};
    use super::*;
    use crate::fonts::FaceId;

    fn run(text: &str) -> Run {
        shape(text, Style::new(FaceId::Serif, 12.0, Colour(0.0, 0.0, 0.0)), Missing::Refuse).unwrap()
    }

    #[test]
    fn lines_fit_and_lose_no_letter() {
        let text =
            "Grunnkurs for tillitsvalgte i staten med hovedvekt på medbestemmelse, lønn og arbeidsmiljø";
        for width in [20.0, 60.0, 100.0, 333.0] {
            let lines = broken(&run(text), width);
            assert!(lines.iter().all(|line| line.width() <= width + 0.01), "{width}");
            let said: String = lines.iter().map(Run::text).collect::<Vec<_>>().join(" ");
            assert_eq!(said.replace(' ', ""), text.replace(' ', ""));
        }
    }

    #[test]
    fn a_word_without_spaces_is_broken_inside_and_balanced_lines_are_even() {
        let long = "a".repeat(500);
        let lines = broken(&run(&long), 200.0);
        assert!(lines.len() > 5);
        assert_eq!(lines.iter().map(|l| l.glyphs.len()).sum::<usize>(), 500);
        let even = balanced(&run("en to tre fire fem seks sju åtte ni ti elleve tolv"), 180.0);
        assert_eq!(even.len(), 2);
        assert!((even[0].width() - even[1].width()).abs() < 40.0);
    }

    #[test]
    fn a_hyphen_ends_a_line_only_where_the_word_is_wider_than_one() {
        let said = |lines: Vec<Run>| lines.iter().map(Run::text).collect::<Vec<_>>();
        let name = run("Anne-Margrethe Anne-Margrethe Li");
        let width = run("Anne-Margrethe Anne-").width() + 1.0;
        assert_eq!(said(broken(&name, width)), ["Anne-Margrethe", "Anne-Margrethe Li"]);
        // Even lines would be had by breaking the first word at its hyphen.
        let name = run("Anne-Margretheborg Li");
        let width = run("Anne-Margretheborg").width() + 1.0;
        assert_eq!(said(balanced(&name, width)), ["Anne-Margretheborg", "Li"]);
        let wide = run("Arbeidsmiljø-utvalget");
        let width = run("Arbeidsmiljø-utval").width();
        assert_eq!(said(broken(&wide, width)), ["Arbeidsmiljø-", "utvalget"]);
    }

    #[test]
    fn ligatures_say_their_letters() {
        let set = run("offisiell affære");
        assert_eq!(set.text(), "offisiell affære");
        assert!(set.glyphs.iter().any(|g| g.said == GlyphText::Letters("ffi")));
    }
}
