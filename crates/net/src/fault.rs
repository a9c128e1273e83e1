//! The only place where a library's error becomes a `Failure`. Errors are nested: an `io::Error` returns the
//! wrapped error from `get_ref`, not from `source`.

use std::error::Error;
use std::io;

use qiao_abi::{CertificateProblem, Failure, Http2Fault, TlsProblem};
use rustls::{AlertDescription, CertificateError};

use crate::addresses::Denied;
use crate::body::Unreadable;
use crate::http2_stream::UNFINISHED;
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

/// The failure of an HTTP/1.1 exchange before the response head was complete; `begun` is whether part of it had
/// arrived.
pub(crate) fn http1_head(error: &hyper::Error, begun: bool, host: &str) -> Failure {
    match chain(error, host) {
        Failure::Closed if begun => Failure::HeadTruncated,
        other => other,
    }
}

/// The failure of an HTTP/1.1 exchange while the response body was arriving.
pub(crate) fn http1_body(error: &hyper::Error, chunked: bool, host: &str) -> Failure {
    match chain(error, host) {
        Failure::Closed if chunked => Failure::ChunksTruncated,
        Failure::Closed => Failure::Truncated,
        other => other,
    }
}

/// The failure of an HTTP/2 exchange.
pub(crate) fn http2(error: &hyper::Error, host: &str) -> Failure {
    match chain(error, host) {
        Failure::Closed => Failure::Disconnected,
        other => other,
    }
}

/// The failure of a TLS handshake.
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
    if let Some(Denied(address)) = error.downcast_ref::<Denied>() {
        return Some(Failure::Denied(*address));
    }
    if let Some(tls) = error.downcast_ref::<rustls::Error>() {
        return Some(Failure::Tls(tls_problem(tls)));
    }
    if let Some(http2) = error.downcast_ref::<h2::Error>() {
        return by_http2(http2, host);
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

fn by_http2(error: &h2::Error, host: &str) -> Option<Failure> {
    if let Some(io) = error.get_io() {
        // If streams were open, h2 reports the orderly end of a connection as a broken pipe.
        let ended = io.kind() == io::ErrorKind::BrokenPipe;
        return by_kind(io, host).filter(|_| !ended).or(Some(Failure::Disconnected));
    }
    let reason = error.reason()?;
    let code = if u32::from(reason) == UNFINISHED { 0 } else { reason.into() };
    Some(Failure::Http2(match reason {
        _ if !error.is_remote() => Http2Fault::Protocol(code),
        _ if error.is_go_away() => Http2Fault::GoneAway(code),
        h2::Reason::REFUSED_STREAM => Http2Fault::Refused,
        _ => Http2Fault::Reset(code),
    }))
}

fn by_hyper(error: &hyper::Error) -> Option<Failure> {
    match error {
        // On clients, hyper reports this only in the message.
        error if error.is_parse() && error.to_string().ends_with("head is too large") => Some(Failure::HeadTooLarge),
        error if error.is_incomplete_message() || error.is_closed() || error.is_canceled() => Some(Failure::Closed),
        error if error.is_parse() => Some(Failure::Malformed(error.to_string())),
        _ => None,
    }
}

fn tls_problem(error: &rustls::Error) -> TlsProblem {
    match error {
        rustls::Error::InvalidCertificate(CertificateError::Other(other)) => {
            let rejected = other.0.downcast_ref::<Rejected>();
            TlsProblem::Certificate(rejected.map_or(CertificateProblem::Malformed, |Rejected(problem)| problem.clone()))
        }
        rustls::Error::InvalidCertificate(_) => TlsProblem::Certificate(CertificateProblem::Malformed),
        rustls::Error::AlertReceived(AlertDescription::ProtocolVersion)
        | rustls::Error::PeerIncompatible(
            rustls::PeerIncompatible::Tls12NotOffered
            | rustls::PeerIncompatible::Tls12NotOfferedOrEnabled
            | rustls::PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig,
        ) => TlsProblem::Version,
        other => TlsProblem::Handshake(handshake_words(other)),
    }
}

/// A handshake error as text that does not depend on the library.
fn handshake_words(error: &rustls::Error) -> String {
    match error {
        rustls::Error::AlertReceived(AlertDescription::HandshakeFailure) => {
            "the server accepts none of the ciphers that the client offers".to_owned()
        }
        rustls::Error::AlertReceived(AlertDescription::UnrecognisedName) => {
            "the server has no certificate for this name".to_owned()
        }
        rustls::Error::AlertReceived(AlertDescription::NoApplicationProtocol) => {
            "the server speaks none of the protocols that the client offers".to_owned()
        }
        rustls::Error::AlertReceived(AlertDescription::CertificateRequired | AlertDescription::AccessDenied) => {
            "the server asks for a certificate of the client, which a mini-program has not".to_owned()
        }
        rustls::Error::AlertReceived(alert) => format!("the server sent the alert {}", alert_name(*alert)),
        rustls::Error::InvalidMessage(_) => "the server sent something that is not TLS".to_owned(),
        rustls::Error::PeerIncompatible(_) => "client and server share no TLS settings".to_owned(),
        rustls::Error::PeerMisbehaved(_) => "the server breaks the rules of TLS".to_owned(),
        rustls::Error::InappropriateMessage { .. } | rustls::Error::InappropriateHandshakeMessage { .. } => {
            "the server sent a message out of turn".to_owned()
        }
        rustls::Error::DecryptError => "a record of the server cannot be decrypted".to_owned(),
        other => other.to_string(),
    }
}

/// The name of an alert as in RFC 8446, section 6, such as `internal_error`.
fn alert_name(alert: AlertDescription) -> String {
    let mut name = String::new();
    for letter in format!("{alert:?}").chars() {
        if letter.is_ascii_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}
