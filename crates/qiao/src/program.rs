//! The handle of a mini-program, and its journal as a stream.

use std::cell::Cell;
use std::rc::Rc;

use qiao_abi::{Entry, NetworkCondition, Record, ScriptErrorKind, Space};
use qiao_engine::{Engine, Options};
use qiao_host::{Clock, Program, Setup};
use qiao_rules::shape;
use tokio::sync::{mpsc, oneshot};

use crate::actor::{Actor, Command};
use crate::error::Error;
use crate::host::Network;
use crate::launch::{Launch, Loaded};
use crate::stop::StopHandle;
use crate::worker::Worker;

/// A mini-program that was launched. The handle may be sent to any thread; dropping it ends the
/// mini-program.
#[derive(Debug)]
pub struct MiniProgram {
    commands: mpsc::UnboundedSender<Command>,
    stop: StopHandle,
}

/// How a mini-program came to rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Nothing is pending: no timer, call or event.
    Idle,
    /// It is in background and its script is suspended there; something is pending.
    Suspended,
    /// It was in background for so long that the platform ended it.
    Ended,
    /// It was stopped.
    Stopped,
    /// Its script used more memory than it may, and cannot go on.
    OutOfMemory,
}

/// The lines of a journal, as they are written.
#[derive(Debug)]
pub struct Journal(mpsc::UnboundedReceiver<Entry>);

impl MiniProgram {
    pub(crate) async fn launch(worker: &Worker, network: Network, launch: Launch) -> Result<MiniProgram, Error> {
        let loaded = launch.load()?;
        let (commands, received) = mpsc::unbounded_channel();
        let stop = launch.stop.clone();
        let (ready, launched) = oneshot::channel();
        let (flag, virtual_time) = (stop.clone(), worker.is_virtual());
        worker.run(move || {
            let made = actor(network, launch, loaded, received, flag, virtual_time);
            match made {
                Ok((actor, main)) => {
                    drop(ready.send(Ok(())));
                    tokio::task::spawn_local(actor.run(main));
                }
                Err(error) => drop(ready.send(Err(error))),
            }
        });
        launched.await.map_err(|_| Error::Ended)??;
        Ok(MiniProgram { commands, stop })
    }

    /// Calls a method of a page, which is opened first if it is not; `arguments` is a JSON array.
    ///
    /// # Errors
    /// There is no such page or method, or the mini-program has ended. What the method throws is
    /// in the journal.
    pub async fn call_page(&self, route: &str, method: &str, arguments: &str) -> Result<(), Error> {
        let (found, answer) = oneshot::channel();
        let [route, method] = [route, method].map(str::to_owned);
        let arguments = arguments.to_owned();
        let command = Command::CallPage { route: route.clone(), method: method.clone(), arguments, found };
        self.commands.send(command).map_err(|_| Error::Ended)?;
        match answer.await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Error::NoSuchMethod { route, method }),
            Err(_) => Err(Error::Ended),
        }
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
    /// # let here = qiao::Here::new()?;
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
        let command = Command::AddFile { space: Space(0), name: name.to_owned(), bytes: bytes.into(), added };
        self.commands.send(command).map_err(|_| Error::Ended)?;
        answer.await.map_err(|_| Error::Ended)?.map_err(|fault| Error::File(format!("{fault:?}")))
    }

    /// Takes the mini-program out of its user's sight: `onHide` runs, and from then on the platform's
    /// rules for the background hold.
    pub fn background(&self) {
        // A mini-program that has ended stays ended.
        drop(self.commands.send(Command::Background));
    }

    /// Brings it back: what waited is delivered, and `onShow` runs.
    pub fn foreground(&self) {
        drop(self.commands.send(Command::Foreground));
    }

    /// Puts the network into another condition, such as [`condition("3g")`](crate::condition).
    /// Script hears of it where it listens.
    pub fn set_network(&self, condition: NetworkCondition) {
        drop(self.commands.send(Command::Network(condition)));
    }

    /// Waits until nothing is pending, or the mini-program can run no more.
    pub async fn rest(&self) -> Rest {
        let (resting, rest) = oneshot::channel();
        match self.commands.send(Command::Rest(resting)) {
            Ok(()) => rest.await.unwrap_or(Rest::Stopped),
            Err(_) => Rest::Stopped,
        }
    }

    /// The journal, from now on. To have it from the first line, use
    /// [`Launch::on_entry`](crate::Launch::on_entry).
    pub fn journal(&self) -> Journal {
        let (listener, lines) = mpsc::unbounded_channel();
        // A mini-program that has ended has an empty journal.
        drop(self.commands.send(Command::Listen(listener)));
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
        if self.commands.send(Command::Close(closed)).is_ok() {
            // An error means that it has ended already.
            drop(done.await);
        }
    }
}

impl Journal {
    /// The next line; `None` when the mini-program has ended.
    pub async fn next(&mut self) -> Option<Entry> {
        self.0.recv().await
    }
}

/// When virtual time begins: 1 January 2026, 00:00 UTC, in milliseconds since 1970.
const VIRTUAL_EPOCH: f64 = 1_767_225_600_000.0;
/// What chance begins with under virtual time.
const VIRTUAL_SEED: u64 = 0x6865_6c6c_6f20_7169;

/// Makes the engine and the host of a mini-program and ties them together, on their worker.
fn actor(
    network: Network,
    mut launch: Launch,
    loaded: Loaded,
    commands: mpsc::UnboundedReceiver<Command>,
    stop: StopHandle,
    virtual_time: bool,
) -> Result<(Actor, qiao_abi::Source), Error> {
    let spaces = loaded.apps.iter().map(shape).collect();
    let program = Program::new(Setup {
        apps: loaded.apps,
        root: loaded.root,
        transport: Rc::new(network.client()),
        clock: if virtual_time { Clock::starting_at(VIRTUAL_EPOCH) } else { Clock::system() },
        limits: launch.limits,
        seed: virtual_time.then_some(VIRTUAL_SEED),
        home: loaded.home,
        condition: std::mem::take(&mut launch.condition),
        recording: launch.recording,
        delegate: launch.delegate.take().map(|delegate| delegate as qiao_host::Delegate),
        login: launch.login.take().map(|login| login as qiao_host::LoginProvider),
    })?;
    for listener in launch.listeners.drain(..) {
        program.listen(listener);
    }
    let out_of_memory = watch_memory(&program);
    let options = Options { spaces, memory: launch.memory, stop: stop.script(), repeatable: virtual_time };
    let engine =
        Engine::new(Rc::new(program.clone()), options).map_err(|unusable| Error::Engine(unusable.to_string()))?;
    Ok((Actor::new(engine, program, commands, stop, out_of_memory), loaded.main))
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
