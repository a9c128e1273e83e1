//! Baidu smart programs: how functions treat their callers. Data only; the values
//! are resolved and applied elsewhere.

use qiao_abi::ProgressKind::Chunk;
use qiao_abi::{Api, TaskMethod};

use crate::profile::CallRules;
use crate::rule::{assumed, doc, observed};
use crate::values::{BadCallback, Dated, Delivery, PerClient, Version};

pub(super) const CALLS: CallRules = CallRules {
    refused_argument: observed(Delivery::Later, "SWAN-CB-011", "the open script layer, 2019-07"),
    task_for_refused_argument: observed(true, "SWAN-UPL-016", "the open script layer, 2019-07"),
    task_without_options: observed(false, "SWAN-CB-016", "the open script layer, 2019-07"),
    refused_url: observed(Delivery::AtOnce, "SWAN-REQ-002", "the open script layer, 2019-07"),
    unparsable_url: observed(Delivery::Later, "SWAN-CB-019", "the open script layer, 2019-07"),
    url_as_text: observed(true, "SWAN-REQ-002", "the open script layer, 2019-07"),
    task_for_refused_url: observed(false, "SWAN-REQ-003", "the open script layer, 2019-07"),
    empty_is_absent: observed(true, "SWAN-REQ-013", "device tests"),
    refused_transfer_url: observed(Delivery::Later, "SWAN-CB-011", "the open script layer, 2019-07"),
    task_for_refused_transfer_url: observed(true, "SWAN-DWN-020", "the open script layer, 2019-07"),
    numbers_are_text: observed(COERCED, "SWAN-CB-013", "the open script layer, 2019-07"),
    bad_callback: observed(BadCallback::Refused, "SWAN-CB-007", "the open script layer, 2019-07"),
    callback_error: observed("thirdScriptError", "SWAN-CB-006", "the open script layer, 2019-07"),
    rejection: assumed("", "SWAN-CB-005"),
    failures_reach_app: doc(true, "SWAN-ERR-012", "App reference"),
    failure_fields: doc(Dated(&[(Version(0, 0, 0), &[])]), "SWAN-CB-003", "swan.request reference"),
    promises: doc(Dated(&[(Version(0, 0, 0), &[])]), "SWAN-CB-005", "API references to 2020-04"),
    request_task: doc(
        Dated(&[
            (Version(0, 0, 0), &[TaskMethod::Abort]),
            (Version(3, 200, 0), &[TaskMethod::Abort, TaskMethod::On(Chunk)]),
        ]),
        "SWAN-REQ-046",
        "swan.request reference",
    ),
    task_fields: observed(true, "SWAN-REQ-047", "the open script layer, 2019-07"),
    request_info: assumed(PerClient::all(false), "SWAN-NET-001"),
    rewrites_options: observed(true, "SWAN-CB-014", "the open script layer, 2019-07"),
    ok_message: doc(false, "SWAN-CB-004", "swan.request reference"),
    code_field: doc(Dated(&[(Version(0, 0, 0), "errCode")]), "SWAN-CB-003", "swan.request reference"),
};

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
