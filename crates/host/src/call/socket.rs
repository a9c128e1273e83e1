//! The life of a WebSocket: its handshake is a network call; then it receives messages, executes orders, and ends once.
//! It must not know platform rules for messages; those were checked during admission.

use std::cell::Cell;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

use qiao_abi::{
    Api, CallId, Charge, Event, Failure, FrameKind, HandshakeProblem, HostValue, OpenSocket, Outcome, Record,
    SocketEventKind, SocketFault, SocketInput, SocketOutput, SocketSender,
};
use qiao_rules::admit::socket as admit;
use qiao_rules::diagnosis::{self, Circumstances};
use qiao_rules::socket::{self as rules, CloseReason};
use qiao_rules::timing::{Timing, socket_profile};
use qiao_rules::{App, Decision, Refused, result};
use tokio::sync::{Notify, mpsc};

use super::context::CallContext;
use super::trace::CallTrace;
use crate::cancel::Cancel;
use crate::sockets::{Order, ReadyState, Socket};

/// How long to wait for the peer's close frame.
const CLOSING: Duration = Duration::from_secs(5);
/// Maximum lifetime after the script has closed the socket; queued messages are sent first.
const LEAVING: Duration = Duration::from_secs(60);

/// One socket and the resources it needs.
pub(crate) struct SocketConnection {
    pub context: CallContext,
    /// The call that created it.
    id: CallId,
    /// The URL as the script passed it.
    subject: String,
    state: Rc<Cell<ReadyState>>,
    waiting: Rc<Cell<usize>>,
    cancel: Cancel,
    closing: Rc<Notify>,
    gone: Rc<Cell<Option<SocketEventKind>>>,
    trace: CallTrace,
    _held: Charge,
}

type Admitted = Result<admit::Connection, Box<Refused>>;

/// The length of a message in bytes.
pub(crate) fn length(output: &SocketOutput) -> usize {
    match output {
        SocketOutput::Text(text) => text.len(),
        SocketOutput::Binary(bytes) => bytes.len(),
        SocketOutput::Close { .. } => 0,
    }
}

impl Socket {
    /// Orders the socket to close.
    pub(crate) fn close(&self, output: SocketOutput) {
        if self.state.get() == ReadyState::Open {
            self.state.set(ReadyState::Closing);
        }
        self.closing.notify_one();
        drop(self.orders.send(Order { output, reply: None, charge: Charge::default() }));
    }
}

impl SocketConnection {
    /// A socket before its handshake; `held` is its memory until it ends.
    pub(crate) fn new(context: CallContext, id: CallId, subject: String, held: Charge) -> SocketConnection {
        SocketConnection {
            context,
            id,
            subject,
            state: Rc::new(Cell::new(ReadyState::Connecting)),
            waiting: Rc::default(),
            cancel: Cancel::default(),
            closing: Rc::default(),
            gone: Rc::default(),
            trace: CallTrace::new(false),
            _held: held,
        }
    }

    /// The entry for the table of sockets.
    pub(crate) fn socket(&self, orders: mpsc::UnboundedSender<Order>) -> Socket {
        Socket {
            call: self.id,
            state: self.state.clone(),
            orders,
            waiting: self.waiting.clone(),
            cancel: self.cancel.clone(),
            closing: self.closing.clone(),
            gone: self.gone.clone(),
        }
    }

    fn app(&self) -> &App {
        self.context.app()
    }

    /// Runs the socket until it ends.
    pub(crate) async fn live(self, admitted: Admitted, mut orders: mpsc::UnboundedReceiver<Order>) {
        let ending = match admitted {
            Ok(connection) => {
                let served = pin!(self.open_and_serve(connection, &mut orders));
                let served = self.context.state.calls.guard(served).await;
                served.unwrap_or_else(|failure| Some((CloseReason::Lost(failure), true)))
            }
            Err(refused) => {
                self.explain(refused.decision, &refused.failure);
                Some((CloseReason::Lost(refused.failure), true))
            }
        };
        // Remaining orders are dropped.
        let failed = ending.as_ref().is_some_and(|(_, failed)| *failed);
        self.gone.set(Some(if failed { SocketEventKind::Error } else { SocketEventKind::Close }));
        orders.close();
        while let Some(order) = orders.recv().await {
            if let Some(reply) = order.reply {
                reply.refuse(*admit::refused(self.app(), Api::SendSocketMessage, SocketFault::NotOpen));
            }
        }
        if let Some((ending, failed)) = ending {
            if failed && let CloseReason::Lost(failure) = &ending {
                let what = rules::error(self.app(), failure);
                self.dispatch(SocketEventKind::Error, what.clone(), what);
            }
            let what = rules::closed(self.app(), &ending);
            self.dispatch(SocketEventKind::Close, what.clone(), what);
        }
        let inbox = &self.context.state.calls.inbox;
        tokio::select! {
            () = inbox.heard() => {}
            _ = self.cancel.cancelled() => {}
        }
        let target = self.app().rules.sockets.target;
        self.context.namespace.sockets.borrow_mut().remove(self.id, target);
        inbox.wake();
    }

    /// Returns why the socket closed and whether this is an error; `None` if the program itself ends.
    async fn open_and_serve(
        &self,
        connection: admit::Connection,
        orders: &mut mpsc::UnboundedReceiver<Order>,
    ) -> Option<(CloseReason, bool)> {
        let (state, trace) = (&*self.context.state, &self.trace);
        let opening = state.transport.open_socket(&connection.request, &connection.offer, trace.phases.clone());
        trace.sends(state, &connection.request);
        let opened = tokio::select! {
            biased;
            opened = opening => opened,
            reason = self.cancel.cancelled() => {
                self.record(Some((&self.decision(&connection, &reason), true)));
                return ended_from_outside(&reason);
            }
            ending = closed_early(orders) => {
                self.record(Some((&self.decision(&connection, &Failure::Aborted), true)));
                return Some((ending, false));
            }
            () = tokio::time::sleep(connection.timeout.time) => Err(Failure::Timeout(trace.phases.current())),
        };
        let open = match opened {
            Ok(open) => open,
            Err(failure) => {
                if let Failure::Handshake(HandshakeProblem::Status(status)) = &failure {
                    trace.not_switched(*status);
                }
                let decision = self.decision(&connection, &failure);
                self.record(Some((&decision, failure.is_given_up())));
                self.explain(decision, &failure);
                return Some((CloseReason::Lost(failure), true));
            }
        };
        self.state.set(ReadyState::Open);
        trace.switched(&open.sent, &open.headers);
        self.record(None);
        let profile = socket_profile(&self.timing());
        let what = rules::opened(self.app(), &open.headers, Some(profile));
        let global = rules::opened(self.app(), &open.headers, None);
        self.dispatch(SocketEventKind::Open, what, global);
        let ending = self.serve(open, orders).await;
        if let Some((CloseReason::Lost(failure @ Failure::Unrecorded(_)), _)) = &ending {
            self.explain(self.decision(&connection, failure), failure);
            return Some((CloseReason::Lost(failure.clone()), true));
        }
        ending
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
                            SocketInput::Text(text) => {
                                self.message(text.len(), rules::text(self.app(), text)).await;
                            }
                            SocketInput::Binary(bytes) => {
                                self.message(bytes.len(), rules::binary(self.app(), bytes)).await;
                            }
                            other => break Ok(other),
                        }
                    }
                }
            }
        };
        let by_script = asked.take().map(|(code, reason)| CloseReason::ByScript(code, reason));
        match ended {
            Err(reason) => {
                // The peer receives the close frame if it is still reading.
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

    /// Executes orders until one closes the socket or the program ends.
    async fn write(
        &self,
        sender: &mut dyn SocketSender,
        orders: &mut mpsc::UnboundedReceiver<Order>,
        asked: &Cell<Option<(u16, String)>>,
    ) {
        while let Some(Order { output, reply, charge }) = orders.recv().await {
            let bytes = length(&output);
            let closing = match &output {
                SocketOutput::Close { code, reason } => Some((*code, reason.clone())),
                _ => None,
            };
            self.sends(&output);
            let sent = sender.send(output).await;
            self.waiting.set(self.waiting.get().saturating_sub(bytes));
            drop(charge);
            match (reply, sent) {
                (Some(reply), Ok(())) => {
                    reply.success(result::plain(self.app(), Api::SendSocketMessage, Vec::new()), None);
                }
                (Some(reply), Err(_)) => {
                    reply.refuse(*admit::refused(self.app(), Api::SendSocketMessage, SocketFault::NotOpen));
                }
                (None, _) => {}
            }
            if let Some(closing) = closing {
                asked.set(Some(closing));
                return;
            }
        }
        // The program is ending: there are no more orders.
        std::future::pending::<()>().await;
    }

    /// Dispatches a message with backpressure from the script; none once the socket is closing.
    async fn message(&self, bytes: usize, what: HostValue) {
        let charge = self.context.state.budget.force(bytes);
        tokio::select! {
            biased;
            _ = self.cancel.cancelled() => {}
            () = self.context.state.calls.inbox.room() => {
                self.dispatch_held(SocketEventKind::Message, what.clone(), what, charge);
            }
        }
    }

    fn dispatch(&self, happening: SocketEventKind, what: HostValue, global: HostValue) {
        let charge = self.context.state.budget.force(what.held_bytes() + global.held_bytes());
        self.dispatch_held(happening, what, global, charge);
    }

    fn dispatch_held(&self, happening: SocketEventKind, what: HostValue, global: HostValue, charge: Charge) {
        let bound = self.context.namespace.sockets.borrow().is_bound(self.id);
        let functions = self.app().rules.sockets.functions;
        let global = (bound && !functions.is_empty()).then_some(global);
        let event = Event::Socket { socket: self.id, happening, what, global };
        self.context.state.calls.inbox.push_held(event, charge);
    }

    /// Writes the handshake into the journal, now that it has ended: why it failed, and whether the client gave it up.
    fn record(&self, failed: Option<(&Decision, bool)>) {
        let given_up = failed.is_some_and(|(_, given_up)| given_up);
        let failure = failed.map(|(decision, _)| decision.reason.to_string());
        self.trace.record(&self.context.state, self.id, Api::ConnectSocket, failure, given_up);
    }

    fn decision(&self, connection: &admit::Connection, failure: &Failure) -> Decision {
        let hostname = connection.request.url.host_str().unwrap_or_default();
        let at = Circumstances { hostname, limit: Some(&connection.timeout) };
        diagnosis::failure(self.app(), Api::ConnectSocket, failure, &at)
    }

    /// Records why a socket did not open.
    fn explain(&self, decision: Decision, failure: &Failure) {
        let verdict = decision.verdict(Outcome::Refused);
        let (api, subject) = (Api::ConnectSocket, self.subject.clone());
        let message = rules::error(self.app(), failure).field("errMsg").and_then(HostValue::as_text).map(str::to_owned);
        self.context.state.calls.journal.write(Record::Verdict { call: Some(self.id), api, subject, message, verdict });
    }

    /// Timings of the handshake's phases; the last one ends now.
    fn timing(&self) -> Timing {
        let timing = self.trace.timing(&self.context.state.clock);
        Timing { response: Some((timing.invoked, self.context.state.clock.epoch_milliseconds())), ..timing }
    }

    fn sends(&self, output: &SocketOutput) {
        let (kind, bytes) = match output {
            SocketOutput::Text(text) => (FrameKind::Text, text.as_bytes()),
            SocketOutput::Binary(bytes) => (FrameKind::Binary, &bytes[..]),
            SocketOutput::Close { code, reason } => (FrameKind::Close(Some(*code)), reason.as_bytes()),
        };
        self.context.state.record_frame(self.id, true, kind, bytes);
    }

    fn received(&self, input: &SocketInput) {
        let (kind, bytes) = match input {
            SocketInput::Text(text) => (FrameKind::Text, text.as_bytes()),
            SocketInput::Binary(bytes) => (FrameKind::Binary, &bytes[..]),
            SocketInput::Close { code, reason } => (FrameKind::Close(*code), reason.as_bytes()),
            SocketInput::Lost(_) => return,
        };
        self.context.state.record_frame(self.id, false, kind, bytes);
    }
}

/// Waits for an order to close the socket while it is opening.
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

/// Shortens a text to fit a close frame.
fn brief(text: &str) -> String {
    let mut end = text.len().min(100);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].to_owned()
}
