//! Sockets: `connectSocket` creates one, which then lives on its own: it opens, receives, sends what
//! it is ordered to, and ends once. `sendSocketMessage` and `closeSocket` give it orders.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use qiao_abi::{
    Api, CallId, Event, Failure, FrameKind, HandshakeProblem, HostValue, Namespace, OpenSocket, Options,
    SocketEventKind, SocketFault, SocketInput, SocketOutput, SocketSender, Started, Verdict,
};
use qiao_rules::admit::socket as admit;
use qiao_rules::socket::{self as rules, CloseReason};
use qiao_rules::timing::{Timing, socket_profile};
use qiao_rules::{App, OverLimit, diagnosis, result};
use tokio::sync::{Notify, mpsc};

use super::network_call;
use super::trace::CallTrace;
use crate::cancel::Cancel;
use crate::lifecycle;
use crate::program::{NamespaceState, State};
use crate::reply::Reply;
use crate::sockets::{Order, Socket, State as At};

/// How long the other side has to answer a close frame.
const CLOSING: Duration = Duration::from_secs(5);
/// How long a socket that script has closed lives at most: what was sent before has to go first.
const LEAVING: Duration = Duration::from_secs(60);

/// One socket, with what it needs for as long as it lives.
struct SocketConnection {
    state: Rc<State>,
    namespace: usize,
    app: Rc<App>,
    call: CallId,
    at: Rc<Cell<At>>,
    waiting: Rc<Cell<usize>>,
    cancel: Cancel,
    trace: CallTrace,
    /// The URL, as script gave it.
    subject: String,
    closing: Rc<Notify>,
}

type Admitted = Result<admit::Connection, Box<qiao_rules::Refused>>;

/// `connectSocket`
pub fn connect(state: &Rc<State>, namespace: Namespace, call: CallId, options: &dyn Options) -> Started {
    let api = Api::ConnectSocket;
    let Some(at) = state.namespace(namespace) else {
        return Started::default();
    };
    let app = at.app.clone();
    let admitted = admit::connect(&app, options, state.limits.message_bytes);
    let subject = options.text("url").value().cloned().unwrap_or_default();
    state.record_call(call, namespace, api, &subject);
    let reply = Reply::new(state, app.clone(), call, api, subject.clone(), None);
    let admitted = match admitted {
        Err(refused) if !rules::is_event(&app, &refused.failure) => {
            return network_call::refuse(&app, api, reply, *refused);
        }
        other => other,
    };
    let host = admitted.as_ref().ok().and_then(|connection| connection.request.url.host_str());
    let host = host.unwrap_or_default().to_owned();
    if let Some(failure) = lifecycle::refusal(state, usize::from(namespace.0)) {
        return network_call::not_now(reply, &failure, &host);
    }
    if let Err(refused) = make_room(at) {
        return network_call::refuse(&app, api, reply, *refused);
    }
    if let Ok(connection) = &admitted {
        network_call::warn(state, &connection.warnings);
        reply.note(connection.notes.clone());
    }
    let (orders, received) = mpsc::unbounded_channel();
    let line = SocketConnection {
        state: state.clone(),
        namespace: usize::from(namespace.0),
        app: app.clone(),
        call,
        at: Rc::new(Cell::new(At::Connecting)),
        waiting: Rc::default(),
        cancel: Cancel::default(),
        trace: CallTrace::new(false),
        subject,
        closing: Rc::default(),
    };
    let socket = Socket {
        call,
        state: line.at.clone(),
        orders,
        waiting: line.waiting.clone(),
        cancel: line.cancel.clone(),
        closing: line.closing.clone(),
    };
    let number = at.sockets.borrow_mut().add(socket, app.profile.sockets.target.value);
    reply.success(rules::created(&app, number), None);
    tokio::task::spawn_local(line.live(admitted, received));
    Started { task: true, ..Started::default() }
}

/// Checks that there may be one more, or makes room for it.
fn make_room(at: &NamespaceState) -> Result<(), Box<qiao_rules::Refused>> {
    let rules = &at.app.profile.sockets;
    let limit = rules.limit.value.at(at.app.base_library);
    let mut sockets = at.sockets.borrow_mut();
    if sockets.len() < limit as usize {
        return Ok(());
    }
    match rules.over_limit.value.at(at.app.base_library) {
        OverLimit::Refused => Err(Box::new(admit::refused(&at.app, SocketFault::TooMany(limit)))),
        OverLimit::Replaces => {
            for socket in sockets.iter() {
                socket.close(SocketOutput::Close { code: 1000, reason: String::new() });
            }
            sockets.unbind();
            Ok(())
        }
    }
}

/// `sendSocketMessage`, or `send` of a task.
pub fn send(
    state: &Rc<State>,
    namespace: Namespace,
    call: CallId,
    options: &dyn Options,
    on: Option<CallId>,
) -> Started {
    let api = Api::SendSocketMessage;
    let Some(at) = state.namespace(namespace) else {
        return Started::default();
    };
    let app = at.app.clone();
    state.record_call(call, namespace, api, "");
    let reply = Reply::new(state, app.clone(), call, api, String::new(), None);
    let output = match admit::send(&app, options) {
        Ok(output) => output,
        Err(refused) => return network_call::refuse(&app, api, reply, *refused),
    };
    let sockets = at.sockets.borrow();
    let socket = on.map_or_else(|| sockets.bound(), |on| sockets.of(on));
    let Some(socket) = socket.filter(|socket| socket.state.get() == At::Open) else {
        let fault = if on.is_some() { SocketFault::NotOpen } else { SocketFault::NoneOpen };
        return not_open(&app, api, reply, fault);
    };
    let bytes = length(&output);
    let waiting = socket.waiting.get();
    if waiting > 0 && waiting + bytes > state.limits.socket_bytes {
        return network_call::refuse(&app, api, reply, admit::refused(&app, SocketFault::Full(waiting)));
    }
    socket.waiting.set(waiting + bytes);
    // A socket that has just ended answers the order by dropping it.
    drop(socket.orders.send(Order { output, reply: Some(reply) }));
    Started::default()
}

/// `closeSocket`, or `close` of a task.
pub fn close(
    state: &Rc<State>,
    namespace: Namespace,
    call: CallId,
    options: &dyn Options,
    on: Option<CallId>,
) -> Started {
    let api = Api::CloseSocket;
    let Some(at) = state.namespace(namespace) else {
        return Started::default();
    };
    let app = at.app.clone();
    state.record_call(call, namespace, api, "");
    let reply = || Reply::new(state, app.clone(), call, api, String::new(), None);
    let output = match admit::close(&app, options) {
        Ok(output) => output,
        Err(refused) => return network_call::refuse(&app, api, reply(), *refused),
    };
    let sockets = at.sockets.borrow();
    let all = on.is_none() && app.profile.sockets.closes_all.value;
    let meant: Vec<Socket> = match on {
        Some(on) => sockets.of(on).cloned().into_iter().collect(),
        // Those whose creation script has heard of.
        None if all => sockets.iter().filter(|socket| !state.inbox.holds_end_of(socket.call)).cloned().collect(),
        None => sockets.bound().filter(|socket| socket.state.get() == At::Open).cloned().into_iter().collect(),
    };
    drop(sockets);
    if meant.is_empty() && !all {
        let fault = if on.is_some() { SocketFault::NotOpen } else { SocketFault::NoneOpen };
        return close_refused(&app, reply(), fault);
    }
    for socket in &meant {
        socket.close(output.clone());
        reply().success(closed_result(&app), None);
    }
    Started { closes: Some(meant.iter().map(|socket| socket.call).collect()), ..Started::default() }
}

fn closed_result(app: &App) -> HostValue {
    match app.profile.sockets.bare_results.value {
        true => HostValue::Undefined,
        false => result::plain(app, Api::CloseSocket, Vec::new()),
    }
}

/// Ends a call that found no open socket, in the platform's manner.
fn not_open(app: &App, api: Api, reply: Reply, fault: SocketFault) -> Started {
    let mut started = network_call::refuse(app, api, reply, admit::refused(app, fault));
    if let Some(refused) = &mut started.refused {
        refused.complete = app.profile.sockets.completes_not_open.value;
    }
    started
}

/// A socket that has ended cannot be closed: what is said is the same for a task.
fn close_refused(app: &App, reply: Reply, _: SocketFault) -> Started {
    network_call::refuse(app, Api::CloseSocket, reply, admit::refused(app, SocketFault::NoneOpen))
}

fn length(output: &SocketOutput) -> usize {
    match output {
        SocketOutput::Text(text) => text.len(),
        SocketOutput::Binary(bytes) => bytes.len(),
        SocketOutput::Close { .. } => 0,
    }
}

impl Socket {
    /// Orders the end.
    fn close(&self, output: SocketOutput) {
        if self.state.get() == At::Open {
            self.state.set(At::Closing);
        }
        self.closing.notify_one();
        drop(self.orders.send(Order { output, reply: None }));
    }
}

impl SocketConnection {
    /// The life of a socket, to its end.
    async fn live(self, admitted: Admitted, mut orders: mpsc::UnboundedReceiver<Order>) {
        let ending = match admitted {
            Ok(connection) => self.open_and_serve(connection, &mut orders).await,
            Err(refused) => {
                self.explain(refused.verdict, &refused.failure);
                Some((CloseReason::Lost(refused.failure), true))
            }
        };
        // What is still ordered is not sent.
        orders.close();
        while let Some(order) = orders.recv().await {
            if let Some(reply) = order.reply {
                let refused = admit::refused(&self.app, SocketFault::NotOpen);
                reply.refuse(&refused.failure, refused.verdict);
            }
        }
        if let Some((ending, failed)) = ending {
            if failed && let CloseReason::Lost(failure) = &ending {
                let what = rules::error(&self.app, failure);
                self.tell(SocketEventKind::Error, what.clone(), what);
            }
            let what = rules::closed(&self.app, &ending);
            self.tell(SocketEventKind::Close, what.clone(), what);
        }
        if let Some(namespace) = self.state.namespaces.get(self.namespace) {
            namespace.sockets.borrow_mut().remove(self.call, self.app.profile.sockets.target.value);
        }
        self.state.inbox.wake();
    }

    /// Gives the ending, and whether it is told as an error; nothing where the program itself ends.
    async fn open_and_serve(
        &self,
        connection: admit::Connection,
        orders: &mut mpsc::UnboundedReceiver<Order>,
    ) -> Option<(CloseReason, bool)> {
        let (state, trace) = (&*self.state, &self.trace);
        let opening = state.transport.open_socket(&connection.request, &connection.offer, trace.phases.clone());
        trace.sends(state, &connection.request);
        let opened = tokio::select! {
            biased;
            opened = opening => opened,
            reason = self.cancel.cancelled() => {
                self.record(Some(self.verdict(&connection, &reason).reason));
                return ended_from_outside(&reason);
            }
            ending = closed_early(orders) => {
                self.record(Some(self.verdict(&connection, &Failure::Aborted).reason));
                return Some((ending, false));
            }
            () = tokio::time::sleep(connection.timeout) => Err(Failure::Timeout(trace.phases.current())),
        };
        let open = match opened {
            Ok(open) => open,
            Err(failure) => {
                if let Failure::Handshake(HandshakeProblem::Status(status)) = &failure {
                    trace.not_switched(*status);
                }
                let verdict = self.verdict(&connection, &failure);
                self.record(Some(verdict.reason.clone()));
                self.explain(verdict, &failure);
                return Some((CloseReason::Lost(failure), true));
            }
        };
        self.at.set(At::Open);
        trace.switched(&open.sent, &open.headers);
        self.record(None);
        let profile = socket_profile(&self.timing());
        let what = rules::opened(&self.app, &open.headers, Some(profile));
        let global = rules::opened(&self.app, &open.headers, None);
        self.tell(SocketEventKind::Open, what, global);
        self.serve(open, orders).await
    }

    /// Receives and sends until the end.
    async fn serve(
        &self,
        open: OpenSocket,
        orders: &mut mpsc::UnboundedReceiver<Order>,
    ) -> Option<(CloseReason, bool)> {
        let OpenSocket { mut sender, mut receiver, .. } = open;
        let asked: Cell<Option<(u16, String)>> = Cell::new(None);
        let ended = {
            let mut writing = std::pin::pin!(async {
                self.write(&mut *sender, orders, &asked).await;
                tokio::time::sleep(CLOSING).await;
            });
            let mut leaving = std::pin::pin!(async {
                self.closing.notified().await;
                tokio::time::sleep(LEAVING).await;
            });
            loop {
                tokio::select! {
                    biased;
                    reason = self.cancel.cancelled() => break Err(reason),
                    () = &mut writing => break Ok(SocketInput::Lost(Failure::Closed)),
                    () = &mut leaving => break Ok(SocketInput::Lost(Failure::Closed)),
                    input = receiver.receive() => {
                        self.received(&input);
                        match input {
                            SocketInput::Text(text) => self.message(rules::text(&self.app, text)).await,
                            SocketInput::Binary(bytes) => self.message(rules::binary(&self.app, bytes)).await,
                            other => break Ok(other),
                        }
                    }
                }
            }
        };
        let by_script = asked.take().map(|(code, reason)| CloseReason::ByScript(code, reason));
        match ended {
            Err(reason) => {
                // The other side is told if it listens.
                let goodbye = SocketOutput::Close { code: 1000, reason: String::new() };
                drop(tokio::time::timeout(Duration::ZERO, sender.send(goodbye)).await);
                ended_from_outside(&reason)
            }
            Ok(SocketInput::Close { code, reason }) => {
                Some((by_script.unwrap_or(CloseReason::ByServer(code, reason)), false))
            }
            Ok(SocketInput::Lost(failure)) => match (by_script, &failure) {
                (Some(ending), _) => Some((ending, false)),
                (None, Failure::Frames { code, what }) => {
                    let close = SocketOutput::Close { code: *code, reason: brief(what) };
                    drop(tokio::time::timeout(CLOSING, sender.send(close)).await);
                    Some((CloseReason::Lost(failure), true))
                }
                (None, _) => Some((CloseReason::Lost(failure), false)),
            },
            Ok(SocketInput::Text(_) | SocketInput::Binary(_)) => None,
        }
    }

    /// Carries out orders until the one to close, or until nobody can give any more.
    async fn write(
        &self,
        sender: &mut dyn SocketSender,
        orders: &mut mpsc::UnboundedReceiver<Order>,
        asked: &Cell<Option<(u16, String)>>,
    ) {
        while let Some(Order { output, reply }) = orders.recv().await {
            let bytes = length(&output);
            let closing = match &output {
                SocketOutput::Close { code, reason } => Some((*code, reason.clone())),
                _ => None,
            };
            self.sends(&output);
            let sent = sender.send(output).await;
            self.waiting.set(self.waiting.get().saturating_sub(bytes));
            match (reply, sent) {
                (Some(reply), Ok(())) => {
                    reply.success(result::plain(&self.app, Api::SendSocketMessage, Vec::new()), None);
                }
                (Some(reply), Err(_)) => {
                    let refused = admit::refused(&self.app, SocketFault::NotOpen);
                    reply.refuse(&refused.failure, refused.verdict);
                }
                (None, _) => {}
            }
            if let Some(closing) = closing {
                asked.set(Some(closing));
                return;
            }
        }
        // Nobody can order anything any more: the program is going.
        std::future::pending::<()>().await;
    }

    /// Tells of a message, no faster than script takes them; not at all once the socket is to end.
    async fn message(&self, what: HostValue) {
        tokio::select! {
            biased;
            _ = self.cancel.cancelled() => {}
            () = self.state.inbox.room() => self.tell(SocketEventKind::Message, what.clone(), what),
        }
    }

    fn tell(&self, happening: SocketEventKind, what: HostValue, global: HostValue) {
        let bound = self
            .state
            .namespaces
            .get(self.namespace)
            .is_some_and(|namespace| namespace.sockets.borrow().is_bound(self.call));
        let functions = self.app.profile.sockets.functions.value;
        let global = (bound && !functions.is_empty()).then_some(global);
        self.state.inbox.push(Event::Socket { socket: self.call, happening, what, global });
    }

    /// Writes the handshake into the journal, now that it has ended.
    fn record(&self, failure: Option<String>) {
        self.trace.record(&self.state, self.call, Api::ConnectSocket, failure);
    }

    fn verdict(&self, connection: &admit::Connection, failure: &Failure) -> Verdict {
        let host = connection.request.url.host_str().unwrap_or_default();
        diagnosis::failure(&self.app, Api::ConnectSocket, failure, host, connection.timeout.as_secs_f64())
    }

    /// Notes why a socket did not open.
    fn explain(&self, verdict: Verdict, failure: &Failure) {
        let (api, subject) = (Api::ConnectSocket, self.subject.clone());
        let message = rules::error(&self.app, failure).field("errMsg").and_then(HostValue::as_text).map(str::to_owned);
        self.state.journal.write(qiao_abi::Record::Verdict { call: self.call, api, subject, message, verdict });
    }

    /// When each step of the handshake happened, the last being now.
    fn timing(&self) -> Timing {
        let timing = self.trace.timing(&self.state.clock);
        Timing { response: Some((timing.invoked, self.state.clock.epoch_milliseconds())), ..timing }
    }

    fn sends(&self, output: &SocketOutput) {
        let (kind, bytes) = match output {
            SocketOutput::Text(text) => (FrameKind::Text, text.as_bytes()),
            SocketOutput::Binary(bytes) => (FrameKind::Binary, &bytes[..]),
            SocketOutput::Close { code, reason } => (FrameKind::Close(Some(*code)), reason.as_bytes()),
        };
        self.state.record_frame(self.call, true, kind, bytes);
    }

    fn received(&self, input: &SocketInput) {
        let (kind, bytes) = match input {
            SocketInput::Text(text) => (FrameKind::Text, text.as_bytes()),
            SocketInput::Binary(bytes) => (FrameKind::Binary, &bytes[..]),
            SocketInput::Close { code, reason } => (FrameKind::Close(*code), reason.as_bytes()),
            SocketInput::Lost(_) => return,
        };
        self.state.record_frame(self.call, false, kind, bytes);
    }
}

/// A close that is ordered while the socket opens.
async fn closed_early(orders: &mut mpsc::UnboundedReceiver<Order>) -> CloseReason {
    loop {
        match orders.recv().await {
            Some(Order { output: SocketOutput::Close { code, reason }, .. }) => {
                return CloseReason::ByScript(code, reason);
            }
            Some(_) => {}
            None => std::future::pending::<()>().await,
        }
    }
}

fn ended_from_outside(reason: &Failure) -> Option<(CloseReason, bool)> {
    match reason {
        Failure::Interrupted => Some((CloseReason::Background, false)),
        _ => None,
    }
}

/// As much of a text as a close frame holds.
fn brief(text: &str) -> String {
    let mut end = text.len().min(100);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].to_owned()
}
