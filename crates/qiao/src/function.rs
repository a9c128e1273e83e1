//! Functions that an embedder gives to script, and what it can do to the program in one.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use qiao_abi::NetworkCondition;
use qiao_host::{EmbedderFunction, FunctionBody, Program};
use serde_json::Value;

/// A call of a function that script was given. What happens to the program here has happened when the
/// function returns: the next line of script finds it so.
pub struct EmbedderCall<'a> {
    program: &'a Program,
    arguments: &'a [Value],
}

impl fmt::Debug for EmbedderCall<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmbedderCall").field("arguments", &self.arguments).finish_non_exhaustive()
    }
}

impl EmbedderCall<'_> {
    /// What script passed.
    pub fn arguments(&self) -> &[Value] {
        self.arguments
    }

    /// An argument; null where there is none.
    pub fn argument(&self, at: usize) -> &Value {
        self.arguments.get(at).unwrap_or(&Value::Null)
    }

    /// Moves the program to the background; `onHide` runs after the function has returned.
    pub fn background(&self) {
        self.program.background();
    }

    /// Brings it back; `onShow` runs after the function has returned.
    pub fn foreground(&self) {
        self.program.foreground();
    }

    /// Puts the network into another condition; listeners hear of it after the function has returned.
    pub fn set_network(&self, condition: NetworkCondition) {
        self.program.set_network(condition);
    }
}

type FunctionResult = Result<Value, String>;
type Later = Pin<Box<dyn Future<Output = FunctionResult>>>;

/// Whoever is called; it moves to the program's thread.
type Handler<T> = Box<dyn FnMut(&EmbedderCall<'_>) -> T + Send>;

/// A function, on its way to the program's thread.
pub(crate) struct NamedFunction {
    name: String,
    body: Body,
}

enum Body {
    Now(Handler<FunctionResult>),
    Later(Handler<Later>),
}

impl NamedFunction {
    pub(crate) fn now(
        name: String,
        mut run: impl FnMut(&EmbedderCall<'_>) -> FunctionResult + Send + 'static,
    ) -> NamedFunction {
        NamedFunction { name, body: Body::Now(Box::new(move |call| run(call))) }
    }

    pub(crate) fn later<F>(name: String, mut run: impl FnMut(&EmbedderCall<'_>) -> F + Send + 'static) -> NamedFunction
    where
        F: Future<Output = FunctionResult> + 'static,
    {
        NamedFunction { name, body: Body::Later(Box::new(move |call| Box::pin(run(call)))) }
    }

    /// As the host calls it.
    pub(crate) fn bound(self) -> EmbedderFunction {
        let body = match self.body {
            Body::Now(mut run) => {
                FunctionBody::Now(Box::new(move |program, arguments| run(&EmbedderCall { program, arguments })))
            }
            Body::Later(mut run) => {
                FunctionBody::Later(Box::new(move |program, arguments| run(&EmbedderCall { program, arguments })))
            }
        };
        EmbedderFunction { name: self.name, body }
    }
}
