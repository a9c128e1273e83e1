//! Feishu and Lark gadgets: concurrency limits, timeouts, redirects, TLS and network state. Data only; the values are
//! resolved and applied elsewhere.

use qiao_abi::{Api, Form, Function};

use crate::profile::{LimitRules, NetworkRules, RedirectRules, TimeoutRules, TlsRules};
use crate::rule::{assumed, doc, not_applicable};
use crate::values::{ConcurrencyLimit, Dated, KindNames, Per, PerClient, Qualities, Version};

pub(super) const LIMITS: LimitRules = LimitRules {
    lanes: doc(
        PerClient::all(&[
            ConcurrencyLimit { apis: &[Api::Request], limit: 10, per: Per::Program },
            ConcurrencyLimit { apis: &[Api::UploadFile], limit: 5, per: Per::Program },
            ConcurrencyLimit { apis: &[Api::DownloadFile], limit: 5, per: Per::Program },
        ]),
        "TTG-REQ-034",
        "feishu-seed-gadget-request",
    ),
    waits: assumed(true, "TTG-REQ-035"),
    waiting_is_free: assumed(true, "TTG-REQ-037"),
};

pub(super) const TIMEOUTS: TimeoutRules = TimeoutRules {
    request: doc(Dated(&[(Version(0, 0, 0), 60_000)]), "TTG-REQ-037", "feishu-global-settings"),
    transfer: doc(Dated(&[(Version(0, 0, 0), 60_000)]), "TTG-UP-010", "feishu-global-settings"),
    longest: doc(PerClient::all(Dated(&[(Version(0, 0, 0), Some(60_000))])), "TTG-CFG-001", "feishu-global-settings"),
    option: doc(PerClient::all(Dated(&[(Version(0, 0, 0), false)])), "TTG-REQ-038", "feishu-global-settings"),
    doubtful: not_applicable(None, "TTG-REQ-037"),
    configured: doc(true, "TTG-CFG-001", "feishu-global-settings"),
};

pub(super) const REDIRECTS: RedirectRules = RedirectRules {
    limit: assumed(20, "TTG-REQ-054"),
    rewrites_method: assumed(true, "TTG-REQ-054"),
    drops_authorization: assumed(true, "TTG-REQ-054"),
    manual: not_applicable(PerClient::all(Dated(&[(Version(0, 0, 0), false)])), "TTG-REQ-054"),
};

pub(super) const TLS: TlsRules = TlsRules {
    oldest: assumed("1.2", "TTG-REQ-056"),
    verifies: assumed(true, "TTG-REQ-056"),
    counts_cut_end: assumed(true, "TTG-REQ-056"),
    skipped_with_domains: assumed(true, "TTG-REQ-057"),
};

pub(super) const NETWORK: NetworkRules = NetworkRules {
    functions: doc(
        PerClient { android: LISTENING, ios: LISTENING, devtools: LISTENING, pc: ASKING },
        "TTG-NET-003",
        "feishu-network-status",
    ),
    kinds: doc(
        PerClient {
            android: Dated(&[(Version(0, 0, 0), PHONE)]),
            ios: Dated(&[(Version(0, 0, 0), PHONE)]),
            devtools: Dated(&[(Version(0, 0, 0), PHONE)]),
            pc: Dated(&[(Version(0, 0, 0), DESKTOP)]),
        },
        "TTG-NET-001",
        "feishu-network-status",
    ),
    fields: not_applicable(Dated(&[(Version(0, 0, 0), &[])]), "TTG-NET-001"),
    weak: not_applicable(None, "TTG-NET-004"),
    cache: not_applicable(None, "TTG-NET-004"),
    discovery: not_applicable(PerClient::all(None), "TTG-NET-004"),
    lacks_cellular: not_applicable(PerClient::all(Dated(&[(Version(0, 0, 0), &[])])), "TTG-REQ-001"),
    quality: doc(Some(QUALITIES), "TTG-NET-004", "feishu-network-status"),
};

/// Network types on phones: 5G has no name of its own (TTG-NET-001).
const PHONE: KindNames = KindNames { none: "none", wifi: "wifi", mobile: ["2g", "3g", "4g", "4g"], unknown: "unknown" };

/// Network types on desktops (TTG-NET-002).
const DESKTOP: KindNames = KindNames {
    none: "none",
    wifi: "connected",
    mobile: ["connected", "connected", "connected", "connected"],
    unknown: "connected",
};

const GET: Function = Function { api: Api::GetNetworkType, form: Form::Async };
const ON_STATUS: Function = Function::listen(Api::OnNetworkStatusChange);
const OFF_STATUS: Function = Function::unlisten(Api::OnNetworkStatusChange);
const QUALITY: Function = Function { api: Api::GetNetworkQualityType, form: Form::Async };
const ON_QUALITY: Function = Function::listen(Api::OnNetworkQualityChange);
const OFF_QUALITY: Function = Function::unlisten(Api::OnNetworkQualityChange);

/// Network functions on phones and on desktops (TTG-NET-003, TTG-NET-004).
const LISTENING: Dated<&[Function]> = Dated(&[
    (Version(0, 0, 0), &[GET, ON_STATUS, OFF_STATUS]),
    (Version(4, 9, 0), &[GET, ON_STATUS, OFF_STATUS, QUALITY, ON_QUALITY, OFF_QUALITY]),
]);

const ASKING: Dated<&[Function]> =
    Dated(&[(Version(0, 0, 0), &[GET]), (Version(5, 1, 0), &[GET, QUALITY, ON_QUALITY, OFF_QUALITY])]);

/// Names of network quality levels (TTG-NET-004); the thresholds are assumed.
const QUALITIES: Qualities = Qualities {
    unavailable: "unavailable",
    weak: "weak",
    moderate: "moderate",
    excellent: "excellent",
    unknown: "unknown",
    round_trips: [100, 300],
};
