//! WeChat mini-programs. Data only: one value per rule, each with its clause in the
//! specification and the evidence that the clause has.

use qiao_abi::ProgressKind::{Bytes, Chunk, Headers};
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
    IdForm, IllegalHeader, JsonText, KindNames, ListUse, MethodCase, Nested, NetworkField, NewName, NoKey, OddHeader,
    OddMethod, OddValue, OverLimit, Per, PerClient, ProjectForm, QueryMerge, ScalarData, Scene, TextQuery, Version,
    Versions, ViewData, Void, WeakNetwork, coded, error_text,
};

const GUIDE: &str = "network guide";
const REQUEST: &str = "wx.request reference";
const UPLOAD: &str = "wx.uploadFile reference";
const DOWNLOAD: &str = "wx.downloadFile reference";
const RUNNING: &str = "running mechanism";
const SOCKET: &str = "wx.connectSocket reference";
const FILES: &str = "file system guide";
const FILE_ERROR: &str = "FileError, API typings 5.2.3";
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
    apis: include_str!("../../surface/wx.txt"),
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
        bare_module: observed(BareModule::BesideOrPackage, "WX-ENV-008", LOGS),
        unknown_module: assumed("module '{module}' is not defined", "WX-ENV-008"),
        async_require: doc(
            Dated(&[(Version(0, 0, 0), false), (Version(2, 11, 2), true)]),
            "WX-ENV-016",
            "sub-package guide",
        ),
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
        refused_transfer_url: observed(Delivery::AtOnce, "WX-DOM-026", "developer community, lib 2.28.0"),
        task_for_refused_transfer_url: observed(false, "WX-DOM-026", "developer community, lib 2.28.0"),
        numbers_are_text: assumed(&[], "WX-API-012"),
        bad_callback: assumed(BadCallback::Ignored, "WX-API-001"),
        callback_error: observed("thirdScriptError", "WX-API-018", LOGS),
        rejection: doc("Uncaught (in promise)", "WX-API-010", API),
        failures_reach_app: assumed(false, "WX-APP-005"),
        failure_fields: doc(
            Dated(&[(Version(0, 0, 0), &[]), (Version(3, 8, 10), &[Field::Exception, Field::UseHttpDns])]),
            "WX-API-017",
            REQUEST,
        ),
        promises: doc(Dated(&[(Version(0, 0, 0), &[]), (Version(2, 10, 2), PROMISES)]), "WX-API-009", API),
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
        request_info: doc(
            PerClient { android: false, ios: false, devtools: true, pc: false },
            "WX-TLS-007",
            "developer course, ch. 4",
        ),
        rewrites_options: assumed(false, "WX-API-020"),
        ok_message: doc(true, "WX-API-005", API),
        code_field: doc(Dated(&[(Version(0, 0, 0), ""), (Version(2, 24, 0), "errno")]), "WX-API-017", REQUEST),
    },
    url: UrlRules {
        request_schemes: observed(&["https", "http"], "WX-DOM-025", LOGS),
        socket_schemes: observed(&["wss", "ws"], "WX-DOM-025", LOGS),
        secure_only: doc(true, "WX-DOM-004", GUIDE),
        secure_always: assumed(false, "WX-DOM-019"),
        port_in_url: doc(true, "WX-DOM-012", GUIDE),
        refuses_ip: doc(true, "WX-DOM-009", GUIDE),
        local_network: doc(
            Dated(&[(Version(0, 0, 0), false), (Version(2, 4, 0), true)]),
            "WX-DOM-010",
            "local network guide",
        ),
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
        unlisted_warning: observed(
            PerClient { android: "", ios: "", devtools: "{origin} 不在以下 {api} 合法域名列表中", pc: "" },
            "WX-DOM-008",
            "developer community",
        ),
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
        profile: doc(PerClient { android: true, ios: true, devtools: false, pc: false }, "WX-REQ-055", REQUEST),
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
            PerClient::all(&[ConcurrencyLimit {
                apis: &[Api::Request, Api::UploadFile, Api::DownloadFile],
                limit: 10,
                per: Per::Program,
            }]),
            "WX-CON-001",
            GUIDE,
        ),
        waits: doc(true, "WX-CON-002", "changelog 1.4.0"),
        waiting_is_free: observed(true, "WX-TMO-012", "staff answer, 2024-11-26"),
    },
    timeouts: TimeoutRules {
        request: doc(Dated(&[(Version(0, 0, 0), 60_000)]), "WX-TMO-003", GUIDE),
        transfer: doc(Dated(&[(Version(0, 0, 0), 60_000)]), "WX-TMO-003", GUIDE),
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
        manual: doc(
            PerClient {
                android: Dated(&[(Version(0, 0, 0), false), (Version(3, 2, 2), true)]),
                ios: Dated(&[(Version(0, 0, 0), false), (Version(3, 2, 2), true)]),
                devtools: Dated(&[(Version(0, 0, 0), false), (Version(3, 2, 2), true)]),
                pc: Dated(&[(Version(0, 0, 0), false)]),
            },
            "WX-REQ-064",
            TYPINGS,
        ),
    },
    tls: TlsRules {
        oldest: doc("1.2", "WX-TLS-004", GUIDE),
        verifies: doc(true, "WX-TLS-001", GUIDE),
        skipped_with_domains: doc(true, "WX-TLS-006", GUIDE),
    },
    background: BackgroundRules {
        interrupts_after: doc(Some(5000), "WX-BG-001", GUIDE),
        refuses_after: doc(Some(5000), "WX-BG-005", GUIDE),
        cuts_sockets_after: doc(Some(5000), "WX-BG-014", TUNING),
        suspends_after: doc(Some(5000), "WX-BG-009", RUNNING),
        ends_after: doc(Some(1_805_000), "WX-BG-012", RUNNING),
        awake_modes: doc(&["audio", "location"], "WX-BG-013", RUNNING),
    },
    network: NetworkRules {
        functions: doc(
            PerClient::all(Dated(&[
                (Version(0, 0, 0), &[GET]),
                (Version(1, 1, 0), &[GET, ON_STATUS]),
                (Version(2, 9, 3), &[GET, ON_STATUS, OFF_STATUS]),
                (Version(2, 21, 0), &[GET, ON_STATUS, OFF_STATUS, ON_WEAK, OFF_WEAK]),
            ])),
            "WX-NET-003",
            TYPINGS,
        ),
        kinds: doc(
            PerClient::all(Dated(&[(Version(0, 0, 0), FOURTH), (Version(2, 10, 0), FIFTH)])),
            "WX-NET-002",
            TYPINGS,
        ),
        fields: doc(
            Dated(&[
                (Version(0, 0, 0), &[NetworkField::SignalStrength]),
                (Version(2, 22, 1), &[NetworkField::SignalStrength, NetworkField::HasSystemProxy]),
                (
                    Version(3, 5, 3),
                    &[NetworkField::SignalStrength, NetworkField::HasSystemProxy, NetworkField::WeakNet],
                ),
            ]),
            "WX-NET-001",
            TYPINGS,
        ),
        weak: doc(Some(WeakNetwork { calls: 8, slow: 3, round_trip: 400 }), "WX-NET-005", TUNING),
        // That phones have a mobile network and desktops do not is assumed.
        lacks_cellular: doc(
            PerClient {
                android: Dated(&[(Version(0, 0, 0), &[])]),
                ios: Dated(&[(Version(0, 0, 0), &[])]),
                devtools: Dated(&[
                    (Version(0, 0, 0), &[]),
                    (Version(2, 21, 0), &[Api::Request]),
                    (Version(2, 29, 0), &[Api::Request, Api::ConnectSocket]),
                ]),
                pc: Dated(&[
                    (Version(0, 0, 0), &[]),
                    (Version(2, 21, 0), &[Api::Request]),
                    (Version(2, 29, 0), &[Api::Request, Api::ConnectSocket]),
                ]),
            },
            "WX-REQ-075",
            TYPINGS,
        ),
        quality: assumed(None, "WX-NET-001"),
    },
    cors: CorsRules {
        enforced: assumed(false, "WX-REQ-042"),
        credentials: assumed(Credentials::Include, "WX-REQ-042"),
        longest_age: assumed(0, "WX-REQ-042"),
    },
    project: ProjectRules {
        config: doc(&["project.config.json"], "WX-DOM-019", "project configuration"),
        root: doc(&["miniprogramRoot"], "WX-DOM-019", "project configuration"),
        id_prefix: assumed(Some("wx"), "WX-REQ-036"),
        template: doc("wxml", "WX-ENV-001", "WXML reference"),
        directive: doc("wx:", "WX-ENV-001", "WXML reference"),
        form: assumed(ProjectForm::Pages, "WX-APP-001"),
        defines_modules: assumed(false, "WX-ENV-001"),
        globals: doc(
            &["App", "Page", "Component", "Behavior", "getApp", "getCurrentPages", "requirePlugin"],
            "WX-ENV-001",
            TYPINGS,
        ),
    },
    pages: PageRules {
        functions: doc(NAVIGATION, "WX-APP-006", TYPINGS),
        scene: assumed(Scene::Number(1001), "WX-APP-002"),
        launch_fields: doc(&["shareTicket"], "WX-APP-002", TYPINGS),
        host_document: assumed("", "WX-APP-002"),
        creator_mode: assumed("", "WX-APP-002"),
        launches_at_once: assumed(false, "WX-APP-003"),
        deepest: doc(10, "WX-APP-008", "wx.navigateTo reference"),
        not_found: observed(error_text("{api}:fail page \"{name}\" is not found"), "WX-API-006", LOGS),
        in_tab_bar: observed(error_text("{api}:fail can not {api} a tabbar page"), "WX-API-006", LOGS),
        not_in_tab_bar: observed(error_text("{api}:fail can not switch to no-tabBar page"), "WX-API-006", LOGS),
        too_many: observed(error_text("{api}:fail webview count limit exceed"), "WX-API-006", LOGS),
        at_first: assumed(error_text("{api}:fail cannot navigate back at first page."), "WX-API-006"),
    },
    upload: UploadRules {
        offered: doc(true, "WX-UP-001", UPLOAD),
        task: doc(
            Dated(&[
                (Version(0, 0, 0), &[]),
                (Version(1, 4, 0), &[TaskMethod::Abort, TaskMethod::On(Bytes)]),
                (Version(2, 1, 0), TRANSFER_TASK),
            ]),
            "WX-UP-019",
            TYPINGS,
        ),
        fields: doc(
            Dated(&[
                (Version(0, 0, 0), &[Field::Data, Field::StatusCode, Field::ErrMsg]),
                (Version(3, 5, 0), &[Field::Data, Field::StatusCode, Field::Profile, Field::ErrMsg]),
            ]),
            "WX-UP-009",
            TYPINGS,
        ),
        failure_fields: assumed(Dated(&[(Version(0, 0, 0), &[])]), "WX-UP-018"),
        head_fields: doc(&[Field::Header], "WX-UP-022", TYPINGS),
        parses_objects: doc(false, "WX-UP-008", TYPINGS),
        odd_header: assumed(OddHeader::Ignored, "WX-REQ-034"),
        odd_field: observed(OddValue::Tag, "WX-UP-005", "changelog 2017-01-04"),
        file_last: assumed(true, "WX-UP-006"),
        boundary: assumed("--------------------------************************", "WX-UP-001"),
        content_type: observed(FormType::ScriptsForm, "WX-UP-007", "developer community"),
        limit: doc(Some(10_485_760), "WX-UP-015", "miniprogram-file-uploader"),
    },
    download: DownloadRules {
        offered: doc(true, "WX-DL-001", DOWNLOAD),
        task: doc(
            Dated(&[
                (Version(0, 0, 0), &[]),
                (Version(1, 4, 0), &[TaskMethod::Abort, TaskMethod::On(Bytes)]),
                (Version(2, 1, 0), TRANSFER_TASK),
            ]),
            "WX-DL-018",
            TYPINGS,
        ),
        fields: doc(
            Dated(&[
                (Version(0, 0, 0), &[Field::File, Field::StatusCode, Field::Header, Field::ErrMsg]),
                (Version(2, 10, 4), &[Field::File, Field::StatusCode, Field::Header, Field::Profile, Field::ErrMsg]),
            ]),
            "WX-DL-005",
            TYPINGS,
        ),
        failure_fields: assumed(Dated(&[(Version(0, 0, 0), &[])]), "WX-DL-022"),
        head_fields: doc(&[Field::Header], "WX-DL-021", TYPINGS),
        odd_header: assumed(OddHeader::Ignored, "WX-REQ-034"),
        names_given_path: doc(true, "WX-DL-004", TYPINGS),
        into_temp: doc(false, "WX-DL-012", ERRNO),
        new_name: doc(NewName::ByType, "WX-DL-010", DOWNLOAD),
        unknown_extension: observed(".unknown", "WX-DL-010", "developer community"),
        unknown_length: assumed(0.0, "WX-DL-020"),
        needs_length: assumed(PerClient::all(false), "WX-DL-020"),
        stores_nothing: assumed(false, "WX-DL-013"),
        limit: doc(Some(209_715_200), "WX-DL-008", DOWNLOAD),
    },
    sockets: SocketRules {
        offered: doc(true, "WX-WS-001", SOCKET),
        limit: doc(Dated(&[(Version(0, 0, 0), 1), (Version(1, 7, 0), 5)]), "WX-WS-015", GUIDE),
        over_limit: doc(
            Dated(&[(Version(0, 0, 0), OverLimit::Replaces), (Version(1, 7, 0), OverLimit::Refused)]),
            "WX-WS-018",
            SOCKET,
        ),
        functions: doc(GLOBAL_SOCKET, "WX-GWS-001", SOCKET),
        target: observed(GlobalTarget::Newest, "WX-GWS-006", "staff answer"),
        single_slot: observed(true, "WX-GWS-003", "developer community"),
        closes_all: assumed(false, "WX-GWS-014"),
        id: observed(IdForm::Number, "WX-WS-004", "developer community"),
        task: doc(Dated(&[(Version(0, 0, 0), false), (Version(1, 7, 0), true)]), "WX-WS-003", SOCKET),
        state: observed(true, "WX-WS-008", "developer community"),
        closing_state: observed(true, "WX-WS-008", "developer community"),
        errors: doc(true, "WX-WS-007", TYPINGS),
        open_header: doc(Dated(&[(Version(0, 0, 0), false), (Version(2, 0, 0), true)]), "WX-WS-010", TYPINGS),
        open_profile: doc(Dated(&[(Version(0, 0, 0), false), (Version(2, 10, 4), true)]), "WX-WS-010", TYPINGS),
        message_type: doc(false, "WX-WS-012", TYPINGS),
        close_form: doc(Dated(&[(Version(0, 0, 0), CloseForm::CodeAndReason)]), "WX-WS-013", TYPINGS),
        close_types: assumed(&[], "WX-WS-013"),
        normal_reason: observed("normal closure", "WX-WS-033", "developer community"),
        // Two ends are reported; that one of them is that of iOS is assumed.
        lost: observed(
            PerClient {
                android: CloseText { code: 1006, reason: "abnormal closure" },
                ios: CloseText { code: 1001, reason: "Stream end encountered" },
                devtools: CloseText { code: 1006, reason: "abnormal closure" },
                pc: CloseText { code: 1006, reason: "abnormal closure" },
            },
            "WX-WS-034",
            "developer community",
        ),
        interrupted: observed(CloseText { code: 1000, reason: "interrupted" }, "WX-WS-036", "developer community"),
        close_codes: assumed(&[(1000, 1000), (3000, 4999)], "WX-WS-030"),
        data_kinds: doc(&[Kind::String, Kind::ArrayBuffer], "WX-WS-023", TYPINGS),
        deflate: doc(Dated(&[(Version(0, 0, 0), false), (Version(2, 8, 0), true)]), "WX-WS-045", TYPINGS),
        origin: doc(
            PerClient {
                android: Dated(&[(Version(0, 0, 0), None), (Version(1, 5, 0), Some("https://servicewechat.com"))]),
                ios: Dated(&[(Version(0, 0, 0), None)]),
                devtools: Dated(&[(Version(0, 0, 0), None)]),
                pc: Dated(&[(Version(0, 0, 0), None)]),
            },
            "WX-WS-044",
            "changelog 1.5.0",
        ),
        breaks_raw_urls: observed(
            PerClient { android: true, ios: false, devtools: false, pc: false },
            "WX-DOM-034",
            "developer community",
        ),
        unlisted_is_event: observed(true, "WX-DOM-007", "developer community"),
        odd_header: assumed(OddHeader::Ignored, "WX-REQ-034"),
        refuses_odd_protocols: assumed(false, "WX-WS-042"),
        task_for_refused: assumed(false, "WX-WS-016"),
        refused: assumed(Delivery::AtOnce, "WX-DOM-026"),
        refusals_are_errors: assumed(false, "WX-WS-016"),
        not_open: assumed(Delivery::Later, "WX-WS-025"),
        completes_not_open: assumed(true, "WX-WS-025"),
        bare_results: assumed(false, "WX-WS-024"),
        throwing_success_fails: assumed(false, "WX-API-018"),
    },
    files: FileRules {
        temp: doc(
            PerClient { android: "wxfile://tmp_", ios: "wxfile://tmp_", devtools: "http://tmp/", pc: "wxfile://tmp_" },
            "WX-DL-011",
            FILES,
        ),
        saved: observed(
            PerClient {
                android: "wxfile://store_",
                ios: "wxfile://store_",
                devtools: "http://store/",
                pc: "wxfile://store_",
            },
            "WX-FS-007",
            LOGS,
        ),
        user: observed(
            PerClient { android: "wxfile://usr", ios: "wxfile://usr", devtools: "http://usr", pc: "wxfile://usr" },
            "WX-FS-004",
            LOGS,
        ),
        user_path_told: doc(Dated(&[(Version(0, 0, 0), false), (Version(1, 7, 0), true)]), "WX-FS-004", FILES),
        package_dot: doc(false, "WX-FS-015", FILES),
        functions: doc(FUNCTIONS, "WX-FS-013", TYPINGS),
        manager: doc(Dated(&[(Version(0, 0, 0), &[]), (Version(1, 9, 9), MANAGER)]), "WX-FS-017", FILES),
        manager_sync: doc(MANAGER_SYNC, "WX-FS-018", TYPINGS),
        code_fields: doc(
            Dated(&[(Version(0, 0, 0), &[]), (Version(2, 29, 1), &["errCode", "errno"])]),
            "WX-FS-018",
            "changelog 2.29.1",
        ),
        digests: doc(&[Digest::Md5, Digest::Sha1, Digest::Sha256], "WX-FS-014", TYPINGS),
        file_limit: doc(Some(104_857_600), "WX-FS-012", FILE_ERROR),
        temp_limit: doc(Some(4_294_967_296), "WX-FS-002", FILES),
        kept_limit: doc(Some(209_715_200), "WX-FS-005", FILES),
    },
    storage: StorageRules {
        functions: doc(STORAGE, "WX-STO-001", TYPINGS),
        item_limit: doc(1_048_576, "WX-STO-001", TYPINGS),
        limit: doc(10_485_760, "WX-STO-001", TYPINGS),
        encrypted_item_limit: doc(734_003, "WX-STO-001", TYPINGS),
        encrypted_limit: doc(7_444_889, "WX-STO-001", TYPINGS),
        no_key: assumed(NoKey::Fails, "WX-STO-006"),
        no_key_sync: assumed(NoKey::Empty, "WX-STO-006"),
        undefined_is_text: doc(
            Dated(&[(Version(0, 0, 0), true), (Version(3, 11, 0), false)]),
            "WX-STO-005",
            "changelog 3.11.0",
        ),
    },
    ui: UiRules {
        handed: doc(HANDED, "WX-API-001", TYPINGS),
        cancelled: assumed(error_text("{api}:fail cancel"), "WX-API-006"),
        refused: assumed(error_text("{api}:fail {value}"), "WX-API-006"),
    },
    // The fields are those of the typings; their values are a device of our own.
    device: DeviceRules {
        functions: doc(
            &[
                Function { api: Api::GetSystemInfo, form: Form::Async },
                Function::sync(Api::GetSystemInfo),
                Function { api: Api::GetSystemInfoAsync, form: Form::Async },
                Function::direct(Api::GetWindowInfo),
                Function::direct(Api::GetDeviceInfo),
                Function::direct(Api::GetAppBaseInfo),
                Function::sync(Api::GetAccountInfo),
                Function::sync(Api::GetLaunchOptions),
                Function::sync(Api::GetEnterOptions),
                Function::direct(Api::GetMenuButtonBoundingClientRect),
            ],
            "WX-API-016",
            TYPINGS,
        ),
        system: assumed(SYSTEM, "WX-API-021"),
        window: assumed(WINDOW, "WX-API-021"),
        device: assumed(DEVICE, "WX-API-021"),
        base: assumed(BASE, "WX-API-021"),
        account: assumed(&[("miniProgram", Fact::Object(PROGRAM))], "WX-REQ-037"),
        environment: assumed(Dated(&[(Version(0, 0, 0), &[])]), "WX-API-021"),
        launch: assumed(LAUNCH, "WX-APP-002"),
        menu_button: assumed(MENU_BUTTON, "WX-API-021"),
    },
    surface: SurfaceRules {
        functions: doc(
            &[
                Function::direct(Api::CanIUse),
                Function::direct(Api::ArrayBufferToBase64),
                Function::direct(Api::Base64ToArrayBuffer),
            ],
            "WX-ENV-020",
            "changelog 1.1.0",
        ),
        built: doc(&["nextTick", "getUpdateManager"], "WX-API-021", TYPINGS),
        options: doc(OPTIONS, "WX-API-021", TYPINGS),
        refused: assumed(coded("{api}:fail jsapi not supported", 100), "WX-ERR-001"),
        promises: doc(Dated(&[(Version(0, 0, 0), false), (Version(2, 10, 2), true)]), "WX-API-009", API),
        global: observed(
            PerClient { android: true, ios: true, devtools: true, pc: false },
            "WX-ENV-022",
            "WeChat's demo project",
        ),
        browser: doc(false, "WX-ENV-002", "logic layer guide"),
        return_this: doc(true, "WX-ENV-005", "JavaScript guide"),
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
                array: None,
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
        transfer_url: observed(coded("{api}:fail invalid url \"{url}\"", 600_009), "WX-DOM-025", LOGS),
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
        aborted: observed(error_text("{api}:fail abort"), "WX-RT-002", LOGS),
        interrupted: doc(coded("{api}:fail interrupted", 600_003), "WX-BG-001", GUIDE),
        background: observed(
            coded(
                "{api}:fail jsapi has no permission, event={api}, runningState=suspend, permissionMsg=permission ok, \
                 detail=network api interrupted in suspend state",
                600_003,
            ),
            "WX-BG-006",
            "developer community",
        ),
        offline: assumed(None, "WX-NET-007"),
        timeout: observed(coded("{api}:fail timeout", 5), "WX-TMO-008", LOGS),
        network: observed(
            PerClient {
                android: coded("{api}:fail errcode:{net} cronet_error_code:{net} error_msg:net::{net_name}", 600_001),
                ios: coded("{api}:fail net::{net_name}", 600_001),
                devtools: error_text("{api}:fail"),
                pc: coded("{api}:fail {net}:net::{net_name}", 600_001),
            },
            "WX-REQ-077",
            LOGS,
        ),
        upload_network: observed(
            PerClient {
                android: coded("{api}:fail upload fail:{net}:net::{net_name}", 600_001),
                ios: coded("{api}:fail 未能完成操作。（“kCFErrorDomainCFNetwork”错误。）", 600_001),
                devtools: error_text("{api}:fail"),
                pc: coded("{api}:fail upload fail:{net}:net::{net_name}", 600_001),
            },
            "WX-UP-018",
            LOGS,
        ),
        tls: observed(
            PerClient {
                android: coded("{api}:fail errcode:{net} cronet_error_code:{net} error_msg:net::{net_name}", 600_001),
                ios: coded("{api}:fail errcode:{net} cronet_error_code:{net} error_msg:net::{net_name}", 600_001),
                devtools: error_text("{api}:fail"),
                pc: coded("{api}:fail {net}:net::{net_name}", 600_001),
            },
            "WX-TLS-002",
            LOGS,
        ),
        redirects: doc(coded("{api}:fail network reach the max redirect count", 600_008), "WX-REQ-066", ERRNO),
        no_cellular: doc(coded("{api}:fail bind socket dependency is unavailable", 602_301), "WX-REQ-075", ERRNO),
        undecodable: doc(coded("{api}:fail response data convert to UTF8 fail", 602_302), "WX-REQ-060", ERRNO),
        too_large: doc(coded("{api}:fail native buffer exceed size limit", 602_300), "WX-REQ-076", ERRNO),
    },
    socket_failures: SocketFailureRules {
        url: assumed(Some(PerClient::all(coded("{api}:fail invalid url \"{url}\"", 600_009))), "WX-DOM-028"),
        domain: observed(
            Some(PerClient::all(coded("createSocketTask:fail url not in domain list", 600_002))),
            "WX-DOM-007",
            "developer community",
        ),
        handshake: observed(
            PerClient {
                android: error_text("exception onOpen fail code:20, msg:Invalid HTTP status."),
                ios: error_text("Invalid HTTP status"),
                devtools: error_text("Invalid HTTP status"),
                pc: error_text("Invalid HTTP status"),
            },
            "WX-WS-019",
            LOGS,
        ),
        transport: doc(
            PerClient {
                android: error_text("Underlying Transport Error"),
                ios: error_text("Connection refused"),
                devtools: error_text("Underlying Transport Error"),
                pc: error_text("Underlying Transport Error"),
            },
            "WX-WS-020",
            TUNING,
        ),
        tls: doc(error_text("TLS handshake failed"), "WX-WS-020", TUNING),
        timeout: doc(error_text("Timer Expired"), "WX-WS-020", TUNING),
        too_many: observed(
            PerClient::all(error_text("{api}:fail fail reach max websocket connect count 5")),
            "WX-WS-016",
            "the developer tools",
        ),
        not_open: observed(error_text("SocketTask.send:fail SocketTask.readyState is not OPEN"), "WX-WS-025", LOGS),
        none_open: observed(error_text("{api}:fail WebSocket is not connected"), "WX-GWS-009", "developer community"),
        code: assumed(PerClient::all(error_text("{api}:fail invalid code \"{value}\"")), "WX-WS-030"),
        reason: assumed(PerClient::all(error_text("{api}:fail reason exceeds 123 bytes")), "WX-WS-031"),
        full: assumed(error_text("{api}:fail too much waits to be sent"), "WX-WS-051"),
    },
    file_failures: FileFailureRules {
        not_found: doc(coded("{api}:fail no such file or directory {path}", 1_300_002), "WX-FS-009", FILE_ERROR),
        exists: doc(coded("{api}:fail file already exists {path}", 1_301_005), "WX-FS-018", FILE_ERROR),
        is_directory: doc(
            coded("{api}:fail illegal operation on a directory {path}", 1_301_003),
            "WX-FS-018",
            FILE_ERROR,
        ),
        not_permitted: doc(coded("{api}:fail operation not permitted {path}", 1_300_001), "WX-FS-018", FILE_ERROR),
        not_directory: doc(coded("{api}:fail not a directory {path}", 1_300_020), "WX-FS-018", FILE_ERROR),
        not_empty: doc(coded("{api}:fail directory not empty {path}", 1_300_066), "WX-FS-018", FILE_ERROR),
        read_only: doc(coded("{api}:fail permission denied {path}", 1_300_013), "WX-FS-011", FILE_ERROR),
        package: doc(
            coded("{api}:fail illegal operation on a package directory {path}", 1_301_004),
            "WX-FS-011",
            FILE_ERROR,
        ),
        forbidden: doc(
            coded("{api}:fail permission denied, cannot access file path {path}", 1_301_000),
            "WX-FS-011",
            FILE_ERROR,
        ),
        name_too_long: doc(coded("{api}:fail File name too long {path}", 1_300_036), "WX-FS-018", FILE_ERROR),
        position: doc(coded("{api}:fail value of {name} is out of range", 1_301_009), "WX-FS-018", FILE_ERROR),
        length: doc(coded("{api}:fail value of {name} is out of range", 1_301_006), "WX-FS-018", FILE_ERROR),
        encoding: doc(coded("{api}:fail base64 encode error", 1_300_203), "WX-FS-018", FILE_ERROR),
        choice: assumed(coded("{api}:fail invalid {name} \"{value}\"", 1_300_022), "WX-FS-018"),
        not_temporary: doc(coded("{api}:fail tempFilePath file not exist", 1_301_112), "WX-FS-008", FILE_ERROR),
        too_large: doc(
            coded("{api}:fail the maximum size of the file storage limit is exceeded", 1_300_202),
            "WX-FS-012",
            FILE_ERROR,
        ),
        full: doc(
            coded("{api}:fail the maximum size of the file storage limit is exceeded", 1_300_202),
            "WX-FS-005",
            FILE_ERROR,
        ),
        io: doc(coded("{api}:fail system error", 1_300_201), "WX-FS-018", FILE_ERROR),
        upload_file: observed(error_text("{api}:fail file not found"), "WX-UP-012", LOGS),
        upload_too_large: assumed(error_text("{api}:fail exceed max file size"), "WX-UP-015"),
        download_path: doc(
            coded("{api}:fail permission denied can not open file filepath", 603_303),
            "WX-DL-012",
            ERRNO,
        ),
        download_folder: doc(coded("{api}:fail no such file or directory {path}", 1_300_002), "WX-DL-015", ERRNO),
        download_too_large: observed(
            coded("{api}:fail exceed max file size", 603_301),
            "WX-DL-009",
            "developer community",
        ),
        download_store: doc(coded("{api}:fail save file fail", 603_300), "WX-DL-013", ERRNO),
        download_full: doc(
            coded("{api}:fail the maximum size of the file storage limit is exceeded", 603_300),
            "WX-DL-013",
            ERRNO,
        ),
        download_empty: doc(coded("{api}:fail file data is empty", 603_302), "WX-DL-013", ERRNO),
        download_length: assumed(PerClient::all(coded("{api}:fail save file fail", 603_300)), "WX-DL-020"),
        no_key: observed(error_text("{api}:fail data not found"), "WX-STO-006", LOGS),
        item_too_large: observed(error_text("{api}:fail exceed storage item max length"), "WX-STO-002", LOGS),
        storage_full: observed(error_text("{api}:fail exceed storage max size 10Mb"), "WX-STO-002", LOGS),
        storage_value: assumed(error_text("{api}:fail data cannot be serialized"), "WX-STO-003"),
        storage_disk: assumed(error_text("{api}:fail system error"), "WX-STO-006"),
    },
};

/// The functions that return a promise when they are given no callback.
const PROMISES: &[Api] = &[
    Api::SaveFile,
    Api::GetSavedFileList,
    Api::GetSavedFileInfo,
    Api::RemoveSavedFile,
    Api::GetFileInfo,
    Api::SetStorage,
    Api::GetStorage,
    Api::RemoveStorage,
    Api::ClearStorage,
    Api::GetStorageInfo,
    Api::SendSocketMessage,
    Api::CloseSocket,
    Api::GetNetworkType,
];

/// The task of an upload or a download.
const TRANSFER_TASK: &[TaskMethod] = &[
    TaskMethod::Abort,
    TaskMethod::On(Bytes),
    TaskMethod::Off(Bytes),
    TaskMethod::On(Headers),
    TaskMethod::Off(Headers),
];

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

const GET: Function = Function { api: Api::GetNetworkType, form: Form::Async };
const ON_STATUS: Function = Function::listen(Api::OnNetworkStatusChange);
const OFF_STATUS: Function = Function::unlisten(Api::OnNetworkStatusChange);
const ON_WEAK: Function = Function::listen(Api::OnNetworkWeakChange);
const OFF_WEAK: Function = Function::unlisten(Api::OnNetworkWeakChange);

/// The functions for sockets that need no task.
const GLOBAL_SOCKET: &[Function] = &[
    Function { api: Api::SendSocketMessage, form: Form::Async },
    Function { api: Api::CloseSocket, form: Form::Async },
    Function::listen(Api::OnSocketOpen),
    Function::listen(Api::OnSocketMessage),
    Function::listen(Api::OnSocketError),
    Function::listen(Api::OnSocketClose),
];

/// The kinds of networks, without and with the fifth generation (WX-NET-002).
const FOURTH: KindNames =
    KindNames { none: "none", wifi: "wifi", mobile: ["2g", "3g", "4g", "4g"], unknown: "unknown" };
const FIFTH: KindNames = KindNames { none: "none", wifi: "wifi", mobile: ["2g", "3g", "4g", "5g"], unknown: "unknown" };

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
    DelegatedApi::done(Api::HideHomeButton),
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
    DelegatedApi::done(Api::ShowShareMenu),
    DelegatedApi::done(Api::HideShareMenu),
    DelegatedApi::done(Api::HideKeyboard),
    DelegatedApi::done(Api::VibrateShort),
    DelegatedApi::done(Api::VibrateLong),
    DelegatedApi::done(Api::SetKeepScreenOn),
    DelegatedApi::to(Api::SetClipboardData, DefaultAnswer::Keeps("data")),
    DelegatedApi::to(Api::GetClipboardData, DefaultAnswer::Kept("data")),
    DelegatedApi::to(Api::Login, DefaultAnswer::Code("code")),
    DelegatedApi::done(Api::PreloadAssets),
    DelegatedApi::to(Api::GetUserInfo, DefaultAnswer::Tells(USER)),
    DelegatedApi::to(Api::GetUserProfile, DefaultAnswer::Tells(USER)),
    DelegatedApi::done(Api::CheckSession),
    DelegatedApi::at_once(Api::ReportAnalytics),
    DelegatedApi::at_once(Api::ReportEvent),
    DelegatedApi::at_once(Api::ReportMonitor),
];

/// The app that the program runs in.
const HOST: &[(&str, Fact)] = &[("appId", Fact::Text(""))];

/// A plain device of its kind.
const SYSTEM: &[(&str, Fact)] = &[
    ("brand", Fact::Texts(PerClient { android: "qiao", ios: "iPhone", devtools: "devtools", pc: "microsoft" })),
    ("model", Fact::Texts(PerClient { android: "qiao", ios: "iPhone X", devtools: "iPhone X", pc: "microsoft" })),
    ("pixelRatio", Fact::Number(3.0)),
    ("screenWidth", Fact::Number(375.0)),
    ("screenHeight", Fact::Number(812.0)),
    ("windowWidth", Fact::Number(375.0)),
    ("windowHeight", Fact::Number(724.0)),
    ("statusBarHeight", Fact::Number(44.0)),
    ("language", Fact::Text("zh_CN")),
    ("version", Fact::Texts(PerClient { android: "8.0.50", ios: "8.0.50", devtools: "8.0.5", pc: "7.0.20" })),
    (
        "system",
        Fact::Texts(PerClient { android: "Android 14", ios: "iOS 17.0", devtools: "iOS 15.0", pc: "Windows 10 x64" }),
    ),
    ("platform", Fact::Texts(PerClient { android: "android", ios: "ios", devtools: "devtools", pc: "windows" })),
    ("fontSizeSetting", Fact::Number(16.0)),
    ("SDKVersion", Fact::BaseLibrary),
    ("benchmarkLevel", Fact::Number(-1.0)),
    ("albumAuthorized", Fact::Flag(true)),
    ("cameraAuthorized", Fact::Flag(true)),
    ("locationAuthorized", Fact::Flag(true)),
    ("microphoneAuthorized", Fact::Flag(true)),
    ("notificationAuthorized", Fact::Flag(true)),
    ("notificationAlertAuthorized", Fact::Flag(true)),
    ("notificationBadgeAuthorized", Fact::Flag(true)),
    ("notificationSoundAuthorized", Fact::Flag(true)),
    ("phoneCalendarAuthorized", Fact::Flag(true)),
    ("locationReducedAccuracy", Fact::Flag(false)),
    ("bluetoothEnabled", Fact::Flag(true)),
    ("locationEnabled", Fact::Flag(true)),
    ("wifiEnabled", Fact::Flag(true)),
    ("safeArea", Fact::Object(SAFE_AREA)),
    ("theme", Fact::Text("light")),
    ("host", Fact::Object(HOST)),
    ("enableDebug", Fact::Flag(false)),
    ("deviceOrientation", Fact::Text("portrait")),
];

/// Its window.
const WINDOW: &[(&str, Fact)] = &[
    ("pixelRatio", Fact::Number(3.0)),
    ("screenWidth", Fact::Number(375.0)),
    ("screenHeight", Fact::Number(812.0)),
    ("windowWidth", Fact::Number(375.0)),
    ("windowHeight", Fact::Number(724.0)),
    ("statusBarHeight", Fact::Number(44.0)),
    ("safeArea", Fact::Object(SAFE_AREA)),
    ("screenTop", Fact::Number(88.0)),
];

/// What it is made of.
const DEVICE: &[(&str, Fact)] = &[
    ("abi", Fact::Text("arm64-v8a")),
    ("deviceAbi", Fact::Text("arm64-v8a")),
    ("benchmarkLevel", Fact::Number(-1.0)),
    ("brand", Fact::Texts(PerClient { android: "qiao", ios: "iPhone", devtools: "devtools", pc: "microsoft" })),
    ("model", Fact::Texts(PerClient { android: "qiao", ios: "iPhone X", devtools: "iPhone X", pc: "microsoft" })),
    (
        "system",
        Fact::Texts(PerClient { android: "Android 14", ios: "iOS 17.0", devtools: "iOS 15.0", pc: "Windows 10 x64" }),
    ),
    ("platform", Fact::Texts(PerClient { android: "android", ios: "ios", devtools: "devtools", pc: "windows" })),
    ("cpuType", Fact::Text("")),
    ("memorySize", Fact::Text("8192")),
];

/// The client.
const BASE: &[(&str, Fact)] = &[
    ("SDKVersion", Fact::BaseLibrary),
    ("enableDebug", Fact::Flag(false)),
    ("host", Fact::Object(HOST)),
    ("language", Fact::Text("zh_CN")),
    ("version", Fact::Texts(PerClient { android: "8.0.50", ios: "8.0.50", devtools: "8.0.5", pc: "7.0.20" })),
    ("theme", Fact::Text("light")),
    ("fontSizeScaleFactor", Fact::Number(1.0)),
    ("fontSizeSetting", Fact::Number(16.0)),
];

/// The program, which is one under development: only a released one has a version.
const PROGRAM: &[(&str, Fact)] =
    &[("appId", Fact::AppId), ("envVersion", Fact::Text("develop")), ("version", Fact::Text(""))];

/// What a program hears of how it was entered, beside path, query and scene.
const LAUNCH: &[(&str, Fact)] = &[("referrerInfo", Fact::Object(&[])), ("apiCategory", Fact::Text("default"))];

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
    (
        Api::Request,
        &[
            "url",
            "data",
            "header",
            "timeout",
            "method",
            "dataType",
            "responseType",
            "enableHttp2",
            "enableChunked",
            "enableProfile",
            "forceCellularNetwork",
            "redirect",
            "useHighPerformanceMode",
        ],
    ),
    (Api::UploadFile, &["url", "filePath", "name", "header", "formData", "timeout", "enableHttp2", "enableProfile"]),
    (Api::DownloadFile, &["url", "header", "filePath", "timeout", "enableHttp2", "enableProfile"]),
    (Api::ConnectSocket, &["url", "header", "protocols", "timeout", "perMessageDeflate", "forceCellularNetwork"]),
    (Api::SendSocketMessage, &["data"]),
    (Api::CloseSocket, &["code", "reason"]),
    (Api::SetStorage, &["key", "data", "encrypt"]),
    (Api::GetStorage, &["key"]),
];

/// A user without a name of their own.
const PERSON: &[(&str, Fact)] = &[
    ("nickName", Fact::Text("微信用户")),
    ("gender", Fact::Number(0.0)),
    ("language", Fact::Text("")),
    ("city", Fact::Text("")),
    ("province", Fact::Text("")),
    ("country", Fact::Text("")),
    ("avatarUrl", Fact::Text("")),
];

/// What is told of the user; nothing of it is signed or encrypted.
const USER: &[(&str, Fact)] = &[
    ("userInfo", Fact::Object(PERSON)),
    (
        "rawData",
        Fact::Text(
            r#"{"nickName":"微信用户","gender":0,"language":"","city":"","province":"","country":"","avatarUrl":""}"#,
        ),
    ),
    ("signature", Fact::Text("qiao-made-up-signature")),
    ("encryptedData", Fact::Text("qiao-made-up-data")),
    ("iv", Fact::Text("qiao-made-up-vector")),
];
