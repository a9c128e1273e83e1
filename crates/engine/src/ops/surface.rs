//! Members of an API object that are created when script first accesses them: the functions that the host
//! implements, and those that only the platform has.

use std::rc::Rc;

use qiao_abi::{Found, Missing, MissingForm, Namespace, Ops};
use rquickjs::{Ctx, Function, Object, Result, Value};

use super::{Text, list, record};
use crate::{calls, to_js};

/// Adds
/// - `find(namespace, name)`, which returns the function with a name, or describes another kind of member;
/// - `names(namespace, class)`;
/// - `ignored(namespace, name)`, which reports that an assignment to a function has no effect.
pub(super) fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let host = ops.clone();
    let find = move |ctx: Ctx<'js>, namespace: u8, name: Text| -> Result<Option<Object<'js>>> {
        let namespace = Namespace(namespace);
        host.find(namespace, &name.0).map(|found| described(&ctx, namespace, found)).transpose()
    };
    native.set("find", Function::new(ctx.clone(), find)?)?;
    let host = ops.clone();
    let names = move |ctx: Ctx<'js>, namespace: u8, class: Option<String>| {
        list(&ctx, host.names(Namespace(namespace), class.as_deref()))
    };
    native.set("names", Function::new(ctx.clone(), names)?)?;
    let host = ops.clone();
    let ignored = move |namespace: u8, Text(name): Text| host.ignored(Namespace(namespace), &name);
    native.set("ignored", Function::new(ctx.clone(), ignored)?)
}

/// Adds `refuse(namespace, name)`, which reports a call of a missing function.
pub(super) fn add_refusal<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let host = ops.clone();
    let refuse = move |ctx: Ctx<'js>, namespace: u8, name: String| -> Result<Value<'js>> {
        to_js::value(&ctx, host.refuse(Namespace(namespace), &name))
    };
    native.set("refuse", Function::new(ctx.clone(), refuse)?)
}

/// Either a function, or a description from which the prelude makes the member.
fn described<'js>(ctx: &Ctx<'js>, namespace: Namespace, found: Found) -> Result<Object<'js>> {
    let (name, form, gives) = match found {
        Found::Function(api) => return calls::make(ctx, namespace, api).map(Function::into_inner),
        Found::Missing(Missing { name, form: MissingForm::Async, .. }, task) => {
            return calls::missing(ctx, namespace, name, task).map(Function::into_inner);
        }
        Found::Built(name) => (name, "built", None),
        Found::Object { getter, class } => (getter, "own", Some(class)),
        Found::Missing(missing, _) => (missing.name, lacking(&missing), missing.gives),
    };
    let described = record(ctx)?;
    described.set("name", name)?;
    described.set("form", form)?;
    described.set("gives", gives)?;
    Ok(described)
}

fn lacking(missing: &Missing) -> &'static str {
    match missing.form {
        MissingForm::Async | MissingForm::Sync | MissingForm::Constant => "atOnce",
        MissingForm::Listen if missing.gives.is_some() => "getter",
        MissingForm::Listen | MissingForm::Void => "silent",
        MissingForm::Unlisten => "unlisten",
        MissingForm::Class => "class",
        MissingForm::Getter => "getter",
        MissingForm::Object => "object",
    }
}
