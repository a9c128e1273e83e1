//! `request`: admitted, carried out, decoded, told.

use std::rc::Rc;

use bytes::{Bytes, BytesMut};
use qiao_abi::{Answer, Api, CallId, Failure, Happening, Options, Out, Space, Started};
use qiao_rules::admit::{self, Plan, RequestArgs};
use qiao_rules::{Chunks, decode, result};

use super::course::Course;
use super::way::{self, Ended, Way, piece};
use crate::program::State;
use crate::reply::Reply;

const API: Api = Api::Request;

/// Starts a request.
pub fn start(state: &Rc<State>, space: Space, call: CallId, options: &dyn Options) -> Started {
    let Some(at) = state.space(space) else {
        return Started::default();
    };
    let app = at.app.clone();
    let request_id = way::request_id(state, &app);
    let args = RequestArgs::read(options);
    let admitted = admit::request(&app, &args, request_id.as_deref());
    let subject = match &admitted {
        Ok(plan) => format!("{} {}", plan.exchange.method, plan.exchange.url),
        Err(_) => args.url.value().cloned().unwrap_or_default(),
    };
    state.record_call(call, space, API, &subject);
    let reply = Reply::new(state, app.clone(), call, API, subject, request_id);
    let plan = match admitted {
        Ok(plan) => plan,
        Err(refused) => return way::refuse(&app, API, reply, *refused),
    };
    let cancel = match state.begin(space, call) {
        Ok(cancel) => cancel,
        Err(failure) => return way::not_now(reply, &failure, plan.exchange.url.host_str().unwrap_or_default()),
    };
    let Plan { exchange, timeout, wanted, chunks, cors, follows, profile, high_performance, notes, warnings } = plan;
    let course = Course::new(high_performance);
    way::warn(state, &warnings);
    reply.note(notes);
    let lanes = at.lanes.clone();
    let cors = cors.map(|cors| (cors, at.preflights.clone()));
    let way = Way {
        state: state.clone(),
        space,
        app,
        lanes,
        api: API,
        exchange,
        timeout,
        reply,
        cancel,
        cors,
        follows,
        profile,
        course,
    };
    tokio::task::spawn_local(
        way.go(async move |way: &Way, answer| receive(way, Wanted { decoded: wanted, chunks }, answer).await),
    );
    Started { task: true, ..Started::default() }
}

/// In which form script wants the answer.
#[derive(Clone, Copy)]
struct Wanted {
    decoded: decode::Wanted,
    chunks: Chunks,
}

/// Tells of the head, and collects the body or delivers it piece by piece.
async fn receive(way: &Way, wanted: Wanted, mut answer: Answer) -> Result<(Out, u16), Ended> {
    way.tell(Happening::Headers, || result::head(&way.app, API, answer.status, &answer.headers));
    let body = match wanted.chunks {
        Chunks::Whole => collect(way, &mut answer).await?,
        chunks => deliver(way, chunks == Chunks::AsWanted && !wanted.decoded.buffer, &mut answer).await?,
    };
    let Answer { status, headers, .. } = answer;
    let content_type = way::header(&headers, "content-type");
    let data = decode::data(&way.app.profile.response, wanted.decoded, content_type, body)?;
    let (request_id, timing) = (way.reply.request_id(), way.timing());
    let told =
        result::Reply { status, headers: &headers, data, request_id, timing: timing.as_ref(), ..Default::default() };
    Ok((result::success(&way.app, API, told), status))
}

/// Delivers pieces as they come, no faster than script takes them. Nothing is left for the result.
async fn deliver(way: &Way, as_text: bool, answer: &mut Answer) -> Result<Bytes, Failure> {
    let mut bytes = 0;
    while let Some(piece) = piece(answer).await.transpose()? {
        bytes += piece.len() as u64;
        way.course.had_bytes(bytes);
        way.state.inbox.room().await;
        way.reply.tell(Happening::Chunk, || result::chunk(decode::piece(as_text, piece)));
    }
    Ok(Bytes::new())
}

/// A server's word for the length of its answer is believed as far as this, in bytes.
const MOST_AT_ONCE: u64 = 32 * 1024 * 1024;

/// The whole body, unless it is longer than script may have.
pub async fn collect(way: &Way, answer: &mut Answer) -> Result<Bytes, Failure> {
    let body = collected(answer, way.state.limits.response_bytes).await?;
    way.course.has_body(&way.state, &body);
    Ok(body)
}

async fn collected(answer: &mut Answer, limit: u64) -> Result<Bytes, Failure> {
    let Some(first) = piece(answer).await.transpose()? else {
        return Ok(Bytes::new());
    };
    let Some(second) = piece(answer).await.transpose()? else {
        return within(first, limit);
    };
    let length = way::header(&answer.headers, "content-length").and_then(|length| length.parse().ok());
    let mut body = BytesMut::with_capacity(length.unwrap_or(0_u64).min(MOST_AT_ONCE) as usize);
    body.extend_from_slice(&first);
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
