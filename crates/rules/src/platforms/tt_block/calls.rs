//! Feishu and Lark blocks: how functions treat their callers. Data only; the values are resolved and applied elsewhere.

use qiao_abi::TaskMethod;

use crate::profile::CallRules;
use crate::rule::{assumed, doc, not_applicable};
use crate::values::{BadCallback, Dated, Delivery, PerClient, Version};

pub(super) const CALLS: CallRules = CallRules {
    refused_argument: doc(Delivery::Later, "TTB-REQ-027", "feishu-block-request"),
    task_for_refused_argument: doc(true, "TTB-REQ-001", "feishu-block-request"),
    task_without_options: doc(true, "TTB-REQ-001", "feishu-block-request"),
    refused_url: doc(Delivery::Later, "TTB-REQ-027", "feishu-block-request"),
    unparsable_url: doc(Delivery::Later, "TTB-REQ-027", "feishu-block-request"),
    url_as_text: assumed(false, "TTB-REQ-027"),
    task_for_refused_url: doc(true, "TTB-REQ-001", "feishu-block-request"),
    empty_is_absent: assumed(true, "TTB-REQ-019"),
    refused_transfer_url: not_applicable(Delivery::Later, "TTB-REQ-002"),
    task_for_refused_transfer_url: not_applicable(true, "TTB-REQ-002"),
    numbers_are_text: assumed(&[], "TTB-REQ-002"),
    mistaken_options: assumed(&[("params", "data"), ("headers", "header")], "TTB-REQ-009"),
    returns_failures: not_applicable(Dated(&[(Version(0, 0, 0), false)]), "TTB-REQ-001"),
    bad_callback: assumed(BadCallback::Ignored, "TTB-REQ-027"),
    callback_error: assumed("", "TTB-REQ-027"),
    rejection: assumed("", "TTB-REQ-027"),
    failures_reach_app: not_applicable(false, "TTB-LIFE-001"),
    handled_failures_reach_app: not_applicable(false, "TTB-LIFE-001"),
    failure_fields: assumed(Dated(&[(Version(0, 0, 0), &[])]), "TTB-REQ-029"),
    promises: assumed(Dated(&[(Version(0, 0, 0), &[])]), "TTB-REQ-027"),
    request_task: doc(Dated(&[(Version(0, 0, 0), &[TaskMethod::Abort])]), "TTB-REQ-001", "feishu-block-request"),
    task_fields: assumed(false, "TTB-REQ-001"),
    request_info: not_applicable(PerClient::all(false), "TTB-REQ-001"),
    rewrites_options: assumed(false, "TTB-REQ-001"),
    ok_message: doc(true, "TTB-REQ-021", "feishu-block-request"),
    code_field: doc(Dated(&[(Version(0, 0, 0), "errno")]), "TTB-ERR-001", "feishu-block-errno"),
};
