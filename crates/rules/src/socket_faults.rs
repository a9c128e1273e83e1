//! Error texts, reasons and remedies of socket faults: failed handshakes, lost connections, and calls in the wrong
//! state. How frames are exchanged is not known here.

use qiao_abi::{Api, Failure, HandshakeProblem, Reason, Remedy, SocketFault};

use crate::app::App;
use crate::diagnosis::Words;
use crate::rule::{Basis, basis};
use crate::values::ErrorText;

/// Maximum length of a close reason, in bytes (RFC 6455, section 5.5).
pub(crate) const LONGEST_REASON: usize = 123;

/// The error text of a failure and its rule; `None` for failures unrelated to sockets.
#[expect(clippy::wildcard_enum_match_arm, reason = "other failures of sockets have the texts of requests")]
pub(crate) fn told(app: &App, api: Api, failure: &Failure) -> Option<(ErrorText, Basis)> {
    let rules = &app.rules;
    let texts = &rules.socket_failures;
    let socket = matches!(api, Api::ConnectSocket | Api::SendSocketMessage | Api::CloseSocket);
    Some(match failure {
        Failure::Socket(fault) => match fault {
            SocketFault::TooMany(_) => (texts.too_many, basis!(rules, socket_failures.too_many)),
            SocketFault::NotOpen => (texts.not_open, basis!(rules, socket_failures.not_open)),
            SocketFault::NoneOpen => (texts.none_open, basis!(rules, socket_failures.none_open)),
            SocketFault::NothingToClose => (texts.nothing_to_close, basis!(rules, socket_failures.nothing_to_close)),
            SocketFault::Code(_) => (texts.code, basis!(rules, socket_failures.code)),
            SocketFault::Reason(_) => (texts.reason, basis!(rules, socket_failures.reason)),
            SocketFault::Full(_) => (texts.full, basis!(rules, socket_failures.full)),
        },
        Failure::Handshake(_) => (texts.handshake, basis!(rules, socket_failures.handshake)),
        Failure::Frames { .. } => (texts.transport, basis!(rules, socket_failures.transport)),
        _ if !socket => return None,
        Failure::Url(_) => (texts.url?, basis!(rules, socket_failures.url)),
        Failure::Domain { .. } => (texts.domain?, basis!(rules, socket_failures.domain)),
        Failure::Timeout(_) => (texts.timeout, basis!(rules, socket_failures.timeout)),
        Failure::Tls(_) => (texts.tls, basis!(rules, socket_failures.tls)),
        Failure::NameNotResolved(_)
        | Failure::Refused
        | Failure::Unreachable
        | Failure::Offline
        | Failure::Reset
        | Failure::Closed
        | Failure::HeadTruncated
        | Failure::HeadTooLarge
        | Failure::Proxy(_)
        | Failure::Memory(_)
        | Failure::Denied(_)
        | Failure::Unrecorded(_)
        | Failure::Blocked
        | Failure::Malformed(_) => (texts.transport, basis!(rules, socket_failures.transport)),
        _ => return None,
    })
}

/// Reason and remedy; `None` for failures unrelated to sockets.
#[expect(clippy::wildcard_enum_match_arm, reason = "other modules word the rest")]
pub(crate) fn words(failure: &Failure, host: &str) -> Option<Words> {
    let host = host.to_owned();
    let (reason, remedy) = match failure {
        Failure::Handshake(problem) => match problem {
            HandshakeProblem::RawUrl => (Reason::RawSocketUrl, Remedy::EncodeUrl),
            HandshakeProblem::TextProtocols(text) => {
                (Reason::UnlistedProtocols { text: text.clone() }, Remedy::ArrayOfProtocols { text: text.clone() })
            }
            HandshakeProblem::NoProtocol => (Reason::NoProtocolChosen { host }, Remedy::AnswerProtocol),
            HandshakeProblem::Status(status) => {
                (Reason::HandshakeStatus { host, status: *status }, Remedy::LetWebSocketThrough)
            }
            HandshakeProblem::NotSwitched => (Reason::NotSwitched { host }, Remedy::SwitchProtocol),
            HandshakeProblem::Accept => (Reason::BadAccept { host }, Remedy::ComputeAccept),
            HandshakeProblem::Protocol(name) => {
                (Reason::UnofferedProtocol { host, name: name.clone() }, Remedy::OfferedProtocol)
            }
            HandshakeProblem::Extensions(problem) => {
                (Reason::BadExtensions { host, problem: problem.clone() }, Remedy::OfferedExtensions)
            }
        },
        Failure::Frames { code, what } => {
            (Reason::BadFrames { host, problem: what.clone(), code: *code }, Remedy::CheckServer)
        }
        Failure::Socket(fault) => match fault {
            SocketFault::TooMany(limit) => (Reason::TooManySockets { limit: *limit }, Remedy::CloseOne),
            SocketFault::NotOpen => (Reason::SocketNotOpen, Remedy::SendWhileOpen),
            SocketFault::NoneOpen => (Reason::NoSocketOpen, Remedy::WaitForOpen),
            SocketFault::NothingToClose => return Some((Reason::NothingToClose, None)),
            SocketFault::Code(code) => (Reason::CloseCode { code: code.clone() }, Remedy::AllowedCode),
            SocketFault::Reason(bytes) => {
                (Reason::LongCloseReason { bytes: *bytes, limit: LONGEST_REASON }, Remedy::ShorterReason)
            }
            SocketFault::Full(bytes) => (Reason::SocketBacklog { bytes: *bytes }, Remedy::WaitForSuccess),
        },
        _ => return None,
    };
    Some((reason, Some(remedy)))
}
