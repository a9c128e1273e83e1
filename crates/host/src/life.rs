//! Background and foreground: what a program may do out of sight, and for how long.

use std::cell::Cell;
use std::rc::{Rc, Weak};
use std::time::Duration;

use qiao_abi::{Event, Failure, Life, LifeChange, Record};
use tokio::time::Instant;

use crate::program::State;

/// The life of one program.
#[derive(Default)]
pub struct Course {
    /// Since when it is in background.
    since: Cell<Option<Instant>>,
    /// How often it has gone there: what was meant for an earlier time does not count any more.
    times: Cell<u64>,
    suspended: Cell<bool>,
    ended: Cell<bool>,
}

impl Course {
    /// Whether script is suspended.
    pub fn is_suspended(&self) -> bool {
        self.suspended.get()
    }

    /// Whether the program was ended in background.
    pub fn is_ended(&self) -> bool {
        self.ended.get()
    }
}

/// Takes the program out of sight; once is enough.
pub fn background(state: &Rc<State>) {
    let course = &state.course;
    if course.since.get().is_some() || course.ended.get() {
        return;
    }
    course.since.set(Some(Instant::now()));
    course.times.set(course.times.get() + 1);
    state.journal.write(Record::Life(LifeChange::Background));
    state.inbox.push(Event::Life(Life::Background));
    for (at, space) in state.spaces.iter().enumerate() {
        let rules = &space.app.profile.background;
        later(state, rules.interrupts_after.value, move |state| interrupt(state, at));
        later(state, rules.cuts_sockets_after.value, move |state| cut_sockets(state, at));
    }
    if state.spaces.iter().any(|space| space.app.stays_awake()) {
        return;
    }
    // Script is one for all spaces: it is suspended where every platform would.
    let longest = |rule: fn(&State, usize) -> Option<u32>| {
        (0..state.spaces.len())
            .map(|at| rule(state, at))
            .collect::<Option<Vec<_>>>()
            .and_then(|all| all.into_iter().max())
    };
    later(state, longest(|state, at| state.spaces[at].app.profile.background.suspends_after.value), suspend);
    later(state, longest(|state, at| state.spaces[at].app.profile.background.ends_after.value), end);
}

/// Brings the program back. What waited is delivered before it hears of that.
pub fn foreground(state: &Rc<State>) {
    let course = &state.course;
    if course.since.take().is_none() || course.ended.get() {
        return;
    }
    course.suspended.set(false);
    state.journal.write(Record::Life(LifeChange::Foreground));
    state.inbox.push(Event::Life(Life::Foreground));
}

/// Does something after so many milliseconds, unless the program has come back by then.
fn later(state: &Rc<State>, milliseconds: Option<u32>, what: impl FnOnce(&State) + 'static) {
    let Some(milliseconds) = milliseconds else {
        return;
    };
    let times = state.course.times.get();
    let state: Weak<State> = Rc::downgrade(state);
    tokio::task::spawn_local(async move {
        tokio::time::sleep(Duration::from_millis(u64::from(milliseconds))).await;
        if let Some(state) = state.upgrade()
            && state.course.since.get().is_some()
            && state.course.times.get() == times
        {
            what(&state);
        }
    });
}

fn interrupt(state: &State, space: usize) {
    let calls: Vec<_> = state.calls.borrow().values().filter(|call| call.space == space).cloned().collect();
    for call in calls {
        call.cancel.cancel(Failure::Interrupted);
    }
}

fn cut_sockets(state: &State, space: usize) {
    if let Some(space) = state.spaces.get(space) {
        space.sockets.borrow().iter().for_each(|socket| socket.cancel.cancel(Failure::Interrupted));
    }
}

fn suspend(state: &State) {
    state.course.suspended.set(true);
    state.journal.write(Record::Life(LifeChange::Suspended));
    state.inbox.wake();
}

fn end(state: &State) {
    state.course.ended.set(true);
    state.journal.write(Record::Life(LifeChange::Ended));
    state.inbox.wake();
}

/// Why a call may not be made now.
pub fn refusal(state: &State, space: usize) -> Option<Failure> {
    let since = state.course.since.get()?;
    let rule = state.spaces.get(space)?.app.profile.background.refuses_after.value?;
    let over = since.elapsed() >= Duration::from_millis(u64::from(rule));
    over.then_some(Failure::Background)
}
