//! WeChat mini-programs: WebSockets, TCP and UDP sockets. Data only; the values are resolved and applied elsewhere.

use qiao_abi::{Api, Form, Function, Kind};

use crate::profile::{PlainSocketRules, SocketRules};
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{
    CloseForm, CloseText, Dated, Delivery, GlobalTarget, IdForm, OddHeader, OverLimit, PerClient, TextProtocols,
    Version,
};

pub(super) const SOCKETS: SocketRules = SocketRules {
    offered: doc(true, "WX-WS-001", "wx-typings"),
    limit: doc(Dated(&[(Version(0, 0, 0), 1), (Version(1, 7, 0), 5)]), "WX-WS-015", "wx-guide-network"),
    over_limit: doc(
        Dated(&[(Version(0, 0, 0), OverLimit::Replaces), (Version(1, 7, 0), OverLimit::Refused)]),
        "WX-WS-018",
        "wx-reference-socket",
    ),
    functions: doc(GLOBAL_SOCKET, "WX-GWS-001", "wx-reference-socket"),
    target: observed(GlobalTarget::Newest, "WX-GWS-006", "wx-community-00042e40"),
    single_slot: observed(true, "WX-GWS-003", "wx-community-ocjuswysod"),
    closes_all: assumed(false, "WX-GWS-014"),
    id: observed(IdForm::Number, "WX-WS-004", "wx-community-000ee4eb"),
    task: doc(Dated(&[(Version(0, 0, 0), false), (Version(1, 7, 0), true)]), "WX-WS-003", "wx-reference-socket"),
    state: observed(true, "WX-WS-008", "wx-community-0002a4fc"),
    closing_state: observed(true, "WX-WS-008", "wx-community-0002a4fc"),
    errors: doc(true, "WX-WS-007", "wx-typings"),
    open_header: doc(Dated(&[(Version(0, 0, 0), false), (Version(2, 0, 0), true)]), "WX-WS-010", "wx-typings"),
    open_profile: doc(Dated(&[(Version(0, 0, 0), false), (Version(2, 10, 4), true)]), "WX-WS-010", "wx-typings"),
    message_type: doc(false, "WX-WS-012", "wx-typings"),
    close_form: doc(Dated(&[(Version(0, 0, 0), CloseForm::CodeAndReason)]), "WX-WS-013", "wx-typings"),
    close_types: not_applicable(&[], "WX-WS-013"),
    normal_reason: observed("normal closure", "WX-WS-033", "wx-community-00066856"),
    // Two forms were observed; it is assumed that one of them is that of iOS.
    lost: observed(
        PerClient {
            android: CloseText { code: 1006, reason: "abnormal closure" },
            ios: CloseText { code: 1001, reason: "Stream end encountered" },
            devtools: CloseText { code: 1006, reason: "abnormal closure" },
            pc: CloseText { code: 1006, reason: "abnormal closure" },
        },
        "WX-WS-034",
        "wx-community-0002a4fc",
    ),
    interrupted: observed(CloseText { code: 1000, reason: "interrupted" }, "WX-WS-036", "wx-community-0002a4fc"),
    close_codes: assumed(&[(1000, 1000), (3000, 4999)], "WX-WS-030"),
    data_kinds: doc(&[Kind::String, Kind::ArrayBuffer], "WX-WS-023", "wx-typings"),
    deflate: doc(Dated(&[(Version(0, 0, 0), false), (Version(2, 8, 0), true)]), "WX-WS-045", "wx-typings"),
    origin: doc(
        PerClient {
            android: Dated(&[(Version(0, 0, 0), None), (Version(1, 5, 0), Some("https://servicewechat.com"))]),
            ios: Dated(&[(Version(0, 0, 0), None)]),
            devtools: Dated(&[(Version(0, 0, 0), None)]),
            pc: Dated(&[(Version(0, 0, 0), None)]),
        },
        "WX-WS-044",
        "wx-changelog",
    ),
    breaks_raw_urls: observed(
        PerClient { android: true, ios: false, devtools: false, pc: false },
        "WX-DOM-034",
        "wx-community-ocjuswwig",
    ),
    unlisted_is_event: observed(true, "WX-DOM-007", "wx-community-00048ada"),
    odd_header: assumed(OddHeader::Ignored, "WX-REQ-034"),
    text_protocols: observed(
        PerClient {
            android: TextProtocols::Unconnected,
            ios: TextProtocols::Sent,
            devtools: TextProtocols::Sent,
            pc: TextProtocols::Sent,
        },
        "WX-WS-053",
        "mqttjs-969",
    ),
    needs_protocol: assumed(PerClient { android: false, ios: false, devtools: true, pc: false }, "WX-WS-055"),
    refuses_odd_protocols: assumed(false, "WX-WS-042"),
    task_for_refused: assumed(false, "WX-WS-016"),
    refused: assumed(Delivery::AtOnce, "WX-DOM-026"),
    refusals_are_errors: assumed(false, "WX-WS-016"),
    not_open: assumed(Delivery::Later, "WX-WS-025"),
    completes_not_open: assumed(true, "WX-WS-025"),
    bare_results: assumed(false, "WX-WS-024"),
    throwing_success_fails: observed(false, "WX-API-018", "capture-logs"),
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
    blocked_ports: doc(BLOCKED_PORTS, "WX-TCP-003", "wx-reference-create-tcp-socket"),
    tcp_timeout: doc(2000, "WX-TCP-005", "wx-typings"),
    tcp_limit: doc(Some(20), "WX-TCP-004", "wx-reference-create-tcp-socket"),
    tcp_window: doc(300_000, "WX-TCP-004", "wx-reference-create-tcp-socket"),
    listed: doc(true, "WX-TCP-002", "wx-reference-create-tcp-socket"),
    bad_address: observed("invalid address", "WX-TCP-006", "wx-community-tcp"),
    bad_port: assumed("invalid port", "WX-TCP-006"),
    failed: observed("{class}.{function} {function} fail: {why}", "WX-TCP-006", "wx-community-tcp"),
};

/// Ports of well-known services.
const BLOCKED_PORTS: &[(u32, u32)] = &[
    (0, 1024),
    (1099, 1099),
    (1433, 1433),
    (1521, 1521),
    (1719, 1720),
    (1723, 1723),
    (2049, 2049),
    (2375, 2375),
    (3128, 3128),
    (3306, 3306),
    (3389, 3389),
    (3659, 3659),
    (4045, 4045),
    (5060, 5061),
    (5432, 5432),
    (5984, 5984),
    (6000, 6000),
    (6379, 6379),
    (6566, 6566),
    (7001, 7002),
    (8000, 8100),
    (8443, 8443),
    (8888, 8888),
    (9200, 9200),
    (9300, 9300),
    (10051, 10051),
    (10080, 10080),
    (11211, 11211),
    (27017, 27019),
];
