//! The prelude: the scripts of `js-prelude/`, which set up the globals of a new context. They are compiled to
//! bytecode when this crate is built; each evaluates to a function that is called with one shared object.
//! Rarely used parts run when they are first needed.

use qiao_abi::HostValue;
use rquickjs::function::IntoArgs;
use rquickjs::{Constructor, Ctx, Error, Function, Object, Result, Value};

use crate::atom_cache::AtomCache;
use crate::raw::{Bytecode, CORE, Kept, PARTS};
use crate::to_js;

/// The prelude's functions that native code calls. It is user data of the runtime.
pub(crate) struct Prelude<'js> {
    /// The entry points, by name.
    entries: Kept<'js>,
    /// By API: functions that add to a result what plain data cannot express.
    finish: Kept<'js>,
    /// The original `Error` constructor; script may replace the global.
    error: Kept<'js>,
}

/// Entry points that parts of the prelude add, by part. The others exist before they are called.
const OF_PARTS: &[(&str, &[&str])] = &[
    ("cache-manager", &["intercept", "networkChanged"]),
    ("inspector", &["printed"]),
    ("plain-sockets", &["plainHappened"]),
    ("program", &["appError", "ask", "project", "rejected", "relaunch", "unit"]),
    ("script-layer", &["markTask", "rewriteRequest"]),
];

/// The APIs whose results the part `results` completes. For others a function is added when it is needed.
const COMPLETED: &[&str] = &["fstat", "getEnterOptions", "getLaunchOptions", "navigateTo", "read", "stat"];

/// Runs the core of the prelude. `shared` has `native`, `namespaces`, `functions`, `repeatable` and maybe
/// `inspected`.
pub(crate) fn run<'js>(ctx: &Ctx<'js>, shared: &Object<'js>) -> Result<()> {
    let error = Kept::new(&ctx.globals().get("Error")?);
    run_files(ctx, shared, CORE)?;
    let [entries, finish] = ["entries", "finish"].map(|name| shared.get::<_, Value<'js>>(name));
    let prelude = Prelude { entries: Kept::new(&entries?), finish: Kept::new(&finish?), error };
    ctx.store_userdata(prelude).map(drop).map_err(|_| Error::Unknown)
}

/// Runs a part of the prelude.
///
/// # Errors
/// Fails if there is no part of this name.
pub(crate) fn part<'js>(ctx: &Ctx<'js>, name: &str, shared: &Object<'js>) -> Result<()> {
    let (_, files) = PARTS.iter().find(|(part, _)| *part == name).ok_or(Error::Unknown)?;
    run_files(ctx, shared, files)
}

/// Calls an entry point of the prelude. If it is one of a part, the part runs first.
pub(crate) fn enter<'js>(ctx: &Ctx<'js>, entry: &'static str, arguments: impl IntoArgs<'js>) -> Result<Value<'js>> {
    let entries = kept(ctx, |prelude| &prelude.entries)?;
    let find = || AtomCache::of(ctx)?.get(ctx, &entries, entry);
    let mut function = find()?;
    if function.is_undefined() {
        let (part, _) = OF_PARTS.iter().find(|(_, added)| added.contains(&entry)).ok_or(Error::Unknown)?;
        load_part(ctx, part)?;
        function = find()?;
    }
    Function::from_value(function)?.call(arguments)
}

/// Runs a part of the prelude unless it has run.
fn load_part(ctx: &Ctx<'_>, part: &str) -> Result<()> {
    enter(ctx, "loadPart", (part,)).map(drop)
}

/// The result of an API as script receives it: plain data, completed by the API's `finish` function if it has
/// one.
pub(crate) fn finished<'js>(
    ctx: &Ctx<'js>,
    api: &'static str,
    result: Value<'js>,
    channel: Option<Value<'js>>,
) -> Result<Value<'js>> {
    let functions = kept(ctx, |prelude| &prelude.finish)?;
    let find = || AtomCache::of(ctx)?.get(ctx, &functions, api).map(Value::into_function);
    let mut finish = find()?;
    if finish.is_none() && COMPLETED.contains(&api) {
        load_part(ctx, "results")?;
        finish = find()?;
    }
    match finish {
        Some(finish) => finish.call((result, channel)),
        None => Ok(result),
    }
}

/// An error whose message is the `errMsg` field, with all fields as own properties.
pub(crate) fn error<'js>(ctx: &Ctx<'js>, fields: HostValue) -> Result<Value<'js>> {
    let constructor = Constructor::from_value(kept(ctx, |prelude| &prelude.error)?.into_value())?;
    let message = fields.field("errMsg").and_then(HostValue::as_text).map(str::to_owned);
    let error: Object<'js> = constructor.construct((message,))?;
    if let HostValue::Object(fields) = fields {
        fields.into_iter().try_for_each(|(name, value)| to_js::define(&error, &name, to_js::value(ctx, value)?))?;
    }
    Ok(error.into_value())
}

fn kept<'js>(ctx: &Ctx<'js>, which: for<'a> fn(&'a Prelude<'js>) -> &'a Kept<'js>) -> Result<Object<'js>> {
    let prelude = ctx.userdata::<Prelude<'js>>().ok_or(Error::Unknown)?;
    which(&prelude).value(ctx).into_object().ok_or(Error::Unknown)
}

fn run_files<'js>(ctx: &Ctx<'js>, shared: &Object<'js>, files: &[Bytecode]) -> Result<()> {
    for file in files {
        Function::from_value(file.run(ctx)?)?.call::<_, ()>((shared.clone(),))?;
    }
    Ok(())
}
