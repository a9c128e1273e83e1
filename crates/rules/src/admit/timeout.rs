//! The time limit of a call, from its `timeout` option, the program's configuration or the platform's default, and
//! which of them applies.

use std::time::Duration;

use qiao_abi::{Api, Arg, Deadline};

use crate::app::App;
use crate::rule::{Basis, basis};

/// About 24 days: the largest timer in milliseconds that fits a signed 32-bit integer.
const LONGEST_TIMER: u32 = i32::MAX.unsigned_abs();

/// The time limit of a call, with the rule that sets it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeLimit {
    /// The limit for the whole call.
    pub time: Duration,
    /// Where the limit comes from.
    pub deadline: Deadline,
    pub(crate) basis: Basis,
}

/// The time limit of a call with this `timeout` option.
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

/// Converts a time in milliseconds from a script or a file; `None` unless it is positive and finite. A time too long
/// for a [`Duration`] becomes [`Duration::MAX`].
pub fn milliseconds(given: f64) -> Option<Duration> {
    let usable = given.is_finite() && given > 0.0;
    usable.then(|| Duration::try_from_secs_f64(given / 1000.0).unwrap_or(Duration::MAX))
}

fn millis(milliseconds: u32) -> Duration {
    Duration::from_millis(u64::from(milliseconds))
}
