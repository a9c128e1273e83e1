//! Baidu smart programs. Data only: one value per rule, each with its clause in the
//! specification and the evidence that the clause has.

use qiao_abi::Happening::Chunk;
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

const RULES: &str = "network rules";
const REQUEST: &str = "swan.request reference";
const SOURCE: &str = "the open script layer, 2019-07";
const CODES: &str = "error code table";
const LOG: &str = "base library changelog";

/// The rules of Baidu smart programs.
pub(super) static PROFILE: Profile = Profile {
    id: "swan",
    name: "Baidu",
    namespace: "swan",
    app: AppRules {
        default_id: assumed("testappid", "SWAN-NET-002"),
        default_version: doc(
            PerClient { android: "0", ios: "0", devtools: "devtools", pc: "0" },
            "SWAN-NET-002",
            RULES,
        ),
        base_library: assumed(Version(3, 230, 0), "SWAN-ENV-013"),
        client: assumed(Client::Android, "SWAN-NET-014"),
        referer: doc(
            Dated(&[
                (Version(0, 0, 0), "https://smartapp.baidu.com/{appid}/{version}/page-frame.html"),
                (Version(3, 170, 0), "https://smartapps.cn/{appid}/{version}/page-frame.html"),
            ]),
            "SWAN-NET-003",
            RULES,
        ),
        origin: assumed(None, "SWAN-NET-002"),
    },
    calls: CallRules {
        refused_argument: observed(Delivery::Later, "SWAN-CB-011", SOURCE),
        task_for_refused_argument: observed(true, "SWAN-UPL-016", SOURCE),
        task_without_options: observed(false, "SWAN-CB-016", SOURCE),
        refused_url: observed(Delivery::AtOnce, "SWAN-REQ-002", SOURCE),
        unparsable_url: observed(Delivery::Later, "SWAN-CB-019", SOURCE),
        url_as_text: observed(true, "SWAN-REQ-002", SOURCE),
        task_for_refused_url: observed(false, "SWAN-REQ-003", SOURCE),
        empty_is_absent: observed(true, "SWAN-REQ-013", "device tests"),
        bad_callback: observed(BadCallback::Refused, "SWAN-CB-007", SOURCE),
        callback_error: observed("thirdScriptError", "SWAN-CB-006", SOURCE),
        failures_reach_app: doc(true, "SWAN-ERR-012", "App reference"),
        failure_fields: doc(Dated(&[(Version(0, 0, 0), &[])]), "SWAN-CB-003", REQUEST),
        promises: doc(Dated(&[(Version(0, 0, 0), &[])]), "SWAN-CB-005", "API references to 2020-04"),
        shown: doc(&[Api::ShowLoading, Api::HideLoading, Api::ShowToast], "SWAN-CB-001", "API references"),
        request_task: doc(
            Dated(&[
                (Version(0, 0, 0), &[TaskMethod::Abort]),
                (Version(3, 200, 0), &[TaskMethod::Abort, TaskMethod::On(Chunk)]),
            ]),
            "SWAN-REQ-046",
            REQUEST,
        ),
        task_fields: observed(true, "SWAN-REQ-047", SOURCE),
        rewrites_options: observed(true, "SWAN-CB-014", SOURCE),
        ok_message: doc(false, "SWAN-CB-004", REQUEST),
        code_field: doc(Dated(&[(Version(0, 0, 0), "errCode")]), "SWAN-CB-003", REQUEST),
    },
    url: UrlRules {
        request_schemes: observed(&["https", "http"], "SWAN-DOM-022", SOURCE),
        secure_only: doc(true, "SWAN-DOM-001", RULES),
        secure_always: assumed(false, "SWAN-DOM-018"),
        port_in_url: doc(false, "SWAN-DOM-005", REQUEST),
        refuses_ip: doc(true, "SWAN-DOM-003", RULES),
        refuses_localhost: doc(true, "SWAN-DOM-004", RULES),
        forbidden_hosts: doc(&["openapi.baidu.com"], "SWAN-DOM-008", RULES),
        forbidden_always: assumed(false, "SWAN-DOM-018"),
        blocks_ports: assumed(false, "SWAN-DOM-005"),
    },
    domains: DomainRules {
        lists: doc(ListUse::Required, "SWAN-DOM-011", RULES),
        per_api: doc(true, "SWAN-DOM-009", RULES),
        entries: doc(Some(20), "SWAN-DOM-009", RULES),
        port_in_entry: doc(false, "SWAN-DOM-005", RULES),
        bare_entry: doc(BareEntry::NoPort, "SWAN-DOM-005", RULES),
        bare_socket_entry: doc(BareEntry::NoPort, "SWAN-DOM-005", RULES),
        wildcard: observed(true, "SWAN-DOM-015", "the simulator of the official tool"),
        redirects: doc(Dated(&[(Version(0, 0, 0), false), (Version(3, 160, 3), true)]), "SWAN-DOM-020", LOG),
    },
    headers: HeaderRules {
        content_type: doc("application/json", "SWAN-REQ-023", REQUEST),
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
            REQUEST,
        ),
        owned_prefixes: assumed(PerClient::all(&[]), "SWAN-NET-001"),
        method_overrides: assumed(&[], "SWAN-NET-001"),
        odd_value: observed(OddValue::Tag, "SWAN-REQ-021", SOURCE),
        odd_header: observed(OddHeader::Ignored, "SWAN-REQ-020", SOURCE),
        odd_header_warning: observed("swan.{api}: header must be an object", "SWAN-REQ-020", SOURCE),
        illegal: assumed(IllegalHeader::Refused, "SWAN-REQ-019"),
        normal_content_type: observed(true, "SWAN-REQ-022", SOURCE),
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
            "host integration guide",
        ),
        request_id: assumed(&[], "SWAN-NET-001"),
        request_id_form: assumed("", "SWAN-NET-001"),
    },
    request: RequestRules {
        methods: doc(
            PerClient {
                android: &["OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE", "TRACE", "CONNECT"],
                ios: &["OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE"],
                devtools: &["OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE"],
                pc: &["OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE"],
            },
            "SWAN-REQ-008",
            REQUEST,
        ),
        method_case: observed(MethodCase::Any, "SWAN-REQ-007", SOURCE),
        odd_method: observed(OddMethod::Get, "SWAN-REQ-007", SOURCE),
        query_methods: doc(&["GET"], "SWAN-REQ-025", REQUEST),
        query_nested: doc(Nested::Text, "SWAN-REQ-025", REQUEST),
        form_nested: doc(Nested::Text, "SWAN-REQ-027", REQUEST),
        void: observed(Void::Skipped, "SWAN-CB-012", SOURCE),
        cloned: observed(true, "SWAN-CB-012", SOURCE),
        query_merge: assumed(QueryMerge::Append, "SWAN-REQ-025"),
        text_query: observed(TextQuery::Ignored, "SWAN-REQ-031", "device tests"),
        form_type: doc("application/x-www-form-urlencoded", "SWAN-REQ-027", REQUEST),
        view: observed(ViewData::Object, "SWAN-CB-012", SOURCE),
        scalar: observed(ScalarData::Refused, "SWAN-REQ-005", SOURCE),
        refuses_function: observed(false, "SWAN-CB-012", SOURCE),
        buffer_limit: doc(Some(10_485_760), "SWAN-REQ-039", LOG),
        chunks: observed(
            PerClient::all(Dated(&[(Version(0, 0, 0), Chunks::Whole), (Version(3, 200, 0), Chunks::AsWanted)])),
            "SWAN-REQ-055",
            "published wrappers",
        ),
        chunks_over_http1: assumed(false, "SWAN-REQ-055"),
        versions: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), Versions::Http2IfOffered)])), "SWAN-REQ-042"),
    },
    response: ResponseRules {
        fields: doc(
            Dated(&[(Version(0, 0, 0), &[Field::Data, Field::StatusCode, Field::Header])]),
            "SWAN-REQ-040",
            REQUEST,
        ),
        head_fields: assumed(PerClient::all(&[]), "SWAN-REQ-056"),
        json: observed(JsonText::Containers, "SWAN-REQ-015", SOURCE),
        no_data_if_empty: observed(true, "SWAN-REQ-015", "an Android build"),
        refuses_odd_data_type: observed(true, "SWAN-REQ-014", SOURCE),
        refuses_odd_response_type: assumed(false, "SWAN-REQ-016"),
        response_type_any_case: observed(true, "SWAN-REQ-018", SOURCE),
        byte_order_marks: assumed(1, "SWAN-REQ-024"),
        converts_charset: assumed(true, "SWAN-REQ-024"),
        bad_text: assumed(BadText::Replaced, "SWAN-REQ-024"),
        header_case: observed(HeaderCase::AsReceived, "SWAN-REQ-042", SOURCE),
        header_join: observed(",", "SWAN-REQ-042", SOURCE),
        hidden_headers: observed(PerClient::all(&[]), "SWAN-NET-007", SOURCE),
    },
    limits: LimitRules {
        lanes: doc(
            PerClient {
                android: &[
                    Lane { apis: &[Api::Request], limit: 5, per: Per::Host },
                    Lane { apis: &[Api::Request], limit: 64, per: Per::Program },
                ],
                ios: &[Lane { apis: &[Api::Request], limit: 6, per: Per::Program }],
                devtools: &[Lane { apis: &[Api::Request], limit: 6, per: Per::Program }],
                pc: &[Lane { apis: &[Api::Request], limit: 6, per: Per::Program }],
            },
            "SWAN-NET-014",
            RULES,
        ),
        waits: doc(true, "SWAN-NET-016", "developer tool 2.2.7 notes"),
        waiting_is_free: assumed(true, "SWAN-NET-016"),
    },
    timeouts: TimeoutRules {
        request: doc(Dated(&[(Version(0, 0, 0), 60_000), (Version(3, 200, 0), 10_000)]), "SWAN-NET-009", RULES),
        longest: doc(PerClient::all(Dated(&[(Version(0, 0, 0), Some(60_000))])), "SWAN-NET-011", RULES),
        option: observed(
            PerClient::all(Dated(&[(Version(0, 0, 0), false), (Version(3, 200, 0), true)])),
            "SWAN-REQ-055",
            "published wrappers",
        ),
        configured: doc(true, "SWAN-NET-010", "process configuration"),
    },
    redirects: RedirectRules {
        limit: observed(9, "SWAN-NET-020", "the simulator of the official tool"),
        rewrites_method: assumed(true, "SWAN-NET-020"),
        drops_authorization: assumed(true, "SWAN-NET-020"),
    },
    tls: TlsRules {
        oldest: assumed("1.2", "SWAN-NET-021"),
        verifies: doc(true, "SWAN-NET-021", CODES),
        skipped_with_domains: doc(true, "SWAN-DOM-019", "developer tool 2.2.2 notes"),
    },
    failures: FailureRules {
        arguments: observed(
            ArgumentTexts {
                prefix: "",
                missing: "[jsNative Argument Error]{name} is required.",
                wrong: "[jsNative Argument Error]{name} type error. must be {want}",
                none_of: "[jsNative Argument Error]{name} type error, must be oneOfType [{want}]",
                options: "[jsNative Argument Error]options type error. must be {want}",
                all: false,
                capitals: false,
                quoted: true,
                joint: ",",
                code: Some(904),
            },
            "SWAN-CB-009",
            SOURCE,
        ),
        bad_callback: observed(coded("params type error", 904), "SWAN-CB-007", SOURCE),
        url: observed(coded("{api}:fail parameter error: invalid url \"{url}\"", 904), "SWAN-REQ-002", SOURCE),
        unparsable_url: doc(
            PerClient {
                android: coded("{api}:fail illegal url", 1001),
                ios: coded("{api}:fail illegal url", 4),
                devtools: coded("{api}:fail illegal url", 1001),
                pc: coded("{api}:fail illegal url", 1001),
            },
            "SWAN-ERR-003",
            CODES,
        ),
        scheme: observed(
            PerClient::all(coded("{api}:fail parameter error: invalid url \"{url}\"", 904)),
            "SWAN-REQ-002",
            SOURCE,
        ),
        port: assumed(coded("{api}:fail illegal request", 1001), "SWAN-DOM-005"),
        domain: assumed(coded("{api}:fail illegal request", 1001), "SWAN-DOM-011"),
        forbidden: assumed(coded("{api}:fail illegal request", 1001), "SWAN-DOM-008"),
        method: assumed(coded("{api}:fail illegal method", 1001), "SWAN-REQ-008"),
        function_data: observed(
            coded("[jsNative Argument Error]data type error, must be oneOfType [\"string\",\"object\"]", 904),
            "SWAN-CB-010",
            SOURCE,
        ),
        data: assumed(coded("{api}:fail data cannot be serialized", 1001), "SWAN-CB-012"),
        data_too_large: doc(
            coded("{api}:fail parameter error: arrayBuffer of data exceed size limit.", 202),
            "SWAN-REQ-039",
            LOG,
        ),
        header: assumed(coded("{api}:fail illegal header", 1001), "SWAN-REQ-019"),
        busy: assumed(coded("{api}:fail too many requests", 1001), "SWAN-NET-016"),
        aborted: assumed(coded("Canceled", 1001), "SWAN-REQ-049"),
        timeout: doc(coded("{api}:fail timeout", 1001), "SWAN-NET-013", CODES),
        network: doc(PerClient::all(coded("{api}:fail {net_name}", 1001)), "SWAN-NET-021", CODES),
        tls: doc(PerClient::all(coded("{api}:fail {net_name}", 1001)), "SWAN-NET-021", CODES),
        redirects: assumed(coded("{api}:fail too many redirects", 1001), "SWAN-NET-020"),
        undecodable: assumed(coded("{api}:fail response cannot be converted to UTF-8", 1001), "SWAN-REQ-024"),
        too_large: assumed(coded("{api}:fail response exceeds size limit", 1001), "SWAN-REQ-045"),
    },
};
