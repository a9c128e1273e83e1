//! Paths that redirect or keep state: redirects, cookies, responses that change after the first visit. Their
//! state is in `site`.

use serde_json::{Map, json};

use super::{Answer, Call, faults::script_in, object};
use crate::query::{Refusal, decoded};
use crate::script::Script;

/// The longest chain of redirects.
const MAX_HOPS: u32 = 1000;

pub(super) fn redirect(call: &Call<'_>) -> Answer {
    let status: u16 = call.query.number("status")?.unwrap_or(302);
    if !(100..1000).contains(&status) {
        return Err(Refusal("status: expected 100 to 999".into()));
    }
    let location = match call.query.bytes("to") {
        Some(location) => location,
        None => next_hop(call, status)?.into(),
    };
    Ok(Script::new().status(status).header("Location", location))
}

fn next_hop(call: &Call<'_>, status: u16) -> Result<String, Refusal> {
    let expected = "a number of hops from 1 to 1000, or ?to=URL";
    match call.rest_as(expected)? {
        1 => Ok("/echo".into()),
        hops @ 2..=MAX_HOPS => Ok(format!("/redirect/{}?status={status}", hops - 1)),
        _ => Err(Refusal(format!("/redirect/: expected {expected}"))),
    }
}

/// Returns the cookies that arrived; sets those in the query.
pub(super) fn cookies(call: &Call<'_>) -> Answer {
    let lines: Vec<&str> = call.head.headers.all("cookie").collect();
    let mut cookies = Map::new();
    for pair in lines.iter().flat_map(|line| line.split(';')) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        cookies.insert(name.trim().to_owned(), value.trim().into());
    }
    let raw = (!lines.is_empty()).then(|| lines.join("; "));
    let script = object(200, &json!({ "cookie": raw, "cookies": cookies }));
    let set = call.query.all("set");
    Ok(set.fold(script, |script, cookie| script.header("Set-Cookie", cookie)))
}

/// Visits are counted by name, over all connections.
pub(super) fn once(call: &Call<'_>) -> Answer {
    let scripts = (script_in(call.query, "first")?, script_in(call.query, "then")?);
    let name = decoded(call.rest);
    let (Some(first), Some(then)) = scripts else {
        return Err(Refusal("expected ?first=SCRIPT&then=SCRIPT".into()));
    };
    if name.is_empty() {
        return Err(Refusal("/once/: expected a name".into()));
    }
    let mut visits = call.site.visits.open();
    let visit = visits.entry(name).or_insert(0);
    *visit += 1;
    Ok(if *visit == 1 { first } else { then })
}
