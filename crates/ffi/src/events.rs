//! Events of a program for those who poll: the lines of its journal, and what its script asks of the embedder, which is
//! answered by number. It must not know pointers.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use qiao_rs::{Ask, Entry, Launch, PausedRequest, Record};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::answers::Answer;
use crate::settings::Polled;
use crate::words;

/// How many events are kept that nobody takes.
const KEPT: usize = 10_000;

/// The events of one program.
#[derive(Default)]
pub(crate) struct Events {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<String>,
    /// The first line that was lost since the last one that was kept, and how many were.
    lost: Option<(Entry, u64)>,
    requests: HashMap<u64, Request>,
    last_request: u64,
    over: bool,
}

/// What script waits for.
pub(crate) enum Request {
    Ask(Ask),
    Http(PausedRequest),
    Function(oneshot::Sender<Result<Value, String>>),
}

/// Ends the events when the program that holds this is gone.
struct Over(Arc<Events>);

impl Events {
    /// A launch whose journal, functions, questions and intercepted requests become events.
    pub(crate) fn attach(self: &Arc<Events>, launch: Launch, polled: Polled) -> Launch {
        let over = Over(self.clone());
        let launch = launch.on_entry(move |entry| over.0.write(entry));
        let launch = polled.functions.into_iter().fold(launch, |launch, name| self.with_function(launch, name));
        let intercepted = |launch: Launch, pattern: String| {
            let handler = self.interceptor(&pattern);
            launch.intercept(pattern, handler)
        };
        let launch = polled.intercept.into_iter().fold(launch, intercepted);
        let events = self.clone();
        if !polled.asks {
            return launch;
        }
        launch.delegate(move |ask| {
            let (api, options) = (ask.name().to_owned(), ask.options().clone());
            let event = |request| json!({ "kind": "ask", "request": request, "api": api, "options": options });
            events.request(event, Request::Ask(ask));
        })
    }

    /// What makes events of the requests that this pattern is for.
    pub(crate) fn interceptor(self: &Arc<Events>, pattern: &str) -> impl FnMut(PausedRequest) + Send + use<> {
        let (events, pattern) = (self.clone(), pattern.to_owned());
        move |paused| {
            let said = json!({
                "kind": "request",
                "pattern": pattern,
                "method": paused.method(),
                "url": paused.url(),
                "headers": paused.headers(),
                "bodyBytes": paused.body().map(<[u8]>::len),
            });
            let event = |request| {
                let mut event = said;
                event["request"] = json!(request);
                event
            };
            events.request(event, Request::Http(paused));
        }
    }

    fn with_function(self: &Arc<Events>, launch: Launch, name: String) -> Launch {
        let events = self.clone();
        launch.host_task(name.clone(), move |call| {
            let (answer, answered) = oneshot::channel();
            let arguments = call.arguments();
            let event =
                |request| json!({ "kind": "function", "request": request, "name": name, "arguments": arguments });
            events.request(event, Request::Function(answer));
            async { answered.await.unwrap_or_else(|_| Err("the function was not answered".to_owned())) }
        })
    }

    fn write(&self, entry: &Entry) {
        let mut state = self.state();
        if state.waiting.len() >= KEPT {
            state.lost.get_or_insert_with(|| (entry.clone(), 0)).1 += 1;
            return;
        }
        if let Some((first, lines)) = state.lost.take() {
            state.waiting.push_back(line(&Entry { record: Record::Lost(lines), ..first }));
        }
        state.waiting.push_back(line(entry));
        self.changed.notify_all();
    }

    fn request(&self, event: impl FnOnce(u64) -> Value, request: Request) {
        let mut state = self.state();
        state.last_request += 1;
        let number = state.last_request;
        state.waiting.push_back(event(number).to_string());
        state.requests.insert(number, request);
        self.changed.notify_all();
    }

    /// The next event, as JSON; `None` if there is none in this time.
    ///
    /// # Errors
    /// The program has ended, and all events were taken.
    pub(crate) fn next(&self, time: Duration) -> Result<Option<String>, String> {
        let nothing = |state: &mut State| state.waiting.is_empty() && !state.over;
        let waited = self.changed.wait_timeout_while(self.state(), time, nothing);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        match state.waiting.pop_front() {
            None if state.over => Err("the mini-program has ended".to_owned()),
            event => Ok(event),
        }
    }

    /// Answers what waits; `body` is the one of an HTTP message.
    ///
    /// # Errors
    /// Nothing waits under this number, or the answer has another form.
    pub(crate) fn answer(&self, request: u64, answer: &str, body: Option<&[u8]>) -> Result<(), String> {
        let answer = Answer::parse(answer, body)?;
        let waiting = self.state().requests.remove(&request).ok_or("nothing waits for this answer")?;
        answer.give(waiting);
        Ok(())
    }

    /// The body of a request that waits for its answer.
    ///
    /// # Errors
    /// No request waits under this number, or its body is too long to be shown.
    pub(crate) fn body(&self, request: u64) -> Result<Vec<u8>, String> {
        match self.state().requests.get(&request) {
            Some(Request::Http(paused)) => Ok(paused.body().ok_or("the body is too long to be shown")?.to_vec()),
            _ => Err("no HTTP request waits under this number".to_owned()),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn line(entry: &Entry) -> String {
    qiao_rs::json_line_in(entry, &words::wording())
}

impl Drop for Over {
    fn drop(&mut self) {
        let requests = {
            let mut state = self.0.state();
            state.over = true;
            std::mem::take(&mut state.requests)
        };
        drop(requests);
        self.0.changed.notify_all();
    }
}
