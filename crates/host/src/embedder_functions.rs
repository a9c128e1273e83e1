//! Functions that the embedder provides to the script, and the pending results of asynchronous ones. They are not part
//! of the program: background rules do not apply to them. What they do is not known here.

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

/// The result of an embedder function: a value, or the message of the error to throw.
pub type FunctionResult = Result<Value, String>;

/// An asynchronous result.
pub type PendingResult = Pin<Box<dyn Future<Output = FunctionResult>>>;

/// Called with the program and the arguments.
type Handler<T> = Box<dyn FnMut(&Program, &[Value]) -> T>;

/// The handler. It runs while the script is running, so it must not block.
pub enum FunctionBody {
    /// Synchronous: returns the result.
    Now(Handler<FunctionResult>),
    /// Asynchronous: returns a promise in the script.
    Later(Handler<PendingResult>),
}

impl fmt::Debug for FunctionBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FunctionBody").finish_non_exhaustive()
    }
}

/// An embedder function.
pub struct EmbedderFunction {
    /// The name of the global function.
    pub name: String,
    /// The handler.
    pub body: FunctionBody,
}

impl fmt::Debug for EmbedderFunction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmbedderFunction").field("name", &self.name).finish_non_exhaustive()
    }
}

/// The number of a call, and its result as JSON or its error message.
pub type FunctionReply = (u32, Result<String, String>);

/// The functions of one program.
#[derive(Default)]
pub(crate) struct Functions {
    all: RefCell<Vec<EmbedderFunction>>,
    /// Number of calls whose result has not been taken yet.
    open: Cell<usize>,
    answers: RefCell<VecDeque<FunctionReply>>,
    /// Dropped with the program, which cancels running tasks.
    tasks: RefCell<JoinSet<()>>,
}

impl Functions {
    pub(crate) fn new(all: Vec<EmbedderFunction>) -> Functions {
        Functions { all: RefCell::new(all), ..Functions::default() }
    }

    /// The functions, as the script sees them.
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

    /// Takes the oldest result.
    pub(crate) fn take_answer(&self) -> Option<FunctionReply> {
        let answer = self.answers.borrow_mut().pop_front();
        if answer.is_some() {
            self.open.set(self.open.get() - 1);
        }
        answer
    }
}

/// Calls a synchronous function.
pub(crate) fn call(program: &Program, at: usize, arguments: &str) -> Result<String, String> {
    match program.functions.all.borrow_mut().get_mut(at) {
        Some(EmbedderFunction { name, body: FunctionBody::Now(run) }) => {
            let arguments = parsed(program, arguments)?;
            guarded(program, name, || run(program, &arguments))?.map(|value| value.to_string())
        }
        _ => Err("there is no such function".to_owned()),
    }
}

/// Starts an asynchronous function.
pub(crate) fn start(program: &Program, at: usize, number: u32, arguments: &str) {
    let functions = &program.functions;
    let mut all = functions.all.borrow_mut();
    let Some(EmbedderFunction { name, body: FunctionBody::Later(run) }) = all.get_mut(at) else {
        return;
    };
    let begun = parsed(program, arguments).and_then(|arguments| guarded(program, name, || run(program, &arguments)));
    functions.open.set(functions.open.get() + 1);
    let mut begun = match begun {
        Ok(begun) => begun,
        Err(reason) => return functions.answers.borrow_mut().push_back((number, Err(reason))),
    };
    let (replies, state): (Weak<Functions>, _) = (Rc::downgrade(functions), Rc::downgrade(&program.state));
    let name = name.clone();
    let mut tasks = functions.tasks.borrow_mut();
    while tasks.try_join_next().is_some() {}
    tasks.spawn_local(async move {
        let given = caught_later(begun.as_mut()).await;
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

/// Parses the arguments.
///
/// # Errors
/// There is not enough memory for them.
fn parsed(program: &Program, arguments: &str) -> Result<Vec<Value>, String> {
    let room = program.budget().claim(arguments.len().saturating_mul(VALUES));
    match room {
        Some(_) => script_json::parse(arguments).map_err(|error| format!("the arguments cannot be read: {error}")),
        None => Err("the arguments have no room in the program's memory".to_owned()),
    }
}
