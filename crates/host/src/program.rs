//! The handle to one mini-program for the code that runs it: feeds its events to the engine, controls its life cycle,
//! and ends it.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use qiao_abi::{
    Api, Budget, Event, Failure, FileFault, FunctionShape, HostValue, Namespace, NetworkCondition, PageLocation,
    Pending, Record, Route, ScriptReply, TimerId, Transport,
};
use qiao_rules::route::Pages;
use qiao_rules::{App, config};
use tokio::sync::oneshot;
use tokio::time::Instant;

use crate::apis;
use crate::bodies::Bodies;
use crate::call::table::CallTable;
use crate::clock::Clock;
use crate::coverage::Coverage;
use crate::delegate::{Delegate, DelegateState, LoginProvider};
use crate::embedder_functions::{EmbedderFunction, FunctionReply, Functions};
use crate::files::{self, BadStorage, Home};
use crate::inbox::Inbox;
use crate::journal::{Journal, Sink};
use crate::lifecycle::{self, Lifecycle};
use crate::source::Root;
use crate::state::{Limits, NamespaceState, Observer, ProgramState, Recording};
use crate::timers::Timers;

/// Everything needed to create a mini-program.
pub struct Setup {
    /// The API objects, each with its own rules.
    pub apps: Vec<App>,
    /// The source folder; without one, nothing can be required.
    pub root: Option<Root>,
    /// Executes network exchanges.
    pub transport: Rc<dyn Transport>,
    /// The program's clock.
    pub clock: Clock,
    /// Resource limits.
    pub limits: Limits,
    /// The memory budget, shared with the engine.
    pub budget: Budget,
    /// The seed of random numbers, for reproducible runs.
    pub seed: Option<u64>,
    /// Where files and storage are kept; without it they are deleted at the end.
    pub home: Option<Home>,
    /// The initial network condition.
    pub condition: NetworkCondition,
    /// How much of the traffic the journal records.
    pub recording: Recording,
    /// Whether the script was stopped; polled by operations that may take long.
    pub is_stopped: Box<dyn Fn() -> bool>,
    /// The program's pages.
    pub pages: Pages,
    /// The embedder's delegate for calls that ask the user or the client.
    pub delegate: Option<Delegate>,
    /// The provider of login codes.
    pub login: Option<LoginProvider>,
    /// Functions that script is given beside what the platform has.
    pub functions: Vec<EmbedderFunction>,
    /// An inspector's listener. Where there is one, calls are recorded with the stack of script.
    pub observer: Option<Rc<dyn Observer>>,
    /// Counts which lines of its files the program reaches.
    pub coverage: Option<Coverage>,
}

impl fmt::Debug for Setup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Setup").field("limits", &self.limits).field("seed", &self.seed).finish_non_exhaustive()
    }
}

/// One mini-program. Clones are handles to the same one.
#[derive(Clone)]
pub struct Program {
    pub(crate) state: Rc<ProgramState>,
    pub(crate) functions: Rc<Functions>,
}

impl fmt::Debug for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Program").finish_non_exhaustive()
    }
}

impl Program {
    /// Creates a program without starting it.
    ///
    /// # Errors
    /// The directory for its files and storage cannot be used.
    pub fn new(setup: Setup) -> Result<Program, BadStorage> {
        let informs = |app: &App| app.rules.calls.request_info;
        let request_lines = setup.apps.iter().any(informs).then(RefCell::default);
        setup.transport.set_condition(&setup.condition);
        setup.transport.set_budget(&setup.budget);
        let namespace = |(at, app)| {
            NamespaceState::new(Namespace(at as u8), app, setup.home.as_ref(), setup.clock, setup.limits, &setup.budget)
                .map(Rc::new)
        };
        let namespaces = setup.apps.into_iter().enumerate().map(namespace).collect::<Result<_, _>>()?;
        let state = ProgramState {
            namespaces,
            root: setup.root,
            transport: setup.transport,
            clock: setup.clock,
            limits: setup.limits,
            budget: setup.budget.clone(),
            calls: Rc::new(CallTable::new(Journal::new(setup.clock), setup.budget.clone())),
            bodies: Bodies::default(),
            timers: RefCell::new(Timers::new(&setup.budget)),
            lifecycle: Lifecycle::default(),
            delegate: DelegateState::new(setup.delegate, setup.login),
            condition: RefCell::new(setup.condition),
            recording: setup.recording,
            observer: setup.observer,
            coverage: setup.coverage,
            pages: RefCell::new(setup.pages),
            queries: RefCell::default(),
            last_query: Cell::new(0),
            last_plain_socket: Cell::new(0),
            given_up: Cell::new(false),
            is_stopped: setup.is_stopped,
            request_lines,
            random: RefCell::new(setup.seed.map_or_else(fastrand::Rng::new, fastrand::Rng::with_seed)),
        };
        Ok(Program { state: Rc::new(state), functions: Rc::new(Functions::new(setup.functions)) })
    }

    /// Records unusual launch settings in the journal. Call it after adding listeners.
    pub fn begin_journal(&self) {
        let condition = self.state.condition.borrow().clone();
        if condition != NetworkCondition::default() {
            self.state.calls.journal.write(Record::Network(condition));
        }
    }

    /// Adds a temporary file to an API object, as an image picker would, and returns its path. `name` determines the
    /// extension.
    ///
    /// # Errors
    /// The API object does not exist, or the file does not fit.
    pub fn add_file(&self, namespace: Namespace, name: &str, bytes: &[u8]) -> Result<String, FileFault> {
        let at = self.state.namespace(namespace).ok_or(FileFault::NotFound)?;
        files::add(&self.state, at, name, bytes)
    }

    /// The queue of events for the engine.
    pub fn inbox(&self) -> &Inbox {
        &self.state.calls.inbox
    }

    /// The oldest event for the engine. If it ends a call, the end is recorded.
    pub fn next_event(&self) -> Option<Event> {
        self.state.calls.next_event()
    }

    /// Adds a listener to the journal.
    pub fn listen(&self, sink: Box<dyn Sink>) {
        self.state.calls.journal.listen(sink);
    }

    /// Records errors in the program's configuration in the journal.
    pub fn explain_configuration(&self) {
        for namespace in &self.state.namespaces {
            for verdict in config::verdicts(&namespace.app) {
                self.state.calls.journal.explain(Api::Request, "app.json".to_owned(), None, verdict);
            }
        }
    }

    /// Writes an entry to the journal.
    pub fn write(&self, record: Record) {
        self.state.calls.journal.write(record);
    }

    /// When the next timer is due.
    pub fn next_due(&self) -> Option<Instant> {
        self.state.timers.borrow().next_due()
    }

    /// Puts one due timer into the inbox; returns whether there was one.
    pub fn ring(&self) -> bool {
        let due = self.state.timers.borrow_mut().take_due();
        if let Some(timer) = due {
            self.state.calls.inbox.push(Event::Timer(timer));
        }
        due.is_some()
    }

    /// The embedder's functions, as the script sees them.
    pub fn functions(&self) -> Vec<FunctionShape> {
        self.functions.shapes()
    }

    /// Takes the result of an embedder function. Results are delivered even while the script is suspended, because
    /// these functions are not part of the program.
    pub fn take_answer(&self) -> Option<FunctionReply> {
        self.functions.take_answer()
    }

    /// Whether the script waits for an embedder function.
    pub fn awaits_answer(&self) -> bool {
        !self.functions.is_idle()
    }

    /// Whether nothing is pending: no event, call, timer or embedder function.
    pub fn is_idle(&self) -> bool {
        let pending = self.has_calls() || self.awaits_answer() || !self.state.calls.inbox.is_empty();
        !pending && self.state.timers.borrow().is_empty()
    }

    /// What is pending beside events; `place` says where the function of a timer was written.
    pub fn pending(&self, place: impl Fn(TimerId) -> Option<String>) -> Vec<Pending> {
        let sockets: Vec<_> = self
            .state
            .namespaces
            .iter()
            .flat_map(|namespace| namespace.sockets.borrow().iter().map(|socket| socket.call).collect::<Vec<_>>())
            .collect();
        let mut pending = self.state.calls.pending();
        pending.retain(|call| !sockets.contains(call));
        let questions: Vec<_> = self.state.delegate.open.borrow().keys().copied().collect();
        let timers = self.state.timers.borrow().pending();
        let timer = |(id, due, every)| Pending::Timer { place: place(id), due, every };
        pending
            .into_iter()
            .map(Pending::Call)
            .chain(sockets.into_iter().map(Pending::Socket))
            .chain(self.state.namespaces.iter().flat_map(|namespace| namespace.pending()))
            .chain(questions.into_iter().map(Pending::Question))
            .chain(timers.into_iter().map(timer))
            .collect()
    }

    /// Whether a limit was hit beyond which the program cannot go on.
    pub fn is_given_up(&self) -> bool {
        self.state.given_up.get()
    }

    /// The memory budget.
    pub fn budget(&self) -> &Budget {
        &self.state.budget
    }

    /// Whether there is a running or queued call, a socket, a search, or a delegated call.
    pub fn has_calls(&self) -> bool {
        !self.state.calls.is_empty()
            || !self.state.delegate.open.borrow().is_empty()
            || self
                .state
                .namespaces
                .iter()
                .any(|namespace| !namespace.sockets.borrow().is_empty() || !namespace.pending().is_empty())
    }

    /// Removes temporary files and unlocks kept files. The script must not run any more.
    pub fn close_files(&self) {
        for namespace in &self.state.namespaces {
            namespace.files.close();
            namespace.storage.borrow_mut().close();
        }
    }

    /// Discards queued events: calls that they end have ended, and marks among them never resolve.
    pub fn discard_events(&self) {
        drop(self.inbox().take_marks());
        while self.next_event().is_some() {}
    }

    /// Waits until all tasks of calls and sockets have ended, including by panic. The script must not run any more.
    pub async fn calls_ended(&self) {
        // A socket that the next one has replaced is cancelled no more, and waits for script to hear of its end.
        drop(self.inbox().take_marks());
        self.state.calls.ended().await;
    }

    /// Gives up all that still runs for the program, wherever it is, and frees its files. Script must not run any more.
    pub fn abandon(&self) {
        self.state.calls.abort();
        self.functions.abort();
        self.state.lifecycle.forget_timers();
        self.drop_queries();
        drop(self.inbox().take_marks());
        self.close_files();
    }

    /// Cancels every running and queued call.
    pub fn cancel_all(&self, reason: &Failure) {
        self.state.calls.cancel_all(None, reason);
        self.state.delegate.open.borrow().values().for_each(|question| question.cancel(reason.clone()));
        for namespace in &self.state.namespaces {
            namespace.sockets.borrow().iter().for_each(|socket| socket.cancel.cancel(reason.clone()));
            namespace.plain_sockets.borrow().cancel_all(reason);
            namespace.discovery.borrow().iter().for_each(|search| search.cancel(reason.clone()));
        }
    }

    /// Registers a query whose reply is sent to `answer`; returns its number.
    pub fn register_query(&self, answer: oneshot::Sender<ScriptReply>) -> u32 {
        let number = self.state.last_query.get();
        self.state.last_query.set(number.wrapping_add(1));
        let mut queries = self.state.queries.borrow_mut();
        // Those that were given up are not answered, and are removed now and then.
        if queries.len().is_power_of_two() {
            queries.retain(|_, answer| !answer.is_closed());
        }
        queries.insert(number, answer);
        number
    }

    /// Drops all pending queries: the script can no longer reply.
    pub fn drop_queries(&self) {
        self.state.queries.borrow_mut().clear();
    }

    /// Whether the program has a page.
    pub fn has_page(&self, route: &str) -> bool {
        self.state.pages.borrow().has(route)
    }

    /// Opens a page like its user would; `None` if it is open already.
    pub fn open(&self, location: PageLocation) -> Option<Route> {
        apis::route::open(&self.state, location)
    }

    /// The routes of all pages.
    pub fn routes(&self) -> Vec<String> {
        self.state.pages.borrow().routes.clone()
    }

    /// The routes of the open pages; the last one is shown.
    pub fn page_stack(&self) -> Vec<String> {
        self.state.pages.borrow().stack.clone()
    }

    /// Goes back by this many pages, as an event; the first page stays.
    pub fn back(&self, pages: usize) {
        apis::route::back(&self.state, pages);
    }

    /// Opens a page, even if one with the same route is open; it opens with the next events.
    pub fn go(&self, location: PageLocation) {
        apis::route::go(&self.state, location);
    }

    /// Restarts the program with a page, with the next events; files and storage are kept.
    pub fn relaunch(&self, location: PageLocation) {
        apis::route::relaunch(&self.state, location);
    }

    /// Moves the app to the background.
    pub fn background(&self) {
        lifecycle::background(&self.state);
    }

    /// Moves the app to the foreground. `options` are the enter options from now on; without them they stay.
    pub fn foreground(&self, options: Option<HostValue>) {
        lifecycle::foreground(&self.state, options);
    }

    /// Opens a page in place of all others, as a link from outside does.
    pub fn restart_at(&self, location: PageLocation) {
        apis::route::restart_at(&self.state, location);
    }

    /// The app of the first API object, which decides what the program's pages get.
    pub fn first_app(&self) -> Option<&App> {
        self.state.namespaces.first().map(|at| &*at.app)
    }

    /// Replaces the embedder's delegate; questions that are open keep the answer that they wait for.
    pub fn set_delegate(&self, delegate: Option<Delegate>) {
        self.state.delegate.delegate.replace(delegate);
    }

    /// Whether the script is suspended, so that events and timers have to wait.
    pub fn is_suspended(&self) -> bool {
        self.state.lifecycle.is_suspended()
    }

    /// Whether the program was terminated in background.
    pub fn is_ended(&self) -> bool {
        self.state.lifecycle.is_ended()
    }

    /// Changes the network condition.
    pub fn set_network(&self, condition: NetworkCondition) {
        apis::network_type::change(&self.state, condition);
    }
}
