//! Templates in the form that the prelude reads. Each is created when the first instance of its unit needs it. How
//! templates are parsed is not known here.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use qiao_abi::{Branch, Manifest, Node, NodeKind, Template};
use rquickjs::{Array, Ctx, Function, Object, Result};

use super::{list, record};

/// The templates of a program, by unit.
pub(super) type Templates = Rc<HashMap<String, Arc<Template>>>;

/// The templates of a project.
pub(super) fn templates(manifest: &Manifest) -> Templates {
    Rc::new(manifest.units.iter().map(|unit| (unit.name.clone(), unit.template.clone())).collect())
}

/// The function that returns the template of a unit.
pub(super) fn getter<'js>(ctx: &Ctx<'js>, templates: Templates) -> Result<Function<'js>> {
    Function::new(ctx.clone(), move |ctx: Ctx<'js>, name: String| {
        templates.get(&name).map(|template| described(&ctx, template)).transpose()
    })
}

fn described<'js>(ctx: &Ctx<'js>, template: &Template) -> Result<Object<'js>> {
    let of = record(ctx)?;
    let mut numbers = 0;
    of.set("nodes", nodes(ctx, &template.nodes, &mut numbers)?)?;
    let named = record(ctx)?;
    for (name, content) in template.named.iter().rev() {
        named.set(name.as_str(), nodes(ctx, content, &mut numbers)?)?;
    }
    of.set("named", named)?;
    let scripts: Result<Vec<_>> = template
        .scripts
        .iter()
        .map(|script| {
            let of = record(ctx)?;
            of.set("module", script.module.as_str())?;
            of.set("plain", script.plain)?;
            of.set("file", script.file.as_str())?;
            of.set("text", script.text.as_str())?;
            Ok(of)
        })
        .collect();
    of.set("scripts", list(ctx, scripts?)?)?;
    Ok(of)
}

fn nodes<'js>(ctx: &Ctx<'js>, nodes: &[Node], numbers: &mut u32) -> Result<Array<'js>> {
    let described: Result<Vec<_>> = nodes.iter().map(|one| node(ctx, one, numbers)).collect();
    list(ctx, described?)
}

/// A node. Unused fields are absent.
fn node<'js>(ctx: &Ctx<'js>, node: &Node, numbers: &mut u32) -> Result<Object<'js>> {
    let of = record(ctx)?;
    *numbers += 1;
    of.set("number", *numbers)?;
    of.set("tag", node.tag.as_str())?;
    of.set("id", node.id.as_str())?;
    of.set("class", node.class.as_str())?;
    match &node.kind {
        NodeKind::Plain => {}
        NodeKind::Component(unit) => of.set("component", unit.as_str())?,
        NodeKind::Element(objects) => {
            let described = record(ctx)?;
            objects.iter().try_for_each(|(function, class)| described.set(*function, *class))?;
            of.set("objects", described)?;
        }
        NodeKind::Template { name, data } => {
            of.set("uses", name.as_str())?;
            of.set("data", data.as_str())?;
        }
        NodeKind::Slot => of.set("slot", true)?,
    }
    let (branch, condition) = match &node.branch {
        None => (None, ""),
        Some(Branch::If(condition)) => (Some("if"), condition.as_str()),
        Some(Branch::ElseIf(condition)) => (Some("elif"), condition.as_str()),
        Some(Branch::Else) => (Some("else"), ""),
    };
    if let Some(branch) = branch {
        of.set("branch", branch)?;
        of.set("condition", condition)?;
    }
    if let Some(repeat) = &node.repeat {
        let described = record(ctx)?;
        described.set("list", repeat.list.as_str())?;
        described.set("item", repeat.item.as_str())?;
        described.set("index", repeat.index.as_str())?;
        described.set("key", repeat.key.as_str())?;
        of.set("repeat", described)?;
    }
    of.set("dataset", pairs(ctx, &node.dataset)?)?;
    of.set("properties", pairs(ctx, &node.properties)?)?;
    let handlers = record(ctx)?;
    for handler in node.handlers.iter().rev() {
        let described = record(ctx)?;
        described.set("method", handler.method.as_str())?;
        described.set("catches", handler.catches)?;
        handlers.set(handler.event.as_str(), described)?;
    }
    of.set("handlers", handlers)?;
    of.set("children", nodes(ctx, &node.children, numbers)?)?;
    Ok(of)
}

fn pairs<'js>(ctx: &Ctx<'js>, pairs: &[(String, String)]) -> Result<Object<'js>> {
    let of = record(ctx)?;
    for (name, value) in pairs {
        of.set(name.as_str(), value.as_str())?;
    }
    Ok(of)
}
