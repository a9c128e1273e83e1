//! Certificates as a server sends them: who issued whom, until when, with which keys. Whether a client trusts them is
//! decided by the rules.

use std::fmt::Write;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rustls_pki_types::CertificateDer;
use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer;
use x509_parser::public_key::PublicKey;

use crate::message::Message;

/// Below this a client may be told that it has expired before somebody has renewed it.
const SOON: Duration = Duration::from_secs(30 * DAY);
const DAY: u64 = 24 * 60 * 60;
/// The smallest RSA key that clients accept, in bits.
const SMALLEST_RSA: usize = 2048;

/// Signatures that clients do not accept any more (RFC 8017, RFC 3279).
const WEAK: [(&str, &str); 3] =
    [("1.2.840.113549.1.1.5", "SHA-1"), ("1.2.840.10045.4.1", "SHA-1"), ("1.2.840.113549.1.1.4", "MD5")];

/// A certificate in words, for the list of facts.
pub(crate) fn described(certificate: &CertificateDer<'_>) -> String {
    match X509Certificate::from_der(certificate) {
        Ok((_, read)) => {
            let until = date(until(&read));
            format!("{} ← {} (…{until})", name(read.subject()), name(read.issuer()))
        }
        Err(error) => error.to_string(),
    }
}

/// What is wrong with a chain, or soon will be: a check, what was seen, and what to do.
pub(crate) fn faults(
    chain: &[CertificateDer<'_>],
    host: &str,
    now: SystemTime,
) -> Vec<(&'static str, Message, Message)> {
    let read = chain.iter().filter_map(|der| X509Certificate::from_der(der).ok());
    read.enumerate().flat_map(|(at, (_, certificate))| of_one(&certificate, at == 0, host, now)).collect()
}

fn of_one(
    certificate: &X509Certificate<'_>,
    is_server: bool,
    host: &str,
    now: SystemTime,
) -> Vec<(&'static str, Message, Message)> {
    let mut found = Vec::new();
    let name = name(certificate.subject());
    let until = until(certificate);
    // One that has expired is refused by a rule.
    if let Ok(left) = until.duration_since(now).map(|left| left.as_secs() / DAY)
        && left < SOON.as_secs() / DAY
    {
        let date = date(until);
        let seen = match is_server {
            true => Message::ExpiresSoon { host: host.to_owned(), days: left, date },
            false => Message::ChainExpiresSoon { name: name.clone(), days: left, date },
        };
        found.push(("certificate.expires_soon", seen, Message::Renew));
    }
    if let Ok(PublicKey::RSA(key)) = certificate.public_key().parsed()
        && key.key_size() < SMALLEST_RSA
    {
        let seen = Message::WeakRsa { name: name.clone(), bits: key.key_size() };
        found.push(("certificate.key", seen, Message::StrongKey));
    }
    let algorithm = certificate.signature_algorithm.oid().to_id_string();
    // Nobody looks at the signature of a root.
    let is_root = certificate.subject() == certificate.issuer();
    if let Some((_, algorithm)) = WEAK.iter().find(|(oid, _)| !is_root && *oid == algorithm) {
        found.push(("certificate.signature", Message::WeakSignature { name, algorithm }, Message::StrongSignature));
    }
    found
}

fn until(certificate: &X509Certificate<'_>) -> SystemTime {
    let seconds = certificate.validity().not_after.timestamp();
    UNIX_EPOCH + Duration::from_secs(u64::try_from(seconds).unwrap_or_default())
}

/// The date as in 2026-01-31; empty for one that has no such form.
fn date(time: SystemTime) -> String {
    let mut text = String::new();
    match write!(text, "{}", humantime::format_rfc3339_seconds(time)) {
        Ok(()) => text.chars().take(10).collect(),
        Err(_) => String::new(),
    }
}

/// The common name, or all of the name without one.
fn name(of: &x509_parser::x509::X509Name<'_>) -> String {
    let common = of.iter_common_name().next().and_then(|name| name.as_str().ok());
    common.map_or_else(|| of.to_string(), str::to_owned)
}
