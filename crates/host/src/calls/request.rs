//! `request`: admitted, given a place, carried out hop by hop, decoded, told.

use std::rc::Rc;

use bytes::{Bytes, BytesMut};
use qiao_abi::{
    Answer, Api, CallId, Failure, Happening, Level, Outcome, Phases, Record, Refusal, RequestArgs, Space, Started,
    TaskMethod, Verdict,
};
use qiao_rules::admit::{self, Plan};
use qiao_rules::{App, Chunks, Refused, decode, redirect, result};
use tokio::time::Instant;

use crate::cancel::Cancel;
use crate::lanes::{Entry, Lanes, Place};
use crate::program::State;
use crate::reply::Reply;

const API: Api = Api::Request;

/// Why a call ends in failure: found by rules, with a verdict, or met on the way.
enum Ended {
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

/// An answer that is complete.
struct Complete {
    status: u16,
    headers: Vec<(String, String)>,
    body: Bytes,
}

/// Starts a request.
pub fn start(state: &Rc<State>, space: Space, call: CallId, args: &RequestArgs<'_>) -> Started {
    let Some(at) = state.space(space) else {
        return Started::default();
    };
    let app = at.app.clone();
    let request_id = request_id(state, &app);
    let admitted = admit::request(&app, args, request_id.as_deref());
    let subject = subject(args, &admitted);
    state.record_call(call, space, API, &subject);
    let reply = Reply::new(state, app.clone(), call, API, subject, request_id);
    match (admitted, state.begin(call)) {
        (Ok(plan), Some(cancel)) => {
            for warning in &plan.warnings {
                state.journal.write(Record::Console { level: Level::Warn, text: warning.clone() });
            }
            tokio::task::spawn_local(run(state.clone(), app, at.lanes.clone(), plan, reply, cancel));
            Started { task: true, refused: None }
        }
        (Ok(plan), None) => {
            reply.fail(&Failure::Busy(state.limits.calls as u32), host(&plan), 0.0);
            Started { task: true, refused: None }
        }
        (Err(refused), _) => refuse(&app, reply, *refused),
    }
}

fn request_id(state: &State, app: &App) -> Option<String> {
    let mut random = state.random.borrow_mut();
    qiao_rules::request_id(app, state.clock.epoch_milliseconds() as u64, |below| random.usize(..below))
}

fn subject(args: &RequestArgs<'_>, admitted: &Result<Plan, Box<Refused>>) -> String {
    match admitted {
        Ok(plan) => format!("{} {}", plan.exchange.method, plan.exchange.url),
        Err(_) => args.url.value().cloned().unwrap_or_default(),
    }
}

fn refuse(app: &App, reply: Reply, refused: Refused) -> Started {
    let manner = admit::manner(app, &refused.failure);
    if manner.at_once {
        let result = reply.refuse_at_once(&refused.failure, refused.verdict);
        return Started { task: manner.task, refused: Some(Refusal { result, complete: true }) };
    }
    reply.refuse(&refused.failure, refused.verdict);
    Started { task: manner.task, refused: None }
}

fn host(plan: &Plan) -> &str {
    plan.exchange.url.host_str().unwrap_or_default()
}

/// The life of an admitted request.
async fn run(state: Rc<State>, app: Rc<App>, lanes: Lanes, plan: Plan, reply: Reply, cancel: Cancel) {
    reply.note(plan.notes.clone());
    let asked = Instant::now();
    let phases = Rc::new(Phases::default());
    let (host, seconds) = (host(&plan).to_owned(), plan.timeout.as_secs_f64());
    let ended = tokio::select! {
        biased;
        ended = in_its_place(&state, &app, &lanes, &plan, &reply, asked, &phases) => ended,
        reason = cancel.cancelled() => Err(Ended::Failed(reason)),
    };
    match ended.and_then(|complete| told(&app, &plan, &reply, complete)) {
        Ok((result, status)) => reply.success(result, Some(status)),
        Err(Ended::Refused(refused)) => reply.refuse(&refused.failure, refused.verdict),
        Err(Ended::Failed(failure)) => reply.fail(&failure, &host, seconds),
    }
}

/// Waits for a place and holds it while the exchanges are carried out.
async fn in_its_place(
    state: &State,
    app: &App,
    lanes: &Lanes,
    plan: &Plan,
    reply: &Reply,
    asked: Instant,
    phases: &Rc<Phases>,
) -> Result<Complete, Ended> {
    let _place = place(app, lanes, plan, reply).await?;
    let begun = if app.profile.limits.waiting_is_free.value { Instant::now() } else { asked };
    tokio::select! {
        // An answer that is there counts, even if a busy script let the deadline pass.
        biased;
        complete = fetch(state, app, plan, reply, phases) => complete,
        () = tokio::time::sleep_until(begun + plan.timeout) => Err(Failure::Timeout(phases.current()).into()),
    }
}

async fn place(app: &App, lanes: &Lanes, plan: &Plan, reply: &Reply) -> Result<Place, Failure> {
    let wait = match lanes.enter(API, host(plan)) {
        Entry::In(place) => return Ok(place),
        Entry::Wait(wait) if app.profile.limits.waits.value => wait,
        Entry::Wait(_) => return Err(Failure::Busy(lanes.limit(API))),
    };
    let why = format!("{} calls of this kind are running; this one waits its turn", lanes.limit(API));
    reply.note(vec![queued(app, why)]);
    wait.await.map_err(|_| Failure::Aborted)
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

/// Carries out the exchange and those that redirects lead to.
async fn fetch(state: &State, app: &App, plan: &Plan, reply: &Reply, phases: &Rc<Phases>) -> Result<Complete, Ended> {
    let mut next = None;
    let mut followed = 0;
    loop {
        let exchange = next.as_ref().unwrap_or(&plan.exchange);
        let answer = state.transport.carry_out(exchange, phases.clone()).await?;
        match location(&answer) {
            Some(location) => {
                let location = location.to_owned();
                let hop = redirect::next(app, API, exchange, followed, answer.status, &location)?;
                drain(answer).await;
                next = Some(hop);
                followed += 1;
            }
            None => return receive(state, app, plan, reply, answer).await,
        }
    }
}

fn location(answer: &Answer) -> Option<&str> {
    let named = answer.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("location"));
    named.map(|(_, value)| value.as_str()).filter(|_| redirect::is_redirect(answer.status))
}

/// Reads what little a redirect's answer holds, so that its connection can be used again; a long
/// one is not worth it.
async fn drain(mut answer: Answer) {
    const WORTH: usize = 64 * 1024;
    let mut read = 0;
    while let Some(Ok(piece)) = piece(&mut answer).await {
        read += piece.len();
        if read > WORTH {
            return;
        }
    }
}

async fn piece(answer: &mut Answer) -> Option<Result<Bytes, Failure>> {
    std::future::poll_fn(|cx| answer.body.poll_piece(cx)).await
}

/// Tells of the head, and collects the body or delivers it piece by piece.
async fn receive(state: &State, app: &App, plan: &Plan, reply: &Reply, mut answer: Answer) -> Result<Complete, Ended> {
    if app.profile.calls.request_task.value.at(app.base_library).contains(&TaskMethod::On(Happening::Headers)) {
        reply.tell(Happening::Headers, result::head(app, answer.status, &answer.headers));
    }
    let body = match plan.chunks {
        Chunks::Whole => collect(&mut answer, state.limits.response_bytes).await?,
        chunks => deliver(state, reply, chunks == Chunks::AsWanted && !plan.wanted.buffer, &mut answer).await?,
    };
    Ok(Complete { status: answer.status, headers: answer.headers, body })
}

/// Delivers pieces as they come, no faster than script takes them. Nothing is left for the result.
async fn deliver(state: &State, reply: &Reply, as_text: bool, answer: &mut Answer) -> Result<Bytes, Failure> {
    while let Some(piece) = piece(answer).await.transpose()? {
        state.inbox.room().await;
        reply.tell(Happening::Chunk, result::chunk(decode::piece(as_text, piece)));
    }
    Ok(Bytes::new())
}

async fn collect(answer: &mut Answer, limit: u64) -> Result<Bytes, Failure> {
    let Some(first) = piece(answer).await.transpose()? else {
        return Ok(Bytes::new());
    };
    let Some(second) = piece(answer).await.transpose()? else {
        return within(first, limit);
    };
    let mut body = BytesMut::from(first);
    body.extend_from_slice(&second);
    while let Some(piece) = piece(answer).await.transpose()? {
        if (body.len() + piece.len()) as u64 > limit {
            return Err(Failure::TooLarge(limit));
        }
        body.extend_from_slice(&piece);
    }
    within(body.freeze(), limit)
}

fn within(body: Bytes, limit: u64) -> Result<Bytes, Failure> {
    if body.len() as u64 > limit { Err(Failure::TooLarge(limit)) } else { Ok(body) }
}

/// The result as script sees it.
fn told(app: &App, plan: &Plan, reply: &Reply, complete: Complete) -> Result<(qiao_abi::Out, u16), Ended> {
    let Complete { status, headers, body } = complete;
    let content_type =
        headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type")).map(|(_, value)| value.as_str());
    let data = decode::data(&app.profile.response, plan.wanted, content_type, body)?;
    let told = result::Reply { status, headers: &headers, data, request_id: reply.request_id() };
    Ok((result::success(app, told), status))
}
