//! Opens byte streams to hosts: over TCP, or through a connector of the embedder, such as a pipe to a server
//! in the same process.

use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper_util::client::legacy::connect::dns::Name;
use hyper_util::client::legacy::connect::{Connected, Connection, HttpConnector};
use hyper_util::rt::TokioIo;
use qiao_abi::{Failure, Phase, Phases};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::Instant;
use tower_service::Service;
use url::Url;

use crate::addresses::{Addresses, Denied};
use crate::fault;
use crate::proxy::{Forwarding, Proxy, ProxyRoute, Speaks};
use crate::resolve::{self, Override};
use crate::shaper::{NetworkShaper, Shaped};
use crate::tls::Tls;
use crate::tunnel;

/// A byte stream to a server.
pub trait Io: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Io for T {}

/// The target of a stream.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The host of the URL.
    pub host: &'a str,
    /// The port, explicit or the scheme's default.
    pub port: u16,
    /// Whether TLS is used on top of the stream.
    pub secure: bool,
}

/// A stream that is being opened.
pub type Opening = Pin<Box<dyn Future<Output = io::Result<Box<dyn Io>>> + Send>>;

/// Opens byte streams in place of TCP. It is called on the mini-program's thread.
pub trait Connector: Send + Sync {
    /// Opens a stream. TLS, if the URL asks for it, is added on top.
    ///
    /// # Errors
    /// The error is reported like one of a TCP connection.
    fn connect(&self, target: Target<'_>) -> Opening;
}

/// How streams are opened.
#[derive(Clone)]
pub(crate) enum Route {
    /// Over TCP, to the addresses in these overrides or from the system's resolver, or through a proxy.
    Tcp(Arc<[Override]>, Option<Proxy>, Addresses),
    /// Through a connector, which resolves names itself; only addresses in URLs are checked here.
    Through(Arc<dyn Connector>, Addresses),
}

/// An open stream under the current network condition.
pub(crate) type Stream = Shaped<Raw>;

/// An open stream without any shaping.
pub(crate) enum Raw {
    Tcp(TcpStream),
    Other(Box<dyn Io>),
}

/// Delay before the next address is tried in parallel (RFC 8305, section 5).
const HEAD_START: Duration = Duration::from_millis(250);

/// Opens a stream to the host of a URL.
pub(crate) async fn dial(
    route: &Route,
    line: &NetworkShaper,
    tls: &Tls,
    url: &Url,
    phases: &Phases,
) -> Result<(Stream, Option<Forwarding>), Failure> {
    let host = url.host_str().unwrap_or_default();
    if line.has_no_names() && !matches!(url.host(), Some(url::Host::Ipv4(_) | url::Host::Ipv6(_))) {
        return Err(Failure::NameNotResolved(host.to_owned()));
    }
    let (raw, forwarding) = raw(route, tls, url, host, phases).await?;
    // The TCP handshake takes one round trip.
    if !line.round_trip().is_zero() {
        tokio::time::sleep(line.round_trip()).await;
        phases.note(|timings| timings.connect.1 = Some(now()));
    }
    Ok((Shaped::new(raw, line.clone()), forwarding))
}

/// Opens a stream to a host and port; returns the local address if it has one. No proxy is used, because proxies may
/// not support the protocol.
pub(crate) async fn open(
    route: &Route,
    line: &NetworkShaper,
    host: &str,
    port: u16,
    phases: &Phases,
) -> Result<(Stream, Option<SocketAddr>), Failure> {
    if line.has_no_names() && host.parse::<std::net::IpAddr>().is_err() {
        return Err(Failure::NameNotResolved(host.to_owned()));
    }
    let raw = match route {
        Route::Tcp(overrides, _, permitted) => tcp(overrides, permitted, host, port, phases).await?,
        Route::Through(connector, permitted) => {
            literal_permitted(permitted, host, port)?;
            let opening = connector.connect(Target { host, port, secure: false });
            Raw::Other(opening.await.map_err(|error| fault::io(&error, host))?)
        }
    };
    tokio::time::sleep(line.round_trip()).await;
    let local = match &raw {
        Raw::Tcp(stream) => stream.local_addr().ok(),
        Raw::Other(_) => None,
    };
    Ok((Shaped::new(raw, line.clone()), local))
}

async fn raw(
    route: &Route,
    tls: &Tls,
    url: &Url,
    host: &str,
    phases: &Phases,
) -> Result<(Raw, Option<Forwarding>), Failure> {
    let port = url.port_or_known_default().unwrap_or(80);
    match route {
        Route::Tcp(overrides, proxy, permitted) => match proxy.as_ref().and_then(|proxy| proxy.of(url)) {
            Some(proxy) => through_proxy(overrides, permitted, &proxy, tls, url, phases).await,
            None => Ok((tcp(overrides, permitted, host, port, phases).await?, None)),
        },
        Route::Through(connector, permitted) => {
            literal_permitted(permitted, host, port)?;
            phases.enter(Phase::Connect);
            let begun = now();
            let stream = connector
                .connect(Target { host, port, secure: is_secure(url) })
                .await
                .map_err(|error| fault::io(&error, host))?;
            phases.note(|timings| timings.connect = (Some(begun), Some(now())));
            Ok((Raw::Other(stream), None))
        }
    }
}

/// Opens a stream through a proxy. Overrides apply here too: the proxy is then asked to connect to that address.
async fn through_proxy(
    overrides: &[Override],
    permitted: &Addresses,
    proxy: &ProxyRoute,
    tls: &Tls,
    url: &Url,
    phases: &Phases,
) -> Result<(Raw, Option<Forwarding>), Failure> {
    let host = url.host_str().unwrap_or_default();
    let port = url.port_or_known_default().unwrap_or(80);
    // The proxy would connect to any address, so the target is resolved and checked here.
    if !permitted.is_unlimited() {
        looked_up(overrides, permitted, host, port).await?;
    }
    let opened = tcp(overrides, permitted, &proxy.host, proxy.port, phases).await;
    let stream = opened.map_err(|why| tunnel::unreachable(proxy, &why))?;
    let mut address = resolve::overridden(overrides, host, port);
    if address.is_none() && proxy.speaks == (Speaks::Socks5 { names: false }) {
        address = looked_up(overrides, permitted, host, port).await?.first().copied();
    }
    let given = address.map(|address| match address {
        SocketAddr::V4(address) => address.ip().to_string(),
        SocketAddr::V6(address) => format!("[{}]", address.ip()),
    });
    let end = tunnel::End {
        host: given.as_deref().unwrap_or(host),
        port: address.map_or(port, |address| address.port()),
        may_forward: url.scheme() == "http" && address.is_none(),
    };
    tunnel::through(proxy, stream, tls, end).await
}

async fn tcp(
    overrides: &[Override],
    permitted: &Addresses,
    host: &str,
    port: u16,
    phases: &Phases,
) -> Result<Raw, Failure> {
    phases.enter(Phase::Resolve);
    let begun = now();
    let addresses = looked_up(overrides, permitted, host, port).await;
    phases.note(|timings| timings.resolve = (Some(begun), Some(now())));
    let addresses = addresses?;
    phases.enter(Phase::Connect);
    phases.note(|timings| timings.connect.0 = Some(now()));
    let stream = race(addresses, port).await.map_err(|error| fault::chain(&*error, host))?;
    phases.note(|timings| {
        timings.connect.1 = Some(now());
        timings.peer = stream.peer_addr().ok();
    });
    Ok(Raw::Tcp(stream))
}

/// The permitted addresses of a host.
pub(crate) async fn looked_up(
    overrides: &[Override],
    permitted: &Addresses,
    host: &str,
    port: u16,
) -> Result<Vec<SocketAddr>, Failure> {
    let addresses = resolve::addresses(overrides, host, port).await.unwrap_or_default();
    if addresses.is_empty() {
        return Err(Failure::NameNotResolved(host.to_owned()));
    }
    permitted.only_permitted(addresses).map_err(|Denied(address)| Failure::Denied(address))
}

/// Refuses a host that is an IP address, if it is not permitted.
fn literal_permitted(permitted: &Addresses, host: &str, port: u16) -> Result<(), Failure> {
    match host.trim_matches(['[', ']']).parse::<IpAddr>() {
        Ok(address) if !permitted.permits(SocketAddr::new(address, port)) => Err(Failure::Denied(address)),
        _ => Ok(()),
    }
}

/// Connects to the first address that responds. Addresses were resolved before, so that name lookup and connecting are
/// timed separately.
async fn race(addresses: Vec<SocketAddr>, port: u16) -> Result<TcpStream, Box<dyn std::error::Error + Send + Sync>> {
    let authority = match &addresses[..] {
        [only] => only.to_string(),
        _ => format!("addresses:{port}"),
    };
    let uri = http::Uri::builder().scheme("http").authority(authority).path_and_query("/").build()?;
    let mut connector = HttpConnector::new_with_resolver(Known(addresses));
    connector.set_happy_eyeballs_timeout(Some(HEAD_START));
    connector.set_nodelay(true);
    Ok(connector.call(uri).await?.into_inner())
}

/// A resolver that returns known addresses.
#[derive(Clone)]
struct Known(Vec<SocketAddr>);

impl Service<Name> for Known {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = io::Error;
    type Future = std::future::Ready<io::Result<Self::Response>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Name) -> Self::Future {
        std::future::ready(Ok(self.0.clone().into_iter()))
    }
}

/// Whether a URL requires TLS.
pub(crate) fn is_secure(url: &Url) -> bool {
    matches!(url.scheme(), "https" | "wss")
}

/// The current time on tokio's clock, which tests can pause.
pub(crate) fn now() -> std::time::Instant {
    Instant::now().into_std()
}

impl Connection for Stream {
    fn connected(&self) -> Connected {
        Connected::new()
    }
}

impl AsyncRead for Raw {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Raw::Tcp(stream) => Pin::new(stream).poll_read(cx, buf),
            Raw::Other(stream) => Pin::new(stream).poll_read(cx, buf),
        }
    }
}

impl AsyncWrite for Raw {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Raw::Tcp(stream) => Pin::new(stream).poll_write(cx, buf),
            Raw::Other(stream) => Pin::new(stream).poll_write(cx, buf),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Raw::Tcp(stream) => Pin::new(stream).poll_flush(cx),
            Raw::Other(stream) => Pin::new(stream).poll_flush(cx),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Raw::Tcp(stream) => Pin::new(stream).poll_shutdown(cx),
            Raw::Other(stream) => Pin::new(stream).poll_shutdown(cx),
        }
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Raw::Tcp(stream) => Pin::new(stream).poll_write_vectored(cx, bufs),
            Raw::Other(stream) => Pin::new(stream).poll_write_vectored(cx, bufs),
        }
    }

    fn is_write_vectored(&self) -> bool {
        matches!(self, Raw::Tcp(_))
    }
}

/// The stream in the form that hyper reads and writes.
pub(crate) type HyperStream = TokioIo<Stream>;
