//! The page of `--report`: its data are the journal with bodies, whatever a run has in them; `tests/pages` looks at it in
//! a browser.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("report").join(name);
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn qiao(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_qiao")).current_dir(folder).args(["--color", "never"]).args(args).output().unwrap()
}

/// The data of a page that is whole.
fn lines(page: &Path) -> Vec<Value> {
    let page = std::fs::read_to_string(page).unwrap();
    let (_, data) = page.split_once("<script type=\"application/json\" id=\"data\">\n").unwrap();
    let data = data.strip_suffix("</script>\n</body>\n</html>\n").unwrap();
    // Nothing in it can end the element or begin another.
    assert!(!data.contains('<'), "{data}");
    data.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn of<'a>(lines: &'a [Value], kind: &str) -> Vec<&'a Value> {
    lines.iter().filter(|line| line["kind"] == kind).collect()
}

#[test]
fn a_report_has_what_happened_as_text() {
    let folder = folder("run");
    let script = "
        console.log('</script><script>alert(1)</script>');
        wx.request({
          url: 'https://a.test/do?s=header:X-Evil=<b>;header:Content-Type=text/html;body:</script><!--',
          method: 'POST', data: '<img src=x onerror=alert(1)>', header: { Authorization: 'Bearer 1234' },
        });
        wx.request({ url: 'https://a.test/charset/GBK?text=%E8%8C%B6' });
        wx.request({ url: 'ftp://a.test/' });
        const socket = wx.connectSocket({ url: 'wss://a.test/ws?s=text:<i>;close:1000' });";
    std::fs::write(folder.join("main.js"), script).unwrap();
    let run = ["--lang", "zh", "run", "--virtual-time", "--platform", "wx", "--report", "run.html", "main.js"];
    let ran = qiao(&folder, &run);
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
    let lines = lines(&folder.join("run.html"));
    assert_eq!(lines[0], json!({ "kind": "page", "title": "qiao run main.js", "language": "zh" }));
    assert_eq!(of(&lines, "console")[0]["text"], "</script><script>alert(1)</script>");
    let exchanges = of(&lines, "exchange");
    let evil = exchanges.iter().find(|exchange| exchange["method"] == "POST").unwrap();
    assert_eq!(evil["request_body"]["text"], "<img src=x onerror=alert(1)>");
    assert_eq!(evil["response_body"]["text"], "</script><!--");
    let text = evil.to_string();
    assert!(text.contains("<b>") && text.contains("Bearer REDACTED") && !text.contains("1234"), "{text}");
    let gbk = exchanges.iter().find(|exchange| exchange["url"].as_str().unwrap().contains("GBK")).unwrap();
    assert_eq!(gbk["response_body"]["text"], "茶");
    assert!(of(&lines, "frame").iter().any(|frame| frame["data"]["text"] == "<i>"));
    let verdict =
        &of(&lines, "verdict").into_iter().find(|line| line["verdict"]["outcome"] == "refused").unwrap()["verdict"];
    assert!(verdict["why"].as_str().unwrap().is_ascii() && !verdict["zh"]["why"].as_str().unwrap().is_ascii());
    assert!(!verdict["zh"]["fix"].as_str().unwrap().is_empty() && verdict["clause"].is_string());
}

#[test]
fn a_report_of_tests_has_a_run_for_each() {
    let folder = folder("tests");
    let test = "
        const get = () => new Promise((complete) => wx.request({ url: 'https://a.test/items', complete }));
        it('passes', async () => { origin.on('/items', { json: [1] }); await get(); });
        it('fails', async () => { origin.on('/items', { status: 503 }); expect((await get()).statusCode).toBe(200); });";
    std::fs::write(folder.join("shop.test.js"), test).unwrap();
    let ran = qiao(&folder, &["test", "--report", "tests.html", "shop.test.js"]);
    assert_eq!(ran.status.code(), Some(1), "{}", String::from_utf8_lossy(&ran.stderr));
    let lines = lines(&folder.join("tests.html"));
    let runs: Vec<_> = of(&lines, "run").into_iter().map(|run| json!([run["name"], run["standing"]])).collect();
    assert_eq!(runs, [json!(["passes", "passed"]), json!(["fails", "failed"])]);
    assert!(of(&lines, "run")[1]["failures"][0].as_str().unwrap().contains("503"), "{lines:?}");
    assert_eq!(of(&lines, "exchange")[0]["response_body"]["text"], "[1]");
    let json = qiao(&folder, &["test", "--json", "-", "shop.test.js"]);
    let results: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert!(results.is_object(), "{results}");
}

#[test]
fn a_report_of_tests_that_are_ended_has_those_before() {
    let folder = folder("ended");
    std::fs::write(folder.join("a.test.js"), "it('is quick', () => { console.log('a'); });").unwrap();
    std::fs::write(folder.join("b.test.js"), "it('never ends', () => { for (;;); });").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    command.current_dir(&folder).args(["test", "--jobs", "1", "--report", "tests.html", "a.test.js", "b.test.js"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains("is quick")));
    let ended = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(ended.success());
    assert_eq!(child.wait().unwrap().code(), Some(143));
    let page = std::fs::read_to_string(folder.join("tests.html")).unwrap();
    let (_, data) = page.split_once("id=\"data\">\n").unwrap();
    let data: Vec<Value> = data.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(of(&data, "run")[0]["name"], "is quick");
    assert_eq!(of(&data, "console")[0]["text"], "a");
}
