//! What developer tools need of a context: text that is run in it as a script, and values described as the console
//! prints them. The protocol of the tools is not known here.

use rquickjs::{Ctx, Function, Object, Result, Value};

use crate::inspect::Inspector;
use crate::raw::{self, ScriptText};

/// The name of text from the tools in stacks.
const NAME: &str = "console";

/// Adds `runText(text)`, which runs a classic script in the global scope and returns its completion value,
/// `describe(value)`, and `isProxy(value)`: looking into a proxy would run script.
pub(super) fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>) -> Result<()> {
    let run = |ctx: Ctx<'js>, text: Value<'js>| raw::eval(&ctx, NAME, &ScriptText::of_value(&ctx, "", &text, "")?, 1);
    native.set("runText", Function::new(ctx.clone(), run)?)?;
    let is_proxy = |value: Value<'js>| value.is_proxy();
    native.set("isProxy", Function::new(ctx.clone(), is_proxy)?)?;
    let describe = |ctx: Ctx<'js>, value: Value<'js>| {
        ctx.userdata::<Inspector>().map(|inspector| inspector.format(&ctx, &[value])).unwrap_or_default()
    };
    native.set("describe", Function::new(ctx.clone(), describe)?)
}
