//! The way of a call over the network, the same for all of them: a place among the running calls,
//! time that begins when the place is there, the exchange, and those that redirects lead to.

use std::borrow::Cow;
use std::rc::Rc;

use bytes::Bytes;
use qiao_abi::{
    Answer, Api, Exchange, Failure, Happening, Level, Out, Outcome, Phase, Record, Refusal, Space, Started, Verdict,
};
use qiao_rules::admit;
use qiao_rules::cors::Cors;
use qiao_rules::timing::Timing;
use qiao_rules::{App, Refused, explain, redirect};
use tokio::time::Instant;

use super::cors::Guard;
use super::course::Course;
use super::network;
use crate::cancel::Cancel;
use crate::lanes::{Entry, Lanes, Place};
use crate::preflights::Preflights;
use crate::program::State;
use crate::reply::Reply;

/// Why a call ends in failure: found by rules, with a verdict, or met on the way.
pub enum Ended {
    Refused(Box<Refused>),
    Failed(Failure),
}

impl From<Failure> for Ended {
    fn from(failure: Failure) -> Self {
        Ended::Failed(failure)
    }
}

impl From<Box<Refused>> for Ended {
    fn from(refused: Box<Refused>) -> Self {
        Ended::Refused(refused)
    }
}

/// A call that has been admitted.
pub struct Way {
    pub state: Rc<State>,
    pub app: Rc<App>,
    pub lanes: Lanes,
    pub space: Space,
    pub api: Api,
    pub exchange: Exchange,
    pub timeout: std::time::Duration,
    pub reply: Reply,
    pub cancel: Cancel,
    /// The checks of a page, where the platform has them.
    pub cors: Option<(Cors, Rc<Preflights>)>,
    /// Whether redirects are followed.
    pub follows: bool,
    /// Whether script wants to know when each step happened.
    pub profile: bool,
    /// What has happened so far.
    pub course: Course,
}

impl Way {
    /// Carries the call out. `receive` makes the result of the answer, with its status.
    pub async fn go<R>(self, receive: R)
    where
        R: AsyncFnOnce(&Way, Answer) -> Result<(Out, u16), Ended>,
    {
        let ended = tokio::select! {
            biased;
            ended = self.in_its_place(receive) => ended,
            reason = self.cancel.cancelled() => Err(Ended::Failed(reason)),
        };
        self.exchanged(ended.as_ref().err());
        let connecting = matches!(&ended, Err(Ended::Failed(Failure::Timeout(Phase::Connect))));
        network::saw(&self.state, self.space, &self.course.phases.stamp(), connecting);
        let (host, seconds) = (self.host().into_owned(), self.timeout.as_secs_f64());
        match ended {
            Ok((result, status)) => self.reply.success(result, Some(status)),
            Err(Ended::Refused(refused)) => self.reply.refuse(&refused.failure, refused.verdict),
            Err(Ended::Failed(failure)) => self.reply.fail(&failure, &host, seconds),
        }
    }

    /// The host of the exchange that is under way.
    fn host(&self) -> Cow<'_, str> {
        self.course.led_to().map_or_else(|| self.exchange.url.host_str().unwrap_or_default().into(), Cow::from)
    }

    /// Waits for a place and holds it while the exchanges are carried out.
    async fn in_its_place<R>(&self, receive: R) -> Result<(Out, u16), Ended>
    where
        R: AsyncFnOnce(&Way, Answer) -> Result<(Out, u16), Ended>,
    {
        let _place = self.place().await?;
        let entered = Instant::now();
        self.course.entered.set(Some(entered));
        let begun = if self.app.profile.limits.waiting_is_free.value { entered } else { self.course.invoked };
        tokio::select! {
            // An answer that is there counts, even if a busy script let the deadline pass.
            biased;
            complete = async { receive(self, self.answer().await?).await } => complete,
            () = tokio::time::sleep_until(begun + self.timeout) => {
                Err(Failure::Timeout(self.course.phases.current()).into())
            }
        }
    }

    async fn place(&self) -> Result<Place, Failure> {
        let limit = || self.lanes.limit(self.api);
        let wait = match self.lanes.enter(self.api, &self.host()) {
            Entry::In(place) => return Ok(place),
            Entry::Wait(wait) if self.app.profile.limits.waits.value => wait,
            Entry::Wait(_) => return Err(Failure::Busy(limit())),
        };
        let why = format!("{} calls of this kind are running; this one waits its turn", limit());
        self.reply.note(vec![queued(&self.app, why)]);
        wait.await.map_err(|_| Failure::Aborted)
    }

    /// The answer to the exchange, or to the last of those that redirects lead to.
    async fn answer(&self) -> Result<Answer, Ended> {
        let mut guard = self.cors.as_ref().map(|(cors, preflights)| Guard::new(cors, preflights));
        let mut next = None;
        let mut followed = 0;
        loop {
            let exchange = next.as_ref().unwrap_or(&self.exchange);
            let mut answer = match &mut guard {
                Some(guard) => guard.carry_out(self, exchange).await?,
                None => self.carry_out(exchange).await?,
            };
            let followed_to = if self.follows { location(&answer)? } else { None };
            let Some(location) = followed_to else {
                if let Some(guard) = &guard {
                    guard.filter(self, &mut answer);
                }
                return Ok(answer);
            };
            let hop = redirect::next(&self.app, self.api, exchange, followed, answer.status, &location)?;
            if let Some(guard) = &mut guard {
                guard.redirected(exchange, &hop);
            }
            drain(answer).await;
            self.course.redirected(exchange, &hop);
            self.exchanged(None);
            next = Some(hop);
            followed += 1;
        }
    }

    /// Carries out one exchange.
    pub async fn carry_out(&self, exchange: &Exchange) -> Result<Answer, Failure> {
        self.course.sends(&self.state, exchange);
        let answer = self.state.transport.carry_out(exchange, self.course.phases.clone()).await?;
        self.course.answered(&self.state, &answer);
        Ok(answer)
    }

    /// Notes the end of an exchange in the journal, if traffic is recorded.
    pub fn exchanged(&self, ended: Option<&Ended>) {
        let failure = ended.map(|ended| match ended {
            Ended::Refused(refused) => refused.verdict.why.clone(),
            Ended::Failed(failure) => {
                explain::failure(&self.app, self.api, failure, &self.host(), self.timeout.as_secs_f64()).why
            }
        });
        if let Some(call) = self.reply.id() {
            self.course.record(&self.state, call, self.api, failure);
        }
    }

    /// When each step happened, if script wants to know.
    pub fn timing(&self) -> Option<Timing> {
        let told = self.profile && self.app.profile.response.profile.value.on(self.app.client);
        told.then(|| self.course.timing(&self.state.clock))
    }

    /// Tells of something on the way, where a task can listen to it.
    pub fn tell(&self, happening: Happening, what: impl FnOnce() -> Out) {
        if qiao_rules::can_listen(&self.app, self.api, happening) {
            self.reply.tell(happening, what);
        }
    }
}

fn queued(app: &App, why: String) -> Verdict {
    let rule = &app.profile.limits.waits;
    Verdict {
        outcome: Outcome::Queued,
        rule: "limits.waits".to_owned(),
        platform: app.profile.name,
        clause: rule.clause,
        evidence: rule.evidence,
        why,
        fix: String::new(),
    }
}

/// Where a redirect leads.
///
/// # Errors
/// To more than one place: nobody knows which one the server means.
fn location(answer: &Answer) -> Result<Option<String>, Failure> {
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
pub async fn drain(mut answer: Answer) {
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
pub async fn piece(answer: &mut Answer) -> Option<Result<Bytes, Failure>> {
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
