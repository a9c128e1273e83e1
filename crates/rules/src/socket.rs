//! Results and events of WebSockets: open, message, error and close. Connections are handled elsewhere. It must not
//! know frames.

use bytes::Bytes;
use qiao_abi::{Api, Failure, Function, HostValue, Text};

use crate::app::App;
use crate::failure_result;
use crate::result;
use crate::values::{CloseForm, CloseText, IdForm};

/// Why a socket closed.
#[derive(Clone, Debug, PartialEq)]
pub enum CloseReason {
    /// Script closed it, with this code and reason.
    ByScript(u16, String),
    /// The server sent a close frame.
    ByServer(Option<u16>, String),
    /// The connection failed or was lost.
    Lost(Failure),
    /// The program was in background for too long.
    Background,
}

/// The status code for a close frame without one (RFC 6455, section 7.4.1).
const NO_CODE: u16 = 1005;

/// The argument of `success` of `connectSocket`.
pub fn created(app: &App, number: u32) -> HostValue {
    let id = match app.rules.sockets.id {
        IdForm::None => None,
        IdForm::Number => Some(HostValue::Number(f64::from(number))),
        IdForm::Text => Some(format!("{number:032x}").into()),
    };
    let fields = id.map(|id| ("socketTaskId".into(), id)).into_iter().collect();
    result::plain(app, Api::ConnectSocket, fields)
}

/// The argument of open listeners; task listeners may receive more fields than the global one.
pub fn opened(app: &App, headers: &[(String, String)], profile: Option<HostValue>) -> HostValue {
    let mut fields = Vec::new();
    if app.rules.sockets.open_header {
        fields.push(("header".into(), result::header_object(app, headers.into())));
    }
    if app.rules.sockets.open_profile {
        fields.extend(profile.map(|profile| ("profile".into(), profile)));
    }
    HostValue::Object(fields)
}

/// Whether a refusal is reported as an error event of the socket, after the call has succeeded.
pub fn is_event(app: &App, failure: &Failure) -> bool {
    match matches!(failure, Failure::Domain { .. }) {
        true => app.rules.sockets.unlisted_is_event,
        false => matches!(failure, Failure::Handshake(_)),
    }
}

/// The argument of message listeners for a text message.
pub fn text(app: &App, text: Text) -> HostValue {
    message(app, HostValue::Text(text), "string")
}

/// The argument of message listeners for a binary message.
pub fn binary(app: &App, bytes: Bytes) -> HostValue {
    message(app, HostValue::Bytes(bytes), "arrayBuffer")
}

fn message(app: &App, data: HostValue, kind: &str) -> HostValue {
    let mut fields = vec![("data".into(), data)];
    if app.rules.sockets.message_type {
        fields.push(("dataType".into(), kind.into()));
    }
    HostValue::Object(fields)
}

/// The argument of error listeners.
pub fn error(app: &App, failure: &Failure) -> HostValue {
    failure_result(app, Function::from(Api::ConnectSocket), failure, None, &[])
}

/// Whether the close is also reported as an error.
pub fn is_error(ending: &CloseReason) -> bool {
    matches!(ending, CloseReason::Lost(_))
}

/// The argument of close listeners.
pub fn closed(app: &App, ending: &CloseReason) -> HostValue {
    let rules = &app.rules.sockets;
    match rules.close_form {
        CloseForm::Nothing => HostValue::Undefined,
        CloseForm::CodeAndReason => {
            let (code, reason) = code_and_reason(app, ending);
            HostValue::object([("code", HostValue::Number(f64::from(code))), ("reason", reason.into())])
        }
        CloseForm::TypeAndMessage => {
            let texts = rules.close_types;
            let number = match ending {
                CloseReason::ByServer(..) => 0,
                CloseReason::ByScript(..) => 1,
                CloseReason::Background => 2,
                CloseReason::Lost(_) => 3,
            };
            let text = texts.get(number).copied().unwrap_or_default();
            HostValue::object([("closeType", HostValue::Number(number as f64)), ("closeMsg", text.into())])
        }
    }
}

fn code_and_reason(app: &App, ending: &CloseReason) -> (u16, String) {
    let rules = &app.rules.sockets;
    let of = |told: CloseText| (told.code, told.reason.to_owned());
    match ending {
        CloseReason::ByScript(code, reason) if reason.is_empty() => (*code, rules.normal_reason.to_owned()),
        CloseReason::ByScript(code, reason) => (*code, reason.clone()),
        CloseReason::ByServer(code, reason) => (code.unwrap_or(NO_CODE), reason.clone()),
        CloseReason::Lost(Failure::Frames { code, .. }) => (*code, rules.lost.reason.to_owned()),
        CloseReason::Lost(_) => of(rules.lost),
        CloseReason::Background => of(rules.interrupted),
    }
}
