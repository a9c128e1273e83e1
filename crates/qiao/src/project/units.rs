//! The pages, components and blocks of a project, found from one another, in the order in which
//! their files run: what a page places comes before the page.

use std::collections::BTreeSet;

use qiao_abi::{Unit, UnitKind};
use qiao_host::Root;
use qiao_rules::Rules;
use qiao_rules::route::joined;
use serde_json::Value;

use super::app_json::{PageEntry, components};
use super::template::{Dialect, elements};

/// Finds units in the folder of the sources.
pub(super) struct Finder<'a> {
    root: &'a Root,
    rules: &'a Rules,
    /// Components that every page may place: tags and units.
    everywhere: Vec<(String, String)>,
    seen: BTreeSet<String>,
    found: Vec<Unit>,
    depth: usize,
}

/// Components may be placed in one another this deep.
const DEEPEST: usize = 100;
/// Folders of packages from npm.
const PACKAGES: &str = "miniprogram_npm";
/// The extensions of sources.
const SOURCES: [&str; 2] = ["js", "ts"];

impl<'a> Finder<'a> {
    /// A finder; `everywhere` are tags and paths of components that every page may place.
    pub(super) fn new(root: &'a Root, rules: &'a Rules, everywhere: &[(String, String)]) -> Finder<'a> {
        let mut finder =
            Finder { root, rules, everywhere: Vec::new(), seen: BTreeSet::new(), found: Vec::new(), depth: 0 };
        finder.everywhere = finder.resolved("", everywhere);
        finder
    }

    /// Adds a page with all that it places.
    pub(super) fn page(&mut self, page: &PageEntry) {
        self.add(page.route.clone(), UnitKind::Page, &page.package);
    }

    /// Adds a block with all that it places.
    pub(super) fn block(&mut self, path: &str) {
        self.add(path.to_owned(), UnitKind::Block, "");
    }

    /// The units, in order.
    pub(super) fn finish(self) -> Vec<Unit> {
        self.found
    }

    fn add(&mut self, name: String, kind: UnitKind, package: &str) {
        if self.depth == DEEPEST || !self.seen.insert(name.clone()) {
            return;
        }
        self.depth += 1;
        let own = self.json(&format!("{name}.json"));
        let mut tags = self.resolved(&name, &components(&own));
        for everywhere in &self.everywhere {
            if !tags.iter().any(|(tag, _)| *tag == everywhere.0) {
                tags.push(everywhere.clone());
            }
        }
        for (_, component) in &tags {
            // A component of another package is that package's; of the page's own, it waits with it.
            let inside = !package.is_empty() && component.starts_with(&format!("{package}/"));
            self.add(component.clone(), UnitKind::Component, if inside { package } else { "" });
        }
        let rules = &self.rules.project;
        let template = self.text(&format!("{name}.{}", rules.template)).unwrap_or_default();
        let known = |tag: &str| tags.iter().find(|(known, _)| known == tag).map(|(_, unit)| unit.clone());
        let elements = elements(&template, &Dialect { directive: rules.directive }, &known);
        self.found.push(Unit { name, kind, package: package.to_owned(), elements });
        self.depth -= 1;
    }

    /// The units that paths mean in the file of a unit. What is not there is left out: plugins and
    /// libraries of the platform are no part of the project.
    fn resolved(&self, from: &str, tags: &[(String, String)]) -> Vec<(String, String)> {
        tags.iter().filter_map(|(tag, path)| Some((tag.clone(), self.find(from, path)?))).collect()
    }

    fn find(&self, from: &str, path: &str) -> Option<String> {
        if path.contains("://") {
            return None;
        }
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let beside = if path.starts_with('/') { joined("", path) } else { joined(folder, path) };
        let mut places = vec![beside, joined("", path)];
        if !path.starts_with(['.', '/']) {
            let mut up = Some(folder);
            while let Some(folder) = up {
                places.push(joined(&format!("{folder}/{PACKAGES}"), path));
                up = (!folder.is_empty()).then(|| folder.rsplit_once('/').map_or("", |(up, _)| up));
            }
        }
        let both = places.into_iter().flat_map(|place| [place.clone(), format!("{place}/index")]);
        both.into_iter().find(|name| SOURCES.iter().any(|kind| self.root.has(&format!("{name}.{kind}"))))
    }

    fn text(&self, name: &str) -> Option<String> {
        self.root.text(name).ok().flatten()
    }

    /// A file as JSON; null where there is none, or it is broken: then its tags are not known.
    fn json(&self, name: &str) -> Value {
        let text = self.text(name).unwrap_or_default();
        serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default()
    }
}
