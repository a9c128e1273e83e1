//! A quick run: every kind of workload runs once, and every row of the reports has figures. It must not depend on how
//! large they are.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

#[test]
fn a_quick_run_fills_every_row() {
    let bench = Path::new(env!("CARGO_BIN_EXE_qiao-bench"));
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mut run = Command::new(bench);
    run.args(["--quick", "--any-core", "--rounds", "1", "--work", "start", "first", "project", "sequential"]);
    run.args(["concurrent", "post", "json", "handshake", "upload", "echo", "many-1", "--json"]).arg(at("bench.json"));
    run.arg("--markdown").arg(at("page.md")).arg("--svg").arg(at("page.svg"));
    // A test of the whole workspace has built the command; this crate alone has not.
    let qiao = bench.with_file_name(format!("qiao{}", std::env::consts::EXE_SUFFIX));
    let peers: &[&str] = if qiao.exists() { &["qiao", "bare"] } else { &["bare"] };
    run.arg("--qiao").arg(qiao).arg("--peers").arg(peers.join(","));

    let output = run.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let table = String::from_utf8(output.stdout).unwrap();
    let report: Value = serde_json::from_slice(&std::fs::read(at("bench.json")).unwrap()).unwrap();
    let rows = report["rows"].as_array().unwrap();
    assert!(rows.len() > 10);
    for row in rows {
        let title = row["title"].as_str().unwrap();
        assert!(table.contains(title), "{title} has no line");
        let only_qiao = [" of each", "a project"].iter().any(|part| title.contains(part));
        for peer in peers.iter().filter(|peer| **peer == "qiao" || !only_qiao) {
            assert!(row["figures"][peer]["median"].as_f64() > Some(0.0), "{title}: {peer} has no figure: {row}");
        }
    }
    assert!(std::fs::read_to_string(at("page.md")).unwrap().contains("](page.svg)"));
    assert!(std::fs::read_to_string(at("page.svg")).unwrap().ends_with("</svg>\n"));
}
