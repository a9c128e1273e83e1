//! Feishu and Lark blocks: functions delegated to the embedder, and the rest of the API surface. Data only; the values
//! are resolved and applied elsewhere.

use qiao_abi::Api;

use crate::profile::{SurfaceRules, UiRules};
use crate::rule::{assumed, doc, not_applicable};
use crate::values::{Dated, DefaultAnswer, DelegatedApi, Fact, PerClient, Version, coded, error_text};

pub(super) const UI: UiRules = UiRules {
    handed: doc(HANDED, "TTB-REQ-030", "feishu-block-api-tree"),
    cancelled: assumed(error_text("{api}:fail cancel"), "TTB-REQ-027"),
    refused: assumed(error_text("{api}:fail {value}"), "TTB-REQ-027"),
};

pub(super) const SURFACE: SurfaceRules = SurfaceRules {
    functions: doc(&[], "TTB-REQ-030", "feishu-block-api-tree"),
    built: doc(&["CanvasContext.measureText"], "TTB-REQ-030", "feishu-block-api-tree"),
    objects: not_applicable(&[], "TTB-REQ-030"),
    options: doc(&[], "TTB-REQ-030", "feishu-block-api-tree"),
    refused: assumed(coded("{api}:fail feature not support", 103), "TTB-REQ-002"),
    promises: assumed(Dated(&[(Version(0, 0, 0), false)]), "TTB-REQ-027"),
    global: assumed(PerClient::all(false), "TTB-REQ-002"),
    browser: assumed(false, "TTB-REQ-002"),
    declared: assumed(PerClient::all(&[]), "TTB-REQ-002"),
    classes: assumed(PerClient::all(&[]), "TTB-REQ-002"),
    accessors: assumed(PerClient::all(false), "TTB-REQ-002"),
    return_this: assumed(true, "TTB-REQ-002"),
};

/// Delegated functions; the default result applies if the embedder does not answer.
const HANDED: &[DelegatedApi] = &[
    DelegatedApi::done(Api::ShowToast),
    DelegatedApi::to(
        Api::ShowModal,
        DefaultAnswer::Tells(&[("confirm", Fact::Flag(false)), ("cancel", Fact::Flag(true))]),
    ),
    DelegatedApi::done(Api::HideBlockLoading),
    DelegatedApi::done(Api::SetBlockInfo),
    DelegatedApi::done(Api::Cancel),
    DelegatedApi::to(Api::Login, DefaultAnswer::Code("code")),
    DelegatedApi::to(Api::GetUserInfo, DefaultAnswer::Tells(USER)),
];

/// Profile of an anonymous user.
const PERSON: &[(&str, Fact)] = &[
    ("nickName", Fact::Text("")),
    ("avatarUrl", Fact::Text("")),
    ("gender", Fact::Text("0")),
    ("country", Fact::Text("")),
    ("province", Fact::Text("")),
    ("city", Fact::Text("")),
    ("language", Fact::Text("")),
];

/// User information, without signature and encrypted data.
const USER: &[(&str, Fact)] = &[
    ("userInfo", Fact::Object(PERSON)),
    (
        "rawData",
        Fact::Text(r#"{"nickName":"","avatarUrl":"","gender":"0","country":"","province":"","city":"","language":""}"#),
    ),
    ("signature", Fact::Text("qiao-made-up-signature")),
    ("encryptedData", Fact::Text("qiao-made-up-data")),
    ("iv", Fact::Text("qiao-made-up-vector")),
];
