//! Sockets as script sees them: the socket task, its listeners and its `readyState`. The connection itself
//! belongs to the host.

use qiao_abi::{Api, ApiShape, CallId, HostValue, Namespace, SocketEventKind, SocketShape};
use rquickjs::{Ctx, Error, Function, Object, Result, Value};

use super::Calls;
use super::call::{ApiFunction, Call, kept_function};
use super::end::{Outcome, run};
use super::listeners::{has_any, notice, push};
use super::native::{argument, arrow};
use super::start::start;
use crate::raw::Kept;
use crate::to_js::{self, define};

/// A socket that is not closed.
pub(super) struct Socket<'js> {
    namespace: Namespace,
    task: Kept<'js>,
    listeners: Vec<(SocketEventKind, Kept<'js>)>,
}

/// The values of `readyState`.
const CONNECTING: u32 = 0;
const OPEN: u32 = 1;
const CLOSING: u32 = 2;
const CLOSED: u32 = 3;

const STATE: &str = "readyState";

/// Registers a socket and creates its task; returns the task where the platform has one.
pub(super) fn open<'js>(
    ctx: &Ctx<'js>,
    calls: &Calls<'js>,
    id: CallId,
    call: &Call<'js>,
) -> Result<Option<Value<'js>>> {
    let namespace = call.function.namespace;
    let shape = calls.sockets_of(namespace)?;
    let task = make_task(ctx, namespace, id, shape)?.into_value();
    let socket = Socket { namespace, task: Kept::new(&task), listeners: Vec::new() };
    calls.sockets.borrow_mut().insert(id, socket);
    call.opens.set(true);
    Ok(shape.task.then_some(task))
}

fn make_task<'js>(ctx: &Ctx<'js>, namespace: Namespace, id: CallId, shape: &SocketShape) -> Result<Object<'js>> {
    let task = Object::new(ctx.clone())?;
    if shape.state {
        let states = [("CONNECTING", CONNECTING), ("OPEN", OPEN), ("CLOSING", CLOSING), ("CLOSED", CLOSED)];
        states.into_iter().chain([(STATE, CONNECTING)]).try_for_each(|(name, value)| define(&task, name, value))?;
    }
    define(&task, "send", asked(ctx, namespace, &shape.send, id, false)?)?;
    define(&task, "close", asked(ctx, namespace, &shape.close, id, true)?)?;
    for kind in [SocketEventKind::Open, SocketEventKind::Message, SocketEventKind::Error, SocketEventKind::Close] {
        if kind == SocketEventKind::Error && !shape.errors {
            continue;
        }
        let listen = arrow(ctx, "", 1, move |ctx, given| listen(ctx, id, kind, &argument(ctx, given, 0)))?;
        define(&task, &format!("on{}", kind.name()), listen)?;
    }
    Ok(task)
}

/// A method of the socket task, which calls an API for this socket. With `optional`, the option object may be
/// left out.
fn asked<'js>(
    ctx: &Ctx<'js>,
    namespace: Namespace,
    shape: &ApiShape,
    socket: CallId,
    optional: bool,
) -> Result<Function<'js>> {
    let function = ApiFunction { socket: Some(socket), ..ApiFunction::new(namespace, shape) };
    arrow(ctx, "", 1, move |ctx, given| {
        let options = argument(ctx, given, 0);
        let omitted = optional && options.is_undefined();
        let options = if omitted { Object::new(ctx.clone())?.into_value() } else { options };
        start(ctx, &function, &options)
    })
}

fn listen<'js>(ctx: &Ctx<'js>, id: CallId, kind: SocketEventKind, listener: &Value<'js>) -> Result<Value<'js>> {
    if let (Some(socket), Some(listener)) = (Calls::of(ctx)?.sockets.borrow_mut().get_mut(&id), kept_function(listener))
    {
        push(ctx, &mut socket.listeners, (kind, listener))?;
    }
    Ok(Value::new_undefined(ctx.clone()))
}

/// Sets `readyState` to `CLOSING` after script has closed an open socket, on platforms that have this state.
pub(super) fn closing<'js>(ctx: &Ctx<'js>, calls: &Calls<'js>, id: CallId) -> Result<()> {
    let Some((namespace, task)) = calls.task(ctx, id) else {
        return Ok(());
    };
    if calls.sockets_of(namespace)?.closing && task.get::<_, Value<'js>>(STATE)?.as_number() == Some(f64::from(OPEN)) {
        task.set(STATE, CLOSING)?;
    }
    Ok(())
}

/// Applies the outcome of the call that opened a socket, before its callbacks run.
pub(super) fn settled<'js>(
    ctx: &Ctx<'js>,
    calls: &Calls<'js>,
    id: CallId,
    namespace: Namespace,
    outcome: Outcome,
    result: &Value<'js>,
) -> Result<()> {
    let Some((_, task)) = calls.task(ctx, id) else {
        return Ok(());
    };
    let shape = calls.sockets_of(namespace)?;
    match outcome {
        Outcome::Success if shape.id => {
            let number = Calls::field(ctx, result, "socketTaskId")?;
            task.set("socketTaskId", number)
        }
        Outcome::Success => Ok(()),
        Outcome::Fail => {
            calls.sockets.borrow_mut().remove(&id);
            if shape.state { task.set(STATE, CLOSED) } else { Ok(()) }
        }
    }
}

/// Dispatches a socket event. `global` is the event for the listeners of the API object; it is set only if
/// they listen to this socket.
pub(crate) fn socket_event(
    ctx: &Ctx<'_>,
    id: CallId,
    kind: SocketEventKind,
    what: HostValue,
    global: Option<HostValue>,
) -> Result<()> {
    let calls = Calls::of(ctx)?;
    let Some((namespace, task)) = calls.task(ctx, id) else {
        return Ok(());
    };
    let listeners = calls.listeners_of(id, kind);
    if kind == SocketEventKind::Close {
        calls.sockets.borrow_mut().remove(&id);
    }
    let (state, listens) = match kind {
        SocketEventKind::Open => (Some(OPEN), Api::OnSocketOpen),
        SocketEventKind::Message => (None, Api::OnSocketMessage),
        SocketEventKind::Error => (Some(CLOSED), Api::OnSocketError),
        SocketEventKind::Close => (Some(CLOSED), Api::OnSocketClose),
    };
    if let Some(state) = state.filter(|_| calls.sockets_of(namespace).is_ok_and(|shape| shape.state)) {
        task.set(STATE, state)?;
    }
    // Messages may be large, so they are converted only for listeners.
    if !listeners.is_empty() {
        let (what, name) = (to_js::value(ctx, what)?, format!("on{}", kind.name()));
        listeners
            .iter()
            .try_for_each(|listener| run(ctx, &calls, namespace, ["SocketTask", &name], listener, &what))?;
    }
    match global {
        Some(global) if has_any(&calls, namespace, listens) => {
            notice(ctx, namespace, listens, &to_js::value(ctx, global)?).map(drop)
        }
        _ => Ok(()),
    }
}

impl<'js> Calls<'js> {
    fn sockets_of(&self, namespace: Namespace) -> Result<&SocketShape> {
        self.shape(namespace)?.sockets.as_ref().ok_or(Error::Unknown)
    }

    fn task(&self, ctx: &Ctx<'js>, id: CallId) -> Option<(Namespace, Object<'js>)> {
        let sockets = self.sockets.borrow();
        let socket = sockets.get(&id)?;
        Some((socket.namespace, socket.task.value(ctx).into_object()?))
    }

    /// A copy of a socket's listeners of one kind, because listeners may add listeners while they run.
    fn listeners_of(&self, id: CallId, kind: SocketEventKind) -> Vec<Kept<'js>> {
        let sockets = self.sockets.borrow();
        let listeners = sockets.get(&id).map(|socket| socket.listeners.as_slice()).unwrap_or_default();
        listeners.iter().filter(|(of, _)| *of == kind).map(|(_, listener)| listener.clone()).collect()
    }
}
