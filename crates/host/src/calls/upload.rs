//! `uploadFile`: the file is opened when the call is made, and read while it is sent.

use std::cell::Cell;
use std::rc::Rc;

use qiao_abi::{Answer, Api, Body, CallId, Failure, Happening, Options, Out, Space, Started};
use qiao_rules::admit;
use qiao_rules::{App, decode, result};

use super::course::Course;
use super::request::collect;
use super::way::{self, Ended, Way};
use crate::files::Upload;
use crate::program::State;
use crate::reply::{Reply, Teller};

const API: Api = Api::UploadFile;

/// Starts an upload.
pub fn start(state: &Rc<State>, space: Space, call: CallId, options: &dyn Options) -> Started {
    let Some(at) = state.space(space) else {
        return Started::default();
    };
    let app = at.app.clone();
    let request_id = way::request_id(state, &app);
    let chance = |below: usize| state.random.borrow_mut().usize(..below);
    let admitted = admit::upload(&app, options, request_id.as_deref(), chance);
    let subject = match &admitted {
        Ok(plan) => format!("{} to {}", plan.file.path, plan.exchange.url),
        Err(_) => options.text("url").value().cloned().unwrap_or_default(),
    };
    state.record_call(call, space, API, &subject);
    let reply = Reply::new(state, app.clone(), call, API, subject, request_id);
    let plan = match admitted {
        Ok(plan) => plan,
        Err(refused) => return way::refuse(&app, API, reply, *refused),
    };
    let admit::Upload { mut exchange, timeout, form, file, profile, high_performance, notes, warnings } = plan;
    way::warn(state, &warnings);
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
    let cancel = match state.begin(space, call) {
        Ok(cancel) => cancel,
        Err(failure) => return way::not_now(reply, &failure, exchange.url.host_str().unwrap_or_default()),
    };
    let body = Body::Stream(Rc::new(upload));
    progress.whole.set(body.length());
    exchange.body = body;
    let lanes = at.lanes.clone();
    let course = Course::new(high_performance);
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
        cors: None,
        follows: true,
        profile,
        course,
    };
    tokio::task::spawn_local(way.go(async move |way: &Way, answer| receive(way, &progress, answer).await));
    Started { task: true, ..Started::default() }
}

async fn receive(way: &Way, progress: &Progress, mut answer: Answer) -> Result<(Out, u16), Ended> {
    way.tell(Happening::Headers, || result::head(&way.app, API, answer.status, &answer.headers));
    let body = collect(way, &mut answer).await?;
    let Answer { status, headers, .. } = answer;
    let rules = &way.app.profile;
    let content_type = way::header(&headers, "content-type");
    let as_text = decode::Wanted { buffer: false, json: false };
    let text = decode::data(&rules.response, as_text, content_type, body)?;
    let data = Some(match text {
        Some(Out::Text(text)) if rules.upload.parses_objects.value && is_object(&text) => Out::MaybeJson(text),
        text => text.unwrap_or_else(|| Out::Text(String::new())),
    });
    progress.end();
    let (request_id, timing) = (way.reply.request_id(), way.timing());
    let told =
        result::Reply { status, headers: &headers, data, request_id, timing: timing.as_ref(), ..Default::default() };
    Ok((result::success(&way.app, API, told), status))
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
        self.teller.tell(Happening::Bytes, || result::progress(&self.app, API, sent, Some(self.whole.get())));
    }

    /// The answer is there, so everything has gone out that will.
    fn end(&self) {
        self.tell(self.whole.get());
    }
}
