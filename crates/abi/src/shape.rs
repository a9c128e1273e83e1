//! The surface of a mini-program as data: which functions its API objects have and how they
//! treat their callers. The rules describe it and the engine builds it.

use crate::{Function, Happening};

/// One API object, such as the global that a platform's scripts use.
#[derive(Clone, Debug, PartialEq)]
pub struct SpaceShape {
    /// The name of the global.
    pub namespace: &'static str,
    /// Its functions.
    pub apis: Vec<ApiShape>,
    /// Objects that functions without arguments return, always the same.
    pub objects: Vec<ObjectShape>,
    /// The global functions by which a program declares its parts.
    pub globals: &'static [&'static str],
    /// Texts in objects of its own.
    pub constants: Vec<ConstantShape>,
    /// How they treat callbacks and callers.
    pub style: CallStyle,
    /// The tasks of its sockets, where it has any.
    pub sockets: Option<SocketShape>,
}

/// The task of a socket.
#[derive(Clone, Debug, PartialEq)]
pub struct SocketShape {
    /// Its `send`.
    pub send: ApiShape,
    /// Its `close`.
    pub close: ApiShape,
    /// Whether script gets it.
    pub task: bool,
    /// Whether it has `readyState` and its constants.
    pub state: bool,
    /// Whether `readyState` says that the socket is closing.
    pub closing: bool,
    /// Whether listeners can be added for errors.
    pub errors: bool,
    /// Whether the number is told in `socketTaskId`.
    pub id: bool,
    /// Whether an error that `success` throws makes the call fail.
    pub throwing_success_fails: bool,
}

/// An object that a function returns.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectShape {
    /// The function.
    pub getter: &'static str,
    /// The object's functions.
    pub apis: Vec<ApiShape>,
}

/// A text at `object.name`.
#[derive(Clone, Debug, PartialEq)]
pub struct ConstantShape {
    /// The object.
    pub object: &'static str,
    /// The name.
    pub name: &'static str,
    /// The text.
    pub value: &'static str,
}

/// One function.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiShape {
    /// Which one.
    pub function: Function,
    /// What its arguments are called as options, where it takes them one by one.
    pub parameters: &'static [&'static str],
    /// The methods of the task that it returns; empty for a function without a task.
    pub task: &'static [TaskMethod],
    /// Whether it returns a promise when it is given no callback.
    pub promise: bool,
    /// Whether `complete` is told nothing.
    pub bare_complete: bool,
    /// Whether a listener takes the place of the one before.
    pub single: bool,
}

/// A method of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskMethod {
    /// `abort()`
    Abort,
    /// `onX(listener)`
    On(Happening),
    /// `offX(listener?)`
    Off(Happening),
}

/// How the functions of a space treat their callers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallStyle {
    /// What precedes the report of an error that a callback threw.
    pub callback_error: &'static str,
    /// What precedes the report of a rejection that nobody handled.
    pub rejection: &'static str,
    /// Whether the program's `onError` hears of calls that fail.
    pub failures_reach_app: bool,
    /// Whether the console has `showRequestInfo()`.
    pub request_info: bool,
    /// Whether a task tells its number and state in own fields.
    pub task_fields: bool,
    /// Whether a program is launched as soon as it declares itself.
    pub launches_at_once: bool,
    /// Whether the option object is changed the way the platform's own script layer changes it.
    pub rewrites_options: bool,
}
