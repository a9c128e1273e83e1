//! Functions that an embedder provides to the script, and what their handlers can do to the program.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use qiao_abi::{Namespace, NetworkCondition, Reason};
use qiao_host::{EmbedderFunction, FunctionBody, Program};
use qiao_rules::route;
use serde_json::Value;

/// A call of an embedder function by the script. Changes made to the program here are effective when the function
/// returns.
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
    /// The arguments.
    pub fn arguments(&self) -> &[Value] {
        self.arguments
    }

    /// An argument; null if it is absent.
    pub fn argument(&self, at: usize) -> &Value {
        self.arguments.get(at).unwrap_or(&Value::Null)
    }

    /// The routes of the program's pages.
    pub fn routes(&self) -> Vec<String> {
        self.program.routes()
    }

    /// Opens a page, like `wx.navigateTo`, after the function has returned. Returns whether the page exists. If the
    /// main script was replaced, the project's own files run before the first page is opened.
    pub fn open(&self, url: &str) -> bool {
        let location = route::location(None, url);
        let known = self.program.has_page(&location.route);
        if known {
            self.program.go(location);
        }
        known
    }

    /// Restarts the program after the function has returned: its files run again, and this page is opened, or the first
    /// page. Files and storage are kept.
    pub fn relaunch(&self, url: Option<&str>) {
        relaunch(self.program, url);
    }

    /// Adds a temporary file, as an image picker would, and returns its path.
    ///
    /// # Errors
    /// There is not enough space.
    pub fn add_file(&self, name: &str, bytes: &[u8]) -> Result<String, Reason> {
        let added = self.program.add_file(Namespace(0), name, bytes);
        added.map_err(|fault| qiao_rules::file_reason(name, &fault))
    }

    /// Moves the program to the background; `onHide` runs after the function has returned.
    pub fn background(&self) {
        self.program.background();
    }

    /// Moves the program to the foreground; `onShow` runs after the function has returned.
    pub fn foreground(&self) {
        self.program.foreground(None);
    }

    /// Changes the network condition; listeners run after the function has returned.
    pub fn set_network(&self, condition: NetworkCondition) {
        self.program.set_network(condition);
    }
}

/// Starts a program anew with this page, or its first one.
pub(crate) fn relaunch(program: &Program, url: Option<&str>) {
    let first = program.routes().into_iter().next().unwrap_or_default();
    program.relaunch(route::location(None, url.unwrap_or(&first)));
}

type FunctionResult = Result<Value, String>;
type Later = Pin<Box<dyn Future<Output = FunctionResult>>>;

/// The embedder's handler; it moves to the program's thread.
type Handler<T> = Box<dyn FnMut(&EmbedderCall<'_>) -> T + Send>;

/// An embedder function before it reaches the program's thread.
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

    /// The global under which script finds it.
    pub(crate) fn name(&self) -> &str {
        &self.name
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
