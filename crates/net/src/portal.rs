//! Answers that do not come from the server: those of a portal that stands in its place, and those
//! that the end of the network cuts short.

use std::task::{Context, Poll};

use bytes::Bytes;
use qiao_abi::{CertificateProblem, Failure, HttpResponse, Protocol, ResponseBody, TlsProblem};
use url::Url;

use crate::dial::is_secure;
use crate::shaper::Outage;

/// The portal's host.
const HOST: &str = "portal.invalid";
/// What it shows.
const PAGE: &str = "<html><title>Log in to the network</title></html>";

/// What a portal answers: a page of its own over HTTP, the wrong certificate over TLS.
pub(crate) fn answer(url: &Url) -> Result<HttpResponse, Failure> {
    if is_secure(url) {
        let presented = vec![HOST.to_owned()];
        return Err(Failure::Tls(TlsProblem::Certificate(CertificateProblem::WrongHost { presented })));
    }
    let headers = [("Content-Type", "text/html"), ("Content-Length", &PAGE.len().to_string())];
    Ok(HttpResponse {
        status: 200,
        headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
        protocol: Protocol::Http1,
        body: Box::new(Page(Some(Bytes::from_static(PAGE.as_bytes())))),
    })
}

struct Page(Option<Bytes>);

impl ResponseBody for Page {
    fn poll_piece(&mut self, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, Failure>>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}

/// A body that ends in failure when the network goes down.
pub(crate) struct Cuttable {
    body: Box<dyn ResponseBody>,
    outage: Outage,
}

impl Cuttable {
    pub(crate) fn new(body: Box<dyn ResponseBody>, outage: Outage) -> Cuttable {
        Cuttable { body, outage }
    }
}

impl ResponseBody for Cuttable {
    fn poll_piece(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Failure>>> {
        // What has arrived counts.
        if let Poll::Ready(piece) = self.body.poll_piece(cx) {
            return Poll::Ready(piece);
        }
        self.outage.poll(cx).map(|()| Some(Err(Failure::Offline)))
    }
}
