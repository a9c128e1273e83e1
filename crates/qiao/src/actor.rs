//! The life of one mini-program on its worker: events go to the engine one by one, commands of
//! the handle come in between, and timers ring when they are due.

use std::rc::Rc;

use qiao_abi::{Entry, Failure, FileFault, Source, Space};
use qiao_engine::Engine;
use qiao_host::Program;
use tokio::sync::{mpsc, oneshot};

use crate::program::Rest;
use crate::stop::StopHandle;

/// What a handle asks of its mini-program.
pub enum Command {
    /// Call a page's method; answers whether there is one.
    CallPage { route: String, method: String, arguments: String, found: oneshot::Sender<bool> },
    /// Put a file among the temporary ones; answers its path.
    AddFile { space: Space, name: String, bytes: Vec<u8>, added: oneshot::Sender<Result<String, FileFault>> },
    /// Tell when nothing is pending any more.
    Rest(oneshot::Sender<Rest>),
    /// Send the journal from now on.
    Listen(mpsc::UnboundedSender<Entry>),
    /// End all calls and the program.
    Close(oneshot::Sender<()>),
}

/// A mini-program on its worker.
pub struct Actor {
    pub engine: Engine,
    pub program: Program,
    pub commands: mpsc::UnboundedReceiver<Command>,
    pub stop: StopHandle,
    /// Set when the script used more memory than it may.
    pub out_of_memory: Rc<std::cell::Cell<bool>>,
    waiting: Vec<oneshot::Sender<Rest>>,
}

// An answer that nobody waits for any more is dropped: `let _ = sender.send(…)`.

/// So many events are delivered before the network and the handle get their turn.
const BATCH: usize = 64;

impl Actor {
    pub fn new(
        engine: Engine,
        program: Program,
        commands: mpsc::UnboundedReceiver<Command>,
        stop: StopHandle,
        out_of_memory: Rc<std::cell::Cell<bool>>,
    ) -> Actor {
        Actor { engine, program, commands, stop, out_of_memory, waiting: Vec::new() }
    }

    /// Runs the program until its handle closes it or is gone.
    pub async fn run(mut self, main: Source) {
        self.engine.run(&main);
        loop {
            if let Some(end) = self.limit() {
                return self.end_at_limit(end).await;
            }
            if self.deliver() {
                tokio::task::yield_now().await;
                if !self.pending_commands().await {
                    return self.end().await;
                }
                continue;
            }
            self.tell_resting();
            if !self.wait().await {
                return self.end().await;
            }
        }
    }

    /// Delivers a batch of what is there; says whether there was anything.
    fn deliver(&self) -> bool {
        let mut any = false;
        for _ in 0..BATCH {
            if self.stop.is_stopped() {
                break;
            }
            self.program.ring();
            match self.program.inbox().take() {
                Some(event) => self.engine.turn(event),
                None => break,
            }
            any = true;
        }
        any
    }

    /// Handles the commands that have come; `false` to end.
    async fn pending_commands(&mut self) -> bool {
        loop {
            match self.commands.try_recv() {
                Ok(command) => {
                    if !self.obey(command).await {
                        return false;
                    }
                }
                Err(mpsc::error::TryRecvError::Empty) => return true,
                Err(mpsc::error::TryRecvError::Disconnected) => return false,
            }
        }
    }

    /// Waits for an event, a command or a timer; `false` to end.
    async fn wait(&mut self) -> bool {
        let next_due = self.program.next_due();
        let due = async {
            match next_due {
                Some(due) => tokio::time::sleep_until(due).await,
                None => std::future::pending().await,
            }
        };
        let command = tokio::select! {
            biased;
            command = self.commands.recv() => command,
            () = self.program.inbox().filled() => return true,
            () = due => return true,
            () = self.stop.stopped() => return true,
        };
        match command {
            Some(command) => self.obey(command).await,
            None => false,
        }
    }

    async fn obey(&mut self, command: Command) -> bool {
        match command {
            Command::CallPage { route, method, arguments, found } => {
                let _ = found.send(self.engine.call_page(&route, &method, &arguments));
            }
            Command::AddFile { space, name, bytes, added } => {
                let _ = added.send(self.program.add_file(space, &name, &bytes));
            }
            Command::Rest(resting) => self.waiting.push(resting),
            Command::Listen(listener) => self.program.listen(Box::new(move |entry| {
                drop(listener.send(entry.clone()));
            })),
            Command::Close(closed) => {
                self.cancel_calls().await;
                self.program.close_files();
                let _ = closed.send(());
                // Whoever closes goes on first: taking the engine apart can wait.
                tokio::task::yield_now().await;
                return false;
            }
        }
        true
    }

    fn tell_resting(&mut self) {
        if self.program.is_idle() {
            for waiting in self.waiting.drain(..) {
                let _ = waiting.send(Rest::Idle);
            }
        }
    }

    fn limit(&self) -> Option<Rest> {
        match (self.out_of_memory.get(), self.stop.is_stopped()) {
            (true, _) => Some(Rest::OutOfMemory),
            (false, true) => Some(Rest::Stopped),
            (false, false) => None,
        }
    }

    /// Script can run no more: whoever waits is told why, and the handle's commands are still
    /// answered until it is gone.
    async fn end_at_limit(mut self, why: Rest) {
        self.cancel_calls().await;
        for waiting in self.waiting.drain(..) {
            let _ = waiting.send(why);
        }
        while let Some(command) = self.commands.recv().await {
            match command {
                Command::Rest(resting) => {
                    let _ = resting.send(why);
                }
                Command::CallPage { found, .. } => {
                    let _ = found.send(false);
                }
                Command::Listen(_) | Command::AddFile { .. } => {}
                Command::Close(closed) => {
                    self.program.close_files();
                    let _ = closed.send(());
                    tokio::task::yield_now().await;
                    return;
                }
            }
        }
    }

    async fn end(self) {
        self.cancel_calls().await;
    }

    /// Ends every call and waits until each has.
    async fn cancel_calls(&self) {
        self.program.cancel_all(&Failure::Aborted);
        while self.program.has_calls() {
            tokio::task::yield_now().await;
        }
        self.program.discard_events();
    }
}
