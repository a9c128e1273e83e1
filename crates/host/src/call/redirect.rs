//! The redirect filter: the next request after a response. It must not send anything itself.

use qiao_abi::{Api, Failure, HttpRequest, HttpResponse, SingleHeader, single_header};
use qiao_rules::{App, redirect};

use super::context::CallError;

/// Follows the redirects of one call.
#[derive(Default)]
pub(crate) struct RedirectFilter {
    followed: u32,
}

impl RedirectFilter {
    /// The request that a response redirects to; `None` if it is not a redirect.
    ///
    /// # Errors
    /// It has several locations, or one refused by a rule.
    pub(crate) fn check(
        &mut self,
        app: &App,
        api: Api,
        sent: &HttpRequest,
        response: &HttpResponse,
    ) -> Result<Option<HttpRequest>, CallError> {
        let Some(location) = location(response)? else {
            return Ok(None);
        };
        let next = redirect::next(app, api, sent, self.followed, response.status, &location)?;
        self.followed += 1;
        Ok(Some(next))
    }
}

/// The target of a redirect; `None` if Location is missing or empty.
///
/// # Errors
/// The response has several locations.
pub(crate) fn location(response: &HttpResponse) -> Result<Option<String>, Failure> {
    if !redirect::is_redirect(response.status) {
        return Ok(None);
    }
    single_header(&response.headers, SingleHeader::Location).map(|place| place.map(str::to_owned))
}
