//! What the engine asks for, handed to the part of the host that does it.

use qiao_abi::{
    Api, CallId, Failure, Found, HostValue, Level, LoadError, Namespace, Ops, Options, Record, ScriptError,
    ScriptReply, Source, Started, TimerId, TranspileError, Transpiled,
};

use crate::calls;
use crate::embedder_functions;
use crate::program::Program;
use crate::typescript;

impl Ops for Program {
    fn start(
        &self,
        namespace: Namespace,
        call: CallId,
        api: Api,
        options: &dyn Options,
        on: Option<CallId>,
    ) -> Started {
        match part(api) {
            Part::Request => calls::request::start(&self.0, namespace, call, options),
            Part::Upload => calls::upload::start(&self.0, namespace, call, options),
            Part::Download => calls::download::start(&self.0, namespace, call, options),
            Part::Socket => match api {
                Api::SendSocketMessage => calls::socket::send(&self.0, namespace, call, options, on),
                Api::CloseSocket => calls::socket::close(&self.0, namespace, call, options, on),
                _ => calls::socket::connect(&self.0, namespace, call, options),
            },
            Part::File => calls::file::start(&self.0, namespace, call, api, options),
            Part::Storage => calls::storage::start(&self.0, namespace, call, api, options),
            Part::Network => calls::network_info::start(&self.0, namespace, call, api),
            Part::Route => calls::route::start(&self.0, namespace, call, api, options),
            Part::Ask => calls::delegate::start(&self.0, namespace, call, api, options),
            Part::Tell => calls::device::start(&self.0, namespace, call, api),
        }
    }

    fn answer(&self, namespace: Namespace, api: Api, options: &dyn Options) -> Result<HostValue, HostValue> {
        match part(api) {
            Part::File => calls::file::answer(&self.0, namespace, api, options),
            Part::Storage => calls::storage::answer(&self.0, namespace, api, options),
            Part::Ask => Ok(calls::delegate::answer(&self.0, api, options)),
            Part::Tell => calls::device::answer(&self.0, namespace, api, options),
            Part::Request | Part::Upload | Part::Download | Part::Socket | Part::Network | Part::Route => {
                Ok(HostValue::Undefined)
            }
        }
    }

    fn subscribe(&self, call: CallId) {
        if let Some(running) = self.0.calls.borrow_mut().get_mut(&call) {
            running.has_listeners = true;
        }
    }

    fn find(&self, namespace: Namespace, name: &str) -> Option<Found> {
        let at = self.0.namespace(namespace)?;
        qiao_rules::functions::find(&at.app, name).or_else(|| calls::missing::find(at, name).map(Found::Missing))
    }

    fn names(&self, namespace: Namespace, class: Option<&str>) -> Vec<String> {
        let Some(at) = self.0.namespace(namespace) else {
            return Vec::new();
        };
        let missing = calls::missing::names(at, class);
        qiao_rules::functions::names(&at.app, class).into_iter().chain(missing.map(str::to_owned)).collect()
    }

    fn refuse(&self, namespace: Namespace, call: Option<CallId>, name: &str) -> HostValue {
        calls::missing::refuse(&self.0, namespace, call, name)
    }

    fn show_request_info(&self) {
        let lines: Vec<String> = self.0.info.iter().flat_map(|info| info.borrow().clone()).collect();
        let text = if lines.is_empty() { "no requests yet".to_owned() } else { lines.join("\n") };
        self.console(Level::Info, text);
    }

    fn abort(&self, call: CallId) {
        let running = self.0.calls.borrow().get(&call).cloned();
        match running {
            Some(running) => running.cancel.cancel(Failure::Aborted),
            None => {
                if let Some(ending) = self.0.inbox.withdraw(call) {
                    ending.abort();
                }
            }
        }
    }

    fn set_timer(&self, delay: f64, repeat: bool) -> Option<TimerId> {
        let mut timers = self.0.timers.borrow_mut();
        (timers.len() < self.0.limits.timers).then(|| timers.set(delay, repeat))
    }

    fn clear_timer(&self, timer: TimerId) {
        self.0.timers.borrow_mut().clear(timer);
    }

    fn now(&self) -> f64 {
        self.0.clock.epoch_milliseconds()
    }

    fn random(&self) -> f64 {
        self.0.random.borrow_mut().f64()
    }

    fn console(&self, level: Level, text: String) {
        self.0.journal.write(Record::Console { level, text });
    }

    fn script_error(&self, error: ScriptError) {
        self.0.journal.write(Record::Error(error));
    }

    fn answered(&self, query: u32, response: ScriptReply) {
        if let Some(answer) = self.0.queries.borrow_mut().remove(&query) {
            // Whoever asked may be gone.
            drop(answer.send(response));
        }
    }

    fn call_function(&self, at: usize, arguments: &str) -> Result<String, String> {
        embedder_functions::call(self, at, arguments)
    }

    fn start_function(&self, at: usize, number: u32, arguments: &str) {
        embedder_functions::start(self, at, number, arguments);
    }

    fn load(&self, from: &str, wanted: &str) -> Result<Source, LoadError> {
        match &self.0.root {
            Some(root) => {
                let rules = self.0.namespaces.first().map(|namespace| &namespace.app.profile.app);
                rules.map_or(Err(LoadError::Outside), |rules| root.load(from, wanted, rules))
            }
            None => Err(LoadError::Outside),
        }
    }

    fn transpile(&self, name: &str, text: &str) -> Result<Transpiled, TranspileError> {
        typescript::transpile(name, text)
    }
}

/// The parts of the host that carry out calls.
enum Part {
    Request,
    Upload,
    Download,
    Socket,
    File,
    Storage,
    Network,
    Route,
    Ask,
    Tell,
}

/// Who carries out an API.
fn part(api: Api) -> Part {
    match api {
        Api::Request => Part::Request,
        Api::UploadFile => Part::Upload,
        Api::DownloadFile => Part::Download,
        Api::ConnectSocket
        | Api::SendSocketMessage
        | Api::CloseSocket
        | Api::OnSocketOpen
        | Api::OnSocketMessage
        | Api::OnSocketError
        | Api::OnSocketClose => Part::Socket,
        Api::SaveFile
        | Api::GetSavedFileList
        | Api::GetSavedFileInfo
        | Api::RemoveSavedFile
        | Api::GetFileInfo
        | Api::Access
        | Api::AppendFile
        | Api::CopyFile
        | Api::Mkdir
        | Api::Readdir
        | Api::ReadFile
        | Api::Rename
        | Api::Rmdir
        | Api::Stat
        | Api::Unlink
        | Api::WriteFile => Part::File,
        Api::SetStorage | Api::GetStorage | Api::RemoveStorage | Api::ClearStorage | Api::GetStorageInfo => {
            Part::Storage
        }
        Api::GetNetworkType
        | Api::OnNetworkStatusChange
        | Api::OnNetworkWeakChange
        | Api::GetNetworkQualityType
        | Api::OnNetworkQualityChange => Part::Network,
        Api::NavigateTo
        | Api::RedirectTo
        | Api::SwitchTab
        | Api::ReLaunch
        | Api::NavigateBack
        | Api::OnAppShow
        | Api::OnAppHide
        | Api::OnError
        | Api::OnUnhandledRejection
        | Api::OnPageNotFound => Part::Route,
        Api::ShowLoading
        | Api::HideLoading
        | Api::ShowToast
        | Api::HideToast
        | Api::ShowModal
        | Api::ShowActionSheet
        | Api::ShowPrompt
        | Api::SetNavigationBarTitle
        | Api::SetNavigationBarColor
        | Api::ShowNavigationBarLoading
        | Api::HideNavigationBarLoading
        | Api::HideHomeButton
        | Api::SetBackgroundColor
        | Api::SetBackgroundTextStyle
        | Api::StartPullDownRefresh
        | Api::StopPullDownRefresh
        | Api::PageScrollTo
        | Api::ShowTabBar
        | Api::HideTabBar
        | Api::SetTabBarItem
        | Api::SetTabBarStyle
        | Api::SetTabBarBadge
        | Api::RemoveTabBarBadge
        | Api::ShowTabBarRedDot
        | Api::HideTabBarRedDot
        | Api::ShowShareMenu
        | Api::HideShareMenu
        | Api::HideKeyboard
        | Api::HideBlockLoading
        | Api::SetBlockInfo
        | Api::Cancel
        | Api::VibrateShort
        | Api::VibrateLong
        | Api::SetKeepScreenOn
        | Api::SetClipboardData
        | Api::GetClipboardData
        | Api::PreloadAssets
        | Api::GetUserInfo
        | Api::GetUserProfile
        | Api::Login
        | Api::CheckSession
        | Api::ReportAnalytics
        | Api::ReportEvent
        | Api::ReportMonitor => Part::Ask,
        Api::GetSystemInfo
        | Api::GetSystemInfoAsync
        | Api::GetWindowInfo
        | Api::GetDeviceInfo
        | Api::GetAppBaseInfo
        | Api::GetAccountInfo
        | Api::GetEnvInfo
        | Api::GetMenuButtonBoundingClientRect
        | Api::GetLaunchOptions
        | Api::GetEnterOptions
        | Api::CanIUse
        | Api::ArrayBufferToBase64
        | Api::Base64ToArrayBuffer
        | Api::Atob
        | Api::Btoa => Part::Tell,
    }
}
