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

/// Creates a socket; an `Err` is thrown in the script.
pub(crate) fn open(state: &ProgramState, namespace: Namespace, kind: PlainKind) -> Result<u32, HostValue> {
    let Some(at) = state.namespace(namespace) else {
        return Ok(0);
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
    sockets.open.insert(id, Handle { kind, cancel: Cancel::default(), parcels: None, peer: None });
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
        PlainOrder::Write => desk.write(message(options)),
        PlainOrder::Send => {
            if let Some(port) = desk.admitted("send", &address(), port()) {
                desk.send((address(), port, message(options)));
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
        explain_failure(self.state, &self.at.app, self.kind, failure);
        rules::why(failure)
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
        if let Some(port) = self.admitted("connect", &address, port) {
            self.with(|handle| handle.peer = Some((address, port)));
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

    fn write(&self, bytes: Bytes) {
        let sent = self.with(|handle| match (&handle.parcels, &handle.peer) {
            (Some(parcels), _) if self.kind == PlainKind::Tcp => parcels.send((String::new(), 0, bytes)).is_ok(),
            (_, Some((host, port))) => {
                let parcel = (host.clone(), *port, bytes);
                handle.parcels.as_ref().is_some_and(|parcels| parcels.send(parcel).is_ok())
            }
            _ => false,
        });
        if sent != Some(true) {
            self.fail("write", "socket is not connected");
        }
    }

    fn send(&self, parcel: Parcel) {
        if self.with(|handle| handle.parcels.is_some()) != Some(true) {
            return self.fail("send", "socket is not bound");
        }
        self.with(|handle| handle.parcels.as_ref().map(|parcels| parcels.send(parcel)));
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

/// Explains a failure of the network, if a rule has something to say about it.
pub(crate) fn explain_failure(state: &ProgramState, app: &App, kind: PlainKind, failure: &Failure) {
    if let Some(verdict) = rules::unrecorded(app, failure) {
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
