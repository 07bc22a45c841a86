//! Files that are made to take the machine, given to the programs that members have: each gets a sentence, and the program
//! goes on.

use crate::house::{House, KEY, Machine, minside};
use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The longest that a check may take here, on a busy machine. Its process has four seconds of a processor.
const LONGEST: Duration = Duration::from_secs(60);

/// The PDFs that are kept beside the check's own tests.
pub(crate) fn hostile(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/kursbevis/hostile").join(name)
}

/// A white picture of four hundred million points in four hundred thousand bytes.
fn picture(folder: &Path) -> PathBuf {
    const MAKE: &str = "import sys, zlib, struct
side = 20000
packer = zlib.compressobj(9)
row = b'\\0' + b'\\xff' * side
data = b''.join(packer.compress(row) for _ in range(side)) + packer.flush()
def chunk(name, body):
    return struct.pack('>I', len(body)) + name + body + struct.pack('>I', zlib.crc32(name + body))
head = struct.pack('>IIBBBBB', side, side, 8, 0, 0, 0, 0)
open(sys.argv[1], 'wb').write(b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', head) + chunk(b'IDAT', data) + chunk(b'IEND', b''))";
    let file = folder.join("large.png");
    let made = Command::new("/usr/bin/python3").args(["-c", MAKE]).arg(&file).status().unwrap();
    assert!(made.success());
    file
}

fn verify(machine: &Machine, server: &str, file: &Path) -> Value {
    let begun = Instant::now();
    let mut child = Command::new(minside())
        .args(["--data", machine.path().to_str().unwrap(), "--server", server, "--key-stdin", "--json"])
        .args(["kursbevis", "verify"])
        .arg(file)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let key: String = KEY.iter().map(|byte| format!("{byte:02x}")).collect();
    writeln!(child.stdin.take().unwrap(), "{key}").unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{}: {} {said}", file.display(), output.status);
    assert!(begun.elapsed() < LONGEST, "{} took {:?}", file.display(), begun.elapsed());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn r_07_6_a_file_made_to_end_the_program_gets_a_sentence_on_the_command_line() {
    let house = House::with_messages(10).await;
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    let certificate = app.kursbevis().await.unwrap().remove(0);
    let (_, bytes) = app.kursbevis_bytes(certificate.id, min_side_domain::Language::Nb).await.unwrap();
    app.close().await;

    let folder = tempfile::tempdir().unwrap();
    for name in ["x01_structure_cycle.pdf", "tounicode_ranges.pdf", "content_16MB_ops.pdf"] {
        let said = verify(&machine, &house.server.url, &hostile(name));
        let verdict = said["verdict"].as_str().unwrap();
        assert!(["unknown_key", "forged", "too_complex", "altered"].contains(&verdict), "{name}: {said}");
    }
    let said = verify(&machine, &house.server.url, &picture(folder.path()));
    assert_eq!(said["verdict"], "too_complex", "{said}");
    // And what is meant well is checked as before.
    let good = folder.path().join("bevis.pdf");
    std::fs::write(&good, bytes).unwrap();
    let said = verify(&machine, &house.server.url, &good);
    assert!(["valid", "replaced", "revoked"].contains(&said["verdict"].as_str().unwrap()), "{said}");
}
