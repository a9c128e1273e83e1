//! Time and randomness: the host is the source of both.

use std::rc::Rc;

use qiao_abi::Ops;
use rquickjs::{Ctx, Function, Object, Result};

use crate::timers;

/// Adds the timer functions and `now()`, in milliseconds since the Unix epoch.
pub(super) fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    timers::add(ctx, native, ops)?;
    let host = ops.clone();
    native.set("now", Function::new(ctx.clone(), move || host.now())?)
}

/// Adds `random()`, from 0 to below 1.
pub(super) fn add_chance<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let host = ops.clone();
    native.set("random", Function::new(ctx.clone(), move || host.random())?)
}
