//! Connections: how many, from whom, and how long they may be silent.
//!
//! A place is never refused to someone who asks for the sake of someone who does not: where all are taken, the one that
//! has been silent longest is closed.

use super::address::Peer;
use super::limits::LimitSettings;
use super::stall::Stall;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use bytes::Bytes;
use hyper::body::{Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::collections::HashMap;
use std::net::IpAddr;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tower::ServiceExt as _;

/// Files that the server needs besides its connections: the database, blobs, uploads.
const OWN_FILES: usize = 200;
/// How long it is waited when the system gives no connection.
const BREATH: Duration = Duration::from_millis(50);

/// Serves until `stopping` says so, and then lets requests under way end.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    settings: &LimitSettings,
    mut stopping: watch::Receiver<bool>,
) {
    let places = Arc::new(Places::new(settings));
    let (silence, stopped) = (settings.silence, stopping.clone());
    let mut open = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            Some(_) = open.join_next() => continue,
            _ = stopping.wait_for(|stopping| *stopping) => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                if let Some(place) = places.take(peer.ip().to_canonical()) {
                    open.spawn(serve_one(stream, place, router.clone(), silence, stopped.clone()));
                }
            }
            Err(error) => {
                // Out of files, most likely: a silent connection gives its own.
                if !places.close_silent() {
                    tracing::warn!(%error, "a connection could not be taken");
                }
                tokio::time::sleep(BREATH).await;
            }
        }
    }
    drop(listener);
    while open.join_next().await.is_some() {}
}

/// Lets this process have as many files as the system permits; how many that is.
#[must_use]
pub fn allow_files() -> Option<u64> {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit, setrlimit};
        let mut limit = getrlimit(Resource::Nofile);
        if limit.current != limit.maximum {
            let before = limit.current;
            limit.current = limit.maximum;
            if setrlimit(Resource::Nofile, limit).is_err() {
                limit.current = before;
            }
        }
        limit.current
    }
    #[cfg(not(unix))]
    None
}

async fn serve_one(
    stream: TcpStream,
    place: Place,
    router: Router,
    silence: Duration,
    mut stopping: watch::Receiver<bool>,
) {
    // Small answers must not wait for more to send.
    let _ = stream.set_nodelay(true);
    let (line, peer) = (Arc::clone(&place.line), place.address);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        let (router, asking) = (router.clone(), Asking::of(&line));
        async move {
            let response: Response<Body> = router.oneshot(request).await?;
            Ok::<_, std::convert::Infallible>(response.map(|body| Counted { body, _asking: asking }))
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(silence)
        .serve_connection(TokioIo::new(Stall::new(stream, silence)), service);
    let mut connection = pin!(connection);
    let mut ending = false;
    loop {
        tokio::select! {
            // Whatever ended it: there is no one to tell.
            _ = connection.as_mut() => return,
            () = place.line.close.notified() => return,
            _ = stopping.wait_for(|stopping| *stopping), if !ending => {
                ending = true;
                connection.as_mut().graceful_shutdown();
            }
        }
    }
}

/// The places for connections.
struct Places {
    most: usize,
    most_of_address: usize,
    trusted: Vec<IpAddr>,
    taken: Mutex<Taken>,
}

#[derive(Default)]
struct Taken {
    lines: HashMap<u64, (IpAddr, Arc<Line>)>,
    by_address: HashMap<IpAddr, usize>,
    next: u64,
}

/// One connection.
struct Line {
    state: Mutex<LineState>,
    close: Notify,
}

struct LineState {
    /// Requests under way.
    asking: usize,
    silent_since: Instant,
}

/// A place that is taken, until it is dropped.
struct Place {
    places: Arc<Places>,
    number: u64,
    address: IpAddr,
    line: Arc<Line>,
}

impl Places {
    fn new(settings: &LimitSettings) -> Self {
        let files = allow_files().and_then(|files| usize::try_from(files).ok());
        let room = files.map_or(usize::MAX, |files| files.saturating_sub(OWN_FILES).max(16));
        let or_all = |most: usize| if most == 0 { usize::MAX } else { most };
        Self {
            most: or_all(settings.connections).min(room),
            most_of_address: or_all(settings.address_connections),
            trusted: settings.trusted_proxies.clone(),
            taken: Mutex::default(),
        }
    }

    /// A place; none when there is none left and all who have one are asking for something.
    fn take(self: &Arc<Self>, address: IpAddr) -> Option<Place> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let of_address = taken.by_address.get(&address).copied().unwrap_or_default();
        if of_address >= self.most_of_address && !self.trusted.contains(&address) {
            taken.close_silent(Some(address)).then_some(())?;
        } else if taken.lines.len() >= self.most {
            taken.close_silent(None).then_some(())?;
        }
        taken.next += 1;
        let number = taken.next;
        let state = Mutex::new(LineState { asking: 0, silent_since: Instant::now() });
        let line = Arc::new(Line { state, close: Notify::new() });
        taken.lines.insert(number, (address, Arc::clone(&line)));
        *taken.by_address.entry(address).or_default() += 1;
        drop(taken);
        Some(Place { places: Arc::clone(self), number, address, line })
    }

    fn close_silent(&self) -> bool {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).close_silent(None)
    }
}

impl Taken {
    /// Closes the connection that has been silent longest, of this address or of all; whether there is one.
    fn close_silent(&mut self, address: Option<IpAddr>) -> bool {
        let silent = self.lines.iter().filter(|(_, (theirs, _))| address.is_none_or(|ours| ours == *theirs));
        let longest = silent
            .filter_map(|(number, (_, line))| {
                let state = line.state.lock().unwrap_or_else(PoisonError::into_inner);
                (state.asking == 0).then_some((state.silent_since, *number))
            })
            .min();
        let Some((_, number)) = longest else { return false };
        if let Some((address, line)) = self.lines.remove(&number) {
            self.leave(address);
            line.close.notify_one();
        }
        true
    }

    fn leave(&mut self, address: IpAddr) {
        if let Some(open) = self.by_address.get_mut(&address) {
            *open -= 1;
            if *open == 0 {
                self.by_address.remove(&address);
            }
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.lines.remove(&self.number).is_some() {
            taken.leave(self.address);
        }
    }
}

/// A request under way, until its answer has been sent or given up.
struct Asking(Arc<Line>);

impl Asking {
    fn of(line: &Arc<Line>) -> Self {
        line.state.lock().unwrap_or_else(PoisonError::into_inner).asking += 1;
        Self(Arc::clone(line))
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        let mut state = self.0.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.asking -= 1;
        state.silent_since = Instant::now();
    }
}

/// An answer's body, which counts as a request under way for as long as it lasts.
struct Counted {
    body: Body,
    _asking: Asking,
}

impl hyper::body::Body for Counted {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(connections: usize, address_connections: usize) -> Arc<Places> {
        let settings = LimitSettings {
            connections,
            address_connections,
            trusted_proxies: vec!["127.0.0.1".parse().unwrap()],
            ..LimitSettings::default()
        };
        Arc::new(Places::new(&settings))
    }

    #[test]
    fn where_all_places_are_taken_the_longest_silent_one_is_given_up() {
        let places = places(3, 0);
        let of = |last: u8| IpAddr::from([192, 0, 2, last]);
        let first = places.take(of(1)).unwrap();
        let second = places.take(of(2)).unwrap();
        let asking = Asking::of(&first.line);
        let third = places.take(of(3)).unwrap();
        let fourth = places.take(of(4)).unwrap();
        let closed = |place: &Place| !places.taken.lock().unwrap().lines.contains_key(&place.number);
        assert!(closed(&second) && !closed(&first) && !closed(&third));
        let others = (Asking::of(&third.line), Asking::of(&fourth.line));
        assert!(places.take(of(5)).is_none(), "all of them are asking");
        drop((asking, others.0));
        assert!(places.take(of(5)).is_some());
        assert!(closed(&first) && !closed(&third));
    }

    #[test]
    fn one_address_has_its_share_and_a_proxy_any_number() {
        let places = places(0, 2);
        let many = IpAddr::from([192, 0, 2, 1]);
        let held: Vec<Place> = (0..2).map(|_| places.take(many).unwrap()).collect();
        let asking: Vec<Asking> = held.iter().map(|place| Asking::of(&place.line)).collect();
        assert!(places.take(many).is_none());
        assert!(places.take(IpAddr::from([192, 0, 2, 2])).is_some());
        let proxy: IpAddr = "127.0.0.1".parse().unwrap();
        let through: Vec<Place> = (0..9).map(|_| places.take(proxy).unwrap()).collect();
        drop(asking);
        drop((held, through));
        assert!(places.taken.lock().unwrap().by_address.is_empty());
    }
}
