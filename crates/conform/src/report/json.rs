//! The JSON report: everything known about a run, for other programs. Its field names are a contract.

use qiao::Wording;
use serde_json::{Value, json};

use crate::matrix::matrix;
use crate::results::{Results, Run};
use crate::transcript::transcript;

/// The results as JSON.
pub fn json(results: &Results<'_>) -> Value {
    let counts =
        ["held", "tentative", "failed", "gap", "surprise"].map(|name| (name.to_owned(), results.count(name).into()));
    let matrix: serde_json::Map<_, _> = matrix(results)
        .into_iter()
        .map(|(area, cells)| {
            let cells = qiao::Platform::ALL.iter().zip(cells).map(|(platform, cell)| {
                (
                    platform.to_string(),
                    json!({ "held": cell.held, "tentative": cell.tentative, "gaps": cell.gaps, "red": cell.red }),
                )
            });
            (area, Value::Object(cells.collect()))
        })
        .collect();
    json!({
        "red": results.is_red(),
        "counts": Value::Object(counts.into_iter().collect()),
        "stale_gaps": results.stale,
        "matrix": matrix,
        "runs": results.runs.iter().map(run).collect::<Vec<_>>(),
    })
}

fn run(run: &Run<'_>) -> Value {
    json!({
        "case": run.case.name,
        "area": run.case.area(),
        "title": run.case.title,
        "platform": run.report.platform.to_string(),
        "clauses": run.case.clauses,
        "evidence": run.case.evidence,
        "standing": run.standing.name(),
        "note": run.standing.note(&Wording::default()),
        "transcript": transcript(&run.report.journal, &Wording::default()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::{cases, results};

    #[test]
    fn every_run_is_told_with_its_standing() {
        let cases = cases();
        let json = json(&results(&cases));
        assert_eq!(
            json["counts"],
            serde_json::json!({ "held": 1, "tentative": 1, "failed": 1, "gap": 1, "surprise": 1 })
        );
        assert_eq!((json["red"].as_bool(), json["runs"].as_array().map(Vec::len)), (Some(true), Some(5)));
        assert_eq!(json["runs"][1]["note"], "1 is not 2 <>\nreally");
        assert_eq!(json["matrix"]["a"]["wx"]["red"], 1);
    }
}
