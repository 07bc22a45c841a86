//! What forgers were found to do with certificates that other checks called valid: each by its name.

use super::attacks::annotated;
use super::{Forged, OTHER, Shop, catalog, page, said};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// What is done, and how.
type Item = (&'static str, fn(&mut Document) -> Option<()>);

const ITEMS: &[Item] = &[
    ("an untyped page before the real one", |document| {
        before(document, |page| {
            page.remove(b"Type");
        })
    }),
    ("a template page before the real one", |document| before(document, |page| page.set("Type", "Template"))),
    ("another page before the real one", |document| before(document, |_| ())),
    ("a count that hides the real page", |document| {
        before(document, |_| ())?;
        tree(document)?.set("Count", 1);
        Some(())
    }),
    ("no page at all", |document| {
        tree(document)?.set("Kids", Vec::<Object>::new());
        Some(())
    }),
    ("an encoding that permutes letters", |document| {
        let map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 1 def\n\
            1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
            2 begincidrange <0000> <0004> 0 <0005> <FFFF> 4 endcidrange endcmap end end";
        let entries = dictionary! {
            "Type" => "CMap", "CMapName" => "X",
            "CIDSystemInfo" => dictionary! { "Registry" => said("Adobe"), "Ordering" => said("Identity"), "Supplement" => 0 },
        };
        let map = document.add_object(Stream::new(entries, map.into()));
        font(document)?.set("Encoding", map);
        Some(())
    }),
    ("letters from above to below", |document| {
        font(document)?.set("Encoding", "Identity-V");
        Some(())
    }),
    ("a second font program beside the first", |document| {
        let program = document.add_object(Stream::new(Dictionary::new(), b"\0\x01\0\0".to_vec()));
        descriptor(document)?.set("FontFile2", program);
        Some(())
    }),
    ("a first font program beside the third", |document| {
        let program = document.add_object(Stream::new(Dictionary::new(), b"%!PS-AdobeFont".to_vec()));
        descriptor(document)?.set("FontFile", program);
        Some(())
    }),
    ("a crop inherited", |document| {
        tree(document)?.set("CropBox", vec![0.into(), 600.into(), 595.into(), 842.into()]);
        Some(())
    }),
    ("a turn inherited", |document| {
        tree(document)?.set("Rotate", 180);
        Some(())
    }),
    ("other fonts inherited", |document| {
        let own = page(document)?;
        document.get_dictionary_mut(own).ok()?.remove(b"Resources")?;
        tree(document)?.set("Resources", dictionary! { "Font" => dictionary! {} });
        Some(())
    }),
    ("a crop", |document| on_page(document, "CropBox", vec![0.into(), 600.into(), 595.into(), 842.into()])),
    ("a turn", |document| on_page(document, "Rotate", 90)),
    ("a unit", |document| on_page(document, "UserUnit", 10)),
    ("a thumbnail of another page", |document| {
        let picture = document.add_object(Stream::new(Dictionary::new(), vec![0]));
        on_page(document, "Thumb", picture)
    }),
    ("a script by name", |document| {
        let script = dictionary! { "S" => "JavaScript", "JS" => said("app.alert(1)") };
        let scripts = dictionary! { "Names" => vec![said("a"), Object::Dictionary(script)] };
        match catalog(document)?.get_mut(b"Names").ok()? {
            Object::Dictionary(names) => names.set("JavaScript", Object::Dictionary(scripts)),
            _ => return None,
        }
        Some(())
    }),
    ("a script when it is opened", |document| in_catalog(document, "OpenAction", script())),
    ("a script when it is printed", |document| {
        in_catalog(document, "AA", dictionary! { "WP" => Object::Dictionary(script()) })
    }),
    ("a script on the page", |document| {
        on_page(document, "AA", dictionary! { "O" => Object::Dictionary(script()) })
    }),
    ("a form that is drawn instead of the page", |document| {
        let form = document.add_object(Stream::new(Dictionary::new(), b"<xdp:xdp/>".to_vec()));
        in_catalog(document, "AcroForm", dictionary! { "Fields" => Vec::<Object>::new(), "XFA" => form })
    }),
    ("a program attached", |document| attached(document, "regning.exe", b"MZ".to_vec())),
    ("another's proof attached", |document| attached(document, "kursbevis-1.jwt", b"eyJ.eyJ.eyJ".to_vec())),
    ("a file on the page", |document| {
        let file = file(document, "regning.exe", b"MZ".to_vec());
        annotated(
            document,
            dictionary! {
                "Type" => "Annot", "Subtype" => "FileAttachment", "Rect" => vec![10.into(), 10.into(), 30.into(), 30.into()], "FS" => file,
            },
        )
    }),
    ("another name read aloud", |document| {
        element(document)?.set("ActualText", said(OTHER));
        Some(())
    }),
    ("another picture described", |document| {
        element(document)?.set("Alt", said(OTHER));
        Some(())
    }),
    ("the tags taken away", |document| {
        catalog(document)?.remove(b"StructTreeRoot")?;
        catalog(document)?.remove(b"MarkInfo").map(|_| ())
    }),
    ("another title", |document| {
        let id = catalog(document)?.get(b"Metadata").ok()?.as_reference().ok()?;
        let packet = document.get_object_mut(id).ok()?.as_stream_mut().ok()?;
        let text = String::from_utf8(packet.get_plain_content().ok()?).ok()?;
        let (before, rest) = text.split_once("x-default\">")?;
        let (_, after) = rest.split_once('<')?;
        packet.set_plain_content(format!("{before}x-default\">{OTHER}<{after}").into_bytes());
        Some(())
    }),
    ("another title beside", |document| {
        let info = document.add_object(dictionary! { "Title" => said(OTHER) });
        document.trailer.set("Info", info);
        Some(())
    }),
    ("layers", |document| {
        let layer = document.add_object(dictionary! { "Type" => "OCG", "Name" => said("1") });
        let layers = dictionary! { "OCGs" => vec![Object::Reference(layer)], "D" => dictionary! { "OFF" => vec![Object::Reference(layer)] } };
        in_catalog(document, "OCProperties", layers)
    }),
    ("another language", |document| in_catalog(document, "Lang", said("en-GB"))),
    ("a portfolio", |document| in_catalog(document, "Collection", dictionary! { "View" => "D" })),
    ("a note", |document| note(document, "Text")),
    ("a stamp", |document| note(document, "Stamp")),
    ("words laid on the page", |document| note(document, "FreeText")),
    ("a square", |document| note(document, "Square")),
    ("a redaction", |document| note(document, "Redact")),
    ("a watermark", |document| note(document, "Watermark")),
    ("a field", |document| note(document, "Widget")),
    ("a link", |document| {
        let action = dictionary! { "S" => "URI", "URI" => said("https://example.org/") };
        annotated(
            document,
            dictionary! {
                "Type" => "Annot", "Subtype" => "Link", "Rect" => vec![0.into(), 0.into(), 595.into(), 842.into()], "A" => Object::Dictionary(action),
            },
        )
    }),
    ("words without colour", |document| drawn(document, b"BT 3 Tr /F0 12 Tf 90 500 Td <00010002> Tj ET")),
    ("white over the name", |document| drawn(document, b"1 1 1 rg 60 420 480 140 re f")),
];

pub fn all(shop: &Shop<'_>) -> Vec<Forged> {
    let both =
        ITEMS.iter().flat_map(|(name, change)| [shop.changed(*name, change), shop.revised(*name, change)]);
    both.flatten().collect()
}

fn tree(document: &mut Document) -> Option<&mut Dictionary> {
    let id = document.catalog().ok()?.get(b"Pages").ok()?.as_reference().ok()?;
    document.get_dictionary_mut(id).ok()
}

/// Puts another page before the first.
fn before(document: &mut Document, change: impl FnOnce(&mut Dictionary)) -> Option<()> {
    let real = page(document)?;
    let mut other = document.get_dictionary(real).ok()?.clone();
    let content =
        document.add_object(Stream::new(Dictionary::new(), b"0 0 1 rg 100 100 300 300 re f".to_vec()));
    other.set("Contents", content);
    change(&mut other);
    let other = document.add_object(other);
    let tree = tree(document)?;
    tree.set("Kids", vec![Object::Reference(other), Object::Reference(real)]);
    tree.set("Count", 2);
    Some(())
}

fn font(document: &mut Document) -> Option<&mut Dictionary> {
    let id = holder(document, b"ToUnicode")?;
    document.get_dictionary_mut(id).ok()
}

fn descriptor(document: &mut Document) -> Option<&mut Dictionary> {
    let id = holder(document, b"FontFile3")?;
    document.get_dictionary_mut(id).ok()
}

/// The first dictionary that has this key.
fn holder(document: &Document, key: &[u8]) -> Option<ObjectId> {
    document.objects.iter().find_map(|(id, object)| object.as_dict().ok()?.has(key).then_some(*id))
}

/// An element that says something.
fn element(document: &mut Document) -> Option<&mut Dictionary> {
    let id = holder(document, b"Pg")?;
    document.get_dictionary_mut(id).ok()
}

fn on_page(document: &mut Document, key: &str, value: impl Into<Object>) -> Option<()> {
    let own = page(document)?;
    document.get_dictionary_mut(own).ok()?.set(key, value);
    Some(())
}

fn in_catalog(document: &mut Document, key: &str, value: impl Into<Object>) -> Option<()> {
    catalog(document)?.set(key, value);
    Some(())
}

fn script() -> Dictionary {
    dictionary! { "S" => "JavaScript", "JS" => said("app.alert(1)") }
}

fn file(document: &mut Document, name: &str, bytes: Vec<u8>) -> ObjectId {
    let parameters = dictionary! { "ModDate" => said("D:20260401120000Z") };
    let inner = document.add_object(Stream::new(dictionary! { "Params" => parameters }, bytes));
    document.add_object(dictionary! {
        "Type" => "Filespec", "F" => said(name), "UF" => said(name), "EF" => dictionary! { "F" => inner },
    })
}

fn attached(document: &mut Document, name: &str, bytes: Vec<u8>) -> Option<()> {
    let file = file(document, name, bytes);
    match catalog(document)?.get_mut(b"Names").ok()? {
        Object::Dictionary(names) => match names.get_mut(b"EmbeddedFiles").ok()? {
            Object::Dictionary(files) => match files.get_mut(b"Names").ok()? {
                Object::Array(names) => names.extend([said(name), Object::Reference(file)]),
                _ => return None,
            },
            _ => return None,
        },
        _ => return None,
    }
    Some(())
}

fn note(document: &mut Document, kind: &str) -> Option<()> {
    annotated(
        document,
        dictionary! {
            "Type" => "Annot", "Subtype" => kind, "Rect" => vec![90.into(), 500.into(), 500.into(), 560.into()],
            "Contents" => said(OTHER), "T" => said("En leser"), "M" => said("D:20260401120000Z"),
            "DA" => said("/Helv 20 Tf 0 g"), "C" => vec![1.into(), 0.into(), 0.into()],
        },
    )
}

fn drawn(document: &mut Document, more: &[u8]) -> Option<()> {
    let own = page(document)?;
    let content = [document.get_page_content(own).as_slice(), b"\n", more].concat();
    document.change_page_content(own, content).ok()
}
