//! Shared by the tests: a site of real servers behind every host name, and the transcript of a script.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use qiao::{CurrentThread, Entry, Host, Idle, Launch, Level, MiniProgram, Outcome, Override, Platform, Record};
use qiao_conform::connector;
use qiao_origin::{Origin, RequestEntry};

/// An origin, and a host for which every name leads to it.
pub(crate) struct Site {
    pub origin: Arc<Origin>,
    pub host: Host,
}

/// A running script and its journal.
pub(crate) struct Transcript {
    entries: Arc<Mutex<Vec<Entry>>>,
    pub app: MiniProgram,
}

/// Stack size of threads on which script runs, in bytes.
const STACK: usize = 8 * 1024 * 1024;

/// Runs a test with a site in memory on virtual time: host, origin and test share one thread and its clock.
pub(crate) fn on_virtual_time<T: Send>(act: impl AsyncFnOnce(Site) -> T + Send) -> T {
    let act = || {
        let here = CurrentThread::on_virtual_time().unwrap();
        let worker = here.worker();
        here.block_on(async {
            let origin = Arc::new(Origin::in_memory().unwrap());
            let builder = Host::builder().on(worker).connector(connector(origin.clone())).virtual_time();
            let host = builder.trust(origin.ca_pem()).unwrap().build().unwrap();
            act(Site { origin, host }).await
        })
    };
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, act).unwrap();
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// A bare script under the rules of WeChat.
pub(crate) fn script(text: &str) -> Launch {
    Launch::source("main.js", text).platform(Platform::Wx)
}

impl Site {
    /// A site on real sockets.
    pub(crate) async fn new() -> Site {
        let origin = Origin::builder().start().await.unwrap();
        let [http, https] = [origin.http_addr().unwrap(), origin.https_addr().unwrap()];
        let overrides = [Override::new("*", Some(80), http), Override::new("*", None, https)];
        let host = Host::builder().workers(1).trust(origin.ca_pem()).unwrap().resolve(overrides).build().unwrap();
        Site { origin: Arc::new(origin), host }
    }

    /// The last request that the origin received.
    pub(crate) fn last_request(&self) -> RequestEntry {
        self.origin.log().requests().pop().unwrap()
    }

    /// Launches a script and waits until it is idle.
    pub(crate) async fn play(&self, launch: Launch) -> Transcript {
        let transcript = self.launch(launch).await;
        assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
        transcript
    }

    pub(crate) async fn launch(&self, launch: Launch) -> Transcript {
        let entries: Arc<Mutex<Vec<Entry>>> = Arc::default();
        let lines = entries.clone();
        let launch = launch.on_entry(move |entry| lines.lock().unwrap().push(entry.clone()));
        Transcript { app: self.host.launch(launch).await.unwrap(), entries }
    }
}

impl Transcript {
    pub(crate) fn entries(&self) -> Vec<Entry> {
        self.entries.lock().unwrap().clone()
    }

    /// What the script printed at a level.
    pub(crate) fn printed(&self, wanted: Level) -> Vec<String> {
        self.picked(|record| match record {
            Record::Console { level, text } if level == wanted => Some(text),
            _ => None,
        })
    }

    /// What `console.log` printed.
    pub(crate) fn log(&self) -> Vec<String> {
        self.printed(Level::Log)
    }

    /// The functions that displayed something, with their options.
    pub(crate) fn shown(&self) -> Vec<String> {
        self.picked(|record| match record {
            Record::Show { api, options, .. } => Some(format!("{api} {}", options.unwrap_or_default())),
            _ => None,
        })
    }

    /// The messages of unhandled errors.
    pub(crate) fn errors(&self) -> Vec<String> {
        self.picked(|record| match record {
            Record::Error(error) => Some(error.message),
            _ => None,
        })
    }

    /// The refusing verdicts: clause and message.
    pub(crate) fn refused(&self) -> Vec<String> {
        self.picked(|record| match record {
            Record::Verdict { message, verdict, .. } if verdict.outcome == Outcome::Refused => {
                Some(format!("{} {}", verdict.clause, message.unwrap_or_default()))
            }
            _ => None,
        })
    }

    /// The reasons of all verdicts.
    pub(crate) fn reasons(&self) -> Vec<String> {
        self.picked(|record| match record {
            Record::Verdict { verdict, .. } => Some(verdict.reason.to_string()),
            _ => None,
        })
    }

    /// The number of calls that have ended.
    pub(crate) fn ended(&self) -> usize {
        ended(&self.entries())
    }

    /// Closes the mini-program; returns the number of calls that have ended by then.
    pub(crate) async fn close(self) -> usize {
        self.app.close().await.unwrap();
        ended(&self.entries.lock().unwrap())
    }

    fn picked<T>(&self, pick: impl Fn(Record) -> Option<T>) -> Vec<T> {
        self.entries().into_iter().filter_map(|entry| pick(entry.record)).collect()
    }
}

fn ended(entries: &[Entry]) -> usize {
    entries.iter().filter(|entry| matches!(entry.record, Record::End { .. })).count()
}

/// A file of `fixtures/`.
pub(crate) fn fixture(name: &str) -> PathBuf {
    workspace().join("fixtures").join(name)
}

/// The folder of the repository.
pub(crate) fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Calls a function with every source file below a folder.
pub(crate) fn each_source(folder: &Path, look: &mut dyn FnMut(&Path, &str)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each_source(&path, look);
        } else {
            look(&path, &std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// If set, documents are rewritten instead of compared.
const RENEW: &str = "QIAO_RENEW";

/// Checks that a document has this text, or rewrites it.
pub(crate) fn renewed(path: &Path, text: &str) {
    renewed_by(path, text, "coverage cases");
}

/// Like `renewed`, with the name of the tests that rewrite the document.
pub(crate) fn renewed_by(path: &Path, text: &str, tests: &str) {
    if std::env::var_os(RENEW).is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    let differs = text.lines().zip(written.lines()).find(|(now, then)| now != then);
    assert!(
        written == text,
        "{} is out of date: renew it with `{RENEW}=1 cargo test -p qiao-tests --test it -- {tests}`\n\
         first line that differs: {}",
        path.display(),
        differs.map_or("the last", |(now, _)| now),
    );
}
