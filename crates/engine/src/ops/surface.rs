//! What script finds of an API object only when it looks for it: what the host has, and what the
//! platform has and the host does not.

use std::rc::Rc;

use qiao_abi::{ApiShape, CallId, Missing, MissingForm, Ops, SocketShape, Space, SpaceShape};
use rquickjs::function::Opt;
use rquickjs::{Ctx, Function, Object, Result, Value};

use super::function;
use crate::give;

/// Adds `find(space, name)`, which describes what there is under a name, `names(space, class)`,
/// `refuse(space, name, call?)` and `sockets(space)`, which describes the tasks of sockets.
pub fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>, spaces: &Rc<[SpaceShape]>) -> Result<()> {
    let (host, shapes) = (ops.clone(), spaces.clone());
    let find = move |ctx: Ctx<'js>, space: u8, name: String| -> Result<Option<Object<'js>>> {
        if let Some(shape) = shapes.get(usize::from(space))
            && let Some(own) = own(&ctx, shape, &name)?
        {
            return Ok(Some(own));
        }
        host.missing(Space(space), &name).map(|missing| lacking(&ctx, missing)).transpose()
    };
    native.set("find", Function::new(ctx.clone(), find)?)?;
    let (host, shapes) = (ops.clone(), spaces.clone());
    let names = move |space: u8, class: Option<String>| -> Vec<String> {
        let class = class.as_deref();
        let own = shapes.get(usize::from(space)).map(|shape| own_names(shape, class)).unwrap_or_default();
        let missing = host.all_missing(Space(space), class);
        let missing = missing.iter().map(|missing| missing.name.rsplit('.').next().unwrap_or_default().to_owned());
        own.into_iter().chain(missing).collect()
    };
    native.set("names", Function::new(ctx.clone(), names)?)?;
    let shapes = spaces.clone();
    let sockets = move |ctx: Ctx<'js>, space: u8| {
        let shape = shapes.get(usize::from(space)).and_then(|shape| shape.sockets.as_ref());
        shape.map(|shape| sockets(&ctx, shape)).transpose()
    };
    native.set("sockets", Function::new(ctx.clone(), sockets)?)?;
    let host = ops.clone();
    let refuse = move |ctx: Ctx<'js>, space: u8, name: String, call: Opt<u32>| -> Result<Value<'js>> {
        give::value(&ctx, host.refuse(Space(space), call.0.map(CallId), &name))
    };
    native.set("refuse", Function::new(ctx.clone(), refuse)?)
}

/// What the host has under a name.
fn own<'js>(ctx: &Ctx<'js>, space: &SpaceShape, name: &str) -> Result<Option<Object<'js>>> {
    let called = |apis: &[ApiShape], name: &str| {
        apis.iter().find(|api| api.function.to_string() == name).map(|api| function(ctx, api)).transpose()
    };
    if let Some((class, name)) = name.split_once('.') {
        let object = space.objects.iter().find(|object| object.class == class);
        return object.map_or(Ok(None), |object| called(&object.apis, name));
    }
    if space.built.contains(&name) {
        return described(ctx, name, "built", None).map(Some);
    }
    match space.objects.iter().find(|object| object.getter == name) {
        Some(object) => described(ctx, name, "own", Some(object.class)).map(Some),
        None => called(&space.apis, name),
    }
}

/// What the host has: of a class, or of the API object itself.
fn own_names(space: &SpaceShape, class: Option<&str>) -> Vec<String> {
    let named = |apis: &[ApiShape]| apis.iter().map(|api| api.function.to_string()).collect::<Vec<_>>();
    match class {
        Some(class) => {
            let object = space.objects.iter().find(|object| object.class == class);
            object.map(|object| named(&object.apis)).unwrap_or_default()
        }
        None => {
            let getters = space.objects.iter().map(|object| object.getter);
            named(&space.apis)
                .into_iter()
                .chain(getters.chain(space.built.iter().copied()).map(str::to_owned))
                .collect()
        }
    }
}

fn lacking<'js>(ctx: &Ctx<'js>, missing: Missing) -> Result<Object<'js>> {
    let form = match missing.form {
        MissingForm::Async => "later",
        MissingForm::Sync | MissingForm::Constant => "atOnce",
        MissingForm::Listen => "listen",
        MissingForm::Unlisten => "unlisten",
        MissingForm::Getter => "getter",
        MissingForm::Object => "object",
    };
    described(ctx, missing.name, form, missing.gives)
}

fn described<'js>(ctx: &Ctx<'js>, name: &str, form: &str, gives: Option<&str>) -> Result<Object<'js>> {
    let described = Object::new(ctx.clone())?;
    described.set("name", name)?;
    described.set("form", form)?;
    described.set("gives", gives)?;
    Ok(described)
}

fn sockets<'js>(ctx: &Ctx<'js>, sockets: &SocketShape) -> Result<Object<'js>> {
    let of = Object::new(ctx.clone())?;
    of.set("send", function(ctx, &sockets.send)?)?;
    of.set("close", function(ctx, &sockets.close)?)?;
    of.set("task", sockets.task)?;
    of.set("state", sockets.state)?;
    of.set("closing", sockets.closing)?;
    of.set("errors", sockets.errors)?;
    of.set("id", sockets.id)?;
    of.set("throwingSuccessFails", sockets.throwing_success_fails)?;
    Ok(of)
}
