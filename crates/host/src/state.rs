//! The state of one mini-program: its API objects with their rules, files, storage and sockets, its calls, timers and
//! journal. It must not know what an API does.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;
use std::time::Duration;

use bytes::Bytes;
use qiao_abi::{
    Budget, CallId, Charge, Event, Failure, Frame, FrameKind, Missing, Namespace, NetworkCondition, Pending, Printed,
    Record, ScriptReply, Source, Transport,
};
use qiao_rules::route::Pages;
use qiao_rules::{App, CallSites};
use tokio::sync::oneshot;

use crate::bodies::Bodies;
use crate::call::table::CallTable;
use crate::cancel::Cancel;
use crate::clock::Clock;
use crate::concurrency::ConcurrencyLimiter;
use crate::cookies::Cookies;
use crate::coverage::Coverage;
use crate::delegate::DelegateState;
use crate::files::{BadStorage, Home, Sandbox};
use crate::lifecycle::Lifecycle;
use crate::plain_sockets::PlainSockets;
use crate::preflights::Preflights;
use crate::sockets::Sockets;
use crate::source::Root;
use crate::storage::Storage;
use crate::timers::Timers;
use crate::weak_network::WeakNetworkState;

/// Which traffic the journal records.
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

/// Resource limits of a mini-program.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Maximum size of a response delivered to the script, in bytes.
    pub response_bytes: u64,
    /// Maximum number of timers.
    pub timers: usize,
    /// Maximum number of running and queued calls.
    pub calls: usize,
    /// Maximum total size of the files of an API object in bytes, in addition to the platform's limits.
    pub disk_bytes: u64,
    /// Maximum size of a WebSocket message, in bytes.
    pub message_bytes: usize,
    /// Maximum number of bytes queued for sending on a WebSocket.
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

/// What an inspector hears of a program beside its journal. Script may be running then, so it must not wait.
pub trait Observer {
    /// Script loads this file.
    fn source(&self, source: &Source);

    /// Script used its console, at this time after the launch.
    fn printed(&self, at: Duration, printed: Printed);

    /// More bytes of an upload have been handed to the network, at this time after the launch.
    fn uploaded(&self, at: Duration, call: CallId, bytes: u64);
}

/// All that the parts of the host share.
pub(crate) struct ProgramState {
    pub namespaces: Box<[Rc<NamespaceState>]>,
    pub root: Option<Root>,
    pub transport: Rc<dyn Transport>,
    pub clock: Clock,
    pub limits: Limits,
    pub budget: Budget,
    /// Deduplicated long bodies.
    pub bodies: Bodies,
    pub calls: Rc<CallTable>,
    pub timers: RefCell<Timers>,
    pub lifecycle: Lifecycle,
    pub delegate: DelegateState,
    pub condition: RefCell<NetworkCondition>,
    pub recording: Recording,
    pub observer: Option<Rc<dyn Observer>>,
    pub coverage: Option<Coverage>,
    pub pages: RefCell<Pages>,
    /// Where replies of script go, by the query's number.
    pub queries: RefCell<BTreeMap<u32, oneshot::Sender<ScriptReply>>>,
    pub last_query: Cell<u32>,
    /// Whether a limit was exceeded so that the program cannot continue.
    pub given_up: Cell<bool>,
    /// Whether the script was stopped.
    pub is_stopped: Box<dyn Fn() -> bool>,
    /// One line per recent exchange, on clients where the script can print them.
    pub request_lines: Option<RefCell<VecDeque<(String, Charge)>>>,
    pub random: RefCell<fastrand::Rng>,
    /// The number of the most recent TCP or UDP socket.
    pub last_plain_socket: Cell<u32>,
}

/// One API object of the program.
pub(crate) struct NamespaceState {
    pub id: Namespace,
    pub app: Rc<App>,
    /// Caches for the requests of this API object.
    pub call_sites: CallSites,
    pub limiter: ConcurrencyLimiter,
    pub files: Rc<Sandbox>,
    pub storage: RefCell<Storage>,
    pub preflights: Rc<Preflights>,
    /// Cookies kept by the client.
    pub cookies: RefCell<Cookies>,
    pub sockets: RefCell<Sockets>,
    pub plain_sockets: RefCell<PlainSockets>,
    pub weak_network: WeakNetworkState,
    /// The search for local services, while one runs.
    pub discovery: RefCell<Option<Cancel>>,
    /// Functions that the platform has but this host does not implement.
    pub missing: OnceCell<Vec<Missing>>,
    /// Those without an outcome that were called: script may call them with every frame.
    pub noted: RefCell<BTreeSet<&'static str>>,
}

impl ProgramState {
    pub(crate) fn namespace(&self, namespace: Namespace) -> Option<&Rc<NamespaceState>> {
        self.namespaces.get(usize::from(namespace.0))
    }

    /// Notifies the listeners of every API object with the value for its platform; `None` skips it.
    pub(crate) fn notify(&self, api: qiao_abi::Api, what: impl Fn(&App) -> Option<qiao_abi::HostValue>) {
        for namespace in &self.namespaces {
            if let Some(what) = what(&namespace.app) {
                self.calls.inbox.push(Event::Notice(namespace.id, api, what));
            }
        }
    }

    /// Whether exchanges are recorded.
    pub(crate) fn watches_traffic(&self) -> bool {
        self.recording != Recording::Nothing || self.request_lines.is_some()
    }

    /// Records a message or close frame of a socket, if traffic is recorded.
    pub(crate) fn record_frame(&self, call: CallId, sent: bool, kind: FrameKind, bytes: &[u8]) {
        if self.recording != Recording::Nothing {
            let data = (self.recording == Recording::Bodies).then(|| Bytes::copy_from_slice(bytes));
            let (time, bytes) = (self.clock.now(), bytes.len() as u64);
            self.calls.journal.write(Record::Frame(Frame { call, sent, time, kind, bytes, data }));
        }
    }

    /// The number of a new TCP or UDP socket.
    pub(crate) fn next_plain_socket(&self) -> u32 {
        self.last_plain_socket.set(self.last_plain_socket.get().wrapping_add(1));
        self.last_plain_socket.get()
    }

    /// The failure of a call for lack of memory.
    pub(crate) fn no_room(&self) -> Failure {
        Failure::Memory(self.budget.limit() as u64)
    }

    /// An unused name.
    pub(crate) fn unique_name(&self) -> String {
        let mut random = self.random.borrow_mut();
        format!("{:016x}{:016x}", random.u64(..), random.u64(..))
    }

    /// A new request id, on platforms that send one.
    pub(crate) fn new_request_id(&self, app: &App) -> Option<String> {
        let now = self.clock.epoch_milliseconds() as u64;
        qiao_rules::request_id(app, now, |below| self.random.borrow_mut().usize(..below))
    }
}

impl NamespaceState {
    /// What keeps the program from coming to rest beside calls and WebSockets.
    pub(crate) fn pending(&self) -> Vec<Pending> {
        let sockets = self.plain_sockets.borrow();
        let search = self.discovery.borrow().is_some().then_some(Pending::LocalSearch);
        sockets.running().map(Pending::PlainSocket).chain(search).collect()
    }

    /// The initial state of an API object.
    ///
    /// # Errors
    /// The directory for its files and storage cannot be used.
    pub(crate) fn new(
        id: Namespace,
        app: App,
        home: Option<&Home>,
        clock: Clock,
        limits: Limits,
        budget: &Budget,
    ) -> Result<NamespaceState, BadStorage> {
        let limiter = ConcurrencyLimiter::new(app.rules.limits.lanes);
        let folder = home.map(|home| home.of(&app));
        let files = Sandbox::new(&app, folder.clone(), clock, limits.disk_bytes);
        let storage = match &folder {
            Some(folder) => {
                files.open()?;
                Storage::open(folder, budget)?
            }
            None => Storage::new(budget),
        };
        Ok(NamespaceState {
            id,
            app: Rc::new(app),
            call_sites: CallSites::default(),
            limiter,
            files: Rc::new(files),
            storage: RefCell::new(storage),
            preflights: Rc::new(Preflights::new(budget.clone())),
            cookies: RefCell::default(),
            sockets: RefCell::default(),
            plain_sockets: RefCell::default(),
            weak_network: WeakNetworkState::default(),
            discovery: RefCell::default(),
            missing: OnceCell::new(),
            noted: RefCell::default(),
        })
    }
}
