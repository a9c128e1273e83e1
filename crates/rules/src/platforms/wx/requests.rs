//! WeChat mini-programs: headers, data, responses and CORS of requests. Data only; the values are resolved and applied
//! elsewhere.

use crate::profile::{CorsRules, HeaderRules, RequestRules, ResponseRules};
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{
    BadText, Chunks, Credentials, Dated, Field, HeaderCase, IllegalHeader, JsonText, MethodCase, Nested, OddHeader,
    OddMethod, OddValue, PerClient, QueryMerge, SameName, ScalarData, TextQuery, Version, Versions, ViewData, Void,
    WideValue,
};

pub(super) const HEADERS: HeaderRules = HeaderRules {
    content_type: doc("application/json", "WX-REQ-029", "wx-typings"),
    owned: doc(
        PerClient { android: OWNED, ios: OWNED, devtools: OWNED_BY_A_BROWSER, pc: OWNED },
        "WX-REQ-035",
        "wx-guide-network",
    ),
    owned_prefixes: observed(
        PerClient { android: &[], ios: &[], devtools: &["proxy-", "sec-"], pc: &[] },
        "WX-REQ-040",
        "wx-community-000a0ccb",
    ),
    method_overrides: assumed(&[], "WX-REQ-040"),
    odd_value: observed(OddValue::Tag, "WX-REQ-033", "capture-request-dumps"),
    odd_header: assumed(OddHeader::Ignored, "WX-REQ-034"),
    odd_header_warning: assumed("{api}: header must be an object", "WX-REQ-034"),
    illegal: assumed(IllegalHeader::Refused, "WX-REQ-031"),
    same_name: assumed(SameName::LastWins, "WX-REQ-085"),
    wide_value: assumed(
        PerClient { android: WideValue::Utf8, ios: WideValue::Utf8, devtools: WideValue::Refused, pc: WideValue::Utf8 },
        "WX-REQ-087",
    ),
    normal_content_type: doc(true, "WX-REQ-030", "wx-changelog"),
    added: observed(
        PerClient {
            android: &[
                ("charset", "utf-8"),
                ("Accept-Encoding", "gzip,compress,br,deflate"),
                ("Connection", "keep-alive"),
            ],
            ios: &[("Accept-Encoding", "gzip,compress,br,deflate")],
            devtools: &[("Accept", "*/*"), ("Accept-Encoding", "gzip, deflate, br")],
            pc: &[
                ("xweb_xhr", "1"),
                ("Accept", "*/*"),
                ("Sec-Fetch-Site", "cross-site"),
                ("Sec-Fetch-Mode", "cors"),
                ("Sec-Fetch-Dest", "empty"),
                ("Accept-Encoding", "gzip, deflate, br"),
            ],
        },
        "WX-REQ-042",
        "capture-request-dumps",
    ),
    user_agent: observed(
        PerClient {
            android: "Mozilla/5.0 (Linux; Android 14; qiao; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 \
                      Chrome/130.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50(0x28003235) WeChat/arm64 Weixin \
                      NetType/WIFI Language/zh_CN ABI/arm64 MiniProgramEnv/android",
            ios: "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                  Mobile/15E148 MicroMessenger/8.0.50(0x18003235) NetType/WIFI Language/zh_CN",
            devtools: "Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like \
                       Gecko) Version/15.0 Mobile/15E148 Safari/604.1 wechatdevtools/1.06.0 MicroMessenger/8.0.5 \
                       Language/zh_CN webview/",
            pc: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/126.0.0.0 Safari/537.36 MicroMessenger/7.0.20.1781(0x6700143B) NetType/WIFI \
                 MiniProgramEnv/Windows WindowsWechat/WMPF XWEB/11275",
        },
        "WX-REQ-043",
        "capture-request-dumps",
    ),
    request_id: not_applicable(&[], "WX-REQ-042"),
    request_id_form: not_applicable("", "WX-REQ-042"),
};

pub(super) const REQUEST: RequestRules = RequestRules {
    methods: doc(
        PerClient::all(&["OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE", "TRACE", "CONNECT"]),
        "WX-REQ-002",
        "wx-typings",
    ),
    method_case: doc(MethodCase::Any, "WX-REQ-003", "wx-changelog"),
    odd_method: assumed(OddMethod::Refused, "WX-REQ-004"),
    query_methods: doc(&["GET"], "WX-REQ-008", "wx-reference-request"),
    query_nested: observed(Nested::Json, "WX-REQ-011", "taro-2901"),
    form_nested: observed(Nested::Text, "WX-REQ-019", "cnblogs-wdw31210"),
    void: assumed(Void::Text, "WX-REQ-013"),
    cloned: assumed(false, "WX-REQ-017"),
    query_merge: assumed(QueryMerge::Replace, "WX-REQ-010"),
    text_query: assumed(TextQuery::Appended, "WX-REQ-009"),
    form_type: doc("application/x-www-form-urlencoded", "WX-REQ-018", "wx-reference-request"),
    view: assumed(ViewData::Refused, "WX-REQ-026"),
    scalar: doc(ScalarData::Text, "WX-REQ-007", "wx-reference-request"),
    refuses_function: assumed(true, "WX-REQ-027"),
    buffer_limit: assumed(None, "WX-REQ-076"),
    unheeded: doc(&["enableHttpDNS", "enableCache", "enableQuic"], "WX-REQ-074", "wx-typings"),
    chunks: doc(
        PerClient {
            android: Dated(&[(Version(0, 0, 0), Chunks::Whole), (Version(2, 20, 2), Chunks::Buffers)]),
            ios: Dated(&[(Version(0, 0, 0), Chunks::Whole), (Version(2, 20, 2), Chunks::Buffers)]),
            devtools: Dated(&[(Version(0, 0, 0), Chunks::Whole), (Version(2, 20, 2), Chunks::Buffers)]),
            pc: Dated(&[(Version(0, 0, 0), Chunks::Whole)]),
        },
        "WX-RT-011",
        "wx-typings",
    ),
    chunks_over_http1: doc(true, "WX-REQ-068", "wx-reference-request"),
    keeps_cookies: observed(PerClient::all(false), "WX-REQ-041", "weapp-cookie"),
    resends: assumed(true, "WX-REQ-088"),
    breaks_raw_urls: assumed(PerClient::all(false), "WX-DOM-034"),
    versions: doc(
        PerClient {
            android: Dated(&[
                (Version(0, 0, 0), Versions::Http1UnlessAsked),
                (Version(3, 5, 0), Versions::Http2IfOffered),
            ]),
            ios: Dated(&[(Version(0, 0, 0), Versions::Http1UnlessAsked)]),
            devtools: Dated(&[(Version(0, 0, 0), Versions::Http1UnlessAsked)]),
            pc: Dated(&[(Version(0, 0, 0), Versions::Http1UnlessAsked)]),
        },
        "WX-REQ-068",
        "wx-reference-request",
    ),
};

pub(super) const RESPONSE: ResponseRules = ResponseRules {
    fields: doc(
        Dated(&[
            (Version(0, 0, 0), &[Field::Data, Field::StatusCode, Field::Header, Field::ErrMsg]),
            (Version(2, 10, 0), &[Field::Data, Field::StatusCode, Field::Header, Field::Cookies, Field::ErrMsg]),
            (
                Version(2, 10, 4),
                &[Field::Data, Field::StatusCode, Field::Header, Field::Cookies, Field::Profile, Field::ErrMsg],
            ),
            (
                Version(3, 0, 0),
                &[
                    Field::Data,
                    Field::StatusCode,
                    Field::Header,
                    Field::Cookies,
                    Field::Profile,
                    Field::Exception,
                    Field::ErrMsg,
                ],
            ),
            (
                Version(3, 4, 10),
                &[
                    Field::Data,
                    Field::StatusCode,
                    Field::Header,
                    Field::Cookies,
                    Field::Profile,
                    Field::Exception,
                    Field::UseHttpDns,
                    Field::ErrMsg,
                ],
            ),
        ]),
        "WX-REQ-055",
        "wx-reference-request",
    ),
    head_fields: doc(
        PerClient {
            android: &[Field::Header, Field::StatusCode, Field::Cookies],
            ios: &[Field::Header, Field::StatusCode, Field::Cookies],
            devtools: &[Field::Header, Field::Cookies],
            pc: &[Field::Header, Field::StatusCode, Field::Cookies],
        },
        "WX-RT-006",
        "wx-typings",
    ),
    profile: doc(
        PerClient { android: true, ios: true, devtools: false, pc: false },
        "WX-REQ-055",
        "wx-reference-request",
    ),
    json: doc(JsonText::Any, "WX-REQ-047", "wx-typings"),
    no_data_if_empty: assumed(false, "WX-REQ-084"),
    refuses_odd_data_type: assumed(false, "WX-REQ-047"),
    refuses_odd_response_type: assumed(false, "WX-REQ-052"),
    response_type_any_case: assumed(false, "WX-REQ-052"),
    byte_order_marks: doc(1, "WX-REQ-061", "wx-guide-network"),
    converts_charset: doc(true, "WX-REQ-059", "wx-guide-network"),
    bad_text: doc(
        PerClient {
            android: Dated(&[(Version(0, 0, 0), BadText::Fails)]),
            ios: Dated(&[(Version(0, 0, 0), BadText::Replaced), (Version(2, 4, 0), BadText::Fails)]),
            devtools: Dated(&[(Version(0, 0, 0), BadText::Replaced)]),
            pc: Dated(&[(Version(0, 0, 0), BadText::Fails)]),
        },
        "WX-REQ-060",
        "wx-changelog",
    ),
    header_case: doc(HeaderCase::AsReceived, "WX-REQ-056", "wx-guide-tuning"),
    header_join: observed(",", "WX-REQ-057", "weapp-cookie"),
    hidden_headers: assumed(PerClient::all(&[]), "WX-REQ-055"),
};

pub(super) const CORS: CorsRules = CorsRules {
    enforced: not_applicable(false, "WX-REQ-042"),
    credentials: not_applicable(Credentials::Include, "WX-REQ-042"),
    longest_age: not_applicable(0, "WX-REQ-042"),
};

/// Headers that the script cannot set.
const OWNED: &[&str] = &[
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
];

/// Headers that the script cannot set in the developer tools, which run in a browser (WX-REQ-040).
const OWNED_BY_A_BROWSER: &[&str] = &[
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "connection",
    "content-length",
    "date",
    "dnt",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "via",
];
