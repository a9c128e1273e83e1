//! Native functions that the prelude calls, one file per capability. Functions used only by a part of the
//! prelude are added with that part. No function here holds a JavaScript value between calls: a value held by
//! a host closure could never be collected.

mod cache;
mod calls;
mod console;
pub(crate) mod functions;
mod inspector;
mod modules;
mod plain_socket;
pub(crate) mod project;
pub(crate) mod shapes;
mod surface;
mod template;
mod timers;
mod web;

use std::rc::Rc;

use qiao_abi::Ops;
use rquickjs::object::Property;
use rquickjs::{Array, Ctx, FromJs, Function, IntoJs, Object, Result, Value};

use crate::source_maps::SourceMaps;
use crate::{prelude, raw};

/// Text from script. A lone surrogate becomes U+FFFD; rquickjs would refuse the text.
struct Text(String);

impl<'js> FromJs<'js> for Text {
    fn from_js(ctx: &Ctx<'js>, value: Value<'js>) -> Result<Text> {
        raw::text(ctx, &value).map(Text)
    }
}

/// An object with a null prototype, so that script can neither add to it nor intercept what is set on it.
pub(crate) fn record<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    Object::new_proto(ctx.clone(), None)
}

/// An array whose items are defined rather than set: setters that script put on prototypes do not run.
pub(crate) fn list<'js, T: IntoJs<'js>>(ctx: &Ctx<'js>, items: impl IntoIterator<Item = T>) -> Result<Array<'js>> {
    let list = Array::new(ctx.clone())?;
    for (at, item) in items.into_iter().enumerate() {
        let item = Property::from(item.into_js(ctx)?).writable().enumerable().configurable();
        list.as_object().prop(at as u32, item)?;
    }
    Ok(list)
}

/// The object with the native functions. Its `part(name, shared)` runs a part of the prelude, after adding
/// the functions that only this part uses.
pub(crate) fn native<'js>(
    ctx: &Ctx<'js>,
    ops: &Rc<dyn Ops>,
    maps: &Rc<SourceMaps>,
    inspected: bool,
) -> Result<Object<'js>> {
    let native = record(ctx)?;
    calls::add(ctx, &native, ops)?;
    console::add(ctx, &native, ops, inspected)?;
    modules::add(ctx, &native, ops, maps)?;
    surface::add(ctx, &native, ops)?;
    let (host, maps) = (ops.clone(), maps.clone());
    let part = move |ctx: Ctx<'js>, name: String, shared: Object<'js>| -> Result<()> {
        let native = shared.get("native")?;
        match name.as_str() {
            "inspector" => inspector::add(&ctx, &native)?,
            "cache-manager" => cache::add(&ctx, &native, &host)?,
            "channels" => calls::add_channels(&ctx, &native)?,
            "host-functions" => functions::add(&ctx, &native, &host)?,
            "missing" => surface::add_refusal(&ctx, &native, &host)?,
            "plain-sockets" => plain_socket::add(&ctx, &native, &host)?,
            "program" => project::add(&ctx, &native, &host)?,
            "repeatable" => timers::add_chance(&ctx, &native, &host)?,
            "source-maps" => modules::add_places(&ctx, &native, &maps)?,
            "web-classes" => web::add(&ctx, &native)?,
            _ => {}
        }
        prelude::part(&ctx, &name, &shared)
    };
    native.set("part", Function::new(ctx.clone(), part)?)?;
    timers::add(ctx, &native, ops)?;
    Ok(native)
}
