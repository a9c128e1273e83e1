//! What API objects and their functions are like, described as the prelude reads it.

use qiao_abi::{Api, ApiShape, ConstantShape, Form, NamespaceShape, SocketShape, TaskMethod};
use rquickjs::{Array, Ctx, Object, Result};

use super::{list, record};

/// The description of the API objects, as the prelude reads it.
pub fn namespaces<'js>(ctx: &Ctx<'js>, namespaces: &[NamespaceShape]) -> Result<Array<'js>> {
    let described = namespaces.iter().enumerate().map(|(at, shape)| namespace(ctx, at, shape));
    list(ctx, described.collect::<Result<Vec<_>>>()?)
}

fn namespace<'js>(ctx: &Ctx<'js>, index: usize, namespace: &NamespaceShape) -> Result<Object<'js>> {
    let described = record(ctx)?;
    let style = &namespace.style;
    described.set("index", index as u32)?;
    described.set("name", namespace.name)?;
    described.set("callbackError", style.callback_error)?;
    described.set("globals", list(ctx, namespace.globals.iter().copied())?)?;
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
        let of = record(ctx)?;
        of.set("userAgent", browser.user_agent)?;
        let apis: Result<Vec<_>> = browser.apis.iter().map(|api| function(ctx, api)).collect();
        of.set("apis", list(ctx, apis?)?)?;
        described.set("browser", of)?;
    }
    let constant = |constant: &ConstantShape| {
        let of = record(ctx)?;
        of.set("object", constant.object)?;
        of.set("name", constant.name)?;
        of.set("value", constant.value)?;
        Ok(of)
    };
    let constants: Result<Vec<_>> = namespace.constants.iter().map(constant).collect();
    described.set("constants", list(ctx, constants?)?)?;
    Ok(described)
}

/// One function: what its callers find, and what they are told.
pub fn function<'js>(ctx: &Ctx<'js>, api: &ApiShape) -> Result<Object<'js>> {
    let described = record(ctx)?;
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
        described.set("parameters", list(ctx, api.parameters.iter().copied())?)?;
    }
    if !api.task.is_empty() {
        let (mut on, mut off) = (Vec::new(), Vec::new());
        for method in api.task {
            match method {
                TaskMethod::Abort => {}
                TaskMethod::On(happening) => on.push(format!("on{}", happening.name())),
                TaskMethod::Off(happening) => off.push(format!("off{}", happening.name())),
            }
        }
        described.set("on", list(ctx, on)?)?;
        described.set("off", list(ctx, off)?)?;
    }
    Ok(described)
}

/// Sets those that hold: what is not set, is not so.
fn set_flags(described: &Object<'_>, flags: &[(&str, bool)]) -> Result<()> {
    flags.iter().filter(|(_, holds)| *holds).try_for_each(|(name, _)| described.set(*name, true))
}

/// The tasks of sockets.
pub fn sockets<'js>(ctx: &Ctx<'js>, sockets: &SocketShape) -> Result<Object<'js>> {
    let of = record(ctx)?;
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
