//! Tracks promises rejected without a handler. A handler may still be added by a later microtask, so
//! rejections are reported once the microtasks have run.

use std::cell::RefCell;
use std::rc::Rc;

use rquickjs::{Ctx, Persistent, Runtime, Value};

type Held = Persistent<Value<'static>>;

/// The rejected promises of one runtime. It holds script values, so it is dropped before the context.
#[derive(Default)]
pub(crate) struct Rejections(Rc<RefCell<Vec<(Held, Held)>>>);

impl Rejections {
    /// Starts to track the rejections of a runtime.
    pub(crate) fn watch(runtime: &Runtime) -> Rejections {
        let rejections = Rejections::default();
        let list = Rc::downgrade(&rejections.0);
        runtime.set_host_promise_rejection_tracker(Some(Box::new(move |ctx, promise, reason, handled| {
            let Some(list) = list.upgrade() else {
                return;
            };
            if handled {
                list.borrow_mut().retain(|(held, _)| !is_same(&ctx, held, &promise));
            } else {
                list.borrow_mut().push((Persistent::save(&ctx, promise), Persistent::save(&ctx, reason)));
            }
        })));
        rejections
    }

    /// Takes the promises that are still unhandled, with their reasons, in order of rejection.
    pub(crate) fn take<'js>(&self, ctx: &Ctx<'js>) -> Vec<(Value<'js>, Value<'js>)> {
        let held = std::mem::take(&mut *self.0.borrow_mut());
        held.into_iter()
            .filter_map(|(promise, reason)| Some((promise.restore(ctx).ok()?, reason.restore(ctx).ok()?)))
            .collect()
    }
}

fn is_same<'js>(ctx: &Ctx<'js>, held: &Held, promise: &Value<'js>) -> bool {
    held.clone().restore(ctx).is_ok_and(|held| held == *promise)
}
