//! Ending a call from outside: the reason, and the wake-up of its task.

use std::cell::RefCell;
use std::rc::Rc;

use qiao_abi::Failure;
use tokio::sync::Notify;

/// The handle that ends a call. Clones end the same call; the first reason counts.
#[derive(Clone, Default)]
pub(crate) struct Cancel(Rc<Shared>);

#[derive(Default)]
struct Shared {
    reason: RefCell<Option<Failure>>,
    given: Notify,
}

impl Cancel {
    /// Ends the call with this failure.
    pub(crate) fn cancel(&self, reason: Failure) {
        self.0.reason.borrow_mut().get_or_insert(reason);
        self.0.given.notify_one();
    }

    /// Waits until the call is to end.
    pub(crate) async fn cancelled(&self) -> Failure {
        loop {
            if let Some(reason) = self.0.reason.borrow().clone() {
                return reason;
            }
            self.0.given.notified().await;
        }
    }
}
