//! What script finds of an API object only when it looks for it: what the host has, and what the
//! platform has and the host does not.

use std::rc::Rc;

use qiao_abi::{CallId, Found, MissingForm, Namespace, NamespaceShape, Ops};
use rquickjs::function::Opt;
use rquickjs::{Ctx, Function, Object, Result, Value};

use super::{list, record, shapes};
use crate::to_js;

/// Adds `find(space, name)`, which describes what there is under a name, and `names(space, class)`.
pub fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let host = ops.clone();
    let find = move |ctx: Ctx<'js>, namespace: u8, name: String| -> Result<Option<Object<'js>>> {
        host.find(Namespace(namespace), &name).map(|found| described(&ctx, found)).transpose()
    };
    native.set("find", Function::new(ctx.clone(), find)?)?;
    let host = ops.clone();
    let names = move |ctx: Ctx<'js>, namespace: u8, class: Option<String>| {
        list(&ctx, host.names(Namespace(namespace), class.as_deref()))
    };
    native.set("names", Function::new(ctx.clone(), names)?)
}

/// Adds `sockets(space)`, which describes the tasks of sockets.
pub fn add_sockets<'js>(ctx: &Ctx<'js>, native: &Object<'js>, namespaces: &Rc<[NamespaceShape]>) -> Result<()> {
    let shapes = namespaces.clone();
    let sockets = move |ctx: Ctx<'js>, namespace: u8| {
        let shape = shapes.get(usize::from(namespace)).and_then(|shape| shape.sockets.as_ref());
        shape.map(|shape| shapes::sockets(&ctx, shape)).transpose()
    };
    native.set("sockets", Function::new(ctx.clone(), sockets)?)
}

/// Adds `refuse(space, name, call?)`.
pub fn add_refusal<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let host = ops.clone();
    let refuse = move |ctx: Ctx<'js>, namespace: u8, name: String, call: Opt<u32>| -> Result<Value<'js>> {
        to_js::value(&ctx, host.refuse(Namespace(namespace), call.0.map(CallId), &name))
    };
    native.set("refuse", Function::new(ctx.clone(), refuse)?)
}

fn described<'js>(ctx: &Ctx<'js>, found: Found) -> Result<Object<'js>> {
    let (name, form, gives) = match found {
        Found::Function(api) => return shapes::function(ctx, &api),
        Found::Built(name) => (name, "built", None),
        Found::Object { getter, class } => (getter, "own", Some(class)),
        Found::Missing(missing) => (missing.name, lacking(missing.form), missing.gives),
    };
    let described = record(ctx)?;
    described.set("name", name)?;
    described.set("form", form)?;
    described.set("gives", gives)?;
    Ok(described)
}

fn lacking(form: MissingForm) -> &'static str {
    match form {
        MissingForm::Async => "later",
        MissingForm::Sync | MissingForm::Constant => "atOnce",
        MissingForm::Listen => "listen",
        MissingForm::Unlisten => "unlisten",
        MissingForm::Getter => "getter",
        MissingForm::Object => "object",
    }
}
