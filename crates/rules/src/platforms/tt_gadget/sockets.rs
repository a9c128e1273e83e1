//! Feishu and Lark gadgets: WebSockets, TCP and UDP sockets. Data only; the values are resolved and applied elsewhere.

use qiao_abi::Kind;

use crate::profile::{PlainSocketRules, SocketRules};
use crate::rule::{assumed, doc, not_applicable};
use crate::values::{
    CloseForm, CloseText, Dated, Delivery, GlobalTarget, IdForm, OddHeader, OverLimit, PerClient, TextProtocols,
    Version,
};

pub(super) const SOCKETS: SocketRules = SocketRules {
    offered: doc(true, "TTG-WS-001", "feishu-connect-socket"),
    limit: doc(Dated(&[(Version(0, 0, 0), 5)]), "TTG-WS-006", "feishu-connect-socket"),
    over_limit: assumed(Dated(&[(Version(0, 0, 0), OverLimit::Refused)]), "TTG-WS-006"),
    functions: doc(&[], "TTG-WS-011", "lark-gadget-api-list"),
    target: not_applicable(GlobalTarget::Newest, "TTG-WS-011"),
    single_slot: not_applicable(true, "TTG-WS-011"),
    closes_all: not_applicable(false, "TTG-WS-011"),
    id: assumed(IdForm::None, "TTG-WS-005"),
    task: doc(Dated(&[(Version(0, 0, 0), true)]), "TTG-WS-001", "feishu-connect-socket"),
    state: assumed(false, "TTG-WS-012"),
    closing_state: not_applicable(false, "TTG-WS-012"),
    errors: assumed(true, "TTG-WS-010"),
    open_header: doc(Dated(&[(Version(0, 0, 0), true)]), "TTG-WS-013", "lark-socket-on-open"),
    open_profile: not_applicable(Dated(&[(Version(0, 0, 0), false)]), "TTG-WS-013"),
    message_type: doc(false, "TTG-WS-014", "lark-socket-on-message"),
    close_form: doc(
        Dated(&[(Version(0, 0, 0), CloseForm::Nothing), (Version(7, 8, 0), CloseForm::TypeAndMessage)]),
        "TTG-WS-018",
        "feishu-socket-on-close",
    ),
    close_types: doc(
        &[
            "socket closed: unknown",
            "socket closed: by user",
            "socket closed: app in background",
            "socket closed: occur error",
        ],
        "TTG-WS-018",
        "feishu-socket-on-close",
    ),
    normal_reason: not_applicable("", "TTG-WS-020"),
    lost: not_applicable(PerClient::all(CloseText { code: 1006, reason: "" }), "TTG-WS-020"),
    interrupted: not_applicable(CloseText { code: 1000, reason: "" }, "TTG-WS-020"),
    close_codes: assumed(&[(1000, 1000), (3000, 4999)], "TTG-WS-017"),
    data_kinds: doc(&[Kind::String, Kind::ArrayBuffer], "TTG-WS-015", "feishu-socket-send"),
    deflate: not_applicable(Dated(&[(Version(0, 0, 0), false)]), "TTG-WS-002"),
    origin: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), None)])), "TTG-WS-003"),
    breaks_raw_urls: assumed(PerClient::all(false), "TTG-WS-003"),
    unlisted_is_event: assumed(false, "TTG-WS-001"),
    odd_header: assumed(OddHeader::Refused, "TTG-STD-013"),
    text_protocols: assumed(PerClient::all(TextProtocols::Ignored), "TTG-STD-013"),
    needs_protocol: assumed(PerClient::all(false), "TTG-WS-004"),
    refuses_odd_protocols: assumed(true, "TTG-STD-013"),
    task_for_refused: assumed(true, "TTG-WS-001"),
    refused: assumed(Delivery::Later, "TTG-STD-004"),
    refusals_are_errors: assumed(false, "TTG-WS-006"),
    not_open: assumed(Delivery::Later, "TTG-WS-016"),
    completes_not_open: assumed(true, "TTG-WS-016"),
    bare_results: assumed(false, "TTG-WS-015"),
    throwing_success_fails: assumed(false, "TTG-STD-002"),
};

pub(super) const PLAIN: PlainSocketRules = PlainSocketRules {
    blocked_ports: not_applicable(&[], "TTG-STD-016"),
    tcp_timeout: not_applicable(0, "TTG-STD-016"),
    tcp_limit: not_applicable(None, "TTG-STD-016"),
    tcp_window: not_applicable(0, "TTG-STD-016"),
    listed: not_applicable(true, "TTG-STD-016"),
    bad_address: not_applicable("", "TTG-STD-016"),
    bad_port: not_applicable("", "TTG-STD-016"),
    failed: not_applicable("", "TTG-STD-016"),
};
