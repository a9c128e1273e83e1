//! How a call ends, and what script hears on the way to it: callbacks and promises, in the platforms' order.
//! What a callback throws is reported and goes no further.

use qiao_abi::{CallId, HostValue, Namespace, ProgressKind, ScriptErrorKind};
use rquickjs::{Ctx, Result, Value};

use super::call::{Call, Manner, Subject, target};
use super::{Calls, sockets};
use crate::raw::{Kept, caught};
use crate::{error, prelude, to_js};

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Success,
    Fail,
}

/// A call has ended.
pub(crate) fn end<'js>(ctx: &Ctx<'js>, id: CallId, outcome: Outcome, result: HostValue) -> Result<()> {
    let calls = Calls::of(ctx)?;
    let Some(call) = calls.ended(id) else {
        return Ok(());
    };
    let mut result = to_js::value(ctx, result)?;
    if outcome == Outcome::Success {
        let options = call.options.as_ref().and_then(|options| options.value(ctx).into_object());
        let buffer = options.and_then(|options| match call.manner.subject {
            Subject::Api(api) => target(api, &options),
            Subject::Missing(_) => None,
        });
        let channel = call.channel.take().map(|channel| channel.value(ctx)).or(buffer);
        result = prelude::finished(ctx, call.manner.subject.name(), result, channel)?;
    }
    settle(ctx, &calls, id, &call, outcome, &result, true)
}

/// Something happened to a call before its end.
pub(crate) fn progress(ctx: &Ctx<'_>, id: CallId, kind: ProgressKind, what: HostValue) -> Result<()> {
    let calls = Calls::of(ctx)?;
    let Some(call) = calls.pending.borrow().get(&id).cloned() else {
        return Ok(());
    };
    let listeners = call.listeners.borrow();
    let heard: Vec<_> = listeners.iter().filter(|(of, _)| *of == kind).map(|(_, listener)| listener.clone()).collect();
    // Listeners may come and go while they are told.
    drop(listeners);
    if heard.is_empty() {
        return Ok(());
    }
    let (what, name) = (to_js::value(ctx, what)?, format!("on{}", kind.name()));
    heard.iter().try_for_each(|listener| told(ctx, &calls, &call.manner, &name, listener, &what))
}

/// Tells everyone who waits for a call.
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
        sockets::settled(ctx, calls, id, call.manner.namespace, outcome, result)?;
    }
    match outcome {
        Outcome::Success => succeeded(ctx, calls, call, result)?,
        Outcome::Fail => tell(ctx, calls, &call.manner, "fail", call.fail.as_ref(), result)?,
    }
    if complete {
        let nothing = Value::new_undefined(ctx.clone());
        let result = if call.manner.bare_complete { &nothing } else { result };
        tell(ctx, calls, &call.manner, "complete", call.complete.as_ref(), result)?;
    }
    let style = &calls.shape(call.manner.namespace)?.style;
    let is_heard = style.failures_reach_app && (call.fail.is_none() || style.handled_failures_reach_app);
    if outcome == Outcome::Fail && is_heard {
        let message = Calls::field(ctx, result, "errMsg")?;
        prelude::enter(ctx, "appError", (message,))?;
    }
    match (&call.promise, outcome) {
        (Some((resolve, _)), Outcome::Success) => resolve.call(ctx, result).map(drop),
        (Some((_, reject)), Outcome::Fail) => reject.call(ctx, result).map(drop),
        (None, _) => Ok(()),
    }
}

/// Runs `success`; where a platform has it so, an error that it throws is the call's failure.
fn succeeded<'js>(ctx: &Ctx<'js>, calls: &Calls<'js>, call: &Call<'js>, result: &Value<'js>) -> Result<()> {
    let Some(success) = &call.success else {
        return Ok(());
    };
    let sockets = calls.shape(call.manner.namespace)?.sockets.as_ref();
    if !call.opens.get() || !sockets.is_some_and(|sockets| sockets.throwing_success_fails) {
        return told(ctx, calls, &call.manner, "success", success, result);
    }
    match success.call(ctx, result) {
        Ok(_) => Ok(()),
        Err(error) => tell(ctx, calls, &call.manner, "fail", call.fail.as_ref(), &caught(ctx, error)?),
    }
}

fn tell<'js>(
    ctx: &Ctx<'js>,
    calls: &Calls<'js>,
    manner: &Manner,
    name: &str,
    callback: Option<&Kept<'js>>,
    argument: &Value<'js>,
) -> Result<()> {
    callback.map_or(Ok(()), |callback| told(ctx, calls, manner, name, callback, argument))
}

fn told<'js>(
    ctx: &Ctx<'js>,
    calls: &Calls<'js>,
    manner: &Manner,
    name: &str,
    callback: &Kept<'js>,
    argument: &Value<'js>,
) -> Result<()> {
    run(ctx, calls, manner.namespace, [manner.subject.name(), name], callback, argument)
}

/// Runs one callback, which is of this API and of this name. What it throws is reported and goes no further.
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
