//! Texts of libraries that have no types for what they say, in another language: tables of phrases with holes. Which
//! phrases there are is not known here.

/// A phrase and its translation. `{}` stands for any text; the translation names these texts `{0}`, `{1}`, …
pub type Phrase = (&'static str, &'static str);

/// The translation of a text; `None` if no phrase fits. Of several that fit, the most specific one counts.
/// `word` translates what stands in a hole, which it gets with the hole's number; `None` if it cannot.
pub fn translated(phrases: &[Phrase], text: &str, word: impl Fn(usize, &str) -> Option<String>) -> Option<String> {
    let fitting = |is_valid: fn(&str) -> bool| {
        let fit = |(phrase, translation): &Phrase| Some((phrase.len(), *translation, holes(phrase, text, is_valid)?));
        phrases.iter().filter_map(fit).max_by_key(|(length, ..)| *length)
    };
    // A value may contain the words of a phrase, but then within its own quotes or brackets.
    let (_, translation, holes) = fitting(is_closed).or_else(|| fitting(|_| true))?;
    let part = |part: &str| {
        let Some((at, rest)) = part.split_once('}') else { return Some(part.to_owned()) };
        let at = at.parse().ok()?;
        Some(word(at, holes.get(at)?)? + rest)
    };
    translation.split('{').map(part).collect()
}

/// What stands in the holes of a phrase, if the text fits it.
fn holes<'t>(phrase: &str, text: &'t str, is_valid: fn(&str) -> bool) -> Option<Vec<&'t str>> {
    let parts: Vec<&str> = phrase.split("{}").collect();
    let (first, rest) = parts.split_first()?;
    let mut found = Vec::new();
    fit(text.strip_prefix(first)?, rest, is_valid, &mut found).then_some(found)
}

/// Whether a text consists of these parts with a hole before each of them.
fn fit<'t>(text: &'t str, parts: &[&str], is_valid: fn(&str) -> bool, found: &mut Vec<&'t str>) -> bool {
    let Some((next, rest)) = parts.split_first() else { return text.is_empty() };
    if rest.is_empty() {
        let hole = text.strip_suffix(next).filter(|hole| !hole.is_empty() && is_valid(hole));
        found.extend(hole);
        return hole.is_some();
    }
    text.match_indices(next).any(|(at, _)| {
        let hole = &text[..at];
        if hole.is_empty() || !is_valid(hole) {
            return false;
        }
        found.push(hole);
        fit(&text[at + next.len()..], rest, is_valid, found) || found.pop().is_none()
    })
}

/// Whether every quote and bracket in a text is closed.
fn is_closed(text: &str) -> bool {
    let (mut open, mut quote, mut escaped) = (0, None, false);
    for c in text.chars() {
        match (quote, c) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(mark), _) if mark == c => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"' | '`') => quote = Some(c),
            (None, '(' | '[' | '{') => open += 1,
            (None, ')' | ']' | '}') => open -= 1,
            _ => {}
        }
    }
    open == 0 && quote.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHRASES: [Phrase; 3] = [
        ("expected {} to equal {}", "期望 {0} 等于 {1}"),
        ("expected {} to be {}", "期望 {0} 为 {1}"),
        ("expected {} to be of type {}", "期望 {0} 的类型为 {1}"),
    ];

    fn chinese(text: &str) -> Option<String> {
        translated(&PHRASES, text, |_, hole| Some(hole.to_owned()))
    }

    #[test]
    fn the_most_specific_phrase_counts() {
        assert_eq!(chinese("expected 1 to be 2").unwrap(), "期望 1 为 2");
        assert_eq!(chinese("expected 1 to be of type 'x'").unwrap(), "期望 1 的类型为 'x'");
        assert_eq!(chinese("expected 1"), None);
        assert_eq!(chinese("expected  to be 2"), None, "a hole is not empty");
    }

    #[test]
    fn values_may_have_the_words_of_a_phrase() {
        assert_eq!(chinese("expected 'a to equal b' to equal 'c'").unwrap(), "期望 'a to equal b' 等于 'c'");
        assert_eq!(chinese("expected { a: 'x to be' } to be 1").unwrap(), "期望 { a: 'x to be' } 为 1");
        assert_eq!(chinese("expected it's to equal 1").unwrap(), "期望 it's 等于 1", "unbalanced quotes");
        assert_eq!(chinese("expected {1} to equal {0}").unwrap(), "期望 {1} 等于 {0}");
    }
}
