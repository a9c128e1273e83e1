//! `qiao conformance` as a shell sees it: selection, files, output, and exit codes.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of two cases, one of which fails.
fn cases(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("sums")).unwrap();
    let head = "// clauses: WX-A-001\n// platforms: wx swan\n// evidence: assumed\n";
    for (name, sum) in [("right", 2), ("wrong", 3)] {
        let text = format!("// A sum that is {name}.\n{head}check(async (t) => t.equal(1 + 1, {sum}, 'the sum'));\n");
        std::fs::write(folder.join(format!("sums/{name}.js")), text).unwrap();
    }
    folder
}

fn conformance(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    command.args(["--color", "never", "conformance", "--cases", folder.to_str().unwrap()]).args(args);
    command.current_dir(folder).output().unwrap()
}

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_failure_is_red_and_a_known_gap_is_not() {
    let folder = cases("gaps");
    let (code, out, _) = told(&conformance(&folder, &[]));
    assert_eq!(code, 1, "{out}");
    assert!(out.contains("failed  sums/wrong on wx: the sum is 2, not 3"), "{out}");
    assert!(out.contains("2 held, 2 failed, 0 known gaps, 0 unexpected passes, 0 stale gaps"), "{out}");

    let gap = |name: &str| format!("[[gap]]\ncase = \"sums/{name}\"\nreason = \"three is more\"\n");
    std::fs::write(folder.join("gaps.toml"), gap("wrong")).unwrap();
    let (code, out, _) = told(&conformance(&folder, &["--gaps", "gaps.toml"]));
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("2 known gaps") && out.contains("(expected: three is more)"), "{out}");

    for (other, line) in [("right", "surprise  sums/right on wx"), ("gone", "stale   there is no case `sums/gone`")] {
        std::fs::write(folder.join("gaps.toml"), gap("wrong") + &gap(other)).unwrap();
        let (code, out, _) = told(&conformance(&folder, &["--gaps", "gaps.toml"]));
        assert_eq!(code, 1, "{out}");
        assert!(out.contains(line), "{line} in {out}");
    }
}

#[test]
fn runs_are_chosen_by_name_clause_platform_area_and_part() {
    let folder = cases("chosen");
    let runs = |args: &[&str]| {
        let (code, out, err) = told(&conformance(&folder, &[&["--list"], args].concat()));
        assert_eq!(code, 0, "{err}");
        out.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(runs(&["right"]), ["sums/right  (wx, swan)  A sum that is right."]);
    assert_eq!(runs(&["WX-A-001"]).len(), 2);
    assert_eq!(runs(&["--platform", "swan", "wrong"]), ["sums/wrong  (swan)  A sum that is wrong."]);
    assert_eq!(runs(&["--area", "sums", "--shard", "2/4"]), ["sums/right  (swan)  A sum that is right."]);
}

#[test]
fn wrong_use_is_told_from_red() {
    let folder = cases("usage");
    for args in [&["--area", "none"][..], &["--shard", "3/2"], &["--gaps", "none.toml"], &["--json", "no/such/folder"]]
    {
        let (code, _, err) = told(&conformance(&folder, args));
        assert_eq!(code, 2, "{args:?}: {err}");
    }
}

#[test]
fn results_are_written_in_every_form_and_repeat() {
    let folder = cases("forms");
    let files = ["--html", "r.html", "--junit", "r.xml", "--tap", "r.tap", "--json", "r.json"];
    let (code, out, _) = told(&conformance(&folder, &[&files[..], &["--quiet"]].concat()));
    assert_eq!(code, 1);
    assert_eq!(out.lines().count(), 2, "what is red, and nothing else: {out}");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    assert!(read("r.html").contains("the sum is 2, not 3"));
    assert!(read("r.xml").contains("<testcase name=\"sums/wrong\" classname=\"wx.sums\""));
    assert!(read("r.tap").contains("ok 1 - sums/right on wx\n"));
    let first = read("r.json");
    conformance(&folder, &["--json", "r.json", "--jobs", "3", "--quiet"]);
    assert_eq!(read("r.json"), first, "the transcript is the same");
}

#[test]
fn shipped_cases_are_in_the_binary_and_run_over_sockets_too() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    command.args(["conformance", "--real-time", "--platform", "wx", "request/default-method"]);
    let (code, out, err) = told(&command.current_dir(env!("CARGO_TARGET_TMPDIR")).output().unwrap());
    assert_eq!(code, 0, "{out}{err}");
    assert!(out.contains("1 held") && out.contains(" of these have a case ("), "{out}");
}

#[test]
fn an_exported_project_runs_here_and_its_results_are_imported() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exported");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let qiao = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
        told(&command.args(["--color", "never"]).args(args).current_dir(&folder).output().unwrap())
    };
    for (platform, area) in [("wx", "calls/"), ("tt-gadget", "calls/tt-"), ("swan", "calls/swan-")] {
        let (code, out, err) = qiao(&["conformance", "export", "--platform", platform, "--only", area, platform]);
        assert_eq!(code, 0, "{out}{err}");
        let main = format!("{platform}/main.js");
        let allow = "https://api.example.test";
        let (code, out, err) = qiao(&["run", "--virtual-time", "--platform", platform, "--allow", allow, &main]);
        assert!(code <= 1, "{out}{err}");
        let file = format!("{platform}.txt");
        std::fs::write(folder.join(&file), out).unwrap();
        let (code, out, err) = qiao(&["conformance", "import", &file, "--json", "measured.json"]);
        assert_eq!(code, 0, "{out}{err}");
        assert!(out.contains(" 0 differ, 0 are not ours"), "{out}");
        assert!(out.contains("rules measured there"), "{out}");
    }
}
