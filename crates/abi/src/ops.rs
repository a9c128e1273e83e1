//! What the engine asks of the host while script runs. Nothing here waits for the network: an answer
//! that takes time comes back as an event.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::{
    Api, CallId, Cause, Charge, Found, HostValue, Level, Namespace, Options, Place, PlainKind, PlainOrder, ScriptError,
    ScriptReply, SourceMap, TimerId,
};

/// The host as the engine sees it.
pub trait Ops {
    /// Starts a call whose outcome comes as an event. `on` is the socket whose task was asked, if
    /// it was one.
    fn start(&self, namespace: Namespace, call: CallId, api: Api, options: &dyn Options, on: Option<CallId>)
    -> Started;

    /// Carries out a call that returns its outcome: its result, or what it throws.
    fn answer(&self, namespace: Namespace, api: Api, options: &dyn Options) -> Result<HostValue, HostValue>;

    /// Script listens to the progress of a call from now on.
    fn subscribe(&self, call: CallId);

    /// What script finds under this name; `Class.name` for a function of an object.
    fn find(&self, namespace: Namespace, name: &str) -> Option<Found>;

    /// The names of all that script finds: of an API object, or of the objects of a class.
    fn names(&self, namespace: Namespace, class: Option<&str>) -> Vec<String>;

    /// Starts a call of something that the platform has and the host does not offer. Its outcome comes as an event.
    fn start_missing(&self, namespace: Namespace, call: CallId, name: &str, options: &dyn Options);

    /// Refuses such a call that returns at once: what script is told.
    fn refuse(&self, namespace: Namespace, name: &str) -> HostValue;

    /// Makes a TCP or UDP socket; gives its number.
    ///
    /// # Errors
    /// There may be no more; with what is thrown.
    fn open_plain(&self, namespace: Namespace, kind: PlainKind) -> Result<u32, HostValue>;

    /// Carries out an order for such a socket; gives what the function returns.
    fn order_plain(&self, namespace: Namespace, socket: u32, order: PlainOrder, options: &dyn Options) -> HostValue;

    /// What a cache manager has to know of the network, and its limits.
    fn cache_state(&self, namespace: Namespace) -> CacheState;

    /// Notes that a cache manager has answered a call instead of the host.
    fn answered_by_program(&self, namespace: Namespace, api: &str, subject: String);

    /// Notes that script assigned to a function of an API object, which the platform ignores.
    fn ignored(&self, namespace: Namespace, name: &str);

    /// Prints the recent exchanges on the console.
    fn show_request_info(&self);

    /// Aborts a call; one that has ended or was never started is left alone.
    fn abort(&self, call: CallId);

    /// Starts a timer that fires after `delay` milliseconds, once or again and again; `None` where
    /// too many are set.
    fn set_timer(&self, delay: f64, repeat: bool) -> Option<TimerId>;

    /// Stops a timer; an unknown one is left alone.
    fn clear_timer(&self, timer: TimerId);

    /// Milliseconds since 1970, on the mini-program's clock.
    fn now(&self) -> f64;

    /// A number from 0 to below 1.
    fn random(&self) -> f64;

    /// Prints a line of the script's console.
    fn console(&self, level: Level, text: String);

    /// Script used its console while an inspector is attached. If there is text, `console` follows.
    fn printed(&self, printed: Printed);

    /// Reports an error that script did not handle.
    fn script_error(&self, error: ScriptError);

    /// Gives the answer to an inquiry, under its number. It may come long after the inquiry.
    fn answered(&self, query: u32, response: ScriptReply);

    /// Calls an embedder function, by its place in the list. The arguments are a JSON
    /// array, the result is JSON; an `Err` is the message of what is thrown.
    fn call_function(&self, at: usize, arguments: &str) -> Result<String, String>;

    /// Starts an embedder function whose result comes later, under this number.
    fn start_function(&self, at: usize, number: u32, arguments: &str);

    /// Reads the file that `require(wanted)` in the file `from` means. Names are relative to the
    /// program's root, with `/`. The text counts towards the program's memory until the charge is dropped.
    fn load(&self, from: &str, wanted: &str) -> Result<(Source, Charge), LoadError>;

    /// Whether the statements of a required file are counted as they are reached.
    fn is_counted(&self, name: &str) -> bool;

    /// Compiles a file that is not a plain script, or whose statements are to be counted: its name and its text say what
    /// it is. `None` if the file can run as it is.
    fn transpile(&self, name: &str, text: &str, counted: bool) -> Result<Option<Transpiled>, TranspileError>;
}

/// What a cache manager has to know of its surroundings.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CacheState {
    /// Whether the network is weak, or there is none.
    pub weak: bool,
    /// For how long results are kept, in milliseconds.
    pub usual: f64,
    /// For how long at most.
    pub longest: f64,
}

/// How a call began, as far as script sees it before the function returns.
#[derive(Clone, Debug, PartialEq)]
pub enum Started {
    /// The outcome comes as an event; script gets no task.
    Call,
    /// The outcome comes as an event; script gets a task.
    Task,
    /// The call was refused: `fail` runs before the function returns.
    Refused {
        /// The argument of `fail`.
        result: HostValue,
        /// Whether `complete` runs after `fail`.
        complete: bool,
        /// Whether script gets a task all the same.
        task: bool,
    },
    /// The call closes these sockets; the outcome comes as one event for each.
    Closes(Vec<CallId>),
}

/// A call of a console function, for developer tools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// `type` and `args` of the protocol's `Runtime.consoleAPICalled`, as JSON.
    pub described: String,
    /// The stack of script.
    pub stack: String,
    /// Whether the console prints text for it.
    pub has_text: bool,
}

/// A source file of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name, relative to the program's root, with `/`.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl Source {
    /// About how many bytes it takes.
    pub fn held_bytes(&self) -> usize {
        size_of::<Source>() + self.name.len() + self.text.len()
    }
}

/// What the engine runs in the place of a file.
#[derive(Clone, Debug, Default)]
pub struct Transpiled {
    /// The JavaScript: the body of a function with `require`, `module` and `exports`.
    pub text: String,
    /// Where its pieces were written: one map for each time it was compiled, the last first.
    pub maps: Vec<SourceMap>,
    /// The variable with the functions that a module calls; empty where it calls none.
    pub scope: String,
    /// Where it awaits something at its top level.
    pub awaits: Option<Place>,
    /// What counts its statements, if they are counted.
    pub counter: Option<Counter>,
}

/// The function of a compiled file that counts its statements.
#[derive(Clone, Debug)]
pub struct Counter {
    /// The name by which the file calls it, with the index of a statement.
    pub name: String,
    /// The number of times that each statement was reached.
    pub counts: Arc<Counts>,
}

/// How often each statement of a file was reached. Programs of several threads may count in it at the same time.
#[derive(Debug)]
pub struct Counts(Vec<AtomicU32>);

impl Counts {
    /// Zero for each of this many statements.
    pub fn new(statements: usize) -> Counts {
        Counts((0..statements).map(|_| AtomicU32::new(0)).collect())
    }

    /// Counts a statement. The largest count stays.
    pub fn add(&self, statement: usize) {
        if let Some(count) = self.0.get(statement) {
            // Another thread may count at the same time; neither may start again from 0.
            let next = |count: u32| count.checked_add(1);
            let _ = count.fetch_update(Relaxed, Relaxed, next);
        }
    }

    /// The counts, by the index of the statement.
    pub fn all(&self) -> impl Iterator<Item = u32> {
        self.0.iter().map(|count| count.load(Relaxed))
    }
}

/// Why a file could not be translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranspileError {
    /// What is wrong.
    pub message: String,
    /// At which line and column, if it is a mistake in the file.
    pub place: Option<Place>,
}

/// Why a module could not be loaded.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadError {
    /// No file of that name.
    NotFound {
        /// What the platform says.
        message: String,
        /// The files that were looked for.
        tried: Vec<String>,
        /// The package that the program depends on and that was not built for it, if that is why.
        unbuilt: Option<String>,
    },
    /// The path leads out of the program's root.
    Outside,
    /// The file of this name is there and cannot be read as text.
    Unreadable(String, Cause),
    /// The program's memory has no room for the file.
    NoRoom {
        /// The file, relative to the program's root.
        name: String,
        /// How many bytes it has.
        bytes: usize,
    },
}
