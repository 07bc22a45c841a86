//! The words of a language as they stand in their files.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use min_side_domain::Language;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// Tags of the languages; bokmål is the source and stands first.
pub(super) const LANGUAGES: [&str; Language::ALL.len()] = {
    let mut tags = [""; Language::ALL.len()];
    let mut at = 0;
    while at < tags.len() {
        tags[at] = Language::ALL[at].tag();
        at += 1;
    }
    tags
};

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text.
    String,
    /// A whole number, which may choose a plural.
    Number,
    /// `yes` or `no`.
    Flag,
    /// Text that may be empty; `$nameGiven` says `yes` or `no`.
    Optional,
}

/// A value that a sentence is filled with.
#[derive(Debug, Clone)]
pub(super) struct Value {
    pub name: String,
    pub kind: Kind,
}

/// A sentence.
#[derive(Debug)]
pub(super) struct Word {
    pub id: String,
    /// As its comment declares them, in this order.
    pub values: Vec<Value>,
    /// Names of the values that stand in it.
    pub used: BTreeSet<String>,
    /// Whether it is text and nothing else.
    pub plain: bool,
}

/// Every sentence of a language, by file.
pub(super) struct Catalogue {
    pub sections: Vec<(String, Vec<Word>)>,
}

impl Catalogue {
    /// Reads `words/<language>`.
    pub(super) fn read(language: &str) -> Self {
        let folder = root().join("words").join(language);
        let mut files: Vec<PathBuf> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let sections = files.iter().map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(path).unwrap();
            (name.clone(), words(&name, &text))
        });
        Self { sections: sections.collect() }
    }

    pub(super) fn files(&self) -> Vec<&str> {
        self.sections.iter().map(|(name, _)| name.as_str()).collect()
    }

    pub(super) fn section(&self, file: &str) -> &[Word] {
        self.sections.iter().find(|(name, _)| name == file).map_or(&[], |(_, words)| words)
    }
}

/// The root of the repository.
pub(super) fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn words(file: &str, text: &str) -> Vec<Word> {
    let resource = parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{file}.ftl: {errors:?}"));
    let mut seen = BTreeSet::new();
    let mut words = Vec::new();
    for entry in resource.body {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            other => panic!("{file}.ftl: only messages and comments stand here, not {other:?}"),
        };
        let id = message.id.name.to_owned();
        assert!(id.starts_with(&format!("{file}-")), "{file}.ftl: `{id}` does not begin with its file");
        assert!(seen.insert(id.clone()), "{file}.ftl: `{id}` stands twice");
        assert!(message.attributes.is_empty(), "{file}.ftl: `{id}` has attributes");
        let pattern = message.value.unwrap_or_else(|| panic!("{file}.ftl: `{id}` is empty"));
        let mut used = BTreeSet::new();
        variables(&pattern, &mut used);
        let comment = message.comment.map(|comment| comment.content.join(" ")).unwrap_or_default();
        let values = declared(&comment);
        let used = used.into_iter().map(|name| base(&name, &values)).collect();
        let plain =
            pattern.elements.iter().all(|element| matches!(element, PatternElement::TextElement { .. }));
        words.push(Word { id, values, used, plain });
    }
    words
}

/// `$nameGiven` is of `$name`.
fn base(name: &str, values: &[Value]) -> String {
    match name.strip_suffix("Given") {
        Some(base) if !values.iter().any(|value| value.name == name) => base.to_owned(),
        _ => name.to_owned(),
    }
}

/// The values that a comment declares: `$name (String), $count (Number)`.
fn declared(comment: &str) -> Vec<Value> {
    let mut values = Vec::new();
    let mut rest = comment;
    while let Some((_, after)) = rest.split_once('$') {
        let (name, kind) = after.split_once(" (").unwrap_or((after, ""));
        let (kind, after) = kind.split_once(')').unwrap_or((kind, ""));
        let kind = match kind {
            "String" => Kind::String,
            "Number" => Kind::Number,
            "Flag" => Kind::Flag,
            "Optional" => Kind::Optional,
            other => panic!("${name} is a ({other}); a value is a (String), (Number), (Flag) or (Optional)"),
        };
        values.push(Value { name: name.to_owned(), kind });
        rest = after;
    }
    values
}

fn variables(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, found);
        }
    }
}

fn of_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, found),
        Expression::Select { selector, variants } => {
            of_inline(selector, found);
            for variant in variants {
                variables(&variant.value, found);
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        InlineExpression::Placeable { expression } => of_expression(expression, found),
        other => panic!("values and texts only, no functions or references: {other:?}"),
    }
}
