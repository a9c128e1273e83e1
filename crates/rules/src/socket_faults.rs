//! Which rule says what script is told when a socket is the reason: of a handshake that failed, of
//! a connection that was lost, of what script does at the wrong time.

use qiao_abi::{Api, Failure, HandshakeProblem, SocketFault};

use crate::app::App;
use crate::rule::{Basis, basis};
use crate::values::ErrorText;

/// The text and number for a failure, and the rule that gives them; `None` where no socket is the
/// reason.
pub(crate) fn error_text(app: &App, api: Api, failure: &Failure) -> Option<(ErrorText, Basis)> {
    let rules = &app.rules;
    let texts = &rules.socket_failures;
    let socket = matches!(api, Api::ConnectSocket | Api::SendSocketMessage | Api::CloseSocket);
    Some(match failure {
        Failure::Socket(fault) => match fault {
            SocketFault::TooMany(_) => (texts.too_many, basis!(rules, sockets.limit)),
            SocketFault::NotOpen => (texts.not_open, basis!(rules, socket_failures.not_open)),
            SocketFault::NoneOpen => (texts.none_open, basis!(rules, socket_failures.none_open)),
            SocketFault::Code(_) => (texts.code, basis!(rules, sockets.close_codes)),
            SocketFault::Reason(_) => (texts.reason, basis!(rules, socket_failures.reason)),
            SocketFault::Full(_) => (texts.full, basis!(rules, socket_failures.full)),
        },
        Failure::Handshake(_) => (texts.handshake, basis!(rules, socket_failures.handshake)),
        Failure::Frames { .. } => (texts.transport, basis!(rules, socket_failures.transport)),
        _ if !socket => return None,
        Failure::Url(_) => (texts.url?, basis!(rules, socket_failures.url)),
        Failure::Domain { .. } => (texts.domain?, basis!(rules, socket_failures.domain)),
        Failure::Timeout(_) => (texts.timeout, basis!(rules, timeouts.transfer)),
        Failure::Tls(_) => (texts.tls, basis!(rules, tls.verifies)),
        Failure::NameNotResolved(_)
        | Failure::Refused
        | Failure::Unreachable
        | Failure::Offline
        | Failure::Reset
        | Failure::Closed
        | Failure::Truncated
        | Failure::Malformed(_) => (texts.transport, basis!(rules, socket_failures.transport)),
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
