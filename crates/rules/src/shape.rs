//! The shape of the API object: what the script sees, and how functions treat their callers. Which functions exist is
//! known to `functions`.

use qiao_abi::{
    Api, ApiShape, BrowserShape, CallStyle, ConstantShape, Function, HostValue, NamespaceShape, SocketShape,
};

use crate::app::App;
use crate::device;
use crate::functions::{later, returning};
use crate::values::IdForm;

/// The API object of a program.
pub fn shape(app: &App) -> NamespaceShape {
    let calls = &app.rules.calls;
    NamespaceShape {
        name: app.rules.namespace,
        globals: app.rules.project.globals,
        constants: constants(app),
        sockets: sockets(app),
        browser: browser(app),
        declared: app.rules.surface.declared,
        classes: app.rules.surface.classes,
        told: told(app),
        accessors: app.rules.surface.accessors,
        members: app.rules.pages.members,
        inits_pages: app.rules.pages.inits,
        return_this: app.rules.surface.return_this,
        style: CallStyle {
            async_require: app.rules.app.async_require,
            callback_error: calls.callback_error,
            rejection: calls.rejection,
            failures_reach_app: calls.failures_reach_app,
            handled_failures_reach_app: calls.handled_failures_reach_app,
            request_info: calls.request_info,
            task_fields: calls.task_fields,
            global: app.rules.surface.global,
            defines_modules: app.rules.project.defines_modules,
            launches_at_once: app.rules.pages.launches_at_once,
            missing_promises: app.rules.surface.promises,
            rewrites_options: calls.rewrites_options,
        },
    }
}

/// Globals with information about the program.
fn told(app: &App) -> Vec<(&'static str, HostValue)> {
    let globals = app.rules.device.globals.iter();
    globals.map(|(name, facts)| (*name, HostValue::Object(device::fields(app, facts)))).collect()
}

/// Globals with the names of browser APIs.
fn browser(app: &App) -> Option<BrowserShape> {
    app.rules.surface.browser.then(|| BrowserShape {
        user_agent: app.rules.headers.user_agent,
        apis: [Api::Atob, Api::Btoa].map(|api| returning(Function::direct(api))).to_vec(),
    })
}

/// The shape of socket tasks.
fn sockets(app: &App) -> Option<SocketShape> {
    let rules = &app.rules.sockets;
    let of_task = |api| ApiShape { promise: false, ..later(app, api) };
    rules.offered.then(|| SocketShape {
        send: of_task(Api::SendSocketMessage),
        close: of_task(Api::CloseSocket),
        task: rules.task,
        state: rules.state,
        closing: rules.closing_state,
        errors: rules.errors,
        id: rules.id == IdForm::Text,
        throwing_success_fails: rules.throwing_success_fails,
    })
}

fn constants(app: &App) -> Vec<ConstantShape> {
    let files = &app.rules.files;
    let user = ConstantShape { object: "env", name: "USER_DATA_PATH", value: files.user };
    if files.user_path_told { vec![user] } else { Vec::new() }
}
