//! The time for a whole call: its own option, the program's configuration, the default; and which of them it is.

use std::time::Duration;

use qiao_abi::{Api, Arg, Deadline};

use crate::app::App;
use crate::rule::{Basis, basis};

/// Some 24 days: what a 32-bit count of milliseconds holds.
const LONGEST_TIMER: u32 = i32::MAX.unsigned_abs();

/// How long a call may take, and the rule that says so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeLimit {
    /// The time.
    pub time: Duration,
    /// What set it.
    pub deadline: Deadline,
    pub(crate) basis: Basis,
}

/// The time for a call with this `timeout` option.
pub(crate) fn of(app: &App, api: Api, option: &Arg<f64>) -> TimeLimit {
    let rules = &app.rules.timeouts;
    let option = option.value().copied().filter(|_| rules.option).and_then(milliseconds);
    let configured = app.configured_timeout(api).filter(|time| rules.configured && !time.is_zero());
    let (time, deadline, basis) = match (option, configured, api) {
        (Some(time), _, _) => (time, Deadline::Option, basis!(app.rules, timeouts.option)),
        (_, Some(time), _) => (time, Deadline::Configured, basis!(app.rules, timeouts.configured)),
        (_, _, Api::Request) => (millis(rules.request), Deadline::Default, basis!(app.rules, timeouts.request)),
        _ => (millis(rules.transfer), Deadline::Default, basis!(app.rules, timeouts.transfer)),
    };
    let longest = millis(rules.longest.unwrap_or(LONGEST_TIMER));
    match time > longest {
        true => TimeLimit { time: longest, deadline: Deadline::Longest, basis: basis!(app.rules, timeouts.longest) },
        false => TimeLimit { time, deadline, basis },
    }
}

/// A time that script or a file gives in milliseconds; `None` for one that is no time, or none at all. One that
/// is too long for a [`Duration`] is the longest there is.
pub fn milliseconds(given: f64) -> Option<Duration> {
    let usable = given.is_finite() && given > 0.0;
    usable.then(|| Duration::try_from_secs_f64(given / 1000.0).unwrap_or(Duration::MAX))
}

fn millis(milliseconds: u32) -> Duration {
    Duration::from_millis(u64::from(milliseconds))
}
