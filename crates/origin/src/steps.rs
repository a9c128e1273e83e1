//! Scripts as text, independent of their steps: splitting, escapes, and errors that say what was expected.
//! Used by the grammars of HTTP (`script`) and WebSocket (`websocket`); knows no steps itself.

use std::time::Duration;

use crate::query::parse_duration;

/// A script text that does not follow the grammar.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("step {number} ({step}): expected {expected}")]
pub struct GrammarError {
    number: usize,
    step: String,
    expected: String,
}

impl GrammarError {
    /// The step's number, from 1.
    pub fn number(&self) -> usize {
        self.number
    }

    /// The step as written.
    pub fn step(&self) -> &str {
        &self.step
    }

    /// What the step could be.
    pub fn expected(&self) -> &str {
        &self.expected
    }
}

/// One kind of step: its keyword, its argument, and how that is parsed.
pub(crate) struct Form<S> {
    word: &'static str,
    expected: &'static str,
    read: fn(&str) -> Option<S>,
}

pub(crate) const fn form<S>(word: &'static str, expected: &'static str, read: fn(&str) -> Option<S>) -> Form<S> {
    Form { word, expected, read }
}

/// All steps, one per line, for help texts.
pub(crate) fn listing<S>(forms: &[Form<S>]) -> String {
    forms.iter().map(|form| format!("  {}\n", form.expected)).collect()
}

/// Parses a whole script. An empty text is an empty script.
pub(crate) fn parse<S>(forms: &[Form<S>], text: &str) -> Result<Vec<S>, GrammarError> {
    split(text)
        .into_iter()
        .enumerate()
        .filter(|(_, step)| !step.trim().is_empty())
        .map(|(index, step)| parse_step(forms, index + 1, step.trim_start()))
        .collect()
}

/// Splits at semicolons that are not escaped by a backslash; escapes stay in place.
fn split(text: &str) -> Vec<&str> {
    let mut steps = Vec::new();
    let mut start = 0;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if c == ';' && !escaped {
            steps.push(&text[start..at]);
            start = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    steps.push(&text[start..]);
    steps
}

fn parse_step<S>(forms: &[Form<S>], number: usize, step: &str) -> Result<S, GrammarError> {
    let (word, argument) = step.split_once(':').unwrap_or((step, ""));
    let error = |expected: String| GrammarError { number, step: step.to_owned(), expected };
    let Some(form) = forms.iter().find(|form| form.word == word.trim_end()) else {
        let words: Vec<_> = forms.iter().map(|form| form.word).collect();
        return Err(error(format!("one of {}", words.join(", "))));
    };
    (form.read)(argument).ok_or_else(|| error(form.expected.to_owned()))
}

/// A step without an argument.
pub(crate) fn bare<S>(argument: &str, step: S) -> Option<S> {
    argument.trim().is_empty().then_some(step)
}

pub(crate) fn time(text: &str) -> Option<Duration> {
    parse_duration(text.trim())
}

pub(crate) fn hex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> =
        text.trim().chars().map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
    let digits = digits.filter(|digits| digits.len().is_multiple_of(2))?;
    Some(digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

/// Resolves the escapes of TEXT.
pub(crate) fn unescape(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        let escape = rest[at + 1..].chars().next()?;
        rest = &rest[at + 1 + escape.len_utf8()..];
        match escape {
            ';' | '\\' => bytes.push(escape as u8),
            'r' => bytes.push(b'\r'),
            'n' => bytes.push(b'\n'),
            't' => bytes.push(b'\t'),
            'x' => {
                bytes.extend(hex(rest.get(..2)?)?);
                rest = &rest[2..];
            }
            _ => return None,
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    Some(bytes)
}
