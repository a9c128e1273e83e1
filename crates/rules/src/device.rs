//! What script is told of the device, the client and itself: a platform's facts, filled in with
//! what the program configures.

use qiao_abi::{Api, HostValue, Name};

use crate::app::App;
use crate::values::Fact;

/// The fields that a function tells.
pub fn fields_of(app: &App, api: Api) -> Vec<(Name, HostValue)> {
    fields(app, facts(app, api))
}

/// The facts that a function tells; none where it tells of something else.
pub fn facts(app: &App, api: Api) -> &'static [(&'static str, Fact)] {
    let rules = &app.profile.device;
    match api {
        Api::GetWindowInfo => rules.window.value,
        Api::GetDeviceInfo => rules.device.value,
        Api::GetAppBaseInfo => rules.base.value,
        Api::GetAccountInfo => rules.account.value,
        Api::GetEnvInfo => rules.environment.value.at(app.base_library),
        Api::GetLaunchOptions | Api::GetEnterOptions => rules.launch.value,
        Api::GetMenuButtonBoundingClientRect => rules.menu_button.value,
        Api::GetSystemInfo | Api::GetSystemInfoAsync => rules.system.value,
        _ => &[],
    }
}

/// These facts, filled in.
pub fn fields(app: &App, facts: &[(&'static str, Fact)]) -> Vec<(Name, HostValue)> {
    facts.iter().map(|(name, fact)| ((*name).into(), value(app, fact))).collect()
}

fn value(app: &App, fact: &Fact) -> HostValue {
    match fact {
        Fact::Text(text) => (*text).into(),
        Fact::Texts(texts) => texts.on(app.client).into(),
        Fact::Number(number) => (*number).into(),
        Fact::Numbers(numbers) => numbers.on(app.client).into(),
        Fact::Flag(flag) => (*flag).into(),
        Fact::Object(facts) => HostValue::Object(fields(app, facts)),
        Fact::BaseLibrary => app.base_library.to_string().into(),
        Fact::AppId => app.id.as_str().into(),
        Fact::AppVersion => app.version.as_str().into(),
    }
}
