//! Template version 1: the foot of the first page, with code, signature and number.

use super::page::Page;
use super::style::{
    INK, LEFT, MIDDLE, OFFICE_SIZES, QUIET, RIGHT, SIGNATORY_SIZES, SMALL, count, fitted, leading, set,
};
use crate::dates;
use crate::error::RenderError;
use crate::pdf::{HEIGHT, Placed};
use crate::qr;
use crate::typeset::{Run, broken};
use lopdf::{Object, dictionary};

impl Page<'_> {
    /// Code, signature and number.
    pub(super) fn foot(&mut self, code: Option<&str>, floor: f32) -> Result<(), RenderError> {
        let facts = self.facts;
        let top = floor + 10.0;
        let mut x = MIDDLE - 105.0;
        if let Some(code) = code {
            let grid =
                qr::grid(code).ok_or_else(|| RenderError::TooLongForCode { field: "course".to_owned() })?;
            let side = qr::MODULE * count(grid.size);
            let left = LEFT - 8.0;
            let elem = self.elem("Figure", "code");
            let tree = self.composer.tree();
            tree.describe(elem, self.words.code_alt);
            let corners = [left, HEIGHT - top - side, left + side, HEIGHT - top];
            tree.attribute(
                elem,
                dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners.map(Object::Real).to_vec() },
            );
            self.composer.grid(elem, self.page, (left, top), qr::MODULE, &grid.rows, INK);
            x = left + side + 24.0;
        }
        let width = if code.is_some() { RIGHT + 8.0 - x } else { 210.0 };
        let mut y = top + 34.0;
        let rule = y;
        self.composer.draw(None, self.page, |pen| pen.line((x, rule), (x + width, rule), INK, 0.7));
        y += 17.0;
        y = self.left("signatory", fitted(&facts.signatory, &SIGNATORY_SIZES, 0, width)?, x, y);
        if !facts.signatory_title.trim().is_empty() {
            let mut lines = fitted(&facts.signatory_title, &OFFICE_SIZES, 0, width)?;
            for line in &mut lines {
                line.style.colour = QUIET;
            }
            y = self.left("signatory_title", lines, x, y + 15.0);
        }
        let issued = format!("{} {}", self.words.issued, dates::long(self.language, facts.issued));
        y = self.left("issued", vec![set(&issued, SMALL.sized(11.0))?], x, y + 15.0);
        if code.is_some() {
            self.left("", broken(&set(self.words.check, SMALL.sized(9.0))?, width), x, y + 18.0);
        }
        self.number()
    }

    fn left(&mut self, field: &'static str, lines: Vec<Run>, x: f32, y: f32) -> f32 {
        let elem = self.elem("P", field);
        let step = leading(&lines, 1.2);
        let mut at = y;
        let mut placed = Vec::new();
        for line in lines {
            placed.push(Placed::left(x, at, line));
            at += step;
        }
        self.composer.text(elem, self.page, &placed);
        at - step
    }

    /// The certificate's number, at the foot of the page.
    fn number(&mut self) -> Result<(), RenderError> {
        let facts = self.facts;
        let number = format!("{} {}", self.words.number, facts.number);
        let y = HEIGHT - if facts.replaces.is_some() { 53.0 } else { 46.0 };
        let line = set(&number, SMALL.tracked(20))?;
        self.centred("P", "number", vec![line], y, 0.0);
        if let Some(replaces) = &facts.replaces {
            let line = set(&format!("{} {replaces}", self.words.replaces), SMALL.sized(8.6))?;
            self.centred("P", "replaces", vec![line], y + 11.5, 0.0);
        }
        Ok(())
    }
}
