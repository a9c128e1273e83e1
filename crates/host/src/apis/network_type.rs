//! Network state: queries and change events. How a condition affects connections is up to the network.

use qiao_abi::{Api, Event, Function, HostValue, NetworkCondition, NetworkKind, Options, PhaseTimings, Record};
use qiao_rules::result;

use crate::call::context::{CallContext, CallError};
use crate::call::immediate::{Fields, ImmediateApi, no_subject};
use crate::state::{NamespaceState, ProgramState};

/// `getNetworkType` and `getNetworkQualityType`
pub(crate) const NETWORK_TYPE: ImmediateApi = ImmediateApi { subject: no_subject, perform };

fn perform(context: &CallContext, function: Function, _: &dyn Options) -> Result<Fields, CallError> {
    let (app, condition) = (context.app(), context.state.condition.borrow());
    Ok(match function.api {
        Api::GetNetworkQualityType => result::network_quality(app, &condition).into_iter().collect(),
        _ => result::network(app, &condition, context.namespace.weak_network.is_weak()),
    })
}

/// Changes the network condition, and notifies the listeners.
pub(crate) fn change(state: &ProgramState, condition: NetworkCondition) {
    let before = state.condition.replace(condition.clone());
    state.transport.set_condition(&condition);
    state.calls.journal.write(Record::Network(condition.clone()));
    if before.kind != condition.kind {
        state.notify(Api::OnNetworkStatusChange, |app| {
            let connected = HostValue::Bool(condition.kind != NetworkKind::None);
            let kind = result::network_type(app, condition.kind);
            Some(HostValue::Object(vec![("isConnected".into(), connected), kind]))
        });
    }
    state.notify(Api::OnNetworkQualityChange, |app| {
        let quality = result::network_quality(app, &condition)?;
        let changed = result::network_quality(app, &before).as_ref() != Some(&quality);
        changed.then(|| HostValue::Object(vec![quality]))
    });
}

/// Records a completed call, and notifies the listeners if the network becomes weak or recovers.
pub(crate) fn observe(
    state: &ProgramState,
    namespace: &NamespaceState,
    timings: &PhaseTimings,
    timed_out_connecting: bool,
) {
    let app = &namespace.app;
    if let Some(rule) = app.rules.network.weak
        && namespace.weak_network.saw(rule, timings, timed_out_connecting)
    {
        let weak = ("weakNet".into(), HostValue::Bool(namespace.weak_network.is_weak()));
        let what = HostValue::Object(vec![weak, result::network_type(app, state.condition.borrow().kind)]);
        state.calls.inbox.push(Event::Notice(namespace.id, Api::OnNetworkWeakChange, what));
    }
}
