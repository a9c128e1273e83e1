//! The running calls of one program, with its inbox and its journal: what is needed to end a call. It must not know how
//! a call is executed.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use qiao_abi::{Budget, CallId, Event, Failure};

use super::info::CallEnd;
use super::tasks::Tasks;
use crate::cancel::Cancel;
use crate::inbox::Inbox;
use crate::journal::Journal;
use crate::panics::caught_later;

/// The calls of one program.
pub(crate) struct CallTable {
    pub inbox: Inbox,
    pub journal: Journal,
    /// What carries the calls out.
    tasks: Tasks,
    /// In order, so that ending them all ends them in the same order in every run.
    running: RefCell<BTreeMap<CallId, Running>>,
}

/// A network call that is running or queued.
struct Running {
    /// The index of its namespace.
    namespace: usize,
    cancel: Cancel,
    /// Whether the script has progress listeners.
    has_listeners: bool,
}

/// Bytes that the task of a call may take: it is made for each call.
const LARGEST_TASK: usize = 6 * 1024;

impl CallTable {
    pub(crate) fn new(journal: Journal, budget: Budget) -> CallTable {
        CallTable { inbox: Inbox::new(budget), journal, tasks: Tasks::default(), running: RefCell::default() }
    }

    /// Runs what carries a call out. A panic in it, such as one of the embedder's connector, ends the task.
    pub(crate) fn spawn<F: Future<Output = ()> + 'static>(self: &Rc<Self>, task: F) {
        const { assert!(size_of::<F>() <= LARGEST_TASK, "a future is passed by value to one that waits for it") };
        let table = Rc::downgrade(self);
        // In a box, because whatever has it in itself is copied as it is spawned.
        let mut task = Box::pin(task);
        self.tasks.spawn(async move {
            if let Err(message) = caught_later(task.as_mut()).await
                && let Some(table) = table.upgrade()
            {
                table.panicked(message);
            }
        });
    }

    /// Waits for what uses the network on behalf of a call: the embedder's connector, for one.
    ///
    /// # Errors
    /// It panicked.
    pub(crate) async fn guard<T>(&self, act: Pin<&mut impl Future<Output = T>>) -> Result<T, Failure> {
        caught_later(act).await.map_err(|message| {
            self.panicked(message);
            Failure::Closed
        })
    }

    fn panicked(&self, message: String) {
        self.journal.panicked("in the connector or its connection", message);
        self.inbox.wake();
    }

    /// Adds a call.
    ///
    /// # Errors
    /// As many are running as may run.
    pub(crate) fn begin(&self, id: CallId, namespace: usize, limit: usize) -> Result<Cancel, Failure> {
        let mut running = self.running.borrow_mut();
        if running.len() >= limit {
            return Err(Failure::Busy(u32::try_from(limit).unwrap_or(u32::MAX)));
        }
        let cancel = Cancel::default();
        running.insert(id, Running { namespace, cancel: cancel.clone(), has_listeners: false });
        Ok(cancel)
    }

    /// Removes a call that has ended.
    pub(crate) fn end(&self, id: CallId) {
        self.running.borrow_mut().remove(&id);
    }

    /// Waits until nothing carries a call out any more.
    pub(crate) async fn ended(&self) {
        self.tasks.ended().await;
    }

    /// Drops what carries calls out, wherever it is.
    pub(crate) fn abort(&self) {
        self.tasks.abort();
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.running.borrow().is_empty()
    }

    /// The calls, in order.
    pub(crate) fn pending(&self) -> Vec<CallId> {
        self.running.borrow().keys().copied().collect()
    }

    /// Script listens to the progress of a call from now on.
    pub(crate) fn subscribe(&self, id: CallId) {
        if let Some(running) = self.running.borrow_mut().get_mut(&id) {
            running.has_listeners = true;
        }
    }

    pub(crate) fn has_listeners(&self, id: CallId) -> bool {
        self.running.borrow().get(&id).is_some_and(|running| running.has_listeners)
    }

    /// Cancels a call with this failure; returns whether it was running.
    pub(crate) fn cancel(&self, id: CallId, reason: Failure) -> bool {
        let cancel = self.running.borrow().get(&id).map(|running| running.cancel.clone());
        cancel.inspect(|cancel| cancel.cancel(reason)).is_some()
    }

    /// Cancels every call of a namespace, or of all, with this failure.
    pub(crate) fn cancel_all(&self, namespace: Option<usize>, reason: &Failure) {
        let running = self.running.borrow();
        let meant = running.values().filter(|call| namespace.is_none_or(|namespace| call.namespace == namespace));
        let cancels: Vec<Cancel> = meant.map(|call| call.cancel.clone()).collect();
        drop(running);
        cancels.iter().for_each(|cancel| cancel.cancel(reason.clone()));
    }

    /// The oldest event for the script. If it ends a call, the end is recorded.
    pub(crate) fn next_event(&self) -> Option<Event> {
        loop {
            let (event, end) = self.inbox.take()?;
            if let Some(end) = end {
                self.record(end);
            }
            if event.is_some() {
                return event;
            }
        }
    }

    /// Records the end of a call, which the script receives now.
    pub(crate) fn record(&self, end: CallEnd) {
        self.journal.write(end.into_record());
    }
}

#[cfg(test)]
mod tests {
    use qiao_abi::{Api, CallEvent, HostValue, Record};
    use qiao_rules::{App, Platform};

    use super::super::info::CallInfo;
    use super::super::reply::Reply;
    use super::*;
    use crate::clock::Clock;

    fn info(id: u32, awaited: bool) -> CallInfo {
        let app = Rc::new(App::new(Platform::ALL[0].profile()));
        CallInfo {
            app,
            id: CallId(id),
            api: Api::Request,
            subject: String::new(),
            request_id: None,
            resent: Vec::new(),
            awaited,
        }
    }

    #[test]
    fn an_end_that_nobody_waits_for_is_recorded_in_its_order_and_is_no_event() {
        let table = Rc::new(CallTable::new(Journal::new(Clock::system()), Budget::default()));
        let ended = Rc::new(RefCell::new(Vec::new()));
        let sink = ended.clone();
        table.journal.listen(Box::new(move |entry: &qiao_abi::Entry| {
            if let Record::End { call, .. } = &entry.record {
                sink.borrow_mut().push(call.0);
            }
        }));
        for (id, awaited) in [(1, true), (2, false), (3, true), (4, false)] {
            Reply::new(&table, info(id, awaited)).success(HostValue::Undefined, None);
        }
        let event = |id| Some(Event::Call(CallId(id), CallEvent::Success(HostValue::Undefined)));
        assert_eq!(table.next_event(), event(1));
        assert_eq!(*ended.borrow(), [1]);
        assert_eq!(table.next_event(), event(3));
        assert_eq!(*ended.borrow(), [1, 2, 3]);
        assert_eq!(table.next_event(), None);
        assert_eq!(*ended.borrow(), [1, 2, 3, 4]);
    }
}
