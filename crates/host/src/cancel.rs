//! Cancellation of a call: the reason, and waking its task. It must not know what is cancelled.

use std::cell::RefCell;
use std::rc::Rc;

use qiao_abi::Failure;
use tokio::sync::Notify;

/// A cancellation handle. Clones cancel the same call; the first reason wins.
#[derive(Clone, Default)]
pub(crate) struct Cancel(Rc<Shared>);

#[derive(Default)]
struct Shared {
    reason: RefCell<Option<Failure>>,
    given: Notify,
}

impl Cancel {
    /// Cancels the call with this failure.
    pub(crate) fn cancel(&self, reason: Failure) {
        self.0.reason.borrow_mut().get_or_insert(reason);
        self.0.given.notify_one();
    }

    /// Waits until the call is cancelled.
    pub(crate) async fn cancelled(&self) -> Failure {
        loop {
            if let Some(reason) = self.0.reason.borrow().clone() {
                return reason;
            }
            self.0.given.notified().await;
        }
    }
}
