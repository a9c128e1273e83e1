//! All figures of a run as JSON: medians and single measurements, the machine, versions, goals. Field names are read
//! by other programs.

use serde_json::{Map, Value, json};

use super::Results;
use crate::Fault;
use crate::work::Row;

/// The content of the JSON file.
pub(super) fn text(results: &Results) -> Result<String, Fault> {
    let versions: Map<String, Value> =
        results.peers.iter().map(|(peer, version)| (peer.title().to_owned(), json!(version))).collect();
    let goal = |(row, standing): (&Row, crate::goals::Standing)| json!({ "row": row.id, "goal": standing.asked, "reached": standing.reached, "met": standing.met });
    let value = json!({
        "day": results.day,
        "rounds": results.rounds,
        "quick": results.quick,
        "machine": serde_json::to_value(&results.machine)?,
        "versions": versions,
        "rows": results.rows.iter().map(|row| entry(results, row)).collect::<Vec<_>>(),
        "goals": results.standings().map(goal).collect::<Vec<_>>(),
    });
    Ok(serde_json::to_string_pretty(&value)? + "\n")
}

fn entry(results: &Results, row: &Row) -> Value {
    let figures = &results.figures;
    let figures_of = |peer| json!({ "median": figures.median(&row.id, peer), "all": figures.all(&row.id, peer) });
    let peers = figures.peers(&row.id).into_iter();
    let by: Map<String, Value> = peers.map(|peer| (peer.title().to_owned(), figures_of(peer))).collect();
    json!({ "row": row.id, "title": row.title, "unit": row.unit, "more_is_better": row.more, "figures": by })
}
