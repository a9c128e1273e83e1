//! TCP and UDP sockets: creation and operations. Refused operations are reported as error events and explained in the
//! journal. The connections are in `call::plain_socket`.

use std::rc::Rc;
use std::time::Duration;

use bytes::Bytes;
use qiao_abi::{Api, Data, Event, Failure, HostValue, Namespace, Options, PlainEvent, PlainKind, PlainOrder, Verdict};
use qiao_rules::App;
use qiao_rules::plain_socket::{self as rules, Refusal};
use tokio::sync::mpsc;

use crate::call::plain_socket::PlainSocket;
use crate::cancel::Cancel;
use crate::plain_sockets::{Handle, Parcel};
use crate::state::{NamespaceState, ProgramState, Recording};

/// Memory of a socket besides what it sends, in bytes.
const SOCKET: usize = 64 * 1024;
/// Memory of data to send besides its bytes and its host, in bytes.
const PARCEL: usize = 256;

/// Creates a socket; an `Err` is thrown in the script.
pub(crate) fn open(state: &ProgramState, namespace: Namespace, kind: PlainKind) -> Result<u32, HostValue> {
    let Some(at) = state.namespace(namespace) else {
        return Ok(0);
    };
    let Some(held) = state.budget.claim(SOCKET) else {
        return Err(rules::error(&at.app, kind, "create", &explained(state, &at.app, kind, &state.no_room())));
    };
    let now = state.clock.epoch_milliseconds();
    let mut sockets = at.plain_sockets.borrow_mut();
    let admitted = rules::one_more(&at.app, kind, sockets.made.iter().map(|made| now - made));
    if let Err(refusal) = admitted {
        explain(state, kind, String::new(), &refusal);
        return Err(rules::error(&at.app, kind, "create", refusal.why));
    }
    if kind == PlainKind::Tcp {
        sockets.note_made(now);
    }
    let id = state.next_plain_socket();
    sockets.open.insert(id, Handle { kind, cancel: Cancel::default(), parcels: None, peer: None, held });
    Ok(id)
}

/// Executes an operation. Returns the port if the socket was bound.
pub(crate) fn order(
    state: &Rc<ProgramState>,
    namespace: Namespace,
    id: u32,
    order: PlainOrder,
    options: &dyn Options,
) -> HostValue {
    let Some(at) = state.namespace(namespace) else {
        return HostValue::Undefined;
    };
    let Some(kind) = at.plain_sockets.borrow().open.get(&id).map(|handle| handle.kind) else {
        return HostValue::Undefined;
    };
    let desk = Desk { state, at, id, kind };
    let address = || options.text("address").value().cloned().unwrap_or_default();
    let number = |name| options.number(name).value().copied();
    let port = || number("port").unwrap_or(f64::NAN);
    match order {
        PlainOrder::Connect if kind == PlainKind::Tcp => desk.connect(&address(), port(), number("timeout")),
        PlainOrder::Connect => desk.name_peer(address(), port()),
        PlainOrder::Write => desk.write(options),
        PlainOrder::Send => {
            if let Some(port) = desk.admitted("send", &address(), port()) {
                desk.pass("send", address(), port, options);
            }
        }
        PlainOrder::Bind => return desk.bind(number("port")),
        PlainOrder::Close => desk.close(),
    }
    HostValue::Undefined
}

/// The data to send: a string, or a buffer with optional offset and length.
fn message(options: &dyn Options) -> Bytes {
    let bytes = match options.data("message") {
        Data::Text(text) => return text.into(),
        Data::Bytes(bytes) => Bytes::from(bytes),
        Data::Absent | Data::Object(..) | Data::Other(..) => Bytes::new(),
    };
    let place = |name| options.number(name).value().map(|number| number.max(0.0) as usize);
    let from = place("offset").unwrap_or(0).min(bytes.len());
    let length = place("length").unwrap_or(usize::MAX).min(bytes.len() - from);
    bytes.slice(from..from + length)
}

/// The target of an operation.
struct Desk<'a> {
    state: &'a Rc<ProgramState>,
    at: &'a Rc<NamespaceState>,
    id: u32,
    kind: PlainKind,
}

impl Desk<'_> {
    fn with<T>(&self, act: impl FnOnce(&mut Handle) -> T) -> Option<T> {
        self.at.plain_sockets.borrow_mut().open.get_mut(&self.id).map(act)
    }

    fn socket(&self) -> Option<PlainSocket> {
        let cancel = self.with(|handle| handle.cancel.clone())?;
        let (state, namespace) = (self.state.clone(), self.at.clone());
        Some(PlainSocket { state, namespace, id: self.id, kind: self.kind, cancel })
    }

    fn fail(&self, function: &str, why: &str) {
        let what = rules::error(&self.at.app, self.kind, function, why);
        self.state.calls.inbox.push(Event::Plain { socket: self.id, happening: PlainEvent::Error, what });
    }

    /// The reason of a failure for the script; the journal has the explanation, if there is one.
    fn reason(&self, failure: &Failure) -> String {
        explained(self.state, &self.at.app, self.kind, failure)
    }

    /// Says that traffic which is recorded has no such sockets.
    fn note_unrecorded(&self, call: String) {
        if self.state.recording == Recording::Bodies {
            let verdict = rules::left_out(&self.at.app, call.clone());
            write(self.state, self.kind, call, None, verdict);
        }
    }

    /// The port, if the script may connect to this host and port.
    fn admitted(&self, function: &str, address: &str, port: f64) -> Option<u16> {
        let app = &self.at.app;
        let admitted = rules::port(app, self.kind, port)
            .and_then(|port| rules::host(app, self.kind, address, port).map(|()| port));
        match admitted {
            Ok(port) => Some(port),
            Err(refusal) => {
                explain(self.state, self.kind, format!("{address}:{port}"), &refusal);
                self.fail(function, refusal.why);
                None
            }
        }
    }

    /// Sets the default destination of datagrams.
    fn name_peer(&self, address: String, port: f64) {
        let Some(port) = self.admitted("connect", &address, port) else { return };
        let room = self.with(|handle| {
            handle.held.shrink(handle.peer.take().map_or(0, |(before, _)| before.len()));
            let room = handle.held.grow(address.len());
            handle.peer = room.then_some((address, port));
            room
        });
        if room == Some(false) {
            self.fail("connect", &self.reason(&self.state.no_room()));
        }
    }

    fn connect(&self, address: &str, port: f64, timeout: Option<f64>) {
        if self.with(|handle| handle.parcels.is_some()) == Some(true) {
            return self.fail("connect", "socket is connected already");
        }
        let Some((port, socket)) = self.admitted("connect", address, port).zip(self.socket()) else {
            return;
        };
        let usual = f64::from(self.at.app.rules.plain_sockets.tcp_timeout);
        let timeout = timeout.filter(|timeout| *timeout > 0.0).unwrap_or(usual);
        let (parcels, orders) = mpsc::unbounded_channel();
        self.with(|handle| handle.parcels = Some(parcels));
        self.note_unrecorded(format!("TCP {address}:{port}"));
        let timeout = Duration::try_from_secs_f64(timeout / 1000.0).unwrap_or(Duration::MAX);
        self.state.calls.spawn(socket.stream((address.to_owned(), port), timeout, orders));
    }

    fn write(&self, options: &dyn Options) {
        let target = self.with(|handle| match &handle.peer {
            _ if handle.parcels.is_none() => None,
            _ if self.kind == PlainKind::Tcp => Some((String::new(), 0)),
            peer => peer.clone(),
        });
        let Some((host, port)) = target.flatten() else {
            return self.fail("write", "socket is not connected");
        };
        self.pass("write", host, port, options);
    }

    /// Queues data, if there is enough memory.
    fn pass(&self, function: &str, host: String, port: u16, options: &dyn Options) {
        let Some(parcels) = self.with(|handle| handle.parcels.clone()).flatten() else {
            return self.fail(function, "socket is not bound");
        };
        let bytes = message(options);
        let held = self.state.budget.claim(PARCEL + host.len() + bytes.len()).filter(|_| !options.lacks_room());
        let Some(held) = held else {
            return self.fail(function, &self.reason(&self.state.no_room()));
        };
        // A socket that has ended meanwhile sends nothing.
        drop(parcels.send(Parcel { host, port, bytes, held }));
    }

    fn bind(&self, port: Option<f64>) -> HostValue {
        if self.with(|handle| handle.parcels.is_some()) == Some(true) {
            self.fail("bind", "socket is bound already");
            return HostValue::Undefined;
        }
        let wanted = port.map_or(Ok(0), |port| rules::port(&self.at.app, self.kind, port));
        let bound = wanted
            .map_err(|refusal| refusal.why.to_owned())
            .and_then(|port| self.state.transport.bind_udp(port).map_err(|failure| self.reason(&failure)));
        let (datagrams, socket) = match (bound, self.socket()) {
            (Ok(datagrams), Some(socket)) => (datagrams, socket),
            (Err(why), _) => {
                self.fail("bind", &why);
                return HostValue::Undefined;
            }
            (Ok(_), None) => return HostValue::Undefined,
        };
        self.note_unrecorded("UDP".to_owned());
        let port = datagrams.local().port();
        let (parcels, orders) = mpsc::unbounded_channel();
        self.with(|handle| handle.parcels = Some(parcels));
        socket.tell(PlainEvent::Listening, HostValue::Object(Vec::new()));
        self.state.calls.spawn(socket.datagrams(datagrams, orders));
        HostValue::Number(f64::from(port))
    }

    fn close(&self) {
        let begun = self.with(|handle| {
            handle.cancel.cancel(Failure::Aborted);
            handle.parcels.is_some()
        });
        if begun == Some(false) {
            self.at.plain_sockets.borrow_mut().remove(self.id);
            let what = HostValue::Object(Vec::new());
            self.state.calls.inbox.push(Event::Plain { socket: self.id, happening: PlainEvent::Close, what });
        }
    }
}

fn explain(state: &ProgramState, kind: PlainKind, subject: String, refusal: &Refusal) {
    write(state, kind, subject, Some(refusal.why.to_owned()), refusal.verdict.clone());
}

/// The reason of a failure for the script; the journal has the explanation, if there is one.
fn explained(state: &ProgramState, app: &App, kind: PlainKind, failure: &Failure) -> String {
    explain_failure(state, app, kind, failure);
    rules::why(failure)
}

/// Explains a failure of the network, if a rule has something to say about it.
pub(crate) fn explain_failure(state: &ProgramState, app: &App, kind: PlainKind, failure: &Failure) {
    if let Some(verdict) = rules::explained(app, failure) {
        write(state, kind, String::new(), Some(rules::why(failure)), verdict);
    }
}

fn write(state: &ProgramState, kind: PlainKind, subject: String, message: Option<String>, verdict: Verdict) {
    let api = match kind {
        PlainKind::Tcp => Api::CreateTcpSocket,
        PlainKind::Udp => Api::CreateUdpSocket,
    };
    state.calls.journal.explain(api, subject, message, verdict);
}
