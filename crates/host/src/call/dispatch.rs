//! Dispatches operations of the engine to the parts of the host that execute them. API object and rules of a call are
//! resolved here, once.

use qiao_abi::{
    Api, CacheState, CallId, Capability, Charge, Found, HostValue, Level, LoadError, Namespace, Ops, Options,
    PlainKind, PlainOrder, Printed, Record, ScriptError, ScriptReply, Source, Started, TimerId, TranspileError,
    Transpiled,
};
use qiao_rules::{functions, surface};

use super::context::CallContext;
use super::{immediate, network, reply};
use crate::apis::{
    cache, delegate, device, discovery, download, file, missing, network_type, plain_socket, request, route, socket,
    storage, upload,
};
use crate::embedder_functions;
use crate::program::Program;
use crate::transpile;

impl Program {
    fn context(&self, namespace: Namespace, api: Api, options: &dyn Options) -> Option<CallContext> {
        let namespace = self.state.namespace(namespace)?.clone();
        let stack = if self.state.observer.is_some() { options.stack() } else { String::new() };
        Some(CallContext { state: self.state.clone(), namespace, api, awaited: options.is_awaited(), stack })
    }
}

/// Maximum length of a file name in bytes; no system supports longer ones.
const LONGEST_NAME: usize = 4096;
/// How often the engine has the text of a file while it compiles it, at least: as a string, and in the file's function.
const COMPILED: usize = 2;

impl Ops for Program {
    fn start(
        &self,
        namespace: Namespace,
        id: CallId,
        api: Api,
        options: &dyn Options,
        socket: Option<CallId>,
    ) -> Started {
        let Some(context) = self.context(namespace, api, options) else {
            return Started::Call;
        };
        match api.capability() {
            Capability::Request => network::start::<request::Request>(context, id, options),
            Capability::Upload => network::start::<upload::Upload>(context, id, options),
            Capability::Download => network::start::<download::Download>(context, id, options),
            Capability::Socket => socket::start(context, id, options, socket),
            Capability::File => immediate::start(&context, id, options, &file::FILE),
            Capability::Storage => immediate::start(&context, id, options, &storage::STORAGE),
            Capability::Network => immediate::start(&context, id, options, &network_type::NETWORK_TYPE),
            Capability::Discovery => immediate::start(&context, id, options, &discovery::DISCOVERY),
            Capability::Device => immediate::start(&context, id, options, &device::DEVICE),
            Capability::Route => route::start(&context, id, options),
            Capability::Delegate => delegate::start(&context, id, options),
        }
    }

    fn answer(&self, namespace: Namespace, api: Api, options: &dyn Options) -> Result<HostValue, HostValue> {
        let Some(context) = self.context(namespace, api, options) else {
            return Ok(HostValue::Undefined);
        };
        match api.capability() {
            Capability::File => immediate::answer(&context, options, &file::FILE),
            Capability::Storage => immediate::answer(&context, options, &storage::STORAGE),
            Capability::Device => device::answer(&context, options),
            Capability::Delegate => Ok(delegate::answer(&context, options)),
            Capability::Request
            | Capability::Upload
            | Capability::Download
            | Capability::Socket
            | Capability::Network
            | Capability::Discovery
            | Capability::Route => Ok(HostValue::Undefined),
        }
    }

    fn subscribe(&self, call: CallId) {
        self.state.calls.subscribe(call);
    }

    fn find(&self, namespace: Namespace, name: &str) -> Option<Found> {
        let namespace = self.state.namespace(namespace)?;
        let missing = || {
            let missing = missing::find(namespace, name)?;
            Some(Found::Missing(missing, surface::task(&namespace.app, &missing)))
        };
        functions::find(&namespace.app, name).or_else(missing)
    }

    fn names(&self, namespace: Namespace, class: Option<&str>) -> Vec<String> {
        let Some(namespace) = self.state.namespace(namespace) else {
            return Vec::new();
        };
        let missing = missing::names(namespace, class);
        functions::names(&namespace.app, class).into_iter().chain(missing.map(str::to_owned)).collect()
    }

    fn start_missing(&self, namespace: Namespace, call: CallId, name: &str, options: &dyn Options) {
        missing::start(&self.state, namespace, call, name, options);
    }

    fn refuse(&self, namespace: Namespace, name: &str) -> HostValue {
        missing::refuse(&self.state, namespace, name)
    }

    fn open_plain(&self, namespace: Namespace, kind: PlainKind) -> Result<u32, HostValue> {
        plain_socket::open(&self.state, namespace, kind)
    }

    fn order_plain(&self, namespace: Namespace, socket: u32, order: PlainOrder, options: &dyn Options) -> HostValue {
        plain_socket::order(&self.state, namespace, socket, order, options)
    }

    fn cache_state(&self, namespace: Namespace) -> CacheState {
        cache::state(&self.state, namespace)
    }

    fn answered_by_program(&self, namespace: Namespace, api: &str, subject: String) {
        cache::answered(&self.state, namespace, api, subject);
    }

    fn ignored(&self, namespace: Namespace, name: &str) {
        if let Some(at) = self.state.namespace(namespace) {
            let verdict = surface::ignored_assignment(&at.app, name);
            self.state.calls.journal.write(Record::Assignment { namespace, name: name.to_owned(), verdict });
        }
    }

    fn show_request_info(&self) {
        let lines: Vec<String> = self
            .state
            .request_lines
            .iter()
            .flat_map(|lines| lines.borrow().iter().map(|(line, _)| line.clone()).collect::<Vec<_>>())
            .collect();
        let text = if lines.is_empty() { "no requests yet".to_owned() } else { lines.join("\n") };
        self.console(Level::Info, text);
    }

    fn abort(&self, call: CallId) {
        reply::abort_by_script(&self.state.calls, call);
    }

    fn set_timer(&self, delay: f64, repeat: bool) -> Option<TimerId> {
        let mut timers = self.state.timers.borrow_mut();
        if timers.len() < self.state.limits.timers { timers.set(delay, repeat) } else { None }
    }

    fn clear_timer(&self, timer: TimerId) {
        self.state.timers.borrow_mut().clear(timer);
    }

    fn now(&self) -> f64 {
        self.state.clock.epoch_milliseconds()
    }

    fn random(&self) -> f64 {
        self.state.random.borrow_mut().f64()
    }

    fn console(&self, level: Level, text: String) {
        self.state.calls.journal.write(Record::Console { level, text });
    }

    fn printed(&self, printed: Printed) {
        if let Some(observer) = &self.state.observer {
            observer.printed(self.state.clock.elapsed(), printed);
        }
    }

    fn script_error(&self, error: ScriptError) {
        self.state.calls.journal.write(Record::Error(error));
    }

    fn answered(&self, query: u32, reply: ScriptReply) {
        if let Some(asker) = self.state.queries.borrow_mut().remove(&query) {
            // If the query was cancelled, the reply is dropped.
            drop(asker.send(reply));
        }
    }

    fn call_function(&self, at: usize, arguments: &str) -> Result<String, String> {
        embedder_functions::call(self, at, arguments)
    }

    fn start_function(&self, at: usize, number: u32, arguments: &str) {
        embedder_functions::start(self, at, number, arguments);
    }

    fn load(&self, from: &str, wanted: &str) -> Result<(Source, Charge), LoadError> {
        let rules = self.state.namespaces.first().map(|namespace| &namespace.app.rules.app);
        let (root, rules) = self.state.root.as_ref().zip(rules).ok_or(LoadError::Outside)?;
        if wanted.len() > LONGEST_NAME {
            let name: String = wanted.chars().take(100).collect();
            let message = rules.unknown_module.replace("{module}", &format!("{name}..."));
            return Err(LoadError::NotFound { message, tried: Vec::new(), unbuilt: None });
        }
        let mut charge = self.state.budget.nothing();
        let source = root.load(from, wanted, rules, &mut charge)?;
        let bytes = source.text.len();
        if !charge.grow(bytes.saturating_mul(COMPILED)) {
            return Err(LoadError::NoRoom { name: source.name, bytes });
        }
        if let Some(observer) = &self.state.observer {
            observer.source(&source);
        }
        Ok((source, charge))
    }

    fn is_counted(&self, name: &str) -> bool {
        let covered = self.state.coverage.as_ref().zip(self.state.root.as_ref());
        covered.is_some_and(|(coverage, root)| coverage.covers(&root.path_of(name)))
    }

    fn transpile(&self, name: &str, text: &str, counted: bool) -> Result<Option<Transpiled>, TranspileError> {
        transpile::transpile(&self.state, name, text, counted)
    }
}
