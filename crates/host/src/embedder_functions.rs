//! Functions that the embedder gives to script, and the results of those that take
//! time. They stand outside of the program: background and its rules do not hold for them, and what
//! they do is not known here.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::{Rc, Weak};

use qiao_abi::FunctionShape;
use serde_json::Value;
use tokio::task::JoinSet;

use crate::panics::caught_later;
use crate::program::Program;
use crate::script_json;

/// What such a function gives: a value, or the message of the error that script gets.
pub type FunctionResult = Result<Value, String>;

/// A result that comes later.
pub type PendingResult = Pin<Box<dyn Future<Output = FunctionResult>>>;

/// Called with the program and the arguments.
type Handler<T> = Box<dyn FnMut(&Program, &[Value]) -> T>;

/// What is called. It runs while script runs, so it must not wait.
pub enum FunctionBody {
    /// Script gets the result at once.
    Now(Handler<FunctionResult>),
    /// Script gets a promise.
    Later(Handler<PendingResult>),
}

impl fmt::Debug for FunctionBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FunctionBody").finish_non_exhaustive()
    }
}

/// An embedder function.
pub struct EmbedderFunction {
    /// The global under which script finds it.
    pub name: String,
    /// What is called.
    pub body: FunctionBody,
}

impl fmt::Debug for EmbedderFunction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmbedderFunction").field("name", &self.name).finish_non_exhaustive()
    }
}

/// The result of a call, as JSON or as a message, and the call's number.
pub type FunctionReply = (u32, Result<String, String>);

/// The functions of one program.
#[derive(Default)]
pub(crate) struct Functions {
    all: RefCell<Vec<EmbedderFunction>>,
    /// Calls whose result has not been taken yet.
    open: Cell<usize>,
    answers: RefCell<VecDeque<FunctionReply>>,
    /// Dropped with the program, which gives up all that still run.
    tasks: RefCell<JoinSet<()>>,
}

impl Functions {
    pub(crate) fn new(all: Vec<EmbedderFunction>) -> Functions {
        Functions { all: RefCell::new(all), ..Functions::default() }
    }

    /// What script sees of them.
    pub(crate) fn shapes(&self) -> Vec<FunctionShape> {
        let shape = |function: &EmbedderFunction| {
            let waits = matches!(function.body, FunctionBody::Later(_));
            FunctionShape { name: function.name.clone(), waits }
        };
        self.all.borrow().iter().map(shape).collect()
    }

    /// Gives up what still runs.
    pub(crate) fn abort(&self) {
        self.tasks.borrow_mut().abort_all();
    }

    /// Whether no result is pending.
    pub(crate) fn is_idle(&self) -> bool {
        self.open.get() == 0
    }

    /// Takes the oldest answer.
    pub(crate) fn take_answer(&self) -> Option<FunctionReply> {
        let answer = self.answers.borrow_mut().pop_front();
        if answer.is_some() {
            self.open.set(self.open.get() - 1);
        }
        answer
    }
}

/// Calls a function that gives its result at once.
pub(crate) fn call(program: &Program, at: usize, arguments: &str) -> Result<String, String> {
    match program.functions.all.borrow_mut().get_mut(at) {
        Some(EmbedderFunction { name, body: FunctionBody::Now(run) }) => {
            let arguments = parsed(program, arguments)?;
            guarded(program, name, || run(program, &arguments))?.map(|value| value.to_string())
        }
        _ => Err("there is no such function".to_owned()),
    }
}

/// Starts one that gives it later.
pub(crate) fn start(program: &Program, at: usize, number: u32, arguments: &str) {
    let functions = &program.functions;
    let mut all = functions.all.borrow_mut();
    let Some(EmbedderFunction { name, body: FunctionBody::Later(run) }) = all.get_mut(at) else {
        return;
    };
    let begun = parsed(program, arguments).and_then(|arguments| guarded(program, name, || run(program, &arguments)));
    functions.open.set(functions.open.get() + 1);
    let begun = match begun {
        Ok(begun) => begun,
        Err(reason) => return functions.answers.borrow_mut().push_back((number, Err(reason))),
    };
    let (replies, state): (Weak<Functions>, _) = (Rc::downgrade(functions), Rc::downgrade(&program.state));
    let name = name.clone();
    let mut tasks = functions.tasks.borrow_mut();
    while tasks.try_join_next().is_some() {}
    tasks.spawn_local(async move {
        let given = caught_later(begun).await;
        if let (Some(functions), Some(state)) = (replies.upgrade(), state.upgrade()) {
            let given = given.map_err(|message| {
                state.calls.journal.panicked(&place(&name), message.clone());
                panicked(&name, &message)
            });
            functions.answers.borrow_mut().push_back((number, given.flatten().map(|value| value.to_string())));
            state.calls.inbox.wake();
        }
    });
}

/// Runs the embedder's own code; a panic becomes the message of the error that script gets.
fn guarded<T>(program: &Program, name: &str, run: impl FnOnce() -> T) -> Result<T, String> {
    program.state.calls.journal.guard(&place(name), run).map_err(|message| panicked(name, &message))
}

fn place(name: &str) -> String {
    format!("in the embedder function `{name}`")
}

fn panicked(name: &str, message: &str) -> String {
    format!("the embedder function `{name}` panicked: {message}")
}

/// What JSON takes as values, for each of its bytes.
const VALUES: usize = 24;

/// The arguments.
///
/// # Errors
/// The program's memory has no room for them.
fn parsed(program: &Program, arguments: &str) -> Result<Vec<Value>, String> {
    let room = program.budget().claim(arguments.len().saturating_mul(VALUES));
    match room {
        Some(_) => script_json::parse(arguments).map_err(|error| format!("the arguments cannot be read: {error}")),
        None => Err("the arguments have no room in the program's memory".to_owned()),
    }
}
