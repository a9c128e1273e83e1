//! Feishu and Lark blocks: information about the device, the client and the program. Data only; the values are resolved
//! and applied elsewhere.

use qiao_abi::{Api, Form, Function};

use crate::profile::DeviceRules;
use crate::rule::{doc, not_applicable};
use crate::values::{Dated, Fact, PerClient, Version};

// The fields and the `platform` values are documented in the reference; the other values describe a generic page.
pub(super) const DEVICE: DeviceRules = DeviceRules {
    functions: doc(
        &[Function { api: Api::GetSystemInfo, form: Form::Async }, Function::sync(Api::GetSystemInfo)],
        "TTB-CFG-002",
        "feishu-block-system-info",
    ),
    system: doc(SYSTEM, "TTB-CFG-002", "feishu-block-system-info"),
    window: not_applicable(&[], "TTB-CFG-002"),
    device: not_applicable(&[], "TTB-CFG-002"),
    base: not_applicable(&[], "TTB-CFG-002"),
    account: not_applicable(&[], "TTB-CFG-002"),
    environment: not_applicable(Dated(&[(Version(0, 0, 0), &[])]), "TTB-CFG-002"),
    launch: not_applicable(&[], "TTB-CFG-002"),
    more: not_applicable(&[], "TTB-CFG-002"),
    globals: not_applicable(&[], "TTB-REQ-002"),
    menu_button: not_applicable(&[], "TTB-CFG-002"),
};

/// A generic page on a desktop or phone.
const SYSTEM: &[(&str, Fact)] = &[
    ("platform", Fact::Texts(PerClient { android: "android", ios: "ios", devtools: "pc", pc: "pc" })),
    ("host", Fact::Text("docs_block")),
    ("blockitVersion", Fact::Text("1.7.0")),
    ("packageVersion", Fact::AppVersion),
    ("screenWidth", Fact::Number(1440.0)),
    ("screenHeight", Fact::Number(900.0)),
    ("windowWidth", Fact::Number(800.0)),
    ("windowHeight", Fact::Number(500.0)),
    ("pixelRatio", Fact::Number(2.0)),
    ("fontSizeSetting", Fact::Number(16.0)),
    ("language", Fact::Text("zh_CN")),
    ("brand", Fact::Texts(PerClient { android: "qiao", ios: "iPhone", devtools: "PC", pc: "PC" })),
    ("model", Fact::Texts(PerClient { android: "qiao", ios: "iPhone X", devtools: "PC", pc: "PC" })),
];
