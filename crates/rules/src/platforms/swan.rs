//! Baidu smart programs. Data only: one value per rule, each with its clause in the
//! specification and the evidence that the clause has.

use qiao_abi::ProgressKind::{Bytes, Chunk};
use qiao_abi::{Api, Form, Function, Kind, TaskMethod};

use crate::profile::{
    AppRules, BackgroundRules, CallRules, CorsRules, DeviceRules, DomainRules, DownloadRules, FailureRules,
    FileFailureRules, FileRules, HeaderRules, LimitRules, NetworkRules, PageRules, Profile, ProjectRules,
    RedirectRules, RequestRules, ResponseRules, SocketFailureRules, SocketRules, StorageRules, SurfaceRules,
    TimeoutRules, TlsRules, UiRules, UploadRules, UrlRules,
};
use crate::rule::{assumed, doc, observed};
use crate::values::{
    ArgumentTexts, BadCallback, BadText, BareEntry, BareModule, Chunks, Client, CloseForm, CloseText, ConcurrencyLimit,
    Credentials, Dated, DefaultAnswer, DelegatedApi, Delivery, Digest, Fact, Field, FormType, GlobalTarget, HeaderCase,
    IdForm, IllegalHeader, JsonText, KindNames, ListUse, MethodCase, Nested, NewName, NoKey, OddHeader, OddMethod,
    OddValue, OverLimit, Per, PerClient, ProjectForm, QueryMerge, ScalarData, Scene, TextQuery, Version, Versions,
    ViewData, Void, coded, error_text, numbered,
};

const RULES: &str = "network rules";
const REQUEST: &str = "swan.request reference";
const SOURCE: &str = "the open script layer, 2019-07";
const CODES: &str = "error code table";
const UPLOAD: &str = "swan.uploadFile reference";
const DOWNLOAD: &str = "swan.downloadFile reference";
const SOCKET: &str = "swan.connectSocket reference";
const FILES: &str = "file system guide";
const TESTS: &str = "device tests";
const SIMULATOR: &str = "the simulator of the official tool";
const LOG: &str = "base library changelog";

/// The rules of Baidu smart programs.
/// The texts of what `closeSocket` refuses are assumed, their numbers are not.
const BAD_CODE: &str = "{api}:fail parameter error: invalid code \"{value}\"";
const LONG_REASON: &str = "{api}:fail parameter error: reason exceeds 123 bytes";

pub(super) static PROFILE: Profile = Profile {
    id: "swan",
    name: "Baidu",
    namespace: "swan",
    apis: include_str!("../../surface/swan.txt"),
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
        bare_module: observed(BareModule::Root, "SWAN-ENV-006", SOURCE),
        unknown_module: observed("module \"{module}\" is not defined", "SWAN-ENV-004", SOURCE),
        async_require: assumed(Dated(&[(Version(0, 0, 0), false)]), "SWAN-ENV-006"),
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
        refused_transfer_url: observed(Delivery::Later, "SWAN-CB-011", SOURCE),
        task_for_refused_transfer_url: observed(true, "SWAN-DWN-020", SOURCE),
        numbers_are_text: observed(COERCED, "SWAN-CB-013", SOURCE),
        bad_callback: observed(BadCallback::Refused, "SWAN-CB-007", SOURCE),
        callback_error: observed("thirdScriptError", "SWAN-CB-006", SOURCE),
        rejection: assumed("", "SWAN-CB-005"),
        failures_reach_app: doc(true, "SWAN-ERR-012", "App reference"),
        failure_fields: doc(Dated(&[(Version(0, 0, 0), &[])]), "SWAN-CB-003", REQUEST),
        promises: doc(Dated(&[(Version(0, 0, 0), &[])]), "SWAN-CB-005", "API references to 2020-04"),
        request_task: doc(
            Dated(&[
                (Version(0, 0, 0), &[TaskMethod::Abort]),
                (Version(3, 200, 0), &[TaskMethod::Abort, TaskMethod::On(Chunk)]),
            ]),
            "SWAN-REQ-046",
            REQUEST,
        ),
        task_fields: observed(true, "SWAN-REQ-047", SOURCE),
        request_info: assumed(PerClient::all(false), "SWAN-NET-001"),
        rewrites_options: observed(true, "SWAN-CB-014", SOURCE),
        ok_message: doc(false, "SWAN-CB-004", REQUEST),
        code_field: doc(Dated(&[(Version(0, 0, 0), "errCode")]), "SWAN-CB-003", REQUEST),
    },
    url: UrlRules {
        request_schemes: observed(&["https", "http"], "SWAN-DOM-022", SOURCE),
        socket_schemes: assumed(&["wss", "ws"], "SWAN-WS-002"),
        secure_only: doc(true, "SWAN-DOM-001", RULES),
        secure_always: assumed(false, "SWAN-DOM-018"),
        port_in_url: doc(false, "SWAN-DOM-005", REQUEST),
        refuses_ip: doc(true, "SWAN-DOM-003", RULES),
        local_network: assumed(Dated(&[(Version(0, 0, 0), false)]), "SWAN-DOM-003"),
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
        unlisted_warning: assumed(PerClient::all(""), "SWAN-DOM-011"),
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
        profile: assumed(PerClient::all(false), "SWAN-REQ-040"),
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
                    ConcurrencyLimit { apis: &[Api::Request], limit: 5, per: Per::Host },
                    ConcurrencyLimit { apis: &[Api::Request], limit: 64, per: Per::Program },
                    TRANSFERS,
                ],
                ios: &[ConcurrencyLimit { apis: &[Api::Request], limit: 6, per: Per::Program }, TRANSFERS],
                devtools: &[ConcurrencyLimit { apis: &[Api::Request], limit: 6, per: Per::Program }, TRANSFERS],
                pc: &[ConcurrencyLimit { apis: &[Api::Request], limit: 6, per: Per::Program }, TRANSFERS],
            },
            "SWAN-NET-014",
            RULES,
        ),
        waits: doc(true, "SWAN-NET-016", "developer tool 2.2.7 notes"),
        waiting_is_free: assumed(true, "SWAN-NET-016"),
    },
    timeouts: TimeoutRules {
        request: doc(Dated(&[(Version(0, 0, 0), 60_000), (Version(3, 200, 0), 10_000)]), "SWAN-NET-009", RULES),
        transfer: doc(Dated(&[(Version(0, 0, 0), 60_000)]), "SWAN-NET-009", RULES),
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
        manual: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), false)])), "SWAN-NET-020"),
    },
    tls: TlsRules {
        oldest: assumed("1.2", "SWAN-NET-021"),
        verifies: doc(true, "SWAN-NET-021", CODES),
        skipped_with_domains: doc(true, "SWAN-DOM-019", "developer tool 2.2.2 notes"),
    },
    background: BackgroundRules {
        interrupts_after: doc(None, "SWAN-NET-022", RULES),
        refuses_after: doc(None, "SWAN-NET-022", RULES),
        cuts_sockets_after: doc(None, "SWAN-NET-022", RULES),
        suspends_after: doc(None, "SWAN-NET-022", RULES),
        ends_after: doc(Some(300_000), "SWAN-NET-023", "operating mechanism"),
        awake_modes: assumed(&[], "SWAN-NET-022"),
    },
    network: NetworkRules {
        functions: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), &[GET, ON_STATUS, OFF_STATUS])])), "SWAN-CB-001"),
        kinds: assumed(
            PerClient::all(Dated(&[(
                Version(0, 0, 0),
                KindNames { none: "none", wifi: "wifi", mobile: ["2g", "3g", "4g", "5g"], unknown: "unknown" },
            )])),
            "SWAN-CB-001",
        ),
        fields: assumed(Dated(&[(Version(0, 0, 0), &[])]), "SWAN-CB-001"),
        weak: assumed(None, "SWAN-CB-001"),
        lacks_cellular: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), &[])])), "SWAN-REQ-001"),
        quality: assumed(None, "SWAN-CB-001"),
    },
    cors: CorsRules {
        enforced: assumed(false, "SWAN-NET-001"),
        credentials: assumed(Credentials::Include, "SWAN-NET-001"),
        longest_age: assumed(0, "SWAN-NET-001"),
    },
    project: ProjectRules {
        config: assumed(&["project.swan.json", "project.config.json"], "SWAN-NET-010"),
        root: assumed(&["smartProgramRoot", "miniprogramRoot"], "SWAN-NET-010"),
        id_prefix: assumed(None, "SWAN-NET-002"),
        template: doc("swan", "SWAN-ENV-001", "framework reference"),
        directive: doc("s-", "SWAN-ENV-001", "framework reference"),
        form: assumed(ProjectForm::Pages, "SWAN-ENV-009"),
        defines_modules: observed(true, "SWAN-ENV-003", SOURCE),
        globals: doc(
            &["App", "Page", "Component", "Behavior", "getApp", "getCurrentPages"],
            "SWAN-ENV-001",
            "framework reference",
        ),
    },
    pages: PageRules {
        functions: assumed(NAVIGATION, "SWAN-CB-001"),
        scene: assumed(Scene::Text("11400009"), "SWAN-ENV-009"),
        launch_fields: doc(&["shareTicket"], "SWAN-ENV-009", "framework reference"),
        host_document: assumed("", "SWAN-ENV-009"),
        creator_mode: assumed("", "SWAN-ENV-009"),
        launches_at_once: doc(true, "SWAN-ENV-009", "framework reference"),
        deepest: assumed(10, "SWAN-ENV-001"),
        not_found: assumed(error_text("{api}:fail page \"{name}\" is not found"), "SWAN-CB-003"),
        in_tab_bar: assumed(error_text("{api}:fail can not {api} a tabbar page"), "SWAN-CB-003"),
        not_in_tab_bar: assumed(error_text("{api}:fail can not switch to no-tabBar page"), "SWAN-CB-003"),
        too_many: assumed(error_text("{api}:fail webview count limit exceed"), "SWAN-CB-003"),
        at_first: assumed(error_text("{api}:fail cannot navigate back at first page."), "SWAN-CB-003"),
    },
    upload: UploadRules {
        offered: doc(true, "SWAN-UPL-001", UPLOAD),
        task: doc(Dated(&[(Version(0, 0, 0), TRANSFER_TASK)]), "SWAN-UPL-015", UPLOAD),
        fields: doc(Dated(&[(Version(0, 0, 0), &[Field::Data, Field::StatusCode])]), "SWAN-UPL-010", UPLOAD),
        failure_fields: doc(Dated(&[(Version(0, 0, 0), &[])]), "SWAN-CB-003", UPLOAD),
        head_fields: assumed(&[], "SWAN-UPL-015"),
        parses_objects: observed(true, "SWAN-UPL-011", TESTS),
        odd_header: observed(OddHeader::Refused, "SWAN-UPL-005", TESTS),
        odd_field: assumed(OddValue::Text, "SWAN-UPL-006"),
        file_last: assumed(true, "SWAN-UPL-006"),
        boundary: assumed("--------------------------************************", "SWAN-UPL-001"),
        content_type: assumed(FormType::Client, "SWAN-UPL-007"),
        limit: doc(Some(26_214_400), "SWAN-UPL-013", UPLOAD),
    },
    download: DownloadRules {
        offered: doc(true, "SWAN-DWN-001", DOWNLOAD),
        task: doc(Dated(&[(Version(0, 0, 0), TRANSFER_TASK)]), "SWAN-DWN-016", DOWNLOAD),
        fields: doc(Dated(&[(Version(0, 0, 0), &[Field::File, Field::StatusCode])]), "SWAN-DWN-004", DOWNLOAD),
        failure_fields: doc(Dated(&[(Version(0, 0, 0), &[])]), "SWAN-CB-003", DOWNLOAD),
        head_fields: assumed(&[], "SWAN-DWN-016"),
        odd_header: observed(OddHeader::Refused, "SWAN-DWN-003", TESTS),
        names_given_path: doc(true, "SWAN-DWN-007", DOWNLOAD),
        into_temp: observed(false, "SWAN-DWN-008", SIMULATOR),
        new_name: assumed(NewName::ByType, "SWAN-DWN-015"),
        unknown_extension: assumed("", "SWAN-DWN-015"),
        unknown_length: assumed(0.0, "SWAN-DWN-017"),
        needs_length: doc(
            PerClient { android: false, ios: true, devtools: false, pc: false },
            "SWAN-DWN-011",
            DOWNLOAD,
        ),
        stores_nothing: assumed(true, "SWAN-DWN-013"),
        limit: doc(Some(10_485_760), "SWAN-DWN-009", DOWNLOAD),
    },
    sockets: SocketRules {
        offered: doc(true, "SWAN-WS-001", SOCKET),
        limit: doc(Dated(&[(Version(0, 0, 0), 1), (Version(1, 9, 4), 5)]), "SWAN-NET-017", RULES),
        over_limit: doc(
            Dated(&[(Version(0, 0, 0), OverLimit::Replaces), (Version(1, 9, 4), OverLimit::Refused)]),
            "SWAN-WS-003",
            SOCKET,
        ),
        functions: doc(GLOBAL_SOCKET, "SWAN-GLB-001", SOCKET),
        target: observed(GlobalTarget::FirstUntilClosed, "SWAN-GLB-010", SOURCE),
        single_slot: observed(true, "SWAN-GLB-008", SOURCE),
        closes_all: observed(true, "SWAN-GLB-020", SOURCE),
        id: doc(IdForm::Text, "SWAN-WS-010", SOCKET),
        task: doc(Dated(&[(Version(0, 0, 0), true)]), "SWAN-WS-010", SOCKET),
        state: observed(true, "SWAN-TSK-002", SOURCE),
        closing_state: observed(false, "SWAN-TSK-003", SOURCE),
        errors: doc(true, "SWAN-TSK-001", SOCKET),
        open_header: doc(Dated(&[(Version(0, 0, 0), true)]), "SWAN-GLB-002", SOCKET),
        open_profile: assumed(Dated(&[(Version(0, 0, 0), false)]), "SWAN-TSK-013"),
        message_type: doc(true, "SWAN-GLB-003", SOCKET),
        close_form: doc(Dated(&[(Version(0, 0, 0), CloseForm::CodeAndReason)]), "SWAN-TSK-014", SOCKET),
        close_types: assumed(&[], "SWAN-TSK-014"),
        normal_reason: assumed("", "SWAN-TSK-014"),
        lost: assumed(PerClient::all(CloseText { code: 1006, reason: "" }), "SWAN-TSK-014"),
        interrupted: assumed(CloseText { code: 1000, reason: "" }, "SWAN-NET-022"),
        close_codes: doc(&[(1000, 1001), (3000, 4999)], "SWAN-GLB-025", SOCKET),
        data_kinds: observed(&[Kind::String], "SWAN-GLB-018", SOURCE),
        deflate: assumed(Dated(&[(Version(0, 0, 0), false)]), "SWAN-NET-026"),
        origin: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), None)])), "SWAN-WS-007"),
        breaks_raw_urls: assumed(PerClient::all(false), "SWAN-WS-007"),
        unlisted_is_event: assumed(false, "SWAN-WS-013"),
        odd_header: assumed(OddHeader::Ignored, "SWAN-WS-007"),
        refuses_odd_protocols: observed(true, "SWAN-WS-006", SOURCE),
        task_for_refused: observed(true, "SWAN-WS-016", SOURCE),
        refused: observed(Delivery::Later, "SWAN-CB-011", SOURCE),
        refusals_are_errors: observed(true, "SWAN-WS-012", TESTS),
        not_open: observed(Delivery::AtOnce, "SWAN-GLB-014", SOURCE),
        completes_not_open: observed(false, "SWAN-GLB-014", SOURCE),
        bare_results: observed(true, "SWAN-WS-011", SOURCE),
        throwing_success_fails: observed(true, "SWAN-WS-015", SOURCE),
    },
    files: FileRules {
        temp: observed(PerClient::all("bdfile://tmp_"), "SWAN-FILE-003", TESTS),
        saved: observed(PerClient::all("bdfile://store_"), "SWAN-FILE-003", TESTS),
        user: doc(PerClient::all("bdfile://usr"), "SWAN-FILE-002", DOWNLOAD),
        user_path_told: doc(Dated(&[(Version(0, 0, 0), false), (Version(3, 130, 1), true)]), "SWAN-FILE-001", FILES),
        package_dot: doc(false, "SWAN-FILE-012", FILES),
        functions: doc(FUNCTIONS, "SWAN-FILE-010", FILES),
        manager: doc(Dated(&[(Version(0, 0, 0), &[]), (Version(3, 130, 1), MANAGER)]), "SWAN-FILE-011", FILES),
        manager_sync: doc(MANAGER_SYNC, "SWAN-FILE-011", FILES),
        code_fields: doc(Dated(&[(Version(0, 0, 0), &["errCode"])]), "SWAN-CB-003", FILES),
        digests: doc(&[Digest::Md5, Digest::Sha1], "SWAN-FILE-009", FILES),
        file_limit: assumed(None, "SWAN-FILE-006"),
        temp_limit: doc(Some(10_485_760), "SWAN-FILE-005", FILES),
        kept_limit: doc(Some(10_485_760), "SWAN-FILE-006", FILES),
    },
    storage: StorageRules {
        functions: doc(STORAGE, "SWAN-FILE-014", "storage guide"),
        item_limit: assumed(1_048_576, "SWAN-FILE-014"),
        limit: doc(10_485_760, "SWAN-FILE-014", "storage guide"),
        encrypted_item_limit: assumed(1_048_576, "SWAN-FILE-014"),
        encrypted_limit: assumed(10_485_760, "SWAN-FILE-014"),
        no_key: assumed(NoKey::Empty, "SWAN-FILE-014"),
        no_key_sync: assumed(NoKey::Empty, "SWAN-FILE-014"),
        undefined_is_text: assumed(Dated(&[(Version(0, 0, 0), true)]), "SWAN-FILE-014"),
    },
    ui: UiRules {
        handed: doc(HANDED, "SWAN-CB-001", "API references"),
        cancelled: assumed(coded("{api}:fail cancel", 1001), "SWAN-CB-003"),
        refused: assumed(coded("{api}:fail {value}", 1001), "SWAN-CB-003"),
    },
    // The fields are those of the reference; their values are a device of our own.
    device: DeviceRules {
        functions: doc(
            &[
                Function { api: Api::GetSystemInfo, form: Form::Async },
                Function::sync(Api::GetSystemInfo),
                Function::sync(Api::GetEnvInfo),
                Function::direct(Api::GetMenuButtonBoundingClientRect),
            ],
            "SWAN-ENV-013",
            "API references",
        ),
        system: assumed(SYSTEM, "SWAN-ENV-013"),
        window: assumed(&[], "SWAN-ENV-013"),
        device: assumed(&[], "SWAN-ENV-013"),
        base: assumed(&[], "SWAN-ENV-013"),
        account: assumed(&[], "SWAN-ENV-013"),
        environment: doc(
            Dated(&[(Version(0, 0, 0), ENVIRONMENT), (Version(3, 90, 12), ENVIRONMENT_WITH_RELEASE)]),
            "SWAN-ENV-013",
            "swan.getEnvInfoSync reference",
        ),
        launch: assumed(&[], "SWAN-ENV-009"),
        menu_button: assumed(MENU_BUTTON, "SWAN-ENV-013"),
    },
    surface: SurfaceRules {
        functions: doc(&[Function::direct(Api::CanIUse)], "SWAN-CB-018", "swan.canIUse reference"),
        built: observed(&["nextTick", "getUpdateManager"], "SWAN-ENV-012", SOURCE),
        options: doc(OPTIONS, "SWAN-CB-018", "swan.canIUse reference"),
        // The number is that of iOS for a function that the client does not know.
        refused: assumed(coded("{api}:fail not supported", 302), "SWAN-CB-003"),
        promises: doc(Dated(&[(Version(0, 0, 0), false)]), "SWAN-CB-005", "API references to 2020-04"),
        global: observed(PerClient::all(true), "SWAN-ENV-007", SOURCE),
        browser: observed(true, "SWAN-ENV-007", SOURCE),
        return_this: observed(false, "SWAN-ENV-008", SOURCE),
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
                array: Some("Array"),
                joint: ",",
                code: Some(904),
            },
            "SWAN-CB-009",
            SOURCE,
        ),
        bad_callback: observed(coded("params type error", 904), "SWAN-CB-007", SOURCE),
        url: observed(coded("{api}:fail parameter error: invalid url \"{url}\"", 904), "SWAN-REQ-002", SOURCE),
        transfer_url: observed(coded("{api}:fail illegal url", 1001), "SWAN-CB-013", SOURCE),
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
        interrupted: assumed(coded("{api}:fail interrupted", 1001), "SWAN-NET-022"),
        background: assumed(coded("{api}:fail interrupted", 1001), "SWAN-NET-022"),
        offline: assumed(None, "SWAN-NET-021"),
        timeout: doc(coded("{api}:fail timeout", 1001), "SWAN-NET-013", CODES),
        network: doc(PerClient::all(coded("{api}:fail {net_name}", 1001)), "SWAN-NET-021", CODES),
        upload_network: doc(PerClient::all(coded("{api}:fail {net_name}", 1001)), "SWAN-UPL-025", CODES),
        tls: doc(PerClient::all(coded("{api}:fail {net_name}", 1001)), "SWAN-NET-021", CODES),
        redirects: assumed(coded("{api}:fail too many redirects", 1001), "SWAN-NET-020"),
        undecodable: assumed(coded("{api}:fail response cannot be converted to UTF-8", 1001), "SWAN-REQ-024"),
        no_cellular: assumed(error_text("{api}:fail there is no mobile network"), "SWAN-REQ-001"),
        too_large: assumed(coded("{api}:fail response exceeds size limit", 1001), "SWAN-REQ-045"),
    },
    socket_failures: SocketFailureRules {
        url: doc(
            Some(PerClient {
                android: coded("illegal request", 202),
                ios: coded("illegal request", 2),
                devtools: coded("illegal request", 202),
                pc: coded("illegal request", 202),
            }),
            "SWAN-ERR-006",
            CODES,
        ),
        domain: observed(
            Some(PerClient {
                android: coded("illegal request", 202),
                ios: coded("illegal request", 7),
                devtools: coded("illegal request", 202),
                pc: coded("illegal request", 202),
            }),
            "SWAN-WS-013",
            SOURCE,
        ),
        handshake: assumed(PerClient::all(error_text("handshake failed")), "SWAN-GLB-005"),
        transport: assumed(PerClient::all(error_text("{net_name}")), "SWAN-GLB-005"),
        tls: assumed(error_text("{net_name}"), "SWAN-GLB-005"),
        timeout: assumed(error_text("timeout"), "SWAN-GLB-005"),
        too_many: observed(
            PerClient {
                android: numbered("errno", 1),
                ios: coded("too many tasks", 1),
                devtools: coded("too many tasks", 1),
                pc: coded("too many tasks", 1),
            },
            "SWAN-WS-014",
            SOURCE,
        ),
        not_open: observed(error_text("SocketTask.readyState is not OPEN"), "SWAN-GLB-014", SOURCE),
        none_open: observed(error_text("SocketTask.readyState is not OPEN"), "SWAN-GLB-015", SOURCE),
        code: doc(
            PerClient {
                android: coded(BAD_CODE, 202),
                ios: coded(BAD_CODE, 4),
                devtools: coded(BAD_CODE, 202),
                pc: coded(BAD_CODE, 202),
            },
            "SWAN-ERR-007",
            CODES,
        ),
        reason: doc(
            PerClient {
                android: coded(LONG_REASON, 202),
                ios: coded(LONG_REASON, 4),
                devtools: coded(LONG_REASON, 202),
                pc: coded(LONG_REASON, 202),
            },
            "SWAN-ERR-007",
            CODES,
        ),
        full: assumed(coded("{api}:fail too much waits to be sent", 1001), "SWAN-TSK-007"),
    },
    file_failures: FileFailureRules {
        not_found: doc(coded("{api}:fail no such file or directory {path}", 2001), "SWAN-ERR-009", CODES),
        exists: assumed(coded("{api}:fail file already exists {path}", 1001), "SWAN-FILE-011"),
        is_directory: assumed(coded("{api}:fail illegal operation on a directory {path}", 1001), "SWAN-FILE-011"),
        not_permitted: assumed(coded("{api}:fail operation not permitted {path}", 1001), "SWAN-FILE-011"),
        not_directory: assumed(coded("{api}:fail not a directory {path}", 1001), "SWAN-FILE-011"),
        not_empty: assumed(coded("{api}:fail directory not empty {path}", 1001), "SWAN-FILE-011"),
        read_only: assumed(coded("{api}:fail permission denied {path}", 1001), "SWAN-FILE-004"),
        package: assumed(coded("{api}:fail permission denied {path}", 1001), "SWAN-FILE-013"),
        forbidden: doc(coded("{api}:fail illegal path {path}", 2000), "SWAN-ERR-009", CODES),
        name_too_long: assumed(coded("{api}:fail file name too long {path}", 1001), "SWAN-FILE-011"),
        position: assumed(coded("{api}:fail value of {name} is out of range", 1001), "SWAN-FILE-011"),
        length: assumed(coded("{api}:fail value of {name} is out of range", 1001), "SWAN-FILE-011"),
        encoding: assumed(coded("{api}:fail encode error", 1001), "SWAN-FILE-011"),
        choice: observed(coded("{api}:fail parameter error: invalid {name} \"{value}\"", 904), "SWAN-FILE-009", SOURCE),
        not_temporary: doc(coded("{api}:fail no such file or directory {path}", 2001), "SWAN-ERR-009", CODES),
        too_large: doc(coded("{api}:fail file is too large", 2002), "SWAN-ERR-009", CODES),
        full: doc(
            coded("{api}:fail the maximum size of the file storage limit is exceeded", 2002),
            "SWAN-FILE-006",
            CODES,
        ),
        io: doc(coded("{api}:fail IO error", 2003), "SWAN-ERR-009", CODES),
        upload_file: observed(coded("{api}:fail illegal filePath", 202), "SWAN-UPL-023", SIMULATOR),
        upload_too_large: assumed(coded("{api}:fail file size exceeds limit", 202), "SWAN-UPL-013"),
        download_path: observed(coded("{api}:fail illegal path", 202), "SWAN-DWN-008", SIMULATOR),
        download_folder: observed(coded("{api}:fail realFilePath create fail", 1001), "SWAN-DWN-008", SIMULATOR),
        download_too_large: doc(
            coded("download file failed because file size exceeds limit", 1001),
            "SWAN-DWN-009",
            CODES,
        ),
        download_store: doc(coded("streamToFile fail", 1001), "SWAN-DWN-023", CODES),
        download_full: assumed(coded("streamToFile fail", 1001), "SWAN-FILE-005"),
        download_empty: assumed(coded("streamToFile fail", 1001), "SWAN-DWN-023"),
        download_length: doc(
            PerClient::all(coded("{api}:fail file size cannot be determined", 1002)),
            "SWAN-DWN-011",
            CODES,
        ),
        no_key: assumed(coded("{api}:fail data not found", 1001), "SWAN-FILE-014"),
        item_too_large: assumed(coded("{api}:fail exceed storage item max length", 1001), "SWAN-FILE-014"),
        storage_full: assumed(coded("{api}:fail exceed storage max size 10Mb", 1001), "SWAN-FILE-014"),
        storage_value: assumed(coded("{api}:fail data cannot be serialized", 1001), "SWAN-FILE-014"),
        storage_disk: assumed(coded("{api}:fail IO error", 1001), "SWAN-FILE-014"),
    },
};

/// The task of an upload or a download.
const TRANSFER_TASK: &[TaskMethod] = &[TaskMethod::Abort, TaskMethod::On(Bytes)];

/// The functions for files beside the file manager.
const FUNCTIONS: &[Api] =
    &[Api::SaveFile, Api::GetSavedFileList, Api::GetSavedFileInfo, Api::RemoveSavedFile, Api::GetFileInfo];

/// The functions of storage.
const STORAGE: &[Api] = &[Api::SetStorage, Api::GetStorage, Api::RemoveStorage, Api::ClearStorage, Api::GetStorageInfo];

/// What the file manager can do.
const MANAGER: &[Api] = &[
    Api::Access,
    Api::AppendFile,
    Api::CopyFile,
    Api::GetFileInfo,
    Api::GetSavedFileList,
    Api::Mkdir,
    Api::Readdir,
    Api::ReadFile,
    Api::RemoveSavedFile,
    Api::Rename,
    Api::Rmdir,
    Api::SaveFile,
    Api::Stat,
    Api::Unlink,
    Api::WriteFile,
];

/// What of it can be had at once.
const MANAGER_SYNC: &[Api] = &[
    Api::Access,
    Api::AppendFile,
    Api::CopyFile,
    Api::Mkdir,
    Api::Readdir,
    Api::ReadFile,
    Api::Rename,
    Api::Rmdir,
    Api::SaveFile,
    Api::Stat,
    Api::Unlink,
    Api::WriteFile,
];

/// What is known of a limit on uploads and downloads is that an early build had this one on all
/// calls together (SWAN-NET-015).
const TRANSFERS: ConcurrencyLimit =
    ConcurrencyLimit { apis: &[Api::UploadFile, Api::DownloadFile], limit: 10, per: Per::Program };

const GET: Function = Function { api: Api::GetNetworkType, form: Form::Async };
const ON_STATUS: Function = Function::listen(Api::OnNetworkStatusChange);
const OFF_STATUS: Function = Function::unlisten(Api::OnNetworkStatusChange);

/// The functions before which numbers become texts: all but request, uploadFile and the sockets'.
const COERCED: &[Api] = &[
    Api::DownloadFile,
    Api::SaveFile,
    Api::GetSavedFileInfo,
    Api::RemoveSavedFile,
    Api::GetFileInfo,
    Api::SetStorage,
    Api::GetStorage,
    Api::RemoveStorage,
    Api::ConnectSocket,
    Api::CloseSocket,
];

/// The functions for sockets that need no task.
const GLOBAL_SOCKET: &[Function] = &[
    Function { api: Api::SendSocketMessage, form: Form::Async },
    Function { api: Api::CloseSocket, form: Form::Async },
    Function::listen(Api::OnSocketOpen),
    Function::listen(Api::OnSocketMessage),
    Function::listen(Api::OnSocketError),
    Function::listen(Api::OnSocketClose),
];

const NAVIGATION: &[Function] = &[
    Function { api: Api::NavigateTo, form: Form::Async },
    Function { api: Api::RedirectTo, form: Form::Async },
    Function { api: Api::SwitchTab, form: Form::Async },
    Function { api: Api::ReLaunch, form: Form::Async },
    Function { api: Api::NavigateBack, form: Form::Async },
    Function::listen(Api::OnAppShow),
    Function::unlisten(Api::OnAppShow),
    Function::listen(Api::OnAppHide),
    Function::unlisten(Api::OnAppHide),
    Function::listen(Api::OnError),
    Function::unlisten(Api::OnError),
    Function::listen(Api::OnUnhandledRejection),
    Function::unlisten(Api::OnUnhandledRejection),
    Function::listen(Api::OnPageNotFound),
    Function::unlisten(Api::OnPageNotFound),
];

/// What is shown or asked, and answered by the platform's default where nobody listens.
const HANDED: &[DelegatedApi] = &[
    DelegatedApi::done(Api::ShowLoading),
    DelegatedApi::done(Api::HideLoading),
    DelegatedApi::done(Api::ShowToast),
    DelegatedApi::done(Api::HideToast),
    DelegatedApi::to(
        Api::ShowModal,
        DefaultAnswer::Tells(&[("confirm", Fact::Flag(false)), ("cancel", Fact::Flag(true))]),
    ),
    DelegatedApi::to(Api::ShowActionSheet, DefaultAnswer::Cancels),
    DelegatedApi::done(Api::SetNavigationBarTitle),
    DelegatedApi::done(Api::SetNavigationBarColor),
    DelegatedApi::done(Api::ShowNavigationBarLoading),
    DelegatedApi::done(Api::HideNavigationBarLoading),
    DelegatedApi::done(Api::SetBackgroundColor),
    DelegatedApi::done(Api::SetBackgroundTextStyle),
    DelegatedApi::done(Api::StartPullDownRefresh),
    DelegatedApi::done(Api::StopPullDownRefresh),
    DelegatedApi::done(Api::PageScrollTo),
    DelegatedApi::done(Api::ShowTabBar),
    DelegatedApi::done(Api::HideTabBar),
    DelegatedApi::done(Api::SetTabBarItem),
    DelegatedApi::done(Api::SetTabBarStyle),
    DelegatedApi::done(Api::SetTabBarBadge),
    DelegatedApi::done(Api::RemoveTabBarBadge),
    DelegatedApi::done(Api::ShowTabBarRedDot),
    DelegatedApi::done(Api::HideTabBarRedDot),
    DelegatedApi::done(Api::VibrateShort),
    DelegatedApi::done(Api::VibrateLong),
    DelegatedApi::done(Api::SetKeepScreenOn),
    DelegatedApi::to(Api::SetClipboardData, DefaultAnswer::Keeps("data")),
    DelegatedApi::to(Api::GetClipboardData, DefaultAnswer::Kept("data")),
    DelegatedApi::to(Api::Login, DefaultAnswer::Code("code")),
    DelegatedApi::to(Api::GetUserInfo, DefaultAnswer::Tells(USER)),
    DelegatedApi::done(Api::CheckSession),
    DelegatedApi::at_once(Api::ReportAnalytics),
];

/// A plain device of its kind.
const SYSTEM: &[(&str, Fact)] = &[
    ("brand", Fact::Texts(PerClient { android: "qiao", ios: "iPhone", devtools: "devtools", pc: "PC" })),
    ("model", Fact::Texts(PerClient { android: "qiao", ios: "iPhone X", devtools: "iPhone X", pc: "PC" })),
    ("pixelRatio", Fact::Number(3.0)),
    ("screenWidth", Fact::Number(375.0)),
    ("screenHeight", Fact::Number(812.0)),
    ("windowWidth", Fact::Number(375.0)),
    ("windowHeight", Fact::Number(724.0)),
    ("statusBarHeight", Fact::Number(44.0)),
    ("devicePixelRatio", Fact::Number(3.0)),
    ("navigationBarHeight", Fact::Number(44.0)),
    ("language", Fact::Text("zh_CN")),
    ("version", Fact::Text("11.20.0.0")),
    ("system", Fact::Texts(PerClient { android: "14", ios: "17.0", devtools: "15.0", pc: "10" })),
    ("platform", Fact::Texts(PerClient { android: "android", ios: "ios", devtools: "devtools", pc: "pc" })),
    ("fontSizeSetting", Fact::Number(16.0)),
    ("SDKVersion", Fact::BaseLibrary),
    ("host", Fact::Text("baiduboxapp")),
    ("swanNativeVersion", Fact::Text("1.13.18")),
    ("albumAuthorized", Fact::Flag(true)),
    ("cameraAuthorized", Fact::Flag(true)),
    ("locationAuthorized", Fact::Flag(true)),
    ("microphoneAuthorized", Fact::Flag(true)),
    ("notificationAuthorized", Fact::Flag(true)),
    ("notificationAlertAuthorized", Fact::Flag(true)),
    ("notificationBadgeAuthorized", Fact::Flag(true)),
    ("notificationSoundAuthorized", Fact::Flag(true)),
    ("locationEnabled", Fact::Flag(true)),
    ("wifiEnabled", Fact::Flag(true)),
    ("safeArea", Fact::Object(SAFE_AREA)),
];

/// The program, before it is told which release it is.
const ENVIRONMENT: &[(&str, Fact)] = &[
    ("appKey", Fact::AppId),
    ("appName", Fact::Text("qiao")),
    ("lastAppURL", Fact::Text("")),
    ("sdkVersion", Fact::BaseLibrary),
    ("scheme", Fact::Text("baiduboxapp")),
];

/// The same since it is.
const ENVIRONMENT_WITH_RELEASE: &[(&str, Fact)] = &[
    ("appKey", Fact::AppId),
    ("appName", Fact::Text("qiao")),
    ("lastAppURL", Fact::Text("")),
    ("sdkVersion", Fact::BaseLibrary),
    ("scheme", Fact::Text("baiduboxapp")),
    ("env", Fact::Text("development")),
];

/// The button of the menu.
const MENU_BUTTON: &[(&str, Fact)] = &[
    ("width", Fact::Number(87.0)),
    ("height", Fact::Number(32.0)),
    ("top", Fact::Number(48.0)),
    ("right", Fact::Number(365.0)),
    ("bottom", Fact::Number(80.0)),
    ("left", Fact::Number(278.0)),
];

/// The part of the screen that nothing covers.
const SAFE_AREA: &[(&str, Fact)] = &[
    ("left", Fact::Number(0.0)),
    ("right", Fact::Number(375.0)),
    ("top", Fact::Number(44.0)),
    ("bottom", Fact::Number(778.0)),
    ("width", Fact::Number(375.0)),
    ("height", Fact::Number(734.0)),
];

/// The options that are honoured, for those who ask.
const OPTIONS: &[(Api, &[&str])] = &[
    (Api::Request, &["url", "data", "header", "method", "dataType", "responseType"]),
    (Api::UploadFile, &["url", "filePath", "name", "header", "formData"]),
    (Api::DownloadFile, &["url", "header", "filePath"]),
    (Api::ConnectSocket, &["url", "header", "protocols"]),
    (Api::SendSocketMessage, &["data"]),
    (Api::CloseSocket, &["code", "reason"]),
    (Api::SetStorage, &["key", "data"]),
    (Api::GetStorage, &["key"]),
];

/// A user without a name of their own.
const PERSON: &[(&str, Fact)] =
    &[("nickName", Fact::Text("百度网友")), ("avatarUrl", Fact::Text("")), ("gender", Fact::Number(0.0))];

/// What is told of the user; nothing of it is signed or encrypted.
const USER: &[(&str, Fact)] = &[
    ("userInfo", Fact::Object(PERSON)),
    ("data", Fact::Text("qiao-made-up-data")),
    ("iv", Fact::Text("qiao-made-up-vector")),
];
