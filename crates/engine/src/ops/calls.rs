//! Native functions of the prelude that concern calls. API functions themselves are created in `calls/`.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Namespace, Ops};
use rquickjs::{Ctx, Function, Object, Result, Value};

use crate::calls::{Calls, notice, run};
use crate::raw::Kept;

/// Adds
/// - `run(namespace, api, name, callback, argument)`, which reports what a callback throws;
/// - `notice(namespace, name, what)`, which calls the listeners that the function of this name has added and says whether there are any;
/// - `showRequestInfo()`.
pub(super) fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let run = |ctx: Ctx<'js>, namespace: u8, api: String, name: String, callback: Value<'js>, argument: Value<'js>| {
        run(&ctx, &*Calls::of(&ctx)?, Namespace(namespace), [&api, &name], &Kept::new(&callback), &argument)
    };
    native.set("run", Function::new(ctx.clone(), run)?)?;
    let notice = |ctx: Ctx<'js>, namespace: u8, name: String, what: Value<'js>| {
        let api = Api::ALL.iter().find(|api| api.name() == name);
        api.map_or(Ok(false), |api| notice(&ctx, Namespace(namespace), *api, &what))
    };
    native.set("notice", Function::new(ctx.clone(), notice)?)?;
    let host = ops.clone();
    native.set("showRequestInfo", Function::new(ctx.clone(), move || host.show_request_info())?)
}

/// Adds `options(call)` and `keepChannel(call, channel)`, for calls that open pages.
pub(super) fn add_channels<'js>(ctx: &Ctx<'js>, native: &Object<'js>) -> Result<()> {
    let options =
        |ctx: Ctx<'js>, call: u32| -> Result<Option<Value<'js>>> { Ok(Calls::of(&ctx)?.options(&ctx, CallId(call))) };
    native.set("options", Function::new(ctx.clone(), options)?)?;
    let keep = |ctx: Ctx<'js>, call: u32, channel: Value<'js>| -> Result<()> {
        Calls::of(&ctx)?.keep_channel(CallId(call), &channel);
        Ok(())
    };
    native.set("keepChannel", Function::new(ctx.clone(), keep)?)
}
