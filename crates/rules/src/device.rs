//! What script is told of the device, the client and itself: a platform's facts, filled in with
//! what the program configures.

use qiao_abi::{Api, HostValue, Name};

use crate::app::App;
use crate::resolve::Resolve;
use crate::values::Fact;

/// The fields that a function tells.
pub fn fields_of(app: &App, api: Api) -> Vec<(Name, HostValue)> {
    fields(app, facts(app, api))
}

/// The facts that a function tells; none where it tells of something else.
pub fn facts(app: &App, api: Api) -> &'static [(&'static str, Fact)] {
    let rules = &app.rules.device;
    match api {
        Api::GetWindowInfo => rules.window,
        Api::GetDeviceInfo => rules.device,
        Api::GetAppBaseInfo => rules.base,
        Api::GetAccountInfo => rules.account,
        Api::GetEnvInfo => rules.environment,
        Api::GetLaunchOptions | Api::GetEnterOptions => rules.launch,
        Api::GetMenuButtonBoundingClientRect => rules.menu_button,
        Api::GetSystemInfo | Api::GetSystemInfoAsync => rules.system,
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
        Fact::Texts(texts) => texts.resolve(app.rules.client, app.rules.base_library).into(),
        Fact::Number(number) => (*number).into(),
        Fact::Numbers(numbers) => numbers.resolve(app.rules.client, app.rules.base_library).into(),
        Fact::Flag(flag) => (*flag).into(),
        Fact::Object(facts) => HostValue::Object(fields(app, facts)),
        Fact::BaseLibrary => app.rules.base_library.to_string().into(),
        Fact::AppId => app.id.as_str().into(),
        Fact::AppVersion => app.version.as_str().into(),
    }
}
