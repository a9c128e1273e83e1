//! `uploadFile`: the file is opened when the call is made, and read while it is sent.

use std::cell::Cell;
use std::rc::Rc;

use qiao_abi::{Api, Body, CallId, Failure, HostValue, HttpResponse, Namespace, Options, ProgressKind, Started};
use qiao_rules::admit;
use qiao_rules::{App, decode, result};

use super::network_call::{self, CallError, NetworkCall};
use super::request::collect;
use super::trace::CallTrace;
use crate::files::Upload;
use crate::program::State;
use crate::reply::{Reply, Teller};

const API: Api = Api::UploadFile;

/// Starts an upload.
pub fn start(state: &Rc<State>, namespace: Namespace, call: CallId, options: &dyn Options) -> Started {
    let Some(at) = state.namespace(namespace) else {
        return Started::default();
    };
    let app = at.app.clone();
    let request_id = network_call::request_id(state, &app);
    let chance = |below: usize| state.random.borrow_mut().usize(..below);
    let admitted = admit::upload(&app, options, request_id.as_deref(), chance);
    let subject = match &admitted {
        Ok(plan) => format!("{} to {}", plan.file.path, plan.request.url),
        Err(_) => options.text("url").value().cloned().unwrap_or_default(),
    };
    state.record_call(call, namespace, API, &subject);
    let reply = Reply::new(state, app.clone(), call, API, subject, request_id);
    let plan = match admitted {
        Ok(plan) => plan,
        Err(refused) => return network_call::refuse(&app, API, reply, *refused),
    };
    let admit::Upload { mut request, timeout, form, file, profile, high_performance, notes, warnings } = plan;
    network_call::warn(state, &warnings);
    reply.note(notes);
    let progress = Rc::new(Progress::new(app.clone(), reply.teller()));
    let hears = progress.clone();
    let opened = Upload::open(&at.files, state.root.as_ref(), &form, &file, move |sent| hears.tell(sent));
    let upload = match opened {
        Ok(upload) => upload,
        Err(fault) => {
            let failure = Failure::File { path: file.path, fault };
            reply.fail(&failure, "", 0.0);
            return Started { task: true, ..Started::default() };
        }
    };
    if let Err(refused) = admit::upload_size(&app, &file.path, upload.file_size()) {
        reply.refuse(&refused.failure, refused.verdict);
        return Started { task: true, ..Started::default() };
    }
    let cancel = match state.begin(namespace, call) {
        Ok(cancel) => cancel,
        Err(failure) => return network_call::not_now(reply, &failure, request.url.host_str().unwrap_or_default()),
    };
    let body = Body::Stream(Rc::new(upload));
    progress.whole.set(body.length());
    request.body = body;
    let lanes = at.lanes.clone();
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
    tokio::task::spawn_local(call.go(async move |call: &NetworkCall, answer| receive(call, &progress, answer).await));
    Started { task: true, ..Started::default() }
}

async fn receive(
    call: &NetworkCall,
    progress: &Progress,
    mut answer: HttpResponse,
) -> Result<(HostValue, u16), CallError> {
    call.tell(ProgressKind::Headers, || result::head(&call.app, API, answer.status, &answer.headers));
    let body = collect(call, &mut answer).await?;
    let HttpResponse { status, headers, .. } = answer;
    let rules = &call.app.profile;
    let content_type = network_call::header(&headers, "content-type");
    let as_text = decode::Wanted { buffer: false, json: false };
    let text = decode::data(&rules.response, as_text, content_type, body)?;
    let data = Some(match text {
        Some(HostValue::Text(text)) if rules.upload.parses_objects.value && is_object(&text) => {
            HostValue::MaybeJson(text.into())
        }
        text => text.unwrap_or_else(|| "".into()),
    });
    progress.end();
    let (request_id, timing) = (call.reply.request_id(), call.timing());
    let told =
        result::Reply { status, headers: &headers, data, request_id, timing: timing.as_ref(), ..Default::default() };
    Ok((result::success(&call.app, API, told), status))
}

fn is_object(text: &str) -> bool {
    text.trim_start().starts_with('{')
}

/// What a task's listeners are told of the bytes that have gone out: once per percent, forwards
/// only, and the whole before the end.
struct Progress {
    app: Rc<App>,
    teller: Teller,
    whole: Cell<u64>,
    told: Cell<Option<u64>>,
}

impl Progress {
    fn new(app: Rc<App>, teller: Teller) -> Progress {
        Progress { app, teller, whole: Cell::new(0), told: Cell::new(None) }
    }

    fn tell(&self, sent: u64) {
        let percent = result::percent(sent, self.whole.get());
        // A redirect sends the body again; what was told stays told.
        if sent == 0 || self.told.get().is_some_and(|told| percent <= told) {
            return;
        }
        self.told.set(Some(percent));
        self.teller.tell(ProgressKind::Bytes, || result::progress(&self.app, API, sent, Some(self.whole.get())));
    }

    /// The answer is there, so everything has gone out that will.
    fn end(&self) {
        self.tell(self.whole.get());
    }
}
