//! The pages of a document as its tree gives them, with what they inherit.

use super::super::budget::Unshown;
use super::{Document, resolved};
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::HashSet;

/// What a page takes from the nodes above where it does not have it.
pub const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];
/// The most pages, and the most levels above them.
const MOST: usize = 400;
const DEEPEST: usize = 40;

/// Entries of a dictionary.
pub type Entries<'a> = Vec<(&'a [u8], &'a Object)>;

/// The pages, in their order.
pub struct Pages<'a> {
    /// Each with its number where it has one, and all that it has or inherits.
    pub pages: Vec<(Option<ObjectId>, Entries<'a>)>,
    /// Whether all programs find the same pages: the nodes say what they are, and count rightly.
    pub plain: bool,
    /// What the nodes above the pages have beside that.
    pub more: Entries<'a>,
}

/// Reads the tree.
///
/// # Errors
/// [`Unshown::TooMuch`] for one that no certificate has.
pub fn pages(document: &Document) -> Result<Pages<'_>, Unshown> {
    let mut tree = Tree {
        document,
        read: Pages { pages: Vec::new(), plain: true, more: Vec::new() },
        within: HashSet::new(),
        left: 4 * MOST,
    };
    let root = document.catalog().ok().and_then(|catalog| catalog.get(b"Pages").ok());
    match root {
        Some(root) => {
            tree.walk(root, &[], DEEPEST)?;
        }
        None => tree.read.plain = false,
    }
    Ok(tree.read)
}

struct Tree<'a> {
    document: &'a Document,
    read: Pages<'a>,
    within: HashSet<ObjectId>,
    left: usize,
}

impl<'a> Tree<'a> {
    /// Gathers the pages below a node, and tells how many there are.
    fn walk(
        &mut self,
        node: &'a Object,
        above: &[(&'a [u8], &'a Object)],
        levels: usize,
    ) -> Result<usize, Unshown> {
        let levels = levels.checked_sub(1).ok_or(Unshown::TooMuch)?;
        self.left = self.left.checked_sub(1).ok_or(Unshown::TooMuch)?;
        let id = node.as_reference().ok();
        if id.is_some_and(|id| !self.within.insert(id)) {
            // A page that comes twice, or a node within itself.
            self.read.plain = false;
            return Ok(0);
        }
        let Some(Ok(own)) = resolved(self.document, node).map(Object::as_dict) else {
            self.read.plain = false;
            return Ok(0);
        };
        let all = merged(own, above);
        let kind = own.get(b"Type").ok().and_then(|kind| resolved(self.document, kind)?.as_name().ok());
        let Some(kids) = own.get(b"Kids").ok().and_then(|kids| resolved(self.document, kids)) else {
            self.read.plain &= kind == Some(b"Page");
            self.read.pages.push((id, all));
            return Ok(1);
        };
        self.read.plain &= kind == Some(b"Pages") && !own.has(b"Contents");
        let of_tree = |key: &[u8]| matches!(key, b"Type" | b"Kids" | b"Count" | b"Parent");
        let more = own.iter().map(|(key, value)| (key.as_slice(), value));
        self.read.more.extend(more.filter(|(key, _)| !of_tree(key) && !INHERITED.contains(key)));
        let inherited: Vec<_> = all.into_iter().filter(|(key, _)| INHERITED.contains(key)).collect();
        let mut below = 0;
        for kid in kids.as_array().map_or(&[][..], Vec::as_slice) {
            below += self.walk(kid, &inherited, levels)?;
        }
        let told = own.get(b"Count").ok().and_then(|count| resolved(self.document, count)?.as_i64().ok());
        self.read.plain &= told.and_then(|told| usize::try_from(told).ok()) == Some(below);
        if self.read.pages.len() > MOST {
            return Err(Unshown::TooMuch);
        }
        Ok(below)
    }
}

fn merged<'a>(own: &'a Dictionary, above: &[(&'a [u8], &'a Object)]) -> Entries<'a> {
    let mut all: Vec<_> = own.iter().map(|(key, value)| (key.as_slice(), value)).collect();
    all.extend(above.iter().filter(|(key, _)| !own.has(key)).copied());
    all
}
