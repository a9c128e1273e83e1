//! What the crate `qiao` lets its users see: a line for each item, each part of it, each function and each trait.

use std::collections::BTreeSet;

use syn::{Fields, ImplItem, Item, ItemEnum, ItemImpl, ItemTrait, Signature, TraitItem, Type};

use super::print::line;
use super::sources::{Crates, Place, attributes, brought, is_public};

const CRATE: &str = "qiao";

/// The lines, in the order of the paths that they are about.
#[derive(Default)]
struct Lines(BTreeSet<(String, String)>);

impl Lines {
    fn add(&mut self, path: &str, line: String) {
        self.0.insert((path.to_owned(), line));
    }
}

/// Every public item, in order.
pub fn listing(crates: &mut Crates) -> String {
    let mut lines = Lines::default();
    module(crates, CRATE, &[], CRATE, &mut lines);
    lines.0.into_iter().map(|(_, line)| line + "\n").collect()
}

/// The public items of a module, under the path that users know it by.
fn module(crates: &mut Crates, krate: &str, of: &[String], path: &str, lines: &mut Lines) {
    let items = crates.modules(krate).and_then(|modules| modules.get(of)).cloned().unwrap_or_default();
    for item in &items {
        match item {
            Item::Use(item) if is_public(&item.vis) => {
                for brought in brought(&item.tree) {
                    let place = crates.resolve(krate, of, &brought.path);
                    let place = place.unwrap_or_else(|| panic!("{}: not found", brought.path.join("::")));
                    described(crates, &place, &format!("{path}::{}", brought.name), lines);
                }
            }
            Item::Mod(item) if is_public(&item.vis) => {
                let place = Place { krate: krate.to_owned(), module: of.to_vec(), name: item.ident.to_string() };
                described(crates, &place, &format!("{path}::{}", item.ident), lines);
            }
            item => {
                if let Some(name) = public_name(item) {
                    let place = Place { krate: krate.to_owned(), module: of.to_vec(), name: name.clone() };
                    described(crates, &place, &format!("{path}::{name}"), lines);
                }
            }
        }
    }
}

/// The name of an item that is public where it stands.
fn public_name(item: &Item) -> Option<String> {
    let (visibility, name) = match item {
        Item::Const(item) => (&item.vis, &item.ident),
        Item::Enum(item) => (&item.vis, &item.ident),
        Item::Fn(item) => (&item.vis, &item.sig.ident),
        Item::Struct(item) => (&item.vis, &item.ident),
        Item::Trait(item) => (&item.vis, &item.ident),
        Item::Type(item) => (&item.vis, &item.ident),
        _ => return None,
    };
    is_public(visibility).then(|| name.to_string())
}

/// An item with everything about it.
fn described(crates: &mut Crates, place: &Place, path: &str, lines: &mut Lines) {
    let Place { krate, module: of, name } = place;
    let inner: Vec<String> = of.iter().chain([name]).cloned().collect();
    let modules = crates.modules(krate).cloned().unwrap_or_default();
    if modules.contains_key(&inner) {
        lines.add(path, format!("mod {path}"));
        return module(crates, krate, &inner, path, lines);
    }
    let all: Vec<(Vec<String>, Item)> = modules
        .into_iter()
        .flat_map(|(module, items)| items.into_iter().map(move |item| (module.clone(), item)))
        .collect();
    for (_, item) in all.iter().filter(|(module, _)| module == of) {
        declared(item, name, path, lines);
    }
    for (module, item) in &all {
        if let Item::Impl(implementation) = item
            && let Some(target) = target(implementation)
            && crates.resolve(krate, module, &target).as_ref() == Some(place)
        {
            implemented(implementation, path, lines);
        }
    }
}

/// The path of the type that an `impl` is for.
fn target(implementation: &ItemImpl) -> Option<Vec<String>> {
    match &*implementation.self_ty {
        Type::Path(path) => Some(path.path.segments.iter().map(|segment| segment.ident.to_string()).collect()),
        _ => None,
    }
}

/// The item itself, if it has this name.
fn declared(item: &Item, name: &str, path: &str, lines: &mut Lines) {
    let shown = match item {
        Item::Const(item) if item.ident == name => format!("const {path}: {}", line(&item.ty)),
        Item::Type(item) if item.ident == name => format!("type {path} = {}", line(&item.ty)),
        Item::Fn(item) if item.sig.ident == name => signature(&item.sig, path),
        Item::Struct(item) if item.ident == name => {
            fields(&item.fields, path, lines);
            format!("struct {path}{}", line(&item.generics))
        }
        Item::Enum(item) if item.ident == name => {
            variants(item, path, lines);
            format!("enum {path}{}", line(&item.generics))
        }
        Item::Trait(item) if item.ident == name => {
            methods(item, path, lines);
            format!("trait {path}{}: {}", line(&item.generics), line(&item.supertraits))
        }
        _ => return,
    };
    let grows = attributes(item).iter().any(|attribute| attribute.path().is_ident("non_exhaustive"));
    lines.add(path, if grows { format!("{shown} (may grow)") } else { shown });
    derived(item, path, lines);
}

/// The traits that an item derives.
fn derived(item: &Item, path: &str, lines: &mut Lines) {
    for attribute in attributes(item).iter().filter(|attribute| attribute.path().is_ident("derive")) {
        let traits =
            attribute.parse_args_with(syn::punctuated::Punctuated::<syn::Path, syn::Token![,]>::parse_terminated);
        for derived in traits.into_iter().flatten() {
            lines.add(path, format!("{path} is {}", line(&derived)));
        }
    }
}

fn fields(of: &Fields, path: &str, lines: &mut Lines) {
    for (at, field) in of.iter().enumerate().filter(|(_, field)| is_public(&field.vis)) {
        let name = field.ident.as_ref().map_or_else(|| at.to_string(), ToString::to_string);
        lines.add(path, format!("{path}.{name}: {}", line(&field.ty)));
    }
}

fn variants(item: &ItemEnum, path: &str, lines: &mut Lines) {
    for variant in &item.variants {
        let with = line(&bare(&variant.fields));
        let space = if with.starts_with('{') { " " } else { "" };
        lines.add(path, format!("{path}::{}{space}{with}", variant.ident));
    }
}

/// Fields without what is said about them.
fn bare(fields: &Fields) -> Fields {
    let mut fields = fields.clone();
    fields.iter_mut().for_each(|field| field.attrs.clear());
    fields
}

fn methods(item: &ItemTrait, path: &str, lines: &mut Lines) {
    for part in &item.items {
        let shown = match part {
            TraitItem::Fn(method) => {
                let given = if method.default.is_some() { " (given)" } else { "" };
                format!("{}{given}", signature(&method.sig, &format!("{path}::{}", method.sig.ident)))
            }
            other => format!("{path}: {}", line(other)),
        };
        lines.add(path, shown);
    }
}

/// What an `impl` adds: functions and constants of the type's own, or a trait.
fn implemented(implementation: &ItemImpl, path: &str, lines: &mut Lines) {
    if let Some((_, implemented, _)) = &implementation.trait_ {
        let generics = line(&implementation.generics);
        lines.add(path, format!("{path} is {}{generics}", line(implemented)));
        return;
    }
    for part in &implementation.items {
        match part {
            ImplItem::Fn(method) if is_public(&method.vis) => {
                let path = format!("{path}::{}", method.sig.ident);
                lines.add(&path, signature(&method.sig, &path));
            }
            ImplItem::Const(constant) if is_public(&constant.vis) => {
                lines.add(path, format!("const {path}::{}: {}", constant.ident, line(&constant.ty)));
            }
            _ => {}
        }
    }
}

/// A function under its path.
fn signature(of: &Signature, path: &str) -> String {
    let shown = line(of);
    let name = format!("fn {}", of.ident);
    shown.replacen(&name, &format!("fn {path}"), 1)
}
