//! One QuickJS runtime with its context: made, fed with events, asked for calls, and taken apart
//! in the right order.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use qiao_abi::{
    CallEvent, CallId, Event, FunctionShape, HostValue, Life, Main, Manifest, NamespaceShape, Ops, Route, ScriptError,
    ScriptErrorKind, ScriptQuery, Source,
};
use rquickjs::context::intrinsic;
use rquickjs::function::Args;
use rquickjs::{Context, Ctx, Error, Function, IntoJs, Object, Persistent, Result, Runtime, Value};

use crate::atom_cache::AtomCache;
use crate::modules::Sources;
use crate::rejections::Rejections;
use crate::{error, modules, ops, prelude, to_js};

/// What an engine is made of.
pub struct Options {
    /// The API objects that script sees.
    pub namespaces: Rc<[NamespaceShape]>,
    /// How many bytes the script may use.
    pub memory: usize,
    /// The handle that stops script.
    pub stop: Stop,
    /// Functions that script is given beside those of its API objects.
    pub functions: Vec<FunctionShape>,
    /// Whether dates and chance follow the host, for runs that are to be repeated exactly.
    pub repeatable: bool,
}

/// Stops running script, from any thread: whatever runs, it ends with an error that script cannot
/// catch.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Stops script.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether script is to stop.
    pub fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The engine could not be made; in QuickJS's words.
#[derive(Debug, thiserror::Error)]
#[error("the script engine could not be made: {0}")]
pub struct Unusable(String);

/// The stack that script may use. The thread must have at least twice as much.
const STACK: usize = 1024 * 1024;

/// The engine of one mini-program. Fields are dropped in order: whatever holds script's values
/// goes before the context, and the context before the runtime.
pub struct Engine {
    /// The functions of the prelude by which everything begins.
    entries: Persistent<Object<'static>>,
    rejections: Rejections,
    context: Context,
    runtime: Runtime,
    ops: Rc<dyn Ops>,
    stop: Stop,
    stop_reported: Cell<bool>,
    /// What the console says before a rejection that nobody handled.
    rejection: Option<&'static str>,
}

/// The built-in objects: those of the language, and no others.
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
    /// Makes an engine whose functions ask `ops`.
    pub fn new(ops: Rc<dyn Ops>, options: Options) -> std::result::Result<Engine, Unusable> {
        let unusable = |error: Error| Unusable(error.to_string());
        let runtime = Runtime::new().map_err(unusable)?;
        runtime.set_max_stack_size(STACK);
        let context = Context::custom::<Language>(&runtime).map_err(unusable)?;
        // The limit comes after the context: making one within a tight limit is not safe upstream.
        runtime.set_memory_limit(options.memory);
        let flag = options.stop.clone();
        runtime.set_interrupt_handler(Some(Box::new(move || flag.is_stopped())));
        let sources = Rc::new(Sources::default());
        modules::install(&runtime, &sources);
        let entries = context.with(|ctx| {
            entries(&ctx, &ops, &sources, &options).map_err(|error| match error {
                Error::Exception => Unusable(error::message(&ctx)),
                other => unusable(other),
            })
        })?;
        let rejections = Rejections::watch(&runtime);
        let said =
            options.namespaces.first().map(|namespace| namespace.style.rejection).filter(|text| !text.is_empty());
        let stop_reported = Cell::new(false);
        Ok(Engine { entries, rejections, context, runtime, ops, stop: options.stop, stop_reported, rejection: said })
    }

    /// Runs the files of a program and launches it: `options` is what it is told of how it is opened,
    /// `home` the route of its first page. The scripts `before` it run first. Errors go to the host.
    pub fn run(&self, main: &Main, before: &[Source], options: HostValue, home: &str) {
        self.macrotask(|ctx| {
            let options = to_js::value(ctx, options)?;
            self.enter(ctx, "prepare", (options, home)).map(drop)
        });
        before.iter().for_each(|script| self.script(script));
        match main {
            Main::Script(main) => {
                self.script(main);
                self.launch();
            }
            Main::Project(project) => self.load(project),
        }
    }

    fn script(&self, script: &Source) {
        self.macrotask(|ctx| self.enter(ctx, "run", (script.name.as_str(), script.text.as_str())).map(drop));
    }

    /// Runs the files of a project, each as a macrotask. The app is launched before its pages run.
    fn load(&self, project: &Manifest) {
        self.macrotask(|ctx| {
            let units = ops::project::units(ctx, project)?;
            self.enter(ctx, "project", (project.app.as_deref(), units)).map(drop)
        });
        self.launch();
        for unit in &project.units {
            self.macrotask(|ctx| self.enter(ctx, "unit", (unit.name.as_str(),)).map(drop));
        }
    }

    fn launch(&self) {
        self.macrotask(|ctx| self.enter(ctx, "launch", ()).map(drop));
    }

    /// Tells the program that there is no page of the route that it was opened with.
    pub fn page_not_found(&self, what: HostValue) {
        self.macrotask(|ctx| {
            let what = to_js::value(ctx, what)?;
            self.enter(ctx, "notFound", (what,)).map(drop)
        });
    }

    /// Changes the stack of pages.
    fn route<'js>(&self, ctx: &Ctx<'js>, call: Option<CallId>, route: Route) -> Result<Value<'js>> {
        let of = Object::new(ctx.clone())?;
        let (way, location) = match route {
            Route::First(location) => ("first", location),
            Route::Push(location) => ("push", location),
            Route::Replace(location) => ("replace", location),
            Route::Tab(location) => ("tab", location),
            Route::Restart(location) => ("restart", location),
            Route::Back(pages) => {
                of.set("pages", pages as u32)?;
                return self.enter(ctx, "route", ("back", of));
            }
        };
        of.set("query", to_js::value(ctx, location.query_object())?)?;
        of.set("tab", location.tab)?;
        of.set("route", location.route)?;
        self.enter(ctx, "route", (way, of, call.map(|call| call.0)))
    }

    /// Delivers one event as one macrotask.
    pub fn turn(&self, event: Event) {
        self.macrotask(|ctx| match event {
            Event::Timer(timer) => self.enter(ctx, "fireTimer", (timer.0,)).map(drop),
            Event::Route(call, route) => self.route(ctx, call, route).map(drop),
            Event::Socket { socket, happening, what, global } => {
                let what = to_js::value(ctx, what)?;
                let global = global.map(|global| to_js::value(ctx, HostValue::List(vec![global]))).transpose()?;
                self.enter(ctx, "socket", (socket.0, happening.name(), what, global)).map(drop)
            }
            Event::Life(Life::Background) => self.enter(ctx, "hide", ()).map(drop),
            Event::Life(Life::Foreground) => self.enter(ctx, "show", ()).map(drop),
            Event::Notice(namespace, api, what) => {
                let what = to_js::value(ctx, what)?;
                self.enter(ctx, "notice", (namespace.0, api.name(), what)).map(drop)
            }
            Event::Call(call, signal) => {
                let (name, happening, what) = match signal {
                    CallEvent::Success(result) => ("succeed", "", result),
                    CallEvent::Fail(result) => ("fail", "", result),
                    CallEvent::Progress(happening, what) => ("dispatchProgress", happening.name(), what),
                };
                let what = to_js::value(ctx, what)?;
                self.enter(ctx, name, (call.0, what, happening)).map(drop)
            }
        });
    }

    /// Gives script the answer of a function that it was given: JSON, or what went wrong.
    pub fn answer(&self, number: u32, answer: std::result::Result<String, String>) {
        let (good, text) = match answer {
            Ok(json) => (true, json),
            Err(message) => (false, message),
        };
        self.macrotask(|ctx| self.enter(ctx, "answered", (number, good, text)).map(drop));
    }

    /// Asks the program something. The host gets the answer under this number.
    pub fn ask(&self, number: u32, query: &ScriptQuery) {
        self.macrotask(|ctx| {
            let (what, route, name, arguments) = match query {
                ScriptQuery::Call { route, method, arguments, waits } => {
                    let what = if *waits { "call" } else { "trigger" };
                    (what, route.as_str(), method.as_str(), arguments.as_str())
                }
                ScriptQuery::Data { route } => ("data", route.as_str(), "", ""),
                ScriptQuery::Global { path } => ("global", "", path.as_str(), ""),
            };
            self.enter(ctx, "ask", (number, what, route, name, arguments)).map(drop)
        });
    }

    /// Calls a function of the prelude.
    fn enter<'js>(&self, ctx: &Ctx<'js>, what: &'static str, with: impl EntryArguments<'js>) -> Result<Value<'js>> {
        let entries = self.entries.clone().restore(ctx)?;
        let names = ctx.userdata::<AtomCache>().ok_or(Error::Unknown)?;
        let entry = Function::from_value(names.get(ctx, &entries, what)?)?;
        let mut args = Args::new(ctx.clone(), 5);
        with.push(&mut args)?;
        entry.call_arg(args)
    }

    /// Runs script, then its microtasks, then reports what nobody handled.
    fn macrotask(&self, script: impl FnOnce(&Ctx<'_>) -> Result<()>) {
        if self.stop.is_stopped() {
            return self.report_stop();
        }
        self.context.with(|ctx| {
            if let Err(error) = script(&ctx) {
                self.report(&ctx, error);
            }
        });
        self.drain_microtasks();
        self.context.with(|ctx| {
            for (promise, reason) in self.rejections.take(&ctx) {
                let mut report = error::report(&ctx, ScriptErrorKind::Rejection, &reason);
                report.context = self.rejection.iter().map(|text| (*text).to_owned()).collect();
                self.ops.script_error(report);
                if self.enter(&ctx, "rejected", (reason, promise)).is_err() {
                    error::forget(&ctx);
                }
            }
        });
    }

    fn drain_microtasks(&self) {
        while !self.stop.is_stopped() {
            match self.runtime.execute_pending_job() {
                Ok(true) => {}
                Ok(false) => return,
                Err(exception) => exception.0.with(|ctx| self.report(&ctx, Error::Exception)),
            }
        }
        self.report_stop();
    }

    fn report(&self, ctx: &Ctx<'_>, error: Error) {
        if self.stop.is_stopped() {
            error::forget(ctx);
            return self.report_stop();
        }
        let thrown = match error {
            Error::Exception => ctx.catch(),
            other => other.to_string().into_js(ctx).unwrap_or_else(|_| Value::new_null(ctx.clone())),
        };
        self.ops.script_error(error::report(ctx, ScriptErrorKind::Uncaught, &thrown));
        if self.enter(ctx, "uncaught", (thrown,)).is_err() {
            error::forget(ctx);
        }
    }

    /// Tells the host, once, that the script was stopped.
    fn report_stop(&self) {
        if !self.stop_reported.replace(true) {
            self.ops.script_error(ScriptError {
                kind: ScriptErrorKind::Stopped,
                context: Vec::new(),
                message: "the script was stopped".to_owned(),
                stack: String::new(),
                file: None,
                line: None,
                column: None,
            });
        }
    }
}

/// Builds the object that the prelude's files share, runs them, and takes their entries.
fn entries(
    ctx: &Ctx<'_>,
    ops: &Rc<dyn Ops>,
    sources: &Rc<Sources>,
    options: &Options,
) -> Result<Persistent<Object<'static>>> {
    ctx.store_userdata(AtomCache::default()).map_err(|_| Error::Unknown)?;
    let shared = ops::record(ctx)?;
    shared.set("native", ops::native(ctx, ops, sources, &options.namespaces)?)?;
    shared.set("namespaces", ops::shapes::namespaces(ctx, &options.namespaces)?)?;
    shared.set("functions", ops::functions::shapes(ctx, &options.functions)?)?;
    shared.set("repeatable", options.repeatable)?;
    prelude::run(ctx, &shared)?;
    let entries: Object<'_> = shared.get("entries")?;
    Ok(Persistent::save(ctx, entries))
}

/// Arguments of the entry.
trait EntryArguments<'js> {
    fn push(self, args: &mut Args<'js>) -> Result<()>;
}

macro_rules! arguments {
    ($($name:ident),*) => {
        impl<'js, $($name: IntoJs<'js>),*> EntryArguments<'js> for ($($name,)*) {
            #[allow(non_snake_case, unused_variables)]
            fn push(self, args: &mut Args<'js>) -> Result<()> {
                let ($($name,)*) = self;
                $( args.push_arg($name)?; )*
                Ok(())
            }
        }
    };
}

arguments!();
arguments!(A);
arguments!(A, B);
arguments!(A, B, C);
arguments!(A, B, C, D);
arguments!(A, B, C, D, E);
