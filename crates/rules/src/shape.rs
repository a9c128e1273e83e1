//! The surface that a profile describes: what script sees of its API object, and how that treats its
//! callers. Which functions there are is known in `functions`.

use qiao_abi::{
    Api, ApiShape, BrowserShape, CallStyle, ConstantShape, Function, HostValue, NamespaceShape, SocketShape,
};

use crate::app::App;
use crate::device;
use crate::functions::{later, returning};
use crate::values::IdForm;

/// The API object of a program under its platform's rules.
pub fn shape(app: &App) -> NamespaceShape {
    let calls = &app.profile.calls;
    NamespaceShape {
        name: app.profile.namespace,
        globals: app.profile.project.globals.value,
        constants: constants(app),
        sockets: sockets(app),
        browser: browser(app),
        declared: app.profile.surface.declared.value.on(app.client),
        classes: app.profile.surface.classes.value.on(app.client),
        told: told(app),
        accessors: app.profile.surface.accessors.value.on(app.client),
        members: app.profile.pages.members.value,
        inits_pages: app.profile.pages.inits.value.at(app.base_library),
        return_this: app.profile.surface.return_this.value,
        style: CallStyle {
            async_require: app.profile.app.async_require.value.at(app.base_library),
            callback_error: calls.callback_error.value,
            rejection: calls.rejection.value,
            failures_reach_app: calls.failures_reach_app.value,
            handled_failures_reach_app: calls.handled_failures_reach_app.value,
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

/// Globals that tell something of the program.
fn told(app: &App) -> Vec<(&'static str, HostValue)> {
    let globals = app.profile.device.globals.value.iter();
    globals.map(|(name, facts)| (*name, HostValue::Object(device::fields(app, facts)))).collect()
}

/// Globals under the names of a browser.
fn browser(app: &App) -> Option<BrowserShape> {
    app.profile.surface.browser.value.then(|| BrowserShape {
        user_agent: app.profile.headers.user_agent.value.on(app.client),
        apis: [Api::Atob, Api::Btoa].map(|api| returning(Function::direct(api))).to_vec(),
    })
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
