//! Functions that show something to the user: their options go to the host as JSON.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Ops, Space};
use rquickjs::{Ctx, Function, Object, Result, Value};

use crate::take;

/// Adds `show(space, call, name, options)`.
pub fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let host = ops.clone();
    let show = move |ctx: Ctx<'js>, space: u8, call: u32, name: String, options: Value<'js>| -> Result<Value<'js>> {
        let options = take::json(&ctx, &options).ok().flatten();
        let started = Api::named(&name).map(|api| host.show(Space(space), CallId(call), api, options));
        super::started(&ctx, started.unwrap_or_default())
    };
    native.set("show", Function::new(ctx.clone(), show)?)
}
