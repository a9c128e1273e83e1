//! Parses the lists of the fields `Confidence` and `Sources`: items separated by commas, each with an
//! optional remark in parentheses. The meaning of the items is not known here.

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item<'a> {
    pub name: &'a str,
    pub remark: Option<&'a str>,
}

/// Parses a list; commas and parentheses within a remark belong to it.
pub(super) fn parse(text: &str) -> Result<Vec<Item<'_>>, String> {
    let mut items = Vec::new();
    let (mut depth, mut start) = (0_u32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.checked_sub(1).ok_or_else(|| format!("`{text}` closes a parenthesis too many"))?,
            ',' if depth == 0 => {
                items.push(item(&text[start..at])?);
                start = at + 1;
            }
            _ => {}
        }
    }
    if depth > 0 {
        return Err(format!("`{text}` leaves a parenthesis open"));
    }
    items.push(item(&text[start..])?);
    Ok(items)
}

fn item(text: &str) -> Result<Item<'_>, String> {
    let text = text.trim();
    let (name, remark) = match text.split_once(" (") {
        Some((name, remark)) => (name, Some(remark.strip_suffix(')').ok_or_else(|| odd(text))?)),
        None => (text, None),
    };
    let is_word = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let is_right = is_word && remark.is_none_or(|remark| !remark.trim().is_empty());
    if is_right { Ok(Item { name, remark }) } else { Err(odd(text)) }
}

fn odd(text: &str) -> String {
    format!("`{text}` is not `name` or `name (remark)`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_have_remarks_with_commas_and_parentheses() {
        for (text, expected) in [
            ("a", &[("a", None)][..]),
            ("a, b-2", &[("a", None), ("b-2", None)]),
            ("a (x, y (z, (w))), b", &[("a", Some("x, y (z, (w))")), ("b", None)]),
            ("none (a `f()` of theirs)", &[("none", Some("a `f()` of theirs"))]),
        ] {
            let items: Vec<_> = parse(text).unwrap().iter().map(|item| (item.name, item.remark)).collect();
            assert_eq!(items, expected, "{text}");
        }
    }

    #[test]
    fn malformed_lists_are_refused() {
        for text in ["", "a,", ", a", "a (x", "a x)", "a ()", "a b", "a(x)", "a (x) y", "a (x), b (y"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
