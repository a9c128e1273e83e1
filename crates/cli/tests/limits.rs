//! Programs of strangers: what they hold is bounded, what they say decides nothing, and whatever they do the command ends
//! in order. The programs are the test's own; servers run in the process of the test.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

/// A folder of a test's own, without what an earlier run left in it.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("limits").join(name);
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A command that runs a script in a folder, for WeChat unless told otherwise; temporary files go into `tmp`.
fn command(folder: &Path, script: &str, args: &[&str]) -> Command {
    std::fs::write(folder.join("main.js"), script).unwrap();
    std::fs::create_dir_all(folder.join("tmp")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    command.current_dir(folder).env("TMPDIR", folder.join("tmp")).args(["run", "--color", "never"]);
    if !args.contains(&"--platform") {
        command.args(["--platform", "wx"]);
    }
    command.args(args).arg("main.js").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn run(name: &str, script: &str, args: &[&str]) -> Ran {
    ended(command(&folder(name), script, args).spawn().unwrap())
}

fn ended(child: Child) -> Ran {
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// The test origin, until the runtime is dropped.
fn origin() -> (tokio::runtime::Runtime, qiao_origin::Origin, SocketAddr) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let origin = runtime.block_on(qiao_origin::Origin::builder().start()).unwrap();
    let address = origin.http_addr().unwrap();
    (runtime, origin, address)
}

/// The most memory that a process had so far, in KiB.
fn peak(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Runs a script until it prints `done` or ends; gives the most memory that the process had, in KiB, and how it ended.
fn peak_of(name: &str, script: &str, args: &[&str]) -> (u64, Option<i32>, String) {
    let mut child = command(&folder(name), script, args).spawn().unwrap();
    let (mut out, mut err) = (BufReader::new(child.stdout.take().unwrap()), child.stderr.take().unwrap());
    let (done, is_done) = std::sync::mpsc::channel();
    let errors = std::thread::spawn(move || {
        let mut text = Vec::new();
        drop(err.read_to_end(&mut text));
        String::from_utf8_lossy(&text[..text.len().min(4000)]).into_owned()
    });
    std::thread::spawn(move || {
        let mut line = Vec::new();
        while out.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            if line == b"done\n" {
                // Nobody waits any more where the process has ended.
                let _ = done.send(());
            }
            line.clear();
        }
    });
    let mut most = 0;
    loop {
        most = most.max(peak(child.id()).unwrap_or_default());
        if let Some(status) = child.try_wait().unwrap() {
            return (most, status.code(), errors.join().unwrap());
        }
        // Measured again at once where nothing has come.
        if is_done.recv_timeout(Duration::from_millis(2)).is_ok() {
            most = most.max(peak(child.id()).unwrap_or_default());
            child.kill().unwrap();
            child.wait().unwrap();
            return (most, None, errors.join().unwrap());
        }
    }
}

/// What all of them are given: `API` is the platform's object, and `later` prints `done` when all that was started has
/// had its time.
const HEAD: &str = "
    const API = typeof wx !== 'undefined' ? wx : typeof tt !== 'undefined' ? tt : swan;
    const U = 'http://a.test', later = (ms) => setTimeout(() => console.log('done'), ms);
";

/// Ways to make the host hold bytes.
const WAYS: &[(&str, &str)] = &[
    ("nothing", "later(10);"),
    (
        "one string in 300 bodies",
        "const data = 'x'.repeat(10e6);
         for (let i = 0; i < 300; i++) API.request({ url: U + '/hang', method: 'POST', data });
         later(500);",
    ),
    (
        "300 bodies",
        "for (let i = 0; i < 300; i++) API.request({ url: U + '/hang', method: 'POST', data: i + 'x'.repeat(2e6) });
         later(500);",
    ),
    (
        "300 buffers",
        "for (let i = 0; i < 300; i++) {
           const data = new ArrayBuffer(2e6);
           new Uint32Array(data)[0] = i;
           API.request({ url: U + '/hang', method: 'POST', data });
         }
         later(500);",
    ),
    (
        "JSON bodies",
        "const list = new Array(3e5).fill('abcdef');
         for (let i = 0; i < 100; i++) API.request({ url: U + '/hang', method: 'POST', data: { i, list } });
         later(500);",
    ),
    (
        "long URLs",
        "for (let i = 0; i < 300; i++) API.request({ url: U + '/hang?' + i + 'x'.repeat(1e6) });
         later(500);",
    ),
    (
        "long headers",
        "for (let i = 0; i < 300; i++) API.request({ url: U + '/hang', header: { a: i + 'x'.repeat(1e6) } });
         later(500);",
    ),
    (
        "long answers",
        "for (let i = 0; i < 10; i++) API.request({ url: U + '/bytes/200000000', responseType: 'arraybuffer' });
         later(1500);",
    ),
    (
        "answers that script keeps",
        "globalThis.kept = [];
         const next = () => API.request({ url: U + '/bytes/5000000', responseType: 'arraybuffer',
           success: (res) => kept.push(res.data), complete: next });
         next();
         later(3000);",
    ),
    (
        "chunks that script does not take",
        "for (let i = 0; i < 5; i++) {
           API.request({ url: U + '/bytes/200000000', enableChunked: true }).onChunkReceived?.(() => {});
         }
         const begun = Date.now();
         setTimeout(() => { while (Date.now() < begun + 1500); console.log('done'); }, 100);",
    ),
    (
        "files on their way",
        "const fs = API.getFileSystemManager(), path = API.env.USER_DATA_PATH + '/f';
         fs.writeFileSync(path, new ArrayBuffer(9e6));
         for (let i = 0; i < 400; i++) fs.readFile({ filePath: path });
         for (let i = 0; i < 100; i++) fs.readFile({ filePath: path, encoding: 'base64', success() {} });
         later(100);",
    ),
    (
        "stored values on their way",
        "API.setStorageSync('k', 'x'.repeat(900000));
         for (let i = 0; i < 4000; i++) API.getStorage({ key: 'k', success() {} });
         later(100);",
    ),
    ("calls without an end", "for (;;) API.getStorage({ key: 'none' });"),
    ("calls with callbacks", "for (;;) API.getStorage({ key: 'none', fail() {} });"),
    ("requests without an end", "for (;;) API.request({ url: U + '/hang' });"),
    (
        "what is shown",
        "for (let i = 0; i < 20; i++) API.showModal({ title: 't', content: i + 'x'.repeat(10e6) });
         API.setClipboardData({ data: 'x'.repeat(15e6) });
         later(100);",
    ),
    (
        "what is printed",
        "const s = 'x'.repeat(10e6);
         console.log(s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s);
         console.log('%s%s%s%s%s%s%s%s', s, s, s, s, s, s, s, s);
         console.log('桥'.repeat(10e6));
         later(100);",
    ),
    (
        "what is thrown",
        "for (let i = 0; i < 5; i++) setTimeout(() => { throw new Error('x'.repeat(20e6)); });
         setTimeout(() => { throw 'x'.repeat(20e6); });
         setTimeout(() => { throw { a: 'x'.repeat(10e6) }; });
         later(100);",
    ),
    (
        "names and paths",
        "for (let i = 0; i < 20; i++) { try { API.getStorageSync('x'.repeat(20e6)); } catch {} }
         try { API.getFileSystemManager().readFileSync('x'.repeat(20e6)); } catch {}
         try { require('x'.repeat(20e6)); } catch {}
         later(10);",
    ),
    (
        "messages to a server",
        "const task = API.connectSocket({ url: 'ws://a.test/ws?s=hang' });
         task.onOpen(() => {
           for (let i = 0; i < 100; i++) task.send({ data: i + 'x'.repeat(5e6) });
           later(500);
         });",
    ),
];

/// What a process may take beside what its script may use, in KiB; and what it takes when it does nothing counts too.
const BESIDE: u64 = 128 * 1024;
const LIMIT: u64 = 64 * 1024;

fn assert_bounded(platform: &str) {
    let (_runtime, _origin, address) = origin();
    let resolve = format!("a.test:80:{address}");
    let args = ["--platform", platform, "--memory-limit", "64MiB", "--resolve", &resolve, "--quiet"];
    let mut idle = 0;
    for (name, script) in WAYS {
        let file = format!("{platform}-{}", name.replace(' ', "-"));
        let (most, code, err) = peak_of(&file, &format!("{HEAD}{script}"), &args);
        println!("{platform:10} {name:34} {:6} MiB  {code:?}", most / 1024);
        assert!(matches!(code, None | Some(0 | 1 | 4 | 5)), "{name}: {code:?} {err}");
        if *name == "nothing" {
            // A debug build is large; what is released takes a tenth of it.
            idle = most.saturating_sub(20 * 1024);
        }
        assert!(most - idle < LIMIT + BESIDE, "{platform}: {name} took {} MiB", most / 1024);
    }
}

#[test]
fn whatever_a_script_lets_the_host_hold_is_bounded_on_wechat() {
    assert_bounded("wx");
}

#[test]
fn whatever_a_script_lets_the_host_hold_is_bounded_on_feishu() {
    assert_bounded("tt-gadget");
}

#[test]
fn whatever_a_script_lets_the_host_hold_is_bounded_on_baidu() {
    assert_bounded("swan");
}

#[test]
fn one_string_that_many_calls_send_is_held_once() {
    let script = "
        const data = 'x'.repeat(1e6);
        let ended = 0;
        for (let i = 0; i < 50; i++) {
          wx.request({ url: 'https://a.test/status/200', method: 'POST', data, complete(res) {
            if (++ended === 50) console.log('all');
            if (!/request:ok/.test(res.errMsg)) console.log(res.errMsg);
          } });
        }";
    let ran = run("held-once", script, &["--memory-limit", "8MiB", "--virtual-time"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "all\n"), "{}", ran.err);
}

#[test]
fn a_call_for_which_there_is_no_room_fails_in_the_platforms_way_and_is_explained() {
    for (platform, api, message) in
        [("wx", "wx", "request:fail"), ("tt-gadget", "tt", "request:fail"), ("swan", "swan", "request:fail")]
    {
        let script = format!(
            "for (let i = 0; i < 20; i++) {{
               const data = i + 'x'.repeat(5e6);
               {api}.request({{ url: 'https://a.test/hang', method: 'POST', data, fail: (e) => console.log(e.errMsg) }});
             }}"
        );
        let args = ["--platform", platform, "--memory-limit", "64MiB", "--virtual-time"];
        let ran = run(&format!("no-room-{platform}"), &script, &args);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.lines().count() == 20 && ran.out.lines().all(|line| line.starts_with(message)), "{}", ran.out);
        assert!(ran.err.contains("memory limit of 67108864 bytes leaves no room"), "{}", ran.err);
    }
}

#[test]
fn what_a_script_throws_does_not_decide_how_the_run_ended() {
    for (n, script) in [
        "throw null;",
        "try { new ArrayBuffer(1e12); } catch {} throw null;",
        "throw new Error('InternalError: out of memory');",
        "const e = new Error('out of memory'); e.name = 'InternalError'; throw e;",
        "throw Object.assign(new SyntaxError('x'), { stack: '    at main.js:1:1\\n' });",
        "wx.getSystemInfo({ success() { throw null; } });",
        "Promise.reject(null);",
        "JSON.parse('{');",
        "new RegExp('(');",
    ]
    .into_iter()
    .enumerate()
    {
        let script = format!("setTimeout(() => console.log('still here'), 10); {script}");
        let ran = run(&format!("forged-{n}"), &script, &[]);
        let goes_on = ran.out == "still here\n";
        assert_eq!((ran.code, goes_on), (1, true), "{script}: {}", ran.err);
    }
    let ran = run("parse", "const = 1;", &[]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    let ran =
        run("memory", "const all = []; for (;;) all.push('x'.repeat(1e6) + all.length);", &["--memory-limit", "32MiB"]);
    assert_eq!(ran.code, 4, "{}", ran.err);
}

#[test]
fn the_place_of_an_error_shows_nothing_but_the_programs_own_source() {
    let folder = folder("excerpt");
    std::fs::write(folder.join("secret.txt"), "the secret\n").unwrap();
    std::fs::write(folder.join(".env"), "the key\n").unwrap();
    std::fs::create_dir(folder.join("app")).unwrap();
    std::os::unix::fs::symlink("../secret.txt", folder.join("app/link.js")).unwrap();
    for place in ["../secret.txt", "link.js"] {
        let script = format!("const e = new Error('x'); e.stack = '    at f ({place}:1:1)\\n'; throw e;");
        let mut command = command(&folder.join("app"), &script, &[]);
        let ran = ended(command.spawn().unwrap());
        assert!(ran.code == 1 && !ran.err.contains("secret\n") && !ran.err.contains("the secret"), "{}", ran.err);
    }
}

#[test]
fn twenty_thousand_rejections_that_are_handled_later_are_none() {
    let script = "
        const all = [];
        for (let i = 0; i < 20000; i++) all.push(Promise.reject(i));
        all.reverse().forEach((one) => one.catch(() => {}));
        wx.onUnhandledRejection((what) => console.log(what.reason));
        Promise.reject('first'); Promise.reject('second');";
    let ran = run("rejections", script, &[]);
    assert_eq!((ran.code, ran.out.as_str()), (1, "first\nsecond\n"), "{}", ran.err);
}

/// Loops of the engine's own that nothing interrupts.
const LOOPS: [&str; 4] = [
    "Array.prototype.reverse.call({ length: 2 ** 53 - 1 })",
    "Array.prototype.copyWithin.call({ length: 2 ** 53 - 1 }, 1, 0)",
    "JSON.stringify(new Array(2 ** 32 - 1))",
    "new Array(2 ** 32 - 1).sort()",
];

/// A script that has a file, a request and a line of output, and then never comes back.
fn busy(with: &str) -> String {
    format!(
        "wx.getFileSystemManager().writeFileSync(wx.env.USER_DATA_PATH + '/f', 'text');
         wx.request({{ url: 'https://a.test/echo', success() {{
           wx.request({{ url: 'https://a.test/hang' }});
           setTimeout(() => {{ console.log('busy'); {with}; }}, 50);
         }} }});"
    )
}

/// What a run left behind is complete.
fn assert_records(folder: &Path) {
    let journal = std::fs::read_to_string(folder.join("run.jsonl")).unwrap();
    assert!(journal.ends_with('\n'), "{journal}");
    let lines: Vec<Value> = journal.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.iter().any(|line| line["text"] == "busy"), "{journal}");
    let har: Value = serde_json::from_str(&std::fs::read_to_string(folder.join("run.har")).unwrap()).unwrap();
    assert_eq!(har["log"]["entries"][0]["request"]["url"], "https://a.test/echo");
    let left: Vec<_> = std::fs::read_dir(folder.join("tmp")).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

const RECORDS: [&str; 5] = ["--with-origin", "--journal", "run.jsonl", "--har", "run.har"];

#[test]
fn a_signal_ends_a_run_in_order_whatever_its_script_does() {
    for (n, (signal, code, script)) in [
        ("INT", 130, busy("")),
        ("TERM", 143, busy("for (;;);")),
        ("INT", 130, busy(LOOPS[0])),
        ("TERM", 143, busy(LOOPS[1])),
    ]
    .into_iter()
    .enumerate()
    {
        let folder = folder(&format!("signal-{n}"));
        let mut child = command(&folder, &script, &RECORDS).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        assert_eq!(line, "busy\n");
        let sent = Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).status().unwrap();
        assert!(sent.success());
        let ran = ended(child);
        assert_eq!(ran.code, code, "{signal} {script}: {}", ran.err);
        assert!(ran.err.contains("1 call was cut"), "{}", ran.err);
        assert_records(&folder);
    }
}

#[test]
fn time_that_is_over_ends_a_run_in_order_whatever_its_script_does() {
    for (n, with) in LOOPS.into_iter().enumerate() {
        let folder = folder(&format!("timeout-{n}"));
        let args = [&RECORDS[..], &["--timeout", "1500ms"]].concat();
        let ran = ended(command(&folder, &busy(with), &args).spawn().unwrap());
        assert_eq!((ran.code, ran.out.as_str()), (4, "busy\n"), "{with}: {}", ran.err);
        assert_records(&folder);
    }
}

#[test]
fn output_that_cannot_be_written_is_an_error_and_no_panic() {
    let folder = folder("output");
    let script = "for (let i = 0; i < 100000; i++) console.log(i);";
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let mut to_full = command(&folder, script, &[]);
    let ran = ended(to_full.stdout(full).spawn().unwrap());
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("standard output: No space left") && !ran.err.contains("panicked"), "{}", ran.err);
    let mut child = command(&folder, script, &["--journal", "run.jsonl"]).spawn().unwrap();
    drop(child.stdout.take());
    let ran = ended(child);
    assert!(ran.code == 141 && !ran.err.contains("panicked"), "{} {}", ran.code, ran.err);
    let journal = std::fs::read_to_string(folder.join("run.jsonl")).unwrap();
    assert!(journal.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()), "{journal}");
    for record in ["--journal", "--har"] {
        let ran = ended(command(&folder, "console.log(1)", &[record, "/dev/full"]).spawn().unwrap());
        assert!(ran.code == 1 && ran.err.contains("/dev/full: No space left"), "{record} {} {}", ran.code, ran.err);
    }
    for args in [&["rules"][..], &["explain", "WX-DOM-013"]] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_qiao")).args(args).stdout(full).stderr(Stdio::piped()).spawn();
        let ran = ended(child.unwrap());
        assert!(ran.code == 1 && !ran.err.contains("panicked"), "{args:?} {} {}", ran.code, ran.err);
    }
}

#[test]
fn a_thread_with_a_small_stack_is_no_end() {
    let folder = folder("stack");
    let script = "
        const deep = (n) => (n ? deep(n - 1) + 1 : 0);
        try { deep(1e9); } catch (e) { console.log(e.name); }
        let o = 0;
        for (let i = 0; i < 1e5; i++) o = { o };
        try { JSON.stringify(o); } catch (e) { console.log(e.name); }
        console.log('good');";
    let mut inner = command(&folder, script, &[]);
    let args: Vec<_> = inner.get_args().map(|arg| arg.to_str().unwrap().to_owned()).collect();
    let line = format!("ulimit -s 256; exec {} {}", env!("CARGO_BIN_EXE_qiao"), args.join(" "));
    inner = Command::new("sh");
    inner.current_dir(&folder).arg("-c").arg(line).stdout(Stdio::piped()).stderr(Stdio::piped());
    let ran = ended(inner.spawn().unwrap());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with("RangeError\n") && ran.out.ends_with("good\n"), "{}", ran.out);
}

#[test]
fn odd_settings_are_refused_with_what_was_expected() {
    let folder = folder("odd");
    std::fs::write(folder.join("bom.json"), "\u{feff}{\"request\": []}").unwrap();
    std::fs::write(folder.join("twice.json"), r#"{"request": [], "request": []}"#).unwrap();
    std::fs::write(folder.join("stars.json"), r#"{"request": ["https://*"]}"#).unwrap();
    for (args, code, said) in [
        (&["--memory-limit", "0"][..], 2, "expected at least"),
        (&["--memory-limit", "1"], 2, "expected at least"),
        (&["--timeout", "0s"], 2, "expected for example 30s"),
        (&["--appid", "a\nb"], 2, "expected one line"),
        (&["--domains", "bom.json"], 2, "byte order mark"),
        (&["--domains", "twice.json"], 2, "`request` comes twice"),
        (&["--domains", "stars.json"], 2, "expected https://api.example.com"),
        (&["--allow", "https://*"], 2, "expected https://api.example.com"),
        (&["--domains", "/dev/zero"], 2, "not a regular file"),
        (&["--ca", "/dev/zero"], 2, "not a regular file"),
    ] {
        let ran = ended(command(&folder, "", args).spawn().unwrap());
        assert!(ran.code == code && ran.err.contains(said), "{args:?} {} {}", ran.code, ran.err);
    }
}

#[test]
fn files_are_regular_files_in_the_programs_own_folder() {
    let folder = folder("files");
    std::fs::write(folder.join(".env"), "KEY=1").unwrap();
    std::fs::create_dir(folder.join(".git")).unwrap();
    std::fs::write(folder.join(".git/config.js"), "module.exports = 'config'").unwrap();
    std::fs::write(folder.join("other.js"), "module.exports = 'other'").unwrap();
    let made = Command::new("mkfifo").arg(folder.join("pipe.js")).status().unwrap();
    assert!(made.success());
    let script = "
        const fs = wx.getFileSystemManager();
        const tried = (name, act) => { try { console.log(name, act()); } catch (e) { console.log(name, 'fails'); } };
        tried('env', () => fs.readFileSync('.env', 'utf8'));
        tried('git', () => require('./.git/config'));
        tried('list', () => fs.readdirSync('/').join());
        tried('pipe', () => require('./pipe.js'));
        tried('read', () => fs.readFileSync('pipe.js', 'utf8'));
        tried('other', () => require('./other.js'));";
    let ran = ended(command(&folder, script, &[]).spawn().unwrap());
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[..2], ["env fails", "git fails"], "{} {}", ran.out, ran.err);
    assert!(!lines[2].contains(".env") && lines[2].contains("other.js"), "{}", lines[2]);
    assert_eq!(lines[3..], ["pipe fails", "read fails", "other other"], "{}", ran.err);
    let ran = ended(command(&folder, script, &["--root", "none"]).spawn().unwrap());
    assert!(ran.out.lines().all(|line| line.ends_with("fails")), "{}", ran.out);
    let mut pipe = Command::new(env!("CARGO_BIN_EXE_qiao"));
    pipe.current_dir(&folder).args(["run", "pipe.js"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let ran = ended(pipe.spawn().unwrap());
    assert!(ran.code == 3 && ran.err.contains("not a regular file"), "{} {}", ran.code, ran.err);
}

#[test]
fn a_project_stays_in_its_folder_and_says_what_is_unknown() {
    let folder = folder("project");
    std::fs::create_dir_all(folder.join("app/src")).unwrap();
    std::fs::create_dir_all(folder.join("outside")).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.join("app").join(name), text).unwrap();
    let run = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
        let command = command.current_dir(&folder).args(["run", "--platform", "wx", "app"]);
        ended(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap())
    };
    write("project.config.json", r#"{"appid": "wx1", "miniprogramRoot": "../outside"}"#);
    let ran = run();
    assert!(ran.code == 3 && ran.err.contains("leads out of the project's folder"), "{}", ran.err);
    write("project.config.json", r#"{"appid": "wx1", "miniprogramRoot": "src/"}"#);
    std::fs::write(folder.join("outside/app.json"), r#"{"pages": ["a/a"]}"#).unwrap();
    std::os::unix::fs::symlink("../../outside/app.json", folder.join("app/src/app.json")).unwrap();
    let ran = run();
    assert!(ran.code == 3, "{} {}", ran.code, ran.err);
    write("qiao.json", r#"{"domain": {"request": []}}"#);
    let ran = run();
    assert!(ran.code == 3 && ran.err.contains("did you mean `domains`?"), "{} {}", ran.code, ran.err);
}

#[test]
fn private_addresses_are_out_of_reach_whatever_leads_to_them() {
    let (_runtime, _origin, address) = origin();
    let port = address.port();
    let script = format!(
        "const P = {port}, call = (url) => wx.request({{ url, complete: (r) => console.log(url, r.errMsg) }});
         ['127.0.0.1', '127.1', '0x7f000001', '2130706433', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '[64:ff9b::7f00:1]',
          '0.0.0.0', '169.254.169.254', 'named.test'].forEach((host) => call(`http://${{host}}:${{P}}/echo`));
         const task = wx.connectSocket({{ url: `ws://127.0.0.1:${{P}}/ws` }});
         task.onError((e) => console.log('socket', e.errMsg));
         task.onOpen(() => console.log('socket open'));"
    );
    let resolve = format!("named.test:{port}:{address}");
    let args = ["--resolve", &resolve, "--deny-private"];
    let ran = run("private", &script, &args);
    assert_eq!(ran.out.lines().count(), 12, "{} {}", ran.out, ran.err);
    assert!(!ran.out.contains("request:ok") && !ran.out.contains("socket open"), "{}", ran.out);
    assert!(ran.err.contains("leads to 127.0.0.1, which this run may not connect to"), "{}", ran.err);
    let redirect = format!(
        "wx.request({{ url: 'https://api.example.test/redirect?to=http://127.0.0.1:{port}/echo', complete: (r) => console.log(r.errMsg) }});
         wx.request({{ url: 'https://api.example.test/echo', complete: (r) => console.log(r.errMsg) }});"
    );
    let ran = run("private-redirect", &redirect, &["--with-origin", "--deny-private"]);
    let mut lines: Vec<&str> = ran.out.lines().collect();
    lines.sort_unstable();
    assert!(
        lines.len() == 2 && lines[0].starts_with("request:fail") && lines[1] == "request:ok",
        "{} {}",
        ran.out,
        ran.err
    );
    let proxy = format!("http://{address}");
    let ran = run(
        "private-proxy",
        "wx.request({ url: 'http://10.0.0.1/', fail: (r) => console.log('fail') })",
        &["--proxy", &proxy, "--deny-private"],
    );
    assert_eq!(ran.out, "fail\n", "{}", ran.err);
}

#[test]
fn every_call_has_one_end() {
    let script = "
        swan.closeSocket({ success: () => console.log('none'), complete: () => console.log('none complete') });
        const tasks = [1, 2].map(() => swan.connectSocket({ url: 'wss://a.test/ws?s=hang' }));
        let open = 0;
        const opened = () => {
          if (++open < 2) return;
          swan.closeSocket({ success: () => console.log('success'), complete: () => console.log('complete') });
        };
        tasks.forEach((task) => task.onOpen(opened));";
    let folder = folder("ends");
    let args = ["--platform", "swan", "--virtual-time", "--journal", "run.jsonl"];
    let ran = ended(command(&folder, script, &args).spawn().unwrap());
    assert_eq!(ran.out, "success\ncomplete\nsuccess\ncomplete\n", "{}", ran.err);
    let journal = std::fs::read_to_string(folder.join("run.jsonl")).unwrap();
    let lines: Vec<Value> = journal.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let calls: Vec<&Value> = lines.iter().filter(|line| line["kind"] == "call").map(|line| &line["call"]).collect();
    assert_eq!(calls.len(), 4, "{journal}");
    for call in calls {
        let ends = lines.iter().filter(|line| line["kind"] == "end" && line["call"] == *call).count();
        assert_eq!(ends, 1, "call {call} in {journal}");
    }
}
