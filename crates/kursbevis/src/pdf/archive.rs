//! The archival pass: pages that printpdf has written, made into a file that is PDF/A-3a (ISO 19005-3) and
//! PDF/UA-1 (ISO 14289-1) at once, with the same bytes for the same document.

use super::composer::{Composer, HEIGHT, WIDTH};
use super::{Attachment, Meta, Relation, Writer, content, object, xmp};
use crate::fonts::Subset;
use lopdf::{Dictionary, Object, dictionary};
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A small sRGB profile (`color/prepare.py` makes it), for the output intent.
const SRGB: &[u8] = include_bytes!("../../color/sRGB-v4.icc");

/// The profile as every file holds it.
static PROFILE: LazyLock<Object> = LazyLock::new(|| object::stream(dictionary! { "N" => 3 }, SRGB));

/// Objects in the order of their numbers, from 1.
struct Numbered(Vec<Object>);

impl Numbered {
    fn add(&mut self, object: Object) -> u32 {
        self.0.push(object);
        u32::try_from(self.0.len()).unwrap_or(0)
    }

    fn reserve(&mut self) -> u32 {
        self.add(Object::Null)
    }

    fn set(&mut self, number: u32, object: Object) {
        if let Some(place) = self.0.get_mut(number as usize - 1) {
            *place = object;
        }
    }

    fn next(&self) -> u32 {
        u32::try_from(self.0.len() + 1).unwrap_or(0)
    }
}

const fn reference(number: u32) -> Object {
    Object::Reference((number, 0))
}

/// Makes the file.
#[must_use]
pub fn finish(
    mut composer: Composer,
    meta: &Meta<'_>,
    attachments: &[Attachment],
    writer: Writer,
) -> Vec<u8> {
    let contents = page_contents(composer.finished(), writer);
    let extras = std::mem::take(&mut composer.extras);
    let mut numbered = Numbered(Vec::new());
    let (catalog, tree) = (numbered.reserve(), numbered.reserve());
    let resources = resources(&mut numbered, &composer);
    let mut pages = Vec::new();
    for (index, (content, extra)) in contents.iter().zip(&extras).enumerate() {
        // One stream: each has its own tables, which are as large as what a frame is pressed to.
        let whole = [extra.before, content, &extra.after].concat();
        let content = numbered.add(object::stream(Dictionary::new(), &whole));
        pages.push(numbered.add(Object::Dictionary(dictionary! {
            "Type" => "Page",
            "Parent" => reference(tree),
            "MediaBox" => vec![0.into(), 0.into(), Object::Real(WIDTH), Object::Real(HEIGHT)],
            "Resources" => reference(resources),
            "Contents" => reference(content),
            "StructParents" => i64::try_from(index).unwrap_or(0),
        })));
    }
    numbered.set(
        tree,
        Object::Dictionary(dictionary! {
            "Type" => "Pages",
            "Count" => i64::try_from(pages.len()).unwrap_or(0),
            "Kids" => pages.iter().map(|page| reference(*page)).collect::<Vec<_>>(),
        }),
    );
    let structure = numbered.next();
    for object in composer.tree.objects(structure, &pages) {
        numbered.add(object);
    }
    let mut root = dictionary! {
        "Type" => "Catalog",
        "Pages" => reference(tree),
        "Lang" => Object::string_literal(meta.language.locale()),
        "MarkInfo" => dictionary! { "Marked" => true },
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "StructTreeRoot" => reference(structure),
    };
    let packet = xmp::packet(meta);
    let metadata = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    root.set("Metadata", reference(numbered.add(object::stream(metadata, packet.as_bytes()))));
    let profile = numbered.add(PROFILE.clone());
    root.set(
        "OutputIntents",
        vec![Object::Dictionary(dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFA1",
            "OutputConditionIdentifier" => Object::string_literal("sRGB"),
            "Info" => Object::string_literal("sRGB"),
            "DestOutputProfile" => reference(profile),
        })],
    );
    attach(&mut numbered, &mut root, meta, attachments);
    outline(&mut numbered, &mut root, &composer, &pages);
    numbered.set(catalog, Object::Dictionary(root));
    object::file(&numbered.0, catalog)
}

/// Content that many pages share: drawn once.
#[must_use]
pub fn prepared(draw: impl FnOnce(&mut Composer, usize)) -> Vec<u8> {
    let mut composer = Composer::new();
    let page = composer.open_page();
    draw(&mut composer, page);
    let mut content = page_contents(composer.finished(), Writer::Printpdf).pop().unwrap_or_default();
    content.push(b'\n');
    content
}

/// The pages' content.
fn page_contents(sheets: Vec<Vec<Op>>, writer: Writer) -> Vec<Vec<u8>> {
    let content = |ops: Vec<Op>| match writer {
        Writer::Own => content::written(&ops).unwrap_or_else(|| page_by_printpdf(ops)),
        Writer::Printpdf => page_by_printpdf(ops),
    };
    sheets.into_iter().map(content).collect()
}

/// Lets printpdf write a page's content.
pub(super) fn page_by_printpdf(ops: Vec<Op>) -> Vec<u8> {
    let mut document = PdfDocument::new("");
    document.with_pages(vec![PdfPage::new(Mm(210.0), Mm(297.0), ops)]);
    // `secure` would leave out operators that printpdf has no name for, as the showing of our own glyph codes.
    let options =
        PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, ..PdfSaveOptions::default() };
    let mut written = document.to_lopdf_document(&options, &mut Vec::new());
    let page = written.get_pages().into_values().next();
    let content = page.and_then(|page| {
        let content = written.get_dictionary(page).ok()?.get(b"Contents").ok()?.as_reference().ok()?;
        match written.objects.remove(&content)? {
            Object::Stream(stream) => Some(stream.content),
            _ => None,
        }
    });
    content.unwrap_or_default()
}

/// Fonts and pictures, shared by all pages.
fn resources(numbered: &mut Numbered, composer: &Composer) -> u32 {
    let mut fonts = Dictionary::new();
    for (id, subset) in &composer.fonts {
        fonts.set(id.resource(), reference(font(numbered, subset)));
    }
    let mut pictures = Dictionary::new();
    for (index, picture) in composer.pictures.iter().enumerate() {
        let mask = numbered.next();
        let (own, mask) = picture.objects(mask);
        if let Some(mask) = mask {
            numbered.add(mask);
        }
        pictures.set(format!("Im{index}"), reference(numbered.add(own)));
    }
    let mut resources = dictionary! { "Font" => fonts };
    if !composer.pictures.is_empty() {
        resources.set("XObject", pictures);
    }
    numbered.add(Object::Dictionary(resources))
}

fn font(numbered: &mut Numbered, subset: &Subset) -> u32 {
    let face = subset.face();
    let name = format!("{}+{}", subset.tag(), face.name);
    let program = subset.program();
    let file = numbered.add(object::stream(dictionary! { "Subtype" => "CIDFontType0C" }, &program));
    let unicode = numbered.add(object::stream(Dictionary::new(), &subset.to_unicode()));
    let descriptor = numbered.add(Object::Dictionary(dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => name.as_str(),
        // Symbolic: the codes are our own.
        "Flags" => 4,
        "FontBBox" => face.bbox.map(|value| Object::Integer(i64::from(value))).to_vec(),
        "ItalicAngle" => 0,
        "Ascent" => i64::from(face.ascent),
        "Descent" => i64::from(face.descent),
        "CapHeight" => i64::from(face.cap_height),
        "StemV" => face.stem,
        "FontFile3" => reference(file),
    }));
    let widths: Vec<Object> = subset.widths().into_iter().map(Object::Integer).collect();
    let descendant = numbered.add(Object::Dictionary(dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType0",
        "BaseFont" => name.as_str(),
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
        "FontDescriptor" => reference(descriptor),
        "W" => vec![0.into(), Object::Array(widths)],
    }));
    numbered.add(Object::Dictionary(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => name.as_str(),
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![reference(descendant)],
        "ToUnicode" => reference(unicode),
    }))
}

fn attach(numbered: &mut Numbered, root: &mut Dictionary, meta: &Meta<'_>, attachments: &[Attachment]) {
    if attachments.is_empty() {
        return;
    }
    let time = meta.created.format("D:%Y%m%d%H%M%SZ").to_string();
    let mut files = Vec::new();
    for attachment in attachments {
        let parameters = dictionary! {
            "ModDate" => Object::string_literal(time.as_str()),
            "Size" => i64::try_from(attachment.bytes.len()).unwrap_or(0),
        };
        let entries = dictionary! {
            "Subtype" => attachment.media_type.as_str(),
            "Params" => parameters,
        };
        let file = numbered.add(object::stream(entries, &attachment.bytes));
        let relation = match attachment.relation {
            Relation::Data => "Data",
            Relation::Supplement => "Supplement",
        };
        let specification = numbered.add(Object::Dictionary(dictionary! {
            "Type" => "Filespec",
            "F" => object::text(&attachment.name),
            "UF" => object::text(&attachment.name),
            "Desc" => object::text(&attachment.description),
            "AFRelationship" => relation,
            "EF" => dictionary! { "F" => reference(file), "UF" => reference(file) },
        }));
        files.push((&attachment.name, specification));
    }
    root.set("AF", files.iter().map(|(_, file)| reference(*file)).collect::<Vec<_>>());
    // A name tree wants its keys in order and each one once; some readers show them, so they are the files' names.
    let mut keys = BTreeMap::new();
    for (index, (name, file)) in files.iter().enumerate() {
        let taken = files.iter().filter(|(other, _)| other == name).count() > 1;
        let key = if taken { format!("{index:04} {name}") } else { (*name).clone() };
        let Object::String(bytes, format) = object::text(&key) else { continue };
        keys.insert(bytes, (format, *file));
    }
    let named =
        keys.into_iter().map(|(bytes, (format, file))| [Object::String(bytes, format), reference(file)]);
    let names: Vec<Object> = named.flatten().collect();
    root.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } });
}

fn outline(numbered: &mut Numbered, root: &mut Dictionary, composer: &Composer, pages: &[u32]) {
    if composer.bookmarks.is_empty() {
        return;
    }
    let own = numbered.reserve();
    let first = numbered.next();
    let last = first + u32::try_from(composer.bookmarks.len()).unwrap_or(1) - 1;
    for (bookmark, number) in composer.bookmarks.iter().zip(first..) {
        let page = pages.get(bookmark.page).copied().unwrap_or(0);
        let mut item = dictionary! {
            "Title" => object::text(&bookmark.title),
            "Parent" => reference(own),
            "Dest" => vec![reference(page), "XYZ".into(), Object::Null, Object::Real(HEIGHT - bookmark.top), Object::Null],
        };
        if number > first {
            item.set("Prev", reference(number - 1));
        }
        if number < last {
            item.set("Next", reference(number + 1));
        }
        numbered.add(Object::Dictionary(item));
    }
    let entries = dictionary! {
        "Type" => "Outlines",
        "First" => reference(first),
        "Last" => reference(last),
        "Count" => i64::from(last - first + 1),
    };
    numbered.set(own, Object::Dictionary(entries));
    root.set("Outlines", reference(own));
}
