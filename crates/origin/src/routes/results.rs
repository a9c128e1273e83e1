//! `/results`: where programs under test leave their reports, apart from the log.

use serde_json::json;

use super::{Answer, Call, object};
use crate::log::Body;
use crate::query::Refusal;
use crate::reports::NotKept;

pub(super) fn results(call: &Call<'_>, body: &Body) -> Answer {
    let reports = &call.site.reports;
    match (call.rest, call.head.method.as_str()) {
        ("clear", _) => {
            reports.clear();
            Ok(object(200, &json!({ "cleared": true })))
        }
        ("", "POST") => Ok(match reports.add(body.bytes.as_deref().unwrap_or_default()) {
            Ok(kept) => object(200, &json!({ "kept": kept })),
            Err(why @ NotKept::Malformed(_)) => object(400, &json!({ "error": why.to_string() })),
            Err(why) => object(507, &json!({ "error": why.to_string() })),
        }),
        ("", _) => {
            let text = |(name, value): (String, Vec<u8>)| (name, String::from_utf8_lossy(&value).into_owned());
            let wanted: Vec<_> = call.query.pairs().map(text).collect();
            Ok(object(200, &json!({ "results": reports.with(&wanted) })))
        }
        _ => Err(Refusal("/results/: expected nothing or clear".into())),
    }
}
