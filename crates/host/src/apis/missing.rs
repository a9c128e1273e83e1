//! Functions that the platform has but this host does not implement: every call is refused with the platform's error,
//! and explained in the journal.

use std::borrow::Cow;
use std::rc::Rc;

use qiao_abi::{CallEvent, CallId, Event, HostValue, Missing, MissingForm, Namespace, Options, Record};
use qiao_rules::surface;
use tokio::sync::oneshot;
use tokio::sync::oneshot::error::TryRecvError;

use super::delegate::out;
use crate::cancel::Cancel;
use crate::delegate::DelegateReply;
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

/// A call of something that is missing: the embedder's delegate may answer it; else it is refused.
pub(crate) fn start(program: &Rc<ProgramState>, namespace: Namespace, call: CallId, name: &str, options: &dyn Options) {
    let Some((at, missing)) = program.namespace(namespace).and_then(|at| Some((at.clone(), find(at, name)?))) else {
        return;
    };
    let asked = options.json();
    let called = surface::called(&at.app, missing.name);
    let (function, journal) = ((called.clone(), None), &program.calls.journal);
    let answer = program.delegate.hand_over(namespace, call, function, asked.as_deref(), journal);
    let Some(mut answer) = answer else {
        return refuse_call(program, namespace, call, name);
    };
    // Most delegates answer at once.
    match answer.try_recv() {
        Ok(reply) => answered(program, &at, call, &called, reply),
        Err(TryRecvError::Closed) => refuse_call(program, namespace, call, name),
        Err(TryRecvError::Empty) => wait(program.clone(), at, call, missing.name, called, answer),
    }
}

/// Waits for the delegate's reply.
fn wait(
    program: Rc<ProgramState>,
    at: Rc<NamespaceState>,
    call: CallId,
    name: &'static str,
    called: Cow<'static, str>,
    answer: oneshot::Receiver<DelegateReply>,
) {
    let cancel = Cancel::default();
    program.delegate.open.borrow_mut().insert(call, cancel.clone());
    let calls = program.calls.clone();
    calls.spawn(async move {
        let reply = tokio::select! {
            reply = answer => reply.ok(),
            _ = cancel.cancelled() => None,
        };
        match reply {
            Some(reply) => answered(&program, &at, call, &called, reply),
            None => refuse_call(&program, at.id, call, name),
        }
        program.delegate.open.borrow_mut().remove(&call);
    });
}

/// The outcome of a call that the embedder answered.
fn answered(program: &ProgramState, at: &NamespaceState, call: CallId, name: &str, reply: DelegateReply) {
    let event = match reply {
        DelegateReply::Success(fields) => {
            let fields = fields.into_iter().map(|(name, value)| (name.into(), out(value))).collect();
            CallEvent::Success(surface::succeeded(&at.app, name, fields))
        }
        DelegateReply::Failure(reason) => CallEvent::Fail(surface::declined(&at.app, name, Some(&reason))),
        DelegateReply::Cancelled => CallEvent::Fail(surface::declined(&at.app, name, None)),
        DelegateReply::Files(_) => CallEvent::Fail(surface::declined(&at.app, name, Some("it asks for no files"))),
    };
    program.calls.inbox.push(Event::Call(call, event));
}

fn refuse_call(program: &ProgramState, namespace: Namespace, call: CallId, name: &str) {
    let told = refused(program, namespace, Some(call), name);
    program.calls.inbox.push(Event::Call(call, CallEvent::Fail(told)));
}

/// Refuses a call that returns at once, by what it returns or throws.
pub(crate) fn refuse(program: &ProgramState, namespace: Namespace, name: &str) -> HostValue {
    refused(program, namespace, None, name)
}

/// The result that script gets for a refused call, which is recorded.
fn refused(program: &ProgramState, namespace: Namespace, call: Option<CallId>, name: &str) -> HostValue {
    let Some((at, missing)) = program.namespace(namespace).and_then(|at| Some((at, find(at, name)?))) else {
        return HostValue::Undefined;
    };
    let fails = matches!(missing.form, MissingForm::Async | MissingForm::Sync);
    // Drawing is reported once per kind of object: a picture takes many calls.
    let subject = missing.name.split_once('.').filter(|_| missing.form == MissingForm::Void);
    let subject = subject.map_or(missing.name, |(class, _)| class);
    if !fails && !at.noted.borrow_mut().insert(subject) {
        return HostValue::Undefined;
    }
    let name = surface::called(&at.app, missing.name);
    let (told, verdict) = surface::refusal(&at.app, &name);
    let message = told.field("errMsg").and_then(HostValue::as_text).filter(|_| fails).map(str::to_owned);
    program.calls.journal.write(Record::Missing { call, namespace, name, message, verdict });
    told
}

/// Computed when the script first accesses an unknown name.
fn all(at: &NamespaceState) -> &[Missing] {
    at.missing.get_or_init(|| surface::missing(&at.app))
}
