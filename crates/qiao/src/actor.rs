//! The life of one mini-program on its worker: events go to the engine one by one, commands of
//! the handle come in between, and timers ring when they are due.

use std::time::Duration;

use qiao_abi::{
    Event, Failure, FileFault, HostValue, Main, Namespace, NetworkCondition, PageLocation, Pending, ScriptQuery,
    ScriptReply, Source,
};
use qiao_engine::Engine;
use qiao_host::Program;
use tokio::sync::{mpsc, oneshot};

use qiao_rules::route;

use crate::journal::Line;
use crate::program::Idle;
use crate::stop::StopHandle;

/// A command from a handle to its mini-program. Boxed, because a channel reserves room for 32 messages and most
/// programs receive none.
pub(crate) enum Command {
    /// Opens a page unless it is open; replies whether the page exists.
    Open { url: String, opened: oneshot::Sender<bool> },
    /// Runs a query in the script.
    Ask { query: ScriptQuery, answer: oneshot::Sender<ScriptReply> },
    /// Adds a temporary file; replies with its path.
    AddFile { namespace: Namespace, name: String, bytes: Vec<u8>, added: oneshot::Sender<Result<String, FileFault>> },
    /// Moves the program to the background; replies when the script has been notified.
    Background(oneshot::Sender<()>),
    /// Moves the program to the foreground; replies when the script has been notified.
    Foreground(oneshot::Sender<()>),
    /// Put the network into another condition; answers likewise.
    Network(NetworkCondition, oneshot::Sender<()>),
    /// Tell what is pending.
    Pending(oneshot::Sender<Vec<Pending>>),
    /// Run a script; answers when it has.
    Run { script: Source, done: oneshot::Sender<()> },
    /// Tell when so much time has passed on its clock.
    Wait { time: Duration, over: oneshot::Sender<()> },
    /// Replies when nothing is pending any more.
    Idle(oneshot::Sender<Idle>),
    /// Send the journal from now on.
    Listen(mpsc::UnboundedSender<Line>),
    /// End all calls and the program.
    Close(oneshot::Sender<()>),
}

/// What a program starts with.
pub(crate) struct Start {
    /// The main script.
    pub main: Main,
    /// Scripts to run first.
    pub before: Vec<Source>,
    /// Launch options.
    pub options: HostValue,
    /// The first page.
    pub entry: PageLocation,
}

/// A mini-program on its worker.
pub(crate) struct Actor {
    pub engine: Engine,
    pub program: Program,
    pub commands: mpsc::UnboundedReceiver<Box<Command>>,
    pub stop: StopHandle,
    waiting: Vec<oneshot::Sender<Idle>>,
}

// Replies without a receiver are dropped: `let _ = sender.send(…)`.

/// So many events are delivered before the network and the handle get their turn.
const BATCH: usize = 64;

impl Actor {
    pub(crate) fn new(
        engine: Engine,
        program: Program,
        commands: mpsc::UnboundedReceiver<Box<Command>>,
        stop: StopHandle,
    ) -> Actor {
        Actor { engine, program, commands, stop, waiting: Vec::new() }
    }

    /// Runs the program until its handle closes it or is gone.
    pub(crate) async fn run(mut self, start: Start) {
        self.engine.run(&start.main, &start.before, start.options, &start.entry.route);
        match self.program.has_page(&start.entry.route) {
            // A script that runs in place of a project's app opens the project's pages itself.
            _ if matches!(start.main, Main::Beside(..)) => {}
            true => self.open(start.entry),
            false => self.engine.page_not_found(&start.entry.route, not_found(&start.entry)),
        }
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
            if self.program.is_suspended() {
                // Script hears of nothing now; nobody is to wait for that until it comes back.
                for mark in self.program.inbox().take_marks() {
                    let _ = mark.send(());
                }
            }
            self.tell_resting();
            if !self.wait().await {
                return self.end().await;
            }
        }
    }

    /// Opens a page unless it is open.
    fn open(&self, location: PageLocation) {
        if let Some(route) = self.program.open(location) {
            self.engine.turn(Event::Route(None, route));
        }
    }

    /// Delivers a batch of pending events; returns whether there were any.
    fn deliver(&self) -> bool {
        let mut any = false;
        for _ in 0..BATCH {
            if self.stop.is_stopped() || self.program.is_suspended() {
                break;
            }
            self.program.ring();
            match self.program.next_event() {
                Some(event) => self.engine.turn(event),
                None => break,
            }
            any = true;
        }
        self.deliver_answers() || any
    }

    /// Delivers results of embedder functions, even while the script is suspended.
    fn deliver_answers(&self) -> bool {
        let mut any = false;
        while !self.stop.is_stopped()
            && let Some((number, answer)) = self.program.take_answer()
        {
            self.engine.answer(number, answer);
            any = true;
        }
        any
    }

    /// Handles the commands that have come; `false` to end.
    async fn pending_commands(&mut self) -> bool {
        loop {
            match self.commands.try_recv() {
                Ok(command) => {
                    if !self.obey(*command).await {
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
        let suspended = self.program.is_suspended();
        let next_due = self.program.next_due().filter(|_| !suspended);
        let due = async {
            match next_due {
                Some(due) => tokio::time::sleep_until(due).await,
                None => std::future::pending().await,
            }
        };
        let command = tokio::select! {
            biased;
            command = self.commands.recv() => command,
            () = self.program.inbox().touched() => return true,
            () = due => return true,
            () = self.stop.stopped() => return true,
        };
        match command {
            Some(command) => self.obey(*command).await,
            None => false,
        }
    }

    async fn obey(&mut self, command: Command) -> bool {
        match command {
            Command::Open { url, opened } => {
                let location = route::location(None, &url);
                let known = self.program.has_page(&location.route);
                if known {
                    self.open(location);
                }
                let _ = opened.send(known);
            }
            Command::Ask { query, answer } => {
                let number = self.program.register_query(answer);
                self.engine.ask(number, &query);
            }
            Command::AddFile { namespace, name, bytes, added } => {
                let _ = added.send(self.program.add_file(namespace, &name, &bytes));
            }
            Command::Background(handled) => {
                self.program.background();
                self.program.inbox().mark(handled);
            }
            Command::Foreground(handled) => {
                self.program.foreground();
                self.program.inbox().mark(handled);
            }
            Command::Network(condition, handled) => {
                self.program.set_network(condition);
                self.program.inbox().mark(handled);
            }
            Command::Wait { time, over } => {
                tokio::task::spawn_local(async move {
                    tokio::time::sleep(time).await;
                    let _ = over.send(());
                });
            }
            Command::Pending(told) => {
                let _ = told.send(self.program.pending(|timer| self.engine.timer_place(timer)));
            }
            Command::Run { script, done } => {
                self.engine.run_script(&script);
                let _ = done.send(());
            }
            Command::Idle(resting) => self.waiting.push(resting),
            Command::Listen(listener) => {
                let budget = self.program.budget().clone();
                self.program.listen(Box::new(move |entry| {
                    if !listener.is_closed() {
                        drop(listener.send((entry.clone(), budget.force(entry.held_bytes()))));
                    }
                }));
            }
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
        let rest = match (self.program.is_idle(), self.program.is_suspended()) {
            (true, _) => Idle::NothingPending,
            (false, true) if !self.program.awaits_answer() => Idle::Suspended,
            (false, _) => return,
        };
        for waiting in self.waiting.drain(..) {
            let _ = waiting.send(rest);
        }
    }

    fn limit(&self) -> Option<Idle> {
        let given_up = self.program.is_given_up();
        match (self.engine.is_out_of_memory() || given_up, self.stop.is_stopped(), self.program.is_ended()) {
            (true, ..) => Some(Idle::OutOfMemory),
            (_, true, _) => Some(Idle::Stopped),
            (.., true) => Some(Idle::Ended),
            _ => None,
        }
    }

    /// Script can run no more: whoever waits is told why, and the handle's commands are still
    /// answered until it is gone.
    async fn end_at_limit(mut self, reason: Idle) {
        self.cancel_calls().await;
        self.program.drop_queries();
        for waiting in self.waiting.drain(..) {
            let _ = waiting.send(reason);
        }
        while let Some(command) = self.commands.recv().await {
            match *command {
                Command::Idle(resting) => {
                    let _ = resting.send(reason);
                }
                Command::Open { .. }
                | Command::Wait { .. }
                | Command::Pending(_)
                | Command::Run { .. }
                | Command::Ask { .. }
                | Command::Listen(_)
                | Command::AddFile { .. }
                | Command::Background(_)
                | Command::Foreground(_)
                | Command::Network(..) => {}
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
        self.program.calls_ended().await;
        self.program.discard_events();
    }
}

/// The argument of `onPageNotFound` for a program launched with a page that it does not have.
fn not_found(entry: &PageLocation) -> HostValue {
    let path = entry.route.as_str().into();
    HostValue::object([("path", path), ("query", entry.query_object()), ("isEntryPage", true.into())])
}
