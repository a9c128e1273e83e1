//! TLS: trusted roots, and the exact problem with a certificate that is rejected. Why a certificate is rejected is
//! described by `certificate`. It must not know proxies' protocols.

use std::fmt;
use std::future::Ready;
use std::io;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};

use hyper_rustls::{HttpsConnector, MaybeHttpsStream};
use hyper_util::rt::TokioIo;
use qiao_abi::{CertificateCheck, CertificateProblem, Failure, HttpVersions, Phase, Phases, TlsProblem};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{WebPkiServerVerifier, verify_server_name};
use rustls::crypto::{CryptoProvider, ring};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, OtherError, RootCertStore, SignatureScheme};
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};
use tower_service::Service;
use url::Url;

use crate::certificate;
use crate::dial::{HyperStream, Raw, Stream, is_secure, now};
use crate::fault;

/// The trusted roots: those built in and additional ones. Cheap to clone; shared by all clients that use it.
#[derive(Clone, Debug)]
pub struct Trust {
    roots: Arc<RootCertStore>,
    /// Certificates that are trusted themselves, whoever issued them.
    certificates: Arc<[CertificateDer<'static>]>,
}

/// PEM text without a usable certificate.
#[derive(Debug, thiserror::Error)]
#[error("no usable certificate: {0}; expected PEM with -----BEGIN CERTIFICATE-----")]
pub struct BadPem(String);

impl Default for Trust {
    /// Mozilla's root certificates.
    fn default() -> Self {
        let roots = Arc::new(RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() });
        Trust { roots, certificates: Arc::new([]) }
    }
}

impl Trust {
    /// Also trusts these certificates, both as roots and as server certificates.
    pub fn and(&self, pem: &[u8]) -> Result<Trust, BadPem> {
        let mut roots = RootCertStore::clone(&self.roots);
        let mut certificates = self.certificates.to_vec();
        for certificate in CertificateDer::pem_slice_iter(pem) {
            let certificate = certificate.map_err(|error| BadPem(error.to_string()))?;
            roots.add(certificate.clone()).map_err(|error| BadPem(error.to_string()))?;
            certificates.push(certificate);
        }
        if certificates.len() == self.certificates.len() {
            return Err(BadPem("nothing found".to_owned()));
        }
        Ok(Trust { roots: Arc::new(roots), certificates: certificates.into() })
    }
}

/// The TLS settings of one client, created on first use.
pub(crate) struct Tls {
    trust: Trust,
    settings: [OnceLock<Arc<ClientConfig>>; 4],
}

/// A stream with or without TLS.
pub(crate) type Secured = MaybeHttpsStream<HyperStream>;

impl Tls {
    pub(crate) fn new(trust: Trust) -> Tls {
        Tls { trust, settings: Default::default() }
    }

    /// Performs a TLS handshake on a stream, if the URL requires it.
    pub(crate) async fn secure(
        &self,
        stream: Stream,
        url: &Url,
        versions: HttpVersions,
        check: CertificateCheck,
        phases: &Phases,
    ) -> Result<Secured, Failure> {
        let stream = TokioIo::new(stream);
        if !is_secure(url) {
            return Ok(MaybeHttpsStream::Http(stream));
        }
        phases.enter(Phase::Tls);
        phases.note(|timings| timings.tls.0 = Some(now()));
        let host = url.host_str().unwrap_or_default();
        let uri = format!("https://{host}/").parse().map_err(|_| bad_name(host))?;
        let settings = self.settings(versions, check)?;
        let secured = HttpsConnector::from((Opened(Some(stream)), settings)).call(uri).await;
        phases.note(|timings| {
            timings.tls.1 = Some(now());
            timings.connect.1 = Some(now());
        });
        if let Ok(MaybeHttpsStream::Https(stream)) = &secured {
            let version = stream.inner().get_ref().1.protocol_version();
            phases.note(|timings| timings.tls_version = version.and_then(version_name));
        }
        secured.map_err(|error| fault::tls(&*error, host))
    }

    /// Performs a TLS handshake with a proxy; the tunnelled stream may use TLS again.
    pub(crate) async fn secure_proxy(&self, stream: Raw, host: &str) -> Result<Raw, Failure> {
        let settings = self.settings(HttpVersions::Http1, CertificateCheck::Verify)?;
        let name = ServerName::try_from(host.trim_matches(['[', ']']).to_owned()).map_err(|_| bad_name(host))?;
        let secured = tokio_rustls::TlsConnector::from(settings).connect(name, stream).await;
        secured.map(|stream| Raw::Other(Box::new(stream))).map_err(|error| fault::tls(&error, host))
    }

    fn settings(&self, versions: HttpVersions, check: CertificateCheck) -> Result<Arc<ClientConfig>, Failure> {
        let slot = usize::from(versions == HttpVersions::Http1) + 2 * usize::from(check == CertificateCheck::Skip);
        let cell = &self.settings[slot];
        if let Some(made) = cell.get() {
            return Ok(made.clone());
        }
        let made = settings(&self.trust, versions, check)
            .map_err(|error| Failure::Tls(TlsProblem::Handshake(error.to_string())))?;
        Ok(cell.get_or_init(|| made).clone())
    }
}

fn version_name(version: rustls::ProtocolVersion) -> Option<&'static str> {
    match version {
        rustls::ProtocolVersion::TLSv1_2 => Some("TLS 1.2"),
        rustls::ProtocolVersion::TLSv1_3 => Some("TLS 1.3"),
        _ => None,
    }
}

fn bad_name(host: &str) -> Failure {
    Failure::Tls(TlsProblem::Handshake(format!("`{host}` is no name that TLS can use")))
}

fn settings(
    trust: &Trust,
    versions: HttpVersions,
    check: CertificateCheck,
) -> Result<Arc<ClientConfig>, Box<dyn std::error::Error>> {
    let provider = Arc::new(ring::default_provider());
    let verifier: Arc<dyn ServerCertVerifier> = match check {
        CertificateCheck::Verify => Arc::new(Explaining::new(trust, provider.clone())?),
        CertificateCheck::Skip => Arc::new(Unchecked(provider.clone())),
    };
    let mut settings = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(verifier)
        .with_no_client_auth();
    settings.alpn_protocols = match versions {
        HttpVersions::Http1 => vec![b"http/1.1".to_vec()],
        HttpVersions::Http2OrHttp1 => vec![b"h2".to_vec(), b"http/1.1".to_vec()],
    };
    Ok(Arc::new(settings))
}

/// hyper-rustls opens connections itself; this passes it the open stream.
struct Opened(Option<HyperStream>);

impl Service<http::Uri> for Opened {
    type Response = HyperStream;
    type Error = io::Error;
    type Future = Ready<io::Result<HyperStream>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: http::Uri) -> Self::Future {
        std::future::ready(self.0.take().ok_or_else(|| io::ErrorKind::NotConnected.into()))
    }
}

/// The reason why a certificate was rejected, wrapped in the TLS library's error.
#[derive(Debug)]
pub(crate) struct Rejected(pub CertificateProblem);

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for Rejected {}

/// Verifies like the library, also accepts certificates that are trusted themselves, and reports the precise problem
/// while the chain is available.
#[derive(Debug)]
struct Explaining {
    verifier: Arc<WebPkiServerVerifier>,
    known: Arc<[CertificateDer<'static>]>,
}

impl Explaining {
    fn new(trust: &Trust, provider: Arc<CryptoProvider>) -> Result<Self, Box<dyn std::error::Error>> {
        let verifier = WebPkiServerVerifier::builder_with_provider(trust.roots.clone(), provider).build()?;
        Ok(Explaining { verifier, known: trust.certificates.clone() })
    }

    /// Accepts a certificate that only lacks a trusted issuer, if it is trusted itself and matches the host. The
    /// verifier checks dates before the issuer.
    fn accept_known(
        &self,
        certificate: &CertificateDer<'_>,
        name: &ServerName<'_>,
        reason: CertificateError,
    ) -> Result<ServerCertVerified, CertificateError> {
        if !certificate::lacks_issuer(&reason) || !self.known.iter().any(|known| known == certificate) {
            return Err(reason);
        }
        let named = ParsedCertificate::try_from(certificate).and_then(|parsed| verify_server_name(&parsed, name));
        match named {
            Ok(()) => Ok(ServerCertVerified::assertion()),
            Err(rustls::Error::InvalidCertificate(other)) => Err(other),
            Err(_) => Err(reason),
        }
    }
}

impl ServerCertVerifier for Explaining {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        at: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let verified = self.verifier.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, at);
        let reason = match verified {
            Err(rustls::Error::InvalidCertificate(reason)) => reason,
            other => return other,
        };
        self.accept_known(end_entity, server_name, reason).map_err(|reason| {
            let chain: Vec<_> = std::iter::once(end_entity).chain(intermediates).collect();
            explained(rustls::Error::InvalidCertificate(reason), &chain)
        })
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.verifier.verify_tls12_signature(message, cert, dss).map_err(|error| explained(error, &[cert]))
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.verifier.verify_tls13_signature(message, cert, dss).map_err(|error| explained(error, &[cert]))
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.verifier.supported_verify_schemes()
    }
}

/// Adds the problem with the chain to the error.
fn explained(error: rustls::Error, chain: &[&CertificateDer<'_>]) -> rustls::Error {
    let rustls::Error::InvalidCertificate(reason) = error else {
        return error;
    };
    let problem = certificate::problem(reason, chain);
    rustls::Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(Rejected(problem)))))
}

/// Accepts any certificate, for users who have disabled the check.
#[derive(Debug)]
struct Unchecked(Arc<CryptoProvider>);

impl ServerCertVerifier for Unchecked {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        rustls::crypto::verify_tls12_signature(message, cert, dss, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        rustls::crypto::verify_tls13_signature(message, cert, dss, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
