//! Hints about calls that are allowed but probably not what the author meant: option names that the platform does not
//! know, values that it interprets differently. Each hint is a verdict of the rule responsible; none changes the call.

use qiao_abi::{Api, Arg, Kind, Options, Outcome, Reason, Remedy, Verdict};
use url::Url;

use super::timeout::TimeLimit;
use crate::app::{App, Checking};
use crate::header::is_token;
use crate::rule::basis;
use crate::values::{Chunks, TextProtocols};

/// Reports options under a name that the platform does not know, where a similar option exists.
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

/// Reports options that the platform has and this host does not carry out.
pub fn unheeded_options(app: &App, options: &dyn Options) -> Vec<Verdict> {
    let wanted = app.rules.request.unheeded.iter().filter(|name| options.flag(name) == Arg::Value(true));
    let warned = wanted.map(|&name| {
        let decision =
            basis!(app.rules, request.unheeded).decides(Reason::NotCarriedOut { name }, Remedy::ExpectNone { name });
        decision.verdict(Outcome::Dropped)
    });
    warned.collect()
}

/// Reports a `timeout` that the platform ignores, or a time limit that devices were seen not to honour.
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

/// Reports a `responseType` that is unknown, or in a spelling that the platform does not recognize.
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

/// Reports `enableChunked` on a platform that does not deliver chunks.
pub(super) fn chunks(app: &App, asked: &Arg<bool>) -> Option<Verdict> {
    (*asked == Arg::Value(true) && app.rules.request.chunks == Chunks::Whole).then(|| {
        let name = "enableChunked";
        let decision =
            basis!(app.rules, request.chunks).decides(Reason::IgnoredOption { name }, Remedy::NoOption { name });
        decision.verdict(Outcome::Dropped)
    })
}

/// Reports subprotocols that are not sent, or that make the handshake malformed.
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
        Arg::Absent | Arg::Null | Arg::Value(_) | Arg::Wrong(..) => None,
    }
}

/// Whether a name is not a token, or occurs twice (RFC 6455, section 4.1).
fn is_odd(before: &[String], name: &String) -> bool {
    !is_token(name) || before.contains(name)
}

/// Reports a host that is always refused on devices but accepted here, because no domain lists are configured.
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

/// The hints that apply to every network call.
pub(super) fn of_call(app: &App, api: Api, options: &dyn Options, url: &Url, limit: &TimeLimit) -> Vec<Verdict> {
    let mut hints = mistaken_options(app, options);
    hints.extend(time(app, &options.number("timeout"), limit));
    hints.extend(forbidden(app, url));
    if api == Api::ConnectSocket {
        hints.extend(protocols(app, &options.texts("protocols")));
    }
    hints
}
