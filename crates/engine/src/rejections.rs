//! Tracks promises rejected without a handler. A handler may still be added by a later microtask, so
//! rejections are reported once the microtasks have run.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use rquickjs::{Ctx, Persistent, Runtime, Value};
use rustc_hash::FxHashMap;

use crate::raw;

type Held = Persistent<Value<'static>>;

/// The rejected promises of one runtime. It holds script values, so it is dropped before the context.
#[derive(Default)]
pub(crate) struct Rejections(Rc<RefCell<Unhandled>>);

/// Promises are kept alive, so that addresses stay unique.
#[derive(Default)]
struct Unhandled {
    /// Promises and reasons, in the order in which they were rejected.
    list: BTreeMap<u64, (Held, Held)>,
    /// Positions of promises in the list, by address.
    places: FxHashMap<usize, u64>,
    rejected: u64,
}

impl Rejections {
    /// Starts to track the rejections of a runtime.
    pub(crate) fn watch(runtime: &Runtime) -> Rejections {
        let rejections = Rejections::default();
        let unhandled = Rc::downgrade(&rejections.0);
        runtime.set_host_promise_rejection_tracker(Some(Box::new(move |ctx, promise, reason, handled| {
            let Some(unhandled) = unhandled.upgrade() else {
                return;
            };
            let mut unhandled = unhandled.borrow_mut();
            match handled {
                true => unhandled.remove(&promise),
                false => unhandled.add(&ctx, promise, reason),
            }
        })));
        rejections
    }

    /// Takes the promises that are still unhandled, with their reasons, in order of rejection.
    pub(crate) fn take<'js>(&self, ctx: &Ctx<'js>) -> Vec<(Value<'js>, Value<'js>)> {
        let held = std::mem::take(&mut *self.0.borrow_mut()).list;
        held.into_values()
            .filter_map(|(promise, reason)| Some((promise.restore(ctx).ok()?, reason.restore(ctx).ok()?)))
            .collect()
    }
}

impl Unhandled {
    fn add<'js>(&mut self, ctx: &Ctx<'js>, promise: Value<'js>, reason: Value<'js>) {
        self.rejected += 1;
        self.places.insert(raw::address(&promise), self.rejected);
        self.list.insert(self.rejected, (Persistent::save(ctx, promise), Persistent::save(ctx, reason)));
    }

    fn remove(&mut self, promise: &Value<'_>) {
        if let Some(place) = self.places.remove(&raw::address(promise)) {
            self.list.remove(&place);
        }
    }
}
