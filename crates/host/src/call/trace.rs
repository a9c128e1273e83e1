//! The trace of one call: when each phase happened, and the exchanges sent over the network. Exchanges are kept only if
//! traffic is recorded.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use bytes::Bytes;
use qiao_abi::{
    Api, Body, CallId, Charge, HttpRequest, HttpResponse, Interval, Phases, Protocol, Record, Traffic, TrafficResponse,
    TrafficTimes,
};
use qiao_rules::timing::{Step, Timing};
use tokio::time::Instant;

use crate::clock::Clock;
use crate::state::{ProgramState, Recording};

/// What has happened so far.
pub(crate) struct CallTrace {
    /// When the script called the function.
    pub invoked: Instant,
    /// When the call received its permit.
    pub entered: Cell<Option<Instant>>,
    /// The phases of the current exchange.
    pub phases: Rc<Phases>,
    /// Redirects within the same host, in milliseconds after the script's call.
    redirect: Cell<Option<(f64, f64)>>,
    /// The host of the last redirect target.
    led_to: RefCell<Option<String>>,
    high_performance: bool,
    /// Of the last exchange: whether it was secure, and its port.
    last: Cell<Option<(bool, u16)>>,
    /// Whether an exchange of the call has been recorded.
    recorded: Cell<bool>,
    sent: RefCell<Option<HttpRequest>>,
    /// The body of the request, if it is recorded.
    sent_body: RefCell<Option<(Bytes, Charge)>>,
    answer: RefCell<Option<TrafficResponse>>,
    /// The body as far as it was delivered in pieces; `None` where it is too long to be recorded.
    pieces: RefCell<Option<Vec<u8>>>,
    /// The memory of these pieces.
    pieces_held: RefCell<Option<Charge>>,
    /// How often earlier exchanges were sent again.
    resent: Cell<u32>,
}

impl CallTrace {
    pub(crate) fn new(high_performance: bool) -> CallTrace {
        CallTrace {
            invoked: Instant::now(),
            entered: Cell::default(),
            phases: Rc::default(),
            redirect: Cell::default(),
            led_to: RefCell::default(),
            high_performance,
            last: Cell::default(),
            recorded: Cell::default(),
            sent: RefCell::default(),
            sent_body: RefCell::default(),
            answer: RefCell::default(),
            pieces: RefCell::default(),
            pieces_held: RefCell::default(),
            resent: Cell::default(),
        }
    }

    /// An exchange starts.
    pub(crate) fn sends(&self, state: &ProgramState, request: &HttpRequest) {
        let url = &request.url;
        self.last.set(Some((matches!(url.scheme(), "https" | "wss"), url.port_or_known_default().unwrap_or_default())));
        if state.watches_traffic() {
            self.sent.replace(Some(request.clone()));
            self.sent_body.replace(recorded(state, &request.body));
        }
    }

    /// This request goes out in place of the script's.
    pub(crate) fn changed(&self, state: &ProgramState, request: &HttpRequest) {
        if let Some(sent) = self.sent.borrow_mut().as_mut() {
            *sent = request.clone();
            self.sent_body.replace(recorded(state, &request.body));
        }
    }

    /// Its response headers have arrived.
    pub(crate) fn answered(&self, state: &ProgramState, answer: &HttpResponse) {
        if state.watches_traffic() {
            self.has_head(answer.status, answer.headers.clone());
        }
    }

    /// The WebSocket handshake succeeded, with these request headers sent.
    pub(crate) fn switched(&self, sent: &[(String, String)], headers: &[(String, String)]) {
        if let Some(request) = self.sent.borrow_mut().as_mut() {
            request.headers = sent.to_vec().into();
            self.has_head(101, headers.to_vec());
        }
    }

    /// The WebSocket handshake was refused with this status.
    pub(crate) fn not_switched(&self, status: u16) {
        if self.sent.borrow().is_some() {
            self.has_head(status, Vec::new());
        }
    }

    fn has_head(&self, status: u16, headers: Vec<(String, String)>) {
        self.pieces.replace(Some(Vec::new()));
        self.answer.replace(Some(TrafficResponse { status, headers, body_bytes: 0, body: None, whole: false }));
    }

    /// Its response body has arrived.
    pub(crate) fn has_body(&self, state: &ProgramState, body: &Bytes) {
        if let Some(answer) = self.answer.borrow_mut().as_mut() {
            answer.body_bytes = body.len() as u64;
            answer.whole = true;
            answer.body = (state.recording == Recording::Bodies).then(|| body.clone());
        }
    }

    /// A piece of the body has been passed on.
    pub(crate) fn record_piece(&self, state: &ProgramState, piece: &[u8]) {
        let mut answer = self.answer.borrow_mut();
        let Some(answer) = answer.as_mut() else { return };
        answer.body_bytes += piece.len() as u64;
        if state.recording == Recording::Bodies {
            let mut kept = self.pieces.borrow_mut();
            let mut held = self.pieces_held.borrow_mut();
            let held = held.get_or_insert_with(|| state.budget.nothing());
            // Twice, as the list doubles when it grows.
            let mut fits = |pieces: &Vec<u8>| pieces.len() + piece.len() <= LONGEST && held.grow(2 * piece.len());
            *kept = kept.take().filter(&mut fits);
            match kept.as_mut() {
                Some(pieces) => pieces.extend_from_slice(piece),
                None => held.clear(),
            }
        }
    }

    /// The body ended after its last piece.
    pub(crate) fn record_end(&self) {
        if let Some(answer) = self.answer.borrow_mut().as_mut() {
            answer.whole = true;
        }
    }

    /// The answer as it is recorded.
    fn take_answer(&self, state: &ProgramState) -> Option<TrafficResponse> {
        let mut answer = self.answer.take()?;
        let pieces = self.pieces.take().filter(|pieces| !pieces.is_empty());
        if answer.body.is_none() && state.recording == Recording::Bodies {
            answer.body = pieces.map(Bytes::from);
        }
        Some(answer)
    }

    /// A redirect is followed.
    pub(crate) fn redirected(&self, from: &HttpRequest, to: &HttpRequest) {
        self.led_to.replace(to.url.host_str().map(str::to_owned));
        if from.url.host_str() == to.url.host_str() {
            let since = |moment| millis(self.invoked.into_std(), moment);
            let begun = self.phases.timings().fetch.map_or(0.0, since);
            let first = self.redirect.get().map_or(begun, |(first, _)| first);
            self.redirect.set(Some((first, since(Instant::now().into_std()))));
        }
    }

    /// The host of the last redirect target, if any.
    pub(crate) fn led_to(&self) -> Option<String> {
        self.led_to.borrow().clone()
    }

    /// Writes the exchange into the journal, now that it has ended.
    pub(crate) fn record(&self, state: &ProgramState, call: CallId, api: Api, failure: Option<String>, given_up: bool) {
        let Some(request) = self.sent.take() else {
            return;
        };
        let timings = self.phases.timings();
        let long = |span: Interval| Some(whole_micros(span.0?, span.1?));
        let began = timings.fetch.unwrap_or_else(|| Instant::now().into_std());
        // Only the first exchange was queued.
        let queued = self.entered.get().filter(|_| !self.recorded.replace(true));
        let queued = queued.map(|entered| entered.duration_since(self.invoked));
        let times = TrafficTimes {
            began: state.clock.at(began) - queued.unwrap_or_default(),
            queued,
            resolve: long(timings.resolve),
            connect: long(timings.connect),
            tls: long(timings.tls),
            send: long(timings.request),
            wait: timings.request.1.zip(timings.response.0).map(|(from, to)| whole_micros(from, to)),
            receive: long(timings.response),
        };
        let resent = self.phases.resends() as u32;
        let traffic = Traffic {
            call,
            api,
            method: request.method,
            url: request.url.to_string(),
            request_headers: request.headers.to_vec(),
            request_body: self.sent_body.take().map(|(body, _)| body),
            answer: self.take_answer(state),
            failure,
            given_up,
            times,
            peer: timings.peer,
            reused: timings.reused,
            resent: resent - self.resent.replace(resent),
            protocol: timings.protocol,
            tls_version: timings.tls_version,
            bytes: (timings.sent, timings.received),
        };
        if let Some(lines) = &state.request_lines {
            let mut lines = lines.borrow_mut();
            if lines.len() >= LINES {
                lines.pop_front();
            }
            let line = in_a_line(&traffic);
            // A line for which there is no memory is missing.
            lines.extend(state.budget.claim(line.len()).map(|charge| (line, charge)));
        }
        if state.recording != Recording::Nothing {
            state.calls.journal.write(Record::Exchange(Box::new(traffic)));
        }
    }

    /// Phase timings of the call.
    pub(crate) fn timing(&self, clock: &Clock) -> Timing {
        let (secure, port) = self.last.get().unwrap_or_default();
        let timings = self.phases.timings();
        let at = |moment: std::time::Instant| clock.milliseconds_at(moment);
        let step = |span: Interval| -> Option<Step> { Some((at(span.0?), at(span.1?))) };
        let invoked = at(self.invoked.into_std());
        let entered = self.entered.get().map_or(invoked, |entered| at(entered.into_std()));
        Timing {
            invoked,
            queue: (invoked, entered),
            redirect: self.redirect.get().map(|(from, to)| (invoked + from, invoked + to)),
            fetch: timings.fetch.map_or(entered, at),
            resolve: step(timings.resolve),
            connect: step(timings.connect),
            tls: step(timings.tls),
            request: step(timings.request),
            response: timings
                .response
                .0
                .map(|from| (at(from), timings.response.1.map_or_else(|| clock.epoch_milliseconds(), at))),
            peer: timings.peer,
            port,
            reused: timings.reused,
            protocol: timings.protocol,
            secure,
            bytes: (timings.sent, timings.received),
            high_performance: self.high_performance,
        }
    }
}

/// The body of a request as it is recorded. A file is copied now: script may change it later.
fn recorded(state: &ProgramState, body: &Body) -> Option<(Bytes, Charge)> {
    match body {
        _ if state.recording != Recording::Bodies => None,
        Body::Empty => None,
        // The call holds it as well.
        Body::Bytes(bytes) => Some((bytes.clone(), state.budget.nothing())),
        // A file that cannot be read fails the call.
        Body::Stream(source) if source.length() <= LONGEST as u64 => {
            let charge = state.budget.claim(source.length() as usize)?;
            source.copy().ok().map(|bytes| (bytes, charge))
        }
        Body::Stream(_) => None,
    }
}

fn millis(from: std::time::Instant, to: std::time::Instant) -> f64 {
    to.saturating_duration_since(from).as_micros() as f64 / 1000.0
}

fn whole_micros(from: std::time::Instant, to: std::time::Instant) -> Duration {
    let long = to.saturating_duration_since(from);
    long - Duration::from_nanos(u64::from(long.subsec_nanos() % 1000))
}

/// How many bytes of a body that is sent or delivered in pieces are recorded.
const LONGEST: usize = 16 * 1024 * 1024;
/// Keeps the last 100 exchanges for script.
const LINES: usize = 100;

/// An exchange as one line: request, response and security.
fn in_a_line(traffic: &Traffic) -> String {
    let protocol = traffic.protocol.map(Protocol::name);
    let outcome = match (&traffic.answer, &traffic.failure) {
        (Some(answer), None) => answer.status.to_string(),
        (_, failure) => failure.clone().unwrap_or_default(),
    };
    let words = [Some(traffic.method.as_str()), Some(&traffic.url), Some(&outcome), protocol, traffic.tls_version];
    let peer = traffic.peer.map(|peer| peer.to_string());
    words.into_iter().flatten().chain(peer.as_deref()).collect::<Vec<_>>().join(" ")
}
