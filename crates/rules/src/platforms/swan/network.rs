//! Baidu smart programs: limits, time-outs, redirects, TLS and the state of the network. Data only; the values
//! are resolved and applied elsewhere.

use qiao_abi::{Api, Form, Function};

use crate::profile::{LimitRules, NetworkRules, RedirectRules, TimeoutRules, TlsRules};
use crate::rule::{assumed, doc, observed};
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
        "network rules",
    ),
    waits: doc(true, "SWAN-NET-016", "developer tool 2.2.7 notes"),
    waiting_is_free: assumed(true, "SWAN-NET-016"),
};

pub(super) const TIMEOUTS: TimeoutRules = TimeoutRules {
    request: doc(Dated(&[(Version(0, 0, 0), 60_000), (Version(3, 200, 0), 10_000)]), "SWAN-NET-009", "network rules"),
    transfer: doc(Dated(&[(Version(0, 0, 0), 60_000)]), "SWAN-NET-009", "network rules"),
    longest: doc(PerClient::all(Dated(&[(Version(0, 0, 0), Some(60_000))])), "SWAN-NET-011", "network rules"),
    option: observed(
        PerClient::all(Dated(&[(Version(0, 0, 0), false), (Version(3, 200, 0), true)])),
        "SWAN-REQ-055",
        "published wrappers",
    ),
    configured: doc(true, "SWAN-NET-010", "process configuration"),
};

pub(super) const REDIRECTS: RedirectRules = RedirectRules {
    limit: observed(9, "SWAN-NET-020", "the simulator of the official tool"),
    rewrites_method: assumed(true, "SWAN-NET-020"),
    drops_authorization: assumed(true, "SWAN-NET-020"),
    manual: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), false)])), "SWAN-NET-020"),
};

pub(super) const TLS: TlsRules = TlsRules {
    oldest: assumed("1.2", "SWAN-NET-021"),
    verifies: doc(true, "SWAN-NET-021", "error code table"),
    skipped_with_domains: doc(true, "SWAN-DOM-019", "developer tool 2.2.2 notes"),
};

pub(super) const NETWORK: NetworkRules = NetworkRules {
    functions: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), &[GET, ON_STATUS, OFF_STATUS])])), "SWAN-CB-001"),
    kinds: assumed(
        PerClient::all(Dated(&[(
            Version(0, 0, 0),
            KindNames { none: "none", wifi: "wifi", mobile: ["2g", "3g", "4g", "5g"], unknown: "unknown" },
        )])),
        "SWAN-CB-001",
    ),
    fields: assumed(Dated(&[(Version(0, 0, 0), &[])]), "SWAN-CB-001"),
    weak: assumed(None, "SWAN-CB-001"),
    lacks_cellular: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), &[])])), "SWAN-REQ-001"),
    quality: assumed(None, "SWAN-CB-001"),
};

/// What is known of a limit on uploads and downloads is that an early build had this one on all
/// calls together (SWAN-NET-015).
const TRANSFERS: ConcurrencyLimit =
    ConcurrencyLimit { apis: &[Api::UploadFile, Api::DownloadFile], limit: 10, per: Per::Program };

const GET: Function = Function { api: Api::GetNetworkType, form: Form::Async };
const ON_STATUS: Function = Function::listen(Api::OnNetworkStatusChange);
const OFF_STATUS: Function = Function::unlisten(Api::OnNetworkStatusChange);
