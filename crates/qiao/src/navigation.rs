//! Pages as a shell drives them: the stack, going forward and back, starting anew; and expressions that it evaluates.

use qiao_abi::{ScriptQuery, ScriptReply};
use qiao_host::Program;
use qiao_rules::route;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::sync::oneshot;

use crate::actor::Command;
use crate::error::Error;
use crate::function::relaunch;
use crate::page::ask_value;
use crate::program::MiniProgram;
use crate::value;

/// Where to go.
pub(crate) enum Navigation {
    /// To a page, on top of the one that is shown.
    To(String),
    /// Back by this many pages.
    Back(usize),
    /// To this page, or the first one, in a program that starts anew.
    Relaunch(Option<String>),
}

impl Navigation {
    /// Goes there, as events; says whether there is such a page.
    pub(crate) fn carry_out(self, program: &Program) -> bool {
        let known = |url: &str| program.has_page(&route::location(None, url).route);
        match self {
            Navigation::To(url) if known(&url) => program.go(route::location(None, &url)),
            Navigation::Back(pages) => program.back(pages),
            Navigation::Relaunch(url) if url.as_deref().is_none_or(known) => relaunch(program, url.as_deref()),
            Navigation::To(_) | Navigation::Relaunch(_) => return false,
        }
        true
    }
}

impl MiniProgram {
    /// The routes of the open pages; the last one is shown.
    ///
    /// # Errors
    /// The mini-program has ended.
    pub async fn page_stack(&self) -> Result<Vec<String>, Error> {
        self.act(|actor| actor.program.page_stack()).await
    }

    /// Goes to a page, as `wx.navigateTo` and its like would: on top of the one that is shown, even where one of its
    /// route is open. The URL may carry a query. Done when the page has been shown.
    ///
    /// # Errors
    /// There is no such page, or the mini-program has ended.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let here = qiao::CurrentThread::new()?;
    /// # let worker = here.worker();
    /// # here.block_on(async {
    /// let host = qiao::Host::builder().on(worker).build()?;
    /// let app = host.launch(qiao::Launch::source("page.js", "Page({})").platform(qiao::Platform::Wx)).await?;
    /// app.navigate("pages/index/index?id=7").await?;
    /// assert_eq!(app.page_stack().await?, ["pages/index/index", "pages/index/index"]);
    /// assert_eq!(app.evaluate("getCurrentPages()[1].options.id").await?, "7");
    /// app.back(1).await?;
    /// assert_eq!(app.page_stack().await?.len(), 1);
    /// # Ok(())
    /// # })
    /// # }
    /// ```
    pub async fn navigate(&self, url: &str) -> Result<(), Error> {
        self.go(Navigation::To(url.to_owned()), url).await
    }

    /// Goes back by this many pages, as the back button would; the first page stays.
    ///
    /// # Errors
    /// The mini-program has ended.
    pub async fn back(&self, pages: usize) -> Result<(), Error> {
        self.go(Navigation::Back(pages), "").await
    }

    /// Starts the program anew: its files run again, and this page is opened, or its first one. Files and storage stay.
    ///
    /// # Errors
    /// There is no such page, or the mini-program has ended.
    pub async fn relaunch(&self, url: Option<&str>) -> Result<(), Error> {
        self.go(Navigation::Relaunch(url.map(str::to_owned)), url.unwrap_or_default()).await
    }

    async fn go(&self, to: Navigation, url: &str) -> Result<(), Error> {
        let (handled, done) = oneshot::channel();
        let known = self.act(|actor| {
            let is_known = to.carry_out(&actor.program);
            actor.program.inbox().mark(handled);
            is_known
        });
        match known.await? {
            true => self.end().answer(done).await,
            false => Err(Error::NoSuchPage { route: route::location(None, url).route }),
        }
    }

    /// The value of an expression, or of its promise. It sees globals and `require`, as a file of the program does;
    /// [`run_script`](MiniProgram::run_script) runs statements.
    ///
    /// # Errors
    /// The expression threw or does not parse, or the mini-program has ended.
    pub async fn evaluate(&self, expression: &str) -> Result<Value, Error> {
        self.evaluate_as(expression).await
    }

    /// The same as a type of the caller's.
    ///
    /// # Errors
    /// As for [`evaluate`](MiniProgram::evaluate); or the value has another form.
    pub async fn evaluate_as<T: DeserializeOwned + Send + 'static>(&self, expression: &str) -> Result<T, Error> {
        ask_value(self.clone(), ScriptQuery::Evaluate { text: expression.to_owned() }).await
    }

    /// Passes bytes to script and back without JSON: `function` is an expression for a function, which is called with an
    /// `ArrayBuffer` of these bytes. Gives the bytes of the `ArrayBuffer` or view of one that it, or its promise, returns;
    /// none where that is undefined. The bytes are not copied into script, and once out of it. The expression sees
    /// globals.
    ///
    /// # Errors
    /// The expression is not a function, it threw, or returned something else; or the mini-program has ended.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let here = qiao::CurrentThread::new()?;
    /// # let worker = here.worker();
    /// # here.block_on(async {
    /// let host = qiao::Host::builder().on(worker).build()?;
    /// let app = host.launch(qiao::Launch::source("main.js", "")).await?;
    /// let doubled = app.pass_bytes("(bytes) => new Uint8Array(bytes).map((byte) => 2 * byte)", [1, 2, 3]).await?;
    /// assert_eq!(doubled, [2, 4, 6]);
    /// # Ok(())
    /// # })
    /// # }
    /// ```
    pub async fn pass_bytes(&self, function: &str, bytes: impl Into<Vec<u8>>) -> Result<Vec<u8>, Error> {
        let (function, bytes) = (function.to_owned(), bytes.into());
        let answered = self.ask(|answer| {
            Command::act(move |actor| {
                let number = actor.program.register_query(answer);
                actor.engine.pass_bytes(number, &function, bytes);
            })
        });
        match answered.await? {
            ScriptReply::Bytes(bytes) => Ok(bytes),
            ScriptReply::Threw(json) => Err(value::thrown(&json)),
            ScriptReply::Value(_) | ScriptReply::Missing => Ok(Vec::new()),
        }
    }
}
