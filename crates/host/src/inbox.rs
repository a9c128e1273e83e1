//! Events on their way to the engine, in the order in which they happened. A call has ended for
//! script when its last event is taken out, not when it is put in: until then it can be aborted.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use qiao_abi::{CallId, Event};
use tokio::sync::Notify;

use crate::call::info::CallEnd;

/// A queue of events. Clones are handles to the same queue.
#[derive(Clone, Default)]
pub struct Inbox(Rc<Shared>);

#[derive(Default)]
struct Shared {
    events: RefCell<VecDeque<Queued>>,
    filled: Notify,
    emptied: Notify,
}

/// How many events may wait before those who could send more have to wait themselves.
const CROWDED: usize = 64;

/// An event, and what the journal is told when it is the last one of a call; nobody may wait for that.
struct Queued {
    event: Option<Event>,
    end: Option<CallEnd>,
}

impl Queued {
    fn ends(&self, call: CallId) -> bool {
        self.end.as_ref().is_some_and(|end| end.info.id == call)
    }
}

impl Inbox {
    /// Adds an event.
    pub fn push(&self, event: Event) {
        self.add(Queued { event: Some(event), end: None });
    }

    /// Adds the end of a call, with its last event if script waits for that.
    pub(crate) fn push_last(&self, event: Option<Event>, end: CallEnd) {
        self.add(Queued { event, end: Some(end) });
    }

    fn add(&self, queued: Queued) {
        self.0.events.borrow_mut().push_back(queued);
        self.0.filled.notify_one();
    }

    /// Takes the oldest event, with the end of a call that it tells of.
    pub(crate) fn take(&self) -> Option<(Option<Event>, Option<CallEnd>)> {
        let queued = self.0.events.borrow_mut().pop_front()?;
        self.0.emptied.notify_waiters();
        Some((queued.event, queued.end))
    }

    /// Takes the last event of a call out of the queue, if it is there.
    pub(crate) fn withdraw(&self, call: CallId) -> Option<CallEnd> {
        let mut events = self.0.events.borrow_mut();
        let at = events.iter().position(|queued| queued.ends(call))?;
        events.remove(at).and_then(|queued| queued.end)
    }

    /// Whether script has yet to hear of the end of a call.
    pub(crate) fn holds_end_of(&self, call: CallId) -> bool {
        self.0.events.borrow().iter().any(|queued| queued.ends(call))
    }

    /// Waits until script has caught up, for those who have a stream of events to send.
    pub async fn room(&self) {
        loop {
            let emptied = self.0.emptied.notified();
            if self.0.events.borrow().len() < CROWDED {
                return;
            }
            emptied.await;
        }
    }

    /// Whether nothing is waiting.
    pub fn is_empty(&self) -> bool {
        self.0.events.borrow().is_empty()
    }

    /// Waits until somebody puts an event in, or asks for attention.
    pub async fn touched(&self) {
        self.0.filled.notified().await;
    }

    /// Asks for attention, without an event.
    pub fn wake(&self) {
        self.0.filled.notify_one();
    }
}
