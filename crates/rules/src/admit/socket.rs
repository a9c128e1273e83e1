//! Admission of `connectSocket`, and of sending over and closing a WebSocket. The network layer does the handshake and
//! the framing.

use bytes::Bytes;
use qiao_abi::{
    Api, Arg, ArgumentFault, BadUrl, Body, CertificateCheck, Data, Failure, HandshakeProblem, HttpRequest,
    HttpVersions, Kind, Options, Reason, Remedy, SocketFault, SocketOffer, SocketOutput, Verdict,
};
use url::Url;

use super::coerced::Coerced;
use super::timeout::TimeLimit;
use super::{arguments, cellular, hints, timeout};
use crate::address;
use crate::app::App;
use crate::decision::Refused;
use crate::diagnosis::{self, Circumstances};
use crate::error_text;
use crate::header;
use crate::rule::basis;
use crate::socket_faults::LONGEST_REASON;
use crate::values::TextProtocols;

/// An admitted connection.
#[derive(Debug)]
pub struct Connection {
    /// The request of the handshake.
    pub request: HttpRequest,
    /// The subprotocols and extensions to offer.
    pub offer: SocketOffer,
    /// Time limit for the handshake.
    pub timeout: TimeLimit,
    /// Verdicts of rules that changed or dropped something.
    pub notes: Vec<Verdict>,
    /// Warnings for the script's console.
    pub warnings: Vec<String>,
}

/// The status code of a normal closure (RFC 6455, section 7.4.1).
const NORMAL: u16 = 1000;

/// Admits a connection, or refuses it. `message_limit` is the maximum size of a message in bytes.
pub fn connect(app: &App, options: &dyn Options, message_limit: usize) -> Result<Connection, Box<Refused>> {
    let api = Api::ConnectSocket;
    let rules = &app.rules.sockets;
    arguments::callbacks(app, &options.bad_callbacks())?;
    arguments::options(app, options.missing())?;
    let options = &Coerced::new(app, api, options);
    let text = options.text("url");
    if let Some(fault) = arguments::required_text(app, "url", &text) {
        return Err(arguments::refuse(app, vec![fault]));
    }
    let raw = text.value().cloned().unwrap_or_default();
    let url = address::parse_for(app, api, &raw)?;
    if url.fragment().is_some() {
        let failure = Failure::Url(BadUrl::Unparsable(raw));
        let decision = error_text::rule(app, api, &failure).decides(Reason::SocketFragment, Remedy::NoFragment);
        return Err(decision.refuses(failure));
    }
    let protocols = protocols(app, options, &url)?;
    let headers = header::build(app, api, &options.entries("header"), None)?;
    address::judge(app, api, &raw, &url)?;
    if app.rules.sockets.breaks_raw_urls && !raw.is_ascii() {
        let failure = Failure::Handshake(HandshakeProblem::RawUrl);
        return Err(diagnosis::refusal(app, api, failure, &Circumstances::of_url(&url)));
    }
    cellular(app, api, &options.flag("forceCellularNetwork"), &url)?;
    let asked = options.flag("perMessageDeflate") == Arg::Value(true);
    let deflate = asked && rules.deflate;
    let certificates = if app.checks_certificates() { CertificateCheck::Verify } else { CertificateCheck::Skip };
    let limit = timeout::of(app, api, &options.number("timeout"));
    let mut notes = headers.notes;
    notes.extend(hints::of_call(app, api, options, &url, &limit));
    Ok(Connection {
        request: HttpRequest {
            method: "GET".to_owned(),
            url: url.into(),
            headers: headers.list,
            resend: false,
            latin1: app.rules.headers.wide_value.is_latin1(),
            body: Body::Empty,
            versions: HttpVersions::Http1,
            certificates,
        },
        offer: SocketOffer { protocols, must_answer: rules.needs_protocol, deflate, message_limit },
        timeout: limit,
        notes,
        warnings: headers.warnings,
    })
}

/// The subprotocols to offer.
fn protocols(app: &App, options: &dyn Options, url: &Url) -> Result<Vec<String>, Box<Refused>> {
    let rules = &app.rules.sockets;
    match (options.texts("protocols"), rules.text_protocols) {
        (Arg::Wrong(got, _), _) if rules.refuses_odd_protocols => {
            let fault = ArgumentFault { name: "protocols", want: &[Kind::Array], got, optional: true };
            Err(arguments::refuse_by(basis!(app.rules, sockets.refuses_odd_protocols), vec![fault]))
        }
        (Arg::Wrong(Kind::String, text), TextProtocols::Sent) if !text.is_empty() => Ok(vec![text]),
        (Arg::Wrong(Kind::String, text), TextProtocols::Unconnected) if !text.is_empty() => {
            let failure = Failure::Handshake(HandshakeProblem::TextProtocols(text));
            Err(diagnosis::refusal(app, Api::ConnectSocket, failure, &Circumstances::of_url(url)))
        }
        (other, _) => Ok(other.value().cloned().unwrap_or_default()),
    }
}

/// Admits a message, or refuses it.
pub fn send(app: &App, options: &dyn Options) -> Result<SocketOutput, Box<Refused>> {
    arguments::callbacks(app, &options.bad_callbacks())?;
    arguments::options(app, options.missing())?;
    let got = match options.data("data") {
        Data::Text(text) => return Ok(SocketOutput::Text(text)),
        Data::Bytes(bytes) => return Ok(SocketOutput::Binary(Bytes::from(bytes))),
        Data::Absent | Data::Object(..) | Data::Other(..) => options.kind("data"),
    };
    let want = app.rules.sockets.data_kinds;
    let fault = ArgumentFault { name: "data", want, got, optional: false };
    Err(arguments::refuse_by(basis!(app.rules, sockets.data_kinds), vec![fault]))
}

/// Admits closing a socket, or refuses it.
pub fn close(app: &App, options: &dyn Options) -> Result<SocketOutput, Box<Refused>> {
    arguments::callbacks(app, &options.bad_callbacks())?;
    let options = &Coerced::new(app, Api::CloseSocket, options);
    let refuse = |fault| Err(refused(app, Api::CloseSocket, fault));
    let code = match options.number("code") {
        Arg::Value(code) => code,
        Arg::Wrong(Kind::String, text) => text.parse().unwrap_or(f64::NAN),
        Arg::Wrong(..) => f64::NAN,
        Arg::Absent | Arg::Null => f64::from(NORMAL),
    };
    let allowed =
        |code: u16| app.rules.sockets.close_codes.iter().any(|(from, to)| (*from..=*to).contains(&u32::from(code)));
    let whole = (code.fract() == 0.0 && (0.0..=f64::from(u16::MAX)).contains(&code)).then_some(code as u16);
    let Some(code) = whole.filter(|code| allowed(*code)) else {
        return refuse(SocketFault::Code(code.to_string()));
    };
    let reason = options.text("reason").value().cloned().unwrap_or_default();
    if reason.len() > LONGEST_REASON {
        return refuse(SocketFault::Reason(reason.len()));
    }
    Ok(SocketOutput::Close { code, reason })
}

/// Refuses a call because of the socket's state, or because there is no socket.
pub fn refused(app: &App, api: Api, fault: SocketFault) -> Box<Refused> {
    diagnosis::refusal(app, api, Failure::Socket(fault), &Circumstances::default())
}
