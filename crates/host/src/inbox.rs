//! Events for the engine, in the order in which they happened. A call has ended for
//! script when its last event is taken out, not when it is put in: until then it can be aborted.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt;
use std::rc::Rc;

use qiao_abi::{Budget, CallEvent, CallId, Charge, Event, SocketEventKind};
use tokio::sync::{Notify, oneshot};

use crate::call::info::CallEnd;

/// A queue of events, which count against the program's budget while they wait. Clones are handles to the same queue.
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

/// How many events may wait before producers of streams have to wait.
const CROWDED: usize = 64;
/// How many bytes those events may have, if there are several.
const CROWDED_BYTES: usize = 4 * 1024 * 1024;
/// What an event takes beside its values, in bytes.
const EVENT: usize = 704;

#[expect(clippy::large_enum_variant, reason = "most of what waits is an event, and a box for each would cost more")]
enum Queued {
    /// An event, and the end of the call whose last event it is; without an event where script does not wait
    /// for the end.
    Event(Option<Event>, Option<CallEnd>, Charge),
    /// Resolves when script has taken all events before it.
    Mark(oneshot::Sender<()>),
}

impl Queued {
    fn ends(&self, call: CallId) -> bool {
        matches!(self, Queued::Event(_, Some(end), _) if end.info.id == call)
    }
}

/// How many bytes an event holds.
fn held_bytes(event: &Event) -> usize {
    EVENT
        + match event {
            Event::Call(_, CallEvent::Success(value) | CallEvent::Fail(value) | CallEvent::Progress(_, value))
            | Event::Notice(_, _, value)
            | Event::Plain { what: value, .. } => value.held_bytes(),
            Event::Timer(_) | Event::Relaunch | Event::Life(_) | Event::Route(..) | Event::Socket { .. } => 0,
        }
}

impl Inbox {
    /// An empty queue, whose events count against a budget.
    pub(crate) fn new(budget: Budget) -> Inbox {
        let (events, filled, emptied) = Default::default();
        Inbox(Rc::new(Shared { budget, events, filled, emptied }))
    }

    /// Adds an event.
    pub fn push(&self, event: Event) {
        let charge = self.0.budget.force(held_bytes(&event));
        self.push_held(event, charge);
    }

    /// Adds an event whose values count already.
    pub(crate) fn push_held(&self, event: Event, charge: Charge) {
        self.add(Queued::Event(Some(event), None, charge));
    }

    /// Adds the end of a call, with its last event if script waits for that.
    pub(crate) fn push_last(&self, event: Option<Event>, end: CallEnd) {
        let bytes = event.as_ref().map_or(EVENT, held_bytes) + end.held_bytes();
        self.add(Queued::Event(event, Some(end), self.0.budget.force(bytes)));
    }

    fn add(&self, queued: Queued) {
        self.0.events.borrow_mut().push_back(queued);
        self.0.filled.notify_one();
    }

    /// Takes the oldest event, with the end of a call that it tells of.
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

    /// Answers when script has heard everything that is here by now: once what comes next is taken.
    pub fn mark(&self, handled: oneshot::Sender<()>) {
        self.add(Queued::Mark(handled));
    }

    /// Takes out all marks, whatever stands before them.
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

    /// Takes the last event of a call out of the queue, if it is there.
    pub(crate) fn withdraw(&self, call: CallId) -> Option<CallEnd> {
        let mut events = self.0.events.borrow_mut();
        let at = events.iter().position(|queued| queued.ends(call))?;
        match events.remove(at) {
            Some(Queued::Event(_, end, _)) => end,
            _ => None,
        }
    }

    /// Whether script has yet to hear of the end of a call.
    pub(crate) fn holds_end_of(&self, call: CallId) -> bool {
        self.0.events.borrow().iter().any(|queued| queued.ends(call))
    }

    /// Whether script has yet to hear that this happened to a socket.
    pub(crate) fn holds_socket_event(&self, of: CallId, kind: SocketEventKind) -> bool {
        let events = self.0.events.borrow();
        events.iter().any(|queued| match queued {
            Queued::Event(Some(Event::Socket { socket, happening, .. }), ..) => (*socket, *happening) == (of, kind),
            _ => false,
        })
    }

    /// Waits until script has heard of everything that is here by now, or until no script is left.
    pub(crate) async fn heard(&self) {
        let (handled, heard) = oneshot::channel();
        self.mark(handled);
        drop(heard.await);
    }

    /// Waits until script has caught up, for those who have a stream of events to send.
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

    /// Whether nothing is waiting.
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
