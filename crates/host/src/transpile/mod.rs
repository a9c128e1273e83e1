//! What the platforms' tools make of a source file before it runs: TypeScript becomes JavaScript, and ES modules become
//! CommonJS. Every piece of the new text knows where it was written. The folder alone knows the compiler; of TypeScript
//! it can be left out of a build.

mod edits;
mod faults;
mod links;
mod modules;
mod names;
mod rewrite;
mod typescript;

use std::borrow::Cow;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use qiao_abi::{TranspileError, Transpiled};

use self::modules::CommonJs;

/// The compiler walks down into nested code without a limit of its own, so its stack grows with
/// the text: nothing nests deeper than one level for each byte. Only what is used is ever
/// allocated.
const STACK: usize = 1024 * 1024;
const STACK_PER_BYTE: usize = if cfg!(debug_assertions) { 16 * 1024 } else { 4 * 1024 };
const LARGEST: usize = 2 * 1024 * 1024;
/// The longest text that people write takes half a second. The compiler tries unfinished types again
/// and again, such as `x<y<x<y<`, and takes hours for a megabyte of them.
const LONGEST: Duration = Duration::from_secs(10);

/// Files with this ending are TypeScript.
const TYPESCRIPT: &str = ".ts";

/// What the engine runs in the place of a file; `None` where that is the file itself.
///
/// # Errors
/// The text does not parse, or is too much for the compiler.
pub(crate) fn transpile(name: &str, text: &str) -> Result<Option<Transpiled>, TranspileError> {
    transpile_within(LONGEST, name, text)
}

/// The compiler cannot be stopped: its thread is left to itself when the time is over, and goes on
/// taking memory. The command ends then.
fn transpile_within(limit: Duration, name: &str, text: &str) -> Result<Option<Transpiled>, TranspileError> {
    let refused = |message: String| TranspileError { message, place: None };
    if text.len() > LARGEST {
        return Err(refused(format!("{name} has more than {LARGEST} bytes, which is too much to be compiled")));
    }
    let (done, result) = mpsc::channel();
    let (file, source) = (name.to_owned(), text.to_owned());
    let thread = std::thread::Builder::new().stack_size(STACK + text.len() * STACK_PER_BYTE);
    // The waiting side may have given up.
    let thread = thread.spawn(move || drop(done.send(compile(&file, &source))));
    thread.map_err(|error| refused(format!("{name} cannot be compiled: {error}")))?;
    result.recv_timeout(limit).unwrap_or_else(|error| {
        Err(refused(match error {
            RecvTimeoutError::Timeout => {
                let seconds = limit.as_secs();
                format!("{name} takes more than {seconds} s to compile; is there a type that does not end?")
            }
            RecvTimeoutError::Disconnected => format!("{name} cannot be compiled"),
        }))
    })
}

fn compile(name: &str, text: &str) -> Result<Option<Transpiled>, TranspileError> {
    let javascript = match name.ends_with(TYPESCRIPT) {
        true => Some(typescript::to_javascript(name, text)?),
        false => None,
    };
    let (text, written) = match javascript {
        Some((text, written)) => (Cow::from(text), Some(written)),
        None => (Cow::from(text), None),
    };
    let transpiled = match modules::to_commonjs(&text)? {
        Some(CommonJs { text, map, scope, awaits }) => {
            let awaits = awaits.map(|place| written.as_ref().map_or(place, |map| map.written(place)));
            Some(Transpiled { text, maps: std::iter::once(map).chain(written).collect(), scope, awaits })
        }
        None => written.map(|map| Transpiled { text: text.into_owned(), maps: vec![map], ..Transpiled::default() }),
    };
    Ok(transpiled)
}

#[cfg(test)]
mod tests;
