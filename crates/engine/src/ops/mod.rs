//! The functions that the prelude calls, one file per capability, and the description of the
//! surface that it builds. Those that only a part of the prelude calls come with that part. No function here holds a JavaScript value between calls: what a host
//! closure held could never be collected.

mod calls;
mod console;
pub mod functions;
mod modules;
pub mod project;
mod surface;
mod timers;

use std::rc::Rc;

use qiao_abi::{Api, ApiShape, Form, Ops, ScriptErrorKind, SpaceShape, TaskMethod};
use rquickjs::{Array, Ctx, Function, Object, Result, Value};

use crate::modules::Sources;
use crate::{error, prelude};

/// The object with the native functions. `part(name, shared)` among them runs a part of the prelude,
/// whose own functions are added then.
pub fn native<'js>(
    ctx: &Ctx<'js>,
    ops: &Rc<dyn Ops>,
    sources: &Rc<Sources>,
    spaces: &Rc<[SpaceShape]>,
) -> Result<Object<'js>> {
    let native = Object::new(ctx.clone())?;
    calls::add(ctx, &native, ops)?;
    console::add(ctx, &native, ops)?;
    modules::add(ctx, &native, ops, sources)?;
    surface::add(ctx, &native, ops)?;
    let (host, known, shapes) = (ops.clone(), sources.clone(), spaces.clone());
    let part = move |ctx: Ctx<'js>, name: String, shared: Object<'js>| -> Result<()> {
        let native = shared.get("native")?;
        match name.as_str() {
            "es-modules" => modules::add_links(&ctx, &native, &known)?,
            "host-functions" => functions::add(&ctx, &native, &host)?,
            "missing" => surface::add_refusal(&ctx, &native, &host)?,
            "program" => project::add(&ctx, &native, &host)?,
            "repeatable" => timers::add_chance(&ctx, &native, &host)?,
            "sockets" => surface::add_sockets(&ctx, &native, &shapes)?,
            "typescript" => modules::add_places(&ctx, &native, &known)?,
            _ => {}
        }
        prelude::part(&ctx, &name, &shared)
    };
    native.set("part", Function::new(ctx.clone(), part)?)?;
    timers::add(ctx, &native, ops)?;
    let host = ops.clone();
    let callback_error = move |ctx: Ctx<'js>, thrown: Value<'js>, prefix: String, place: String| {
        let mut report = error::report(&ctx, ScriptErrorKind::Callback, &thrown);
        report.context = [prefix, place].into_iter().filter(|part| !part.is_empty()).collect();
        host.script_error(report);
    };
    native.set("callbackError", Function::new(ctx.clone(), callback_error)?)?;
    Ok(native)
}

/// The description of the API objects, as the prelude reads it.
pub fn surface<'js>(ctx: &Ctx<'js>, spaces: &[SpaceShape]) -> Result<Array<'js>> {
    let list = Array::new(ctx.clone())?;
    for (at, space) in spaces.iter().enumerate() {
        let described = Object::new(ctx.clone())?;
        described.set("index", at as u32)?;
        described.set("namespace", space.namespace)?;
        described.set("callbackError", space.style.callback_error)?;
        described.set("globals", space.globals.to_vec())?;
        let style = &space.style;
        let flags = [
            ("asyncRequire", style.async_require),
            ("definesModules", style.defines_modules),
            ("failuresReachApp", style.failures_reach_app),
            ("global", style.global),
            ("launchesAtOnce", style.launches_at_once),
            ("missingPromises", style.missing_promises),
            ("requestInfo", style.request_info),
            ("returnThis", space.return_this),
            ("rewritesOptions", style.rewrites_options),
            ("taskFields", style.task_fields),
        ];
        set_flags(&described, &flags)?;
        if let Some(browser) = &space.browser {
            let of = Object::new(ctx.clone())?;
            of.set("userAgent", browser.user_agent)?;
            of.set("apis", functions(ctx, &browser.apis)?)?;
            described.set("browser", of)?;
        }
        let constants = Array::new(ctx.clone())?;
        for constant in &space.constants {
            let of = Object::new(ctx.clone())?;
            of.set("object", constant.object)?;
            of.set("name", constant.name)?;
            of.set("value", constant.value)?;
            constants.set(constants.len(), of)?;
        }
        described.set("constants", constants)?;
        list.set(at, described)?;
    }
    Ok(list)
}

fn functions<'js>(ctx: &Ctx<'js>, apis: &[ApiShape]) -> Result<Array<'js>> {
    let list = Array::new(ctx.clone())?;
    for (at, api) in apis.iter().enumerate() {
        list.set(at, function(ctx, api)?)?;
    }
    Ok(list)
}

fn function<'js>(ctx: &Ctx<'js>, api: &ApiShape) -> Result<Object<'js>> {
    let described = Object::new(ctx.clone())?;
    described.set("id", api.function.api.index())?;
    described.set("api", api.function.api.name())?;
    described.set("name", api.function.to_string())?;
    let flags = [
        ("abort", api.task.contains(&TaskMethod::Abort)),
        ("bareComplete", api.bare_complete),
        ("listens", api.function.form == Form::Listen),
        ("opens", api.function.api == Api::NavigateTo),
        ("promise", api.promise),
        ("single", api.single),
        ("unlistens", api.function.form == Form::Unlisten),
    ];
    set_flags(&described, &flags)?;
    if matches!(api.function.form, Form::Sync | Form::Direct) {
        let parameters = Array::new(ctx.clone())?;
        for (at, name) in api.parameters.iter().enumerate() {
            parameters.set(at, *name)?;
        }
        described.set("parameters", parameters)?;
    }
    if !api.task.is_empty() {
        let [on, off] = [Array::new(ctx.clone())?, Array::new(ctx.clone())?];
        for method in api.task {
            match method {
                TaskMethod::Abort => {}
                TaskMethod::On(happening) => on.set(on.len(), format!("on{}", happening.name()))?,
                TaskMethod::Off(happening) => off.set(off.len(), format!("off{}", happening.name()))?,
            }
        }
        described.set("on", on)?;
        described.set("off", off)?;
    }
    Ok(described)
}

/// Sets those that hold: what is not set, is not so.
fn set_flags(described: &Object<'_>, flags: &[(&str, bool)]) -> Result<()> {
    flags.iter().filter(|(_, holds)| *holds).try_for_each(|(name, _)| described.set(*name, true))
}
