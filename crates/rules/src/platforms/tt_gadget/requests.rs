//! Feishu and Lark gadgets: headers, data, responses and CORS of requests. Data only; the values are resolved and
//! applied elsewhere.

use crate::profile::{CorsRules, HeaderRules, RequestRules, ResponseRules};
use crate::rule::{assumed, doc, not_applicable};
use crate::values::{
    BadText, Chunks, Credentials, Dated, Field, HeaderCase, IllegalHeader, JsonText, MethodCase, Nested, OddHeader,
    OddMethod, OddValue, PerClient, QueryMerge, SameName, ScalarData, TextQuery, Version, Versions, ViewData, Void,
    WideValue,
};

pub(super) const HEADERS: HeaderRules = HeaderRules {
    content_type: doc("application/json", "TTG-REQ-005", "feishu-seed-gadget-request"),
    owned: doc(
        PerClient { android: OWNED_MOBILE, ios: OWNED_MOBILE, devtools: OWNED_MOBILE, pc: OWNED_DESKTOP },
        "TTG-REQ-024",
        "feishu-seed-gadget-request",
    ),
    owned_prefixes: assumed(PerClient::all(&[]), "TTG-REQ-026"),
    method_overrides: assumed(&[], "TTG-REQ-026"),
    odd_value: assumed(OddValue::Text, "TTG-REQ-008"),
    odd_header: doc(OddHeader::Refused, "TTG-STD-013", "feishu-upload-file"),
    odd_header_warning: not_applicable("", "TTG-STD-013"),
    illegal: assumed(IllegalHeader::Refused, "TTG-STD-013"),
    same_name: assumed(SameName::LastWins, "TTG-REQ-008"),
    wide_value: assumed(PerClient::all(WideValue::Utf8), "TTG-REQ-008"),
    normal_content_type: assumed(true, "TTG-REQ-008"),
    added: assumed(PerClient::all(&[("Accept", "*/*"), ("Accept-Encoding", "gzip, deflate, br")]), "TTG-REQ-055"),
    user_agent: assumed(
        PerClient {
            android: "Mozilla/5.0 (Linux; Android 14; qiao; wv) AppleWebKit/537.36 (KHTML, like Gecko) \
                      Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 Lark/7.35.0 LarkLocale/zh_CN \
                      TTMicroApp/7.35.0",
            ios: "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like \
                  Gecko) Mobile/15E148 Lark/7.35.0 LarkLocale/zh_CN TTMicroApp/7.35.0",
            devtools: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) \
                       Chrome/126.0.0.0 Safari/537.36 TTMicroApp/7.35.0",
            pc: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/126.0.0.0 Safari/537.36 Lark/7.35.0 LarkLocale/zh_CN TTMicroApp/7.35.0",
        },
        "TTG-REQ-026",
    ),
    request_id: doc(&["x-request-id", "x-tt-logid"], "TTG-REQ-027", "feishu-request-tracing"),
    request_id_form: doc("02{ms}**************************************", "TTG-REQ-029", "feishu-seed-gadget-request"),
};

pub(super) const REQUEST: RequestRules = RequestRules {
    methods: doc(
        PerClient::all(&["GET", "POST", "PUT", "HEAD", "DELETE"]),
        "TTG-REQ-009",
        "feishu-seed-gadget-request",
    ),
    method_case: assumed(MethodCase::Any, "TTG-REQ-010"),
    odd_method: assumed(OddMethod::Refused, "TTG-STD-013"),
    query_methods: assumed(&["GET", "HEAD", "DELETE"], "TTG-REQ-023"),
    query_nested: assumed(Nested::Json, "TTG-REQ-014"),
    form_nested: assumed(Nested::Json, "TTG-REQ-018"),
    void: assumed(Void::Skipped, "TTG-REQ-014"),
    cloned: assumed(false, "TTG-REQ-014"),
    query_merge: assumed(QueryMerge::Append, "TTG-REQ-013"),
    text_query: assumed(TextQuery::Appended, "TTG-REQ-012"),
    form_type: doc("application/x-www-form-urlencoded", "TTG-REQ-018", "feishu-seed-gadget-request"),
    view: assumed(ViewData::Object, "TTG-REQ-011"),
    scalar: assumed(ScalarData::Refused, "TTG-STD-013"),
    refuses_function: assumed(true, "TTG-STD-013"),
    buffer_limit: assumed(None, "TTG-REQ-022"),
    unheeded: not_applicable(&[], "TTG-RT-002"),
    chunks: doc(
        PerClient::all(Dated(&[(Version(0, 0, 0), Chunks::Whole)])),
        "TTG-RT-002",
        "feishu-seed-gadget-request",
    ),
    chunks_over_http1: not_applicable(false, "TTG-RT-002"),
    keeps_cookies: doc(
        PerClient { android: false, ios: false, devtools: false, pc: true },
        "TTG-REQ-032",
        "feishu-seed-gadget-request",
    ),
    resends: assumed(true, "TTG-REQ-055"),
    breaks_raw_urls: assumed(PerClient::all(false), "TTG-REQ-055"),
    versions: doc(
        PerClient::all(Dated(&[(Version(0, 0, 0), Versions::Http2IfOffered)])),
        "TTG-REQ-042",
        "feishu-seed-gadget-request",
    ),
};

pub(super) const RESPONSE: ResponseRules = ResponseRules {
    fields: doc(
        Dated(&[
            (Version(0, 0, 0), &[Field::StatusCode, Field::Header, Field::Data, Field::ErrMsg]),
            (Version(4, 7, 0), &[Field::StatusCode, Field::Header, Field::Data, Field::Trace, Field::ErrMsg]),
        ]),
        "TTG-REQ-030",
        "feishu-seed-gadget-request",
    ),
    head_fields: not_applicable(PerClient::all(&[]), "TTG-RT-002"),
    profile: not_applicable(PerClient::all(false), "TTG-REQ-051"),
    json: doc(JsonText::Any, "TTG-REQ-044", "feishu-seed-gadget-request"),
    no_data_if_empty: assumed(false, "TTG-REQ-048"),
    refuses_odd_data_type: assumed(true, "TTG-STD-013"),
    refuses_odd_response_type: assumed(true, "TTG-STD-013"),
    response_type_any_case: assumed(false, "TTG-REQ-049"),
    byte_order_marks: assumed(1, "TTG-REQ-059"),
    converts_charset: assumed(true, "TTG-REQ-059"),
    bad_text: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), BadText::Replaced)])), "TTG-REQ-059"),
    header_case: assumed(HeaderCase::AsReceived, "TTG-REQ-041"),
    header_join: assumed(",", "TTG-REQ-043"),
    hidden_headers: doc(
        PerClient { android: &[], ios: &[], devtools: &["set-cookie"], pc: &["set-cookie"] },
        "TTG-REQ-033",
        "feishu-seed-gadget-request",
    ),
};

pub(super) const CORS: CorsRules = CorsRules {
    enforced: assumed(false, "TTG-REQ-053"),
    credentials: not_applicable(Credentials::Include, "TTG-REQ-053"),
    longest_age: not_applicable(0, "TTG-REQ-053"),
};

/// Headers that the script cannot set on phones and in the developer tools (TTG-REQ-031, TTG-REQ-060).
const OWNED_MOBILE: &[&str] = &[
    "referer",
    "x-request-id",
    "x-request-id-op",
    "x-tt-log-id",
    "x-tt-logid",
    "host",
    "content-length",
    "transfer-encoding",
    "connection",
    "keep-alive",
    "upgrade",
    "te",
    "trailer",
    "proxy-connection",
];

/// Headers that the script cannot set on desktops, where the client manages cookies (TTG-REQ-032).
const OWNED_DESKTOP: &[&str] = &[
    "cookie",
    "referer",
    "x-request-id",
    "x-request-id-op",
    "x-tt-log-id",
    "x-tt-logid",
    "host",
    "content-length",
    "transfer-encoding",
    "connection",
    "keep-alive",
    "upgrade",
    "te",
    "trailer",
    "proxy-connection",
];
