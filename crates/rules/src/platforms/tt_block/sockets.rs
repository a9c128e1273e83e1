//! Feishu and Lark blocks: WebSockets, TCP and UDP sockets. Data only; the values are resolved and applied elsewhere.

use qiao_abi::Kind;

use crate::profile::{PlainSocketRules, SocketRules};
use crate::rule::{doc, not_applicable};
use crate::values::{
    CloseForm, CloseText, Dated, Delivery, GlobalTarget, IdForm, OddHeader, OverLimit, PerClient, TextProtocols,
    Version,
};

pub(super) const SOCKETS: SocketRules = SocketRules {
    offered: doc(false, "TTB-WS-001", "feishu-seed-block-network"),
    limit: not_applicable(Dated(&[(Version(0, 0, 0), 5)]), "TTB-WS-001"),
    over_limit: not_applicable(Dated(&[(Version(0, 0, 0), OverLimit::Refused)]), "TTB-WS-001"),
    functions: not_applicable(&[], "TTB-WS-001"),
    target: not_applicable(GlobalTarget::Newest, "TTB-WS-001"),
    single_slot: not_applicable(true, "TTB-WS-001"),
    closes_all: not_applicable(false, "TTB-WS-001"),
    id: not_applicable(IdForm::None, "TTB-WS-001"),
    task: not_applicable(Dated(&[(Version(0, 0, 0), true)]), "TTB-WS-001"),
    state: not_applicable(false, "TTB-WS-001"),
    closing_state: not_applicable(false, "TTB-WS-001"),
    errors: not_applicable(true, "TTB-WS-001"),
    open_header: not_applicable(Dated(&[(Version(0, 0, 0), true)]), "TTB-WS-001"),
    open_profile: not_applicable(Dated(&[(Version(0, 0, 0), false)]), "TTB-WS-001"),
    message_type: not_applicable(false, "TTB-WS-001"),
    close_form: not_applicable(
        Dated(&[(Version(0, 0, 0), CloseForm::Nothing), (Version(7, 8, 0), CloseForm::TypeAndMessage)]),
        "TTB-WS-001",
    ),
    close_types: not_applicable(
        &[
            "socket closed: unknown",
            "socket closed: by user",
            "socket closed: app in background",
            "socket closed: occur error",
        ],
        "TTB-WS-001",
    ),
    normal_reason: not_applicable("", "TTB-WS-001"),
    lost: not_applicable(PerClient::all(CloseText { code: 1006, reason: "" }), "TTB-WS-001"),
    interrupted: not_applicable(CloseText { code: 1000, reason: "" }, "TTB-WS-001"),
    close_codes: not_applicable(&[(1000, 1000), (3000, 4999)], "TTB-WS-001"),
    data_kinds: not_applicable(&[Kind::String, Kind::ArrayBuffer], "TTB-WS-001"),
    deflate: not_applicable(Dated(&[(Version(0, 0, 0), false)]), "TTB-WS-001"),
    origin: not_applicable(PerClient::all(Dated(&[(Version(0, 0, 0), None)])), "TTB-WS-001"),
    breaks_raw_urls: not_applicable(PerClient::all(false), "TTB-WS-001"),
    unlisted_is_event: not_applicable(false, "TTB-WS-001"),
    odd_header: not_applicable(OddHeader::Refused, "TTB-WS-001"),
    text_protocols: not_applicable(PerClient::all(TextProtocols::Ignored), "TTB-WS-001"),
    needs_protocol: not_applicable(PerClient::all(false), "TTB-WS-001"),
    refuses_odd_protocols: not_applicable(true, "TTB-WS-001"),
    task_for_refused: not_applicable(true, "TTB-WS-001"),
    refused: not_applicable(Delivery::Later, "TTB-WS-001"),
    refusals_are_errors: not_applicable(false, "TTB-WS-001"),
    not_open: not_applicable(Delivery::Later, "TTB-WS-001"),
    completes_not_open: not_applicable(true, "TTB-WS-001"),
    bare_results: not_applicable(false, "TTB-WS-001"),
    throwing_success_fails: not_applicable(false, "TTB-WS-001"),
};

pub(super) const PLAIN: PlainSocketRules = PlainSocketRules {
    blocked_ports: not_applicable(&[], "TTB-REQ-030"),
    tcp_timeout: not_applicable(0, "TTB-REQ-030"),
    tcp_limit: not_applicable(None, "TTB-REQ-030"),
    tcp_window: not_applicable(0, "TTB-REQ-030"),
    listed: not_applicable(true, "TTB-REQ-030"),
    bad_address: not_applicable("", "TTB-REQ-030"),
    bad_port: not_applicable("", "TTB-REQ-030"),
    failed: not_applicable("", "TTB-REQ-030"),
};
