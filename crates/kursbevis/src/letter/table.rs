//! Tables and pairs of names and values: rows that stay together where they can, and break over pages where not.

use super::Column;
use super::set::{BOTTOM, INK, LEFT, LINE, RIGHT, Setter, TOP, lines, run};
use crate::fonts::FaceId;
use crate::pdf::{Elem, Placed};
use crate::typeset::{Run, Style};
use lopdf::{Object, dictionary};

const CELL: Style = Style::new(FaceId::Sans, 9.2, INK);
const CELL_HEAD: Style = Style::new(FaceId::SansBold, 9.2, INK);
const CELL_LEADING: f32 = 12.6;

#[derive(Clone)]
struct Cell {
    role: &'static str,
    scope: Option<&'static str>,
    lines: Vec<Run>,
    x: f32,
    /// The right edge, for numbers.
    right: Option<f32>,
}

impl Setter<'_> {
    pub(super) fn pairs(&mut self, pairs: &[(String, String)]) {
        let width = RIGHT - LEFT;
        let names = pairs.iter().map(|(name, _)| run(name, CELL_HEAD).width() + 14.0).fold(60.0, f32::max);
        let split = names.min(width * 0.42);
        let table = self.elem("Table");
        for (name, value) in pairs {
            let row = self.composer.tree().add(table, "TR");
            let cells = vec![
                Cell {
                    role: "TH",
                    scope: Some("Row"),
                    lines: lines(name, CELL_HEAD, split - 12.0),
                    x: LEFT,
                    right: None,
                },
                Cell {
                    role: "TD",
                    scope: None,
                    lines: lines(value, CELL, width - split),
                    x: LEFT + split,
                    right: None,
                },
            ];
            self.row(row, cells, None);
        }
        self.y += 9.0;
    }

    pub(super) fn table(&mut self, columns: &[Column], rows: &[Vec<String>]) {
        let total: f32 = columns.iter().map(|c| f32::from(c.weight.max(1))).sum();
        let mut x = LEFT;
        let mut spans = Vec::with_capacity(columns.len());
        for column in columns {
            let width = (RIGHT - LEFT) * f32::from(column.weight.max(1)) / total;
            spans.push((x, width - 10.0));
            x += width;
        }
        let cells = |texts: &mut dyn Iterator<Item = &str>, style: Style, role, scope| -> Vec<Cell> {
            texts
                .zip(columns.iter().zip(&spans))
                .map(|(text, (column, (x, width)))| Cell {
                    role,
                    scope,
                    lines: lines(text, style, *width),
                    x: *x,
                    right: column.numeric.then_some(x + width),
                })
                .collect()
        };
        let head = cells(&mut columns.iter().map(|c| c.title.as_str()), CELL_HEAD, "TH", Some("Column"));
        let table = self.elem("Table");
        let tallest = head.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        #[expect(clippy::cast_precision_loss, reason = "a heading has few lines")]
        let height = tallest as f32 * CELL_LEADING + 6.0;
        self.room(height + CELL_LEADING * 2.0);
        let row = self.composer.tree().add(table, "TR");
        self.row(row, head.clone(), None);
        for texts in rows {
            let row = self.composer.tree().add(table, "TR");
            let mut texts = texts.iter().map(String::as_str).chain(std::iter::repeat(""));
            self.row(row, cells(&mut texts, CELL, "TD", None), Some(&head));
        }
        self.y += 10.0;
    }

    /// Sets a row; one that does not fit goes to the next page, where the heading is drawn again for the eye.
    fn row(&mut self, row: Elem, cells: Vec<Cell>, head: Option<&[Cell]>) {
        let tallest = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1);
        #[expect(clippy::cast_precision_loss, reason = "lines of one row are far below 2^24")]
        let height = tallest as f32 * CELL_LEADING + 6.0;
        if self.y + height > BOTTOM && (height < (BOTTOM - TOP) * 0.6 || self.y + CELL_LEADING * 3.0 > BOTTOM)
        {
            self.new_page();
            self.head_again(head);
        }
        let mut open: Vec<(Elem, Cell)> = cells
            .into_iter()
            .map(|cell| {
                let tree = self.composer.tree();
                let elem = tree.add(row, cell.role);
                if let Some(scope) = cell.scope {
                    tree.attribute(elem, dictionary! { "O" => "Table", "Scope" => Object::from(scope) });
                }
                (elem, cell)
            })
            .collect();
        loop {
            let mut fit = 0;
            let mut below = self.y;
            while below + CELL_LEADING <= BOTTOM {
                below += CELL_LEADING;
                fit += 1;
            }
            let (top, mut lowest, mut more) = (self.y, self.y, false);
            for (elem, cell) in &mut open {
                if cell.lines.is_empty() {
                    continue;
                }
                let rest = cell.lines.split_off(fit.min(cell.lines.len()));
                let now = std::mem::replace(&mut cell.lines, rest);
                let mut y = top;
                let placed: Vec<Placed> = now
                    .into_iter()
                    .map(|line| {
                        y += CELL_LEADING;
                        match cell.right {
                            Some(right) => Placed::right(right, y, line),
                            None => Placed::left(cell.x, y, line),
                        }
                    })
                    .collect();
                if !placed.is_empty() {
                    self.composer.text(*elem, self.page, &placed);
                }
                lowest = lowest.max(y);
                more |= !cell.lines.is_empty();
            }
            self.y = lowest.max(top + if lowest > top { 0.0 } else { CELL_LEADING }) + 4.5;
            if !more {
                break;
            }
            self.new_page();
            self.head_again(head);
        }
        let (page, y) = (self.page, self.y);
        self.composer.draw(None, page, |pen| pen.line((LEFT, y), (RIGHT, y), LINE, 0.5));
        self.y += 1.5;
    }

    fn head_again(&mut self, head: Option<&[Cell]>) {
        let Some(head) = head else { return };
        let mut lowest = self.y;
        for cell in head {
            let mut y = self.y;
            let placed: Vec<Placed> = cell
                .lines
                .iter()
                .map(|line| {
                    y += CELL_LEADING;
                    match cell.right {
                        Some(right) => Placed::right(right, y, line.clone()),
                        None => Placed::left(cell.x, y, line.clone()),
                    }
                })
                .collect();
            self.composer.furniture(self.page, "Header", &placed);
            lowest = lowest.max(y);
        }
        let (page, y) = (self.page, lowest + 4.5);
        self.composer.draw(None, page, |pen| pen.line((LEFT, y), (RIGHT, y), LINE, 0.5));
        self.y = y + 1.5;
    }
}
