//! The handle of a mini-program: what can be asked of it from any thread.

use std::sync::{Arc, Weak};
use std::time::Duration;

use qiao_abi::{Namespace, NetworkCondition, Pending, ScriptQuery, Source};
use serde_json::Value;
use tokio::sync::{mpsc, oneshot};

use crate::actor::Command;
use crate::assemble::assemble;
use crate::error::Error;
use crate::handled::Handled;
use crate::host::Reach;
use crate::journal::Journal;
use crate::launch::Launch;
use crate::page::{Page, ask};
use crate::stop::StopHandle;
use crate::watchdog;
use crate::worker::Worker;

/// A mini-program that was launched. The handle may be sent to any thread; dropping it ends the
/// mini-program, and all its calls with it, soon afterwards. [`close`](MiniProgram::close) waits for that.
///
/// What is asked through one handle happens in the order in which it is asked.
#[derive(Debug)]
pub struct MiniProgram {
    commands: mpsc::UnboundedSender<Box<Command>>,
    stop: StopHandle,
    worker: Worker,
    /// Gone when the program is.
    alive: Weak<()>,
}

/// How long script may run on when its program is closed or its handle is gone.
const CLOSING: Duration = Duration::from_secs(2);

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
    /// Its worker was given up; see [`StopHandle`].
    WorkerLost,
}

impl MiniProgram {
    /// Puts a program together on a worker, and lets it begin there.
    pub(crate) async fn launch(worker: &Worker, reach: Reach, launch: Launch) -> Result<MiniProgram, Error> {
        let (commands, received) = mpsc::unbounded_channel();
        let stop = launch.stop.clone();
        stop.is_on(worker);
        let (ready, launched) = oneshot::channel();
        let living = Arc::new(());
        let alive = Arc::downgrade(&living);
        let virtual_time = worker.is_virtual();
        let back = commands.downgrade();
        worker.run(move || match assemble(&reach, launch, received, back, virtual_time) {
            // A launch that was given up ends the program again: its handle is gone.
            Ok((actor, start)) => {
                drop(ready.send(Ok(())));
                tokio::task::spawn_local(async move {
                    let _living = living;
                    actor.run(start).await;
                });
            }
            Err(error) => drop(ready.send(Err(error))),
        });
        worker.answer(launched).await??;
        Ok(MiniProgram { commands, stop, worker: worker.clone(), alive })
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
            Ok(_) | Err(Error::Thrown(_)) => Ok(()),
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
        let (opened, answer) = oneshot::channel();
        self.commands.send(Box::new(Command::Open { url: route.to_owned(), opened })).map_err(|_| Error::Ended)?;
        let route = qiao_rules::route::location(None, route).route;
        match self.worker.answer(answer).await? {
            true => Ok(Page::new(&self.commands, &self.worker, route)),
            false => Err(Error::NoSuchPage { route }),
        }
    }

    /// A field of the program's app object, for example `globalData.token`; null if it does not exist.
    ///
    /// # Errors
    /// The mini-program has ended, or reading the field threw.
    pub async fn global(&self, path: &str) -> Result<Value, Error> {
        let query = ScriptQuery::Global { path: path.to_owned() };
        ask(self.commands.clone(), &self.worker, query).await?.ok_or(Error::Ended)
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
        let (added, answer) = oneshot::channel();
        let command = Command::AddFile { namespace: Namespace(0), name: name.to_owned(), bytes: bytes.into(), added };
        self.commands.send(Box::new(command)).map_err(|_| Error::Ended)?;
        let added = self.worker.answer(answer).await?;
        added.map_err(|fault| Error::File {
            reason: qiao_rules::file_reason(name, &fault).to_string(),
            name: name.to_owned(),
        })
    }

    /// Moves the mini-program to the background: `onHide` runs, and the platform's background rules apply. This takes
    /// effect immediately; the future resolves when `onHide` has run. A program already in background is left
    /// unchanged.
    pub fn background(&self) -> Handled {
        self.handled(Command::Background)
    }

    /// Moves it to the foreground: queued events are delivered, and `onShow` runs. This takes effect immediately; the
    /// future resolves when `onShow` has run.
    pub fn foreground(&self) -> Handled {
        self.handled(Command::Foreground)
    }

    /// Changes the network condition, for example to [`condition("3g")`](crate::condition). This takes effect
    /// immediately; the future resolves when the script's listeners have run.
    pub fn set_network(&self, condition: NetworkCondition) -> Handled {
        self.handled(|done| Command::Network(condition, done))
    }

    fn handled(&self, command: impl FnOnce(oneshot::Sender<()>) -> Command) -> Handled {
        let (done, handled) = oneshot::channel();
        // A mini-program that has ended drops the command, and the future says so.
        drop(self.commands.send(Box::new(command(done))));
        Handled::new(handled, &self.worker)
    }

    /// Waits until this time has passed on the mini-program's clock: the system clock, or the host's virtual time.
    ///
    /// # Errors
    /// The mini-program ends first.
    pub async fn wait(&self, time: Duration) -> Result<(), Error> {
        let (over, waited) = oneshot::channel();
        self.commands.send(Box::new(Command::Wait { time, over })).map_err(|_| Error::Ended)?;
        self.worker.answer(waited).await
    }

    /// Waits until nothing is pending or the mini-program can no longer run; returns which.
    pub async fn wait_idle(&self) -> Idle {
        let (resting, rest) = oneshot::channel();
        if self.commands.send(Box::new(Command::Idle(resting))).is_err() {
            return Idle::Stopped;
        }
        match self.worker.answer(rest).await {
            Ok(idle) => idle,
            Err(Error::WorkerLost) => Idle::WorkerLost,
            Err(_) => Idle::Stopped,
        }
    }

    /// What keeps the mini-program from coming to rest: calls, sockets, questions, timers in the order in which
    /// they are due.
    ///
    /// # Errors
    /// The mini-program has ended.
    pub async fn pending(&self) -> Result<Vec<Pending>, Error> {
        let (told, pending) = oneshot::channel();
        self.commands.send(Box::new(Command::Pending(told))).map_err(|_| Error::Ended)?;
        pending.await.map_err(|_| Error::Ended)
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
        let (done, ran) = oneshot::channel();
        self.commands.send(Box::new(Command::Run { script, done })).map_err(|_| Error::Ended)?;
        ran.await.map_err(|_| Error::Ended)
    }

    /// The journal, from now on. To have it from the first line, use
    /// [`Launch::on_entry`](crate::Launch::on_entry).
    pub fn journal(&self) -> Journal {
        let (listener, lines) = mpsc::unbounded_channel();
        // A mini-program that has ended has an empty journal.
        drop(self.commands.send(Box::new(Command::Listen(listener))));
        Journal::new(lines, &self.worker)
    }

    /// Stops the script, whatever it does, even if it never returns. The mini-program can run no
    /// more then, and is still to be closed.
    pub fn stop(&self) {
        self.stop.stop();
    }

    /// A handle that can stop the script from another thread, and may outlive this one.
    pub fn stop_handle(&self) -> StopHandle {
        self.stop.clone()
    }

    /// Closes the mini-program. When this returns, every pending call has ended and its files are free. A script that
    /// is in the middle of something has two seconds to come to its end, and is stopped then.
    ///
    /// # Errors
    /// The worker's thread is gone, and the mini-program with it, or it was given up; see [`StopHandle`].
    pub async fn close(self) -> Result<(), Error> {
        let (closed, done) = oneshot::channel();
        self.commands.send(Box::new(Command::Close(closed))).map_err(|_| Error::Ended)?;
        self.stop_unless_ended();
        self.worker.answer(done).await
    }

    /// Stops the script if it still runs after the time that it has to come to its end.
    fn stop_unless_ended(&self) {
        let (stop, alive) = (self.stop.clone(), self.alive.clone());
        if alive.strong_count() > 0 {
            watchdog::after(CLOSING, move || {
                if alive.strong_count() > 0 {
                    stop.stop();
                }
            });
        }
    }
}

impl Drop for MiniProgram {
    fn drop(&mut self) {
        // A script that never returns would keep the program alive forever.
        if self.stop.script().running_turn().is_some() {
            self.stop_unless_ended();
        }
    }
}
