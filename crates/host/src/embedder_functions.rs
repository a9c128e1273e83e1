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

use crate::program::Program;

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
    match program.functions.all.borrow_mut().get_mut(at).map(|function| &mut function.body) {
        Some(FunctionBody::Now(run)) => run(program, &parsed(program, arguments)?).map(|value| value.to_string()),
        _ => Err("there is no such function".to_owned()),
    }
}

/// Starts an asynchronous function.
pub(crate) fn start(program: &Program, at: usize, number: u32, arguments: &str) {
    let functions = &program.functions;
    let begun = match functions.all.borrow_mut().get_mut(at).map(|function| &mut function.body) {
        Some(FunctionBody::Later(run)) => parsed(program, arguments).map(|arguments| run(program, &arguments)),
        _ => return,
    };
    functions.open.set(functions.open.get() + 1);
    let begun = match begun {
        Ok(begun) => begun,
        Err(reason) => return functions.answers.borrow_mut().push_back((number, Err(reason))),
    };
    let (replies, inbox): (Weak<Functions>, _) = (Rc::downgrade(functions), program.inbox().clone());
    let mut tasks = functions.tasks.borrow_mut();
    while tasks.try_join_next().is_some() {}
    tasks.spawn_local(async move {
        let given = begun.await.map(|value| value.to_string());
        if let Some(functions) = replies.upgrade() {
            functions.answers.borrow_mut().push_back((number, given));
            inbox.wake();
        }
    });
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
        Some(_) => Ok(serde_json::from_str(arguments).unwrap_or_default()),
        None => Err("the arguments have no room in the program's memory".to_owned()),
    }
}
