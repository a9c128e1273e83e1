//! What script finds of an API object only when it looks for it: functions that few programs use,
//! and what the platform has and the host does not.

use std::rc::Rc;

use qiao_abi::{ApiShape, CallId, Missing, MissingForm, Ops, Space, SpaceShape};
use rquickjs::function::Opt;
use rquickjs::{Ctx, Function, Object, Result, Value};

use super::function;
use crate::give;

/// Adds `find(space, name)`, which describes what there is under a name, `names(space, class)` and
/// `refuse(space, name, call?)`.
pub fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>, spaces: &[SpaceShape]) -> Result<()> {
    let more: Rc<[Vec<ApiShape>]> = spaces.iter().map(|space| space.more.clone()).collect();
    let (host, shapes) = (ops.clone(), more.clone());
    let find = move |ctx: Ctx<'js>, space: u8, name: String| -> Result<Option<Object<'js>>> {
        let shapes = shapes.get(usize::from(space)).map(Vec::as_slice).unwrap_or_default();
        if let Some(api) = shapes.iter().find(|api| api.function.to_string() == name) {
            return function(&ctx, api).map(Some);
        }
        host.missing(Space(space), &name).map(|missing| described(&ctx, missing)).transpose()
    };
    native.set("find", Function::new(ctx.clone(), find)?)?;
    let host = ops.clone();
    let names = move |space: u8, class: Option<String>| -> Vec<String> {
        let class = class.as_deref();
        let own = more.get(usize::from(space)).filter(|_| class.is_none()).into_iter().flatten();
        let missing = host.all_missing(Space(space), class);
        let missing = missing.iter().map(|missing| missing.name.rsplit('.').next().unwrap_or_default().to_owned());
        own.map(|api| api.function.to_string()).chain(missing).collect()
    };
    native.set("names", Function::new(ctx.clone(), names)?)?;
    let host = ops.clone();
    let refuse = move |ctx: Ctx<'js>, space: u8, name: String, call: Opt<u32>| -> Result<Value<'js>> {
        give::value(&ctx, host.refuse(Space(space), call.0.map(CallId), &name))
    };
    native.set("refuse", Function::new(ctx.clone(), refuse)?)
}

fn described<'js>(ctx: &Ctx<'js>, missing: Missing) -> Result<Object<'js>> {
    let described = Object::new(ctx.clone())?;
    described.set("name", missing.name)?;
    described.set("gives", missing.gives)?;
    let form = match missing.form {
        MissingForm::Async => "later",
        MissingForm::Sync | MissingForm::Constant => "atOnce",
        MissingForm::Listen => "listen",
        MissingForm::Unlisten => "unlisten",
        MissingForm::Getter => "getter",
        MissingForm::Object => "object",
    };
    described.set("form", form)?;
    Ok(described)
}
