//! The functions that go to pages: the host keeps the stack of routes, script the pages themselves.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Event, Options, Route, Space, Started, Visit};
use qiao_rules::admit::route::navigate;
use qiao_rules::result;

use super::way;
use crate::program::State;
use crate::reply::Reply;

/// Starts a call. The pages change before script hears that the call succeeded.
pub fn start(state: &Rc<State>, space: Space, call: CallId, api: Api, options: &dyn Options) -> Started {
    let Some(at) = state.space(space) else {
        return Started::default();
    };
    let subject = options.text("url").value().cloned().unwrap_or_default();
    state.record_call(call, space, api, &subject);
    let reply = Reply::new(state, at.app.clone(), call, api, subject, None);
    let navigated = navigate(&at.app, api, &state.pages.borrow(), options);
    match navigated {
        Err(refused) => return way::refuse(&at.app, api, reply, *refused),
        Ok(route) => {
            state.pages.borrow_mut().follow(&route);
            state.inbox.push(Event::Route(Some(call), route));
            reply.success(result::plain(&at.app, api, Vec::new()), None);
        }
    }
    Started::default()
}

/// Goes to a page from outside: the change that opens it, unless it is open already.
pub fn open(state: &State, visit: Visit) -> Option<Route> {
    let mut pages = state.pages.borrow_mut();
    let visit = Visit { tab: pages.in_tab_bar(&visit.route), ..visit };
    if pages.stack.contains(&visit.route) {
        return None;
    }
    let route = match pages.stack.is_empty() {
        true => Route::First(visit),
        false if visit.tab => Route::Tab(visit),
        false => Route::Push(visit),
    };
    pages.follow(&route);
    Some(route)
}
