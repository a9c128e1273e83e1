//! Call tasks: the objects by which script aborts a call and listens to its progress. A task holds the call's
//! id; its listeners are stored with the call.

use qiao_abi::{CallId, ProgressKind, TaskMethod};
use rquickjs::object::Accessor;
use rquickjs::{Ctx, Function, Object, Result, Value};

use super::call::{ApiFunction, kept_function};
use super::listeners::push;
use super::native::{argument, arrow};
use super::{Calls, ThenRead};
use crate::atom_cache::AtomCache;
use crate::raw::{Kept, Lazy};
use crate::{error, prelude, to_js};

/// The task of a call, if its function returns one. It is created when script first accesses it, except on
/// platforms that add fields to tasks.
pub(super) fn make<'js>(
    ctx: &Ctx<'js>,
    calls: &Calls<'js>,
    id: CallId,
    function: &ApiFunction,
) -> Result<Option<Value<'js>>> {
    if function.task.is_empty() {
        return Ok(None);
    }
    if calls.shape(function.namespace)?.style.task_fields {
        let task = Object::new(ctx.clone())?;
        prelude::enter(ctx, "markTask", (task.clone(), function.subject.name()))?;
        add_functions(ctx, &task, id, function.task)?;
        not_thenable(&task, function)?;
        return Ok(Some(task.into_value()));
    }
    let task = Box::new(Task { id, function: *function });
    Ok(Some(AtomCache::of(ctx)?.forwarders.forward(ctx, task)?.into_value()))
}

/// A task that script has not accessed yet.
struct Task {
    id: CallId,
    function: ApiFunction,
}

impl Lazy for Task {
    fn make<'js>(self: Box<Self>, ctx: &Ctx<'js>) -> Result<Object<'js>> {
        let task = Object::new(ctx.clone())?;
        add_functions(ctx, &task, self.id, self.function.task)?;
        not_thenable(&task, &self.function)?;
        Ok(task)
    }
}

/// Tasks are not promises. Where script treats one as a promise, the error can name the call that returned it.
fn not_thenable<'js>(task: &Object<'js>, function: &ApiFunction) -> Result<()> {
    let (namespace, name) = (function.namespace, function.subject.name());
    let read = move |ctx: Ctx<'js>| -> Result<Value<'js>> {
        if let Some((file, line)) = error::caller(&ctx) {
            let object = Calls::of(&ctx)?.shape(namespace)?.name;
            Calls::of(&ctx)?.then_read.replace(Some(ThenRead { file, line, call: format!("{object}.{name}") }));
        }
        Ok(Value::new_undefined(ctx))
    };
    task.prop("then", Accessor::new_get(read).configurable())
}

fn add_functions<'js>(ctx: &Ctx<'js>, task: &Object<'js>, id: CallId, methods: &[TaskMethod]) -> Result<()> {
    let mut methods: Vec<_> = methods.iter().map(|method| named(ctx, id, *method)).collect::<Result<_>>()?;
    methods.sort_by_key(|(place, ..)| *place);
    methods.into_iter().try_for_each(|(_, name, function)| to_js::define(task, &name, function))
}

/// A method of a task: its rank, its name and the function. Methods are defined in order of rank.
fn named<'js>(ctx: &Ctx<'js>, id: CallId, method: TaskMethod) -> Result<(u8, String, Function<'js>)> {
    Ok(match method {
        TaskMethod::Abort => (0, "abort".to_owned(), arrow(ctx, "", 0, move |ctx, _| abort(ctx, id))?),
        TaskMethod::On(kind) => {
            let listen = arrow(ctx, "", 1, move |ctx, given| listen(ctx, id, kind, &argument(ctx, given, 0)))?;
            (1, format!("on{}", kind.name()), listen)
        }
        TaskMethod::Off(kind) => {
            let unlisten = arrow(ctx, "", 1, move |ctx, given| unlisten(ctx, id, kind, &argument(ctx, given, 0)))?;
            (2, format!("off{}", kind.name()), unlisten)
        }
    })
}

fn abort<'js>(ctx: &Ctx<'js>, id: CallId) -> Result<Value<'js>> {
    Calls::of(ctx)?.ops.abort(id);
    Ok(Value::new_undefined(ctx.clone()))
}

/// Adds a listener. Ignored after the call has ended, as it can have no more progress.
fn listen<'js>(ctx: &Ctx<'js>, id: CallId, kind: ProgressKind, listener: &Value<'js>) -> Result<Value<'js>> {
    let calls = Calls::of(ctx)?;
    let call = calls.pending.borrow().get(&id).cloned();
    if let (Some(call), Some(listener)) = (call, kept_function(listener)) {
        if call.listeners.borrow().is_empty() {
            calls.ops.subscribe(id);
        }
        push(ctx, &mut call.listeners.borrow_mut(), (kind, listener))?;
    }
    Ok(Value::new_undefined(ctx.clone()))
}

/// Removes a listener, or all of this kind if `listener` is undefined.
fn unlisten<'js>(ctx: &Ctx<'js>, id: CallId, kind: ProgressKind, listener: &Value<'js>) -> Result<Value<'js>> {
    if let Some(call) = Calls::of(ctx)?.pending.borrow().get(&id) {
        let removed =
            |of: ProgressKind, other: &Kept<'js>| of == kind && (listener.is_undefined() || other.is(listener));
        call.listeners.borrow_mut().retain(|(of, other)| !removed(*of, other));
    }
    Ok(Value::new_undefined(ctx.clone()))
}
