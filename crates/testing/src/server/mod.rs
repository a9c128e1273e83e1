//! The server that a test scripts: routes with their answers, sockets, and unmatched requests. Answers that are
//! functions of the test are requested through `Work`, one by one. Matching is in `route`, answers are in `answer`.

mod answer;
mod fixed;
mod replay;
mod route;
mod socket;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use qiao::Wording;
use qiao_conform::Passage;
use qiao_origin::{Body, Incoming, Reply, Responder, Script};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use self::answer::Answer;
pub use self::fixed::routes;
use self::replay::Recording;
pub(crate) use self::route::query_object;
use self::route::{Asked, Route};
pub(crate) use self::socket::Sockets;
use crate::mistakes::Mistake;
use crate::words::Words;
use crate::work::Work;

/// How unmatched requests are handled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Unhandled {
    /// The test fails.
    #[default]
    Fails,
    /// A note is printed.
    Warns,
}

/// Where requests without a route are reported.
#[derive(Clone)]
pub(crate) struct Notice {
    /// Called with the message, and whether the test fails for it.
    pub(crate) tell: Arc<dyn Fn(String, bool) + Send + Sync>,
    pub(crate) wording: Wording,
}

/// The server of one test file.
pub(crate) struct Server {
    routes: Mutex<Vec<Arc<Entry>>>,
    /// What answers requests that no route means.
    recordings: Mutex<Vec<Recording>>,
    unhandled: Mutex<Unhandled>,
    pub(crate) sockets: Arc<Sockets>,
    work: Arc<Work>,
    /// Requests that a function of the test will answer.
    asked: Arc<Mutex<BTreeMap<u64, oneshot::Sender<Script>>>>,
    notice: Notice,
    /// The folder that files in answers are relative to.
    folder: PathBuf,
    /// Forwards requests to the real network, if allowed.
    passage: Option<Passage>,
}

/// A route and its answer.
struct Entry {
    route: Route,
    gives: Gives,
    /// Number of requests it has answered.
    count: AtomicUsize,
}

enum Gives {
    Answer(Answer),
    Socket(socket::Given),
}

fn open<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Server {
    pub(crate) fn new(work: Arc<Work>, folder: PathBuf, passage: Option<Passage>, notice: Notice) -> Server {
        Server {
            routes: Mutex::default(),
            recordings: Mutex::default(),
            unhandled: Mutex::default(),
            sockets: Arc::new(Sockets::new(work.clone())),
            work,
            asked: Arc::default(),
            notice,
            folder,
            passage,
        }
    }

    /// Adds a route; if several match a request, the last one wins.
    pub(crate) fn on(&self, route: &str, answer: &Value) -> Result<(), Mistake> {
        let of = |mistake| self.of("origin.on", route, mistake);
        let answer = Answer::of(answer, &self.folder).map_err(of)?;
        let parsed = Route::parse(route).map_err(of)?;
        if let Answer::Passthrough = answer {
            return self.pass(&parsed).map_err(of);
        }
        self.add(parsed, Gives::Answer(answer));
        Ok(())
    }

    /// Forwards all requests to a host to the real network.
    fn pass(&self, route: &Route) -> Result<(), Mistake> {
        let host = route.whole_host().ok_or(Mistake::NotAWholeHost)?;
        let passage = self.passage.as_ref().ok_or(Mistake::VirtualNetwork)?;
        passage.open(host);
        Ok(())
    }

    /// Adds a socket route.
    pub(crate) fn on_socket(&self, route: &str, given: &Value) -> Result<(), Mistake> {
        let of = |mistake| self.of("origin.socket", route, mistake);
        let given = socket::Given::of(given).map_err(of)?;
        self.add(Route::parse(route).map_err(of)?, Gives::Socket(given));
        Ok(())
    }

    /// A mistake in a call of a function for a route or a file.
    fn of(&self, function: &str, route: &str, mistake: Mistake) -> Mistake {
        let problem = mistake.text(&self.notice.wording);
        Mistake::InRoute { function: function.to_owned(), route: route.to_owned(), problem }
    }

    fn add(&self, route: Route, gives: Gives) {
        open(&self.routes).push(Arc::new(Entry { route, gives, count: AtomicUsize::new(0) }));
    }

    /// Lets a recording answer what no route means; of several, the last one counts. Gives its number.
    pub(crate) fn replay(&self, file: &str, ignore: &Value) -> Result<Value, Mistake> {
        let recording = Recording::read(file, ignore, &self.folder);
        let mut recordings = open(&self.recordings);
        recordings.push(recording.map_err(|mistake| self.of("origin.replay", file, mistake))?);
        Ok((recordings.len() - 1).into())
    }

    /// The entries of a recording that have answered nothing.
    pub(crate) fn unused(&self, number: u64) -> Value {
        let recordings = open(&self.recordings);
        let recording = usize::try_from(number).ok().and_then(|number| recordings.get(number));
        recording.map_or_else(Vec::new, Recording::unused).into()
    }

    /// What is left over of recordings at the end.
    pub(crate) fn left_over(&self) -> Vec<String> {
        open(&self.recordings).iter().filter_map(|recording| recording.left_over(&self.notice.wording)).collect()
    }

    /// Forgets all routes and recordings.
    pub(crate) fn reset(&self) {
        open(&self.routes).clear();
        open(&self.recordings).clear();
    }

    /// Sets how unmatched requests are handled.
    pub(crate) fn unhandled(&self, mode: &Value) -> Result<(), Mistake> {
        *open(&self.unhandled) = match mode.as_str() {
            Some("error") => Unhandled::Fails,
            Some("warn") => Unhandled::Warns,
            _ => return Err(Mistake::UnhandledMode { mode: mode.to_string() }),
        };
        Ok(())
    }

    /// Receives the answer of a function of the test.
    pub(crate) fn answer(&self, id: u64, answer: &Value) -> Result<(), Mistake> {
        let script = Answer::of(answer, &self.folder).and_then(|answer| match answer {
            Answer::Script(script) => Ok(script),
            _ => Err(Mistake::NotOneAnswer),
        });
        let (script, wrong) = match script.map_err(|mistake| mistake.text(&self.notice.wording)) {
            Ok(script) => (script, None),
            Err(wrong) => (Script::new().status(500).body(wrong.clone()), Some(wrong)),
        };
        if let Some(waiting) = open(&self.asked).remove(&id) {
            // If the client has disconnected, the answer is dropped.
            drop(waiting.send(script));
        }
        wrong.map_or(Ok(()), |problem| Err(Mistake::OfAFunction { problem }))
    }

    /// Whether a request matches a route, for inspecting the log.
    pub(crate) fn meant(route: &str, method: &str, host: &str, target: &str) -> Result<bool, Mistake> {
        Ok(Route::parse(route)?.matches(Asked { method, host, target }).is_some())
    }

    fn found(&self, asked: Asked<'_>, socket: bool) -> Option<(Arc<Entry>, BTreeMap<String, String>)> {
        let routes = open(&self.routes);
        let fitting = |entry: &Arc<Entry>| {
            let is_socket = matches!(entry.gives, Gives::Socket(_));
            let parameters = entry.route.matches(asked)?;
            (is_socket == socket || !is_socket).then(|| (entry.clone(), parameters))
        };
        routes.iter().rev().find_map(fitting)
    }

    fn unscripted(&self, request: &Incoming<'_>, asked: Asked<'_>) -> Reply {
        let fails = *open(&self.unhandled) == Unhandled::Fails;
        let recording = open(&self.recordings).last().cloned();
        if let Some(reply) = recording.and_then(|recording| recording.reply(request, fails, &self.notice)) {
            return reply;
        }
        (self.notice.tell)(self.words(request, asked), fails);
        Reply::Script(Script::new().status(404).header("Content-Type", "text/plain").body("not scripted"))
    }

    fn words(&self, request: &Incoming<'_>, asked: Asked<'_>) -> String {
        let kind = if request.socket { "socket" } else { asked.method };
        let address = format!("{}://{}{}", request.scheme, asked.host, asked.target);
        let path = asked.target.split('?').next().unwrap_or_default();
        let function = if request.socket { "socket" } else { "on" };
        let routes = open(&self.routes);
        let likeness = |entry: &&Arc<Entry>| (entry.route.likeness(asked) * 1000.0) as i64;
        let nearest = routes.iter().max_by_key(likeness).map(|entry| entry.route.to_string());
        let own = if request.socket { path.to_owned() } else { format!("{} {path}", asked.method) };
        let request = format!("{kind} {address}");
        let words = match nearest {
            Some(nearest) => Words::NoRouteBut { request, nearest, function, own },
            None => Words::NoRoute { request, function, own },
        };
        words.text(&self.notice.wording)
    }

    fn later(&self, function: u64, request: &Incoming<'_>, parameters: &BTreeMap<String, String>) -> Reply {
        let (id, mut seen) = (request.id, described(request, parameters));
        let (work, asked) = (self.work.clone(), self.asked.clone());
        Reply::Later(Box::new(move |body: Body| {
            let (given, answer) = oneshot::channel();
            open(&asked).insert(id, given);
            seen["body"] = body_text(&body);
            work.add(json!({ "kind": "answer", "function": function, "id": id, "request": seen }));
            let gone = || Script::new().status(500).body("the test has ended");
            Box::pin(async move { answer.await.unwrap_or_else(|_| gone()) })
        }))
    }
}

impl Responder for Server {
    fn reply(&self, request: Incoming<'_>) -> Option<Reply> {
        let asked = Asked { method: request.method, host: request.host.unwrap_or_default(), target: request.target };
        let Some((entry, parameters)) = self.found(asked, request.socket) else {
            // A socket that echoes is there without being asked for, at a path of its own.
            let own = request.socket && request.target.split('?').next() == Some(ECHO);
            let own = own && open(&self.recordings).is_empty();
            return (!own).then(|| self.unscripted(&request, asked));
        };
        let count = entry.count.fetch_add(1, Ordering::Relaxed);
        match &entry.gives {
            Gives::Socket(given) => Some(self.sockets.open(given, described(&request, &parameters))),
            Gives::Answer(answer) => match answer.at(count) {
                Answer::Function(function) => Some(self.later(*function, &request, &parameters)),
                Answer::Script(script) => Some(Reply::Script(script.clone())),
                Answer::List(_) | Answer::Passthrough => None,
            },
        }
    }
}

/// The path of the echo socket.
const ECHO: &str = "/ws";

fn described(request: &Incoming<'_>, parameters: &BTreeMap<String, String>) -> Value {
    json!({
        "method": request.method,
        "url": request.target,
        "path": request.target.split('?').next(),
        "query": query_object(request.target),
        "params": parameters,
        "host": request.host,
        "secure": request.scheme == qiao_origin::Scheme::Https,
        "headers": headers(request.headers),
    })
}

/// Headers by lower-case name; repeated values are joined by commas.
pub(crate) fn headers(headers: &qiao_origin::Headers) -> Value {
    let mut all = serde_json::Map::new();
    for (name, value) in headers.iter() {
        match all.entry(name.to_ascii_lowercase()).or_insert(Value::Null) {
            Value::String(before) => *before = format!("{before}, {value}"),
            first => *first = value.into(),
        }
    }
    Value::Object(all)
}

/// A body as text; null if the log did not keep it.
pub(crate) fn body_text(body: &Body) -> Value {
    body.bytes.as_ref().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).into()
}
