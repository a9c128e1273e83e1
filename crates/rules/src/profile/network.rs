//! What a platform says of limits, time-outs, redirects, TLS and the state of the network. The
//! fields' documentation is what `qiao rules` prints.

use qiao_abi::{Api, Function};

use crate::rule::group;
use crate::values::{ConcurrencyLimit, Dated, KindNames, NetworkField, PerClient, Qualities, WeakNetwork};

group! {
    /// How many calls run at once.
    pub struct LimitRules => LimitValues {
        /// Which calls are counted together, and how many may run.
        lanes: PerClient<&'static [ConcurrencyLimit]>,
        /// Whether a call above the limit waits; otherwise it fails.
        waits: bool,
        /// Whether the clock of a waiting call stands still.
        waiting_is_free: bool,
    }
}

group! {
    /// How long a call may take.
    pub struct TimeoutRules => TimeoutValues {
        /// The time for a request, in milliseconds.
        request: Dated<u32>,
        /// The time for an upload or a download, in milliseconds.
        transfer: Dated<u32>,
        /// Above which a time, in milliseconds, was seen not to hold, although it is allowed.
        doubtful: Option<u32>,
        /// The longest time that can be set, in milliseconds.
        longest: PerClient<Dated<Option<u32>>>,
        /// Whether the option `timeout` of a call counts.
        option: PerClient<Dated<bool>>,
        /// Whether the program's `networkTimeout` counts.
        configured: bool,
    }
}

group! {
    /// Redirects.
    pub struct RedirectRules => RedirectValues {
        /// How many are followed.
        limit: u32,
        /// Whether 301 and 302 turn POST into GET, and 303 everything but HEAD.
        rewrites_method: bool,
        /// Whether `Authorization` is left out once a redirect leaves the origin.
        drops_authorization: bool,
        /// Whether a call can ask that redirects are not followed.
        manual: PerClient<Dated<bool>>,
    }
}

group! {
    /// Transport security.
    pub struct TlsRules => TlsValues {
        /// The oldest version of TLS that is accepted.
        oldest: &'static str,
        /// Whether certificates are verified.
        verifies: bool,
        /// Whether an answer counts that ends with the connection although TLS did not announce the end.
        counts_cut_end: bool,
        /// Whether switching the domain check off switches this check off as well.
        skipped_with_domains: bool,
    }
}

group! {
    /// What script hears of the network's condition.
    pub struct NetworkRules => NetworkValues {
        /// The functions.
        functions: PerClient<Dated<&'static [Function]>>,
        /// The kinds of networks, as script is told of them.
        kinds: PerClient<Dated<KindNames>>,
        /// What `getNetworkType` tells beside the kind.
        fields: Dated<&'static [NetworkField]>,
        /// When a network counts as weak.
        weak: Option<WeakNetwork>,
        /// The APIs whose calls are refused if they insist on the mobile network, for there is none.
        lacks_cellular: PerClient<Dated<&'static [Api]>>,
        /// How good a network is, in words.
        quality: Option<Qualities>,
    }
}
