//! Argument checks that every API runs before its own rules: required options and types. It must not know particular
//! APIs.

use qiao_abi::{Arg, ArgumentFault, Failure, Kind, Reason, Remedy};

use crate::app::App;
use crate::decision::Refused;
use crate::rule::{Basis, basis};
use crate::values::BadCallback;

/// Checks that the options argument is an object.
pub(super) fn options(app: &App, missing: Option<Kind>) -> Result<(), Box<Refused>> {
    match missing {
        None => Ok(()),
        Some(got) => Err(refuse(app, vec![ArgumentFault { name: "", want: &[Kind::Object], got, optional: false }])),
    }
}

/// Checks that callbacks are functions, if the platform requires it.
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

/// The fault of a required string, if any.
pub(super) fn required_text(app: &App, name: &'static str, value: &Arg<String>) -> Option<ArgumentFault> {
    let empty_is_absent = app.rules.calls.empty_is_absent;
    let got = match value {
        Arg::Value(text) if text.is_empty() && empty_is_absent => Kind::Undefined,
        Arg::Value(_) => return None,
        Arg::Null if empty_is_absent => Kind::Undefined,
        Arg::Absent | Arg::Null | Arg::Wrong(..) => value.kind(Kind::String),
    };
    Some(ArgumentFault { name, want: &[Kind::String], got, optional: false })
}

/// An optional string. `null`, and on some platforms the empty string, count as absent.
pub(super) fn optional_text<'a>(app: &App, value: &'a Arg<String>) -> Option<&'a str> {
    value.value().map(String::as_str).filter(|text| !(text.is_empty() && app.rules.calls.empty_is_absent))
}

/// Refuses the call with these argument faults, based on the platform's rule for argument errors.
pub(super) fn refuse(app: &App, faults: Vec<ArgumentFault>) -> Box<Refused> {
    refuse_by(basis!(app.rules, failures.arguments), faults)
}

/// Refuses the call with these argument faults, based on the given rule.
pub(super) fn refuse_by(basis: Basis, faults: Vec<ArgumentFault>) -> Box<Refused> {
    let reason = Reason::WrongArguments { faults: faults.clone() };
    basis.decides(reason, Remedy::RightOptions).refuses(Failure::Arguments(faults))
}
