//! What the engine asks of the host while script runs. Nothing here waits for the network: an answer
//! that takes time comes back as an event.

use crate::{
    Api, CallId, Found, HostValue, Level, Namespace, Options, PlainKind, PlainOrder, ScriptError, ScriptReply, TimerId,
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

    /// Refuses a call of something that is missing, or notes the call of a form that cannot fail.
    /// With a number the failure comes as an event; without one it is returned, to be thrown.
    fn refuse(&self, namespace: Namespace, call: Option<CallId>, name: &str) -> HostValue;

    /// Makes a TCP or UDP socket; gives its number.
    ///
    /// # Errors
    /// There may be no more; with what is thrown.
    fn open_plain(&self, namespace: Namespace, kind: PlainKind) -> Result<u32, HostValue>;

    /// Carries out an order for such a socket; gives what the function returns.
    fn order_plain(&self, namespace: Namespace, socket: u32, order: PlainOrder, options: &dyn Options) -> HostValue;

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
    /// program's root, with `/`.
    fn load(&self, from: &str, wanted: &str) -> Result<Source, LoadError>;

    /// Translates a file that is not JavaScript; its name says what it is.
    fn transpile(&self, name: &str, text: &str) -> Result<Transpiled, TranspileError>;
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

/// A source file of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name, relative to the program's root, with `/`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// The JavaScript that a file of another language stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transpiled {
    /// The JavaScript.
    pub text: String,
    /// Where its pieces came from, in its own order.
    pub places: Vec<SourceMapEntry>,
}

/// A piece of translated text. Places are a line and a column, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceMapEntry {
    /// Where it is now.
    pub to: (u32, u32),
    /// Where it was written.
    pub from: (u32, u32),
}

/// Why a file could not be translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranspileError {
    /// What is wrong.
    pub message: String,
    /// At which line and column, if it is a mistake in the file.
    pub place: Option<(u32, u32)>,
}

/// Why a module could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// No file of that name.
    NotFound {
        /// What the platform says.
        message: String,
        /// The files that were looked for.
        tried: Vec<String>,
    },
    /// The path begins at the root, which the platform does not allow.
    FromRoot,
    /// The path leads out of the program's root.
    Outside,
    /// The file is there and cannot be read as text.
    Unreadable(String),
}
