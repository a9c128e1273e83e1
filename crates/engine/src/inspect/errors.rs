//! How errors are shown: the stack below a first line, which QuickJS omits and Node corrects by the error's
//! class, and the keys that the stack makes redundant. Frames are printed as the engine gives them.

use rquickjs::{Object, Value};

use super::builtins::Builtin;
use super::printer::Printer;
use super::properties::{has, lookup, own_value};
use super::subject::Subject;
use super::text::indented;
use crate::raw::{self, Name};

/// Runs of frames shared with the cause are omitted if they are at least this long.
const FOLDED_FRAMES: usize = 4;

impl<'js> Printer<'_, 'js> {
    /// An error without its properties. Removes from `keys` what the text already says, and adds what is
    /// worth showing although it is not enumerable.
    pub(super) fn error_text(&self, subject: &Subject<'js>, keys: &mut Vec<Value<'js>>) -> String {
        let error = &subject.object;
        let stack = self.full_stack(error);
        if !self.options.hidden {
            keys.retain(|key| !self.is_in_stack(error, key, &stack));
        }
        self.add_key(keys, "cause", has(error, Name::Text("cause")));
        self.add_key(keys, "errors", lookup(error, Name::Text("errors")).is_some_and(|errors| errors.is_array()));
        let stack = self.corrected(stack, subject);
        indented(&self.framed(error, &stack), self.indentation)
    }

    fn error_part(&self, error: &Object<'js>, name: &str) -> Option<String> {
        let part = lookup(error, Name::Text(name)).filter(|part| !part.is_undefined())?;
        Some(self.describe(&part))
    }

    /// The name of an error as printed in its first line.
    fn error_name(&self, error: &Object<'js>) -> String {
        let name = lookup(error, Name::Text("name")).filter(|name| !name.is_null() && !name.is_undefined());
        name.map_or_else(|| "Error".to_owned(), |name| self.describe(&name))
    }

    fn first_line(&self, error: &Object<'js>) -> String {
        let name = self.error_part(error, "name").unwrap_or_else(|| "Error".to_owned());
        let message = self.error_part(error, "message").unwrap_or_default();
        match (name.as_str(), message.as_str()) {
            (_, "") => name,
            ("", _) => message,
            _ => format!("{name}: {message}"),
        }
    }

    /// The stack as a script sees it. In Node every error has its own, so a definition in a class does not
    /// hide it.
    fn stack(&self, error: &Object<'js>) -> Option<Value<'js>> {
        let is_in_stack = |stack: &Value<'js>| !stack.is_undefined() && !stack.is_null();
        if let Some(own) = own_value(error, Name::Text("stack")) {
            return Some(own).filter(is_in_stack);
        }
        let recorded = self.builtins.call(self.ctx, Builtin::ErrorStack, error.as_value()).filter(is_in_stack);
        recorded.or_else(|| lookup(error, Name::Text("stack"))).filter(is_in_stack)
    }

    /// The stack with a first line; only that line if there is no stack.
    fn full_stack(&self, error: &Object<'js>) -> String {
        let stack = self.stack(error).map(|stack| self.describe(&stack)).unwrap_or_default();
        let frames_only = stack.trim_start_matches(' ').starts_with("at ");
        match stack.trim_end_matches('\n') {
            "" => self.first_line(error),
            frames if frames_only => format!("{}\n{frames}", self.first_line(error)),
            whole => whole.to_owned(),
        }
    }

    /// Whether a property of an error repeats what its stack says.
    fn is_in_stack(&self, error: &Object<'js>, key: &Value<'js>, stack: &str) -> bool {
        match String::from_utf16_lossy(&raw::units(key)).as_str() {
            "stack" => true,
            "name" | "message" => {
                lookup(error, Name::Key(key)).is_some_and(|value| stack.contains(&self.describe(&value)))
            }
            _ => false,
        }
    }

    fn add_key(&self, keys: &mut Vec<Value<'js>>, name: &str, wanted: bool) {
        let listed = || keys.iter().any(|key| raw::units(key).iter().copied().eq(name.encode_utf16()));
        if wanted && !listed() {
            keys.extend(rquickjs::String::from_str(self.ctx.clone(), name).map(rquickjs::String::into_value));
        }
    }

    /// Puts the class of the error before its stack if its name does not show the class.
    fn corrected(&self, stack: String, subject: &Subject<'js>) -> String {
        let name = self.error_name(&subject.object);
        let (replaced, fallback) = match &subject.constructor {
            None => named_at_start(&stack),
            Some(_) if is_titled(&stack, &name) => (name.len(), "Error"),
            Some(_) => return stack,
        };
        let fallback = if fallback.is_empty() { "Error" } else { fallback };
        let prefix = subject.prefix(fallback, None);
        let prefix = prefix.trim_end();
        match prefix {
            _ if prefix == name => stack,
            _ if prefix.contains(&name) && replaced == 0 => format!("{prefix}: {stack}"),
            _ if prefix.contains(&name) => format!("{prefix}{}", &stack[replaced..]),
            _ => format!("{prefix} [{name}]{}", &stack[replaced..]),
        }
    }

    /// Puts a text without frames in brackets, and omits frames that the cause shows as well.
    fn framed(&self, error: &Object<'js>, stack: &str) -> String {
        let message = self.error_part(error, "message").unwrap_or_default();
        let after_message = stack.find(&message).map_or(0, |start| start + message.len());
        let Some(start) = stack[after_message..].find("\n    at") else {
            return format!("[{stack}]");
        };
        let (title, frames) = stack.split_at(after_message + start);
        let frames: Vec<&str> = frames[1..].split('\n').collect();
        let frames = match self.cause_stack(error) {
            Some(cause) => folded(&frames, &cause),
            None => frames.join("\n"),
        };
        format!("{title}\n{frames}")
    }

    fn cause_stack(&self, error: &Object<'js>) -> Option<String> {
        let cause = lookup(error, Name::Text("cause"))?.into_object()?;
        let stack = if cause.is_error() {
            self.full_stack(&cause)
        } else {
            return None;
        };
        let start = stack.find("\n    at")?;
        Some(stack[start + 1..].to_owned())
    }
}

/// Whether a stack starts with this name of an error.
fn is_titled(stack: &str, name: &str) -> bool {
    let rest = stack.strip_prefix(name).filter(|_| name.ends_with("Error"));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '\n']))
}

/// The name of an error that its stack starts with, and its length.
fn named_at_start(stack: &str) -> (usize, &str) {
    let end = stack.find([':', '\n']).unwrap_or(stack.len());
    let name = &stack[..end];
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || " _[]()-".contains(c));
    if is_name { (end, name) } else { (0, "") }
}

/// The frames, with a note in place of the middle of the first long run shared with the cause.
fn folded(frames: &[&str], cause: &str) -> String {
    let cause: Vec<&str> = cause.split('\n').collect();
    let run = (0..frames.len()).find_map(|start| {
        let shared = cause.iter().position(|frame| *frame == frames[start])?;
        let len = frames[start..].iter().zip(&cause[shared..]).take_while(|(frame, other)| frame == other).count();
        (len >= FOLDED_FRAMES).then_some((start, len))
    });
    let Some((start, len)) = run else {
        return frames.join("\n");
    };
    let note = format!("    ... {} lines matching cause stack trace ...", len - 2);
    let kept = [&frames[..=start], &[note.as_str()], &frames[start + len - 1..]];
    kept.concat().join("\n")
}
