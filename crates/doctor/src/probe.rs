//! A server below HTTP: addresses of its name, versions of TLS, the chain as it is sent. Every certificate is accepted
//! here: whether a client would is decided by the rules. Nothing is sent but handshakes.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use qiao::Override;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::version::{TLS12, TLS13};
use rustls::{ClientConfig, DigitallySignedStruct, SignatureScheme, SupportedProtocolVersion};
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use crate::hello;

/// What was seen of a server.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// The addresses of its name.
    pub addresses: Vec<IpAddr>,
    /// Whether they are the user's own, and no name was looked up.
    pub is_overridden: bool,
    /// Versions of TLS, newest first, with the suite and the protocol that were agreed on.
    pub versions: Vec<(&'static str, String, String)>,
    /// Versions before TLS 1.2 that it speaks.
    pub old: Vec<&'static str>,
    /// Why those could not be tested.
    pub untested: Option<String>,
    /// The certificates that it sends.
    pub chain: Vec<CertificateDer<'static>>,
}

/// Looks at a server, at most this long for each step.
pub(crate) async fn look(host: &str, port: u16, secure: bool, overrides: &[Override], patience: Duration) -> Seen {
    let own = overrides.iter().find_map(|known| known.address(host, port));
    let mut seen = Seen { is_overridden: own.is_some(), ..Seen::default() };
    let bare = host.trim_matches(['[', ']']);
    let addresses: Vec<SocketAddr> = match own {
        Some(address) => vec![address],
        None => match timeout(patience, tokio::net::lookup_host((bare, port))).await {
            Ok(Ok(found)) => found.collect(),
            // The rules say what becomes of a name without an address.
            _ => Vec::new(),
        },
    };
    seen.addresses = addresses.iter().map(SocketAddr::ip).collect();
    let Some(address) = addresses.first().copied().filter(|_| secure) else { return seen };
    for (name, version) in [("TLS 1.3", &TLS13), ("TLS 1.2", &TLS12)] {
        let chain = Arc::new(Mutex::new(Vec::new()));
        if let Ok(Ok((suite, protocol))) = timeout(patience, handshake(address, bare, version, chain.clone())).await {
            seen.versions.push((name, suite, protocol));
        }
        // A server that wants more than this, such as a certificate of the client, has sent its own all the same.
        let sent = std::mem::take(&mut *chain.lock().unwrap_or_else(PoisonError::into_inner));
        if !sent.is_empty() {
            seen.chain = sent;
        }
    }
    for (name, version) in hello::OLD {
        match timeout(patience, old(address, bare, version)).await {
            Ok(Ok(true)) => seen.old.push(name),
            Ok(Ok(false)) => {}
            Ok(Err(error)) => seen.untested = Some(error.to_string()),
            Err(late) => seen.untested = Some(late.to_string()),
        }
    }
    seen
}

async fn old(address: SocketAddr, host: &str, version: [u8; 2]) -> io::Result<bool> {
    hello::speaks(&mut TcpStream::connect(address).await?, host, version).await
}

/// One handshake with one version; gives the suite and the protocol.
async fn handshake(
    address: SocketAddr,
    host: &str,
    version: &'static SupportedProtocolVersion,
    chain: Arc<Mutex<Vec<CertificateDer<'static>>>>,
) -> io::Result<(String, String)> {
    let provider = Arc::new(ring::default_provider());
    let mut settings = ClientConfig::builder_with_provider(provider.clone())
        .with_protocol_versions(&[version])
        .map_err(io::Error::other)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Keeping { provider, chain }))
        .with_no_client_auth();
    settings.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
    let stream = TlsConnector::from(Arc::new(settings)).connect(name, TcpStream::connect(address).await?).await?;
    let (_, agreed) = stream.get_ref();
    let suite = agreed.negotiated_cipher_suite().and_then(|suite| suite.suite().as_str()).unwrap_or_default();
    let protocol = agreed.alpn_protocol().map(|name| String::from_utf8_lossy(name).into_owned());
    Ok((suite.to_owned(), protocol.unwrap_or_default()))
}

/// Keeps the chain and accepts it with any signature: nothing is sent over the connection.
#[derive(Debug)]
struct Keeping {
    provider: Arc<CryptoProvider>,
    chain: Arc<Mutex<Vec<CertificateDer<'static>>>>,
}

impl ServerCertVerifier for Keeping {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let all = std::iter::once(end_entity).chain(intermediates).map(|one| one.clone().into_owned());
        *self.chain.lock().unwrap_or_else(PoisonError::into_inner) = all.collect();
        Ok(ServerCertVerified::assertion())
    }

    // Keys that are too weak to be verified with are looked at as well.
    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
