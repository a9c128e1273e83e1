//! Creates the functions of API objects from their shapes: asynchronous ones that take an option object,
//! synchronous ones that take positional arguments, and those that add and remove listeners.

use qiao_abi::{Api, ApiShape, Form, HostValue, Namespace, TaskMethod};
use rquickjs::function::Params;
use rquickjs::{Ctx, Function, Object, Result, Value};

use super::call::{self, ApiFunction, Subject};
use super::native::{argument, arrow, function};
use super::start::start;
use super::{Calls, listeners};
use crate::atom_cache::AtomCache;
use crate::from_js::Arguments;
use crate::{prelude, to_js};

/// A function that the host implements.
pub(crate) fn make<'js>(ctx: &Ctx<'js>, namespace: Namespace, shape: ApiShape) -> Result<Function<'js>> {
    let (name, api) = (shape.function.to_string(), shape.function.api);
    let api_function = ApiFunction::new(namespace, &shape);
    match shape.function.form {
        Form::Async if api == Api::ConnectSocket => later(ctx, &name, api_function),
        Form::Async => function(ctx, &name, 1, move |ctx, given| start(ctx, &api_function, &argument(ctx, given, 0))),
        Form::Sync | Form::Direct => function(ctx, &name, 0, move |ctx, given| answer(ctx, namespace, &shape, given)),
        Form::Listen => function(ctx, &name, 1, move |ctx, given| {
            listeners::add(ctx, namespace, &shape, &argument(ctx, given, 0))?;
            Ok(Value::new_undefined(ctx.clone()))
        }),
        Form::Unlisten => function(ctx, &name, 1, move |ctx, given| {
            listeners::remove(&*Calls::of(ctx)?, namespace, api, &argument(ctx, given, 0));
            Ok(Value::new_undefined(ctx.clone()))
        }),
    }
}

/// A function that the platform has and qiao does not: it fails through callbacks or a promise.
pub(crate) fn missing<'js>(
    ctx: &Ctx<'js>,
    namespace: Namespace,
    name: &'static str,
    task: &'static [TaskMethod],
) -> Result<Function<'js>> {
    let promise = Calls::of(ctx)?.shape(namespace)?.style.missing_promises;
    let subject = Subject::Missing(name);
    let own = name.rsplit_once('.').map_or(name, |(_, own)| own);
    later(ctx, own, ApiFunction { namespace, subject, promise, bare_complete: false, task, socket: None })
}

fn later<'js>(ctx: &Ctx<'js>, name: &str, api_function: ApiFunction) -> Result<Function<'js>> {
    arrow(ctx, name, 1, move |ctx, given| start(ctx, &api_function, &argument(ctx, given, 0)))
}

/// Calls a synchronous function: packs the positional arguments, and returns or throws the outcome.
fn answer<'js>(ctx: &Ctx<'js>, namespace: Namespace, shape: &ApiShape, given: &Params<'_, 'js>) -> Result<Value<'js>> {
    let given_options = argument(ctx, given, 0);
    let options = match shape.parameters.is_empty() && given_options.is_object() {
        true => given_options.into_object().ok_or(rquickjs::Error::Unknown)?,
        false => Object::new(ctx.clone())?,
    };
    for (at, name) in shape.parameters.iter().enumerate() {
        to_js::define(&options, name, argument(ctx, given, at))?;
    }
    let api = shape.function.api;
    let names = AtomCache::of(ctx)?;
    let arguments = Arguments::new(ctx, &names, options.as_value(), true);
    match Calls::of(ctx)?.ops.answer(namespace, api, &arguments) {
        Ok(failure @ HostValue::Error(_)) => to_js::value(ctx, failure),
        Ok(result) => prelude::finished(ctx, api.name(), to_js::value(ctx, result)?, call::target(api, &options)),
        Err(thrown) => Err(ctx.throw(prelude::error(ctx, thrown)?)),
    }
}
