//! Baidu smart programs: concurrency limits, timeouts, redirects, TLS and network state. Data only; the values are
//! resolved and applied elsewhere.

use qiao_abi::{Api, Form, Function};

use crate::profile::{LimitRules, NetworkRules, RedirectRules, TimeoutRules, TlsRules};
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{ConcurrencyLimit, Dated, KindNames, Per, PerClient, Version};

pub(super) const LIMITS: LimitRules = LimitRules {
    lanes: doc(
        PerClient {
            android: &[
                ConcurrencyLimit { apis: &[Api::Request], limit: 5, per: Per::Host },
                ConcurrencyLimit { apis: &[Api::Request], limit: 64, per: Per::Program },
                TRANSFERS,
            ],
            ios: &[ConcurrencyLimit { apis: &[Api::Request], limit: 6, per: Per::Program }, TRANSFERS],
            devtools: &[ConcurrencyLimit { apis: &[Api::Request], limit: 6, per: Per::Program }, TRANSFERS],
            pc: &[ConcurrencyLimit { apis: &[Api::Request], limit: 6, per: Per::Program }, TRANSFERS],
        },
        "SWAN-NET-014",
        "swan-net-rule",
    ),
    waits: doc(true, "SWAN-NET-016", "swan-devtools-changelog"),
    waiting_is_free: assumed(true, "SWAN-NET-016"),
};

pub(super) const TIMEOUTS: TimeoutRules = TimeoutRules {
    request: doc(Dated(&[(Version(0, 0, 0), 60_000), (Version(3, 200, 0), 10_000)]), "SWAN-NET-009", "swan-docs-2021"),
    transfer: doc(Dated(&[(Version(0, 0, 0), 60_000)]), "SWAN-NET-009", "swan-docs-2021"),
    longest: doc(PerClient::all(Dated(&[(Version(0, 0, 0), Some(60_000))])), "SWAN-NET-008", "swan-net-rule"),
    option: observed(
        PerClient::all(Dated(&[(Version(0, 0, 0), false), (Version(3, 200, 0), true)])),
        "SWAN-REQ-055",
        "swan-streaming-wrapper",
    ),
    doubtful: not_applicable(None, "SWAN-NET-010"),
    configured: doc(true, "SWAN-NET-010", "swan-process-config"),
};

pub(super) const REDIRECTS: RedirectRules = RedirectRules {
    limit: observed(9, "SWAN-NET-020", "npm-swan-toolkit"),
    rewrites_method: assumed(true, "SWAN-NET-020"),
    drops_authorization: assumed(true, "SWAN-NET-020"),
    manual: not_applicable(PerClient::all(Dated(&[(Version(0, 0, 0), false)])), "SWAN-NET-020"),
};

pub(super) const TLS: TlsRules = TlsRules {
    oldest: assumed("1.2", "SWAN-NET-021"),
    verifies: doc(true, "SWAN-NET-021", "swan-error-codes"),
    counts_cut_end: assumed(true, "SWAN-NET-021"),
    skipped_with_domains: doc(true, "SWAN-DOM-019", "swan-devtools-changelog"),
};

pub(super) const NETWORK: NetworkRules = NetworkRules {
    functions: doc(
        PerClient::all(Dated(&[(Version(0, 0, 0), &[GET, ON_STATUS])])),
        "SWAN-NET-029",
        "swan-on-network-status",
    ),
    kinds: doc(
        PerClient::all(Dated(&[(
            Version(0, 0, 0),
            KindNames { none: "none", wifi: "wifi", mobile: ["2g", "3g", "4g", "4g"], unknown: "unknown" },
        )])),
        "SWAN-NET-028",
        "swan-get-network-type",
    ),
    fields: not_applicable(Dated(&[(Version(0, 0, 0), &[])]), "SWAN-NET-028"),
    weak: not_applicable(None, "SWAN-NET-028"),
    cache: not_applicable(None, "SWAN-NET-028"),
    discovery: not_applicable(PerClient::all(None), "SWAN-NET-028"),
    lacks_cellular: not_applicable(PerClient::all(Dated(&[(Version(0, 0, 0), &[])])), "SWAN-NET-028"),
    quality: not_applicable(None, "SWAN-NET-028"),
};

/// The actual limit of uploads and downloads is unknown; an early build had this one for all calls together
/// (SWAN-NET-015).
const TRANSFERS: ConcurrencyLimit =
    ConcurrencyLimit { apis: &[Api::UploadFile, Api::DownloadFile], limit: 10, per: Per::Program };

const GET: Function = Function { api: Api::GetNetworkType, form: Form::Async };
const ON_STATUS: Function = Function::listen(Api::OnNetworkStatusChange);
