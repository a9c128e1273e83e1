//! Background and foreground: what a program may do in background, and for how long. All times are rules of the
//! platform, never constants here.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Duration;

use qiao_abi::{Event, Failure, HostValue, LifeChange, Record};
use qiao_rules::App;
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::state::ProgramState;

/// The life cycle state of one program.
#[derive(Default)]
pub(crate) struct Lifecycle {
    /// Since when it has been in background.
    since: Cell<Option<Instant>>,
    /// How often it has entered background, to invalidate actions scheduled for an earlier time.
    times: Cell<u64>,
    suspended: Cell<bool>,
    ended: Cell<bool>,
    /// What is to happen in background. Dropped with the program and when it comes back.
    timers: RefCell<JoinSet<()>>,
}

impl Lifecycle {
    /// Whether the script is suspended.
    pub(crate) fn is_suspended(&self) -> bool {
        self.suspended.get()
    }

    /// Nothing happens later any more.
    pub(crate) fn forget_timers(&self) {
        drop(self.timers.replace(JoinSet::new()));
    }

    /// Whether the program was ended in background.
    pub(crate) fn is_ended(&self) -> bool {
        self.ended.get()
    }
}

/// Moves the program to the background, unless it is there.
pub(crate) fn background(state: &Rc<ProgramState>) {
    let lifecycle = &state.lifecycle;
    if lifecycle.since.get().is_some() || lifecycle.ended.get() {
        return;
    }
    lifecycle.since.set(Some(Instant::now()));
    lifecycle.times.set(lifecycle.times.get() + 1);
    state.calls.journal.write(Record::Life(LifeChange::Background));
    state.calls.inbox.push(Event::Background);
    for (at, namespace) in state.namespaces.iter().enumerate() {
        let rules = &namespace.app.rules.background;
        later(state, rules.interrupts_after, move |state| interrupt(state, at));
        later(state, rules.cuts_sockets_after, move |state| cut_sockets(state, at));
    }
    if state.namespaces.iter().any(|namespace| namespace.app.stays_awake()) {
        return;
    }
    // All namespaces share one script: it is suspended when every platform would suspend it.
    let longest = |rule: fn(&ProgramState, usize) -> Option<u32>| {
        (0..state.namespaces.len())
            .map(|at| rule(state, at))
            .collect::<Option<Vec<_>>>()
            .and_then(|all| all.into_iter().max())
    };
    later(state, longest(|state, at| state.namespaces[at].app.rules.background.suspends_after), suspend);
    later(state, longest(|state, at| state.namespaces[at].app.rules.background.ends_after), end);
}

/// Moves the program to the foreground. Queued events are delivered before `onShow`, which gets `options` if they
/// differ from those of the last time.
pub(crate) fn foreground(state: &Rc<ProgramState>, options: Option<HostValue>) {
    let lifecycle = &state.lifecycle;
    if lifecycle.since.take().is_none() || lifecycle.ended.get() {
        return;
    }
    lifecycle.suspended.set(false);
    lifecycle.forget_timers();
    state.calls.journal.write(Record::Life(LifeChange::Foreground));
    state.calls.inbox.push(Event::Foreground(options));
}

/// Schedules an action after this many milliseconds, unless the program returns to the foreground first.
fn later(state: &Rc<ProgramState>, milliseconds: Option<u32>, what: impl FnOnce(&ProgramState) + 'static) {
    let Some(milliseconds) = milliseconds else {
        return;
    };
    let times = state.lifecycle.times.get();
    let mut timers = state.lifecycle.timers.borrow_mut();
    let state: Weak<ProgramState> = Rc::downgrade(state);
    timers.spawn_local(async move {
        tokio::time::sleep(Duration::from_millis(u64::from(milliseconds))).await;
        if let Some(state) = state.upgrade()
            && state.lifecycle.since.get().is_some()
            && state.lifecycle.times.get() == times
        {
            what(&state);
        }
    });
}

fn interrupt(state: &ProgramState, namespace: usize) {
    state.calls.cancel_all(Some(namespace), &Failure::Interrupted);
}

fn cut_sockets(state: &ProgramState, namespace: usize) {
    if let Some(namespace) = state.namespaces.get(namespace) {
        namespace.sockets.borrow().iter().for_each(|socket| socket.cancel.cancel(Failure::Interrupted));
    }
}

fn suspend(state: &ProgramState) {
    state.lifecycle.suspended.set(true);
    state.calls.journal.write(Record::Life(LifeChange::Suspended));
    state.calls.inbox.wake();
}

fn end(state: &ProgramState) {
    state.lifecycle.ended.set(true);
    state.calls.journal.write(Record::Life(LifeChange::Ended));
    state.calls.inbox.wake();
}

/// Why the network may not be used now, under the rules of an API object.
pub(crate) fn refusal(state: &ProgramState, app: &App) -> Option<Failure> {
    let since = state.lifecycle.since.get()?;
    let rule = app.rules.background.refuses_after?;
    let over = since.elapsed() >= Duration::from_millis(u64::from(rule));
    over.then_some(Failure::Background)
}
