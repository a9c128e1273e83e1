//! `qiao test` as a shell sees it: files found, output, reports, and exit codes.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/tests")
}

/// Creates a folder with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("testing").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for (name, text) in files {
        std::fs::write(folder.join(name), text).unwrap();
    }
    folder
}

fn test(folder: &Path, args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    let Output { status, stdout, stderr } =
        command.args(["--color", "never", "test"]).args(args).current_dir(folder).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: status.code().unwrap_or(-1), out: text(stdout), err: text(stderr) }
}

fn shows(ran: &Ran, lines: &[&str]) {
    for line in lines {
        assert!(ran.out.contains(line), "{line}\nis not in\n{}\n{}", ran.out, ran.err);
    }
}

#[test]
fn good_files_pass_in_order_with_the_times_of_their_clock() {
    let ran = test(&fixtures(), &["good"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    shows(
        &ran,
        &[
            "  load\n    ok   gives what the server answers",
            "ok   gives up when its time is over (3s)",
            "ok   moves (1m 500ms)",
            "skip is not run",
            "ok   runs last",
            "ok   is an ES module",
            "16 passed, 0 failed, 3 skipped in 4 files",
        ],
    );
    let files: Vec<&str> = ran.out.lines().filter(|line| line.starts_with("good/")).collect();
    assert_eq!(files, ["good/load.test.js", "good/module.test.js", "good/runner.test.js", "good/typed.test.ts"]);
    assert_eq!(test(&fixtures(), &["good"]).out, ran.out, "every run is the same");
}

#[test]
fn the_rules_are_those_of_the_platform_that_is_named() {
    let text = "it('has the platform', async () => {
        origin.on('/a', { body: '{}' });
        const api = typeof tt === 'object' ? tt : swan;
        const told = await new Promise((done) => api.request({ url: 'https://a.test/a', complete: done }));
        expect(told.statusCode).to.equal(200);
    });";
    let folder = folder("platform", &[("a.test.js", text)]);
    for platform in ["tt-gadget", "swan"] {
        let ran = test(&folder, &["--platform", platform]);
        assert_eq!(ran.code, 0, "{platform}: {}", ran.out);
    }
    assert_eq!(test(&folder, &[]).code, 1, "on WeChat there is neither");
}

#[test]
fn a_test_has_the_settings_and_the_files_of_its_project() {
    for args in [&["project"][..], &["--project", "project", "project/test/session.test.js"]] {
        let ran = test(&fixtures(), args);
        assert_eq!(ran.code, 0, "{}", ran.out);
        shows(&ran, &["ok   knows the app", "ok   has the project's time-outs (2s)", "3 passed"]);
    }
    let ran = test(&fixtures(), &["--project", "project", "good"]);
    assert_eq!((ran.code, ran.err.contains("is not in the project")), (2, true), "{}", ran.err);
}

#[test]
fn failures_are_told_with_place_difference_and_verdict() {
    let ran = test(&fixtures(), &["--allow", "https://api.example.test", "bad/failures.test.js"]);
    assert_eq!(ran.code, 1);
    shows(
        &ran,
        &[
            "FAIL bad/failures.test.js > a failure > shows what differs",
            "bad/failures.test.js:7:",
            "  -   age: 31,\n  +   age: 30,",
            "TypeError: cannot read property 'length' of null",
            "error: it took longer than 5 s\n  --> bad/failures.test.js:15:",
            "nobody catches this",
            "nor this",
            "FAIL is one of each test",
            "Error: not set up",
            "FAIL after",
            "Error: not cleaned up",
            "ok   passes all the same",
            "2 passed, 9 failed",
        ],
    );
    assert!(ran.err.contains("other.example.test") && ran.err.contains("rule   domains."), "{}", ran.err);
}

#[test]
fn a_file_that_goes_wrong_is_red_and_runs_no_test() {
    let ran = test(&fixtures(), &["bad/syntax.test.js", "bad/thrown.test.js"]);
    assert_eq!(ran.code, 1);
    shows(&ran, &["SyntaxError", "bad/syntax.test.js:2:", "module './nowhere.js' is not defined", "2 with errors"]);
    let ran = test(&fixtures(), &["bad/ended.test.js"]);
    assert_eq!(ran.code, 1);
    shows(&ran, &["so long that the platform ended it", "it was not run: ", "0 passed, 2 failed"]);
}

#[test]
fn tests_are_chosen_by_name_and_by_only_and_a_failure_may_end_the_run() {
    let ran = test(&fixtures(), &["--filter", "background is left", "good", "bad"]);
    shows(&ran, &["ok   is left after a while (30s)", "1 passed, 0 failed, 0 skipped"]);

    let text = "it('one', () => {}); it.only('two', () => {}); describe.only('in', () => it('three', () => {}));";
    let ran = test(&folder("only", &[("a.test.js", text)]), &[]);
    shows(&ran, &["ok   two", "ok   three", "2 passed, 0 failed, 0 skipped"]);

    let text = "it('one', () => {}); it('two', () => expect.fail()); it('three', () => {});";
    let folder = folder("bail", &[("a.test.js", text), ("b.test.js", text)]);
    let ran = test(&folder, &["--bail", "--jobs", "1"]);
    assert_eq!(ran.code, 1);
    shows(&ran, &["1 passed, 1 failed, 0 skipped in 1 files"]);
}

#[test]
fn results_are_written_for_other_tools() {
    let folder =
        folder("reports", &[("a.test.js", "it('one < two', () => { console.log('hi'); expect(1).to.equal(2) });")]);
    let ran = test(&folder, &["--junit", "r.xml", "--json", "r.json", "--quiet"]);
    assert_eq!(ran.code, 1);
    let xml = std::fs::read_to_string(folder.join("r.xml")).unwrap();
    for part in
        ["<testsuite name=\"a.test.js\"", "name=\"one &lt; two\"", "failures=\"1\"", "expected 1 to equal 2", "hi"]
    {
        assert!(xml.contains(part), "{part}\nis not in\n{xml}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("r.json")).unwrap()).unwrap();
    assert_eq!(json["counts"]["failed"], 1);
    let failure = &json["files"][0]["tests"][0]["failure"];
    assert_eq!(
        (failure["expected"].as_str(), failure["actual"].as_str(), failure["line"].as_u64()),
        (Some("2"), Some("1"), Some(1))
    );
}

#[test]
fn wrong_use_is_told_from_red() {
    let empty = folder("empty", &[("a.js", ""), ("none.test.js", "")]);
    std::fs::create_dir_all(empty.join("sub")).unwrap();
    for args in [&["sub"][..], &["nowhere"], &["--allow", "nonsense"], &["--domains", "none.json"], &["--filter", "x"]]
    {
        let ran = test(&empty, args);
        assert_eq!(ran.code, 2, "{args:?}: {}{}", ran.out, ran.err);
    }
    assert_eq!(test(&empty, &["--project", "sub"]).code, 3, "no project");
}

#[test]
fn tests_run_in_real_time_over_sockets_too() {
    let text = "it('waits', async () => {
        origin.on('/slow', { wait: '200ms', body: 'x' });
        const told = await new Promise((done) => wx.request({ url: 'https://a.test/slow', complete: done }));
        expect(told.data).to.equal('x');
        expect(origin.requests('/slow')).to.have.length(1);
    });";
    let ran = test(&folder("real", &[("a.test.js", text)]), &["--real-time"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
}

/// Starts a command with `--watch`, changes a file after the first line, and waits for the second.
fn watched(folder: &Path, args: &[&str], first: &str, change: (&str, &str), second: &str) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    command.args(["--color", "never"]).args(args).current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.any(|line| line.contains(first)), "{first}");
    std::fs::write(folder.join(change.0), change.1).unwrap();
    assert!(lines.any(|line| line.contains(second)), "{second}");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn tests_run_again_when_a_file_changes() {
    let test = "it('is right', () => expect(require('./sum.js')).to.equal(2));";
    let folder = folder("watch-test", &[("a.test.js", test), ("sum.js", "module.exports = 3")]);
    let args = ["test", "--watch", "--junit", "report.xml"];
    watched(&folder, &args, "0 passed, 1 failed", ("sum.js", "module.exports = 2"), "1 passed, 0 failed");
}

#[test]
fn a_program_that_is_watched_is_stopped_and_run_again() {
    let text = "console.log('one'); setInterval(() => {}, 1000)";
    let folder = folder("watch-run", &[("a.js", text)]);
    watched(&folder, &["run", "--watch", "a.js"], "one", ("a.js", "console.log('two')"), "two");
}
