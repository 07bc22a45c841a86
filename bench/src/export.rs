//! Everything out: how long it takes, and that memory does not grow with the mailbox.

use crate::Result;
use crate::figures::figure;
use crate::programs::Union;
use min_side_core::export::verify;
use std::time::Instant;

/// One export to a folder, by a process of its own, and its check.
pub async fn measure(union: &Union) -> Result<()> {
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
    Ok(())
}
