//! `GET /v1/events`: says that something changed, never what.

use super::caller::Member;
use crate::state::Shared;
use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

/// A comment is sent when nothing else was for so long, so that both ends notice a dead line.
const HEARTBEAT: Duration = Duration::from_secs(15);

pub(super) async fn events(
    State(state): State<Shared>,
    Member(caller): Member,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut ear = state.events.listen(&caller.person.id);
    let left = (caller.until - state.clock.now()).to_std().unwrap_or_default();
    let storage = Arc::clone(&state.storage);
    let stream = async_stream::stream! {
        // At once, so that the client knows that the line is open.
        yield Ok(Event::default().comment("listening"));
        let end = tokio::time::sleep(left);
        tokio::pin!(end);
        loop {
            let changed = tokio::select! {
                changed = ear.changed(&*storage) => changed,
                // With the token ends what it was good for; the client comes back with a new one.
                () = &mut end => false,
            };
            if !changed {
                break;
            }
            yield Ok(Event::default().event("changed").data("{}"));
        }
    };
    Sse::new(stream).keep_alive(KeepAlive::new().interval(HEARTBEAT).text("heartbeat"))
}
