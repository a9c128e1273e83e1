//! Calls made by a real program under the rules of a platform, on one client: its verdicts, what script is told, and the
//! traffic. What that means is not decided here.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use qiao::{Builder, Connector, Entry, Idle, Launch, Opening, Platform, Record, Recording, Target, Traffic, Verdict};
use serde_json::json;

/// A function that a program calls with a URL.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Call {
    pub function: &'static str,
    pub url: String,
}

/// The functions whose URLs domain lists are about, in the order of the lists.
pub(crate) const FUNCTIONS: [&str; 4] = ["request", "connectSocket", "uploadFile", "downloadFile"];

/// What happened to a program that made calls.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Verdicts: the URL, what script was told, the decision.
    pub verdicts: Vec<(String, Option<String>, Verdict)>,
    /// What went over the network, in order.
    pub traffic: Vec<Traffic>,
}

/// The calls, one after the other so that a server is not taken by surprise.
const SCRIPT: &str = "
  const api = globalThis[NAMESPACE];
  const make = ([name, url]) => new Promise((done) => {
    if (typeof api[name] !== 'function') return done();
    const task = api[name]({ url, filePath: 'none', name: 'none', fail: done, success: name === 'connectSocket' ? undefined : done });
    if (name !== 'connectSocket' || !task || !task.onOpen) return;
    task.onOpen(() => { task.close({}); done(); });
    task.onError(done);
    task.onClose(done);
  });
  (async () => { for (const call of CALLS) await make(call); })();
";

/// Makes calls. `builder` says how the network is reached; `launch` makes the launch of a script.
///
/// # Errors
/// The program cannot be launched.
pub(crate) async fn make(
    builder: Builder,
    platform: Platform,
    calls: &[Call],
    launch: impl FnOnce(String) -> Launch,
    patience: Duration,
) -> Result<Outcome, qiao::Error> {
    let list: Vec<_> = calls.iter().map(|call| (call.function, call.url.as_str())).collect();
    let namespace = platform.rules().namespace;
    let script = format!("const NAMESPACE = {}, CALLS = {};{SCRIPT}", json!(namespace), json!(list));
    let entries: Arc<Mutex<Vec<Entry>>> = Arc::default();
    let lines = entries.clone();
    let launch = launch(script)
        .record(Recording::Bodies)
        .on_entry(move |entry| lines.lock().unwrap_or_else(PoisonError::into_inner).push(entry.clone()));
    let host = builder.workers(1).build()?;
    let app = host.launch(launch).await?;
    // A server that never answers ends by the platform's own time-out, or by ours.
    let _: Result<Idle, _> = tokio::time::timeout(patience * (calls.len() as u32 + 1), app.wait_idle()).await;
    drop(app.close().await);
    let entries = std::mem::take(&mut *entries.lock().unwrap_or_else(PoisonError::into_inner));
    Ok(outcome(entries))
}

fn outcome(entries: Vec<Entry>) -> Outcome {
    let mut outcome = Outcome::default();
    for entry in entries {
        match entry.record {
            Record::Verdict { subject, message, verdict, .. } => {
                let url = subject.rsplit(' ').next().unwrap_or_default().to_owned();
                outcome.verdicts.push((url, message, verdict));
            }
            Record::Exchange(traffic) => outcome.traffic.push(*traffic),
            _ => {}
        }
    }
    outcome
}

/// A network that leads nowhere, for decisions that need none.
#[derive(Debug)]
pub(crate) struct Nowhere;

impl Connector for Nowhere {
    fn connect(&self, _: Target<'_>) -> Opening {
        Box::pin(async { Err(io::ErrorKind::ConnectionRefused.into()) })
    }
}
