//! `qiao run`: launches a script, waits until it is idle, and reports the outcome. Records, early ends and printing are
//! in their own files.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use qiao::{
    Addresses, Api, CurrentThread, Host, Idle, Launch, MiniProgram, Override, Record, Recording, StopHandle, Storage,
    Worker,
};
use qiao_origin::Origin;
use serde_json::{Map, Value};

use crate::args::{PageCall, Run};
use crate::messages::Message;
use crate::outcome::Outcome;
use crate::program::not_launched;
use crate::record::Records;
use crate::unfinished::Subjects;
use crate::watch::{self, Next, Watch};
use crate::{Exit, Fault, all_pages, ending, print};

/// How long a run on virtual time may take on the system's clock, if its own limit is shorter.
const LONGEST_TURN: Duration = Duration::from_secs(60);

/// Names reserved for examples and tests (RFC 2606, RFC 6761).
const EXAMPLE_HOSTS: [&str; 8] = [
    "*.test",
    "*.example",
    "example.com",
    "*.example.com",
    "example.net",
    "*.example.net",
    "example.org",
    "*.example.org",
];

/// The APIs whose URLs are checked against domain lists.
const OVER_THE_NETWORK: [Api; 4] = [Api::Request, Api::UploadFile, Api::DownloadFile, Api::ConnectSocket];

/// Runs a script once, or after every change.
pub(crate) fn run(args: &Run) -> Result<Exit, Fault> {
    if args.all_pages {
        return all_pages::run(args);
    }
    if !args.watch {
        return once(args, None);
    }
    if args.path == Path::new("-") {
        return Err(Fault::usage(Message::WatchStdin.said()));
    }
    let root = root(&args.path);
    let folder = if root == Path::new("") { PathBuf::from(".") } else { root };
    let ours = [&args.journal, &args.har, &args.storage].map(Option::as_ref);
    watch::repeat(&[folder], &ours, &Message::WaitingForChange.said(), |watch, _| {
        once(args, Some(watch)).map(|_| Next::Wait)
    })
}

fn once(args: &Run, watch: Option<&Watch>) -> Result<Exit, Fault> {
    // On this thread: that saves creating another, and the allocator is faster on the main thread.
    let here = if args.virtual_time { CurrentThread::on_virtual_time() } else { CurrentThread::new() }
        .map_err(Fault::usage)?;
    let worker = here.worker();
    here.block_on(async move {
        let origin = origin(args).await?;
        let host = host(args, origin.as_ref(), worker)?;
        let (outcome, subjects) = (Arc::new(Outcome::new(&args.fail_on)), Arc::new(Subjects::default()));
        let records = Records::open(args)?;
        let launch = launch(args, &outcome, &subjects, &records)?;
        if !args.quiet {
            notices(args, &launch, origin.as_deref())?;
        }
        if let Some(limit) = args.timeout {
            stop_after(launch.stop_handle(), limit, args.virtual_time).map_err(Fault::usage)?;
        }
        if let Some(watch) = watch {
            watch.cut(launch.stop_handle());
        }
        ending::begin(launch.stop_handle(), records.clone());
        let exit = launched(&host, launch, args, args.duration, &subjects).await;
        // Recordings are kept whatever the outcome.
        records.close()?;
        let exit = ending::ordered().map_or(exit, Ok)?;
        let exit = if exit == Exit::Good { outcome.exit() } else { exit };
        if let Some(names) = outcome.lacks() {
            print::notice(&Message::Lacks { names }.said());
        }
        if watch.is_none() {
            leave(exit);
        }
        Ok(exit)
    })
}

/// Runs a program in a world of its own, for this long at most.
pub(crate) fn alone(args: &Run, launch: Launch, longest: Option<Duration>, subjects: &Subjects) -> Result<Exit, Fault> {
    let here = if args.virtual_time { CurrentThread::on_virtual_time() } else { CurrentThread::new() }
        .map_err(Fault::usage)?;
    let worker = here.worker();
    here.block_on(async move {
        let origin = origin(args).await?;
        let host = host(args, origin.as_ref(), worker)?;
        launched(&host, launch, args, longest, subjects).await
    })
}

/// Ends the process without taking the engine apart: that takes time, and a leak that QuickJS
/// finds then must not turn a good run into an abort. Debug builds do take it apart.
fn leave(exit: Exit) {
    if !cfg!(debug_assertions) {
        if let Err(error) = std::io::stdout().flush() {
            ending::output_failed(&error);
        }
        std::process::exit(exit as i32);
    }
}

/// Launches the program and closes it when it has come to rest, or its time is over.
async fn launched(
    host: &Host,
    launch: Launch,
    args: &Run,
    longest: Option<Duration>,
    subjects: &Subjects,
) -> Result<Exit, Fault> {
    let app = host.launch(launch).await.map_err(not_launched)?;
    let mut waiting = Waiting::of(args);
    let at_rest = async {
        qiao_conform::carry_out(&args.at, &app).await;
        to_its_end(&app, &mut waiting).await
    };
    let exit = tokio::select! {
        biased;
        exit = at_rest => exit,
        () = passed(&app, longest) => Ok(Exit::Good),
        () = passed(&app, args.timeout) => {
            let limit = args.timeout.unwrap_or_default();
            print::fault(&Message::TimeOver { time: humantime::format_duration(limit).to_string() }.said());
            subjects.lines(&app.pending().await.unwrap_or_default()).iter().for_each(|line| print::item(line));
            Ok(Exit::Limit)
        }
    };
    // How the run went is told by its exit code, even where the thread is gone.
    drop(app.close().await);
    match (exit, waiting.first()) {
        (Ok(Exit::Good), Some(what)) => Err(Fault { exit: Exit::Failed, message: Message::NotReached { what }.said() }),
        (exit, _) => exit,
    }
}

/// What a run still has to do when the program has come to rest: calls of pages' methods, then code.
struct Waiting<'a> {
    calls: std::slice::Iter<'a, PageCall>,
    code: std::slice::Iter<'a, String>,
}

impl<'a> Waiting<'a> {
    fn of(args: &'a Run) -> Waiting<'a> {
        Waiting { calls: args.call.iter(), code: args.eval.iter() }
    }

    /// The option that comes next, if one is left.
    fn first(&self) -> Option<String> {
        let call = self.calls.as_slice().first().map(|call| format!("--call {}.{}", call.route, call.method));
        call.or_else(|| self.code.as_slice().first().map(|code| format!("--eval {code:?}")))
    }

    /// Does what comes next; false if nothing is left.
    async fn step(&mut self, app: &MiniProgram) -> Result<bool, qiao::Error> {
        if let Some(call) = self.calls.next() {
            app.call_page(&call.route, &call.method, "[]").await?;
        } else if let Some(code) = self.code.next() {
            app.run_script("[eval]", code).await?;
        } else {
            return Ok(false);
        }
        Ok(true)
    }
}

/// Waits until a time has passed on the program's clock; for ever if there is none, or the program has ended before.
async fn passed(app: &MiniProgram, time: Option<Duration>) {
    if let Some(time) = time
        && app.wait(time).await.is_ok()
    {
        return;
    }
    std::future::pending().await
}

/// Waits for the script, then for each call of a page's method and for the code that is to run at the end.
async fn to_its_end(app: &MiniProgram, waiting: &mut Waiting<'_>) -> Result<Exit, Fault> {
    let failed = |error: qiao::Error| Fault { exit: Exit::Failed, message: error.to_string() };
    let mut rest = app.wait_idle().await;
    while rest == Idle::NothingPending && waiting.step(app).await.map_err(failed)? {
        rest = app.wait_idle().await;
    }
    Ok(match rest {
        Idle::Suspended => {
            print::notice(&Message::StaysInBackground.said());
            Exit::Good
        }
        Idle::Ended => {
            print::notice(&Message::EndedInBackground.said());
            Exit::Good
        }
        Idle::Stopped | Idle::OutOfMemory => Exit::Limit,
        _ => Exit::Good,
    })
}

/// Stops a script that does not return, from a thread of its own: the script keeps this one busy. What cannot be
/// stopped ends with the process.
fn stop_after(script: StopHandle, limit: Duration, virtual_time: bool) -> std::io::Result<()> {
    let patience = if virtual_time { limit.max(LONGEST_TURN) } else { limit + ending::GRACE };
    let watch = move || {
        std::thread::sleep(patience);
        print::fault(&Message::Spins { time: humantime::format_duration(limit).to_string() }.said());
        script.stop();
        std::thread::sleep(ending::GRACE);
        ending::now(Exit::Limit);
    };
    std::thread::Builder::new().name("watch".to_owned()).spawn(watch).map(drop)
}

/// The test origin, if one is asked for, with the answers that are scripted.
async fn origin(args: &Run) -> Result<Option<Arc<Origin>>, Fault> {
    let wanted = args.with_origin || args.virtual_time || args.routes.is_some() || !args.origin_host.is_empty();
    let origin = match (wanted, args.virtual_time) {
        (false, _) => return Ok(None),
        (true, true) => Origin::in_memory(),
        (true, false) => Origin::builder().accept_plain(true).start().await,
    };
    let origin = origin.map_err(Fault::usage)?;
    if let Some(path) = &args.routes {
        route(&origin, path).map_err(|reason| Fault::usage(format!("--routes {}: {reason}", path.display())))?;
    }
    Ok(Some(Arc::new(origin)))
}

/// Lets the origin answer what a file says.
fn route(origin: &Origin, path: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let routes: Map<String, Value> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    qiao_testing::routes(origin, &routes, path.parent().unwrap_or(Path::new("")))
}

fn host(args: &Run, origin: Option<&Arc<Origin>>, worker: Worker) -> Result<Host, Fault> {
    let mut builder = Host::builder().on(worker).resolve(args.resolve.iter().cloned());
    if args.deny_private {
        let own = origin.iter().flat_map(|origin| [origin.http_addr(), origin.https_addr()]).flatten();
        builder = builder.addresses(own.fold(Addresses::public_only(), Addresses::allow_place));
    }
    if let Some(proxy) = &args.proxy {
        builder = builder.proxy(proxy.clone());
    }
    for path in &args.ca {
        let pem = qiao::read_file(path).map_err(|error| Fault::usage(format!("--ca {}: {error}", path.display())))?;
        builder = builder.trust(pem).map_err(|bad| Fault::usage(format!("--ca {}: {bad}", path.display())))?;
    }
    if let Some(origin) = origin {
        builder = builder.trust(origin.ca_pem()).map_err(Fault::usage)?;
        builder = match args.virtual_time {
            true => builder.virtual_time().connector(qiao_conform::connector(origin.clone())),
            false => builder.resolve(to_origin(args, origin)),
        };
    }
    builder.build().map_err(Fault::usage)
}

/// Overrides that lead to the origin: plain HTTP on port 80, both on every other.
fn to_origin(args: &Run, origin: &Origin) -> Vec<Override> {
    let hosts = EXAMPLE_HOSTS.iter().copied().chain(args.origin_host.iter().map(String::as_str));
    let plain = origin.http_addr().map(|address| (Some(80), address));
    let secure = origin.https_addr().map(|address| (None, address));
    let ways: Vec<_> = plain.into_iter().chain(secure).collect();
    hosts.flat_map(|host| ways.iter().map(move |(port, address)| Override::new(host, *port, *address))).collect()
}

/// The program with its settings, and with the scripts that run before it.
pub(crate) fn prepared(args: &Run) -> Result<Launch, Fault> {
    let mut launch = args.program.settings()?.apply(program(&args.path)?);
    match &args.root {
        Some(none) if none == Path::new("none") => launch = launch.no_root(),
        Some(folder) => launch = launch.root(folder),
        None => {}
    }
    for path in &args.before {
        let unread = |error| Fault::usage(format!("--before {}: {error}", path.display()));
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        launch = launch.before(name, std::fs::read_to_string(path).map_err(unread)?);
    }
    Ok(launch)
}

fn launch(args: &Run, outcome: &Arc<Outcome>, subjects: &Arc<Subjects>, records: &Records) -> Result<Launch, Fault> {
    let mut launch = prepared(args)?;
    if let Some(page) = &args.page {
        launch = launch.page(page);
    }
    if let Some(folder) = &args.storage {
        let storage = Storage::at(folder);
        launch = launch.storage(match &args.user {
            Some(name) => storage.user(name),
            None => storage,
        });
    }
    if args.har.is_some() {
        launch = launch.record(Recording::Bodies);
    } else if args.journal.is_some() {
        launch = launch.record(Recording::Heads);
    }
    let (records, outcome, subjects) = (records.clone(), outcome.clone(), subjects.clone());
    let (quiet, root) = (args.quiet, launch.sources().map_err(not_launched)?.unwrap_or_else(|| root(&args.path)));
    let unchecked = Mutex::new(args.program.unchecked(&launch)?.filter(|_| !quiet));
    Ok(launch.on_entry(move |entry| {
        records.add(entry);
        if let Record::Call { api, .. } = &entry.record
            && OVER_THE_NETWORK.contains(api)
            && let Some(message) = unchecked.lock().unwrap_or_else(PoisonError::into_inner).take()
        {
            print::notice(&message.said());
        }
        outcome.note(&entry.record);
        subjects.note(&entry.record);
        print::entry(entry, &root, quiet);
    }))
}

fn program(path: &Path) -> Result<Launch, Fault> {
    if path != Path::new("-") {
        return Ok(if path.is_dir() { Launch::project(path) } else { Launch::script(path) });
    }
    let mut text = String::new();
    let read = std::io::stdin().read_to_string(&mut text);
    read.map_err(|error| Fault {
        exit: Exit::NotLoaded,
        message: Message::Stdin { problem: error.to_string() }.said(),
    })?;
    Ok(Launch::source("[stdin]", text).root("."))
}

/// The folder that names in errors are relative to.
fn root(path: &Path) -> PathBuf {
    if path.is_dir() { path.to_owned() } else { path.parent().map(Path::to_owned).unwrap_or_default() }
}

fn notices(args: &Run, launch: &Launch, origin: Option<&Origin>) -> Result<(), Fault> {
    if let Some(origin) = origin.filter(|_| !args.virtual_time) {
        let address = |address: Option<std::net::SocketAddr>| address.map_or(String::new(), |at| at.to_string());
        let (http, https) = (address(origin.http_addr()), address(origin.https_addr()));
        print::notice(&Message::Origin { http, https }.said());
    }
    args.program.notice(launch)
}
