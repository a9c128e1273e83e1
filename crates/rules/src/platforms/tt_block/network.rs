//! Feishu and Lark blocks: concurrency limits, timeouts, redirects, TLS and network state. Data only; the values are
//! resolved and applied elsewhere.

use qiao_abi::Api;

use crate::profile::{LimitRules, NetworkRules, RedirectRules, TimeoutRules, TlsRules};
use crate::rule::{assumed, doc, not_applicable};
use crate::values::{ConcurrencyLimit, Dated, KindNames, Per, PerClient, Version};

pub(super) const LIMITS: LimitRules = LimitRules {
    lanes: doc(
        PerClient::all(&[ConcurrencyLimit { apis: &[Api::Request], limit: 5, per: Per::Program }]),
        "TTB-REQ-010",
        "feishu-seed-block-network",
    ),
    waits: assumed(true, "TTB-REQ-011"),
    waiting_is_free: assumed(true, "TTB-REQ-011"),
};

pub(super) const TIMEOUTS: TimeoutRules = TimeoutRules {
    request: doc(Dated(&[(Version(0, 0, 0), 60_000)]), "TTB-REQ-009", "feishu-seed-block-network"),
    transfer: not_applicable(Dated(&[(Version(0, 0, 0), 60_000)]), "TTB-REQ-009"),
    longest: doc(
        PerClient::all(Dated(&[(Version(0, 0, 0), Some(60_000))])),
        "TTB-REQ-009",
        "feishu-seed-block-network",
    ),
    option: doc(PerClient::all(Dated(&[(Version(0, 0, 0), false)])), "TTB-REQ-009", "feishu-seed-block-network"),
    doubtful: not_applicable(None, "TTB-REQ-009"),
    configured: doc(false, "TTB-REQ-009", "feishu-seed-block-network"),
};

pub(super) const REDIRECTS: RedirectRules = RedirectRules {
    limit: doc(20, "TTB-CORS-063", "whatwg-fetch"),
    rewrites_method: doc(true, "TTB-CORS-066", "whatwg-fetch"),
    drops_authorization: doc(true, "TTB-CORS-067", "whatwg-fetch"),
    manual: not_applicable(PerClient::all(Dated(&[(Version(0, 0, 0), false)])), "TTB-CORS-063"),
};

pub(super) const TLS: TlsRules = TlsRules {
    oldest: assumed("1.2", "TTB-REQ-005"),
    verifies: doc(true, "TTB-REQ-005", "feishu-seed-block-network"),
    counts_cut_end: assumed(true, "TTB-REQ-005"),
    skipped_with_domains: assumed(true, "TTB-REQ-005"),
};

pub(super) const NETWORK: NetworkRules = NetworkRules {
    functions: doc(PerClient::all(Dated(&[(Version(0, 0, 0), &[])])), "TTB-REQ-030", "feishu-block-api-tree"),
    kinds: not_applicable(
        PerClient::all(Dated(&[(
            Version(0, 0, 0),
            KindNames { none: "none", wifi: "wifi", mobile: ["2g", "3g", "4g", "4g"], unknown: "unknown" },
        )])),
        "TTB-REQ-001",
    ),
    fields: not_applicable(Dated(&[(Version(0, 0, 0), &[])]), "TTB-REQ-001"),
    weak: not_applicable(None, "TTB-REQ-001"),
    cache: not_applicable(None, "TTB-REQ-001"),
    discovery: not_applicable(PerClient::all(None), "TTB-REQ-001"),
    lacks_cellular: not_applicable(PerClient::all(Dated(&[(Version(0, 0, 0), &[])])), "TTB-REQ-001"),
    quality: not_applicable(None, "TTB-REQ-001"),
};
