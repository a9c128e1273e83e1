//! One QuickJS runtime with its context: creates it, delivers events and queries to it, and drops its parts
//! in the right order.

use std::cell::{Cell, OnceCell};
use std::fmt;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use qiao_abi::{
    Budget, CallEvent, CallId, Charge, Event, FunctionShape, HostValue, Main, Manifest, NamespaceShape, Ops, Route,
    ScriptError, ScriptErrorKind, ScriptQuery, Source, TimerId,
};
use rquickjs::context::intrinsic;
use rquickjs::{Context, Ctx, Error, IntoJs, Result, Runtime, Value};

use crate::atom_cache::AtomCache;
use crate::calls::{self, Calls, Outcome};
use crate::prelude::enter;
use crate::raw::Memory;
use crate::rejections::Rejections;
use crate::source_maps::SourceMaps;
use crate::{error, ops, pass_bytes, prelude, raw, timers, to_js};

/// Settings of an engine.
pub struct Options {
    /// The API objects that script sees. Unhandled rejections are printed in the style of the first.
    pub namespaces: Rc<[NamespaceShape]>,
    /// The memory of the program.
    pub budget: Budget,
    /// The handle that stops script.
    pub stop: Stop,
    /// Embedder functions available to the script, in addition to its API objects.
    pub functions: Vec<FunctionShape>,
    /// Whether `Date` and `Math.random` follow the host, for reproducible runs.
    pub repeatable: bool,
    /// The number of the program at its inspector, if one is attached: what the console is given is described for the
    /// tools then, and its objects are kept for them.
    pub inspected: Option<u32>,
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("budget", &self.budget)
            .field("repeatable", &self.repeatable)
            .finish_non_exhaustive()
    }
}

/// Stops running script, from any thread. The script ends with an error that it cannot catch.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<Flags>);

#[derive(Debug, Default)]
struct Flags {
    stopped: AtomicBool,
    /// Incremented when the script starts or stops running: odd while it runs.
    turns: AtomicU64,
    /// When the last turn began, in milliseconds of this process.
    began: AtomicU64,
}

/// The script counts as running until this is dropped.
struct Turn<'a>(&'a Flags);

impl Stop {
    /// Interrupts script now and prevents any from running later.
    pub fn stop(&self) {
        self.0.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether `stop` was called.
    pub fn is_stopped(&self) -> bool {
        self.0.stopped.load(Ordering::Relaxed)
    }

    /// The number of the current turn, if the script is running. If it still runs long after a stop, the script is in
    /// an engine loop that cannot be interrupted.
    pub fn running_turn(&self) -> Option<u64> {
        Some(self.0.turns.load(Ordering::Relaxed)).filter(|turns| turns % 2 == 1)
    }

    /// How long the turn that runs has been running, if one does.
    pub fn running_for(&self) -> Option<Duration> {
        let turn = self.running_turn()?;
        let began = self.0.began.load(Ordering::Relaxed);
        // Unless another one has begun meanwhile.
        (self.running_turn() == Some(turn)).then(|| Duration::from_millis(milliseconds().saturating_sub(began)))
    }

    fn begin_turn(&self) -> Turn<'_> {
        self.0.began.store(milliseconds(), Ordering::Relaxed);
        self.0.turns.fetch_add(1, Ordering::Relaxed);
        Turn(&self.0)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.turns.fetch_add(1, Ordering::Relaxed);
    }
}

/// Milliseconds of this process. Real time, whatever the clock of a program says: it is script that runs that is timed.
#[expect(clippy::disallowed_methods, reason = "virtual time stands still while script runs")]
fn milliseconds() -> u64 {
    static FIRST: OnceLock<Instant> = OnceLock::new();
    u64::try_from(FIRST.get_or_init(Instant::now).elapsed().as_millis()).unwrap_or(u64::MAX)
}

/// The engine could not be created.
#[derive(Debug, thiserror::Error)]
#[error("the script engine could not be made: {0}")]
pub struct Unusable(String);

/// The stack that script may use: room for files that require each other two thousand deep. The thread must have at
/// least twice as much.
const STACK: usize = 4 * 1024 * 1024;
/// Below this, in bytes, not even the prelude runs.
const SMALLEST_STACK: usize = 96 * 1024;

/// The engine of one mini-program. Fields are dropped in this order: those that hold script values before the
/// context, the context before the runtime.
pub struct Engine {
    rejections: Rejections,
    context: Context,
    runtime: Runtime,
    memory: Memory,
    ops: Rc<dyn Ops>,
    maps: Rc<SourceMaps>,
    /// What runs, to run it again, and its memory.
    main: OnceCell<(Main, Charge)>,
    stop: Stop,
    stop_reported: Cell<bool>,
    /// What the console prints before an unhandled rejection.
    rejection: Option<&'static str>,
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine").finish_non_exhaustive()
    }
}

/// The built-in objects: those of the language only.
type Language = (
    intrinsic::Date,
    intrinsic::Eval,
    intrinsic::RegExpCompiler,
    intrinsic::RegExp,
    intrinsic::Json,
    intrinsic::Proxy,
    intrinsic::MapSet,
    intrinsic::TypedArrays,
    intrinsic::Promise,
    intrinsic::WeakRef,
);

impl Engine {
    /// Creates an engine whose API functions call `ops`.
    pub fn new(ops: Rc<dyn Ops>, options: Options) -> std::result::Result<Engine, Unusable> {
        let unusable = |error: Error| Unusable(error.to_string());
        let stack = stack()?;
        let memory = Memory::new(options.budget.clone());
        // The limit is set after the context is created: QuickJS cannot safely create one within a tight limit.
        let limit = options.budget.limit();
        options.budget.set_limit(usize::MAX);
        let runtime = Runtime::new_with_alloc(memory.clone()).map_err(unusable)?;
        runtime.set_max_stack_size(stack);
        let context = Context::custom::<Language>(&runtime).map_err(unusable)?;
        options.budget.set_limit(limit);
        let (flag, budget) = (options.stop.clone(), options.budget.clone());
        runtime.set_interrupt_handler(Some(Box::new(move || flag.is_stopped() || budget.is_exhausted())));
        let maps = Rc::new(SourceMaps::new(options.budget.clone()));
        context.with(|ctx| {
            ctx.store_userdata(memory.clone()).map_err(|_| unusable(Error::Unknown))?;
            prepare(&ctx, &ops, &maps, &options).map_err(|error| match error {
                Error::Exception => Unusable(error::message(&ctx)),
                other => unusable(other),
            })
        })?;
        let rejections = Rejections::watch(&runtime);
        let rejection =
            options.namespaces.first().map(|namespace| namespace.style.rejection).filter(|text| !text.is_empty());
        let stop_reported = Cell::new(false);
        let main = OnceCell::new();
        Ok(Engine {
            rejections,
            context,
            runtime,
            memory,
            ops,
            maps,
            main,
            stop: options.stop,
            stop_reported,
            rejection,
        })
    }

    /// Whether script ended with an out-of-memory error. The program cannot continue then.
    pub fn is_out_of_memory(&self) -> bool {
        self.memory.ran_out() || self.memory.budget().is_exhausted()
    }

    /// Runs a program's files and launches it. `options` are the launch options, `home` is the route of the
    /// first page. The scripts in `before` run first. Errors are reported to the host.
    pub fn run(&self, main: Main, before: &[Source], options: HostValue, home: &str) {
        let budget = self.memory.budget();
        let _held = budget.force(before.iter().map(Source::held_bytes).sum());
        let (main, _) = self.main.get_or_init(|| {
            let charge = budget.force(main.held_bytes());
            (main, charge)
        });
        self.macrotask(|ctx| {
            let options = to_js::value(ctx, options)?;
            enter(ctx, "prepare", (options, home)).map(drop)
        });
        if let Main::Beside(_, project) = main {
            self.macrotask(|ctx| {
                let described = ops::project::described(ctx, project)?;
                enter(ctx, "reserve", (described,)).map(drop)
            });
        }
        before.iter().for_each(|script| self.script(script));
        self.begin(main);
    }

    fn begin(&self, main: &Main) {
        match main {
            Main::Script(main) | Main::Beside(main, _) => {
                self.script(main);
                self.launch();
            }
            Main::Project(project) => self.load(project),
        }
    }

    /// Runs the program again. A project beside a script begins with its first page.
    fn begin_again(&self) {
        match self.main.get() {
            Some((Main::Beside(..), _)) | None => {}
            Some((main, _)) => self.begin(main),
        }
    }

    fn script(&self, script: &Source) {
        self.macrotask(|ctx| enter(ctx, "run", (script.name.as_str(), script.text.as_str())).map(drop));
    }

    /// Runs the files of a project, each as a macrotask. The app launches before its pages run.
    fn load(&self, project: &Manifest) {
        project.lacks.iter().for_each(|lacking| self.ops.script_error(error::lacking(lacking)));
        self.macrotask(|ctx| {
            let described = ops::project::described(ctx, project)?;
            enter(ctx, "project", (described,)).map(drop)
        });
        self.launch();
        for unit in &project.units {
            self.macrotask(|ctx| enter(ctx, "unit", (unit.name.as_str(),)).map(drop));
        }
    }

    fn launch(&self) {
        self.macrotask(|ctx| enter(ctx, "launch", ()).map(drop));
    }

    /// Tells the program that there is no page of the route that it was opened with.
    pub fn page_not_found(&self, route: &str, what: HostValue) {
        self.macrotask(|ctx| {
            let what = to_js::value(ctx, what)?;
            if enter(ctx, "notFound", (what,))?.as_bool() == Some(false) {
                let error = ScriptError::without_place(format!("the project has no page {route}"));
                let context = vec![route.to_owned()];
                self.ops.script_error(ScriptError { kind: ScriptErrorKind::NoPage, context, ..error });
            }
            Ok(())
        });
    }

    /// Runs a script beside those that the program began with.
    pub fn run_script(&self, script: &Source) {
        self.script(script);
    }

    /// Where the function of a timer was written, as `file:line`.
    pub fn timer_place(&self, timer: TimerId) -> Option<String> {
        self.context.with(|ctx| {
            let (file, line) = timers::place(&ctx, timer)?;
            let (line, _) = self.maps.written(&file, (line, 1)).unwrap_or((line, 1));
            Some(format!("{file}:{line}"))
        })
    }

    /// Changes the stack of pages.
    fn route<'js>(&self, ctx: &Ctx<'js>, call: Option<CallId>, route: Route) -> Result<Value<'js>> {
        let of = ops::record(ctx)?;
        let (action, location) = match route {
            Route::First(location) => ("first", location),
            Route::Push(location) => ("push", location),
            Route::Replace(location) => ("replace", location),
            Route::Tab(location) => ("tab", location),
            Route::Restart(location) => ("restart", location),
            Route::Back(pages) => {
                of.set("pages", pages as u32)?;
                return enter(ctx, "route", ("back", of));
            }
        };
        of.set("query", to_js::value(ctx, location.query_object())?)?;
        of.set("tab", location.tab)?;
        of.set("route", location.route)?;
        enter(ctx, "route", (action, of, call.map(|call| call.0)))
    }

    /// Delivers one event as one macrotask.
    pub fn turn(&self, event: Event) {
        let relaunches = matches!(event, Event::Relaunch);
        self.macrotask(|ctx| match event {
            Event::Timer(timer) => timers::fire(ctx, timer),
            Event::Route(call, route) => self.route(ctx, call, route).map(drop),
            Event::Plain { socket, happening, what } => {
                let what = to_js::value(ctx, what)?;
                enter(ctx, "plainHappened", (socket, happening.name(), what)).map(drop)
            }
            Event::Relaunch => enter(ctx, "relaunch", ()).map(drop),
            Event::Socket { socket, happening, what, global } => {
                calls::socket_event(ctx, socket, happening, what, global)
            }
            Event::Background => enter(ctx, "hide", ()).map(drop),
            Event::Foreground(options) => {
                let options = options.unwrap_or(HostValue::Undefined);
                enter(ctx, "show", (to_js::value(ctx, options)?,)).map(drop)
            }
            Event::Notice(namespace, api, what) => {
                calls::network_changed(ctx, namespace, api)?;
                calls::notice(ctx, namespace, api, &to_js::value(ctx, what)?).map(drop)
            }
            Event::Call(call, CallEvent::Success(result)) => calls::end(ctx, call, Outcome::Success, result),
            Event::Call(call, CallEvent::Fail(result)) => calls::end(ctx, call, Outcome::Fail, result),
            Event::Call(call, CallEvent::Progress(kind, what)) => calls::progress(ctx, call, kind, what),
        });
        if relaunches {
            self.begin_again();
        }
    }

    /// Delivers the result of an asynchronous embedder function: JSON, or the message to reject with.
    pub fn answer(&self, number: u32, answer: std::result::Result<String, String>) {
        let (good, text) = match answer {
            Ok(json) => (true, json),
            Err(message) => (false, message),
        };
        self.macrotask(|ctx| enter(ctx, "answered", (number, good, text)).map(drop));
    }

    /// Starts a query. The host receives the reply under this number.
    pub fn ask(&self, number: u32, query: &ScriptQuery) {
        self.macrotask(|ctx| {
            let (what, route, name, arguments) = match query {
                ScriptQuery::Call { route, method, arguments, waits } => {
                    let what = if *waits { "call" } else { "trigger" };
                    (what, route.as_str(), method.as_str(), arguments.as_str())
                }
                ScriptQuery::Data { route } => ("data", route.as_str(), "", ""),
                ScriptQuery::Global { path } => ("global", "", path.as_str(), ""),
                ScriptQuery::Inspect { method, params } => ("inspect", "", method.as_str(), params.as_str()),
                ScriptQuery::Evaluate { text } => ("evaluate", "", "", text.as_str()),
            };
            enter(ctx, "ask", (number, what, route, name, arguments)).map(drop)
        });
    }

    /// Calls a function of script, which an expression gives, with an `ArrayBuffer` of these bytes. The host receives the
    /// reply under this number.
    pub fn pass_bytes(&self, number: u32, function: &str, bytes: Vec<u8>) {
        self.macrotask(|ctx| pass_bytes::pass(ctx, &self.ops, number, function, bytes));
    }

    /// Runs script, then its microtasks, then reports unhandled rejections.
    fn macrotask(&self, script: impl FnOnce(&Ctx<'_>) -> Result<()>) {
        if self.is_stopped() {
            return self.report_stop();
        }
        self.memory.begin_turn();
        let _turn = self.stop.begin_turn();
        self.context.with(|ctx| {
            if let Ok(calls) = Calls::of(&ctx) {
                calls.begin_turn();
            }
            if let Err(error) = script(&ctx) {
                self.report(&ctx, error);
            }
        });
        self.drain_microtasks();
        self.context.with(|ctx| {
            let forgiven = Calls::of(&ctx).map(|calls| calls.take_forgiven(&ctx)).unwrap_or_default();
            for (promise, reason) in self.rejections.take(&ctx) {
                if forgiven.contains(&promise) {
                    continue;
                }
                let mut report = error::report(&ctx, ScriptErrorKind::Rejection, &reason);
                report.context = self.rejection.iter().map(|text| (*text).to_owned()).collect();
                self.ops.script_error(report);
                if enter(&ctx, "rejected", (reason, promise)).is_err() {
                    error::forget(&ctx);
                }
            }
        });
    }

    /// Whether the script must not run any more.
    fn is_stopped(&self) -> bool {
        self.stop.is_stopped() || self.memory.budget().is_exhausted()
    }

    fn drain_microtasks(&self) {
        while !self.is_stopped() {
            match self.runtime.execute_pending_job() {
                Ok(true) => {}
                Ok(false) => return,
                Err(exception) => exception.0.with(|ctx| self.report(&ctx, Error::Exception)),
            }
        }
        self.report_stop();
    }

    fn report(&self, ctx: &Ctx<'_>, error: Error) {
        if self.is_stopped() {
            error::forget(ctx);
            return self.report_stop();
        }
        let thrown = match error {
            Error::Exception => ctx.catch(),
            other => other.to_string().into_js(ctx).unwrap_or_else(|_| Value::new_null(ctx.clone())),
        };
        self.ops.script_error(error::report(ctx, ScriptErrorKind::Uncaught, &thrown));
        if enter(ctx, "appError", (thrown,)).is_err() {
            error::forget(ctx);
        }
    }

    /// Reports to the host, once, that the script was stopped.
    fn report_stop(&self) {
        let limit = self.memory.budget().limit();
        let (kind, message) = match self.memory.budget().is_exhausted() {
            true => (
                ScriptErrorKind::Memory,
                format!("out of memory: what waits for the script has more than {limit} bytes"),
            ),
            false => (ScriptErrorKind::Stopped, "the script was stopped".to_owned()),
        };
        if !self.stop_reported.replace(true) {
            self.ops.script_error(ScriptError { kind, ..ScriptError::without_place(message) });
        }
    }
}

/// The stack size available to the script on this thread.
fn stack() -> std::result::Result<usize, Unusable> {
    match raw::stack_left() {
        Some(left) if left / 2 < SMALLEST_STACK => Err(Unusable(format!(
            "the thread has {left} bytes of stack left, and at least {} are needed",
            2 * SMALLEST_STACK
        ))),
        Some(left) => Ok(STACK.min(left / 2)),
        None => Ok(STACK),
    }
}

/// Gives a new context its globals: builds the object that the prelude's files share, and runs them.
fn prepare(ctx: &Ctx<'_>, ops: &Rc<dyn Ops>, maps: &Rc<SourceMaps>, options: &Options) -> Result<()> {
    ctx.store_userdata(error::ParseErrors::default()).map_err(|_| Error::Unknown)?;
    ctx.store_userdata(AtomCache::new(ctx)?).map_err(|_| Error::Unknown)?;
    ctx.store_userdata(Calls::new(ops.clone(), options.namespaces.clone())).map_err(|_| Error::Unknown)?;
    let shared = ops::record(ctx)?;
    shared.set("native", ops::native(ctx, ops, maps, options.inspected.is_some())?)?;
    shared.set("namespaces", ops::shapes::namespaces(ctx, &options.namespaces)?)?;
    shared.set("functions", ops::functions::shapes(ctx, &options.functions)?)?;
    shared.set("repeatable", options.repeatable)?;
    if let Some(program) = options.inspected {
        shared.set("inspected", program)?;
    }
    prelude::run(ctx, &shared)
}
