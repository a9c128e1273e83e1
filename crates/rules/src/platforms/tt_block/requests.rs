//! Feishu and Lark blocks: headers, data, responses and CORS of requests. Data only; the values are resolved and
//! applied elsewhere.

use crate::profile::{CorsRules, HeaderRules, RequestRules, ResponseRules};
use crate::rule::{assumed, doc, not_applicable};
use crate::values::{
    BadText, Chunks, Credentials, Dated, Field, HeaderCase, IllegalHeader, JsonText, MethodCase, Nested, OddHeader,
    OddMethod, OddValue, PerClient, QueryMerge, SameName, ScalarData, TextQuery, Version, Versions, ViewData, Void,
    WideValue,
};

pub(super) const HEADERS: HeaderRules = HeaderRules {
    content_type: doc("application/json", "TTB-REQ-017", "feishu-block-request"),
    owned: doc(
        PerClient::all(&[
            "accept-charset",
            "accept-encoding",
            "access-control-request-headers",
            "access-control-request-method",
            "connection",
            "content-length",
            "cookie",
            "cookie2",
            "date",
            "dnt",
            "expect",
            "host",
            "keep-alive",
            "origin",
            "referer",
            "set-cookie",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
        ]),
        "TTB-CORS-060",
        "whatwg-fetch",
    ),
    owned_prefixes: doc(PerClient::all(&["proxy-", "sec-"]), "TTB-CORS-060", "whatwg-fetch"),
    method_overrides: doc(
        &["x-http-method", "x-http-method-override", "x-method-override"],
        "TTB-CORS-060",
        "whatwg-fetch",
    ),
    odd_value: assumed(OddValue::Text, "TTB-REQ-012"),
    odd_header: assumed(OddHeader::Refused, "TTB-REQ-012"),
    odd_header_warning: not_applicable("", "TTB-REQ-012"),
    illegal: doc(IllegalHeader::Refused, "TTB-REQ-012", "feishu-seed-block-network"),
    same_name: doc(SameName::BothGoOut, "TTB-REQ-012", "whatwg-fetch"),
    // Fetch refuses a value beyond Latin-1, but an example in the platform's documentation sends one.
    wide_value: assumed(PerClient { devtools: WideValue::Refused, ..PerClient::all(WideValue::Warned) }, "TTB-REQ-012"),
    normal_content_type: assumed(true, "TTB-REQ-017"),
    added: doc(
        PerClient::all(&[
            ("Accept", "*/*"),
            ("Accept-Language", "zh-CN,zh;q=0.9"),
            ("Accept-Encoding", "gzip, deflate, br"),
        ]),
        "TTB-CORS-020",
        "whatwg-fetch",
    ),
    user_agent: assumed(
        PerClient::all(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 \
             Safari/537.36 Lark/7.35.0 LarkLocale/zh_CN",
        ),
        "TTB-CORS-061",
    ),
    request_id: assumed(&[], "TTB-REQ-025"),
    request_id_form: not_applicable("", "TTB-REQ-025"),
};

pub(super) const REQUEST: RequestRules = RequestRules {
    methods: doc(
        PerClient::all(&["GET", "POST", "PUT", "OPTIONS", "HEAD", "DELETE"]),
        "TTB-REQ-018",
        "feishu-block-request",
    ),
    method_case: doc(MethodCase::Fetch, "TTB-CORS-011", "whatwg-fetch"),
    odd_method: assumed(OddMethod::Refused, "TTB-REQ-018"),
    query_methods: assumed(&["GET", "HEAD", "DELETE"], "TTB-REQ-019"),
    query_nested: assumed(Nested::Json, "TTB-REQ-019"),
    form_nested: assumed(Nested::Json, "TTB-REQ-019"),
    void: assumed(Void::Skipped, "TTB-REQ-019"),
    cloned: assumed(false, "TTB-REQ-019"),
    query_merge: assumed(QueryMerge::Append, "TTB-REQ-019"),
    text_query: assumed(TextQuery::Appended, "TTB-REQ-019"),
    form_type: doc("application/x-www-form-urlencoded", "TTB-REQ-019", "feishu-block-request"),
    view: assumed(ViewData::Object, "TTB-REQ-019"),
    scalar: assumed(ScalarData::Refused, "TTB-REQ-019"),
    refuses_function: assumed(true, "TTB-REQ-019"),
    buffer_limit: assumed(None, "TTB-REQ-019"),
    unheeded: not_applicable(&[], "TTB-REQ-001"),
    chunks: doc(PerClient::all(Dated(&[(Version(0, 0, 0), Chunks::Whole)])), "TTB-REQ-001", "feishu-block-request"),
    chunks_over_http1: not_applicable(false, "TTB-REQ-001"),
    keeps_cookies: assumed(PerClient::all(false), "TTB-REQ-012"),
    resends: assumed(true, "TTB-REQ-012"),
    breaks_raw_urls: assumed(PerClient::all(false), "TTB-REQ-012"),
    versions: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), Versions::Http2IfOffered)])), "TTB-CFG-002"),
};

pub(super) const RESPONSE: ResponseRules = ResponseRules {
    fields: doc(
        Dated(&[(Version(0, 0, 0), &[Field::StatusCode, Field::Header, Field::Data, Field::ErrMsg])]),
        "TTB-REQ-021",
        "feishu-block-request",
    ),
    head_fields: not_applicable(PerClient::all(&[]), "TTB-REQ-001"),
    profile: not_applicable(PerClient::all(false), "TTB-REQ-021"),
    json: doc(JsonText::Any, "TTB-REQ-020", "feishu-block-request"),
    no_data_if_empty: doc(false, "TTB-CORS-058", "whatwg-fetch"),
    refuses_odd_data_type: assumed(true, "TTB-REQ-020"),
    refuses_odd_response_type: assumed(true, "TTB-REQ-020"),
    response_type_any_case: assumed(false, "TTB-REQ-020"),
    byte_order_marks: assumed(1, "TTB-REQ-024"),
    converts_charset: doc(true, "TTB-REQ-023", "feishu-seed-block-network"),
    bad_text: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), BadText::Replaced)])), "TTB-REQ-023"),
    header_case: assumed(HeaderCase::Lower, "TTB-CORS-056"),
    header_join: assumed(", ", "TTB-CORS-056"),
    hidden_headers: doc(PerClient::all(&["set-cookie", "set-cookie2"]), "TTB-CORS-054", "whatwg-fetch"),
};

pub(super) const CORS: CorsRules = CorsRules {
    enforced: doc(true, "TTB-CFG-002", "feishu-seed-block-network"),
    credentials: assumed(Credentials::Include, "TTB-CORS-046"),
    longest_age: assumed(7200, "TTB-CORS-042"),
};
