//! What a program's cache manager asks of the host: whether the network is weak, how long results are kept, and that it
//! has answered a call. The results are script's.

use qiao_abi::{Api, CacheState, Namespace, NetworkKind};
use qiao_rules::cache;

use crate::state::ProgramState;

/// The state of the network for a cache manager, and its limits.
pub(crate) fn state(state: &ProgramState, namespace: Namespace) -> CacheState {
    let Some(at) = state.namespace(namespace) else {
        return CacheState::default();
    };
    let offline = state.condition.borrow().kind == NetworkKind::None;
    cache::state(&at.app, offline || at.weak_network.is_weak())
}

/// Records that the program has answered a call itself.
pub(crate) fn answered(state: &ProgramState, namespace: Namespace, name: &str, subject: String) {
    let api = Api::ALL.iter().find(|api| api.name() == name);
    if let (Some(at), Some(api)) = (state.namespace(namespace), api) {
        state.calls.journal.explain(*api, subject, None, cache::answered(&at.app));
    }
}
