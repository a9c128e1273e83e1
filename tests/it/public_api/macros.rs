//! Our own macros that declare a table and generate an enum from it: the items that they generate, as users
//! see them.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::format_ident;
use syn::{Item, ItemMacro, parse_quote};

/// The items of a module, with macro calls replaced by the items that they generate.
pub(super) fn expanded(items: Vec<Item>) -> Vec<Item> {
    let rules: Vec<ItemMacro> = items.iter().filter_map(rules).cloned().collect();
    let made = |item: &Item| match item {
        Item::Macro(call) if call.ident.is_none() => {
            let rules =
                rules.iter().find(|rules| rules.ident.as_ref().is_some_and(|name| call.mac.path.is_ident(name)));
            rules.and_then(|rules| made(rules, call)).or_else(|| passed_on(call)).unwrap_or_default()
        }
        other => vec![other.clone()],
    };
    items.iter().flat_map(made).collect()
}

/// The items passed to a macro of another file, which keeps them unchanged.
fn passed_on(call: &ItemMacro) -> Option<Vec<Item>> {
    syn::parse2::<syn::File>(call.mac.tokens.clone()).ok().map(|file| file.items)
}

fn rules(item: &Item) -> Option<&ItemMacro> {
    match item {
        Item::Macro(item) if item.ident.is_some() => Some(item),
        _ => None,
    }
}

/// What a call generates: the items of the macro without their repetitions, and for each entry of the call
/// the variant with which it starts.
/// that it begins with.
fn made(rules: &ItemMacro, call: &ItemMacro) -> Option<Vec<Item>> {
    let body = rules.mac.tokens.clone().into_iter().filter_map(group).last()?;
    let mut items = syn::parse2::<syn::File>(without_repetitions(body.stream())).ok()?.items;
    for item in &mut items {
        if let Item::Enum(item) = item
            && item.variants.is_empty()
        {
            for name in entries(call.mac.tokens.clone()) {
                let name = format_ident!("{name}");
                item.variants.push(parse_quote!(#name));
            }
        }
    }
    Some(items)
}

fn group(token: TokenTree) -> Option<Group> {
    match token {
        TokenTree::Group(group) => Some(group),
        _ => None,
    }
}

/// The tokens without repetitions such as `$( … )+`.
fn without_repetitions(tokens: TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter().peekable();
    let mut kept = TokenStream::new();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '$' => {
                tokens.next();
                while tokens
                    .next_if(|next| matches!(next, TokenTree::Punct(mark) if "+*?".contains(mark.as_char())))
                    .is_some()
                {}
            }
            TokenTree::Group(group) => {
                let inner = Group::new(group.delimiter(), without_repetitions(group.stream()));
                kept.extend([TokenTree::Group(inner)]);
            }
            other => kept.extend([other]),
        }
    }
    kept
}

/// The names with which the entries of a table start.
fn entries(tokens: TokenStream) -> Vec<String> {
    let mut names = Vec::new();
    let mut begins = true;
    for token in tokens {
        match token {
            TokenTree::Ident(name) if begins => {
                names.push(name.to_string());
                begins = false;
            }
            TokenTree::Punct(mark) if mark.as_char() == ',' => begins = true,
            _ => {}
        }
    }
    names
}
