//! Responses under special network conditions: a captive portal responds instead of the server, or the connection is
//! lost while a body arrives.

use std::task::{Context, Poll};

use bytes::Bytes;
use qiao_abi::{CertificateProblem, Failure, HttpResponse, Protocol, ResponseBody, TlsProblem};
use url::Url;

use crate::dial::is_secure;
use crate::shaper::Outage;

/// The host of the portal.
const HOST: &str = "portal.invalid";
/// The portal's login page.
const PAGE: &str = "<html><title>Log in to the network</title></html>";

/// The response of a captive portal: its login page over HTTP, a wrong certificate over TLS.
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

/// A body that fails when the network goes down.
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
        // Data that has already arrived is still delivered.
        if let Poll::Ready(piece) = self.body.poll_piece(cx) {
            return Poll::Ready(piece);
        }
        self.outage.poll(cx).map(|()| Some(Err(Failure::Offline)))
    }
}
