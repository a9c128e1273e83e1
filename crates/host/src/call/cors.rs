//! The CORS filter of one call: the preflight of a request, the request's `Origin`, and what the script may see of the
//! response. It must not send anything itself.

use std::rc::Rc;

use qiao_abi::{CorsFault, HttpRequest, HttpResponse, Verdict};
use qiao_rules::App;
use qiao_rules::cors::{self, Cors, Hop};

use super::context::CallError;
use crate::preflights::Preflights;

/// The CORS state of one call.
pub(crate) struct CorsFilter {
    cors: Cors,
    preflights: Rc<Preflights>,
    /// How CORS applies to the current request.
    hop: Hop,
    /// Preflight cache key of the current request.
    key: (String, String),
}

impl CorsFilter {
    pub(crate) fn new(cors: Cors, preflights: Rc<Preflights>) -> CorsFilter {
        CorsFilter { cors, preflights, hop: Hop::Same, key: Default::default() }
    }

    /// Starts a hop: returns the preflight to send first, if one is needed and not cached.
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

    /// Checks the response to the preflight, and caches what it allows.
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

    /// The request with its `Origin` header.
    pub(crate) fn prepare(&self, request: &HttpRequest) -> HttpRequest {
        self.cors.with_origin(request, &self.hop)
    }

    /// Checks that the script may see the response.
    pub(crate) fn check(&self, app: &App, response: &HttpResponse) -> Result<(), CallError> {
        self.cors.check(&response.headers).map_err(|fault| self.refused(app, &fault))
    }

    /// The current request failed: removes its cached preflight.
    pub(crate) fn forget(&self) {
        self.preflights.forget(&self.key);
    }

    /// Updates the state for a redirect.
    pub(crate) fn redirected(&mut self, from: &HttpRequest, to: &HttpRequest) {
        self.cors.redirected(&from.url, &to.url);
    }

    /// Removes headers hidden from the script; returns the verdict about them.
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
