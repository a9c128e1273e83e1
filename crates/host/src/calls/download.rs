//! `downloadFile`: the answer goes to disk piece by piece, and becomes a file when it is complete.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Failure, FileFault, HostValue, HttpResponse, Namespace, Options, ProgressKind, Started};
use qiao_rules::admit;
use qiao_rules::files::{self, Area, Place};
use qiao_rules::{App, new_name, result};

use super::network_call::{self, CallError, NetworkCall, piece};
use super::trace::CallTrace;
use crate::files::{Part, Sandbox};
use crate::program::State;
use crate::reply::Reply;

const API: Api = Api::DownloadFile;

/// Starts a download.
pub fn start(state: &Rc<State>, namespace: Namespace, call: CallId, options: &dyn Options) -> Started {
    let Some(at) = state.namespace(namespace) else {
        return Started::default();
    };
    let app = at.app.clone();
    let request_id = network_call::request_id(state, &app);
    let admitted = admit::download(&app, options, request_id.as_deref());
    let subject = match &admitted {
        Ok(plan) => format!("GET {}", plan.request.url),
        Err(_) => options.text("url").value().cloned().unwrap_or_default(),
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
    let admit::Download { request, timeout, file, profile, high_performance, notes, warnings } = plan;
    network_call::warn(state, &warnings);
    reply.note(notes);
    let (lanes, sandbox) = (at.lanes.clone(), at.files.clone());
    let trace = CallTrace::new(high_performance);
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
        cors: None,
        follow_redirects: true,
        profile,
        trace,
    };
    tokio::task::spawn_local(
        call.go(async move |call: &NetworkCall, answer| receive(call, &sandbox, file, answer).await),
    );
    Started { task: true, ..Started::default() }
}

/// Stores the body of the answer, and tells of it.
async fn receive(
    call: &NetworkCall,
    sandbox: &Rc<Sandbox>,
    named: Option<Place>,
    mut answer: HttpResponse,
) -> Result<(HostValue, u16), CallError> {
    call.tell(ProgressKind::Headers, || result::head(&call.app, API, answer.status, &answer.headers));
    let app = &call.app;
    let given = named.is_some();
    let chance = call.state.chance();
    let place = named.unwrap_or_else(|| new_place(app, call, &answer, &chance));
    let bad = |fault: FileFault| Failure::File { path: place.path.clone(), fault };
    let length = content_length(&answer);
    if length.is_none() && app.profile.download.needs_length.value.on(app.client) {
        return Err(Failure::NoLength.into());
    }
    let limit = app.profile.download.limit.value.unwrap_or(u64::MAX);
    if length.is_some_and(|length| length > limit) {
        return Err(bad(FileFault::TooLarge(limit)).into());
    }
    let mut part = Part::begin(sandbox, &place, &chance).map_err(bad)?;
    let mut progress = Progress::new(length);
    while let Some(bytes) = piece(&mut answer).await.transpose()? {
        if part.written() + bytes.len() as u64 > limit {
            return Err(bad(FileFault::TooLarge(limit)).into());
        }
        part.write(&bytes).map_err(bad)?;
        if progress.is_news(part.written()) {
            call.state.inbox.room().await;
            call.tell(ProgressKind::Bytes, || result::progress(app, API, part.written(), length));
        }
    }
    if part.written() == 0 && !app.profile.download.stores_nothing.value {
        return Err(Failure::NoContent.into());
    }
    call.trace.record_progress(part.written());
    part.finish(&place).map_err(bad)?;
    let timing = call.timing();
    let told = result::Reply {
        status: answer.status,
        headers: &answer.headers,
        request_id: call.reply.request_id(),
        file: Some(result::File { path: &place.path, named: given }),
        timing: timing.as_ref(),
        ..Default::default()
    };
    Ok((result::success(app, API, told), answer.status))
}

/// A place among the temporary files.
fn new_place(app: &App, call: &NetworkCall, answer: &HttpResponse, chance: &str) -> Place {
    let name = new_name(app, &call.request.url, network_call::header(&answer.headers, "content-type"), chance);
    Place { area: Area::Temp, path: files::path(app, Area::Temp, &name), name }
}

/// How many bytes the body will have, if the answer says so. A coded body has another length.
fn content_length(answer: &HttpResponse) -> Option<u64> {
    let coded = network_call::header(&answer.headers, "content-encoding").is_some_and(|coding| coding != "identity");
    network_call::header(&answer.headers, "content-length").filter(|_| !coded)?.trim().parse().ok()
}

/// Which of many pieces are worth telling of: one per percent, or one per quarter of a megabyte
/// where the whole is not known.
struct Progress {
    expected: Option<u64>,
    told: Option<u64>,
}

impl Progress {
    fn new(expected: Option<u64>) -> Progress {
        Progress { expected, told: None }
    }

    fn is_news(&mut self, written: u64) -> bool {
        const STEP: u64 = 256 * 1024;
        let step = self.expected.map_or_else(|| written / STEP, |expected| result::percent(written, expected));
        let news = self.told.is_none_or(|told| step > told);
        self.told = self.told.max(Some(step));
        news
    }
}
