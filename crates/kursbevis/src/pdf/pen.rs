//! Shapes on a page, from its upper left corner.

use super::composer::HEIGHT;
use super::digits;
use crate::typeset::Colour;
use printpdf::{Color, DictItem, Op, Pt, Rgb};
use std::io::Write as _;

pub(super) fn rounded(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

pub(super) fn operator(key: &str, numbers: &[f32]) -> Op {
    Op::Unknown { key: key.to_owned(), value: numbers.iter().map(|n| DictItem::Real(rounded(*n))).collect() }
}

pub(super) fn colour(colour: Colour) -> Color {
    Color::Rgb(Rgb::new(colour.0, colour.1, colour.2, None))
}

/// How far the control points of a quarter circle stand out, for a radius of one.
const ROUND: f32 = 0.552_285;

/// Draws shapes on one page; distances are from the page's upper left corner.
pub struct Pen<'a> {
    sheet: &'a mut Vec<Op>,
}

impl<'a> Pen<'a> {
    /// A pen for one page's operations.
    pub(super) const fn on(sheet: &'a mut Vec<Op>) -> Self {
        Self { sheet }
    }

    /// Draws the picture of this name into a rectangle.
    pub(super) fn stamp(&mut self, name: &str, [x, y, width, height]: [f32; 4]) {
        self.sheet.push(operator("cm", &[width, 0.0, 0.0, height, x, HEIGHT - y - height]));
        let name = DictItem::Name(name.as_bytes().to_vec());
        self.sheet.push(Op::Unknown { key: "Do".to_owned(), value: vec![name] });
    }

    /// Draws the outline of a rectangle.
    pub fn frame(&mut self, [x, y, width, height]: [f32; 4], with: Colour, thickness: f32) {
        self.ink(with, thickness);
        self.sheet.push(operator("re", &[x, HEIGHT - y - height, width, height]));
        self.sheet.push(operator("S", &[]));
    }

    /// Draws a line.
    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), with: Colour, thickness: f32) {
        self.ink(with, thickness);
        self.sheet.push(operator("m", &[from.0, HEIGHT - from.1]));
        self.sheet.push(operator("l", &[to.0, HEIGHT - to.1]));
        self.sheet.push(operator("S", &[]));
    }

    /// Fills or strokes a path of points and curves.
    pub fn path(&mut self, steps: &[Step], with: Colour, thickness: Option<f32>) {
        match thickness {
            Some(thickness) => self.ink(with, thickness),
            None => self.sheet.push(Op::SetFillColor { col: colour(with) }),
        }
        for step in steps {
            self.sheet.push(match *step {
                Step::Move(x, y) => operator("m", &[x, HEIGHT - y]),
                Step::Line(x, y) => operator("l", &[x, HEIGHT - y]),
                Step::Curve([a, b, c, d, x, y]) => {
                    operator("c", &[a, HEIGHT - b, c, HEIGHT - d, x, HEIGHT - y])
                }
                Step::Close => operator("h", &[]),
            });
        }
        self.sheet.push(operator(if thickness.is_some() { "S" } else { "f*" }, &[]));
    }

    /// A small filled square that stands on its corner.
    pub fn diamond(&mut self, (x, y): (f32, f32), half: f32, with: Colour) {
        self.path(
            &[
                Step::Move(x, y - half),
                Step::Line(x + half, y),
                Step::Line(x, y + half),
                Step::Line(x - half, y),
                Step::Close,
            ],
            with,
            None,
        );
    }

    /// A frame whose corners are cut out by quarter circles.
    pub fn notched(&mut self, [x, y, width, height]: [f32; 4], radius: f32, with: Colour, thickness: f32) {
        let (right, bottom) = (x + width, y + height);
        let bend = radius * (1.0 - ROUND);
        let far = radius - bend;
        self.path(
            &[
                Step::Move(x + radius, y),
                Step::Line(right - radius, y),
                Step::Curve([right - radius, y + far, right - far, y + radius, right, y + radius]),
                Step::Line(right, bottom - radius),
                Step::Curve([
                    right - far,
                    bottom - radius,
                    right - radius,
                    bottom - far,
                    right - radius,
                    bottom,
                ]),
                Step::Line(x + radius, bottom),
                Step::Curve([x + radius, bottom - far, x + far, bottom - radius, x, bottom - radius]),
                Step::Line(x, y + radius),
                Step::Curve([x + far, y + radius, x + radius, y + far, x + radius, y]),
                Step::Close,
            ],
            with,
            Some(thickness),
        );
    }

    /// A rosette: twelve ellipses, each turned 15 degrees from the one before.
    pub fn rosette(&mut self, (x, y): (f32, f32), long: f32, short: f32, with: Colour, thickness: f32) {
        const COSINE: f32 = 0.965_926;
        const SINE: f32 = 0.258_819;
        self.ink(with, thickness);
        let matrix = |numbers: [f32; 6]| Op::Unknown {
            key: "cm".to_owned(),
            value: numbers.iter().map(|n| DictItem::Real(*n)).collect(),
        };
        self.sheet.push(matrix([1.0, 0.0, 0.0, 1.0, rounded(x), rounded(HEIGHT - y)]));
        let (a, b) = (long * ROUND, short * ROUND);
        for _ in 0..12 {
            self.sheet.push(matrix([COSINE, SINE, -SINE, COSINE, 0.0, 0.0]));
            self.sheet.push(operator("m", &[long, 0.0]));
            self.sheet.push(operator("c", &[long, b, a, short, 0.0, short]));
            self.sheet.push(operator("c", &[-a, short, -long, b, -long, 0.0]));
            self.sheet.push(operator("c", &[-long, -b, -a, -short, 0.0, -short]));
            self.sheet.push(operator("c", &[a, -short, long, -b, long, 0.0]));
            self.sheet.push(operator("s", &[]));
        }
    }

    fn ink(&mut self, with: Colour, thickness: f32) {
        self.sheet.push(Op::SetOutlineColor { col: colour(with) });
        self.sheet.push(Op::SetOutlineThickness { pt: Pt(thickness) });
    }
}

/// Draws the dark squares of a grid whose upper left corner is at `x`, `y`, as dashed lines: a run is a dash. That
/// takes half the bytes of rectangles. A dash pattern has at most ten lengths: PostScript printers know eleven, and
/// PDFium, which Chrome and Edge draw with, forgets all after 32. The lines are a little wider than a row, so that no
/// screen shows a seam between two.
///
/// Written out here and not by way of operations: they are most of a page's and all of them alike.
pub fn grid((x, y): (f32, f32), module: f32, rows: &[Vec<(usize, usize)>], with: Colour) -> Vec<u8> {
    let mut out = Vec::with_capacity(rows.len() * 200);
    // From here a module is one unit, and the first line goes through the middle of the first row.
    let down = rounded(HEIGHT - y - module / 2.0);
    let Colour(red, green, blue) = with;
    // Writing to memory cannot fail.
    let _ = writeln!(out, "{red} {green} {blue} RG\n{module} 0 0 -{module} {} {down} cm\n1.03 w", rounded(x));
    for runs in rows {
        for part in runs.chunks(5) {
            let Some((first, _)) = part.first() else { continue };
            out.push(b'[');
            let mut end = *first;
            for (start, length) in part {
                if *start > end {
                    digits::push_count(&mut out, start - end);
                    out.push(b' ');
                }
                digits::push_count(&mut out, *length);
                out.push(b' ');
                end = start + length;
            }
            // Nothing after the last dash: its gap is longer than any line.
            out.extend_from_slice(b"99]0 d ");
            digits::push_count(&mut out, *first);
            out.extend_from_slice(b" 0 m ");
            digits::push_count(&mut out, rows.len());
            out.extend_from_slice(b" 0 l S\n");
        }
        out.extend_from_slice(b"1 0 0 1 0 1 cm\n");
    }
    out
}

/// A step of a path.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// Begin here.
    Move(f32, f32),
    /// A straight line to here.
    Line(f32, f32),
    /// A curve by two control points to a third.
    Curve([f32; 6]),
    /// Back to the beginning.
    Close,
}
