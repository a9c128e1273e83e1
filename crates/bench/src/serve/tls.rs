//! The server's certificate and TLS settings: HTTP/1.1 only, and a full handshake for every connection. Session tickets
//! are sent, as servers do, but never accepted.

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, KeyUsagePurpose};
use rustls::ServerConfig;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::{NoServerSessionStorage, ProducesTickets};
use tokio_rustls::TlsAcceptor;

use crate::Fault;

/// Host name of the server, for clients that check domains.
pub(crate) const NAME: &str = "bench.test";

/// The TLS acceptor, and the CA certificate as PEM.
pub(super) fn acceptor() -> Result<(TlsAcceptor, String), Fault> {
    let root = CertifiedIssuer::self_signed(authority(), KeyPair::generate()?)?;
    let key = KeyPair::generate()?;
    let names = [NAME, "localhost", "127.0.0.1"].map(str::to_owned);
    let leaf = CertificateParams::new(names)?.signed_by(&key, &root)?;
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let mut settings = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![leaf.der().clone()], key)?;
    settings.alpn_protocols = vec![b"http/1.1".to_vec()];
    settings.session_storage = Arc::new(NoServerSessionStorage {});
    settings.ticketer = Arc::new(Worthless);
    Ok((TlsAcceptor::from(Arc::new(settings)), root.pem()))
}

/// Issues tickets of zeros, and accepts none.
#[derive(Debug)]
struct Worthless;

impl ProducesTickets for Worthless {
    fn enabled(&self) -> bool {
        true
    }

    fn lifetime(&self) -> u32 {
        3600
    }

    fn encrypt(&self, plain: &[u8]) -> Option<Vec<u8>> {
        Some(vec![0; plain.len()])
    }

    fn decrypt(&self, _ticket: &[u8]) -> Option<Vec<u8>> {
        None
    }
}

fn authority() -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, "qiao-bench");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    params
}
