//! Feishu and Lark blocks. Data only: one value per rule, each with its clause in the
//! specification and the evidence that the clause has.

use qiao_abi::{Api, TaskMethod};

use crate::profile::{
    AppRules, CallRules, DomainRules, FailureRules, HeaderRules, LimitRules, Profile, RedirectRules, RequestRules,
    ResponseRules, TimeoutRules, TlsRules, UrlRules,
};
use crate::rule::{assumed, doc};
use crate::values::{
    ArgumentTexts, BadCallback, BadText, BareEntry, Client, Dated, Delivery, Field, HeaderCase, IllegalHeader,
    JsonText, Lane, ListUse, MethodCase, Nested, OddHeader, OddMethod, OddValue, Per, PerClient, QueryMerge,
    ScalarData, TextQuery, Version, Versions, ViewData, Void, coded, told,
};

const GUIDE: &str = "block network guide, 2023-11-24";
const REQUEST: &str = "block request reference, 2023-11-24";
const FETCH: &str = "Fetch standard";
const OBJECTS: &str = "standard objects";

/// The rules of Feishu blocks.
pub(super) static PROFILE: Profile = Profile {
    id: "tt-block",
    name: "Feishu block",
    namespace: "tt",
    app: AppRules {
        default_id: assumed("cli_0000000000000000", "TTB-CFG-001"),
        default_version: assumed(PerClient::all("1.0.0"), "TTB-CFG-001"),
        base_library: assumed(Version(7, 35, 0), "TTB-CFG-002"),
        client: assumed(Client::Pc, "TTB-CFG-002"),
        referer: assumed(Dated(&[(Version(0, 0, 0), "{origin}/")]), "TTB-REQ-026"),
        origin: doc(Some("https://example.feishu.cn"), "TTB-CORS-002", GUIDE),
    },
    calls: CallRules {
        refused_argument: doc(Delivery::Later, "TTB-REQ-027", OBJECTS),
        task_for_refused_argument: doc(true, "TTB-REQ-001", REQUEST),
        refused_url: doc(Delivery::Later, "TTB-REQ-027", OBJECTS),
        url_as_text: assumed(false, "TTB-REQ-027"),
        task_for_refused_url: doc(true, "TTB-REQ-001", REQUEST),
        empty_is_absent: assumed(true, "TTB-REQ-019"),
        bad_callback: assumed(BadCallback::Ignored, "TTB-REQ-027"),
        callback_error: assumed("", "TTB-REQ-027"),
        failures_reach_app: assumed(false, "TTB-LIFE-001"),
        promises: assumed(&[], "TTB-REQ-027"),
        shown: doc(
            &[Api::ShowLoading, Api::HideLoading, Api::ShowToast],
            "TTB-REQ-027",
            OBJECTS,
        ),
        request_task: doc(&[TaskMethod::Abort], "TTB-REQ-001", REQUEST),
        task_fields: assumed(false, "TTB-REQ-001"),
        rewrites_options: assumed(false, "TTB-REQ-001"),
        ok_message: doc(true, "TTB-REQ-021", REQUEST),
        code_field: doc("errno", "TTB-ERR-001", "block errno table, 2022-08-17"),
    },
    url: UrlRules {
        request_schemes: doc(&["https", "http"], "TTB-REQ-004", GUIDE),
        secure_only: doc(true, "TTB-REQ-004", GUIDE),
        secure_always: doc(true, "TTB-REQ-004", GUIDE),
        port_in_url: assumed(true, "TTB-REQ-003"),
        refuses_ip: assumed(false, "TTB-REQ-003"),
        refuses_localhost: assumed(false, "TTB-REQ-003"),
        forbidden_hosts: doc(&["open.feishu.cn", "open.larksuite.com"], "TTB-REQ-006", GUIDE),
        forbidden_always: doc(true, "TTB-REQ-006", GUIDE),
        blocks_ports: doc(true, "TTB-CORS-070", FETCH),
    },
    domains: DomainRules {
        lists: doc(ListUse::None, "TTB-REQ-003", GUIDE),
        per_api: doc(true, "TTB-REQ-003", GUIDE),
        entries: doc(None, "TTB-REQ-003", GUIDE),
        port_in_entry: doc(true, "TTB-REQ-003", GUIDE),
        bare_entry: doc(BareEntry::AnyPort, "TTB-REQ-003", GUIDE),
        bare_socket_entry: doc(BareEntry::AnyPort, "TTB-REQ-003", GUIDE),
        wildcard: doc(false, "TTB-REQ-003", GUIDE),
        redirects: assumed(Dated(&[(Version(0, 0, 0), true)]), "TTB-CORS-069"),
    },
    headers: HeaderRules {
        content_type: doc("application/json", "TTB-REQ-017", REQUEST),
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
            FETCH,
        ),
        owned_prefixes: doc(&["proxy-", "sec-"], "TTB-CORS-060", FETCH),
        odd_value: assumed(OddValue::Text, "TTB-REQ-012"),
        odd_header: assumed(OddHeader::Refused, "TTB-REQ-012"),
        odd_header_warning: assumed("", "TTB-REQ-012"),
        illegal: doc(IllegalHeader::Refused, "TTB-REQ-012", GUIDE),
        normal_content_type: assumed(true, "TTB-REQ-017"),
        added: doc(
            PerClient::all(&[
                ("Accept", "*/*"),
                ("Accept-Language", "zh-CN,zh;q=0.9"),
                ("Accept-Encoding", "gzip, deflate, br"),
            ]),
            "TTB-CORS-020",
            FETCH,
        ),
        user_agent: assumed(
            PerClient::all(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 \
                 Safari/537.36 Lark/7.35.0 LarkLocale/zh_CN",
            ),
            "TTB-CORS-061",
        ),
        request_id: assumed(&[], "TTB-REQ-025"),
        request_id_form: assumed("", "TTB-REQ-025"),
    },
    request: RequestRules {
        methods: doc(
            PerClient::all(&["GET", "POST", "PUT", "OPTIONS", "HEAD", "DELETE"]),
            "TTB-REQ-018",
            REQUEST,
        ),
        method_case: doc(MethodCase::Fetch, "TTB-CORS-011", FETCH),
        odd_method: assumed(OddMethod::Refused, "TTB-REQ-018"),
        query_methods: assumed(&["GET", "HEAD", "DELETE"], "TTB-REQ-019"),
        query_nested: assumed(Nested::Json, "TTB-REQ-019"),
        form_nested: assumed(Nested::Json, "TTB-REQ-019"),
        void: assumed(Void::Skipped, "TTB-REQ-019"),
        cloned: assumed(false, "TTB-REQ-019"),
        query_merge: assumed(QueryMerge::Append, "TTB-REQ-019"),
        text_query: assumed(TextQuery::Appended, "TTB-REQ-019"),
        form_type: doc("application/x-www-form-urlencoded", "TTB-REQ-019", REQUEST),
        view: assumed(ViewData::Object, "TTB-REQ-019"),
        scalar: assumed(ScalarData::Refused, "TTB-REQ-019"),
        refuses_function: assumed(true, "TTB-REQ-019"),
        buffer_limit: assumed(None, "TTB-REQ-019"),
        versions: assumed(PerClient::all(Versions::Http2IfOffered), "TTB-CFG-002"),
    },
    response: ResponseRules {
        fields: doc(
            &[Field::StatusCode, Field::Header, Field::Data, Field::ErrMsg],
            "TTB-REQ-021",
            REQUEST,
        ),
        json: doc(JsonText::Any, "TTB-REQ-020", REQUEST),
        no_data_if_empty: doc(false, "TTB-CORS-058", FETCH),
        refuses_odd_data_type: assumed(true, "TTB-REQ-020"),
        response_type_any_case: assumed(false, "TTB-REQ-020"),
        byte_order_marks: assumed(1, "TTB-REQ-024"),
        converts_charset: doc(true, "TTB-REQ-023", GUIDE),
        bad_text: assumed(BadText::Replaced, "TTB-REQ-023"),
        header_case: assumed(HeaderCase::Lower, "TTB-CORS-056"),
        header_join: doc(", ", "TTB-CORS-056", FETCH),
        hidden_headers: doc(PerClient::all(&["set-cookie", "set-cookie2"]), "TTB-CORS-054", FETCH),
    },
    limits: LimitRules {
        lanes: doc(
            PerClient::all(&[Lane {
                apis: &[Api::Request],
                limit: 5,
                per: Per::Program,
            }]),
            "TTB-REQ-010",
            GUIDE,
        ),
        waits: assumed(true, "TTB-REQ-011"),
        waiting_is_free: assumed(true, "TTB-REQ-011"),
    },
    timeouts: TimeoutRules {
        request: doc(Dated(&[(Version(0, 0, 0), 60_000)]), "TTB-REQ-009", GUIDE),
        longest: doc(Some(60_000), "TTB-REQ-009", GUIDE),
        option: doc(false, "TTB-REQ-009", GUIDE),
        configured: doc(false, "TTB-REQ-009", GUIDE),
    },
    redirects: RedirectRules {
        limit: doc(20, "TTB-CORS-063", FETCH),
        rewrites_method: doc(true, "TTB-CORS-066", FETCH),
        drops_authorization: doc(true, "TTB-CORS-067", FETCH),
    },
    tls: TlsRules {
        oldest: assumed("1.2", "TTB-REQ-005"),
        verifies: doc(true, "TTB-REQ-005", GUIDE),
        skipped_with_domains: assumed(true, "TTB-REQ-005"),
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
            "TTB-ERR-001",
        ),
        bad_callback: assumed(
            coded("{api}:fail invalid parameter: {name} should be function", 104),
            "TTB-ERR-001",
        ),
        url: assumed(coded("{api}:fail invalid url \"{url}\"", 104), "TTB-ERR-001"),
        scheme: doc(
            PerClient::all(coded("{api}:fail only https is supported", 104)),
            "TTB-REQ-004",
            GUIDE,
        ),
        port: assumed(told("{api}:fail net::ERR_UNSAFE_PORT"), "TTB-CORS-070"),
        domain: doc(coded("{api}:fail only https is supported", 104), "TTB-REQ-004", GUIDE),
        forbidden: doc(
            coded("{api}:fail the host must not be called from a block", 108),
            "TTB-REQ-006",
            GUIDE,
        ),
        method: assumed(
            coded("{api}:fail invalid parameter: method \"{method}\"", 104),
            "TTB-CORS-012",
        ),
        function_data: assumed(
            coded("{api}:fail invalid parameter: data should not be function", 104),
            "TTB-REQ-019",
        ),
        data: assumed(
            coded("{api}:fail invalid parameter: data cannot be serialized", 104),
            "TTB-REQ-019",
        ),
        data_too_large: assumed(coded("{api}:fail data exceeds size limit", 104), "TTB-REQ-019"),
        header: doc(
            coded("{api}:fail invalid parameter: header \"{name}\"", 104),
            "TTB-REQ-012",
            GUIDE,
        ),
        busy: assumed(told("{api}:fail too many API calls"), "TTB-REQ-011"),
        aborted: assumed(told("{api}:fail abort"), "TTB-REQ-028"),
        timeout: assumed(told("{api}:fail timeout"), "TTB-REQ-009"),
        network: assumed(PerClient::all(told("{api}:fail net::{net_name}")), "TTB-REQ-029"),
        tls: assumed(PerClient::all(told("{api}:fail net::{net_name}")), "TTB-REQ-005"),
        redirects: doc(told("{api}:fail net::ERR_TOO_MANY_REDIRECTS"), "TTB-CORS-063", FETCH),
        undecodable: assumed(told("{api}:fail response cannot be converted to UTF-8"), "TTB-REQ-023"),
        too_large: assumed(told("{api}:fail response exceeds size limit"), "TTB-REQ-029"),
    },
};
