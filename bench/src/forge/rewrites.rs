//! A certificate as other programs write it again, changing nothing: those of them that are here.

use crate::Result;
use std::path::Path;
use std::process::{Command, Stdio};

/// Each way: the program and what it is told. `IN` and `OUT` are the files.
const WAYS: &[(&str, &str)] = &[
    ("qpdf", "IN OUT"),
    ("qpdf", "--linearize IN OUT"),
    ("qpdf", "--object-streams=disable IN OUT"),
    ("qpdf", "--object-streams=generate IN OUT"),
    ("qpdf", "--stream-data=uncompress IN OUT"),
    ("qpdf", "--stream-data=compress IN OUT"),
    ("qpdf", "--qdf IN OUT"),
    ("qpdf", "--qdf --object-streams=disable IN OUT"),
    ("qpdf", "--normalize-content=y --stream-data=uncompress IN OUT"),
    ("qpdf", "--coalesce-contents IN OUT"),
    ("qpdf", "--newline-before-endstream IN OUT"),
    ("qpdf", "--recompress-flate --compression-level=9 IN OUT"),
    ("qpdf", "--preserve-unreferenced IN OUT"),
    ("qpdf", "--remove-unreferenced-resources=yes IN OUT"),
    ("qpdf", "--deterministic-id IN OUT"),
    ("qpdf", "--min-version=2.0 IN OUT"),
    ("qpdf", "--flatten-annotations=all IN OUT"),
    ("qpdf", "--generate-appearances IN OUT"),
    ("qpdf", "--optimize-images IN OUT"),
    ("qpdf", "--externalize-inline-images IN OUT"),
    ("qpdf", "--allow-weak-crypto --encrypt EMPTY EMPTY 40 -- IN OUT"),
    ("qpdf", "--allow-weak-crypto --encrypt EMPTY EMPTY 128 -- IN OUT"),
    ("qpdf", "--encrypt EMPTY EMPTY 128 --use-aes=y -- IN OUT"),
    ("qpdf", "--encrypt EMPTY EMPTY 256 -- IN OUT"),
    ("qpdf", "IN --pages . 1-z -- OUT"),
    ("mutool", "clean IN OUT"),
    ("mutool", "clean -g IN OUT"),
    ("mutool", "clean -gg IN OUT"),
    ("mutool", "clean -ggg IN OUT"),
    ("mutool", "clean -gggg IN OUT"),
    ("mutool", "clean -d IN OUT"),
    ("mutool", "clean -i IN OUT"),
    ("mutool", "clean -f IN OUT"),
    ("mutool", "clean -a IN OUT"),
    ("mutool", "clean -z IN OUT"),
    ("mutool", "clean -l IN OUT"),
    ("mutool", "clean -D IN OUT"),
    ("mutool", "clean -A IN OUT"),
    ("mutool", "clean -c IN OUT"),
    ("mutool", "clean -s IN OUT"),
    ("mutool", "clean -c -s IN OUT"),
    ("pdftocairo", "-pdf IN OUT"),
    ("gs", "-q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -o OUT IN"),
    ("python3", "-c PIKEPDF IN OUT"),
    ("python3", "-c PIKEPDF-LINEAR IN OUT"),
    ("python3", "-c PIKEPDF-META IN OUT"),
    ("python3", "-c PYPDF IN OUT"),
    ("python3", "-c PYPDF-COMPRESS IN OUT"),
    ("python3", "-c PYPDF-INCREMENT IN OUT"),
];

/// The scripts that are named above.
const SCRIPTS: &[(&str, &str)] = &[
    ("PIKEPDF", "import sys,pikepdf; pikepdf.open(sys.argv[1]).save(sys.argv[2])"),
    ("PIKEPDF-LINEAR", "import sys,pikepdf; pikepdf.open(sys.argv[1]).save(sys.argv[2], linearize=True)"),
    (
        "PIKEPDF-META",
        "import sys,pikepdf\np=pikepdf.open(sys.argv[1])\nwith p.open_metadata(): pass\np.save(sys.argv[2])",
    ),
    ("PYPDF", "import sys,pypdf; pypdf.PdfWriter(clone_from=sys.argv[1]).write(sys.argv[2])"),
    (
        "PYPDF-COMPRESS",
        "import sys,pypdf\nw=pypdf.PdfWriter(clone_from=sys.argv[1])\nw.compress_identical_objects()\nw.write(sys.argv[2])",
    ),
    (
        "PYPDF-INCREMENT",
        "import sys,pypdf\nw=pypdf.PdfWriter(sys.argv[1], incremental=True)\nw.add_metadata({'/Producer':'x'})\nw.write(sys.argv[2])",
    ),
];

/// The files, each with how it was made.
pub fn all(certificate: &[u8]) -> Result<Vec<(String, Vec<u8>)>> {
    let folder = tempfile::tempdir()?;
    let from = folder.path().join("issued.pdf");
    std::fs::write(&from, certificate)?;
    let packages = std::env::current_exe()?.with_file_name("python");
    if !packages.join("pikepdf").exists() || !packages.join("pypdf").exists() {
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "install", "--quiet", "--target"])
            .arg(&packages)
            .args(["pikepdf", "pypdf"])
            .status()?;
    }
    let mut made = Vec::new();
    for (place, (program, told)) in WAYS.iter().enumerate() {
        let to = folder.path().join(format!("{place}.pdf"));
        let mut command = Command::new(program);
        command.env("PYTHONPATH", &packages).stdout(Stdio::null()).stderr(Stdio::null());
        for word in told.split(' ') {
            command.arg(argument(word, &from, &to));
        }
        let _ = command.status();
        match std::fs::read(&to) {
            Ok(bytes) if !bytes.is_empty() => made.push((format!("{program} {told}"), bytes)),
            _ => println!("{program} {told}: not here"),
        }
    }
    Ok(made)
}

fn argument<'a>(word: &'a str, from: &'a Path, to: &'a Path) -> &'a std::ffi::OsStr {
    match word {
        "IN" => from.as_os_str(),
        "OUT" => to.as_os_str(),
        "EMPTY" => "".as_ref(),
        word => SCRIPTS.iter().find(|(name, _)| *name == word).map_or(word, |(_, script)| script).as_ref(),
    }
}
