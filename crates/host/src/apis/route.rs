//! Navigation functions. The host keeps the stack of routes; the pages themselves are in the script. It must not know
//! components.

use qiao_abi::{CallId, Event, Options, PageLocation, Route, Started};
use qiao_rules::admit::route::navigate;
use qiao_rules::result;

use crate::call::context::CallContext;
use crate::state::ProgramState;

/// Starts a call. The pages change before the script is notified of its success.
pub(crate) fn start(context: &CallContext, id: CallId, options: &dyn Options) -> Started {
    let (state, app, api) = (&context.state, context.app(), context.api);
    let reply = context.open(id, options.text("url").value().cloned().unwrap_or_default(), None);
    let navigated = navigate(app, api, &state.pages.borrow(), options);
    match navigated {
        Err(refused) => return reply.refuse_in_manner(*refused),
        Ok(route) => {
            state.pages.borrow_mut().follow(&route);
            state.calls.inbox.push(Event::Route(Some(id), route));
            reply.success(result::plain(app, api, Vec::new()), None);
        }
    }
    Started::Call
}

/// Opens a page from outside the script; `None` if it is open already.
pub(crate) fn open(state: &ProgramState, location: PageLocation) -> Option<Route> {
    if state.pages.borrow().stack.contains(&location.route) {
        return None;
    }
    Some(step(state, location))
}

/// Opens a page even if one with the same route is open.
pub(crate) fn go(state: &ProgramState, location: PageLocation) {
    let route = step(state, location);
    state.calls.inbox.push(Event::Route(None, route));
}

/// Restarts the program with a page.
pub(crate) fn relaunch(state: &ProgramState, location: PageLocation) {
    state.pages.borrow_mut().stack.clear();
    state.calls.inbox.push(Event::Relaunch);
    go(state, location);
}

/// Opens a page in place of all others.
pub(crate) fn restart_at(state: &ProgramState, location: PageLocation) {
    let mut pages = state.pages.borrow_mut();
    let route = Route::Restart(PageLocation { tab: pages.in_tab_bar(&location.route), ..location });
    pages.follow(&route);
    state.calls.inbox.push(Event::Route(None, route));
}

/// Goes back by this many pages; the first one stays.
pub(crate) fn back(state: &ProgramState, pages: usize) {
    let mut open = state.pages.borrow_mut();
    let pages = pages.min(open.stack.len().saturating_sub(1));
    if pages > 0 {
        let route = Route::Back(pages);
        open.follow(&route);
        state.calls.inbox.push(Event::Route(None, route));
    }
}

fn step(state: &ProgramState, location: PageLocation) -> Route {
    let mut pages = state.pages.borrow_mut();
    let location = PageLocation { tab: pages.in_tab_bar(&location.route), ..location };
    let route = match pages.stack.is_empty() {
        true => Route::First(location),
        false if location.tab => Route::Tab(location),
        false => Route::Push(location),
    };
    pages.follow(&route);
    route
}
