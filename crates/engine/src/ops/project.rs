//! Projects: their units in the form that the prelude reads, and the replies to queries. How pages and components work
//! is in the prelude.

use std::rc::Rc;

use qiao_abi::{Manifest, Ops, ScriptErrorKind, ScriptReply, Unit};
use rquickjs::{Ctx, Function, Object, Result, Value};

use super::{Text, list, record, template};
use crate::calls::Calls;
use crate::error;

/// Adds
/// - `answered(number, what, text)`;
/// - `callbackError(thrown, prefix, place)`, which reports what a function of the program has thrown;
/// - `members`, the names of the members of page and component instances.
pub(crate) fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let calls = Calls::of(ctx)?;
    let members = calls.first_shape().map(|shape| shape.members).unwrap_or_default();
    native.set("members", list(ctx, members.iter().copied())?)?;
    let host = ops.clone();
    let answered = move |query: u32, what: String, Text(text): Text| {
        let response = match what.as_str() {
            "value" => ScriptReply::Value(text),
            "threw" => ScriptReply::Threw(text),
            _ => ScriptReply::Missing,
        };
        host.answered(query, response);
    };
    native.set("answered", Function::new(ctx.clone(), answered)?)?;
    let host = ops.clone();
    let callback_error = move |ctx: Ctx<'js>, thrown: Value<'js>, prefix: String, place: Text| {
        let mut report = error::report(&ctx, ScriptErrorKind::Callback, &thrown);
        report.context = [prefix, place.0].into_iter().filter(|part| !part.is_empty()).collect();
        host.script_error(report);
    };
    native.set("callbackError", Function::new(ctx.clone(), callback_error)?)
}

/// A project in the form that the prelude reads: its units, and a function that returns their templates.
pub(crate) fn described<'js>(ctx: &Ctx<'js>, manifest: &Manifest) -> Result<Object<'js>> {
    let of = record(ctx)?;
    of.set("app", manifest.app.as_deref())?;
    of.set("lazy", manifest.lazy)?;
    of.set("tabBar", manifest.tab_bar.as_deref())?;
    let units: Result<Vec<_>> = manifest.units.iter().map(|one| unit(ctx, one)).collect();
    of.set("units", list(ctx, units?)?)?;
    of.set("template", template::getter(ctx, template::templates(manifest))?)?;
    Ok(of)
}

fn unit<'js>(ctx: &Ctx<'js>, unit: &Unit) -> Result<Object<'js>> {
    let of = record(ctx)?;
    of.set("name", unit.name.as_str())?;
    of.set("package", unit.package.as_str())?;
    of.set("components", list(ctx, unit.components.iter().map(String::as_str))?)?;
    Ok(of)
}
