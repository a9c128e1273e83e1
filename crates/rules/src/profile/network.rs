//! Rule groups: concurrency limits, timeouts, redirects, TLS and network state. Platforms fill them in `platforms/`;
//! `qiao rules` prints each field's doc comment, which must be a single line.

use qiao_abi::{Api, Function};

use crate::rule::group;
use crate::values::{
    CacheAges, ConcurrencyLimit, Dated, KindNames, NetworkField, PerClient, Qualities, ServiceSearch, WeakNetwork,
};

group! {
    /// Limits of concurrent calls.
    pub struct LimitRules => LimitValues {
        /// The concurrency limits, and which calls each of them counts.
        lanes: PerClient<&'static [ConcurrencyLimit]>,
        /// Whether a call above the limit waits rather than fails.
        waits: bool,
        /// Whether the time in the queue does not count towards the timeout.
        waiting_is_free: bool,
    }
}

group! {
    /// Timeouts.
    pub struct TimeoutRules => TimeoutValues {
        /// The default timeout of requests, in milliseconds.
        request: Dated<u32>,
        /// The default timeout of uploads and downloads, in milliseconds.
        transfer: Dated<u32>,
        /// The timeout, in milliseconds, above which devices were observed not to honour it, although it is accepted.
        doubtful: Option<u32>,
        /// The longest timeout that can be set, in milliseconds.
        longest: PerClient<Dated<Option<u32>>>,
        /// Whether the `timeout` option of a call is honoured.
        option: PerClient<Dated<bool>>,
        /// Whether the program's `networkTimeout` is honoured.
        configured: bool,
    }
}

group! {
    /// Redirects.
    pub struct RedirectRules => RedirectValues {
        /// The maximum number of redirects.
        limit: u32,
        /// Whether 301 and 302 change POST to GET, and 303 every method but HEAD.
        rewrites_method: bool,
        /// Whether `Authorization` is removed when a redirect leaves the origin.
        drops_authorization: bool,
        /// Whether a call can disable following redirects.
        manual: PerClient<Dated<bool>>,
    }
}

group! {
    /// TLS.
    pub struct TlsRules => TlsValues {
        /// The minimum TLS version.
        oldest: &'static str,
        /// Whether certificates are verified.
        verifies: bool,
        /// Whether a response that ends with the connection, without a TLS close_notify, is accepted.
        counts_cut_end: bool,
        /// Whether disabling domain checks also disables this check.
        skipped_with_domains: bool,
    }
}

group! {
    /// Network state.
    pub struct NetworkRules => NetworkValues {
        /// The network state functions.
        functions: PerClient<Dated<&'static [Function]>>,
        /// The names of network types.
        kinds: PerClient<Dated<KindNames>>,
        /// The fields of `getNetworkType` besides the type.
        fields: Dated<&'static [NetworkField]>,
        /// When a network counts as weak.
        weak: Option<WeakNetwork>,
        /// For how long a cache manager keeps the results of requests.
        cache: Option<CacheAges>,
        /// The search for services in the local network; none where clients cannot do it.
        discovery: PerClient<Option<ServiceSearch>>,
        /// The APIs that fail if the call requires the mobile network, because there is none.
        lacks_cellular: PerClient<Dated<&'static [Api]>>,
        /// The names of network quality levels.
        quality: Option<Qualities>,
    }
}
