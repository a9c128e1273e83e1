//! Baidu smart programs: information about the device, the client and the program. Data only; the values are resolved
//! and applied elsewhere.

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
            Function::sync(Api::GetEnvInfo),
            Function::direct(Api::GetMenuButtonBoundingClientRect),
            Function { api: Api::GetBatteryInfo, form: Form::Async },
            Function::sync(Api::GetBatteryInfo),
            Function { api: Api::GetExtConfig, form: Form::Async },
            Function::sync(Api::GetExtConfig),
            Function::sync(Api::IsLogin),
        ],
        "SWAN-ENV-013",
        "swan-env-info",
    ),
    system: assumed(SYSTEM, "SWAN-ENV-013"),
    window: not_applicable(&[], "SWAN-ENV-013"),
    device: not_applicable(&[], "SWAN-ENV-013"),
    base: not_applicable(&[], "SWAN-ENV-013"),
    account: not_applicable(&[], "SWAN-ENV-013"),
    environment: doc(
        Dated(&[(Version(0, 0, 0), ENVIRONMENT), (Version(3, 90, 12), ENVIRONMENT_WITH_RELEASE)]),
        "SWAN-ENV-013",
        "swan-env-info",
    ),
    launch: not_applicable(&[], "SWAN-ENV-009"),
    more: assumed(MORE, "SWAN-ENV-013"),
    globals: not_applicable(&[], "SWAN-ENV-007"),
    menu_button: assumed(MENU_BUTTON, "SWAN-ENV-013"),
};

/// A generic device.
const SYSTEM: &[(&str, Fact)] = &[
    ("brand", Fact::Texts(PerClient { android: "qiao", ios: "iPhone", devtools: "devtools", pc: "PC" })),
    ("model", Fact::Texts(PerClient { android: "qiao", ios: "iPhone X", devtools: "iPhone X", pc: "PC" })),
    ("pixelRatio", Fact::Number(3.0)),
    ("screenWidth", Fact::Number(375.0)),
    ("screenHeight", Fact::Number(812.0)),
    ("windowWidth", Fact::Number(375.0)),
    ("windowHeight", Fact::Number(724.0)),
    ("statusBarHeight", Fact::Number(44.0)),
    ("devicePixelRatio", Fact::Number(3.0)),
    ("navigationBarHeight", Fact::Number(44.0)),
    ("language", Fact::Text("zh_CN")),
    ("version", Fact::Text("11.20.0.0")),
    ("system", Fact::Texts(PerClient { android: "14", ios: "17.0", devtools: "15.0", pc: "10" })),
    ("platform", Fact::Texts(PerClient { android: "android", ios: "ios", devtools: "devtools", pc: "pc" })),
    ("fontSizeSetting", Fact::Number(16.0)),
    ("SDKVersion", Fact::BaseLibrary),
    ("host", Fact::Text("baiduboxapp")),
    ("swanNativeVersion", Fact::Text("1.13.18")),
    ("albumAuthorized", Fact::Flag(true)),
    ("cameraAuthorized", Fact::Flag(true)),
    ("locationAuthorized", Fact::Flag(true)),
    ("microphoneAuthorized", Fact::Flag(true)),
    ("notificationAuthorized", Fact::Flag(true)),
    ("notificationAlertAuthorized", Fact::Flag(true)),
    ("notificationBadgeAuthorized", Fact::Flag(true)),
    ("notificationSoundAuthorized", Fact::Flag(true)),
    ("locationEnabled", Fact::Flag(true)),
    ("wifiEnabled", Fact::Flag(true)),
    ("safeArea", Fact::Object(SAFE_AREA)),
];

/// Before the result contained the kind of release.
const ENVIRONMENT: &[(&str, Fact)] = &[
    ("appKey", Fact::AppId),
    ("appName", Fact::Text("qiao")),
    ("lastAppURL", Fact::Text("")),
    ("sdkVersion", Fact::BaseLibrary),
    ("scheme", Fact::Text("baiduboxapp")),
];

/// Since the result contains the kind of release.
const ENVIRONMENT_WITH_RELEASE: &[(&str, Fact)] = &[
    ("appKey", Fact::AppId),
    ("appName", Fact::Text("qiao")),
    ("lastAppURL", Fact::Text("")),
    ("sdkVersion", Fact::BaseLibrary),
    ("scheme", Fact::Text("baiduboxapp")),
    ("env", Fact::Text("development")),
];

/// Position of the menu button, in px.
const MENU_BUTTON: &[(&str, Fact)] = &[
    ("width", Fact::Number(87.0)),
    ("height", Fact::Number(32.0)),
    ("top", Fact::Number(48.0)),
    ("right", Fact::Number(365.0)),
    ("bottom", Fact::Number(80.0)),
    ("left", Fact::Number(278.0)),
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

/// Results of other functions: the device is charging, the user is logged in.
const MORE: &[(Api, &[(&str, Fact)])] = &[
    (Api::GetBatteryInfo, &[("level", Fact::Text("100")), ("isCharging", Fact::Flag(true))]),
    (Api::IsLogin, &[("isLogin", Fact::Flag(true))]),
];
