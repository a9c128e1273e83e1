//! The time for a whole call: its own option, the program's configuration, the default.

use std::time::Duration;

use qiao_abi::{Api, Arg};

use crate::app::App;

/// Some 24 days: what a 32-bit count of milliseconds holds.
const LONGEST_TIMER: f64 = 2_147_483_647.0;

/// The time for a call with this `timeout` option.
pub fn of(app: &App, api: Api, option: &Arg<f64>) -> Duration {
    let rules = &app.profile.timeouts;
    let usable = |milliseconds: &f64| milliseconds.is_finite() && *milliseconds > 0.0;
    let counts = rules.option.value.on(app.client).at(app.base_library);
    let option = option.value().copied().filter(|_| counts).filter(usable);
    let configured = app.configured_timeout(api).filter(|_| rules.configured.value).filter(usable);
    let default = if api == Api::Request { &rules.request } else { &rules.transfer };
    let default = f64::from(default.value.at(app.base_library));
    let longest = rules.longest.value.on(app.client).at(app.base_library).map_or(LONGEST_TIMER, f64::from);
    Duration::from_secs_f64(option.or(configured).unwrap_or(default).min(longest) / 1000.0)
}
