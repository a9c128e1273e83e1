//! The CORS filter of one call: the preflight that a request needs, the request as it goes out, and
//! what script may see of the response. It must not send anything itself.

use std::rc::Rc;

use qiao_abi::{CorsFault, HttpRequest, HttpResponse, Verdict};
use qiao_rules::App;
use qiao_rules::cors::{self, Cors, Hop};

use super::context::CallError;
use crate::preflights::Preflights;

/// The state of one call under CORS.
pub(crate) struct CorsFilter {
    cors: Cors,
    preflights: Rc<Preflights>,
    /// What the request under way is.
    hop: Hop,
    /// Page and URL of the request under way, under which preflights are remembered.
    key: (String, String),
}

impl CorsFilter {
    pub(crate) fn new(cors: Cors, preflights: Rc<Preflights>) -> CorsFilter {
        CorsFilter { cors, preflights, hop: Hop::Same, key: Default::default() }
    }

    /// Begins a hop: the preflight to send first, unless none is needed or a remembered one allows the
    /// request.
    pub(crate) fn preflight(&mut self, request: &HttpRequest) -> Option<HttpRequest> {
        self.hop = self.cors.hop(request);
        self.key = self.cors.cache_key(&request.url);
        match &self.hop {
            Hop::Preflighted(asked) if !self.preflights.cover(&self.key, asked) => {
                Some(self.cors.preflight(request, asked))
            }
            Hop::Preflighted(_) | Hop::Same | Hop::Simple => None,
        }
    }

    /// Checks the response to the preflight, and remembers what it allows.
    pub(crate) fn check_preflight(&self, app: &App, response: &HttpResponse) -> Result<(), CallError> {
        let Hop::Preflighted(asked) = &self.hop else {
            return Ok(());
        };
        match self.cors.granted(app, asked, response.status, &response.headers) {
            Ok(granted) => {
                self.preflights.remember(self.key.clone(), granted);
                Ok(())
            }
            Err(fault) => Err(self.refused(app, &fault)),
        }
    }

    /// The request as it goes out.
    pub(crate) fn prepare(&self, request: &HttpRequest) -> HttpRequest {
        self.cors.with_origin(request, &self.hop)
    }

    /// Checks that script may see the response.
    pub(crate) fn check(&self, app: &App, response: &HttpResponse) -> Result<(), CallError> {
        self.cors.check(&response.headers).map_err(|fault| self.refused(app, &fault))
    }

    /// The request under way failed: a preflight that it relied on does not count any more.
    pub(crate) fn forget(&self) {
        self.preflights.forget(&self.key);
    }

    /// A redirect leads to another request.
    pub(crate) fn redirected(&mut self, from: &HttpRequest, to: &HttpRequest) {
        self.cors.redirected(&from.url, &to.url);
    }

    /// Leaves only the headers that script sees; gives the verdict about those left out.
    pub(crate) fn filter(&self, app: &App, response: &mut HttpResponse) -> Option<Verdict> {
        let (seen, unseen) = self.cors.visible(&response.headers);
        response.headers = seen;
        (!unseen.is_empty()).then(|| cors::hidden_headers(app, &unseen))
    }

    fn refused(&self, app: &App, fault: &CorsFault) -> CallError {
        self.forget();
        CallError::Refused(cors::refuse(app, fault, &self.cors, &self.hop))
    }
}
