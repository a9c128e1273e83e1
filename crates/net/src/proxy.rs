//! Proxies: whether a URL uses one, and which. Connecting through it is in `tunnel`.

use std::fmt;
use std::sync::Arc;

use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use url::Url;

use crate::dial::is_secure;

/// The proxies and the URLs that use them.
#[derive(Clone)]
pub struct Proxy(Arc<Matcher>);

/// Invalid text for a proxy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("invalid proxy `{0}` (expected http, https, socks5 or socks5h, as in http://USER:PASSWORD@HOST:PORT)")]
pub struct BadProxy(String);

/// The protocol of a proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speaks {
    /// HTTP.
    Http,
    /// HTTP over TLS.
    Https,
    /// SOCKS version 5 (RFC 1928); `names` is whether the proxy resolves host names.
    Socks5 { names: bool },
}

impl Speaks {
    fn of(scheme: &str) -> Option<Speaks> {
        match scheme {
            "http" => Some(Speaks::Http),
            "https" => Some(Speaks::Https),
            "socks5" => Some(Speaks::Socks5 { names: false }),
            "socks5h" => Some(Speaks::Socks5 { names: true }),
            _ => None,
        }
    }

    fn default_port(self) -> u16 {
        match self {
            Speaks::Http => 80,
            Speaks::Https => 443,
            Speaks::Socks5 { .. } => 1080,
        }
    }
}

impl Proxy {
    /// The proxies of the environment: `HTTP_PROXY`, `HTTPS_PROXY` and `ALL_PROXY`, except for hosts in
    /// `NO_PROXY`.
    pub fn from_env() -> Proxy {
        Proxy(Arc::new(Matcher::from_env()))
    }

    /// One proxy for all URLs: `http`, `https`, `socks5`, or `socks5h`, which resolves host names itself.
    ///
    /// # Errors
    /// The text is not the URL of such a proxy.
    pub fn all(url: &str) -> Result<Proxy, BadProxy> {
        let bad = || BadProxy(url.to_owned());
        let parsed: Url = url.parse().map_err(|_| bad())?;
        match (Speaks::of(parsed.scheme()), parsed.host()) {
            (Some(_), Some(_)) => Ok(Proxy(Arc::new(Matcher::builder().all(url).build()))),
            _ => Err(bad()),
        }
    }

    /// The route through a proxy for a URL, if it uses one.
    pub(crate) fn of(&self, url: &Url) -> Option<ProxyRoute> {
        // WebSockets use the same proxy as requests.
        let scheme = if is_secure(url) { "https" } else { "http" };
        let target = format!("{scheme}://{}/", &url[url::Position::BeforeHost..url::Position::AfterPort]);
        let intercept = self.0.intercept(&target.parse().ok()?)?;
        let speaks = Speaks::of(intercept.uri().scheme_str()?)?;
        let host = intercept.uri().host()?.to_owned();
        let port = intercept.uri().port_u16().unwrap_or(speaks.default_port());
        Some(ProxyRoute { intercept, speaks, host, port })
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Proxy")
    }
}

/// The proxy for one URL.
pub(crate) struct ProxyRoute {
    intercept: Intercept,
    pub speaks: Speaks,
    pub host: String,
    pub port: u16,
}

impl ProxyRoute {
    /// Host and port, for messages.
    pub(crate) fn name(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    /// The value of `Proxy-Authorization`.
    pub(crate) fn authorization(&self) -> Option<&http::HeaderValue> {
        self.intercept.basic_auth()
    }

    /// User and password for SOCKS.
    pub(crate) fn credentials(&self) -> Option<(&str, &str)> {
        self.intercept.raw_auth()
    }
}

/// How to write requests that a proxy forwards: with absolute URLs and these credentials.
#[derive(Clone, Debug)]
pub(crate) struct Forwarding {
    /// The proxy's host and port.
    pub proxy: std::rc::Rc<str>,
    /// The value of `Proxy-Authorization`.
    pub authorization: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_is_a_url_of_a_kind_that_is_spoken() {
        for (good, speaks, port) in [
            ("http://127.0.0.1:3128", Speaks::Http, 3128),
            ("http://me:secret@proxy.test", Speaks::Http, 80),
            ("https://proxy.test", Speaks::Https, 443),
            ("socks5://127.0.0.1", Speaks::Socks5 { names: false }, 1080),
            ("socks5h://me:secret@[::1]:9", Speaks::Socks5 { names: true }, 9),
        ] {
            let route = Proxy::all(good).unwrap().of(&"wss://a.test/".parse().unwrap()).unwrap();
            assert_eq!((route.speaks, route.port), (speaks, port), "{good}");
        }
        for bad in ["127.0.0.1:3128", "socks4://127.0.0.1:1", "ftp://proxy.test", "proxy", ""] {
            assert!(Proxy::all(bad).is_err(), "{bad}");
        }
    }
}
