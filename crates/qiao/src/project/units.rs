//! The pages, components and blocks of a project, discovered from one another, in execution order: components before
//! the page that uses them.

use std::collections::BTreeSet;
use std::sync::Arc;

use qiao_abi::{LackingComponent, Unit, UnitKind};
use qiao_host::Root;
use qiao_rules::Rules;
use qiao_rules::route::joined;
use serde_json::Value;

use super::app_json::{FILE, PageEntry, components};
use super::template::{Sources, template};

/// Discovers units in the source folder.
pub(super) struct Finder<'a> {
    root: &'a Root,
    rules: &'a Rules,
    /// Path prefixes of the platform's own components.
    libraries: Vec<&'static str>,
    /// Components available to every page: tags and units.
    everywhere: Vec<(String, String)>,
    seen: BTreeSet<String>,
    found: Vec<Unit>,
    lacks: Vec<LackingComponent>,
    depth: usize,
}

/// Maximum nesting of components.
const DEEPEST: usize = 100;
/// Folder of npm packages.
const PACKAGES: &str = "miniprogram_npm";
/// The extensions of sources.
const SOURCES: [&str; 2] = ["js", "ts"];

impl<'a> Finder<'a> {
    /// Creates a finder; `everywhere` are tags and paths of components available to every page, `extended` the
    /// libraries that the program uses.
    pub(super) fn new(
        root: &'a Root,
        rules: &'a Rules,
        everywhere: &[(String, String)],
        extended: &[String],
    ) -> Finder<'a> {
        let libraries = rules.project.libraries.iter().filter(|(name, _)| extended.iter().any(|one| one == name));
        let libraries = libraries.map(|(_, path)| *path).collect();
        let (found, lacks) = (Vec::new(), Vec::new());
        let mut finder =
            Finder { root, rules, libraries, everywhere: Vec::new(), seen: BTreeSet::new(), found, lacks, depth: 0 };
        finder.everywhere = finder.resolved("", FILE, everywhere);
        finder
    }

    /// Adds a page with all its components.
    pub(super) fn page(&mut self, page: &PageEntry) {
        self.add(page.route.clone(), UnitKind::Page, &page.package);
    }

    /// Adds a block with all its components.
    pub(super) fn block(&mut self, path: &str) {
        self.add(path.to_owned(), UnitKind::Block, "");
    }

    /// Adds a component that no page refers to, if its file exists; returns whether it does.
    pub(super) fn component(&mut self, path: &str) -> bool {
        let is_there = self.find("", path).is_some();
        if is_there {
            self.add(path.to_owned(), UnitKind::Component, "");
        }
        is_there
    }

    /// The units in execution order, and the components that are referenced but missing.
    pub(super) fn finish(self) -> (Vec<Unit>, Vec<LackingComponent>) {
        (self.found, self.lacks)
    }

    fn add(&mut self, name: String, kind: UnitKind, package: &str) {
        if self.depth == DEEPEST || !self.seen.insert(name.clone()) {
            return;
        }
        self.depth += 1;
        let own = self.json(&format!("{name}.json"));
        let mut tags = self.resolved(&name, &format!("{name}.json"), &components(&own));
        for everywhere in &self.everywhere {
            if !tags.iter().any(|(tag, _)| *tag == everywhere.0) {
                tags.push(everywhere.clone());
            }
        }
        for (_, component) in &tags {
            // A component in another package belongs to that package; one in the page's own package is loaded with it.
            let inside = !package.is_empty() && component.starts_with(&format!("{package}/"));
            self.add(component.clone(), UnitKind::Component, if inside { package } else { "" });
        }
        let rules = &self.rules.project;
        let component = |tag: &str| tags.iter().find(|(known, _)| known == tag).map(|(_, unit)| unit.clone());
        let text = |file: &str| self.text(file);
        let sources =
            Sources { directive: rules.directive, component: &component, elements: rules.elements, text: &text };
        let template = Arc::new(template(&format!("{name}.{}", rules.template), &sources));
        let components = tags.into_iter().map(|(_, unit)| unit).collect();
        self.found.push(Unit { name, kind, package: package.to_owned(), template, components });
        self.depth -= 1;
    }

    /// Resolves the component paths in a file of a unit. Plugins and libraries of the platform are not part of the
    /// project.
    fn resolved(&mut self, from: &str, file: &str, tags: &[(String, String)]) -> Vec<(String, String)> {
        let mut resolved = Vec::new();
        for (tag, path) in tags.iter().filter(|(_, path)| !path.contains("://")) {
            let is_own = |library: &&str| path.trim_start_matches('/').starts_with(*library);
            match self.find(from, path) {
                Some(unit) => resolved.push((tag.clone(), unit)),
                None if self.libraries.iter().any(is_own) => {}
                None => self.lack(file, tag, path),
            }
        }
        resolved
    }

    /// Notes a missing component. A package that is not built is one cause, however many components it should have.
    fn lack(&mut self, file: &str, tag: &str, path: &str) {
        let unbuilt = self.root.dependency(path);
        if unbuilt.is_none() || self.lacks.iter().all(|lack| lack.unbuilt != unbuilt) {
            let (file, tag, path) = (file.to_owned(), tag.to_owned(), path.to_owned());
            self.lacks.push(LackingComponent { file, tag, path, unbuilt });
        }
    }

    fn find(&self, from: &str, path: &str) -> Option<String> {
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

    /// A file as JSON; null if it is missing or invalid, so that its tags are unknown.
    fn json(&self, name: &str) -> Value {
        let text = self.text(name).unwrap_or_default();
        serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default()
    }
}
