//! All figures as JSON, for programs.

use serde_json::{Map, Value, json};

use super::Results;
use crate::Fault;
use crate::goals::GOALS;
use crate::work::Row;

/// The text of the file.
pub fn text(results: &Results) -> Result<String, Fault> {
    let versions: Map<String, Value> =
        results.peers.iter().map(|(peer, version)| (peer.title().to_owned(), json!(version))).collect();
    let value = json!({
        "day": results.day,
        "rounds": results.rounds,
        "quick": results.quick,
        "machine": serde_json::to_value(&results.machine)?,
        "versions": versions,
        "rows": results.rows.iter().map(|row| entry(results, row)).collect::<Vec<_>>(),
        "goals": goals(results),
    });
    Ok(serde_json::to_string_pretty(&value)? + "\n")
}

fn entry(results: &Results, row: &Row) -> Value {
    let figures = &results.figures;
    let peers = figures.peers(&row.id);
    let told = |peer| json!({ "median": figures.median(&row.id, peer), "all": figures.all(&row.id, peer) });
    let by: Map<String, Value> = peers.into_iter().map(|peer| (peer.title().to_owned(), told(peer))).collect();
    json!({ "row": row.id, "title": row.title, "unit": row.unit, "more_is_better": row.more, "figures": by })
}

fn goals(results: &Results) -> Vec<Value> {
    let told = |goal: &crate::goals::Goal| {
        let standing = goal.standing(&results.figures)?;
        Some(json!({ "row": goal.row, "goal": standing.asked, "reached": standing.reached, "met": standing.met }))
    };
    GOALS.iter().filter_map(told).collect()
}
