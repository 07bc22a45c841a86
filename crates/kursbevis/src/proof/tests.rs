use super::*;
use crate::testing::{drawn_by_poppler, facts, secret};
use crate::verify::verify;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use std::collections::BTreeMap;

fn proof() -> Proof {
    Proof::read(&sign(&facts(), &secret()).unwrap()).unwrap()
}

/// The public key of the tests' secret, as its `did:key` gives it: the last 32 bytes of what base58 says.
fn public_key() -> [u8; 32] {
    ed25519_dalek::SigningKey::from_bytes(&[42; 32]).verifying_key().to_bytes()
}

#[test]
fn r_07_6_the_credential_verifies_with_a_library_that_is_not_ours() {
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_required_spec_claims(&["iss", "jti", "nbf"]);
    validation.validate_nbf = true;
    let key = DecodingKey::from_ed_der(&public_key());
    let opened =
        jsonwebtoken::decode::<serde_json::Value>(proof().credential.as_bytes(), &key, &validation).unwrap();
    assert_eq!(opened.header.typ.as_deref(), Some("JWT"));
    let claims = opened.claims;
    assert_eq!(claims["type"][1], "OpenBadgeCredential");
    assert_eq!(claims["issuer"]["id"], claims["iss"]);
    assert_eq!(claims["validFrom"], "2024-03-18T00:00:00Z");
    assert_eq!(claims["credentialSubject"]["achievement"]["name"], facts().course);
    assert_eq!(claims["credentialSubject"]["identifier"][0]["identityHash"], facts().holder);
    assert_eq!(claims["kursbevis"]["hours"], 21);
    let other = DecodingKey::from_ed_der(&[9; 32]);
    assert!(
        jsonwebtoken::decode::<serde_json::Value>(proof().credential.as_bytes(), &other, &validation)
            .is_err()
    );
}

#[test]
fn the_code_opens_and_its_signature_covers_every_field() {
    let opened = open_code(&proof().code).unwrap();
    assert_eq!(opened.facts, CodeFacts::of(&facts()));
    assert!(opened.is_signed_by(&secret().public()));
    let other = IssuerSecret::generate([1; 32], false);
    assert!(!opened.is_signed_by(&other.public()));
    assert!(open_code("HC1:6BFOXN").is_none());
    assert!(open_code("NTL1:").is_none());
}

#[test]
fn facts_that_the_code_cannot_hold_are_refused_by_field() {
    let mut long = facts();
    // Text that does not compress.
    long.course = (0..5u8)
        .flat_map(|i| sha2::Sha256::digest([i]))
        .flat_map(|b| [b >> 4, b & 15])
        .take(300)
        .map(|n| char::from(b'a' + n))
        .collect();
    assert_eq!(sign(&long, &secret()), Err(RenderError::TooLongForCode { field: "course".to_owned() }));
    assert!(crate::render(&long, min_side_domain::Language::Nb).is_ok());
}

#[test]
fn a_demonstration_key_signs_demonstrations_only() {
    let demo = IssuerSecret::generate([42; 32], true);
    let refused = Err(RenderError::OutOfRange { field: "demo".to_owned() });
    assert_eq!(sign(&facts(), &demo), refused);
    let mut marked = facts();
    marked.demo = true;
    assert_eq!(sign(&marked, &secret()), refused);
    assert!(sign(&marked, &demo).is_ok());
}

#[test]
fn a_status_list_is_read_only_with_the_key_that_signed_it() {
    let entry = StatusEntry { at: crate::testing::time("2024-05-01T10:00:00Z"), replaced_by: None };
    let list = StatusList {
        as_of: crate::testing::time("2024-06-01T00:00:00Z"),
        entries: BTreeMap::from([("NTL-2024-000001".to_owned(), entry)]),
    };
    let text = list.sign(&secret()).unwrap();
    assert_eq!(open_status(&text, &secret().public()), Some(list));
    assert_eq!(open_status(&text, &IssuerSecret::generate([1; 32], false).public()), None);
}

#[test]
fn r_07_6_the_code_survives_print_at_150_dots_to_the_inch() {
    let text = sign(&facts(), &secret()).unwrap();
    for language in Language::ALL {
        let pdf = render_signed(&facts(), &text, language).unwrap();
        let picture = drawn_by_poppler(&pdf);
        let verdict = verify(&picture, &[crate::testing::key(&secret())]);
        assert_eq!(verdict.verdict, crate::Outcome::Valid, "{verdict:?}");
    }
}

#[test]
fn the_largest_code_stays_within_fifty_millimetres() {
    let lengths: Vec<usize> = (1..900).collect();
    let most = lengths[lengths.partition_point(|n| qr::grid(&"A".repeat(*n)).is_some()) - 1];
    assert!((540..600).contains(&most), "{most}");
    let most = qr::grid(&"A".repeat(most)).unwrap();
    #[expect(clippy::cast_precision_loss, reason = "a symbol has at most 177 modules")]
    let millimetres = (most.size + 8) as f32 * qr::MODULE / 72.0 * 25.4;
    assert!(millimetres <= 50.0, "{millimetres}");
    const { assert!(qr::MODULE / 72.0 * 150.0 >= 3.0) };
}

#[test]
fn a_signed_certificate_is_the_same_file_every_time() {
    let text = sign(&facts(), &secret()).unwrap();
    assert_eq!(text, sign(&facts(), &secret()).unwrap());
    let first = render_signed(&facts(), &text, Language::Nb).unwrap();
    assert_eq!(first, render_signed(&facts(), &text, Language::Nb).unwrap());
}

#[test]
fn what_is_not_drawn_as_it_was_issued_is_not_handed_out() {
    let issued = issue(&facts(), &secret()).unwrap();
    assert_eq!(issued.sha256.len(), 3);
    assert!(render_issued(&issued, Language::En).is_ok());
    let mut other = issued.clone();
    other.facts.holder = "Ågot Ødegård".to_owned();
    assert_eq!(render_issued(&other, Language::En), Err(RenderError::NotAsIssued));
    other.proof = "{}".to_owned();
    assert_eq!(render_issued(&other, Language::En), Err(RenderError::Proof));
}

#[test]
fn r_07_5_the_bytes_are_the_same_at_another_place_and_in_another_language_and_time_zone() {
    let own = std::env::current_exe().unwrap();
    let test = "proof::tests::r_07_5_template_version_1_gives_the_bytes_that_are_frozen";
    for (zone, locale) in [("Pacific/Kiritimati", "tr_TR.UTF-8"), ("America/St_Johns", "ar_EG.UTF-8")] {
        let home = tempfile::tempdir().unwrap();
        let mut again = std::process::Command::new(&own);
        again.env_clear().env("TZ", zone).env("LC_ALL", locale).env("LANG", locale).env("HOME", home.path());
        let output = again.args(["--exact", test]).current_dir(home.path()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && said.contains("1 passed"), "{zone} {locale}: {said}");
    }
}

#[test]
fn the_code_is_drawn_with_dashes_that_every_reader_knows() {
    // A PostScript printer knows patterns of eleven lengths, PDFium of 32.
    let pdf = render_signed(&facts(), &sign(&facts(), &secret()).unwrap(), Language::Nb).unwrap();
    let document = lopdf::Document::load_mem(&pdf).unwrap();
    let page = *document.get_pages().get(&1).unwrap();
    let content = lopdf::content::Content::decode(&document.get_page_content(page)).unwrap();
    let dashes: Vec<usize> = content
        .operations
        .iter()
        .filter(|operation| operation.operator == "d")
        .map(|operation| operation.operands[0].as_array().unwrap().len())
        .collect();
    assert!(dashes.len() > 100 && dashes.iter().all(|length| *length <= 10), "{dashes:?}");
}

#[test]
fn r_07_5_template_version_1_gives_the_bytes_that_are_frozen() {
    // Never edited once certificates have been issued: what changes these bytes is a new template version.
    let frozen = include_str!("../../golden/v1/sha256.txt");
    assert_eq!(frozen.lines().count(), 4);
    for line in frozen.lines() {
        let mut parts = line.split_whitespace();
        let (hash, name, language) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
        let facts: KursbevisFacts = serde_json::from_str(match name {
            "specimen" => include_str!("../../golden/v1/specimen.json"),
            _ => include_str!("../../golden/v1/long.json"),
        })
        .unwrap();
        let secret = IssuerSecret::generate([if facts.demo { 2 } else { 1 }; 32], facts.demo);
        let language = Language::from_tag(language).unwrap();
        let pdf = render_signed(&facts, &sign(&facts, &secret).unwrap(), language).unwrap();
        assert_eq!(hashed(&pdf), hash, "{line}");
    }
}
