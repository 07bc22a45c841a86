//! What programs that are not ours see and read in a file: poppler, and MuPDF where it is installed.

use crate::Result;
use sha2::{Digest as _, Sha256};
use std::path::Path;
use std::process::Command;

/// Each judge: its program, its arguments, and where the file's name goes among them.
const JUDGES: [(&str, &[&str]); 5] = [
    ("pdftotext", &["-enc", "UTF-8", "FILE", "-"]),
    ("pdftoppm", &["-r", "72", "-gray", "FILE"]),
    ("pdfinfo", &["-custom", "FILE"]),
    ("mutool", &["draw", "-q", "-F", "txt", "-o", "-", "FILE"]),
    ("mutool", &["draw", "-q", "-r", "72", "-F", "pgm", "-o", "-", "FILE"]),
];

/// What each of them makes of the file, as a hash; nothing of those that are not here.
pub fn all(bytes: &[u8]) -> Result<Vec<Option<[u8; 32]>>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("kursbevis.pdf");
    std::fs::write(&file, bytes)?;
    JUDGES.iter().map(|(program, arguments)| judged(program, arguments, &file)).collect()
}

fn judged(program: &str, arguments: &[&str], file: &Path) -> Result<Option<[u8; 32]>> {
    let mut command = Command::new(program);
    for argument in arguments {
        if *argument == "FILE" {
            command.arg(file);
        } else {
            command.arg(argument);
        }
    }
    let output = match command.output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && program == "mutool" => return Ok(None),
        Err(error) => return Err(format!("{program}: {error}").into()),
    };
    let mut said = output.stdout;
    if program == "pdfinfo" {
        // Of the file itself, as its size and when it was written, nothing is judged.
        let lines = String::from_utf8_lossy(&said).into_owned();
        let kept = lines.lines().filter(|line| {
            ["Title:", "Author:", "Subject:", "Keywords:"].iter().any(|name| line.starts_with(name))
        });
        said = kept.collect::<Vec<_>>().join("\n").into_bytes();
    }
    Ok(Some(Sha256::digest(&said).into()))
}
