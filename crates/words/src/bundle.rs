//! Bundles: a file of a language is read once, when the first of its words is said.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use min_side_domain::Language;
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

/// One file in every language, in the order of [`Language::ALL`]. `W` holds its plain texts.
pub(crate) struct Section<W, const N: usize> {
    texts: [&'static str; N],
    bundles: [OnceLock<Bundle>; N],
    words: [OnceLock<W>; N],
}

impl<W, const N: usize> Section<W, N> {
    pub(crate) const fn new(texts: [&'static str; N]) -> Self {
        Self { texts, bundles: [const { OnceLock::new() }; N], words: [const { OnceLock::new() }; N] }
    }

    /// The plain texts; `make` says each by its key.
    pub(crate) fn words(
        &'static self,
        language: Language,
        make: impl FnOnce(&dyn Fn(&'static str) -> &'static str) -> W,
    ) -> &'static W {
        let at = language as usize;
        self.words[at].get_or_init(|| make(&|key| plain(self.bundle(at), key).unwrap_or(key)))
    }

    /// A sentence that is put together. Its key stands there if it cannot be said; a test says every one.
    pub(crate) fn filled(&'static self, language: Language, key: &str, values: &FluentArgs<'_>) -> String {
        let bundle = self.bundle(language as usize);
        let pattern = bundle.get_message(key).and_then(|message| message.value());
        pattern.map_or_else(
            || key.to_owned(),
            |pattern| bundle.format_pattern(pattern, Some(values), &mut Vec::new()).into_owned(),
        )
    }

    fn bundle(&'static self, at: usize) -> &'static Bundle {
        self.bundles[at].get_or_init(|| read(Language::ALL[at], self.texts[at]))
    }
}

/// `yes` or `no`, as sentences choose by.
pub(crate) const fn flag(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

fn plain(bundle: &'static Bundle, key: &str) -> Option<&'static str> {
    let pattern = bundle.get_message(key)?.value()?;
    match bundle.format_pattern(pattern, None, &mut Vec::new()) {
        std::borrow::Cow::Borrowed(text) => Some(text),
        std::borrow::Cow::Owned(_) => None,
    }
}

/// A file that is read. What cannot be read of it is left out; the tests read every file whole.
fn read(language: Language, text: &str) -> Bundle {
    let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // The words are compared, copied, printed and exported: no marks may stand around what is filled in (U+2068, U+2069).
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}
