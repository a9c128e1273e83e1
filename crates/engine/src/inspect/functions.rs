//! How functions and classes are named. Tells classes from functions by their source text, as Node does.

use super::builtins::Builtin;
use super::printer::Printer;
use super::properties::{lookup, prototype};
use super::subject::Subject;
use crate::raw::{self, Name};

impl<'js> Printer<'_, 'js> {
    /// A function without its properties, such as `[Function: name]`.
    pub(super) fn function_text(&self, subject: &Subject<'js>) -> String {
        let source = self.builtins.call(self.ctx, Builtin::FunctionText, subject.object.as_value());
        let source = source.map(|source| self.describe(&source)).unwrap_or_default();
        if is_class(&source) { self.class_text(subject) } else { self.plain_function_text(subject) }
    }

    fn plain_function_text(&self, subject: &Subject<'js>) -> String {
        let kind = match subject.class.as_str() {
            special @ ("AsyncFunction" | "GeneratorFunction" | "AsyncGeneratorFunction") => special,
            _ => "Function",
        };
        let name = lookup(&subject.object, Name::Text("name")).map(|name| self.describe(&name)).unwrap_or_default();
        let name = if name.is_empty() { " (anonymous)".to_owned() } else { format!(": {name}") };
        match subject.constructor.as_deref() {
            None => format!("[{kind} (null prototype){name}]{}", tag_suffix(subject)),
            Some(constructor) if constructor == kind => format!("[{kind}{name}]{}", tag_suffix(subject)),
            Some(constructor) => format!("[{kind}{name}] {constructor}{}", tag_suffix(subject)),
        }
    }

    fn class_text(&self, subject: &Subject<'js>) -> String {
        let own_name = raw::own_property(&subject.object, Name::Text("name")).is_ok_and(|name| name.is_some());
        let name = if own_name { lookup(&subject.object, Name::Text("name")) } else { None };
        let name = name.map(|name| self.describe(&name)).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| "(anonymous)".to_owned());
        let origin = match subject.constructor.as_deref() {
            Some("Function") | None => String::new(),
            Some(constructor) => format!(" [{constructor}]"),
        };
        format!("[class {name}{origin}{}{}]", tag_suffix(subject), self.parent_suffix(subject))
    }

    fn parent_suffix(&self, subject: &Subject<'js>) -> String {
        if subject.constructor.is_none() {
            return " extends [null prototype]".to_owned();
        }
        let parent = prototype(&subject.object).and_then(|parent| lookup(&parent, Name::Text("name")));
        let parent = parent.map(|name| self.describe(&name)).filter(|name| !name.is_empty());
        parent.map(|name| format!(" extends {name}")).unwrap_or_default()
    }
}

fn tag_suffix(subject: &Subject<'_>) -> String {
    let tag = &subject.tag;
    let shown = !tag.is_empty() && Some(tag) != subject.constructor.as_ref();
    if shown { format!(" [{tag}]") } else { String::new() }
}

/// Whether a source text is that of a class. As in Node, parentheses before the body rule it out.
fn is_class(source: &str) -> bool {
    let Some(rest) = source.strip_prefix("class").and_then(|rest| rest.strip_suffix('}')) else {
        return false;
    };
    let head_lacks_parentheses = |text: &str| text.split_once('{').is_some_and(|(head, _)| !head.contains('('));
    head_lacks_parentheses(rest) || head_lacks_parentheses(&without_comments(rest))
}

fn without_comments(source: &str) -> String {
    let (mut text, mut rest) = (String::new(), source);
    while let Some(start) = rest.find('/') {
        let (before, comment) = rest.split_at(start);
        let end = match comment.as_bytes().get(1) {
            Some(b'/') => comment.find('\n').map(|at| at + 1),
            Some(b'*') => comment.find("*/").map(|at| at + 2),
            _ => None,
        };
        text.push_str(before);
        text.push_str(if end.is_none() { "/" } else { "" });
        rest = &comment[end.unwrap_or(1)..];
    }
    text + rest
}
