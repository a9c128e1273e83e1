//! The state of one mini-program: its spaces, running calls, timers, lanes and journal.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use bytes::Bytes;
use qiao_abi::{
    Api, CallId, Event, Failure, FileFault, Frame, FrameKind, FunctionShape, HostValue, Missing, Namespace,
    NetworkCondition, PageLocation, Record, Route, ScriptReply, Transport, Verdict,
};
use qiao_rules::files::{self, Area};
use qiao_rules::route::Pages;
use qiao_rules::{App, CallSites, Client};
use tokio::sync::oneshot;
use tokio::time::Instant;

use crate::calls;
use crate::cancel::Cancel;
use crate::clock::Clock;
use crate::concurrency::ConcurrencyLimiter;
use crate::delegate::{Delegate, DelegateState, LoginProvider};
use crate::embedder_functions::{EmbedderFunction, FunctionReply, Functions};
use crate::files::{BadStorage, Home, Part, Sandbox};
use crate::inbox::Inbox;
use crate::journal::{Journal, Sink};
use crate::lifecycle::{self, Lifecycle};
use crate::preflights::Preflights;
use crate::sockets::Sockets;
use crate::source::Root;
use crate::storage::Storage;
use crate::timers::Timers;
use crate::weak_network::WeakNetworkState;

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
    /// What chance begins with, for runs that are to be repeated exactly.
    pub seed: Option<u64>,
    /// Where files and storage are kept; without a home they are gone at the end.
    pub home: Option<Home>,
    /// The condition of the network at the beginning.
    pub condition: NetworkCondition,
    /// What the journal is told of traffic.
    pub recording: Recording,
    /// The pages that it has.
    pub pages: Pages,
    /// Who is handed what script asks of its user or of the client.
    pub delegate: Option<Delegate>,
    /// Who gives codes for logins.
    pub login: Option<LoginProvider>,
    /// Functions that script is given beside what the platform has.
    pub functions: Vec<EmbedderFunction>,
}

/// What the journal is told of traffic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Recording {
    /// Nothing.
    #[default]
    Nothing,
    /// Every exchange, without bodies.
    Heads,
    /// Every exchange, with the bodies that are in memory anyway.
    Bodies,
}

/// How much a mini-program may use.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many bytes an answer that goes to script may have.
    pub response_bytes: u64,
    /// How many timers may be set at once.
    pub timers: usize,
    /// How many calls may be running or waiting at once.
    pub calls: usize,
    /// How many bytes the files of an API object may have together, whatever its platform allows.
    pub disk_bytes: u64,
    /// How many bytes a message of a socket may have.
    pub message_bytes: usize,
    /// How many bytes may wait to be sent over a socket.
    pub socket_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            response_bytes: 256 * 1024 * 1024,
            timers: 100_000,
            calls: 100_000,
            disk_bytes: 4 * 1024 * 1024 * 1024,
            message_bytes: 64 * 1024 * 1024,
            socket_bytes: 16 * 1024 * 1024,
        }
    }
}

/// One mini-program. Clones are handles to the same one.
#[derive(Clone)]
pub struct Program(pub(crate) Rc<State>);

pub(crate) struct State {
    pub namespaces: Vec<NamespaceState>,
    pub root: Option<Root>,
    pub transport: Rc<dyn Transport>,
    pub clock: Clock,
    pub limits: Limits,
    pub inbox: Inbox,
    pub journal: Journal,
    pub timers: RefCell<Timers>,
    /// In order, so that ending them all ends them in the same order in every run.
    pub calls: RefCell<BTreeMap<CallId, Running>>,
    pub lifecycle: Lifecycle,
    pub delegate: DelegateState,
    pub functions: Functions,
    pub condition: RefCell<NetworkCondition>,
    pub recording: Recording,
    pub pages: RefCell<Pages>,
    /// Who waits for an answer of script, by the inquiry's number.
    pub queries: RefCell<BTreeMap<u32, oneshot::Sender<ScriptReply>>>,
    pub last_query: Cell<u32>,
    /// A line for each of the last exchanges, where script can ask for them.
    pub info: Option<RefCell<VecDeque<String>>>,
    pub random: RefCell<fastrand::Rng>,
}

/// A call over the network that is running or waiting.
#[derive(Clone)]
pub(crate) struct Running {
    pub namespace: usize,
    pub cancel: Cancel,
    /// Whether script listens to what happens on the way.
    pub has_listeners: bool,
}

/// One API object of the program.
pub(crate) struct NamespaceState {
    pub app: Rc<App>,
    pub call_sites: CallSites,
    pub lanes: ConcurrencyLimiter,
    pub files: Rc<Sandbox>,
    pub storage: RefCell<Storage>,
    pub preflights: Rc<Preflights>,
    pub sockets: RefCell<Sockets>,
    pub weak_network: WeakNetworkState,
    /// What the platform has and this host does not.
    pub missing: OnceCell<Vec<Missing>>,
}

impl Program {
    /// A program that has not begun.
    ///
    /// # Errors
    /// The folder for its files and its storage cannot be used.
    pub fn new(setup: Setup) -> Result<Program, BadStorage> {
        let place = |app: App| NamespaceState::new(app, setup.home.as_ref(), setup.clock, setup.limits);
        let informs = |app: &App| app.profile.calls.request_info.value.on(app.client);
        let info = setup.apps.iter().any(informs).then(RefCell::default);
        setup.transport.set_condition(&setup.condition);
        let namespaces = setup.apps.into_iter().map(place).collect::<Result<_, _>>()?;
        Ok(Program(Rc::new(State {
            namespaces,
            root: setup.root,
            transport: setup.transport,
            clock: setup.clock,
            limits: setup.limits,
            inbox: Inbox::default(),
            journal: Journal::new(setup.clock),
            timers: RefCell::default(),
            calls: RefCell::default(),
            lifecycle: Lifecycle::default(),
            delegate: DelegateState::new(setup.delegate, setup.login),
            functions: Functions::new(setup.functions),
            condition: RefCell::new(setup.condition),
            recording: setup.recording,
            pages: RefCell::new(setup.pages),
            queries: RefCell::default(),
            last_query: Cell::new(0),
            info,
            random: RefCell::new(setup.seed.map_or_else(fastrand::Rng::new, fastrand::Rng::with_seed)),
        })))
    }

    /// Puts a file among the temporary ones of a space, as a picker of images would; gives its
    /// path. `name` gives the extension.
    ///
    /// # Errors
    /// There is no such space or no room.
    pub fn add_file(&self, namespace: Namespace, name: &str, bytes: &[u8]) -> Result<String, FileFault> {
        let at = self.0.namespace(namespace).ok_or(FileFault::NotFound)?;
        let chance = self.0.chance();
        let name = name.rsplit_once('.').map_or_else(|| chance.clone(), |(_, kind)| format!("{chance}.{kind}"));
        let path = files::path(&at.app, Area::Temp, &name);
        let place = files::locate(&at.app, &path)?;
        let mut part = Part::begin(&at.files, &place, &chance)?;
        part.write(bytes)?;
        part.finish(&place)?;
        Ok(path)
    }

    /// Where events for the engine arrive.
    pub fn inbox(&self) -> &Inbox {
        &self.0.inbox
    }

    /// Adds a listener to the journal.
    pub fn listen(&self, sink: Sink) {
        self.0.journal.listen(sink);
    }

    /// Writes a line into the journal.
    pub fn write(&self, record: Record) {
        self.0.journal.write(record);
    }

    /// When the next timer is due.
    pub fn next_due(&self) -> Option<Instant> {
        self.0.timers.borrow().next_due()
    }

    /// Puts one due timer into the inbox; says whether there was one.
    pub fn ring(&self) -> bool {
        let due = self.0.timers.borrow_mut().take_due();
        if let Some(timer) = due {
            self.0.inbox.push(Event::Timer(timer));
        }
        due.is_some()
    }

    /// What script sees of the functions that it is given.
    pub fn functions(&self) -> Vec<FunctionShape> {
        self.0.functions.shapes()
    }

    /// Takes the answer of a function that script was given. It is delivered even to a script that is
    /// suspended: whoever gave the function does not belong to the program.
    pub fn take_answer(&self) -> Option<FunctionReply> {
        self.0.functions.take_answer()
    }

    /// Whether script waits for such an answer.
    pub fn awaits_answer(&self) -> bool {
        !self.0.functions.is_idle()
    }

    /// Whether nothing is pending: no event, no call, no timer, no answer.
    pub fn is_idle(&self) -> bool {
        let pending = self.has_calls() || self.awaits_answer() || !self.0.inbox.is_empty();
        !pending && self.0.timers.borrow().is_empty()
    }

    /// Whether a call is running or waiting, or a socket is there, or a question.
    pub fn has_calls(&self) -> bool {
        !self.0.calls.borrow().is_empty()
            || !self.0.delegate.open.borrow().is_empty()
            || self.0.namespaces.iter().any(|namespace| !namespace.sockets.borrow().is_empty())
    }

    /// Removes the temporary files and lets others use what is kept. Script must not run any more.
    pub fn close_files(&self) {
        for namespace in &self.0.namespaces {
            namespace.files.close();
            namespace.storage.borrow_mut().close();
        }
    }

    /// Lets the events that wait go unheard; calls that they end have ended.
    pub fn discard_events(&self) {
        while self.0.inbox.take().is_some() {}
    }

    /// Ends every running and waiting call.
    pub fn cancel_all(&self, reason: &Failure) {
        let calls: Vec<Running> = self.0.calls.borrow().values().cloned().collect();
        for call in calls {
            call.cancel.cancel(reason.clone());
        }
        self.0.delegate.open.borrow().values().for_each(|question| question.cancel(reason.clone()));
        for namespace in &self.0.namespaces {
            namespace.sockets.borrow().iter().for_each(|socket| socket.cancel.cancel(reason.clone()));
        }
    }

    /// Files somebody who waits for an answer of script; gives the inquiry's number.
    pub fn register_query(&self, answer: oneshot::Sender<ScriptReply>) -> u32 {
        let number = self.0.last_query.get();
        self.0.last_query.set(number.wrapping_add(1));
        self.0.queries.borrow_mut().insert(number, answer);
        number
    }

    /// Lets nobody wait any more for answers: script can give none.
    pub fn drop_queries(&self) {
        self.0.queries.borrow_mut().clear();
    }

    /// Whether the program has a page.
    pub fn has_page(&self, route: &str) -> bool {
        self.0.pages.borrow().has(route)
    }

    /// Goes to a page, as its user would: the change that opens it, unless it is open already.
    pub fn open(&self, location: PageLocation) -> Option<Route> {
        calls::route::open(&self.0, location)
    }

    /// Takes the program out of its user's sight.
    pub fn background(&self) {
        lifecycle::background(&self.0);
    }

    /// Brings it back.
    pub fn foreground(&self) {
        lifecycle::foreground(&self.0);
    }

    /// Whether script is suspended, so that events and timers have to wait.
    pub fn is_suspended(&self) -> bool {
        self.0.lifecycle.is_suspended()
    }

    /// Whether the program was ended in background.
    pub fn is_ended(&self) -> bool {
        self.0.lifecycle.is_ended()
    }

    /// Puts the network into another condition.
    pub fn set_network(&self, condition: NetworkCondition) {
        calls::network_info::change(&self.0, condition);
    }
}

impl State {
    pub fn namespace(&self, namespace: Namespace) -> Option<&NamespaceState> {
        self.namespaces.get(usize::from(namespace.0))
    }

    /// Files a call over the network as running.
    ///
    /// # Errors
    /// Too many are, or the program may not call now.
    pub fn begin(&self, namespace: Namespace, call: CallId) -> Result<Cancel, Failure> {
        let namespace = usize::from(namespace.0);
        if let Some(refused) = lifecycle::refusal(self, namespace) {
            return Err(refused);
        }
        let mut calls = self.calls.borrow_mut();
        if calls.len() >= self.limits.calls {
            return Err(Failure::Busy(self.limits.calls as u32));
        }
        let cancel = Cancel::default();
        calls.insert(call, Running { namespace, cancel: cancel.clone(), has_listeners: false });
        Ok(cancel)
    }

    /// Whether somebody wants to know what goes over the network.
    pub fn watches_traffic(&self) -> bool {
        self.recording != Recording::Nothing || self.info.is_some()
    }

    /// Notes a message or close frame of a socket, if somebody wants to know.
    pub fn record_frame(&self, call: CallId, sent: bool, kind: FrameKind, bytes: &[u8]) {
        if self.recording != Recording::Nothing {
            let data = (self.recording == Recording::Bodies).then(|| Bytes::copy_from_slice(bytes));
            let (time, bytes) = (self.clock.now(), bytes.len() as u64);
            self.journal.write(Record::Frame(Frame { call, sent, time, kind, bytes, data }));
        }
    }

    /// A name that nobody else has.
    pub fn chance(&self) -> String {
        let mut random = self.random.borrow_mut();
        format!("{:016x}{:016x}", random.u64(..), random.u64(..))
    }

    /// Notes a call that threw its failure.
    pub fn record_thrown(&self, api: Api, subject: String, thrown: &HostValue, verdict: Verdict) {
        let message = thrown.field("errMsg").and_then(HostValue::as_text).map(str::to_owned);
        self.journal.write(Record::Verdict { call: CallId(0), api, subject, message, verdict });
    }

    pub fn record_call(&self, call: CallId, namespace: Namespace, api: Api, subject: &str) {
        self.journal.write(Record::Call { call, namespace, api, subject: subject.to_owned() });
    }
}

impl NamespaceState {
    fn new(app: App, home: Option<&Home>, clock: Clock, limits: Limits) -> Result<NamespaceState, BadStorage> {
        let client: Client = app.client;
        let lanes = ConcurrencyLimiter::new(app.profile.limits.lanes.value.on(client));
        let folder = home.map(|home| home.of(&app));
        let files = Sandbox::new(&app, folder.clone(), clock, limits.disk_bytes);
        let storage = match &folder {
            Some(folder) => {
                files.open()?;
                Storage::open(folder)?
            }
            None => Storage::default(),
        };
        Ok(NamespaceState {
            app: Rc::new(app),
            call_sites: CallSites::default(),
            lanes,
            files: Rc::new(files),
            storage: RefCell::new(storage),
            preflights: Rc::default(),
            sockets: RefCell::default(),
            weak_network: WeakNetworkState::default(),
            missing: OnceCell::new(),
        })
    }
}
