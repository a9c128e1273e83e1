//! Chromium's names and numbers of network errors (`net/base/net_error_list.h`), and the coarser codes of Cronet
//! (`org.chromium.net.NetworkException`). Several platforms use them in their messages; which ones is not known here.

use qiao_abi::{CertificateProblem, Failure, Http2Fault, ProxyProblem, SingleHeader, TlsProblem};

/// Chromium's number and name for a failure; `FAILED` unless it is a network failure.
pub(crate) fn net_error(failure: &Failure) -> (i32, &'static str) {
    match failure {
        Failure::NameNotResolved(_) => (-105, "ERR_NAME_NOT_RESOLVED"),
        Failure::Refused => (-102, "ERR_CONNECTION_REFUSED"),
        Failure::Unreachable => (-109, "ERR_ADDRESS_UNREACHABLE"),
        Failure::Offline => (-106, "ERR_INTERNET_DISCONNECTED"),
        Failure::Reset => (-101, "ERR_CONNECTION_RESET"),
        Failure::Closed => (-324, "ERR_EMPTY_RESPONSE"),
        Failure::HeadTruncated => (-357, "ERR_RESPONSE_HEADERS_TRUNCATED"),
        Failure::HeadTooLarge => (-325, "ERR_RESPONSE_HEADERS_TOO_BIG"),
        Failure::Truncated => (-354, "ERR_CONTENT_LENGTH_MISMATCH"),
        Failure::ChunksTruncated => (-355, "ERR_INCOMPLETE_CHUNKED_ENCODING"),
        Failure::Disconnected => (-100, "ERR_CONNECTION_CLOSED"),
        Failure::Http2(Http2Fault::Refused | Http2Fault::GoneAway(0)) => (-351, "ERR_HTTP2_SERVER_REFUSED_STREAM"),
        Failure::Http2(_) => (-337, "ERR_HTTP2_PROTOCOL_ERROR"),
        Failure::Proxy(fault) => proxy_error(&fault.problem),
        Failure::Tls(problem) => tls_error(problem),
        Failure::Malformed(_) => (-320, "ERR_INVALID_RESPONSE"),
        Failure::Coding(_) => (-330, "ERR_CONTENT_DECODING_FAILED"),
        Failure::Redirects(_) => (-310, "ERR_TOO_MANY_REDIRECTS"),
        Failure::Location(_) => (-303, "ERR_INVALID_REDIRECT"),
        Failure::SeveralValues(SingleHeader::ContentLength, _) => {
            (-346, "ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH")
        }
        Failure::SeveralValues(SingleHeader::Location, _) => (-350, "ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION"),
        Failure::Timeout(_) => (-7, "ERR_TIMED_OUT"),
        Failure::Aborted => (-3, "ERR_ABORTED"),
        Failure::Url(_) => (-300, "ERR_INVALID_URL"),
        Failure::Blocked => (-20, "ERR_BLOCKED_BY_CLIENT"),
        Failure::Denied(_) => (-138, "ERR_NETWORK_ACCESS_DENIED"),
        Failure::Memory(_) => (-12, "ERR_INSUFFICIENT_RESOURCES"),
        Failure::Arguments(_)
        | Failure::Callback(_)
        | Failure::Domain { .. }
        | Failure::Method(_)
        | Failure::Data(_)
        | Failure::Header(_)
        | Failure::WideHeader(_)
        | Failure::Busy(_)
        | Failure::Declined(_)
        | Failure::NoCellular
        | Failure::Undecodable(_)
        | Failure::TooLarge(_)
        | Failure::File { .. }
        | Failure::NoContent
        | Failure::NoLength
        | Failure::Storage(_)
        | Failure::Interrupted
        | Failure::Unrecorded(_)
        | Failure::Background
        | Failure::Cors(_)
        | Failure::Handshake(_)
        | Failure::Frames { .. }
        | Failure::Socket(_)
        | Failure::Route(_) => (-2, "ERR_FAILED"),
    }
}

fn tls_error(problem: &TlsProblem) -> (i32, &'static str) {
    match problem {
        TlsProblem::Certificate(problem) => certificate_error(problem),
        TlsProblem::Closed => (-100, "ERR_CONNECTION_CLOSED"),
        TlsProblem::Version => (-113, "ERR_SSL_VERSION_OR_CIPHER_MISMATCH"),
        TlsProblem::Handshake(_) => (-107, "ERR_SSL_PROTOCOL_ERROR"),
    }
}

fn certificate_error(problem: &CertificateProblem) -> (i32, &'static str) {
    match problem {
        CertificateProblem::WrongHost { .. } => (-200, "ERR_CERT_COMMON_NAME_INVALID"),
        CertificateProblem::Expired | CertificateProblem::NotYetValid => (-201, "ERR_CERT_DATE_INVALID"),
        CertificateProblem::SelfSigned | CertificateProblem::UnknownIssuer { .. } => {
            (-202, "ERR_CERT_AUTHORITY_INVALID")
        }
        CertificateProblem::Revoked => (-206, "ERR_CERT_REVOKED"),
        CertificateProblem::WeakSignature => (-208, "ERR_CERT_WEAK_SIGNATURE_ALGORITHM"),
        CertificateProblem::WeakKey => (-211, "ERR_CERT_WEAK_KEY"),
        CertificateProblem::NameConstraint => (-212, "ERR_CERT_NAME_CONSTRAINT_VIOLATION"),
        CertificateProblem::BadSignature
        | CertificateProblem::AuthorityAsServer
        | CertificateProblem::ServerAsAuthority
        | CertificateProblem::ChainTooLong
        | CertificateProblem::CriticalExtension
        | CertificateProblem::Purpose
        | CertificateProblem::Malformed => (-207, "ERR_CERT_INVALID"),
    }
}

fn proxy_error(problem: &ProxyProblem) -> (i32, &'static str) {
    match problem {
        ProxyProblem::NotResolved | ProxyProblem::Unreachable => (-130, "ERR_PROXY_CONNECTION_FAILED"),
        ProxyProblem::Tls(TlsProblem::Certificate(_)) => (-136, "ERR_PROXY_CERTIFICATE_INVALID"),
        ProxyProblem::Tls(_) => (-130, "ERR_PROXY_CONNECTION_FAILED"),
        ProxyProblem::Authentication { .. } => (-127, "ERR_PROXY_AUTH_REQUESTED"),
        ProxyProblem::Closed | ProxyProblem::Status(_) => (-111, "ERR_TUNNEL_CONNECTION_FAILED"),
        ProxyProblem::Refused(_) => (-120, "ERR_SOCKS_CONNECTION_FAILED"),
    }
}

/// Cronet's code for a failure.
#[expect(clippy::wildcard_enum_match_arm, reason = "the library has one code for all other failures")]
pub(crate) fn stack_code(failure: &Failure) -> i32 {
    match failure {
        Failure::NameNotResolved(_) => 1,
        Failure::Timeout(_) => 4,
        Failure::Closed | Failure::Disconnected | Failure::Tls(TlsProblem::Closed) => 5,
        Failure::Refused => 7,
        Failure::Reset => 8,
        Failure::Unreachable => 9,
        Failure::Offline => 2,
        _ => 11,
    }
}
