//! Listeners of an API object, by namespace and by the function that adds them.

use qiao_abi::{Api, ApiShape, Namespace};
use rquickjs::{Ctx, Result, Value};

use super::Calls;
use super::call::kept_function;
use super::end::run;

/// Adds a listener; anything else is ignored.
pub fn add<'js>(calls: &Calls<'js>, namespace: Namespace, shape: &ApiShape, listener: &Value<'js>) {
    let Some(listener) = kept_function(listener) else {
        return;
    };
    let mut listeners = calls.listeners.borrow_mut();
    let listeners = listeners.entry((namespace, shape.function.api)).or_default();
    if shape.single {
        listeners.clear();
    }
    listeners.push(listener);
}

/// Removes a listener, or all where none is named.
pub fn remove<'js>(calls: &Calls<'js>, namespace: Namespace, api: Api, listener: &Value<'js>) {
    if let Some(listeners) = calls.listeners.borrow_mut().get_mut(&(namespace, api)) {
        listeners.retain(|other| !listener.is_undefined() && !other.is(listener));
    }
}

/// Tells the listeners of an API object something.
pub fn notice<'js>(ctx: &Ctx<'js>, namespace: Namespace, api: Api, what: &Value<'js>) -> Result<()> {
    let calls = Calls::of(ctx)?;
    // Listeners may come and go while they are told.
    let heard = calls.listeners.borrow().get(&(namespace, api)).cloned().unwrap_or_default();
    heard.iter().try_for_each(|listener| run(ctx, &calls, namespace, [api.name(), "on"], listener, what))
}
