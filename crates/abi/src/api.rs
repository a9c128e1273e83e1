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

/// What carries an API out. Each capability has files of the same name in the layers below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Capability {
    /// `request`
    Request,
    /// `uploadFile`
    Upload,
    /// `downloadFile`
    Download,
    /// WebSockets and their global functions.
    Socket,
    /// Files, in both forms.
    File,
    /// Storage, in both forms.
    Storage,
    /// The condition of the network.
    Network,
    /// The search for services in the local network.
    Discovery,
    /// Pages and the program's own life.
    Route,
    /// What the user or the embedder answers.
    Delegate,
    /// Facts of device, client and program, and conversions.
    Device,
}

/// Declares the APIs: the name that script uses, and the capability that carries it out.
macro_rules! apis {
    ($($variant:ident = $name:literal in $capability:ident,)+) => {
        /// The APIs that qiao carries out, by the name that script uses.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
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

            /// What carries the API out.
            pub const fn capability(self) -> Capability {
                match self { $( Api::$variant => Capability::$capability, )+ }
            }
        }
    };
}

apis! {
    Request = "request" in Request,
    UploadFile = "uploadFile" in Upload,
    DownloadFile = "downloadFile" in Download,
    ConnectSocket = "connectSocket" in Socket,
    SendSocketMessage = "sendSocketMessage" in Socket,
    CloseSocket = "closeSocket" in Socket,
    OnSocketOpen = "onSocketOpen" in Socket,
    OnSocketMessage = "onSocketMessage" in Socket,
    OnSocketError = "onSocketError" in Socket,
    OnSocketClose = "onSocketClose" in Socket,
    CreateTcpSocket = "createTCPSocket" in Socket,
    CreateUdpSocket = "createUDPSocket" in Socket,
    SaveFile = "saveFile" in File,
    GetSavedFileList = "getSavedFileList" in File,
    GetSavedFileInfo = "getSavedFileInfo" in File,
    RemoveSavedFile = "removeSavedFile" in File,
    GetFileInfo = "getFileInfo" in File,
    GetImageInfo = "getImageInfo" in File,
    Open = "open" in File,
    Close = "close" in File,
    Read = "read" in File,
    Write = "write" in File,
    Fstat = "fstat" in File,
    Ftruncate = "ftruncate" in File,
    Truncate = "truncate" in File,
    ReadCompressedFile = "readCompressedFile" in File,
    ReadZipEntry = "readZipEntry" in File,
    Unzip = "unzip" in File,
    Access = "access" in File,
    AppendFile = "appendFile" in File,
    CopyFile = "copyFile" in File,
    Mkdir = "mkdir" in File,
    Readdir = "readdir" in File,
    ReadFile = "readFile" in File,
    Rename = "rename" in File,
    Rmdir = "rmdir" in File,
    Stat = "stat" in File,
    Unlink = "unlink" in File,
    WriteFile = "writeFile" in File,
    SetStorage = "setStorage" in Storage,
    GetStorage = "getStorage" in Storage,
    RemoveStorage = "removeStorage" in Storage,
    ClearStorage = "clearStorage" in Storage,
    GetStorageInfo = "getStorageInfo" in Storage,
    GetNetworkType = "getNetworkType" in Network,
    OnNetworkStatusChange = "onNetworkStatusChange" in Network,
    OnNetworkWeakChange = "onNetworkWeakChange" in Network,
    GetNetworkQualityType = "getNetworkQualityType" in Network,
    OnNetworkQualityChange = "onNetworkQualityChange" in Network,
    StartLocalServiceDiscovery = "startLocalServiceDiscovery" in Discovery,
    StopLocalServiceDiscovery = "stopLocalServiceDiscovery" in Discovery,
    OnLocalServiceFound = "onLocalServiceFound" in Discovery,
    OnLocalServiceResolveFail = "onLocalServiceResolveFail" in Discovery,
    OnLocalServiceLost = "onLocalServiceLost" in Discovery,
    OnLocalServiceDiscoveryStop = "onLocalServiceDiscoveryStop" in Discovery,
    NavigateTo = "navigateTo" in Route,
    RedirectTo = "redirectTo" in Route,
    SwitchTab = "switchTab" in Route,
    ReLaunch = "reLaunch" in Route,
    NavigateBack = "navigateBack" in Route,
    OnAppShow = "onAppShow" in Route,
    OnAppHide = "onAppHide" in Route,
    OnError = "onError" in Route,
    OnUnhandledRejection = "onUnhandledRejection" in Route,
    OnPageNotFound = "onPageNotFound" in Route,
    ShowLoading = "showLoading" in Delegate,
    HideLoading = "hideLoading" in Delegate,
    ShowToast = "showToast" in Delegate,
    HideToast = "hideToast" in Delegate,
    ShowModal = "showModal" in Delegate,
    ShowActionSheet = "showActionSheet" in Delegate,
    ShowPrompt = "showPrompt" in Delegate,
    SetNavigationBarTitle = "setNavigationBarTitle" in Delegate,
    SetNavigationBarColor = "setNavigationBarColor" in Delegate,
    ShowNavigationBarLoading = "showNavigationBarLoading" in Delegate,
    HideNavigationBarLoading = "hideNavigationBarLoading" in Delegate,
    HideHomeButton = "hideHomeButton" in Delegate,
    SetBackgroundColor = "setBackgroundColor" in Delegate,
    SetBackgroundTextStyle = "setBackgroundTextStyle" in Delegate,
    StartPullDownRefresh = "startPullDownRefresh" in Delegate,
    StopPullDownRefresh = "stopPullDownRefresh" in Delegate,
    PageScrollTo = "pageScrollTo" in Delegate,
    ShowTabBar = "showTabBar" in Delegate,
    HideTabBar = "hideTabBar" in Delegate,
    SetTabBarItem = "setTabBarItem" in Delegate,
    SetTabBarStyle = "setTabBarStyle" in Delegate,
    SetTabBarBadge = "setTabBarBadge" in Delegate,
    RemoveTabBarBadge = "removeTabBarBadge" in Delegate,
    ShowTabBarRedDot = "showTabBarRedDot" in Delegate,
    HideTabBarRedDot = "hideTabBarRedDot" in Delegate,
    ShowShareMenu = "showShareMenu" in Delegate,
    HideShareMenu = "hideShareMenu" in Delegate,
    HideKeyboard = "hideKeyboard" in Delegate,
    HideBlockLoading = "hideBlockLoading" in Delegate,
    SetBlockInfo = "setBlockInfo" in Delegate,
    Cancel = "cancel" in Delegate,
    VibrateShort = "vibrateShort" in Delegate,
    VibrateLong = "vibrateLong" in Delegate,
    SetKeepScreenOn = "setKeepScreenOn" in Delegate,
    SetClipboardData = "setClipboardData" in Delegate,
    GetClipboardData = "getClipboardData" in Delegate,
    Login = "login" in Delegate,
    CheckSession = "checkSession" in Delegate,
    PreloadAssets = "preloadAssets" in Delegate,
    GetUserInfo = "getUserInfo" in Delegate,
    GetUserProfile = "getUserProfile" in Delegate,
    ChooseImage = "chooseImage" in Delegate,
    ChooseMedia = "chooseMedia" in Delegate,
    ChooseVideo = "chooseVideo" in Delegate,
    ChooseMessageFile = "chooseMessageFile" in Delegate,
    GetLoginCode = "getLoginCode" in Delegate,
    GetSetting = "getSetting" in Delegate,
    OpenSetting = "openSetting" in Delegate,
    Authorize = "authorize" in Delegate,
    GetLocation = "getLocation" in Delegate,
    OpenDocument = "openDocument" in Delegate,
    PreviewImage = "previewImage" in Delegate,
    PreviewMedia = "previewMedia" in Delegate,
    SaveImageToPhotosAlbum = "saveImageToPhotosAlbum" in Delegate,
    SaveVideoToPhotosAlbum = "saveVideoToPhotosAlbum" in Delegate,
    RequestSubscribeMessage = "requestSubscribeMessage" in Delegate,
    SetInnerAudioOption = "setInnerAudioOption" in Delegate,
    PreDownloadSubpackage = "preDownloadSubpackage" in Delegate,
    SetPageInfo = "setPageInfo" in Delegate,
    UpdateShareMenu = "updateShareMenu" in Delegate,
    EnableAlertBeforeUnload = "enableAlertBeforeUnload" in Delegate,
    DisableAlertBeforeUnload = "disableAlertBeforeUnload" in Delegate,
    GetSystemInfo = "getSystemInfo" in Device,
    GetSystemInfoAsync = "getSystemInfoAsync" in Device,
    GetWindowInfo = "getWindowInfo" in Device,
    GetDeviceInfo = "getDeviceInfo" in Device,
    GetAppBaseInfo = "getAppBaseInfo" in Device,
    GetAccountInfo = "getAccountInfo" in Device,
    GetEnvInfo = "getEnvInfo" in Device,
    GetSystemSetting = "getSystemSetting" in Device,
    GetAppAuthorizeSetting = "getAppAuthorizeSetting" in Device,
    GetBatteryInfo = "getBatteryInfo" in Device,
    GetLocalIpAddress = "getLocalIPAddress" in Device,
    GetExtConfig = "getExtConfig" in Device,
    GetRandomValues = "getRandomValues" in Device,
    IsLogin = "isLogin" in Device,
    OnThemeChange = "onThemeChange" in Device,
    OnWindowResize = "onWindowResize" in Device,
    OnMemoryWarning = "onMemoryWarning" in Device,
    OnUserCaptureScreen = "onUserCaptureScreen" in Device,
    OnKeyboardHeightChange = "onKeyboardHeightChange" in Device,
    GetMenuButtonBoundingClientRect = "getMenuButtonBoundingClientRect" in Device,
    GetLaunchOptions = "getLaunchOptions" in Device,
    GetEnterOptions = "getEnterOptions" in Device,
    CanIUse = "canIUse" in Device,
    ArrayBufferToBase64 = "arrayBufferToBase64" in Device,
    Base64ToArrayBuffer = "base64ToArrayBuffer" in Device,
    Atob = "atob" in Device,
    Btoa = "btoa" in Device,
    ReportAnalytics = "reportAnalytics" in Delegate,
    ReportEvent = "reportEvent" in Delegate,
    ReportMonitor = "reportMonitor" in Delegate,
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
    /// With a function that is called for each event from now on.
    Listen,
    /// With the listener to remove, or without one to remove all.
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
