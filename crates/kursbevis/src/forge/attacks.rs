//! What has been published about signed PDFs, turned on certificates: a part that shadows another, a revision that hides or
//! replaces, files that each program mends in its own way.

use super::{Forged, OTHER, Shop, catalog, page, said};
use lopdf::{Object, Stream, dictionary};

pub fn all(shop: &Shop<'_>) -> Vec<Forged> {
    let mut all = Vec::new();
    let blank = b"1 1 1 rg 0 0 600 850 re f".to_vec();
    // Incremental saving: another page in a second revision.
    all.extend(shop.revised("the page painted over", |document| {
        let page = page(document)?;
        let content = [document.get_page_content(page).as_slice(), b"\n", &blank].concat();
        let content = document.add_object(Stream::new(lopdf::Dictionary::new(), content));
        document.get_dictionary_mut(page).ok()?.set("Contents", content);
        Some(())
    }));
    // Shadow attacks: hide, replace, and hide and replace.
    all.extend(shop.revised("shadow: hidden below a picture", |document| {
        let picture = document.add_object(Stream::new(
            dictionary! {
                "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1,
                "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
            },
            vec![255],
        ));
        let page = page(document)?;
        let id = document.get_dictionary(page).ok()?.get(b"Resources").ok()?.as_reference().ok()?;
        let pictures = dictionary! { "I" => picture };
        document.get_dictionary_mut(id).ok()?.set("XObject", Object::Dictionary(pictures));
        let content =
            [document.get_page_content(page).as_slice(), b"\nq 400 0 0 60 90 500 cm /I Do Q"].concat();
        let content = document.add_object(Stream::new(lopdf::Dictionary::new(), content));
        document.get_dictionary_mut(page).ok()?.set("Contents", content);
        Some(())
    }));
    all.extend(shop.revised("shadow: the letters of a font replaced", |document| {
        let map = document.objects.iter().find_map(|(id, object)| {
            let map = object.as_dict().ok()?.get(b"ToUnicode").ok()?.as_reference().ok()?;
            Some((*id, map))
        })?;
        let text = document.get_object(map.1).ok()?.as_stream().ok()?.get_plain_content().ok()?;
        let text = String::from_utf8_lossy(&text).replace("<0001>", "<0002>");
        let map_of_other = document.add_object(Stream::new(lopdf::Dictionary::new(), text.into_bytes()));
        document.get_dictionary_mut(map.0).ok()?.set("ToUnicode", map_of_other);
        Some(())
    }));
    all.extend(shop.revised("shadow: another tree of pages", |document| {
        let page = page(document)?;
        let content = document.add_object(Stream::new(lopdf::Dictionary::new(), blank.clone()));
        let mut other = document.get_dictionary(page).ok()?.clone();
        other.set("Contents", content);
        let other = document.add_object(other);
        let tree = dictionary! { "Type" => "Pages", "Count" => 1, "Kids" => vec![Object::Reference(other)] };
        let tree = document.add_object(tree);
        document.get_dictionary_mut(other).ok()?.set("Parent", tree);
        catalog(document)?.set("Pages", tree);
        Some(())
    }));
    // Evil annotations and sneaky signatures.
    all.extend(shop.revised("evil annotation", |document| {
        annotated(document, dictionary! {
            "Type" => "Annot", "Subtype" => "FreeText", "Rect" => vec![90.into(), 500.into(), 500.into(), 560.into()],
            "Contents" => said(OTHER), "DA" => said("/Helv 24 Tf 0 g"), "T" => said("Forfalsker"),
            "M" => said("D:20260318101500Z"),
        })
    }));
    all.extend(shop.revised("sneaky signature", |document| {
        sneaky(document, vec![90.into(), 500.into(), 500.into(), 560.into()])
    }));
    all.extend(shop.revised("invisible signature", |document| sneaky(document, vec![0.into(); 4])));
    // Universal forgery: the proof is there in name only.
    all.extend(shop.changed("the proof emptied", |document| {
        let file = files(document).pop()?;
        document.get_object_mut(file).ok()?.as_stream_mut().ok()?.set_plain_content(Vec::new());
        Some(())
    }));
    all.extend(shop.changed("the proof in words only", |document| {
        let file = files(document).pop()?;
        document.get_object_mut(file).ok()?.as_stream_mut().ok()?.set_plain_content(b"eyJ.eyJ.eyJ".to_vec());
        Some(())
    }));
    all.extend(as_bytes(shop));
    all
}

/// Lays something on the first page.
pub fn annotated(document: &mut lopdf::Document, annotation: lopdf::Dictionary) -> Option<()> {
    let own = document.add_object(annotation);
    let page = page(document)?;
    document.get_dictionary_mut(page).ok()?.set("Annots", vec![Object::Reference(own)]);
    Some(())
}

fn sneaky(document: &mut lopdf::Document, place: Vec<Object>) -> Option<()> {
    let value = document.add_object(dictionary! {
        "Type" => "Sig", "Filter" => "Adobe.PPKLite", "SubFilter" => "ETSI.CAdES.detached",
        "Name" => said("Ola Notar"), "M" => said("D:20260401120000+02'00'"),
        "Contents" => Object::String(vec![0; 64], lopdf::StringFormat::Hexadecimal),
    });
    let widget = dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "T" => said("Signatur1"), "V" => value,
        "Rect" => place, "F" => 132,
    };
    annotated(document, widget)?;
    let own = page(document)?;
    let fields = document.get_dictionary(own).ok()?.get(b"Annots").ok()?.clone();
    catalog(document)?.set("AcroForm", dictionary! { "Fields" => fields, "SigFlags" => 3 });
    Some(())
}

fn files(document: &lopdf::Document) -> Vec<lopdf::ObjectId> {
    let file = |object: &Object| {
        object.as_dict().ok()?.get(b"EF").ok()?.as_dict().ok()?.get(b"F").ok()?.as_reference().ok()
    };
    document.objects.values().filter_map(file).collect()
}

/// Files that are broken or ambiguous, so that each program reads its own.
fn as_bytes(shop: &Shop<'_>) -> Vec<Forged> {
    let mut plain = Vec::new();
    // A file with its objects in the open.
    let options = lopdf::SaveOptions::builder().use_object_streams(false).use_xref_streams(false).build();
    let mut document = shop.document.clone();
    if document.save_with_options(&mut plain, options).is_err() {
        return Vec::new();
    }
    let Some(page) = page(&document) else { return Vec::new() };
    let other = document.max_id + 1;
    let white =
        format!("{other} 0 obj\n<</Length 25>>\nstream\n1 1 1 rg 0 0 600 850 re f\nendstream\nendobj\n");
    let head = format!("{} 0 obj", page.0);
    let twice = object(&plain, &head).map(|own| own.replacen("<</", &format!("<</Contents {other} 0 R/"), 1));
    let mut all = Vec::new();
    let mut add = |name: &str, bytes: Option<Vec<u8>>| {
        all.extend(bytes.map(|bytes| Forged { name: format!("bytes: {name}"), bytes }));
    };
    add(
        "the page's content named twice",
        twice.and_then(|twice| {
            let root = document.trailer.get(b"Root").ok()?.as_reference().ok()?.0;
            after(&plain, &[(page.0, twice), (other, white.clone())], root)
        }),
    );
    add("a page without its kind", replaced(&plain, b"/Type/Page/", b"/Rotate 90/"));
    add("junk before it", Some([b"junk\n".as_slice(), &plain].concat()));
    add("another object of the same number after it", {
        let copy = format!("{head}\n<</Type/Page/MediaBox[0 0 600 850]>>\nendobj\n{white}");
        Some([plain.as_slice(), copy.as_bytes(), &vec![b'\n'; 2000]].concat())
    });
    add("a stream that says it is shorter", shorter(&plain));
    add(
        "the page's number on another object",
        replaced(&plain, head.as_bytes(), format!("{} 1 obj", page.0).as_bytes()),
    );
    all
}

/// The text of the object that begins so.
fn object(bytes: &[u8], head: &str) -> Option<String> {
    let find = |what: &[u8], from: usize| {
        bytes.get(from..)?.windows(what.len()).position(|window| window == what).map(|at| from + at)
    };
    let from = find(format!("\n{head}").as_bytes(), 0)? + 1;
    let to = find(b"endobj", from)? + 6;
    Some(format!("{}\n", String::from_utf8_lossy(bytes.get(from..to)?)))
}

/// The file with a revision of these objects, written by hand.
fn after(plain: &[u8], objects: &[(u32, String)], root: u32) -> Option<Vec<u8>> {
    let text = String::from_utf8_lossy(plain.get(plain.len().saturating_sub(60)..)?).into_owned();
    let before: usize = text.rsplit_once("startxref")?.1.split_whitespace().next()?.parse().ok()?;
    let mut bytes = [plain, b"\n"].concat();
    let mut table = String::new();
    for (number, object) in objects {
        table.push_str(&format!("{number} 1\n{:010} 00000 n \n", bytes.len()));
        bytes.extend(object.as_bytes());
    }
    let start = bytes.len();
    let size = objects.iter().map(|(number, _)| number + 1).max()?;
    bytes.extend(format!("xref\n{table}trailer\n<</Size {size}/Root {root} 0 R/Prev {before}>>\nstartxref\n{start}\n%%EOF\n").bytes());
    Some(bytes)
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Option<Vec<u8>> {
    let at = bytes.windows(from.len()).position(|window| window == from)?;
    Some([bytes.get(..at)?, to, bytes.get(at + from.len()..)?].concat())
}

fn shorter(bytes: &[u8]) -> Option<Vec<u8>> {
    let at = bytes.windows(8).position(|window| window == b"/Length ")? + 8;
    let digit = bytes.get(at)?;
    let mut bytes = bytes.to_vec();
    *bytes.get_mut(at)? = if *digit > b'1' { digit - 1 } else { b'2' };
    Some(bytes)
}
