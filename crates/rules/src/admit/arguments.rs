//! Options that must be there and have a type: what every API checks before its own rules.

use qiao_abi::{Arg, ArgumentFault, Failure, Kind, Reason, Remedy};

use crate::app::App;
use crate::decision::Refused;
use crate::rule::{Basis, basis};
use crate::values::BadCallback;

/// Checks that the option argument is an object at all.
pub(super) fn options(app: &App, missing: Option<Kind>) -> Result<(), Box<Refused>> {
    match missing {
        None => Ok(()),
        Some(got) => Err(refuse(app, vec![ArgumentFault { name: "", want: &[Kind::Object], got, optional: false }])),
    }
}

/// Checks that callbacks are functions, where the platform cares.
pub(super) fn callbacks(app: &App, bad: &[(&'static str, Kind)]) -> Result<(), Box<Refused>> {
    match (bad.first(), app.rules.calls.bad_callback) {
        (Some((name, kind)), BadCallback::Refused) => {
            let reason = Reason::OddCallback { name, kind: *kind };
            let decision = basis!(app.rules, calls.bad_callback).decides(reason, Remedy::FunctionOrNone { name });
            Err(decision.refuses(Failure::Callback(name)))
        }
        _ => Ok(()),
    }
}

/// The fault of a required string, if it has one.
pub(super) fn required_text(app: &App, name: &'static str, value: &Arg<String>) -> Option<ArgumentFault> {
    let empty_is_absent = app.rules.calls.empty_is_absent;
    let got = match value {
        Arg::Value(text) if text.is_empty() && empty_is_absent => Kind::Undefined,
        Arg::Value(_) => return None,
        Arg::Null if empty_is_absent => Kind::Undefined,
        other => other.kind(Kind::String),
    };
    Some(ArgumentFault { name, want: &[Kind::String], got, optional: false })
}

/// An optional string: absent, null, and where the platform says so empty, are all absent.
pub(super) fn optional_text<'a>(app: &App, value: &'a Arg<String>) -> Option<&'a str> {
    value.value().map(String::as_str).filter(|text| !(text.is_empty() && app.rules.calls.empty_is_absent))
}

/// The refusal of these faults, which no rule but the platform's texts speaks of.
pub(super) fn refuse(app: &App, faults: Vec<ArgumentFault>) -> Box<Refused> {
    refuse_by(basis!(app.rules, failures.arguments), faults)
}

/// The refusal of these faults by a rule.
pub(super) fn refuse_by(basis: Basis, faults: Vec<ArgumentFault>) -> Box<Refused> {
    let reason = Reason::WrongArguments { faults: faults.clone() };
    basis.decides(reason, Remedy::RightOptions).refuses(Failure::Arguments(faults))
}
