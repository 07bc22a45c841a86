//! Numbers in texts and in what is typed.

use super::tests::{Index, text};

#[test]
fn r_04_3_numbers_are_found_as_people_type_and_see_them() {
    let mut index = Index::new();
    for (id, text) in [
        ("telefon", "Ring meg på +47 22 61 73 84 i morgen."),
        ("belop", "Du skylder 4 318,75 kroner."),
        ("konto", "25 % 1 000,00 8601 11 17947 forfall"),
        ("smal", "Sum 43\u{202f}187,50 kr, org.nr. 912\u{a0}345\u{a0}678 MVA"),
        ("hel", "Ring 22618899 om 55512,00 og medlem 654321, konto NO93 8601 1117 948"),
        ("bredt", "Ｎｕｍｍｅｒ ９８７６５４３２ på ﬁnansﬂyt, e\u{2011}post og medlem\u{ad}skap"),
        ("sak", "Gjelder sak 2026/1234-5 og kr8.150,-"),
    ] {
        index.message(id, "2026-01-01T00:00:00Z", "Melding", text);
    }
    index.run();
    for (id, queries) in [
        (
            "telefon",
            [
                "22617384",
                "22 61 73 84",
                "004722617384",
                "+47 22 61 73 84",
                "+4722617384",
                "0047 22 61 73 84",
                "226 17 384",
                "22.61.73.84",
                "2261 7384",
                "22 61 73",
            ]
            .as_slice(),
        ),
        (
            "belop",
            &[
                "4318,75",
                "4318",
                "4 318,75",
                "4.318,75",
                "kr 4318,75",
                "4318,75 kr",
                "4318 kr",
                "4318kr",
                "4 318 kr",
            ],
        ),
        ("konto", &["86011117947", "8601 11 17947", "8601.11.17947", "860111 17947", "1000,00", "1 000,00"]),
        (
            "smal",
            &[
                "43187,50",
                "43187",
                "43 187,50",
                "kr 43.187,50",
                "912345678",
                "912 345 678",
                "912345678MVA",
                "912.345.678",
            ],
        ),
        (
            "hel",
            &[
                "22 61 88 99",
                "+47 22618899",
                "55 512,00",
                "55512",
                "654 321",
                "86011117948",
                "NO9386011117948",
                "NO93 8601 1117 948",
            ],
        ),
        (
            "bredt",
            &[
                "98765432",
                "98 76 54 32",
                "nummer 98765432",
                "finansflyt",
                "ﬁnansﬂyt",
                "epost",
                "e-post",
                "e\u{2011}post",
                "medlemskap",
            ],
        ),
        (
            "sak",
            &["2026/1234-5", "2026/1234", "2026 1234", "20261234", "2026-1234", "8150", "8 150", "kr 8150"],
        ),
    ] {
        for query in queries {
            // Followed by something, so that none of it is still being typed; and as it is typed.
            assert_eq!(index.ids(&format!("{query} ")), [id], "{query}");
            assert!(index.ids(query).contains(&id.to_owned()), "{query}");
        }
    }
    assert!(index.ids("22617385 ").is_empty() && index.ids("4319 ").is_empty());
    let marked = &index.search("22617384").hits[0].snippet;
    assert_eq!(text(marked), "Ring meg på +[47 22 61 73 84] i morgen.");
}

#[test]
fn r_04_3_a_number_is_found_in_whatever_groups_it_stands_and_is_typed() {
    // Every way to cut eight digits into groups of two or more finds every other.
    let digits = "40917326";
    let ways: Vec<String> = (0..128_u32)
        .map(|cuts| {
            let mut way = String::new();
            for (at, digit) in digits.chars().enumerate() {
                if at > 0 && cuts >> (at - 1) & 1 == 1 {
                    way.push(' ');
                }
                way.push(digit);
            }
            way
        })
        .filter(|way| way.split(' ').all(|group| group.len() >= 2))
        .collect();
    let mut index = Index::new();
    for (at, way) in ways.iter().enumerate() {
        index.message(&at.to_string(), "2026-01-01T00:00:00Z", "Melding", &format!("Nummer {way}, takk"));
    }
    index.run();
    for way in &ways {
        assert_eq!(index.ids(&format!("{way} ")).len(), ways.len(), "{way}");
    }
}
