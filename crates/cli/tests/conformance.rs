//! `qiao conformance` as a shell sees it: selection, files, output, and exit codes.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder of two cases, one of which fails.
fn cases(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("sums")).unwrap();
    let head = "// clauses: WX-A-001\n// platforms: wx swan\n// evidence: documented\n";
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
fn a_report_goes_to_standard_output_alone() {
    let folder = cases("stdout");
    let (code, out, err) = told(&conformance(&folder, &["--json", "-"]));
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &report["counts"]["failed"]), (1, &Value::from(2)));
    assert!(err.contains("failed  sums/wrong on wx"), "{err}");
    assert!(!folder.join("-").exists());
    let (code, _, err) = told(&conformance(&folder, &["--json", "-", "--tap", "-"]));
    assert_eq!(code, 2, "{err}");
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

/// A fresh folder for exported projects.
fn exported(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exported").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn qiao_in(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    told(&command.args(["--color", "never"]).args(args).current_dir(folder).output().unwrap())
}

/// Exports all cases of a platform, plays them in one program and imports what it shows.
fn plays_itself(platform: &str) {
    let folder = exported(platform);
    let (code, out, err) = qiao_in(&folder, &["conformance", "export", "--platform", platform, "all"]);
    assert_eq!(code, 0, "{out}{err}");
    let count: usize = out.split_once(' ').unwrap().0.parse().unwrap();
    let allow = "https://api.example.test";
    let (_, out, err) =
        qiao_in(&folder, &["run", "--virtual-time", "--platform", platform, "--allow", allow, "all/main.js"]);
    let results: Vec<&str> = out.lines().filter(|line| line.starts_with("conformance-result ")).collect();
    assert_eq!(results.len(), count, "{err}");
    let differing: Vec<_> =
        results.iter().filter(|line| !line.contains("\"held\"") && !line.contains("\"not offered\"")).collect();
    assert!(differing.is_empty(), "{differing:#?}");
    std::fs::write(folder.join("console.txt"), &out).unwrap();
    let args = ["conformance", "import", "console.txt", "--json", "m.json", "--junit", "m.xml", "--html", "m.html"];
    let (code, out, err) = qiao_in(&folder, &args);
    assert_eq!(code, 0, "{out}{err}");
    assert!(out.contains(" 0 differ, ") && out.contains(" rules measured"), "{out}");
    assert!(["m.json", "m.xml", "m.html"].iter().all(|file| folder.join(file).is_file()));
}

#[test]
fn every_exported_case_of_wx_holds_in_one_program() {
    plays_itself("wx");
}

#[test]
fn every_exported_case_of_gadgets_and_blocks_holds_in_one_program() {
    plays_itself("tt-gadget");
    plays_itself("tt-block");
}

#[test]
fn every_exported_case_of_swan_holds_in_one_program() {
    plays_itself("swan");
}

/// An origin in a process of its own that keeps results in a file; killed when dropped.
struct Kept(std::process::Child, String);

impl Kept {
    fn start(folder: &Path) -> Kept {
        use std::io::{BufRead, BufReader};
        let args = ["origin", "--ca-out", "ca.pem", "--results", "results.jsonl"];
        let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
        let mut origin = command.args(args).current_dir(folder).stdout(std::process::Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(origin.stdout.take().unwrap()).lines();
        let secure = lines.map_while(Result::ok).find_map(|line| Some(line.strip_prefix("https://")?.to_owned()));
        Kept(origin, secure.unwrap())
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Plays an exported project against an origin; gives the results as they were imported.
fn against(folder: &Path, origin: &Kept, more: &[&str]) -> Value {
    let resolve = format!("api.example.test:443:{}", origin.1);
    let args =
        ["run", "--platform", "wx", "--allow", "https://api.example.test", "--ca", "ca.pem", "--resolve", &resolve];
    qiao_in(folder, &[&args, more, &["all/main.js"]].concat());
    let (code, out, err) = qiao_in(folder, &["conformance", "import", "results.jsonl", "--json", "m.json"]);
    assert_eq!(code, 0, "{out}{err}");
    serde_json::from_str(&std::fs::read_to_string(folder.join("m.json")).unwrap()).unwrap()
}

#[test]
fn a_case_that_never_ends_costs_no_other_result() {
    let folder = exported("endless");
    let (code, out, err) = qiao_in(
        &folder,
        &["conformance", "export", "--platform", "wx", "--only", "calls/", "--max-seconds", "1", "all"],
    );
    assert_eq!(code, 0, "{out}{err}");
    let all: u64 = out.split_once(' ').unwrap().0.parse().unwrap();
    let endless = folder.join("all/conformance/cases/calls/ok-message.js");
    assert!(endless.is_file(), "the case is exported");
    std::fs::write(&endless, "module.exports = () => { for (;;) {} };\n").unwrap();
    // Functions that the runner uses between cases throw, or never answer.
    let main = folder.join("all/main.js");
    let stubs = "Object.defineProperty(wx, 'closeSocket', { value() { throw new Error('a stub'); } });\n";
    let text = format!("{stubs}{}", std::fs::read_to_string(&main).unwrap());
    std::fs::write(&main, text).unwrap();
    let origin = Kept::start(&folder);
    let first = against(&folder, &origin, &["--timeout", "8s"]);
    assert!(first["counts"]["held"].as_u64().unwrap() < all - 1, "{}", first["counts"]);
    let second = against(&folder, &origin, &[]);
    assert_eq!(
        (second["counts"]["held"].as_u64(), second["counts"]["differs"].as_u64()),
        (Some(all - 1), Some(1)),
        "{second}"
    );
    // Another origin goes on with the same file.
    drop(origin);
    let third = against(&folder, &Kept::start(&folder), &[]);
    assert_eq!(third["counts"], second["counts"]);
}

#[test]
fn functions_that_throw_or_never_answer_cost_no_result() {
    let folder = exported("stubs");
    let args = ["conformance", "export", "--platform", "wx", "--only", "calls/", "--max-seconds", "1", "all"];
    let (code, out, err) = qiao_in(&folder, &args);
    assert_eq!(code, 0, "{out}{err}");
    let count: usize = out.split_once(' ').unwrap().0.parse().unwrap();
    let main = folder.join("all/main.js");
    let stub = |name: &str, body: &str| format!("Object.defineProperty(wx, '{name}', {{ value() {{ {body} }} }});\n");
    let stubs = stub("closeSocket", "throw new Error('a stub');") + &stub("getSavedFileList", "");
    std::fs::write(&main, stubs + &std::fs::read_to_string(&main).unwrap()).unwrap();
    let allow = "https://api.example.test";
    let (_, out, err) =
        qiao_in(&folder, &["run", "--virtual-time", "--platform", "wx", "--allow", allow, "all/main.js"]);
    let held = out.lines().filter(|line| line.starts_with("conformance-result ") && line.contains("\"held\""));
    assert_eq!(held.count(), count, "{out}{err}");
}

#[test]
fn a_killed_origin_costs_the_running_case_at_most() {
    use std::io::{BufRead, BufReader};
    let folder = exported("killed");
    let args = ["conformance", "export", "--platform", "wx", "--only", "calls/", "--max-seconds", "1", "all"];
    let (code, out, err) = qiao_in(&folder, &args);
    assert_eq!(code, 0, "{out}{err}");
    let all: u64 = out.split_once(' ').unwrap().0.parse().unwrap();
    let mut origin = Kept::start(&folder);
    let resolve = format!("api.example.test:443:{}", origin.1);
    let args =
        ["run", "--platform", "wx", "--allow", "https://api.example.test", "--ca", "ca.pem", "--resolve", &resolve];
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    command.args(args).arg("all/main.js").current_dir(&folder).stdout(std::process::Stdio::piped());
    let mut host = command.stderr(std::process::Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(host.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut results = lines.filter(|line| line.starts_with("conformance-result "));
    assert_eq!(results.by_ref().take(5).filter(|line| line.contains("\"held\"")).count(), 5);
    origin.0.kill().unwrap();
    let rest: Vec<String> = results.collect();
    assert_eq!(rest.len() as u64, all - 5, "every other case has a result, even if it is that it did not run");
    assert!(rest.last().unwrap().contains("\"not run\""), "{rest:#?}");
    host.wait().unwrap();
    drop(origin);
    let counts = against(&folder, &Kept::start(&folder), &[])["counts"].clone();
    assert!(counts["held"].as_u64().unwrap() >= all - 1 && counts["not run"] == 0, "{counts}");
}
