//! The page that checks certificates in a browser.

use super::*;

#[test]
fn r_07_6_the_page_for_browsers_gives_the_same_answers() {
    let proof = Proof::read(&sign(&facts(), &secret()).unwrap()).unwrap();
    let (pdf, own) = (issued(&facts()), IssuerSecret::generate([13; 32], false));
    let strange = render_signed(&facts(), &sign(&facts(), &own).unwrap(), Language::Nb).unwrap();
    let mut forged = proof.credential.clone().into_bytes();
    let last = forged.len() - 10;
    forged[last] = if forged[last] == b'A' { b'B' } else { b'A' };
    let inputs: [(&str, Vec<u8>); 8] = [
        ("issued.pdf", pdf.clone()),
        ("rewritten.pdf", changed(&pdf, |_| ())),
        ("code.txt", proof.code.clone().into_bytes()),
        ("credential.jwt", proof.credential.clone().into_bytes()),
        ("strange.pdf", strange),
        ("forged.jwt", forged),
        ("unsigned.pdf", crate::render(&facts(), Language::Nb).unwrap()),
        ("other.txt", b"HC1:6BFOXN".to_vec()),
    ];
    let number = facts().number;
    for trusted in [
        trusted(),
        with_status(&number, None),
        with_status(&number, Some("NTL-2")),
        with_a_later_key(None),
        with_a_later_key(Some(&number)),
    ] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("page.html"), verify_page(&trusted)).unwrap();
        for (name, bytes) in &inputs {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        let runner = concat!(env!("CARGO_MANIFEST_DIR"), "/verify/check.mjs");
        for pure in [false, true] {
            let mut node = std::process::Command::new("node");
            node.arg(runner)
                .arg("page.html")
                .args(inputs.iter().map(|(name, _)| name))
                .current_dir(folder.path());
            if pure {
                node.arg("--pure");
            }
            let output = node.output().expect("node is needed");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            let answers = String::from_utf8(output.stdout).unwrap();
            assert_eq!(answers.lines().count(), inputs.len());
            for (answer, (name, bytes)) in answers.lines().zip(&inputs) {
                let answer: serde_json::Value = serde_json::from_str(answer).unwrap();
                let ours = serde_json::to_value(verify(bytes, &trusted)).unwrap();
                assert_eq!(answer["verdict"], ours["verdict"], "{name}, pure: {pure}");
                if *name == "issued.pdf" {
                    assert_eq!(answer["facts"], ours["facts"]);
                }
            }
        }
    }
}

#[test]
fn r_07_6_the_page_for_browsers_checks_in_chromium_without_network() {
    let folder = tempfile::tempdir().unwrap();
    let demo = IssuerSecret::generate([3; 32], true);
    let mut marked = facts();
    marked.demo = true;
    let proof = Proof::read(&sign(&facts(), &secret()).unwrap()).unwrap();
    let own = IssuerSecret::generate([13; 32], false);
    let files: [(&str, Vec<u8>, &str, &str); 6] = [
        ("issued.pdf", issued(&facts()), "Signert av utstederen, og gjeldende", "Ågot Bárđi Ødegård"),
        (
            "code.txt",
            proof.code.into_bytes(),
            "Signert av utstederen, og gjeldende",
            "Status per 1. juni 2024",
        ),
        ("together.pdf", together().0, "Signert av utstederen, og gjeldende", "Lønn og lokale forhandlinger"),
        (
            "demo.pdf",
            render_signed(&marked, &sign(&marked, &demo).unwrap(), Language::Nb).unwrap(),
            "DEMONSTRASJON – ikke et gyldig kursbevis",
            "Ågot Bárđi Ødegård",
        ),
        (
            "strange.pdf",
            render_signed(&facts(), &sign(&facts(), &own).unwrap(), Language::Nb).unwrap(),
            "Signert med en nøkkel som ikke er kjent her",
            "",
        ),
        ("other.txt", b"HC1:6BFOXN".to_vec(), "Ikke et kursbevis", ""),
    ];
    let mut keys = trusted();
    keys.push(key(&demo));
    std::fs::write(folder.path().join("page.html"), verify_page(&keys)).unwrap();
    for (name, bytes, ..) in &files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let output = std::process::Command::new("node")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/verify/browse.mjs"))
        .arg("page.html")
        .args(files.iter().map(|(name, ..)| name))
        .current_dir(folder.path())
        .output()
        .expect("node is needed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answers = String::from_utf8(output.stdout).unwrap();
    assert_eq!(answers.lines().count(), files.len());
    for (answer, (name, _, heading, words)) in answers.lines().zip(&files) {
        let answer: serde_json::Value = serde_json::from_str(answer).unwrap();
        assert_eq!(answer["headings"][0], *heading, "{name}");
        assert!(answer["text"].as_str().unwrap().contains(words), "{name}: {}", answer["text"]);
    }
}

#[test]
fn the_page_for_browsers_loads_nothing_and_keeps_its_script_whole() {
    let mut key = key(&secret());
    key.issuer = "</script><script>alert(1)</script>".to_owned();
    let page = verify_page(&[key]);
    assert!(!page.contains("alert(1)</script>") && page.contains("\\u003c/script>"));
    assert!(!page.contains("http://") && !page.contains("https://") && !page.contains("__KEYS__"));
}
