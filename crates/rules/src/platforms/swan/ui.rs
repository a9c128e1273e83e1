//! Baidu smart programs: functions delegated to the embedder, and the rest of the API surface. Data only; the values
//! are resolved and applied elsewhere.

use qiao_abi::{Api, Function};

use crate::profile::{SurfaceRules, UiRules};
use crate::rule::{assumed, doc, observed};
use crate::values::{Chosen, Dated, DefaultAnswer, DelegatedApi, Fact, FileFact, PerClient, Version, coded};

pub(super) const UI: UiRules = UiRules {
    handed: doc(HANDED, "SWAN-CB-021", "swan-api-pages"),
    cancelled: assumed(coded("{api}:fail cancel", 1001), "SWAN-CB-003"),
    refused: assumed(coded("{api}:fail {value}", 1001), "SWAN-CB-003"),
};

pub(super) const SURFACE: SurfaceRules = SurfaceRules {
    functions: doc(&[Function::direct(Api::CanIUse)], "SWAN-CB-018", "swan-can-i-use"),
    built: observed(
        &[
            "nextTick",
            "getUpdateManager",
            "createSelectorQuery",
            "createIntersectionObserver",
            "createAnimation",
            "CanvasContext.measureText",
        ],
        "SWAN-ENV-012",
        "swan-js",
    ),
    objects: doc(&[], "SWAN-CB-021", "swan-api-pages"),
    options: doc(OPTIONS, "SWAN-CB-018", "swan-can-i-use"),
    // iOS reports this code for functions that the client does not know.
    refused: assumed(coded("{api}:fail not supported", 302), "SWAN-CB-003"),
    promises: observed(Dated(&[(Version(0, 0, 0), false)]), "SWAN-CB-005", "swan-js-api"),
    global: observed(PerClient::all(true), "SWAN-ENV-007", "swan-js-host-app"),
    browser: observed(true, "SWAN-ENV-007", "swan-js-host-app"),
    declared: assumed(PerClient::all(&[]), "SWAN-ENV-007"),
    classes: assumed(PerClient::all(&[]), "SWAN-ENV-007"),
    accessors: assumed(PerClient::all(false), "SWAN-ENV-007"),
    return_this: observed(false, "SWAN-ENV-008", "swan-js"),
};

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
    DelegatedApi::done(Api::VibrateShort),
    DelegatedApi::done(Api::VibrateLong),
    DelegatedApi::done(Api::SetKeepScreenOn),
    DelegatedApi::to(Api::SetClipboardData, DefaultAnswer::Keeps("data")),
    DelegatedApi::to(Api::GetClipboardData, DefaultAnswer::Kept("data")),
    DelegatedApi::to(Api::Login, DefaultAnswer::Code("code")),
    DelegatedApi::to(Api::GetUserInfo, DefaultAnswer::Tells(USER)),
    DelegatedApi::done(Api::CheckSession),
    DelegatedApi::at_once(Api::ReportAnalytics),
    DelegatedApi::to(Api::ChooseImage, DefaultAnswer::Chooses(IMAGES)),
    DelegatedApi::to(Api::ChooseVideo, DefaultAnswer::Chooses(VIDEO)),
    DelegatedApi::to(Api::GetSetting, DefaultAnswer::Tells(NOTHING_GRANTED)),
    DelegatedApi::to(Api::OpenSetting, DefaultAnswer::Tells(NOTHING_GRANTED)),
    DelegatedApi::to(Api::Authorize, DefaultAnswer::Fails("auth deny")),
    DelegatedApi::to(Api::GetLocation, DefaultAnswer::Fails("auth deny")),
    DelegatedApi::done(Api::OpenDocument),
    DelegatedApi::done(Api::PreviewImage),
    DelegatedApi::done(Api::SaveImageToPhotosAlbum),
    DelegatedApi::done(Api::SaveVideoToPhotosAlbum),
    DelegatedApi::to(Api::GetLoginCode, DefaultAnswer::Code("code")),
    DelegatedApi::to(Api::GetUserProfile, DefaultAnswer::Tells(USER)),
    DelegatedApi::done(Api::SetInnerAudioOption),
    DelegatedApi::done(Api::SetPageInfo),
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

/// The options that are honoured, for those who ask.
const OPTIONS: &[(Api, &[&str])] = &[
    (Api::Request, &["url", "data", "header", "method", "dataType", "responseType"]),
    (Api::UploadFile, &["url", "filePath", "name", "header", "formData"]),
    (Api::DownloadFile, &["url", "header", "filePath"]),
    (Api::ConnectSocket, &["url", "header", "protocols"]),
    (Api::SendSocketMessage, &["data"]),
    (Api::CloseSocket, &["code", "reason"]),
    (Api::SetStorage, &["key", "data"]),
    (Api::GetStorage, &["key"]),
];

/// Profile of an anonymous user.
const PERSON: &[(&str, Fact)] =
    &[("nickName", Fact::Text("百度网友")), ("avatarUrl", Fact::Text("")), ("gender", Fact::Number(0.0))];

/// User information, without signature and encrypted data.
const USER: &[(&str, Fact)] = &[
    ("userInfo", Fact::Object(PERSON)),
    ("data", Fact::Text("qiao-made-up-data")),
    ("iv", Fact::Text("qiao-made-up-vector")),
];

/// Authorization settings before any permission was requested.
const NOTHING_GRANTED: &[(&str, Fact)] = &[("authSetting", Fact::Object(&[]))];
