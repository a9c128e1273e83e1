//! Listeners of an API object, by namespace and by the API that adds them. Listeners of a single call or socket are
//! kept with it.

use qiao_abi::{Api, ApiShape, Namespace};
use rquickjs::{Ctx, Exception, Result, Value};

use super::Calls;
use super::call::kept_function;
use super::end::run;
use crate::prelude;

/// Most listeners per list. They are not counted by the script's memory limit.
const LIMIT: usize = 10_000;

/// Adds a listener to a list.
///
/// # Errors
/// Throws a `RangeError` if the list is full.
pub(super) fn push<'js, T>(ctx: &Ctx<'js>, list: &mut Vec<T>, listener: T) -> Result<()> {
    if list.len() >= LIMIT {
        return Err(Exception::throw_range(ctx, "too many listeners are added"));
    }
    list.push(listener);
    Ok(())
}

/// Adds a listener to an API object; a value that is not a function is ignored.
pub(super) fn add<'js>(ctx: &Ctx<'js>, namespace: Namespace, shape: &ApiShape, listener: &Value<'js>) -> Result<()> {
    let Some(listener) = kept_function(listener) else {
        return Ok(());
    };
    let calls = Calls::of(ctx)?;
    let mut listeners = calls.listeners.borrow_mut();
    let listeners = listeners.entry((namespace, shape.function.api)).or_default();
    if shape.single {
        listeners.clear();
    }
    push(ctx, listeners, listener)
}

/// Removes a listener, or all of them if `listener` is undefined.
pub(super) fn remove<'js>(calls: &Calls<'js>, namespace: Namespace, api: Api, listener: &Value<'js>) {
    if let Some(listeners) = calls.listeners.borrow_mut().get_mut(&(namespace, api)) {
        listeners.retain(|other| !listener.is_undefined() && !other.is(listener));
    }
}

/// Whether an API object has a listener that this API adds.
pub(super) fn has_any(calls: &Calls<'_>, namespace: Namespace, api: Api) -> bool {
    calls.listeners.borrow().get(&(namespace, api)).is_some_and(|listeners| !listeners.is_empty())
}

/// Calls the listeners of an API object with an argument.
pub(crate) fn notice<'js>(ctx: &Ctx<'js>, namespace: Namespace, api: Api, what: &Value<'js>) -> Result<bool> {
    let calls = Calls::of(ctx)?;
    // A copy, because listeners may add and remove listeners.
    let listeners = calls.listeners.borrow().get(&(namespace, api)).cloned().unwrap_or_default();
    listeners.iter().try_for_each(|listener| run(ctx, &calls, namespace, [api.name(), "on"], listener, what))?;
    Ok(!listeners.is_empty())
}

/// Tells the prelude that the condition of the network may have changed, if the program has a cache manager.
pub(crate) fn network_changed(ctx: &Ctx<'_>, namespace: Namespace, api: Api) -> Result<()> {
    let concerns = matches!(api, Api::OnNetworkStatusChange | Api::OnNetworkWeakChange);
    if concerns && Calls::of(ctx)?.intercepts.get() {
        prelude::enter(ctx, "networkChanged", (namespace.0,))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rquickjs::{Context, Runtime};

    use super::*;

    #[test]
    fn a_list_of_listeners_does_not_grow_without_end() {
        let runtime = Runtime::new().unwrap();
        Context::full(&runtime).unwrap().with(|ctx| {
            let mut list = vec![(); LIMIT - 1];
            push(&ctx, &mut list, ()).unwrap();
            assert!(push(&ctx, &mut list, ()).is_err());
            assert_eq!(crate::error::message(&ctx), "RangeError: too many listeners are added");
            assert_eq!(list.len(), LIMIT);
        });
    }
}
