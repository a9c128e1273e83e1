//! Time and chance: the host keeps both, the prelude keeps the functions of timers.

use std::rc::Rc;

use qiao_abi::{Ops, TimerId};
use rquickjs::{Ctx, Exception, Function, Object, Result};

/// Adds `setTimer(delay, repeat)`, `clearTimer(id)` and `now()`.
pub fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let host = ops.clone();
    let set = move |ctx: Ctx<'js>, delay: f64, repeat: bool| -> Result<u32> {
        let timer = host.set_timer(delay, repeat);
        timer.map(|timer| timer.0).ok_or_else(|| Exception::throw_range(&ctx, "too many timers are set"))
    };
    native.set("setTimer", Function::new(ctx.clone(), set)?)?;
    let host = ops.clone();
    native.set("clearTimer", Function::new(ctx.clone(), move |timer: u32| host.clear_timer(TimerId(timer)))?)?;
    let host = ops.clone();
    native.set("now", Function::new(ctx.clone(), move || host.now())?)
}

/// Adds `random()`.
pub fn add_chance<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let host = ops.clone();
    native.set("random", Function::new(ctx.clone(), move || host.random())?)
}
