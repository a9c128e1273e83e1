//! A handle to one mini-program for those who run it: they feed its events to the engine, drive its
//! life, and end it.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use qiao_abi::{
    Api, Budget, Event, Failure, FileFault, FunctionShape, Namespace, NetworkCondition, PageLocation, Record, Route,
    ScriptReply, Transport,
};
use qiao_rules::files::{self, Area};
use qiao_rules::route::Pages;
use qiao_rules::{App, config};
use tokio::sync::oneshot;
use tokio::time::Instant;

use crate::apis;
use crate::bodies::Bodies;
use crate::call::table::CallTable;
use crate::clock::Clock;
use crate::delegate::{Delegate, DelegateState, LoginProvider};
use crate::embedder_functions::{EmbedderFunction, FunctionReply, Functions};
use crate::files::{BadStorage, Home, Part};
use crate::inbox::Inbox;
use crate::journal::{Journal, Sink};
use crate::lifecycle::{self, Lifecycle};
use crate::source::Root;
use crate::state::{Limits, NamespaceState, ProgramState, Recording};

/// What a mini-program is made of.
pub struct Setup {
    /// Its API objects, each under its own rules.
    pub apps: Vec<App>,
    /// The folder of its sources; without one there is nothing to require.
    pub root: Option<Root>,
    /// What carries exchanges out.
    pub transport: Rc<dyn Transport>,
    /// Its clock.
    pub clock: Clock,
    /// How much it may use.
    pub limits: Limits,
    /// Its memory, which its engine shares.
    pub budget: Budget,
    /// The seed of random numbers, for runs that repeat exactly.
    pub seed: Option<u64>,
    /// Where files and storage are kept; without it they are lost at the end.
    pub home: Option<Home>,
    /// The condition of the network at the beginning.
    pub condition: NetworkCondition,
    /// How much of the traffic the journal records.
    pub recording: Recording,
    /// Whether its script has been stopped, for what would otherwise wait long.
    pub is_stopped: Box<dyn Fn() -> bool>,
    /// The pages that it has.
    pub pages: Pages,
    /// The embedder's delegate for calls that ask the user or the client.
    pub delegate: Option<Delegate>,
    /// What gives codes for logins.
    pub login: Option<LoginProvider>,
    /// Functions that script is given beside what the platform has.
    pub functions: Vec<EmbedderFunction>,
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
    /// A program that has not begun.
    ///
    /// # Errors
    /// The folder for its files and its storage cannot be used.
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
            timers: RefCell::default(),
            lifecycle: Lifecycle::default(),
            delegate: DelegateState::new(setup.delegate, setup.login),
            condition: RefCell::new(setup.condition),
            recording: setup.recording,
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

    /// Writes into the journal how the program was launched, where that is not as usual: for those who listen by now.
    pub fn begin_journal(&self) {
        let condition = self.state.condition.borrow().clone();
        if condition != NetworkCondition::default() {
            self.state.calls.journal.write(Record::Network(condition));
        }
    }

    /// Puts a file among the temporary ones of a space, as a picker of images would; gives its
    /// path. `name` gives the extension.
    ///
    /// # Errors
    /// The API object does not exist, or the file does not fit.
    pub fn add_file(&self, namespace: Namespace, name: &str, bytes: &[u8]) -> Result<String, FileFault> {
        let at = self.state.namespace(namespace).ok_or(FileFault::NotFound)?;
        let unique = self.state.unique_name();
        let name = name.rsplit_once('.').map_or_else(|| unique.clone(), |(_, kind)| format!("{unique}.{kind}"));
        let path = files::path(&at.app, Area::Temp, &name);
        let place = files::locate(&at.app, &path)?;
        let mut part = Part::begin(&at.files, &place, &unique)?;
        part.write(bytes)?;
        part.finish(&place)?;
        Ok(path)
    }

    /// Where events for the engine arrive.
    pub fn inbox(&self) -> &Inbox {
        &self.state.calls.inbox
    }

    /// The oldest event for the engine. The end of a call is recorded as script takes it.
    pub fn next_event(&self) -> Option<Event> {
        self.state.calls.next_event()
    }

    /// Adds a listener to the journal.
    pub fn listen(&self, sink: Box<dyn Sink>) {
        self.state.calls.journal.listen(sink);
    }

    /// Writes what the program's configuration gets wrong into the journal.
    pub fn explain_configuration(&self) {
        for namespace in &self.state.namespaces {
            for verdict in config::verdicts(&namespace.app) {
                let subject = "app.json".to_owned();
                let record = Record::Verdict { call: None, api: Api::Request, subject, message: None, verdict };
                self.state.calls.journal.write(record);
            }
        }
    }

    /// Writes a line into the journal.
    pub fn write(&self, record: Record) {
        self.state.calls.journal.write(record);
    }

    /// When the next timer is due.
    pub fn next_due(&self) -> Option<Instant> {
        self.state.timers.borrow().next_due()
    }

    /// Puts one due timer into the inbox; says whether there was one.
    pub fn ring(&self) -> bool {
        let due = self.state.timers.borrow_mut().take_due();
        if let Some(timer) = due {
            self.state.calls.inbox.push(Event::Timer(timer));
        }
        due.is_some()
    }

    /// What script sees of the functions that it is given.
    pub fn functions(&self) -> Vec<FunctionShape> {
        self.functions.shapes()
    }

    /// Takes the answer of a function that script was given. It is delivered even to a script that is
    /// suspended: embedder functions are outside of the program.
    pub fn take_answer(&self) -> Option<FunctionReply> {
        self.functions.take_answer()
    }

    /// Whether script waits for such an answer.
    pub fn awaits_answer(&self) -> bool {
        !self.functions.is_idle()
    }

    /// Whether nothing is pending: no event, no call, no timer, no answer.
    pub fn is_idle(&self) -> bool {
        let pending = self.has_calls() || self.awaits_answer() || !self.state.calls.inbox.is_empty();
        !pending && self.state.timers.borrow().is_empty()
    }

    /// Whether a limit was hit beyond which the program cannot go on.
    pub fn is_given_up(&self) -> bool {
        self.state.given_up.get()
    }

    /// Its memory.
    pub fn budget(&self) -> &Budget {
        &self.state.budget
    }

    /// Whether a call is running or waiting, or a socket is there, or a question.
    pub fn has_calls(&self) -> bool {
        !self.state.calls.is_empty()
            || !self.state.delegate.open.borrow().is_empty()
            || self
                .state
                .namespaces
                .iter()
                .any(|namespace| !namespace.sockets.borrow().is_empty() || !namespace.plain_sockets.borrow().is_idle())
    }

    /// Removes the temporary files and lets others use what is kept. Script must not run any more.
    pub fn close_files(&self) {
        for namespace in &self.state.namespaces {
            namespace.files.close();
            namespace.storage.borrow_mut().close();
        }
    }

    /// Discards the events that wait; calls that they end have ended, and marks among them never resolve.
    pub fn discard_events(&self) {
        drop(self.inbox().take_marks());
        while self.next_event().is_some() {}
    }

    /// Waits until nothing carries a call or a socket out any more, be it that it panicked.
    pub async fn calls_ended(&self) {
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

    /// Ends every running and waiting call.
    pub fn cancel_all(&self, reason: &Failure) {
        self.state.calls.cancel_all(None, reason);
        self.state.delegate.open.borrow().values().for_each(|question| question.cancel(reason.clone()));
        for namespace in &self.state.namespaces {
            namespace.sockets.borrow().iter().for_each(|socket| socket.cancel.cancel(reason.clone()));
            namespace.plain_sockets.borrow().cancel_all(reason);
        }
    }

    /// Registers a query; its reply goes to `answer`. Gives its number.
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

    /// Gives up all open queries: script cannot reply any more.
    pub fn drop_queries(&self) {
        self.state.queries.borrow_mut().clear();
    }

    /// Whether the program has a page.
    pub fn has_page(&self, route: &str) -> bool {
        self.state.pages.borrow().has(route)
    }

    /// Goes to a page, as its user would: the change that opens it, unless it is open already.
    pub fn open(&self, location: PageLocation) -> Option<Route> {
        apis::route::open(&self.state, location)
    }

    /// The routes of all pages.
    pub fn routes(&self) -> Vec<String> {
        self.state.pages.borrow().routes.clone()
    }

    /// Goes to a page, even where one of its route is open; it is opened as an event.
    pub fn go(&self, location: PageLocation) {
        apis::route::go(&self.state, location);
    }

    /// Starts the program anew with a page, as an event; files and storage stay.
    pub fn relaunch(&self, location: PageLocation) {
        apis::route::relaunch(&self.state, location);
    }

    /// Moves the app to the background.
    pub fn background(&self) {
        lifecycle::background(&self.state);
    }

    /// Moves it to the foreground.
    pub fn foreground(&self) {
        lifecycle::foreground(&self.state);
    }

    /// Whether script is suspended, so that events and timers have to wait.
    pub fn is_suspended(&self) -> bool {
        self.state.lifecycle.is_suspended()
    }

    /// Whether the program was ended in background.
    pub fn is_ended(&self) -> bool {
        self.state.lifecycle.is_ended()
    }

    /// Puts the network into another condition.
    pub fn set_network(&self, condition: NetworkCondition) {
        apis::network_type::change(&self.state, condition);
    }
}
