//! E-mails of strangers.

use super::{clean, clean::is_link, from_text, read, words};
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
    for (link, kept) in [
        ("https://example.no/a?b=c", true),
        ("mailto:kari@example.no?subject=Hei", true),
        ("mailto:kari@example.no?attach=/etc/passwd", false),
        ("mailto:kari", false),
        ("http://example.no", false),
        ("https://bruker:hemmelig@example.no", false),
        ("javascript:alert(1)", false),
        ("file:///etc/passwd", false),
        ("//example.no", false),
        ("tel:22222222", false),
        ("", false),
    ] {
        assert_eq!(is_link(link), kept, "{link}");
    }
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
