//! Baidu smart programs: headers, data, responses and CORS of requests. Data only; the values are resolved and applied
//! elsewhere.

use crate::profile::{CorsRules, HeaderRules, RequestRules, ResponseRules};
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{
    BadText, Chunks, Credentials, Dated, Field, HeaderCase, IllegalHeader, JsonText, MethodCase, Nested, OddHeader,
    OddMethod, OddValue, PerClient, QueryMerge, SameName, ScalarData, TextQuery, Version, Versions, ViewData, Void,
    WideValue,
};

pub(super) const HEADERS: HeaderRules = HeaderRules {
    content_type: doc("application/json", "SWAN-REQ-023", "swan-request-task"),
    owned: doc(
        PerClient::all(&[
            "referer",
            "user-agent",
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "upgrade",
            "te",
            "trailer",
            "proxy-connection",
        ]),
        "SWAN-NET-001",
        "swan-socket",
    ),
    owned_prefixes: assumed(PerClient::all(&[]), "SWAN-NET-001"),
    method_overrides: assumed(&[], "SWAN-NET-001"),
    odd_value: observed(OddValue::Tag, "SWAN-REQ-021", "swan-js-api"),
    odd_header: observed(OddHeader::Ignored, "SWAN-REQ-020", "swan-js-api"),
    odd_header_warning: observed("swan.{api}: header must be an object", "SWAN-REQ-020", "swan-js-api"),
    illegal: assumed(IllegalHeader::Refused, "SWAN-REQ-019"),
    same_name: assumed(SameName::LastWins, "SWAN-REQ-019"),
    wide_value: assumed(PerClient::all(WideValue::Utf8), "SWAN-REQ-019"),
    normal_content_type: observed(true, "SWAN-REQ-022", "swan-js-api"),
    added: assumed(PerClient::all(&[("Accept-Encoding", "gzip, deflate")]), "SWAN-NET-005"),
    user_agent: doc(
        PerClient {
            android: "Mozilla/5.0 (Linux; Android 14; qiao; wv) AppleWebKit/537.36 (KHTML, like Gecko) \
                      Version/4.0 Chrome/97.0.0.0 Mobile Safari/537.36 swan/2.0.0 swan-baiduboxapp/13.0.0",
            ios: "Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like \
                  Gecko) Mobile/15E148 swan/2.0.0 swan-baiduboxapp/13.0.0",
            devtools: "Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like \
                       Gecko) Mobile/15E148 swan/2.0.0 swan-baiduboxapp/13.0.0 devtools",
            pc: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/97.0.0.0 Safari/537.36 swan/2.0.0 swan-baiduboxapp/13.0.0",
        },
        "SWAN-NET-005",
        "swan-host-guide",
    ),
    request_id: not_applicable(&[], "SWAN-NET-001"),
    request_id_form: not_applicable("", "SWAN-NET-001"),
};

pub(super) const REQUEST: RequestRules = RequestRules {
    methods: doc(
        PerClient {
            android: &["OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE", "TRACE", "CONNECT"],
            ios: &["OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE"],
            devtools: &["OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE"],
            pc: &["OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE"],
        },
        "SWAN-REQ-008",
        "swan-request",
    ),
    method_case: observed(MethodCase::Any, "SWAN-REQ-007", "swan-js-api"),
    odd_method: observed(OddMethod::Get, "SWAN-REQ-007", "swan-js-api"),
    query_methods: doc(&["GET"], "SWAN-REQ-025", "swan-request"),
    query_nested: doc(Nested::Text, "SWAN-REQ-025", "swan-request"),
    form_nested: doc(Nested::Text, "SWAN-REQ-027", "swan-request"),
    void: observed(Void::Skipped, "SWAN-CB-012", "swan-js-api"),
    cloned: observed(true, "SWAN-CB-012", "swan-js-api"),
    query_merge: assumed(QueryMerge::Append, "SWAN-REQ-025"),
    text_query: observed(TextQuery::Ignored, "SWAN-REQ-031", "swan-js-api-game-tests"),
    form_type: doc("application/x-www-form-urlencoded", "SWAN-REQ-027", "swan-request"),
    view: observed(ViewData::Object, "SWAN-CB-012", "swan-js-api"),
    scalar: observed(ScalarData::Refused, "SWAN-REQ-005", "swan-js-api"),
    refuses_function: observed(false, "SWAN-CB-012", "swan-js-api"),
    buffer_limit: doc(Some(10_485_760), "SWAN-REQ-039", "swan-changelog"),
    unheeded: not_applicable(&[], "SWAN-REQ-055"),
    chunks: observed(
        PerClient::all(Dated(&[(Version(0, 0, 0), Chunks::Whole), (Version(3, 200, 0), Chunks::AsWanted)])),
        "SWAN-REQ-055",
        "swan-streaming-wrapper",
    ),
    chunks_over_http1: assumed(false, "SWAN-REQ-055"),
    keeps_cookies: assumed(PerClient::all(false), "SWAN-NET-005"),
    resends: assumed(true, "SWAN-NET-005"),
    breaks_raw_urls: doc(
        PerClient { android: false, ios: true, devtools: false, pc: false },
        "SWAN-ERR-003",
        "swan-request",
    ),
    versions: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), Versions::Http2IfOffered)])), "SWAN-REQ-042"),
};

pub(super) const RESPONSE: ResponseRules = ResponseRules {
    fields: doc(
        Dated(&[(Version(0, 0, 0), &[Field::Data, Field::StatusCode, Field::Header])]),
        "SWAN-REQ-040",
        "swan-request",
    ),
    head_fields: not_applicable(PerClient::all(&[]), "SWAN-REQ-056"),
    profile: not_applicable(PerClient::all(false), "SWAN-REQ-040"),
    json: observed(JsonText::Containers, "SWAN-REQ-015", "swan-js-api"),
    no_data_if_empty: assumed(true, "SWAN-REQ-015"),
    refuses_odd_data_type: observed(true, "SWAN-REQ-014", "swan-js-api"),
    refuses_odd_response_type: assumed(false, "SWAN-REQ-016"),
    response_type_any_case: observed(true, "SWAN-REQ-018", "swan-js-api"),
    byte_order_marks: assumed(1, "SWAN-REQ-024"),
    converts_charset: assumed(true, "SWAN-REQ-024"),
    bad_text: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), BadText::Replaced)])), "SWAN-REQ-024"),
    header_case: observed(HeaderCase::AsReceived, "SWAN-REQ-042", "swan-js-api"),
    header_join: observed(",", "SWAN-REQ-042", "swan-js-api"),
    hidden_headers: observed(PerClient::all(&[]), "SWAN-NET-007", "swan-js-api"),
};

pub(super) const CORS: CorsRules = CorsRules {
    enforced: not_applicable(false, "SWAN-NET-001"),
    credentials: not_applicable(Credentials::Include, "SWAN-NET-001"),
    longest_age: not_applicable(0, "SWAN-NET-001"),
};
