//! `downloadFile`: streams the response to disk; the file appears under its name only when it is complete. Sending and
//! redirects belong to `call::network`.

use qiao_abi::{Api, Failure, FileFault, HostValue, HttpResponse, Options, ProgressKind, header};
use qiao_rules::admit::{self, Plan};
use qiao_rules::files::{self, Area, Place};
use qiao_rules::{Refused, new_name, result};

use crate::call::context::{CallContext, CallError};
use crate::call::network::{HttpApi, NetworkCall};
use crate::call::piece;
use crate::files::Part;

const API: Api = Api::DownloadFile;

/// A download; `named` is the destination if the call specifies one.
pub(crate) struct Download {
    named: Option<Place>,
}

impl HttpApi for Download {
    fn admit(
        context: &CallContext,
        options: &dyn Options,
        request_id: Option<&str>,
    ) -> (String, Result<(Plan, Self), Box<Refused>>) {
        match admit::download(context.app(), options, request_id) {
            Ok(admit::Download { plan, file }) => {
                (format!("GET {}", plan.request.url), Ok((plan, Download { named: file })))
            }
            Err(refused) => (options.text("url").value().cloned().unwrap_or_default(), Err(refused)),
        }
    }

    async fn receive(self, call: &NetworkCall, mut response: HttpResponse) -> Result<(HostValue, u16), CallError> {
        call.report(ProgressKind::Headers, || result::head(call.app(), API, response.status, &response.headers));
        let named = self.named.is_some();
        let unique = call.context.state.unique_name();
        let place = self.named.unwrap_or_else(|| new_place(call, &response, &unique));
        store(call, &place, &unique, &mut response).await?;
        let timing = call.timing();
        let reply = result::Reply {
            status: response.status,
            headers: response.headers.into(),
            request_id: call.reply.request_id(),
            file: Some(result::File { path: &place.path, named }),
            timing: timing.as_ref(),
            resent: call.trace.phases.resent().into(),
            ..Default::default()
        };
        Ok((result::success(call.app(), API, reply), response.status))
    }
}

/// Writes the body into the file, and reports progress.
async fn store(call: &NetworkCall, place: &Place, unique: &str, response: &mut HttpResponse) -> Result<(), CallError> {
    let app = call.app();
    let rules = &app.rules.download;
    let bad = |fault: FileFault| Failure::File { path: place.path.clone(), fault };
    let length = content_length(response);
    if length.is_none() && rules.needs_length {
        return Err(Failure::NoLength.into());
    }
    let limit = rules.limit.unwrap_or(u64::MAX);
    let too_large = || bad(FileFault::TooLarge(limit));
    if length.is_some_and(|length| length > limit) {
        return Err(too_large().into());
    }
    let mut part = Part::begin(&call.context.namespace.files, place, unique).map_err(bad)?;
    let mut progress = Progress::new(length);
    while let Some(bytes) = piece(response).await.transpose()? {
        if part.written() + bytes.len() as u64 > limit {
            return Err(too_large().into());
        }
        part.write(&bytes).map_err(bad)?;
        call.trace.record_piece(&call.context.state, &bytes);
        if progress.advances(part.written()) {
            call.context.state.calls.inbox.room().await;
            call.report(ProgressKind::Bytes, || result::progress(app, API, part.written(), length));
        }
    }
    call.trace.record_end();
    if part.written() == 0 && !rules.stores_nothing {
        return Err(Failure::NoContent.into());
    }
    part.finish(place).map_err(bad)?;
    Ok(())
}

/// The path of a new temporary file.
fn new_place(call: &NetworkCall, response: &HttpResponse, unique: &str) -> Place {
    let name = new_name(call.app(), &call.plan.request.url, header(&response.headers, "content-type"), unique);
    Place { area: Area::Temp, path: files::path(call.app(), Area::Temp, &name), name }
}

/// The length of the body in bytes, if known. With a content coding, Content-Length is the length of the encoded body.
fn content_length(response: &HttpResponse) -> Option<u64> {
    let coded = header(&response.headers, "content-encoding").is_some_and(|coding| coding != "identity");
    header(&response.headers, "content-length").filter(|_| !coded)?.trim().parse().ok()
}

/// Limits progress events: one per percent, or one per 256 KiB if the length is unknown.
struct Progress {
    expected: Option<u64>,
    reported: Option<u64>,
}

impl Progress {
    fn new(expected: Option<u64>) -> Progress {
        Progress { expected, reported: None }
    }

    fn advances(&mut self, written: u64) -> bool {
        const STEP: u64 = 256 * 1024;
        let step = self.expected.map_or_else(|| written / STEP, |expected| result::percent(written, expected));
        let advances = self.reported.is_none_or(|reported| step > reported);
        self.reported = self.reported.max(Some(step));
        advances
    }
}
