//! The page stack: known pages, resolution of links, and launch options. It must not know how a page is created.
//! Admission of navigation calls is in `admit::route`.

use qiao_abi::{HostValue, PageLocation, Reason, Remedy, Route, RouteFault};

use crate::app::App;
use crate::diagnosis::Words;
use crate::rule::{Basis, basis};
use crate::values::{ErrorText, ProjectForm, Scene};

/// The pages of a program, and the open ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// The routes of all pages.
    pub routes: Vec<String>,
    /// The routes of the tab bar pages.
    pub tabs: Vec<String>,
    /// The routes of the open pages, the visible one last.
    pub stack: Vec<String>,
}

impl Pages {
    /// Whether the program has a page.
    pub fn has(&self, route: &str) -> bool {
        self.routes.iter().any(|known| known == route)
    }

    /// Whether a page is in the tab bar.
    pub fn in_tab_bar(&self, route: &str) -> bool {
        self.tabs.iter().any(|known| known == route)
    }

    /// Applies a navigation to the stack.
    pub fn follow(&mut self, route: &Route) {
        match route {
            Route::First(location) | Route::Push(location) => self.stack.push(location.route.clone()),
            Route::Replace(location) => {
                self.stack.pop();
                self.stack.push(location.route.clone());
            }
            Route::Tab(location) | Route::Restart(location) => self.stack = vec![location.route.clone()],
            Route::Back(pages) => self.stack.truncate(self.stack.len().saturating_sub(*pages).max(1)),
        }
    }
}

/// Resolves a link: a path, relative to the page with the link, and a query. Query values are not decoded; the script
/// does that.
pub fn location(from: Option<&str>, url: &str) -> PageLocation {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let folder = from.and_then(|from| from.rsplit_once('/')).map_or("", |(folder, _)| folder);
    let route = joined(if path.starts_with('/') { "" } else { folder }, path);
    let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let query = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    PageLocation { route, tab: false, query }
}

/// Joins a path to a folder of the program. `..` stops at the root.
pub fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The launch option that says which program led here; all platforms that have one name it so.
const REFERRER: &str = "referrerInfo";

/// From where a program is opened, beside its page.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The scene in place of the platform's usual one.
    pub scene: Option<HostValue>,
    /// What is known of the program or page that led here.
    pub referrer: Option<HostValue>,
}

/// Launch options: the argument of `onLaunch` for an app. For a block project, an object whose fields `block` and
/// `creator` are the arguments of their `onLoad`.
pub fn launch_options(app: &App, first: &PageLocation, from: Origin) -> HostValue {
    let rules = &app.rules.pages;
    if app.rules.project.form == ProjectForm::Blocks {
        let opened = |info| {
            let host = rules.host_document.into();
            HostValue::object([
                ("host", host),
                ("blockInfo", info),
                ("blockInstanceInfo", HostValue::Object(Vec::new())),
            ])
        };
        let block = HostValue::object([("sourceMeta", HostValue::Object(Vec::new())), ("sourceData", "".into())]);
        let creator = HostValue::object([("mode", rules.creator_mode.into()), ("setting", HostValue::Undefined)]);
        return HostValue::object([("block", opened(block)), ("creator", opened(creator))]);
    }
    let usual = || match rules.scene {
        Scene::Number(number) => HostValue::Number(f64::from(number)),
        Scene::Text(text) => text.into(),
    };
    let mut fields = vec![
        ("path".into(), first.route.clone().into()),
        ("query".into(), first.query_object()),
        ("scene".into(), from.scene.unwrap_or_else(usual)),
    ];
    let others = rules.launch_fields.iter().filter(|name| **name != REFERRER || from.referrer.is_none());
    fields.extend(others.map(|name| ((*name).into(), HostValue::Undefined)));
    fields.extend(from.referrer.map(|referrer| (REFERRER.into(), referrer)));
    HostValue::Object(fields)
}

/// The error text of a navigation fault and its rule.
pub(crate) fn told(app: &App, fault: &RouteFault) -> (ErrorText, Basis) {
    let (texts, rules) = (&app.rules.pages, &app.rules);
    match fault {
        RouteFault::NotFound(_) => (texts.not_found, basis!(rules, pages.not_found)),
        RouteFault::InTabBar(_) => (texts.in_tab_bar, basis!(rules, pages.in_tab_bar)),
        RouteFault::NotInTabBar(_) => (texts.not_in_tab_bar, basis!(rules, pages.not_in_tab_bar)),
        RouteFault::TooMany(_) => (texts.too_many, basis!(rules, pages.too_many)),
        RouteFault::AtFirst => (texts.at_first, basis!(rules, pages.at_first)),
    }
}

/// Reason and remedy of a navigation fault.
pub(crate) fn words(fault: &RouteFault) -> Words {
    match fault {
        RouteFault::NotFound(route) => (Reason::NoPage { route: route.clone() }, Some(Remedy::ListPage)),
        RouteFault::InTabBar(route) => (Reason::TabPage { route: route.clone() }, Some(Remedy::UseSwitchTab)),
        RouteFault::NotInTabBar(route) => (Reason::NotTabPage { route: route.clone() }, Some(Remedy::UseNavigateTo)),
        RouteFault::TooMany(most) => (Reason::DeepStack { count: *most }, Some(Remedy::UseRedirectTo)),
        RouteFault::AtFirst => (Reason::FirstPage, None),
    }
}

#[cfg(test)]
mod tests {
    use qiao_abi::{Api, Failure, Form, Function};

    use super::*;
    use crate::failure_result;
    use crate::platforms::{Platform, named};
    use crate::shape::shape;

    #[test]
    fn links_are_relative_to_the_page_that_shows_them() {
        for (from, url, route, query) in [
            (None, "pages/a/a", "pages/a/a", ""),
            (Some("pages/a/a"), "/pages/b/b?x=1&y", "pages/b/b", "x=1,y="),
            (Some("pages/a/a"), "b", "pages/a/b", ""),
            (Some("pages/a/a"), "../b/b?u=a%20b", "pages/b/b", "u=a%20b"),
            (Some("pages/a/a"), "../../../b", "b", ""),
            (Some("a"), "?", "", ""),
        ] {
            let location = location(from, url);
            let pairs: Vec<String> = location.query.iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!((location.route.as_str(), pairs.join(",").as_str()), (route, query), "{url}");
        }
    }

    #[test]
    fn the_stack_follows_every_change() {
        let to = |route: &str| location(None, route);
        let mut pages = Pages::default();
        let mut after = |route: Route| {
            pages.follow(&route);
            pages.stack.join(" ")
        };
        assert_eq!(after(Route::First(to("a"))), "a");
        assert_eq!(after(Route::Push(to("b"))), "a b");
        assert_eq!(after(Route::Replace(to("c"))), "a c");
        assert_eq!(after(Route::Push(to("d"))), "a c d");
        assert_eq!(after(Route::Back(2)), "a");
        assert_eq!(after(Route::Back(9)), "a");
        assert_eq!(after(Route::Push(to("b"))), "a b");
        assert_eq!(after(Route::Tab(to("t"))), "t");
        assert_eq!(after(Route::Restart(to("r"))), "r");
    }

    /// The error message of a fault in this function.
    fn message(platform: Platform, api: Api, fault: RouteFault) -> String {
        let function = Function { api, form: Form::Async };
        let HostValue::Object(fields) =
            failure_result(&App::new(platform.profile()), function, &Failure::Route(fault), None, &[])
        else {
            panic!("no object")
        };
        let message = fields.into_iter().find(|(name, _)| name == "errMsg");
        if let Some((_, HostValue::Text(text))) = message { text.into() } else { panic!("no message") }
    }

    #[test]
    fn what_is_refused_is_told_in_the_same_words_on_every_platform() {
        // WX-API-006, TTG-STD-006, SWAN-CB-003
        for platform in Platform::ALL {
            let page = || "pages/a/a".to_owned();
            for (api, fault, text) in [
                (Api::NavigateTo, RouteFault::NotFound(page()), "navigateTo:fail page \"pages/a/a\" is not found"),
                (Api::RedirectTo, RouteFault::InTabBar(page()), "redirectTo:fail can not redirectTo a tabbar page"),
                (Api::SwitchTab, RouteFault::NotInTabBar(page()), "switchTab:fail can not switch to no-tabBar page"),
                (Api::NavigateTo, RouteFault::TooMany(10), "navigateTo:fail webview count limit exceed"),
                (Api::NavigateBack, RouteFault::AtFirst, "navigateBack:fail cannot navigate back at first page."),
            ] {
                assert_eq!(message(platform, api, fault), text, "{platform}");
            }
        }
    }

    /// Platform; scene; host document and creator mode; whether `onLaunch` runs within `App()`; maximum number of open
    /// pages; prefix of app ids.
    type Row = (&'static str, Scene, [&'static str; 2], bool, u32, Option<&'static str>);

    #[test]
    fn what_is_told_of_pages_and_blocks_is_as_it_is_documented() {
        // WX-APP-003, WX-APP-008, TTB-LIFE-002, SWAN-ENV-009: also values that no script of the platform can see
        let table: [Row; 4] = [
            ("wx", Scene::Number(1001), ["", ""], false, 10, Some("wx")),
            ("tt-gadget", Scene::Number(1001), ["", ""], false, 10, Some("cli_")),
            ("tt-block", Scene::Number(1001), ["docs_block", "create"], false, 10, Some("cli_")),
            ("swan", Scene::Text("11400009"), ["", ""], true, 10, None),
        ];
        for (platform, scene, of_block, at_once, deepest, prefix) in table {
            let app = App::new(named(platform).unwrap());
            let pages = &app.rules.pages;
            assert_eq!(pages.scene, scene, "{platform}");
            assert_eq!([pages.host_document, pages.creator_mode], of_block, "{platform}");
            assert_eq!(pages.deepest, deepest, "{platform}");
            assert_eq!(shape(&app).style.launches_at_once, at_once, "{platform}");
            assert_eq!(app.rules.project.id_prefix, prefix, "{platform}");
        }
    }
}
