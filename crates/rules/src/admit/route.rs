//! Admission of navigation functions: how a call changes the page stack. It must not know how a page is created. The
//! page stack itself is changed by `route`.

use qiao_abi::{Api, Failure, Options, PageLocation, Route, RouteFault};

use super::arguments;
use crate::app::App;
use crate::decision::Refused;
use crate::diagnosis;
use crate::route::{Pages, location};

/// Admits a navigation call, or refuses it.
#[expect(clippy::wildcard_enum_match_arm, reason = "the other functions do not come here")]
pub fn navigate(app: &App, api: Api, pages: &Pages, options: &dyn Options) -> Result<Route, Box<Refused>> {
    arguments::callbacks(app, &options.bad_callbacks())?;
    let refused = |fault| diagnosis::refusal(app, api, Failure::Route(fault), &Default::default());
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
    let location = location(pages.stack.last().map(String::as_str), &url);
    let tab = pages.in_tab_bar(&location.route);
    let location = PageLocation { tab, ..location };
    if !pages.has(&location.route) {
        return Err(refused(RouteFault::NotFound(location.route)));
    }
    match api {
        Api::NavigateTo | Api::RedirectTo if tab => Err(refused(RouteFault::InTabBar(location.route))),
        Api::NavigateTo if pages.stack.len() >= app.rules.pages.deepest as usize => {
            Err(refused(RouteFault::TooMany(app.rules.pages.deepest)))
        }
        Api::NavigateTo => Ok(Route::Push(location)),
        Api::RedirectTo => Ok(Route::Replace(location)),
        Api::SwitchTab if !tab => Err(refused(RouteFault::NotInTabBar(location.route))),
        Api::SwitchTab => Ok(Route::Tab(PageLocation { query: Vec::new(), ..location })),
        _ => Ok(Route::Restart(location)),
    }
}
