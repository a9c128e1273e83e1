//! What API objects and their functions are like, described as the prelude reads it.

use qiao_abi::{Api, ApiShape, Form, NamespaceShape, SocketShape, TaskMethod};
use rquickjs::{Array, Ctx, Object, Result};

/// The description of the API objects, as the prelude reads it.
pub fn namespaces<'js>(ctx: &Ctx<'js>, namespaces: &[NamespaceShape]) -> Result<Array<'js>> {
    let list = Array::new(ctx.clone())?;
    for (at, namespace) in namespaces.iter().enumerate() {
        let described = Object::new(ctx.clone())?;
        described.set("index", at as u32)?;
        described.set("name", namespace.name)?;
        described.set("callbackError", namespace.style.callback_error)?;
        described.set("globals", namespace.globals.to_vec())?;
        let style = &namespace.style;
        let flags = [
            ("asyncRequire", style.async_require),
            ("definesModules", style.defines_modules),
            ("failuresReachApp", style.failures_reach_app),
            ("global", style.global),
            ("launchesAtOnce", style.launches_at_once),
            ("missingPromises", style.missing_promises),
            ("requestInfo", style.request_info),
            ("returnThis", namespace.return_this),
            ("rewritesOptions", style.rewrites_options),
            ("taskFields", style.task_fields),
        ];
        set_flags(&described, &flags)?;
        if let Some(browser) = &namespace.browser {
            let of = Object::new(ctx.clone())?;
            of.set("userAgent", browser.user_agent)?;
            of.set("apis", functions(ctx, &browser.apis)?)?;
            described.set("browser", of)?;
        }
        let constants = Array::new(ctx.clone())?;
        for constant in &namespace.constants {
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

/// One function: what its callers find, and what they are told.
pub fn function<'js>(ctx: &Ctx<'js>, api: &ApiShape) -> Result<Object<'js>> {
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

/// The tasks of sockets.
pub fn sockets<'js>(ctx: &Ctx<'js>, sockets: &SocketShape) -> Result<Object<'js>> {
    let of = Object::new(ctx.clone())?;
    of.set("send", function(ctx, &sockets.send)?)?;
    of.set("close", function(ctx, &sockets.close)?)?;
    let flags = [
        ("closing", sockets.closing),
        ("errors", sockets.errors),
        ("id", sockets.id),
        ("state", sockets.state),
        ("task", sockets.task),
        ("throwingSuccessFails", sockets.throwing_success_fails),
    ];
    set_flags(&of, &flags)?;
    Ok(of)
}
