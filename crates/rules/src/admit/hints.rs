//! What a call was hardly meant to do, although it is allowed: options that the platform does not have, values that it
//! reads otherwise. Each is a verdict of the rule by which nothing happens; none changes the call.

use qiao_abi::{Api, Arg, Kind, Options, Outcome, Reason, Remedy, Verdict};
use url::Url;

use super::timeout::TimeLimit;
use crate::app::{App, Checking};
use crate::header::is_token;
use crate::rule::basis;
use crate::values::{Chunks, TextProtocols};

/// Options of other names than the platform has.
pub fn mistaken_options(app: &App, options: &dyn Options) -> Vec<Verdict> {
    let given = app
        .rules
        .calls
        .mistaken_options
        .iter()
        .filter(|(given, meant)| options.kind(given) != Kind::Undefined && options.kind(meant) == Kind::Undefined);
    let warned = given.map(|&(given, meant)| {
        let reason = Reason::MistakenOption { given, meant };
        let remedy = Remedy::UseName { name: meant.to_owned() };
        basis!(app.rules, calls.mistaken_options).decides(reason, remedy).verdict(Outcome::Dropped)
    });
    warned.collect()
}

/// A `timeout` that does not count, or a time that devices may not give.
pub(super) fn time(app: &App, option: &Arg<f64>, limit: &TimeLimit) -> Option<Verdict> {
    if matches!(option, Arg::Value(_)) && !app.rules.timeouts.option {
        let decision = basis!(app.rules, timeouts.option)
            .decides(Reason::IgnoredOption { name: "timeout" }, Remedy::ConfigureTime);
        return Some(decision.verdict(Outcome::Dropped));
    }
    let doubtful = f64::from(app.rules.timeouts.doubtful?) / 1000.0;
    let seconds = limit.time.as_secs_f64();
    (seconds > doubtful).then(|| {
        let reason = Reason::DoubtfulTime { seconds, limit: doubtful };
        let remedy = Remedy::ShorterTime { seconds: doubtful };
        basis!(app.rules, timeouts.doubtful).decides(reason, remedy).verdict(Outcome::Warned)
    })
}

/// A `responseType` that means nothing, or not what its spelling says.
pub(super) fn response_type(app: &App, response_type: &Arg<String>) -> Option<Verdict> {
    let given = response_type.value().filter(|given| !matches!(given.as_str(), "" | "text" | "arraybuffer"))?;
    let buffer = given.eq_ignore_ascii_case("arraybuffer");
    if buffer && app.rules.response.response_type_any_case {
        return None;
    }
    let reason = Reason::ResponseTypeCase { given: given.clone() };
    let name = if buffer { "arraybuffer" } else { "text" };
    let decision =
        basis!(app.rules, response.response_type_any_case).decides(reason, Remedy::UseName { name: name.to_owned() });
    Some(decision.verdict(Outcome::Dropped))
}

/// Pieces that the platform does not deliver.
pub(super) fn chunks(app: &App, asked: &Arg<bool>) -> Option<Verdict> {
    (*asked == Arg::Value(true) && app.rules.request.chunks == Chunks::Whole).then(|| {
        let name = "enableChunked";
        let decision =
            basis!(app.rules, request.chunks).decides(Reason::IgnoredOption { name }, Remedy::NoOption { name });
        decision.verdict(Outcome::Dropped)
    })
}

/// Subprotocols that are not sent, or make the handshake malformed.
pub(super) fn protocols(app: &App, protocols: &Arg<Vec<String>>) -> Option<Verdict> {
    match protocols {
        Arg::Wrong(kind, text)
            if *kind != Kind::String || app.rules.sockets.text_protocols == TextProtocols::Ignored =>
        {
            let remedy = Remedy::ArrayOfProtocols { text: text.clone() };
            let basis = basis!(app.rules, sockets.text_protocols);
            Some(basis.decides(Reason::TextProtocols { kind: *kind }, remedy).verdict(Outcome::Dropped))
        }
        Arg::Value(names) if names.iter().enumerate().any(|(at, name)| is_odd(&names[..at], name)) => {
            let reason = Reason::MalformedProtocols { protocols: names.join(", ") };
            let basis = basis!(app.rules, sockets.refuses_odd_protocols);
            Some(basis.decides(reason, Remedy::TokenProtocols).verdict(Outcome::Warned))
        }
        _ => None,
    }
}

/// Whether a name is not a token, or stands twice (RFC 6455, section 4.1).
fn is_odd(before: &[String], name: &String) -> bool {
    !is_token(name) || before.contains(name)
}

/// A host that may never be called from a device, while nothing is checked here for lack of lists.
pub(super) fn forbidden(app: &App, url: &Url) -> Option<Verdict> {
    let host = url.host_str().unwrap_or_default().trim_end_matches('.');
    let unchecked = !app.checks_forbidden() && app.checking != Checking::Off;
    (unchecked && app.rules.url.forbidden_hosts.contains(&host)).then(|| {
        let host = host.to_owned();
        let decision = basis!(app.rules, url.forbidden_hosts)
            .decides(Reason::ForbiddenHost { host: host.clone() }, Remedy::OwnServer { host });
        decision.verdict(Outcome::Warned)
    })
}

/// What can be said of any call over the network.
pub(super) fn of_call(app: &App, api: Api, options: &dyn Options, url: &Url, limit: &TimeLimit) -> Vec<Verdict> {
    let mut hints = mistaken_options(app, options);
    hints.extend(time(app, &options.number("timeout"), limit));
    hints.extend(forbidden(app, url));
    if api == Api::ConnectSocket {
        hints.extend(protocols(app, &options.texts("protocols")));
    }
    hints
}
