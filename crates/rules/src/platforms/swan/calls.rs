//! Baidu smart programs: how functions treat their callers. Data only; the values are resolved and applied elsewhere.

use qiao_abi::ProgressKind::Chunk;
use qiao_abi::{Api, TaskMethod};

use crate::profile::CallRules;
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{BadCallback, Dated, Delivery, PerClient, Version};

pub(super) const CALLS: CallRules = CallRules {
    refused_argument: observed(Delivery::Later, "SWAN-CB-011", "swan-js-api"),
    task_for_refused_argument: observed(true, "SWAN-UPL-016", "swan-js-api"),
    task_without_options: observed(false, "SWAN-CB-016", "swan-js-api"),
    refused_url: observed(Delivery::AtOnce, "SWAN-REQ-002", "swan-js-api"),
    unparsable_url: observed(Delivery::Later, "SWAN-CB-019", "swan-js-api"),
    url_as_text: observed(true, "SWAN-REQ-002", "swan-js-api"),
    task_for_refused_url: observed(false, "SWAN-REQ-003", "swan-js-api"),
    empty_is_absent: observed(true, "SWAN-REQ-013", "swan-js-api-game-tests"),
    refused_transfer_url: observed(Delivery::Later, "SWAN-CB-011", "swan-js-api"),
    task_for_refused_transfer_url: observed(true, "SWAN-DWN-020", "swan-js-api"),
    numbers_are_text: observed(COERCED, "SWAN-CB-013", "swan-js-api"),
    mistaken_options: observed(
        &[("params", "data"), ("headers", "header"), ("protocolsArray", "protocols")],
        "SWAN-NET-026",
        "swan-js-api",
    ),
    returns_failures: doc(
        Dated(&[(Version(0, 0, 0), false), (Version(3, 140, 1), true)]),
        "SWAN-CB-020",
        "swan-set-storage-sync",
    ),
    bad_callback: observed(BadCallback::Refused, "SWAN-CB-007", "swan-js-api"),
    callback_error: observed("thirdScriptError", "SWAN-CB-006", "swan-js-api"),
    rejection: assumed("", "SWAN-CB-005"),
    failures_reach_app: doc(true, "SWAN-ERR-012", "swan-app"),
    handled_failures_reach_app: assumed(false, "SWAN-ERR-012"),
    failure_fields: doc(Dated(&[(Version(0, 0, 0), &[])]), "SWAN-CB-003", "swan-request"),
    promises: observed(Dated(&[(Version(0, 0, 0), &[])]), "SWAN-CB-005", "swan-js-api"),
    request_task: doc(
        Dated(&[
            (Version(0, 0, 0), &[TaskMethod::Abort]),
            (Version(3, 200, 0), &[TaskMethod::Abort, TaskMethod::On(Chunk)]),
        ]),
        "SWAN-REQ-046",
        "swan-request-task",
    ),
    task_fields: observed(true, "SWAN-REQ-047", "swan-js-api"),
    request_info: not_applicable(PerClient::all(false), "SWAN-NET-001"),
    rewrites_options: observed(true, "SWAN-CB-014", "swan-js-api"),
    ok_message: doc(false, "SWAN-CB-004", "swan-request"),
    code_field: doc(Dated(&[(Version(0, 0, 0), "errCode")]), "SWAN-CB-003", "swan-request"),
};

/// Functions that convert numbers to strings: all but request, uploadFile and the socket functions.
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
