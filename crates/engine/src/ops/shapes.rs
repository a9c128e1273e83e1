//! Shapes of API objects and their functions, described for the prelude. What a flag means is in the prelude.

use qiao_abi::{ConstantShape, Namespace, NamespaceShape};
use rquickjs::{Array, Ctx, Object, Result};

use super::{list, record};
use crate::{calls, to_js};

/// Describes the API objects for the prelude.
pub(crate) fn namespaces<'js>(ctx: &Ctx<'js>, namespaces: &[NamespaceShape]) -> Result<Array<'js>> {
    let described: Vec<_> =
        namespaces.iter().enumerate().map(|(at, shape)| namespace(ctx, at, shape)).collect::<Result<_>>()?;
    if let ([shape], [alone]) = (namespaces, described.as_slice()) {
        describe_globals(ctx, alone, shape)?;
    }
    list(ctx, described)
}

fn namespace<'js>(ctx: &Ctx<'js>, index: usize, namespace: &NamespaceShape) -> Result<Object<'js>> {
    let described = record(ctx)?;
    let style = &namespace.style;
    described.set("index", index as u32)?;
    described.set("name", namespace.name)?;
    described.set("callbackError", style.callback_error)?;
    described.set("globals", list(ctx, namespace.globals.iter().copied())?)?;
    let flags = [
        ("accessors", namespace.accessors),
        ("initsPages", namespace.inits_pages),
        ("asyncRequire", style.async_require),
        ("definesModules", style.defines_modules),
        ("global", style.global),
        ("launchesAtOnce", style.launches_at_once),
        ("requestInfo", style.request_info),
        ("returnThis", namespace.return_this),
    ];
    set_flags(&described, &flags)?;
    if let Some(browser) = &namespace.browser {
        let of = record(ctx)?;
        of.set("userAgent", browser.user_agent)?;
        let apis: Result<Vec<_>> =
            browser.apis.iter().map(|api| calls::make(ctx, Namespace(index as u8), *api)).collect();
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

/// Describes the globals that are determined by the platform of a single API object.
fn describe_globals<'js>(ctx: &Ctx<'js>, described: &Object<'js>, namespace: &NamespaceShape) -> Result<()> {
    described.set("declared", list(ctx, namespace.declared.iter().copied())?)?;
    described.set("classes", list(ctx, namespace.classes.iter().copied())?)?;
    let told = record(ctx)?;
    namespace.told.iter().try_for_each(|(name, value)| told.set(*name, to_js::value(ctx, value.clone())?))?;
    described.set("told", told)
}

/// Sets the flags that are true; an absent flag counts as false.
fn set_flags(described: &Object<'_>, flags: &[(&str, bool)]) -> Result<()> {
    flags.iter().filter(|(_, holds)| *holds).try_for_each(|(name, _)| described.set(*name, true))
}
