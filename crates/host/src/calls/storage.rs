//! The functions of storage. They are carried out at once; their outcome is returned, or told as
//! an event.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Failure, Function, HostValue, Name, Namespace, Options, Started, StorageFault, Verdict};
use qiao_rules::admit::storage::{Stored, Task, room, storage as admit};
use qiao_rules::{NoKey, diagnosis, failure_result, result};

use super::network_call;
use crate::program::{NamespaceState, State};
use crate::reply::Reply;

/// Starts a call.
pub fn start(state: &Rc<State>, namespace: Namespace, call: CallId, api: Api, options: &dyn Options) -> Started {
    let Some(at) = state.namespace(namespace) else {
        return Started::default();
    };
    let key = key(options);
    state.record_call(call, namespace, api, &key);
    let reply = Reply::new(state, at.app.clone(), call, api, key, None);
    match admit(&at.app, api.into(), options) {
        Err(refused) => return network_call::refuse(&at.app, api, reply, *refused),
        Ok(task) => match carry_out(at, task) {
            Ok(fields) => reply.success(result::plain(&at.app, api, fields), None),
            Err(fault) => reply.fail(&Failure::Storage(fault), "", 0.0),
        },
    }
    Started::default()
}

/// Carries out a call that returns its outcome.
pub fn answer(
    state: &Rc<State>,
    namespace: Namespace,
    api: Api,
    options: &dyn Options,
) -> Result<HostValue, HostValue> {
    let Some(at) = state.namespace(namespace) else {
        return Ok(HostValue::Undefined);
    };
    let failed = |failure: &Failure, verdict: Verdict| {
        let thrown = failure_result(&at.app, Function::sync(api), failure, None);
        state.record_thrown(api, key(options), &thrown, verdict);
        thrown
    };
    let task = admit(&at.app, Function::sync(api), options)
        .map_err(|refused| failed(&refused.failure, refused.verdict.clone()))?;
    match carry_out(at, task) {
        Ok(fields) => Ok(result::returned(api, fields)),
        Err(fault) => {
            let failure = Failure::Storage(fault);
            Err(failed(&failure, diagnosis::failure(&at.app, api, &failure, "", 0.0)))
        }
    }
}

fn key(options: &dyn Options) -> String {
    options.text("key").value().cloned().unwrap_or_default()
}

fn carry_out(at: &NamespaceState, task: Task) -> Result<Vec<(Name, HostValue)>, StorageFault> {
    let mut storage = at.storage.borrow_mut();
    match task {
        Task::Set { key, value, encrypted } => storage.set(key, &value, room(&at.app, encrypted)).map(|()| Vec::new()),
        Task::Get { key, missing } => match (storage.get(&key), missing) {
            (Some(value), _) => Ok(vec![("data".into(), shown(value))]),
            (None, NoKey::Empty) => Ok(vec![("data".into(), "".into())]),
            (None, NoKey::Fails) => Err(StorageFault::NoKey(key)),
        },
        Task::Remove(key) => storage.remove(&key).map(|()| Vec::new()),
        Task::Clear => storage.clear().map(|()| Vec::new()),
        Task::Info => {
            let keys = storage.keys().map(|key| key.into()).collect();
            let kilobytes = |bytes: u64| HostValue::Number(bytes.div_ceil(1024) as f64);
            Ok(vec![
                ("keys".into(), HostValue::List(keys)),
                ("currentSize".into(), kilobytes(storage.used())),
                ("limitSize".into(), kilobytes(room(&at.app, false).all)),
            ])
        }
    }
}

/// The value as script gets it back.
fn shown(value: Stored) -> HostValue {
    match value {
        Stored::Undefined => HostValue::Undefined,
        Stored::Null => HostValue::Null,
        Stored::Bool(flag) => HostValue::Bool(flag),
        Stored::Number(number) => HostValue::Number(number),
        Stored::Text(text) => text.into(),
        Stored::Date(time) => HostValue::Date(time),
        Stored::Json(json) => HostValue::MaybeJson(json),
    }
}
