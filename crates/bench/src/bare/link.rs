//! A keep-alive connection to the server, over TCP or TLS. It is opened by its first request, and again after the
//! server has closed it.

use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use http_body_util::combinators::UnsyncBoxBody;
use hyper::body::Incoming;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Request, Response, Uri};
use hyper_util::rt::TokioIo;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use crate::Fault;
use crate::settings::Settings;

/// The body of a request.
pub(super) type Body = UnsyncBoxBody<Bytes, std::io::Error>;

/// The address and the TLS settings of connections.
#[derive(Clone)]
pub(super) struct Door {
    pub uri: Uri,
    tls: Option<TlsConnector>,
}

/// A connection, not necessarily open.
pub(super) struct Link {
    pub door: Door,
    sender: Option<SendRequest<Body>>,
}

impl Door {
    pub(super) fn of(settings: &Settings) -> Result<Door, Fault> {
        let uri: Uri = settings.url.parse()?;
        let tls = if uri.scheme_str() == Some("https") { Some(connector(&settings.ca)?) } else { None };
        Ok(Door { uri, tls })
    }

    /// The value of the `host` header.
    pub(super) fn host(&self) -> &str {
        self.uri.authority().map_or("", |authority| authority.as_str())
    }

    async fn open(&self) -> Result<SendRequest<Body>, Fault> {
        let host = self.uri.host().unwrap_or_default();
        let stream = TcpStream::connect((host, self.uri.port_u16().unwrap_or_default())).await?;
        stream.set_nodelay(true)?;
        match &self.tls {
            Some(tls) => kept(tls.connect(ServerName::try_from(host.to_owned())?, stream).await?).await,
            None => kept(stream).await,
        }
    }
}

impl Link {
    pub(super) fn to(door: Door) -> Link {
        Link { door, sender: None }
    }

    pub(super) async fn send(&mut self, request: Request<Body>) -> Result<Response<Incoming>, Fault> {
        let mut sender = match self.kept().await {
            Some(kept) => kept,
            None => self.door.open().await?,
        };
        let answer = sender.send_request(request).await?;
        self.sender = Some(sender);
        Ok(answer)
    }

    /// The connection of the last request, if it is still open.
    async fn kept(&mut self) -> Option<SendRequest<Body>> {
        let mut kept = self.sender.take()?;
        kept.ready().await.is_ok().then_some(kept)
    }
}

async fn kept(stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static) -> Result<SendRequest<Body>, Fault> {
    let (sender, connection) = handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender)
}

fn connector(ca: &Path) -> Result<TlsConnector, Fault> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(ca)?)?;
    let settings = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(settings)))
}
