//! What script hears of the network's condition: when it asks, and when it listens.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Event, Name, NetworkCondition, NetworkKind, Out, Space, Stamp, Started};
use qiao_rules::{App, result};

use crate::program::State;
use crate::reply::Reply;

/// `getNetworkType` and `getNetworkQualityType`
pub fn start(state: &Rc<State>, space: Space, call: CallId, api: Api) -> Started {
    let Some(at) = state.space(space) else {
        return Started::default();
    };
    state.record_call(call, space, api, "");
    let reply = Reply::new(state, at.app.clone(), call, api, String::new(), None);
    let condition = state.condition.borrow();
    let fields = match api {
        Api::GetNetworkQualityType => result::network_quality(&at.app, &condition).into_iter().collect(),
        _ => result::network(&at.app, &condition, at.weakness.is_weak()),
    };
    reply.success(result::plain(&at.app, api, fields), None);
    Started::default()
}

type Fields = Vec<(Name, Out)>;

/// Puts the network into another condition, and tells those who listen.
pub fn change(state: &Rc<State>, condition: NetworkCondition) {
    let before = state.condition.replace(condition.clone());
    state.transport.set_condition(&condition);
    state.journal.write(qiao_abi::Record::Network(condition.clone()));
    let tell = |api: Api, what: &dyn Fn(&App) -> Option<Fields>| {
        for (at, space) in state.spaces.iter().enumerate() {
            if let Some(what) = what(&space.app) {
                state.inbox.push(Event::Notice(Space(at as u8), api, Out::Object(what)));
            }
        }
    };
    if before.kind != condition.kind {
        tell(Api::OnNetworkStatusChange, &|app| {
            let connected = condition.kind != NetworkKind::None;
            Some(vec![("isConnected".into(), Out::Bool(connected)), result::network_type(app, condition.kind)])
        });
    }
    tell(Api::OnNetworkQualityChange, &|app| {
        let quality = result::network_quality(app, &condition)?;
        (result::network_quality(app, &before).as_ref() != Some(&quality)).then(|| vec![quality])
    });
}

/// Takes in a call that has ended, and tells those who listen if the network is weak from now on,
/// or no more.
pub fn saw(state: &State, space: Space, stamp: &Stamp, timed_out_connecting: bool) {
    let Some(at) = state.space(space) else {
        return;
    };
    if let Some(rule) = at.app.profile.network.weak.value
        && at.weakness.saw(rule, stamp, timed_out_connecting)
    {
        let weak = ("weakNet".into(), Out::Bool(at.weakness.is_weak()));
        let what = Out::Object(vec![weak, result::network_type(&at.app, state.condition.borrow().kind)]);
        state.inbox.push(Event::Notice(space, Api::OnNetworkWeakChange, what));
    }
}
