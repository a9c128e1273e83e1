//! Functions that the platform has but this host does not implement: every call is refused with the platform's error,
//! and explained in the journal.

use qiao_abi::{CallEvent, CallId, Event, HostValue, Missing, MissingForm, Namespace, Record};
use qiao_rules::surface;

use crate::state::{NamespaceState, ProgramState};

/// The missing function with this name.
pub(crate) fn find(at: &NamespaceState, name: &str) -> Option<Missing> {
    all(at).iter().find(|missing| missing.name == name).copied()
}

/// The names of the missing functions of an API object, or of the objects of a class.
pub(crate) fn names(at: &NamespaceState, class: Option<&str>) -> impl Iterator<Item = &'static str> {
    all(at).iter().filter_map(move |missing| match missing.name.split_once('.') {
        Some((of, name)) => (class == Some(of)).then_some(name),
        None => class.is_none().then_some(missing.name),
    })
}

/// Refuses a call: by an event if it has a number, else by what is returned.
pub(crate) fn refuse(state: &ProgramState, namespace: Namespace, call: Option<CallId>, name: &str) -> HostValue {
    let Some((at, missing)) = state.namespace(namespace).and_then(|at| Some((at, find(at, name)?))) else {
        return HostValue::Undefined;
    };
    let (told, verdict) = surface::refusal(&at.app, missing.name);
    let fails = matches!(missing.form, MissingForm::Async | MissingForm::Sync);
    let message = told.field("errMsg").and_then(HostValue::as_text).filter(|_| fails).map(str::to_owned);
    let record = Record::Missing { call, namespace, name: missing.name, message, verdict };
    state.calls.journal.write(record);
    match call {
        Some(call) => {
            state.calls.inbox.push(Event::Call(call, CallEvent::Fail(told)));
            HostValue::Undefined
        }
        None => told,
    }
}

/// Computed when the script first accesses an unknown name.
fn all(at: &NamespaceState) -> &[Missing] {
    at.missing.get_or_init(|| surface::missing(&at.app))
}
