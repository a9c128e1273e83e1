//! Events on their way to the engine, in the order in which they happened.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use qiao_abi::Event;
use tokio::sync::Notify;

/// A queue of events. Clones are handles to the same queue.
#[derive(Clone, Default)]
pub struct Inbox(Rc<Shared>);

#[derive(Default)]
struct Shared {
    events: RefCell<VecDeque<Event>>,
    filled: Notify,
}

impl Inbox {
    /// Adds an event.
    pub fn push(&self, event: Event) {
        self.0.events.borrow_mut().push_back(event);
        self.0.filled.notify_one();
    }

    /// Takes the oldest event.
    pub fn take(&self) -> Option<Event> {
        self.0.events.borrow_mut().pop_front()
    }

    /// Whether nothing is waiting.
    pub fn is_empty(&self) -> bool {
        self.0.events.borrow().is_empty()
    }

    /// Waits until there is an event.
    pub async fn filled(&self) {
        while self.is_empty() {
            self.0.filled.notified().await;
        }
    }
}
