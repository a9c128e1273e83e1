//! The way of a call over the network, the same for all of them: a place among the running calls,
//! time that begins when the place is there, the exchange, and those that redirects lead to.

use std::borrow::Cow;
use std::rc::Rc;

use bytes::Bytes;
use qiao_abi::{
    Api, Failure, HostValue, HttpRequest, HttpResponse, Level, Namespace, Outcome, Phase, ProgressKind, Record,
    Refusal, Started, Verdict,
};
use qiao_rules::admit;
use qiao_rules::cors::Cors;
use qiao_rules::timing::Timing;
use qiao_rules::{App, Refused, diagnosis, redirect};
use tokio::time::Instant;

use super::cors::Guard;
use super::network_info;
use super::trace::CallTrace;
use crate::cancel::Cancel;
use crate::concurrency::{Admission, ConcurrencyLimiter, Permit};
use crate::preflights::Preflights;
use crate::program::State;
use crate::reply::Reply;

/// Why a call ends in failure: found by rules, with a verdict, or met on the way.
pub enum CallError {
    Refused(Box<Refused>),
    Failed(Failure),
}

impl From<Failure> for CallError {
    fn from(failure: Failure) -> Self {
        CallError::Failed(failure)
    }
}

impl From<Box<Refused>> for CallError {
    fn from(refused: Box<Refused>) -> Self {
        CallError::Refused(refused)
    }
}

/// A call that has been admitted.
pub struct NetworkCall {
    pub state: Rc<State>,
    pub app: Rc<App>,
    pub lanes: ConcurrencyLimiter,
    pub namespace: Namespace,
    pub api: Api,
    pub request: HttpRequest,
    pub timeout: std::time::Duration,
    pub reply: Reply,
    pub cancel: Cancel,
    /// The checks of a page, where the platform has them.
    pub cors: Option<(Cors, Rc<Preflights>)>,
    /// Whether redirects are followed.
    pub follow_redirects: bool,
    /// Whether script wants to know when each step happened.
    pub profile: bool,
    /// What has happened so far.
    pub trace: CallTrace,
}

impl NetworkCall {
    /// Carries the call out. `receive` makes the result of the answer, with its status.
    pub async fn go<R>(self, receive: R)
    where
        R: AsyncFnOnce(&NetworkCall, HttpResponse) -> Result<(HostValue, u16), CallError>,
    {
        let ended = tokio::select! {
            biased;
            ended = self.in_its_place(receive) => ended,
            reason = self.cancel.cancelled() => Err(CallError::Failed(reason)),
        };
        self.exchanged(ended.as_ref().err());
        let connecting = matches!(&ended, Err(CallError::Failed(Failure::Timeout(Phase::Connect))));
        network_info::saw(&self.state, self.namespace, &self.trace.phases.timings(), connecting);
        let (host, seconds) = (self.host().into_owned(), self.timeout.as_secs_f64());
        match ended {
            Ok((result, status)) => self.reply.success(result, Some(status)),
            Err(CallError::Refused(refused)) => self.reply.refuse(&refused.failure, refused.verdict),
            Err(CallError::Failed(failure)) => self.reply.fail(&failure, &host, seconds),
        }
    }

    /// The host of the exchange that is under way.
    fn host(&self) -> Cow<'_, str> {
        self.trace.led_to().map_or_else(|| self.request.url.host_str().unwrap_or_default().into(), Cow::from)
    }

    /// Waits for a place and holds it while the exchanges are carried out.
    async fn in_its_place<R>(&self, receive: R) -> Result<(HostValue, u16), CallError>
    where
        R: AsyncFnOnce(&NetworkCall, HttpResponse) -> Result<(HostValue, u16), CallError>,
    {
        let _place = self.place().await?;
        let entered = Instant::now();
        self.trace.entered.set(Some(entered));
        let begun = if self.app.profile.limits.waiting_is_free.value { entered } else { self.trace.invoked };
        tokio::select! {
            // An answer that is there counts, even if a busy script let the deadline pass.
            biased;
            complete = async { receive(self, self.answer().await?).await } => complete,
            () = tokio::time::sleep_until(begun + self.timeout) => {
                Err(Failure::Timeout(self.trace.phases.current()).into())
            }
        }
    }

    async fn place(&self) -> Result<Permit, Failure> {
        let limit = || self.lanes.limit(self.api);
        let wait = match self.lanes.enter(self.api, &self.host()) {
            Admission::In(place) => return Ok(place),
            Admission::Wait(wait) if self.app.profile.limits.waits.value => wait,
            Admission::Wait(_) => return Err(Failure::Busy(limit())),
        };
        let reason = format!("{} calls of this kind are running; this one waits its turn", limit());
        self.reply.note(vec![queued(&self.app, reason)]);
        wait.await.map_err(|_| Failure::Aborted)
    }

    /// The answer to the exchange, or to the last of those that redirects lead to.
    async fn answer(&self) -> Result<HttpResponse, CallError> {
        let mut guard = self.cors.as_ref().map(|(cors, preflights)| Guard::new(cors, preflights));
        let mut next = None;
        let mut followed = 0;
        loop {
            let request = next.as_ref().unwrap_or(&self.request);
            let mut answer = match &mut guard {
                Some(guard) => guard.send(self, request).await?,
                None => self.send(request).await?,
            };
            let followed_to = if self.follow_redirects { location(&answer)? } else { None };
            let Some(location) = followed_to else {
                if let Some(guard) = &guard {
                    guard.filter(self, &mut answer);
                }
                return Ok(answer);
            };
            let hop = redirect::next(&self.app, self.api, request, followed, answer.status, &location)?;
            if let Some(guard) = &mut guard {
                guard.redirected(request, &hop);
            }
            drain(answer).await;
            self.trace.redirected(request, &hop);
            self.exchanged(None);
            next = Some(hop);
            followed += 1;
        }
    }

    /// Carries out one exchange.
    pub async fn send(&self, request: &HttpRequest) -> Result<HttpResponse, Failure> {
        self.trace.sends(&self.state, request);
        let answer = self.state.transport.send(request, self.trace.phases.clone()).await?;
        self.trace.answered(&self.state, &answer);
        Ok(answer)
    }

    /// Notes the end of an exchange in the journal, if traffic is recorded.
    pub fn exchanged(&self, ended: Option<&CallError>) {
        let failure = ended.map(|ended| match ended {
            CallError::Refused(refused) => refused.verdict.reason.clone(),
            CallError::Failed(failure) => {
                diagnosis::failure(&self.app, self.api, failure, &self.host(), self.timeout.as_secs_f64()).reason
            }
        });
        if let Some(call) = self.reply.id() {
            self.trace.record(&self.state, call, self.api, failure);
        }
    }

    /// When each step happened, if script wants to know.
    pub fn timing(&self) -> Option<Timing> {
        let told = self.profile && self.app.profile.response.profile.value.on(self.app.client);
        told.then(|| self.trace.timing(&self.state.clock))
    }

    /// Tells of something on the way, where a task can listen to it.
    pub fn tell(&self, happening: ProgressKind, what: impl FnOnce() -> HostValue) {
        if qiao_rules::can_listen(&self.app, self.api, happening) {
            self.reply.tell(happening, what);
        }
    }
}

fn queued(app: &App, reason: String) -> Verdict {
    let rule = &app.profile.limits.waits;
    Verdict {
        outcome: Outcome::Queued,
        rule: "limits.waits".to_owned(),
        platform: app.profile.name,
        clause: rule.clause,
        evidence: rule.evidence,
        reason,
        remedy: String::new(),
    }
}

/// Where a redirect leads.
///
/// # Errors
/// To more than one place: nobody knows which one the server means.
fn location(answer: &HttpResponse) -> Result<Option<String>, Failure> {
    if !redirect::is_redirect(answer.status) {
        return Ok(None);
    }
    let named = answer.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("location"));
    let mut places: Vec<&str> = named.map(|(_, value)| value.as_str()).collect();
    places.dedup();
    match places[..] {
        [] => Ok(None),
        [only] => Ok(Some(only.to_owned())),
        _ => Err(Failure::Location(places.join(", "))),
    }
}

/// The value of a response header.
pub fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

/// Reads what little a redirect's answer holds, so that its connection can be used again; a long
/// one is not worth it.
pub async fn drain(mut answer: HttpResponse) {
    const WORTH: usize = 64 * 1024;
    let mut read = 0;
    while let Some(Ok(piece)) = piece(&mut answer).await {
        read += piece.len();
        if read > WORTH {
            return;
        }
    }
}

/// The next piece of an answer's body.
pub async fn piece(answer: &mut HttpResponse) -> Option<Result<Bytes, Failure>> {
    std::future::poll_fn(|cx| answer.body.poll_piece(cx)).await
}

/// Writes warnings to the script's console.
pub fn warn(state: &State, warnings: &[String]) {
    for warning in warnings {
        state.journal.write(Record::Console { level: Level::Warn, text: warning.clone() });
    }
}

/// Ends a call that was not admitted, in the platform's manner.
pub fn refuse(app: &App, api: Api, reply: Reply, refused: Refused) -> Started {
    if let Some(text) = admit::console(app, api, &refused.failure) {
        reply.print(Level::Error, text);
    }
    let manner = admit::manner(app, api, &refused.failure);
    if manner.at_once {
        let result = reply.refuse_at_once(&refused.failure, refused.verdict);
        return Started { task: manner.task, refused: Some(Refusal { result, complete: true }), ..Started::default() };
    }
    reply.refuse(&refused.failure, refused.verdict);
    Started { task: manner.task, ..Started::default() }
}

/// Ends a call that may not be made now.
pub fn not_now(reply: Reply, failure: &Failure, host: &str) -> Started {
    reply.fail(failure, host, 0.0);
    Started { task: true, ..Started::default() }
}

/// The id of a call, where the platform has one.
pub fn request_id(state: &State, app: &App) -> Option<String> {
    let now = state.clock.epoch_milliseconds() as u64;
    qiao_rules::request_id(app, now, |below| state.random.borrow_mut().usize(..below))
}
