//! Starts a call: reads and registers the callbacks, asks the host, and returns a task, a promise or
//! undefined.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Started};
use rquickjs::{Ctx, Result, Value};

use super::call::{ApiFunction, Call, CallPromise, Subject};
use super::end::{Outcome, settle};
use super::{Calls, sockets, task};
use crate::atom_cache::AtomCache;
use crate::from_js::Arguments;
use crate::raw::Kept;
use crate::{prelude, to_js};

/// Starts a call with this option object.
pub(super) fn start<'js>(ctx: &Ctx<'js>, function: &ApiFunction, options: &Value<'js>) -> Result<Value<'js>> {
    let (calls, names) = (Calls::of(ctx)?, AtomCache::of(ctx)?);
    let mut call = Call::new(ctx, &names, function, options.as_object().filter(|options| !options.is_function()))?;
    let id = calls.next();
    let promise = if function.promise && !call.has_callbacks() { Some(promise(ctx, &mut call)?) } else { None };
    let awaited = call.is_awaited() || calls.shape(function.namespace)?.style.failures_reach_app;
    let call = Rc::new(call);
    if awaited {
        calls.pending.borrow_mut().insert(id, call.clone());
    }
    let kept = calls.intercepts.get() && is_kept(ctx, id, &call, options).inspect_err(|_| calls.forget(id))?;
    let started = match kept {
        true => Started::Task,
        false => calls.ask(ctx, function, id, &Arguments::new(ctx, &names, options, awaited))?,
    };
    let task = match started {
        Started::Task if promise.is_none() => task_of(ctx, &calls, id, &call)?,
        Started::Call | Started::Task => None,
        Started::Closes(sockets) => calls.closes(ctx, id, &call, &sockets).map(|()| None)?,
        Started::Refused { result, complete, task } => {
            calls.forget(id);
            let task = if task { task_of(ctx, &calls, id, &call)? } else { None };
            let result = to_js::value(ctx, result)?;
            settle(ctx, &calls, id, &call, Outcome::Fail, &result, complete)?;
            task
        }
    };
    Ok(promise.or(task).unwrap_or_else(|| Value::new_undefined(ctx.clone())))
}

/// Whether the prelude keeps a call, to end it itself. If not, it may say what completes the call's result.
fn is_kept<'js>(ctx: &Ctx<'js>, id: CallId, call: &Call<'js>, options: &Value<'js>) -> Result<bool> {
    let ApiFunction { namespace, subject: Subject::Api(api), .. } = call.function else {
        return Ok(false);
    };
    let answer = prelude::enter(ctx, "intercept", (namespace.0, api.name(), options.clone(), id.0))?;
    if answer.is_object() {
        call.channel.replace(Some(Kept::new(&answer)));
    }
    Ok(answer.as_bool() == Some(true))
}

fn promise<'js>(ctx: &Ctx<'js>, call: &mut Call<'js>) -> Result<Value<'js>> {
    let (promise, resolve, reject) = ctx.promise()?;
    let promise = promise.into_value();
    let [resolve, reject] = [resolve, reject].map(|settle| Kept::new(settle.as_value()));
    call.promise = Some(CallPromise { promise: Kept::new(&promise), resolve, reject });
    Ok(promise)
}

/// The task that script gets for this call, if any.
fn task_of<'js>(ctx: &Ctx<'js>, calls: &Calls<'js>, id: CallId, call: &Call<'js>) -> Result<Option<Value<'js>>> {
    match call.function.subject {
        Subject::Api(Api::ConnectSocket) => sockets::open(ctx, calls, id, call),
        _ => task::make(ctx, calls, id, &call.function),
    }
}

impl<'js> Calls<'js> {
    fn ask(
        &self,
        ctx: &Ctx<'js>,
        function: &ApiFunction,
        id: CallId,
        arguments: &Arguments<'_, 'js>,
    ) -> Result<Started> {
        let api = match function.subject {
            Subject::Api(api) => api,
            Subject::Missing(name) => {
                self.ops.start_missing(function.namespace, id, name, arguments);
                return Ok(Started::Task);
            }
        };
        let started = self.ops.start(function.namespace, id, api, arguments, function.socket);
        if api == Api::Request && self.shape(function.namespace)?.style.rewrites_options {
            prelude::enter(ctx, "rewriteRequest", (arguments.given().clone(),))?;
        }
        Ok(started)
    }

    /// Marks a call as closing these sockets: it ends once for each.
    fn closes(&self, ctx: &Ctx<'js>, id: CallId, call: &Call<'js>, sockets: &[CallId]) -> Result<()> {
        if sockets.is_empty() {
            self.forget(id);
        }
        call.ends.set(sockets.len());
        sockets.iter().try_for_each(|socket| sockets::closing(ctx, self, *socket))
    }
}
