//! Recordings: what `--record` writes, with and without secrets, and what `--replay` makes of archives of this command
//! and of other tools. The archives in fixtures/recordings were made by those tools (`just recordings`).
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

/// The archives of other tools.
const TOOLS: [&str; 3] = ["chrome.har", "playwright.har", "mitmproxy.har"];
/// What differs in every run.
const IGNORED: [&str; 2] = ["--replay-ignore", "query:_t,json:$.nonce"];
const SEEN: &str = "\
200 茶
201 42 sid=7; Path=/; HttpOnly | seen=1
welcome
moved here
178,232
0,159,146,150
message hello back
message {\"news\":1}
message 0,1,255
closed 1000
";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("replay").join(name);
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder).unwrap();
    let recordings = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/recordings");
    for file in std::fs::read_dir(recordings).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), folder.join(file.file_name())).unwrap();
    }
    folder
}

/// Runs a script in a folder for WeChat; it can use the functions of `shop.js`.
fn run(folder: &Path, script: &str, args: &[&str]) -> Output {
    std::fs::write(folder.join("main.js"), format!("const {{ call, visit, talk }} = require('./shop.js');\n{script}"))
        .unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    command.current_dir(folder).args(["run", "--platform", "wx", "--color", "never", "main.js"]).args(args);
    command.output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn replay<'a>(file: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["--replay", file], &IGNORED[..], more].concat()
}

fn entries(file: &Path) -> Vec<Value> {
    let archive: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    archive["log"]["entries"].as_array().unwrap().clone()
}

#[test]
fn archives_of_chrome_playwright_and_mitmproxy_replay() {
    let folder = folder("tools");
    for file in TOOLS {
        for delays in [&[][..], &["--replay-delays"]] {
            let ran = run(&folder, "visit();", &replay(file, delays));
            assert_eq!((code(&ran), out(&ran).as_str()), (0, SEEN), "{file} {}", error(&ran));
            assert!(!error(&ran).contains("unused"), "{file} {}", error(&ran));
        }
    }
}

#[test]
fn a_call_that_differs_fails_and_says_how() {
    let folder = folder("differs");
    let post = |data: &str| format!("call({{ url: '/orders', method: 'POST', data: {data} }}).catch(() => {{}});");
    for (script, said) in [
        (
            post("{ item: 1, count: 3, nonce: 5 }"),
            &["the nearest is POST http://shop.test:8080/orders: `$.count` of the body is `3`, recorded `2`", "json:$.count"][..],
        ),
        (post("{ item: 1, count: 2, nonce: 5, gift: true }"), &["`$.gift` of the body is `true`, and not in the recording"]),
        (post("{ item: 1, nonce: 5 }"), &["`$.count` of the body is missing, recorded `2`"]),
        ("call({ url: '/items?page=2' }).catch(() => {});".into(), &["query parameter `page` is `2`, recorded `1`", "query:page"]),
        ("call({ url: '/new', method: 'DELETE' }).catch(() => {});".into(), &["method is `DELETE`, recorded `GET`"]),
        ("call({ url: '/itemz?page=1' }).catch(() => {});".into(), &["URL is `http://shop.test:8080/itemz`, recorded `http://shop.test:8080/items`"]),
        (
            "call({ url: '/login', method: 'POST', header: { 'content-type': 'application/x-www-form-urlencoded' }, data: { user: 'wu', pin: '1 2' } }).catch(() => {});".into(),
            &["form field `user` is `wu`, recorded `li`"],
        ),
        (
            "call({ url: '/new' }).then(() => call({ url: '/new' })).catch(() => {});".into(),
            &["the recording has GET http://shop.test:8080/new less often than it is called"],
        ),
        (
            "const socket = wx.connectSocket({ url: 'ws://shop.test:8080/talk' }); socket.onOpen(() => socket.send({ data: 'bye' }));".into(),
            &["sent message 1 is `bye`, recorded `hello`"],
        ),
    ] {
        for file in TOOLS {
            let ran = run(&folder, &script, &replay(file, &[]));
            assert_eq!(code(&ran), 1, "{file} {script} {}", error(&ran));
            for part in said {
                assert!(error(&ran).contains(part), "{file} {script}: {part} in {}", error(&ran));
            }
        }
    }
}

#[test]
fn entries_that_answer_nothing_are_listed() {
    let folder = folder("unused");
    let ran = run(&folder, "call({ url: '/new' });", &replay("chrome.har", &[]));
    assert_eq!(code(&ran), 0, "{}", error(&ran));
    assert!(error(&ran).contains("unused entries of the recording (7):"), "{}", error(&ran));
    assert!(error(&ran).contains("  POST http://shop.test:8080/orders\n"), "{}", error(&ran));
    let quiet = run(&folder, "call({ url: '/new' });", &replay("chrome.har", &["--quiet"]));
    assert_eq!(error(&quiet), "");
}

#[test]
fn every_replay_is_the_same() {
    let folder = folder("same");
    let mut first = None;
    #[expect(clippy::disallowed_methods, reason = "how often is said by who runs the test")]
    let times = std::env::var("QIAO_REPLAYS").ok().and_then(|times| times.parse().ok()).unwrap_or(50);
    for n in 0..times {
        let ran = run(&folder, "visit();", &replay("chrome.har", &["--replay-delays", "--journal", "run.jsonl"]));
        assert_eq!(code(&ran), 0, "{}", error(&ran));
        let journal = std::fs::read_to_string(folder.join("run.jsonl")).unwrap();
        let first = first.get_or_insert_with(|| journal.clone());
        assert_eq!(*first, journal, "run {n}");
    }
}

#[test]
fn own_recordings_replay_with_their_delays_failures_and_files() {
    let folder = folder("own");
    let script = "
        const begun = Date.now();
        const told = (name) => ({ errMsg, data, filePath, tempFilePath, statusCode }) => {
          const text = tempFilePath && wx.getFileSystemManager().readFileSync(tempFilePath, 'utf8');
          console.log(name, Date.now() - begun, errMsg, statusCode, data || '', text || '');
        };
        const get = (url, options) => new Promise((complete) =>
          wx.request({ url: 'https://a.test' + url, complete, ...options })).then(told(url));
        (async () => {
          await get('/slow?wait=3s');
          await get('/status/404');
          await get('/do?s=length:9;body:half;cut');
          await get('/do?s=body:half;flush;hang', { timeout: 1000 });
          await get('/hang', { timeout: 2000 });
          await new Promise((complete) => wx.downloadFile({ url: 'https://a.test/do?s=body:file', complete })).then(told('file'));
          const task = wx.request({ url: 'https://a.test/hang?abort', complete: told('abort') });
          await new Promise((done) => setTimeout(done, 500));
          task.abort();
          const socket = wx.connectSocket({ url: 'wss://a.test/ws?s=text:hi;wait:1s;text:ho;close:3001,over' });
          socket.onMessage(({ data }) => console.log(data, Date.now() - begun));
          socket.onClose(({ code, reason }) => console.log('closed', code, reason));
        })();";
    let recorded = run(&folder, script, &["--virtual-time", "--record", "own.har"]);
    assert_eq!(code(&recorded), 0, "{}", error(&recorded));
    assert!(out(&recorded).contains("closed 3001 over"), "{}", out(&recorded));
    assert!(out(&recorded).contains("file 6000 downloadFile:ok 200  file"), "{}", out(&recorded));
    let replayed = run(&folder, script, &["--replay", "own.har", "--replay-delays"]);
    assert_eq!((code(&replayed), out(&replayed)), (0, out(&recorded)), "{}", error(&replayed));
    let fast = run(&folder, script, &["--replay", "own.har"]);
    assert!(out(&fast).starts_with("/slow?wait=3s 0 "), "{}", out(&fast));
}

/// A script that uploads a file of these bytes under this name, with a field beside it.
fn upload(name: &str, bytes: &str, note: &str) -> String {
    format!(
        "const path = wx.env.USER_DATA_PATH + '/{name}';
        wx.getFileSystemManager().writeFileSync(path, new Uint8Array({bytes}).buffer);
        wx.uploadFile({{
          url: 'https://a.test/upload', filePath: path, name: 'f', formData: {{ note: '{note}', token: 'secret' }},
          success: ({{ statusCode }}) => console.log(statusCode), fail: () => {{}},
        }});"
    )
}

#[test]
fn files_that_are_uploaded_are_recorded_and_compared() {
    let folder = folder("uploads");
    let secrets = json!({ "record": { "redact": { "names": ["token"] } } });
    std::fs::write(folder.join("qiao.json"), secrets.to_string()).unwrap();
    let text = "[72, 105]";
    let recorded = run(&folder, &upload("a.txt", text, "tea"), &["--virtual-time", "--record", "text.har"]);
    assert_eq!((code(&recorded), out(&recorded).as_str()), (0, "200\n"), "{}", error(&recorded));
    let params = json!([
        { "name": "note", "value": "tea" },
        { "name": "token", "value": "REDACTED" },
        { "name": "f", "value": "Hi", "fileName": "a.txt", "contentType": "text/plain" },
    ]);
    assert_eq!(entries(&folder.join("text.har"))[0]["request"]["postData"]["params"], params);
    let binary = "[0, 255]";
    let recorded = run(&folder, &upload("a.png", binary, "tea"), &["--virtual-time", "--record", "binary.har"]);
    assert_eq!(code(&recorded), 0, "{}", error(&recorded));
    let file = &entries(&folder.join("binary.har"))[0]["request"]["postData"]["params"][2];
    assert_eq!((&file["value"], &file["_encoding"]), (&json!("AP8="), &json!("base64")));
    for (file, name, bytes) in [("text.har", "a.txt", text), ("binary.har", "a.png", binary)] {
        let ran = run(&folder, &upload(name, bytes, "tea"), &["--replay", file]);
        assert_eq!((code(&ran), out(&ran).as_str()), (0, "200\n"), "{}", error(&ran));
    }
    for (file, name, bytes, note, said) in [
        ("text.har", "a.txt", "[72, 111]", "tea", "file in `f` is `2 B: ...o`, recorded `2 B: ...i`"),
        ("text.har", "b.csv", text, "tea", "file in `f` is `b.csv, text/csv, 2 B`, recorded `a.txt, text/plain, 2 B`"),
        ("text.har", "a.txt", text, "milk", "form field `note` is `milk`, recorded `tea`"),
        ("binary.har", "a.png", "[0]", "tea", "file in `f` is `1 B: ...`, recorded `2 B: ..."),
    ] {
        let ran = run(&folder, &upload(name, bytes, note), &["--replay", file]);
        assert!(code(&ran) == 1 && error(&ran).contains(said), "{said} in {}", error(&ran));
        let part = if note == "tea" { "query:f" } else { "query:note" };
        assert!(error(&ran).contains(part), "{}", error(&ran));
        let ran = run(&folder, &upload(name, bytes, note), &["--replay", file, "--replay-ignore", part]);
        assert_eq!(code(&ran), 0, "{}", error(&ran));
    }
}

#[test]
fn a_replay_refuses_tcp_and_udp_and_says_why() {
    let folder = folder("raw");
    for (script, said) in [
        (
            "const socket = wx.createTCPSocket(); socket.onError(() => {}); socket.connect({ address: 'a.test', port: 9000 });",
            "a recording holds HTTP and WebSocket only, so TCP a.test:9000 cannot be replayed",
        ),
        (
            "const socket = wx.createUDPSocket(); socket.onError(() => {}); socket.bind();",
            "a recording holds HTTP and WebSocket only, so UDP cannot be replayed",
        ),
    ] {
        let ran = run(&folder, script, &["--replay", "chrome.har"]);
        assert!(code(&ran) == 1 && error(&ran).contains(said), "{said} in {}", error(&ran));
    }
}

#[test]
fn a_recording_says_that_it_has_no_tcp_and_udp() {
    let folder = folder("unrecorded");
    let udp = "const socket = wx.createUDPSocket(); socket.bind(); socket.close();";
    let tcp = "const socket = wx.createTCPSocket(); socket.onError(() => {}); socket.connect({ address: '127.0.0.1', port: 65001 });";
    for (script, call) in [(udp, "UDP"), (tcp, "TCP 127.0.0.1:65001")] {
        for (language, said) in [
            ("en", "recordings and reports hold HTTP and WebSocket only, so"),
            ("zh", "录制文件和报告只包含 HTTP 和 WebSocket，不含"),
        ] {
            for file in ["--record", "--report"] {
                let ran = run(&folder, script, &["--lang", language, file, "run.out"]);
                assert!(error(&ran).contains(&format!("{said} {call}")), "{call}: {}", error(&ran));
            }
            let unrecorded = run(&folder, script, &["--lang", language]);
            assert!(!error(&unrecorded).contains(said), "nothing is recorded");
        }
    }
}

#[test]
fn secrets_are_left_out_of_recordings_unless_they_are_asked_for() {
    let folder = folder("secrets");
    std::fs::write(
        folder.join("qiao.json"),
        json!({ "record": { "redact": { "names": ["token", "X-Api-Key", "s"], "json": ["$.pin", "$..phone"] } } })
            .to_string(),
    )
    .unwrap();
    let script = "
        wx.request({
          url: 'https://a.test/do?s=header:Set-Cookie=sid%3Dsecret1%5C%3B%20Path%3D/;body:%7B%22phone%22:%22secret2%22%7D&token=secret3',
          method: 'POST', data: { pin: 'secret4', name: 'li' },
          header: { Authorization: 'Bearer secret5', Cookie: 'a=secret6; b=secret7', 'X-Api-Key': 'secret8', 'X-Other': 'kept' },
        });";
    let ran = run(&folder, script, &["--virtual-time", "--record", "run.har"]);
    assert_eq!(code(&ran), 0, "{}", error(&ran));
    let text = std::fs::read_to_string(folder.join("run.har")).unwrap();
    assert!(!text.contains("secret"), "{text}");
    assert!(text.contains("kept") && text.contains("Bearer REDACTED") && text.contains("token=REDACTED"), "{text}");
    let entry = &entries(&folder.join("run.har"))[0];
    assert_eq!(
        entry["request"]["cookies"],
        json!([{ "name": "a", "value": "REDACTED" }, { "name": "b", "value": "REDACTED" }])
    );
    assert_eq!(entry["response"]["cookies"], json!([{ "name": "sid", "value": "REDACTED", "path": "/" }]));
    // What was left out matches anything.
    let replayed = run(&folder, script, &["--replay", "run.har"]);
    assert_eq!(code(&replayed), 0, "{}", error(&replayed));
    let whole = run(&folder, script, &["--virtual-time", "--har", "run.har", "--no-redact"]);
    assert_eq!(code(&whole), 0, "{}", error(&whole));
    let text = std::fs::read_to_string(folder.join("run.har")).unwrap();
    assert!(text.contains("secret8") && !text.contains("REDACTED"), "{text}");
}

#[test]
fn qiao_json_says_what_a_replay_ignores_and_compares() {
    let folder = folder("settings");
    let settings = |replay: Value| std::fs::write(folder.join("qiao.json"), json!({ "replay": replay }).to_string());
    settings(json!({ "ignore": { "query": ["_t"], "json": ["$.nonce"] } })).unwrap();
    let ran = run(&folder, "visit();", &["--replay", "mitmproxy.har"]);
    assert_eq!((code(&ran), out(&ran).as_str()), (0, SEEN), "{}", error(&ran));
    settings(json!({ "headers": ["Accept"] })).unwrap();
    let script = "call({ url: '/new', header: { accept: 'text/html' } }).catch(() => {});";
    let ran = run(&folder, script, &["--replay", "mitmproxy.har"]);
    assert!(
        code(&ran) == 1 && error(&ran).contains("header `Accept` is `text/html`, recorded `*/*`"),
        "{}",
        error(&ran)
    );
    settings(json!({ "headers": ["*"], "ignore": { "headers": ["accept"] } })).unwrap();
    let ran = run(&folder, script, &["--replay", "mitmproxy.har"]);
    assert!(code(&ran) == 1 && !error(&ran).contains("header `accept`"), "{}", error(&ran));
    settings(json!({ "ignore": { "json": ["$["] } })).unwrap();
    let ran = run(&folder, script, &["--replay", "mitmproxy.har"]);
    assert!(code(&ran) == 3 && error(&ran).contains("invalid ignore rule `json:$[`"), "{}", error(&ran));
}

#[test]
fn a_file_that_is_not_a_recording_is_refused_before_the_run() {
    let folder = folder("bad");
    std::fs::write(folder.join("list.har"), "[]").unwrap();
    std::fs::write(
        folder.join("body.har"),
        json!({ "log": { "entries": [{
            "request": { "method": "GET", "url": "http://shop.test:8080/new" },
            "response": { "status": 200, "content": { "size": 4, "mimeType": "" } },
        }] } })
        .to_string(),
    )
    .unwrap();
    for (file, said) in [("none.har", "none.har: No such file"), ("list.har", "list.har: not an HTTP Archive")] {
        let ran = run(&folder, "console.log('it ran');", &["--replay", file]);
        assert!(code(&ran) == 2 && error(&ran).contains(said) && out(&ran).is_empty(), "{}", error(&ran));
    }
    let ran = run(&folder, "call({ url: '/new' }).catch(() => {});", &["--replay", "body.har"]);
    assert!(code(&ran) == 1 && error(&ran).contains("response body is missing, recorded `4 bytes`"), "{}", error(&ran));
}

#[test]
fn files_named_by_a_dash_go_to_standard_output_alone() {
    let folder = folder("output");
    let script = "console.log('said'); call({ url: '/new' });";
    for record in ["--record", "--journal"] {
        let ran = run(&folder, script, &replay("chrome.har", &[record, "-"]));
        assert_eq!(code(&ran), 0, "{}", error(&ran));
        assert!(error(&ran).starts_with("said\n") || error(&ran).contains("\nsaid\n"), "{}", error(&ran));
        let values: Vec<Value> =
            serde_json::Deserializer::from_slice(&ran.stdout).into_iter().map(Result::unwrap).collect();
        assert!(values[0]["log"]["entries"].is_array() || values.len() > 3, "{}", out(&ran));
    }
    let ran = run(&folder, script, &replay("chrome.har", &["--record", "-", "--journal", "-"]));
    assert!(code(&ran) == 2 && error(&ran).contains("only one file can be standard output"), "{}", error(&ran));
}

#[test]
fn a_test_replays_a_recording_behind_its_routes() {
    let folder = folder("test");
    let test = "
        const { call, visit, talk } = require('./shop.js');
        it('visits', async () => {
          origin.reset();
          const tape = origin.replay('chrome.har', { ignore: ['query:_t', 'json:$.nonce'] });
          await visit();
          expect(tape.unused()).toEqual([]);
        });
        it('prefers a route', async () => {
          origin.reset();
          const tape = origin.replay('mitmproxy.har', { ignore: ['query:_t', 'json:$.nonce'] });
          origin.on('/tea', { status: 503 });
          expect((await call({ url: '/tea' })).statusCode).toBe(503);
          expect((await call({ url: '/new' })).data).toBe('moved here');
          expect(tape.unused()).toHaveLength(7);
        });
        it('differs', async () => {
          origin.reset();
          origin.replay('playwright.har');
          await call({ url: '/orders', method: 'POST', data: { item: 1, count: 3 } });
        });
        it('says something else', async () => {
          const socket = wx.connectSocket({ url: 'ws://shop.test:8080/talk' });
          socket.onOpen(() => socket.send({ data: 'bye' }));
          await new Promise((done) => socket.onClose(done));
        });";
    std::fs::write(folder.join("shop.test.js"), test).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    let ran = command.current_dir(&folder).args(["test", "--color", "never", "shop.test.js"]).output().unwrap();
    let said = format!("{}{}", out(&ran), error(&ran));
    assert!(code(&ran) == 1 && said.contains("2 passed") && said.contains("2 failed"), "{said}");
    for part in [
        "`$.count` of the body is `3`, recorded `2`",
        "sent message 1 is `bye`, recorded `hello`",
        "unused entries of playwright.har",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
}
