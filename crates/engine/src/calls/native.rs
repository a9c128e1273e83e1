//! Native functions with the name, length and constructibility that script expects of functions written in
//! script.

use rquickjs::function::{IntoJsFunc, ParamRequirement, Params};
use rquickjs::object::Property;
use rquickjs::{Ctx, Function, Object, Result, Value};

/// A function that behaves like an arrow function of this name and length.
pub(crate) fn arrow<'js, F>(ctx: &Ctx<'js>, name: &str, length: usize, run: F) -> Result<Function<'js>>
where
    F: Fn(&Ctx<'js>, &Params<'_, 'js>) -> Result<Value<'js>> + 'js,
{
    Function::new(ctx.clone(), Native(run))?.with_length(length)?.with_name(name)
}

/// A function that behaves like one declared with `function`: script can call it with `new`.
pub(crate) fn function<'js, F>(ctx: &Ctx<'js>, name: &str, length: usize, run: F) -> Result<Function<'js>>
where
    F: Fn(&Ctx<'js>, &Params<'_, 'js>) -> Result<Value<'js>> + 'js,
{
    let function = arrow(ctx, name, length, run)?.with_constructor(true);
    let prototype = Object::new(ctx.clone())?;
    prototype.prop("constructor", Property::from(function.clone()).writable().configurable())?;
    function.prop("prototype", Property::from(prototype).writable())?;
    Ok(function)
}

/// An argument by index; undefined if fewer were passed.
pub(crate) fn argument<'js>(ctx: &Ctx<'js>, arguments: &Params<'_, 'js>, at: usize) -> Value<'js> {
    arguments.arg(at).unwrap_or_else(|| Value::new_undefined(ctx.clone()))
}

struct Native<F>(F);

impl<'js, F> IntoJsFunc<'js, Native<F>> for Native<F>
where
    F: Fn(&Ctx<'js>, &Params<'_, 'js>) -> Result<Value<'js>> + 'js,
{
    fn param_requirements() -> ParamRequirement {
        ParamRequirement::any()
    }

    fn call<'a>(&self, params: Params<'a, 'js>) -> Result<Value<'js>> {
        let ctx = params.ctx();
        if !params.is_constructor() {
            return (self.0)(ctx, &params);
        }
        let made = constructed(ctx, &params.this())?;
        let returned = (self.0)(ctx, &params)?;
        Ok(if returned.is_object() { returned } else { made })
    }
}

/// The object that `new` creates for a constructor.
fn constructed<'js>(ctx: &Ctx<'js>, new_target: &Value<'js>) -> Result<Value<'js>> {
    let made = Object::new(ctx.clone())?;
    let prototype = new_target.as_object().map(|target| target.get::<_, Value<'js>>("prototype")).transpose()?;
    if let Some(prototype) = prototype.as_ref().and_then(Value::as_object) {
        made.set_prototype(Some(prototype))?;
    }
    Ok(made.into_value())
}

/// A function that returns its argument.
#[cfg(test)]
pub(crate) fn echo<'js>(ctx: &Ctx<'js>, name: &str, constructs: bool) -> Result<Function<'js>> {
    let echo = |ctx: &Ctx<'js>, given: &Params<'_, 'js>| Ok(argument(ctx, given, 0));
    if constructs { function(ctx, name, 1, echo) } else { arrow(ctx, name, 1, echo) }
}
