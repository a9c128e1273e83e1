//! What script hears of the network's condition: when it asks, and when it listens.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Event, HostValue, Name, Namespace, NetworkCondition, NetworkKind, PhaseTimings, Started};
use qiao_rules::{App, result};

use crate::program::State;
use crate::reply::Reply;

/// `getNetworkType` and `getNetworkQualityType`
pub fn start(state: &Rc<State>, namespace: Namespace, call: CallId, api: Api) -> Started {
    let Some(at) = state.namespace(namespace) else {
        return Started::default();
    };
    state.record_call(call, namespace, api, "");
    let reply = Reply::new(state, at.app.clone(), call, api, String::new(), None);
    let condition = state.condition.borrow();
    let fields = match api {
        Api::GetNetworkQualityType => result::network_quality(&at.app, &condition).into_iter().collect(),
        _ => result::network(&at.app, &condition, at.weak_network.is_weak()),
    };
    reply.success(result::plain(&at.app, api, fields), None);
    Started::default()
}

type Fields = Vec<(Name, HostValue)>;

/// Puts the network into another condition, and tells those who listen.
pub fn change(state: &Rc<State>, condition: NetworkCondition) {
    let before = state.condition.replace(condition.clone());
    state.transport.set_condition(&condition);
    state.journal.write(qiao_abi::Record::Network(condition.clone()));
    let tell = |api: Api, what: &dyn Fn(&App) -> Option<Fields>| {
        for (at, namespace) in state.namespaces.iter().enumerate() {
            if let Some(what) = what(&namespace.app) {
                state.inbox.push(Event::Notice(Namespace(at as u8), api, HostValue::Object(what)));
            }
        }
    };
    if before.kind != condition.kind {
        tell(Api::OnNetworkStatusChange, &|app| {
            let connected = condition.kind != NetworkKind::None;
            Some(vec![("isConnected".into(), HostValue::Bool(connected)), result::network_type(app, condition.kind)])
        });
    }
    tell(Api::OnNetworkQualityChange, &|app| {
        let quality = result::network_quality(app, &condition)?;
        (result::network_quality(app, &before).as_ref() != Some(&quality)).then(|| vec![quality])
    });
}

/// Takes in a call that has ended, and tells those who listen if the network is weak from now on,
/// or no more.
pub fn saw(state: &State, namespace: Namespace, timings: &PhaseTimings, timed_out_connecting: bool) {
    let Some(at) = state.namespace(namespace) else {
        return;
    };
    if let Some(rule) = at.app.profile.network.weak.value
        && at.weak_network.saw(rule, timings, timed_out_connecting)
    {
        let weak = ("weakNet".into(), HostValue::Bool(at.weak_network.is_weak()));
        let what = HostValue::Object(vec![weak, result::network_type(&at.app, state.condition.borrow().kind)]);
        state.inbox.push(Event::Notice(namespace, Api::OnNetworkWeakChange, what));
    }
}
