//! Clients that share no code with the origin, and common helpers. Waits on real time have a limit, so that a test
//! fails rather than hangs.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::client::conn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use qiao_origin::Origin;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore, crypto};
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

pub(crate) type Full1 = conn::http1::SendRequest<Full<Bytes>>;
pub(crate) type Full2 = conn::http2::SendRequest<Full<Bytes>>;

/// Fails the test if `future` takes longer than any should.
pub(crate) async fn soon<T>(future: impl Future<Output = T>) -> T {
    timeout(Duration::from_secs(20), future).await.expect("in time")
}

/// Starts an origin on free ports.
pub(crate) async fn origin() -> Origin {
    Origin::builder().start().await.unwrap()
}

/// A TCP connection to the plain port.
pub(crate) async fn tcp(origin: &Origin) -> TcpStream {
    TcpStream::connect(origin.http_addr().unwrap()).await.unwrap()
}

/// Writes `request` and reads until the origin closes.
pub(crate) async fn raw(origin: &Origin, request: impl AsRef<[u8]>) -> Vec<u8> {
    let mut socket = tcp(origin).await;
    socket.write_all(request.as_ref()).await.unwrap();
    let mut answer = Vec::new();
    soon(socket.read_to_end(&mut answer)).await.unwrap();
    answer
}

/// `GET target` on a new connection; the response as text.
pub(crate) async fn get(origin: &Origin, target: &str) -> String {
    let request = format!("GET {target} HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n");
    String::from_utf8_lossy(&raw(origin, request).await).into_owned()
}

/// Splits a response into head and body.
pub(crate) fn split(answer: &str) -> (&str, &str) {
    answer.split_once("\r\n\r\n").expect("a whole head")
}

/// `GET target`, the body as JSON.
pub(crate) async fn get_json(origin: &Origin, target: &str) -> Value {
    let answer = get(origin, target).await;
    serde_json::from_str(split(&answer).1).unwrap_or_else(|_| panic!("JSON in {answer}"))
}

/// A hyper client for HTTP/1.
pub(crate) async fn hyper1(io: impl AsyncRead + AsyncWrite + Unpin + Send + 'static) -> Full1 {
    let (sender, connection) = conn::http1::handshake(TokioIo::new(io)).await.unwrap();
    tokio::spawn(connection);
    sender
}

/// A hyper client for HTTP/2.
pub(crate) async fn hyper2(io: impl AsyncRead + AsyncWrite + Unpin + Send + 'static) -> Full2 {
    let (sender, connection) = conn::http2::handshake(TokioExecutor::new(), TokioIo::new(io)).await.unwrap();
    tokio::spawn(connection);
    sender
}

pub(crate) fn request(method: &str, uri: &str, body: impl Into<Bytes>) -> Request<Full<Bytes>> {
    let request = Request::builder().method(method).uri(uri).header("host", "a.test");
    request.body(Full::new(body.into())).unwrap()
}

pub(crate) async fn whole(response: Response<hyper::body::Incoming>) -> (u16, Bytes) {
    let status = response.status().as_u16();
    (status, response.into_body().collect().await.unwrap().to_bytes())
}

/// TLS settings of a client that trusts the origin and offers these protocols.
pub(crate) fn trusting(origin: &Origin, alpn: &[&str]) -> Arc<ClientConfig> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(origin.ca_pem().as_bytes()).unwrap()).unwrap();
    let mut config = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = alpn.iter().map(|name| name.as_bytes().to_vec()).collect();
    Arc::new(config)
}

/// A TLS handshake on `io` under this name.
pub(crate) async fn secure<T: AsyncRead + AsyncWrite + Unpin>(
    io: T,
    origin: &Origin,
    name: &str,
    alpn: &[&str],
) -> std::io::Result<TlsStream<T>> {
    let name = ServerName::try_from(name.to_owned()).unwrap();
    let connector = TlsConnector::from(trusting(origin, alpn));
    soon(connector.connect(name, io)).await
}

/// A TLS connection over TCP under this name.
pub(crate) async fn tls(origin: &Origin, name: &str, alpn: &[&str]) -> std::io::Result<TlsStream<TcpStream>> {
    let socket = TcpStream::connect(origin.https_addr().unwrap()).await?;
    secure(socket, origin, name, alpn).await
}
