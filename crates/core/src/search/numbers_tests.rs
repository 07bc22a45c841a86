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

/// A kind of number: as it stands in texts, and as people type it.
struct KindOfNumber {
    /// Every spelling is found by every question.
    written: &'static [&'static str],
    typed: &'static [&'static str],
    /// Is not found by it.
    other: &'static [&'static str],
}

const KINDS: [KindOfNumber; 9] = [
    // A telephone.
    KindOfNumber {
        written: &[
            "22617384",
            "22 61 73 84",
            "226 17 384",
            "+47 22 61 73 84",
            "+4722617384",
            "(+47) 22617384",
            "0047 22 61 73 84",
            "22.61.73.84",
            "22-61-73-84",
            "22\u{a0}61\u{a0}73\u{a0}84",
            "tlf.22617384",
            "Tlf: 22 61 73 84,",
        ],
        typed: &[
            "22617384",
            "22 61 73 84",
            "226 17 384",
            "2261 7384",
            "+47 22 61 73 84",
            "+4722617384",
            "004722617384",
            "0047 226 17 384",
            "22.61.73.84",
            "22-61-73-84",
            "(+47) 22 61 73 84",
            "(22) 61 73 84",
            "tlf. 22 61 73 84",
            "22\u{a0}61\u{a0}73\u{a0}84",
            "22\u{202f}61\u{202f}73\u{202f}84",
            "２２６１７３８４",
            "22 617 384",
        ],
        other: &["22617385 1", "22 61 73 85 1", "226 17 385 1"],
    },
    // An account.
    KindOfNumber {
        written: &[
            "86011117947",
            "8601.11.17947",
            "8601 11 17947",
            "8601-11-17947",
            "konto:86011117947",
            "8601\u{a0}11\u{a0}17947",
        ],
        typed: &[
            "86011117947",
            "8601.11.17947",
            "8601 11 17947",
            "8601 1117947",
            "860111 17947",
            "8601-11-17947",
            "konto 8601 11 17947",
        ],
        other: &["86011117948 1", "8601 11 17948 1"],
    },
    // An account abroad, or one of ours as abroad.
    KindOfNumber {
        written: &[
            "NO9386011117947",
            "NO93 8601 1117 947",
            "no93 8601 1117 947",
            "NO93\u{a0}8601\u{a0}1117\u{a0}947",
        ],
        typed: &[
            "NO9386011117947",
            "NO93 8601 1117 947",
            "no9386011117947",
            "no93 8601 1117947",
            "NO 93 8601 1117 947",
            "NO93-8601-1117-947",
        ],
        other: &["NO9386011117948 1"],
    },
    // A KID of ten digits.
    KindOfNumber {
        written: &[
            "9920213833",
            "99202 13833",
            "992 021 3833",
            "KID: 9920213833",
            "KID 99 20 21 38 33",
            "KID-nr. 9920213833.",
        ],
        typed: &[
            "9920213833",
            "99202 13833",
            "992 021 3833",
            "KID 9920213833",
            "kid: 99 20 21 38 33",
            "KID-nr. 9920213833",
        ],
        other: &["9920213834 1"],
    },
    // A KID of twenty-five.
    KindOfNumber {
        written: &["1234567890123456789012347", "12345 67890 12345 67890 12347"],
        typed: &[
            "1234567890123456789012347",
            "12345 67890 12345 67890 12347",
            "1234 5678 9012 3456 7890 1234 7",
        ],
        other: &["1234567890123456789012346 1"],
    },
    // An amount.
    KindOfNumber {
        written: &[
            "4318,75",
            "4 318,75",
            "4.318,75",
            "4\u{a0}318,75",
            "4\u{202f}318,75",
            "kr 4 318,75",
            "kr 4318,75",
            "4 318,75 kr",
            "kr. 4.318,75",
            "4318,75,-",
            "NOK 4 318,75",
            "4318.75",
            "4'318,75",
            "4’318,75",
            "-4 318,75",
            "−4 318,75",
            "kr4318,75",
        ],
        typed: &[
            "4318,75",
            "4 318,75",
            "4.318,75",
            "4318.75",
            "kr 4318,75",
            "kr 4 318,75",
            "kr. 4 318,75",
            "4 318,75 kr",
            "4318,75kr",
            "NOK 4318,75",
            "4318",
            "4 318",
            "4.318",
            "4318 kr",
            "4 318 kr",
            "kr 4318",
            "kr4318",
            "4318,-",
            "4 318,-",
            "4'318,75",
            "4 318,75 kroner",
            "-4 318,75",
            "4,318.75",
        ],
        other: &["4319 ", "4 319 ", "kr 4319 "],
    },
    // An organisation.
    KindOfNumber {
        written: &[
            "912345678",
            "912 345 678",
            "NO912345678",
            "NO 912 345 678 MVA",
            "912345678MVA",
            "912.345.678",
            "org.nr.912345678",
            "Org.nr: 912 345 678",
        ],
        typed: &[
            "912345678",
            "912 345 678",
            "912.345.678",
            "NO912345678",
            "NO 912 345 678",
            "912345678MVA",
            "912 345 678 MVA",
            "NO912345678MVA",
            "NO 912 345 678 MVA",
            "org.nr. 912 345 678",
            "orgnr 912345678",
            "org 912345678",
        ],
        other: &["912345679 1"],
    },
    // A member.
    KindOfNumber {
        written: &[
            "654321",
            "654 321",
            "nr.654321",
            "medlemsnr. 654 321",
            "#654321",
            "654-321",
            "Medlem 654321",
        ],
        typed: &[
            "654321",
            "654 321",
            "#654321",
            "nr. 654321",
            "medlemsnr. 654 321",
            "medlemsnummer 654321",
            "nr 654 321",
        ],
        other: &["654322 1"],
    },
    // A case.
    KindOfNumber {
        written: &[
            "2026/1234",
            "2026/1234-5",
            "sak 2026/1234",
            "2026-1234",
            "2026 / 1234",
            "saksnr.2026/1234",
            "(2026/1234)",
            "2026/ 1234",
        ],
        typed: &[
            "2026/1234",
            "sak 2026/1234",
            "2026 1234",
            "20261234",
            "2026-1234",
            "2026 / 1234",
            "saksnr. 2026/1234",
            "sak nr. 2026/1234",
        ],
        other: &["2026/1235 1"],
    },
];

#[test]
fn r_04_3_every_kind_of_number_is_found_in_every_spelling_by_every_other() {
    let mut missing = Vec::new();
    for kind in &KINDS {
        let words = "konto kontonummer tlf telefon kroner sak saksnr nr medlemsnr medlemsnummer orgnr org no KID KID-nr.";
        for written in kind.written {
            let mut index = Index::new();
            // Alone, and among others in a row.
            index.message("alone", "2026-01-02T00:00:00Z", words, &format!("Gjelder {written}"));
            index.message("row", "2026-01-01T00:00:00Z", words, &format!("25 % {written} 14 dager 300,00"));
            index.run();
            for typed in kind.typed {
                for typed in [(*typed).to_owned(), format!("{typed} ")] {
                    let ids = index.ids(&typed);
                    if ids != ["alone", "row"] {
                        missing.push(format!("«{typed}» in «{written}»: {ids:?}"));
                    }
                }
            }
            for other in kind.other {
                let ids = index.ids(other);
                if !ids.is_empty() {
                    missing.push(format!("«{other}» is not «{written}»: {ids:?}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{} of them:\n{}", missing.len(), missing.join("\n"));
}
