//! Letters, bytes, names and dates of mails, as programs of every age write them.

use super::kinds_tests::{Dice, mail, shown};
use super::{part, read, text};
use base64::Engine as _;

const SENTENCE: &str = "Blåbærsyltetøy på brødskiva, sa Åse Bjørndal. Møte om lønn på tirsdag.";

#[test]
fn r_10_2_letters_without_a_character_set_are_read() {
    assert!(shown(include_bytes!("fixtures/no-charset-latin1.eml")).contains("Blåbærsyltetøy på brødskiva"));
    let view = read(include_bytes!("fixtures/raw-latin1-headers.eml")).unwrap();
    assert_eq!(view.subject, "Møte om lønn på tirsdag");
    assert_eq!(
        (view.from.as_str(), view.to.as_str()),
        ("Åse Bjørndal <ase@example.no>", "Bjørn Ås <ola@example.no>")
    );
    assert!(view.html.contains("Blåbærsyltetøy"));
}

#[test]
fn r_10_2_one_text_is_the_same_in_every_character_set_wherever_it_is_named() {
    let sets = [
        "utf-8",
        "iso-8859-1",
        "ISO_8859-15",
        "windows-1252",
        "latin1",
        "cp850",
        "IBM865",
        "macintosh",
        "utf-16le",
        "\"utf8\"",
    ];
    for set in sets {
        let bytes: Vec<u8> = match set {
            "utf-8" | "\"utf8\"" => SENTENCE.as_bytes().to_vec(),
            "utf-16le" => SENTENCE.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "cp850" | "IBM865" => SENTENCE
                .chars()
                .map(|c| match c {
                    'å' => 0x86,
                    'æ' => 0x91,
                    'ø' => 0x9b,
                    'Å' => 0x8f,
                    c => u8::try_from(u32::from(c)).unwrap(),
                })
                .collect(),
            _ => {
                let encoding =
                    encoding_rs::Encoding::for_label(set.replace('_', "-").to_lowercase().as_bytes());
                encoding.unwrap().encode(SENTENCE).0.into_owned()
            }
        };
        let html = shown(&mail(&format!("Content-Type: text/plain; charset={set}"), &bytes));
        assert!(html.contains(SENTENCE), "{set}: {html}");
        let coded = base64::engine::general_purpose::STANDARD.encode(&bytes);
        let head = format!("Content-Type: text/html; charset={set}\r\nContent-Transfer-Encoding: base64");
        assert!(shown(&mail(&head, coded.as_bytes())).contains(SENTENCE), "{set}");
        if set == "cp850" || set == "IBM865" || set.starts_with("utf-16") {
            continue;
        }
        let name = set.trim_matches('"');
        for meta in [
            format!("<meta charset={set}>"),
            format!("<META HTTP-EQUIV=\"Content-Type\" content='text/html; charset={name}'>"),
        ] {
            let mut html = format!("<html><head>{meta}</head><body><p>").into_bytes();
            html.extend_from_slice(&bytes);
            assert!(shown(&mail("Content-Type: text/html", &html)).contains(SENTENCE), "{meta}");
        }
    }
    // No set, one that nobody knows, and one that is not so.
    let latin = encoding_rs::WINDOWS_1252.encode(SENTENCE).0;
    for head in [
        "X-A: b",
        "Content-Type: text/plain",
        "Content-Type: text/plain; charset=x-ukjent",
        "Content-Type: text/plain; charset=us-ascii",
        "Content-Type: text/plain; charset=utf-8",
    ] {
        assert!(shown(&mail(head, &latin)).contains(SENTENCE), "{head}");
        assert!(shown(&mail(head, SENTENCE.as_bytes())).contains(SENTENCE), "{head}");
    }
    // A list's footer in another set than the text above it.
    let mut mixed = SENTENCE.as_bytes().to_vec();
    mixed.extend_from_slice(b"\r\n");
    mixed.extend_from_slice(&latin);
    assert_eq!(shown(&mail("X-A: b", &mixed)).matches(SENTENCE).count(), 2);
}

#[test]
fn r_10_2_encoded_words_are_read_wherever_they_were_divided() {
    let text = "Årets møte – «østfold» ☺ og så videre";
    let bytes = text.as_bytes();
    for at in 1..bytes.len() {
        let (first, second) = bytes.split_at(at);
        let base64 =
            |part: &[u8]| format!("=?UTF-8?B?{}?=", base64::engine::general_purpose::STANDARD.encode(part));
        let quoted = |part: &[u8]| {
            format!("=?utf-8?q?{}?=", part.iter().map(|byte| format!("={byte:02X}")).collect::<String>())
        };
        for subject in [
            format!("{}\r\n {}", base64(first), base64(second)),
            format!("{} {}", quoted(first), quoted(second)),
            format!("{}\r\n\t{}", base64(first), quoted(second)),
        ] {
            let mail = format!("From: {subject} <a@example.no>\r\nSubject: {subject}\r\n\r\nHei");
            let view = read(mail.as_bytes()).unwrap();
            assert_eq!(view.subject, text, "{subject}");
            assert_eq!(view.from, format!("{text} <a@example.no>"), "{subject}");
        }
    }
    // The code itself divided, without padding.
    let code = base64::engine::general_purpose::STANDARD.encode(text);
    for at in 4..code.len() - 4 {
        let subject = format!("=?utf-8?B?{}?= =?utf-8?B?{}?=", &code[..at], &code[at..]);
        let mail = format!("Subject: {subject}\r\n\r\nHei");
        assert_eq!(read(mail.as_bytes()).unwrap().subject, text, "{subject}");
    }
}

#[test]
fn r_10_2_file_names_are_read_in_every_spelling() {
    let name = "Årsmøte, 2026 (ny).pdf";
    let percent = |bytes: &[u8]| bytes.iter().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let latin = encoding_rs::WINDOWS_1252.encode(name).0;
    let mut spellings: Vec<Vec<u8>> = vec![
        format!("filename*=utf-8''{}", percent(name.as_bytes())).into(),
        format!("filename=\"Aarsmoete.pdf\"; filename*=UTF-8'nb'{}", percent(name.as_bytes())).into(),
        format!("filename*=iso-8859-1''{}", percent(&latin)).into(),
        format!("filename=\"{name}\"").into(),
        format!("filename=\"=?utf-8?B?{}?=\"", base64::engine::general_purpose::STANDARD.encode(name)).into(),
        [b"filename=\"".as_slice(), &latin, b"\""].concat(),
    ];
    for at in 1..name.len() {
        let (first, second) = name.as_bytes().split_at(at);
        spellings.push(
            format!("filename*1*={};\r\n filename*0*=utf-8''{}", percent(second), percent(first)).into(),
        );
    }
    for spelling in spellings {
        let mut bytes = b"From: a@example.no\r\nSubject: Fil\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nHei\r\n--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; ".to_vec();
        bytes.extend_from_slice(&spelling);
        bytes.extend_from_slice(b"\r\n\r\n%PDF-1.7\r\n--x--\r\n");
        let view = read(&bytes).unwrap();
        assert_eq!(view.attachments[0].name, name, "{}", String::from_utf8_lossy(&spelling));
    }
}

#[test]
fn r_10_2_a_line_that_a_list_puts_under_base64_is_read_and_the_text_above_it_too() {
    let code = |text: &str| base64::engine::general_purpose::STANDARD.encode(text);
    let head = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64";
    for text in ["Hei på deg", "Hei på deg!", "Hei på deg!!"] {
        let body = format!("{}\r\n_______________\r\nListen min: https://example.no/liste\r\n", code(text));
        let html = shown(&mail(head, body.as_bytes()));
        assert!(html.contains(text) && html.contains("Listen min: https://example.no/liste"), "{html}");
    }
}

#[test]
fn r_10_2_dates_without_a_zone_or_with_names_are_read() {
    for (written, at) in [
        ("Fri, 5 Jun 2026 12:30:00 +0200", "2026-06-05T10:30:00Z"),
        ("Fri, 5 Jun 2026 12:30:00", "2026-06-05T10:30:00Z"),
        ("5 Jun 2026 12:30", "2026-06-05T10:30:00Z"),
        ("Fri, 05 Jun 2026 10:30:00 GMT", "2026-06-05T10:30:00Z"),
        ("Fri, 5 Jun 2026 12:30:00 +0200 (CEST)", "2026-06-05T10:30:00Z"),
        ("Fri, 5 Jun 2026 12:30:00 CEST", "2026-06-05T10:30:00Z"),
        ("Fri, 5 Jun 2026 06:30:00 EDT", "2026-06-05T10:30:00Z"),
        ("Fri, 5 Jun 2026 10:30:00 -0000", "2026-06-05T10:30:00Z"),
        ("Fri Jun  5 12:30:00 2026", "2026-06-05T10:30:00Z"),
        ("fre, 5. juni 2026 12:30:00 +0200", "2026-06-05T10:30:00Z"),
        ("5-Jun-2026 12:30:00 +02:00", "2026-06-05T10:30:00Z"),
        ("2026-06-05T12:30:00+02:00", "2026-06-05T10:30:00Z"),
        ("2026-06-05 12:30:00 +0200", "2026-06-05T10:30:00Z"),
        ("05.06.2026 12:30", "2026-06-05T10:30:00Z"),
        ("5 Jun 26 12:30:00 +0200", "2026-06-05T10:30:00Z"),
        ("Friday, June 5, 2026 12:30 PM +0200", "2026-06-05T10:30:00Z"),
        ("Mon, 12 Jan 98 08:00:00 -0500", "1998-01-12T13:00:00Z"),
    ] {
        let mail = format!("From: a@example.no\r\nDate: {written}\r\n\r\nHei");
        assert_eq!(read(mail.as_bytes()).unwrap().date, Some(at.parse().unwrap()), "{written}");
    }
    let came = "From: a@example.no\r\nDate: i går\r\nReceived: from x by y; Fri, 5 Jun 2026 12:30:00 +0200\r\n\r\nHei";
    assert_eq!(read(came.as_bytes()).unwrap().date, Some("2026-06-05T10:30:00Z".parse().unwrap()));
}

#[test]
fn r_10_2_lines_that_were_broken_to_travel_are_put_together() {
    let flowed = |body: &str, more: &str| {
        text(&mail(&format!("Content-Type: text/plain; charset=utf-8; format=flowed{more}"), body.as_bytes()))
            .unwrap()
    };
    assert_eq!(
        flowed("Dette er \r\nen setning.\r\n\r\nNy.\r\n-- \r\nKari \r\nHansen", ""),
        "Dette er en setning.\n\nNy.\n-- \nKari Hansen"
    );
    assert_eq!(flowed("> Dette er \r\n> sitert.\r\nSvar.", ""), "> Dette er sitert.\nSvar.");
    assert_eq!(flowed("Fakturanum \r\nmer 12", "; DelSp=yes"), "Fakturanummer 12");
    assert_eq!(flowed(" From her \r\n >av", ""), "From her >av");
    // Any paragraph broken at any of its spaces.
    let paragraph = "et to tre fire fem seks sju åtte ni ti";
    for mask in 0..512_u32 {
        let mut body = String::new();
        for (at, word) in paragraph.split(' ').enumerate() {
            body.push_str(word);
            body.push(' ');
            if at < 9 && mask >> at & 1 == 1 {
                body.push_str("\r\n");
            }
        }
        assert_eq!(flowed(body.trim_end(), ""), paragraph, "{mask}");
    }
}

#[test]
fn r_10_2_transfer_encodings_give_the_bytes_that_were_meant() {
    let body = |encoding: &str, body: &[u8]| {
        let head = format!("Content-Type: application/x-noe\r\nContent-Transfer-Encoding: {encoding}");
        part(&mail(&head, body), 0).unwrap().bytes
    };
    // As Python's package reads them.
    assert_eq!(body("quoted-printable", b"a=3Db=\r\nc =20\r\nd=ZZ=3de="), b"a=bc  \r\nd=ZZ=e");
    assert_eq!(body("Quoted-Printable", b"==41 = \r\nx"), b"=41 = \r\nx");
    assert_eq!(body("base64", b"aGVp"), b"hei");
    assert_eq!(body("base64", b"aGVpIQ"), b"hei!");
    assert_eq!(body("base64", b"aG*V\r\n pIQ==aGVp"), b"hei!");
    assert_eq!(body("x-uuencode", b"begin 644 hei.txt\r\n#:&5I\r\n`\r\nend\r\n"), b"hei");
    assert_eq!(body("uuencode", b"ikke det\r\n"), b"ikke det\r\n");
    assert_eq!(body("x-ukjent", b"som det er\r\n"), b"som det er\r\n");
    for seed in 0..200 {
        let mut dice = Dice(seed);
        let length = dice.upto(300);
        let bytes = dice.bytes(length);
        let code = base64::engine::general_purpose::STANDARD_NO_PAD.encode(&bytes);
        let broken: String =
            code.chars().flat_map(|c| if dice.upto(9) == 0 { vec![c, '\n'] } else { vec![c] }).collect();
        assert_eq!(body("base64", broken.as_bytes()), bytes);
        let quoted: String = bytes
            .iter()
            .map(|byte| if dice.upto(20) == 0 { format!("=\r\n={byte:02x}") } else { format!("={byte:02X}") })
            .collect();
        assert_eq!(body("quoted-printable", quoted.as_bytes()), bytes);
    }
}
