//! Exceptions as reported to people: message, stack and location in the program's own source. How they are printed is
//! up to the host.

use std::cell::RefCell;

use qiao_abi::stack::{own_frames, place};
use qiao_abi::{HostValue, LackingComponent, ScriptError, ScriptErrorKind};
use rquickjs::{Ctx, Value};

use crate::calls::Calls;
use crate::raw::{self, Kept, Memory};

/// The last error thrown by the parser for a file. Scripts can create errors that look the same. It is user data of the
/// runtime.
#[derive(Default)]
pub(crate) struct ParseErrors<'js>(RefCell<Option<Kept<'js>>>);

/// Notes that the pending exception comes from parsing a file.
pub(crate) fn note_parse_error(ctx: &Ctx<'_>) {
    let thrown = ctx.catch();
    if let Some(errors) = ctx.userdata::<ParseErrors<'_>>() {
        errors.0.replace(Some(Kept::new(&thrown)));
    }
    ctx.throw(thrown);
}

fn is_parse_error<'js>(ctx: &Ctx<'js>, thrown: &Value<'js>) -> bool {
    let errors = ctx.userdata::<ParseErrors<'js>>();
    errors.is_some_and(|errors| errors.0.borrow().as_ref().is_some_and(|error| error.is(thrown)))
}

/// Clears the pending exception.
pub(crate) fn forget(ctx: &Ctx<'_>) {
    drop(ctx.catch());
}

/// Takes the pending exception, formatted as `Name: message`.
pub(crate) fn message(ctx: &Ctx<'_>) -> String {
    let thrown = ctx.catch();
    described(ctx, &thrown)
}

/// A report of a thrown value. The kind becomes `Memory` or `Syntax` where the value shows it.
pub(crate) fn report<'js>(ctx: &Ctx<'js>, kind: ScriptErrorKind, thrown: &Value<'js>) -> ScriptError {
    let no_room = Memory::of(ctx).filter(|memory| stands_for_lack(ctx, memory, thrown));
    // QuickJS throws `null` when it cannot even allocate an error.
    let message = match no_room {
        Some(_) if thrown.is_null() => "out of memory".to_owned(),
        _ => described(ctx, thrown),
    };
    let stack = own_frames(&property(ctx, thrown, "stack").unwrap_or_default());
    let place = stack.lines().find_map(place);
    if let Some(memory) = &no_room {
        memory.note_end();
    }
    let kind = match kind {
        _ if no_room.is_some() => ScriptErrorKind::Memory,
        ScriptErrorKind::Uncaught if is_parse_error(ctx, thrown) => ScriptErrorKind::Syntax,
        kind => kind,
    };
    let message = match place {
        Some((file, line, _)) if message == NOT_A_FUNCTION => thenless(ctx, file, line).unwrap_or(message),
        _ => message,
    };
    let (file, line, column) = match place {
        Some((file, line, column)) => (Some(file.to_owned()), Some(line), Some(column)),
        None => (None, None, None),
    };
    ScriptError { kind, context: Vec::new(), message, stack, file, line, column }
}

/// QuickJS's message for a call of something that is not a function.
const NOT_A_FUNCTION: &str = "TypeError: not a function";

/// The error message if the script has just used a task like a promise.
fn thenless(ctx: &Ctx<'_>, file: &str, line: u32) -> Option<String> {
    let call = Calls::of(ctx).ok()?.taken_for_promise(file, line)?;
    Some(format!("{NOT_A_FUNCTION}: {call} returns a task, which has no then; give it success and fail"))
}

/// The file and line of the script that called the running native function.
pub(crate) fn caller(ctx: &Ctx<'_>) -> Option<(String, u32)> {
    let stack = stack(ctx)?;
    stack.lines().find_map(place).map(|(file, line, _)| (file.to_owned(), line))
}

/// The stack of script below the native function that runs.
pub(crate) fn stack(ctx: &Ctx<'_>) -> Option<String> {
    let error = crate::prelude::error(ctx, HostValue::Object(Vec::new())).ok()?;
    Some(own_frames(&property(ctx, &error, "stack")?))
}

/// Why a file of a package is missing, and what helps.
pub(crate) fn not_built(package: &str) -> String {
    format!(
        "{package} is in package.json but not built; build npm in the developer tools, so that there is \
         miniprogram_npm/{package}"
    )
}

/// A component that a file names and that does not exist.
pub(crate) fn lacking(lacking: &LackingComponent) -> ScriptError {
    let LackingComponent { file, tag, path, unbuilt } = lacking;
    let hint = unbuilt.as_ref().map(|package| format!(": {}", not_built(package))).unwrap_or_default();
    ScriptError {
        kind: ScriptErrorKind::Uncaught,
        context: Vec::new(),
        message: format!("Error: {file}: the component <{tag}> is not found at \"{path}\"{hint}"),
        stack: String::new(),
        file: Some(file.clone()),
        line: None,
        column: None,
    }
}

/// How errors begin that are thrown when memory was refused; the second is QuickJS's if there was memory for the error
/// but not for its message.
const LACK: [&str; 2] = ["InternalError: out of memory", "InternalError: Invalid error message"];

/// Whether this is an out-of-memory error of QuickJS. Scripts can throw the same, so memory must have been refused as
/// well. QuickJS throws `null` if there is no memory for an error either.
fn stands_for_lack<'js>(ctx: &Ctx<'js>, memory: &Memory, thrown: &Value<'js>) -> bool {
    match thrown.is_null() {
        true => memory.was_refused_little(),
        false => {
            let begins = |message: &str| LACK.iter().any(|lack| message.starts_with(lack));
            memory.was_refused() && begins(&described(ctx, thrown))
        }
    }
}

/// The line and column that an error happened at.
pub(crate) fn place_of<'js>(ctx: &Ctx<'js>, thrown: &Value<'js>) -> Option<(u32, u32)> {
    let stack = property(ctx, thrown, "stack")?;
    let (_, line, column) = stack.lines().find_map(place)?;
    Some((line, column))
}

/// Whether a thrown value is a `SyntaxError`, by its name.
pub(crate) fn is_syntax_error<'js>(ctx: &Ctx<'js>, thrown: &Value<'js>) -> bool {
    property(ctx, thrown, "name").is_some_and(|name| name == "SyntaxError")
}

/// `Name: message` for an error, JSON for an object, and the text of anything else.
fn described<'js>(ctx: &Ctx<'js>, thrown: &Value<'js>) -> String {
    if !thrown.is_error() {
        let text = brief(ctx, thrown).unwrap_or_else(|| crate::from_js::text(ctx, thrown));
        // A plain object has no useful text; its fields usually describe the error.
        let json = if text == "[object Object]" { ctx.json_stringify(thrown).ok().flatten() } else { None };
        return json.and_then(|json| brief(ctx, json.as_value())).unwrap_or(text);
    }
    let name = property(ctx, thrown, "name").filter(|name| !name.is_empty());
    let message = property(ctx, thrown, "message").unwrap_or_default();
    match (name, message.as_str()) {
        (None, _) => message,
        (Some(name), "") => name,
        (Some(name), message) => format!("{name}: {message}"),
    }
}

/// Maximum length of a reported text, in bytes.
const TOLD: usize = 64 * 1024;

/// The text of a string, truncated if it is long.
fn brief<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> Option<String> {
    let (text, left) = value.is_string().then(|| raw::text_up_to(ctx, value, TOLD).ok()).flatten()?;
    Some(if left > 0 { format!("{text}... {left} more bytes") } else { text })
}

fn property<'js>(ctx: &Ctx<'js>, value: &Value<'js>, name: &str) -> Option<String> {
    let read = value.as_object()?.get::<_, Value<'js>>(name);
    match read {
        Ok(value) if value.is_string() => brief(ctx, &value),
        Ok(_) => None,
        Err(_) => {
            forget(ctx);
            None
        }
    }
}
