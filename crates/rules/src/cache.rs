//! The cache manager of a program: for how long it keeps results, and what is said of a call that it answers. Matching
//! and keeping are script's.

use qiao_abi::{CacheState, Outcome, Reason, Remedy, Verdict};

use crate::app::App;
use crate::rule::basis;

/// The limits of a cache manager, and whether it uses its cache in the mode for weak networks.
pub fn state(app: &App, weak: bool) -> CacheState {
    let ages = app.rules.network.cache.unwrap_or_default();
    CacheState { weak, usual: ages.usual as f64, longest: ages.longest as f64 }
}

/// The verdict for a call that the program answered itself.
pub fn answered(app: &App) -> Verdict {
    let decision = basis!(app.rules, network.cache).decides(Reason::AnsweredByCache, Remedy::AskNetwork);
    decision.verdict(Outcome::Changed)
}
