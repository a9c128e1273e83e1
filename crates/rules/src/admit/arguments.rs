//! Options that must be there and have a type: what every API checks before its own rules.

use qiao_abi::{Arg, ArgumentFault, Failure, Kind};

use crate::app::App;
use crate::rule::basis;
use crate::values::BadCallback;
use crate::verdict::Refused;

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
            let reason = format!("`{name}` is of type {}", kind.tag());
            let remedy = format!("give a function as `{name}`, or leave it out");
            Err(basis!(app.rules, calls.bad_callback).refuse(&app.rules, Failure::Callback(name), reason, remedy))
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

/// The refusal of these faults.
pub(super) fn refuse(app: &App, faults: Vec<ArgumentFault>) -> Box<Refused> {
    let reason = faults.iter().map(in_words).collect::<Vec<_>>().join("; ");
    let remedy = "give every required option, with the type that the reference names".to_owned();
    basis!(app.rules, failures.arguments).refuse(&app.rules, Failure::Arguments(faults), reason, remedy)
}

fn in_words(fault: &ArgumentFault) -> String {
    let what = if fault.name.is_empty() { "the argument".to_owned() } else { format!("`{}`", fault.name) };
    let want = fault.want.iter().map(|kind| kind.tag()).collect::<Vec<_>>().join(" or ");
    match fault.got {
        Kind::Undefined => format!("{what} is missing; {want} expected"),
        got => format!("{what} is of type {}; {want} expected", got.tag()),
    }
}
