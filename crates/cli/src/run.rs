//! `qiao run`: launches a script, waits until it is idle, and reports the outcome.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use qiao::{
    Addresses, Api, CurrentThread, Host, Idle, Inspector, Launch, MiniProgram, Override, Record, Recording,
    ScriptErrorKind, StopHandle, Storage, Worker,
};
use qiao_origin::Origin;

use crate::args::Run;
use crate::messages::Message;
use crate::program::{not_launched, until_tools_are_gone};
use crate::record::Records;
use crate::watch::{self, Next, Watch};
use crate::{Exit, Fault, ending, print};

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

/// The calls whose URLs domain lists are about.
const OVER_THE_NETWORK: [Api; 4] = [Api::Request, Api::UploadFile, Api::DownloadFile, Api::ConnectSocket];

/// Runs a script once, or after every change.
pub(crate) fn run(args: &Run) -> Result<Exit, Fault> {
    let inspector = args.program.inspector()?;
    if !args.watch {
        return once(args, None, inspector.as_ref());
    }
    if args.path == Path::new("-") {
        return Err(Fault::usage(Message::WatchStdin.said()));
    }
    let root = root(&args.path);
    let folder = if root == Path::new("") { PathBuf::from(".") } else { root };
    let ours = [&args.journal, &args.har, &args.storage].map(Option::as_ref);
    watch::repeat(&[folder], &ours, &Message::WaitingForChange.said(), |watch, _| {
        once(args, Some(watch), inspector.as_ref()).map(|_| Next::Wait)
    })
}

fn once(args: &Run, watch: Option<&Watch>, inspector: Option<&Inspector>) -> Result<Exit, Fault> {
    // On this thread: that saves creating another, and the allocator is faster on the main thread.
    let here = if args.virtual_time { CurrentThread::on_virtual_time() } else { CurrentThread::new() }
        .map_err(Fault::usage)?;
    let worker = here.worker();
    here.block_on(async move {
        let origin = origin(args).await?;
        let host = host(args, origin.as_ref(), worker)?;
        let worst = Arc::new(Worst::default());
        let records = Records::open(args)?;
        let launch = launch(args, &worst, &records)?;
        if !args.quiet {
            notices(args, &launch, origin.as_deref())?;
        }
        if let Some(limit) = args.timeout {
            stop_after(launch.stop_handle(), limit).map_err(Fault::usage)?;
        }
        if let Some(watch) = watch {
            watch.cut(launch.stop_handle());
        }
        ending::begin(launch.stop_handle(), records.clone());
        // The program is told as well: it may have a page for that.
        let page = launch.has_page().map_err(not_launched)?;
        if !page {
            print::fault(&Message::NoPage { page: args.page.clone().unwrap_or_default() }.said());
        }
        args.program.await_tools(inspector).await;
        let launch = match inspector {
            Some(inspector) => launch.inspect(inspector),
            None => launch,
        };
        let exit = launched(&host, launch, args, inspector.filter(|_| watch.is_none())).await;
        // Recordings are kept whatever the outcome.
        records.close()?;
        let exit = ending::ordered().map_or(exit, Ok)?;
        let exit = if exit == Exit::Good { worst.exit() } else { exit };
        let exit = if exit == Exit::Good && !page { Exit::Failed } else { exit };
        if watch.is_none() {
            leave(exit);
        }
        Ok(exit)
    })
}

/// Ends the process without freeing the engine: that takes time, and a leak that QuickJS detects then would
/// turn a successful run into an abort. Debug builds do free it.
fn leave(exit: Exit) {
    if !cfg!(debug_assertions) {
        if let Err(error) = std::io::stdout().flush() {
            ending::output_failed(&error);
        }
        std::process::exit(exit as i32);
    }
}

/// Launches the program and closes it when it is idle.
async fn launched(host: &Host, launch: Launch, args: &Run, inspector: Option<&Inspector>) -> Result<Exit, Fault> {
    let app = host.launch(launch).await.map_err(not_launched)?;
    qiao_conform::carry_out(&args.at, &app).await;
    let exit = to_its_end(&app, args).await;
    if ending::ordered().is_none() {
        until_tools_are_gone(inspector).await;
    }
    // The exit code reports the outcome, even if the program's thread has ended.
    drop(app.close().await);
    exit
}

/// Waits until the script is idle, then calls each page method and waits again.
async fn to_its_end(app: &MiniProgram, args: &Run) -> Result<Exit, Fault> {
    let mut rest = app.wait_idle().await;
    for call in &args.call {
        if rest != Idle::NothingPending {
            break;
        }
        app.call_page(&call.route, &call.method, "[]").await.map_err(Fault::usage)?;
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

/// Stops the script after this time, from another thread because the script may keep this one busy. If it
/// cannot be stopped, the process exits.
fn stop_after(script: StopHandle, limit: Duration) -> std::io::Result<()> {
    let watch = move || {
        std::thread::sleep(limit);
        print::fault(&Message::TimeOver { time: humantime::format_duration(limit).to_string() }.said());
        script.stop();
        std::thread::sleep(ending::GRACE);
        ending::now(Exit::Limit);
    };
    std::thread::Builder::new().name("watch".to_owned()).spawn(watch).map(drop)
}

/// The most severe outcome recorded in the journal.
#[derive(Default)]
struct Worst(AtomicU8);

impl Worst {
    fn saw(&self, kind: ScriptErrorKind) {
        let exit = match kind {
            ScriptErrorKind::Syntax => Exit::NotLoaded,
            ScriptErrorKind::Memory | ScriptErrorKind::Stopped => Exit::Limit,
            _ => Exit::Failed,
        };
        self.0.fetch_max(exit as u8, Ordering::Relaxed);
    }

    fn exit(&self) -> Exit {
        match self.0.load(Ordering::Relaxed) {
            0 => Exit::Good,
            1 => Exit::Failed,
            3 => Exit::NotLoaded,
            _ => Exit::Limit,
        }
    }
}

async fn origin(args: &Run) -> Result<Option<Arc<Origin>>, Fault> {
    if args.virtual_time {
        return Origin::in_memory().map(|origin| Some(Arc::new(origin))).map_err(Fault::usage);
    }
    if !args.with_origin && args.origin_host.is_empty() {
        return Ok(None);
    }
    Origin::builder().start().await.map(|origin| Some(Arc::new(origin))).map_err(Fault::usage)
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

/// Overrides that lead to the origin: plain HTTP on port 80, TLS on all others.
fn to_origin(args: &Run, origin: &Origin) -> Vec<Override> {
    let hosts = EXAMPLE_HOSTS.iter().copied().chain(args.origin_host.iter().map(String::as_str));
    let plain = origin.http_addr().map(|address| (Some(80), address));
    let secure = origin.https_addr().map(|address| (None, address));
    let ways: Vec<_> = plain.into_iter().chain(secure).collect();
    hosts.flat_map(|host| ways.iter().map(move |(port, address)| Override::new(host, *port, *address))).collect()
}

fn launch(args: &Run, worst: &Arc<Worst>, records: &Records) -> Result<Launch, Fault> {
    let mut launch = args.program.settings()?.apply(program(&args.path)?);
    match &args.root {
        Some(none) if none == Path::new("none") => launch = launch.no_root(),
        Some(folder) => launch = launch.root(folder),
        None => {}
    }
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
    let (records, worst, quiet, root) = (records.clone(), worst.clone(), args.quiet, root(&args.path));
    let unchecked = Mutex::new(args.program.unchecked(&launch)?.filter(|_| !quiet));
    Ok(launch.on_entry(move |entry| {
        records.add(entry);
        if let Record::Call { api, .. } = &entry.record
            && OVER_THE_NETWORK.contains(api)
            && let Some(message) = unchecked.lock().unwrap_or_else(PoisonError::into_inner).take()
        {
            print::notice(&message.said());
        }
        if let Record::Error(error) = &entry.record {
            worst.saw(error.kind);
        }
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
