//! `uploadFile`: opens the file when the call starts, and streams it to the network. The body is in `files::upload`;
//! sending and redirects belong to `call::network`.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use qiao_abi::{Api, Body, Failure, HostValue, HttpRequest, HttpResponse, Options, ProgressKind, header};
use qiao_rules::admit::{self, Plan};
use qiao_rules::decode::ResponseType;
use qiao_rules::files::Place;
use qiao_rules::{App, Form, Refused, decode, result};

use crate::call::context::{CallContext, CallError};
use crate::call::network::{HttpApi, NetworkCall};
use crate::call::reply::{ProgressReporter, Reply};
use crate::files;

const API: Api = Api::UploadFile;

/// An upload: the form around the file, and its progress.
pub(crate) struct Upload {
    form: Form,
    file: Place,
    progress: OnceCell<Rc<Progress>>,
}

impl HttpApi for Upload {
    fn admit(
        context: &CallContext,
        options: &dyn Options,
        request_id: Option<&str>,
    ) -> (String, Result<(Plan, Self), Box<Refused>>) {
        let random = |below: usize| context.state.random.borrow_mut().usize(..below);
        match admit::upload(context.app(), options, request_id, random) {
            Ok(admit::Upload { plan, form, file }) => {
                let subject = format!("{} to {}", file.path, plan.request.url);
                (subject, Ok((plan, Upload { form, file, progress: OnceCell::new() })))
            }
            Err(refused) => (options.text("url").value().cloned().unwrap_or_default(), Err(refused)),
        }
    }

    fn held_bytes(&self) -> usize {
        2 * (self.form.head().len() + self.form.tail().len())
    }

    fn open(&mut self, context: &CallContext, request: &mut HttpRequest, reply: &Reply) -> Result<(), CallError> {
        let progress = Rc::new(Progress::new(context, reply));
        let report = progress.clone();
        let (files, root) = (&context.namespace.files, context.state.root.as_ref());
        let opened = files::Upload::open(files, root, &self.form, &self.file, move |sent| report.advance(sent));
        let body = opened.map_err(|fault| Failure::File { path: self.file.path.clone(), fault })?;
        admit::upload_size(context.app(), &self.file.path, body.file_size())?;
        request.body = Body::Stream(Rc::new(body));
        progress.whole.set(request.body.length());
        // Only set once: `open` is called once per upload.
        drop(self.progress.set(progress));
        Ok(())
    }

    async fn receive(self, call: &NetworkCall, mut response: HttpResponse) -> Result<(HostValue, u16), CallError> {
        let app = call.app();
        call.report(ProgressKind::Headers, || result::head(app, API, response.status, &response.headers));
        let body = call.collect(&mut response).await?;
        let HttpResponse { status, headers, .. } = response;
        let as_text = ResponseType { buffer: false, json: false };
        let text = decode::data(&app.rules.response, as_text, header(&headers, "content-type"), body)?;
        let data = Some(match text {
            Some(HostValue::Text(text)) if app.rules.upload.parses_objects && is_object(&text) => {
                HostValue::MaybeJson(text)
            }
            text => text.unwrap_or_else(|| "".into()),
        });
        if let Some(progress) = self.progress.get() {
            progress.finish();
        }
        let (request_id, timing) = (call.reply.request_id(), call.timing());
        let reply = result::Reply {
            status,
            headers: headers.into(),
            data,
            request_id,
            timing: timing.as_ref(),
            resent: call.trace.phases.resent().into(),
            ..Default::default()
        };
        Ok((result::success(app, API, reply), status))
    }
}

fn is_object(text: &str) -> bool {
    text.trim_start().starts_with('{')
}

/// Progress events: at most one per percent, never decreasing, and 100 percent before the end.
struct Progress {
    app: Rc<App>,
    reporter: Option<ProgressReporter>,
    /// The length of the body in bytes.
    whole: Cell<u64>,
    /// The last reported percentage, and the bytes that it stands for.
    reported: Cell<Option<(u64, u64)>>,
    /// Called with the number of bytes since the last report, where an inspector is attached.
    observe: Option<Box<dyn Fn(u64)>>,
}

impl Progress {
    fn new(context: &CallContext, reply: &Reply) -> Progress {
        let (app, reporter, clock) = (context.app().clone(), reply.reporter(), context.state.clock);
        let observe = context.state.observer.clone().zip(reply.id()).map(|(observer, call)| -> Box<dyn Fn(u64)> {
            Box::new(move |bytes| observer.uploaded(clock.elapsed(), call, bytes))
        });
        Progress { app, reporter, whole: Cell::new(0), reported: Cell::new(None), observe }
    }

    fn advance(&self, sent: u64) {
        let percent = result::percent(sent, self.whole.get());
        // A redirect may send the body again; progress does not go back.
        if sent == 0 || self.reported.get().is_some_and(|(reported, _)| percent <= reported) {
            return;
        }
        let (_, before) = self.reported.replace(Some((percent, sent))).unwrap_or_default();
        if let Some(observe) = &self.observe {
            observe(sent - before);
        }
        if let Some(reporter) = &self.reporter {
            reporter.report(ProgressKind::Bytes, || result::progress(&self.app, API, sent, Some(self.whole.get())));
        }
    }

    /// A response means that nothing more will be sent.
    fn finish(&self) {
        self.advance(self.whole.get());
    }
}
