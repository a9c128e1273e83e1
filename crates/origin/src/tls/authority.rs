//! A certificate authority created for one origin and discarded with it. Signs a leaf for any name on demand
//! and caches the TLS settings. Dates are fixed, so nothing here reads a clock.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, date_time_ymd,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, pem};
use rustls::server::NoServerSessionStorage;
use rustls::sign::SingleCertAndKey;
use rustls::version::{TLS12, TLS13};
use rustls::{ServerConfig, SupportedProtocolVersion, crypto};

use super::{Certificate, OwnCertificate, TlsManner, TlsVersions, weak};
use crate::sync::Lock;

/// Most settings that are cached; above that the cache is emptied, so that random names cannot fill the
/// memory.
const KEPT: usize = 1024;

/// Why TLS could not be set up.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AuthorityError {
    #[error("certificate: {0}")]
    Certificate(#[from] rcgen::Error),
    #[error("TLS settings: {0}")]
    Settings(#[from] rustls::Error),
    #[error("certificate: {0}")]
    Pem(#[from] pem::Error),
}

/// The issuers, the key of all leaves, and the cached settings.
pub(crate) struct Authority {
    root: CertifiedIssuer<'static, KeyPair>,
    stranger: CertifiedIssuer<'static, KeyPair>,
    intermediate: CertifiedIssuer<'static, KeyPair>,
    leaf_key: KeyPair,
    serial: AtomicU64,
    kept: Lock<HashMap<(String, TlsManner), Arc<ServerConfig>>>,
    own: Lock<HashMap<String, CertificateDer<'static>>>,
    root_pem: String,
    /// What is shown where no fault of the certificate is asked for.
    given: Option<OwnCertificate>,
}

impl Authority {
    pub(crate) fn new(given: Option<OwnCertificate>) -> Result<Self, AuthorityError> {
        let root = CertifiedIssuer::self_signed(issuer("Qiao Test Root"), KeyPair::generate()?)?;
        let stranger = CertifiedIssuer::self_signed(issuer("Qiao Unknown Root"), KeyPair::generate()?)?;
        let intermediate = CertifiedIssuer::signed_by(issuer("Qiao Test Intermediate"), KeyPair::generate()?, &root)?;
        Ok(Self {
            root_pem: root.pem(),
            root,
            stranger,
            intermediate,
            leaf_key: KeyPair::generate()?,
            serial: AtomicU64::new(1),
            kept: Lock::default(),
            own: Lock::default(),
            given,
        })
    }

    /// The root certificate in PEM.
    pub(crate) fn pem(&self) -> &str {
        &self.root_pem
    }

    /// The certificate for a name that is its own authority's, in PEM.
    pub(crate) fn self_signed_pem(&self, name: &str) -> Result<String, AuthorityError> {
        let text = STANDARD.encode(self.own(Some(name))?);
        let lines: Vec<&str> = (0..text.len()).step_by(64).map(|at| &text[at..text.len().min(at + 64)]).collect();
        Ok(format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n")))
    }

    /// The certificate for a name that is its own authority's: every signature is another, so it is kept.
    fn own(&self, sni: Option<&str>) -> Result<CertificateDer<'static>, AuthorityError> {
        let name = sni.unwrap_or_default().to_owned();
        if let Some(certificate) = self.own.open().get(&name) {
            return Ok(certificate.clone());
        }
        let made = self.leaf(sni, Certificate::SelfSignedAuthority)?;
        let mut own = self.own.open();
        if own.len() >= KEPT {
            own.clear();
        }
        Ok(own.entry(name).or_insert(made).clone())
    }

    /// The settings for a handshake of this manner with a client that asked for this name.
    pub(crate) fn settings(&self, sni: Option<&str>, manner: TlsManner) -> Result<Arc<ServerConfig>, AuthorityError> {
        let key = (sni.unwrap_or_default().to_owned(), manner);
        if let Some(settings) = self.kept.open().get(&key) {
            return Ok(settings.clone());
        }
        let settings = Arc::new(self.make_settings(sni, manner)?);
        let mut kept = self.kept.open();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(key, settings.clone());
        Ok(settings)
    }

    fn make_settings(&self, sni: Option<&str>, manner: TlsManner) -> Result<ServerConfig, AuthorityError> {
        let provider = Arc::new(crypto::ring::default_provider());
        let settings = ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(&versions(manner.versions))?
            .with_no_client_auth();
        let mut settings = match (&self.given, manner.certificate) {
            (Some(given), Certificate::Good) => {
                settings.with_cert_resolver(Arc::new(SingleCertAndKey::from(given.0.clone())))
            }
            (_, kind) => {
                let (chain, key) = match weak::chain(kind)? {
                    Some(weak) => weak,
                    None => (vec![self.shown(sni, kind)?], self.key()),
                };
                settings.with_single_cert(chain, key)?
            }
        };
        settings.alpn_protocols = manner.alpn.protocols();
        // No resumption: every handshake shows its certificate, and transcripts are reproducible.
        settings.session_storage = Arc::new(NoServerSessionStorage {});
        settings.send_tls13_tickets = 0;
        Ok(settings)
    }

    fn shown(&self, sni: Option<&str>, kind: Certificate) -> Result<CertificateDer<'static>, AuthorityError> {
        match kind {
            Certificate::SelfSignedAuthority => self.own(sni),
            other => Ok(self.leaf(sni, other)?),
        }
    }

    /// The key of the certificates that are made here.
    fn key(&self) -> PrivateKeyDer<'static> {
        PrivateKeyDer::from(PrivatePkcs8KeyDer::from(self.leaf_key.serialize_der()))
    }

    fn leaf(&self, sni: Option<&str>, kind: Certificate) -> Result<CertificateDer<'static>, rcgen::Error> {
        let names = match (kind, sni) {
            (Certificate::WrongHost, _) => vec!["another.invalid".to_owned()],
            (_, Some(name)) => vec![name.to_owned()],
            (_, None) => ["localhost", "127.0.0.1", "::1"].map(str::to_owned).to_vec(),
        };
        let mut params = CertificateParams::new(names)?;
        params.distinguished_name.push(DnType::CommonName, "Qiao Test Origin");
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        params.serial_number = Some(self.serial.fetch_add(1, Ordering::Relaxed).into());
        match kind {
            Certificate::Expired => params.not_after = date_time_ymd(2001, 1, 1),
            Certificate::NotYet => params.not_before = date_time_ymd(3000, 1, 1),
            Certificate::SelfSignedAuthority => params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained),
            _ => {}
        }
        let certificate = match self.signer(kind) {
            Some(signer) => params.signed_by(&self.leaf_key, signer)?,
            None => params.self_signed(&self.leaf_key)?,
        };
        Ok(certificate.der().clone())
    }

    fn signer(&self, kind: Certificate) -> Option<&Issuer<'static, KeyPair>> {
        match kind {
            Certificate::SelfSigned | Certificate::SelfSignedAuthority => None,
            Certificate::Untrusted => Some(&self.stranger),
            Certificate::NoIntermediate => Some(&self.intermediate),
            Certificate::Good
            | Certificate::Expired
            | Certificate::NotYet
            | Certificate::WrongHost
            // Not made here.
            | Certificate::WeakKey
            | Certificate::WeakSignature => Some(&self.root),
        }
    }
}

fn issuer(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
}

fn versions(offered: TlsVersions) -> Vec<&'static SupportedProtocolVersion> {
    match offered {
        TlsVersions::Both => vec![&TLS13, &TLS12],
        TlsVersions::Tls12 => vec![&TLS12],
        TlsVersions::Tls13 => vec![&TLS13],
    }
}
