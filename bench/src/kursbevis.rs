//! One certificate in a fresh process, and a thousand: beside the limit, which only copies a finished document and
//! writes it, and beside other ways to make a PDF of the same words.

use crate::Result;
use crate::figures::{figure, median, ms, ratio};
use min_side_domain::Language;
use min_side_domain::records::KursbevisFacts;
use min_side_kursbevis::{IssuerSecret, generated, render_signed, sign};
use serde::Deserialize;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Runs in turn with the limit.
const ROUNDS: usize = 8;

/// A certificate that only needs to be drawn.
type Signed = (KursbevisFacts, String, Language);

/// Measures ours and its peers.
pub fn measure() -> Result<()> {
    let mut cold = Vec::new();
    for _ in 0..ROUNDS {
        let child = Command::new(std::env::current_exe()?).arg("kursbevis-cold").output()?;
        cold.push(String::from_utf8(child.stdout)?.trim().parse::<f64>()?);
    }
    figure("one kursbevis, cold", median(&mut cold), "ms", "≤ 5");
    let signed = signed(1_000)?;
    let (mut ours, mut limits, mut bytes) = (Vec::new(), Vec::new(), 0);
    let (facts, proof, language) = signed.first().ok_or("no certificate")?;
    let finished = lopdf::Document::load_mem(&render_signed(facts, proof, *language)?)?;
    for part in signed.chunks(signed.len().div_ceil(ROUNDS)) {
        let begun = Instant::now();
        for (facts, proof, language) in part {
            bytes += render_signed(facts, proof, *language)?.len();
        }
        #[expect(clippy::cast_precision_loss, reason = "a thousand")]
        let count = part.len() as f64;
        ours.push(ms(begun.elapsed()) / count);
        let begun = Instant::now();
        for _ in part {
            let mut copy = finished.clone();
            copy.save_to(&mut Vec::new())?;
        }
        limits.push(ms(begun.elapsed()) / count);
    }
    ratio("one kursbevis of 1,000", median(&mut ours), median(&mut limits), "ms", "≤ 0.5 ms each");
    #[expect(clippy::cast_precision_loss, reason = "some megabytes")]
    let mean = bytes as f64 / signed.len() as f64;
    figure("one kursbevis, size, mean of 1,000", mean / 1000.0, "kB", "≤ 13");
    let (plain, language) = (plain()?, Language::Nb);
    let size = render_signed(&plain.0, &plain.1, language)?.len();
    #[expect(clippy::cast_precision_loss, reason = "some kilobytes")]
    figure("one kursbevis, size, five lines of contents", size as f64 / 1000.0, "kB", "≤ 13");
    peers(&plain.0)
}

/// One certificate from the beginning, for a process that has done nothing else: milliseconds on a line.
pub fn cold() -> Result<()> {
    let (facts, proof) = plain()?;
    let begun = Instant::now();
    render_signed(&facts, &proof, Language::Nb)?;
    println!("{}", ms(begun.elapsed()));
    Ok(())
}

fn signed(count: usize) -> Result<Vec<Signed>> {
    let secret = IssuerSecret::generate([7; 32], true);
    let mut signed = Vec::new();
    for (index, facts) in generated::facts(count).into_iter().enumerate() {
        let proof = sign(&facts, &secret)?;
        signed.push((facts, proof, Language::ALL[index % Language::ALL.len()]));
    }
    Ok(signed)
}

/// The certificate whose picture is in the documentation.
fn plain() -> Result<(KursbevisFacts, String)> {
    let facts: KursbevisFacts =
        serde_json::from_str(include_str!("../../crates/kursbevis/golden/v1/specimen.json"))?;
    let proof = sign(&facts, &IssuerSecret::generate([1; 32], false))?;
    Ok((facts, proof))
}

/// What a peer took.
#[derive(Deserialize)]
struct Peer {
    cold_ms: f64,
    each_ms: f64,
    bytes: f64,
}

/// Other programs on the same words, without a proof: those that are here.
fn peers(facts: &KursbevisFacts) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let words = folder.path().join("facts.json");
    std::fs::write(&words, serde_json::to_vec(facts)?)?;
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let built = std::env::current_exe()?.with_file_name("krilla");
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--quiet", "--release", "--locked", "--manifest-path"]);
    cargo.arg(here.join("peers/krilla/Cargo.toml")).arg("--target-dir").arg(&built).arg("--").arg(&words);
    peer("krilla", cargo.arg(here.join("../crates/kursbevis/fonts/EBGaramond-Regular.otf")))?;
    for name in ["typst", "weasyprint", "chromium"] {
        let packages = std::env::current_exe()?.with_file_name("python");
        if name != "chromium" && !packages.join(name).exists() {
            let mut pip = Command::new("python3");
            pip.args(["-m", "pip", "install", "--quiet", "--target"]).arg(&packages).arg(name).status()?;
        }
        let mut python = Command::new("python3");
        python.arg(here.join("peers/kursbevis.py")).arg(name).arg(&words).env("PYTHONPATH", &packages);
        peer(name, &mut python)?;
    }
    Ok(())
}

/// Runs one of them, and prints what it says that it took.
fn peer(name: &str, program: &mut Command) -> Result<()> {
    let output = program.output()?;
    match serde_json::from_slice::<Peer>(&output.stdout) {
        Ok(peer) => {
            figure(&format!("{name}, cold"), peer.cold_ms, "ms", "(peer)");
            figure(&format!("{name}, one of many"), peer.each_ms, "ms", "(peer)");
            figure(&format!("{name}, size"), peer.bytes / 1000.0, "kB", "(peer)");
        }
        Err(_) => println!(
            "{name}: not here ({})",
            String::from_utf8_lossy(&output.stderr).lines().last().unwrap_or_default()
        ),
    }
    Ok(())
}
