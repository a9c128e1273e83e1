//! The handle of a mini-program: what can be asked of it from any thread.

use std::future::Future;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use qiao_abi::{Namespace, Pending, ScriptQuery, Source};
use qiao_host::Program;
use qiao_rules::route;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::sync::{mpsc, oneshot};

use crate::actor::{Actor, Command};
use crate::assemble::assemble;
use crate::end::{End, EndReason};
use crate::error::Error;
use crate::handled::Handled;
use crate::host::Reach;
use crate::journal::{self, Journal};
use crate::launch::Launch;
use crate::page::{Page, ask_value};
use crate::stop::StopHandle;
use crate::watchdog;
use crate::worker::Worker;

/// A mini-program that was launched. Clones are handles to the same one and may be sent to any thread. When the last
/// handle is dropped, the mini-program ends soon afterwards, with all its calls; [`close`](MiniProgram::close) waits
/// for that.
///
/// What is asked through one handle happens in the order in which it is asked.
#[derive(Clone, Debug)]
pub struct MiniProgram(Arc<Handle>);

/// A handle that does not keep its mini-program alive.
#[derive(Clone, Debug)]
pub struct WeakMiniProgram(Weak<Handle>);

#[derive(Debug)]
struct Handle {
    id: u64,
    commands: mpsc::UnboundedSender<Box<Command>>,
    stop: StopHandle,
    worker: Worker,
    end: End,
    /// Whether it was asked to close.
    closing: AtomicBool,
    /// How much memory it may use, in bytes.
    memory: usize,
}

/// The number of the last program of this process.
static LAST_ID: AtomicU64 = AtomicU64::new(0);

/// How long script may run on when its program is closed or its handle is gone.
pub(crate) const CLOSING: Duration = Duration::from_secs(2);

/// Why a mini-program became idle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Idle {
    /// Nothing is pending: no timer, call, open socket or event.
    NothingPending,
    /// It is suspended in background, with pending work.
    Suspended,
    /// It was in background for longer than the platform allows, and was terminated.
    Ended,
    /// It was stopped.
    Stopped,
    /// Its script used more memory than it may, and cannot go on.
    OutOfMemory,
    /// It was closed, or its last handle was dropped.
    Closed,
    /// qiao itself panicked; [`MiniProgram::closed`] says how.
    Panicked,
    /// Its worker was given up; see [`StopHandle`].
    WorkerLost,
}

impl From<EndReason> for Idle {
    fn from(reason: EndReason) -> Idle {
        match reason {
            EndReason::Closed | EndReason::Dropped => Idle::Closed,
            EndReason::Stopped => Idle::Stopped,
            EndReason::OutOfMemory => Idle::OutOfMemory,
            EndReason::Background => Idle::Ended,
            EndReason::Panicked(_) => Idle::Panicked,
            EndReason::WorkerLost => Idle::WorkerLost,
        }
    }
}

impl MiniProgram {
    /// Puts a program together on a worker, and lets it begin there. The future says when it has begun, or why it
    /// does not.
    pub(crate) fn launch(
        worker: &Worker,
        reach: Reach,
        launch: Launch,
    ) -> (MiniProgram, impl Future<Output = Result<(), Error>> + use<>) {
        let (commands, received) = mpsc::unbounded_channel();
        let (stop, memory) = (launch.stop.clone(), launch.limits.memory);
        stop.is_on(worker);
        let (ready, launched) = oneshot::channel();
        let (told, end) = End::on(worker);
        let virtual_time = worker.is_virtual();
        let back = commands.downgrade();
        worker.run(move || match assemble(&reach, launch, received, back, virtual_time) {
            Ok((actor, start)) => drop(tokio::task::spawn_local(actor.live(start, ready, told))),
            Err(error) => drop(ready.send(Err(error))),
        });
        let began = end.clone().answer(launched);
        let (id, closing) = (LAST_ID.fetch_add(1, Ordering::Relaxed) + 1, AtomicBool::new(false));
        let handle = Handle { id, commands, stop, worker: worker.clone(), end, closing, memory };
        (MiniProgram(Arc::new(handle)), async move { began.await? })
    }

    /// The number of the mini-program, which no other one of the process has.
    pub fn id(&self) -> u64 {
        self.0.id
    }

    /// A handle that does not keep the mini-program alive.
    pub fn downgrade(&self) -> WeakMiniProgram {
        WeakMiniProgram(Arc::downgrade(&self.0))
    }

    pub(crate) fn end(&self) -> End {
        self.0.end.clone()
    }

    /// Whether it was asked to end.
    pub(crate) fn is_ending(&self) -> bool {
        self.0.closing.load(Ordering::Relaxed) || self.0.stop.is_stopped()
    }

    /// Asks the program for something; the answer does not keep it alive.
    pub(crate) fn ask<T, C>(&self, command: C) -> impl Future<Output = Result<T, Error>> + use<T, C>
    where
        C: FnOnce(oneshot::Sender<T>) -> Command,
    {
        let (answer, answered) = oneshot::channel();
        self.send(command(answer));
        self.end().answer(answered)
    }

    /// Has something done on the program's thread, between two events; the result does not keep the program alive.
    pub(crate) fn act<T, A>(&self, act: A) -> impl Future<Output = Result<T, Error>> + use<T, A>
    where
        T: Send + 'static,
        A: FnOnce(&Actor) -> T + Send + 'static,
    {
        self.ask(|done| {
            Command::act(move |actor| {
                // Who asked may have gone.
                let _ = done.send(act(actor));
            })
        })
    }

    /// Has something done that script hears of; done when it has.
    pub(crate) fn handled(&self, act: impl FnOnce(&Program) + Send + 'static) -> Handled {
        Handled::new(self.ask(|handled| {
            Command::act(move |actor| {
                act(&actor.program);
                actor.program.inbox().mark(handled);
            })
        }))
    }

    fn send(&self, command: Command) {
        // A mini-program that has ended drops the command, and who waits for an answer hears why.
        drop(self.0.commands.send(Box::new(command)));
    }

    /// Calls a method of a page like a tap of the user: the page is opened first if necessary, and the method's result
    /// is not awaited. `arguments` is a JSON array.
    ///
    /// # Errors
    /// There is no such page or method, or the mini-program has ended. An error thrown by the method is in the journal.
    pub async fn call_page(&self, route: &str, method: &str, arguments: &str) -> Result<(), Error> {
        let missing = |error| match error {
            Error::NoSuchPage { route } => Error::NoSuchMethod { route, method: method.to_owned() },
            other => other,
        };
        let page = self.page(route).await.map_err(missing)?;
        match page.ask_method(method, arguments.to_owned(), false).await {
            // It is in the journal, like every error of the script.
            Ok(_) | Err(Error::Thrown { .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// A page, opened first if necessary. The route may contain a query, as in `pages/detail/detail?id=7`.
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
        let location = route::location(None, route);
        let route = location.route.clone();
        let opened = self.act(|actor| {
            let is_known = actor.program.has_page(&location.route);
            if is_known {
                actor.open(location);
            }
            is_known
        });
        match opened.await? {
            true => Ok(Page::new(self, route)),
            false => Err(Error::NoSuchPage { route }),
        }
    }

    /// A field of the program's app object, for example `globalData.token`; null if it does not exist.
    ///
    /// # Errors
    /// The mini-program has ended, or reading the field threw.
    pub async fn global(&self, path: &str) -> Result<Value, Error> {
        self.global_as(path).await
    }

    /// The same as a type of the caller's.
    ///
    /// # Errors
    /// As for [`global`](MiniProgram::global); or the field has another form.
    pub async fn global_as<T: DeserializeOwned + Send + 'static>(&self, path: &str) -> Result<T, Error> {
        ask_value(self.clone(), ScriptQuery::Global { path: path.to_owned() }).await
    }

    /// Adds a temporary file, as an image picker would, and returns the path for the script. The path has the extension
    /// of `name`. For a bare script with several API objects, the file belongs to the first one.
    ///
    /// # Errors
    /// There is not enough space, or the mini-program has ended.
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
        let (own, bytes) = (name.to_owned(), bytes.into());
        let added = self.act(move |actor| actor.program.add_file(Namespace(0), &own, &bytes));
        added.await?.map_err(|fault| Error::file(name, &fault))
    }

    /// Waits until this time has passed on the mini-program's clock: the system clock, or the host's virtual time.
    ///
    /// # Errors
    /// The mini-program ends first.
    pub async fn wait(&self, time: Duration) -> Result<(), Error> {
        self.ask(|over| Command::Wait { time, over }).await
    }

    /// Waits until nothing is pending or the mini-program can no longer run; returns which.
    pub async fn wait_idle(&self) -> Idle {
        match self.ask(Command::Idle).await {
            Ok(idle) => idle,
            Err(_) => self.closed().await.into(),
        }
    }

    /// What keeps the mini-program from coming to rest: calls, sockets, questions, timers in the order in which
    /// they are due.
    ///
    /// # Errors
    /// The mini-program has ended.
    pub async fn pending(&self) -> Result<Vec<Pending>, Error> {
        self.act(|actor| actor.program.pending(|timer| actor.engine.timer_place(timer))).await
    }

    /// Runs a script in the mini-program, beside those that it began with; errors and stacks name it by `name`.
    /// What it throws is in the journal.
    ///
    /// # Errors
    /// The mini-program has ended.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let here = qiao::CurrentThread::new()?;
    /// # let worker = here.worker();
    /// # here.block_on(async {
    /// let host = qiao::Host::builder().on(worker).build()?;
    /// let app = host.launch(qiao::Launch::source("app.js", "App({ count: 1 })").platform(qiao::Platform::Wx)).await?;
    /// app.run_script("eval", "getApp().count += 41").await?;
    /// assert_eq!(app.global("count").await?, 42);
    /// # Ok(())
    /// # })
    /// # }
    /// ```
    pub async fn run_script(&self, name: impl Into<String>, text: impl Into<String>) -> Result<(), Error> {
        let script = Source { name: name.into(), text: text.into() };
        self.act(move |actor| actor.engine.run_script(&script)).await
    }

    /// The journal, from now on. To have it from the first line, use
    /// [`Launch::on_entry`](crate::Launch::on_entry).
    pub fn journal(&self) -> Journal {
        let (feed, journal) = journal::stream(self.0.memory, &self.0.worker);
        // A mini-program that has ended has an empty journal.
        drop(self.act(|actor| actor.program.listen(Box::new(feed))));
        journal
    }

    /// Stops the script, whatever it does, even if it never returns. The mini-program ends then.
    pub fn stop(&self) {
        self.0.stop.stop();
    }

    /// A handle that can stop the script from another thread, and may outlive this one.
    pub fn stop_handle(&self) -> StopHandle {
        self.0.stop.clone()
    }

    /// Closes the mini-program. When this returns, every pending call has ended and its files are free. A script that
    /// is in the middle of something has two seconds to come to its end, and is stopped then. A mini-program that has
    /// ended is closed.
    ///
    /// # Errors
    /// The worker's thread is gone, and the mini-program with it, or it was given up; see [`StopHandle`].
    pub async fn close(&self) -> Result<(), Error> {
        self.close_within(CLOSING).await
    }

    /// The same with another time for the script to come to its end.
    ///
    /// # Errors
    /// As for [`close`](MiniProgram::close).
    pub async fn close_within(&self, time: Duration) -> Result<(), Error> {
        self.begin_close(time);
        match self.closed().await {
            EndReason::WorkerLost => Err(Error::WorkerLost),
            _ => Ok(()),
        }
    }

    /// Waits until the mini-program has ended, and says why. The future does not keep it alive.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let here = qiao::CurrentThread::new()?;
    /// # let worker = here.worker();
    /// # here.block_on(async {
    /// let host = qiao::Host::builder().on(worker).build()?;
    /// let app = host.launch(qiao::Launch::source("main.js", "setInterval(() => {}, 1000)")).await?;
    /// let closed = app.closed();
    /// app.stop();
    /// assert_eq!(closed.await, qiao::EndReason::Stopped);
    /// # Ok(())
    /// # })
    /// # }
    /// ```
    pub fn closed(&self) -> impl Future<Output = EndReason> + Send + use<> {
        self.end().wait()
    }

    pub(crate) fn begin_close(&self, time: Duration) {
        self.0.closing.store(true, Ordering::Relaxed);
        self.send(Command::Close);
        self.0.stop_after(time);
    }
}

impl WeakMiniProgram {
    /// The mini-program; `None` if its last handle is gone.
    pub fn upgrade(&self) -> Option<MiniProgram> {
        self.0.upgrade().map(MiniProgram)
    }
}

impl Handle {
    /// Stops the script if the program has not ended after this time.
    fn stop_after(&self, time: Duration) {
        let (stop, end) = (self.stop.clone(), self.end.clone());
        if !end.is_over() {
            watchdog::after(time, move || {
                if !end.is_over() {
                    stop.stop();
                }
            });
        }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        // A script that never returns would keep the program alive forever.
        if self.stop.script().running_turn().is_some() {
            self.stop_after(CLOSING);
        }
    }
}
