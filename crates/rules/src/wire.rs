//! Reasons and remedies for problems between client and server: connections, truncated responses, TLS and certificates,
//! HTTP/2, proxies. It must not know which rule decides.

use qiao_abi::{
    CertificateProblem, Failure, Http2Fault, ProxyFault, ProxyProblem, Reason, Remedy, Setting, TlsProblem,
};

use crate::address::NO_VALUE;
use crate::diagnosis::Words;

/// Limits of a response head: number of lines and size in KiB.
const LINES: u32 = 256;
const KILOBYTES: u32 = 256;

/// Reason and remedy; `host` is the server.
#[expect(clippy::wildcard_enum_match_arm, reason = "other failures are no failures of the network")]
pub(crate) fn words(failure: &Failure, host: &str) -> Words {
    let name = || host.to_owned();
    let (reason, remedy) = match failure {
        Failure::NameNotResolved(name) if NO_VALUE.iter().any(|text| name.eq_ignore_ascii_case(text)) => {
            (Reason::UndefinedHost { host: name.clone() }, Remedy::SetVariable)
        }
        Failure::NameNotResolved(name) => {
            (Reason::NameNotResolved { name: name.clone() }, Remedy::MapName { resolve: Setting::Resolve })
        }
        Failure::Refused => (Reason::ConnectionRefused { host: name() }, Remedy::StartServer),
        Failure::Denied(address) => (
            Reason::AddressDenied { host: name(), address: address.to_string() },
            Remedy::AllowAddress { addresses: Setting::Addresses },
        ),
        Failure::Unrecorded(call) => (call.reason(), call.remedy()),
        Failure::Blocked => (Reason::BlockedByTools { host: name() }, Remedy::Unblock),
        Failure::Memory(limit) => {
            (Reason::NoMemory { limit: *limit }, Remedy::NeedLessMemory { memory: Setting::MemoryLimit })
        }
        Failure::Unreachable => (Reason::Unreachable { host: name() }, Remedy::CheckNetwork),
        Failure::Offline => (Reason::Offline, Remedy::TryOnline),
        Failure::Reset => (Reason::Reset { host: name() }, Remedy::CheckLogForLimit),
        Failure::Closed => (Reason::Closed { host: name() }, Remedy::CheckLog),
        Failure::HeadTruncated => (Reason::HeadTruncated { host: name() }, Remedy::CheckLog),
        Failure::HeadTooLarge => {
            (Reason::LargeHead { host: name(), lines: LINES, kilobytes: KILOBYTES }, Remedy::ShorterHead)
        }
        Failure::Truncated => (Reason::Truncated { host: name() }, Remedy::WholeBody),
        Failure::ChunksTruncated => (Reason::ChunksTruncated { host: name() }, Remedy::CheckLogForTimeout),
        Failure::Disconnected => (Reason::Disconnected { host: name() }, Remedy::CheckLogForRestart),
        Failure::Http2(fault) => http2(*fault, name()),
        Failure::Proxy(fault) => proxy(fault, name()),
        Failure::Malformed(problem) => {
            (Reason::Malformed { host: name(), problem: problem.clone() }, Remedy::CheckServer)
        }
        Failure::Coding(problem) => (Reason::BadCoding { host: name(), problem: problem.clone() }, Remedy::TrueCoding),
        Failure::SeveralValues(header, values) => (
            Reason::SeveralValues { host: name(), header: header.name().to_owned(), values: values.join(", ") },
            Remedy::OneValue { header: header.name().to_owned() },
        ),
        Failure::Tls(problem) => tls(problem, host),
        _ => return (Reason::NotCalled { host: name() }, None),
    };
    (reason, Some(remedy))
}

fn tls(problem: &TlsProblem, host: &str) -> (Reason, Remedy) {
    let host = host.to_owned();
    match problem {
        TlsProblem::Version => (Reason::OldTls { host }, Remedy::EnableTls),
        TlsProblem::Closed => (Reason::TlsClosed { host }, Remedy::CheckTlsLog),
        TlsProblem::Handshake(problem) => {
            (Reason::TlsHandshake { host, problem: problem.clone() }, Remedy::CheckCiphers)
        }
        TlsProblem::Certificate(problem) => certificate(problem, host),
    }
}

fn http2(fault: Http2Fault, host: String) -> (Reason, Remedy) {
    match fault {
        Http2Fault::Reset(0) => (Reason::StreamUnfinished { host }, Remedy::EndStream),
        Http2Fault::Reset(code) => (Reason::StreamReset { host, code: code_name(code) }, Remedy::CheckLogForLimit),
        Http2Fault::Refused => (Reason::StreamRefused { host }, Remedy::StreamLimit),
        Http2Fault::GoneAway(code) => (Reason::GoneAway { host, code: code_name(code) }, Remedy::CheckLogForRestart),
        Http2Fault::Protocol(code) => (Reason::Http2Violated { host, code: code_name(code) }, Remedy::Http1Instead),
    }
}

/// The name of an HTTP/2 error code (RFC 9113, section 7).
fn code_name(code: u32) -> String {
    const NAMES: [&str; 14] = [
        "NO_ERROR",
        "PROTOCOL_ERROR",
        "INTERNAL_ERROR",
        "FLOW_CONTROL_ERROR",
        "SETTINGS_TIMEOUT",
        "STREAM_CLOSED",
        "FRAME_SIZE_ERROR",
        "REFUSED_STREAM",
        "CANCEL",
        "COMPRESSION_ERROR",
        "CONNECT_ERROR",
        "ENHANCE_YOUR_CALM",
        "INADEQUATE_SECURITY",
        "HTTP_1_1_REQUIRED",
    ];
    NAMES.get(code as usize).map_or_else(|| code.to_string(), |name| (*name).to_owned())
}

fn proxy(fault: &ProxyFault, host: String) -> (Reason, Remedy) {
    let proxy = fault.proxy.clone();
    let running = Remedy::CheckProxy { proxy: Setting::Proxy };
    match &fault.problem {
        ProxyProblem::NotResolved => (Reason::ProxyNotResolved { proxy }, running),
        ProxyProblem::Unreachable => (Reason::ProxyUnreachable { proxy }, running),
        ProxyProblem::Tls(problem) => {
            let (cause, remedy) = tls(problem, &proxy);
            (Reason::ProxyTls { proxy, cause: Box::new(cause) }, remedy)
        }
        ProxyProblem::Closed => (Reason::ProxyClosed { proxy, host }, Remedy::CheckProxyLog),
        ProxyProblem::Authentication { sent: false } => (Reason::ProxyAuthentication { proxy }, Remedy::ProxyUser),
        ProxyProblem::Authentication { sent: true } => (Reason::ProxyCredentials { proxy }, Remedy::ProxyEncoding),
        ProxyProblem::Status(status) => (Reason::ProxyStatus { proxy, host, status: *status }, Remedy::AllowInProxy),
        ProxyProblem::Refused(problem) => {
            (Reason::ProxyRefused { proxy, host, problem: problem.clone() }, Remedy::ProxyScheme)
        }
    }
}

fn certificate(problem: &CertificateProblem, host: String) -> (Reason, Remedy) {
    let roots = Setting::TrustedRoots;
    match problem {
        CertificateProblem::SelfSigned => {
            (Reason::SelfSigned { host: host.clone() }, Remedy::OwnCertificate { roots, host })
        }
        CertificateProblem::UnknownIssuer { sent, issuer } => unknown_issuer(*sent, issuer, host),
        CertificateProblem::Expired => (Reason::Expired { host }, Remedy::RenewCertificate),
        CertificateProblem::NotYetValid => (Reason::NotYetValid { host }, Remedy::CheckDates),
        CertificateProblem::WrongHost { presented } if presented.is_empty() => {
            (Reason::NamelessCertificate { host }, Remedy::NamedCertificate)
        }
        CertificateProblem::WrongHost { presented } => {
            (Reason::WrongHost { host, names: first(presented) }, Remedy::NamedCertificate)
        }
        CertificateProblem::Revoked => (Reason::Revoked { host }, Remedy::NewCertificate),
        CertificateProblem::NameConstraint => (Reason::NameConstraint { host }, Remedy::AllowedAuthority),
        CertificateProblem::BadSignature => (Reason::BadSignature { host }, Remedy::MatchingChain),
        CertificateProblem::WeakSignature => (Reason::WeakSignature { host }, Remedy::StrongSignature),
        CertificateProblem::WeakKey => (Reason::WeakKey { host }, Remedy::StrongKey),
        CertificateProblem::AuthorityAsServer => (Reason::AuthorityAsServer { host }, Remedy::ServerCertificate),
        CertificateProblem::ServerAsAuthority => (Reason::ServerAsAuthority { host }, Remedy::AuthorityCertificate),
        CertificateProblem::ChainTooLong => (Reason::ChainTooLong { host }, Remedy::NearerAuthority),
        CertificateProblem::CriticalExtension => (Reason::CriticalExtension { host }, Remedy::NoCriticalExtension),
        CertificateProblem::Purpose => (Reason::WrongPurpose { host }, Remedy::ServerPurpose),
        CertificateProblem::Malformed => (Reason::UnreadableCertificate { host }, Remedy::FreshCertificate),
    }
}

fn unknown_issuer(sent: usize, issuer: &str, host: String) -> (Reason, Remedy) {
    let (roots, named, issuer) = (Setting::TrustedRoots, !issuer.is_empty(), issuer.to_owned());
    let reason = match sent {
        1 if named => Reason::LoneCertificateOf { host, issuer },
        1 => Reason::LoneCertificate { host },
        count if named => Reason::UntrustedIssuer { host, count, issuer },
        count => Reason::UntrustedChain { host, count },
    };
    let remedy = if sent == 1 { Remedy::SendIntermediates { roots } } else { Remedy::TrustIssuer { roots } };
    (reason, remedy)
}

/// The first few names of a certificate: some have hundreds.
fn first(names: &[String]) -> Vec<String> {
    const SHOWN: usize = 8;
    let more = (names.len() > SHOWN).then(|| format!("... ({})", names.len()));
    names.iter().take(SHOWN).cloned().chain(more).collect()
}
