//! API calls: one native function per function of an API object, and what waits for the host: callbacks,
//! promises, listeners, sockets. The host only knows call ids. Nothing here knows what a call does or which
//! platform it is on: differences are in the shapes.
//!
//! Values kept here are roots for the garbage collector; they are released when the call ends.

mod call;
mod end;
mod function;
mod listeners;
pub(crate) mod native;
mod sockets;
mod start;
mod task;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use qiao_abi::{Api, CallId, Namespace, NamespaceShape, Ops};
use rquickjs::runtime::UserDataGuard;
use rquickjs::{Ctx, Error, Result, Value};
use rustc_hash::FxHashMap;

use call::Call;
pub(crate) use end::{Outcome, end, end_by_script, progress, run};
pub(crate) use function::{make, missing};
pub(crate) use listeners::{network_changed, notice};
#[cfg(test)]
pub(crate) use native::echo;
pub(crate) use sockets::socket_event;

use crate::raw::Kept;

/// The pending calls of one program. It is user data of the runtime.
pub(crate) struct Calls<'js> {
    ops: Rc<dyn Ops>,
    namespaces: Rc<[NamespaceShape]>,
    last: Cell<u32>,
    pending: RefCell<FxHashMap<CallId, Rc<Call<'js>>>>,
    sockets: RefCell<FxHashMap<CallId, sockets::Socket<'js>>>,
    /// Listeners of API objects, by the API that adds them.
    listeners: RefCell<FxHashMap<(Namespace, Api), Vec<Kept<'js>>>>,
    /// The promises that were rejected in this turn because the host lacks a function: that is no fault of a script that
    /// does not wait for them.
    forgiven: RefCell<Vec<Kept<'js>>>,
    /// Where script last read `then` of a task.
    then_read: RefCell<Option<ThenRead>>,
    /// Whether the prelude is shown calls before they start, because the program has a cache manager.
    intercepts: Cell<bool>,
}

/// Maximum number of lines of a statement that calls a function and `then` on its result.
const LONGEST_STATEMENT: u32 = 30;

/// A place where the script used a task like a promise.
struct ThenRead {
    file: String,
    line: u32,
    /// The call that returned the task, such as `wx.request`.
    call: String,
}

impl<'js> Calls<'js> {
    /// With no calls pending.
    pub(crate) fn new(ops: Rc<dyn Ops>, namespaces: Rc<[NamespaceShape]>) -> Calls<'js> {
        let (pending, sockets, listeners, forgiven, then_read) = Default::default();
        let (last, intercepts) = (Cell::new(0), Cell::new(false));
        Calls { ops, namespaces, last, pending, sockets, listeners, forgiven, then_read, intercepts }
    }

    /// The calls of this context's runtime.
    pub(crate) fn of<'a>(ctx: &'a Ctx<'js>) -> Result<UserDataGuard<'a, Calls<'js>>> {
        ctx.userdata().ok_or(Error::Unknown)
    }

    /// Shows calls to the prelude from now on.
    pub(crate) fn intercept(&self) {
        self.intercepts.set(true);
    }

    /// Takes the promises whose rejection is not reported if nobody handles it.
    pub(crate) fn take_forgiven(&self, ctx: &Ctx<'js>) -> Vec<Value<'js>> {
        self.forgiven.take().iter().map(|promise| promise.value(ctx)).collect()
    }

    /// The option object of a pending call, if it was kept.
    pub(crate) fn options(&self, ctx: &Ctx<'js>, id: CallId) -> Option<Value<'js>> {
        self.pending.borrow().get(&id)?.options.as_ref().map(|options| options.value(ctx))
    }

    /// Keeps the event channel to the page that a call opens; it becomes part of the call's result.
    pub(crate) fn keep_channel(&self, id: CallId, channel: &Value<'js>) {
        if let Some(call) = self.pending.borrow().get(&id) {
            call.channel.replace(Some(Kept::new(channel)));
        }
    }

    /// A field of a result; `undefined` if the result is not an object.
    fn field(ctx: &Ctx<'js>, result: &Value<'js>, name: &str) -> Result<Value<'js>> {
        result.as_object().map_or_else(|| Ok(Value::new_undefined(ctx.clone())), |result| result.get(name))
    }

    fn shape(&self, namespace: Namespace) -> Result<&NamespaceShape> {
        self.namespaces.get(usize::from(namespace.0)).ok_or(Error::Unknown)
    }

    /// The shape of the first API object, which represents the program's platform.
    pub(crate) fn first_shape(&self) -> Option<&NamespaceShape> {
        self.namespaces.first()
    }

    /// The call whose task the script has just used like a promise, if an error on this line may be caused by that. The
    /// statement may span several lines.
    pub(crate) fn taken_for_promise(&self, file: &str, line: u32) -> Option<String> {
        let read = self.then_read.borrow();
        let is_near =
            |read: &&ThenRead| read.file == file && (read.line..=read.line + LONGEST_STATEMENT).contains(&line);
        read.as_ref().filter(is_near).map(|read| read.call.clone())
    }

    /// Starts a macrotask: errors in it are unrelated to earlier reads of `then`.
    pub(crate) fn begin_turn(&self) {
        self.then_read.take();
    }

    fn next(&self) -> CallId {
        self.last.set(self.last.get().wrapping_add(1));
        CallId(self.last.get())
    }

    /// Forgets a call that has ended otherwise.
    fn forget(&self, id: CallId) {
        self.pending.borrow_mut().remove(&id);
    }

    /// Counts one end of a call and returns the call. A call that ends several times stays pending until the
    /// last.
    fn ended(&self, id: CallId) -> Option<Rc<Call<'js>>> {
        let mut pending = self.pending.borrow_mut();
        let ends = pending.get(&id)?.ends.get();
        if ends > 1 {
            let call = pending.get(&id)?;
            call.ends.set(ends - 1);
            return Some(call.clone());
        }
        pending.remove(&id)
    }
}
