//! The functions that go to pages: the host keeps the stack of routes, script the pages themselves.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Event, Namespace, Options, PageLocation, Route, Started};
use qiao_rules::admit::route::navigate;
use qiao_rules::result;

use super::network_call;
use crate::program::State;
use crate::reply::Reply;

/// Starts a call. The pages change before script hears that the call succeeded.
pub fn start(state: &Rc<State>, namespace: Namespace, call: CallId, api: Api, options: &dyn Options) -> Started {
    let Some(at) = state.namespace(namespace) else {
        return Started::default();
    };
    let subject = options.text("url").value().cloned().unwrap_or_default();
    state.record_call(call, namespace, api, &subject);
    let reply = Reply::new(state, at.app.clone(), call, api, subject, None);
    let navigated = navigate(&at.app, api, &state.pages.borrow(), options);
    match navigated {
        Err(refused) => return network_call::refuse(&at.app, api, reply, *refused),
        Ok(route) => {
            state.pages.borrow_mut().follow(&route);
            state.inbox.push(Event::Route(Some(call), route));
            reply.success(result::plain(&at.app, api, Vec::new()), None);
        }
    }
    Started::default()
}

/// Goes to a page from outside: the change that opens it, unless it is open already.
pub fn open(state: &State, location: PageLocation) -> Option<Route> {
    let mut pages = state.pages.borrow_mut();
    let location = PageLocation { tab: pages.in_tab_bar(&location.route), ..location };
    if pages.stack.contains(&location.route) {
        return None;
    }
    let route = match pages.stack.is_empty() {
        true => Route::First(location),
        false if location.tab => Route::Tab(location),
        false => Route::Push(location),
    };
    pages.follow(&route);
    Some(route)
}
