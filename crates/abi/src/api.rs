//! Names and numbers that identify things: APIs, calls, timers and the spaces they belong to.

use std::fmt;

/// The number of one API call or one listener, unique within a mini-program.
///
/// Script-side callbacks are filed under it, so it stays below 2^32 and fits a JS number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CallId(pub u32);

/// The number that `setTimeout` or `setInterval` returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimerId(pub u32);

/// Which of a mini-program's API objects a call came through.
///
/// A project has one; a bare script has one per platform, each under its own rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Namespace(pub u8);

/// Declares the APIs with the names that script uses.
macro_rules! apis {
    ($($variant:ident = $name:literal,)+) => {
        /// The APIs that qiao carries out, by the name that script uses.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Api {
            $( #[doc = concat!("`", $name, "`")] $variant, )+
        }

        impl Api {
            /// Every API, in the order of the enum.
            pub const ALL: &[Api] = &[$( Api::$variant, )+];

            /// The name of the function in script, which is also the first word of its messages.
            pub const fn name(self) -> &'static str {
                match self { $( Api::$variant => $name, )+ }
            }
        }
    };
}

apis! {
    Request = "request",
    UploadFile = "uploadFile",
    DownloadFile = "downloadFile",
    ConnectSocket = "connectSocket",
    SendSocketMessage = "sendSocketMessage",
    CloseSocket = "closeSocket",
    OnSocketOpen = "onSocketOpen",
    OnSocketMessage = "onSocketMessage",
    OnSocketError = "onSocketError",
    OnSocketClose = "onSocketClose",
    SaveFile = "saveFile",
    GetSavedFileList = "getSavedFileList",
    GetSavedFileInfo = "getSavedFileInfo",
    RemoveSavedFile = "removeSavedFile",
    GetFileInfo = "getFileInfo",
    Access = "access",
    AppendFile = "appendFile",
    CopyFile = "copyFile",
    Mkdir = "mkdir",
    Readdir = "readdir",
    ReadFile = "readFile",
    Rename = "rename",
    Rmdir = "rmdir",
    Stat = "stat",
    Unlink = "unlink",
    WriteFile = "writeFile",
    SetStorage = "setStorage",
    GetStorage = "getStorage",
    RemoveStorage = "removeStorage",
    ClearStorage = "clearStorage",
    GetStorageInfo = "getStorageInfo",
    GetNetworkType = "getNetworkType",
    OnNetworkStatusChange = "onNetworkStatusChange",
    OnNetworkWeakChange = "onNetworkWeakChange",
    GetNetworkQualityType = "getNetworkQualityType",
    OnNetworkQualityChange = "onNetworkQualityChange",
    NavigateTo = "navigateTo",
    RedirectTo = "redirectTo",
    SwitchTab = "switchTab",
    ReLaunch = "reLaunch",
    NavigateBack = "navigateBack",
    OnAppShow = "onAppShow",
    OnAppHide = "onAppHide",
    OnError = "onError",
    OnUnhandledRejection = "onUnhandledRejection",
    OnPageNotFound = "onPageNotFound",
    ShowLoading = "showLoading",
    HideLoading = "hideLoading",
    ShowToast = "showToast",
    HideToast = "hideToast",
    ShowModal = "showModal",
    ShowActionSheet = "showActionSheet",
    ShowPrompt = "showPrompt",
    SetNavigationBarTitle = "setNavigationBarTitle",
    SetNavigationBarColor = "setNavigationBarColor",
    ShowNavigationBarLoading = "showNavigationBarLoading",
    HideNavigationBarLoading = "hideNavigationBarLoading",
    HideHomeButton = "hideHomeButton",
    SetBackgroundColor = "setBackgroundColor",
    SetBackgroundTextStyle = "setBackgroundTextStyle",
    StartPullDownRefresh = "startPullDownRefresh",
    StopPullDownRefresh = "stopPullDownRefresh",
    PageScrollTo = "pageScrollTo",
    ShowTabBar = "showTabBar",
    HideTabBar = "hideTabBar",
    SetTabBarItem = "setTabBarItem",
    SetTabBarStyle = "setTabBarStyle",
    SetTabBarBadge = "setTabBarBadge",
    RemoveTabBarBadge = "removeTabBarBadge",
    ShowTabBarRedDot = "showTabBarRedDot",
    HideTabBarRedDot = "hideTabBarRedDot",
    ShowShareMenu = "showShareMenu",
    HideShareMenu = "hideShareMenu",
    HideKeyboard = "hideKeyboard",
    HideBlockLoading = "hideBlockLoading",
    SetBlockInfo = "setBlockInfo",
    Cancel = "cancel",
    VibrateShort = "vibrateShort",
    VibrateLong = "vibrateLong",
    SetKeepScreenOn = "setKeepScreenOn",
    SetClipboardData = "setClipboardData",
    GetClipboardData = "getClipboardData",
    Login = "login",
    CheckSession = "checkSession",
    PreloadAssets = "preloadAssets",
    GetUserInfo = "getUserInfo",
    GetUserProfile = "getUserProfile",
    GetSystemInfo = "getSystemInfo",
    GetSystemInfoAsync = "getSystemInfoAsync",
    GetWindowInfo = "getWindowInfo",
    GetDeviceInfo = "getDeviceInfo",
    GetAppBaseInfo = "getAppBaseInfo",
    GetAccountInfo = "getAccountInfo",
    GetEnvInfo = "getEnvInfo",
    GetMenuButtonBoundingClientRect = "getMenuButtonBoundingClientRect",
    GetLaunchOptions = "getLaunchOptions",
    GetEnterOptions = "getEnterOptions",
    CanIUse = "canIUse",
    ArrayBufferToBase64 = "arrayBufferToBase64",
    Base64ToArrayBuffer = "base64ToArrayBuffer",
    Atob = "atob",
    Btoa = "btoa",
    ReportAnalytics = "reportAnalytics",
    ReportEvent = "reportEvent",
    ReportMonitor = "reportMonitor",
}

impl Api {
    /// The number by which the engine and its prelude know the API.
    pub const fn index(self) -> u8 {
        self as u8
    }

    /// The API with that number.
    pub fn at(index: u8) -> Option<Api> {
        Api::ALL.get(usize::from(index)).copied()
    }
}

/// The form in which an API is called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// With an option object; the outcome comes through callbacks or a promise.
    #[default]
    Async,
    /// With arguments one by one; the outcome is returned or thrown.
    Sync,
    /// The same under the API's plain name.
    Direct,
    /// With a function that hears of something from now on.
    Listen,
    /// With a function that is to hear of it no more, or without one for all of them.
    Unlisten,
}

/// One function of script: an API in one of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Function {
    /// The API.
    pub api: Api,
    /// The form.
    pub form: Form,
}

impl Function {
    /// Whether script calls it so.
    pub fn is_called(self, name: &str) -> bool {
        let api = self.api.name();
        match self.form {
            Form::Async | Form::Direct | Form::Listen => name == api,
            Form::Unlisten => name.strip_prefix("off").is_some_and(|rest| api.strip_prefix("on") == Some(rest)),
            Form::Sync => name.strip_suffix("Sync") == Some(api),
        }
    }

    /// The form that adds a listener.
    pub const fn listen(api: Api) -> Function {
        Function { api, form: Form::Listen }
    }

    /// The form that removes listeners.
    pub const fn unlisten(api: Api) -> Function {
        Function { api, form: Form::Unlisten }
    }

    /// The form that returns its outcome.
    pub const fn sync(api: Api) -> Function {
        Function { api, form: Form::Sync }
    }

    /// The same form, where the function is named like the API.
    pub const fn direct(api: Api) -> Function {
        Function { api, form: Form::Direct }
    }
}

impl From<Api> for Function {
    fn from(api: Api) -> Self {
        Function { api, form: Form::Async }
    }
}

impl fmt::Display for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.form {
            Form::Async | Form::Direct | Form::Listen => f.write_str(self.api.name()),
            Form::Unlisten => write!(f, "off{}", self.api.name().trim_start_matches("on")),
            Form::Sync => write!(f, "{}Sync", self.api.name()),
        }
    }
}

impl fmt::Display for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for CallId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}
