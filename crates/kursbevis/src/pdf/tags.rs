//! The structure tree: what the pages say, in reading order, for those who listen to them.

use lopdf::{Dictionary, Object};

/// An element of the tree being built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elem(usize);

#[derive(Debug, Clone)]
enum Kid {
    Elem(usize),
    Content { page: usize, mcid: i64 },
}

#[derive(Debug, Clone)]
struct Node {
    role: &'static str,
    alt: Option<String>,
    name: Option<String>,
    attributes: Option<Dictionary>,
    kids: Vec<Kid>,
    parent: Option<usize>,
}

/// The tree, root first.
#[derive(Debug, Clone)]
pub struct Tree {
    nodes: Vec<Node>,
    /// For each page, the element of each piece of marked content.
    pages: Vec<Vec<usize>>,
}

impl Tree {
    /// A tree of one `Document`.
    pub fn new() -> Self {
        let root = Node {
            role: "Document",
            alt: None,
            name: None,
            attributes: None,
            kids: Vec::new(),
            parent: None,
        };
        Self { nodes: vec![root], pages: Vec::new() }
    }

    /// The document itself.
    pub const fn root() -> Elem {
        Elem(0)
    }

    /// Adds an element under `parent`, after what is there.
    pub fn add(&mut self, parent: Elem, role: &'static str) -> Elem {
        let index = self.nodes.len();
        self.nodes.push(Node {
            role,
            alt: None,
            name: None,
            attributes: None,
            kids: Vec::new(),
            parent: Some(parent.0),
        });
        if let Some(node) = self.nodes.get_mut(parent.0) {
            node.kids.push(Kid::Elem(index));
        }
        Elem(index)
    }

    /// The role of an element.
    pub fn role(&self, elem: Elem) -> &'static str {
        self.nodes.get(elem.0).map_or("Span", |node| node.role)
    }

    /// Says what a figure shows.
    pub fn describe(&mut self, elem: Elem, alt: &str) {
        if let Some(node) = self.nodes.get_mut(elem.0) {
            node.alt = Some(alt.to_owned());
        }
    }

    /// Names an element by the fact that it states. The name is not written: a check draws the certificate again
    /// and takes the names from there.
    pub fn name(&mut self, elem: Elem, name: &str) {
        if let Some(node) = self.nodes.get_mut(elem.0) {
            node.name = Some(name.to_owned());
        }
    }

    /// Adds attributes, as a table header's scope.
    pub fn attribute(&mut self, elem: Elem, attributes: Dictionary) {
        if let Some(node) = self.nodes.get_mut(elem.0) {
            node.attributes = Some(attributes);
        }
    }

    /// The names of the elements that have content of their own, in reading order.
    pub fn names(&self) -> Vec<Option<String>> {
        let mut names = Vec::new();
        self.gather(0, &mut names);
        names
    }

    fn gather(&self, index: usize, names: &mut Vec<Option<String>>) {
        let Some(node) = self.nodes.get(index) else { return };
        if node.kids.iter().any(|kid| matches!(kid, Kid::Content { .. })) {
            names.push(node.name.clone());
        }
        for kid in &node.kids {
            if let Kid::Elem(kid) = kid {
                self.gather(*kid, names);
            }
        }
    }

    /// Begins a page.
    pub fn open_page(&mut self) {
        self.pages.push(Vec::new());
    }

    /// Gives the next piece of content on `page` to `elem`, and tells its number.
    pub fn content(&mut self, elem: Elem, page: usize) -> i64 {
        let Some(marks) = self.pages.get_mut(page) else { return 0 };
        let mcid = i64::try_from(marks.len()).unwrap_or(0);
        marks.push(elem.0);
        if let Some(node) = self.nodes.get_mut(elem.0) {
            node.kids.push(Kid::Content { page, mcid });
        }
        mcid
    }

    /// The objects of the tree: the `StructTreeRoot` first, then an object an element.
    ///
    /// `first` is the number that the root will have; the rest follow it without gaps. `pages` are the numbers
    /// of the page objects.
    pub fn objects(&self, first: u32, pages: &[u32]) -> Vec<Object> {
        let id = |index: usize| Object::Reference((first + 1 + u32::try_from(index).unwrap_or(0), 0));
        let mut nums = Vec::new();
        for (page, marks) in self.pages.iter().enumerate() {
            nums.push(Object::Integer(i64::try_from(page).unwrap_or(0)));
            nums.push(Object::Array(marks.iter().map(|index| id(*index)).collect()));
        }
        let mut parents = Dictionary::new();
        parents.set("Nums", Object::Array(nums));
        let mut root = Dictionary::new();
        root.set("Type", "StructTreeRoot");
        root.set("K", id(0));
        root.set("ParentTree", Object::Dictionary(parents));
        let mut objects = vec![Object::Dictionary(root)];
        for node in &self.nodes {
            let mut element = Dictionary::new();
            element.set("S", node.role);
            element.set("P", node.parent.map_or(Object::Reference((first, 0)), id));
            if let Some(alt) = &node.alt {
                element.set("Alt", super::object::text(alt));
            }
            if let Some(attributes) = &node.attributes {
                element.set("A", Object::Dictionary(attributes.clone()));
            }
            let home = node.kids.iter().find_map(|kid| match kid {
                Kid::Content { page, .. } => Some(*page),
                Kid::Elem(_) => None,
            });
            if let Some(page) = home.and_then(|page| pages.get(page)) {
                element.set("Pg", Object::Reference((*page, 0)));
            }
            let kids = node.kids.iter().map(|kid| match kid {
                Kid::Elem(index) => id(*index),
                Kid::Content { page, mcid } if Some(*page) == home => Object::Integer(*mcid),
                Kid::Content { page, mcid } => {
                    let mut reference = Dictionary::new();
                    reference.set("Type", "MCR");
                    reference.set("Pg", Object::Reference((pages.get(*page).copied().unwrap_or(0), 0)));
                    reference.set("MCID", *mcid);
                    Object::Dictionary(reference)
                }
            });
            let mut kids: Vec<Object> = kids.collect();
            match (kids.len(), kids.pop()) {
                (0, _) | (_, None) => {}
                (1, Some(only)) => element.set("K", only),
                (_, Some(last)) => {
                    kids.push(last);
                    element.set("K", Object::Array(kids));
                }
            }
            objects.push(Object::Dictionary(element));
        }
        objects
    }
}
