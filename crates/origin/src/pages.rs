//! An origin that is open to pages: every answer but those of `/cors` lets pages of any web origin read it.
//! Used by `exchange`; knows nothing of what is answered.

use crate::request::{Headers, RequestHead};
use crate::routes::{self, Call};
use crate::script::Script;
use crate::site::Site;

/// The answer to a preflight, where the origin gives it for all paths. Such a preflight controls the origin: the log is
/// about what script asked for.
pub(crate) fn preflight(call: &Call<'_>) -> Option<Script> {
    let headers = &call.head.headers;
    let method = headers.first("access-control-request-method")?;
    if !is_preflight(call.site, call.head) {
        return None;
    }
    let asked = headers.first("access-control-request-headers").unwrap_or_default();
    let script = Script::new().status(204).header("Access-Control-Allow-Methods", method.to_owned());
    Some(script.header("Access-Control-Allow-Headers", asked.to_owned()).header("Access-Control-Max-Age", "600"))
}

/// The answer with what lets a page read it.
pub(crate) fn opened(call: &Call<'_>, script: Script) -> Script {
    match origin(&call.head.headers) {
        Some(origin) if applies(call.site, call.head) => script
            .header("Access-Control-Allow-Origin", origin.to_owned())
            .header("Access-Control-Allow-Credentials", "true")
            .header("Access-Control-Expose-Headers", "*"),
        _ => script,
    }
}

/// Whether a request is a preflight that the origin answers by itself.
pub(crate) fn is_preflight(site: &Site, head: &RequestHead) -> bool {
    let asks = head.headers.first("access-control-request-method").is_some();
    asks && head.method == "OPTIONS" && applies(site, head)
}

fn applies(site: &Site, head: &RequestHead) -> bool {
    site.open_to_pages && !routes::is_about_cors(head.path()) && origin(&head.headers).is_some()
}

fn origin(headers: &Headers) -> Option<&str> {
    headers.first("origin")
}
