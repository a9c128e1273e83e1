//! The only place where a library's error becomes a `Failure`. Errors are nested: an `io::Error` returns the
//! wrapped error from `get_ref`, not from `source`.

use std::error::Error;
use std::io;

use qiao_abi::{CertificateProblem, Failure, TlsProblem};
use rustls::{AlertDescription, CertificateError};

use crate::body::Unreadable;
use crate::tls::Rejected;

/// The failure for an error of any library. `host` is the host of the request.
pub(crate) fn chain(error: &(dyn Error + 'static), host: &str) -> Failure {
    let mut reason = None;
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(known) = known(error, host) {
            return known;
        }
        reason = Some(error);
        next = wrapped(error);
    }
    Failure::Malformed(reason.map(ToString::to_string).unwrap_or_default())
}

/// The failure for an error while opening a stream.
pub(crate) fn io(error: &io::Error, host: &str) -> Failure {
    chain(error, host)
}

/// The failure for an error in a TLS handshake.
pub(crate) fn tls(error: &(dyn Error + 'static), host: &str) -> Failure {
    match chain(error, host) {
        Failure::Closed | Failure::Truncated => Failure::Tls(TlsProblem::Closed),
        Failure::Malformed(what) => Failure::Tls(TlsProblem::Handshake(what)),
        other => other,
    }
}

/// The error wrapped in an error.
fn wrapped<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    match error.downcast_ref::<io::Error>() {
        Some(io) => io.get_ref().map(|inner| inner as &(dyn Error + 'static)),
        None => error.source(),
    }
}

/// The failure for this error itself, if it is specific enough.
fn known(error: &(dyn Error + 'static), host: &str) -> Option<Failure> {
    if let Some(io) = error.downcast_ref::<io::Error>() {
        return by_kind(io, host);
    }
    if let Some(Unreadable(failure)) = error.downcast_ref::<Unreadable>() {
        return Some(failure.clone());
    }
    if let Some(tls) = error.downcast_ref::<rustls::Error>() {
        return Some(Failure::Tls(tls_problem(tls)));
    }
    if let Some(http) = error.downcast_ref::<hyper::Error>() {
        return by_hyper(http);
    }
    None
}

fn by_kind(error: &io::Error, host: &str) -> Option<Failure> {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => Some(Failure::Refused),
        io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted | io::ErrorKind::BrokenPipe => {
            Some(Failure::Reset)
        }
        io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable | io::ErrorKind::AddrNotAvailable => {
            Some(Failure::Unreachable)
        }
        io::ErrorKind::TimedOut => Some(Failure::Unreachable),
        io::ErrorKind::NotFound => Some(Failure::NameNotResolved(host.to_owned())),
        io::ErrorKind::UnexpectedEof if error.get_ref().is_none_or(|inner| !is_tls(inner)) => Some(Failure::Closed),
        _ => None,
    }
}

fn is_tls(error: &(dyn Error + Send + Sync + 'static)) -> bool {
    error.downcast_ref::<rustls::Error>().is_some()
}

fn by_hyper(error: &hyper::Error) -> Option<Failure> {
    match error {
        error if error.is_incomplete_message() || error.is_closed() || error.is_canceled() => Some(Failure::Closed),
        error if error.is_parse() => Some(Failure::Malformed(error.to_string())),
        _ => None,
    }
}

fn tls_problem(error: &rustls::Error) -> TlsProblem {
    match error {
        rustls::Error::InvalidCertificate(CertificateError::Other(other)) => {
            let problem = match other.0.downcast_ref::<Rejected>() {
                Some(Rejected(problem)) => problem.clone(),
                None => CertificateProblem::Other(other.to_string()),
            };
            TlsProblem::Certificate(problem)
        }
        rustls::Error::InvalidCertificate(other) => {
            TlsProblem::Certificate(CertificateProblem::Other(other.to_string()))
        }
        rustls::Error::AlertReceived(AlertDescription::ProtocolVersion)
        | rustls::Error::PeerIncompatible(
            rustls::PeerIncompatible::Tls12NotOffered
            | rustls::PeerIncompatible::Tls12NotOfferedOrEnabled
            | rustls::PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig,
        ) => TlsProblem::Version,
        other => TlsProblem::Handshake(other.to_string()),
    }
}
