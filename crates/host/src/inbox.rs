//! Events for the engine, in order. For the script, a call ends when its last event is taken out, not when it is
//! queued: until then it can be aborted.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt;
use std::rc::Rc;

use qiao_abi::{Budget, CallEvent, CallId, Charge, Event, Route, SocketEventKind};
use tokio::sync::{Notify, oneshot};

use crate::call::info::CallEnd;

/// A queue of events, which count towards the program's memory while queued. Clones are handles to the same queue.
#[derive(Clone)]
pub struct Inbox(Rc<Shared>);

impl fmt::Debug for Inbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inbox").field("waiting", &self.0.events.borrow().len()).finish_non_exhaustive()
    }
}

struct Shared {
    budget: Budget,
    events: RefCell<VecDeque<Queued>>,
    filled: Notify,
    emptied: Notify,
}

/// Number of queued events from which producers of streams have to wait.
const CROWDED: usize = 64;
/// Total size of queued events, in bytes, from which producers have to wait if there are several.
const CROWDED_BYTES: usize = 4 * 1024 * 1024;
/// Memory of an event besides its values, in bytes.
const EVENT: usize = 704;

#[expect(clippy::large_enum_variant, reason = "most of what waits is an event, and a box for each would cost more")]
enum Queued {
    /// An event, and the end of a call if the event is its last. There is no event if the script does not wait for the
    /// end.
    Event(Option<Event>, Option<CallEnd>, Charge),
    /// Resolves when the script has taken all events before it.
    Mark(oneshot::Sender<()>),
}

impl Queued {
    fn ends(&self, call: CallId) -> bool {
        matches!(self, Queued::Event(_, Some(end), _) if end.info.id == call)
    }
}

/// Memory of an event, in bytes.
fn held_bytes(event: &Event) -> usize {
    EVENT
        + match event {
            Event::Call(_, CallEvent::Success(value) | CallEvent::Fail(value) | CallEvent::Progress(_, value))
            | Event::Notice(_, _, value)
            | Event::Plain { what: value, .. }
            | Event::Foreground(Some(value)) => value.held_bytes(),
            Event::Route(
                _,
                Route::First(to) | Route::Push(to) | Route::Replace(to) | Route::Tab(to) | Route::Restart(to),
            ) => to.held_bytes(),
            Event::Timer(_)
            | Event::Relaunch
            | Event::Background
            | Event::Foreground(None)
            | Event::Route(_, Route::Back(_))
            // Counted by who adds it.
            | Event::Socket { .. } => 0,
        }
}

impl Inbox {
    /// An empty queue; its events count towards `budget`.
    pub(crate) fn new(budget: Budget) -> Inbox {
        let (events, filled, emptied) = Default::default();
        Inbox(Rc::new(Shared { budget, events, filled, emptied }))
    }

    /// Adds an event.
    pub fn push(&self, event: Event) {
        let charge = self.0.budget.force(held_bytes(&event));
        self.push_held(event, charge);
    }

    /// Adds an event whose values are already counted.
    pub(crate) fn push_held(&self, event: Event, charge: Charge) {
        self.add(Queued::Event(Some(event), None, charge));
    }

    /// Adds the end of a call, with its last event if the script waits for it.
    pub(crate) fn push_last(&self, event: Option<Event>, end: CallEnd) {
        let bytes = event.as_ref().map_or(EVENT, held_bytes) + end.held_bytes();
        self.add(Queued::Event(event, Some(end), self.0.budget.force(bytes)));
    }

    fn add(&self, queued: Queued) {
        self.0.events.borrow_mut().push_back(queued);
        self.0.filled.notify_one();
    }

    /// Takes the oldest event, with the end of the call if it is the last one.
    pub(crate) fn take(&self) -> Option<(Option<Event>, Option<CallEnd>)> {
        loop {
            match self.next()? {
                Queued::Event(event, end, _) => {
                    self.0.emptied.notify_waiters();
                    return Some((event, end));
                }
                Queued::Mark(handled) => drop(handled.send(())),
            }
        }
    }

    fn next(&self) -> Option<Queued> {
        self.0.events.borrow_mut().pop_front()
    }

    /// Resolves `handled` when the script has processed all events queued so far, that is when the next one is taken.
    pub fn mark(&self, handled: oneshot::Sender<()>) {
        self.add(Queued::Mark(handled));
    }

    /// Removes all marks, wherever they are in the queue.
    pub fn take_marks(&self) -> Vec<oneshot::Sender<()>> {
        let mut events = self.0.events.borrow_mut();
        let (mut kept, mut marks) = (VecDeque::with_capacity(events.len()), Vec::new());
        for queued in events.drain(..) {
            match queued {
                Queued::Mark(mark) => marks.push(mark),
                event @ Queued::Event(..) => kept.push_back(event),
            }
        }
        *events = kept;
        marks
    }

    /// Removes the last event of a call from the queue, if it is there.
    pub(crate) fn withdraw(&self, call: CallId) -> Option<CallEnd> {
        let mut events = self.0.events.borrow_mut();
        let at = events.iter().position(|queued| queued.ends(call))?;
        match events.remove(at) {
            Some(Queued::Event(_, end, _)) => end,
            _ => None,
        }
    }

    /// Whether the end of a call is still queued.
    pub(crate) fn holds_end_of(&self, call: CallId) -> bool {
        self.0.events.borrow().iter().any(|queued| queued.ends(call))
    }

    /// Whether this event of a socket is still queued.
    pub(crate) fn holds_socket_event(&self, of: CallId, kind: SocketEventKind) -> bool {
        let events = self.0.events.borrow();
        events.iter().any(|queued| match queued {
            Queued::Event(Some(Event::Socket { socket, happening, .. }), ..) => (*socket, *happening) == (of, kind),
            _ => false,
        })
    }

    /// Waits until the script has processed everything queued so far, or has ended.
    pub(crate) async fn heard(&self) {
        let (handled, heard) = oneshot::channel();
        self.mark(handled);
        drop(heard.await);
    }

    /// Waits until the queue has room, as backpressure for producers of streams.
    pub async fn room(&self) {
        loop {
            let emptied = self.0.emptied.notified();
            if self.has_room() {
                return;
            }
            emptied.await;
        }
    }

    fn has_room(&self) -> bool {
        let events = self.0.events.borrow();
        let bytes = |queued: &Queued| match queued {
            Queued::Event(_, _, charge) => charge.bytes(),
            Queued::Mark(_) => 0,
        };
        events.len() < CROWDED && events.iter().map(bytes).sum::<usize>() < CROWDED_BYTES
    }

    /// Whether the queue is empty.
    pub fn is_empty(&self) -> bool {
        self.0.events.borrow().is_empty()
    }

    /// Waits for an event or a wake-up.
    pub async fn touched(&self) {
        self.0.filled.notified().await;
    }

    /// Wakes the reader without an event.
    pub fn wake(&self) {
        self.0.filled.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use qiao_abi::PageLocation;

    use super::*;

    #[test]
    fn pages_to_open_count_until_they_are_taken() {
        let budget = Budget::new(100_000);
        let inbox = Inbox::new(budget.clone());
        let query = vec![("a".to_owned(), "x".repeat(10_000))];
        let location = PageLocation { route: "pages/a/a".to_owned(), tab: false, query };
        inbox.push(Event::Route(None, Route::Restart(location)));
        inbox.push(Event::Route(None, Route::Back(1)));
        assert!(budget.used() > 10_000 + 2 * EVENT);
        while inbox.take().is_some() {}
        assert_eq!(budget.used(), 0);
    }
}
