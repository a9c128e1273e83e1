//! What the platforms' tools make of a source file before it runs: TypeScript becomes JavaScript, and ES modules become
//! CommonJS. Where coverage is measured, a file counts its statements too. Every piece of the new text knows where it was
//! written. The folder alone knows the compiler; of TypeScript it can be left out of a build.

mod edits;
mod faults;
mod links;
mod modules;
mod names;
mod rewrite;
mod statements;
mod typescript;
mod unloaded;

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use qiao_abi::{Counter, Counts, TranspileError, Transpiled};

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
pub(crate) fn transpile(
    state: &ProgramState,
    name: &str,
    text: &str,
    counted: bool,
) -> Result<Option<Transpiled>, TranspileError> {
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
    let compiled = compile_within(LONGEST, &*state.is_stopped, name, text, counted);
    let Ok(compiled) = compiled else {
        state.given_up.set(true);
        let seconds = LONGEST.as_secs();
        return refused(format!("{name} takes more than {seconds} s to compile; is there a type that does not end?"));
    };
    let Some((mut transpiled, lines)) = compiled? else { return Ok(None) };
    if let Some(counter) = &mut transpiled.counter
        && let Some(coverage) = &state.coverage
        && let Some(root) = &state.root
    {
        counter.counts = coverage.count(root.path_of(name), lines);
    }
    Ok(Some(transpiled))
}

/// What a file was compiled to, and the lines of the statements that it counts; `None` of a file that runs as it is.
type Compiled = Result<Option<(Transpiled, Vec<u32>)>, TranspileError>;

/// A compiler that did not come to an end, and still runs.
#[derive(Debug)]
struct Unfinished;

/// The compiler cannot be stopped: its thread is left to itself when the time is over.
fn compile_within(
    limit: Duration,
    is_stopped: &dyn Fn() -> bool,
    name: &str,
    text: &str,
    counted: bool,
) -> Result<Compiled, Unfinished> {
    let refused = |message: String| Err(TranspileError { message, place: None });
    let (done, result) = mpsc::channel();
    let (file, source) = (name.to_owned(), text.to_owned());
    let thread = std::thread::Builder::new().stack_size(STACK + text.len() * STACK_PER_BYTE);
    let thread = thread.spawn(move || {
        if done.send(compile(&file, &source, counted)).is_err() {
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

/// A file whose counting text does not compile is compiled as it was written: mistakes have their places there.
fn compile(name: &str, text: &str, counted: bool) -> Compiled {
    match compile_once(name, text, counted) {
        Err(_) if counted => compile_once(name, text, false),
        compiled => compiled,
    }
}

fn compile_once(name: &str, text: &str, counted: bool) -> Compiled {
    let typescript = name.ends_with(TYPESCRIPT);
    let counted = if counted { statements::counted(text, typescript) } else { None };
    let (mut text, mut maps, mut counter, mut lines) = (Cow::from(text), Vec::new(), None, Vec::new());
    if let Some(own) = counted {
        let counts = Arc::new(Counts::new(own.lines.len()));
        counter = Some(Counter { name: own.counter, counts });
        (text, lines) = (own.text.into(), own.lines);
        maps.insert(0, own.map);
    }
    if typescript {
        let (javascript, map) = typescript::to_javascript(name, &text)?;
        text = javascript.into();
        maps.insert(0, map);
    }
    let Some(CommonJs { text, map, scope, awaits }) = modules::to_commonjs(&text)? else {
        let transpiled = Transpiled { text: text.into_owned(), maps, counter, ..Transpiled::default() };
        return Ok((!transpiled.maps.is_empty()).then_some((transpiled, lines)));
    };
    let awaits = awaits.map(|place| maps.iter().fold(place, |place, map| map.written(place)));
    maps.insert(0, map);
    Ok(Some((Transpiled { text, maps, scope, awaits, counter }, lines)))
}

/// The lines in which statements of a file begin; `None` if it does not compile.
fn statement_lines(name: &str, text: &str) -> Option<Vec<u32>> {
    if text.len() > LARGEST || ABANDONED.load(Relaxed) {
        return None;
    }
    let compiled = compile_within(LONGEST, &|| false, name, text, true).ok()?;
    compiled.ok()?.filter(|(transpiled, _)| transpiled.counter.is_some()).map(|(_, lines)| lines)
}

#[cfg(test)]
mod tests;
