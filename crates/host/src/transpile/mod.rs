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
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use qiao_abi::{TranspileError, Transpiled};

use self::modules::CommonJs;
use crate::state::ProgramState;

/// The compiler walks down into nested code without a limit of its own, so its stack grows with
/// the text: nothing nests deeper than one level for each byte. Only what is used is ever
/// allocated.
const STACK: usize = 1024 * 1024;
const STACK_PER_BYTE: usize = if cfg!(debug_assertions) { 16 * 1024 } else { 4 * 1024 };
const LARGEST: usize = 2 * 1024 * 1024;
/// The longest text that people write takes half a second. The compiler tries unfinished types again
/// and again, such as `x<y<x<y<`, and takes hours for a megabyte of them.
const LONGEST: Duration = Duration::from_secs(10);

/// How often it is looked whether the script was stopped meanwhile.
const LOOK: Duration = Duration::from_millis(50);
/// What the compiler takes, in bytes, for each byte of a text.
const MEMORY_PER_BYTE: usize = 64;
/// Whether a compiler of this process was left to itself and still runs. There is never a second one: each goes on
/// taking memory.
static ABANDONED: AtomicBool = AtomicBool::new(false);

/// Files with this ending are TypeScript.
const TYPESCRIPT: &str = ".ts";

/// What the engine runs in the place of a file; `None` where that is the file itself. A program whose compiler has to be
/// left to itself is given up.
///
/// # Errors
/// The text does not parse, or is too much for the compiler.
pub(crate) fn transpile(state: &ProgramState, name: &str, text: &str) -> Compiled {
    let refused = |message: String| Err(TranspileError { message, place: None });
    if text.len() > LARGEST {
        return refused(format!("{name} has more than {LARGEST} bytes, which is too much to be compiled"));
    }
    let Some(_room) = state.budget.claim(text.len() * MEMORY_PER_BYTE) else {
        return refused(format!("{name}: the program's memory has no room for compiling it"));
    };
    if ABANDONED.load(Relaxed) {
        return refused(format!("{name} is not compiled: a compiler of this process has not come to an end"));
    }
    compile_within(LONGEST, &*state.is_stopped, name, text).unwrap_or_else(|Unfinished| {
        state.given_up.set(true);
        let seconds = LONGEST.as_secs();
        refused(format!("{name} takes more than {seconds} s to compile; is there a type that does not end?"))
    })
}

/// What a file was compiled to; `None` of a plain script.
type Compiled = Result<Option<Transpiled>, TranspileError>;

/// A compiler that did not come to an end, and still runs.
#[derive(Debug)]
struct Unfinished;

/// The compiler cannot be stopped: its thread is left to itself when the time is over.
fn compile_within(
    limit: Duration,
    is_stopped: &dyn Fn() -> bool,
    name: &str,
    text: &str,
) -> Result<Compiled, Unfinished> {
    let refused = |message: String| Err(TranspileError { message, place: None });
    let (done, result) = mpsc::channel();
    let (file, source) = (name.to_owned(), text.to_owned());
    let thread = std::thread::Builder::new().stack_size(STACK + text.len() * STACK_PER_BYTE);
    let thread = thread.spawn(move || {
        if done.send(compile(&file, &source)).is_err() {
            ABANDONED.store(false, Relaxed);
        }
    });
    if let Err(error) = thread {
        return Ok(refused(format!("{name} cannot be compiled: {error}")));
    }
    let mut waited = Duration::ZERO;
    while waited < limit && !is_stopped() {
        waited += LOOK.min(limit);
        match result.recv_timeout(LOOK.min(limit)) {
            Ok(compiled) => return Ok(compiled),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(refused(format!("{name} cannot be compiled"))),
        }
    }
    ABANDONED.store(true, Relaxed);
    // It may have come to its end just now.
    result.try_recv().inspect(|_| ABANDONED.store(false, Relaxed)).map_err(|_| Unfinished)
}

fn compile(name: &str, text: &str) -> Compiled {
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
