//! TCP and UDP sockets: the host functions that the prelude calls. Events are delivered by the engine, and the
//! connections belong to the host.

use std::rc::Rc;

use qiao_abi::{HostValue, Namespace, Ops, PlainKind, PlainOrder};
use rquickjs::{Ctx, Function, Object, Result, Value};

use crate::atom_cache::AtomCache;
use crate::from_js::Arguments;
use crate::{prelude, to_js};

/// Adds
/// - `openPlain(namespace, kind)`, which returns the number of a new socket;
/// - `orderPlain(namespace, number, order, options)`.
pub(super) fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let host = ops.clone();
    let open = move |ctx: Ctx<'js>, namespace: u8, kind: String| -> Result<u32> {
        let kind = if kind == "tcp" { PlainKind::Tcp } else { PlainKind::Udp };
        match host.open_plain(Namespace(namespace), kind) {
            Ok(number) => Ok(number),
            Err(fields) => Err(ctx.throw(prelude::error(&ctx, fields)?)),
        }
    };
    native.set("openPlain", Function::new(ctx.clone(), open)?)?;
    let host = ops.clone();
    let order = move |ctx: Ctx<'js>, namespace: u8, number: u32, order: String, options: Value<'js>| {
        let names = AtomCache::of(&ctx)?;
        let arguments = Arguments::new(&ctx, &names, &options, true);
        let told = PlainOrder::named(&order)
            .map_or(HostValue::Undefined, |order| host.order_plain(Namespace(namespace), number, order, &arguments));
        to_js::value(&ctx, told)
    };
    native.set("orderPlain", Function::new(ctx.clone(), order)?)
}
