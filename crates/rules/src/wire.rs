//! The words of a decision for what goes wrong between client and server: connections, responses that break off, TLS
//! and certificates. It must not know which rule decides.

use qiao_abi::{CertificateProblem, Failure, Reason, Remedy, Setting, TlsProblem};

use crate::address::NO_VALUE;
use crate::diagnosis::Words;

/// What was seen, and what to do about it; `host` is the server.
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
        Failure::Memory(limit) => {
            (Reason::NoMemory { limit: *limit }, Remedy::NeedLessMemory { memory: Setting::MemoryLimit })
        }
        Failure::Unreachable => (Reason::Unreachable { host: name() }, Remedy::CheckNetwork),
        Failure::Offline => (Reason::Offline, Remedy::TryOnline),
        Failure::Reset => (Reason::Reset { host: name() }, Remedy::CheckLogForLimit),
        Failure::Closed => (Reason::Closed { host: name() }, Remedy::CheckLog),
        Failure::Truncated => (Reason::Truncated { host: name() }, Remedy::WholeBody),
        Failure::Malformed(problem) => {
            (Reason::Malformed { host: name(), problem: problem.clone() }, Remedy::CheckServer)
        }
        Failure::Coding(problem) => (Reason::BadCoding { host: name(), problem: problem.clone() }, Remedy::TrueCoding),
        Failure::Location(places) => {
            (Reason::SeveralLocations { host: name(), places: places.clone() }, Remedy::OneLocation)
        }
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

fn certificate(problem: &CertificateProblem, host: String) -> (Reason, Remedy) {
    let roots = Setting::TrustedRoots;
    match problem {
        CertificateProblem::SelfSigned => (Reason::SelfSigned { host }, Remedy::PublicCertificate { roots }),
        CertificateProblem::UnknownIssuer { sent: 1 } => {
            (Reason::LoneCertificate { host }, Remedy::SendIntermediates { roots })
        }
        CertificateProblem::UnknownIssuer { sent } => {
            (Reason::UntrustedChain { host, count: *sent }, Remedy::TrustIssuer { roots })
        }
        CertificateProblem::Expired => (Reason::Expired { host }, Remedy::RenewCertificate),
        CertificateProblem::NotYetValid => (Reason::NotYetValid { host }, Remedy::CheckDates),
        CertificateProblem::WrongHost { presented } => {
            (Reason::WrongHost { host, names: presented.clone() }, Remedy::NamedCertificate)
        }
        CertificateProblem::Revoked => (Reason::Revoked { host }, Remedy::NewCertificate),
        CertificateProblem::Other(problem) => {
            (Reason::BadCertificate { host, problem: problem.clone() }, Remedy::NewCertificate)
        }
    }
}
