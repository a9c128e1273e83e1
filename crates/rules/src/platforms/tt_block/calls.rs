//! Feishu and Lark blocks: how functions treat their callers. Data only; the values
//! are resolved and applied elsewhere.

use qiao_abi::TaskMethod;

use crate::profile::CallRules;
use crate::rule::{assumed, doc};
use crate::values::{BadCallback, Dated, Delivery, PerClient, Version};

pub(super) const CALLS: CallRules = CallRules {
    refused_argument: doc(Delivery::Later, "TTB-REQ-027", "standard objects"),
    task_for_refused_argument: doc(true, "TTB-REQ-001", "block request reference, 2023-11-24"),
    task_without_options: doc(true, "TTB-REQ-001", "block request reference, 2023-11-24"),
    refused_url: doc(Delivery::Later, "TTB-REQ-027", "standard objects"),
    unparsable_url: doc(Delivery::Later, "TTB-REQ-027", "standard objects"),
    url_as_text: assumed(false, "TTB-REQ-027"),
    task_for_refused_url: doc(true, "TTB-REQ-001", "block request reference, 2023-11-24"),
    empty_is_absent: assumed(true, "TTB-REQ-019"),
    refused_transfer_url: assumed(Delivery::Later, "TTB-REQ-002"),
    task_for_refused_transfer_url: assumed(true, "TTB-REQ-002"),
    numbers_are_text: assumed(&[], "TTB-REQ-002"),
    bad_callback: assumed(BadCallback::Ignored, "TTB-REQ-027"),
    callback_error: assumed("", "TTB-REQ-027"),
    rejection: assumed("", "TTB-REQ-027"),
    failures_reach_app: assumed(false, "TTB-LIFE-001"),
    failure_fields: assumed(Dated(&[(Version(0, 0, 0), &[])]), "TTB-REQ-029"),
    promises: assumed(Dated(&[(Version(0, 0, 0), &[])]), "TTB-REQ-027"),
    request_task: doc(
        Dated(&[(Version(0, 0, 0), &[TaskMethod::Abort])]),
        "TTB-REQ-001",
        "block request reference, 2023-11-24",
    ),
    task_fields: assumed(false, "TTB-REQ-001"),
    request_info: assumed(PerClient::all(false), "TTB-REQ-001"),
    rewrites_options: assumed(false, "TTB-REQ-001"),
    ok_message: doc(true, "TTB-REQ-021", "block request reference, 2023-11-24"),
    code_field: doc(Dated(&[(Version(0, 0, 0), "errno")]), "TTB-ERR-001", "block errno table, 2022-08-17"),
};
