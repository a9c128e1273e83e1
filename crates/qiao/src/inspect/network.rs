//! The journal as events of `Network`: calls of the three HTTP APIs and sockets. A call is announced when script makes
//! it; heads, times and sizes follow when its exchange is in the journal. Who looks at the events is not known here.

use std::collections::{BTreeMap, HashMap};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use qiao_abi::{Api, CallId, Frame, FrameKind, Traffic};
use serde::Serialize;

use super::bodies::{Bodies, Pair};
use super::exchange::{closing, heads, is_preflight, ours, request_headers, response, seconds, total, with_rules};
use super::protocol::{
    DataReceived, FrameError, FrameMoved, HandshakeReceived, HandshakeRequest, HandshakeResponse, HandshakeSent,
    Headers, Initiator, LoadingFailed, LoadingFinished, NetworkRequest, RequestWillBeSent, Response, ResponseReceived,
    SocketClosed, SocketCreated, SocketFrame, event,
};
use crate::har::http_status;

/// The calls that have not ended, and the sockets that are open.
#[derive(Debug, Default)]
pub(crate) struct Network {
    calls: BTreeMap<(u32, CallId), Call>,
    connections: HashMap<String, u32>,
    preflights: u32,
}

#[derive(Debug)]
struct Call {
    /// Its number for the tools.
    id: String,
    url: String,
    initiator: Initiator,
    is_socket: bool,
    /// The last exchange, which a redirect may still follow.
    last: Option<Box<Traffic>>,
    /// The verdicts on it, each in a line.
    rules: Vec<String>,
    /// Whether the handshake of a socket is over.
    opened: bool,
    /// Whether a close frame was sent, and received.
    closing: (bool, bool),
}

/// Events of the tools, in order.
pub(crate) type Events = Vec<String>;

/// What script called.
pub(crate) struct Called<'a> {
    pub program: u32,
    pub call: CallId,
    pub api: Api,
    /// Method and URL, the URL, or for an upload `FILE to URL`.
    pub subject: &'a str,
    pub initiator: Initiator,
    /// Seconds since 1970.
    pub at: f64,
}

impl Network {
    /// Whether an API goes over the network by HTTP.
    pub(crate) fn concerns(api: Api) -> bool {
        matches!(api, Api::Request | Api::UploadFile | Api::DownloadFile | Api::ConnectSocket)
    }

    /// Script called an API.
    pub(crate) fn called(&mut self, called: Called<'_>) -> Events {
        let Called { program, call, api, subject, initiator, at } = called;
        let is_method = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase());
        let (method, url) = match subject.split_once(' ') {
            _ if api == Api::UploadFile => ("POST", subject.rsplit_once(" to ").map_or(subject, |(_, url)| url)),
            Some((method, url)) if is_method(method) => (method, url),
            _ => ("GET", subject),
        };
        let call_state =
            Call { is_socket: api == Api::ConnectSocket, ..Call::new(format!("{program}.{call}"), url, initiator) };
        let announced = match call_state.is_socket {
            true => sent(
                "webSocketCreated",
                &SocketCreated { request_id: &call_state.id, url, initiator: &call_state.initiator },
            ),
            false => call_state.announced(method, url, at, None),
        };
        self.calls.insert((program, call), call_state);
        vec![announced]
    }

    /// A rule decided something about a call, in a line.
    pub(crate) fn ruled(&mut self, program: u32, call: CallId, line: String) {
        if let Some(call) = self.calls.get_mut(&(program, call)) {
            call.rules.push(line);
        }
    }

    /// The stack trace of a call that has not ended.
    pub(crate) fn initiator(&self, program: u32, call: CallId) -> Option<&Initiator> {
        self.calls.get(&(program, call)).map(|call| &call.initiator)
    }

    /// An exchange ended.
    pub(crate) fn exchanged(&mut self, program: u32, traffic: &Traffic, bodies: &mut Bodies) -> Events {
        let connection = self.connection(traffic);
        let Some(call) = self.calls.get_mut(&(program, traffic.call)) else { return Events::new() };
        if call.is_socket {
            let mut events = call.shook_hands(traffic);
            if !call.opened
                && let Some(call) = self.calls.remove(&(program, traffic.call))
            {
                let at = seconds(traffic.times.began + total(&traffic.times));
                events.extend(call.socket_failed(traffic.failure.as_deref().unwrap_or_default(), at));
            }
            return events;
        }
        let response = traffic.answer.as_ref().and_then(|answer| answer.body.clone());
        let pair = Pair { request: traffic.request_body.clone(), response };
        if is_preflight(traffic) {
            self.preflights += 1;
            let id = format!("{}.preflight.{}", call.id, self.preflights);
            bodies.keep(&id, pair);
            return call.preflight(&id, traffic, connection);
        }
        bodies.keep(&call.id, pair);
        let mut events = Events::new();
        if let Some(before) = call.last.take() {
            events.extend(call.heads(&before));
            let response = call.response(&before, connection);
            let at = seconds(traffic.times.began);
            events.push(call.announced(&traffic.method, &traffic.url, at, Some(response)));
            call.rules.clear();
        }
        call.last = Some(Box::new(traffic.clone()));
        events
    }

    /// More bytes of an upload have been sent. The protocol has no event for that: they count to the size that the tools
    /// show until the response is there.
    pub(crate) fn uploaded(&mut self, program: u32, call: CallId, bytes: u64, at: f64) -> Option<String> {
        let request_id = &self.calls.get(&(program, call))?.id;
        Some(sent(
            "dataReceived",
            &DataReceived { request_id, timestamp: at, data_length: 0, encoded_data_length: bytes },
        ))
    }

    /// A call ended.
    pub(crate) fn ended(&mut self, program: u32, call: CallId, ok: bool, message: &str, at: f64) -> Events {
        let key = (program, call);
        if self.calls.get(&key).is_some_and(|call| call.is_socket && ok) {
            return Events::new();
        }
        let Some(call) = self.calls.remove(&key) else { return Events::new() };
        if call.is_socket {
            return call.socket_failed(message, at);
        }
        let connection = call.last.as_ref().map_or(0, |traffic| self.connection(traffic));
        call.finished(ok, message, at, connection)
    }

    /// A message or close frame of a socket.
    pub(crate) fn framed(&mut self, program: u32, frame: &Frame) -> Events {
        let key = (program, frame.call);
        let Some(call) = self.calls.get_mut(&key) else { return Events::new() };
        let data = frame.data.as_deref().unwrap_or_default();
        let (opcode, payload_data) = match frame.kind {
            FrameKind::Text => (1, String::from_utf8_lossy(data).into_owned()),
            FrameKind::Close(code) => (8, closing(code, data)),
            _ => (2, STANDARD.encode(data)),
        };
        let response = SocketFrame { opcode, mask: frame.sent, payload_data };
        let (request_id, timestamp) = (call.id.as_str(), seconds(frame.time));
        let name = if frame.sent { "webSocketFrameSent" } else { "webSocketFrameReceived" };
        let mut events = vec![sent(name, &FrameMoved { request_id, timestamp, response })];
        if matches!(frame.kind, FrameKind::Close(_)) {
            call.closing = (call.closing.0 || frame.sent, call.closing.1 || !frame.sent);
            if call.closing == (true, true) {
                events.push(sent("webSocketClosed", &SocketClosed { request_id, timestamp }));
                self.calls.remove(&key);
            }
        }
        events
    }

    /// A program is gone: what it still had has ended.
    pub(crate) fn gone(&mut self, program: u32, at: f64) -> Events {
        let keys: Vec<_> = self.calls.keys().filter(|(of, _)| *of == program).copied().collect();
        let calls = keys.into_iter().filter_map(|key| self.calls.remove(&key));
        calls
            .flat_map(|call| match call.is_socket {
                true => vec![sent("webSocketClosed", &SocketClosed { request_id: &call.id, timestamp: at })],
                false => call.finished(false, "the program has ended", at, 0),
            })
            .collect()
    }

    /// A number for the connection: exchanges that name the same server share it.
    fn connection(&mut self, traffic: &Traffic) -> u32 {
        let Some(peer) = traffic.peer else { return 0 };
        let next = self.connections.len() as u32 + 1;
        *self.connections.entry(peer.to_string()).or_insert(next)
    }
}

impl Call {
    fn new(id: String, url: &str, initiator: Initiator) -> Call {
        Call {
            id,
            url: url.to_owned(),
            initiator,
            is_socket: false,
            last: None,
            rules: Vec::new(),
            opened: false,
            closing: (false, false),
        }
    }

    /// The request, at first or after a redirect.
    fn announced(&self, method: &str, url: &str, at: f64, redirect_response: Option<Response>) -> String {
        sent(
            "requestWillBeSent",
            &RequestWillBeSent {
                request_id: &self.id,
                loader_id: "",
                document_url: "",
                request: NetworkRequest {
                    url: url.to_owned(),
                    method: method.to_owned(),
                    headers: Headers::new(),
                    // Whether there is one is known when it has been sent; the tools ask for it then.
                    has_post_data: !matches!(method, "GET" | "HEAD"),
                    initial_priority: "High",
                    referrer_policy: "no-referrer",
                },
                timestamp: at,
                wall_time: at,
                initiator: &self.initiator,
                redirect_has_extra_info: redirect_response.is_some(),
                redirect_response,
                kind: KIND,
                has_user_gesture: false,
            },
        )
    }

    /// The heads of an exchange as they went over the network.
    fn heads(&self, traffic: &Traffic) -> Events {
        heads(&self.id, traffic, &self.rules)
    }

    fn response(&self, traffic: &Traffic, connection: u32) -> Response {
        response(traffic, &self.rules, connection)
    }

    /// A preflight, as a request of its own.
    fn preflight(&self, id: &str, traffic: &Traffic, connection: u32) -> Events {
        let initiator = Initiator { kind: "preflight", stack: None };
        let last = Some(Box::new(traffic.clone()));
        let own = Call { last, ..Call::new(id.to_owned(), &traffic.url, initiator) };
        let mut events = vec![own.announced(&traffic.method, &traffic.url, seconds(traffic.times.began), None)];
        let at = seconds(traffic.times.began + total(&traffic.times));
        events.extend(own.finished(traffic.failure.is_none(), "", at, connection));
        events
    }

    /// The end of the call. `message` is what script was told.
    fn finished(self, ok: bool, message: &str, at: f64, connection: u32) -> Events {
        let id = self.id.as_str();
        let mut events = Events::new();
        let mut timestamp = at;
        let mut received = 0;
        if let Some(traffic) = &self.last {
            events.extend(self.heads(traffic));
            received = traffic.bytes.1;
            timestamp = seconds(traffic.times.began + total(&traffic.times));
            if let Some(answer) = &traffic.answer {
                let head = timestamp - traffic.times.receive.unwrap_or_default().as_secs_f64();
                events.push(self.received(head, self.response(traffic, connection)));
                events.push(sent(
                    "dataReceived",
                    &DataReceived {
                        request_id: id,
                        timestamp,
                        data_length: answer.body_bytes,
                        encoded_data_length: received,
                    },
                ));
            }
        }
        if self.last.as_ref().is_none_or(|traffic| traffic.answer.is_none()) && !self.rules.is_empty() {
            events.push(self.received(timestamp, ours(&self.url, &self.rules)));
        }
        events.push(match ok {
            true => {
                sent("loadingFinished", &LoadingFinished { request_id: id, timestamp, encoded_data_length: received })
            }
            false => sent(
                "loadingFailed",
                &LoadingFailed {
                    request_id: id,
                    timestamp: timestamp.max(at),
                    kind: KIND,
                    error_text: message,
                    canceled: message.ends_with("abort"),
                },
            ),
        });
        events
    }

    fn received(&self, timestamp: f64, response: Response) -> String {
        let has_extra_info = self.last.as_ref().is_some_and(|traffic| traffic.answer.is_some());
        let (request_id, loader_id) = (self.id.as_str(), "");
        sent(
            "responseReceived",
            &ResponseReceived { request_id, loader_id, timestamp, kind: KIND, response, has_extra_info },
        )
    }

    /// The handshake of a socket.
    fn shook_hands(&mut self, traffic: &Traffic) -> Events {
        let began = seconds(traffic.times.began);
        let request = request_headers(traffic);
        let mut events = vec![sent(
            "webSocketWillSendHandshakeRequest",
            &HandshakeSent {
                request_id: &self.id,
                timestamp: began,
                wall_time: began,
                request: HandshakeRequest { headers: request.clone() },
            },
        )];
        if let Some(answer) = &traffic.answer {
            self.opened = answer.status == 101;
            events.push(sent(
                "webSocketHandshakeResponseReceived",
                &HandshakeReceived {
                    request_id: &self.id,
                    timestamp: seconds(traffic.times.began + total(&traffic.times)),
                    response: HandshakeResponse {
                        status: answer.status,
                        status_text: http_status(answer.status),
                        headers: with_rules(answer, &self.rules),
                        request_headers: request,
                    },
                },
            ));
        }
        events
    }

    fn socket_failed(self, message: &str, timestamp: f64) -> Events {
        let request_id = self.id.as_str();
        let error_message = match self.rules.as_slice() {
            [] => message.to_owned(),
            rules => format!("{message} {}", rules.join(" ")),
        };
        let error = FrameError { request_id, timestamp, error_message: &error_message };
        vec![sent("webSocketFrameError", &error), sent("webSocketClosed", &SocketClosed { request_id, timestamp })]
    }
}

/// What the tools take every call for.
const KIND: &str = "Fetch";

pub(crate) fn sent(name: &str, params: &impl Serialize) -> String {
    event(&format!("Network.{name}"), params)
}
