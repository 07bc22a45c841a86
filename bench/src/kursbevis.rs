//! One certificate in a fresh process, and a thousand: beside the limit, which only copies a finished document and
//! writes it, and beside other ways to make a PDF of the same words.

use crate::Result;
use crate::figures::{figure, median, ms, ratio};
use min_side_domain::Language;
use min_side_domain::records::{Kursbevis, KursbevisFacts};
use min_side_kursbevis::{IssuerSecret, generated, issue, render_batch, render_signed, sign};
use serde::Deserialize;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Runs in turn with the limit.
const ROUNDS: usize = 8;

/// Measures ours and its peers.
pub fn measure() -> Result<()> {
    let mut cold = Vec::new();
    for _ in 0..ROUNDS {
        let child = Command::new(std::env::current_exe()?).arg("kursbevis-cold").output()?;
        cold.push(String::from_utf8(child.stdout)?.trim().parse::<f64>()?);
    }
    figure("one kursbevis, cold", median(&mut cold), "ms", "≤ 5");
    let issued = issued(1_000)?;
    let (mut ours, mut batches, mut limits, mut bytes) = (Vec::new(), Vec::new(), Vec::new(), 0);
    let (mut ours_busy, mut limits_busy) = (Vec::new(), Vec::new());
    let (first, language) = issued.first().ok_or("no certificate")?;
    let finished = lopdf::Document::load_mem(&render_signed(&first.facts, &first.proof, *language)?)?;
    for part in issued.chunks(issued.len().div_ceil(ROUNDS)) {
        #[expect(clippy::cast_precision_loss, reason = "a thousand")]
        let count = part.len() as f64;
        let (begun, busy) = (Instant::now(), self::busy());
        for (one, language) in part {
            bytes += render_signed(&one.facts, &one.proof, *language)?.len();
        }
        ours.push(ms(begun.elapsed()) / count);
        ours_busy.push((self::busy() - busy) / count);
        let (begun, busy) = (Instant::now(), self::busy());
        for _ in part {
            let mut copy = finished.clone();
            copy.save_to(&mut Vec::new())?;
        }
        limits.push(ms(begun.elapsed()) / count);
        limits_busy.push((self::busy() - busy) / count);
        let begun = Instant::now();
        let batch: Vec<_> = part.iter().map(|(one, language)| (one, *language)).collect();
        render_batch(&batch, |_| ())?;
        batches.push(ms(begun.elapsed()) / count);
    }
    let limit = median(&mut limits);
    ratio("one kursbevis of 1,000, one by one", median(&mut ours), limit, "ms", "≤ 0.5 ms each");
    let threads = std::thread::available_parallelism()?;
    let batch = format!("one kursbevis of 1,000, as a batch on {threads} threads");
    ratio(&batch, median(&mut batches), limit, "ms", "≤ 0.5 ms each");
    let limit = median(&mut limits_busy);
    ratio("one kursbevis of 1,000, processor time", median(&mut ours_busy), limit, "ms", "≤ 0.5 ms each");
    #[expect(clippy::cast_precision_loss, reason = "some megabytes")]
    let mean = bytes as f64 / issued.len() as f64;
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

/// The time that this thread has been on a processor, in milliseconds; 0 where the system does not tell.
fn busy() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|nanoseconds| nanoseconds.parse::<f64>().ok()).unwrap_or(0.0) / 1e6
}

fn issued(count: usize) -> Result<Vec<(Kursbevis, Language)>> {
    let secret = IssuerSecret::generate([7; 32], true);
    let mut issued = Vec::new();
    for (index, facts) in generated::facts(count).into_iter().enumerate() {
        issued.push((issue(&facts, &secret)?, Language::ALL[index % Language::ALL.len()]));
    }
    Ok(issued)
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
