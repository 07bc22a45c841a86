//! Writes specimens of everything this crate draws, for looking at: `cargo run -p min-side-kursbevis --example
//! specimen -- FOLDER`.

use chrono::NaiveDate;
use min_side_domain::Language;
use min_side_domain::records::KursbevisFacts;
use min_side_kursbevis::letter::{self, Block, Column, Letter};
use min_side_kursbevis::{IssuerSecret, render_signed, sign};
use std::error::Error;
use std::path::PathBuf;

fn letter() -> Letter {
    let text = "Hovedstyret behandlet saken i møte 12. mars og sluttet seg til innstillingen fra arbeidsutvalget. \
                Det er offisielt at fristen for å sende inn forslag flyttes til 1. september, og at avdelingene \
                orienteres på vanlig måte. Spørsmål rettes til Bárđi Ŋuorgam, jf. § 3-2 i vedtektene.";
    let mut blocks = vec![
        Block::KeyValues(vec![
            ("Saksnummer".to_owned(), "2024/118".to_owned()),
            ("Saksbehandler".to_owned(), "Ågot Ødegård".to_owned()),
        ]),
        Block::Heading { level: 1, text: "Bakgrunn".to_owned() },
        Block::Paragraph(format!("{text}\n\nMed vennlig hilsen\nÅgot Ødegård 😀 漢")),
        Block::List(vec!["Første punkt".to_owned(), text.to_owned(), "Siste punkt".to_owned()]),
        Block::Note("Sendt 14. mars 2024 kl. 10.31".to_owned()),
        Block::Heading { level: 1, text: "Lokale tillegg".to_owned() },
    ];
    let columns = vec![
        Column { title: "Virksomhet".to_owned(), weight: 4, numeric: false },
        Column { title: "Ansatte".to_owned(), weight: 1, numeric: true },
        Column { title: "Sum".to_owned(), weight: 1, numeric: true },
    ];
    let row = |i: i32| {
        vec![
            format!("Arbeids- og velferdsetaten, region {i}"),
            format!("{}", i * 37),
            format!("{} 000", i * 11),
        ]
    };
    blocks.push(Block::Table { columns, rows: (1..60).map(row).collect() });
    blocks.push(Block::Heading { level: 1, text: "Vedtak".to_owned() });
    blocks.extend(std::iter::repeat_n(Block::Paragraph(text.repeat(4)), 8));
    Letter {
        language: Language::Nb,
        title: "Orientering om lokale lønnsforhandlinger i staten".to_owned(),
        from: "Norsk Tjenestemannslag".to_owned(),
        date: NaiveDate::from_ymd_opt(2024, 3, 14).unwrap_or_default(),
        blocks,
        attachments: Vec::new(),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("name a folder")?);
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("letter.pdf"), letter::render(&letter())?)?;
    let facts: KursbevisFacts = serde_json::from_str(include_str!("../golden/v1/specimen.json"))?;
    let (secret, demo) = (IssuerSecret::generate([1; 32], false), IssuerSecret::generate([2; 32], true));
    for language in Language::ALL {
        let name = format!("kursbevis-{}.pdf", language.tag());
        std::fs::write(folder.join(name), render_signed(&facts, &sign(&facts, &secret)?, language)?)?;
    }
    let long: KursbevisFacts = serde_json::from_str(include_str!("../golden/v1/long.json"))?;
    std::fs::write(
        folder.join("kursbevis-long.pdf"),
        render_signed(&long, &sign(&long, &demo)?, Language::Nb)?,
    )?;
    Ok(())
}
