//! The life of one mini-program on its worker: events go to the engine one by one, commands of
//! the handle come in between, and timers ring when they are due.

use std::ops::ControlFlow;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

use qiao_abi::{Event, Failure, HostValue, Main, PageLocation, ScriptQuery, ScriptReply, Source};
use qiao_engine::Engine;
use qiao_host::{Program, caught_later};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::end::{EndReason, Ending};
use crate::error::Error;
use crate::intercept::Interceptors;
use crate::program::Idle;
use crate::stop::StopHandle;

/// A command from a handle to its mini-program. Boxed, because a channel reserves room for 32 messages and most
/// programs receive none.
pub(crate) enum Command {
    /// Do this now, between two events.
    Act(Box<dyn FnOnce(&Actor) + Send>),
    /// Reply when so much time has passed on the program's clock.
    Wait { time: Duration, over: oneshot::Sender<()> },
    /// Reply when nothing is pending any more.
    Idle(oneshot::Sender<Idle>),
    /// End all calls and the program.
    Close,
}

impl Command {
    /// Does this on the program's thread.
    pub(crate) fn act(act: impl FnOnce(&Actor) + Send + 'static) -> Command {
        Command::Act(Box::new(act))
    }
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
    pub interceptors: Rc<Interceptors>,
    pub commands: mpsc::UnboundedReceiver<Box<Command>>,
    pub stop: StopHandle,
    /// Those who wait for the program to come to rest.
    waiting: Vec<oneshot::Sender<Idle>>,
    /// Those who wait for a time to pass. They go with the program.
    waits: JoinSet<()>,
}

// Replies without a receiver are dropped: `let _ = sender.send(…)`.

/// How many events are delivered before the network and other programs get their turn.
const BATCH: usize = 64;
/// How long events are delivered before others get their turn. Virtual time does not pass meanwhile.
const SLICE: Duration = Duration::from_millis(5);

/// Whether a program goes on, or why it ends.
type Step = ControlFlow<EndReason>;

impl Actor {
    pub(crate) fn new(
        engine: Engine,
        program: Program,
        interceptors: Rc<Interceptors>,
        commands: mpsc::UnboundedReceiver<Box<Command>>,
        stop: StopHandle,
    ) -> Actor {
        Actor { engine, program, interceptors, commands, stop, waiting: Vec::new(), waits: JoinSet::new() }
    }

    /// The whole life of the program. A panic ends it like any other end.
    pub(crate) async fn live(
        mut self,
        start: Start,
        launched: oneshot::Sender<Result<(), Error>>,
        told: watch::Sender<Option<EndReason>>,
    ) {
        let ending = Ending::new(told, self.program.clone());
        let reason = caught_later(pin!(self.run(start, launched))).await.unwrap_or_else(EndReason::Panicked);
        // Every call has an end in the journal.
        let calls_ended = caught_later(pin!(self.cancel_calls())).await;
        ending.tell(calls_ended.map_or_else(EndReason::Panicked, |()| reason));
        // Tasks that wait for the end run first; the engine is taken apart after them.
        tokio::task::yield_now().await;
    }

    /// Runs the program until it is to end.
    async fn run(&mut self, start: Start, launched: oneshot::Sender<Result<(), Error>>) -> EndReason {
        let Start { main, before, options, entry } = start;
        // A script that runs in place of a project's app opens the project's pages itself.
        let opens_pages = matches!(main, Main::Beside(..));
        self.engine.run(main, &before, options, &entry.route);
        match self.program.has_page(&entry.route) {
            _ if opens_pages => {}
            true => self.open(entry),
            false => self.engine.page_not_found(&entry.route, not_found(&entry)),
        }
        let _ = launched.send(Ok(()));
        loop {
            if let ControlFlow::Break(reason) = self.step().await {
                return reason;
            }
        }
    }

    /// Delivers what is there, or waits for something.
    async fn step(&mut self) -> Step {
        self.check_limits()?;
        if self.deliver() {
            tokio::task::yield_now().await;
            return self.pending_commands();
        }
        if self.program.is_suspended() {
            // Script hears of nothing now; nobody is to wait for that until it comes back.
            for mark in self.program.inbox().take_marks() {
                let _ = mark.send(());
            }
        }
        self.tell_resting();
        self.wait().await
    }

    /// Runs a query in the script.
    pub(crate) fn query(&self, query: &ScriptQuery, answer: oneshot::Sender<ScriptReply>) {
        let number = self.program.register_query(answer);
        self.engine.ask(number, query);
    }

    /// Opens a page unless it is open.
    pub(crate) fn open(&self, location: PageLocation) {
        if let Some(route) = self.program.open(location) {
            self.engine.turn(Event::Route(None, route));
        }
    }

    /// Delivers a batch of pending events; returns whether there were any.
    fn deliver(&self) -> bool {
        let mut any = false;
        let begun = Instant::now();
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
            if begun.elapsed() >= SLICE {
                break;
            }
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

    /// Handles the commands that have come.
    fn pending_commands(&mut self) -> Step {
        loop {
            match self.commands.try_recv() {
                Ok(command) => self.obey(*command)?,
                Err(mpsc::error::TryRecvError::Empty) => return Step::Continue(()),
                Err(mpsc::error::TryRecvError::Disconnected) => return self.handles_are_gone(),
            }
        }
    }

    /// Waits for an event, a command or a timer.
    async fn wait(&mut self) -> Step {
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
            () = self.program.inbox().touched() => return Step::Continue(()),
            () = due => return Step::Continue(()),
            () = self.stop.stopped() => return Step::Continue(()),
        };
        match command {
            Some(command) => self.obey(*command),
            None => self.handles_are_gone(),
        }
    }

    fn obey(&mut self, command: Command) -> Step {
        match command {
            Command::Act(act) => act(self),
            Command::Wait { time, over } => self.begin_wait(time, over),
            Command::Idle(resting) => {
                // Those that were given up are removed now and then.
                if self.waiting.len().is_power_of_two() {
                    self.waiting.retain(|waiting| !waiting.is_closed());
                }
                self.waiting.push(resting);
            }
            Command::Close => return Step::Break(EndReason::Closed),
        }
        Step::Continue(())
    }

    /// A program may be stopped and dropped at once: it was stopped then.
    fn handles_are_gone(&self) -> Step {
        self.check_limits()?;
        Step::Break(EndReason::Dropped)
    }

    fn begin_wait(&mut self, time: Duration, mut over: oneshot::Sender<()>) {
        while self.waits.try_join_next().is_some() {}
        self.waits.spawn_local(async move {
            tokio::select! {
                () = tokio::time::sleep(time) => {}
                () = over.closed() => return,
            }
            let _ = over.send(());
        });
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

    /// Breaks if script can run no more.
    fn check_limits(&self) -> Step {
        let given_up = self.program.is_given_up();
        match (self.engine.is_out_of_memory() || given_up, self.stop.is_stopped(), self.program.is_ended()) {
            (true, ..) => Step::Break(EndReason::OutOfMemory),
            (_, true, _) => Step::Break(EndReason::Stopped),
            (.., true) => Step::Break(EndReason::Background),
            _ => Step::Continue(()),
        }
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
