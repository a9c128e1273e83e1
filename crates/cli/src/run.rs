//! `qiao run`: launches a script, waits until it is idle, and reports the outcome. Records, early ends and printing are
//! in their own files.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use qiao::{Api, CurrentThread, Host, Idle, Inspector, Launch, MiniProgram, Record, Recording, StopHandle, Storage};
use qiao_origin::Origin;

use crate::args::Run;
use crate::faults::Wrong;
use crate::keys::Input;
use crate::messages::Message;
use crate::network::Reached;
use crate::outcome::Outcome;
use crate::program::{not_launched, text, until_tools_are_gone};
use crate::record::Records;
use crate::unfinished::Subjects;
use crate::watch::{self, Next, Watch};
use crate::{Exit, Fault, all_pages, ending, faults, print, traffic};

/// How long a run on virtual time may take on the system's clock, if its own limit is shorter.
const LONGEST_TURN: Duration = Duration::from_secs(60);

/// The APIs whose URLs are checked against domain lists.
const OVER_THE_NETWORK: [Api; 4] = [Api::Request, Api::UploadFile, Api::DownloadFile, Api::ConnectSocket];

/// Runs a script once, or after every change.
pub(crate) fn run(args: &Run) -> Result<Exit, Fault> {
    if args.all_pages {
        return all_pages::run(args);
    }
    let inspector = args.program.inspector()?;
    if !args.watch {
        return once(args, None, inspector.as_ref());
    }
    if args.path == Path::new("-") {
        return Err(Fault::usage(Message::WatchStdin.said()));
    }
    let root = root(&args.path);
    let folder = if root == Path::new("") { PathBuf::from(".") } else { root };
    let ours = [&args.traffic.journal, &args.traffic.record, &args.traffic.report, &args.storage].map(Option::as_ref);
    watch::repeat(&[folder], &ours, &Input::Lines, &Message::WaitingForChange.said(), |watch, _| {
        once(args, Some(watch), inspector.as_ref()).map(|_| Next::Wait)
    })
}

fn once(args: &Run, watch: Option<&Watch>, inspector: Option<&Inspector>) -> Result<Exit, Fault> {
    // On this thread: that saves creating another, and the allocator is faster on the main thread.
    let here =
        if args.is_virtual() { CurrentThread::on_virtual_time() } else { CurrentThread::new() }.map_err(Fault::of)?;
    let worker = here.worker();
    here.block_on(async move {
        let Reached { origin, replay, host } = Reached::by(args, worker).await?;
        let (outcome, subjects) = (Arc::new(Outcome::new(&args.fail_on)), Arc::new(Subjects::default()));
        let records = Records::open(&args.traffic, &args.path, &root(&args.path))?;
        let launch = launch(args, &outcome, &subjects, &records)?;
        if !args.quiet {
            notices(args, &launch, origin.as_deref())?;
        }
        args.program.await_tools(inspector).await;
        let launch = match inspector {
            Some(inspector) => launch.inspect(inspector),
            None => launch,
        };
        if let Some(limit) = args.timeout {
            stop_after(launch.stop_handle(), limit, args.is_virtual()).map_err(Fault::of)?;
        }
        if let Some(watch) = watch {
            watch.cut(launch.stop_handle());
        }
        ending::begin(launch.stop_handle(), records.clone());
        let looked_at = inspector.filter(|_| watch.is_none());
        let exit = launched(&host, launch, args, args.duration, &subjects, looked_at).await;
        // Recordings are kept whatever the outcome.
        records.close()?;
        let exit = ending::ordered().map_or(exit, Ok)?;
        let exit = if exit == Exit::Good { outcome.exit() } else { exit };
        let exit = replay.as_ref().map_or(exit, |replay| traffic::matched(exit, replay));
        if let Some(replay) = replay.filter(|_| !args.quiet) {
            traffic::list_unused(&replay);
        }
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
    let here =
        if args.is_virtual() { CurrentThread::on_virtual_time() } else { CurrentThread::new() }.map_err(Fault::of)?;
    let worker = here.worker();
    here.block_on(async move {
        let Reached { origin: _origin, replay, host } = Reached::by(args, worker).await?;
        let exit = launched(&host, launch, args, longest, subjects, None).await?;
        Ok(replay.map_or(exit, |replay| traffic::matched(exit, &replay)))
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
    inspector: Option<&Inspector>,
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
    if ending::ordered().is_none() {
        until_tools_are_gone(inspector).await;
    }
    // How the run went is told by its exit code, even where the thread is gone.
    drop(app.close().await);
    match (exit, waiting.first()) {
        (Ok(Exit::Good), Some(what)) => Err(Fault { exit: Exit::Failed, message: Message::NotReached { what }.said() }),
        (exit, _) => exit,
    }
}

/// A method of a page.
#[derive(Clone)]
pub(crate) struct PageCall {
    pub route: String,
    pub method: String,
}

impl FromStr for PageCall {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.rsplit_once('.') {
            Some((route, method)) if !route.is_empty() && !method.is_empty() => {
                Ok(PageCall { route: route.trim_start_matches('/').to_owned(), method: method.to_owned() })
            }
            _ => Err(Wrong::PageCall.said()),
        }
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
    let failed = |error: qiao::Error| Fault { exit: Exit::Failed, message: faults::said(&error) };
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

/// The program with its settings, and with the scripts that run before it.
pub(crate) fn prepared(args: &Run) -> Result<Launch, Fault> {
    let mut launch = args.program.settings()?.apply(program(&args.path)?);
    match &args.root {
        Some(none) if none == Path::new("none") => launch = launch.no_root(),
        Some(folder) => launch = launch.root(folder),
        None => {}
    }
    for path in &args.before {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        launch = launch.before(name, text("--before", path)?);
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
    if args.traffic.record.is_some() || args.traffic.report.is_some() {
        launch = launch.record(Recording::Bodies);
    } else if args.traffic.journal.is_some() {
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
        message: Message::Stdin { problem: qiao::Cause::from(&error) }.said(),
    })?;
    Ok(Launch::source("[stdin]", text).root("."))
}

/// The folder that names in errors are relative to.
pub(crate) fn root(path: &Path) -> PathBuf {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_call_is_split_at_its_last_dot() {
        let call: PageCall = "/pages/a.b/c.tap".parse().unwrap();
        assert_eq!((call.route.as_str(), call.method.as_str()), ("pages/a.b/c", "tap"));
        assert!("tap".parse::<PageCall>().is_err());
    }
}
