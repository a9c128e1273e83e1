//! Feishu and Lark blocks: limits, time-outs, redirects, TLS and the state of the network. Data only; the values
//! are resolved and applied elsewhere.

use qiao_abi::Api;

use crate::profile::{LimitRules, NetworkRules, RedirectRules, TimeoutRules, TlsRules};
use crate::rule::{assumed, doc};
use crate::values::{ConcurrencyLimit, Dated, KindNames, Per, PerClient, Version};

pub(super) const LIMITS: LimitRules = LimitRules {
    lanes: doc(
        PerClient::all(&[ConcurrencyLimit { apis: &[Api::Request], limit: 5, per: Per::Program }]),
        "TTB-REQ-010",
        "block network guide, 2023-11-24",
    ),
    waits: assumed(true, "TTB-REQ-011"),
    waiting_is_free: assumed(true, "TTB-REQ-011"),
};

pub(super) const TIMEOUTS: TimeoutRules = TimeoutRules {
    request: doc(Dated(&[(Version(0, 0, 0), 60_000)]), "TTB-REQ-009", "block network guide, 2023-11-24"),
    transfer: doc(Dated(&[(Version(0, 0, 0), 60_000)]), "TTB-REQ-009", "block network guide, 2023-11-24"),
    longest: doc(
        PerClient::all(Dated(&[(Version(0, 0, 0), Some(60_000))])),
        "TTB-REQ-009",
        "block network guide, 2023-11-24",
    ),
    option: doc(PerClient::all(Dated(&[(Version(0, 0, 0), false)])), "TTB-REQ-009", "block network guide, 2023-11-24"),
    configured: doc(false, "TTB-REQ-009", "block network guide, 2023-11-24"),
};

pub(super) const REDIRECTS: RedirectRules = RedirectRules {
    limit: doc(20, "TTB-CORS-063", "Fetch standard"),
    rewrites_method: doc(true, "TTB-CORS-066", "Fetch standard"),
    drops_authorization: doc(true, "TTB-CORS-067", "Fetch standard"),
    manual: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), false)])), "TTB-CORS-063"),
};

pub(super) const TLS: TlsRules = TlsRules {
    oldest: assumed("1.2", "TTB-REQ-005"),
    verifies: doc(true, "TTB-REQ-005", "block network guide, 2023-11-24"),
    skipped_with_domains: assumed(true, "TTB-REQ-005"),
};

pub(super) const NETWORK: NetworkRules = NetworkRules {
    functions: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), &[])])), "TTB-REQ-001"),
    kinds: assumed(
        PerClient::all(Dated(&[(
            Version(0, 0, 0),
            KindNames { none: "none", wifi: "wifi", mobile: ["2g", "3g", "4g", "4g"], unknown: "unknown" },
        )])),
        "TTB-REQ-001",
    ),
    fields: assumed(Dated(&[(Version(0, 0, 0), &[])]), "TTB-REQ-001"),
    weak: assumed(None, "TTB-REQ-001"),
    lacks_cellular: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), &[])])), "TTB-REQ-001"),
    quality: assumed(None, "TTB-REQ-001"),
};
