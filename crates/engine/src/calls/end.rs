//! Ends calls and reports their progress: runs callbacks, listeners and promises in the platforms' order. An
//! exception in a callback is reported and does not propagate.

use qiao_abi::{CallId, HostValue, Namespace, ProgressKind, ScriptErrorKind};
use rquickjs::{Ctx, Result, Value};

use super::call::{ApiFunction, Call, CallPromise, Subject, target};
use super::{Calls, sockets};
use crate::raw::{Kept, caught};
use crate::{error, prelude, to_js};

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Success,
    Fail,
}

/// Delivers the outcome of a call.
pub(crate) fn end<'js>(ctx: &Ctx<'js>, id: CallId, outcome: Outcome, result: HostValue) -> Result<()> {
    let calls = Calls::of(ctx)?;
    let Some(call) = calls.ended(id) else {
        return Ok(());
    };
    let mut result = to_js::value(ctx, result)?;
    if outcome == Outcome::Success {
        let options = call.options.as_ref().and_then(|options| options.value(ctx).into_object());
        let buffer = options.and_then(|options| match call.function.subject {
            Subject::Api(api) => target(api, &options),
            Subject::Missing(_) => None,
        });
        let channel = call.channel.take().map(|channel| channel.value(ctx)).or(buffer);
        result = prelude::finished(ctx, call.function.subject.name(), result, channel)?;
    }
    settle(ctx, &calls, id, &call, outcome, &result, true)
}

/// Ends a call that script keeps.
pub(crate) fn end_by_script<'js>(ctx: &Ctx<'js>, id: CallId, outcome: Outcome, result: &Value<'js>) -> Result<()> {
    let calls = Calls::of(ctx)?;
    calls.ended(id).map_or(Ok(()), |call| settle(ctx, &calls, id, &call, outcome, result, true))
}

/// Dispatches a progress event to the call's listeners of this kind.
pub(crate) fn progress(ctx: &Ctx<'_>, id: CallId, kind: ProgressKind, what: HostValue) -> Result<()> {
    let calls = Calls::of(ctx)?;
    let Some(call) = calls.pending.borrow().get(&id).cloned() else {
        return Ok(());
    };
    // A copy, because listeners may add and remove listeners.
    let listeners: Vec<_> = call.listeners.borrow().iter().filter(|(of, _)| *of == kind).cloned().collect();
    if listeners.is_empty() {
        return Ok(());
    }
    let (what, name) = (to_js::value(ctx, what)?, format!("on{}", kind.name()));
    listeners.iter().try_for_each(|(_, listener)| call_back(ctx, &calls, &call.function, &name, listener, &what))
}

/// Runs the callbacks of a call that has ended, then settles its promise.
pub(super) fn settle<'js>(
    ctx: &Ctx<'js>,
    calls: &Calls<'js>,
    id: CallId,
    call: &Call<'js>,
    outcome: Outcome,
    result: &Value<'js>,
    complete: bool,
) -> Result<()> {
    if call.opens.get() {
        sockets::settled(ctx, calls, id, call.function.namespace, outcome, result)?;
    }
    match outcome {
        Outcome::Success => succeeded(ctx, calls, call, result)?,
        Outcome::Fail => call_back_if_given(ctx, calls, &call.function, "fail", call.fail.as_ref(), result)?,
    }
    if complete {
        let nothing = Value::new_undefined(ctx.clone());
        let result = if call.function.bare_complete { &nothing } else { result };
        call_back_if_given(ctx, calls, &call.function, "complete", call.complete.as_ref(), result)?;
    }
    let style = &calls.shape(call.function.namespace)?.style;
    let is_heard = style.failures_reach_app && (call.fail.is_none() || style.handled_failures_reach_app);
    if outcome == Outcome::Fail && is_heard {
        let message = Calls::field(ctx, result, "errMsg")?;
        prelude::enter(ctx, "appError", (message,))?;
    }
    match (&call.promise, outcome) {
        (Some(CallPromise { resolve, .. }), Outcome::Success) => resolve.call(ctx, result).map(drop),
        (Some(CallPromise { promise, reject, .. }), Outcome::Fail) => {
            if matches!(call.function.subject, Subject::Missing(_)) {
                calls.forgiven.borrow_mut().push(promise.clone());
            }
            reject.call(ctx, result).map(drop)
        }
        (None, _) => Ok(()),
    }
}

/// Runs `success`. Where the platform defines it so, an exception that it throws fails the call.
fn succeeded<'js>(ctx: &Ctx<'js>, calls: &Calls<'js>, call: &Call<'js>, result: &Value<'js>) -> Result<()> {
    let Some(success) = &call.success else {
        return Ok(());
    };
    let sockets = calls.shape(call.function.namespace)?.sockets.as_ref();
    if !call.opens.get() || !sockets.is_some_and(|sockets| sockets.throwing_success_fails) {
        return call_back(ctx, calls, &call.function, "success", success, result);
    }
    match success.call(ctx, result) {
        Ok(_) => Ok(()),
        Err(error) => call_back_if_given(ctx, calls, &call.function, "fail", call.fail.as_ref(), &caught(ctx, error)?),
    }
}

fn call_back_if_given<'js>(
    ctx: &Ctx<'js>,
    calls: &Calls<'js>,
    function: &ApiFunction,
    name: &str,
    callback: Option<&Kept<'js>>,
    argument: &Value<'js>,
) -> Result<()> {
    callback.map_or(Ok(()), |callback| call_back(ctx, calls, function, name, callback, argument))
}

fn call_back<'js>(
    ctx: &Ctx<'js>,
    calls: &Calls<'js>,
    function: &ApiFunction,
    name: &str,
    callback: &Kept<'js>,
    argument: &Value<'js>,
) -> Result<()> {
    run(ctx, calls, function.namespace, [function.subject.name(), name], callback, argument)
}

/// Runs one callback of an API. An exception is reported and does not propagate.
pub(crate) fn run<'js>(
    ctx: &Ctx<'js>,
    calls: &Calls<'js>,
    namespace: Namespace,
    [api, name]: [&str; 2],
    callback: &Kept<'js>,
    argument: &Value<'js>,
) -> Result<()> {
    let Err(error) = callback.call(ctx, argument) else {
        return Ok(());
    };
    let thrown = caught(ctx, error)?;
    let mut report = error::report(ctx, ScriptErrorKind::Callback, &thrown);
    let (prefix, place) =
        (calls.shape(namespace)?.style.callback_error, format!("at api {api} {name} callback function"));
    report.context = [prefix, &place].into_iter().filter(|part| !part.is_empty()).map(str::to_owned).collect();
    calls.ops.script_error(report);
    prelude::enter(ctx, "appError", (thrown,)).map(drop)
}
