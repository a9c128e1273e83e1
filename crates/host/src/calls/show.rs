//! Calls that only show something to the user: recorded, and answered with success.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Options, Record, Space, Started};
use qiao_rules::result;

use crate::program::State;
use crate::reply::Reply;

/// Records the call; success comes as an event, as it would from a real client.
pub fn start(state: &Rc<State>, space: Space, call: CallId, api: Api, options: &dyn Options) -> Started {
    let Some(at) = state.space(space) else {
        return Started::default();
    };
    state.journal.write(Record::Show { call, api, options: options.json() });
    let reply = Reply::new(state, at.app.clone(), call, api, String::new(), None);
    reply.success(result::plain(&at.app, api, Vec::new()), None);
    Started::default()
}
