//! WeChat mini-programs: functions delegated to the embedder, and the rest of the API surface. Data only; the values
//! are resolved and applied elsewhere.

use qiao_abi::{Api, Form, Function};

use crate::profile::{SurfaceRules, UiRules};
use crate::rule::{assumed, doc, observed};
use crate::values::{
    Chosen, Dated, DefaultAnswer, DelegatedApi, Fact, FileFact, PerClient, Version, coded, error_text,
};

pub(super) const UI: UiRules = UiRules {
    handed: doc(HANDED, "WX-API-025", "wx-typings"),
    cancelled: observed(error_text("{api}:fail cancel"), "WX-API-024", "capture-logs"),
    refused: assumed(error_text("{api}:fail {value}"), "WX-API-006"),
};

pub(super) const SURFACE: SurfaceRules = SurfaceRules {
    functions: doc(
        &[
            Function::direct(Api::CanIUse),
            Function::direct(Api::ArrayBufferToBase64),
            Function::direct(Api::Base64ToArrayBuffer),
            Function::listen(Api::OnThemeChange),
            Function::unlisten(Api::OnThemeChange),
            Function::listen(Api::OnWindowResize),
            Function::unlisten(Api::OnWindowResize),
            Function::listen(Api::OnMemoryWarning),
            Function::unlisten(Api::OnMemoryWarning),
            Function::listen(Api::OnUserCaptureScreen),
            Function::unlisten(Api::OnUserCaptureScreen),
            Function::listen(Api::OnKeyboardHeightChange),
            Function::unlisten(Api::OnKeyboardHeightChange),
            Function { api: Api::StartLocalServiceDiscovery, form: Form::Async },
            Function { api: Api::StopLocalServiceDiscovery, form: Form::Async },
            Function::listen(Api::OnLocalServiceFound),
            Function::unlisten(Api::OnLocalServiceFound),
            Function::listen(Api::OnLocalServiceResolveFail),
            Function::unlisten(Api::OnLocalServiceResolveFail),
            Function::listen(Api::OnLocalServiceLost),
            Function::unlisten(Api::OnLocalServiceLost),
            Function::listen(Api::OnLocalServiceDiscoveryStop),
            Function::unlisten(Api::OnLocalServiceDiscoveryStop),
        ],
        "WX-ENV-020",
        "wx-changelog",
    ),
    built: doc(BUILT, "WX-API-025", "wx-typings"),
    objects: doc(
        &[(
            "getUserCryptoManager",
            ("UserCryptoManager", &[Function { api: Api::GetRandomValues, form: Form::Async }]),
        )],
        "WX-API-025",
        "wx-typings",
    ),
    options: doc(OPTIONS, "WX-API-021", "wx-typings"),
    refused: assumed(coded("{api}:fail jsapi not supported", 100), "WX-ERR-001"),
    promises: doc(Dated(&[(Version(0, 0, 0), false), (Version(2, 10, 2), true)]), "WX-API-009", "wx-guide-api"),
    global: observed(
        PerClient { android: true, ios: true, devtools: true, pc: false },
        "WX-ENV-022",
        "miniprogram-demo",
    ),
    browser: doc(false, "WX-ENV-002", "wx-guide-logic-layer"),
    declared: observed(PerClient::all(DECLARED), "WX-ENV-025", "wx-published-builds"),
    classes: observed(
        PerClient { android: &[], ios: &[], devtools: &["URL", "TextEncoder", "TextDecoder"], pc: &[] },
        "WX-ENV-004",
        "wx-community-unnamed",
    ),
    accessors: observed(
        PerClient { android: true, ios: true, devtools: false, pc: false },
        "WX-ENV-023",
        "sentry-miniapp-280",
    ),
    return_this: doc(true, "WX-ENV-005", "wx-guide-javascript"),
};

/// Functions that the prelude implements alone, those of objects included.
const BUILT: &[&str] = &[
    "nextTick",
    "requestIdleCallback",
    "cancelIdleCallback",
    "getExptInfoSync",
    "getUpdateManager",
    "createSelectorQuery",
    "createIntersectionObserver",
    "createAnimation",
    "getLogManager",
    "getRealtimeLogManager",
    "batchSetStorage",
    "batchSetStorageSync",
    "batchGetStorage",
    "batchGetStorageSync",
    "WxCloud.init",
    "createCacheManager",
    "createTCPSocket",
    "createUDPSocket",
    "createOffscreenCanvas",
    "Canvas.createImage",
    "Canvas.createImageData",
    "Canvas.getContext",
    "Canvas.requestAnimationFrame",
    "Canvas.toDataURL",
    "OffscreenCanvas.createImage",
    "OffscreenCanvas.getContext",
    "CanvasContext.getActions",
    "CanvasContext.measureText",
    "CanvasRenderingContext2D.createImageData",
    "CanvasRenderingContext2D.getImageData",
    "CanvasRenderingContext2D.getLineDash",
    "CanvasRenderingContext2D.isPointInPath",
    "CanvasRenderingContext2D.isPointInStroke",
    "CanvasRenderingContext2D.measureText",
];

/// The developer tools wrap each file in a function with these parameters, and pass no arguments.
const DECLARED: &[&str] = &[
    "window",
    "document",
    "frames",
    "self",
    "location",
    "navigator",
    "localStorage",
    "history",
    "Caches",
    "screen",
    "alert",
    "confirm",
    "prompt",
    "XMLHttpRequest",
    "WebSocket",
];

/// Delegated functions; the default result applies if the embedder does not answer.
const HANDED: &[DelegatedApi] = &[
    DelegatedApi::done(Api::ShowLoading),
    DelegatedApi::done(Api::HideLoading),
    DelegatedApi::done(Api::ShowToast),
    DelegatedApi::done(Api::HideToast),
    DelegatedApi::to(
        Api::ShowModal,
        DefaultAnswer::Tells(&[("confirm", Fact::Flag(false)), ("cancel", Fact::Flag(true))]),
    ),
    DelegatedApi::to(Api::ShowActionSheet, DefaultAnswer::Cancels),
    DelegatedApi::done(Api::SetNavigationBarTitle),
    DelegatedApi::done(Api::SetNavigationBarColor),
    DelegatedApi::done(Api::ShowNavigationBarLoading),
    DelegatedApi::done(Api::HideNavigationBarLoading),
    DelegatedApi::done(Api::HideHomeButton),
    DelegatedApi::done(Api::SetBackgroundColor),
    DelegatedApi::done(Api::SetBackgroundTextStyle),
    DelegatedApi::done(Api::StartPullDownRefresh),
    DelegatedApi::done(Api::StopPullDownRefresh),
    DelegatedApi::done(Api::PageScrollTo),
    DelegatedApi::done(Api::ShowTabBar),
    DelegatedApi::done(Api::HideTabBar),
    DelegatedApi::done(Api::SetTabBarItem),
    DelegatedApi::done(Api::SetTabBarStyle),
    DelegatedApi::done(Api::SetTabBarBadge),
    DelegatedApi::done(Api::RemoveTabBarBadge),
    DelegatedApi::done(Api::ShowTabBarRedDot),
    DelegatedApi::done(Api::HideTabBarRedDot),
    DelegatedApi::done(Api::ShowShareMenu),
    DelegatedApi::done(Api::HideShareMenu),
    DelegatedApi::done(Api::HideKeyboard),
    DelegatedApi::done(Api::VibrateShort),
    DelegatedApi::done(Api::VibrateLong),
    DelegatedApi::done(Api::SetKeepScreenOn),
    DelegatedApi::to(Api::SetClipboardData, DefaultAnswer::Keeps("data")),
    DelegatedApi::to(Api::GetClipboardData, DefaultAnswer::Kept("data")),
    DelegatedApi::to(Api::Login, DefaultAnswer::Code("code")),
    DelegatedApi::done(Api::PreloadAssets),
    DelegatedApi::to(Api::GetUserInfo, DefaultAnswer::Tells(USER)),
    DelegatedApi::to(Api::GetUserProfile, DefaultAnswer::Tells(USER)),
    DelegatedApi::done(Api::CheckSession),
    DelegatedApi::to(Api::GetSetting, DefaultAnswer::Tells(NOTHING_GRANTED)),
    DelegatedApi::to(Api::OpenSetting, DefaultAnswer::Tells(NOTHING_GRANTED)),
    DelegatedApi::to(Api::Authorize, DefaultAnswer::Fails("auth deny")),
    DelegatedApi::to(Api::GetLocation, DefaultAnswer::Fails("auth deny")),
    DelegatedApi::done(Api::OpenDocument),
    DelegatedApi::done(Api::PreviewImage),
    DelegatedApi::done(Api::SaveImageToPhotosAlbum),
    DelegatedApi::done(Api::SaveVideoToPhotosAlbum),
    DelegatedApi::done(Api::PreviewMedia),
    DelegatedApi::to(Api::RequestSubscribeMessage, DefaultAnswer::Each { option: "tmplIds", value: "reject" }),
    DelegatedApi::done(Api::SetInnerAudioOption),
    DelegatedApi::done(Api::PreDownloadSubpackage),
    DelegatedApi::done(Api::UpdateShareMenu),
    DelegatedApi::done(Api::EnableAlertBeforeUnload),
    DelegatedApi::done(Api::DisableAlertBeforeUnload),
    DelegatedApi::at_once(Api::ReportAnalytics),
    DelegatedApi::at_once(Api::ReportEvent),
    DelegatedApi::at_once(Api::ReportMonitor),
    DelegatedApi::to(Api::ChooseImage, DefaultAnswer::Chooses(IMAGES)),
    DelegatedApi::to(Api::ChooseMedia, DefaultAnswer::Chooses(MEDIA)),
    DelegatedApi::to(Api::ChooseVideo, DefaultAnswer::Chooses(VIDEO)),
    DelegatedApi::to(Api::ChooseMessageFile, DefaultAnswer::Chooses(MESSAGE_FILES)),
];

/// What choosers tell of an image.
const IMAGES: &[(&str, Chosen)] = &[
    ("tempFilePaths", Chosen::Paths),
    ("tempFiles", Chosen::Files(&[("path", FileFact::Path), ("size", FileFact::Size)])),
];

/// What they tell of a video.
const VIDEO: &[(&str, Chosen)] = &[
    ("tempFilePath", Chosen::First(FileFact::Path)),
    ("size", Chosen::First(FileFact::Size)),
    ("duration", Chosen::First(FileFact::Unknown)),
    ("height", Chosen::First(FileFact::Unknown)),
    ("width", Chosen::First(FileFact::Unknown)),
];

/// What they tell of images and videos.
const MEDIA: &[(&str, Chosen)] = &[
    (
        "tempFiles",
        Chosen::Files(&[
            ("tempFilePath", FileFact::Path),
            ("size", FileFact::Size),
            ("fileType", FileFact::Kind),
            ("duration", FileFact::Unknown),
            ("height", FileFact::Unknown),
            ("width", FileFact::Unknown),
        ]),
    ),
    ("type", Chosen::Kind),
];

/// What they tell of files of a conversation.
const MESSAGE_FILES: &[(&str, Chosen)] = &[(
    "tempFiles",
    Chosen::Files(&[
        ("path", FileFact::Path),
        ("size", FileFact::Size),
        ("name", FileFact::Name),
        ("type", FileFact::Kind),
    ]),
)];

/// The options that are honoured, for those who ask.
const OPTIONS: &[(Api, &[&str])] = &[
    (
        Api::Request,
        &[
            "url",
            "data",
            "header",
            "timeout",
            "method",
            "dataType",
            "responseType",
            "enableHttp2",
            "enableChunked",
            "enableProfile",
            "forceCellularNetwork",
            "redirect",
            "useHighPerformanceMode",
        ],
    ),
    (Api::UploadFile, &["url", "filePath", "name", "header", "formData", "timeout", "enableHttp2", "enableProfile"]),
    (Api::DownloadFile, &["url", "header", "filePath", "timeout", "enableHttp2", "enableProfile"]),
    (Api::ConnectSocket, &["url", "header", "protocols", "timeout", "perMessageDeflate", "forceCellularNetwork"]),
    (Api::SendSocketMessage, &["data"]),
    (Api::CloseSocket, &["code", "reason"]),
    (Api::SetStorage, &["key", "data", "encrypt"]),
    (Api::GetStorage, &["key"]),
];

/// Profile of an anonymous user.
const PERSON: &[(&str, Fact)] = &[
    ("nickName", Fact::Text("微信用户")),
    ("gender", Fact::Number(0.0)),
    ("language", Fact::Text("")),
    ("city", Fact::Text("")),
    ("province", Fact::Text("")),
    ("country", Fact::Text("")),
    ("avatarUrl", Fact::Text("")),
];

/// User information, without signature and encrypted data.
const USER: &[(&str, Fact)] = &[
    ("userInfo", Fact::Object(PERSON)),
    (
        "rawData",
        Fact::Text(
            r#"{"nickName":"微信用户","gender":0,"language":"","city":"","province":"","country":"","avatarUrl":""}"#,
        ),
    ),
    ("signature", Fact::Text("qiao-made-up-signature")),
    ("encryptedData", Fact::Text("qiao-made-up-data")),
    ("iv", Fact::Text("qiao-made-up-vector")),
];

/// Authorization settings before any permission was requested.
const NOTHING_GRANTED: &[(&str, Fact)] = &[("authSetting", Fact::Object(&[]))];
