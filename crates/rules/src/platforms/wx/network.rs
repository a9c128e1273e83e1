//! WeChat mini-programs: concurrency limits, timeouts, redirects, TLS and network state. Data only; the values are
//! resolved and applied elsewhere.

use qiao_abi::{Api, Form, Function};

use crate::profile::{LimitRules, NetworkRules, RedirectRules, TimeoutRules, TlsRules};
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{
    CacheAges, ConcurrencyLimit, Dated, KindNames, NetworkField, Per, PerClient, ServiceSearch, Version, WeakNetwork,
};

/// The search for local services (WX-NET-009).
const SEARCH: ServiceSearch =
    ServiceSearch { time: 30_000, no_type: "invalid param", runs: "scan task already exist", none: "task not found" };

/// A day, in milliseconds.
const DAY: u64 = 86_400_000;

pub(super) const LIMITS: LimitRules = LimitRules {
    lanes: doc(
        PerClient::all(&[ConcurrencyLimit {
            apis: &[Api::Request, Api::UploadFile, Api::DownloadFile],
            limit: 10,
            per: Per::Program,
        }]),
        "WX-CON-001",
        "wx-guide-network",
    ),
    waits: doc(true, "WX-CON-002", "wx-changelog"),
    waiting_is_free: observed(true, "WX-TMO-012", "wx-community-000a4a31"),
};

pub(super) const TIMEOUTS: TimeoutRules = TimeoutRules {
    request: doc(Dated(&[(Version(0, 0, 0), 60_000)]), "WX-TMO-003", "wx-guide-network"),
    transfer: doc(Dated(&[(Version(0, 0, 0), 60_000)]), "WX-TMO-003", "wx-guide-network"),
    longest: doc(
        PerClient {
            android: Dated(&[(Version(0, 0, 0), None)]),
            ios: Dated(&[(Version(0, 0, 0), Some(60_000)), (Version(2, 14, 0), None)]),
            devtools: Dated(&[(Version(0, 0, 0), None)]),
            pc: Dated(&[(Version(0, 0, 0), None)]),
        },
        "WX-TMO-006",
        "wx-changelog",
    ),
    option: doc(
        PerClient {
            android: Dated(&[(Version(0, 0, 0), false), (Version(2, 10, 0), true)]),
            ios: Dated(&[(Version(0, 0, 0), false), (Version(2, 10, 0), true)]),
            devtools: Dated(&[(Version(0, 0, 0), false), (Version(2, 10, 0), true)]),
            pc: Dated(&[(Version(0, 0, 0), false), (Version(3, 11, 1), true)]),
        },
        "WX-TMO-004",
        "wx-typings",
    ),
    doubtful: observed(Some(60_000), "WX-TMO-006", "wx-community-000402"),
    configured: doc(true, "WX-TMO-001", "wx-guide-app-config"),
};

pub(super) const REDIRECTS: RedirectRules = RedirectRules {
    limit: assumed(20, "WX-REQ-066"),
    rewrites_method: assumed(true, "WX-REQ-063"),
    drops_authorization: assumed(true, "WX-REQ-063"),
    manual: doc(
        PerClient {
            android: Dated(&[(Version(0, 0, 0), false), (Version(3, 2, 2), true)]),
            ios: Dated(&[(Version(0, 0, 0), false), (Version(3, 2, 2), true)]),
            devtools: Dated(&[(Version(0, 0, 0), false), (Version(3, 2, 2), true)]),
            pc: Dated(&[(Version(0, 0, 0), false)]),
        },
        "WX-REQ-064",
        "wx-typings",
    ),
};

pub(super) const TLS: TlsRules = TlsRules {
    oldest: doc("1.2", "WX-TLS-004", "wx-guide-network"),
    verifies: doc(true, "WX-TLS-001", "wx-guide-network"),
    counts_cut_end: assumed(true, "WX-TLS-009"),
    skipped_with_domains: doc(true, "WX-TLS-006", "wx-guide-network"),
};

pub(super) const NETWORK: NetworkRules = NetworkRules {
    functions: doc(
        PerClient::all(Dated(&[
            (Version(0, 0, 0), &[GET]),
            (Version(1, 1, 0), &[GET, ON_STATUS]),
            (Version(2, 9, 3), &[GET, ON_STATUS, OFF_STATUS]),
            (Version(2, 21, 0), &[GET, ON_STATUS, OFF_STATUS, ON_WEAK, OFF_WEAK]),
        ])),
        "WX-NET-003",
        "wx-typings",
    ),
    kinds: doc(
        PerClient::all(Dated(&[(Version(0, 0, 0), FOURTH), (Version(2, 10, 0), FIFTH)])),
        "WX-NET-002",
        "wx-typings",
    ),
    fields: doc(
        Dated(&[
            (Version(0, 0, 0), &[NetworkField::SignalStrength]),
            (Version(2, 22, 1), &[NetworkField::SignalStrength, NetworkField::HasSystemProxy]),
            (Version(3, 5, 3), &[NetworkField::SignalStrength, NetworkField::HasSystemProxy, NetworkField::WeakNet]),
        ]),
        "WX-NET-001",
        "wx-typings",
    ),
    weak: doc(Some(WeakNetwork { calls: 8, slow: 3, round_trip: 400 }), "WX-NET-005", "wx-guide-tuning"),
    cache: doc(Some(CacheAges { usual: 7 * DAY, longest: 30 * DAY }), "WX-REQ-089", "wx-typings"),
    discovery: doc(
        PerClient { android: Some(SEARCH), ios: None, devtools: Some(SEARCH), pc: Some(SEARCH) },
        "WX-NET-008",
        "wx-typings",
    ),
    // It is assumed that phones have a mobile network and desktops do not.
    lacks_cellular: doc(
        PerClient {
            android: Dated(&[(Version(0, 0, 0), &[])]),
            ios: Dated(&[(Version(0, 0, 0), &[])]),
            devtools: Dated(&[
                (Version(0, 0, 0), &[]),
                (Version(2, 21, 0), &[Api::Request]),
                (Version(2, 29, 0), &[Api::Request, Api::ConnectSocket]),
            ]),
            pc: Dated(&[
                (Version(0, 0, 0), &[]),
                (Version(2, 21, 0), &[Api::Request]),
                (Version(2, 29, 0), &[Api::Request, Api::ConnectSocket]),
            ]),
        },
        "WX-REQ-075",
        "wx-typings",
    ),
    quality: not_applicable(None, "WX-NET-001"),
};

const GET: Function = Function { api: Api::GetNetworkType, form: Form::Async };
const ON_STATUS: Function = Function::listen(Api::OnNetworkStatusChange);
const OFF_STATUS: Function = Function::unlisten(Api::OnNetworkStatusChange);
const ON_WEAK: Function = Function::listen(Api::OnNetworkWeakChange);
const OFF_WEAK: Function = Function::unlisten(Api::OnNetworkWeakChange);

/// Network types before 5G was reported, see `FIFTH` (WX-NET-002).
const FOURTH: KindNames =
    KindNames { none: "none", wifi: "wifi", mobile: ["2g", "3g", "4g", "4g"], unknown: "unknown" };

const FIFTH: KindNames = KindNames { none: "none", wifi: "wifi", mobile: ["2g", "3g", "4g", "5g"], unknown: "unknown" };
