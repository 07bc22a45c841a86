//! Mails by Outlook, whose files stand in `winmail.dat`.

use super::{part, read};
use crate::extract::email_words as words;
use crate::views::EmailNote;
use base64::Engine as _;

/// An attribute of a package: of the message (1) or of a file (2).
fn attribute(level: u8, id: u32, value: &[u8]) -> Vec<u8> {
    let sum: u32 = value.iter().map(|byte| u32::from(*byte)).sum();
    let mut bytes = vec![level];
    bytes.extend(id.to_le_bytes());
    bytes.extend(u32::try_from(value.len()).unwrap().to_le_bytes());
    bytes.extend(value);
    bytes.extend(u16::try_from(sum & 0xffff).unwrap().to_le_bytes());
    bytes
}

/// Properties: kind, id, value; what has a length of its own is filled up to whole fours.
fn properties(list: &[(u16, u16, &[u8])]) -> Vec<u8> {
    let mut bytes = u32::try_from(list.len()).unwrap().to_le_bytes().to_vec();
    for (kind, id, value) in list {
        bytes.extend(kind.to_le_bytes());
        bytes.extend(id.to_le_bytes());
        if *id >= 0x8000 {
            bytes.extend([7; 16]);
            bytes.extend(0_u32.to_le_bytes());
            bytes.extend(1_u32.to_le_bytes());
        }
        if matches!(kind, 0x0d | 0x1e | 0x1f | 0x102) {
            bytes.extend(1_u32.to_le_bytes());
            bytes.extend(u32::try_from(value.len()).unwrap().to_le_bytes());
        }
        bytes.extend(*value);
        bytes.extend(vec![0; value.len().next_multiple_of(4) - value.len()]);
    }
    bytes
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect()
}

fn package(attributes: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = 0x223e_9f78_u32.to_le_bytes().to_vec();
    bytes.extend([1, 0]);
    bytes.extend(attribute(1, 0x0006_9007, &[0xe4, 4, 0, 0, 0, 0, 0, 0]));
    attributes.iter().for_each(|attribute| bytes.extend(attribute));
    bytes
}

fn file(title: &[u8], data: &[u8], more: &[(u16, u16, &[u8])]) -> Vec<u8> {
    [
        attribute(2, 0x0006_9002, &[0; 14]),
        // Some programs write the bytes before the name.
        attribute(2, 0x0006_800f, data),
        attribute(2, 0x0001_8010, &[title, b"\0"].concat()),
        attribute(2, 0x0006_9005, &properties(more)),
    ]
    .concat()
}

fn mail(text: &str, kind: &str, package: &[u8]) -> Vec<u8> {
    let coded = base64::engine::general_purpose::STANDARD.encode(package);
    format!(
        "From: a@example.no\r\nSubject: Outlook\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n{text}\r\n--x\r\nContent-Type: {kind}; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n{coded}\r\n--x--\r\n"
    )
    .into_bytes()
}

#[test]
fn r_10_2_the_files_in_winmail_dat_are_taken_out() {
    let long = wide("Særavtale – utkast.txt");
    let first = file(
        b"S\xe6rav~1.txt",
        "Permisjon for Kåre".as_bytes(),
        &[(0x03, 0x8001, &[1, 0, 0, 0]), (0x1f, 0x3707, &long), (0x0b, 0x7ffe, &[1, 0])],
    );
    let second = file(b"l\xf8nn.csv", b"a;1", &[]);
    let bytes = package(&[first, second]);
    for kind in ["application/ms-tnef", "application/octet-stream"] {
        let mail = mail("Se vedlegg", kind, &bytes);
        let view = read(&mail).unwrap();
        assert!(view.notes.is_empty(), "nothing is left that only Outlook reads: {:?}", view.notes);
        let named: Vec<_> = view.attachments.iter().map(|file| (file.name.as_str(), file.size)).collect();
        let whole = bytes.len() as u64;
        assert_eq!(named, [("winmail.dat", whole), ("Særavtale – utkast.txt", 19), ("lønn.csv", 3)]);
        let taken = part(&mail, 1).unwrap();
        assert_eq!(
            (taken.media_type.as_str(), taken.bytes.as_slice()),
            ("text/plain", "Permisjon for Kåre".as_bytes())
        );
        assert_eq!(part(&mail, 2).unwrap().bytes, b"a;1");
        assert_eq!(part(&mail, 3), None);
        let found = words(&mail).unwrap();
        assert!(found.contains("Permisjon for Kåre") && found.contains("lønn.csv"), "{found}");
    }
}

#[test]
fn r_10_2_a_message_within_winmail_dat_gives_its_files() {
    let inner = package(&[file(b"innerst.txt", b"Innerst", &[])]);
    let message = [[7, 3, 2, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46].as_slice(), &inner].concat();
    let outer = package(&[file(b"Melding", b"", &[(0x0d, 0x3701, &message)])]);
    let view = read(&mail("Se vedlegg", "application/ms-tnef", &outer)).unwrap();
    assert_eq!(view.attachments[1].name, "innerst.txt");
    assert!(view.notes.is_empty());
    // One within the other for ever is no way to fill the memory.
    let mut deep = inner;
    for _ in 0..9 {
        let message = [[7, 3, 2, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46].as_slice(), &deep].concat();
        deep = package(&[file(b"Melding", b"", &[(0x0d, 0x3701, &message)])]);
    }
    assert_eq!(read(&mail("Hei", "application/ms-tnef", &deep)).unwrap().notes, [EmailNote::Winmail]);
}

#[test]
fn r_10_2_the_text_in_winmail_dat_is_shown_where_the_mail_has_no_other() {
    let body = package(&[attribute(1, 0x0002_800c, b"M\xf8te p\xe5 tirsdag\0")]);
    let unicode = wide("Møte på tirsdag");
    let property = package(&[attribute(1, 0x0006_9003, &properties(&[(0x1f, 0x1000, &unicode)]))]);
    let html = "<p>Møte på <b>tirsdag</b></p>";
    let html = package(&[attribute(1, 0x0006_9003, &properties(&[(0x102, 0x1013, html.as_bytes())]))]);
    for bytes in [body, property, html] {
        let mail_of = |text| mail(text, "application/ms-tnef", &bytes);
        let view = read(&mail_of("")).unwrap();
        assert!(view.html.contains("Møte på tirsdag") && view.notes.is_empty(), "{view:?}");
        assert!(words(&mail_of("")).unwrap().contains("Møte på tirsdag"));
        assert!(!read(&mail_of("Hei")).unwrap().html.contains("Møte"));
    }
}

#[test]
fn r_10_2_a_damaged_winmail_dat_is_said_and_is_a_file_still() {
    let whole = package(&[file(b"a.txt", b"Hei", &[(0x1f, 0x3707, &wide("a.txt"))])]);
    // Cut anywhere, or with lengths that lie, it is read without harm.
    for cut in 0..whole.len() {
        let view = read(&mail("Hei", "application/ms-tnef", &whole[..cut])).unwrap();
        assert_eq!(view.attachments[0].name, "winmail.dat");
        let mut lies = whole.clone();
        lies[cut] = 0xff;
        let _ = read(&mail("Hei", "application/ms-tnef", &lies));
    }
    let view = read(&mail("Hei", "application/ms-tnef", &whole[..whole.len() - 1])).unwrap();
    assert_eq!(view.notes, [EmailNote::Winmail]);
}
