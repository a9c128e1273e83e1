//! Connections through a proxy: tunnels for TLS, WebSockets and overridden hosts; other requests are forwarded by the
//! proxy. Failures here are failures of the proxy, never of the server.

use std::future::{Future, Ready, poll_fn};
use std::io;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::{HOST, PROXY_AUTHORIZATION};
use http::{Method, Request, StatusCode, Uri};
use http_body_util::Empty;
use hyper::client::conn::http1;
use hyper_util::client::legacy::connect::proxy::SocksV5;
use hyper_util::rt::TokioIo;
use qiao_abi::{Failure, ProxyFault, ProxyProblem};
use tower_service::Service;

use crate::dial::Raw;
use crate::fault;
use crate::proxy::{Forwarding, ProxyRoute, Speaks};
use crate::tls::Tls;

/// The target of a tunnel.
pub(crate) struct End<'a> {
    /// A host name, or an address from an override.
    pub host: &'a str,
    pub port: u16,
    /// Whether the proxy may forward requests instead of tunnelling.
    pub may_forward: bool,
}

/// Makes a failure of this proxy.
fn failure(route: &ProxyRoute, problem: ProxyProblem) -> Failure {
    Failure::Proxy(ProxyFault { proxy: route.name(), problem })
}

/// The failure of opening a connection to a proxy.
pub(crate) fn unreachable(route: &ProxyRoute, why: &Failure) -> Failure {
    let problem = match why {
        Failure::Denied(_) => return why.clone(),
        Failure::NameNotResolved(_) => ProxyProblem::NotResolved,
        Failure::Tls(problem) => ProxyProblem::Tls(problem.clone()),
        _ => ProxyProblem::Unreachable,
    };
    failure(route, problem)
}

/// Connects through an open stream to the proxy.
pub(crate) async fn through(
    route: &ProxyRoute,
    stream: Raw,
    tls: &Tls,
    end: End<'_>,
) -> Result<(Raw, Option<Forwarding>), Failure> {
    let stream = match route.speaks {
        Speaks::Socks5 { .. } => return Ok((socks(route, stream, &end).await?, None)),
        Speaks::Http => stream,
        Speaks::Https => tls.secure_proxy(stream, &route.host).await.map_err(|why| unreachable(route, &why))?,
    };
    if end.may_forward {
        let authorization = route.authorization().and_then(|value| value.to_str().ok()).map(str::to_owned);
        return Ok((stream, Some(Forwarding { proxy: route.name().into(), authorization })));
    }
    Ok((connect(route, stream, &end).await?, None))
}

/// Requests a tunnel from an HTTP proxy (RFC 9110, section 9.3.6).
async fn connect(route: &ProxyRoute, stream: Raw, end: &End<'_>) -> Result<Raw, Failure> {
    let authority = format!("{}:{}", end.host, end.port);
    let mut request = Request::new(Empty::<Bytes>::new());
    *request.method_mut() = Method::CONNECT;
    let bad = |_| failure(route, ProxyProblem::Refused(format!("`{authority}` cannot be asked of it")));
    *request.uri_mut() = authority.parse::<Uri>().map_err(bad)?;
    if let Ok(host) = authority.parse() {
        request.headers_mut().insert(HOST, host);
    }
    if let Some(authorization) = route.authorization() {
        request.headers_mut().insert(PROXY_AUTHORIZATION, authorization.clone());
    }
    let broken = |error: &hyper::Error| {
        let problem = match fault::chain(error, &route.host) {
            Failure::Malformed(what) => ProxyProblem::Refused(what),
            _ => ProxyProblem::Closed,
        };
        failure(route, problem)
    };
    let handshake = http1::Builder::new().handshake(TokioIo::new(stream)).await;
    let (mut sender, mut connection) = handshake.map_err(|error| broken(&error))?;
    let mut answer = std::pin::pin!(sender.send_request(request));
    let response = poll_fn(|cx| {
        // The connection future completes when the tunnel is open; by then the response is ready.
        let _ = connection.poll_without_shutdown(cx);
        answer.as_mut().poll(cx)
    });
    let status = response.await.map_err(|error| broken(&error))?.status();
    match status {
        status if status.is_success() => Ok(connection.into_parts().io.into_inner()),
        StatusCode::PROXY_AUTHENTICATION_REQUIRED => {
            Err(failure(route, ProxyProblem::Authentication { sent: route.authorization().is_some() }))
        }
        status => Err(failure(route, ProxyProblem::Status(status.as_u16()))),
    }
}

/// Requests a connection from a SOCKS proxy.
async fn socks(route: &ProxyRoute, stream: Raw, end: &End<'_>) -> Result<Raw, Failure> {
    let refused = |what: String| failure(route, ProxyProblem::Refused(what));
    let target: Uri =
        format!("socks5://{}:{}", end.host, end.port).parse().map_err(|_| refused(end.host.to_owned()))?;
    let mut socks = SocksV5::new(Uri::from_static("socks5://proxy"), Opened(Some(TokioIo::new(stream))));
    if let Some((user, password)) = route.credentials() {
        socks = socks.with_auth(user.to_owned(), password.to_owned());
    }
    match socks.call(target).await {
        Ok(stream) => Ok(stream.into_inner()),
        // hyper-util does not expose the kinds of its errors, only their messages.
        Err(error) => match error.to_string() {
            words if words.contains("io error") => Err(failure(route, ProxyProblem::Closed)),
            words if words.contains("credentials") || words.contains("authentication") => {
                Err(failure(route, ProxyProblem::Authentication { sent: route.credentials().is_some() }))
            }
            words => Err(refused(words.trim_start_matches("SOCKS error: ").to_owned())),
        },
    }
}

/// hyper-util opens connections itself; this passes it the open stream.
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
    use std::sync::Arc;

    use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
    use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};

    use super::*;
    use crate::proxy::Proxy;
    use crate::tls::Trust;

    fn route(proxy: &str) -> ProxyRoute {
        Proxy::all(proxy).unwrap().of(&"https://a.test/".parse().unwrap()).unwrap()
    }

    /// The result of a proxy that `play` emulates on its end of the connection.
    async fn tried<F: Future<Output = ()>>(
        proxy: &str,
        trust: Trust,
        play: impl FnOnce(DuplexStream) -> F,
    ) -> Result<(Raw, Option<Forwarding>), ProxyProblem> {
        let (near, far) = duplex(1024);
        let (route, tls) = (route(proxy), Tls::new(trust));
        let end = End { host: "a.test", port: 443, may_forward: false };
        let way = through(&route, Raw::Other(Box::new(near)), &tls, end);
        let (way, ()) = tokio::join!(way, play(far));
        way.map_err(|failure| match failure {
            Failure::Proxy(ProxyFault { problem, .. }) => problem,
            other => panic!("{other:?}"),
        })
    }

    /// Reads the expected bytes and writes the answer, pair by pair.
    async fn plays(mut far: impl tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin, turns: &[(&[u8], &[u8])]) {
        for (expected, answer) in turns {
            let mut read = vec![0; expected.len()];
            far.read_exact(&mut read).await.unwrap();
            assert_eq!(&read, expected, "{}", String::from_utf8_lossy(&read));
            far.write_all(answer).await.unwrap();
        }
        drop(far.shutdown().await);
    }

    const CONNECT: &[u8] = b"CONNECT a.test:443 HTTP/1.1\r\nhost: a.test:443\r\n\r\n";

    #[tokio::test]
    async fn an_http_proxy_opens_a_tunnel_or_says_why_not() {
        for (answer, expected) in [
            ("HTTP/1.1 403 Forbidden\r\n\r\n", ProxyProblem::Status(403)),
            ("HTTP/1.1 502 Bad\r\nContent-Length: 3\r\n\r\nbad", ProxyProblem::Status(502)),
            ("HTTP/1.1 407 Who\r\n\r\n", ProxyProblem::Authentication { sent: false }),
            ("", ProxyProblem::Closed),
            ("HTTP/1.1 20", ProxyProblem::Closed),
        ] {
            let turns = [(CONNECT, answer.as_bytes())];
            let tried = tried("http://proxy.test", Trust::default(), |far| plays(far, &turns)).await;
            assert_eq!(tried.err(), Some(expected), "{answer}");
        }
        let turns: &[(&[u8], &[u8])] = &[(CONNECT, b"HTTP/1.1 200 Connected\r\n\r\n")];
        assert!(tried("http://proxy.test", Trust::default(), |far| plays(far, turns)).await.is_ok());
    }

    #[tokio::test]
    async fn an_https_proxy_is_secured_itself() {
        let key = rcgen::KeyPair::generate().unwrap();
        let certificate = rcgen::CertificateParams::new(["proxy.test".to_owned()]).unwrap().self_signed(&key).unwrap();
        let der = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let settings = rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], der)
            .unwrap();
        let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(settings));
        let turns: &[(&[u8], &[u8])] = &[(CONNECT, b"HTTP/1.1 200 OK\r\n\r\n")];
        let trust = Trust::default().and(certificate.pem().as_bytes()).unwrap();
        let serve = |far| async { plays(acceptor.accept(far).await.unwrap(), turns).await };
        assert!(tried("https://proxy.test", trust, serve).await.is_ok());
        let refused = |far| async { drop(acceptor.accept(far).await) };
        let tried = tried("https://proxy.test", Trust::default(), refused).await;
        assert!(matches!(tried, Err(ProxyProblem::Tls(_))), "{:?}", tried.err());
    }

    #[tokio::test]
    async fn a_socks_proxy_is_given_the_name_or_the_address() {
        const HELLO: &[u8] = b"\x05\x01\x00";
        const ASK: &[u8] = b"\x05\x01\x00\x03\x06a.test\x01\xbb";
        const GIVEN: &[u8] = b"\x05\x00\x00\x01\0\0\0\0\0\0";
        let good: &[(&[u8], &[u8])] = &[(HELLO, b"\x05\x00"), (ASK, GIVEN)];
        assert!(tried("socks5h://proxy.test", Trust::default(), |far| plays(far, good)).await.is_ok());
        let user: &[(&[u8], &[u8])] =
            &[(b"\x05\x01\x02", b"\x05\x02"), (b"\x01\x02me\x03a@b", b"\x01\x00"), (ASK, GIVEN)];
        assert!(tried("socks5h://me:a%40b@proxy.test", Trust::default(), |far| plays(far, user)).await.is_ok());
        let refused: &[(&[u8], &[u8])] = &[(HELLO, b"\x05\x00"), (ASK, b"\x05\x05\x00\x01\0\0\0\0\0\0")];
        let unknown: &[(&[u8], &[u8])] = &[(HELLO, b"\x05\xff")];
        let gone: &[(&[u8], &[u8])] = &[(HELLO, b"")];
        let closed = "connection refused".to_owned();
        for (turns, expected) in [
            (refused, ProxyProblem::Refused(closed)),
            (unknown, ProxyProblem::Authentication { sent: false }),
            (gone, ProxyProblem::Closed),
        ] {
            let tried = tried("socks5h://proxy.test", Trust::default(), |far| plays(far, turns)).await;
            assert_eq!(tried.err(), Some(expected));
        }
    }
}
