//! The functions of storage. They are carried out at once; their outcome is returned, or told as
//! an event.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Failure, Function, Name, Options, Out, Space, Started, StorageFault, Verdict};
use qiao_rules::admit::storage::{Stored, Task, room, storage as admit};
use qiao_rules::{NoKey, explain, result, told};

use super::way;
use crate::program::{SpaceState, State};
use crate::reply::Reply;

/// Starts a call.
pub fn start(state: &Rc<State>, space: Space, call: CallId, api: Api, options: &dyn Options) -> Started {
    let Some(at) = state.space(space) else {
        return Started::default();
    };
    let key = key(options);
    state.record_call(call, space, api, &key);
    let reply = Reply::new(state, at.app.clone(), call, api, key, None);
    match admit(&at.app, api.into(), options) {
        Err(refused) => return way::refuse(&at.app, api, reply, *refused),
        Ok(task) => match carry_out(at, task) {
            Ok(fields) => reply.success(result::plain(&at.app, api, fields), None),
            Err(fault) => reply.fail(&Failure::Storage(fault), "", 0.0),
        },
    }
    Started::default()
}

/// Carries out a call that returns its outcome.
pub fn answer(state: &Rc<State>, space: Space, api: Api, options: &dyn Options) -> Result<Out, Out> {
    let Some(at) = state.space(space) else {
        return Ok(Out::Undefined);
    };
    let failed = |failure: &Failure, verdict: Verdict| {
        let thrown = told(&at.app, Function::sync(api), failure, None);
        state.record_thrown(api, key(options), &thrown, verdict);
        thrown
    };
    let task = admit(&at.app, Function::sync(api), options)
        .map_err(|refused| failed(&refused.failure, refused.verdict.clone()))?;
    match carry_out(at, task) {
        Ok(fields) => Ok(result::returned(api, fields)),
        Err(fault) => {
            let failure = Failure::Storage(fault);
            Err(failed(&failure, explain::failure(&at.app, api, &failure, "", 0.0)))
        }
    }
}

fn key(options: &dyn Options) -> String {
    options.text("key").value().cloned().unwrap_or_default()
}

fn carry_out(at: &SpaceState, task: Task) -> Result<Vec<(Name, Out)>, StorageFault> {
    let mut storage = at.storage.borrow_mut();
    match task {
        Task::Set { key, value, encrypted } => storage.set(key, &value, room(&at.app, encrypted)).map(|()| Vec::new()),
        Task::Get { key, missing } => match (storage.get(&key), missing) {
            (Some(value), _) => Ok(vec![("data".into(), shown(value))]),
            (None, NoKey::Empty) => Ok(vec![("data".into(), Out::Text(String::new()))]),
            (None, NoKey::Fails) => Err(StorageFault::NoKey(key)),
        },
        Task::Remove(key) => storage.remove(&key).map(|()| Vec::new()),
        Task::Clear => storage.clear().map(|()| Vec::new()),
        Task::Info => {
            let keys = storage.keys().map(|key| Out::Text(key.to_owned())).collect();
            let kilobytes = |bytes: u64| Out::Number(bytes.div_ceil(1024) as f64);
            Ok(vec![
                ("keys".into(), Out::List(keys)),
                ("currentSize".into(), kilobytes(storage.used())),
                ("limitSize".into(), kilobytes(room(&at.app, false).all)),
            ])
        }
    }
}

/// The value as script gets it back.
fn shown(value: Stored) -> Out {
    match value {
        Stored::Undefined => Out::Undefined,
        Stored::Null => Out::Null,
        Stored::Bool(flag) => Out::Bool(flag),
        Stored::Number(number) => Out::Number(number),
        Stored::Text(text) => Out::Text(text),
        Stored::Date(time) => Out::Date(time),
        Stored::Json(json) => Out::MaybeJson(json),
    }
}
