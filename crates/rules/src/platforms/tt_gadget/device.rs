//! Feishu and Lark gadgets: information about the device, the client and the program. Data only; the values are
//! resolved and applied elsewhere.

use qiao_abi::{Api, Form, Function};

use crate::profile::DeviceRules;
use crate::rule::{assumed, doc, not_applicable};
use crate::values::{Dated, Fact, PerClient, Version};

// The fields are documented in the reference; the values describe a generic device.
pub(super) const DEVICE: DeviceRules = DeviceRules {
    functions: doc(
        &[
            Function { api: Api::GetSystemInfo, form: Form::Async },
            Function::sync(Api::GetSystemInfo),
            Function::sync(Api::GetLaunchOptions),
        ],
        "TTG-STD-016",
        "lark-gadget-api-list",
    ),
    system: assumed(SYSTEM, "TTG-STD-005"),
    window: not_applicable(&[], "TTG-STD-005"),
    device: not_applicable(&[], "TTG-STD-005"),
    base: not_applicable(&[], "TTG-STD-005"),
    account: not_applicable(&[], "TTG-STD-005"),
    environment: not_applicable(Dated(&[(Version(0, 0, 0), &[])]), "TTG-STD-005"),
    launch: assumed(&[], "TTG-LIFE-001"),
    more: not_applicable(&[], "TTG-STD-016"),
    globals: not_applicable(&[], "TTG-LIFE-003"),
    menu_button: not_applicable(&[], "TTG-STD-005"),
};

/// A generic device.
const SYSTEM: &[(&str, Fact)] = &[
    ("system", Fact::Texts(PerClient { android: "14", ios: "17.0", devtools: "10", pc: "10" })),
    ("platform", Fact::Texts(PerClient { android: "android", ios: "ios", devtools: "windows_nt", pc: "windows_nt" })),
    ("brand", Fact::Texts(PerClient { android: "qiao", ios: "iPhone", devtools: "PC", pc: "PC" })),
    ("model", Fact::Texts(PerClient { android: "qiao", ios: "iPhone X", devtools: "PC", pc: "PC" })),
    ("version", Fact::BaseLibrary),
    ("SDKVersion", Fact::BaseLibrary),
    ("pixelRatio", Fact::Number(3.0)),
    ("screenWidth", Fact::Number(375.0)),
    ("screenHeight", Fact::Number(812.0)),
    ("windowWidth", Fact::Number(375.0)),
    ("windowHeight", Fact::Number(724.0)),
    ("statusBarHeight", Fact::Number(44.0)),
    ("language", Fact::Text("zh_CN")),
    ("fontSizeSetting", Fact::Number(16.0)),
    ("appName", Fact::Text("Feishu")),
    ("safeArea", Fact::Object(SAFE_AREA)),
];

/// The safe area of the screen, in px.
const SAFE_AREA: &[(&str, Fact)] = &[
    ("left", Fact::Number(0.0)),
    ("right", Fact::Number(375.0)),
    ("top", Fact::Number(44.0)),
    ("bottom", Fact::Number(778.0)),
    ("width", Fact::Number(375.0)),
    ("height", Fact::Number(734.0)),
];
