//! Projects: their units as the prelude reads them, and the replies to queries.

use std::rc::Rc;

use qiao_abi::{Element, Manifest, Ops, ScriptReply, Unit};
use rquickjs::{Array, Ctx, Function, Object, Result};

use super::{Text, list, record};

/// Adds `answered(number, what, text)`.
pub(crate) fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let host = ops.clone();
    let answered = move |query: u32, what: String, Text(text): Text| {
        let response = match what.as_str() {
            "value" => ScriptReply::Value(text),
            "threw" => ScriptReply::Threw(text),
            _ => ScriptReply::Missing,
        };
        host.answered(query, response);
    };
    native.set("answered", Function::new(ctx.clone(), answered)?)
}

/// The units of a project.
pub(crate) fn units<'js>(ctx: &Ctx<'js>, manifest: &Manifest) -> Result<Array<'js>> {
    let units: Result<Vec<_>> = manifest.units.iter().map(|unit| described(ctx, unit)).collect();
    list(ctx, units?)
}

fn described<'js>(ctx: &Ctx<'js>, unit: &Unit) -> Result<Object<'js>> {
    let of = record(ctx)?;
    of.set("name", unit.name.as_str())?;
    of.set("package", unit.package.as_str())?;
    let elements: Result<Vec<_>> = unit.elements.iter().map(|one| element(ctx, one)).collect();
    of.set("elements", list(ctx, elements?)?)?;
    Ok(of)
}

fn element<'js>(ctx: &Ctx<'js>, element: &Element) -> Result<Object<'js>> {
    let of = record(ctx)?;
    of.set("tag", element.tag.as_str())?;
    of.set("component", element.component.as_str())?;
    of.set("id", element.id.as_str())?;
    of.set("class", element.class.as_str())?;
    of.set("conditions", list(ctx, element.conditions.iter().map(String::as_str))?)?;
    of.set("dataset", pairs(ctx, &element.dataset)?)?;
    of.set("properties", pairs(ctx, &element.properties)?)?;
    of.set("events", pairs(ctx, &element.events)?)?;
    Ok(of)
}

fn pairs<'js>(ctx: &Ctx<'js>, pairs: &[(String, String)]) -> Result<Object<'js>> {
    let of = record(ctx)?;
    for (name, value) in pairs {
        of.set(name.as_str(), value.as_str())?;
    }
    Ok(of)
}
