//! `connectSocket`, `sendSocketMessage` and `closeSocket`, as global functions and as task methods: admission, and
//! orders to the socket. The connection is in `call::socket`.

use qiao_abi::{Api, CallId, Charge, HostValue, Options, SocketFault, SocketOutput, Started};
use qiao_rules::admit::socket as admit;
use qiao_rules::diagnosis::Circumstances;
use qiao_rules::{App, OverLimit, Refused, result, socket as rules};
use tokio::sync::mpsc;

use crate::call::context::CallContext;
use crate::call::network::header_bytes;
use crate::call::reply::Reply;
use crate::call::socket::{self, SocketConnection};
use crate::sockets::{Order, ReadyState, Socket};
use crate::state::NamespaceState;

/// Starts a call. `on` is the socket if its task was called.
pub(crate) fn start(context: CallContext, id: CallId, options: &dyn Options, on: Option<CallId>) -> Started {
    match context.api {
        Api::SendSocketMessage => send(&context, id, options, on),
        Api::CloseSocket => close(&context, id, options, on),
        _ => connect(context, id, options),
    }
}

fn connect(context: CallContext, id: CallId, options: &dyn Options) -> Started {
    let app = context.app().clone();
    let admitted = admit::connect(&app, options, context.state.limits.message_bytes);
    let subject = options.text("url").value().cloned().unwrap_or_default();
    let reply = context.open(id, subject.clone(), None);
    let admitted = match admitted {
        Err(refused) if !rules::is_event(&app, &refused.failure) => return reply.refuse_in_manner(*refused),
        other => other,
    };
    if let Err(failure) = context.check_foreground() {
        let url = admitted.as_ref().ok().map(|connection| &connection.request.url);
        reply.fail(&failure, &url.map_or_else(Circumstances::default, |url| Circumstances::of_url(url)));
        return Started::Task;
    }
    forget_heard(&context);
    if let Err(refused) = make_room(&context.namespace) {
        return reply.refuse_in_manner(*refused);
    }
    if let Ok(connection) = &admitted {
        context.warn(connection.warnings.clone());
        reply.note(connection.notes.clone());
    }
    let Some(held) = hold(&context, options, &subject, admitted.as_ref().ok()) else {
        reply.fail(&context.state.no_room(), &Circumstances::default());
        return Started::Task;
    };
    let (orders, received) = mpsc::unbounded_channel();
    let connection = SocketConnection::new(context, id, subject, held);
    let target = app.rules.sockets.target;
    let number = connection.context.namespace.sockets.borrow_mut().add(connection.socket(orders), target);
    reply.success(rules::created(&app, number), None);
    let state = connection.context.state.clone();
    state.calls.spawn(connection.live(admitted, received));
    Started::Task
}

/// Removes sockets whose end the script knows about. Until their last event is delivered, calls see them as open.
fn forget_heard(context: &CallContext) {
    let inbox = &context.state.calls.inbox;
    let target = context.app().rules.sockets.target;
    context.namespace.sockets.borrow_mut().forget(|socket, event| !inbox.holds_socket_event(socket, event), target);
}

/// Memory of a socket besides what its handshake sends and its messages, in bytes.
const SOCKET: usize = 64 * 1024;

/// Claims the memory that a socket needs until it ends; `None` if there is not enough.
fn hold(
    context: &CallContext,
    options: &dyn Options,
    url: &str,
    connection: Option<&admit::Connection>,
) -> Option<Charge> {
    context.check_room(options).ok()?;
    let sent = connection.map_or(0, |admit::Connection { request, offer, .. }| {
        header_bytes(&request.headers) + offer.protocols.iter().map(String::len).sum::<usize>()
    });
    context.state.budget.claim(SOCKET + 4 * url.len() + 2 * sent)
}

/// Checks the limit of sockets, or closes others if the platform does so.
fn make_room(namespace: &NamespaceState) -> Result<(), Box<Refused>> {
    let app = &namespace.app;
    let rules = &app.rules.sockets;
    let limit = rules.limit;
    let mut sockets = namespace.sockets.borrow_mut();
    if sockets.len() < limit as usize {
        return Ok(());
    }
    match rules.over_limit {
        OverLimit::Refused => Err(admit::refused(app, Api::ConnectSocket, SocketFault::TooMany(limit))),
        OverLimit::Replaces => {
            for socket in sockets.iter() {
                socket.close(SocketOutput::Close { code: 1000, reason: String::new() });
            }
            sockets.unbind();
            Ok(())
        }
    }
}

fn send(context: &CallContext, id: CallId, options: &dyn Options, on: Option<CallId>) -> Started {
    let app = context.app();
    let reply = context.open(id, String::new(), None);
    let admitted = admit::send(app, options);
    if let Err(failure) = context.check_room(options) {
        reply.fail(&failure, &Circumstances::default());
        return Started::Call;
    }
    let output = match admitted {
        Ok(output) => output,
        Err(refused) => return reply.refuse_in_manner(*refused),
    };
    forget_heard(context);
    let sockets = context.namespace.sockets.borrow();
    let socket = on.map_or_else(|| sockets.bound(), |on| sockets.of(on));
    let Some(socket) = socket.filter(|socket| socket.state.get() == ReadyState::Open) else {
        let fault = if on.is_some() { SocketFault::NotOpen } else { SocketFault::NoneOpen };
        return not_open(app, reply, fault);
    };
    if socket.gone.get().is_some() {
        // The script does not know yet that the socket has ended, so the message is accepted and lost, as in a browser.
        reply.success(result::plain(app, Api::SendSocketMessage, Vec::new()), None);
        return Started::Call;
    }
    let (bytes, waiting) = (socket::length(&output), socket.waiting.get());
    let full = waiting > 0 && waiting + bytes > context.state.limits.socket_bytes;
    let Some(charge) = context.state.budget.claim(bytes).filter(|_| !full) else {
        return reply.refuse_in_manner(*admit::refused(app, context.api, SocketFault::Full(waiting)));
    };
    socket.waiting.set(waiting + bytes);
    // If the socket has just ended, dropping the order ends the call.
    drop(socket.orders.send(Order { output, reply: Some(reply), charge }));
    Started::Call
}

fn close(context: &CallContext, id: CallId, options: &dyn Options, on: Option<CallId>) -> Started {
    let app = context.app();
    let reply = context.open(id, String::new(), None);
    let output = match admit::close(app, options) {
        Ok(output) => output,
        Err(refused) => return reply.refuse_in_manner(*refused),
    };
    forget_heard(context);
    let all = on.is_none() && app.rules.sockets.closes_all;
    let sockets = sockets_to_close(context, on, all);
    if sockets.is_empty() && !all {
        return reply.refuse_in_manner(*admit::refused(app, context.api, SocketFault::NothingToClose));
    }
    for socket in &sockets {
        socket.close(output.clone());
    }
    reply.succeed_times(sockets.len(), &closed_result(app));
    Started::Closes(sockets.iter().map(|socket| socket.call).collect())
}

/// The sockets to close.
fn sockets_to_close(context: &CallContext, on: Option<CallId>, all: bool) -> Vec<Socket> {
    let sockets = context.namespace.sockets.borrow();
    let inbox = &context.state.calls.inbox;
    match on {
        Some(on) => sockets.of(on).cloned().into_iter().collect(),
        // Sockets that the script does not know yet are left out.
        None if all => sockets.iter().filter(|socket| !inbox.holds_end_of(socket.call)).cloned().collect(),
        None => sockets.bound().filter(|socket| socket.state.get() == ReadyState::Open).cloned().into_iter().collect(),
    }
}

fn closed_result(app: &App) -> HostValue {
    match app.rules.sockets.bare_results {
        true => HostValue::Undefined,
        false => result::plain(app, Api::CloseSocket, Vec::new()),
    }
}

/// Ends a call that found no open socket, as the platform does.
fn not_open(app: &App, reply: Reply, fault: SocketFault) -> Started {
    match reply.refuse_in_manner(*admit::refused(app, Api::SendSocketMessage, fault)) {
        Started::Refused { result, task, .. } => {
            Started::Refused { result, task, complete: app.rules.sockets.completes_not_open }
        }
        started => started,
    }
}
