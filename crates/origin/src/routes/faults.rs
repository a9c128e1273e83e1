//! Paths that respond late, in pieces, incorrectly or never, and `/do`, which runs a script from the URL.
//! Each is a short name for a script that `/do` could run as well.

use std::time::Duration;

use super::{Answer, Call, text};
use crate::query::{Query, Refusal};
use crate::script::{Script, listing};

const BODY: &str = "hello";

pub(super) fn scripted(call: &Call<'_>) -> Answer {
    script_in(call.query, "s")?
        .ok_or_else(|| Refusal(format!("s: expected steps separated by semicolons, each one of\n{}", listing())))
}

/// Parses the script in an argument.
pub(super) fn script_in(query: Query<'_>, name: &str) -> Result<Option<Script>, Refusal> {
    let refused = |error| Refusal(format!("{name}: {error}"));
    query.text(name).map(|text| text.parse().map_err(refused)).transpose()
}

pub(super) fn drip(call: &Call<'_>) -> Answer {
    let length: u64 = call.query.number("bytes")?.unwrap_or(10);
    let pieces: u64 = call.query.number("pieces")?.unwrap_or(10);
    let gap = call.query.duration("gap")?.unwrap_or(Duration::from_millis(100));
    if !(1..=10_000).contains(&pieces) {
        return Err(Refusal("pieces: expected 1 to 10000".into()));
    }
    let script = Script::new().header("Content-Type", "application/octet-stream").drip(length, pieces, gap);
    Ok(if call.query.flag("chunked") { script.chunked() } else { script })
}

pub(super) fn slow(call: &Call<'_>) -> Answer {
    let wait = call.query.duration("wait")?.unwrap_or(Duration::from_secs(3));
    let body = call.query.bytes("body").unwrap_or_else(|| BODY.into());
    Ok(Script::new().wait(wait).header("Content-Type", "text/plain; charset=utf-8").body(body))
}

pub(super) fn hang(_: &Call<'_>) -> Answer {
    Ok(Script::new().hang())
}

pub(super) fn cut(call: &Call<'_>) -> Answer {
    broken_off(call).map(Script::cut)
}

pub(super) fn reset(call: &Call<'_>) -> Answer {
    broken_off(call).map(Script::reset)
}

/// A response up to the point where it breaks off.
fn broken_off(call: &Call<'_>) -> Answer {
    match call.query.text("at").as_deref().unwrap_or("connect") {
        "connect" => Ok(Script::new()),
        "head" => Ok(Script::new().raw("HTTP/1.1 200 OK\r\nContent-Type: text/pl")),
        "body" => Ok(text(200, BODY).length(100)),
        _ => Err(Refusal("at: expected connect, head or body".into())),
    }
}

pub(super) fn wrong_length(call: &Call<'_>) -> Answer {
    let declared = call.query.number("declared")?.unwrap_or(100);
    let sent = call.query.number("sent")?.unwrap_or(50);
    Ok(Script::new().length(declared).bytes(sent))
}
