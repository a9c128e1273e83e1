//! Calls that script ends instead of the host: the functions of a program's cache manager. What it keeps is its own.

use std::rc::Rc;

use qiao_abi::{CallId, HostValue, Namespace, Ops};
use rquickjs::{Ctx, Function, Object, Result, Value};

use super::Text;
use crate::calls::{self, Calls, Outcome};
use crate::to_js;

/// Adds
/// - `intercept()`: calls are shown to the prelude from now on before they start;
/// - `endCall(call, good, result)`, which ends a call that the prelude has kept;
/// - `cacheState(namespace)`;
/// - `answeredByProgram(namespace, api, subject)`, which reports such a call.
pub(super) fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let intercept = |ctx: Ctx<'js>| -> Result<()> {
        Calls::of(&ctx)?.intercept();
        Ok(())
    };
    native.set("intercept", Function::new(ctx.clone(), intercept)?)?;
    let end = |ctx: Ctx<'js>, call: u32, good: bool, result: Value<'js>| {
        calls::end_by_script(&ctx, CallId(call), if good { Outcome::Success } else { Outcome::Fail }, &result)
    };
    native.set("endCall", Function::new(ctx.clone(), end)?)?;
    let host = ops.clone();
    let state = move |ctx: Ctx<'js>, namespace: u8| -> Result<Value<'js>> {
        let told = host.cache_state(Namespace(namespace));
        to_js::value(
            &ctx,
            HostValue::object([
                ("now", HostValue::Number(host.now())),
                ("weak", HostValue::Bool(told.weak)),
                ("usual", HostValue::Number(told.usual)),
                ("longest", HostValue::Number(told.longest)),
            ]),
        )
    };
    native.set("cacheState", Function::new(ctx.clone(), state)?)?;
    let host = ops.clone();
    let answered = move |namespace: u8, Text(api): Text, Text(subject): Text| {
        host.answered_by_program(Namespace(namespace), &api, subject);
    };
    native.set("answeredByProgram", Function::new(ctx.clone(), answered)?)
}
