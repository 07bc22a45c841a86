//! First sync, and a sync with nothing new.

use crate::figures::{figure, median, ratio};
use crate::programs::Union;
use crate::{Result, limit};

/// Pairs of runs: enough for a median.
const PAIRS: usize = 7;

/// First sync beside its limit, in turn; then deltas.
pub async fn measure(union: &Union) -> Result<()> {
    let (mut readable, mut searchable) = (Vec::new(), Vec::new());
    let (mut limits, mut limits_searchable) = (Vec::new(), Vec::new());
    let (mut peak, mut bytes, mut changes) = (0.0_f64, 0, 0);
    for _ in 0..PAIRS {
        let folder = tempfile::tempdir()?;
        let synced = union.sync(folder.path()).await?;
        readable.push(synced.seconds_readable);
        searchable.push(synced.seconds_searchable);
        peak = peak.max(synced.peak_mib);
        (bytes, changes) = (synced.bytes_received, synced.changes);
        let folder = tempfile::tempdir()?;
        let limit = limit::run(union, folder.path()).await?;
        limits.push(limit.readable.as_secs_f64());
        limits_searchable.push(limit.searchable.as_secs_f64());
    }
    println!("first sync of {} messages, {changes} rows in all, {bytes} bytes received", union.messages);
    ratio("first sync, readable", median(&mut readable), median(&mut limits), "s", "≤ 1.3");
    let limit = median(&mut limits_searchable);
    ratio("first sync, searchable", median(&mut searchable), limit, "s", "≤ 1.15");
    figure("first sync, peak memory", peak, "MiB", "(printed)");

    let folder = tempfile::tempdir()?;
    union.sync(folder.path()).await?;
    let nothing = union.sync(folder.path()).await?;
    #[expect(clippy::cast_precision_loss, reason = "a handful of requests and bytes")]
    {
        figure("delta, nothing new: requests", nothing.requests as f64, "", "1");
        figure("delta, nothing new: bytes", nothing.bytes_received as f64, "B", "≤ 300");
    }
    figure("delta, nothing new: time", nothing.seconds_readable * 1e3, "ms", "(printed)");
    Ok(())
}
