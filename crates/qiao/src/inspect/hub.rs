//! What all connections of tools share: the programs, what has happened in them, and the way to them. It lives on the
//! inspector's thread. It must not know how connections are carried.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use qiao_abi::{CallId, Entry, Level, NetworkCondition, Printed, Record, ScriptQuery, ScriptReply, Wording};
use qiao_host::milliseconds_since_1970;
use tokio::sync::{mpsc, oneshot, watch};

use super::Tools;
use super::attach::{Note, Subject};
use super::bodies::Bodies;
use super::console::{self, Moment};
use super::history::History;
use super::initiator;
use super::network::{Called, Network};
use super::protocol::{AuxData, Context, ContextCreated, ContextDestroyed, event};
use super::sources::Sources;
use super::steering::Blocked;
use crate::actor::Command;

/// The shared state. Clones are handles to the same one.
#[derive(Clone)]
pub(crate) struct Hub(Rc<RefCell<State>>);

/// What a hub is made of, on whatever thread.
pub(crate) struct State {
    wording: Wording,
    blocked: Blocked,
    tools: watch::Sender<Tools>,
    programs: BTreeMap<u32, Subject>,
    sessions: BTreeMap<u64, Session>,
    next_session: u64,
    network: Network,
    sources: Sources,
    history: History,
    bodies: Bodies,
    exceptions: u64,
    /// The programs whose next line of the console has been shown with its values.
    shown: HashSet<u32>,
    /// The condition that the tools emulate, in place of that of every program.
    condition: Option<NetworkCondition>,
}

/// A connection of tools.
struct Session {
    out: mpsc::Sender<Arc<str>>,
    enabled: HashSet<&'static str>,
}

/// How many messages may wait for tools that do not take them; they are cut off then.
const WAITING: usize = 100_000;

/// The domains that have events.
const DOMAINS: [&str; 3] = ["Network", "Runtime", "Debugger"];

impl Hub {
    pub(crate) fn share(state: State) -> Hub {
        Hub(Rc::new(RefCell::new(state)))
    }

    /// Takes in what happened in a program.
    pub(crate) fn note(&self, note: Note) {
        let mut state = self.0.borrow_mut();
        match note {
            Note::Begun(program, subject) => state.begun(program, subject),
            Note::Entry(program, entry, _charge) => state.entry(program, &entry),
            Note::Source(program, source, _charge) => {
                if let Some(event) = state.sources.add(program, source) {
                    state.publish("Debugger", event);
                }
            }
            Note::Printed(program, at, printed, _charge) => state.described(program, at, *printed),
            Note::Uploaded(program, at, call, bytes) => {
                let at = state.milliseconds(program, at) / 1000.0;
                if let Some(event) = state.network.uploaded(program, call, bytes, at) {
                    state.publish("Network", event);
                }
            }
            Note::Ended(program) => state.ended(program),
        }
    }

    /// Tools connect: their number, and the messages for them.
    pub(crate) fn connect(&self) -> (u64, mpsc::Receiver<Arc<str>>) {
        let (out, messages) = mpsc::channel(WAITING);
        let mut state = self.0.borrow_mut();
        state.next_session += 1;
        let number = state.next_session;
        state.sessions.insert(number, Session { out, enabled: HashSet::new() });
        state.tools.send_modify(|tools| tools.connected += 1);
        (number, messages)
    }

    /// Tools are gone. What they had switched is as it was when no others are left.
    pub(crate) fn disconnect(&self, session: u64) {
        let mut state = self.0.borrow_mut();
        if state.sessions.remove(&session).is_some() && state.sessions.is_empty() {
            state.blocked.set(Vec::new());
            state.emulate(None);
        }
        let connected = state.sessions.len();
        state.tools.send_modify(|tools| tools.connected = connected);
    }

    /// Sends a message to tools.
    pub(crate) fn send(&self, session: u64, message: String) {
        self.0.borrow_mut().send(session, &message.into());
    }

    /// Tools want the events of a domain: those that have happened, and those that will.
    pub(crate) fn enable(&self, session: u64, domain: &str) {
        let Some(domain) = DOMAINS.into_iter().find(|known| *known == domain) else { return };
        let mut state = self.0.borrow_mut();
        if state.sessions.get_mut(&session).is_some_and(|session| session.enabled.insert(domain)) {
            let past: Vec<_> = state.history.of(domain).cloned().collect();
            past.iter().for_each(|event| state.send(session, event));
        }
    }

    /// Tools want no events of a domain any more.
    pub(crate) fn disable(&self, session: u64, domain: &str) {
        if let Some(session) = self.0.borrow_mut().sessions.get_mut(&session) {
            session.enabled.remove(domain);
        }
    }

    /// Tools let programs run.
    pub(crate) fn release(&self) {
        self.0.borrow().tools.send_modify(|tools| tools.released = true);
    }

    /// Forgets what was printed, with the objects that are kept for it.
    pub(crate) fn discard_console(&self) {
        let programs: Vec<u32> = {
            let mut state = self.0.borrow_mut();
            state.history.discard("Runtime", console::is_printed);
            state.programs.keys().copied().collect()
        };
        for program in programs {
            // Nobody waits for it.
            drop(self.ask(Some(program), "releaseObjectGroup", console::GROUP.to_owned()));
        }
    }

    /// Puts the network of every program into a condition, or back into its own.
    pub(crate) fn emulate(&self, condition: Option<NetworkCondition>) {
        self.0.borrow_mut().emulate(condition);
    }

    /// Blocks URLs of every program.
    pub(crate) fn block(&self, patterns: Vec<String>) {
        self.0.borrow().blocked.set(patterns);
    }

    /// Asks script of a program, or of the last one; `None` where there is none that runs.
    pub(crate) fn ask(
        &self,
        program: Option<u32>,
        method: &str,
        params: String,
    ) -> Option<oneshot::Receiver<ScriptReply>> {
        let state = self.0.borrow();
        let subject = match program {
            Some(program) => state.programs.get(&program)?,
            None => state.programs.values().next_back()?,
        };
        let (answer, answered) = oneshot::channel();
        let query = ScriptQuery::Inspect { method: method.to_owned(), params };
        let command = Command::act(move |actor| actor.query(&query, answer));
        subject.commands.upgrade()?.send(Box::new(command)).ok()?;
        Some(answered)
    }

    /// The number of the last program that runs.
    pub(crate) fn last_program(&self) -> Option<u32> {
        self.0.borrow().programs.keys().next_back().copied()
    }

    /// Looks at the bodies that are kept.
    pub(crate) fn with_bodies<T>(&self, look: impl FnOnce(&Bodies) -> T) -> T {
        look(&self.0.borrow().bodies)
    }

    /// The text of a file.
    pub(crate) fn source(&self, id: &str) -> Option<String> {
        self.0.borrow().sources.text(id).map(str::to_owned)
    }
}

impl State {
    pub(crate) fn new(wording: Wording, blocked: Blocked, tools: watch::Sender<Tools>) -> State {
        State {
            wording,
            blocked,
            tools,
            programs: BTreeMap::new(),
            sessions: BTreeMap::new(),
            next_session: 0,
            network: Network::default(),
            sources: Sources::default(),
            history: History::default(),
            bodies: Bodies::default(),
            exceptions: 0,
            shown: HashSet::new(),
            condition: None,
        }
    }

    fn begun(&mut self, program: u32, subject: Subject) {
        if let Some(root) = &subject.root {
            self.sources.begin(program, root.clone());
        }
        let (unique_id, aux_data) = (program.to_string(), AuxData { is_default: true });
        let context = Context { id: program, origin: "", name: &subject.name, unique_id, aux_data };
        self.publish("Runtime", event("Runtime.executionContextCreated", &ContextCreated { context }));
        let at = Moment { program, milliseconds: milliseconds_since_1970(subject.launched) };
        let is_first = self.programs.is_empty() && self.history.of("Runtime").count() == 1;
        self.programs.insert(program, subject);
        if is_first {
            self.publish("Runtime", console::printed(at, Level::Info, console::NO_DEBUGGER));
        }
        if let Some(condition) = self.condition.clone() {
            self.set_network(program, condition);
        }
    }

    fn ended(&mut self, program: u32) {
        let at = self.programs.get(&program).map_or(0.0, |subject| milliseconds_since_1970(subject.launched) / 1000.0);
        for event in self.network.gone(program, at) {
            self.publish("Network", event);
        }
        self.programs.remove(&program);
        let gone = ContextDestroyed { execution_context_id: program, execution_context_unique_id: program.to_string() };
        self.publish("Runtime", event("Runtime.executionContextDestroyed", &gone));
    }

    /// Milliseconds since 1970 on a program's clock, at this time after its launch.
    fn milliseconds(&self, program: u32, at: Duration) -> f64 {
        self.programs.get(&program).map_or(0.0, |subject| milliseconds_since_1970(subject.launched + at))
    }

    fn entry(&mut self, program: u32, entry: &Entry) {
        let milliseconds = self.milliseconds(program, entry.at);
        let at = Moment { program, milliseconds };
        let seconds = milliseconds / 1000.0;
        let events = match &entry.record {
            Record::Call { call, api, subject, stack, .. } if Network::concerns(*api) => {
                let initiator = initiator::initiator(stack, program, &self.sources);
                self.network.called(Called { program, call: *call, api: *api, subject, initiator, at: seconds })
            }
            Record::End { call, ok, message, .. } => {
                self.network.ended(program, *call, *ok, message.as_deref().unwrap_or_default(), seconds)
            }
            Record::Exchange(traffic) => self.network.exchanged(program, traffic, &mut self.bodies),
            Record::Frame(frame) => self.network.framed(program, frame),
            record => return self.printed(at, record),
        };
        events.into_iter().for_each(|event| self.publish("Network", event));
    }

    /// A call of the console whose values open.
    fn described(&mut self, program: u32, at: Duration, printed: Printed) {
        let at = Moment { program, milliseconds: self.milliseconds(program, at) };
        let stack = initiator::stack_trace(&printed.stack, program, &self.sources);
        if let Some(event) = console::described(at, &printed.described, stack) {
            self.publish("Runtime", event);
            if printed.has_text {
                self.shown.insert(program);
            }
        }
    }

    fn printed(&mut self, at: Moment, record: &Record) {
        let event = match record {
            Record::Console { .. } if self.shown.remove(&at.program) => return,
            Record::Console { level, text } => console::printed(at, *level, text),
            Record::Error(error) => {
                self.exceptions += 1;
                console::thrown(at, self.exceptions, error, &self.sources)
            }
            Record::Verdict { call, subject, message, verdict, .. } => {
                self.ruled(at, *call, message.as_deref().unwrap_or(subject), verdict)
            }
            Record::Missing { call, name, message, verdict, .. } => {
                self.ruled(at, *call, message.as_deref().unwrap_or(name), verdict)
            }
            Record::Assignment { name, verdict, .. } => self.ruled(at, None, name, verdict),
            _ => return,
        };
        self.publish("Runtime", event);
    }

    fn ruled(&mut self, at: Moment, call: Option<CallId>, about: &str, verdict: &qiao_abi::Verdict) -> String {
        if let Some(call) = call {
            self.network.ruled(at.program, call, console::rule(verdict, &self.wording));
        }
        let initiator = call.and_then(|call| self.network.initiator(at.program, call));
        let stack = initiator.and_then(|initiator| initiator.stack.clone());
        console::verdict(at, about, verdict, &self.wording, stack)
    }

    /// Keeps an event and sends it to the tools that want it.
    fn publish(&mut self, domain: &'static str, event: String) {
        let event: Arc<str> = event.into();
        self.history.add(domain, event.clone());
        let wanting = self.sessions.iter().filter(|(_, session)| session.enabled.contains(domain));
        let wanting: Vec<u64> = wanting.map(|(number, _)| *number).collect();
        wanting.into_iter().for_each(|session| self.send(session, &event));
    }

    fn send(&mut self, session: u64, message: &Arc<str>) {
        let failed = self.sessions.get(&session).is_some_and(|session| session.out.try_send(message.clone()).is_err());
        if failed {
            // The end of its messages ends the connection.
            self.sessions.remove(&session);
        }
    }

    fn emulate(&mut self, condition: Option<NetworkCondition>) {
        if self.condition == condition {
            return;
        }
        self.condition.clone_from(&condition);
        let numbers: Vec<u32> = self.programs.keys().copied().collect();
        for program in numbers {
            let own = self.programs.get(&program).map(|subject| subject.condition.clone());
            self.set_network(program, condition.clone().or(own).unwrap_or_default());
        }
    }

    fn set_network(&self, program: u32, condition: NetworkCondition) {
        let commands = self.programs.get(&program).and_then(|subject| subject.commands.upgrade());
        if let Some(commands) = commands {
            // Nobody waits until script has heard of it.
            drop(commands.send(Box::new(Command::act(move |actor| actor.program.set_network(condition)))));
        }
    }
}
