//! WeChat mini-programs: information about the device, the client and the program. Data only; the values are resolved
//! and applied elsewhere.

use qiao_abi::{Api, Form, Function};

use crate::profile::DeviceRules;
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{Dated, Fact, PerClient, Version};

// The fields are declared in the typings; the values describe a generic device.
pub(super) const DEVICE: DeviceRules = DeviceRules {
    functions: doc(
        &[
            Function { api: Api::GetSystemInfo, form: Form::Async },
            Function::sync(Api::GetSystemInfo),
            Function { api: Api::GetSystemInfoAsync, form: Form::Async },
            Function::direct(Api::GetWindowInfo),
            Function::direct(Api::GetDeviceInfo),
            Function::direct(Api::GetAppBaseInfo),
            Function::sync(Api::GetAccountInfo),
            Function::sync(Api::GetLaunchOptions),
            Function::sync(Api::GetEnterOptions),
            Function::direct(Api::GetMenuButtonBoundingClientRect),
            Function::direct(Api::GetSystemSetting),
            Function::direct(Api::GetAppAuthorizeSetting),
            Function { api: Api::GetBatteryInfo, form: Form::Async },
            Function::sync(Api::GetBatteryInfo),
            Function { api: Api::GetLocalIpAddress, form: Form::Async },
            Function { api: Api::GetExtConfig, form: Form::Async },
            Function::sync(Api::GetExtConfig),
            Function { api: Api::GetRandomValues, form: Form::Async },
        ],
        "WX-API-025",
        "wx-typings",
    ),
    system: assumed(SYSTEM, "WX-API-021"),
    window: assumed(WINDOW, "WX-API-021"),
    device: assumed(DEVICE_INFO, "WX-API-021"),
    base: assumed(BASE, "WX-API-021"),
    account: assumed(&[("miniProgram", Fact::Object(PROGRAM))], "WX-REQ-037"),
    environment: not_applicable(Dated(&[(Version(0, 0, 0), &[])]), "WX-API-021"),
    launch: assumed(LAUNCH, "WX-APP-002"),
    more: assumed(MORE, "WX-API-021"),
    globals: observed(&[("__wxConfig", CONFIG)], "WX-ENV-024", "wx-public-configs"),
    menu_button: assumed(MENU_BUTTON, "WX-API-021"),
};

/// The app that hosts the program.
const HOST: &[(&str, Fact)] = &[("appId", Fact::Text(""))];

/// A generic device.
const SYSTEM: &[(&str, Fact)] = &[
    ("brand", Fact::Texts(PerClient { android: "qiao", ios: "iPhone", devtools: "devtools", pc: "microsoft" })),
    ("model", Fact::Texts(PerClient { android: "qiao", ios: "iPhone X", devtools: "iPhone X", pc: "microsoft" })),
    ("pixelRatio", Fact::Number(3.0)),
    ("screenWidth", Fact::Number(375.0)),
    ("screenHeight", Fact::Number(812.0)),
    ("windowWidth", Fact::Number(375.0)),
    ("windowHeight", Fact::Number(724.0)),
    ("statusBarHeight", Fact::Number(44.0)),
    ("language", Fact::Text("zh_CN")),
    ("version", Fact::Texts(PerClient { android: "8.0.50", ios: "8.0.50", devtools: "8.0.5", pc: "7.0.20" })),
    (
        "system",
        Fact::Texts(PerClient { android: "Android 14", ios: "iOS 17.0", devtools: "iOS 15.0", pc: "Windows 10 x64" }),
    ),
    ("platform", Fact::Texts(PerClient { android: "android", ios: "ios", devtools: "devtools", pc: "windows" })),
    ("fontSizeSetting", Fact::Number(16.0)),
    ("SDKVersion", Fact::BaseLibrary),
    ("benchmarkLevel", Fact::Number(-1.0)),
    ("albumAuthorized", Fact::Flag(true)),
    ("cameraAuthorized", Fact::Flag(true)),
    ("locationAuthorized", Fact::Flag(true)),
    ("microphoneAuthorized", Fact::Flag(true)),
    ("notificationAuthorized", Fact::Flag(true)),
    ("notificationAlertAuthorized", Fact::Flag(true)),
    ("notificationBadgeAuthorized", Fact::Flag(true)),
    ("notificationSoundAuthorized", Fact::Flag(true)),
    ("phoneCalendarAuthorized", Fact::Flag(true)),
    ("locationReducedAccuracy", Fact::Flag(false)),
    ("bluetoothEnabled", Fact::Flag(true)),
    ("locationEnabled", Fact::Flag(true)),
    ("wifiEnabled", Fact::Flag(true)),
    ("safeArea", Fact::Object(SAFE_AREA)),
    ("theme", Fact::Text("light")),
    ("host", Fact::Object(HOST)),
    ("enableDebug", Fact::Flag(false)),
    ("deviceOrientation", Fact::Text("portrait")),
];

/// The window of the program.
const WINDOW: &[(&str, Fact)] = &[
    ("pixelRatio", Fact::Number(3.0)),
    ("screenWidth", Fact::Number(375.0)),
    ("screenHeight", Fact::Number(812.0)),
    ("windowWidth", Fact::Number(375.0)),
    ("windowHeight", Fact::Number(724.0)),
    ("statusBarHeight", Fact::Number(44.0)),
    ("safeArea", Fact::Object(SAFE_AREA)),
    ("screenTop", Fact::Number(88.0)),
];

/// Hardware and system of the device.
const DEVICE_INFO: &[(&str, Fact)] = &[
    ("abi", Fact::Text("arm64-v8a")),
    ("deviceAbi", Fact::Text("arm64-v8a")),
    ("benchmarkLevel", Fact::Number(-1.0)),
    ("brand", Fact::Texts(PerClient { android: "qiao", ios: "iPhone", devtools: "devtools", pc: "microsoft" })),
    ("model", Fact::Texts(PerClient { android: "qiao", ios: "iPhone X", devtools: "iPhone X", pc: "microsoft" })),
    (
        "system",
        Fact::Texts(PerClient { android: "Android 14", ios: "iOS 17.0", devtools: "iOS 15.0", pc: "Windows 10 x64" }),
    ),
    ("platform", Fact::Texts(PerClient { android: "android", ios: "ios", devtools: "devtools", pc: "windows" })),
    ("cpuType", Fact::Text("")),
    ("memorySize", Fact::Text("8192")),
];

/// The client app and its settings.
const BASE: &[(&str, Fact)] = &[
    ("SDKVersion", Fact::BaseLibrary),
    ("enableDebug", Fact::Flag(false)),
    ("host", Fact::Object(HOST)),
    ("language", Fact::Text("zh_CN")),
    ("version", Fact::Texts(PerClient { android: "8.0.50", ios: "8.0.50", devtools: "8.0.5", pc: "7.0.20" })),
    ("theme", Fact::Text("light")),
    ("fontSizeScaleFactor", Fact::Number(1.0)),
    ("fontSizeSetting", Fact::Number(16.0)),
];

/// The program in its development version: only released programs have a version number.
const PROGRAM: &[(&str, Fact)] =
    &[("appId", Fact::AppId), ("envVersion", Fact::Text("develop")), ("version", Fact::Text(""))];

/// The configuration of the program as a global; consistent with `PROGRAM`.
const CONFIG: &[(&str, Fact)] =
    &[("envVersion", Fact::Text("develop")), ("accountInfo", Fact::Object(&[("appId", Fact::AppId)]))];

/// Launch options besides path, query and scene.
const LAUNCH: &[(&str, Fact)] = &[("referrerInfo", Fact::Object(&[])), ("apiCategory", Fact::Text("default"))];

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

/// Results of other functions: the device is charging, no permission was requested yet.
const MORE: &[(Api, &[(&str, Fact)])] = &[
    (
        Api::GetSystemSetting,
        &[
            ("bluetoothEnabled", Fact::Flag(true)),
            ("locationEnabled", Fact::Flag(true)),
            ("wifiEnabled", Fact::Flag(true)),
            ("deviceOrientation", Fact::Text("portrait")),
        ],
    ),
    (
        Api::GetAppAuthorizeSetting,
        &[
            ("albumAuthorized", Fact::Text("not determined")),
            ("bluetoothAuthorized", Fact::Text("not determined")),
            ("cameraAuthorized", Fact::Text("not determined")),
            ("locationAuthorized", Fact::Text("not determined")),
            ("locationReducedAccuracy", Fact::Flag(false)),
            ("microphoneAuthorized", Fact::Text("not determined")),
            ("notificationAuthorized", Fact::Text("not determined")),
            ("phoneCalendarAuthorized", Fact::Text("not determined")),
        ],
    ),
    (
        Api::GetBatteryInfo,
        &[
            ("level", Fact::Number(100.0)),
            ("isCharging", Fact::Flag(true)),
            ("isLowPowerModeEnabled", Fact::Flag(false)),
        ],
    ),
    (Api::GetLocalIpAddress, &[("localip", Fact::LocalAddress), ("netmask", Fact::LocalMask)]),
];
