//! Feishu and Lark blocks: WebSockets. Data only; the values
//! are resolved and applied elsewhere.

use qiao_abi::Kind;

use crate::profile::SocketRules;
use crate::rule::{assumed, doc};
use crate::values::{
    CloseForm, CloseText, Dated, Delivery, GlobalTarget, IdForm, OddHeader, OverLimit, PerClient, Version,
};

pub(super) const SOCKETS: SocketRules = SocketRules {
    offered: doc(false, "TTB-WS-001", "block network guide, 2023-11-24"),
    limit: assumed(Dated(&[(Version(0, 0, 0), 5)]), "TTB-WS-001"),
    over_limit: assumed(Dated(&[(Version(0, 0, 0), OverLimit::Refused)]), "TTB-WS-001"),
    functions: assumed(&[], "TTB-WS-001"),
    target: assumed(GlobalTarget::Newest, "TTB-WS-001"),
    single_slot: assumed(true, "TTB-WS-001"),
    closes_all: assumed(false, "TTB-WS-001"),
    id: assumed(IdForm::None, "TTB-WS-001"),
    task: assumed(Dated(&[(Version(0, 0, 0), true)]), "TTB-WS-001"),
    state: assumed(false, "TTB-WS-001"),
    closing_state: assumed(false, "TTB-WS-001"),
    errors: assumed(true, "TTB-WS-001"),
    open_header: assumed(Dated(&[(Version(0, 0, 0), true)]), "TTB-WS-001"),
    open_profile: assumed(Dated(&[(Version(0, 0, 0), false)]), "TTB-WS-001"),
    message_type: assumed(false, "TTB-WS-001"),
    close_form: assumed(
        Dated(&[(Version(0, 0, 0), CloseForm::Nothing), (Version(7, 8, 0), CloseForm::TypeAndMessage)]),
        "TTB-WS-001",
    ),
    close_types: assumed(
        &[
            "socket closed: unknown",
            "socket closed: by user",
            "socket closed: app in background",
            "socket closed: occur error",
        ],
        "TTB-WS-001",
    ),
    normal_reason: assumed("", "TTB-WS-001"),
    lost: assumed(PerClient::all(CloseText { code: 1006, reason: "" }), "TTB-WS-001"),
    interrupted: assumed(CloseText { code: 1000, reason: "" }, "TTB-WS-001"),
    close_codes: assumed(&[(1000, 1000), (3000, 4999)], "TTB-WS-001"),
    data_kinds: assumed(&[Kind::String, Kind::ArrayBuffer], "TTB-WS-001"),
    deflate: assumed(Dated(&[(Version(0, 0, 0), false)]), "TTB-WS-001"),
    origin: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), None)])), "TTB-WS-001"),
    breaks_raw_urls: assumed(PerClient::all(false), "TTB-WS-001"),
    unlisted_is_event: assumed(false, "TTB-WS-001"),
    odd_header: assumed(OddHeader::Refused, "TTB-WS-001"),
    refuses_odd_protocols: assumed(true, "TTB-WS-001"),
    task_for_refused: assumed(true, "TTB-WS-001"),
    refused: assumed(Delivery::Later, "TTB-WS-001"),
    refusals_are_errors: assumed(false, "TTB-WS-001"),
    not_open: assumed(Delivery::Later, "TTB-WS-001"),
    completes_not_open: assumed(true, "TTB-WS-001"),
    bare_results: assumed(false, "TTB-WS-001"),
    throwing_success_fails: assumed(false, "TTB-WS-001"),
};
