//! The surface of a mini-program as data: which functions its API objects have and how they
//! treat their callers. The rules describe it and the engine builds it.

use crate::{Function, HostValue, ProgressKind};

/// One API object, such as the global that a platform's scripts use. Which functions it has, is
/// asked when script looks for them.
#[derive(Clone, Debug, PartialEq)]
pub struct NamespaceShape {
    /// The name of the global.
    pub name: &'static str,
    /// The global functions by which a program declares its parts.
    pub globals: &'static [&'static str],
    /// Texts in objects of its own.
    pub constants: Vec<ConstantShape>,
    /// How they treat callbacks and callers.
    pub style: CallStyle,
    /// The tasks of its sockets, where it has any.
    pub sockets: Option<SocketShape>,
    /// What a browser has and this platform's globals have too, if any of it.
    pub browser: Option<BrowserShape>,
    /// Names of a browser's globals that are declared and have the value undefined.
    pub declared: &'static [&'static str],
    /// Classes of browsers that are among the globals.
    pub classes: &'static [&'static str],
    /// Globals that tell something of the program, by name.
    pub told: Vec<(&'static str, HostValue)>,
    /// Whether its functions are accessors without a setter, so that assignments to them are ignored.
    pub accessors: bool,
    /// What instances of pages and components have, by name.
    pub members: &'static [&'static str],
    /// Whether pages and components have `onInit`, which runs first.
    pub inits_pages: bool,
    /// Whether code from the text `return this` gives the global object.
    pub return_this: bool,
}

/// An embedder function: a global outside of all platforms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionShape {
    /// Its name.
    pub name: String,
    /// Whether it returns a promise.
    pub waits: bool,
}

/// Globals under the names of a browser.
#[derive(Clone, Debug, PartialEq)]
pub struct BrowserShape {
    /// What `navigator` says of the client.
    pub user_agent: &'static str,
    /// The functions among them that the host carries out.
    pub apis: Vec<ApiShape>,
}

/// What script finds under a name of an API object, or of an object that one of its functions returns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Found {
    /// A function that the host carries out.
    Function(ApiShape),
    /// A function that the prelude has by itself.
    Built(&'static str),
    /// A function that returns an object, always the same.
    Object {
        /// The function.
        getter: &'static str,
        /// What the platform calls the object.
        class: &'static str,
    },
    /// Something that the host does not have, and the methods of the task that a call with callbacks gives.
    Missing(Missing, &'static [TaskMethod]),
}

/// A function or an object that the platform has and the host does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Its name; `Class.name` for one of an object.
    pub name: &'static str,
    /// In which form it is called.
    pub form: MissingForm,
    /// The class of the object that it gives, if it gives one.
    pub gives: Option<&'static str>,
}

/// In which form something is called that the host does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingForm {
    /// With an option object; it fails through callbacks or a promise.
    Async,
    /// It throws.
    Sync,
    /// It returns nothing, and has no effect.
    Void,
    /// A class, whose objects do nothing.
    Class,
    /// It adds a listener, which is never called.
    Listen,
    /// It removes a listener.
    Unlisten,
    /// It gives an object, whose functions are missing too.
    Getter,
    /// It is an object, whose functions are missing too.
    Object,
    /// It is a value, and not there.
    Constant,
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
    /// Whether `socketTaskId` has the number.
    pub id: bool,
    /// Whether an error that `success` throws makes the call fail.
    pub throwing_success_fails: bool,
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ApiShape {
    /// Which one.
    pub function: Function,
    /// What its arguments are called as options, where it takes them one by one.
    pub parameters: &'static [&'static str],
    /// The methods of the task that it returns; empty for a function without a task.
    pub task: &'static [TaskMethod],
    /// Whether it returns a promise when it is given no callback.
    pub promise: bool,
    /// Whether `complete` is called without an argument.
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
    On(ProgressKind),
    /// `offX(listener?)`
    Off(ProgressKind),
}

/// How the functions of a space treat their callers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallStyle {
    /// Whether `require` loads files later, with a callback or as `require.async`.
    pub async_require: bool,
    /// What precedes the report of an error that a callback threw.
    pub callback_error: &'static str,
    /// What precedes the report of an unhandled rejection.
    pub rejection: &'static str,
    /// Whether failed calls reach the program's `onError`.
    pub failures_reach_app: bool,
    /// Whether it also hears of those whose caller has a `fail`.
    pub handled_failures_reach_app: bool,
    /// Whether the console has `showRequestInfo()`.
    pub request_info: bool,
    /// Whether a task tells its number and state in own fields.
    pub task_fields: bool,
    /// Whether script finds the global object under the name `global`.
    pub global: bool,
    /// Whether files may define modules by name.
    pub defines_modules: bool,
    /// Whether a program is launched as soon as it declares itself.
    pub launches_at_once: bool,
    /// Whether calls of what is missing return a promise when they are given no callback.
    pub missing_promises: bool,
    /// Whether the option object is changed the way the platform's own script layer changes it.
    pub rewrites_options: bool,
}
