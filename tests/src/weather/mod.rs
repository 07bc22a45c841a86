//! Bad weather between a client and a server: a proxy on the loopback address that does to requests and answers what
//! networks, gateways and portals do. What happens to which request follows from a seed.

mod carry;
mod fault;
mod http1;

pub use fault::Fault;

use crate::draw::Draw;
use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// How many requests are remembered to be delivered once more, late.
const REMEMBERED: usize = 64;

/// How the weather is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sky {
    /// Everything comes through.
    Clear,
    /// So many of a hundred requests meet a fault of any kind.
    Storm(u64),
    /// Every request meets this.
    Always(Fault),
    /// Every second request meets this.
    EverySecond(Fault),
    /// The members' commands meet this, and nothing else does.
    Commands(Fault),
}

/// A proxy in front of one server. It ends when it is dropped.
#[derive(Debug)]
pub struct Proxy {
    /// Its address.
    pub url: String,
    shared: Arc<Shared>,
    listening: JoinHandle<()>,
}

/// What every connection shares.
#[derive(Debug)]
struct Shared {
    upstream: RwLock<SocketAddr>,
    sky: RwLock<Sky>,
    seed: u64,
    requests: AtomicU64,
    faults: Mutex<BTreeMap<Fault, u64>>,
    earlier: Mutex<VecDeque<http1::Whole>>,
}

impl Proxy {
    /// A proxy in front of the server at `upstream`. The same seed gives the same faults to the same requests, counted in
    /// the order in which they come.
    ///
    /// # Errors
    /// When no port of the loopback address is free.
    pub async fn before(upstream: SocketAddr, seed: u64) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let shared = Arc::new(Shared {
            upstream: RwLock::new(upstream),
            sky: RwLock::new(Sky::Clear),
            seed,
            requests: AtomicU64::new(0),
            faults: Mutex::default(),
            earlier: Mutex::default(),
        });
        let listening = tokio::spawn(listen(listener, Arc::clone(&shared)));
        Ok(Self { url, shared, listening })
    }

    /// From now on the weather is so.
    pub fn turn(&self, sky: Sky) {
        *self.shared.sky.write().unwrap_or_else(PoisonError::into_inner) = sky;
    }

    /// Forgets what could be delivered late.
    pub fn forget(&self) {
        self.shared.earlier.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// How many requests have come.
    #[must_use]
    pub fn requests(&self) -> u64 {
        self.shared.requests.load(Ordering::Relaxed)
    }

    /// How many requests have met each fault.
    #[must_use]
    pub fn faults(&self) -> BTreeMap<Fault, u64> {
        self.shared.faults.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl Shared {
    /// What happens to the next request, and a generator for how.
    fn next(&self, request: &http1::Whole) -> (Option<Fault>, Draw) {
        let number = self.requests.fetch_add(1, Ordering::Relaxed);
        let mut draw = Draw::part(self.seed, number);
        let sky = *self.sky.read().unwrap_or_else(PoisonError::into_inner);
        let fault = match sky {
            Sky::Clear => None,
            Sky::Storm(percent) => draw.chance(percent).then(|| Fault::any(&mut draw)),
            Sky::Always(fault) => Some(fault),
            Sky::EverySecond(fault) => number.is_multiple_of(2).then_some(fault),
            Sky::Commands(fault) => {
                let line = format!("POST {} ", min_side_wire::route::COMMANDS);
                request.line().starts_with(&line).then_some(fault)
            }
        };
        if let Some(fault) = fault {
            *self.faults.lock().unwrap_or_else(PoisonError::into_inner).entry(fault).or_default() += 1;
        }
        (fault, draw)
    }

    fn upstream(&self) -> SocketAddr {
        *self.upstream.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers a request that changes something.
    fn remember(&self, request: &http1::Whole) {
        if request.line().starts_with("GET ") {
            return;
        }
        let mut earlier = self.earlier.lock().unwrap_or_else(PoisonError::into_inner);
        if earlier.len() == REMEMBERED {
            earlier.pop_front();
        }
        earlier.push_back(request.clone());
    }

    /// One of the requests that are remembered.
    fn recall(&self, draw: &mut Draw) -> Option<http1::Whole> {
        let earlier = self.earlier.lock().unwrap_or_else(PoisonError::into_inner);
        earlier.get(draw.place(earlier.len())).cloned()
    }
}

async fn listen(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = tokio::task::JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    let shared = Arc::clone(&shared);
                    connections.spawn(async move {
                        // A connection that breaks is what this is for.
                        let _ = carry::connection(stream, &shared).await;
                    });
                }
                // Too many open files: those that end make room.
                Err(_) => tokio::time::sleep(std::time::Duration::from_millis(50)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;
    use std::time::Duration;
    use tokio::io::AsyncWriteExt;

    /// A server that answers each request alike, and counts them.
    async fn server() -> (SocketAddr, Arc<AtomicUsize>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, seen) = (listener.local_addr().unwrap(), Arc::new(AtomicUsize::new(0)));
        let counted = Arc::clone(&seen);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                if http1::request(&mut stream).await.is_ok_and(|request| request.is_some()) {
                    counted.fetch_add(1, Ordering::Relaxed);
                    let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 26\r\n\r\nabcdefghijklmnopqrstuvwxyz";
                    let _ = stream.write_all(answer).await;
                }
            }
        });
        (address, seen)
    }

    async fn post(proxy: &Proxy) -> Option<(u16, String)> {
        let answer = crate::house::client().post(&proxy.url).body("hei").send().await.ok()?;
        Some((answer.status().as_u16(), answer.text().await.ok()?))
    }

    #[tokio::test]
    async fn each_fault_does_what_it_is_called() {
        const WHOLE: &str = "abcdefghijklmnopqrstuvwxyz";
        let (address, seen) = server().await;
        let proxy = Proxy::before(address, 1).await.unwrap();
        let after = async |sky| {
            proxy.turn(sky);
            let before = seen.load(Ordering::Relaxed);
            (post(&proxy).await, seen.load(Ordering::Relaxed) - before)
        };
        let well = Some((200, WHOLE.to_owned()));
        assert_eq!(after(Sky::Clear).await, (well.clone(), 1));
        for (fault, reached) in [(Fault::Duplicate, 2), (Fault::Late, 2), (Fault::Delay, 1), (Fault::Drip, 1)]
        {
            assert_eq!(after(Sky::Always(fault)).await, (well.clone(), reached), "{fault:?}");
        }
        assert_eq!(after(Sky::Always(Fault::Refuse)).await, (None, 0));
        assert_eq!(after(Sky::Always(Fault::Swallow)).await, (None, 1));
        assert_eq!(after(Sky::Always(Fault::CutAnswer)).await, (None, 1));
        assert_eq!(after(Sky::Always(Fault::CutRequest)).await, (None, 0));
        let (truncated, _) = after(Sky::Always(Fault::Truncated)).await;
        assert!(truncated.is_some_and(|(status, text)| status == 200 && text.len() < WHOLE.len()));
        proxy.turn(Sky::Always(Fault::Flipped));
        let flipped = crate::house::client().post(&proxy.url).body("hei").send().await.unwrap();
        let flipped = flipped.bytes().await.unwrap();
        let bits = flipped.iter().zip(WHOLE.bytes()).map(|(a, b)| (a ^ b).count_ones()).sum::<u32>();
        assert_eq!(bits, 1);
        for (fault, statuses) in [
            (Fault::Refused, 400..500),
            (Fault::RefusedCompressed, 400..500),
            (Fault::Failed, 500..505),
            (Fault::Nonsense, 200..201),
            (Fault::Portal, 200..303),
        ] {
            let (answer, _) = after(Sky::Always(fault)).await;
            assert!(answer.is_some_and(|(status, text)| statuses.contains(&status) && text != WHOLE));
        }
        assert_eq!(proxy.faults().get(&Fault::Duplicate), Some(&1));
        assert_eq!(proxy.requests(), 16);

        // What a test chooses.
        assert_eq!(after(Sky::Always(Fault::CutWithin(0))).await, (None, 1));
        assert_eq!(after(Sky::Always(Fault::Says(413))).await.1, 0);
        let said = post(&proxy).await;
        assert!(said.is_some_and(|(status, text)| status == 413 && text.contains("about:blank")));
        let other = Sky::Commands(Fault::Swallow);
        assert_eq!(after(other).await, (well.clone(), 1), "it is no command");
        let commands = format!("{}{}", proxy.url, min_side_wire::route::COMMANDS);
        assert!(crate::house::client().post(commands).body("hei").send().await.is_err());
        let every_second =
            [after(Sky::EverySecond(Fault::Swallow)).await, after(Sky::EverySecond(Fault::Swallow)).await];
        assert!(every_second.contains(&(None, 1)) && every_second.contains(&(well, 1)));
        proxy.turn(Sky::Always(Fault::Hole));
        assert!(tokio::time::timeout(Duration::from_millis(200), post(&proxy)).await.is_err());
    }
}
