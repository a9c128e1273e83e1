//! `qiao test` as a shell sees it: files found, output, reports, and exit codes.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod replaced;
mod server;

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
        command.args(["--color", "never", "test"]).args(args).current_dir(folder).env_remove("CI").output().unwrap();
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
            "16 passed, 0 failed, 2 skipped, 1 to do in 4 files",
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
    shows(
        &ran,
        &["the platform ended the program after its time in background", "it was not run: ", "0 passed, 2 failed"],
    );
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
    shows(&ran, &["1 passed, 1 failed, 0 skipped in 1 file"]);
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

#[test]
fn suites_of_other_runners_pass_as_they_are() {
    let ran = test(&fixtures().join("suites"), &["--ci"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    shows(
        &ran,
        &[
            "ok   adds 2 of 10",
            "ok   takes HALF off",
            "todo pays",
            "ok   is sorted by a copy",
            "ok   imports packages and data",
            "19 passed, 0 failed, 1 skipped, 1 to do in 3 files",
        ],
    );
}

#[test]
fn pages_components_uploads_sockets_and_streams_are_tested_in_their_project() {
    let ran = test(&fixtures().join("shop"), &[]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    shows(
        &ran,
        &[
            "ok   goes to the login page and back",
            "ok   counts and tells its page",
            "ok   uploads the picture that its user chooses",
            "ok   talks to the server",
            "ok   shows an answer as it comes (2s",
            "8 passed, 0 failed, 0 skipped in 5 files",
        ],
    );
    assert!(ran.err.contains("note: project ."), "{}", ran.err);
    let ran = test(&fixtures(), &["shop/test/page.test.js"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("note: project shop"), "{}", ran.err);
}

#[test]
fn an_error_in_a_listener_and_a_failed_assertion_are_both_shown() {
    let text = "it('both', async () => {
        origin.on('/s', { script: 'chunked;body:a;wait:1s;body:b' });
        const task = wx.request({ url: 'https://a.test/s', enableChunked: true });
        task.onChunkReceived(() => { notThere.x; });
        await clock.advance('3s');
        expect(1).to.equal(2);
    });";
    let ran = test(&folder("both", &[("a.test.js", text)]), &[]);
    assert_eq!(ran.code, 1);
    shows(&ran, &["expected 1 to equal 2", "a.test.js:6:", "notThere", "a.test.js:4:"]);
}

const ASK: &str =
    "const ask = (options) => new Promise((success, fail) => wx.request({ ...options, success, fail }));\n";

#[test]
fn snapshots_are_written_compared_and_renewed() {
    let text = "it('prints', () => {\n  expect({ a: [1] }).toMatchSnapshot();\n  expect({ b: 2 }).toMatchInlineSnapshot();\n});\n";
    let place = folder("snapshots", &[("a.test.js", text)]);
    let read = |name: &str| std::fs::read_to_string(place.join(name)).unwrap();
    let ran = test(&place, &["--ci"]);
    assert_eq!(ran.code, 1);
    shows(&ran, &["the snapshot is missing"]);
    shows(&test(&place, &[]), &["1 passed", "snapshots: 2 written"]);
    assert!(
        read("a.test.js").contains("toMatchInlineSnapshot(`\n    {\n      \"b\": 2,\n    }\n  `)"),
        "{}",
        read("a.test.js")
    );
    assert!(read("__snapshots__/a.test.js.snap").contains("exports[`prints 1`]"));
    assert_eq!(test(&place, &["--ci"]).code, 0);
    std::fs::write(place.join("a.test.js"), read("a.test.js").replace("[1]", "[2]").replace("b: 2", "b: 3")).unwrap();
    let ran = test(&place, &[]);
    assert_eq!(ran.code, 1);
    shows(&ran, &["does not match its snapshot", "-     1,", "+     2,"]);
    shows(&test(&place, &["--update"]), &["1 passed", "snapshots: 2 updated"]);
    assert!(read("a.test.js").contains("\"b\": 3"));
}

#[test]
fn files_are_shared_tried_again_and_reported_in_every_form() {
    let flaky = "let n = 0; it('is flaky', () => { n += 1; expect(n).toBe(2); });";
    let red = "it('is red', () => { console.log('said'); expect({ a: 1 }).toEqual({ a: 2 }); });";
    let files = [("a.test.js", flaky), ("b.test.js", red), ("c.test.js", "it('is green', () => {});")];
    let place = folder("running", &files);
    let args = ["--retries", "1", "--tap", "r.tap", "--html", "r.html", "--junit", "r.xml", "--github"];
    let ran = test(&place, &args);
    assert_eq!(ran.code, 1);
    shows(
        &ran,
        &[
            "ok   is flaky, passed when tried again (1)",
            "FAIL is red, tried again 1 times",
            "    | said",
            "::error file=",
        ],
    );
    let read = |name: &str| std::fs::read_to_string(place.join(name)).unwrap();
    assert!(
        read("r.tap").starts_with("TAP version 14\n1..3\nok 1 - a.test.js > is flaky\nnot ok 2 - b.test.js > is red\n")
    );
    assert!(read("r.html").contains("\"standing\":\"flaky\"") && read("r.html").contains("\"standing\":\"failed\""));
    assert!(read("r.xml").contains("type=\"b.test.js:1:") && read("r.xml").contains("+   a: 1,"), "{}", read("r.xml"));
    shows(&test(&place, &["--shard", "3/3"]), &["1 passed, 0 failed, 0 skipped in 1 file"]);
    assert_eq!(test(&place, &["--shard", "4/3"]).code, 2);
}

#[test]
fn a_fresh_start_passes_and_keeps_what_is_there() {
    let place = folder("init", &[("qiao.json", "{}")]);
    let fresh = folder("init-fresh", &[]);
    let qiao = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
        let output = command.args(args).current_dir(&place).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let out = qiao(&["init"]);
    assert!(out.contains("kept     qiao.json") && out.contains("written  test/first.test.js"), "{out}");
    assert_eq!(std::fs::read_to_string(place.join("qiao.json")).unwrap(), "{}");
    assert!(place.join("qiao.d.ts").is_file() && place.join("jsconfig.json").is_file());
    for platform in ["wx", "tt-gadget", "swan"] {
        let ran = test(&place, &["--platform", platform]);
        assert_eq!(ran.code, 0, "{platform}: {}{}", ran.out, ran.err);
    }
    assert!(qiao(&["init"]).contains("kept     jsconfig.json"), "its types are found already");
    qiao(&["init", fresh.to_str().unwrap()]);
    assert_eq!(test(&fresh, &[]).code, 0, "the settings are good");
    let settings = std::fs::read_to_string(fresh.join("qiao.json")).unwrap();
    assert!(settings.contains("./qiao.schema.json") && fresh.join("qiao.schema.json").is_file());
    assert!(qiao(&["types", "--platform", "wx"]).contains("miniprogram-api-typings"));
}

#[test]
fn a_page_that_is_not_there_is_an_error() {
    let run = |page: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
        command
            .args(["run", "--virtual-time", "--page", page, "."])
            .current_dir(fixtures().join("shop"))
            .output()
            .unwrap()
    };
    let missing = run("pages/none/none");
    assert_eq!(missing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("the project has no page pages/none/none"));
    assert_eq!(run("pages/login/login?from=x").status.code(), Some(0));
}

#[test]
fn settings_of_qiao_json_hold_and_mistakes_in_it_are_told() {
    let text = "it('takes long', () => clock.advance('1s').then(() => new Promise(() => {})));";
    let place = folder("settings", &[("a.test.js", text), ("qiao.json", r#"{ "test": { "timeout": "200ms" } }"#)]);
    shows(&test(&place, &[]), &["it took longer than 0.2 s"]);
    shows(&test(&place, &["--test-timeout", "300ms"]), &["it took longer than 0.3 s"]);
    std::fs::write(place.join("qiao.json"), r#"{ "test": { "timout": "1s" } }"#).unwrap();
    let ran = test(&place, &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("unknown field `timout`"), "{}", ran.err);
}

/// Starts a command that watches, changes a file when the first line has come, and gives what comes after.
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

#[test]
fn a_failure_shows_the_file_as_it_ran_when_a_snapshot_was_written_into_it() {
    let text =
        "it('keeps', () => expect({ a: 1, b: 2 }).toMatchInlineSnapshot());\nit('fails', () => expect(1).toBe(2));\n";
    let folder = folder("rewritten", &[("a.test.js", text)]);
    let ran = test(&folder, &[]);
    shows(&ran, &["--> a.test.js:2:29", "2 | it('fails', () => expect(1).toBe(2));", "snapshots: 1 written"]);
    assert_ne!(std::fs::read_to_string(folder.join("a.test.js")).unwrap(), text);
}

#[test]
fn tests_run_from_any_folder_below_their_settings() {
    let folder = folder("below", &[("qiao.json", "{}"), ("a.js", "exports.a = 1;")]);
    std::fs::create_dir_all(folder.join("test")).unwrap();
    std::fs::write(folder.join("test/a.test.js"), "it('a', () => expect(require('../a').a).toBe(1));").unwrap();
    for ran in [test(&folder, &[]), test(&folder.join("test"), &[])] {
        assert_eq!(ran.code, 0, "{}", ran.out);
    }
}

#[test]
fn the_output_of_tests_is_chinese_too() {
    let text = "it('好', () => {}); it.skip('坏', () => {}); it.todo('待'); it('错', () => expect(1).toBe(2));
        it('快照', () => expect(1).toMatchSnapshot());";
    let folder = folder("chinese", &[("a.test.js", text)]);
    let ran = test(&folder, &["--lang", "zh", "--retries", "1"]);
    let (mut text, name) = (ran.out.clone() + &ran.err, "a.test.js");
    // What is not ours: the name of the file, the text of the script, and a name of JavaScript.
    for part in [name, "it('错', () => expect(1).toBe(2));", "期望 1 为 2（按 Object.is 比较）"] {
        assert!(text.contains(part), "{part}\n{text}");
        text = text.replace(part, "");
    }
    let script: Vec<_> = text.lines().filter(|line| !line.contains(" | ")).collect();
    let words = script.join("\n").replace("https", "").replace("--allow、--domains 或 --strict", "");
    assert!(!words.contains(|c: char| c.is_ascii_alphabetic()), "{words}");
    let text = "it('问', async () => { origin.on('/a', {}); await new Promise((end) => wx.request({ url: 'https://a.test/b', complete: end })); });";
    std::fs::write(folder.join("b.test.js"), text).unwrap();
    let asked = test(&folder, &["--lang", "zh", "b.test.js"]);
    shows(
        &asked,
        &[
            "测试中没有路由回答 GET https://a.test/b",
            "最接近  /a",
            "建议    origin.on('GET /b', …)，或 origin.unhandled",
        ],
    );
    shows(&ran, &["2 个通过，1 个失败，1 个跳过，1 个待写，共 1 个文件", "快照：1 个写入", "- 期望  + 实际"]);
}

#[test]
fn what_a_test_does_wrong_is_said_in_chinese() {
    let mistakes = [
        ("clock.advance('soon')", "时间 'soon' 无效"),
        ("app.open()", "app.open() 需要 URL"),
        ("app.answer('nothing', 1)", "app.answer('nothing')：平台没有这个函数"),
        ("network.set('6g')", "network.set('6g')：可用的网络状况有"),
        ("origin.on('/a', { stauts: 1 })", "调用 origin.on('/a') 出错：回答无效：未知字段 `stauts`，应为 `status`、"),
        ("origin.on('a', 1)", "回答应为对象、函数、列表或脚本，不能是 1"),
        ("origin.on('a', {})", "路由 `a` 无效"),
        ("origin.unhandled('no')", "应为 'error' 或 'warn'"),
        ("clock.until(() => false, '1s')", "1 秒后条件仍不成立"),
        ("clock.advance('6s'); await new Promise(() => {})", "运行超过 5 秒"),
        ("describe('x', () => {})", "describe() 要在测试开始之前调用"),
        ("expect.unreachable()", "不应运行到这里"),
        ("mocks.mock('./x')", "mock('./x') 需要一个生成导出内容的函数"),
        ("mocks.runAllTimers()", "不支持 runAllTimers()：测试中的时间都是虚拟的"),
        ("expect(1).not.toMatchSnapshot()", "快照不能取反"),
        ("Promise.reject(7)", "抛出了 7"),
    ];
    let test_of = |(at, (code, _)): (usize, &(&str, &str))| format!("it('{at}', async () => {{ await {code}; }});\n");
    let text: String = mistakes.iter().enumerate().map(test_of).collect();
    let ran = test(&folder("mistakes", &[("a.test.js", &text)]), &["--lang", "zh"]);
    shows(&ran, &mistakes.map(|(_, told)| told));
}
