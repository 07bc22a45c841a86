//! `GET /v1/events`: says that something changed, never what.

use super::address::ClientAddress;
use super::caller::Member;
use super::error::ApiError;
use super::state::Shared;
use crate::events::Concerns;
use axum::Extension;
use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use std::convert::Infallible;
use std::time::Duration;

/// A comment is sent when nothing else was for so long, so that both ends notice a dead line.
const HEARTBEAT: Duration = Duration::from_secs(15);

pub(super) async fn events(
    State(state): State<Shared>,
    Member(caller): Member,
    address: Option<Extension<ClientAddress>>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, ApiError> {
    let slot = state.limits.let_stream_begin(address.map(|Extension(ClientAddress(address))| address))?;
    let most = match state.limits.settings().streams {
        0 => usize::MAX,
        most => most,
    };
    let mut subscription = state.events.listen(&caller.person.id, most);
    let left = (caller.until - state.clock.now()).to_std().unwrap_or_default();
    let stream = async_stream::stream! {
        let _slot = slot;
        // At once, so that the client knows that the line is open.
        yield Ok(Event::default().comment("listening"));
        let end = tokio::time::sleep(left);
        tokio::pin!(end);
        loop {
            let changed = tokio::select! {
                changed = subscription.changed() => changed,
                // With the token ends what it was good for; the client comes back with a new one.
                () = &mut end => None,
            };
            let data = match changed {
                None => break,
                Some(Concerns::Member) => "{}",
                Some(Concerns::Everyone) => r#"{"everyone":true}"#,
            };
            yield Ok(Event::default().event("changed").data(data));
        }
    };
    Ok(Sse::new(stream).keep_alive(KeepAlive::new().interval(HEARTBEAT).text("heartbeat")))
}
