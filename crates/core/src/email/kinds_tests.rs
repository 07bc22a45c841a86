//! Mails as the world sends them: one example of each kind from a file, and many made of the same kind.

use super::{part, read, text};
use crate::extract::email_words as words;
use crate::views::EmailNote;
use base64::Engine as _;

pub(super) fn shown(bytes: &[u8]) -> String {
    read(bytes).unwrap().html
}

/// Numbers that look like chance and are the same every time (splitmix64).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn upto(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % most as u64).unwrap()
    }

    pub(super) fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| u8::try_from(self.upto(256)).unwrap()).collect()
    }
}

fn in_order(text: &str, words: &[String]) {
    let mut at = 0;
    for word in words {
        let found = text[at..].find(word.as_str());
        at += found.unwrap_or_else(|| panic!("{word} is not where it belongs in {text}")) + word.len();
    }
}

pub(super) fn mail(head: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("From: Kari <kari@example.no>\r\nSubject: Hei\r\n{head}\r\n\r\n").into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

#[test]
fn r_10_2_every_body_part_is_shown_in_order() {
    let two = include_bytes!("fixtures/two-html-parts.eml");
    in_order(&shown(two), &["forstedel her".into(), "FRISTEN ER 1. juli, andredel her".into()]);
    let view = read(two).unwrap();
    assert_eq!(view.attachments.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["brev.pdf"]);
    assert!(part(two, 0).unwrap().bytes.starts_with(b"%PDF-1.3\n"));
    let footer = include_bytes!("fixtures/html-then-text-footer.eml");
    in_order(&shown(footer), &["HTMLDEL".into(), "TEKSTDEL etterpaa".into()]);
    for mail in [two.as_slice(), footer] {
        assert!(text(mail).unwrap().lines().count() > 1);
    }
    assert!(words(two).unwrap().contains("andredel") && words(footer).unwrap().contains("TEKSTDEL"));
}

/// A part with parts within it; the words that are to be seen, in order, and the bytes of its files.
fn tree(dice: &mut Dice, depth: u32, seen: &mut Vec<String>, files: &mut Vec<Vec<u8>>) -> String {
    let word = format!("ord{}", dice.upto(usize::MAX));
    if depth > 0 && dice.upto(3) > 0 {
        let boundary = format!("b{}", dice.upto(usize::MAX));
        let kind = ["mixed", "related", "signed", "x-ukjent"][dice.upto(4)];
        let parts: Vec<String> = (0..=dice.upto(3)).map(|_| tree(dice, depth - 1, seen, files)).collect();
        let parts: String = parts.iter().map(|part| format!("--{boundary}\r\n{part}\r\n")).collect();
        let end = if dice.upto(4) > 0 { format!("--{boundary}--\r\n") } else { String::new() };
        return format!(
            "Content-Type: multipart/{kind}; boundary=\"{boundary}\"\r\n\r\nikke vis\r\n{parts}{end}"
        );
    }
    match dice.upto(4) {
        0 => {
            seen.push(word.clone());
            format!("Content-Type: text/html\r\n\r\n<div>{word}</div>")
        }
        1 => {
            seen.push(word.clone());
            format!("Content-Type: text/plain; charset=utf-8\r\n\r\n{word}")
        }
        2 => {
            // Of two ways to say the same thing the last that says anything.
            seen.push(word.clone());
            let (text, html) = if dice.upto(2) == 0 {
                (word, "<p>&nbsp;</p>".to_owned())
            } else {
                ("en gang til".to_owned(), format!("<p>{word}</p>"))
            };
            format!(
                "Content-Type: multipart/alternative; boundary=q\r\n\r\n--q\r\n\r\n{text}\r\n--q\r\nContent-Type: text/html\r\n\r\n{html}\r\n--q--"
            )
        }
        _ => {
            let length = dice.upto(200);
            let bytes = dice.bytes(length);
            let mut data = base64::engine::general_purpose::STANDARD.encode(&bytes);
            if dice.upto(2) == 0 {
                data = data.trim_end_matches('=').to_owned();
            }
            let lines: Vec<String> =
                data.as_bytes().chunks(60).map(|line| String::from_utf8_lossy(line).into_owned()).collect();
            files.push(bytes);
            format!(
                "Content-Type: application/x-noe\r\nContent-Transfer-Encoding: BASE64\r\n\r\n{}",
                lines.join("\r\n")
            )
        }
    }
}

#[test]
fn r_10_2_parts_within_parts_are_all_shown_and_all_files_are_whole() {
    for seed in 0..300 {
        let (mut seen, mut files) = (Vec::new(), Vec::new());
        let tree = tree(&mut Dice(seed), 4, &mut seen, &mut files);
        let bytes = format!("From: a@example.no\r\nSubject: {seed}\r\n{tree}").into_bytes();
        let view = read(&bytes).unwrap();
        in_order(&view.html, &seen);
        in_order(&text(&bytes).unwrap(), &seen);
        assert!(!view.html.contains("en gang til") && !view.html.contains("ikke vis"), "{}", view.html);
        let found: Vec<Vec<u8>> =
            view.attachments.iter().map(|file| part(&bytes, file.index).unwrap().bytes).collect();
        assert_eq!(found, files, "{seed}");
    }
}

#[test]
fn r_10_2_a_damaged_envelope_is_read_as_far_as_it_goes() {
    for (bytes, text) in [
        (include_bytes!("fixtures/blank-first.eml").as_slice(), "Hei."),
        (include_bytes!("fixtures/bom-first.eml"), "Hei."),
        (include_bytes!("fixtures/no-boundary-param.eml"), "Tekst uten grense."),
        (include_bytes!("fixtures/wrong-boundary.eml"), "Tekst med feil grense."),
    ] {
        let view = read(bytes).unwrap();
        assert_eq!(view.from, "Kari Eksempel <kari@example.no>");
        assert!(view.html.contains(text) && view.attachments.is_empty(), "{}", view.html);
        assert!(words(bytes).unwrap().contains(text));
    }
    let plain = "From: Kari <kari@example.no>\r\nSubject: Hei\r\n\r\nHele teksten.\r\n";
    for mail in [
        format!("\u{feff}\r\n\r\n{plain}").into_bytes(),
        format!("From kari@example.no Fri Jun  5 12:30:00 2026\r\n{plain}").into_bytes(),
        format!(" \t\r\n{plain}").into_bytes(),
        plain.replace("\r\n", "\n").into_bytes(),
        plain.replace("\r\n", "\r").into_bytes(),
        plain.replace("Subject:", "Subject :").into_bytes(),
        plain.replace("\r\n\r\n", "\r\nlinje uten navn\r\nTo: ola@example.no\r\n\r\n").into_bytes(),
        [b"\xff\xfe".to_vec(), plain.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat(),
    ] {
        let view = read(&mail).unwrap();
        assert_eq!(view.from, "Kari <kari@example.no>", "{}", String::from_utf8_lossy(&mail));
        assert!(view.html.contains("Hele teksten."), "{}", String::from_utf8_lossy(&mail));
    }
    // A nested boundary that is wrong, and a mail that stops in the middle.
    let nested = "From: a@example.no\r\nContent-Type: multipart/mixed; boundary=A\r\n\r\n--A\r\nContent-Type: multipart/alternative; boundary=\"feil\"\r\n\r\n--B\r\nContent-Type: text/plain\r\n\r\nNederst\r\n--B--\r\n--A\r\nContent-Type: text/plain\r\n\r\nEtterpå og så slu";
    let view = read(nested.as_bytes()).unwrap();
    in_order(&view.html, &["Nederst".into(), "Etterpå og så slu".into()]);
    assert_eq!(view.notes, [EmailNote::Damaged]);
    // What has no division at all is text.
    let none = mail("Content-Type: multipart/mixed; boundary=A", b"Bare tekst.");
    assert!(shown(&none).contains("Bare tekst."));
}

#[test]
fn r_10_2_a_mails_own_pictures_are_drawn_in_every_spelling_and_never_called_remote() {
    for bytes in
        [include_bytes!("fixtures/cid-percent.eml").as_slice(), include_bytes!("fixtures/data-image.eml")]
    {
        let view = read(bytes).unwrap();
        assert!(view.html.contains("src=\"data:image/png;base64,iVBOR"), "{}", view.html);
        assert_eq!(view.blocked, 0);
    }
    let picture = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP4z8Dwn4GBgYHhPwMMABjlA/1aej9AAAAAAElFTkSuQmCC";
    for (id, source) in [
        ("<b 1@eks>", "cid:b%201@eks"),
        ("<B1@Eks>", "CID:b1@eks"),
        ("b1@eks", "cid:b1@eks"),
        ("<b1%40eks>", "cid:b1@eks"),
        ("<b1@eks>", " cid:b1@eks "),
        ("<b1@eks>", "cid:b1&#64;eks"),
        ("<b1@eks>", "cid:&lt;b1@eks&gt;"),
        ("<b1@eks>", "mid:melding@eks/b1@eks"),
        ("<x@eks>\r\nContent-Location: logo.png", "logo.png"),
        ("<x@eks>\r\nContent-Location: http://eks.example/logo.png", "http://eks.example/logo.png"),
    ] {
        let mail = format!(
            "From: a@example.no\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>Hei</p><img src=\"{source}\">\r\n--x\r\nContent-Type: image/png\r\nContent-ID: {id}\r\nContent-Transfer-Encoding: base64\r\n\r\n{picture}\r\n--x--\r\n"
        );
        let view = read(mail.as_bytes()).unwrap();
        assert!(view.html.contains("src=\"data:image/png;base64,iVBOR"), "{source}: {}", view.html);
        assert_eq!(view.blocked, 0, "{source}");
    }
    for (source, blocked) in [
        (format!("data:image/png;name=\"b.png\";base64,{picture}").replace('"', "&quot;"), 0),
        (format!("DATA:image/png;base64,{}\r\n {}", &picture[..40], &picture[40..]), 0),
        ("https://spor.example/p.gif".to_owned(), 1),
        ("http://spor.example/p.gif".to_owned(), 1),
        ("//spor.example/p.gif".to_owned(), 1),
        ("cid:finnes-ikke".to_owned(), 0),
        ("data:image/png;base64,AAAA".to_owned(), 0),
        ("bilde.png".to_owned(), 0),
    ] {
        let view =
            read(&mail("Content-Type: text/html", format!("<p>Hei</p><img src=\"{source}\">").as_bytes()))
                .unwrap();
        assert_eq!(view.blocked, blocked, "{source}");
        assert_eq!(view.html.contains("src=\"data:image/png"), source.contains(&picture[60..]), "{source}");
    }
    // One that stands between two texts, as Apple's program sends it.
    let between = format!(
        "From: a@example.no\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nFør\r\n--x\r\nContent-Type: image/png; name=b.png\r\nContent-Disposition: inline\r\nContent-Transfer-Encoding: base64\r\n\r\n{picture}\r\n--x\r\nContent-Type: text/plain\r\n\r\nEtter\r\n--x--\r\n"
    );
    in_order(&shown(between.as_bytes()), &["Før".into(), "<img src=\"data:image/png".into(), "Etter".into()]);
}

#[test]
fn r_10_2_cells_and_blocks_do_not_run_together() {
    let big = include_bytes!("fixtures/big-table.eml");
    let html = shown(big);
    assert!(html.contains("Rad 1\t3\tkr 1,00\n") && html.contains("Rad 2999\t"), "{}", &html[..400]);
    assert!(text(big).unwrap().contains("Rad 1\t3\tkr 1,00\nRad 2\t6\tkr 2,00"));
    let small = include_bytes!("fixtures/small-table.eml");
    let found = words(small).unwrap();
    let found: Vec<&str> = found.lines().collect();
    for line in ["Antall 12", "34,00", "Konto", "86011117947", "Frist", "mandag"] {
        assert!(found.contains(&line), "{line}: {found:?}");
    }
    assert!(shown(small).contains("<div>Frist</div>") && shown(small).contains("<td>Antall 12</td>"));
    for block in [
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "address",
        "figure",
        "center",
        "form",
        "fieldset",
        "details",
        "dir",
        "div",
        "p",
        "li",
        "dt",
        "dd",
        "h1",
        "blockquote",
        "tr",
        "td",
        "th",
    ] {
        let (before, after) = match block {
            "tr" => ("<table>", "</table>"),
            "td" | "th" => ("<table><tr>", "</tr></table>"),
            _ => ("<div>", "</div>"),
        };
        let cell = if block == "tr" { "<td>" } else { "" };
        let html = format!("{before}<{block}>{cell}Frist</{block}><{block}>{cell}mandag</{block}>{after}");
        let mail = mail("Content-Type: text/html", html.as_bytes());
        assert!(!words(&mail).unwrap().contains("Fristmandag"), "{block}");
        assert!(!shown(&mail).contains("Fristmandag"), "{block}: {}", shown(&mail));
    }
    let inline = mail("Content-Type: text/html", b"<p>ett<b>or</b>d, &aring; 1&nbsp;000 &lt;x&gt; &#8364;<br>ny<!-- a > b --> linje</p><style>p{}</style>");
    assert_eq!(text(&inline).unwrap(), "ettord, å 1\u{a0}000 <x> €\nny linje");
}

#[test]
fn r_10_2_copies_are_shown_and_searched() {
    let mail = "From: a@example.no\r\nTo: Ola <ola@example.no>\r\nCc: =?utf-8?q?=C3=85se?= <ase@example.no>,\r\n \"Ås, Bjørn\" <b@example.no>\r\n\r\nHei";
    let view = read(mail.as_bytes()).unwrap();
    assert_eq!(view.cc, "Åse <ase@example.no>, Ås, Bjørn <b@example.no>");
    assert!(words(mail.as_bytes()).unwrap().contains("ase@example.no"));
}

#[test]
fn r_10_2_what_cannot_be_shown_is_said() {
    for (head, note) in [
        ("Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", EmailNote::Smime),
        (
            "Content-Type: application/x-pkcs7-mime; smime-type=signed-data; name=smime.p7m",
            EmailNote::SmimeSigned,
        ),
        ("Content-Type: application/ms-tnef; name=winmail.dat", EmailNote::Winmail),
        ("Content-Type: application/octet-stream; name=WINMAIL.DAT", EmailNote::Winmail),
        ("Content-Type: message/partial; number=1; total=3; id=x", EmailNote::Partial),
    ] {
        let view = read(&mail(head, b"AAAA")).unwrap();
        assert_eq!(view.notes, [note], "{head}");
        assert_eq!(view.attachments.len(), 1, "{head}");
    }
    let pgp = read(&mail("X-A: b", b"-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----"))
        .unwrap();
    assert_eq!(pgp.notes, [EmailNote::Pgp]);
    let encrypted = mail("Content-Type: multipart/encrypted; boundary=x; protocol=\"application/pgp-encrypted\"", b"--x\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--x\r\nContent-Type: application/octet-stream\r\n\r\nhQEMA\r\n--x--");
    assert_eq!(read(&encrypted).unwrap().notes, [EmailNote::Pgp]);
    // What is no mail and can be read is shown as it came.
    let raw = read(b"Hei p\xe5 deg, dette er ingen e-post.\n").unwrap();
    assert_eq!(
        (raw.notes.as_slice(), raw.html.as_str()),
        ([EmailNote::Raw].as_slice(), "<p>Hei på deg, dette er ingen e-post.</p>")
    );
}

#[test]
fn r_04_3_mails_and_files_within_a_mail_are_searched() {
    let inner = "From: inger@example.no\r\nSubject: Innerst\r\nContent-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\nHemmeligord\r\n--i\r\nContent-Type: text/csv; name=liste.csv\r\nContent-Disposition: attachment\r\n\r\nTabellord;2\r\n--i--";
    let coded = base64::engine::general_purpose::STANDARD.encode(inner);
    for (encoding, body) in [("7bit", inner), ("base64", coded.as_str())] {
        let outer = format!(
            "From: a@example.no\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nSe vedlegg\r\n--x\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n--x--\r\n"
        );
        let found = words(outer.as_bytes()).unwrap();
        for word in ["Se vedlegg", "Innerst", "inger@example.no", "Hemmeligord", "Tabellord"] {
            assert!(found.contains(word), "{word}: {found}");
        }
        let file = part(outer.as_bytes(), 0).unwrap();
        assert_eq!((file.name.as_str(), file.media_type.as_str()), ("Innerst.eml", "message/rfc822"));
        assert_eq!(read(&file.bytes).unwrap().subject, "Innerst");
    }
}

#[test]
fn r_10_2_a_mail_that_is_cut_or_changed_anywhere_is_no_harm() {
    for (seed, whole) in [
        include_bytes!("fixtures/two-html-parts.eml").as_slice(),
        include_bytes!("fixtures/cid-percent.eml"),
        include_bytes!("fixtures/raw-latin1-headers.eml"),
    ]
    .into_iter()
    .enumerate()
    {
        let mut dice = Dice(seed as u64);
        for end in 0..whole.len() {
            let mut bytes = whole[..end].to_vec();
            if end > 0 && end % 2 == 0 {
                let at = dice.upto(end);
                bytes[at] = u8::try_from(dice.upto(256)).unwrap();
            }
            let is_read = read(&bytes).is_some();
            assert_eq!(words(&bytes).is_some(), is_read);
        }
    }
}

#[test]
fn r_10_2_a_picture_that_is_said_to_be_of_another_kind_keeps_its_name() {
    let png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsVvQ0gAAAABJRU5ErkJggg==";
    let head = "Content-Type: image/jpeg; name=plan.png\r\nContent-Disposition: attachment; filename=plan.png\r\nContent-Transfer-Encoding: base64";
    let view = read(&mail(&format!("X-A: b\r\n{head}"), png.as_bytes())).unwrap();
    let [file] = &view.attachments[..] else { panic!("{:?}", view.attachments) };
    assert_eq!((file.name.as_str(), file.media_type.as_str()), ("plan.png", "image/png"));
    // What is no picture is not called one by its content, nor something else.
    let view = read(&mail(&format!("X-A: b\r\n{head}"), b"SGVp")).unwrap();
    assert_eq!(view.attachments[0].media_type, "image/jpeg");
}
