//! The surface that a profile describes: which functions script sees and how they behave.

use qiao_abi::{
    Api, ApiShape, BrowserShape, CallStyle, ConstantShape, Form, Function, Happening, ObjectShape, SocketShape,
    SpaceShape, TaskMethod,
};

use crate::app::App;
use crate::surface;
use crate::values::IdForm;

/// The function that returns the file manager, and what that is called.
const MANAGER: (&str, &str) = ("getFileSystemManager", "FileSystemManager");

/// The API object of a program under its platform's rules.
pub fn shape(app: &App) -> SpaceShape {
    let calls = &app.profile.calls;
    SpaceShape {
        namespace: app.profile.namespace,
        apis: [apis(app), others(app)].concat(),
        built: app.profile.surface.built.value.iter().filter(|name| surface::has_come(app, name)).copied().collect(),
        objects: manager(app).into_iter().collect(),
        globals: app.profile.project.globals.value,
        constants: constants(app),
        sockets: sockets(app),
        browser: browser(app),
        return_this: app.profile.surface.return_this.value,
        style: CallStyle {
            callback_error: calls.callback_error.value,
            rejection: calls.rejection.value,
            failures_reach_app: calls.failures_reach_app.value,
            request_info: calls.request_info.value.on(app.client),
            task_fields: calls.task_fields.value,
            global: app.profile.surface.global.value.on(app.client),
            defines_modules: app.profile.project.defines_modules.value,
            launches_at_once: app.profile.pages.launches_at_once.value,
            missing_promises: app.profile.surface.promises.value.at(app.base_library),
            rewrites_options: calls.rewrites_options.value,
        },
    }
}

/// The methods of the task that a function returns; none where it returns no task.
fn task(app: &App, api: Api) -> &'static [TaskMethod] {
    let task = match api {
        Api::Request => &app.profile.calls.request_task,
        Api::UploadFile => &app.profile.upload.task,
        Api::DownloadFile => &app.profile.download.task,
        _ => return &[],
    };
    task.value.at(app.base_library)
}

/// Whether the task of a function has listeners for this.
pub fn can_listen(app: &App, api: Api, happening: Happening) -> bool {
    task(app, api).contains(&TaskMethod::On(happening))
}

fn apis(app: &App) -> Vec<ApiShape> {
    let profile = app.profile;
    let mut apis = vec![later(app, Api::Request)];
    if profile.upload.offered.value {
        apis.push(later(app, Api::UploadFile));
    }
    if profile.download.offered.value {
        apis.push(later(app, Api::DownloadFile));
    }
    if profile.sockets.offered.value {
        apis.push(later(app, Api::ConnectSocket));
        apis.extend(profile.sockets.functions.value.iter().map(|function| listening(app, *function)));
    }
    apis.extend(profile.files.functions.value.iter().map(|api| later(app, *api)));
    for api in profile.storage.functions.value {
        apis.push(later(app, *api));
        apis.push(returning(Function::sync(*api)));
    }
    apis.extend(
        profile
            .network
            .functions
            .value
            .on(app.client)
            .at(app.base_library)
            .iter()
            .map(|function| listening(app, *function)),
    );
    apis
}

/// The functions beside network, files and storage.
fn others(app: &App) -> Vec<ApiShape> {
    let profile = app.profile;
    let handed = profile.ui.handed.value.iter().map(|handed| handed.function);
    let promise = profile.surface.promises.value.at(app.base_library);
    let others =
        [profile.pages.functions.value, profile.device.functions.value, profile.surface.functions.value].concat();
    handed
        .chain(others)
        .filter(|function| surface::has_come(app, &function.to_string()))
        .map(|function| match function.form {
            Form::Sync | Form::Direct => returning(function),
            Form::Listen | Form::Unlisten => listening(app, function),
            Form::Async => ApiShape { promise, ..later(app, function.api) },
        })
        .collect()
}

/// Globals under the names of a browser.
fn browser(app: &App) -> Option<BrowserShape> {
    app.profile.surface.browser.value.then(|| BrowserShape {
        user_agent: app.profile.headers.user_agent.value.on(app.client),
        apis: [Api::Atob, Api::Btoa].map(|api| returning(Function::direct(api))).to_vec(),
    })
}

fn later(app: &App, api: Api) -> ApiShape {
    let promise = app.profile.calls.promises.value.at(app.base_library).contains(&api);
    let bare_complete = api == Api::ConnectSocket && app.profile.sockets.bare_results.value;
    ApiShape { function: api.into(), parameters: &[], task: task(app, api), promise, bare_complete, single: false }
}

/// A function that takes options, or one of those that add and remove listeners.
fn listening(app: &App, function: Function) -> ApiShape {
    let socket =
        matches!(function.api, Api::OnSocketOpen | Api::OnSocketMessage | Api::OnSocketError | Api::OnSocketClose);
    let single = socket && app.profile.sockets.single_slot.value;
    match function.form {
        Form::Listen | Form::Unlisten => {
            ApiShape { function, parameters: &[], task: &[], promise: false, bare_complete: false, single }
        }
        Form::Async | Form::Sync | Form::Direct => later(app, function.api),
    }
}

fn returning(function: Function) -> ApiShape {
    ApiShape {
        function,
        parameters: parameters(function.api),
        task: &[],
        promise: false,
        bare_complete: false,
        single: false,
    }
}

/// The file manager, whose functions return no promises.
fn manager(app: &App) -> Option<ObjectShape> {
    let files = &app.profile.files;
    let all = files.manager.value.at(app.base_library);
    let async_forms = all.iter().map(|api| ApiShape { promise: false, ..later(app, *api) });
    let apis = async_forms.chain(files.manager_sync.value.iter().map(|api| returning(Function::sync(*api)))).collect();
    (!all.is_empty()).then_some(ObjectShape { getter: MANAGER.0, class: MANAGER.1, apis })
}

/// The tasks of sockets.
fn sockets(app: &App) -> Option<SocketShape> {
    let rules = &app.profile.sockets;
    let of_task = |api| ApiShape { promise: false, ..later(app, api) };
    rules.offered.value.then(|| SocketShape {
        send: of_task(Api::SendSocketMessage),
        close: of_task(Api::CloseSocket),
        task: rules.task.value.at(app.base_library),
        state: rules.state.value,
        closing: rules.closing_state.value,
        errors: rules.errors.value,
        id: rules.id.value == IdForm::Text,
        throwing_success_fails: rules.throwing_success_fails.value,
    })
}

fn constants(app: &App) -> Vec<ConstantShape> {
    let files = &app.profile.files;
    let user = ConstantShape { object: "env", name: "USER_DATA_PATH", value: files.user.value.on(app.client) };
    if files.user_path_told.value.at(app.base_library) { vec![user] } else { Vec::new() }
}

/// What the arguments of a function that takes them one by one are called as options.
fn parameters(api: Api) -> &'static [&'static str] {
    match api {
        Api::Access => &["path"],
        Api::AppendFile | Api::WriteFile => &["filePath", "data", "encoding"],
        Api::CopyFile => &["srcPath", "destPath"],
        Api::Mkdir | Api::Rmdir => &["dirPath", "recursive"],
        Api::Readdir => &["dirPath"],
        Api::ReadFile => &["filePath", "encoding", "position", "length"],
        Api::Rename => &["oldPath", "newPath"],
        Api::SaveFile => &["tempFilePath", "filePath"],
        Api::Stat => &["path", "recursive"],
        Api::Unlink => &["filePath"],
        Api::SetStorage => &["key", "data"],
        Api::GetStorage | Api::RemoveStorage => &["key"],
        Api::CanIUse => &["schema"],
        Api::ArrayBufferToBase64 => &["arrayBuffer"],
        Api::Base64ToArrayBuffer | Api::Atob => &["base64"],
        Api::Btoa => &["text"],
        Api::ReportAnalytics => &["eventName", "data"],
        Api::ReportEvent => &["eventId", "data"],
        Api::ReportMonitor => &["name", "value"],
        _ => &[],
    }
}
