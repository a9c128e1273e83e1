//! `canIUse`: whether a function, a method of an object, an option, a value of an option or a field of a result is
//! available. The answer describes this host: what it does not implement is reported as unavailable.

use qiao_abi::{Api, ApiShape, Found, TaskMethod};

use crate::app::App;
use crate::device;
use crate::functions;
use crate::shape::shape;
use crate::surface::task_class;
use crate::values::Field;

/// Whether `API.how.what.value` or `Class.method.what` is available in the program's base library. `how` is `object`
/// for an option, `return` for a task, and otherwise a callback.
pub fn can_use(app: &App, path: &str) -> bool {
    let mut parts = path.split('.');
    let (Some(name), how, what, value) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    match functions::find(app, name) {
        Some(Found::Function(api)) => return part(app, &api, how, what, value),
        Some(_) => return how.is_none(),
        None => {}
    }
    if app.rules.pages.life_cycles.contains(&path) {
        return true;
    }
    // Class names are accepted with and without a leading capital.
    let is = |class: &str| class.eq_ignore_ascii_case(name);
    let task = functions::all(app).find(|api| task_class(api.function).is_some_and(is));
    if let Some(task) = task.filter(|task| !task.task.is_empty()) {
        return how.is_none_or(|how| has_method(&task, how)) && what.is_none_or(|what| is_told(how, what));
    }
    if let Some((_, apis)) = functions::objects(app).find(|(class, _)| is(class)) {
        return how.is_none_or(|how| apis.iter().any(|api| api.function.is_called(how)));
    }
    match shape(app).sockets {
        Some(sockets) if is("SocketTask") => match (how, what) {
            (None, _) | (Some("onOpen" | "onMessage" | "onClose"), _) => true,
            (Some("onError"), _) => sockets.errors,
            (Some("send"), what) => what.is_none_or(|what| option(app, Api::SendSocketMessage, what)),
            (Some("close"), what) => what.is_none_or(|what| option(app, Api::CloseSocket, what)),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a function has this option, result field or task method.
fn part(app: &App, api: &ApiShape, how: Option<&str>, what: Option<&str>, value: Option<&str>) -> bool {
    match (how, what) {
        (None, _) => true,
        (Some("object"), None) => true,
        (Some("object"), Some("method")) if api.function.api == Api::Request => {
            let methods = app.rules.request.methods;
            value.is_none_or(|value| methods.contains(&value))
        }
        (Some("object"), Some(what)) => option(app, api.function.api, what),
        (Some("return"), None) => !api.task.is_empty(),
        (Some("return"), Some(what)) => has_method(api, what),
        (Some("success" | "fail" | "complete" | "callback"), None) => true,
        (Some("success"), Some(what)) => result(app, api.function.api, what),
        (Some("callback"), Some(what)) => is_heard(api.function.api, what),
        _ => false,
    }
}

fn option(app: &App, api: Api, name: &str) -> bool {
    let common = matches!(name, "success" | "fail" | "complete");
    let options = app.rules.surface.options;
    common || options.iter().any(|(other, names)| *other == api && names.contains(&name))
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the results of other functions are facts")]
fn result(app: &App, api: Api, name: &str) -> bool {
    let fields = match api {
        Api::Request => app.rules.response.fields,
        Api::UploadFile => app.rules.upload.fields,
        Api::DownloadFile => app.rules.download.fields,
        _ => return device::facts(app, api).iter().any(|(fact, _)| *fact == name),
    };
    fields.iter().any(|field| names(*field).contains(&name))
}

/// The names of a result field in the script.
fn names(field: Field) -> &'static [&'static str] {
    match field {
        Field::Data => &["data"],
        Field::StatusCode => &["statusCode"],
        Field::Header => &["header"],
        Field::Cookies => &["cookies"],
        Field::Trace => &["trace"],
        Field::ErrMsg => &["errMsg"],
        Field::Exception => &["exception"],
        Field::UseHttpDns => &["useHttpDNS"],
        Field::Profile => &["profile"],
        Field::File => &["tempFilePath", "filePath"],
    }
}

fn has_method(api: &ApiShape, name: &str) -> bool {
    api.task.iter().any(|method| match method {
        TaskMethod::Abort => name == "abort",
        TaskMethod::On(happening) => name.strip_prefix("on") == Some(happening.name()),
        TaskMethod::Off(happening) => name.strip_prefix("off") == Some(happening.name()),
    })
}

/// Whether listeners of a task receive this field.
fn is_told(how: Option<&str>, what: &str) -> bool {
    const PROGRESS: &[&str] =
        &["progress", "totalBytesSent", "totalBytesExpectedToSend", "totalBytesWritten", "totalBytesExpectedToWrite"];
    match how {
        Some("onProgressUpdate") => PROGRESS.contains(&what),
        Some("onHeadersReceived") => matches!(what, "header" | "statusCode" | "cookies"),
        Some("onChunkReceived") => what == "data",
        _ => false,
    }
}

/// Whether global listeners receive this field.
#[expect(clippy::wildcard_enum_match_arm, reason = "other functions are not heard")]
fn is_heard(api: Api, what: &str) -> bool {
    match api {
        Api::OnSocketOpen => what == "header",
        Api::OnSocketMessage => what == "data",
        Api::OnSocketError => what == "errMsg",
        Api::OnSocketClose => matches!(what, "code" | "reason"),
        Api::OnNetworkStatusChange => matches!(what, "isConnected" | "networkType"),
        _ => false,
    }
}
