//! `request`: collects and decodes the response, or delivers it in chunks. Sending and redirects belong to
//! `call::network`.

use bytes::Bytes;
use qiao_abi::{Arg, Failure, HostValue, HttpResponse, Options, ProgressKind, header};
use qiao_rules::admit::{self, Plan, RequestArgs};
use qiao_rules::decode::ResponseType;
use qiao_rules::{Chunks, Refused, decode, result};

use crate::call::context::{CallContext, CallError};
use crate::call::network::{HttpApi, NetworkCall};
use crate::call::piece;

/// The form of the body that the script asked for.
pub(crate) struct Request {
    response_type: ResponseType,
    chunks: Chunks,
    /// Whether names were looked up over HTTP, which script is told if it asked for that.
    http_dns: Option<bool>,
}

impl HttpApi for Request {
    fn admit(
        context: &CallContext,
        options: &dyn Options,
        request_id: Option<&str>,
    ) -> (String, Result<(Plan, Self), Box<Refused>>) {
        let args = RequestArgs::read(options);
        match admit::request(context.app(), &context.namespace.call_sites, &args, request_id) {
            Ok(admit::Request { mut plan, response_type, chunks }) => {
                plan.notes.extend(admit::mistaken_options(context.app(), options));
                plan.notes.extend(admit::unheeded_options(context.app(), options));
                let http_dns = (options.flag("enableHttpDNS") == Arg::Value(true)).then_some(false);
                let subject = format!("{} {}", plan.request.method, plan.request.url);
                (subject, Ok((plan, Request { response_type, chunks, http_dns })))
            }
            Err(refused) => (args.url.value().cloned().unwrap_or_default(), Err(refused)),
        }
    }

    async fn receive(self, call: &NetworkCall, mut response: HttpResponse) -> Result<(HostValue, u16), CallError> {
        let (app, api) = (call.app(), call.context.api);
        call.report(ProgressKind::Headers, || result::head(app, api, response.status, &response.headers));
        let body = match self.chunks {
            Chunks::Whole => call.collect(&mut response).await?,
            chunks => {
                let as_text = chunks == Chunks::AsWanted && !self.response_type.buffer;
                deliver(call, as_text, &mut response).await?
            }
        };
        let HttpResponse { status, headers, .. } = response;
        let data = decode::data(&app.rules.response, self.response_type, header(&headers, "content-type"), body)?;
        let (request_id, timing) = (call.reply.request_id(), call.timing());
        let reply = result::Reply {
            status,
            headers: headers.into(),
            data,
            request_id,
            timing: timing.as_ref(),
            resent: call.trace.phases.resent().into(),
            http_dns: self.http_dns,
            ..Default::default()
        };
        Ok((result::success(app, api, reply), status))
    }
}

/// Delivers chunks as they arrive, with backpressure from the script; the result itself has no data.
async fn deliver(call: &NetworkCall, as_text: bool, response: &mut HttpResponse) -> Result<Bytes, Failure> {
    while let Some(piece) = piece(response).await.transpose()? {
        call.trace.record_piece(&call.context.state, &piece);
        call.context.state.calls.inbox.room().await;
        call.reply.report(ProgressKind::Chunk, || result::chunk(decode::piece(as_text, piece)));
    }
    call.trace.record_end();
    Ok(Bytes::new())
}
