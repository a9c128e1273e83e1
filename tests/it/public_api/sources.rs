//! The sources of our crates as syntax: modules by path, and the items that `pub use` refers to.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::{Item, UseTree, Visibility};

use super::macros::expanded;

/// The argument of `cfg` for test code.
const TESTS: &str = "(test)";

/// An internal feature: items that need it are not for users.
pub(super) const INTERNAL: &str = "mutation";

/// The crates parsed so far, by their names in code.
pub(super) struct Crates {
    folder: PathBuf,
    read: BTreeMap<String, Modules>,
}

/// The items of a crate's modules, by module path; the root's is empty.
type Modules = BTreeMap<Vec<String>, Vec<Item>>;

/// The location of an item: crate, module and name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub krate: String,
    pub module: Vec<String>,
    pub name: String,
}

/// A name imported by a `use`: its path, and its local name.
pub(super) struct Brought {
    pub path: Vec<String>,
    pub name: String,
}

impl Crates {
    /// The crates in this folder.
    pub(super) fn at(folder: &Path) -> Crates {
        Crates { folder: folder.to_owned(), read: BTreeMap::new() }
    }

    /// The modules of a crate; `None` if it is not ours.
    pub(super) fn modules(&mut self, krate: &str) -> Option<&Modules> {
        let folder = match krate {
            "qiao" => self.folder.join("qiao"),
            other => self.folder.join(other.strip_prefix("qiao_")?),
        };
        let modules = self.read.entry(krate.to_owned()).or_insert_with(|| {
            let mut modules = Modules::new();
            let source = folder.join("src");
            read(&source.join("lib.rs"), &source, Vec::new(), &mut modules);
            modules
        });
        Some(modules)
    }

    /// Follows a path from a module to the item itself.
    pub(super) fn resolve(&mut self, krate: &str, module: &[String], path: &[String]) -> Option<Place> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => return self.resolve(krate, &[], rest),
            "self" => return self.resolve(krate, module, rest),
            "super" => return self.resolve(krate, &module[..module.len().checked_sub(1)?], rest),
            other if other.starts_with("qiao_") => return self.resolve(other, &[], rest),
            _ => {}
        }
        let modules = self.modules(krate)?;
        let inner: Vec<String> = module.iter().chain([first]).cloned().collect();
        if modules.contains_key(&inner) && !rest.is_empty() {
            return self.resolve(krate, &inner, rest);
        }
        let items = modules.get(module)?;
        let here = || Some(Place { krate: krate.to_owned(), module: module.to_vec(), name: first.clone() });
        if rest.is_empty() && items.iter().any(|item| declares(item, first)) {
            return here();
        }
        let brought = items.iter().flat_map(|item| match item {
            Item::Use(item) => brought(&item.tree),
            _ => Vec::new(),
        });
        // A module may have the same name as the function that it re-exports.
        match brought.into_iter().find(|brought| brought.name == *first) {
            Some(found) => self.resolve(krate, module, &[found.path, rest.to_vec()].concat()),
            None if modules.contains_key(&inner) => here(),
            None => None,
        }
    }
}

fn read(file: &Path, folder: &Path, module: Vec<String>, into: &mut Modules) {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let items = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display())).items;
    gather(items, folder, module, into);
}

fn gather(items: Vec<Item>, folder: &Path, module: Vec<String>, into: &mut Modules) {
    let items: Vec<Item> = expanded(items).into_iter().filter(|item| !is_internal(item)).collect();
    for item in &items {
        let Item::Mod(inner) = item else { continue };
        let name = inner.ident.to_string();
        let path: Vec<String> = module.iter().cloned().chain([name.clone()]).collect();
        match &inner.content {
            Some((_, items)) => gather(items.clone(), &folder.join(&name), path, into),
            None => {
                let file = folder.join(format!("{name}.rs"));
                let file = if file.exists() { file } else { folder.join(&name).join("mod.rs") };
                read(&file, &folder.join(&name), path, into);
            }
        }
    }
    into.insert(module, items);
}

/// The attributes of an item.
pub(super) fn attributes(item: &Item) -> &[syn::Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// Whether an item exists only for tests, or with a feature that is not for users.
fn is_internal(item: &Item) -> bool {
    attributes(item).iter().any(|attribute| {
        let with = attribute.meta.to_token_stream().to_string();
        attribute.path().is_ident("cfg") && [TESTS, INTERNAL].iter().any(|part| with.contains(part))
    })
}

/// Whether an item declares a name.
fn declares(item: &Item, name: &str) -> bool {
    match item {
        Item::Const(item) => item.ident == name,
        Item::Enum(item) => item.ident == name,
        Item::Fn(item) => item.sig.ident == name,
        Item::Struct(item) => item.ident == name,
        Item::Trait(item) => item.ident == name,
        Item::Type(item) => item.ident == name,
        _ => false,
    }
}

/// The names imported by a `use`.
pub(super) fn brought(tree: &UseTree) -> Vec<Brought> {
    match tree {
        UseTree::Path(path) => {
            let mut names = brought(&path.tree);
            for brought in &mut names {
                brought.path.insert(0, path.ident.to_string());
            }
            names
        }
        UseTree::Name(name) => {
            vec![Brought { path: vec![name.ident.to_string()], name: name.ident.to_string() }]
        }
        UseTree::Rename(rename) => {
            vec![Brought { path: vec![rename.ident.to_string()], name: rename.rename.to_string() }]
        }
        UseTree::Group(group) => group.items.iter().flat_map(brought).collect(),
        UseTree::Glob(_) => panic!("a glob in a `use` hides what is public"),
    }
}

pub(super) fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}
