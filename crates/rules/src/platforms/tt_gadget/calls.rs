//! Feishu and Lark gadgets: how functions treat their callers. Data only; the values are resolved and applied
//! elsewhere.

use qiao_abi::TaskMethod;

use crate::profile::CallRules;
use crate::rule::{assumed, doc, not_applicable};
use crate::values::{BadCallback, Dated, Delivery, Field, PerClient, Version};

pub(super) const CALLS: CallRules = CallRules {
    refused_argument: doc(Delivery::Later, "TTG-STD-004", "lark-standard-objects"),
    task_for_refused_argument: doc(true, "TTG-REQ-058", "feishu-seed-gadget-request"),
    task_without_options: doc(true, "TTG-REQ-058", "feishu-seed-gadget-request"),
    refused_url: doc(Delivery::Later, "TTG-STD-004", "lark-standard-objects"),
    unparsable_url: doc(Delivery::Later, "TTG-STD-004", "lark-standard-objects"),
    url_as_text: doc(false, "TTG-STD-013", "feishu-upload-file"),
    task_for_refused_url: doc(true, "TTG-REQ-058", "feishu-seed-gadget-request"),
    empty_is_absent: doc(true, "TTG-STD-012", "feishu-upload-file"),
    refused_transfer_url: assumed(Delivery::Later, "TTG-STD-004"),
    task_for_refused_transfer_url: assumed(true, "TTG-UPT-001"),
    numbers_are_text: assumed(&[], "TTG-STD-013"),
    mistaken_options: assumed(&[("params", "data"), ("headers", "header")], "TTG-STD-013"),
    returns_failures: assumed(Dated(&[(Version(0, 0, 0), false)]), "TTG-STD-013"),
    bad_callback: assumed(BadCallback::Ignored, "TTG-STD-001"),
    callback_error: assumed("", "TTG-STD-015"),
    rejection: assumed("", "TTG-STD-011"),
    failures_reach_app: doc(true, "TTG-STD-015", "feishu-app-life-cycle"),
    handled_failures_reach_app: assumed(true, "TTG-STD-015"),
    failure_fields: doc(
        Dated(&[(Version(0, 0, 0), &[]), (Version(4, 7, 0), &[Field::Trace])]),
        "TTG-REQ-030",
        "feishu-seed-gadget-request",
    ),
    promises: assumed(Dated(&[(Version(0, 0, 0), &[])]), "TTG-STD-011"),
    request_task: doc(Dated(&[(Version(0, 0, 0), &[TaskMethod::Abort])]), "TTG-RT-001", "feishu-seed-gadget-request"),
    task_fields: assumed(false, "TTG-RT-001"),
    request_info: not_applicable(PerClient::all(false), "TTG-REQ-053"),
    rewrites_options: assumed(false, "TTG-RT-001"),
    ok_message: doc(true, "TTG-STD-005", "lark-standard-objects"),
    code_field: doc(
        Dated(&[(Version(0, 0, 0), ""), (Version(5, 15, 0), "errno")]),
        "TTG-STD-010",
        "feishu-gadget-errno",
    ),
};
