//! Which rule says what script is told when a socket is the reason: of a handshake that failed, of
//! a connection that was lost, of what script does at the wrong time.

use qiao_abi::{Api, Failure, HandshakeProblem, SocketFault};

use crate::app::App;
use crate::rule::{Basis, basis};
use crate::values::ErrorText;

/// The text and number for a failure, and the rule that gives them; `None` where no socket is the
/// reason.
pub(crate) fn error_text(app: &App, api: Api, failure: &Failure) -> Option<(ErrorText, Basis)> {
    let rules = &app.profile.socket_failures;
    let profile = app.profile;
    let socket = matches!(api, Api::ConnectSocket | Api::SendSocketMessage | Api::CloseSocket);
    Some(match failure {
        Failure::Socket(fault) => match fault {
            SocketFault::TooMany(_) => (rules.too_many.value.on(app.client), basis!(profile, sockets.limit)),
            SocketFault::NotOpen => (rules.not_open.value, basis!(profile, socket_failures.not_open)),
            SocketFault::NoneOpen => (rules.none_open.value, basis!(profile, socket_failures.none_open)),
            SocketFault::Code(_) => (rules.code.value.on(app.client), basis!(profile, sockets.close_codes)),
            SocketFault::Reason(_) => (rules.reason.value.on(app.client), basis!(profile, socket_failures.reason)),
            SocketFault::Full(_) => (rules.full.value, basis!(profile, socket_failures.full)),
        },
        Failure::Handshake(_) => (rules.handshake.value.on(app.client), basis!(profile, socket_failures.handshake)),
        Failure::Frames { .. } => (rules.transport.value.on(app.client), basis!(profile, socket_failures.transport)),
        _ if !socket => return None,
        Failure::Url(_) => (rules.url.value?.on(app.client), basis!(profile, socket_failures.url)),
        Failure::Domain { .. } => (rules.domain.value?.on(app.client), basis!(profile, socket_failures.domain)),
        Failure::Timeout(_) => (rules.timeout.value, basis!(profile, timeouts.transfer)),
        Failure::Tls(_) => (rules.tls.value, basis!(profile, tls.verifies)),
        Failure::NameNotResolved(_)
        | Failure::Refused
        | Failure::Unreachable
        | Failure::Offline
        | Failure::Reset
        | Failure::Closed
        | Failure::HeadTruncated
        | Failure::HeadTooLarge
        | Failure::Proxy(_)
        | Failure::Malformed(_) => (rules.transport.value.on(app.client), basis!(profile, socket_failures.transport)),
        _ => return None,
    })
}

/// What was seen, and what to do about it.
pub(crate) fn words(failure: &Failure, host: &str) -> Option<(String, String)> {
    let (reason, remedy) = match failure {
        Failure::Handshake(problem) => match problem {
            HandshakeProblem::RawUrl => (
                "the URL has characters beyond ASCII, which this client sends as they are".to_owned(),
                "pass the URL through encodeURI",
            ),
            HandshakeProblem::Status(status) => (
                format!("{host} answered the handshake with the status {status}; only 101 opens a socket"),
                "check the path, and that the server and every proxy before it let WebSocket through",
            ),
            HandshakeProblem::NotSwitched => (
                format!("the answer of {host} does not say that it switches to WebSocket"),
                "let the server answer with `Connection: Upgrade` and `Upgrade: websocket`",
            ),
            HandshakeProblem::Accept => (
                format!("the Sec-WebSocket-Accept of {host} does not fit the key"),
                "compute it as RFC 6455, section 4.2.2 says",
            ),
            HandshakeProblem::Protocol(name) => (
                format!("{host} chose the subprotocol `{name}`, which was not offered"),
                "choose one of those that are offered, or none",
            ),
            HandshakeProblem::Extensions(text) => (
                format!("the extensions that {host} chose cannot be used: {text}"),
                "leave Sec-WebSocket-Extensions out, or answer what was offered",
            ),
        },
        Failure::Frames { code, what } => {
            return Some((
                format!("{host} broke the protocol: {what}; the socket is closed with {code}"),
                "check what the server sends".to_owned(),
            ));
        }
        _ => return None,
    };
    Some((reason, remedy.to_owned()))
}
