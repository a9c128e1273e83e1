//! The surface of a mini-program as data: which functions its API objects have and how they
//! treat their callers. The rules describe it and the engine builds it.

use crate::{Api, Happening};

/// One API object, such as the global that a platform's scripts use.
#[derive(Clone, Debug, PartialEq)]
pub struct SpaceShape {
    /// The name of the global.
    pub namespace: &'static str,
    /// Its functions.
    pub apis: Vec<ApiShape>,
    /// How they treat callbacks and callers.
    pub style: CallStyle,
}

/// One function.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiShape {
    /// Which one.
    pub api: Api,
    /// The methods of the task that it returns; empty for a function without a task.
    pub task: &'static [TaskMethod],
    /// Whether it returns a promise when it is given no callback.
    pub promise: bool,
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
    /// Whether the program's `onError` hears of calls that fail.
    pub failures_reach_app: bool,
    /// Whether a task tells its number and state in own fields.
    pub task_fields: bool,
    /// Whether the option object is changed the way the platform's own script layer changes it.
    pub rewrites_options: bool,
}
