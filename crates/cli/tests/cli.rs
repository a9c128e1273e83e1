//! The command as a shell sees it: output, messages and exit codes.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test fails by panicking; a run that must be short is timed"
)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn qiao(args: &[&str]) -> Ran {
    ran(command(args).output().unwrap())
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    command.args(args).args(["--color", "never"]).current_dir(workspace()).stdin(Stdio::null());
    command
}

fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Creates a file in a new folder; returns its path.
fn file(name: &str, text: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name.replace(['.', '/'], "-"));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_project_of_no_known_platform_is_answered_with_the_option_that_says_it() {
    let script = file("app.json", r#"{ "pages": ["a/a"] }"#);
    let ran = qiao(&["run", Path::new(&script).parent().unwrap().to_str().unwrap()]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("it does not show which platform it is for: pass --platform"), "{}", ran.err);
}

#[test]
fn the_first_command_of_the_readme_shows_three_platforms_and_one_refusal() {
    let ran =
        qiao(&["run", "--with-origin", "--allow", "https://api.example.test", "fixtures/hello/three-platforms.js"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for line in ["wx    200  request:ok", "tt    200  request:ok", "swan  200", "wx    refused: request:fail"] {
        assert!(ran.out.contains(line), "{line} in {}", ran.out);
    }
    for line in [
        "(errno 600002)",
        "rule   domains.bare_entry:",
        "WeChat, Network usage guide (WX-DOM-013, documented)        qiao explain WX-DOM-013\n",
        "fix ",
    ] {
        assert!(ran.err.contains(line), "{line} in {}", ran.err);
    }
}

#[test]
fn a_domain_list_that_is_too_long_for_the_platform_is_noted_and_used() {
    let entries: Vec<String> = (0..201).map(|n| format!("\"https://h{n}.test\"")).collect();
    let domains = file("long.json", &format!("{{\"request\": [{}]}}", entries.join(", ")));
    let ran = qiao(&["run", "--platform", "wx", "--domains", &domains, &file("long.js", "console.log('ran')")]);
    assert_eq!((ran.code, ran.out.trim_end()), (0, "ran"), "{}", ran.err);
    assert!(ran.err.contains("the `request` list has more than 200 entries; WeChat takes at most 200"), "{}", ran.err);
}

#[test]
fn a_script_that_cannot_be_loaded_ends_with_3() {
    let missing = qiao(&["run", "no-such-file.js"]);
    assert_eq!((missing.code, missing.err.contains("no-such-file.js: No such file")), (3, true), "{}", missing.err);
    let broken = qiao(&["run", &file("broken.js", "var fine = 1;\nlet x = = 2;\n")]);
    assert_eq!(broken.code, 3);
    for part in ["the script does not parse: SyntaxError", "broken.js:2:9", "let x = = 2;"] {
        assert!(broken.err.contains(part), "{part} in {}", broken.err);
    }
    let unfinished = qiao(&["run", &file("unfinished.js", "function f( {\n")]);
    assert_eq!((unfinished.code, unfinished.err.contains("unfinished.js:1")), (3, true), "{}", unfinished.err);
    let binary = Path::new(env!("CARGO_TARGET_TMPDIR")).join("binary.js");
    std::fs::write(&binary, b"\xff\xfe\x00").unwrap();
    let binary = qiao(&["run", binary.to_str().unwrap()]);
    assert_eq!((binary.code, binary.err.contains("not UTF-8 text")), (3, true), "{}", binary.err);
}

#[test]
fn an_error_that_nobody_handles_ends_with_1_and_points_to_the_source() {
    for (name, text, parts) in [
        (
            "thrown.js",
            "var a = 1;\nthrow new TypeError('坏了');\n",
            &["uncaught error: TypeError: 坏了", "thrown.js:2:"][..],
        ),
        (
            "rejected.js",
            "Promise.reject(new Error('late'));\n",
            &["unhandled rejection: Error: late", "rejected.js:1:"],
        ),
        (
            "object.js",
            "Promise.reject({ errMsg: 'x:fail' });\nPromise.reject(null);\n",
            &["unhandled rejection: {\"errMsg\":\"x:fail\"}", "unhandled rejection: null"],
        ),
        ("timer.js", "setTimeout(function () { nothing.x; }, 1);\n", &["ReferenceError: nothing is not defined"]),
        (
            "callback.js",
            "wx.request({ url: 'x', fail() { throw new Error('mine'); }, complete() { console.log('on'); } });\n",
            &["thirdScriptError at api request fail callback function", "Error: mine", "callback.js:1:"],
        ),
        ("required.js", "require('./other');\n", &["module './other' is not defined", "other.js"]),
        ("outside.js", "require('../outside');\n", &["is outside of the program's folder"]),
        ("plain.js", "throw 'a word';\n", &["uncaught error: a word"]),
    ] {
        let ran = qiao(&["run", &file(name, text)]);
        assert_eq!(ran.code, 1, "{name}: {}", ran.err);
        for part in parts {
            assert!(ran.err.contains(part), "{name}: {part} in {}", ran.err);
        }
    }
}

#[test]
fn a_bare_script_may_ask_whether_there_is_define() {
    let text = "console.log(typeof define, typeof App, typeof Block);";
    let ran = qiao(&["run", &file("asks.js", text)]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "undefined function undefined\n"), "{}", ran.err);
}

#[test]
fn an_error_that_is_handled_later_is_none() {
    let text =
        "const p = Promise.reject(new Error('x')); Promise.resolve().then(() => p.catch(() => console.log('ok')));";
    let ran = qiao(&["run", &file("handled.js", text)]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "ok\n"), "{}", ran.err);
}

#[test]
fn limits_end_with_4_and_say_which() {
    let spin = file("spin.js", "try { for (;;) {} } catch (e) { console.log('caught'); }\n");
    let ran = qiao(&["run", "--timeout", "200ms", &spin]);
    assert_eq!((ran.code, ran.err.contains("--timeout 200ms"), ran.out.as_str()), (4, true, ""), "{}", ran.err);
    let sleep = file("sleep.js", "setTimeout(() => {}, 1e8);\n");
    let ran = qiao(&["run", "--timeout", "200ms", &sleep]);
    assert_eq!((ran.code, ran.err.contains("--timeout 200ms")), (4, true), "{}", ran.err);
    let eat = file("eat.js", "const all = [];\nfor (;;) all.push('x'.repeat(1000) + all.length);\n");
    let ran = qiao(&["run", "--memory-limit", "16MB", &eat]);
    assert_eq!((ran.code, ran.err.contains("--memory-limit")), (4, true), "{}", ran.err);
}

#[test]
fn deep_recursion_is_an_error_of_the_script() {
    let ran = qiao(&["run", &file("deep.js", "function f() { f(); }\nf();\n")]);
    assert_eq!((ran.code, ran.err.contains("RangeError")), (1, true), "{}", ran.err);
    let nested = format!("JSON.parse('{}'); console.log('done');", "[".repeat(200_000));
    let ran = qiao(&["run", &file("nested.js", &nested)]);
    assert_eq!(ran.code, 1, "{}", ran.err);
}

#[test]
fn wrong_use_ends_with_2_and_says_what_is_right() {
    let script = file("empty.js", "");
    let domains = file("domains.json", "{\n  \"request\": [\n    \"http://a.test\"\n  ]\n}\n");
    let forbidden = file("forbidden.json", "{\"request\": [\"https://api.weixin.qq.com\"]}");
    for (args, part) in [
        (&["run"][..], "<PATH>"),
        (&["run", "--platform", "qq", &script], "possible values: wx, tt-gadget, tt-block, swan"),
        (&["run", "--resolve", "a.test:443", &script], "expected HOST:PORT:ADDRESS"),
        (&["run", "--timeout", "soon", &script], "soon"),
        (&["run", "--call", "tap", &script], "write it as ROUTE.METHOD"),
        (
            &["run", "--domains", &domains, &script],
            "domains file, line 3: `http://a.test` has the scheme http; expected https://",
        ),
        (&["run", "--domains", &forbidden, &script], "names api.weixin.qq.com"),
        (&["run", "--domains", "no-such.json", &script], "--domains no-such.json: No such file"),
        (&["run", "--ca", &script, &script], "no usable certificate"),
        (&["run", "--allow", "a.test", &script], "does not begin with https://"),
        (&["run", "--at", "background", &script], "write it as TIME:WHAT, as in 2s:background"),
        (&["run", "--at", "2:background", &script], "write it as TIME:WHAT, as in 2s:background"),
        (&["run", "--at", "soon:offline", &script], "soon:offline"),
        (&["run", "--at", "2s:asleep", &script], "`asleep` is none of background, foreground, wifi, 5g, 4g, 3g, 2g"),
        (&["run", "--at", "2s:", &script], "is none of background, foreground"),
        (&["run", "--network", "6g", &script], "possible values: wifi, 5g, 4g, 3g, 2g, lossy, offline, no-dns, portal"),
        (&["run", "--virtual-time", "--with-origin", &script], "--with-origin"),
        (&["run", "--virtual-time", "--resolve", "a.test:443:127.0.0.1", &script], "--resolve"),
    ] {
        let ran = qiao(args);
        assert_eq!((ran.code, ran.err.contains(part)), (2, true), "{args:?}: {}", ran.err);
    }
}

#[test]
fn wrong_use_is_said_in_chinese() {
    let script = file("chinese.js", "");
    let domains = file("chinese.json", "{\n  \"request\": [\n    \"http://a.test\"\n  ]\n}\n");
    for (args, part) in [
        (&["run", "--at", "3", &script][..], "应为 TIME:WHAT"),
        (&["run", "--resolve", "x", &script], "应为 HOST:PORT:ADDRESS[:PORT]"),
        (&["run", "--allow", "x", &script], "`x` 不以 https:// 开头"),
        (&["run", "--domains", &domains, &script], "合法域名文件第 3 行：`http://a.test` 的协议是 http，应为 https://"),
        (&["run", "--answer", "x", &script], "应为 API=ANSWER"),
        (&["run", "--timeout", "x", &script], "应为时间，例如 30s"),
        (&["run", "--proxy", "x", &script], "应为 http、https、socks5 或 socks5h 代理"),
        (&["run", "--call", "x", &script], "应为 ROUTE.METHOD"),
        (&["run", "--base-library", "x", &script], "应为版本号"),
        (&["run", "--memory-limit", "x", &script], "应为大小"),
        (&["run", "--inspect=x", &script], "应为主机和端口"),
        (&["run", "--ca", &script, &script], "其中没有可用的证书"),
        (&["run", "--replay", &script, &script], "不是 HTTP 归档文件"),
        (&["run", "--replay", &script, "--replay-ignore", "x", &script], "应为 query:_t"),
        (&["run", "--all-pages", &script], "--all-pages 需要一个项目"),
        (&["test", "--shard", "3"], "应为 NUMBER/OF"),
        (&["explain", "WX-DOM-99"], "没有条款或规则 `WX-DOM-99`；相近的名称"),
        (&["rules", "zzzz"], "没有条款或规则 `zzzz`"),
        (&["conformance", "zzzz"], "没有符合这些选项的用例"),
    ] {
        let ran = qiao(&[&["--lang", "zh"], args].concat());
        assert_eq!((ran.code, ran.err.contains(part)), (2, true), "{args:?}: {}", ran.err);
    }
}

#[test]
fn standard_input_is_a_script() {
    let mut child =
        command(&["run", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"console.log(typeof wx, typeof tt, typeof swan);\n").unwrap();
    let ran = ran(child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.out.as_str()), (0, "object object object\n"), "{}", ran.err);
}

#[test]
fn a_program_has_the_globals_of_a_mini_program_and_no_others() {
    let text = "
        for (const name of ['wx', 'App', 'Page', 'getApp', 'getCurrentPages', 'require', 'console', 'setTimeout',
            'setInterval', 'clearTimeout', 'clearInterval', 'module', 'exports', 'tt', 'swan', 'window', 'document', 'fetch',
            'XMLHttpRequest', 'WebSocket', 'FormData', 'URL', 'URLSearchParams', 'TextDecoder', 'queueMicrotask',
            'process', 'Buffer', 'performance', 'navigator'])
          if (eval === undefined || new Function('return this')()[name] === undefined && !(name in { require, module, exports }))
            console.log(name);";
    let ran = qiao(&["run", "--platform", "wx", &file("globals.js", text)]);
    let absent = "tt\nswan\nwindow\ndocument\nfetch\nXMLHttpRequest\nWebSocket\nFormData\nURL\nURLSearchParams\nTextDecoder\n\
                  queueMicrotask\nprocess\nBuffer\nperformance\nnavigator\n";
    assert_eq!(ran.out, absent, "{}", ran.err);
}

#[test]
fn modules_are_run_once_and_may_require_each_other() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("modules");
    std::fs::create_dir_all(folder.join("lib")).unwrap();
    std::fs::write(
        folder.join("main.js"),
        "const a = require('./lib/a'); require('lib/a.js'); console.log(a.name, a.b().name);",
    )
    .unwrap();
    std::fs::write(
        folder.join("lib/a.js"),
        "console.log('a runs'); exports.name = 'a'; exports.b = () => require('./b');",
    )
    .unwrap();
    std::fs::write(folder.join("lib/b.js"), "const a = require('./a'); module.exports = { name: 'b of ' + a.name };")
        .unwrap();
    let ran = qiao(&["run", folder.join("main.js").to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "a runs\na b of a\n"), "{}", ran.err);
}

#[test]
fn quiet_prints_what_the_script_prints_and_no_more() {
    let text = "console.log('out'); console.error('err'); wx.request({ url: 'x' }); wx.showToast({ title: 't' });";
    let loud = qiao(&["run", &file("loud.js", text)]);
    assert!(loud.err.contains("request:fail invalid url") && loud.err.contains("showToast"), "{}", loud.err);
    let quiet = qiao(&["run", "--quiet", &file("quiet.js", text)]);
    assert_eq!((quiet.code, quiet.out.as_str(), quiet.err.as_str()), (0, "out\n", "err\n"));
}

#[test]
fn rules_are_listed_and_compared() {
    let text = qiao(&["rules", "--platform", "wx"]);
    assert!(text.out.contains("domains.bare_entry = \"NoPort\"") && text.out.contains("WX-DOM-013, documented"));
    let json: serde_json::Value = serde_json::from_str(&qiao(&["rules", "--json"]).out).unwrap();
    for platform in ["wx", "tt-gadget", "tt-block", "swan"] {
        let rules = json[platform].as_array().unwrap();
        assert!(rules.iter().all(|rule| rule["clause"].as_str().is_some_and(|clause| clause.contains('-'))));
    }
    let diff = qiao(&["rules", "diff", "tt-gadget", "tt-block"]);
    assert!(diff.out.contains("limits.lanes") && diff.out.contains("rules differ"), "{}", diff.out);
    let markdown = qiao(&["rules", "--platform", "swan", "--markdown"]);
    assert!(markdown.out.starts_with("# Baidu (`swan`)"));
}

#[test]
fn surfaces_are_listed_with_what_is_offered_of_them() {
    let text = qiao(&["rules", "surface", "--platform", "wx"]);
    assert_eq!(text.code, 0, "{}", text.err);
    for (name, offer) in [("request ", "partial"), ("showToast ", "offered"), ("startAccelerometer ", "not offered")] {
        let line = text.out.lines().find(|line| line.trim_start().starts_with(name)).unwrap();
        assert!(line.contains(offer), "{line}");
    }
    let counts = text.out.trim_end().lines().last().unwrap();
    assert!(counts.contains("in all: ") && counts.contains(" not offered"), "{counts}");
    let json: serde_json::Value = serde_json::from_str(&qiao(&["rules", "surface", "--json"]).out).unwrap();
    for platform in ["wx", "tt-gadget", "tt-block", "swan"] {
        let apis = json[platform]["apis"].as_array().unwrap();
        assert!(apis.iter().any(|api| api["name"] == "request" && api["offer"] != "not offered"), "{platform}");
    }
}

#[test]
fn what_a_script_asks_is_answered_from_the_command_line() {
    let text = "wx.showModal({ success: (res) => console.log(res.confirm) });
        wx.showActionSheet({ itemList: ['a', 'b'], success: (res) => console.log(res.tapIndex) });
        wx.login({ success: (res) => console.log(res.code) });
        wx.getClipboardData({ fail: (res) => console.log(res.errMsg) });";
    let script = file("asks.js", text);
    let answers = ["showModal=confirm", "showActionSheet=1", r#"login={"code":"c"}"#, "getClipboardData=fail"];
    let mut args = vec!["run", "--quiet", "--platform", "wx", &script];
    answers.iter().for_each(|answer| args.extend(["--answer", answer]));
    let mut lines: Vec<String> = qiao(&args).out.lines().map(str::to_owned).collect();
    lines.sort();
    assert_eq!(lines, ["1", "c", "getClipboardData:fail", "true"]);
    let odd = qiao(&["run", "--answer", "showModal=perhaps", &script]);
    assert_eq!((odd.code, odd.err.contains("confirm, cancel, fail")), (2, true), "{}", odd.err);
    let unknown = qiao(&["run", "--answer", "showNothing=confirm", &script]);
    assert_eq!(
        (unknown.code, unknown.err.contains("there is no function `showNothing`")),
        (2, true),
        "{}",
        unknown.err
    );
}

#[test]
fn what_was_stored_before_a_kill_is_there_after_it() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("killed-storage");
    drop(std::fs::remove_dir_all(&folder));
    let storage = folder.to_str().unwrap();
    let writer = file(
        "writer.js",
        "const fs = wx.getFileSystemManager(); const path = wx.env.USER_DATA_PATH + '/n';
         for (let n = wx.getStorageSync('n') || 0; ; n++) {
           wx.setStorageSync('n', n);
           wx.setStorageSync('half', 'x'.repeat(100000) + n);
           fs.writeFileSync(path, String(n).repeat(20000));
           console.log(n);
         }",
    );
    let reader = file(
        "reader.js",
        "const text = wx.getFileSystemManager().readFileSync(wx.env.USER_DATA_PATH + '/n', 'utf8');
         const n = Number(text.slice(0, text.length / 20000));
         console.log(wx.getStorageSync('n'), wx.getStorageSync('half').length > 100000, text === String(n).repeat(20000));",
    );
    for round in 1..=3 {
        let mut child = command(&["run", "--quiet", "--platform", "wx", "--storage", storage, &writer])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = std::io::BufRead::lines(std::io::BufReader::new(child.stdout.take().unwrap()));
        let last: u64 = lines.nth(round * 7).unwrap().unwrap().parse().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        let read = qiao(&["run", "--quiet", "--platform", "wx", "--storage", storage, &reader]);
        let words: Vec<&str> = read.out.split_whitespace().collect();
        assert_eq!(words[1..], ["true", "true"], "{} {}", read.out, read.err);
        assert!(words[0].parse::<u64>().unwrap() >= last, "{} after {last}", read.out);
    }
}

#[test]
fn a_folder_that_cannot_keep_anything_is_told_of() {
    let plain = file("plain.txt", "no folder");
    let script = file("one.js", "console.log(1)");
    let ran = qiao(&["run", "--quiet", "--storage", &plain, &script]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("cannot keep files in"), "{}", ran.err);
}

#[test]
fn no_temporary_file_outlives_the_run() {
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR")).join("temporary");
    std::fs::create_dir_all(&temporary).unwrap();
    let script = file(
        "leaves.js",
        "wx.getFileSystemManager().writeFileSync(wx.env.USER_DATA_PATH + '/a', 'a');
         wx.downloadFile({ url: 'https://a.test/bytes/10', success: (res) => console.log(res.statusCode) });",
    );
    let run = command(&["run", "--quiet", "--with-origin", &script]).env("TMPDIR", &temporary).output().unwrap();
    assert_eq!(ran(run).out, "200\n");
    assert_eq!(std::fs::read_dir(&temporary).unwrap().count(), 0);
}

/// A program that prints its life-cycle events with their times.
const LIFE: &str = "
    const begun = Date.now();
    const say = (...words) => console.log((Date.now() - begun) / 1000, ...words);
    App({ onShow: () => say('show'), onHide: () => say('hide') });
    wx.onNetworkStatusChange((res) => say(res.networkType));
    const get = (name, path) => wx.request({ url: 'https://api.example.test' + path,
      success: (res) => say(name, res.statusCode), fail: (res) => say(name, res.errMsg, res.errno) });
    get('in time', '/slow?wait=4s');
    get('too late', '/slow?wait=30s');
    setTimeout(() => get('offline', '/echo'), 26000);
    setTimeout(() => get('again', '/slow?wait=1s'), 3600000);";

#[test]
fn on_virtual_time_a_run_is_scheduled_and_repeats() {
    let script = file("life.js", LIFE);
    let at = ["2s:background", "20s:foreground", "25s:offline", "30m:wifi"].map(|at| ["--at", at]);
    // The order of the options does not matter.
    let at: Vec<&str> = at.iter().rev().flatten().copied().collect();
    let begun = std::time::Instant::now();
    let args = [&["run", "--virtual-time", "--platform", "wx"], &at[..], &[&script]].concat();
    let ran = qiao(&args);
    let expected = "0 show\n2 hide\n4 in time 200\n20 too late request:fail interrupted 600003\n20 show\n25 none\n\
                    26 offline request:fail errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED 600001\n\
                    1800 wifi\n3601 again 200\n";
    assert_eq!((ran.code, ran.out.as_str()), (0, expected), "{}", ran.err);
    for part in ["WX-BG-001", "there is no network"] {
        assert!(ran.err.contains(part), "{part} in {}", ran.err);
    }
    let again = qiao(&args);
    assert_eq!((again.out, again.err), (ran.out, ran.err));
    assert!(begun.elapsed().as_secs() < 60, "an hour passes in no time");
}

#[test]
fn a_program_that_is_left_in_background_is_told_of() {
    let script = file("hidden.js", "setTimeout(() => console.log('late'), 10000);");
    let ran = qiao(&["run", "--virtual-time", "--platform", "wx", "--at", "1s:background", &script]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.contains("stays in background") && ran.err.contains("--at TIME:foreground"), "{}", ran.err);
}

#[test]
fn a_run_can_begin_without_a_network() {
    let text = "wx.getNetworkType({ success: (res) => console.log(res.networkType) });
        wx.request({ url: 'https://api.example.test/', fail: (res) => console.log(res.errMsg) });";
    let script = file("offline.js", text);
    let ran = qiao(&["run", "--platform", "wx", "--network", "offline", &script]);
    let (kind, failure) = ran.out.split_once('\n').unwrap();
    assert_eq!((ran.code, kind), (0, "none"), "{}", ran.err);
    assert!(failure.contains("ERR_INTERNET_DISCONNECTED"), "{failure}");
    assert!(ran.err.contains("there is no network"), "{}", ran.err);
}
