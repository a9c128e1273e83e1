//! HTTP proxies: selects the proxy of a URL and connects through it. TLS and WebSockets use a tunnel; plain
//! HTTP requests are sent to the proxy itself.

use std::fmt;
use std::future::Ready;
use std::io;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::Uri;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use hyper_util::rt::TokioIo;
use qiao_abi::Failure;
use tower_service::Service;
use url::Url;

use crate::dial::{Raw, is_secure};

/// The proxies and the URLs that use them.
#[derive(Clone)]
pub struct Proxy(Arc<Matcher>);

/// Invalid text for a proxy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no HTTP proxy: write it as http://HOST:PORT or http://USER:PASSWORD@HOST:PORT")]
pub struct BadProxy(String);

impl Proxy {
    /// The proxies of the environment: `HTTP_PROXY`, `HTTPS_PROXY` and `ALL_PROXY`, except for hosts in
    /// `NO_PROXY`.
    pub fn from_env() -> Proxy {
        Proxy(Arc::new(Matcher::from_env()))
    }

    /// One HTTP proxy for all requests.
    ///
    /// # Errors
    /// The text is not the URL of an HTTP proxy.
    pub fn all(url: &str) -> Result<Proxy, BadProxy> {
        let bad = || BadProxy(url.to_owned());
        let parsed: Url = url.parse().map_err(|_| bad())?;
        match (parsed.scheme(), parsed.host()) {
            ("http", Some(_)) => Ok(Proxy(Arc::new(Matcher::builder().all(url).build()))),
            _ => Err(bad()),
        }
    }

    /// The route through a proxy for a URL, if it uses one.
    pub(crate) fn of(&self, url: &Url) -> Option<ProxyRoute> {
        // WebSockets use the proxy of HTTP, always through a tunnel.
        let socket = matches!(url.scheme(), "ws" | "wss");
        let scheme = if is_secure(url) { "https" } else { "http" };
        let target = format!("{scheme}://{}/", &url[url::Position::BeforeHost..url::Position::AfterPort]);
        let intercept = self.0.intercept(&target.parse().ok()?)?;
        Some(ProxyRoute { intercept, tunnel: is_secure(url) || socket })
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Proxy")
    }
}

/// The route through a proxy for one URL.
pub(crate) struct ProxyRoute {
    intercept: Intercept,
    tunnel: bool,
}

impl ProxyRoute {
    /// The proxy's host and port.
    pub(crate) fn address(&self) -> Option<(String, u16)> {
        let uri = self.intercept.uri();
        Some((uri.host()?.to_owned(), uri.port_u16().unwrap_or(80)))
    }

    /// Continues on an open connection to the proxy: opens a tunnel, or returns how to write requests that it
    /// forwards.
    pub(crate) async fn through(
        &self,
        stream: Raw,
        host: &str,
        port: u16,
    ) -> Result<(Raw, Option<Forwarding>), Failure> {
        let authorization = self.intercept.basic_auth();
        if !self.tunnel {
            let authorization = authorization.and_then(|value| value.to_str().ok()).map(str::to_owned);
            return Ok((stream, Some(Forwarding { authorization })));
        }
        let refused = |what: String| Failure::Malformed(format!("the proxy refused: {what}"));
        let target: Uri = format!("https://{host}:{port}").parse().map_err(|_| refused(host.to_owned()))?;
        let mut tunnel = Tunnel::new(self.intercept.uri().clone(), Opened(Some(TokioIo::new(stream))));
        if let Some(authorization) = authorization {
            tunnel = tunnel.with_auth(authorization.clone());
        }
        let stream = tunnel.call(target).await.map_err(|error| refused(error.to_string()))?;
        Ok((stream.into_inner(), None))
    }
}

/// How to write requests that a proxy forwards: with absolute URLs and these credentials.
#[derive(Clone, Debug)]
pub(crate) struct Forwarding {
    /// The value of `Proxy-Authorization`.
    pub authorization: Option<String>,
}

/// `Tunnel` wants to dial by itself; this returns the stream that is already open.
struct Opened(Option<TokioIo<Raw>>);

impl Service<Uri> for Opened {
    type Response = TokioIo<Raw>;
    type Error = io::Error;
    type Future = Ready<io::Result<TokioIo<Raw>>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Uri) -> Self::Future {
        std::future::ready(self.0.take().ok_or_else(|| io::ErrorKind::NotConnected.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_is_an_http_url() {
        assert!(Proxy::all("http://127.0.0.1:3128").is_ok());
        assert!(Proxy::all("http://me:secret@proxy.test:3128").is_ok());
        for bad in ["127.0.0.1:3128", "socks5://127.0.0.1:1", "proxy", ""] {
            assert!(Proxy::all(bad).is_err(), "{bad}");
        }
    }
}
