//! Certificates that are weaker than the libraries of today make them, from files that OpenSSL made (`weak/README.md`).
//! Which handshake gets them is not known here.

use rustls::pki_types::pem::{self, PemObject};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::Certificate;

const KEY: &[u8] = include_bytes!("weak/leaf.key");
const WEAK_KEY: &[u8] = include_bytes!("weak/weak-key.pem");
const WEAK_SIGNATURE: &[u8] = include_bytes!("weak/weak-signature.pem");

/// A chain with its key; `None` for certificates that are made on demand.
pub(super) fn chain(
    kind: Certificate,
) -> Result<Option<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>)>, pem::Error> {
    let chain = match kind {
        Certificate::WeakKey => WEAK_KEY,
        Certificate::WeakSignature => WEAK_SIGNATURE,
        _ => return Ok(None),
    };
    let chain = CertificateDer::pem_slice_iter(chain).collect::<Result<_, _>>()?;
    Ok(Some((chain, PrivateKeyDer::from_pem_slice(KEY)?)))
}
