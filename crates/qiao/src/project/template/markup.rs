//! The syntax of templates: tags with attributes, and comments. It must not know the meaning of any tag.

/// A start or end tag.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'t> {
    /// A start tag.
    Open {
        /// The tag name.
        tag: &'t str,
        /// Its attributes: name and value.
        attributes: Vec<(String, String)>,
        /// Whether it is self-closing.
        closed: bool,
    },
    /// An end tag.
    Close(&'t str),
}

/// Parses the next tag; returns it with the remaining text.
pub(super) fn next(text: &str) -> Option<(Piece<'_>, &str)> {
    let mut rest = text;
    loop {
        rest = &rest[rest.find('<')?..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        if let Some(end) = rest.strip_prefix("</") {
            let (name, rest) = end.split_once('>').unwrap_or((end, ""));
            return Some((Piece::Close(name.trim()), rest));
        }
        let name_end = rest[1..].find(|c: char| !is_name(c)).map_or(rest.len(), |end| end + 1);
        let tag = &rest[1..name_end];
        if tag.is_empty() {
            rest = &rest[1..];
            continue;
        }
        let (attributes, closed, rest) = attributes(&rest[name_end..]);
        return Some((Piece::Open { tag, attributes, closed }, rest));
    }
}

/// The raw content of an element up to its end tag, and the remaining text.
pub(super) fn raw_content<'t>(text: &'t str, tag: &str) -> (&'t str, &'t str) {
    match text.find(&format!("</{tag}")) {
        Some(end) => (&text[..end], text[end..].split_once('>').map_or("", |(_, rest)| rest)),
        None => (text, ""),
    }
}

/// The attributes of a tag, whether it is self-closing, and the remaining text.
fn attributes(text: &str) -> (Vec<(String, String)>, bool, &str) {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    loop {
        if let Some(after) = rest.strip_prefix("/>") {
            return (found, true, after);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (found, false, after);
        }
        if rest.is_empty() || rest.starts_with('<') {
            return (found, false, rest);
        }
        let end = rest.find(|c: char| c.is_whitespace() || "=>/".contains(c)).unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        rest = rest[end..].trim_start();
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = attribute_value(after.trim_start());
        } else if end == 0 {
            rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
        }
        if !name.is_empty() {
            found.push((name, value));
        }
        rest = rest.trim_start();
    }
}

fn attribute_value(text: &str) -> (String, &str) {
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let inner = &text[1..];
            let end = inner.find(quote).unwrap_or(inner.len());
            (inner[..end].to_owned(), inner.get(end + 1..).unwrap_or(""))
        }
        _ => {
            let end = text.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(text.len());
            (text[..end].to_owned(), &text[end..])
        }
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':')
}
