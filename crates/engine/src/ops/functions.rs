//! Embedder functions: arguments and results are passed as JSON. What a function does is not known here.

use std::rc::Rc;

use qiao_abi::{FunctionShape, Ops};
use rquickjs::{Array, Ctx, Exception, Function, Object, Result};

use super::{list, record};

/// Adds `callFunction(at, arguments)`, which returns JSON or throws, and `startFunction(at, number,
/// arguments)`.
pub(crate) fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let host = ops.clone();
    let call = move |ctx: Ctx<'js>, at: usize, arguments: String| {
        host.call_function(at, &arguments).map_err(|message| Exception::throw_message(&ctx, &message))
    };
    native.set("callFunction", Function::new(ctx.clone(), call)?)?;
    let host = ops.clone();
    let start = move |at: usize, number: u32, arguments: String| host.start_function(at, number, &arguments);
    native.set("startFunction", Function::new(ctx.clone(), start)?)
}

/// The embedder functions, described for the prelude.
pub(crate) fn shapes<'js>(ctx: &Ctx<'js>, functions: &[FunctionShape]) -> Result<Array<'js>> {
    let described = |function: &FunctionShape| {
        let of = record(ctx)?;
        of.set("name", function.name.as_str())?;
        of.set("waits", function.waits)?;
        Ok(of)
    };
    list(ctx, functions.iter().map(described).collect::<Result<Vec<_>>>()?)
}
