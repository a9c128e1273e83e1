//! Compares forms in `multipart/form-data` part by part: boundaries and the order of fields do not count. Pure.

use qiao_abi::{Difference, Part};

use super::compare::{difference, is_same, text};
use super::matching::Matching;
use crate::multipart::FormPart;

/// How a form differs from the recorded one: a difference for each field or file.
pub(super) fn compare(own: &[FormPart], recorded: &[FormPart], matching: &Matching, found: &mut Vec<Difference>) {
    let mut names: Vec<&String> = recorded.iter().chain(own).map(|part| &part.name).collect();
    names.sort_unstable();
    names.dedup();
    for name in names.into_iter().filter(|name| !matching.ignores_query(name)) {
        let mut own = own.iter().filter(|part| part.name == *name);
        let mut recorded = recorded.iter().filter(|part| part.name == *name);
        loop {
            match (own.next(), recorded.next()) {
                (None, None) => break,
                (Some(own), Some(recorded)) => found.extend(of_part(own, recorded, matching)),
                (own, recorded) => {
                    let part = own.or(recorded).map_or(Part::Body, named);
                    found.push(difference(part, own.map(shown).as_deref(), recorded.map(shown).as_deref()));
                }
            }
        }
    }
}

fn named(part: &FormPart) -> Part {
    let name = part.name.clone();
    if part.file_name.is_some() { Part::File(name) } else { Part::Field(name) }
}

/// A part in short: a field's value; name, type and size of a file.
fn shown(part: &FormPart) -> String {
    match &part.file_name {
        Some(_) => format!("{}, {}", label(part), size(part)),
        None => text(part.content.as_deref().unwrap_or_default()),
    }
}

/// Name and type of a file.
fn label(part: &FormPart) -> String {
    let words = [part.file_name.as_deref(), part.content_type.as_deref()];
    words.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn size(part: &FormPart) -> String {
    format!("{} B", part.content.as_ref().map_or(0, bytes::Bytes::len))
}

fn of_part(own: &FormPart, recorded: &FormPart, matching: &Matching) -> Option<Difference> {
    let same_type = recorded.content_type.is_none() || own.content_type == recorded.content_type;
    let part = named(if recorded.file_name.is_some() { recorded } else { own });
    if own.file_name != recorded.file_name || (own.file_name.is_some() && !same_type) {
        return Some(difference(part, Some(&shown(own)), Some(&shown(recorded))));
    }
    let content = recorded.content.as_ref()?;
    let sent = own.content.as_deref().unwrap_or_default();
    if is_same(sent, content, matching) {
        return None;
    }
    if own.file_name.is_none() {
        return Some(difference(part, Some(&text(sent)), Some(&text(content))));
    }
    let same = sent.iter().zip(content.iter()).take_while(|(own, recorded)| own == recorded).count();
    let from = |part: &FormPart| {
        let content = part.content.as_deref().unwrap_or_default();
        let dots = if same > 0 { "..." } else { "" };
        format!("{}: {dots}{}", size(part), text(&content[same.min(content.len())..]))
    };
    Some(difference(part, Some(&from(own)), Some(&from(recorded))))
}
