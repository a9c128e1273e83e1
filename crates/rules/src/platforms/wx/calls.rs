//! WeChat mini-programs: how functions treat their callers. Data only; the values are resolved and applied elsewhere.

use qiao_abi::ProgressKind::{Chunk, Headers};
use qiao_abi::{Api, TaskMethod};

use crate::profile::CallRules;
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{BadCallback, Dated, Delivery, Field, PerClient, Version};

pub(super) const CALLS: CallRules = CallRules {
    refused_argument: assumed(Delivery::AtOnce, "WX-API-014"),
    task_for_refused_argument: assumed(false, "WX-API-014"),
    task_without_options: assumed(false, "WX-API-014"),
    refused_url: observed(Delivery::AtOnce, "WX-DOM-026", "wx-community-ocjuswzi3"),
    unparsable_url: assumed(Delivery::AtOnce, "WX-DOM-025"),
    url_as_text: assumed(false, "WX-API-012"),
    task_for_refused_url: observed(false, "WX-DOM-026", "wx-community-ocjuswzi3"),
    empty_is_absent: assumed(false, "WX-DOM-036"),
    refused_transfer_url: observed(Delivery::AtOnce, "WX-DOM-026", "wx-community-ocjuswzi3"),
    task_for_refused_transfer_url: observed(false, "WX-DOM-026", "wx-community-ocjuswzi3"),
    numbers_are_text: assumed(&[], "WX-API-012"),
    mistaken_options: assumed(&[("params", "data"), ("headers", "header")], "WX-API-020"),
    returns_failures: doc(Dated(&[(Version(0, 0, 0), false)]), "WX-API-016", "wx-guide-api"),
    bad_callback: assumed(BadCallback::Ignored, "WX-API-001"),
    callback_error: observed("thirdScriptError", "WX-API-018", "capture-logs"),
    rejection: doc("Uncaught (in promise)", "WX-API-010", "wx-guide-api"),
    failures_reach_app: assumed(false, "WX-APP-005"),
    handled_failures_reach_app: not_applicable(false, "WX-APP-005"),
    failure_fields: doc(
        Dated(&[(Version(0, 0, 0), &[]), (Version(3, 8, 10), &[Field::Exception, Field::UseHttpDns])]),
        "WX-API-017",
        "wx-reference-request",
    ),
    promises: doc(Dated(&[(Version(0, 0, 0), &[]), (Version(2, 10, 2), PROMISES)]), "WX-API-009", "wx-guide-api"),
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
        "wx-typings",
    ),
    task_fields: assumed(false, "WX-RT-001"),
    request_info: doc(
        PerClient { android: false, ios: false, devtools: true, pc: false },
        "WX-TLS-007",
        "wx-seed-developer-course",
    ),
    rewrites_options: assumed(false, "WX-API-020"),
    ok_message: doc(true, "WX-API-005", "wx-guide-api"),
    code_field: doc(
        Dated(&[(Version(0, 0, 0), ""), (Version(2, 24, 0), "errno")]),
        "WX-API-017",
        "wx-reference-request",
    ),
};

/// The functions that return a promise if no callback is passed.
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
