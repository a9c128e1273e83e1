//! How runs end, and what is around them: times, pages, answers, the test origin. Each as a shell sees it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn qiao(args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    command.args(args).args(["--color", "never"]).stdin(Stdio::null());
    let output = command.output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("runs").join(name);
    drop(std::fs::remove_dir_all(&folder));
    for (name, text) in files {
        let path: PathBuf = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder.to_str().unwrap().to_owned()
}

const WX: (&str, &str) = ("project.config.json", r#"{"appid":"wx0123456789abcdef"}"#);

/// A project for WeChat with one page.
fn project(name: &str, app: &str, page: &str) -> String {
    let json = ("app.json", r#"{"pages":["p/p"]}"#);
    folder(name, &[WX, json, ("app.js", app), ("p/p.js", page), ("p/p.wxml", "<view/>")])
}

#[test]
fn a_healthy_program_ends_well_after_its_time_and_an_unhealthy_one_badly() {
    for time in ["--virtual-time", "--quiet"] {
        let folder = project("for", "App({ onLaunch() { setInterval(() => {}, 5) } })", "Page({})");
        let ran = qiao(&["run", "--for", "50ms", time, &folder]);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    }
    let folder = project("for-bad", "setInterval(() => {}, 5); App({ onLaunch() { null.x } })", "Page({})");
    let ran = qiao(&["run", "--for", "60s", "--virtual-time", &folder]);
    assert_eq!(ran.code, 1, "{}", ran.err);
}

#[test]
fn a_call_that_could_not_be_made_is_an_error() {
    let folder = project("call-late", "App({ onLaunch() { setInterval(() => {}, 500) } })", "Page({ tap() {} })");
    let ran = qiao(&["run", "--for", "2s", "--virtual-time", "--call", "p/p.tap", "--eval", "1", &folder]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("--call p/p.tap was not run"), "{}", ran.err);
}

#[test]
fn a_run_that_takes_too_long_says_what_it_waits_for() {
    let app =
        "App({ onLaunch() {\n  setInterval(() => {}, 5000);\n  wx.connectSocket({ url: 'wss://a.test/ws' });\n} })";
    let folder = project("timeout", app, "Page({ onLoad() { wx.request({ url: 'https://a.test/gate/never' }) } })");
    let ran = qiao(&["run", "--timeout", "12s", "--virtual-time", &folder]);
    assert_eq!(ran.code, 4, "{}", ran.err);
    for line in [
        "--timeout 12s; it waits for",
        "interval of 5s, due in 3s, at app.js:2",
        "open socket: connectSocket wss://a.test/ws",
        "request GET https://a.test/gate/never",
    ] {
        assert!(ran.err.contains(line), "{line} in {}", ran.err);
    }
}

#[test]
fn what_is_not_there_is_an_error() {
    let folder_of = |app: &str| project("missing", app, "Page({ onLoad() { console.log('loaded') } })");
    let ran = qiao(&["run", "--page", "pages/none/none?a=1", &folder_of("App({})")]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("the project has no page pages/none/none"), "{}", ran.err);
    let handled = folder_of("App({ onPageNotFound(what) { console.log('none', what.path) } })");
    let ran = qiao(&["run", "--page", "pages/none/none", &handled]);
    assert_eq!((ran.code, ran.out.trim_end()), (0, "none pages/none/none"), "{}", ran.err);
    for call in ["p/p.none", "q/q.tap"] {
        let ran = qiao(&["run", "--call", call, &folder_of("App({})")]);
        assert_eq!(ran.code, 1, "{call}: {}", ran.err);
        assert!(ran.err.contains("no page method"), "{}", ran.err);
    }
    let gone = folder("page-file", &[WX, ("app.json", r#"{"pages":["p/p"]}"#), ("app.js", "App({})")]);
    let ran = qiao(&["run", &gone]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("p/p"), "{}", ran.err);
}

#[test]
fn errors_name_file_and_line_once() {
    let config = "const none = undefined;\nexport const c = none.signature;\n";
    let app = "const c = require('./config.js');\nApp({ onLaunch() { const none = undefined; none.x() } });";
    let page = "import { c } from '../config'; Page({});";
    let files = [
        ("project.config.json", r#"{"appid":"wx0123456789abcdef","miniprogramRoot":"mp/"}"#),
        ("mp/app.json", r#"{"pages":["p/p","q/q"]}"#),
        ("mp/app.js", app),
        ("mp/config.js", config),
        ("mp/p/p.js", page),
        ("mp/p/p.wxml", ""),
        ("mp/q/q.js", page),
        ("mp/q/q.wxml", ""),
    ];
    let ran = qiao(&["run", &folder("places", &files)]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(ran.err.matches("cannot read property 'signature'").count(), 1, "{}", ran.err);
    assert!(ran.err.contains("mp/config.js:2:"), "{}", ran.err);
    assert_eq!(ran.err.matches("uncaught error").count(), 1, "{}", ran.err);
}

#[test]
fn a_package_that_was_not_built_is_named() {
    let app = ("app.js", "const d = require('dayjs/plugin'); App({})");
    let json = ("app.json", r#"{"pages":["p/p"]}"#);
    let package = ("package.json", r#"{"dependencies":{"dayjs":"1"}}"#);
    let ran = qiao(&["run", &folder("npm", &[WX, json, app, package, ("p/p.js", "Page({})"), ("p/p.wxml", "")])]);
    assert!(ran.err.contains("dayjs is in package.json but not built; build npm"), "{}", ran.err);
}

#[test]
fn a_package_that_was_not_built_is_one_error_for_all_its_components() {
    let json =
        ("app.json", r#"{"pages":["p/p"],"usingComponents":{"t-a":"@t/ui/a/a","t-b":"@t/ui/b/b","own":"/own/own"}}"#);
    let package = ("package.json", r#"{"dependencies":{"@t/ui":"1"}}"#);
    let files = [WX, json, package, ("app.js", "App({})"), ("p/p.js", "Page({})"), ("p/p.wxml", "<t-a/><t-b/><own/>")];
    let ran = qiao(&["run", &folder("npm-components", &files)]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(ran.err.matches("@t/ui is in package.json but not built").count(), 1, "{}", ran.err);
    assert!(ran.err.contains("the component <own> is not found at \"/own/own\""), "{}", ran.err);
}

#[test]
fn handled_failures_fail_the_run_where_that_is_wanted() {
    let script = folder("fail-on", &[("a.js", "wx.request({ url: 'https://other.test/', fail() {} })")]);
    let script = format!("{script}/a.js");
    let all = ["run", "--virtual-time", "--platform", "wx", "--allow", "https://a.test", &script];
    assert_eq!(qiao(&all).code, 0);
    assert_eq!(qiao(&[&all[..], &["--fail-on", "refused"]].concat()).code, 1);
    assert_eq!(qiao(&[&all[..], &["--fail-on", "network"]].concat()).code, 0);
    let script = folder("fail-on-network", &[("a.js", "wx.request({ url: 'https://refused.test/', fail() {} })")]);
    let script = format!("{script}/a.js");
    let all = ["run", "--virtual-time", "--platform", "wx", &script];
    assert_eq!(qiao(&[&all[..], &["--fail-on", "refused"]].concat()).code, 0);
    assert_eq!(qiao(&[&all[..], &["--fail-on", "network"]].concat()).code, 1);
}

#[test]
fn what_qiao_lacks_is_not_the_programs_fault() {
    let app = "App({ onLaunch() { wx.startBeaconDiscovery({ uuids: [] }) } })";
    let ran = qiao(&["run", &project("lacks", app, "Page({})")]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("startBeaconDiscovery"), "{}", ran.err);
    let app = "App({ async onLaunch() { await wx.startBeaconDiscovery({ uuids: [] }) } })";
    let ran = qiao(&["run", &project("lacks-await", app, "Page({})")]);
    assert_eq!(ran.code, 5, "{}", ran.err);
    assert!(ran.err.contains("qiao lacks startBeaconDiscovery"), "{}", ran.err);
}

#[test]
fn every_function_of_the_platform_can_be_answered() {
    let app = "App({ async onLaunch() { console.log((await wx.startBeaconDiscovery({ uuids: [] })).found);
        wx.startSoterAuthentication({ fail: (e) => console.log(e.errMsg) }) } })";
    let folder = project("answers", app, "Page({})");
    let answers = ["--answer", r#"startBeaconDiscovery={"found":3}"#, "--answer", "startSoterAuthentication=cancel"];
    let ran = qiao(&[&["run", folder.as_str()][..], &answers[..]].concat());
    let expected = "3\nstartSoterAuthentication:fail cancel\n";
    assert_eq!((ran.code, ran.out.as_str()), (0, expected), "{}", ran.err);
    std::fs::write(Path::new(&folder).join("qiao.json"), r#"{"answers":{"startBeaconDiscovery":{"found":4}}}"#)
        .unwrap();
    let ran = qiao(&["run", &folder, "--answer", "startSoterAuthentication=cancel"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, expected.replace('3', "4").as_str()), "{}", ran.err);
}

#[test]
fn files_that_the_user_chooses_are_uploaded() {
    let script = "
        const api = typeof swan === 'undefined' ? wx : swan;
        api.chooseImage({ success: ({ tempFilePaths, tempFiles }) => {
          console.log(tempFilePaths.length, tempFiles[0].size);
          api.uploadFile({ url: 'https://api.example.test/echo', filePath: tempFilePaths[0], name: 'f',
            success: (r) => console.log(r.statusCode, String(JSON.stringify(r.data)).includes('pixels')) });
        }, fail: (e) => console.log(e.errMsg || e.errCode) });";
    let folder = folder("choose", &[("a.js", script), ("photo.png", "pixels"), ("second.jpg", "more")]);
    let files = format!("chooseImage={folder}/photo.png,{folder}/second.jpg");
    let script = format!("{folder}/a.js");
    for platform in ["wx", "swan"] {
        let all = ["run", "--virtual-time", "--platform", platform, &script];
        let ran = qiao(&[&all[..], &["--answer", &files]].concat());
        assert_eq!((ran.code, ran.out.as_str()), (0, "2 6\n200 true\n"), "{platform}: {}", ran.err);
        let ran = qiao(&all);
        assert!(ran.code == 0 && !ran.out.contains("200"), "{platform}: {} {}", ran.out, ran.err);
    }
}

#[test]
fn scripts_run_before_the_program_and_in_it() {
    let folder = project("around", "App({ name: 'app', mocked })", "Page({ data: { n: 7 } })");
    let mocks = self::folder("around-mocks", &[("mocks.js", "globalThis.mocked = 1")]);
    let mocks = format!("{mocks}/mocks.js");
    let code = "console.log(getApp().name, getApp().mocked, getCurrentPages()[0].data.n, await Promise.resolve(2))";
    let ran = qiao(&["run", "--before", &mocks, "--eval", code, "--eval", "null.x", &folder]);
    assert_eq!((ran.code, ran.out.as_str()), (1, "app 1 7 2\n"), "{}", ran.err);
}

#[test]
fn every_host_and_port_leads_to_the_origin_with_and_without_tls() {
    let script = "
        for (const url of ['http://a.test/hi', 'http://b.example.org:3000/hi', 'https://c.dev:8443/hi'])
          wx.request({ url, success: (r) => console.log(r.statusCode, r.data.hi), fail: (e) => console.log(e.errMsg) });
        wx.connectSocket({ url: 'ws://d.io:3000/ws' }).onOpen(() => console.log('open'));";
    let routes = ("routes.json", r#"{ "/hi": { "status": 201, "json": { "hi": 1 } } }"#);
    let folder = folder("origin", &[("a.js", script), routes]);
    let (script, routes) = (format!("{folder}/a.js"), format!("{folder}/routes.json"));
    let ran = qiao(&["run", "--origin-host", "*", "--routes", &routes, "--platform", "wx", "--for", "2s", &script]);
    let mut lines: Vec<_> = ran.out.lines().collect();
    lines.sort_unstable();
    assert_eq!((ran.code, lines), (0, vec!["201 1", "201 1", "201 1", "open"]), "{}", ran.err);
}

#[test]
fn all_pages_are_opened_each_in_a_program_of_its_own() {
    let json = ("app.json", r#"{"pages":["a/a","b/b","c/c"]}"#);
    let page = "Page({ onLoad() { getApp().n = (getApp().n || 0) + 1; console.log(getApp().n) } })";
    let files = [
        WX,
        json,
        ("app.js", "App({})"),
        ("a/a.js", page),
        ("a/a.wxml", ""),
        ("b/b.js", "Page({\n  onLoad() { null.x } })"),
        ("b/b.wxml", ""),
        ("c/c.js", page),
        ("c/c.wxml", ""),
    ];
    let folder = folder("all-pages", &files);
    let (junit, json) = (format!("{folder}/pages.xml"), format!("{folder}/pages.json"));
    let ran = qiao(&["run", "--all-pages", "--virtual-time", "--junit", &junit, "--json", &json, &folder]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    for line in ["ok   a/a", "FAIL b/b", "ok   c/c", "at b/b.js:2", "3 pages, 1 with errors"] {
        assert!(ran.out.contains(line), "{line} in {}", ran.out);
    }
    assert!(std::fs::read_to_string(junit).unwrap().contains("failures=\"1\""));
    assert!(std::fs::read_to_string(json).unwrap().contains("\"passed\": 2"));
}

#[test]
fn files_of_a_project_lose_await_at_their_top() {
    let ran = qiao(&["run", &project("await", "App({})", "const x = await 1;\nPage({})")]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("await is only valid in async functions") && ran.err.contains("p.js:1:"), "{}", ran.err);
}

#[test]
fn functions_of_an_object_are_named_and_answered_as_the_script_writes_them() {
    let script = "wx.cloud.callFunction({ name: 'f', success: (r) => console.log(r.result), fail: (e) => console.log(e.errMsg) })";
    let script = format!("{}/a.js", folder("cloud", &[("a.js", script)]));
    let all = ["run", "--virtual-time", "--platform", "wx", &script];
    let ran = qiao(&all);
    assert!(ran.out.contains("cloud.callFunction:fail"), "{}", ran.out);
    assert!(ran.err.contains("does not offer cloud.callFunction"), "{}", ran.err);
    let ran = qiao(&[&all[..], &["--answer", r#"cloud.callFunction={"result":5}"#]].concat());
    assert_eq!((ran.code, ran.out.trim()), (0, "5"), "{}", ran.err);
}
