//! The API functions that the host implements in a program's base library, and how each is called. Other functions of
//! the platform are known to `surface`.

use qiao_abi::{Api, ApiShape, Form, Found, Function, ProgressKind, TaskMethod};

use crate::app::App;
use crate::surface;

/// The function that returns the file manager, and the class of the file manager.
const MANAGER: (&str, &str) = ("getFileSystemManager", "FileSystemManager");

/// Looks up a name of the API object, or `Class.name` for an object that a function returns.
pub fn find(app: &App, name: &str) -> Option<Found> {
    if let Some((class, own)) = name.split_once('.') {
        let function = of_class(app, class).find(|api| api.function.is_called(own)).map(Found::Function);
        return function.or_else(|| built(app).find(|built| *built == name).map(Found::Built));
    }
    if let Some(own) = candidates(app).find(|api| api.function.is_called(name)) {
        return surface::has_come(app, name).then_some(Found::Function(own));
    }
    if let Some((getter, class)) = getters(app).find(|(getter, _)| *getter == name) {
        return Some(Found::Object { getter, class });
    }
    built(app).find(|built| *built == name).map(Found::Built)
}

/// The names in the API object, or in the objects of a class.
pub fn names(app: &App, class: Option<&str>) -> Vec<String> {
    let own = |api: ApiShape| api.function.to_string();
    match class {
        Some(class) => {
            let built = built(app).filter_map(|name| name.strip_prefix(class)?.strip_prefix('.'));
            of_class(app, class).map(own).chain(built.map(str::to_owned)).collect()
        }
        None => {
            let getters = getters(app).map(|(getter, _)| getter);
            let built = built(app).filter(|name| !name.contains('.'));
            all(app).map(own).chain(getters.chain(built).map(str::to_owned)).collect()
        }
    }
}

/// Functions that return a singleton object, with its class.
fn getters(app: &App) -> impl Iterator<Item = (&'static str, &'static str)> {
    let objects = app.rules.surface.objects.iter().map(|(getter, (class, _))| (*getter, *class));
    manager(app).map(|_| MANAGER).into_iter().chain(objects.filter(|(getter, _)| surface::has_come(app, getter)))
}

/// The functions of the objects of a class.
fn of_class(app: &App, class: &str) -> impl Iterator<Item = ApiShape> {
    let promise = app.rules.surface.promises;
    let objects = app.rules.surface.objects.iter().filter(move |(_, (of, _))| *of == class);
    let own = objects.flat_map(|(_, (_, functions))| functions.iter());
    let own = own.map(move |function| ApiShape { promise, ..later(app, function.api) });
    manager(app).filter(|_| class == MANAGER.1).into_iter().flatten().chain(own)
}

/// The functions of the API object in the program's base library.
pub fn all(app: &App) -> impl Iterator<Item = ApiShape> {
    candidates(app).filter(|api| surface::has_come(app, &api.function.to_string()))
}

/// The functions implemented by the prelude alone.
pub fn built(app: &App) -> impl Iterator<Item = &'static str> {
    app.rules.surface.built.iter().copied().filter(|name| surface::has_come(app, name))
}

/// The classes of the objects that functions return, with their functions.
pub fn objects(app: &App) -> impl Iterator<Item = (&'static str, Vec<ApiShape>)> {
    getters(app).map(|(_, class)| (class, of_class(app, class).collect()))
}

/// Whether the task of a function supports listeners for this kind of progress.
pub fn can_listen(app: &App, api: Api, happening: ProgressKind) -> bool {
    task(app, api).contains(&TaskMethod::On(happening))
}

/// The methods of the task that a function returns; empty if it returns no task.
#[expect(clippy::wildcard_enum_match_arm, reason = "other functions return no task")]
pub(crate) fn task(app: &App, api: Api) -> &'static [TaskMethod] {
    match api {
        Api::Request => app.rules.calls.request_task,
        Api::UploadFile => app.rules.upload.task,
        Api::DownloadFile => app.rules.download.task,
        _ => &[],
    }
}

/// The functions of the API object, regardless of the base library.
fn candidates(app: &App) -> impl Iterator<Item = ApiShape> {
    let rules = &app.rules;
    let sockets = rules.sockets.offered;
    let listening = move |function: &Function| listening(app, *function);
    let transfers = [
        (Api::Request, true),
        (Api::UploadFile, rules.upload.offered),
        (Api::DownloadFile, rules.download.offered),
        (Api::ConnectSocket, sockets),
    ];
    let network = rules.network.functions;
    let storage = rules.storage.functions.iter();
    transfers
        .into_iter()
        .filter(|(_, offered)| *offered)
        .map(|(api, _)| later(app, api))
        .chain(rules.sockets.functions.iter().filter(move |_| sockets).map(listening))
        .chain(rules.files.functions.iter().map(|api| later(app, *api)))
        .chain(storage.flat_map(|api| [later(app, *api), returning(Function::sync(*api))]))
        .chain(network.iter().map(listening))
        .chain(others(app))
}

/// The functions other than network, file and storage functions.
fn others(app: &App) -> impl Iterator<Item = ApiShape> {
    let rules = &app.rules;
    let promise = rules.surface.promises;
    let handed = rules.ui.handed.iter().map(|handed| &handed.function);
    handed.chain(rules.pages.functions).chain(rules.device.functions).chain(rules.surface.functions).map(
        move |function| match function.form {
            Form::Sync | Form::Direct => returning(*function),
            Form::Listen | Form::Unlisten => listening(app, *function),
            Form::Async => ApiShape { promise, ..later(app, function.api) },
        },
    )
}

pub(crate) fn later(app: &App, api: Api) -> ApiShape {
    let promise = app.rules.calls.promises.contains(&api);
    let bare_complete = api == Api::ConnectSocket && app.rules.sockets.bare_results;
    ApiShape { function: api.into(), parameters: &[], task: task(app, api), promise, bare_complete, single: false }
}

/// A function with options, or one that adds or removes listeners.
fn listening(app: &App, function: Function) -> ApiShape {
    let socket =
        matches!(function.api, Api::OnSocketOpen | Api::OnSocketMessage | Api::OnSocketError | Api::OnSocketClose);
    let single = socket && app.rules.sockets.single_slot;
    match function.form {
        Form::Listen | Form::Unlisten => {
            ApiShape { function, parameters: &[], task: &[], promise: false, bare_complete: false, single }
        }
        Form::Async | Form::Sync | Form::Direct => later(app, function.api),
    }
}

pub(crate) fn returning(function: Function) -> ApiShape {
    ApiShape {
        function,
        parameters: parameters(function.api),
        task: &[],
        promise: false,
        bare_complete: false,
        single: false,
    }
}

/// The functions of the file manager, which return no promises; `None` if the platform has no file manager.
fn manager(app: &App) -> Option<impl Iterator<Item = ApiShape>> {
    let files = &app.rules.files;
    let all = files.manager;
    let async_forms = all.iter().map(|api| ApiShape { promise: false, ..later(app, *api) });
    let sync_forms = files.manager_sync.iter().map(|api| returning(Function::sync(*api)));
    (!all.is_empty()).then(|| async_forms.chain(sync_forms))
}

/// Positional parameters of a function, by the names of the corresponding options.
#[expect(clippy::wildcard_enum_match_arm, reason = "other functions take options")]
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
        Api::Truncate => &["filePath", "length"],
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
