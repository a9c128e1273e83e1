//! `/cors`: responds with exactly the CORS headers named in the query, to the preflight and to the request
//! itself. Does not judge them: whether they suffice is for the client to decide.

use super::{Answer, Call, text};
use crate::query::Refusal;
use crate::script::Script;

/// | argument | on the preflight | on the request |
/// | --- | --- | --- |
/// | `allow-origin`, `allow-credentials` | `Access-Control-Allow-...` | the same |
/// | `allow-methods`, `allow-headers`, `max-age` | `Access-Control-...` | |
/// | `expose` | | `Access-Control-Expose-Headers` |
/// | `p.NAME=VALUE` | any header | |
/// | `h.NAME=VALUE` | | any header |
/// | `preflight-status` (204), `status` (200), `body` | status | status, body |
///
/// `reflect` in `Access-Control-Allow-Origin`, `-Methods` or `-Headers` returns the request's `Origin` or
/// what it asked for in `Access-Control-Request-...`.
pub(super) fn cors(call: &Call<'_>) -> Answer {
    let headers = &call.head.headers;
    let asks = headers.first("access-control-request-method").is_some();
    let preflight = call.head.method == "OPTIONS" && asks;
    let script = if preflight {
        Script::new().status(status(call, "preflight-status", 204)?)
    } else {
        let body = call.query.bytes("body").unwrap_or_else(|| "ok".into());
        text(status(call, "status", 200)?, body)
    };
    let lines = call.query.pairs().filter_map(|(name, value)| {
        let name = header_of(&name, preflight)?;
        let reflected = asked(&name).filter(|_| value == b"reflect");
        let sent = reflected.map(|(asked, default)| headers.first(asked).unwrap_or(default).as_bytes().to_vec());
        Some((name, sent.unwrap_or(value)))
    });
    Ok(lines.fold(script, |script, (name, value)| script.header(name, value)))
}

/// The header for an argument in this kind of response.
fn header_of(argument: &str, preflight: bool) -> Option<String> {
    let always = match argument {
        "allow-origin" => Some("Access-Control-Allow-Origin"),
        "allow-credentials" => Some("Access-Control-Allow-Credentials"),
        _ => None,
    };
    let sometimes = match (argument, preflight) {
        ("allow-methods", true) => Some("Access-Control-Allow-Methods"),
        ("allow-headers", true) => Some("Access-Control-Allow-Headers"),
        ("max-age", true) => Some("Access-Control-Max-Age"),
        ("expose", false) => Some("Access-Control-Expose-Headers"),
        _ => None,
    };
    let own = if preflight { "p." } else { "h." };
    always.or(sometimes).or_else(|| argument.strip_prefix(own)).map(str::to_owned)
}

/// The request header that a response header can reflect, and its default.
fn asked(name: &str) -> Option<(&'static str, &'static str)> {
    match name {
        "Access-Control-Allow-Origin" => Some(("origin", "null")),
        "Access-Control-Allow-Methods" => Some(("access-control-request-method", "")),
        "Access-Control-Allow-Headers" => Some(("access-control-request-headers", "")),
        _ => None,
    }
}

fn status(call: &Call<'_>, argument: &str, default: u16) -> Result<u16, Refusal> {
    let status = call.query.number(argument)?.unwrap_or(default);
    if (100..1000).contains(&status) {
        return Ok(status);
    }
    Err(Refusal(format!("{argument}: expected 100 to 999")))
}
