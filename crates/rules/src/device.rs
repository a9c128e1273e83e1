//! Information about the device, the client and the program: resolves a platform's facts with the program's
//! configuration.

use std::net::Ipv4Addr;

use qiao_abi::{Api, HostValue, Name};

use crate::app::App;
use crate::resolve::Resolve;
use crate::values::Fact;

/// The result fields of an information function.
pub fn fields_of(app: &App, api: Api) -> Vec<(Name, HostValue)> {
    fields(app, facts(app, api))
}

/// The facts that a function returns; empty for other functions.
#[expect(clippy::wildcard_enum_match_arm, reason = "other functions have no facts")]
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
        other => {
            let more = rules.more.iter().find(|(api, _)| *api == other);
            more.map_or(&[], |(_, facts)| facts)
        }
    }
}

/// The device's IP address and netmask; the loopback network if it is in no local network.
fn network(app: &App) -> (Ipv4Addr, Ipv4Addr) {
    let (address, prefix) = app.local_network.unwrap_or((Ipv4Addr::LOCALHOST, 8));
    let host_bits = 32_u32.saturating_sub(prefix.into());
    (address, Ipv4Addr::from_bits(u32::MAX.checked_shl(host_bits).unwrap_or(0)))
}

/// Resolves facts to values.
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
        Fact::LocalAddress => network(app).0.to_string().into(),
        Fact::LocalMask => network(app).1.to_string().into(),
    }
}
