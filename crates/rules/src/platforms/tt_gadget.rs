//! Feishu and Lark gadgets. Data only: one value per rule, each with its clause in the
//! specification and the evidence that the clause has.

use qiao_abi::ProgressKind::Bytes;
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
    OddValue, OverLimit, Per, PerClient, ProjectForm, Qualities, QueryMerge, ScalarData, Scene, TextQuery, Version,
    Versions, ViewData, Void, coded, error_text,
};

const REQUEST: &str = "tt.request reference, 2025-01-21";
const UPLOAD: &str = "tt.uploadFile reference";
const DOWNLOAD: &str = "tt.downloadFile reference";
const NETWORK: &str = "network type reference";
const SOCKET: &str = "tt.connectSocket reference";
const FILES: &str = "file system guide";
const STORE: &str = "storage reference";
const OBJECTS: &str = "standard objects";
const ERRNO: &str = "errno table, 2025-04-15";
const LIST: &str = "gadget API list, 2025-02-20";
const SETTINGS: &str = "global settings, 2025-04-22";
const TRACING: &str = "request tracing, 2023-08-31";

/// The rules of Feishu gadgets.
pub(super) static PROFILE: Profile = Profile {
    id: "tt-gadget",
    name: "Feishu gadget",
    namespace: "tt",
    apis: include_str!("../../surface/tt-gadget.txt"),
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
        bare_module: assumed(BareModule::Beside, "TTG-LIFE-003"),
        unknown_module: assumed("module '{module}' is not defined", "TTG-LIFE-003"),
        async_require: assumed(Dated(&[(Version(0, 0, 0), false)]), "TTG-LIFE-003"),
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
        refused_transfer_url: assumed(Delivery::Later, "TTG-STD-004"),
        task_for_refused_transfer_url: assumed(true, "TTG-UPT-001"),
        numbers_are_text: assumed(&[], "TTG-STD-013"),
        bad_callback: assumed(BadCallback::Ignored, "TTG-STD-001"),
        callback_error: assumed("", "TTG-STD-015"),
        rejection: assumed("", "TTG-STD-011"),
        failures_reach_app: doc(true, "TTG-STD-015", "life-cycle reference, 2023-08-25"),
        failure_fields: doc(
            Dated(&[(Version(0, 0, 0), &[]), (Version(4, 7, 0), &[Field::Trace])]),
            "TTG-REQ-030",
            REQUEST,
        ),
        promises: assumed(Dated(&[(Version(0, 0, 0), &[])]), "TTG-STD-011"),
        request_task: doc(Dated(&[(Version(0, 0, 0), &[TaskMethod::Abort])]), "TTG-RT-001", REQUEST),
        task_fields: assumed(false, "TTG-RT-001"),
        request_info: assumed(PerClient::all(false), "TTG-REQ-053"),
        rewrites_options: assumed(false, "TTG-RT-001"),
        ok_message: doc(true, "TTG-STD-005", OBJECTS),
        code_field: doc(Dated(&[(Version(0, 0, 0), ""), (Version(5, 15, 0), "errno")]), "TTG-STD-010", ERRNO),
    },
    url: UrlRules {
        request_schemes: doc(&["https", "http"], "TTG-REQ-003", REQUEST),
        socket_schemes: assumed(&["wss", "ws"], "TTG-WS-025"),
        secure_only: doc(false, "TTG-REQ-003", REQUEST),
        secure_always: doc(false, "TTG-REQ-003", REQUEST),
        port_in_url: assumed(true, "TTG-REQ-057"),
        refuses_ip: assumed(false, "TTG-REQ-057"),
        local_network: assumed(Dated(&[(Version(0, 0, 0), false)]), "TTG-REQ-057"),
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
        unlisted_warning: assumed(PerClient::all(""), "TTG-REQ-057"),
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
        profile: assumed(PerClient::all(false), "TTG-REQ-051"),
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
            PerClient::all(&[
                ConcurrencyLimit { apis: &[Api::Request], limit: 10, per: Per::Program },
                ConcurrencyLimit { apis: &[Api::UploadFile], limit: 5, per: Per::Program },
                ConcurrencyLimit { apis: &[Api::DownloadFile], limit: 5, per: Per::Program },
            ]),
            "TTG-REQ-034",
            REQUEST,
        ),
        waits: assumed(true, "TTG-REQ-035"),
        waiting_is_free: assumed(true, "TTG-REQ-037"),
    },
    timeouts: TimeoutRules {
        request: doc(Dated(&[(Version(0, 0, 0), 60_000)]), "TTG-REQ-037", SETTINGS),
        transfer: doc(Dated(&[(Version(0, 0, 0), 60_000)]), "TTG-UP-010", SETTINGS),
        longest: doc(PerClient::all(Dated(&[(Version(0, 0, 0), Some(60_000))])), "TTG-CFG-001", SETTINGS),
        option: observed(PerClient::all(Dated(&[(Version(0, 0, 0), true)])), "TTG-REQ-038", "axios-miniprogram"),
        configured: doc(true, "TTG-CFG-001", SETTINGS),
    },
    redirects: RedirectRules {
        limit: assumed(20, "TTG-REQ-054"),
        rewrites_method: assumed(true, "TTG-REQ-054"),
        drops_authorization: assumed(true, "TTG-REQ-054"),
        manual: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), false)])), "TTG-REQ-054"),
    },
    tls: TlsRules {
        oldest: assumed("1.2", "TTG-REQ-056"),
        verifies: assumed(true, "TTG-REQ-056"),
        skipped_with_domains: assumed(true, "TTG-REQ-057"),
    },
    background: BackgroundRules {
        interrupts_after: assumed(None, "TTG-LIFE-004"),
        refuses_after: assumed(Some(5000), "TTG-LIFE-004"),
        cuts_sockets_after: doc(Some(0), "TTG-WS-018", SOCKET),
        suspends_after: assumed(None, "TTG-LIFE-004"),
        ends_after: assumed(None, "TTG-LIFE-004"),
        awake_modes: assumed(&[], "TTG-LIFE-004"),
    },
    network: NetworkRules {
        functions: doc(
            PerClient { android: LISTENING, ios: LISTENING, devtools: LISTENING, pc: ASKING },
            "TTG-NET-003",
            NETWORK,
        ),
        kinds: doc(
            PerClient {
                android: Dated(&[(Version(0, 0, 0), PHONE)]),
                ios: Dated(&[(Version(0, 0, 0), PHONE)]),
                devtools: Dated(&[(Version(0, 0, 0), PHONE)]),
                pc: Dated(&[(Version(0, 0, 0), DESKTOP)]),
            },
            "TTG-NET-001",
            NETWORK,
        ),
        fields: assumed(Dated(&[(Version(0, 0, 0), &[])]), "TTG-NET-001"),
        weak: assumed(None, "TTG-NET-004"),
        lacks_cellular: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), &[])])), "TTG-REQ-001"),
        quality: doc(Some(QUALITIES), "TTG-NET-004", NETWORK),
    },
    cors: CorsRules {
        enforced: assumed(false, "TTG-REQ-053"),
        credentials: assumed(Credentials::Include, "TTG-REQ-053"),
        longest_age: assumed(0, "TTG-REQ-053"),
    },
    project: ProjectRules {
        config: assumed(&["project.config.json"], "TTG-CFG-001"),
        root: assumed(&["miniprogramRoot"], "TTG-CFG-001"),
        id_prefix: assumed(Some("cli_"), "TTG-REQ-025"),
        template: assumed("ttml", "TTG-LIFE-001"),
        directive: assumed("tt:", "TTG-LIFE-001"),
        form: assumed(ProjectForm::Pages, "TTG-LIFE-001"),
        defines_modules: assumed(false, "TTG-LIFE-003"),
        globals: assumed(&["App", "Page", "Component", "Behavior", "getApp", "getCurrentPages"], "TTG-LIFE-001"),
    },
    pages: PageRules {
        functions: assumed(NAVIGATION, "TTG-LIFE-001"),
        scene: assumed(Scene::Number(1001), "TTG-LIFE-001"),
        launch_fields: assumed(&[], "TTG-LIFE-001"),
        host_document: assumed("", "TTG-LIFE-001"),
        creator_mode: assumed("", "TTG-LIFE-001"),
        launches_at_once: assumed(false, "TTG-LIFE-001"),
        deepest: assumed(10, "TTG-LIFE-001"),
        not_found: assumed(error_text("{api}:fail page \"{name}\" is not found"), "TTG-STD-006"),
        in_tab_bar: assumed(error_text("{api}:fail can not {api} a tabbar page"), "TTG-STD-006"),
        not_in_tab_bar: assumed(error_text("{api}:fail can not switch to no-tabBar page"), "TTG-STD-006"),
        too_many: assumed(error_text("{api}:fail webview count limit exceed"), "TTG-STD-006"),
        at_first: assumed(error_text("{api}:fail cannot navigate back at first page."), "TTG-STD-006"),
    },
    upload: UploadRules {
        offered: doc(true, "TTG-UP-001", UPLOAD),
        task: doc(Dated(&[(Version(0, 0, 0), TRANSFER_TASK)]), "TTG-UPT-001", UPLOAD),
        fields: doc(
            Dated(&[
                (Version(0, 0, 0), &[Field::StatusCode, Field::Data, Field::ErrMsg]),
                (Version(4, 7, 0), &[Field::StatusCode, Field::Data, Field::Trace, Field::ErrMsg]),
            ]),
            "TTG-UP-011",
            UPLOAD,
        ),
        failure_fields: doc(
            Dated(&[(Version(0, 0, 0), &[]), (Version(4, 7, 0), &[Field::Trace])]),
            "TTG-UP-013",
            UPLOAD,
        ),
        head_fields: assumed(&[], "TTG-UPT-006"),
        parses_objects: doc(false, "TTG-UP-011", UPLOAD),
        odd_header: doc(OddHeader::Refused, "TTG-UP-016", UPLOAD),
        odd_field: assumed(OddValue::Text, "TTG-UP-007"),
        file_last: assumed(true, "TTG-UP-007"),
        boundary: assumed("--------------------------************************", "TTG-UP-005"),
        content_type: doc(FormType::Client, "TTG-UP-005", UPLOAD),
        limit: assumed(None, "TTG-UP-008"),
    },
    download: DownloadRules {
        offered: doc(true, "TTG-DL-001", DOWNLOAD),
        task: doc(Dated(&[(Version(0, 0, 0), TRANSFER_TASK)]), "TTG-DLT-001", DOWNLOAD),
        fields: doc(
            Dated(&[
                (Version(0, 0, 0), &[Field::File, Field::StatusCode, Field::ErrMsg]),
                (Version(4, 7, 0), &[Field::File, Field::StatusCode, Field::Trace, Field::ErrMsg]),
            ]),
            "TTG-DL-008",
            DOWNLOAD,
        ),
        failure_fields: doc(
            Dated(&[
                (Version(0, 0, 0), &[Field::File, Field::StatusCode]),
                (Version(4, 7, 0), &[Field::File, Field::StatusCode, Field::Trace]),
            ]),
            "TTG-DL-011",
            DOWNLOAD,
        ),
        head_fields: assumed(&[], "TTG-DLT-001"),
        odd_header: assumed(OddHeader::Refused, "TTG-STD-013"),
        names_given_path: doc(false, "TTG-DL-009", DOWNLOAD),
        into_temp: doc(true, "TTG-DL-004", DOWNLOAD),
        new_name: doc(NewName::BySegment, "TTG-DL-010", DOWNLOAD),
        unknown_extension: assumed("", "TTG-DL-010"),
        unknown_length: assumed(0.0, "TTG-DLT-005"),
        needs_length: assumed(PerClient::all(false), "TTG-DLT-005"),
        stores_nothing: assumed(true, "TTG-DL-014"),
        limit: assumed(None, "TTG-DL-016"),
    },
    sockets: SocketRules {
        offered: doc(true, "TTG-WS-001", SOCKET),
        limit: doc(Dated(&[(Version(0, 0, 0), 5)]), "TTG-WS-006", SOCKET),
        over_limit: assumed(Dated(&[(Version(0, 0, 0), OverLimit::Refused)]), "TTG-WS-006"),
        functions: doc(&[], "TTG-WS-011", "API list"),
        target: assumed(GlobalTarget::Newest, "TTG-WS-011"),
        single_slot: assumed(true, "TTG-WS-011"),
        closes_all: assumed(false, "TTG-WS-011"),
        id: assumed(IdForm::None, "TTG-WS-005"),
        task: doc(Dated(&[(Version(0, 0, 0), true)]), "TTG-WS-001", SOCKET),
        state: assumed(false, "TTG-WS-012"),
        closing_state: assumed(false, "TTG-WS-012"),
        errors: assumed(true, "TTG-WS-010"),
        open_header: doc(Dated(&[(Version(0, 0, 0), true)]), "TTG-WS-011", SOCKET),
        open_profile: assumed(Dated(&[(Version(0, 0, 0), false)]), "TTG-WS-013"),
        message_type: doc(false, "TTG-WS-014", SOCKET),
        close_form: doc(
            Dated(&[(Version(0, 0, 0), CloseForm::Nothing), (Version(7, 8, 0), CloseForm::TypeAndMessage)]),
            "TTG-WS-018",
            SOCKET,
        ),
        close_types: doc(
            &[
                "socket closed: unknown",
                "socket closed: by user",
                "socket closed: app in background",
                "socket closed: occur error",
            ],
            "TTG-WS-018",
            SOCKET,
        ),
        normal_reason: assumed("", "TTG-WS-020"),
        lost: assumed(PerClient::all(CloseText { code: 1006, reason: "" }), "TTG-WS-020"),
        interrupted: assumed(CloseText { code: 1000, reason: "" }, "TTG-WS-020"),
        close_codes: assumed(&[(1000, 1000), (3000, 4999)], "TTG-WS-017"),
        data_kinds: doc(&[Kind::String, Kind::ArrayBuffer], "TTG-WS-015", SOCKET),
        deflate: assumed(Dated(&[(Version(0, 0, 0), false)]), "TTG-WS-002"),
        origin: assumed(PerClient::all(Dated(&[(Version(0, 0, 0), None)])), "TTG-WS-003"),
        breaks_raw_urls: assumed(PerClient::all(false), "TTG-WS-003"),
        unlisted_is_event: assumed(false, "TTG-WS-001"),
        odd_header: assumed(OddHeader::Refused, "TTG-STD-013"),
        refuses_odd_protocols: assumed(true, "TTG-STD-013"),
        task_for_refused: assumed(true, "TTG-WS-001"),
        refused: assumed(Delivery::Later, "TTG-STD-004"),
        refusals_are_errors: assumed(false, "TTG-WS-006"),
        not_open: assumed(Delivery::Later, "TTG-WS-016"),
        completes_not_open: assumed(true, "TTG-WS-016"),
        bare_results: assumed(false, "TTG-WS-015"),
        throwing_success_fails: assumed(false, "TTG-STD-002"),
    },
    files: FileRules {
        temp: doc(PerClient::all("ttfile://temp/"), "TTG-FS-001", FILES),
        saved: doc(PerClient::all("ttfile://user/"), "TTG-FS-005", FILES),
        user: doc(PerClient::all("ttfile://user"), "TTG-FS-002", FILES),
        user_path_told: assumed(Dated(&[(Version(0, 0, 0), true)]), "TTG-FS-002"),
        package_dot: doc(true, "TTG-FS-004", FILES),
        functions: doc(FUNCTIONS, "TTG-FS-005", FILES),
        manager: doc(Dated(&[(Version(0, 0, 0), MANAGER)]), "TTG-FS-005", FILES),
        manager_sync: doc(MANAGER_SYNC, "TTG-FS-005", FILES),
        code_fields: doc(Dated(&[(Version(0, 0, 0), &[]), (Version(5, 15, 0), &["errno"])]), "TTG-STD-010", ERRNO),
        digests: assumed(&[Digest::Md5, Digest::Sha1], "TTG-FS-005"),
        file_limit: assumed(None, "TTG-FS-002"),
        temp_limit: assumed(None, "TTG-FS-001"),
        kept_limit: doc(Some(209_715_200), "TTG-FS-002", FILES),
    },
    storage: StorageRules {
        functions: doc(STORAGE, "TTG-STO-001", STORE),
        item_limit: doc(1_048_576, "TTG-STO-001", STORE),
        limit: doc(10_485_760, "TTG-STO-001", STORE),
        encrypted_item_limit: assumed(1_048_576, "TTG-STO-001"),
        encrypted_limit: assumed(10_485_760, "TTG-STO-001"),
        no_key: assumed(NoKey::Fails, "TTG-STO-002"),
        no_key_sync: assumed(NoKey::Empty, "TTG-STO-002"),
        undefined_is_text: assumed(Dated(&[(Version(0, 0, 0), true)]), "TTG-STO-002"),
    },
    ui: UiRules {
        handed: doc(HANDED, "TTG-STD-001", LIST),
        cancelled: assumed(error_text("{api}:fail cancel"), "TTG-STD-006"),
        refused: assumed(error_text("{api}:fail {value}"), "TTG-STD-006"),
    },
    // The fields are those of the reference; their values are a device of our own.
    device: DeviceRules {
        functions: doc(
            &[
                Function { api: Api::GetSystemInfo, form: Form::Async },
                Function::sync(Api::GetSystemInfo),
                Function::sync(Api::GetLaunchOptions),
            ],
            "TTG-STD-001",
            LIST,
        ),
        system: assumed(SYSTEM, "TTG-STD-005"),
        window: assumed(&[], "TTG-STD-005"),
        device: assumed(&[], "TTG-STD-005"),
        base: assumed(&[], "TTG-STD-005"),
        account: assumed(&[], "TTG-STD-005"),
        environment: assumed(Dated(&[(Version(0, 0, 0), &[])]), "TTG-STD-005"),
        launch: assumed(&[], "TTG-LIFE-001"),
        menu_button: assumed(&[], "TTG-STD-005"),
    },
    surface: SurfaceRules {
        functions: doc(&[], "TTG-STD-001", LIST),
        built: doc(&["getUpdateManager"], "TTG-STD-001", LIST),
        options: doc(&[], "TTG-STD-001", LIST),
        refused: doc(coded("{api}:fail feature not support", 103), "TTG-ERR-001", ERRNO),
        promises: assumed(Dated(&[(Version(0, 0, 0), false)]), "TTG-STD-011"),
        global: assumed(PerClient::all(false), "TTG-LIFE-003"),
        browser: doc(false, "TTG-LIFE-003", "logic layer overview"),
        return_this: assumed(true, "TTG-LIFE-003"),
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
                array: None,
                joint: " or ",
                code: Some(104),
            },
            "TTG-STD-013",
        ),
        bad_callback: assumed(coded("{api}:fail invalid parameter: {name} should be function", 104), "TTG-STD-013"),
        url: assumed(coded("{api}:fail invalid url \"{url}\"", 307), "TTG-ERR-007"),
        transfer_url: assumed(coded("{api}:fail invalid url \"{url}\"", 307), "TTG-ERR-007"),
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
        interrupted: assumed(coded("{api}:fail interrupted", 301), "TTG-LIFE-004"),
        background: assumed(coded("{api}:fail Unable to call this API in the background", 112), "TTG-ERR-009"),
        offline: assumed(Some(coded("{api}:fail No network connection", 303)), "TTG-ERR-005"),
        timeout: observed(coded("{api}:fail timeout", 302), "TTG-ERR-004", "tt.uploadFile reference, sample"),
        network: observed(
            PerClient::all(coded(
                "{api}:fail CronetError(\"Cronet Error: code={cronet} / internal_code={net} / None\")",
                305,
            )),
            "TTG-ERR-010",
            "tt.request reference, sample",
        ),
        upload_network: assumed(
            PerClient::all(coded(
                "{api}:fail CronetError(\"Cronet Error: code={cronet} / internal_code={net} / None\")",
                305,
            )),
            "TTG-ERR-011",
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
        no_cellular: assumed(error_text("{api}:fail there is no mobile network"), "TTG-REQ-001"),
        too_large: assumed(coded("{api}:fail response exceeds size limit", 305), "TTG-ERR-006"),
    },
    socket_failures: SocketFailureRules {
        url: assumed(None, "TTG-WS-001"),
        domain: assumed(None, "TTG-WS-001"),
        handshake: assumed(PerClient::all(error_text("{api}:fail handshake failed")), "TTG-WS-023"),
        transport: assumed(PerClient::all(error_text("{api}:fail {net_name}")), "TTG-WS-023"),
        tls: assumed(error_text("{api}:fail {net_name}"), "TTG-WS-023"),
        timeout: assumed(error_text("{api}:fail timeout"), "TTG-WS-008"),
        too_many: assumed(PerClient::all(coded("{api}:fail too many sockets", 111)), "TTG-WS-006"),
        not_open: assumed(error_text("SocketTask.send:fail socket is not open"), "TTG-WS-016"),
        none_open: assumed(error_text("{api}:fail socket is not open"), "TTG-WS-016"),
        code: assumed(PerClient::all(coded("{api}:fail invalid parameter: code", 104)), "TTG-WS-017"),
        reason: assumed(PerClient::all(coded("{api}:fail invalid parameter: reason", 104)), "TTG-WS-017"),
        full: assumed(error_text("{api}:fail too much waits to be sent"), "TTG-WS-015"),
    },
    file_failures: FileFailureRules {
        not_found: assumed(coded("{api}:fail File does not exist", 203), "TTG-FS-005"),
        exists: assumed(coded("{api}:fail File already exists", 204), "TTG-FS-002"),
        is_directory: assumed(coded("{api}:fail Is not file", 207), "TTG-FS-002"),
        not_permitted: assumed(coded("{api}:fail Is not file", 207), "TTG-FS-002"),
        not_directory: assumed(coded("{api}:fail Is not directory", 206), "TTG-FS-002"),
        not_empty: assumed(coded("{api}:fail Directory not empty", 205), "TTG-FS-002"),
        read_only: assumed(coded("{api}:fail No write permission", 202), "TTG-FS-001"),
        package: assumed(coded("{api}:fail No write permission", 202), "TTG-FS-004"),
        forbidden: assumed(coded("{api}:fail Is invalid filePath", 213), "TTG-DL-015"),
        name_too_long: assumed(coded("{api}:fail File name too long", 214), "TTG-FS-002"),
        position: assumed(coded("{api}:fail invalid parameter: {name}", 104), "TTG-STD-013"),
        length: assumed(coded("{api}:fail invalid parameter: {name}", 104), "TTG-STD-013"),
        encoding: assumed(coded("{api}:fail invalid parameter: data", 104), "TTG-STD-013"),
        choice: assumed(coded("{api}:fail invalid parameter: {name} \"{value}\"", 104), "TTG-STD-013"),
        not_temporary: assumed(coded("{api}:fail File does not exist", 203), "TTG-FS-005"),
        too_large: assumed(coded("{api}:fail Data to write exceeds size limit", 212), "TTG-FS-002"),
        full: assumed(coded("{api}:fail Total size limit exceeded", 208), "TTG-DL-016"),
        io: assumed(coded("{api}:fail internal error", 102), "TTG-ERR-008"),
        upload_file: assumed(coded("{api}:fail File does not exist", 203), "TTG-UP-015"),
        upload_too_large: assumed(coded("{api}:fail Data to read exceeds size limit", 210), "TTG-UP-015"),
        download_path: assumed(coded("{api}:fail Is invalid filePath", 213), "TTG-DL-015"),
        download_folder: assumed(coded("{api}:fail File does not exist", 203), "TTG-DL-015"),
        download_too_large: assumed(coded("{api}:fail Unable to download file", 306), "TTG-ERR-008"),
        download_store: assumed(coded("{api}:fail Unable to download file", 306), "TTG-ERR-008"),
        download_full: assumed(coded("{api}:fail Total size limit exceeded", 208), "TTG-DL-016"),
        download_empty: assumed(coded("{api}:fail Unable to download file", 306), "TTG-ERR-008"),
        download_length: assumed(PerClient::all(coded("{api}:fail Unable to download file", 306)), "TTG-ERR-008"),
        no_key: doc(coded("{api}:fail key not found", 1802001), "TTG-STO-002", ERRNO),
        item_too_large: doc(coded("{api}:fail exceed storage item max size", 1801001), "TTG-STO-001", ERRNO),
        storage_full: doc(coded("{api}:fail total storage size exceed", 1801002), "TTG-STO-001", ERRNO),
        storage_value: assumed(coded("{api}:fail invalid parameter: data cannot be serialized", 104), "TTG-STO-001"),
        storage_disk: assumed(coded("{api}:fail internal error", 102), "TTG-STO-001"),
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

/// The functions of storage.
const STORAGE: &[Api] = &[Api::SetStorage, Api::GetStorage, Api::RemoveStorage, Api::ClearStorage, Api::GetStorageInfo];

/// The task of an upload or a download.
const TRANSFER_TASK: &[TaskMethod] = &[TaskMethod::Abort, TaskMethod::On(Bytes)];

/// The functions for files beside the file manager.
const FUNCTIONS: &[Api] =
    &[Api::SaveFile, Api::GetSavedFileList, Api::GetSavedFileInfo, Api::RemoveSavedFile, Api::GetFileInfo];

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

/// The kinds of networks on a phone: there is no name for the fifth generation (TTG-NET-001).
const PHONE: KindNames = KindNames { none: "none", wifi: "wifi", mobile: ["2g", "3g", "4g", "4g"], unknown: "unknown" };

/// The kinds of networks on a desktop (TTG-NET-002).
const DESKTOP: KindNames = KindNames {
    none: "none",
    wifi: "connected",
    mobile: ["connected", "connected", "connected", "connected"],
    unknown: "connected",
};

const GET: Function = Function { api: Api::GetNetworkType, form: Form::Async };
const ON_STATUS: Function = Function::listen(Api::OnNetworkStatusChange);
const OFF_STATUS: Function = Function::unlisten(Api::OnNetworkStatusChange);

const QUALITY: Function = Function { api: Api::GetNetworkQualityType, form: Form::Async };
const ON_QUALITY: Function = Function::listen(Api::OnNetworkQualityChange);
const OFF_QUALITY: Function = Function::unlisten(Api::OnNetworkQualityChange);

/// The functions on a phone, and those on a desktop (TTG-NET-003, TTG-NET-004).
const LISTENING: Dated<&[Function]> = Dated(&[
    (Version(0, 0, 0), &[GET, ON_STATUS, OFF_STATUS]),
    (Version(4, 9, 0), &[GET, ON_STATUS, OFF_STATUS, QUALITY, ON_QUALITY, OFF_QUALITY]),
]);
const ASKING: Dated<&[Function]> =
    Dated(&[(Version(0, 0, 0), &[GET]), (Version(5, 1, 0), &[GET, QUALITY, ON_QUALITY, OFF_QUALITY])]);

/// The words for a network's quality (TTG-NET-004); where one ends and the next begins is assumed.
const QUALITIES: Qualities = Qualities {
    unavailable: "unavailable",
    weak: "weak",
    moderate: "moderate",
    excellent: "excellent",
    unknown: "unknown",
    round_trips: [100, 300],
};

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
    DelegatedApi::to(
        Api::ShowPrompt,
        DefaultAnswer::Tells(&[
            ("confirm", Fact::Flag(false)),
            ("cancel", Fact::Flag(true)),
            ("inputValue", Fact::Text("")),
        ]),
    ),
    DelegatedApi::to(Api::ShowActionSheet, DefaultAnswer::Cancels),
    DelegatedApi::done(Api::SetNavigationBarTitle),
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
    DelegatedApi::done(Api::ShowShareMenu),
    DelegatedApi::done(Api::HideShareMenu),
    DelegatedApi::done(Api::VibrateShort),
    DelegatedApi::done(Api::VibrateLong),
    DelegatedApi::done(Api::SetKeepScreenOn),
    DelegatedApi::to(Api::SetClipboardData, DefaultAnswer::Keeps("data")),
    DelegatedApi::to(Api::GetClipboardData, DefaultAnswer::Kept("data")),
    DelegatedApi::to(Api::Login, DefaultAnswer::Code("code")),
    DelegatedApi::to(Api::GetUserInfo, DefaultAnswer::Tells(USER)),
    DelegatedApi::done(Api::CheckSession),
];

/// A plain device of its kind.
const SYSTEM: &[(&str, Fact)] = &[
    ("system", Fact::Texts(PerClient { android: "14", ios: "17.0", devtools: "10", pc: "10" })),
    ("platform", Fact::Texts(PerClient { android: "android", ios: "ios", devtools: "windows_nt", pc: "windows_nt" })),
    ("brand", Fact::Texts(PerClient { android: "qiao", ios: "iPhone", devtools: "PC", pc: "PC" })),
    ("model", Fact::Texts(PerClient { android: "qiao", ios: "iPhone X", devtools: "PC", pc: "PC" })),
    ("version", Fact::BaseLibrary),
    ("SDKVersion", Fact::BaseLibrary),
    ("pixelRatio", Fact::Number(3.0)),
    ("screenWidth", Fact::Number(375.0)),
    ("screenHeight", Fact::Number(812.0)),
    ("windowWidth", Fact::Number(375.0)),
    ("windowHeight", Fact::Number(724.0)),
    ("statusBarHeight", Fact::Number(44.0)),
    ("language", Fact::Text("zh_CN")),
    ("fontSizeSetting", Fact::Number(16.0)),
    ("appName", Fact::Text("Feishu")),
    ("safeArea", Fact::Object(SAFE_AREA)),
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

/// A user without a name of their own.
const PERSON: &[(&str, Fact)] = &[
    ("nickName", Fact::Text("")),
    ("avatarUrl", Fact::Text("")),
    ("gender", Fact::Text("0")),
    ("country", Fact::Text("")),
    ("province", Fact::Text("")),
    ("city", Fact::Text("")),
    ("language", Fact::Text("")),
];

/// What is told of the user; nothing of it is signed or encrypted.
const USER: &[(&str, Fact)] = &[
    ("userInfo", Fact::Object(PERSON)),
    (
        "rawData",
        Fact::Text(r#"{"nickName":"","avatarUrl":"","gender":"0","country":"","province":"","city":"","language":""}"#),
    ),
    ("signature", Fact::Text("qiao-made-up-signature")),
    ("encryptedData", Fact::Text("qiao-made-up-data")),
    ("iv", Fact::Text("qiao-made-up-vector")),
];
