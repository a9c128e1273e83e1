//! The problem with a rejected certificate, derived from the verifier's error and from the chain. It must not decide
//! whom to trust.

use std::error::Error;

use qiao_abi::CertificateProblem;
use rustls::{CertificateError, pki_types::CertificateDer};
use webpki::EndEntityCert;

/// The problem behind a verifier's error. `chain` is what the server sent, its own certificate first.
pub(crate) fn problem(reason: CertificateError, chain: &[&CertificateDer<'_>]) -> CertificateProblem {
    match reason {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => CertificateProblem::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => CertificateProblem::NotYetValid,
        CertificateError::NotValidForName => CertificateProblem::WrongHost { presented: Vec::new() },
        CertificateError::NotValidForNameContext { presented, .. } => {
            CertificateProblem::WrongHost { presented: presented.iter().filter_map(|name| plain(name)).collect() }
        }
        CertificateError::Revoked => CertificateProblem::Revoked,
        CertificateError::UnknownIssuer => unknown_issuer(chain),
        CertificateError::BadSignature if chain.iter().any(|certificate| has_weak_key(certificate)) => {
            CertificateProblem::WeakKey
        }
        CertificateError::BadSignature => CertificateProblem::BadSignature,
        CertificateError::UnsupportedSignatureAlgorithmContext { .. } => CertificateProblem::WeakSignature,
        CertificateError::UnsupportedSignatureAlgorithmForPublicKeyContext { .. } => CertificateProblem::WeakKey,
        CertificateError::UnhandledCriticalExtension => CertificateProblem::CriticalExtension,
        CertificateError::InvalidPurpose | CertificateError::InvalidPurposeContext { .. } => {
            CertificateProblem::Purpose
        }
        CertificateError::Other(other) => further(&*other.0, chain),
        _ => CertificateProblem::Malformed,
    }
}

/// Whether only a trusted chain is missing, so that a certificate trusted by itself may be accepted.
pub(crate) fn lacks_issuer(reason: &CertificateError) -> bool {
    match reason {
        CertificateError::UnknownIssuer => true,
        CertificateError::Other(other) => is_authority_as_server(&*other.0),
        _ => false,
    }
}

fn is_authority_as_server(error: &(dyn Error + 'static)) -> bool {
    matches!(error.downcast_ref(), Some(webpki::Error::CaUsedAsEndEntity))
}

fn further(error: &(dyn Error + 'static), chain: &[&CertificateDer<'_>]) -> CertificateProblem {
    use webpki::Error;
    match error.downcast_ref() {
        // As created by `openssl req -x509`.
        Some(Error::CaUsedAsEndEntity) if is_own_issuer(chain) => CertificateProblem::SelfSigned,
        Some(Error::CaUsedAsEndEntity) => CertificateProblem::AuthorityAsServer,
        Some(Error::EndEntityUsedAsCa) => CertificateProblem::ServerAsAuthority,
        Some(Error::NameConstraintViolation | Error::MalformedNameConstraint) => CertificateProblem::NameConstraint,
        Some(
            Error::PathLenConstraintViolated
            | Error::MaximumPathDepthExceeded
            | Error::MaximumPathBuildCallsExceeded
            | Error::MaximumSignatureChecksExceeded
            | Error::MaximumNameConstraintComparisonsExceeded,
        ) => CertificateProblem::ChainTooLong,
        Some(Error::UnsupportedCriticalExtension) => CertificateProblem::CriticalExtension,
        Some(Error::EmptyEkuExtension) => CertificateProblem::Purpose,
        Some(Error::SignatureAlgorithmMismatch) => CertificateProblem::BadSignature,
        _ => CertificateProblem::Malformed,
    }
}

/// Finds the missing issuer by following the chain as far as possible.
fn unknown_issuer(chain: &[&CertificateDer<'_>]) -> CertificateProblem {
    if is_own_issuer(chain) {
        return CertificateProblem::SelfSigned;
    }
    let names: Vec<(Vec<u8>, Vec<u8>)> =
        chain.iter().filter_map(|certificate| subject_and_issuer(certificate)).collect();
    let mut issuer = names.first().map(|(_, issuer)| issuer.clone()).unwrap_or_default();
    // Each step uses one certificate, so that a cycle terminates.
    for _ in &names {
        match names.iter().find(|(subject, above)| *subject == issuer && *above != issuer) {
            Some((_, above)) => issuer.clone_from(above),
            None => break,
        }
    }
    CertificateProblem::UnknownIssuer { sent: chain.len(), issuer: name(&issuer).unwrap_or_default() }
}

fn is_own_issuer(chain: &[&CertificateDer<'_>]) -> bool {
    let names = chain.first().and_then(|first| subject_and_issuer(first));
    names.is_some_and(|(subject, issuer)| subject == issuer)
}

fn subject_and_issuer(certificate: &CertificateDer<'_>) -> Option<(Vec<u8>, Vec<u8>)> {
    let certificate = EndEntityCert::try_from(certificate).ok()?;
    Some((certificate.subject().to_vec(), certificate.issuer().to_vec()))
}

/// Whether a certificate has an RSA key of less than 2048 bits, whose signatures the verifier reports as invalid.
fn has_weak_key(certificate: &CertificateDer<'_>) -> bool {
    const SMALLEST: usize = 2048 / 8;
    let modulus = EndEntityCert::try_from(certificate).ok().and_then(|certificate| {
        let key = certificate.subject_public_key_info();
        let (_, key, _) = element(&key)?;
        let (_, algorithm, bits) = element(key)?;
        let (_, bits, _) = element(bits)?;
        let (_, numbers, _) = element(bits.get(1..)?)?;
        let (_, modulus, _) = element(numbers)?;
        let is_rsa = element(algorithm)?.1 == RSA_ENCRYPTION;
        is_rsa.then(|| modulus.iter().skip_while(|byte| **byte == 0).count())
    });
    modulus.is_some_and(|bytes| bytes < SMALLEST)
}

/// OID 1.2.840.113549.1.1.1 (RFC 3279, section 2.3.1).
const RSA_ENCRYPTION: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];

/// A host name in a certificate, in the usual notation: the verifier reports `DnsName("a.test")` and
/// `IpAddress(127.0.0.1)`. `None` for other kinds of names.
fn plain(name: &str) -> Option<String> {
    let (kind, value) = name.strip_suffix(')')?.split_once('(')?;
    matches!(kind, "DnsName" | "IpAddress").then(|| value.trim_matches('"').to_owned())
}

/// The common name of a distinguished name (RFC 5280, section 4.1.2.4), or else the organization.
fn name(mut names: &[u8]) -> Option<String> {
    const COMMON_NAME: &[u8] = &[0x55, 4, 3];
    const ORGANIZATION: &[u8] = &[0x55, 4, 10];
    let mut organization = None;
    while let Some((_, set, rest)) = element(names) {
        names = rest;
        let (_, pair, _) = element(set)?;
        let (_, kind, value) = element(pair)?;
        let (tag, text, _) = element(value)?;
        match kind {
            COMMON_NAME => return Some(text_of(tag, text)),
            ORGANIZATION => organization = Some(text_of(tag, text)),
            _ => {}
        }
    }
    organization
}

/// Decodes a string of a name: UTF-16 in a BMPString, otherwise UTF-8 or a subset of it.
fn text_of(tag: u8, text: &[u8]) -> String {
    const BMP_STRING: u8 = 0x1e;
    if tag == BMP_STRING {
        let units: Vec<u16> = text.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    String::from_utf8_lossy(text).into_owned()
}

/// Splits off the first DER element: tag, content, and the remaining bytes.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let [tag, length, rest @ ..] = der else {
        return None;
    };
    let (length, rest) = match length {
        short @ ..=0x7f => (usize::from(*short), rest),
        long => {
            let (digits, rest) = rest.split_at_checked(usize::from(long & 0x7f).min(3))?;
            (digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)), rest)
        }
    };
    let (content, rest) = rest.split_at_checked(length)?;
    Some((*tag, content, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_people_write_them() {
        for (given, written) in [
            ("DnsName(\"*.a.test\")", Some("*.a.test")),
            ("IpAddress(127.0.0.1)", Some("127.0.0.1")),
            ("IpAddress(::1)", Some("::1")),
            ("DirectoryName", None),
            ("UniformResourceIdentifier(\"https://a.test\")", None),
        ] {
            assert_eq!(plain(given).as_deref(), written, "{given}");
        }
    }

    #[test]
    fn a_distinguished_name_is_read_as_far_as_it_is_one() {
        let attribute = |kind: u8, tag: u8, text: &[u8]| {
            let value = [&[tag, text.len() as u8], text].concat();
            let pair = [&[6, 3, 0x55, 4, kind][..], &value].concat();
            [&[0x31, pair.len() as u8 + 2, 0x30, pair.len() as u8][..], &pair].concat()
        };
        let organization = attribute(10, 0x0c, "机构".as_bytes());
        let whole = [organization.clone(), attribute(3, 0x13, b"Issuer")].concat();
        assert_eq!(name(&whole).as_deref(), Some("Issuer"));
        assert_eq!(name(&organization).as_deref(), Some("机构"));
        assert_eq!(name(&attribute(3, 0x1e, &[0x4f, 0x60])).as_deref(), Some("你"));
        for end in 0..whole.len() {
            assert_ne!(name(&whole[..end]).as_deref(), Some("Issuer"));
        }
    }
}
