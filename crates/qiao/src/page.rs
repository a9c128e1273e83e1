//! A page of a running mini-program, and queries to a program's script.

use qiao_abi::{ScriptQuery, ScriptReply};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::actor::Command;
use crate::end::End;
use crate::error::Error;
use crate::program::{MiniProgram, WeakMiniProgram};
use crate::value;

/// A page of a mini-program. It can be sent to any thread, does not keep its mini-program alive, and may outlive the
/// page; calls then fail.
#[derive(Clone, Debug)]
pub struct Page {
    program: WeakMiniProgram,
    end: End,
    route: String,
}

impl Page {
    pub(crate) fn new(program: &MiniProgram, route: String) -> Page {
        Page { program: program.downgrade(), end: program.end(), route }
    }

    /// The page's route, such as `pages/index/index`.
    pub fn route(&self) -> &str {
        &self.route
    }

    /// Calls a method, and waits for its result, or for its promise. Values are passed as JSON; what cannot be
    /// serialized becomes null, and half of a surrogate pair U+FFFD. `arguments` is a tuple or a list, `()` for none, or
    /// a single value. They are serialized where the future is polled; [`MiniProgram::pass_bytes`] takes many megabytes
    /// without that.
    ///
    /// # Errors
    /// The arguments cannot be serialized, the page is no longer open or has no such method, the method threw, its
    /// result is nested more than 126 deep, or the mini-program has ended.
    pub async fn call(&self, method: &str, arguments: impl Serialize) -> Result<Value, Error> {
        self.call_as(method, arguments).await
    }

    /// The same with a result of the caller's type.
    ///
    /// # Errors
    /// As for [`call`](Page::call); or the result has another form.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let here = qiao::CurrentThread::new()?;
    /// # let worker = here.worker();
    /// # here.block_on(async {
    /// let host = qiao::Host::builder().on(worker).build()?;
    /// let app = host.launch(qiao::Launch::source("page.js", "Page({ names: () => ['ann', 'bob'] })")).await?;
    /// let page = app.page("pages/index/index").await?;
    /// let names: Vec<String> = page.call_as("names", ()).await?;
    /// assert_eq!(names, ["ann", "bob"]);
    /// # Ok(())
    /// # })
    /// # }
    /// ```
    pub async fn call_as<T: DeserializeOwned + Send + 'static>(
        &self,
        method: &str,
        arguments: impl Serialize,
    ) -> Result<T, Error> {
        let arguments = value::arguments(arguments)?;
        value::from_script(self.ask_method(method, arguments, true).await?).await
    }

    /// The page's data as JSON.
    ///
    /// # Errors
    /// The page is no longer open, or the mini-program has ended.
    pub async fn data(&self) -> Result<Value, Error> {
        self.data_as().await
    }

    /// The same as a type of the caller's.
    ///
    /// # Errors
    /// As for [`data`](Page::data); or the data have another form.
    pub async fn data_as<T: DeserializeOwned + Send + 'static>(&self) -> Result<T, Error> {
        let data = ask(self.program().await?, ScriptQuery::Data { route: self.route.clone() }).await?;
        value::from_script(data.ok_or_else(|| Error::NoSuchPage { route: self.route.clone() })?).await
    }

    async fn program(&self) -> Result<MiniProgram, Error> {
        match self.program.upgrade() {
            Some(program) => Ok(program),
            None => Err(self.end.clone().wait().await.into()),
        }
    }

    /// Calls a method with a JSON array of arguments; `waits` for its promise or not. Gives JSON.
    pub(crate) async fn ask_method(&self, method: &str, arguments: String, waits: bool) -> Result<String, Error> {
        let [route, method] = [self.route.as_str(), method].map(str::to_owned);
        let query = ScriptQuery::Call { route: route.clone(), method: method.clone(), arguments, waits };
        ask(self.program().await?, query).await?.ok_or(Error::NoSuchMethod { route, method })
    }
}

/// Asks a program something; gives JSON, and `None` where what it was asked for is not there.
pub(crate) async fn ask(program: MiniProgram, query: ScriptQuery) -> Result<Option<String>, Error> {
    let answered = program.ask(|answer| Command::act(move |actor| actor.query(&query, answer)));
    // A question must not keep the program alive.
    drop(program);
    match answered.await? {
        ScriptReply::Value(json) => Ok(Some(json)),
        ScriptReply::Missing | ScriptReply::Bytes(_) => Ok(None),
        ScriptReply::Threw(json) => Err(value::thrown(&json)),
    }
}

/// The same as a type of the caller's; null stands for what is not there.
pub(crate) async fn ask_value<T: DeserializeOwned + Send + 'static>(
    program: MiniProgram,
    query: ScriptQuery,
) -> Result<T, Error> {
    let json = ask(program, query).await?;
    value::from_script(json.unwrap_or_else(|| "null".to_owned())).await
}
