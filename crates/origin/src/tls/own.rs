//! A certificate that the user gives, with its key: read from PEM and checked. Knows nothing of handshakes.

use std::sync::Arc;

use rustls::crypto;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;

/// Why a certificate cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum BadCertificate {
    /// The first text has no certificate.
    #[error("there is no certificate in PEM")]
    NoCertificate,
    /// The second text has no private key.
    #[error("there is no private key in PEM")]
    NoKey,
    /// The key is that of another certificate.
    #[error("the private key does not belong to the certificate")]
    OtherKey,
    /// The certificate or the key is of a kind that TLS cannot use here.
    #[error("unusable certificate or key: {0}")]
    Unusable(String),
}

/// A certificate with the chain to its root, and its key.
#[derive(Debug, Clone)]
pub(crate) struct OwnCertificate(pub(crate) Arc<CertifiedKey>);

impl OwnCertificate {
    /// Reads both from PEM; what else is in the texts is ignored.
    pub(crate) fn from_pem(chain: &[u8], key: &[u8]) -> Result<OwnCertificate, BadCertificate> {
        let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(chain)
            .collect::<Result<_, _>>()
            .map_err(|_| BadCertificate::NoCertificate)?;
        if chain.is_empty() {
            return Err(BadCertificate::NoCertificate);
        }
        let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| BadCertificate::NoKey)?;
        let made = CertifiedKey::from_der(chain, key, &crypto::ring::default_provider());
        made.map(|made| OwnCertificate(Arc::new(made))).map_err(|error| match error {
            rustls::Error::InconsistentKeys(_) => BadCertificate::OtherKey,
            other => BadCertificate::Unusable(other.to_string()),
        })
    }
}
