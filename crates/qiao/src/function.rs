//! Functions that an embedder gives to script, and what it can do to the program in one.

use std::future::Future;
use std::pin::Pin;

use qiao_abi::NetworkCondition;
use qiao_host::{FunctionBody, HostFunction, Program};
use serde_json::Value;

/// A call of a function that script was given. What happens to the program here has happened when the
/// function returns: the next line of script finds it so.
pub struct HostCall<'a> {
    program: &'a Program,
    arguments: &'a [Value],
}

impl HostCall<'_> {
    /// What script passed.
    pub fn arguments(&self) -> &[Value] {
        self.arguments
    }

    /// An argument; null where there is none.
    pub fn argument(&self, at: usize) -> &Value {
        self.arguments.get(at).unwrap_or(&Value::Null)
    }

    /// Takes the program out of its user's sight.
    pub fn background(&self) {
        self.program.background();
    }

    /// Brings it back.
    pub fn foreground(&self) {
        self.program.foreground();
    }

    /// Puts the network into another condition.
    pub fn set_network(&self, condition: NetworkCondition) {
        self.program.set_network(condition);
    }
}

type Given = Result<Value, String>;
type Later = Pin<Box<dyn Future<Output = Given>>>;

/// Whoever is called; it moves to the program's thread.
type Handler<T> = Box<dyn FnMut(&HostCall<'_>) -> T + Send>;

/// A function, on its way to the program's thread.
pub(crate) struct NamedFunction {
    name: String,
    body: Body,
}

enum Body {
    Now(Handler<Given>),
    Later(Handler<Later>),
}

impl NamedFunction {
    pub fn now(name: String, mut run: impl FnMut(&HostCall<'_>) -> Given + Send + 'static) -> NamedFunction {
        NamedFunction { name, body: Body::Now(Box::new(move |call| run(call))) }
    }

    pub fn later<F>(name: String, mut run: impl FnMut(&HostCall<'_>) -> F + Send + 'static) -> NamedFunction
    where
        F: Future<Output = Given> + 'static,
    {
        NamedFunction { name, body: Body::Later(Box::new(move |call| Box::pin(run(call)))) }
    }

    /// As the host calls it.
    pub fn bound(self) -> HostFunction {
        let body = match self.body {
            Body::Now(mut run) => {
                FunctionBody::Now(Box::new(move |program, arguments| run(&HostCall { program, arguments })))
            }
            Body::Later(mut run) => {
                FunctionBody::Later(Box::new(move |program, arguments| run(&HostCall { program, arguments })))
            }
        };
        HostFunction { name: self.name, body }
    }
}
