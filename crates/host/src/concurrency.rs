//! Concurrency limits: a call gets a permit from all limits that count it, or waits in a queue. The limits are rules of
//! the platform. It must not know what a call does.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use qiao_abi::Api;
use qiao_rules::{ConcurrencyLimit, Per};
use rustc_hash::FxHashMap;
use tokio::sync::oneshot;

/// The concurrency limits of one namespace. Clones share them.
#[derive(Clone)]
pub(crate) struct ConcurrencyLimiter(Rc<Shared>);

struct Shared {
    lanes: &'static [ConcurrencyLimit],
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// Number of running calls, by limit and by host if the limit counts per host.
    running: FxHashMap<(usize, Option<String>), u32>,
    waiting: VecDeque<Waiting>,
}

struct Waiting {
    api: Api,
    host: String,
    turn: oneshot::Sender<Permit>,
}

/// Permission to run; dropping it admits the next call.
pub(crate) struct Permit {
    lanes: ConcurrencyLimiter,
    api: Api,
    host: String,
}

/// The result of entering.
pub(crate) enum Admission {
    /// The call may run.
    Granted(Permit),
    /// The call is queued; this resolves with its permit.
    Queued(oneshot::Receiver<Permit>),
}

impl ConcurrencyLimiter {
    pub(crate) fn new(lanes: &'static [ConcurrencyLimit]) -> ConcurrencyLimiter {
        ConcurrencyLimiter(Rc::new(Shared { lanes, state: RefCell::default() }))
    }

    /// Enters, or appends the call to the queue.
    pub(crate) fn enter(&self, api: Api, host: &str) -> Admission {
        let mut state = self.0.state.borrow_mut();
        if self.has_room(&state, api, host) {
            self.count(&mut state, api, host, 1);
            return Admission::Granted(Permit { lanes: self.clone(), api, host: host.to_owned() });
        }
        let (turn, wait) = oneshot::channel();
        state.waiting.push_back(Waiting { api, host: host.to_owned(), turn });
        Admission::Queued(wait)
    }

    /// The smallest limit that counts an API.
    pub(crate) fn limit(&self, api: Api) -> u32 {
        self.counting(api).map(|(_, lane)| lane.limit).min().unwrap_or(u32::MAX)
    }

    fn counting(&self, api: Api) -> impl Iterator<Item = (usize, &'static ConcurrencyLimit)> {
        self.0.lanes.iter().enumerate().filter(move |(_, lane)| lane.apis.contains(&api))
    }

    fn has_room(&self, state: &State, api: Api, host: &str) -> bool {
        self.counting(api).all(|(at, lane)| {
            let running = state.running.get(&key(at, lane, host)).copied().unwrap_or(0);
            running < lane.limit
        })
    }

    fn count(&self, state: &mut State, api: Api, host: &str, change: i32) {
        for (at, lane) in self.counting(api) {
            let running = state.running.entry(key(at, lane, host)).or_default();
            *running = running.saturating_add_signed(change);
        }
    }

    /// Grants permits to all calls that fit, in order of arrival.
    fn admit_waiting(&self) {
        loop {
            let (waiting, place) = {
                let mut state = self.0.state.borrow_mut();
                let Some(at) =
                    state.waiting.iter().position(|waiting| self.has_room(&state, waiting.api, &waiting.host))
                else {
                    return;
                };
                let Some(waiting) = state.waiting.remove(at) else {
                    return;
                };
                if waiting.turn.is_closed() {
                    continue;
                }
                self.count(&mut state, waiting.api, &waiting.host, 1);
                let place = Permit { lanes: self.clone(), api: waiting.api, host: waiting.host.clone() };
                (waiting, place)
            };
            // If the caller gave up meanwhile, the permit is dropped, which admits the next call.
            drop(waiting.turn.send(place));
        }
    }
}

fn key(at: usize, lane: &ConcurrencyLimit, host: &str) -> (usize, Option<String>) {
    match lane.per {
        Per::Program => (at, None),
        Per::Host => (at, Some(host.to_owned())),
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let lanes = self.lanes.clone();
        lanes.count(&mut lanes.0.state.borrow_mut(), self.api, &self.host, -1);
        lanes.admit_waiting();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &[ConcurrencyLimit] = &[ConcurrencyLimit { apis: &[Api::Request], limit: 2, per: Per::Program }];
    const ONE_PER_HOST: &[ConcurrencyLimit] = &[
        ConcurrencyLimit { apis: &[Api::Request], limit: 1, per: Per::Host },
        ConcurrencyLimit { apis: &[Api::Request], limit: 3, per: Per::Program },
    ];

    fn enter(lanes: &ConcurrencyLimiter, host: &str) -> Result<Permit, oneshot::Receiver<Permit>> {
        match lanes.enter(Api::Request, host) {
            Admission::Granted(place) => Ok(place),
            Admission::Queued(wait) => Err(wait),
        }
    }

    #[test]
    fn calls_over_the_limit_wait_first_in_first_out() {
        let lanes = ConcurrencyLimiter::new(TWO);
        let first = enter(&lanes, "a").ok().unwrap();
        let _second = enter(&lanes, "a").ok().unwrap();
        let mut third = enter(&lanes, "a").err().unwrap();
        let mut fourth = enter(&lanes, "a").err().unwrap();
        drop(first);
        let place = third.try_recv().unwrap();
        assert!(fourth.try_recv().is_err());
        drop(place);
        assert!(fourth.try_recv().is_ok());
    }

    #[test]
    fn a_waiter_that_gave_up_is_passed_over() {
        let lanes = ConcurrencyLimiter::new(TWO);
        let places = [enter(&lanes, "a").ok().unwrap(), enter(&lanes, "a").ok().unwrap()];
        drop(enter(&lanes, "a").err().unwrap());
        let mut next = enter(&lanes, "a").err().unwrap();
        drop(places);
        assert!(next.try_recv().is_ok());
        assert!(enter(&lanes, "a").is_ok(), "every place was given back");
    }

    #[test]
    fn a_full_host_does_not_hold_up_another() {
        let lanes = ConcurrencyLimiter::new(ONE_PER_HOST);
        let _a = enter(&lanes, "a").ok().unwrap();
        let _waiting = enter(&lanes, "a").err().unwrap();
        let _b = enter(&lanes, "b").ok().unwrap();
        let _c = enter(&lanes, "c").ok().unwrap();
        assert!(enter(&lanes, "d").is_err(), "the program's own limit");
        assert_eq!(lanes.limit(Api::Request), 1);
    }
}
