//! `request`: admitted, carried out, decoded, told.

use std::rc::Rc;

use bytes::{Bytes, BytesMut};
use qiao_abi::{Api, CallId, Failure, HostValue, HttpResponse, Namespace, Options, ProgressKind, Started};
use qiao_rules::admit::{self, Plan, RequestArgs};
use qiao_rules::{Chunks, decode, result};

use super::network_call::{self, CallError, NetworkCall, piece};
use super::trace::CallTrace;
use crate::program::State;
use crate::reply::Reply;

const API: Api = Api::Request;

/// Starts a request.
pub fn start(state: &Rc<State>, namespace: Namespace, call: CallId, options: &dyn Options) -> Started {
    let Some(at) = state.namespace(namespace) else {
        return Started::default();
    };
    let app = at.app.clone();
    let request_id = network_call::request_id(state, &app);
    let args = RequestArgs::read(options);
    let admitted = admit::request(&app, &at.call_sites, &args, request_id.as_deref());
    let subject = match &admitted {
        Ok(plan) => format!("{} {}", plan.request.method, plan.request.url),
        Err(_) => args.url.value().cloned().unwrap_or_default(),
    };
    state.record_call(call, namespace, API, &subject);
    let reply = Reply::new(state, app.clone(), call, API, subject, request_id);
    let plan = match admitted {
        Ok(plan) => plan,
        Err(refused) => return network_call::refuse(&app, API, reply, *refused),
    };
    let cancel = match state.begin(namespace, call) {
        Ok(cancel) => cancel,
        Err(failure) => return network_call::not_now(reply, &failure, plan.request.url.host_str().unwrap_or_default()),
    };
    let Plan { request, timeout, wanted, chunks, cors, follow_redirects, profile, high_performance, notes, warnings } =
        plan;
    let trace = CallTrace::new(high_performance);
    network_call::warn(state, &warnings);
    reply.note(notes);
    let lanes = at.lanes.clone();
    let cors = cors.map(|cors| (cors, at.preflights.clone()));
    let call = NetworkCall {
        state: state.clone(),
        namespace,
        app,
        lanes,
        api: API,
        request,
        timeout,
        reply,
        cancel,
        cors,
        follow_redirects,
        profile,
        trace,
    };
    tokio::task::spawn_local(
        call.go(async move |call: &NetworkCall, answer| {
            receive(call, Wanted { decoded: wanted, chunks }, answer).await
        }),
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
async fn receive(call: &NetworkCall, wanted: Wanted, mut answer: HttpResponse) -> Result<(HostValue, u16), CallError> {
    call.tell(ProgressKind::Headers, || result::head(&call.app, API, answer.status, &answer.headers));
    let body = match wanted.chunks {
        Chunks::Whole => collect(call, &mut answer).await?,
        chunks => deliver(call, chunks == Chunks::AsWanted && !wanted.decoded.buffer, &mut answer).await?,
    };
    let HttpResponse { status, headers, .. } = answer;
    let content_type = network_call::header(&headers, "content-type");
    let data = decode::data(&call.app.profile.response, wanted.decoded, content_type, body)?;
    let (request_id, timing) = (call.reply.request_id(), call.timing());
    let told =
        result::Reply { status, headers: &headers, data, request_id, timing: timing.as_ref(), ..Default::default() };
    Ok((result::success(&call.app, API, told), status))
}

/// Delivers pieces as they come, no faster than script takes them. Nothing is left for the result.
async fn deliver(call: &NetworkCall, as_text: bool, answer: &mut HttpResponse) -> Result<Bytes, Failure> {
    let mut bytes = 0;
    while let Some(piece) = piece(answer).await.transpose()? {
        bytes += piece.len() as u64;
        call.trace.record_progress(bytes);
        call.state.inbox.room().await;
        call.reply.tell(ProgressKind::Chunk, || result::chunk(decode::piece(as_text, piece)));
    }
    Ok(Bytes::new())
}

/// A server's word for the length of its answer is believed as far as this, in bytes.
const MOST_AT_ONCE: u64 = 32 * 1024 * 1024;

/// The whole body, unless it is longer than script may have.
pub async fn collect(call: &NetworkCall, answer: &mut HttpResponse) -> Result<Bytes, Failure> {
    let body = collected(answer, call.state.limits.response_bytes).await?;
    call.trace.has_body(&call.state, &body);
    Ok(body)
}

async fn collected(answer: &mut HttpResponse, limit: u64) -> Result<Bytes, Failure> {
    let Some(first) = piece(answer).await.transpose()? else {
        return Ok(Bytes::new());
    };
    let Some(second) = piece(answer).await.transpose()? else {
        return within(first, limit);
    };
    let length = network_call::header(&answer.headers, "content-length").and_then(|length| length.parse().ok());
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
