//! The storage functions as an [`ImmediateApi`]; the values are in `storage`.

use qiao_abi::{Failure, Function, HostValue, Options, StorageFault};
use qiao_rules::NoKey;
use qiao_rules::admit::storage::{Stored, Task, room, storage as admit};

use crate::call::context::{CallContext, CallError};
use crate::call::immediate::{Fields, ImmediateApi};
use crate::state::NamespaceState;

/// All storage functions.
pub(crate) const STORAGE: ImmediateApi = ImmediateApi { subject: key, perform };

fn perform(context: &CallContext, function: Function, options: &dyn Options) -> Result<Fields, CallError> {
    let admitted = admit(context.app(), function, options);
    context.check_room(options)?;
    let task = admitted?;
    Ok(carry_out(&context.namespace, task).map_err(Failure::Storage)?)
}

fn key(options: &dyn Options) -> String {
    options.text("key").value().cloned().unwrap_or_default()
}

fn carry_out(at: &NamespaceState, task: Task) -> Result<Fields, StorageFault> {
    let mut storage = at.storage.borrow_mut();
    match task {
        Task::Set { key, value, encrypted } => storage.set(key, value, room(&at.app, encrypted)).map(|()| Vec::new()),
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

/// Converts a stored value to a value for the script.
fn shown(value: Stored) -> HostValue {
    match value {
        Stored::Undefined => HostValue::Undefined,
        Stored::Null => HostValue::Null,
        Stored::Bool(flag) => HostValue::Bool(flag),
        Stored::Number(number) => HostValue::Number(number),
        Stored::Text(text) => HostValue::Text(text),
        Stored::Date(time) => HostValue::Date(time),
        Stored::Json(json) => HostValue::MaybeJson(json),
    }
}
