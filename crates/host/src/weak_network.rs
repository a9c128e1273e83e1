//! Detection of a weak network from the round-trip times of recent calls. The thresholds are rules of the platform.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use qiao_abi::PhaseTimings;
use qiao_rules::WeakNetwork;

/// The recent calls.
#[derive(Default)]
pub(crate) struct WeakNetworkState {
    slow: RefCell<VecDeque<bool>>,
    weak: Cell<bool>,
}

impl WeakNetworkState {
    /// Whether the network is weak.
    pub(crate) fn is_weak(&self) -> bool {
        self.weak.get()
    }

    /// Records a completed call; returns whether the state changed.
    pub(crate) fn saw(&self, rule: WeakNetwork, timings: &PhaseTimings, timed_out_connecting: bool) -> bool {
        let Some(slow) = is_slow(rule, timings, timed_out_connecting) else {
            return false;
        };
        let mut last = self.slow.borrow_mut();
        last.push_back(slow);
        if last.len() > rule.calls as usize {
            last.pop_front();
        }
        let weak = last.iter().filter(|slow| **slow).count() >= rule.slow as usize;
        self.weak.replace(weak) != weak
    }
}

/// Whether a call was slow: its round-trip time is that of connecting, or of the response on a reused connection.
fn is_slow(rule: WeakNetwork, timings: &PhaseTimings, timed_out_connecting: bool) -> Option<bool> {
    let answer = timings.request.1.zip(timings.response.0);
    let (from, to) = match timings.connect {
        _ if timed_out_connecting => return Some(true),
        (Some(from), Some(to)) => (from, to),
        _ => answer?,
    };
    Some(to.saturating_duration_since(from).as_millis() > u128::from(rule.round_trip))
}
