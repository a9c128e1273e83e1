//! A page of a running mini-program, and queries to a program's script.

use qiao_abi::{ScriptQuery, ScriptReply};
use serde::Serialize;
use serde_json::Value;
use tokio::sync::{mpsc, oneshot};

use crate::actor::Command;
use crate::error::Error;
use crate::worker::Worker;

/// A page of a mini-program. It can be sent to any thread, does not keep its mini-program alive, and may outlive the
/// page; calls then fail.
#[derive(Clone, Debug)]
pub struct Page {
    commands: mpsc::WeakUnboundedSender<Box<Command>>,
    worker: Worker,
    route: String,
}

impl Page {
    pub(crate) fn new(commands: &mpsc::UnboundedSender<Box<Command>>, worker: &Worker, route: String) -> Page {
        Page { commands: commands.downgrade(), worker: worker.clone(), route }
    }

    /// The page's route, such as `pages/index/index`.
    pub fn route(&self) -> &str {
        &self.route
    }

    /// Calls a method, and waits for its result, or for its promise. Values are passed as JSON; what cannot be
    /// serialized becomes null. `arguments` is a tuple or a list, `()` for none, or a single value.
    ///
    /// # Errors
    /// The arguments cannot be serialized, the page is no longer open or has no such method, the method threw, or the
    /// mini-program has ended.
    pub async fn call(&self, method: &str, arguments: impl Serialize) -> Result<Value, Error> {
        let arguments = match serde_json::to_value(arguments).map_err(Error::Argument)? {
            Value::Null => Value::Array(Vec::new()),
            list @ Value::Array(_) => list,
            single => Value::Array(vec![single]),
        };
        self.ask_method(method, arguments.to_string(), true).await
    }

    /// The page's data as JSON.
    ///
    /// # Errors
    /// The page is no longer open, or the mini-program has ended.
    pub async fn data(&self) -> Result<Value, Error> {
        let data = ask(self.commands()?, &self.worker, ScriptQuery::Data { route: self.route.clone() }).await?;
        data.ok_or_else(|| Error::NoSuchPage { route: self.route.clone() })
    }

    fn commands(&self) -> Result<mpsc::UnboundedSender<Box<Command>>, Error> {
        self.commands.upgrade().ok_or(Error::Ended)
    }

    /// Calls a method with a JSON array of arguments; `waits` for its promise or not.
    pub(crate) async fn ask_method(&self, method: &str, arguments: String, waits: bool) -> Result<Value, Error> {
        let [route, method] = [self.route.as_str(), method].map(str::to_owned);
        let query = ScriptQuery::Call { route: route.clone(), method: method.clone(), arguments, waits };
        ask(self.commands()?, &self.worker, query).await?.ok_or(Error::NoSuchMethod { route, method })
    }
}

/// Asks a program something; `None` where what it was asked for is not there.
pub(crate) async fn ask(
    commands: mpsc::UnboundedSender<Box<Command>>,
    worker: &Worker,
    query: ScriptQuery,
) -> Result<Option<Value>, Error> {
    let (answer, answered) = oneshot::channel();
    commands.send(Box::new(Command::Ask { query, answer })).map_err(|_| Error::Ended)?;
    // A question must not keep the program alive.
    drop(commands);
    match worker.answer(answered).await? {
        ScriptReply::Value(json) => Ok(Some(serde_json::from_str(&json).unwrap_or_default())),
        ScriptReply::Missing => Ok(None),
        ScriptReply::Threw(message) => Err(Error::Thrown(message)),
    }
}
