//! Medians, percentiles and how they are printed.

use std::time::Duration;

/// The value that a share of the values do not exceed.
pub fn percentile(values: &mut [f64], share: f64) -> f64 {
    if values.is_empty() {
        return f64::NAN;
    }
    values.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "an index of a short list"
    )]
    let index = ((values.len() - 1) as f64 * share).round() as usize;
    values[index]
}

/// The middle one.
pub fn median(values: &mut [f64]) -> f64 {
    percentile(values, 0.5)
}

/// One line: what was measured, beside its limit, the ratio, and the goal.
pub fn ratio(what: &str, ours: f64, limit: f64, unit: &str, goal: &str) {
    println!(
        "{what:<44} {ours:>10.3} {unit:<3} limit {limit:>10.3} {unit:<3} ratio {:>6.2}   goal {goal}",
        ours / limit
    );
}

/// One line without a peer.
pub fn figure(what: &str, value: f64, unit: &str, goal: &str) {
    println!("{what:<44} {value:>10.3} {unit:<3} goal {goal}");
}

/// Milliseconds.
pub fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// How busy the machine is, where the system tells.
pub fn load() -> String {
    std::fs::read_to_string("/proc/loadavg")
        .map_or_else(|_| "unknown".to_owned(), |text| text.trim().to_owned())
}
