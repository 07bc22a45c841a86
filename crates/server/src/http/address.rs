//! Which address a request is from, also where a reverse proxy stands in front.

use axum::http::{HeaderMap, HeaderName};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The other end of a connection.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

/// The address that a request is counted for.
#[derive(Debug, Clone, Copy)]
pub struct ClientAddress(pub IpAddr);

/// The address that a request is counted for; none for a trusted proxy that does not say whose it is.
///
/// Each proxy adds the address that it was asked from at the end, so it is read from there: what stands before the first
/// address that is not a proxy's own is whatever the client wrote.
pub fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> Option<IpAddr> {
    let peer = peer.to_canonical();
    if !trusted.contains(&peer) {
        return Some(counted(peer));
    }
    let said: Vec<&str> = headers
        .get_all(FORWARDED_FOR)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    for entry in said.into_iter().rev() {
        let address = read(entry.trim())?;
        if !trusted.contains(&address) {
            return Some(counted(address));
        }
    }
    None
}

fn read(text: &str) -> Option<IpAddr> {
    let address =
        text.parse::<IpAddr>().or_else(|_| text.parse::<SocketAddr>().map(|with_port| with_port.ip()));
    address.ok().map(|address| address.to_canonical())
}

/// What counts as one: an IPv6 line has a /64 of its own.
fn counted(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_the_last_that_is_not_a_proxys_own() {
        let proxies: Vec<IpAddr> = vec!["127.0.0.1".parse().unwrap(), "10.0.0.1".parse().unwrap()];
        let of = |peer: &str, said: &[&str]| {
            let mut headers = HeaderMap::new();
            for line in said {
                headers.append(FORWARDED_FOR, line.parse().unwrap());
            }
            client(peer.parse().unwrap(), &headers, &proxies).map(|address| address.to_string())
        };
        let some = |text: &str| Some(text.to_owned());
        // A peer that is not a proxy cannot speak for others.
        assert_eq!(of("192.0.2.7", &["198.51.100.1"]), some("192.0.2.7"));
        assert_eq!(of("127.0.0.1", &["198.51.100.1"]), some("198.51.100.1"));
        assert_eq!(of("127.0.0.1", &["203.0.113.9, 198.51.100.1, 10.0.0.1"]), some("198.51.100.1"));
        assert_eq!(of("127.0.0.1", &["203.0.113.9", "198.51.100.1:4711"]), some("198.51.100.1"));
        assert_eq!(of("::ffff:127.0.0.1", &["::ffff:198.51.100.1"]), some("198.51.100.1"));
        assert_eq!(of("127.0.0.1", &["2001:db8:1:2:3:4:5:6"]), some("2001:db8:1:2::"));
        assert_eq!(of("127.0.0.1", &["[2001:db8:1:2::6]:443"]), some("2001:db8:1:2::"));
        for silent in [&[][..], &["unknown"], &["10.0.0.1"]] {
            assert_eq!(of("127.0.0.1", silent), None);
        }
    }
}
