//! Operations to page content, letter for letter as printpdf writes them, at less cost. A page with an operation that is
//! not known here is left to printpdf.

use super::digits;
use printpdf::{Color, DictItem, Op};
use std::collections::BTreeMap;
use std::io::Write as _;

/// The content of a page; nothing where an operation is one that only printpdf knows.
pub fn written(ops: &[Op]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(ops.len() * 24);
    for op in ops {
        if !out.is_empty() {
            out.push(b'\n');
        }
        match op {
            Op::SaveGraphicsState => out.push(b'q'),
            Op::RestoreGraphicsState => out.push(b'Q'),
            Op::StartTextSection => out.extend_from_slice(b"BT"),
            Op::EndTextSection => out.extend_from_slice(b"ET"),
            Op::EndMarkedContent => out.extend_from_slice(b"EMC"),
            Op::BeginMarkedContent { tag } => {
                name(&mut out, tag.as_bytes())?;
                out.extend_from_slice(b" BMC");
            }
            Op::BeginMarkedContentWithProperties { tag, properties: DictItem::Dict { map } } => {
                name(&mut out, tag.as_bytes())?;
                out.push(b' ');
                dictionary(&mut out, map)?;
                out.extend_from_slice(b" BDC");
            }
            Op::SetFillColor { col: Color::Rgb(colour) } => {
                reals(&mut out, &[colour.r, colour.g, colour.b], b"rg");
            }
            Op::SetOutlineColor { col: Color::Rgb(colour) } => {
                reals(&mut out, &[colour.r, colour.g, colour.b], b"RG");
            }
            Op::SetOutlineThickness { pt } => reals(&mut out, &[pt.0], b"w"),
            Op::SetCharacterSpacing { multiplier } => reals(&mut out, &[*multiplier], b"Tc"),
            Op::SetFont { font: printpdf::PdfFontHandle::External(id), size } => {
                name(&mut out, id.0.as_bytes())?;
                out.push(b' ');
                reals(&mut out, &[size.0], b"Tf");
            }
            Op::Unknown { key, value } => {
                for item in value {
                    operand(&mut out, item)?;
                    out.push(b' ');
                }
                out.extend_from_slice(key.as_bytes());
            }
            _ => return None,
        }
    }
    Some(out)
}

fn reals(out: &mut Vec<u8>, numbers: &[f32], operator: &[u8]) {
    for number in numbers {
        digits::push_real(out, *number);
        out.push(b' ');
    }
    out.extend_from_slice(operator);
}

fn operand(out: &mut Vec<u8>, item: &DictItem) -> Option<()> {
    match item {
        DictItem::Int(number) => digits::push(out, *number),
        DictItem::Real(number) => digits::push_real(out, *number),
        DictItem::Name(own) => name(out, own)?,
        DictItem::String { data, literal: true } => string(out, data),
        DictItem::String { data, literal: false } => {
            out.push(b'<');
            for byte in data {
                let _ = write!(out, "{byte:02X}");
            }
            out.push(b'>');
        }
        DictItem::Array(items) => {
            out.push(b'[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 && is_number(item) {
                    out.push(b' ');
                }
                operand(out, item)?;
            }
            out.push(b']');
        }
        _ => return None,
    }
    Some(())
}

const fn is_number(item: &DictItem) -> bool {
    matches!(item, DictItem::Int(_) | DictItem::Real(_))
}

fn dictionary(out: &mut Vec<u8>, map: &BTreeMap<String, DictItem>) -> Option<()> {
    out.extend_from_slice(b"<<");
    for (key, item) in map {
        name(out, key.as_bytes())?;
        if is_number(item) {
            out.push(b' ');
        }
        operand(out, item)?;
    }
    out.extend_from_slice(b">>");
    Some(())
}

/// A name of letters and digits; no other is used.
fn name(out: &mut Vec<u8>, name: &[u8]) -> Option<()> {
    out.push(b'/');
    out.extend_from_slice(name);
    name.iter().all(u8::is_ascii_alphanumeric).then_some(())
}

/// A string: backslashes and parentheses that have no partner are marked by a backslash.
fn string(out: &mut Vec<u8>, text: &[u8]) {
    let mut open = Vec::new();
    out.push(b'(');
    for byte in text {
        match byte {
            b'(' => open.push(out.len()),
            // A partner was found: both stand as they are.
            b')' if open.pop().is_some() => {}
            b')' | b'\\' | b'\r' => out.push(b'\\'),
            _ => {}
        }
        out.push(if *byte == b'\r' { b'r' } else { *byte });
    }
    for at in open.into_iter().rev() {
        out.insert(at, b'\\');
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::archive::page_by_printpdf;
    use crate::pdf::pen::{colour, operator};
    use crate::typeset::Colour;
    use printpdf::{FontId, PdfFontHandle, Pt};
    use proptest::prelude::*;

    fn op() -> impl Strategy<Value = Op> {
        let number =
            prop_oneof![-900.0f32..900.0, (-90_000i32..90_000).prop_map(|n| n as f32 / 100.0), Just(-0.0)];
        let marked = |item: DictItem| Op::BeginMarkedContentWithProperties {
            tag: "Span".to_owned(),
            properties: DictItem::Dict { map: BTreeMap::from([("Key".to_owned(), item)]) },
        };
        let shown = prop::collection::vec(
            prop_oneof![any::<u8>(), Just(b'('), Just(b')'), Just(b'\\'), Just(b'\r')],
            0..12,
        );
        let codes = shown.prop_map(|data| DictItem::String { data, literal: true });
        let show = prop::collection::vec(prop_oneof![codes, (-99i64..99).prop_map(DictItem::Int)], 1..6);
        prop_oneof![
            Just(Op::SaveGraphicsState),
            Just(Op::RestoreGraphicsState),
            Just(Op::StartTextSection),
            Just(Op::EndTextSection),
            Just(Op::EndMarkedContent),
            Just(Op::BeginMarkedContent { tag: "Artifact".to_owned() }),
            any::<i64>().prop_map(move |number| marked(DictItem::Int(number))),
            any::<[u8; 4]>()
                .prop_map(move |data| marked(DictItem::String { data: data.to_vec(), literal: false })),
            Just(marked(DictItem::Name(b"Footer".to_vec()))),
            Just(Op::SetFillColor { col: colour(Colour(0.07, 0.16, 1.0)) }),
            Just(Op::SetOutlineColor { col: colour(Colour(0.0, 0.333, 0.5)) }),
            number.clone().prop_map(|n| Op::SetOutlineThickness { pt: Pt(n) }),
            number.clone().prop_map(|multiplier| Op::SetCharacterSpacing { multiplier }),
            number.clone().prop_map(|n| Op::SetFont {
                font: PdfFontHandle::External(FontId("Ga".to_owned())),
                size: Pt(n)
            }),
            prop::collection::vec(number, 0..6).prop_map(|numbers| operator("cm", &numbers)),
            Just(Op::Unknown { key: "Do".to_owned(), value: vec![DictItem::Name(b"Im0".to_vec())] }),
            show.prop_map(|items| Op::Unknown { key: "TJ".to_owned(), value: vec![DictItem::Array(items)] }),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_here_is_what_printpdf_writes(ops in prop::collection::vec(op(), 1..20)) {
            let own = written(&ops).unwrap();
            let theirs = page_by_printpdf(ops);
            prop_assert_eq!(String::from_utf8_lossy(&own), String::from_utf8_lossy(&theirs));
        }
    }
}
