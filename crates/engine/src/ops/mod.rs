//! The functions that the prelude calls, one file per capability, and the description of the
//! surface that it builds. No function here holds a JavaScript value between calls: what a host
//! closure held could never be collected.

mod console;
mod modules;
mod request;
mod show;
mod timers;

use std::rc::Rc;

use qiao_abi::{ApiShape, CallId, Ops, ScriptErrorKind, SpaceShape, Started, TaskMethod};
use rquickjs::{Array, Ctx, Function, Object, Result, Value};

use crate::{error, give};

/// The object with all native functions.
pub fn native<'js>(ctx: &Ctx<'js>, ops: &Rc<dyn Ops>) -> Result<Object<'js>> {
    let native = Object::new(ctx.clone())?;
    console::add(ctx, &native, ops)?;
    modules::add(ctx, &native, ops)?;
    request::add(ctx, &native, ops)?;
    show::add(ctx, &native, ops)?;
    timers::add(ctx, &native, ops)?;
    let host = ops.clone();
    native.set("abort", Function::new(ctx.clone(), move |call: u32| host.abort(CallId(call)))?)?;
    let host = ops.clone();
    let callback_error = move |ctx: Ctx<'js>, thrown: Value<'js>, prefix: String, place: String| {
        let mut report = error::report(&ctx, ScriptErrorKind::Callback, &thrown);
        report.context = [prefix, place].into_iter().filter(|part| !part.is_empty()).collect();
        host.script_error(report);
    };
    native.set("callbackError", Function::new(ctx.clone(), callback_error)?)?;
    Ok(native)
}

/// How a call began, as the prelude reads it: nothing, `true` for a task, or the refusal.
fn started<'js>(ctx: &Ctx<'js>, started: Started) -> Result<Value<'js>> {
    let Some(refusal) = started.refused else {
        return Ok(Value::new_bool(ctx.clone(), started.task));
    };
    let told = Object::new(ctx.clone())?;
    told.set("result", give::value(ctx, refusal.result)?)?;
    told.set("complete", refusal.complete)?;
    told.set("task", started.task)?;
    Ok(told.into_value())
}

/// The description of the API objects, as the prelude reads it.
pub fn surface<'js>(ctx: &Ctx<'js>, spaces: &[SpaceShape]) -> Result<Array<'js>> {
    let list = Array::new(ctx.clone())?;
    for (at, space) in spaces.iter().enumerate() {
        let described = Object::new(ctx.clone())?;
        described.set("index", at as u32)?;
        described.set("namespace", space.namespace)?;
        described.set("callbackError", space.style.callback_error)?;
        described.set("failuresReachApp", space.style.failures_reach_app)?;
        described.set("taskFields", space.style.task_fields)?;
        described.set("rewritesOptions", space.style.rewrites_options)?;
        let apis = Array::new(ctx.clone())?;
        for (at, api) in space.apis.iter().enumerate() {
            apis.set(at, function(ctx, api)?)?;
        }
        described.set("apis", apis)?;
        list.set(at, described)?;
    }
    Ok(list)
}

fn function<'js>(ctx: &Ctx<'js>, api: &ApiShape) -> Result<Object<'js>> {
    let described = Object::new(ctx.clone())?;
    described.set("name", api.api.name())?;
    described.set("promise", api.promise)?;
    let [on, off] = [Array::new(ctx.clone())?, Array::new(ctx.clone())?];
    for method in api.task {
        match method {
            TaskMethod::Abort => described.set("abort", true)?,
            TaskMethod::On(happening) => on.set(on.len(), happening.name())?,
            TaskMethod::Off(happening) => off.set(off.len(), happening.name())?,
        }
    }
    described.set("on", on)?;
    described.set("off", off)?;
    Ok(described)
}
