//! The program's `app.json`: the parts that the host reads. It must not know how the files it names are found.

use qiao_abi::Api;
use qiao_rules::config::{Mistake, mistakes};
use qiao_rules::{NetworkTimeout, milliseconds};
use serde_json::Value;

/// The name of the file, in the program's folder.
pub(super) const FILE: &str = "app.json";

/// The content of the file.
#[derive(Debug, Default, PartialEq)]
pub(super) struct AppJson {
    /// `pages`, followed by the pages of `subPackages`.
    pub pages: Vec<PageEntry>,
    /// `entryPagePath`, or the first page.
    pub entry: Option<String>,
    /// The pages of `tabBar`.
    pub tabs: Vec<String>,
    /// `tabBar.custom`
    pub custom_tab_bar: bool,
    /// The libraries in `useExtendedLib`.
    pub extended: Vec<String>,
    /// Whether `lazyCodeLoading` requests that only required components are loaded.
    pub lazy: bool,
    /// `usingComponents`: tags and paths, for all pages.
    pub components: Vec<(String, String)>,
    /// `networkTimeout`
    pub network_timeout: NetworkTimeout,
    /// `requiredBackgroundModes`
    pub background_modes: Vec<String>,
    /// Errors in the file.
    pub mistakes: Vec<Mistake>,
}

/// A page in the file.
#[derive(Debug, Default, PartialEq)]
pub(super) struct PageEntry {
    /// Its route.
    pub route: String,
    /// The root of its package; empty for the main package.
    pub package: String,
}

impl AppJson {
    /// Reads the known fields.
    pub(super) fn of(file: &Value) -> AppJson {
        let given = |api: Api| file["networkTimeout"][api.name()].as_f64().and_then(milliseconds);
        let pages = pages(file);
        let entry = file["entryPagePath"].as_str().map(route);
        AppJson {
            entry: entry.or_else(|| pages.first().map(|page| page.route.clone())),
            pages,
            tabs: list(&file["tabBar"]["list"]).filter_map(|tab| tab["pagePath"].as_str().map(route)).collect(),
            custom_tab_bar: file["tabBar"]["custom"].as_bool() == Some(true),
            extended: file["useExtendedLib"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect(),
            lazy: file["lazyCodeLoading"] == "requiredComponents",
            components: components(file),
            network_timeout: NetworkTimeout {
                request: given(Api::Request),
                upload_file: given(Api::UploadFile),
                download_file: given(Api::DownloadFile),
                connect_socket: given(Api::ConnectSocket),
            },
            background_modes: texts(&file["requiredBackgroundModes"]).collect(),
            mistakes: mistakes(file),
        }
    }
}

/// `usingComponents` of a file: tags and paths.
pub(super) fn components(file: &Value) -> Vec<(String, String)> {
    let tags = file["usingComponents"].as_object().into_iter().flatten();
    tags.filter_map(|(tag, path)| Some((tag.clone(), path.as_str()?.to_owned()))).collect()
}

fn pages(file: &Value) -> Vec<PageEntry> {
    let main = texts(&file["pages"]).map(|page| PageEntry { route: route(&page), package: String::new() });
    let packages = list(&file["subPackages"]).chain(list(&file["subpackages"]));
    let others = packages.flat_map(|package| {
        let root = route(package["root"].as_str().unwrap_or_default());
        let of = texts(&package["pages"]);
        of.map(|page| PageEntry { route: route(&format!("{root}/{page}")), package: root.clone() }).collect::<Vec<_>>()
    });
    main.chain(others).collect()
}

/// A path without leading and trailing slashes.
fn route(path: &str) -> String {
    path.trim_matches('/').to_owned()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn texts(value: &Value) -> impl Iterator<Item = String> {
    list(value).filter_map(|item| item.as_str().map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::json;

    use super::*;

    #[test]
    fn time_outs_and_modes_are_read_from_the_file() {
        // WX-TMO-001, WX-TMO-002, TTG-CFG-001, SWAN-NET-010
        let AppJson { network_timeout: given, background_modes, .. } = AppJson::of(&json!({
            "pages": [], "networkTimeout": { "request": 3000, "connectSocket": 5000 },
            "requiredBackgroundModes": ["audio", 7]
        }));
        let seconds = |time| Some(Duration::from_secs(time));
        assert_eq!((given.request, given.upload_file, given.connect_socket), (seconds(3), None, seconds(5)));
        assert_eq!(background_modes, ["audio"]);
        assert_eq!(AppJson::of(&json!(null)), AppJson::default());
    }

    #[test]
    fn pages_of_all_packages_are_listed_and_the_first_is_the_entry() {
        let file = AppJson::of(&json!({
            "pages": ["pages/a/a", "/pages/b/b"],
            "subPackages": [{ "root": "more/", "pages": ["c/c"] }, { "root": "/other", "pages": [7] }],
            "tabBar": { "list": [{ "pagePath": "pages/b/b" }, {}] },
            "usingComponents": { "x-y": "/components/x", "bad": 1 }
        }));
        let pages: Vec<_> = file.pages.iter().map(|page| (page.route.as_str(), page.package.as_str())).collect();
        assert_eq!(pages, [("pages/a/a", ""), ("pages/b/b", ""), ("more/c/c", "more")]);
        assert_eq!(file.entry.as_deref(), Some("pages/a/a"));
        assert_eq!(file.tabs, ["pages/b/b"]);
        assert_eq!(file.components, [("x-y".to_owned(), "/components/x".to_owned())]);
        let named = AppJson::of(&json!({ "pages": ["a"], "entryPagePath": "b" }));
        assert_eq!(named.entry.as_deref(), Some("b"));
    }
}
