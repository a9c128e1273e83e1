//! Baidu smart programs: WebSockets, TCP and UDP sockets. Data only; the values are resolved and applied elsewhere.

use qiao_abi::{Api, Form, Function, Kind};

use crate::profile::{PlainSocketRules, SocketRules};
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{
    CloseForm, CloseText, Dated, Delivery, GlobalTarget, IdForm, OddHeader, OverLimit, PerClient, TextProtocols,
    Version,
};

pub(super) const SOCKETS: SocketRules = SocketRules {
    offered: doc(true, "SWAN-WS-001", "swan-socket"),
    limit: doc(Dated(&[(Version(0, 0, 0), 1), (Version(1, 9, 4), 5)]), "SWAN-NET-017", "swan-net-rule"),
    over_limit: doc(
        Dated(&[(Version(0, 0, 0), OverLimit::Replaces), (Version(1, 9, 4), OverLimit::Refused)]),
        "SWAN-WS-003",
        "swan-socket",
    ),
    functions: doc(GLOBAL_SOCKET, "SWAN-GLB-001", "swan-on-socket-open"),
    target: observed(GlobalTarget::FirstUntilClosed, "SWAN-GLB-010", "swan-js-api"),
    single_slot: observed(true, "SWAN-GLB-008", "swan-js-api"),
    closes_all: observed(true, "SWAN-GLB-020", "swan-js-api"),
    id: doc(IdForm::Text, "SWAN-WS-010", "swan-socket"),
    task: doc(Dated(&[(Version(0, 0, 0), true)]), "SWAN-WS-010", "swan-socket"),
    state: observed(true, "SWAN-TSK-002", "swan-js-api"),
    closing_state: observed(false, "SWAN-TSK-003", "swan-js-api"),
    errors: doc(true, "SWAN-TSK-001", "swan-socket-task"),
    open_header: doc(Dated(&[(Version(0, 0, 0), true)]), "SWAN-GLB-001", "swan-on-socket-open"),
    open_profile: not_applicable(Dated(&[(Version(0, 0, 0), false)]), "SWAN-TSK-013"),
    message_type: doc(true, "SWAN-GLB-003", "swan-on-socket-message"),
    close_form: doc(
        Dated(&[(Version(0, 0, 0), CloseForm::CodeAndReason)]),
        "SWAN-TSK-014",
        "swan-socket-task-on-close",
    ),
    close_types: not_applicable(&[], "SWAN-TSK-014"),
    normal_reason: assumed("", "SWAN-TSK-014"),
    lost: assumed(PerClient::all(CloseText { code: 1006, reason: "" }), "SWAN-TSK-014"),
    interrupted: not_applicable(CloseText { code: 1000, reason: "" }, "SWAN-NET-022"),
    close_codes: doc(&[(1000, 1001), (3000, 4999)], "SWAN-GLB-025", "swan-close-socket"),
    data_kinds: observed(&[Kind::String], "SWAN-GLB-018", "swan-js-api"),
    deflate: not_applicable(Dated(&[(Version(0, 0, 0), false)]), "SWAN-NET-026"),
    origin: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), None)])), "SWAN-WS-007"),
    breaks_raw_urls: assumed(PerClient::all(false), "SWAN-WS-007"),
    unlisted_is_event: assumed(false, "SWAN-WS-013"),
    odd_header: assumed(OddHeader::Ignored, "SWAN-WS-007"),
    text_protocols: assumed(PerClient::all(TextProtocols::Ignored), "SWAN-WS-006"),
    needs_protocol: assumed(PerClient::all(false), "SWAN-WS-006"),
    refuses_odd_protocols: observed(true, "SWAN-WS-006", "swan-js-api"),
    task_for_refused: observed(true, "SWAN-WS-016", "swan-js-api"),
    refused: observed(Delivery::Later, "SWAN-CB-011", "swan-js-api"),
    refusals_are_errors: observed(true, "SWAN-WS-012", "swan-js-api-specs"),
    not_open: observed(Delivery::AtOnce, "SWAN-GLB-014", "swan-js-api"),
    completes_not_open: observed(false, "SWAN-GLB-014", "swan-js-api"),
    bare_results: observed(true, "SWAN-WS-011", "swan-js-api"),
    throwing_success_fails: observed(true, "SWAN-WS-015", "swan-js-api"),
};

/// Socket functions of the API object.
const GLOBAL_SOCKET: &[Function] = &[
    Function { api: Api::SendSocketMessage, form: Form::Async },
    Function { api: Api::CloseSocket, form: Form::Async },
    Function::listen(Api::OnSocketOpen),
    Function::listen(Api::OnSocketMessage),
    Function::listen(Api::OnSocketError),
    Function::listen(Api::OnSocketClose),
];

pub(super) const PLAIN: PlainSocketRules = PlainSocketRules {
    blocked_ports: not_applicable(&[], "SWAN-CB-021"),
    tcp_timeout: not_applicable(0, "SWAN-CB-021"),
    tcp_limit: not_applicable(None, "SWAN-CB-021"),
    tcp_window: not_applicable(0, "SWAN-CB-021"),
    listed: not_applicable(true, "SWAN-CB-021"),
    bad_address: not_applicable("", "SWAN-CB-021"),
    bad_port: not_applicable("", "SWAN-CB-021"),
    failed: not_applicable("", "SWAN-CB-021"),
};
