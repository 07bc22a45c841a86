//! Everything out: how long it takes, and that memory does not grow with the mailbox.

use crate::Result;
use crate::figures::figure;
use crate::programs::Union;
use min_side_core::export::verify;
use serde::Deserialize;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// So many pages of a kind are seen by axe; the others are made as they are.
const SEEN_BY_AXE: &str = "8";

/// One export to a folder, by a process of its own, and its check. To `judge` it, all of its pages are opened in Chromium.
pub async fn measure(union: &Union, judge: bool) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    union.sync(&data).await?;
    let to = folder.path().join("out");
    let begun = Instant::now();
    let peak = union.export(&data, &to).await?;
    let took = begun.elapsed();
    let verified = verify(&to)?;
    if !verified.faults.is_empty() {
        return Err(format!("{} faults in the export", verified.faults.len()).into());
    }
    println!(
        "export of {} messages: {} threads, {} files, {} bytes, without faults",
        union.messages, verified.threads, verified.files, verified.bytes
    );
    figure("export, written and checked", took.as_secs_f64(), "s", "(printed)");
    figure("export, peak memory", peak, "MiB", "≤ 300 at 100,000 messages");
    if judge { in_chromium(&to) } else { Ok(()) }
}

/// What opening an export in a browser found.
#[derive(Deserialize)]
struct Crawled {
    pages: u64,
    links: u64,
    seen_by_axe: u64,
    broken: Vec<String>,
    violations: Vec<String>,
    requests: Vec<String>,
    errors: Vec<String>,
}

/// Opens every page from the disk and follows every link; axe sees some pages of each kind.
fn in_chromium(folder: &Path) -> Result<()> {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("ui");
    let mut crawl = Command::new("node");
    crawl.arg(ui.join("tests/browser/crawl.mjs")).arg(folder).arg(SEEN_BY_AXE).current_dir(&ui);
    let output = crawl.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err("the export could not be opened in Chromium".into());
    }
    let crawled: Crawled = serde_json::from_slice(&output.stdout)?;
    let found = [crawled.broken, crawled.violations, crawled.requests, crawled.errors].concat();
    if !found.is_empty() {
        return Err(found.join("\n").into());
    }
    println!(
        "export in Chromium: {} pages opened, {} links followed, {} pages seen by axe in light and dark, nothing amiss",
        crawled.pages, crawled.links, crawled.seen_by_axe
    );
    Ok(())
}
