//! A self-contained HTML page: matrix, filter, and every run with source, transcript, verdicts and evidence.
//! `page.html` is the template; this file provides its data.

use qiao::{Language, Platform, Record, Verdict, Wording};
use serde_json::{Map, Value, json};

use crate::case::Case;
use crate::evidence::authority;
use crate::results::{Results, Run};
use crate::transcript::transcript;

const PAGE: &str = include_str!("page.html");
/// The placeholder of the data.
const PLACE: &str = "DATA</script>";
/// Where the style goes that all pages of ours have.
const LOOK: &str = "LOOK\n";

/// The results as a page, in a reader's words.
pub fn html(results: &Results<'_>, wording: &Wording) -> String {
    let data = json!({
        "language": if wording.language == Language::Chinese { "zh" } else { "en" },
        "platforms": Platform::ALL.map(|platform| platform.to_string()),
        "stale": results.stale,
        "cases": results.runs.iter().map(|run| (run.case.name.clone(), case(run.case))).collect::<Map<_, _>>(),
        "runs": results.runs.iter().map(|it| run(it, wording)).collect::<Vec<_>>(),
    });
    // Nothing in a script element may look like its end tag.
    let data = data.to_string().replace('<', "\\u003c");
    PAGE.replacen(LOOK, qiao::PAGE_STYLE, 1).replacen(PLACE, &format!("{data}</script>"), 1)
}

fn case(case: &Case) -> Value {
    json!({
        "area": case.area(), "title": case.title, "clauses": case.clauses, "evidence": case.evidence,
        "source": case.source,
    })
}

fn run(run: &Run<'_>, wording: &Wording) -> Value {
    let verdicts = run.report.journal.iter().filter_map(|entry| match &entry.record {
        Record::Verdict { verdict, .. } => Some(decision(verdict, wording)),
        _ => None,
    });
    json!({
        "case": run.case.name,
        "platform": run.report.platform.to_string(),
        "standing": run.standing.name(),
        "note": run.standing.note(wording),
        "transcript": transcript(&run.report.journal, wording),
        "verdicts": verdicts.collect::<Vec<_>>(),
    })
}

fn decision(verdict: &Verdict, wording: &Wording) -> Value {
    json!({
        "rule": verdict.rule, "outcome": verdict.outcome.name(), "clause": verdict.clause,
        "evidence": authority(verdict.evidence, wording), "why": verdict.reason.text(wording),
        "fix": verdict.remedy.as_ref().map(|remedy| remedy.text(wording)).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::{cases, results};

    #[test]
    fn the_data_is_in_the_page_and_cannot_end_its_element() {
        let cases = cases();
        let page = html(&results(&cases), &Wording::default());
        let (_, rest) = page.split_once("id=\"data\">").unwrap();
        let (data, _) = rest.split_once("</script>").unwrap();
        assert!(!data.contains('<'), "{data}");
        let data: Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["runs"][1]["note"], "1 is not 2 <>\nreally");
        assert_eq!(data["cases"]["a/held"]["title"], "What <it> checks.");
    }

    #[test]
    fn the_page_asks_for_nothing_from_elsewhere() {
        for part in ["http://", "https://", " src=", "@import", "url("] {
            assert!(!PAGE.contains(part), "{part}");
        }
    }
}
