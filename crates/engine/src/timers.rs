//! Timers: keeps functions and arguments under the number that the host assigned. The host keeps time.

use std::cell::RefCell;
use std::rc::Rc;

use qiao_abi::{Ops, TimerId};
use rquickjs::function::{Args, Params};
use rquickjs::{BigInt, Ctx, Error, Exception, Function, Object, Result, Value};
use rustc_hash::FxHashMap;

use crate::calls::native::{argument, function};
use crate::raw::{self, Kept};

/// The active timers. It is user data of the runtime.
pub(crate) struct Timers<'js> {
    ops: Rc<dyn Ops>,
    set: RefCell<FxHashMap<TimerId, Rc<Timer<'js>>>>,
}

struct Timer<'js> {
    handler: Kept<'js>,
    arguments: Vec<Kept<'js>>,
    repeat: bool,
}

/// Adds `setTimeout`, `setInterval`, `clearTimeout` and `clearInterval` to the native functions.
pub(crate) fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let timers = Timers { ops: ops.clone(), set: RefCell::default() };
    ctx.store_userdata(timers).map_err(|_| Error::Unknown)?;
    for (name, repeat) in [("setTimeout", false), ("setInterval", true)] {
        native.set(name, function(ctx, name, 2, move |ctx, given| set(ctx, name, repeat, given))?)?;
    }
    for name in ["clearTimeout", "clearInterval"] {
        native.set(name, function(ctx, name, 1, |ctx, given| clear(ctx, &argument(ctx, given, 0)))?)?;
    }
    Ok(())
}

fn set<'js>(ctx: &Ctx<'js>, name: &str, repeat: bool, given: &Params<'_, 'js>) -> Result<Value<'js>> {
    let handler = argument(ctx, given, 0);
    if !handler.is_function() {
        return Err(Exception::throw_type(ctx, &format!("{name}: the first argument must be a function")));
    }
    let delay = delay(ctx, argument(ctx, given, 1))?;
    let timers = ctx.userdata::<Timers<'js>>().ok_or(Error::Unknown)?;
    let Some(id) = timers.ops.set_timer(delay, repeat) else {
        return Err(Exception::throw_range(ctx, "too many timers are set"));
    };
    let arguments = (2..given.len()).map(|at| Kept::new(&argument(ctx, given, at))).collect();
    timers.set.borrow_mut().insert(id, Rc::new(Timer { handler: Kept::new(&handler), arguments, repeat }));
    Ok(Value::new_number(ctx.clone(), f64::from(id.0)))
}

/// `Number(delay)` in milliseconds; 0 instead of NaN.
fn delay<'js>(ctx: &Ctx<'js>, delay: Value<'js>) -> Result<f64> {
    let delay = match delay.is_big_int() {
        true => BigInt::from_value(delay)?.to_i64()? as f64,
        false => raw::number(ctx, &delay)?,
    };
    Ok(if delay.is_nan() { 0.0 } else { delay })
}

fn clear<'js>(ctx: &Ctx<'js>, number: &Value<'js>) -> Result<Value<'js>> {
    let timers = ctx.userdata::<Timers<'js>>().ok_or(Error::Unknown)?;
    let id = number.as_number().map(|number| (number, TimerId(number as u32)));
    if let Some((number, id)) = id
        && f64::from(id.0) == number
        && timers.set.borrow_mut().remove(&id).is_some()
    {
        timers.ops.clear_timer(id);
    }
    Ok(Value::new_undefined(ctx.clone()))
}

/// Runs the handler of a timer that is due; one that script has cleared is ignored.
pub(crate) fn fire(ctx: &Ctx<'_>, id: TimerId) -> Result<()> {
    let timers = ctx.userdata::<Timers<'_>>().ok_or(Error::Unknown)?;
    let Some(timer) = timers.set.borrow().get(&id).cloned() else {
        return Ok(());
    };
    if !timer.repeat {
        timers.set.borrow_mut().remove(&id);
    }
    let mut arguments = Args::new(ctx.clone(), timer.arguments.len());
    timer.arguments.iter().try_for_each(|argument| arguments.push_arg(argument.value(ctx)))?;
    Function::from_value(timer.handler.value(ctx))?.call_arg::<Value<'_>>(arguments).map(drop)
}

/// The file and the line in which the function of a timer was written.
pub(crate) fn place(ctx: &Ctx<'_>, id: TimerId) -> Option<(String, u32)> {
    let timers = ctx.userdata::<Timers<'_>>()?;
    let timer = timers.set.borrow().get(&id).cloned()?;
    let handler = timer.handler.value(ctx).into_object()?;
    let place = handler.get("fileName").and_then(|file| Ok((file, handler.get("lineNumber")?)));
    // Script may have put anything there.
    place.inspect_err(|_| crate::error::forget(ctx)).ok()
}
