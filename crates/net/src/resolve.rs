//! Resolves host names to addresses: the user's overrides first, then the system's resolver. Which addresses are
//! permitted is in `addresses`.

use std::io;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

/// `HOST:PORT:ADDR[:PORT]`: connections to the host and port are redirected to the address. URL, `Host` header and TLS
/// name keep the original host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    host: Pattern,
    port: Option<u16>,
    to: IpAddr,
    to_port: Option<u16>,
}

/// The hosts that an override applies to.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Pattern {
    Exact(String),
    Subdomains(String),
    Any,
}

/// Invalid text for an override.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("invalid override `{0}` (expected HOST:PORT:ADDRESS[:PORT], as in api.test:443:127.0.0.1:8443)")]
pub struct BadOverride(String);

impl Override {
    /// Directs connections for a host and port to an address. The host may be `*` or start with `*.`; without
    /// a port it applies to every port.
    pub fn new(host: &str, port: Option<u16>, to: SocketAddr) -> Override {
        Override { host: Pattern::new(host), port, to: to.ip(), to_port: Some(to.port()) }
    }

    fn address(&self, host: &str, port: u16) -> Option<SocketAddr> {
        let meant = self.host.covers(host) && self.port.is_none_or(|only| only == port);
        meant.then(|| SocketAddr::new(self.to, self.to_port.unwrap_or(port)))
    }
}

impl Pattern {
    fn new(host: &str) -> Pattern {
        let host = host.to_ascii_lowercase();
        match host.strip_prefix('*') {
            Some("") => Pattern::Any,
            Some(parent) if parent.starts_with('.') => Pattern::Subdomains(parent.to_owned()),
            _ => Pattern::Exact(host),
        }
    }

    fn covers(&self, host: &str) -> bool {
        match self {
            Pattern::Exact(only) => host.eq_ignore_ascii_case(only),
            Pattern::Subdomains(parent) => host.to_ascii_lowercase().ends_with(parent.as_str()),
            Pattern::Any => true,
        }
    }
}

impl FromStr for Override {
    type Err = BadOverride;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).ok_or_else(|| BadOverride(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Override> {
    // The colons of a bracketed address are not separators.
    let end = if text.starts_with('[') { text.find(']')? } else { 0 };
    let (host, rest) = text.split_at(end + text[end..].find(':')?);
    let rest = rest.strip_prefix(':').filter(|_| !host.is_empty() && is_host(host))?;
    let (port, target) = rest.split_once(':')?;
    let port = if port == "*" { None } else { Some(port.parse().ok()?) };
    let (to, to_port) = target_address(target)?;
    Some(Override { host: Pattern::new(host), port, to, to_port })
}

/// Whether text can be the host of a URL: IPv6 addresses need brackets.
fn is_host(text: &str) -> bool {
    text.strip_prefix('[').is_none_or(|rest| rest.strip_suffix(']').is_some_and(|ip| ip.parse::<Ipv6Addr>().is_ok()))
}

/// `ADDR` or `ADDR:PORT`; an IPv6 address may be in brackets, and must be if a port follows.
fn target_address(text: &str) -> Option<(IpAddr, Option<u16>)> {
    if let Some(bracketed) = text.strip_prefix('[') {
        let (address, rest) = bracketed.split_once(']')?;
        let port = match rest {
            "" => None,
            _ => Some(rest.strip_prefix(':')?.parse().ok()?),
        };
        return Some((address.parse().ok()?, port));
    }
    if let Ok(address) = text.parse() {
        return Some((address, None));
    }
    let (address, port) = text.split_once(':')?;
    Some((address.parse().ok()?, Some(port.parse().ok()?)))
}

/// The address in the first matching override.
pub(crate) fn overridden(overrides: &[Override], host: &str, port: u16) -> Option<SocketAddr> {
    overrides.iter().find_map(|entry| entry.address(host, port))
}

/// The addresses of a host, in the order in which they are tried.
pub(crate) async fn addresses(overrides: &[Override], host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
    if let Some(address) = overridden(overrides, host, port) {
        return Ok(vec![address]);
    }
    if let Ok(address) = host.trim_matches(['[', ']']).parse::<IpAddr>() {
        return Ok(vec![SocketAddr::new(address, port)]);
    }
    Ok(tokio::net::lookup_host((host, port)).await?.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapped(text: &str, host: &str, port: u16) -> Option<String> {
        text.parse::<Override>().unwrap().address(host, port).map(|address| address.to_string())
    }

    #[test]
    fn overrides_map_host_and_port() {
        for (text, host, port, to) in [
            ("a.test:443:127.0.0.1", "A.test", 443, Some("127.0.0.1:443")),
            ("a.test:443:127.0.0.1:8443", "a.test", 443, Some("127.0.0.1:8443")),
            ("a.test:443:127.0.0.1", "a.test", 80, None),
            ("a.test:443:127.0.0.1", "b.a.test", 443, None),
            ("*.test:*:127.0.0.1:9", "b.a.test", 80, Some("127.0.0.1:9")),
            ("*:80:::1", "any", 80, Some("[::1]:80")),
            ("a:1:[::1]:2", "a", 1, Some("[::1]:2")),
            ("[::1]:443:127.0.0.1:8443", "[::1]", 443, Some("127.0.0.1:8443")),
            ("[::1]:*:[::1]:8443", "[::1]", 443, Some("[::1]:8443")),
            ("[::1]:443:127.0.0.1", "a", 443, None),
        ] {
            assert_eq!(mapped(text, host, port).as_deref(), to, "{text} {host}:{port}");
        }
    }

    #[test]
    fn bad_overrides_are_refused() {
        for text in [
            "",
            "a",
            "a:1",
            "a:x:127.0.0.1",
            ":1:127.0.0.1",
            "a:1:host",
            "a:1:127.0.0.1:x",
            "a:1:[::1",
            "[::1:443:127.0.0.1",
            "[a]:1:127.0.0.1",
        ] {
            assert!(text.parse::<Override>().is_err(), "{text}");
        }
    }
}
