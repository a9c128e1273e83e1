//! The public items of the crate `qiao`: one line for each item, its traits, each of its parts and functions.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use syn::{Attribute, Fields, ImplItem, Item, ItemEnum, ItemImpl, ItemTrait, Pat, Signature, TraitItem, Type};

use super::print::line;
use super::sources::{Crates, INTERNAL, Place, attributes, brought, is_public};

const CRATE: &str = "qiao";

/// The lines about each item, by path.
#[derive(Default)]
struct Lines(BTreeMap<String, About>);

/// An item: what it is, its traits, and its parts and functions.
#[derive(Default)]
struct About {
    is: String,
    traits: BTreeSet<String>,
    parts: BTreeSet<String>,
}

impl Lines {
    fn about(&mut self, path: &str) -> &mut About {
        self.0.entry(path.to_owned()).or_default()
    }

    fn part(&mut self, path: &str, part: String) {
        self.about(path).parts.insert(part);
    }
}

/// Every public item, in order.
pub(super) fn listing(crates: &mut Crates) -> String {
    let mut lines = Lines::default();
    module(crates, CRATE, &[], CRATE, &mut lines);
    let mut text = String::new();
    for (path, About { is, traits, parts }) in lines.0 {
        text += &format!("{is}\n");
        if !traits.is_empty() {
            text += &format!("{path} is {}\n", traits.into_iter().collect::<Vec<_>>().join(", "));
        }
        parts.into_iter().for_each(|part| text += &format!("{part}\n"));
    }
    text
}

/// The public items of a module, under the path by which users know it.
fn module(crates: &mut Crates, krate: &str, of: &[String], path: &str, lines: &mut Lines) {
    let items = crates.modules(krate).and_then(|modules| modules.get(of)).cloned().unwrap_or_default();
    for item in &items {
        match item {
            Item::Use(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                for brought in brought(&item.tree) {
                    let path = format!("{path}::{}", brought.name);
                    match crates.resolve(krate, of, &brought.path) {
                        Some(place) => described(crates, &place, &path, lines),
                        // Its text is no item that can be read, but its name is promised.
                        None => lines.about(&path).is = format!("{path}, which a macro declares"),
                    }
                }
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

/// The name of an item that is public in its module.
fn public_name(item: &Item) -> Option<String> {
    let (visibility, name) = match item {
        Item::Const(item) => (&item.vis, &item.ident),
        Item::Enum(item) => (&item.vis, &item.ident),
        Item::Fn(item) => (&item.vis, &item.sig.ident),
        Item::Mod(item) => (&item.vis, &item.ident),
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
    let modules = crates.modules(krate).cloned().unwrap_or_default();
    let items = modules.get(of).map_or(&[][..], Vec::as_slice);
    items.iter().for_each(|item| declared(item, name, path, lines));
    if !lines.0.contains_key(path) {
        lines.about(path).is = format!("mod {path}");
        let inner: Vec<String> = of.iter().chain([name]).cloned().collect();
        return module(crates, krate, &inner, path, lines);
    }
    for (module, items) in &modules {
        for item in items {
            if let Item::Impl(implementation) = item
                && let Some(target) = target(implementation)
                && crates.resolve(krate, module, &target).as_ref() == Some(place)
            {
                implemented(implementation, path, lines);
            }
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
    let is = match item {
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
    lines.about(path).is = if grows { format!("{is} (may grow)") } else { is };
    derived(item, path, lines);
}

/// The traits that an item derives.
fn derived(item: &Item, path: &str, lines: &mut Lines) {
    for attribute in attributes(item).iter().filter(|attribute| attribute.path().is_ident("derive")) {
        let traits = attribute
            .parse_args_with(syn::punctuated::Punctuated::<syn::Path, syn::Token![,]>::parse_terminated)
            .into_iter()
            .flatten();
        lines.about(path).traits.extend(traits.map(|derived| line(&derived)));
    }
}

fn fields(of: &Fields, path: &str, lines: &mut Lines) {
    for (at, field) in of.iter().enumerate().filter(|(_, field)| is_public(&field.vis)) {
        let name = field.ident.as_ref().map_or_else(|| at.to_string(), ToString::to_string);
        lines.part(path, format!("{path}.{name}: {}", line(&field.ty)));
    }
}

fn variants(item: &ItemEnum, path: &str, lines: &mut Lines) {
    for variant in &item.variants {
        let with = line(&bare(&variant.fields));
        let space = if with.starts_with('{') { " " } else { "" };
        lines.part(path, format!("{path}::{}{space}{with}", variant.ident));
    }
}

/// Fields without their attributes and documentation.
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
        lines.part(path, shown);
    }
}

/// What an `impl` adds: inherent functions and constants, or a trait.
fn implemented(implementation: &ItemImpl, path: &str, lines: &mut Lines) {
    let whole = features(&implementation.attrs);
    if whole.contains(INTERNAL) {
        return;
    }
    if let Some((_, implemented, _)) = &implementation.trait_ {
        let shown = format!("{}{}{whole}", line(implemented), line(&implementation.generics));
        lines.about(path).traits.insert(shown);
        return;
    }
    for part in &implementation.items {
        let (attributes, shown) = match part {
            ImplItem::Fn(method) if is_public(&method.vis) => {
                (&method.attrs, signature(&method.sig, &format!("{path}::{}", method.sig.ident)))
            }
            ImplItem::Const(constant) if is_public(&constant.vis) => {
                (&constant.attrs, format!("const {path}::{}: {}", constant.ident, line(&constant.ty)))
            }
            _ => continue,
        };
        let with = features(attributes);
        if !with.contains(INTERNAL) {
            lines.part(path, shown + &with);
        }
    }
}

/// The features that an item needs.
fn features(attributes: &[Attribute]) -> String {
    let of = attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
    of.map(|attribute| format!(" ({})", attribute.meta.to_token_stream().to_string().replace(' ', ""))).collect()
}

/// A function under its path. `mut` of its arguments is not shown.
fn signature(of: &Signature, path: &str) -> String {
    let mut of = of.clone();
    for input in &mut of.inputs {
        match input {
            syn::FnArg::Receiver(receiver) if receiver.reference.is_none() => receiver.mutability = None,
            syn::FnArg::Typed(typed) => {
                if let Pat::Ident(name) = &mut *typed.pat {
                    name.mutability = None;
                }
            }
            syn::FnArg::Receiver(_) => {}
        }
    }
    line(&of).replacen(&format!("fn {}", of.ident), &format!("fn {path}"), 1)
}

/// Whether an item is left out of the documentation, and so is not promised to anybody.
fn is_hidden(attrs: &[syn::Attribute]) -> bool {
    attrs.iter().any(|attr| {
        attr.path().is_ident("doc") && attr.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "hidden")
    })
}
