//! The handle of a mini-program, and its journal as a stream.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::{Duration, UNIX_EPOCH};

use futures_core::Stream;
use qiao_abi::{Entry, Namespace, NetworkCondition, Record, ScriptErrorKind, ScriptQuery, ScriptReply};
use qiao_engine::{Engine, Options};
use qiao_host::{Clock, Program, Setup};
use qiao_rules::shape;
use serde::Serialize;
use serde_json::Value;
use tokio::sync::{mpsc, oneshot};

use crate::actor::{Actor, Command, Start};
use crate::error::Error;
use crate::function::NamedFunction;
use crate::host::Reach;
use crate::launch::{Launch, Loaded};
use crate::stop::StopHandle;
use crate::worker::Worker;

/// A mini-program that was launched. The handle may be sent to any thread; dropping it ends the
/// mini-program.
#[derive(Debug)]
pub struct MiniProgram {
    commands: mpsc::UnboundedSender<Box<Command>>,
    stop: StopHandle,
}

/// A page of a mini-program. It may be sent to any thread, and outlive the page.
#[derive(Clone, Debug)]
pub struct Page {
    commands: mpsc::WeakUnboundedSender<Box<Command>>,
    route: String,
}

/// How a mini-program came to rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Idle {
    /// Nothing is pending: no timer, call or event.
    NothingPending,
    /// It is in background and its script is suspended there; something is pending.
    Suspended,
    /// It was in background for so long that the platform ended it.
    Ended,
    /// It was stopped.
    Stopped,
    /// Its script used more memory than it may, and cannot go on.
    OutOfMemory,
}

/// The lines of a journal, as they are written: a [`Stream`] that ends when the mini-program has ended.
#[derive(Debug)]
pub struct Journal(mpsc::UnboundedReceiver<Entry>);

impl MiniProgram {
    pub(crate) async fn launch(worker: &Worker, reach: Reach, launch: Launch) -> Result<MiniProgram, Error> {
        let loaded = launch.load()?;
        let (commands, received) = mpsc::unbounded_channel();
        let stop = launch.stop.clone();
        let (ready, launched) = oneshot::channel();
        let (flag, virtual_time) = (stop.clone(), worker.is_virtual());
        worker.run(move || {
            let made = actor(reach, launch, loaded, received, flag, virtual_time);
            match made {
                Ok((actor, start)) => {
                    drop(ready.send(Ok(())));
                    tokio::task::spawn_local(actor.run(start));
                }
                Err(error) => drop(ready.send(Err(error))),
            }
        });
        launched.await.map_err(|_| Error::Ended)??;
        Ok(MiniProgram { commands, stop })
    }

    /// Calls a method of a page as a tap of its user would: the page is opened first if it is not, and
    /// nobody waits for what the method returns. `arguments` is a JSON array.
    ///
    /// # Errors
    /// There is no such page or method, or the mini-program has ended. What the method throws is in the
    /// journal.
    pub async fn call_page(&self, route: &str, method: &str, arguments: &str) -> Result<(), Error> {
        let missing = |error| match error {
            Error::NoSuchPage { route } => Error::NoSuchMethod { route, method: method.to_owned() },
            other => other,
        };
        let page = self.page(route).await.map_err(missing)?;
        match page.ask_method(method, arguments.to_owned(), false).await {
            // It is in the journal, as is every error of script.
            Ok(_) | Err(Error::Thrown(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// A page, which is gone to unless it is open. The route may carry a query, as in
    /// `pages/detail/detail?id=7`.
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
    /// let source = "Page({ data: { n: 1 }, async add(by) { this.setData({ n: this.data.n + by }); return this.data.n } })";
    /// let app = host.launch(qiao::Launch::source("page.js", source)).await?;
    /// let page = app.page("pages/index/index").await?;
    /// assert_eq!(page.call("add", (41,)).await?, 42);
    /// assert_eq!(page.data().await?["n"], 42);
    /// # Ok(())
    /// # })
    /// # }
    /// ```
    pub async fn page(&self, route: &str) -> Result<Page, Error> {
        let (opened, answer) = oneshot::channel();
        self.commands.send(Box::new(Command::Open { url: route.to_owned(), opened })).map_err(|_| Error::Ended)?;
        let route = qiao_rules::route::location(None, route).route;
        match answer.await {
            Ok(true) => Ok(Page { commands: self.commands.downgrade(), route }),
            Ok(false) => Err(Error::NoSuchPage { route }),
            Err(_) => Err(Error::Ended),
        }
    }

    /// A field of the program's own object, such as `globalData.token`; null where there is none.
    ///
    /// # Errors
    /// The mini-program has ended, or reading the field threw.
    pub async fn global(&self, path: &str) -> Result<Value, Error> {
        ask(self.commands.clone(), ScriptQuery::Global { path: path.to_owned() }).await?.ok_or(Error::Ended)
    }

    /// Puts a file among the temporary ones, as a picker of images would, and gives the path that
    /// script can use. `name` gives the path its extension. A bare script that has several API
    /// objects gets it on the first one's platform.
    ///
    /// # Errors
    /// There is no room for the file, or the mini-program has ended.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let here = qiao::CurrentThread::new()?;
    /// # let worker = here.worker();
    /// # here.block_on(async {
    /// let host = qiao::Host::builder().on(worker).build()?;
    /// let launch = qiao::Launch::source("empty.js", "").platform(qiao::Platform::Wx);
    /// let app = host.launch(launch).await?;
    /// let path = app.add_file("photo.jpg", &b"..."[..]).await?;
    /// assert!(path.starts_with("wxfile://tmp_") && path.ends_with(".jpg"));
    /// # Ok(())
    /// # })
    /// # }
    /// ```
    pub async fn add_file(&self, name: &str, bytes: impl Into<Vec<u8>>) -> Result<String, Error> {
        let (added, answer) = oneshot::channel();
        let command = Command::AddFile { namespace: Namespace(0), name: name.to_owned(), bytes: bytes.into(), added };
        self.commands.send(Box::new(command)).map_err(|_| Error::Ended)?;
        answer
            .await
            .map_err(|_| Error::Ended)?
            .map_err(|fault| Error::File { reason: qiao_rules::file_reason(name, &fault), name: name.to_owned() })
    }

    /// Takes the mini-program out of its user's sight: `onHide` runs, and from then on the platform's
    /// rules for the background hold.
    pub fn background(&self) {
        // A mini-program that has ended stays ended.
        drop(self.commands.send(Box::new(Command::Background)));
    }

    /// Brings it back: what waited is delivered, and `onShow` runs.
    pub fn foreground(&self) {
        drop(self.commands.send(Box::new(Command::Foreground)));
    }

    /// Puts the network into another condition, such as [`condition("3g")`](crate::condition).
    /// Script hears of it where it listens.
    pub fn set_network(&self, condition: NetworkCondition) {
        drop(self.commands.send(Box::new(Command::Network(condition))));
    }

    /// Waits until so much time has passed on the mini-program's clock: real time, or under
    /// [`virtual_time`](crate::Builder::virtual_time) no longer than it takes.
    ///
    /// # Errors
    /// The mini-program ends before.
    pub async fn wait(&self, time: Duration) -> Result<(), Error> {
        let (over, waited) = oneshot::channel();
        self.commands.send(Box::new(Command::Wait { time, over })).map_err(|_| Error::Ended)?;
        waited.await.map_err(|_| Error::Ended)
    }

    /// Waits until nothing is pending, or the mini-program can run no more.
    pub async fn wait_idle(&self) -> Idle {
        let (resting, rest) = oneshot::channel();
        match self.commands.send(Box::new(Command::Idle(resting))) {
            Ok(()) => rest.await.unwrap_or(Idle::Stopped),
            Err(_) => Idle::Stopped,
        }
    }

    /// The journal, from now on. To have it from the first line, use
    /// [`Launch::on_entry`](crate::Launch::on_entry).
    pub fn journal(&self) -> Journal {
        let (listener, lines) = mpsc::unbounded_channel();
        // A mini-program that has ended has an empty journal.
        drop(self.commands.send(Box::new(Command::Listen(listener))));
        Journal(lines)
    }

    /// Stops the script, whatever it does, even if it never returns. The mini-program can run no
    /// more then.
    pub fn stop(&self) {
        self.stop.stop();
    }

    /// A handle that can stop the script from another thread, and outlive this one.
    pub fn stop_handle(&self) -> StopHandle {
        self.stop.clone()
    }

    /// Closes the mini-program. When this returns, every pending call has ended.
    pub async fn close(self) {
        let (closed, done) = oneshot::channel();
        if self.commands.send(Box::new(Command::Close(closed))).is_ok() {
            // An error means that it has ended already.
            drop(done.await);
        }
    }
}

impl Page {
    /// The page's route.
    pub fn route(&self) -> &str {
        &self.route
    }

    /// Calls a method, and waits for what it returns, or for its promise: values go both ways as
    /// JSON, what has no such form is null. `arguments` is a tuple or a list, or `()` for none.
    ///
    /// # Errors
    /// The page is open no more or has no such method, the method threw, or the mini-program has ended.
    pub async fn call(&self, method: &str, arguments: impl Serialize) -> Result<Value, Error> {
        let arguments = match serde_json::to_value(arguments).map_err(Error::Argument)? {
            Value::Null => Value::Array(Vec::new()),
            list @ Value::Array(_) => list,
            single => Value::Array(vec![single]),
        };
        self.ask_method(method, arguments.to_string(), true).await
    }

    /// The page's data.
    ///
    /// # Errors
    /// The page is open no more, or the mini-program has ended.
    pub async fn data(&self) -> Result<Value, Error> {
        let data = ask(self.commands()?, ScriptQuery::Data { route: self.route.clone() }).await?;
        data.ok_or_else(|| Error::NoSuchPage { route: self.route.clone() })
    }

    /// A page does not keep its mini-program alive.
    fn commands(&self) -> Result<mpsc::UnboundedSender<Box<Command>>, Error> {
        self.commands.upgrade().ok_or(Error::Ended)
    }

    async fn ask_method(&self, method: &str, arguments: String, waits: bool) -> Result<Value, Error> {
        let [route, method] = [self.route.as_str(), method].map(str::to_owned);
        let query = ScriptQuery::Call { route: route.clone(), method: method.clone(), arguments, waits };
        ask(self.commands()?, query).await?.ok_or(Error::NoSuchMethod { route, method })
    }
}

/// Asks a program something; `None` where what it was asked for is not there.
async fn ask(commands: mpsc::UnboundedSender<Box<Command>>, query: ScriptQuery) -> Result<Option<Value>, Error> {
    let (answer, answered) = oneshot::channel();
    commands.send(Box::new(Command::Ask { query, answer })).map_err(|_| Error::Ended)?;
    // Whoever waits must not keep the program alive.
    drop(commands);
    match answered.await.map_err(|_| Error::Ended)? {
        ScriptReply::Value(json) => Ok(Some(serde_json::from_str(&json).unwrap_or_default())),
        ScriptReply::Missing => Ok(None),
        ScriptReply::Threw(message) => Err(Error::Thrown(message)),
    }
}

impl Journal {
    /// The next line; `None` when the mini-program has ended. One that is given up loses no line.
    pub async fn next(&mut self) -> Option<Entry> {
        self.0.recv().await
    }
}

impl Stream for Journal {
    type Item = Entry;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Entry>> {
        self.0.poll_recv(cx)
    }
}

/// When virtual time begins, since 1970: 1 January 2026, 00:00 UTC.
const VIRTUAL_EPOCH: Duration = Duration::from_secs(1_767_225_600);
/// What chance begins with under virtual time.
const VIRTUAL_SEED: u64 = 0x6865_6c6c_6f20_7169;

/// Makes the engine and the host of a mini-program and ties them together, on their worker.
fn actor(
    reach: Reach,
    mut launch: Launch,
    loaded: Loaded,
    commands: mpsc::UnboundedReceiver<Box<Command>>,
    stop: StopHandle,
    virtual_time: bool,
) -> Result<(Actor, Start), Error> {
    let namespaces = loaded.apps.iter().map(shape).collect();
    let program = Program::new(Setup {
        apps: loaded.apps,
        root: loaded.root,
        transport: Rc::new(reach.client()),
        clock: if virtual_time { Clock::starting_at(UNIX_EPOCH + VIRTUAL_EPOCH) } else { Clock::system() },
        limits: launch.limits.host,
        seed: virtual_time.then_some(VIRTUAL_SEED),
        home: loaded.home,
        condition: std::mem::take(&mut launch.network.condition),
        recording: launch.recording,
        pages: loaded.pages,
        delegate: launch.delegate.take().map(|delegate| delegate as qiao_host::Delegate),
        login: launch.login.take().map(|login| login as qiao_host::LoginProvider),
        functions: std::mem::take(&mut launch.functions).into_iter().map(NamedFunction::bound).collect(),
    })?;
    for listener in launch.listeners.drain(..) {
        program.listen(listener);
    }
    let out_of_memory = watch_memory(&program);
    let functions = program.functions();
    let options =
        Options { namespaces, memory: launch.limits.memory, stop: stop.script(), functions, repeatable: virtual_time };
    let engine = Engine::new(Rc::new(program.clone()), options)?;
    Ok((Actor::new(engine, program, commands, stop, out_of_memory), loaded.start))
}

/// Notes when the script has run out of memory.
fn watch_memory(program: &Program) -> Rc<Cell<bool>> {
    let out = Rc::new(Cell::new(false));
    let noted = out.clone();
    program.listen(Box::new(move |entry| {
        if let Record::Error(error) = &entry.record
            && error.kind == ScriptErrorKind::Memory
        {
            noted.set(true);
        }
    }));
    out
}
