//! How long the window is ever deaf: the longest time in which its page took nothing in.

use crate::harness::driver::Window;

/// Longest deafness that is not felt, ms.
pub const UNFELT: f64 = 100.0;

/// Begins to measure.
const BEGIN: &str = "
    const measured = { most: 0 };
    window.measuredLag = measured;
    const channel = new MessageChannel();
    let last = performance.now();
    channel.port1.onmessage = () => {
        const now = performance.now();
        measured.most = Math.max(measured.most, now - last);
        last = now;
        if (window.measuredLag === measured) setTimeout(() => channel.port2.postMessage(0));
    };
    channel.port2.postMessage(0);";

/// Ends, and gives the longest time.
const END: &str = "const { most } = window.measuredLag; window.measuredLag = undefined; return most;";

/// The longest deafness while `work` is done, ms: the best of three times unless one is within `enough`, for what the
/// machine does beside it is not the app's.
pub async fn of(window: &Window, enough: f64, mut work: impl AsyncFnMut(&Window)) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        window.page.execute(BEGIN, vec![]).await.unwrap();
        work(window).await;
        let most = window.page.execute(END, vec![]).await.unwrap().json().as_f64().unwrap();
        best = best.min(most);
        if best <= enough {
            break;
        }
    }
    best
}
