//! Time and chance: the host keeps both.

use std::rc::Rc;

use qiao_abi::Ops;
use rquickjs::{Ctx, Function, Object, Result};

use crate::timers;

/// Adds the functions of timers, and `now()`.
pub(super) fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    timers::add(ctx, native, ops)?;
    let host = ops.clone();
    native.set("now", Function::new(ctx.clone(), move || host.now())?)
}

/// Adds `random()`.
pub(super) fn add_chance<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let host = ops.clone();
    native.set("random", Function::new(ctx.clone(), move || host.random())?)
}
