//! Template version 1: what was taught, on the first page and on as many more as it takes.

use super::page::Page;
use super::style::{ACCENT, ITEM_LEADING, LABEL, LEFT, MIDDLE, RIGHT, SMALL, TEXT, count, set};
use crate::error::RenderError;
use crate::fonts::FaceId;
use crate::pdf::{Elem, HEIGHT, Placed};
use crate::typeset::{Run, Style, broken};
use lopdf::dictionary;

/// An item of the contents, broken into lines.
pub(super) struct Item {
    index: usize,
    lines: Vec<Run>,
}

impl Item {
    pub(super) fn height(&self) -> f32 {
        count(self.lines.len()) * ITEM_LEADING
    }
}

impl Page<'_> {
    pub(super) fn items(&self, width: f32) -> Result<Vec<Item>, RenderError> {
        let mut items = Vec::new();
        for (index, text) in self.facts.contents.iter().enumerate() {
            items.push(Item { index, lines: broken(&set(text, TEXT)?, width) });
        }
        Ok(items)
    }

    /// Draws as many items as there is room for; tells which are left.
    pub(super) fn contents(
        &mut self,
        mut items: Vec<Item>,
        y: f32,
        floor: f32,
    ) -> Result<Vec<Item>, RenderError> {
        if items.is_empty() {
            return Ok(items);
        }
        let mut fit = 0;
        let mut below = y + 24.0;
        while let Some(item) = items.get(fit) {
            let last = fit + 1 == items.len();
            // Room for the line that says that there is more.
            let limit = if last { floor - 8.0 } else { floor - 26.0 };
            if below + item.height() - ITEM_LEADING > limit {
                break;
            }
            below += item.height();
            fit += 1;
        }
        let all = fit == items.len();
        if fit == 0 || (!all && below - y < 60.0) {
            // Too little room for a list that is worth beginning: all of it goes on.
            self.goes_on(y.min(floor - 12.0))?;
            return Ok(items);
        }
        let rest = items.split_off(fit);
        let heading = set(self.words.contents, LABEL)?;
        self.centred("H2", "", vec![heading], y, 0.0);
        let list = self.list();
        let widest = items.iter().flat_map(|item| &item.lines).map(Run::width).fold(0.0, f32::max);
        let x = MIDDLE - (widest + 12.0) / 2.0;
        let mut at = y + 22.0;
        for item in items {
            at = self.item(list, item, x, at)?;
        }
        if !all {
            self.goes_on(at + 2.0)?;
        }
        Ok(rest)
    }

    fn goes_on(&mut self, y: f32) -> Result<(), RenderError> {
        let line = set(self.words.continues, SMALL.sized(11.0))?;
        self.centred("P", "", vec![line], y, 0.0);
        Ok(())
    }

    fn list(&mut self) -> Elem {
        let list = self.elem("L", "");
        self.composer.tree().attribute(list, dictionary! { "O" => "List", "ListNumbering" => "Disc" });
        list
    }

    fn item(&mut self, list: Elem, item: Item, x: f32, y: f32) -> Result<f32, RenderError> {
        let tree = self.composer.tree();
        let entry = tree.add(list, "LI");
        let (label, body) = (tree.add(entry, "Lbl"), tree.add(entry, "LBody"));
        tree.name(body, &format!("contents[{}]", item.index));
        let dot = Placed::left(x, y, set("•", Style::new(FaceId::Serif, 12.0, ACCENT))?);
        self.composer.text(label, self.page, &[dot]);
        let mut at = y;
        let mut placed = Vec::new();
        for line in item.lines {
            placed.push(Placed::left(x + 12.0, at, line));
            at += ITEM_LEADING;
        }
        self.composer.text(body, self.page, &placed);
        Ok(at)
    }

    /// Pages for the contents that did not fit on the first.
    pub(super) fn further(&mut self, mut items: Vec<Item>) -> Result<(), RenderError> {
        if items.is_empty() {
            return Ok(());
        }
        let first = self.start;
        while !items.is_empty() {
            self.page = self.composer.open_page();
            self.frame();
            let head = format!("{} {} – {}", self.words.number, self.facts.number, self.facts.holder);
            let head = broken(&set(&head, SMALL)?, RIGHT - LEFT).into_iter().take(1);
            let head: Vec<Placed> = head.map(|line| Placed::centred(MIDDLE, 62.0, line)).collect();
            self.composer.furniture(self.page, "Header", &head);
            let mut y = 96.0;
            let heading = set(self.words.contents, TEXT.sized(23.0))?;
            y = self.centred("H2", "", vec![heading], y, 0.0) + 34.0;
            let list = self.list();
            let mut drawn = false;
            while let Some(item) = items.first() {
                if drawn && y + item.height() > HEIGHT - 78.0 {
                    break;
                }
                let item = items.remove(0);
                y = self.item(list, item, LEFT + 20.0, y)? + 3.0;
                drawn = true;
            }
        }
        let pages = self.composer.pages();
        for page in first..pages {
            let text = format!("{} / {}", page + 1 - first, pages - first);
            let y = if page == first { 46.0 } else { HEIGHT - 46.0 };
            let line = set(&text, SMALL.sized(8.6))?;
            self.composer.furniture(page, "Footer", &[Placed::right(RIGHT + 14.0, y, line)]);
        }
        Ok(())
    }
}
