//! WeChat mini-programs. Data only: one value per rule, each with its clause in the
//! specification and the evidence that the clause has.

use qiao_abi::Happening::{Chunk, Headers};
use qiao_abi::{Api, TaskMethod};

use crate::profile::{
    AppRules, CallRules, DomainRules, FailureRules, HeaderRules, LimitRules, Profile, RedirectRules, RequestRules,
    ResponseRules, TimeoutRules, TlsRules, UrlRules,
};
use crate::rule::{assumed, doc, observed};
use crate::values::{
    ArgumentTexts, BadCallback, BadText, BareEntry, Chunks, Client, Dated, Delivery, Field, HeaderCase, IllegalHeader,
    JsonText, Lane, ListUse, MethodCase, Nested, OddHeader, OddMethod, OddValue, Per, PerClient, QueryMerge,
    ScalarData, TextQuery, Version, Versions, ViewData, Void, coded, told,
};

const GUIDE: &str = "network guide";
const REQUEST: &str = "wx.request reference";
const TYPINGS: &str = "API typings 5.2.3";
const ERRNO: &str = "errno table";
const TUNING: &str = "network tuning guide";
const API: &str = "API guide";
const DUMPS: &str = "request dumps";
const LOGS: &str = "published logs";

/// The rules of WeChat.
pub(super) static PROFILE: Profile = Profile {
    id: "wx",
    name: "WeChat",
    namespace: "wx",
    app: AppRules {
        default_id: assumed("touristappid", "WX-REQ-036"),
        default_version: doc(PerClient { android: "0", ios: "0", devtools: "devtools", pc: "0" }, "WX-REQ-037", GUIDE),
        base_library: assumed(Version(3, 17, 0), "WX-API-021"),
        client: assumed(Client::Android, "WX-REQ-042"),
        referer: doc(
            Dated(&[(Version(0, 0, 0), "https://servicewechat.com/{appid}/{version}/page-frame.html")]),
            "WX-REQ-036",
            GUIDE,
        ),
        origin: assumed(None, "WX-REQ-036"),
    },
    calls: CallRules {
        refused_argument: observed(Delivery::AtOnce, "WX-API-014", "open containers"),
        task_for_refused_argument: observed(false, "WX-API-014", "open containers"),
        task_without_options: observed(false, "WX-API-014", "open containers"),
        refused_url: observed(Delivery::AtOnce, "WX-DOM-026", "developer community, lib 2.28.0"),
        unparsable_url: assumed(Delivery::AtOnce, "WX-DOM-025"),
        url_as_text: assumed(false, "WX-API-012"),
        task_for_refused_url: observed(false, "WX-DOM-026", "developer community, lib 2.28.0"),
        empty_is_absent: assumed(false, "WX-DOM-036"),
        bad_callback: assumed(BadCallback::Ignored, "WX-API-001"),
        callback_error: observed("thirdScriptError", "WX-API-018", LOGS),
        failures_reach_app: assumed(false, "WX-APP-005"),
        failure_fields: doc(
            Dated(&[(Version(0, 0, 0), &[]), (Version(3, 8, 10), &[Field::Exception, Field::UseHttpDns])]),
            "WX-API-017",
            REQUEST,
        ),
        promises: doc(
            Dated(&[
                (Version(0, 0, 0), &[]),
                (Version(2, 10, 2), &[Api::ShowLoading, Api::HideLoading, Api::ShowToast]),
            ]),
            "WX-API-009",
            API,
        ),
        shown: doc(&[Api::ShowLoading, Api::HideLoading, Api::ShowToast], "WX-API-001", TYPINGS),
        request_task: doc(
            Dated(&[
                (Version(0, 0, 0), &[TaskMethod::Abort]),
                (Version(2, 1, 0), &[TaskMethod::Abort, TaskMethod::On(Headers), TaskMethod::Off(Headers)]),
                (
                    Version(2, 20, 2),
                    &[
                        TaskMethod::Abort,
                        TaskMethod::On(Headers),
                        TaskMethod::Off(Headers),
                        TaskMethod::On(Chunk),
                        TaskMethod::Off(Chunk),
                    ],
                ),
            ]),
            "WX-RT-001",
            TYPINGS,
        ),
        task_fields: assumed(false, "WX-RT-001"),
        rewrites_options: assumed(false, "WX-API-020"),
        ok_message: doc(true, "WX-API-005", API),
        code_field: doc(Dated(&[(Version(0, 0, 0), ""), (Version(2, 24, 0), "errno")]), "WX-API-017", REQUEST),
    },
    url: UrlRules {
        request_schemes: observed(&["https", "http"], "WX-DOM-025", LOGS),
        secure_only: doc(true, "WX-DOM-004", GUIDE),
        secure_always: assumed(false, "WX-DOM-019"),
        port_in_url: doc(true, "WX-DOM-012", GUIDE),
        refuses_ip: doc(true, "WX-DOM-009", GUIDE),
        refuses_localhost: doc(true, "WX-DOM-009", GUIDE),
        forbidden_hosts: doc(&["api.weixin.qq.com"], "WX-DOM-017", GUIDE),
        forbidden_always: assumed(false, "WX-DOM-019"),
        blocks_ports: assumed(false, "WX-DOM-012"),
    },
    domains: DomainRules {
        lists: doc(ListUse::Required, "WX-DOM-001", GUIDE),
        per_api: doc(true, "WX-DOM-002", "domain configuration API"),
        entries: doc(Some(20), "WX-DOM-022", GUIDE),
        port_in_entry: doc(true, "WX-DOM-012", GUIDE),
        bare_entry: doc(BareEntry::NoPort, "WX-DOM-013", GUIDE),
        bare_socket_entry: doc(BareEntry::AnyPort, "WX-DOM-015", GUIDE),
        wildcard: doc(false, "WX-DOM-016", GUIDE),
        redirects: doc(Dated(&[(Version(0, 0, 0), true)]), "WX-DOM-018", "developer course, ch. 4"),
    },
    headers: HeaderRules {
        content_type: doc("application/json", "WX-REQ-029", TYPINGS),
        owned: doc(
            PerClient { android: OWNED, ios: OWNED, devtools: OWNED_BY_A_BROWSER, pc: OWNED },
            "WX-REQ-035",
            GUIDE,
        ),
        owned_prefixes: observed(
            PerClient { android: &[], ios: &[], devtools: &["proxy-", "sec-"], pc: &[] },
            "WX-REQ-040",
            "developer community",
        ),
        method_overrides: assumed(&[], "WX-REQ-040"),
        odd_value: observed(OddValue::Tag, "WX-REQ-033", "an iOS request dump"),
        odd_header: assumed(OddHeader::Ignored, "WX-REQ-034"),
        odd_header_warning: assumed("{api}: header must be an object", "WX-REQ-034"),
        illegal: assumed(IllegalHeader::Refused, "WX-REQ-031"),
        normal_content_type: doc(true, "WX-REQ-030", "changelog 2016-10"),
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
            DUMPS,
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
            DUMPS,
        ),
        request_id: assumed(&[], "WX-REQ-042"),
        request_id_form: assumed("", "WX-REQ-042"),
    },
    request: RequestRules {
        methods: doc(
            PerClient::all(&["OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE", "TRACE", "CONNECT"]),
            "WX-REQ-002",
            TYPINGS,
        ),
        method_case: doc(MethodCase::Any, "WX-REQ-003", "changelog 2016-12-21"),
        odd_method: assumed(OddMethod::Refused, "WX-REQ-004"),
        query_methods: doc(&["GET"], "WX-REQ-008", REQUEST),
        query_nested: observed(Nested::Json, "WX-REQ-011", "Taro issue 2901"),
        form_nested: observed(Nested::Text, "WX-REQ-019", "a developer's blog, 2020"),
        void: assumed(Void::Text, "WX-REQ-013"),
        cloned: assumed(false, "WX-REQ-017"),
        query_merge: assumed(QueryMerge::Replace, "WX-REQ-010"),
        text_query: assumed(TextQuery::Appended, "WX-REQ-009"),
        form_type: doc("application/x-www-form-urlencoded", "WX-REQ-018", REQUEST),
        view: assumed(ViewData::Refused, "WX-REQ-026"),
        scalar: doc(ScalarData::Text, "WX-REQ-007", REQUEST),
        refuses_function: assumed(true, "WX-REQ-027"),
        buffer_limit: assumed(None, "WX-REQ-076"),
        chunks: doc(
            PerClient {
                android: Dated(&[(Version(0, 0, 0), Chunks::Whole), (Version(2, 20, 2), Chunks::Buffers)]),
                ios: Dated(&[(Version(0, 0, 0), Chunks::Whole), (Version(2, 20, 2), Chunks::Buffers)]),
                devtools: Dated(&[(Version(0, 0, 0), Chunks::Whole), (Version(2, 20, 2), Chunks::Buffers)]),
                pc: Dated(&[(Version(0, 0, 0), Chunks::Whole)]),
            },
            "WX-RT-011",
            TYPINGS,
        ),
        chunks_over_http1: doc(true, "WX-REQ-068", REQUEST),
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
            REQUEST,
        ),
    },
    response: ResponseRules {
        fields: doc(
            Dated(&[
                (Version(0, 0, 0), &[Field::Data, Field::StatusCode, Field::Header, Field::ErrMsg]),
                (Version(2, 10, 0), &[Field::Data, Field::StatusCode, Field::Header, Field::Cookies, Field::ErrMsg]),
                (
                    Version(3, 0, 0),
                    &[Field::Data, Field::StatusCode, Field::Header, Field::Cookies, Field::Exception, Field::ErrMsg],
                ),
            ]),
            "WX-REQ-055",
            REQUEST,
        ),
        head_fields: doc(
            PerClient {
                android: &[Field::Header, Field::StatusCode, Field::Cookies],
                ios: &[Field::Header, Field::StatusCode, Field::Cookies],
                devtools: &[Field::Header, Field::Cookies],
                pc: &[Field::Header, Field::StatusCode, Field::Cookies],
            },
            "WX-RT-006",
            TYPINGS,
        ),
        json: doc(JsonText::Any, "WX-REQ-047", TYPINGS),
        no_data_if_empty: assumed(false, "WX-REQ-084"),
        refuses_odd_data_type: assumed(false, "WX-REQ-047"),
        refuses_odd_response_type: assumed(false, "WX-REQ-052"),
        response_type_any_case: assumed(false, "WX-REQ-052"),
        byte_order_marks: doc(1, "WX-REQ-061", GUIDE),
        converts_charset: doc(true, "WX-REQ-059", GUIDE),
        bad_text: doc(BadText::Fails, "WX-REQ-060", "changelog 2.4.0"),
        header_case: doc(HeaderCase::AsReceived, "WX-REQ-056", TUNING),
        header_join: observed(",", "WX-REQ-057", "weapp-cookie"),
        hidden_headers: assumed(PerClient::all(&[]), "WX-REQ-055"),
    },
    limits: LimitRules {
        lanes: doc(
            PerClient::all(&[Lane { apis: &[Api::Request], limit: 10, per: Per::Program }]),
            "WX-CON-001",
            GUIDE,
        ),
        waits: doc(true, "WX-CON-002", "changelog 1.4.0"),
        waiting_is_free: observed(true, "WX-TMO-012", "staff answer, 2024-11-26"),
    },
    timeouts: TimeoutRules {
        request: doc(Dated(&[(Version(0, 0, 0), 60_000)]), "WX-TMO-003", GUIDE),
        longest: doc(
            PerClient {
                android: Dated(&[(Version(0, 0, 0), None)]),
                ios: Dated(&[(Version(0, 0, 0), Some(60_000)), (Version(2, 14, 0), None)]),
                devtools: Dated(&[(Version(0, 0, 0), None)]),
                pc: Dated(&[(Version(0, 0, 0), None)]),
            },
            "WX-TMO-006",
            "changelog 2.14.0",
        ),
        option: doc(
            PerClient {
                android: Dated(&[(Version(0, 0, 0), false), (Version(2, 10, 0), true)]),
                ios: Dated(&[(Version(0, 0, 0), false), (Version(2, 10, 0), true)]),
                devtools: Dated(&[(Version(0, 0, 0), false), (Version(2, 10, 0), true)]),
                pc: Dated(&[(Version(0, 0, 0), false), (Version(3, 11, 1), true)]),
            },
            "WX-TMO-004",
            TYPINGS,
        ),
        configured: doc(true, "WX-TMO-001", "configuration reference"),
    },
    redirects: RedirectRules {
        limit: assumed(20, "WX-REQ-066"),
        rewrites_method: assumed(true, "WX-REQ-063"),
        drops_authorization: assumed(true, "WX-REQ-063"),
    },
    tls: TlsRules {
        oldest: doc("1.2", "WX-TLS-004", GUIDE),
        verifies: doc(true, "WX-TLS-001", GUIDE),
        skipped_with_domains: doc(true, "WX-TLS-006", GUIDE),
    },
    failures: FailureRules {
        arguments: observed(
            ArgumentTexts {
                prefix: "{api}:fail parameter error: ",
                missing: "parameter.{name} should be {want} instead of {got};",
                wrong: "parameter.{name} should be {want} instead of {got};",
                none_of: "parameter.{name} should be {want} instead of {got};",
                options: "parameter should be {want} instead of {got};",
                all: true,
                capitals: true,
                quoted: false,
                joint: ",",
                code: Some(1001),
            },
            "WX-API-012",
            LOGS,
        ),
        bad_callback: assumed(
            coded("{api}:fail parameter error: parameter.{name} should be Function;", 1001),
            "WX-API-012",
        ),
        url: observed(coded("{api}:fail invalid url \"{url}\"", 600_009), "WX-DOM-025", LOGS),
        unparsable_url: assumed(PerClient::all(coded("{api}:fail invalid url \"{url}\"", 600_009)), "WX-DOM-025"),
        scheme: observed(
            PerClient {
                android: coded("{api}:fail request protocol must be http or https", 600_005),
                ios: coded("{api}:fail invalid url \"{url}\"", 600_009),
                devtools: coded("{api}:fail invalid url \"{url}\"", 600_009),
                pc: coded("{api}:fail invalid url \"{url}\"", 600_009),
            },
            "WX-DOM-027",
            "developer community",
        ),
        port: assumed(coded("{api}:fail invalid url \"{url}\"", 600_009), "WX-DOM-025"),
        domain: observed(coded("{api}:fail url not in domain list", 600_002), "WX-DOM-005", "developer community"),
        forbidden: observed(coded("{api}:fail url not in domain list", 600_002), "WX-DOM-017", "developer community"),
        method: observed(coded("{api}:fail method is invalid", 1001), "WX-REQ-004", "an issue of 2018"),
        function_data: assumed(coded("{api}:fail data should not be Function", 1001), "WX-REQ-027"),
        data: doc(coded("{api}:fail invalid request data", 600_010), "WX-REQ-028", ERRNO),
        data_too_large: doc(coded("{api}:fail native buffer exceed size limit", 602_300), "WX-REQ-076", ERRNO),
        header: assumed(coded("{api}:fail invalid header", 600_005), "WX-ERR-002"),
        busy: doc(coded("{api}:fail network exceed max task count", 600_007), "WX-CON-010", ERRNO),
        aborted: observed(told("{api}:fail abort"), "WX-RT-002", LOGS),
        timeout: observed(coded("{api}:fail timeout", 5), "WX-TMO-008", LOGS),
        network: observed(
            PerClient {
                android: coded("{api}:fail errcode:{net} cronet_error_code:{net} error_msg:net::{net_name}", 600_001),
                ios: coded("{api}:fail net::{net_name}", 600_001),
                devtools: told("{api}:fail"),
                pc: coded("{api}:fail {net}:net::{net_name}", 600_001),
            },
            "WX-REQ-077",
            LOGS,
        ),
        tls: observed(
            PerClient {
                android: coded("{api}:fail errcode:{net} cronet_error_code:{net} error_msg:net::{net_name}", 600_001),
                ios: coded("{api}:fail errcode:{net} cronet_error_code:{net} error_msg:net::{net_name}", 600_001),
                devtools: told("{api}:fail"),
                pc: coded("{api}:fail {net}:net::{net_name}", 600_001),
            },
            "WX-TLS-002",
            LOGS,
        ),
        redirects: doc(coded("{api}:fail network reach the max redirect count", 600_008), "WX-REQ-066", ERRNO),
        undecodable: doc(coded("{api}:fail response data convert to UTF8 fail", 602_302), "WX-REQ-060", ERRNO),
        too_large: doc(coded("{api}:fail native buffer exceed size limit", 602_300), "WX-REQ-076", ERRNO),
    },
};

/// Names that script cannot set.
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

/// Names that script cannot set in the developer tools, which are a browser (WX-REQ-040).
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
