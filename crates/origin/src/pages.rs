//! An origin that is open to pages: every answer but those of `/cors` lets pages of any web origin read it.
//! Used by `exchange`; knows nothing of what is answered.

use crate::request::Headers;
use crate::routes::Call;
use crate::script::Script;

/// The answer to a preflight, where the origin gives it for all paths.
pub(crate) fn preflight(call: &Call<'_>) -> Option<Script> {
    let headers = &call.head.headers;
    let method = headers.first("access-control-request-method")?;
    if !applies(call) || call.head.method != "OPTIONS" {
        return None;
    }
    let asked = headers.first("access-control-request-headers").unwrap_or_default();
    let script = Script::new().status(204).header("Access-Control-Allow-Methods", method.to_owned());
    Some(script.header("Access-Control-Allow-Headers", asked.to_owned()).header("Access-Control-Max-Age", "600"))
}

/// The answer with what lets a page read it.
pub(crate) fn opened(call: &Call<'_>, script: Script) -> Script {
    match origin(&call.head.headers) {
        Some(origin) if applies(call) => script
            .header("Access-Control-Allow-Origin", origin.to_owned())
            .header("Access-Control-Allow-Credentials", "true")
            .header("Access-Control-Expose-Headers", "*"),
        _ => script,
    }
}

fn applies(call: &Call<'_>) -> bool {
    call.site.open_to_pages && !call.is_about_cors() && origin(&call.head.headers).is_some()
}

fn origin(headers: &Headers) -> Option<&str> {
    headers.first("origin")
}
