//! The time for a whole call: its own option, the program's configuration, the default.

use std::time::Duration;

use qiao_abi::{Api, Arg};

use crate::app::App;

/// Some 24 days: what a 32-bit count of milliseconds holds.
const LONGEST_TIMER: u32 = i32::MAX.unsigned_abs();

/// The time for a call with this `timeout` option.
pub(crate) fn of(app: &App, api: Api, option: &Arg<f64>) -> Duration {
    let rules = &app.rules.timeouts;
    let option = option.value().copied().filter(|_| rules.option).and_then(milliseconds);
    let configured = app.configured_timeout(api).filter(|time| rules.configured && !time.is_zero());
    let default = if api == Api::Request { rules.request } else { rules.transfer };
    let longest = rules.longest.unwrap_or(LONGEST_TIMER);
    option.or(configured).unwrap_or(millis(default)).min(millis(longest))
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
