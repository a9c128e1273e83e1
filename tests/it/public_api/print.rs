//! Syntax as one line of text, with conventional spacing.

use quote::ToTokens;

/// Placeholder for an arrow while brackets are closed up.
const ARROW: &str = "\u{1}";

/// A piece of syntax on one line.
pub(super) fn line(syntax: &impl ToTokens) -> String {
    let mut text = syntax.to_token_stream().to_string().replace('\n', " ").replace("->", ARROW);
    for (spaced, closed) in [
        (" :: ", "::"),
        (":: ", "::"),
        (" ::", "::"),
        (" < ", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" :", ":"),
        (" ,", ","),
        (" ;", ";"),
        ("& ", "&"),
        ("? ", "?"),
        ("* ", "*"),
        ("( ", "("),
        (" )", ")"),
        (",)", ")"),
        (",>", ">"),
    ] {
        text = text.replace(spaced, closed);
    }
    let mut closed = String::new();
    for part in text.split_inclusive(" (") {
        let Some(before) = part.strip_suffix(" (") else {
            closed.push_str(part);
            continue;
        };
        closed.push_str(before);
        let calls = before.ends_with(|end: char| end.is_alphanumeric() || matches!(end, '_' | '>' | '!'));
        closed.push_str(if calls { "(" } else { " (" });
    }
    closed.replace(ARROW, "->").replace("  ", " ").trim().to_owned()
}
