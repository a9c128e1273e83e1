//! Baidu smart programs: messages and codes of failures. Data only; the values are resolved and applied elsewhere.

use crate::profile::{FailureRules, FileFailureRules, SocketFailureRules};
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{ArgumentTexts, PerClient, coded, error_text, numbered};

// The messages for refused `closeSocket` calls are assumed, their codes are not.
const BAD_CODE: &str = "{api}:fail parameter error: invalid code \"{value}\"";
const LONG_REASON: &str = "{api}:fail parameter error: reason exceeds 123 bytes";

// The message for full storage is assumed, its codes are not.
const FULL: &str = "{api}:fail exceed storage max size 10Mb";

pub(super) const FAILURES: FailureRules = FailureRules {
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
        "npm-js-native",
    ),
    bad_callback: observed(coded("params type error", 904), "SWAN-CB-007", "swan-js-api"),
    url: observed(coded("{api}:fail parameter error: invalid url \"{url}\"", 904), "SWAN-REQ-002", "swan-js-api"),
    transfer_url: observed(coded("{api}:fail illegal url", 1001), "SWAN-CB-013", "swan-js-api"),
    unparsable_url: doc(
        PerClient {
            android: coded("{api}:fail illegal url", 1001),
            ios: coded("{api}:fail illegal url", 4),
            devtools: coded("{api}:fail illegal url", 1001),
            pc: coded("{api}:fail illegal url", 1001),
        },
        "SWAN-ERR-003",
        "swan-docs-2021",
    ),
    scheme: observed(
        PerClient::all(coded("{api}:fail parameter error: invalid url \"{url}\"", 904)),
        "SWAN-REQ-002",
        "swan-js-api",
    ),
    port: not_applicable(coded("{api}:fail illegal request", 1001), "SWAN-DOM-005"),
    domain: assumed(coded("{api}:fail illegal request", 1001), "SWAN-DOM-011"),
    forbidden: assumed(coded("{api}:fail illegal request", 1001), "SWAN-DOM-008"),
    method: assumed(coded("{api}:fail illegal method", 1001), "SWAN-REQ-008"),
    function_data: observed(
        coded("[jsNative Argument Error]data type error, must be oneOfType [\"string\",\"object\"]", 904),
        "SWAN-CB-010",
        "swan-js-api",
    ),
    data: assumed(coded("{api}:fail data cannot be serialized", 1001), "SWAN-CB-012"),
    data_too_large: doc(
        coded("{api}:fail parameter error: arrayBuffer of data exceed size limit.", 202),
        "SWAN-REQ-039",
        "swan-changelog",
    ),
    header: assumed(coded("{api}:fail illegal header", 1001), "SWAN-REQ-019"),
    wide_header: not_applicable(PerClient::all(coded("{api}:fail illegal header", 1001)), "SWAN-REQ-019"),
    busy: assumed(coded("{api}:fail too many requests", 1001), "SWAN-NET-016"),
    aborted: assumed(coded("Canceled", 1001), "SWAN-REQ-049"),
    interrupted: not_applicable(coded("{api}:fail interrupted", 1001), "SWAN-NET-022"),
    background: not_applicable(coded("{api}:fail interrupted", 1001), "SWAN-NET-022"),
    offline: assumed(None, "SWAN-NET-021"),
    timeout: doc(coded("{api}:fail timeout", 1001), "SWAN-NET-013", "swan-error-codes"),
    network: doc(PerClient::all(coded("{api}:fail {net_name}", 1001)), "SWAN-NET-021", "swan-error-codes"),
    upload_network: doc(PerClient::all(coded("{api}:fail {net_name}", 1001)), "SWAN-UPL-025", "swan-upload"),
    tls: doc(PerClient::all(coded("{api}:fail {net_name}", 1001)), "SWAN-NET-021", "swan-error-codes"),
    redirects: assumed(coded("{api}:fail too many redirects", 1001), "SWAN-NET-020"),
    undecodable: not_applicable(coded("{api}:fail response cannot be converted to UTF-8", 1001), "SWAN-REQ-024"),
    no_cellular: not_applicable(error_text("{api}:fail there is no mobile network"), "SWAN-REQ-001"),
    too_large: assumed(coded("{api}:fail response exceeds size limit", 1001), "SWAN-REQ-045"),
};

pub(super) const SOCKET_FAILURES: SocketFailureRules = SocketFailureRules {
    url: doc(
        Some(PerClient {
            android: coded("illegal request", 202),
            ios: coded("illegal request", 2),
            devtools: coded("illegal request", 202),
            pc: coded("illegal request", 202),
        }),
        "SWAN-ERR-006",
        "swan-socket",
    ),
    domain: observed(
        Some(PerClient {
            android: coded("illegal request", 202),
            ios: coded("illegal request", 7),
            devtools: coded("illegal request", 202),
            pc: coded("illegal request", 202),
        }),
        "SWAN-WS-013",
        "swan-js-api",
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
        "swan-js-api",
    ),
    not_open: observed(error_text("SocketTask.readyState is not OPEN"), "SWAN-GLB-014", "swan-js-api"),
    none_open: observed(error_text("SocketTask.readyState is not OPEN"), "SWAN-GLB-014", "swan-js-api"),
    nothing_to_close: assumed(error_text("SocketTask.readyState is not OPEN"), "SWAN-TSK-010"),
    code: doc(
        PerClient {
            android: coded(BAD_CODE, 202),
            ios: coded(BAD_CODE, 4),
            devtools: coded(BAD_CODE, 202),
            pc: coded(BAD_CODE, 202),
        },
        "SWAN-ERR-007",
        "swan-send-socket-message",
    ),
    reason: doc(
        PerClient {
            android: coded(LONG_REASON, 202),
            ios: coded(LONG_REASON, 4),
            devtools: coded(LONG_REASON, 202),
            pc: coded(LONG_REASON, 202),
        },
        "SWAN-ERR-007",
        "swan-send-socket-message",
    ),
    full: assumed(coded("{api}:fail too much waits to be sent", 1001), "SWAN-TSK-007"),
};

pub(super) const FILE_FAILURES: FileFailureRules = FileFailureRules {
    not_found: doc(coded("{api}:fail no such file or directory {path}", 2001), "SWAN-ERR-009", "swan-save-file"),
    exists: assumed(coded("{api}:fail file already exists {path}", 1001), "SWAN-FILE-011"),
    is_directory: assumed(coded("{api}:fail illegal operation on a directory {path}", 1001), "SWAN-FILE-011"),
    not_permitted: assumed(coded("{api}:fail operation not permitted {path}", 1001), "SWAN-FILE-011"),
    not_directory: assumed(coded("{api}:fail not a directory {path}", 1001), "SWAN-FILE-011"),
    not_empty: assumed(coded("{api}:fail directory not empty {path}", 1001), "SWAN-FILE-011"),
    read_only: assumed(coded("{api}:fail permission denied {path}", 1001), "SWAN-FILE-004"),
    package: assumed(coded("{api}:fail permission denied {path}", 1001), "SWAN-FILE-013"),
    forbidden: doc(coded("{api}:fail illegal path {path}", 2000), "SWAN-ERR-009", "swan-save-file"),
    name_too_long: assumed(coded("{api}:fail file name too long {path}", 1001), "SWAN-FILE-011"),
    position: assumed(coded("{api}:fail value of {name} is out of range", 1001), "SWAN-FILE-011"),
    length: assumed(coded("{api}:fail value of {name} is out of range", 1001), "SWAN-FILE-011"),
    encoding: assumed(coded("{api}:fail encode error", 1001), "SWAN-FILE-011"),
    choice: observed(
        coded("{api}:fail parameter error: invalid {name} \"{value}\"", 904),
        "SWAN-FILE-009",
        "swan-js-api-specs",
    ),
    not_temporary: doc(coded("{api}:fail no such file or directory {path}", 2001), "SWAN-ERR-009", "swan-save-file"),
    too_large: doc(coded("{api}:fail file is too large", 2002), "SWAN-ERR-009", "swan-save-file"),
    full: doc(
        coded("{api}:fail the maximum size of the file storage limit is exceeded", 2002),
        "SWAN-FILE-006",
        "swan-local-files",
    ),
    io: doc(coded("{api}:fail IO error", 2003), "SWAN-ERR-009", "swan-save-file"),
    upload_file: observed(coded("{api}:fail illegal filePath", 202), "SWAN-UPL-023", "npm-swan-toolkit"),
    upload_too_large: assumed(coded("{api}:fail file size exceeds limit", 202), "SWAN-UPL-013"),
    download_path: observed(coded("{api}:fail illegal path", 202), "SWAN-DWN-008", "npm-swan-toolkit"),
    download_folder: observed(coded("{api}:fail realFilePath create fail", 1001), "SWAN-DWN-008", "npm-swan-toolkit"),
    download_too_large: doc(
        coded("download file failed because file size exceeds limit", 1001),
        "SWAN-DWN-009",
        "swan-download",
    ),
    download_store: doc(coded("streamToFile fail", 1001), "SWAN-DWN-023", "swan-download"),
    download_full: assumed(coded("streamToFile fail", 1001), "SWAN-FILE-005"),
    download_empty: not_applicable(coded("streamToFile fail", 1001), "SWAN-DWN-023"),
    download_length: doc(
        PerClient::all(coded("{api}:fail file size cannot be determined", 1002)),
        "SWAN-DWN-011",
        "swan-download",
    ),
    no_key: not_applicable(coded("{api}:fail data not found", 1001), "SWAN-FILE-014"),
    item_too_large: not_applicable(coded("{api}:fail exceed storage item max length", 1001), "SWAN-FILE-014"),
    storage_full: doc(
        PerClient {
            android: coded(FULL, 1001),
            ios: coded(FULL, 1003),
            devtools: coded(FULL, 1001),
            pc: coded(FULL, 1001),
        },
        "SWAN-FILE-014",
        "swan-set-storage",
    ),
    storage_value: assumed(coded("{api}:fail data cannot be serialized", 1001), "SWAN-FILE-014"),
    storage_disk: assumed(coded("{api}:fail IO error", 1001), "SWAN-FILE-014"),
};
