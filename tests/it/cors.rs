//! CORS according to the Fetch standard: every row of fixtures/cors/answers.json on virtual time, and what a
//! table cannot express.

use std::sync::{Arc, Mutex};

use qiao::{Credentials, Entry, Idle, Launch, Level, Network, Outcome, Platform, Record, Remedy};
use qiao_conform::World;
use serde_json::{Value, json};

use crate::support::fixture;

/// The report of `play.js` about one request.
#[derive(serde::Deserialize)]
struct Report {
    row: String,
    differences: Vec<String>,
    failed: bool,
    paste: Vec<String>,
}

/// Runs a script as a block on virtual time; returns its journal.
async fn journal(world: &World, change: impl FnOnce(Launch) -> Launch, text: String) -> Vec<Entry> {
    let journal: Arc<Mutex<Vec<Entry>>> = Arc::default();
    let lines = journal.clone();
    let launch = Launch::source("cors.js", text).platform(Platform::TtBlock);
    let app = world.host().launch(change(launch).on_entry(move |entry| lines.lock().unwrap().push(entry.clone())));
    let app = app.await.unwrap();
    assert_eq!(app.wait_idle().await, Idle::NothingPending);
    app.close().await.unwrap();
    let journal = journal.lock().unwrap();
    journal.clone()
}

/// The table, with its rows separated by the credentials of their requests.
fn table() -> (Value, [(Credentials, Vec<Value>); 2]) {
    let table: Value = serde_json::from_str(&std::fs::read_to_string(fixture("cors/answers.json")).unwrap()).unwrap();
    let only = std::env::var("QIAO_CASE").unwrap_or_default();
    let rows = table["rows"].as_array().unwrap().iter().filter(|row| name(row).contains(&only)).cloned();
    let (same_origin, include) = rows.partition(|row| row["credentials"] == "same-origin");
    (table, [(Credentials::Include, include), (Credentials::SameOrigin, same_origin)])
}

fn name(row: &Value) -> &str {
    row["name"].as_str().unwrap()
}

/// Runs rows of the table. Each report has the remedies of the refusals of its request, which precede it in
/// the journal.
async fn played(world: &World, table: &Value, rows: &[Value], credentials: Credentials) -> Vec<(Report, Vec<Remedy>)> {
    let read = |name| std::fs::read_to_string(fixture(name)).unwrap();
    let rows = serde_json::to_string(rows).unwrap();
    let (play, here) = (read("cors/play.js"), read("cors/qiao.js"));
    let text = format!("const TABLE = {table};\nconst ROWS = {rows};\n{play}\n{here}");
    let mut reports = Vec::new();
    let mut fixes = Vec::new();
    for entry in journal(world, |launch| launch.network(Network::new().page_credentials(credentials)), text).await {
        match entry.record {
            Record::Verdict { verdict, .. } if verdict.outcome == Outcome::Refused => fixes.extend(verdict.remedy),
            Record::Console { level: Level::Log, text } => {
                let report = text.strip_prefix("played ").unwrap();
                reports.push((serde_json::from_str(report).unwrap(), std::mem::take(&mut fixes)));
            }
            Record::Error(error) => panic!("{}", error.message),
            _ => {}
        }
    }
    reports
}

/// What is wrong with the verdicts of one request.
fn unexplained(report: &Report, fixes: &[Remedy]) -> Option<String> {
    let names =
        |remedy: &Remedy, line: &str| remedy.to_string().to_ascii_lowercase().contains(&line.to_ascii_lowercase());
    match fixes {
        [] if !report.failed => None,
        [remedy] if report.failed && report.paste.iter().all(|line| names(remedy, line)) => None,
        _ => Some(format!("fixes are {fixes:?}, not one with {:?}", report.paste)),
    }
}

#[tokio::test]
async fn every_answer_has_the_effect_that_the_standard_gives_it() {
    let world = World::new().unwrap();
    let (table, parts) = table();
    let mut failures = Vec::new();
    for (credentials, rows) in parts {
        let expected: usize = rows.iter().map(|row| row["requests"].as_array().map_or(1, Vec::len)).sum();
        let reports = played(&world, &table, &rows, credentials).await;
        assert_eq!(reports.len(), expected, "requests that were played");
        for (report, fixes) in reports {
            let wrong = report.differences.iter().cloned().chain(unexplained(&report, &fixes));
            failures.extend(wrong.map(|what| format!("{}: {what}", report.row)));
        }
    }
    assert!(failures.is_empty(), "{} differences:\n{}", failures.len(), failures.join("\n"));
}

/// The row with the lines of a remedy in the responses that it speaks of, in place of lines of these names.
fn mended(table: &Value, row: &Value, remedy: &Remedy) -> Value {
    match remedy {
        Remedy::AnswerWith { lines } => pasted(table, row, "answer", lines),
        Remedy::AnswerBothWith { preflight, response } => {
            pasted(table, &pasted(table, row, "preflight", preflight), "answer", response)
        }
        other => panic!("{other}"),
    }
}

fn pasted(table: &Value, row: &Value, place: &str, lines: &str) -> Value {
    let name = |line: &str| line.split(':').next().unwrap().to_ascii_lowercase();
    let pasted: Vec<&str> = lines.lines().collect();
    let head = row.get(place).cloned().unwrap_or_else(|| json!(["204"]));
    let head = head.as_array().unwrap().iter().flat_map(|line| match table["lines"].get(line.as_str().unwrap()) {
        Some(lines) => lines.as_array().unwrap().clone(),
        None => vec![line.clone()],
    });
    let kept = head.filter(|line| pasted.iter().all(|pasted| name(pasted) != name(line.as_str().unwrap())));
    let mut row = row.clone();
    row[place] = kept.chain(pasted.iter().map(|line| json!(line))).collect();
    row
}

#[tokio::test]
async fn a_server_that_is_given_the_lines_of_the_explanation_passes() {
    let world = World::new().unwrap();
    let (table, parts) = table();
    for (credentials, rows) in parts {
        let can_be_mended = |row: &Value| row["paste"].as_array().is_some_and(|lines| !lines.is_empty());
        let mut rows: Vec<Value> =
            rows.into_iter().filter(|row| can_be_mended(row) && row.get("hops").is_none()).collect();
        // The remedy is whole: the second round passes.
        for _ in 0..2 {
            let reports = played(&world, &table, &rows, credentials).await;
            let failed = rows.iter().zip(reports).filter(|(_, (report, _))| report.failed);
            rows = failed
                .inspect(|(row, (_, fixes))| assert!(!fixes.is_empty(), "{row} failed without an explanation"))
                .map(|(row, (_, fixes))| mended(&table, row, &fixes[0]))
                .collect();
        }
        let names: Vec<&str> = rows.iter().map(name).collect();
        assert_eq!(names, Vec::<&str>::new(), "rows that no pasting helps");
    }
}

#[tokio::test]
async fn servers_see_the_origin_of_the_tenant_in_its_serialized_form() {
    // TTB-CORS-001, TTB-CORS-002
    for (given, sent) in [
        ("https://tenant.feishu.cn", "https://tenant.feishu.cn"),
        ("https://TENANT.feishu.cn:443/", "https://tenant.feishu.cn"),
        ("http://localhost:9000", "http://localhost:9000"),
    ] {
        let world = World::new().unwrap();
        let text = "tt.request({ url: 'https://api.example.test/cors?allow-origin=reflect&allow-credentials=true\
                    &allow-headers=content-type', success: () => console.log('passed') });";
        let journal =
            journal(&world, |launch| launch.network(Network::new().page_origin(given)), text.to_owned()).await;
        assert!(journal.iter().any(|entry| matches!(&entry.record, Record::Console { text, .. } if text == "passed")));
        let requests = world.origin().log().requests();
        assert_eq!(requests.len(), 2, "a preflight and the request");
        assert!(requests.iter().all(|request| request.headers.first("origin") == Some(sent)), "{given}");
    }
}
