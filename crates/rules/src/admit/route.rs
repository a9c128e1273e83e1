//! Admission of the functions that go to pages: what a call does to the stack of pages, or why not.

use qiao_abi::{Api, Failure, Options, Route, RouteFault, Visit};

use super::arguments;
use crate::app::App;
use crate::profile::Profile;
use crate::route::{Pages, decided_by, visit, words};
use crate::verdict::Refused;

/// What a call of script does to the stack of pages.
pub fn navigate(app: &App, api: Api, pages: &Pages, options: &dyn Options) -> Result<Route, Box<Refused>> {
    arguments::callbacks(app, &options.bad_callbacks())?;
    let refused = |fault| refuse(app.profile, fault);
    if api == Api::NavigateBack {
        let delta = options.number("delta").value().copied().unwrap_or(1.0).max(1.0);
        return match pages.stack.len() {
            0 | 1 => Err(refused(RouteFault::AtFirst)),
            open => Ok(Route::Back((delta as usize).min(open - 1))),
        };
    }
    arguments::options(app, options.missing())?;
    let url = options.text("url");
    if let Some(fault) = arguments::required_text(app, "url", &url) {
        return Err(arguments::refuse(app, vec![fault]));
    }
    let url = url.value().cloned().unwrap_or_default();
    let visit = visit(pages.stack.last().map(String::as_str), &url);
    let tab = pages.in_tab_bar(&visit.route);
    let visit = Visit { tab, ..visit };
    if !pages.has(&visit.route) {
        return Err(refused(RouteFault::NotFound(visit.route)));
    }
    match api {
        Api::NavigateTo | Api::RedirectTo if tab => Err(refused(RouteFault::InTabBar(visit.route))),
        Api::NavigateTo if pages.stack.len() >= app.profile.pages.deepest.value as usize => {
            Err(refused(RouteFault::TooMany(app.profile.pages.deepest.value)))
        }
        Api::NavigateTo => Ok(Route::Push(visit)),
        Api::RedirectTo => Ok(Route::Replace(visit)),
        Api::SwitchTab if !tab => Err(refused(RouteFault::NotInTabBar(visit.route))),
        Api::SwitchTab => Ok(Route::Tab(Visit { query: Vec::new(), ..visit })),
        _ => Ok(Route::Restart(visit)),
    }
}

fn refuse(profile: &Profile, fault: RouteFault) -> Box<Refused> {
    let (why, fix) = words(&fault);
    decided_by(profile, &fault).refuse(profile, Failure::Route(fault), why, fix)
}
