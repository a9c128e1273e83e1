//! Inline snapshots: finds the argument of a matcher in the test file, and replaces it. Which snapshots to write is
//! decided by the parent module.

use std::collections::BTreeMap;
use std::io;
use std::ops::Range;
use std::path::PathBuf;

use super::stored::escaped;

/// A snapshot to write into a test file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub file: PathBuf,
    /// The line of the call, starting at 1.
    pub line: usize,
    /// The name of the matcher.
    pub method: String,
    pub text: String,
}

/// Writes the snapshots into their files.
pub(super) fn apply(edits: &[Edit]) -> io::Result<()> {
    let mut files: BTreeMap<&PathBuf, Vec<&Edit>> = BTreeMap::new();
    for edit in edits {
        files.entry(&edit.file).or_default().push(edit);
    }
    for (file, edits) in files {
        let text = std::fs::read_to_string(file)?;
        std::fs::write(file, edited(&text, &edits))?;
    }
    Ok(())
}

fn edited(text: &str, edits: &[&Edit]) -> String {
    let mut places: Vec<(Range<usize>, String)> = Vec::new();
    for edit in edits {
        if let Some(place) = argument(text, edit)
            && !places.iter().any(|(taken, _)| taken.start == place.start)
        {
            let indent = indent(text, place.start);
            let comma = if text[..place.start].trim_end().ends_with('(') { "" } else { ", " };
            places.push((place, format!("{comma}{}", literal(&edit.text, &indent))));
        }
    }
    places.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
    let mut text = text.to_owned();
    for (place, literal) in places {
        text.replace_range(place, &literal);
    }
    text
}

/// The position of the snapshot among the arguments of the matcher called on this line or shortly after it.
fn argument(text: &str, edit: &Edit) -> Option<Range<usize>> {
    let line = text.split_inclusive('\n').take(edit.line.saturating_sub(1)).map(str::len).sum::<usize>();
    let call = format!("{}(", edit.method);
    let start = line + text.get(line..)?.find(&call)? + call.len();
    let rest = &text[start..];
    let first = start + (rest.len() - rest.trim_start().len());
    match text[first..].chars().next()? {
        ')' => Some(first..first),
        '`' | '\'' | '"' => Some(first..end_of_text(text, first)?),
        // The property matchers of the test precede the snapshot.
        _ => {
            let end = end_of_argument(text, first)?;
            let after = text[end..].strip_prefix(',').map(|rest| end + 1 + (rest.len() - rest.trim_start().len()));
            match after {
                Some(after) if text[after..].starts_with(['`', '\'', '"']) => Some(end..end_of_text(text, after)?),
                _ => Some(end..end),
            }
        }
    }
}

/// The end of a string literal that starts at a quote.
fn end_of_text(text: &str, start: usize) -> Option<usize> {
    let quote = text[start..].chars().next()?;
    let mut letters = text[start + 1..].char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            letter if letter == quote => return Some(start + 1 + at + 1),
            _ => {}
        }
    }
    None
}

/// The end of an argument: the following comma or parenthesis.
fn end_of_argument(text: &str, start: usize) -> Option<usize> {
    let (mut at, mut depth) = (start, 0_i32);
    while let Some(letter) = text[at..].chars().next() {
        match letter {
            '`' | '\'' | '"' => {
                at = end_of_text(text, at)?;
                continue;
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ',' if depth == 0 => return Some(at),
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        at += letter.len_utf8();
    }
    None
}

/// The indentation of the line at an offset.
fn indent(text: &str, at: usize) -> String {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[line..].chars().take_while(|letter| *letter == ' ' || *letter == '\t').collect()
}

/// The literal of a snapshot; multiple lines are indented further than the call.
fn literal(text: &str, indent: &str) -> String {
    if !text.contains('\n') {
        return format!("`{}`", escaped(text));
    }
    let lines: String = text
        .lines()
        .map(|line| match line {
            "" => "\n".to_owned(),
            line => format!("{indent}  {}\n", escaped(line)),
        })
        .collect();
    format!("`\n{lines}{indent}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, line: usize, value: &str) -> String {
        let edit = Edit { file: PathBuf::new(), line, method: "toMatchInlineSnapshot".into(), text: value.into() };
        edited(text, &[&edit])
    }

    #[test]
    fn a_snapshot_takes_its_place_among_the_arguments() {
        let call = "  expect(a).toMatchInlineSnapshot";
        for (before, after) in [
            ("()", "(`1`)"),
            ("(`old \\` one`)", "(`1`)"),
            ("('old')", "(`1`)"),
            ("({ id: expect.any(Number) })", "({ id: expect.any(Number) }, `1`)"),
            ("({ a: ')' }, `old`)", "({ a: ')' }, `1`)"),
        ] {
            assert_eq!(written(&format!("x\n{call}{before};\n"), 2, "1"), format!("x\n{call}{after};\n"));
        }
        let lines = written(&format!("{call}();\n"), 1, "{\n  \"a\": `b`,\n}");
        assert_eq!(lines, format!("{call}(`\n    {{\n      \"a\": \\`b\\`,\n    }}\n  `);\n"));
    }
}
