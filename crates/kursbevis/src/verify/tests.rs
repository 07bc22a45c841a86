use super::*;
use crate::testing::{changed, facts, key, secret, time};
use crate::{IssuerSecret, Proof, StatusEntry, StatusList, render_signed, sign};
use lopdf::{Document, Object};
use min_side_domain::Language;
use min_side_domain::records::Kursbevis;
use std::collections::BTreeMap;

mod page;

pub(super) fn issued(facts: &KursbevisFacts) -> Vec<u8> {
    render_signed(facts, &sign(facts, &secret()).unwrap(), Language::Nb).unwrap()
}

pub(super) fn trusted() -> Vec<IssuerKey> {
    let mut key = key(&secret());
    let list = StatusList { as_of: time("2024-06-01T00:00:00Z"), entries: BTreeMap::new() };
    key.status_list = list.sign(&secret()).unwrap();
    vec![key]
}

fn with_status(number: &str, replaced_by: Option<&str>) -> Vec<IssuerKey> {
    let mut key = key(&secret());
    let entry = StatusEntry { at: time("2024-05-01T10:00:00Z"), replaced_by: replaced_by.map(str::to_owned) };
    let list = StatusList {
        as_of: time("2024-06-01T00:00:00Z"),
        entries: BTreeMap::from([(number.to_owned(), entry)]),
    };
    key.status_list = list.sign(&secret()).unwrap();
    vec![key]
}

/// The keys after the one that issued was changed for another, which lists `number`.
fn with_a_later_key(number: Option<&str>) -> Vec<IssuerKey> {
    let later = IssuerSecret::generate([43; 32], false);
    let mut keys = trusted();
    keys[0].to = Some(time("2024-07-01T00:00:00Z"));
    let mut key = later.issuer_key(&facts().issuer, time("2024-07-01T00:00:00Z"));
    let entry = StatusEntry { at: time("2024-08-01T10:00:00Z"), replaced_by: None };
    let entries = number.map(|number| (number.to_owned(), entry)).into_iter().collect();
    key.status_list = StatusList { as_of: time("2024-08-02T00:00:00Z"), entries }.sign(&later).unwrap();
    keys.push(key);
    keys
}

pub(super) fn kinds(verdict: &Verdict) -> Vec<FindingKind> {
    verdict.findings.iter().map(|finding| finding.kind).collect()
}

#[test]
fn r_07_6_an_issued_certificate_is_valid_and_shows_its_signed_facts() {
    let verdict = verify(&issued(&facts()), &trusted());
    assert_eq!(verdict.verdict, Outcome::Valid, "{verdict:?}");
    assert_eq!(verdict.facts, Some(SignedFacts::All(Box::new(facts()))));
    assert_eq!(verdict.status_as_of, Some(time("2024-06-01T00:00:00Z")));
    assert_eq!(kinds(&verdict), [FindingKind::Identical]);
    let json = serde_json::to_value(&verdict).unwrap();
    assert_eq!(json["verdict"], "valid");
    assert_eq!(json["facts"]["holder"], facts().holder);
    assert_eq!(json["findings"][0]["kind"], "identical");
}

#[test]
fn a_file_written_anew_by_another_program_is_still_valid() {
    let verdict = verify(&changed(&issued(&facts()), |_| ()), &trusted());
    assert_eq!(verdict.verdict, Outcome::Valid, "{verdict:?}");
    assert_eq!(kinds(&verdict), [FindingKind::Rewritten]);
}

#[test]
fn without_a_status_list_it_is_said_that_the_status_is_not_known() {
    let verdict = verify(&issued(&facts()), &[key(&secret())]);
    assert_eq!(verdict.verdict, Outcome::Valid);
    assert!(kinds(&verdict).contains(&FindingKind::StatusUnknown));
}

/// The page of B with the files of A: what a forger would do.
fn swapped(page: &KursbevisFacts, files: &KursbevisFacts) -> Vec<u8> {
    crate::proof::draw(page, &Proof::read(&sign(files, &secret()).unwrap()).unwrap(), Language::Nb).unwrap()
}

#[test]
fn r_07_6_every_field_that_the_page_states_otherwise_is_named() {
    type Change = fn(&mut KursbevisFacts);
    let table: [(&str, Change); 12] = [
        ("holder", |f| f.holder = "Ågot Bárđi Ødegårb".to_owned()),
        ("course", |f| f.course.push('n')),
        ("number", |f| f.number = "NTL-2024-000124".to_owned()),
        ("dates", |f| f.ends = f.ends.succ_opt().unwrap()),
        ("hours", |f| f.hours = 27),
        ("place", |f| f.place.push('s')),
        ("contents[1]", |f| f.contents[1] = "Lønn og lokale forhandlinge".to_owned()),
        ("issuer", |f| f.issuer = "Norsk Tjenestemannslaget".to_owned()),
        ("signatory", |f| f.signatory = "Ellinor Fjeldstad".to_owned()),
        ("signatory_title", |f| f.signatory_title = "Daglig leder".to_owned()),
        ("issued", |f| f.issued = f.issued.succ_opt().unwrap()),
        ("contents[0]", |f| f.contents[0] = "Hovedavtalen i stater".to_owned()),
    ];
    for (field, change) in table {
        let mut other = facts();
        change(&mut other);
        let verdict = verify(&swapped(&other, &facts()), &trusted());
        assert_eq!(verdict.verdict, Outcome::Altered, "{field}: {verdict:?}");
        let found = verdict.findings.iter().find(|f| f.field.as_deref() == Some(field));
        assert!(
            found.is_some_and(|f| f.kind == FindingKind::FieldDiffers && f.signed != f.found),
            "{verdict:?}"
        );
        // What is shown is what was signed, not what the page says.
        assert_eq!(verdict.facts, Some(SignedFacts::All(Box::new(facts()))));
    }
}

#[test]
fn r_07_6_a_code_of_another_certificate_is_found() {
    let mut other = facts();
    other.number = "NTL-2024-000999".to_owned();
    let code = Proof::read(&sign(&other, &secret()).unwrap()).unwrap().code;
    let own = Proof::read(&sign(&facts(), &secret()).unwrap()).unwrap();
    let pdf = crate::proof::draw(&facts(), &Proof { code, ..own }, Language::Nb).unwrap();
    let verdict = verify(&pdf, &trusted());
    assert_eq!(verdict.verdict, Outcome::Altered);
    assert_eq!(kinds(&verdict), [FindingKind::CodeDiffers]);
}

fn first_page(document: &Document) -> (u32, u16) {
    *document.get_pages().get(&1).unwrap()
}

#[test]
fn r_07_6_a_page_tree_that_counts_more_pages_than_it_has_is_no_harm() {
    let counted = changed(&issued(&facts()), |document| {
        let root = document.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
        let kids = document.get_dictionary(root).unwrap().get(b"Kids").unwrap().clone();
        let count = 2_000_000_000_000_i64;
        let part =
            lopdf::dictionary! { "Type" => "Pages", "Parent" => root, "Kids" => kids, "Count" => count };
        let part = document.add_object(part);
        document.get_dictionary_mut(root).unwrap().set("Kids", vec![Object::Reference(part)]);
    });
    assert_eq!(verify(&counted, &trusted()).facts, Some(SignedFacts::All(Box::new(facts()))));
}

#[test]
fn r_07_6_what_is_drawn_over_the_page_or_added_to_it_is_found() {
    let pdf = issued(&facts());
    let overlaid = changed(&pdf, |document| {
        let stamp = document.add_object(lopdf::dictionary! { "Type" => "Annot", "Subtype" => "Stamp" });
        let page = first_page(document);
        document.get_dictionary_mut(page).unwrap().set("Annots", vec![Object::Reference(stamp)]);
    });
    let verdict = verify(&overlaid, &trusted());
    assert_eq!((verdict.verdict, kinds(&verdict)), (Outcome::Added, vec![FindingKind::AddedNote]));

    let painted = changed(&pdf, |document| {
        let page = first_page(document);
        let mut content = document.get_page_content(page);
        content.extend_from_slice(b"\n1 1 1 rg 200 440 200 60 re f\n");
        document.change_page_content(page, content).unwrap();
    });
    let verdict = verify(&painted, &trusted());
    assert_eq!((verdict.verdict, kinds(&verdict)), (Outcome::Altered, vec![FindingKind::AppearanceDiffers]));

    let longer = changed(&pdf, |document| {
        let page = first_page(document);
        let twin = document.get_dictionary(page).unwrap().clone();
        let twin = document.add_object(twin);
        let pages = document.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
        let pages = document.get_dictionary_mut(pages).unwrap();
        pages.set("Kids", vec![Object::Reference(page), Object::Reference(twin)]);
        pages.set("Count", 2);
    });
    let verdict = verify(&longer, &trusted());
    assert_eq!(verdict.verdict, Outcome::Altered);
    assert!(kinds(&verdict).contains(&FindingKind::PagesDiffer));
}

#[test]
fn r_07_6_another_credential_or_none_in_the_file_is_found() {
    let with_files = |credential: Option<Vec<u8>>| {
        changed(&issued(&facts()), |document| {
            let file = document.objects.values().find_map(|object| {
                object.as_dict().ok()?.get(b"EF").ok()?.as_dict().ok()?.get(b"F").ok()?.as_reference().ok()
            });
            match credential {
                Some(bytes) => {
                    let file = document.get_object_mut(file.unwrap()).unwrap().as_stream_mut().unwrap();
                    file.set_plain_content(bytes);
                }
                None => {
                    document.objects.remove(&file.unwrap());
                }
            }
        })
    };
    let mut other = facts();
    other.holder = "Kari Nordmann".to_owned();
    let theirs = Proof::read(&sign(&other, &secret()).unwrap()).unwrap().credential;
    let verdict = verify(&with_files(Some(theirs.clone().into_bytes())), &trusted());
    assert_eq!(verdict.verdict, Outcome::Altered, "{verdict:?}");
    assert!(verdict.findings.iter().any(|finding| finding.field.as_deref() == Some("holder")));
    assert_eq!(verdict.facts, Some(SignedFacts::All(Box::new(other))));
    let broken = theirs.replace('.', "..");
    assert_eq!(verify(&with_files(Some(broken.into_bytes())), &trusted()).verdict, Outcome::NotACertificate);
    // Without its credential a file is what a print of it is: the code on its page is checked.
    let verdict = verify(&with_files(None), &trusted());
    assert_eq!(
        (verdict.verdict, kinds(&verdict)),
        (Outcome::Valid, vec![FindingKind::CodeOnly, FindingKind::NotCompared])
    );
    // A mark of a demonstration that is taken away, and a number of another that it says it replaces.
    let demo = IssuerSecret::generate([3; 32], true);
    let mut marked = facts();
    (marked.demo, marked.replaces) = (true, Some("NTL-2023-000001".to_owned()));
    let proof = Proof::read(&sign(&marked, &demo).unwrap()).unwrap();
    let mut page = marked.clone();
    (page.demo, page.replaces) = (false, None);
    let pdf = crate::proof::draw(&page, &proof, Language::Nb).unwrap();
    let verdict = verify(&pdf, &[key(&demo)]);
    assert_eq!(verdict.verdict, Outcome::Altered);
    let fields: Vec<_> = verdict.findings.iter().filter_map(|finding| finding.field.as_deref()).collect();
    assert!(fields.contains(&"demo") && fields.contains(&"replaces"), "{fields:?}");
    assert!(verdict.demo);
}

#[test]
fn r_07_6_a_picture_of_the_page_is_read_by_its_code() {
    let verdict = verify(&crate::testing::drawn_by_poppler(&issued(&facts())), &trusted());
    assert_eq!((verdict.verdict, kinds(&verdict)), (Outcome::Valid, vec![FindingKind::CodeOnly]));
    // The picture of something else.
    let plain = crate::render(&facts(), Language::Nb).unwrap();
    assert_eq!(verify(&crate::testing::drawn_by_poppler(&plain), &trusted()).verdict, Outcome::NoCode);
}

#[test]
fn r_07_6_a_picture_of_the_code_of_another_system_is_no_certificate() {
    for text in ["https://example.org/verify?id=1", "HC1:6BFOXN%TS3DH0YOJ58S", "NTL2:6BFOXN", "ntl1:abc"] {
        let code = qrcode::QrCode::new(text).unwrap();
        let (side, dark) = (code.width(), code.to_colors());
        let picture = image::GrayImage::from_fn(side as u32 * 6 + 48, side as u32 * 6 + 48, |x, y| {
            let at =
                |place: u32| (place as usize).checked_sub(24).map(|place| place / 6).filter(|at| *at < side);
            let is_dark = at(x).zip(at(y)).is_some_and(|(x, y)| dark[y * side + x] == qrcode::Color::Dark);
            image::Luma([if is_dark { 0 } else { 255 }])
        });
        let mut png = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut png, image::ImageFormat::Png).unwrap();
        let png = png.into_inner();
        assert_eq!(super::codes::of_file(&png, &mut |_| {}).unwrap(), [text]);
        assert_eq!(verify(&png, &trusted()).verdict, Outcome::NotACertificate, "{text}");
    }
}

#[test]
fn r_07_6_a_code_is_told_to_be_revoked_replaced_unknown_or_out_of_time_as_a_file_is() {
    let code = Proof::read(&sign(&facts(), &secret()).unwrap()).unwrap().code;
    let number = facts().number;
    let told = |keys: &[IssuerKey]| verify(code.as_bytes(), keys).verdict;
    assert_eq!(told(&with_status(&number, None)), Outcome::Revoked);
    assert_eq!(told(&with_status(&number, Some("NTL-2024-000200"))), Outcome::Replaced);
    assert_eq!(told(&[]), Outcome::UnknownKey);
    let mut late = trusted();
    late[0].from = time("2025-01-01T00:00:00Z");
    assert_eq!(told(&late), Outcome::ExpiredKey);
    // One letter of what it holds.
    let place = code.len() / 2;
    let letter = if &code[place..=place] == "A" { "B" } else { "A" };
    let altered = format!("{}{letter}{}", &code[..place], &code[place + 1..]);
    let verdict = verify(altered.as_bytes(), &trusted());
    assert!(matches!(verdict.verdict, Outcome::Forged | Outcome::Damaged), "{verdict:?}");
    assert_eq!(verdict.facts, None);
}

#[test]
fn r_07_6_a_signature_changed_in_one_letter_is_forged() {
    let mut proof = Proof::read(&sign(&facts(), &secret()).unwrap()).unwrap();
    let place = proof.credential.find('.').unwrap() + 40;
    let letter = if &proof.credential[place..=place] == "A" { "B" } else { "A" };
    proof.credential.replace_range(place..=place, letter);
    let verdict = verify(proof.credential.as_bytes(), &trusted());
    assert!(matches!(verdict.verdict, Outcome::Forged | Outcome::NotACertificate), "{verdict:?}");
    assert_eq!(verdict.facts, None);
}

#[test]
fn a_key_that_comes_only_with_the_document_makes_nothing_valid() {
    let own = IssuerSecret::generate([13; 32], false);
    let proof = sign(&facts(), &own).unwrap();
    let verdict = verify(&render_signed(&facts(), &proof, Language::Nb).unwrap(), &trusted());
    assert_eq!(verdict.verdict, Outcome::UnknownKey);
    let code = Proof::read(&proof).unwrap().code;
    assert_eq!(verify(code.as_bytes(), &trusted()).verdict, Outcome::UnknownKey);
    // Nor does a trusted key make another union's name valid.
    let mut other = facts();
    other.issuer = "Et annet forbund".to_owned();
    assert_eq!(verify(&issued(&other), &trusted()).verdict, Outcome::UnknownKey);
}

#[test]
fn keys_sign_in_their_time_only() {
    let mut late = trusted();
    late[0].from = time("2025-01-01T00:00:00Z");
    assert_eq!(verify(&issued(&facts()), &late).verdict, Outcome::ExpiredKey);
    let mut early = trusted();
    early[0].to = Some(time("2023-01-01T00:00:00Z"));
    assert_eq!(verify(&issued(&facts()), &early).verdict, Outcome::ExpiredKey);
    let mut rotated = trusted();
    rotated[0].to = Some(time("2024-12-31T00:00:00Z"));
    assert_eq!(verify(&issued(&facts()), &rotated).verdict, Outcome::Valid);
}

#[test]
fn r_07_6_what_an_earlier_key_issued_is_revoked_by_the_list_of_the_present_one() {
    let number = facts().number;
    let proof = Proof::read(&sign(&facts(), &secret()).unwrap()).unwrap();
    for input in [issued(&facts()), proof.code.into_bytes(), proof.credential.into_bytes()] {
        let stands = verify(&input, &with_a_later_key(None));
        assert_eq!(
            (stands.verdict, stands.status_as_of),
            (Outcome::Valid, Some(time("2024-08-02T00:00:00Z")))
        );
        let verdict = verify(&input, &with_a_later_key(Some(&number)));
        assert_eq!(verdict.verdict, Outcome::Revoked);
        assert_eq!(verdict.revoked_at, Some(time("2024-08-01T10:00:00Z")));
        // A thief of the earlier key cannot undo it by a newer list.
        let mut keys = with_a_later_key(Some(&number));
        let later = StatusList { as_of: time("2025-01-01T00:00:00Z"), entries: BTreeMap::new() };
        keys[0].status_list = later.sign(&secret()).unwrap();
        assert_eq!(verify(&input, &keys).verdict, Outcome::Revoked);
        // Nor does another issuer's list speak for it, nor a demonstration's.
        let mut keys = with_a_later_key(Some(&number));
        keys[1].issuer = "Et annet forbund".to_owned();
        assert_eq!(verify(&input, &keys).verdict, Outcome::Valid);
        let mut keys = with_a_later_key(Some(&number));
        keys[1].demo = true;
        assert_eq!(verify(&input, &keys).verdict, Outcome::Valid);
    }
}

#[test]
fn a_revoked_number_and_a_replaced_one_are_told_apart() {
    let number = facts().number;
    let verdict = verify(&issued(&facts()), &with_status(&number, None));
    assert_eq!(verdict.verdict, Outcome::Revoked);
    assert_eq!(verdict.revoked_at, Some(time("2024-05-01T10:00:00Z")));
    let verdict = verify(&issued(&facts()), &with_status(&number, Some("NTL-2024-000200")));
    assert_eq!(verdict.verdict, Outcome::Replaced);
    assert_eq!(verdict.replaced_by.as_deref(), Some("NTL-2024-000200"));
    assert_eq!(verify(&issued(&facts()), &with_status("NTL-2024-000001", None)).verdict, Outcome::Valid);
}

#[test]
fn r_07_6_a_demonstration_says_so_in_its_verdict() {
    let demo = IssuerSecret::generate([3; 32], true);
    let mut marked = facts();
    marked.demo = true;
    let pdf = render_signed(&marked, &sign(&marked, &demo).unwrap(), Language::Nb).unwrap();
    let verdict = verify(&pdf, &[key(&demo)]);
    assert_eq!(verdict.verdict, Outcome::Valid);
    assert!(verdict.demo && kinds(&verdict).contains(&FindingKind::Demonstration));
}

#[test]
fn r_07_6_what_is_no_certificate_gets_a_clear_answer() {
    let noise: Vec<u8> = (0..50_000_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    assert_eq!(verify(&noise, &trusted()).verdict, Outcome::NotACertificate);
    assert_eq!(verify(b"", &trusted()).verdict, Outcome::NotACertificate);
    assert_eq!(verify(b"%PDF-1.7\nrubbish", &trusted()).verdict, Outcome::Damaged);
    assert_eq!(verify(b"NTL1:ABC", &trusted()).verdict, Outcome::Damaged);
    assert_eq!(verify(b"HC1:6BFOXN%TS3DH0YOJ58S", &trusted()).verdict, Outcome::NotACertificate);
    assert_eq!(verify(b"https://example.org", &trusted()).verdict, Outcome::NotACertificate);
    assert_eq!(verify(b"\x89PNG\r\n\x1a\nbroken", &trusted()).verdict, Outcome::Damaged);
    let letter = crate::letter::render(&crate::letter::Letter {
        language: Language::Nb,
        title: "Et brev".to_owned(),
        from: "Noen".to_owned(),
        date: facts().issued,
        blocks: Vec::new(),
        attachments: Vec::new(),
    });
    assert_eq!(verify(&letter.unwrap(), &trusted()).verdict, Outcome::Unsigned);
    assert_eq!(
        verify(&crate::render(&facts(), Language::Nb).unwrap(), &trusted()).verdict,
        Outcome::Unsigned
    );
}

#[test]
fn a_file_cut_short_anywhere_gets_an_answer_and_is_never_valid() {
    let pdf = issued(&facts());
    for part in 0..60 {
        let end = pdf.len() * part / 60;
        let verdict = verify(&pdf[..end], &trusted());
        assert_ne!(verdict.verdict, Outcome::Valid, "{end}");
    }
}

/// Certificates of one person in a year, put together.
fn together() -> (Vec<u8>, Vec<KursbevisFacts>) {
    let mut second = facts();
    second.number = "NTL-2024-000124".to_owned();
    second.course = "Lønn og lokale forhandlinger".to_owned();
    second.contents = (0..40).map(|item| format!("Emne {item}")).collect();
    let facts = vec![facts(), second];
    let issued: Vec<Kursbevis> = facts.iter().map(|facts| crate::issue(facts, &secret()).unwrap()).collect();
    (crate::render_together(&issued.iter().collect::<Vec<_>>(), Language::Nb).unwrap(), facts)
}

#[test]
fn r_07_4_r_07_6_certificates_of_a_year_in_one_file_are_checked_each() {
    let (pdf, facts) = together();
    let verdict = verify(&pdf, &trusted());
    assert_eq!((verdict.verdict, kinds(&verdict)), (Outcome::Valid, vec![FindingKind::Identical]));
    let parts: Vec<_> = verdict.parts.iter().map(|part| (part.verdict, part.facts.clone())).collect();
    let expected =
        facts.iter().map(|facts| (Outcome::Valid, Some(SignedFacts::All(Box::new(facts.clone())))));
    assert_eq!(parts, expected.collect::<Vec<_>>());
    // The gravest of them is what the file is.
    let verdict = verify(&pdf, &with_status("NTL-2024-000124", None));
    assert_eq!(verdict.verdict, Outcome::Revoked);
    assert_eq!(
        verdict.parts.iter().map(|p| p.verdict).collect::<Vec<_>>(),
        [Outcome::Valid, Outcome::Revoked]
    );
    assert_eq!(verify(&changed(&pdf, |_| ()), &trusted()).findings[0].kind, FindingKind::Rewritten);
    // The pages of others with these proofs.
    let mut forged = facts.clone();
    forged[1].holder = "Ågot Bárđi Ødegårb".to_owned();
    let signed = forged
        .iter()
        .zip(&facts)
        .map(|(page, own)| (page, Proof::read(&sign(own, &secret()).unwrap()).unwrap()));
    let pdf = crate::proof::draw_together(&signed.collect::<Vec<_>>(), Language::Nb).unwrap();
    let verdict = verify(&pdf, &trusted());
    assert_eq!(verdict.verdict, Outcome::Altered);
    let fields: Vec<_> = verdict.findings.iter().filter_map(|finding| finding.field.as_deref()).collect();
    assert!(fields.contains(&"NTL-2024-000124: holder"), "{fields:?}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_file_with_damaged_bytes_gets_an_answer(places in proptest::collection::vec((0usize..20_000, 0u8..=255), 1..12)) {
        let pdf = issued(&facts());
        let mut broken = pdf.clone();
        for (place, byte) in places {
            let place = place % broken.len();
            broken[place] = byte;
        }
        let verdict = verify(&broken, &trusted());
        if verdict.verdict == Outcome::Valid && broken != pdf {
            // A change that no reader sees: in white space or in the list of objects' lengths; or one that has taken the
            // credential away, so that only the code on the page is left and nothing is said of the page's text.
            let kinds = kinds(&verdict);
            let by_code = kinds == [FindingKind::CodeOnly, FindingKind::NotCompared];
            proptest::prop_assert!(kinds.contains(&FindingKind::Rewritten) || by_code, "{verdict:?}");
        }
    }
}
