//! The surface that a profile describes: which functions script sees and how they behave.

use qiao_abi::{Api, ApiShape, CallStyle, SpaceShape};

use crate::app::App;

/// The API object of a program under its platform's rules.
pub fn shape(app: &App) -> SpaceShape {
    let calls = &app.profile.calls;
    let mut apis = vec![ApiShape {
        api: Api::Request,
        task: calls.request_task.value.at(app.base_library),
        promise: promises(app, Api::Request),
    }];
    apis.extend(calls.shown.value.iter().map(|api| ApiShape { api: *api, task: &[], promise: promises(app, *api) }));
    SpaceShape {
        namespace: app.profile.namespace,
        apis,
        style: CallStyle {
            callback_error: calls.callback_error.value,
            failures_reach_app: calls.failures_reach_app.value,
            task_fields: calls.task_fields.value,
            rewrites_options: calls.rewrites_options.value,
        },
    }
}

fn promises(app: &App, api: Api) -> bool {
    app.profile.calls.promises.value.at(app.base_library).contains(&api)
}
