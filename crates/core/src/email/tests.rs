//! E-mails of strangers.

use super::{clean, clean::link, from_text, read, text};
use crate::extract::email_words as words;
use std::collections::BTreeMap;

const MESSAGE: &str = "From: \"NTL =?utf-8?q?=C3=98konomi?=\" <okonomi@example.no>\r\n\
To: Kari <kari@example.no>\r\n\
Subject: =?utf-8?B?w4VyZXRzIG3DuHRl?=\r\n\
Date: Fri, 5 Jun 2026 12:30:00 +0200\r\n\
MIME-Version: 1.0\r\n\
Content-Type: multipart/mixed; boundary=x\r\n\r\n\
--x\r\nContent-Type: multipart/related; boundary=y\r\n\r\n\
--y\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\
<html><head><style>p{color:red}</style><script>alert(1)</script></head><body onload=\"x()\">\
<p style=\"background:url(https://spor.example/a)\">Hei <b>Kari</b></p>\
<img src=\"cid:logo@ntl\" alt=\"Logo\"><img src=\"https://spor.example/p.gif\">\
<a href=\"https://example.no/a\" onclick=\"x()\">lenke</a> <a href=\"javascript:alert(1)\">ond</a>\
<iframe src=\"https://spor.example\"></iframe></body></html>\r\n\
--y\r\nContent-Type: image/png\r\nContent-ID: <logo@ntl>\r\nContent-Transfer-Encoding: base64\r\n\r\n\
iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=\r\n--y--\r\n\
--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"../../vedtak.exe\"\r\nContent-Transfer-Encoding: base64\r\n\r\n\
JVBERi0xLjcK\r\n--x--\r\n";

#[test]
fn r_10_2_an_email_is_read_and_made_harmless() {
    let view = read(MESSAGE.as_bytes()).unwrap();
    assert_eq!(view.subject, "Årets møte");
    assert_eq!(view.from, "NTL Økonomi <okonomi@example.no>");
    assert_eq!(view.to, "Kari <kari@example.no>");
    assert_eq!(view.date, Some("2026-06-05T10:30:00Z".parse().unwrap()));
    assert!(view.html.contains("<p>Hei <b>Kari</b></p>"), "{}", view.html);
    assert!(view.html.contains("src=\"data:image/png;base64,iVBOR"), "{}", view.html);
    assert!(view.html.contains("href=\"https://example.no/a\""));
    for harmful in ["script", "style", "onclick", "onload", "javascript", "iframe", "spor.example", "cid:"] {
        assert!(!view.html.contains(harmful), "{harmful}: {}", view.html);
    }
    assert!(view.blocked >= 2, "{}", view.blocked);
}

#[test]
fn r_10_2_files_within_an_email_have_safe_names() {
    let view = read(MESSAGE.as_bytes()).unwrap();
    let file = view.attachments.iter().find(|file| file.media_type == "application/pdf").unwrap();
    assert_eq!((file.name.as_str(), file.size), ("vedtak.exe.pdf", 9));
    let part = super::read::part(MESSAGE.as_bytes(), file.index).unwrap();
    assert_eq!(part.bytes, b"%PDF-1.7\n");
    assert!(super::read::part(MESSAGE.as_bytes(), 99).is_none());
}

#[test]
fn r_04_3_the_words_of_an_email_can_be_searched() {
    let words = words(MESSAGE.as_bytes()).unwrap();
    for word in ["Årets møte", "Økonomi", "Hei", "Kari", "vedtak"] {
        assert!(words.contains(word), "{word}: {words}");
    }
    assert!(!words.contains("<b>"));
}

#[test]
fn a_plain_text_email_is_shown_as_paragraphs() {
    let text = "From: a@b.no\r\nSubject: Hei\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nBl\u{e5} <b>ikke fet</b>\r\nny linje\r\n\r\nnytt avsnitt & mer\r\n";
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let view = read(&bytes).unwrap();
    assert_eq!(
        view.html,
        "<p>Blå &lt;b&gt;ikke fet&lt;/b&gt;<br>ny linje</p>\n<p>nytt avsnitt &amp; mer</p>"
    );
    assert_eq!(view.blocked, 0);
}

#[test]
fn what_is_no_email_is_not_shown_as_one() {
    assert_eq!(read(b""), None);
    assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0"), None);
    assert_eq!(read(&[0xff; 4096]), None);
}

#[test]
fn r_10_2_known_ways_around_a_filter_do_not_get_through() {
    for html in [
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<img src=x onerror=alert(1)>",
        "<a href=\"java\nscript:alert(1)\">x</a>",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<img src=\"data:image/svg+xml;base64,PHN2Zz4=\">",
        "<form action=https://x.example><input name=a></form>",
        "<div style=\"position:fixed;inset:0\">dekk alt</div>",
        "<meta http-equiv=refresh content=\"0;url=https://x.example\">",
        "<base href=https://x.example><a href=/a>x</a>",
        "<object data=https://x.example></object><embed src=https://x.example>",
        "<table background=https://x.example/a.png><tr><td>x</table>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<!--[if IE]><script>alert(1)</script><![endif]-->",
        "<img srcset=\"https://x.example/a 1x\">",
        "<video poster=https://x.example/a><source src=https://x.example/b></video>",
        "<p id=app class=ds-button data-x=1>x</p>",
    ] {
        let cleaned = clean(html, &BTreeMap::new()).html;
        for harmful in [
            "<script",
            "onerror",
            "javascript:",
            "data:",
            "x.example",
            "style=",
            "<meta",
            "<base",
            "<form",
            "<input",
            "id=",
            "class=",
        ] {
            assert!(!cleaned.to_lowercase().contains(harmful), "{html} became {cleaned}");
        }
    }
}

#[test]
fn r_10_2_remote_content_is_counted() {
    let html = "<img src=https://a.example/1><img src=https://a.example/2><iframe src=https://a.example></iframe><p>x</p>";
    let cleaned = clean(html, &BTreeMap::new());
    assert_eq!(cleaned.blocked, 3);
    assert_eq!(from_text("hei").blocked, 0);
}

#[test]
fn links_are_https_and_mail_alone() {
    for (address, kept) in [
        ("https://example.no/a?b=c", true),
        ("mailto:kari@example.no?subject=Hei", true),
        ("mailto:kari@example.no?attach=/etc/passwd", false),
        ("mailto:kari", false),
        ("http://example.no", false),
        ("https://bruker:hemmelig@example.no", false),
        ("https://:www.ntl.no@example.no", false),
        ("javascript:alert(1)", false),
        ("file:///etc/passwd", false),
        ("//example.no", false),
        ("tel:22222222", false),
        ("", false),
    ] {
        assert_eq!(link(address).is_some(), kept, "{address}");
    }
    // What a browser leaves out does not hide where a link leads.
    assert_eq!(link("\u{1} ht\ttps://EXAMPLE.no/a\nb").as_deref(), Some("https://example.no/ab"));
    assert_eq!(
        link("https://ntl.nо/").as_deref(),
        Some("https://ntl.xn--n-1tb/"),
        "a letter that looks like another"
    );
}

#[test]
fn a_deeply_nested_email_is_shown_as_text_at_once() {
    for html in [
        format!("{}Hei <b>deg</b>", "<div>".repeat(200_000)),
        format!("{}Hei <b>deg</b>", "<b></i>".repeat(200_000)),
        format!("{}Hei <b>deg</b>", "<p><font>".repeat(100_000)),
        format!("{}Hei <b>deg</b>", "<br>".repeat(150_000)),
    ] {
        let begun = std::time::Instant::now();
        let cleaned = clean(&html, &BTreeMap::new()).html;
        assert!(
            cleaned.contains("Hei") && !cleaned.contains("<b>") && !cleaned.contains("<div>"),
            "{}",
            &cleaned[..200.min(cleaned.len())]
        );
        // Minutes, were the tree built.
        assert!(begun.elapsed().as_secs() < 20);
    }
}

#[test]
fn an_ordinary_newsletter_is_not_tangled() {
    let row = "<table><tr><td><p>Tekst<p>Mer<br><div><span>x</span></div></table>";
    let cleaned = clean(&row.repeat(400), &BTreeMap::new());
    assert!(cleaned.html.contains("<table>"));
}

#[test]
fn a_huge_email_is_cut() {
    let huge = "å".repeat(3_000_000);
    assert!(clean(&huge, &BTreeMap::new()).html.len() < huge.len());
}

#[test]
fn r_10_2_letters_are_read_by_the_charset_and_encoding_that_the_part_names() {
    let message = |head: &str, body: &[u8]| {
        let mut bytes = format!("From: a@b.no\r\nSubject: Hei\r\n{head}\r\n\r\n").into_bytes();
        bytes.extend_from_slice(body);
        read(&bytes).unwrap().html
    };
    for (head, body) in [
        ("Content-Type: text/plain; charset=utf-8", "Blåbærgrød".as_bytes()),
        ("Content-Type: text/plain; charset=iso-8859-1", b"Bl\xe5b\xe6rgr\xf8d"),
        ("Content-Type: text/plain; charset=\"ISO-8859-15\"", b"Bl\xe5b\xe6rgr\xf8d"),
        ("Content-Type: text/plain; charset=windows-1252", b"Bl\xe5b\xe6rgr\xf8d"),
        (
            "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable",
            b"Bl=E5b=\r\n=E6rgr=F8d",
        ),
        (
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64",
            b"QmzDpWLDpnJncsO4ZA==",
        ),
    ] {
        assert!(message(head, body).contains("Blåbærgrød"), "{head}: {}", message(head, body));
    }
    // A charset that is not so, one that nobody knows, and an encoding that is broken: read as far as it goes.
    assert!(message("Content-Type: text/plain; charset=utf-8", b"Bl\xe5b\xe6r og mer").contains("og mer"));
    assert!(message("Content-Type: text/plain; charset=x-finnes-ikke", b"Hei igjen").contains("Hei igjen"));
    let broken = "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable";
    assert!(message(broken, b"Hei =ZZ =E5= slutt").contains("slutt"));
    let broken = "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64";
    message(broken, b"%%%% ikke base64 \xff\xfe");
}

#[test]
fn r_10_2_an_email_of_a_hundred_thousand_parts_is_read_in_time_and_named_in_part() {
    let mut bytes =
        b"From: a@b.no\r\nSubject: Mange\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n".to_vec();
    bytes.extend_from_slice(b"--x\r\nContent-Type: text/plain\r\n\r\nHei\r\n");
    for number in 0..100_000 {
        bytes.extend_from_slice(
            format!("--x\r\nContent-Type: application/pdf; name=\"{number}.pdf\"\r\nContent-Disposition: attachment\r\n\r\n%PDF\r\n")
                .as_bytes(),
        );
    }
    bytes.extend_from_slice(b"--x--\r\n");
    let begun = std::time::Instant::now();
    let view = read(&bytes).unwrap();
    assert!(view.html.contains("Hei"));
    assert_eq!((view.attachments.len(), view.attachments_left_out), (200, 99_800));
    assert!(words(&bytes).unwrap().len() < 100_000);
    assert_eq!(super::part(&bytes, 99_999).unwrap().name, "99999.pdf");
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
}

#[test]
fn r_10_2_an_email_of_parts_within_parts_does_not_exhaust_the_stack() {
    for depth in [50, 5_000, 50_000] {
        let mut text = String::from("From: a@b.no\r\nSubject: Dyp\r\n");
        for level in 0..depth {
            text.push_str(&format!("Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n"));
        }
        text.push_str("Content-Type: text/plain\r\n\r\nInnerst\r\n");
        let _ = (read(text.as_bytes()), words(text.as_bytes()));
        let mut text = String::from("From: a@b.no\r\nSubject: Dyp\r\n");
        for _ in 0..depth {
            text.push_str("Content-Type: message/rfc822\r\n\r\nFrom: a@b.no\r\nSubject: Dypere\r\n");
        }
        text.push_str("\r\nInnerst\r\n");
        let _ = (read(text.as_bytes()), words(text.as_bytes()));
    }
}

#[test]
fn r_10_2_a_head_of_a_hundred_thousand_people_is_shown_in_part() {
    let people: Vec<String> =
        (0..100_000).map(|number| format!("P{number} <p{number}@example.no>")).collect();
    let text = format!(
        "From: {}\r\nTo: {}\r\nSubject: {}\r\n\r\nHei",
        "å".repeat(500_000),
        people.join(", "),
        "s".repeat(500_000)
    );
    let view = read(text.as_bytes()).unwrap();
    assert!(view.to.starts_with("P0 <p0@example.no>, P1") && view.to.ends_with('…'), "{}", view.to.len());
    assert!(view.to.len() < 60_000 && view.from.len() < 5_000 && view.subject.len() < 5_000);
}

#[test]
fn r_10_2_a_picture_that_unpacks_to_gigabytes_is_left_out() {
    let picture = |width: u32, height: u32| {
        use base64::Engine as _;
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        png.extend(width.to_be_bytes());
        png.extend(height.to_be_bytes());
        png.extend([8, 6, 0, 0, 0, 0, 0, 0, 0]);
        let data = base64::engine::general_purpose::STANDARD.encode(png);
        let text = format!(
            "From: a@b.no\r\nSubject: Bilde\r\nContent-Type: multipart/related; boundary=y\r\n\r\n--y\r\nContent-Type: text/html\r\n\r\n<p>Hei<img src=\"cid:b@x\"></p>\r\n--y\r\nContent-Type: image/png\r\nContent-ID: <b@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n{data}\r\n--y--\r\n"
        );
        let view = read(text.as_bytes()).unwrap();
        (view.html.contains("data:image/png"), view.blocked)
    };
    assert_eq!(picture(100, 100), (true, 0));
    // It is the message's own: nothing is said of content from elsewhere.
    assert_eq!(picture(60_000, 60_000), (false, 0));
}

#[test]
fn r_10_2_a_text_of_very_many_lines_is_few_elements_and_loses_no_word() {
    let lines: Vec<String> = (0..60_000).map(|number| format!("ord{number} & mer")).collect();
    for text in [lines.join("\n"), lines.join("\n\n"), lines.join(" ")] {
        let cleaned = from_text(&text);
        assert!(cleaned.html.matches('<').count() < 1_000, "{}", cleaned.html.matches('<').count());
        for word in ["ord0 &amp;", "ord12345 &amp;", "ord59999 &amp;"] {
            assert!(cleaned.html.contains(word), "{word}");
        }
        assert!(!cleaned.cut);
    }
    // One paragraph without end is divided too.
    let html = format!("<p>{}</p>", "Dette er en lang e-post. ".repeat(50_000));
    let html = clean(&html, &BTreeMap::new()).html;
    assert!(html.split('<').all(|piece| piece.len() < 10_000) && html.contains("en lang e-post"));
    let html = format!("<p>Hei</p>{}", "<p>Et avsnitt til.</p>".repeat(90_000));
    assert!(clean(&html, &BTreeMap::new()).html.matches('<').count() < 2_000);
}

#[test]
fn r_10_2_a_large_style_sheet_or_embedded_picture_does_not_make_an_email_plain() {
    let long = "a".repeat(200_000);
    for html in [
        format!("<style>.b {{ color: red }} /* {long} */</style><h1>Hei</h1>"),
        format!("<!-- {long} --><h1>Hei</h1>"),
        format!("<img src=\"data:image/png;base64,{long}\"><h1>Hei</h1>"),
    ] {
        assert!(clean(&html, &BTreeMap::new()).html.contains("<h1>Hei</h1>"));
    }
}

#[test]
fn an_email_whose_parts_end_each_other_is_read() {
    // Found by fuzzing: the boundary of a message within a digest is that of the digest with more after it.
    let crossed = include_bytes!("../../../../fuzz/corpus/email/crossed-boundaries.eml");
    assert_eq!(read(crossed).unwrap().subject, "Videresendt");
    assert!(text(crossed).is_some() && words(crossed).is_some());
}
