//! Calls of APIs: what script passed goes to the host as it is, to be read by whoever knows the API.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Namespace, Ops, Started};
use rquickjs::function::Opt;
use rquickjs::{Array, Ctx, Function, IntoJs, Object, Result, Value};

use crate::from_js::Arguments;
use crate::to_js;

/// Adds `start(space, call, api, options, socket?)`, `answer(space, api, options)`, `hear(call)`, which
/// says that a call's task has listeners, `abort(call)` and `showRequestInfo()`.
pub fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let host = ops.clone();
    let start = move |ctx: Ctx<'js>, namespace: u8, call: u32, api: u8, options: Value<'js>, on: Opt<u32>| {
        let given = Arguments::new(&ctx, &options);
        let started =
            Api::at(api).map(|api| host.start(Namespace(namespace), CallId(call), api, &given, on.0.map(CallId)));
        how_it_began(&ctx, started.unwrap_or(Started::Call))
    };
    native.set("start", Function::new(ctx.clone(), start)?)?;
    let host = ops.clone();
    let subscribe = move |call: u32| host.subscribe(CallId(call));
    native.set("hear", Function::new(ctx.clone(), subscribe)?)?;
    let host = ops.clone();
    let answer = move |ctx: Ctx<'js>, namespace: u8, api: u8, options: Value<'js>| -> Result<Option<Array<'js>>> {
        let given = Arguments::new(&ctx, &options);
        let Some(api) = Api::at(api) else {
            return Ok(None);
        };
        let (good, value) = match host.answer(Namespace(namespace), api, &given) {
            Ok(result) => (true, result),
            Err(thrown) => (false, thrown),
        };
        let told = Array::new(ctx.clone())?;
        told.set(0, good)?;
        told.set(1, to_js::value(&ctx, value)?)?;
        Ok(Some(told))
    };
    native.set("answer", Function::new(ctx.clone(), answer)?)?;
    let host = ops.clone();
    native.set("showRequestInfo", Function::new(ctx.clone(), move || host.show_request_info())?)?;
    let host = ops.clone();
    native.set("abort", Function::new(ctx.clone(), move |call: u32| host.abort(CallId(call)))?)
}

/// How a call began, as the prelude reads it: `true` for a task, `false` for none, the numbers of
/// the sockets that it closes, or the refusal.
fn how_it_began<'js>(ctx: &Ctx<'js>, started: Started) -> Result<Value<'js>> {
    match started {
        Started::Call => Ok(Value::new_bool(ctx.clone(), false)),
        Started::Task => Ok(Value::new_bool(ctx.clone(), true)),
        Started::Closes(sockets) => sockets.into_iter().map(|call| call.0).collect::<Vec<_>>().into_js(ctx),
        Started::Refused { result, complete, task } => {
            let refused = Object::new(ctx.clone())?;
            refused.set("result", to_js::value(ctx, result)?)?;
            refused.set("complete", complete)?;
            refused.set("task", task)?;
            Ok(refused.into_value())
        }
    }
}
