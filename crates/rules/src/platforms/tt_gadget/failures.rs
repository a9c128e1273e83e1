//! Feishu and Lark gadgets: the texts and numbers of failures. Data only; the values
//! are resolved and applied elsewhere.

use crate::profile::{FailureRules, FileFailureRules, SocketFailureRules};
use crate::rule::{assumed, doc, not_applicable};
use crate::values::{ArgumentTexts, PerClient, coded, error_text};

pub(super) const FAILURES: FailureRules = FailureRules {
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
    bad_callback: not_applicable(coded("{api}:fail invalid parameter: {name} should be function", 104), "TTG-STD-013"),
    url: assumed(coded("{api}:fail invalid url \"{url}\"", 307), "TTG-ERR-007"),
    transfer_url: assumed(coded("{api}:fail invalid url \"{url}\"", 307), "TTG-ERR-007"),
    unparsable_url: assumed(PerClient::all(coded("{api}:fail invalid url \"{url}\"", 307)), "TTG-ERR-007"),
    scheme: assumed(PerClient::all(coded("{api}:fail 不支持的URL", 307)), "TTG-ERR-011"),
    port: not_applicable(coded("{api}:fail invalid url \"{url}\"", 307), "TTG-ERR-007"),
    domain: assumed(coded("{api}:fail url not in domain list", 110), "TTG-REQ-057"),
    forbidden: not_applicable(coded("{api}:fail url not in domain list", 110), "TTG-REQ-004"),
    method: assumed(coded("{api}:fail invalid parameter: method \"{method}\"", 104), "TTG-REQ-010"),
    function_data: assumed(coded("{api}:fail invalid parameter: data should not be function", 104), "TTG-STD-013"),
    data: assumed(coded("{api}:fail invalid parameter: data cannot be serialized", 104), "TTG-STD-013"),
    data_too_large: not_applicable(coded("{api}:fail data exceeds size limit", 104), "TTG-REQ-022"),
    header: assumed(coded("{api}:fail invalid parameter: header \"{name}\"", 104), "TTG-STD-013"),
    wide_header: not_applicable(
        PerClient::all(coded("{api}:fail invalid parameter: header \"{name}\"", 104)),
        "TTG-STD-013",
    ),
    busy: assumed(coded("{api}:fail too many API calls", 111), "TTG-REQ-035"),
    aborted: assumed(coded("{api}:fail abort", 301), "TTG-RT-004"),
    interrupted: assumed(coded("{api}:fail interrupted", 301), "TTG-LIFE-004"),
    background: assumed(coded("{api}:fail Unable to call this API in the background", 112), "TTG-ERR-009"),
    offline: assumed(Some(coded("{api}:fail No network connection", 303)), "TTG-ERR-005"),
    timeout: doc(coded("{api}:fail timeout", 302), "TTG-UP-014", "feishu-upload-file"),
    network: doc(
        PerClient::all(coded(
            "{api}:fail CronetError(\"Cronet Error: code={cronet} / internal_code={net} / None\")",
            305,
        )),
        "TTG-ERR-010",
        "feishu-seed-gadget-request",
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
    undecodable: not_applicable(coded("{api}:fail response cannot be converted to UTF-8", 305), "TTG-REQ-059"),
    no_cellular: not_applicable(error_text("{api}:fail there is no mobile network"), "TTG-REQ-001"),
    too_large: assumed(coded("{api}:fail response exceeds size limit", 305), "TTG-ERR-006"),
};

pub(super) const SOCKET_FAILURES: SocketFailureRules = SocketFailureRules {
    url: assumed(None, "TTG-WS-001"),
    domain: assumed(None, "TTG-WS-001"),
    handshake: assumed(PerClient::all(error_text("{api}:fail handshake failed")), "TTG-WS-023"),
    transport: assumed(PerClient::all(error_text("{api}:fail {net_name}")), "TTG-WS-023"),
    tls: assumed(error_text("{api}:fail {net_name}"), "TTG-WS-023"),
    timeout: assumed(error_text("{api}:fail timeout"), "TTG-WS-008"),
    too_many: assumed(PerClient::all(coded("{api}:fail too many sockets", 111)), "TTG-WS-006"),
    not_open: assumed(error_text("SocketTask.send:fail socket is not open"), "TTG-WS-016"),
    none_open: not_applicable(error_text("{api}:fail socket is not open"), "TTG-WS-016"),
    nothing_to_close: assumed(error_text("{api}:fail socket is not open"), "TTG-WS-017"),
    code: assumed(PerClient::all(coded("{api}:fail invalid parameter: code", 104)), "TTG-WS-017"),
    reason: assumed(PerClient::all(coded("{api}:fail invalid parameter: reason", 104)), "TTG-WS-017"),
    full: assumed(error_text("{api}:fail too much waits to be sent"), "TTG-WS-015"),
};

pub(super) const FILE_FAILURES: FileFailureRules = FileFailureRules {
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
    too_large: not_applicable(coded("{api}:fail Data to write exceeds size limit", 212), "TTG-FS-002"),
    full: assumed(coded("{api}:fail Total size limit exceeded", 208), "TTG-DL-016"),
    io: assumed(coded("{api}:fail internal error", 102), "TTG-ERR-008"),
    upload_file: assumed(coded("{api}:fail File does not exist", 203), "TTG-UP-015"),
    upload_too_large: not_applicable(coded("{api}:fail Data to read exceeds size limit", 210), "TTG-UP-015"),
    download_path: assumed(coded("{api}:fail Is invalid filePath", 213), "TTG-DL-015"),
    download_folder: assumed(coded("{api}:fail File does not exist", 203), "TTG-DL-015"),
    download_too_large: not_applicable(coded("{api}:fail Unable to download file", 306), "TTG-ERR-008"),
    download_store: assumed(coded("{api}:fail Unable to download file", 306), "TTG-ERR-008"),
    download_full: assumed(coded("{api}:fail Total size limit exceeded", 208), "TTG-DL-016"),
    download_empty: not_applicable(coded("{api}:fail Unable to download file", 306), "TTG-ERR-008"),
    download_length: not_applicable(PerClient::all(coded("{api}:fail Unable to download file", 306)), "TTG-ERR-008"),
    no_key: assumed(coded("{api}:fail key not found", 1802001), "TTG-STO-002"),
    item_too_large: doc(
        coded("{api}:fail exceed storage item max size", 1801001),
        "TTG-ERR-001",
        "feishu-gadget-errno",
    ),
    storage_full: doc(
        PerClient::all(coded("{api}:fail total storage size exceed", 1801002)),
        "TTG-ERR-001",
        "feishu-gadget-errno",
    ),
    storage_value: assumed(coded("{api}:fail invalid parameter: data cannot be serialized", 104), "TTG-STO-001"),
    storage_disk: assumed(coded("{api}:fail internal error", 102), "TTG-STO-001"),
};
