//! The pages, components and blocks of a project, discovered from one another, in execution order: components before
//! the page that uses them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use qiao_abi::{LackingComponent, LoadError, Unit, UnitKind};
use qiao_host::Root;
use qiao_rules::Rules;
use qiao_rules::route::joined;
use serde_json::Value;

use super::app_json::{FILE, PageEntry, components};
use super::room::Room;
use super::template::{Sources, template};

/// Discovers units in the source folder.
pub(super) struct Finder<'a> {
    root: &'a Root,
    rules: &'a Rules,
    room: &'a Room,
    /// Path prefixes of the platform's own components.
    libraries: Vec<&'static str>,
    /// Components available to every page: tags and units.
    everywhere: Vec<(String, String)>,
    seen: BTreeSet<String>,
    found: Vec<Unit>,
    lacks: Vec<LackingComponent>,
    /// The packages among what is missing.
    unbuilt: BTreeSet<String>,
    depth: usize,
}

/// Maximum nesting of components.
const DEEPEST: usize = 100;
/// About how many bytes a name takes in a list, beside its length, and the name of a unit among those that were found.
const NAMED: usize = 48;
const SEEN: usize = 64;
/// How many bytes a template takes at most while it is read, for each byte of its text, and for each file.
const PARSED: usize = 64;
const PER_FILE: usize = 4096;
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
        room: &'a Room,
        everywhere: &[(String, String)],
        extended: &[String],
    ) -> Finder<'a> {
        let libraries = rules.project.libraries.iter().filter(|(name, _)| extended.iter().any(|one| one == name));
        let libraries = libraries.map(|(_, path)| *path).collect();
        let mut finder = Finder {
            root,
            rules,
            room,
            libraries,
            everywhere: Vec::new(),
            seen: BTreeSet::new(),
            found: Vec::new(),
            lacks: Vec::new(),
            unbuilt: BTreeSet::new(),
            depth: 0,
        };
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
        if self.depth == DEEPEST || self.seen.contains(&name) || !self.room.take(&name, SEEN + name.len()) {
            return;
        }
        self.seen.insert(name.clone());
        self.depth += 1;
        let file = format!("{name}.json");
        let mut tags = self.resolved(&name, &file, &components(&self.json(&file)));
        let others: Vec<_> = {
            let own: BTreeSet<&str> = tags.iter().map(|(tag, _)| tag.as_str()).collect();
            self.everywhere.iter().filter(|(tag, _)| !own.contains(tag.as_str())).cloned().collect()
        };
        tags.extend(others);
        let held: usize = tags.iter().map(|(tag, unit)| 2 * NAMED + tag.len() + unit.len()).sum();
        self.room.take(&file, held);
        for (_, component) in &tags {
            // A component in another package belongs to that package; one in the page's own package is loaded with it.
            let inside = !package.is_empty() && component.starts_with(&format!("{package}/"));
            self.add(component.clone(), UnitKind::Component, if inside { package } else { "" });
        }
        let rules = &self.rules.project;
        let by_tag: BTreeMap<&str, &str> = tags.iter().map(|(tag, unit)| (tag.as_str(), unit.as_str())).collect();
        let component = |tag: &str| by_tag.get(tag).map(|unit| (*unit).to_owned());
        let text = |file: &str| self.template_text(file);
        let sources =
            Sources { directive: rules.directive, component: &component, elements: rules.elements, text: &text };
        let template = self.room.for_now(|| Arc::new(template(&format!("{name}.{}", rules.template), &sources)));
        let components = tags.into_iter().map(|(_, unit)| unit).collect();
        self.room.give_back(held);
        let unit = Unit { name, kind, package: package.to_owned(), template, components };
        if self.room.take(&file, unit.held_bytes()) {
            self.found.push(unit);
        }
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
        if unbuilt.as_ref().is_none_or(|package| self.unbuilt.insert(package.clone())) {
            let (file, tag, path) = (file.to_owned(), tag.to_owned(), path.to_owned());
            let lack = LackingComponent { file, tag, path, unbuilt };
            if self.room.take(&lack.file, size_of_val(&lack) + lack.file.len() + lack.tag.len() + lack.path.len()) {
                self.lacks.push(lack);
            }
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

    /// The text of a template or of one of its scripts.
    fn template_text(&self, name: &str) -> Option<String> {
        match self.room.read(|charge| self.root.text(name, charge)) {
            Ok(text) => text.filter(|text| self.room.take(name, PER_FILE + text.len() * PARSED)),
            Err(LoadError::NoRoom { bytes, .. }) => {
                self.room.take(name, bytes);
                None
            }
            Err(_) => None,
        }
    }

    /// A file as JSON; null if it is missing or invalid, so that its tags are unknown.
    fn json(&self, name: &str) -> Value {
        let text = self.root.config(name).ok().flatten().unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }
}
