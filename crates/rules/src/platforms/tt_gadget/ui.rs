//! Feishu and Lark gadgets: functions delegated to the embedder, and the rest of the API surface. Data only; the values
//! are resolved and applied elsewhere.

use qiao_abi::Api;

use crate::profile::{SurfaceRules, UiRules};
use crate::rule::{assumed, doc, observed};
use crate::values::{
    Chosen, Dated, DefaultAnswer, DelegatedApi, Fact, FileFact, PerClient, Version, coded, error_text,
};

pub(super) const UI: UiRules = UiRules {
    handed: doc(HANDED, "TTG-STD-016", "lark-gadget-api-list"),
    cancelled: assumed(error_text("{api}:fail cancel"), "TTG-STD-006"),
    refused: assumed(error_text("{api}:fail {value}"), "TTG-STD-006"),
};

pub(super) const SURFACE: SurfaceRules = SurfaceRules {
    functions: doc(&[], "TTG-STD-016", "lark-gadget-api-list"),
    built: doc(
        &[
            "getUpdateManager",
            "createSelectorQuery",
            "createIntersectionObserver",
            "createAnimation",
            "CanvasContext.measureText",
        ],
        "TTG-STD-016",
        "lark-gadget-api-list",
    ),
    objects: doc(&[], "TTG-STD-016", "lark-gadget-api-list"),
    options: doc(&[], "TTG-STD-016", "lark-gadget-api-list"),
    refused: doc(coded("{api}:fail feature not support", 103), "TTG-ERR-001", "feishu-gadget-errno"),
    promises: assumed(Dated(&[(Version(0, 0, 0), false)]), "TTG-STD-011"),
    global: observed(PerClient::all(true), "TTG-LIFE-005", "npm-uni-mp-lark"),
    browser: doc(false, "TTG-LIFE-003", "feishu-logic-layer"),
    declared: assumed(PerClient::all(&[]), "TTG-LIFE-003"),
    classes: assumed(PerClient::all(&[]), "TTG-LIFE-003"),
    accessors: assumed(PerClient::all(false), "TTG-LIFE-003"),
    return_this: assumed(true, "TTG-LIFE-003"),
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
    DelegatedApi::to(
        Api::ShowPrompt,
        DefaultAnswer::Tells(&[
            ("confirm", Fact::Flag(false)),
            ("cancel", Fact::Flag(true)),
            ("inputValue", Fact::Text("")),
        ]),
    ),
    DelegatedApi::to(Api::ShowActionSheet, DefaultAnswer::Cancels),
    DelegatedApi::done(Api::SetNavigationBarTitle),
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
    DelegatedApi::done(Api::VibrateShort),
    DelegatedApi::done(Api::VibrateLong),
    DelegatedApi::done(Api::SetKeepScreenOn),
    DelegatedApi::to(Api::SetClipboardData, DefaultAnswer::Keeps("data")),
    DelegatedApi::to(Api::GetClipboardData, DefaultAnswer::Kept("data")),
    DelegatedApi::to(Api::Login, DefaultAnswer::Code("code")),
    DelegatedApi::to(Api::GetUserInfo, DefaultAnswer::Tells(USER)),
    DelegatedApi::done(Api::CheckSession),
    DelegatedApi::to(Api::ChooseImage, DefaultAnswer::Chooses(IMAGES)),
    DelegatedApi::to(Api::ChooseMedia, DefaultAnswer::Chooses(MEDIA)),
    DelegatedApi::to(Api::ChooseVideo, DefaultAnswer::Chooses(VIDEO)),
    DelegatedApi::to(Api::GetSetting, DefaultAnswer::Tells(NOTHING_GRANTED)),
    DelegatedApi::to(Api::OpenSetting, DefaultAnswer::Tells(NOTHING_GRANTED)),
    DelegatedApi::to(Api::Authorize, DefaultAnswer::Fails("auth deny")),
    DelegatedApi::to(Api::GetLocation, DefaultAnswer::Fails("auth deny")),
    DelegatedApi::done(Api::OpenDocument),
    DelegatedApi::done(Api::PreviewImage),
    DelegatedApi::done(Api::SaveImageToPhotosAlbum),
    DelegatedApi::done(Api::SaveVideoToPhotosAlbum),
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

/// A user without a name of their own.
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

/// Authorization settings before any permission was requested.
const NOTHING_GRANTED: &[(&str, Fact)] = &[("authSetting", Fact::Object(&[]))];
