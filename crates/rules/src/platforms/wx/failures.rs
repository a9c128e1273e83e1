//! WeChat mini-programs: messages and codes of failures. Data only; the values are resolved and applied elsewhere.

use crate::profile::{FailureRules, FileFailureRules, SocketFailureRules};
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{ArgumentTexts, PerClient, coded, error_text};

pub(super) const FAILURES: FailureRules = FailureRules {
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
        "capture-logs",
    ),
    bad_callback: not_applicable(
        coded("{api}:fail parameter error: parameter.{name} should be Function;", 1001),
        "WX-API-012",
    ),
    url: observed(coded("{api}:fail invalid url \"{url}\"", 600_009), "WX-DOM-025", "capture-logs"),
    transfer_url: observed(coded("{api}:fail invalid url \"{url}\"", 600_009), "WX-DOM-025", "capture-logs"),
    unparsable_url: assumed(PerClient::all(coded("{api}:fail invalid url \"{url}\"", 600_009)), "WX-DOM-025"),
    scheme: observed(
        PerClient {
            android: coded("{api}:fail request protocol must be http or https", 600_005),
            ios: coded("{api}:fail invalid url \"{url}\"", 600_009),
            devtools: coded("{api}:fail invalid url \"{url}\"", 600_009),
            pc: coded("{api}:fail invalid url \"{url}\"", 600_009),
        },
        "WX-DOM-027",
        "wx-community-ocjusw968",
    ),
    port: not_applicable(coded("{api}:fail invalid url \"{url}\"", 600_009), "WX-DOM-025"),
    domain: observed(coded("{api}:fail url not in domain list", 600_002), "WX-DOM-005", "wx-community-0000aea4"),
    forbidden: observed(coded("{api}:fail url not in domain list", 600_002), "WX-DOM-005", "wx-community-0000aea4"),
    method: observed(coded("{api}:fail method is invalid", 1001), "WX-REQ-004", "grace-15"),
    function_data: assumed(coded("{api}:fail data should not be Function", 1001), "WX-REQ-027"),
    data: doc(coded("{api}:fail invalid request data", 600_010), "WX-REQ-028", "wx-errno"),
    data_too_large: doc(coded("{api}:fail native buffer exceed size limit", 602_300), "WX-REQ-076", "wx-errno"),
    header: assumed(coded("{api}:fail invalid header", 600_005), "WX-ERR-002"),
    wide_header: assumed(
        PerClient {
            android: coded("{api}:fail invalid header", 600_005),
            ios: coded("{api}:fail invalid header", 600_005),
            devtools: error_text(
                "{api}:fail Failed to execute 'setRequestHeader' on 'XMLHttpRequest': String contains non ISO-8859-1 code \
                 point.",
            ),
            pc: coded("{api}:fail invalid header", 600_005),
        },
        "WX-REQ-087",
    ),
    busy: doc(coded("{api}:fail network exceed max task count", 600_007), "WX-CON-010", "wx-errno"),
    aborted: observed(error_text("{api}:fail abort"), "WX-RT-002", "capture-logs"),
    interrupted: doc(coded("{api}:fail interrupted", 600_003), "WX-BG-001", "wx-guide-network"),
    background: observed(
        coded(
            "{api}:fail createRequestTask:fail: jsapi has no permission, event=createRequestTask, \
             runningState=suspend, permissionMsg=permission ok, detail=network api interrupted in suspend state",
            600_003,
        ),
        "WX-BG-006",
        "wx-community-000ac292",
    ),
    offline: assumed(None, "WX-NET-007"),
    timeout: observed(coded("{api}:fail timeout", 5), "WX-TMO-008", "capture-logs"),
    network: observed(
        PerClient {
            android: coded("{api}:fail errcode:{net} cronet_error_code:{net} error_msg:net::{net_name}", 600_001),
            ios: coded("{api}:fail net::{net_name}", 600_001),
            devtools: error_text("{api}:fail"),
            pc: coded("{api}:fail {net}:net::{net_name}", 600_001),
        },
        "WX-REQ-077",
        "capture-logs",
    ),
    upload_network: observed(
        PerClient {
            android: coded("{api}:fail upload fail:{net}:net::{net_name}", 600_001),
            ios: coded("{api}:fail 未能完成操作。（“kCFErrorDomainCFNetwork”错误。）", 600_001),
            devtools: error_text("{api}:fail"),
            pc: coded("{api}:fail upload fail:{net}:net::{net_name}", 600_001),
        },
        "WX-UP-018",
        "capture-logs",
    ),
    tls: observed(
        PerClient {
            android: coded("{api}:fail errcode:{net} cronet_error_code:{net} error_msg:net::{net_name}", 600_001),
            ios: coded("{api}:fail errcode:{net} cronet_error_code:{net} error_msg:net::{net_name}", 600_001),
            devtools: error_text("{api}:fail"),
            pc: coded("{api}:fail {net}:net::{net_name}", 600_001),
        },
        "WX-TLS-002",
        "capture-logs",
    ),
    redirects: doc(coded("{api}:fail network reach the max redirect count", 600_008), "WX-REQ-066", "wx-errno"),
    no_cellular: doc(coded("{api}:fail bind socket dependency is unavailable", 602_301), "WX-REQ-075", "wx-errno"),
    undecodable: doc(coded("{api}:fail response data convert to UTF8 fail", 602_302), "WX-REQ-060", "wx-errno"),
    too_large: doc(coded("{api}:fail native buffer exceed size limit", 602_300), "WX-REQ-076", "wx-errno"),
};

pub(super) const SOCKET_FAILURES: SocketFailureRules = SocketFailureRules {
    url: assumed(Some(PerClient::all(coded("{api}:fail invalid url \"{url}\"", 600_009))), "WX-DOM-028"),
    domain: observed(
        Some(PerClient::all(coded("createSocketTask:fail url not in domain list", 600_002))),
        "WX-DOM-007",
        "wx-community-00048ada",
    ),
    handshake: observed(
        PerClient {
            android: error_text("exception onOpen fail code:20, msg:Invalid HTTP status."),
            ios: error_text("Invalid HTTP status"),
            devtools: error_text("Invalid HTTP status"),
            pc: error_text("Invalid HTTP status"),
        },
        "WX-WS-019",
        "capture-logs",
    ),
    transport: doc(
        PerClient {
            android: error_text("Underlying Transport Error"),
            ios: error_text("Connection refused"),
            devtools: error_text("Underlying Transport Error"),
            pc: error_text("Underlying Transport Error"),
        },
        "WX-WS-020",
        "wx-guide-tuning",
    ),
    tls: doc(error_text("TLS handshake failed"), "WX-WS-020", "wx-guide-tuning"),
    timeout: doc(error_text("Timer Expired"), "WX-WS-020", "wx-guide-tuning"),
    too_many: assumed(PerClient::all(error_text("{api}:fail fail reach max websocket connect count 5")), "WX-WS-016"),
    not_open: observed(
        error_text("SocketTask.send:fail SocketTask.readyState is not OPEN"),
        "WX-WS-025",
        "capture-logs",
    ),
    none_open: observed(error_text("{api}:fail WebSocket is not connected"), "WX-WS-025", "wx-community-000c66b5"),
    nothing_to_close: observed(error_text("{api}:fail WebSocket is not connected"), "WX-WS-032", "capture-logs"),
    code: assumed(PerClient::all(error_text("{api}:fail invalid code \"{value}\"")), "WX-WS-030"),
    reason: assumed(PerClient::all(error_text("{api}:fail reason exceeds 123 bytes")), "WX-WS-031"),
    full: assumed(error_text("{api}:fail too much waits to be sent"), "WX-WS-051"),
};

pub(super) const FILE_FAILURES: FileFailureRules = FileFailureRules {
    not_found: doc(coded("{api}:fail no such file or directory {path}", 1_300_002), "WX-FS-009", "wx-typings"),
    exists: doc(coded("{api}:fail file already exists {path}", 1_301_005), "WX-FS-018", "wx-typings"),
    is_directory: doc(
        coded("{api}:fail illegal operation on a directory {path}", 1_301_003),
        "WX-FS-018",
        "wx-typings",
    ),
    not_permitted: doc(coded("{api}:fail operation not permitted {path}", 1_300_001), "WX-FS-018", "wx-typings"),
    not_directory: doc(coded("{api}:fail not a directory {path}", 1_300_020), "WX-FS-018", "wx-typings"),
    not_empty: doc(coded("{api}:fail directory not empty {path}", 1_300_066), "WX-FS-018", "wx-typings"),
    read_only: doc(coded("{api}:fail permission denied {path}", 1_300_013), "WX-FS-011", "wx-typings"),
    package: doc(
        coded("{api}:fail illegal operation on a package directory {path}", 1_301_004),
        "WX-FS-011",
        "wx-typings",
    ),
    forbidden: doc(
        coded("{api}:fail permission denied, cannot access file path {path}", 1_301_000),
        "WX-FS-011",
        "wx-typings",
    ),
    name_too_long: doc(coded("{api}:fail File name too long {path}", 1_300_036), "WX-FS-018", "wx-typings"),
    position: doc(coded("{api}:fail value of {name} is out of range", 1_301_009), "WX-FS-018", "wx-typings"),
    length: doc(coded("{api}:fail value of {name} is out of range", 1_301_006), "WX-FS-018", "wx-typings"),
    encoding: doc(coded("{api}:fail base64 encode error", 1_300_203), "WX-FS-018", "wx-typings"),
    choice: assumed(coded("{api}:fail invalid {name} \"{value}\"", 1_300_022), "WX-FS-018"),
    not_temporary: doc(coded("{api}:fail tempFilePath file not exist", 1_301_112), "WX-FS-008", "wx-typings"),
    too_large: doc(
        coded("{api}:fail the maximum size of the file storage limit is exceeded", 1_300_202),
        "WX-FS-012",
        "wx-typings",
    ),
    full: doc(
        coded("{api}:fail the maximum size of the file storage limit is exceeded", 1_300_202),
        "WX-FS-012",
        "wx-typings",
    ),
    io: doc(coded("{api}:fail system error", 1_300_201), "WX-FS-018", "wx-typings"),
    upload_file: observed(error_text("{api}:fail file not found"), "WX-UP-012", "capture-logs"),
    upload_too_large: assumed(error_text("{api}:fail exceed max file size"), "WX-UP-015"),
    download_path: doc(
        coded("{api}:fail permission denied can not open file filepath", 603_303),
        "WX-DL-012",
        "wx-errno",
    ),
    download_folder: assumed(coded("{api}:fail no such file or directory {path}", 1_300_002), "WX-DL-015"),
    download_too_large: observed(
        coded("{api}:fail exceed max file size", 603_301),
        "WX-DL-009",
        "wx-community-0002c636",
    ),
    download_store: doc(coded("{api}:fail save file fail", 603_300), "WX-DL-013", "wx-errno"),
    download_full: doc(
        coded("{api}:fail the maximum size of the file storage limit is exceeded", 603_300),
        "WX-DL-013",
        "wx-errno",
    ),
    download_empty: doc(coded("{api}:fail file data is empty", 603_302), "WX-DL-013", "wx-errno"),
    download_length: not_applicable(PerClient::all(coded("{api}:fail save file fail", 603_300)), "WX-DL-020"),
    no_key: observed(error_text("{api}:fail data not found"), "WX-STO-007", "capture-logs"),
    item_too_large: observed(error_text("{api}:fail exceed storage item max length"), "WX-STO-002", "capture-logs"),
    storage_full: observed(
        PerClient::all(error_text("{api}:fail exceed storage max size 10Mb")),
        "WX-STO-002",
        "capture-logs",
    ),
    storage_value: assumed(error_text("{api}:fail data cannot be serialized"), "WX-STO-003"),
    storage_disk: assumed(error_text("{api}:fail system error"), "WX-STO-006"),
};
