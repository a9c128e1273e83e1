//! Feishu and Lark gadgets. Data only: one value per rule, each with its clause in the
//! specification and the evidence that the clause has.

use qiao_abi::{Api, TaskMethod};

use crate::profile::{
    AppRules, CallRules, DomainRules, FailureRules, HeaderRules, LimitRules, Profile, RedirectRules, RequestRules,
    ResponseRules, TimeoutRules, TlsRules, UrlRules,
};
use crate::rule::{assumed, doc, observed};
use crate::values::{
    ArgumentTexts, BadCallback, BadText, BareEntry, Chunks, Client, Dated, Delivery, Field, HeaderCase, IllegalHeader,
    JsonText, Lane, ListUse, MethodCase, Nested, OddHeader, OddMethod, OddValue, Per, PerClient, QueryMerge,
    ScalarData, TextQuery, Version, Versions, ViewData, Void, coded,
};

const REQUEST: &str = "tt.request reference, 2025-01-21";
const OBJECTS: &str = "standard objects";
const ERRNO: &str = "errno table, 2025-04-15";
const SETTINGS: &str = "global settings, 2025-04-22";
const TRACING: &str = "request tracing, 2023-08-31";

/// The rules of Feishu gadgets.
pub(super) static PROFILE: Profile = Profile {
    id: "tt-gadget",
    name: "Feishu gadget",
    namespace: "tt",
    app: AppRules {
        default_id: assumed("cli_0000000000000000", "TTG-REQ-025"),
        default_version: assumed(PerClient::all("1.0.0"), "TTG-REQ-025"),
        base_library: assumed(Version(7, 35, 0), "TTG-REQ-001"),
        client: assumed(Client::Android, "TTG-ERR-002"),
        referer: doc(
            Dated(&[(Version(0, 0, 0), "https://tmaservice.developer.toutiao.com/?appid={appid}&version={version}")]),
            "TTG-REQ-025",
            REQUEST,
        ),
        origin: assumed(None, "TTG-REQ-053"),
    },
    calls: CallRules {
        refused_argument: doc(Delivery::Later, "TTG-STD-004", OBJECTS),
        task_for_refused_argument: doc(true, "TTG-REQ-058", REQUEST),
        task_without_options: doc(true, "TTG-REQ-058", REQUEST),
        refused_url: doc(Delivery::Later, "TTG-STD-004", OBJECTS),
        unparsable_url: doc(Delivery::Later, "TTG-STD-004", OBJECTS),
        url_as_text: doc(false, "TTG-STD-013", "tt.uploadFile reference"),
        task_for_refused_url: doc(true, "TTG-REQ-058", REQUEST),
        empty_is_absent: doc(true, "TTG-STD-012", "tt.uploadFile reference"),
        bad_callback: assumed(BadCallback::Ignored, "TTG-STD-001"),
        callback_error: assumed("", "TTG-STD-015"),
        failures_reach_app: doc(true, "TTG-STD-015", "life-cycle reference, 2023-08-25"),
        failure_fields: doc(
            Dated(&[(Version(0, 0, 0), &[]), (Version(4, 7, 0), &[Field::Trace])]),
            "TTG-REQ-030",
            REQUEST,
        ),
        promises: assumed(Dated(&[(Version(0, 0, 0), &[])]), "TTG-STD-011"),
        shown: doc(&[Api::ShowLoading, Api::HideLoading, Api::ShowToast], "TTG-STD-001", OBJECTS),
        request_task: doc(Dated(&[(Version(0, 0, 0), &[TaskMethod::Abort])]), "TTG-RT-001", REQUEST),
        task_fields: assumed(false, "TTG-RT-001"),
        rewrites_options: assumed(false, "TTG-RT-001"),
        ok_message: doc(true, "TTG-STD-005", OBJECTS),
        code_field: doc(Dated(&[(Version(0, 0, 0), ""), (Version(5, 15, 0), "errno")]), "TTG-STD-010", ERRNO),
    },
    url: UrlRules {
        request_schemes: doc(&["https", "http"], "TTG-REQ-003", REQUEST),
        secure_only: doc(false, "TTG-REQ-003", REQUEST),
        secure_always: doc(false, "TTG-REQ-003", REQUEST),
        port_in_url: assumed(true, "TTG-REQ-057"),
        refuses_ip: assumed(false, "TTG-REQ-057"),
        refuses_localhost: assumed(false, "TTG-REQ-057"),
        forbidden_hosts: assumed(&[], "TTG-REQ-004"),
        forbidden_always: assumed(false, "TTG-REQ-004"),
        blocks_ports: assumed(false, "TTG-REQ-057"),
    },
    domains: DomainRules {
        lists: assumed(ListUse::Optional, "TTG-REQ-057"),
        per_api: assumed(true, "TTG-REQ-057"),
        entries: assumed(None, "TTG-REQ-057"),
        port_in_entry: assumed(true, "TTG-REQ-057"),
        bare_entry: assumed(BareEntry::NoPort, "TTG-REQ-057"),
        bare_socket_entry: assumed(BareEntry::AnyPort, "TTG-REQ-057"),
        wildcard: assumed(false, "TTG-REQ-057"),
        redirects: assumed(Dated(&[(Version(0, 0, 0), true)]), "TTG-REQ-057"),
    },
    headers: HeaderRules {
        content_type: doc("application/json", "TTG-REQ-005", REQUEST),
        owned: doc(
            PerClient { android: OWNED_MOBILE, ios: OWNED_MOBILE, devtools: OWNED_DESKTOP, pc: OWNED_DESKTOP },
            "TTG-REQ-024",
            REQUEST,
        ),
        owned_prefixes: assumed(PerClient::all(&[]), "TTG-REQ-026"),
        method_overrides: assumed(&[], "TTG-REQ-026"),
        odd_value: assumed(OddValue::Text, "TTG-REQ-008"),
        odd_header: doc(OddHeader::Refused, "TTG-STD-013", "tt.uploadFile reference"),
        odd_header_warning: assumed("", "TTG-STD-013"),
        illegal: assumed(IllegalHeader::Refused, "TTG-STD-013"),
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
        request_id: doc(&["x-request-id", "x-tt-logid"], "TTG-REQ-027", TRACING),
        request_id_form: observed(
            "02{ms}**************************************",
            "TTG-REQ-029",
            "samples in references",
        ),
    },
    request: RequestRules {
        methods: doc(PerClient::all(&["GET", "POST", "PUT", "HEAD", "DELETE"]), "TTG-REQ-009", REQUEST),
        method_case: assumed(MethodCase::Any, "TTG-REQ-010"),
        odd_method: assumed(OddMethod::Refused, "TTG-STD-013"),
        query_methods: assumed(&["GET", "HEAD", "DELETE"], "TTG-REQ-023"),
        query_nested: assumed(Nested::Json, "TTG-REQ-014"),
        form_nested: assumed(Nested::Json, "TTG-REQ-018"),
        void: assumed(Void::Skipped, "TTG-REQ-014"),
        cloned: assumed(false, "TTG-REQ-014"),
        query_merge: assumed(QueryMerge::Append, "TTG-REQ-013"),
        text_query: assumed(TextQuery::Appended, "TTG-REQ-012"),
        form_type: doc("application/x-www-form-urlencoded", "TTG-REQ-018", REQUEST),
        view: assumed(ViewData::Object, "TTG-REQ-011"),
        scalar: assumed(ScalarData::Refused, "TTG-STD-013"),
        refuses_function: assumed(true, "TTG-STD-013"),
        buffer_limit: assumed(None, "TTG-REQ-022"),
        chunks: doc(PerClient::all(Dated(&[(Version(0, 0, 0), Chunks::Whole)])), "TTG-RT-002", REQUEST),
        chunks_over_http1: assumed(false, "TTG-RT-002"),
        versions: observed(
            PerClient::all(Dated(&[(Version(0, 0, 0), Versions::Http2IfOffered)])),
            "TTG-REQ-042",
            REQUEST,
        ),
    },
    response: ResponseRules {
        fields: doc(
            Dated(&[
                (Version(0, 0, 0), &[Field::StatusCode, Field::Header, Field::Data, Field::ErrMsg]),
                (Version(4, 7, 0), &[Field::StatusCode, Field::Header, Field::Data, Field::Trace, Field::ErrMsg]),
            ]),
            "TTG-REQ-030",
            REQUEST,
        ),
        head_fields: assumed(PerClient::all(&[]), "TTG-RT-002"),
        json: doc(JsonText::Any, "TTG-REQ-044", REQUEST),
        no_data_if_empty: assumed(false, "TTG-REQ-048"),
        refuses_odd_data_type: assumed(true, "TTG-STD-013"),
        refuses_odd_response_type: assumed(true, "TTG-STD-013"),
        response_type_any_case: assumed(false, "TTG-REQ-049"),
        byte_order_marks: assumed(1, "TTG-REQ-059"),
        converts_charset: assumed(true, "TTG-REQ-059"),
        bad_text: assumed(BadText::Replaced, "TTG-REQ-059"),
        header_case: observed(HeaderCase::AsReceived, "TTG-REQ-041", REQUEST),
        header_join: assumed(",", "TTG-REQ-043"),
        hidden_headers: doc(
            PerClient { android: &[], ios: &[], devtools: &["set-cookie"], pc: &["set-cookie"] },
            "TTG-REQ-033",
            REQUEST,
        ),
    },
    limits: LimitRules {
        lanes: doc(
            PerClient::all(&[Lane { apis: &[Api::Request], limit: 10, per: Per::Program }]),
            "TTG-REQ-034",
            REQUEST,
        ),
        waits: assumed(true, "TTG-REQ-035"),
        waiting_is_free: assumed(true, "TTG-REQ-037"),
    },
    timeouts: TimeoutRules {
        request: doc(Dated(&[(Version(0, 0, 0), 60_000)]), "TTG-REQ-037", SETTINGS),
        longest: doc(PerClient::all(Dated(&[(Version(0, 0, 0), Some(60_000))])), "TTG-CFG-001", SETTINGS),
        option: observed(PerClient::all(Dated(&[(Version(0, 0, 0), true)])), "TTG-REQ-038", "axios-miniprogram"),
        configured: doc(true, "TTG-CFG-001", SETTINGS),
    },
    redirects: RedirectRules {
        limit: assumed(20, "TTG-REQ-054"),
        rewrites_method: assumed(true, "TTG-REQ-054"),
        drops_authorization: assumed(true, "TTG-REQ-054"),
    },
    tls: TlsRules {
        oldest: assumed("1.2", "TTG-REQ-056"),
        verifies: assumed(true, "TTG-REQ-056"),
        skipped_with_domains: assumed(true, "TTG-REQ-057"),
    },
    failures: FailureRules {
        arguments: assumed(
            ArgumentTexts {
                prefix: "{api}:fail invalid parameter: ",
                missing: "{name} is required",
                wrong: "{name} should be {want}, not {got}",
                none_of: "{name} should be {want}, not {got}",
                options: "the argument should be {want}, not {got}",
                all: false,
                capitals: false,
                quoted: false,
                joint: " or ",
                code: Some(104),
            },
            "TTG-STD-013",
        ),
        bad_callback: assumed(coded("{api}:fail invalid parameter: {name} should be function", 104), "TTG-STD-013"),
        url: assumed(coded("{api}:fail invalid url \"{url}\"", 307), "TTG-ERR-007"),
        unparsable_url: assumed(PerClient::all(coded("{api}:fail invalid url \"{url}\"", 307)), "TTG-ERR-007"),
        scheme: assumed(PerClient::all(coded("{api}:fail 不支持的URL", 307)), "TTG-ERR-011"),
        port: assumed(coded("{api}:fail invalid url \"{url}\"", 307), "TTG-ERR-007"),
        domain: assumed(coded("{api}:fail url not in domain list", 110), "TTG-REQ-057"),
        forbidden: assumed(coded("{api}:fail url not in domain list", 110), "TTG-REQ-004"),
        method: assumed(coded("{api}:fail invalid parameter: method \"{method}\"", 104), "TTG-REQ-010"),
        function_data: assumed(coded("{api}:fail invalid parameter: data should not be function", 104), "TTG-STD-013"),
        data: assumed(coded("{api}:fail invalid parameter: data cannot be serialized", 104), "TTG-STD-013"),
        data_too_large: assumed(coded("{api}:fail data exceeds size limit", 104), "TTG-REQ-022"),
        header: assumed(coded("{api}:fail invalid parameter: header \"{name}\"", 104), "TTG-STD-013"),
        busy: assumed(coded("{api}:fail too many API calls", 111), "TTG-REQ-035"),
        aborted: assumed(coded("{api}:fail abort", 301), "TTG-RT-004"),
        timeout: observed(coded("{api}:fail timeout", 302), "TTG-ERR-004", "tt.uploadFile reference, sample"),
        network: observed(
            PerClient::all(coded(
                "{api}:fail CronetError(\"Cronet Error: code={cronet} / internal_code={net} / None\")",
                305,
            )),
            "TTG-ERR-010",
            "tt.request reference, sample",
        ),
        tls: assumed(
            PerClient::all(coded(
                "{api}:fail CronetError(\"Cronet Error: code={cronet} / internal_code={net} / None\")",
                305,
            )),
            "TTG-ERR-006",
        ),
        redirects: assumed(
            coded("{api}:fail CronetError(\"Cronet Error: code=11 / internal_code=-310 / None\")", 305),
            "TTG-REQ-054",
        ),
        undecodable: assumed(coded("{api}:fail response cannot be converted to UTF-8", 305), "TTG-REQ-059"),
        too_large: assumed(coded("{api}:fail response exceeds size limit", 305), "TTG-ERR-006"),
    },
};

/// Names that script cannot set on a phone.
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

/// Names that script cannot set on a desktop, where cookies are the client's (TTG-REQ-032).
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
