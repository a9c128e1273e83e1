//! Whatever a script lets the host hold is bounded: the process is watched while scripts try.

use crate::peak::{BESIDE, peak_of};
use crate::support::{command, folder, origin, run};

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
        "const data = 'x'.repeat(5e6);
         for (let i = 0; i < 300; i++) API.request({ url: U + '/hang', method: 'POST', data });
         later(200);",
    ),
    (
        "300 bodies",
        "for (let i = 0; i < 300; i++) API.request({ url: U + '/hang', method: 'POST', data: i + 'x'.repeat(2e6) });
         later(200);",
    ),
    (
        "300 buffers",
        "for (let i = 0; i < 300; i++) {
           const data = new ArrayBuffer(2e6);
           new Uint32Array(data)[0] = i;
           API.request({ url: U + '/hang', method: 'POST', data });
         }
         later(200);",
    ),
    (
        "JSON bodies",
        "const list = new Array(3e5).fill('abcdef');
         for (let i = 0; i < 100; i++) API.request({ url: U + '/hang', method: 'POST', data: { i, list } });
         later(200);",
    ),
    (
        "long URLs",
        "for (let i = 0; i < 300; i++) API.request({ url: U + '/hang?' + i + 'x'.repeat(1e6) });
         later(200);",
    ),
    (
        "long headers",
        "for (let i = 0; i < 300; i++) API.request({ url: U + '/hang', header: { a: i + 'x'.repeat(1e6) } });
         later(200);",
    ),
    (
        "long answers",
        "for (let i = 0; i < 10; i++) API.request({ url: U + '/bytes/200000000', responseType: 'arraybuffer' });
         later(600);",
    ),
    (
        "answers that script keeps",
        "globalThis.kept = [];
         const next = () => API.request({ url: U + '/bytes/2000000', responseType: 'arraybuffer',
           success: (res) => kept.push(res.data), complete: next });
         next();
         later(1000);",
    ),
    (
        "chunks that script does not take",
        "for (let i = 0; i < 5; i++) {
           API.request({ url: U + '/bytes/200000000', enableChunked: true }).onChunkReceived?.(() => {});
         }
         const begun = Date.now();
         setTimeout(() => { while (Date.now() < begun + 600); console.log('done'); }, 100);",
    ),
    (
        "files on their way",
        "const fs = API.getFileSystemManager(), path = API.env.USER_DATA_PATH + '/f';
         fs.writeFileSync(path, new ArrayBuffer(4e6));
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
    ("calls with callbacks", "for (;;) API.getStorage({ key: 'none', fail() {} });"),
    ("requests without an end", "for (;;) API.request({ url: U + '/hang' });"),
    (
        "what is shown",
        "for (let i = 0; i < 20; i++) API.showModal({ title: 't', content: i + 'x'.repeat(5e6) });
         API.setClipboardData({ data: 'x'.repeat(5e6) });
         later(100);",
    ),
    (
        "what is printed",
        "const s = 'x'.repeat(5e6);
         console.log(s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s);
         console.log('%s%s%s%s%s%s%s%s', s, s, s, s, s, s, s, s);
         console.log('桥'.repeat(3e6));
         later(100);",
    ),
    (
        "what is thrown",
        "for (let i = 0; i < 5; i++) setTimeout(() => { throw new Error('x'.repeat(8e6)); });
         setTimeout(() => { throw 'x'.repeat(8e6); });
         setTimeout(() => { throw { a: 'x'.repeat(5e6) }; });
         later(100);",
    ),
    (
        "names and paths",
        "for (let i = 0; i < 20; i++) { try { API.getStorageSync('x'.repeat(8e6)); } catch {} }
         try { API.getFileSystemManager().readFileSync('x'.repeat(8e6)); } catch {}
         try { require('x'.repeat(8e6)); } catch {}
         later(10);",
    ),
    (
        "data for a TCP server",
        "const task = API.createTCPSocket();
         task.onError(() => {});
         task.onConnect(() => {
           for (let i = 0; i < 100; i++) task.write(i + 'x'.repeat(5e6));
           later(200);
         });
         task.connect({ address: 'a.test', port: 80 });",
    ),
    (
        "datagrams",
        "const task = API.createUDPSocket();
         task.onError(() => {});
         task.bind();
         for (let i = 0; i < 100; i++) task.send({ address: '127.0.0.1', port: 9, message: i + 'x'.repeat(5e6) });
         later(200);",
    ),
    (
        "sockets for datagrams",
        "later(1000);
         for (let i = 0; i < 20000; i++) {
           const task = API.createUDPSocket();
           task.onError(() => {});
           task.bind();
         }",
    ),
    (
        "stored items",
        "for (let i = 0; i < 1e6; i++) { try { API.setStorageSync('k' + i, 0); } catch { break; } } later(100);",
    ),
    ("timers", "for (;;) setTimeout(() => {}, 1e6);"),
    ("its own text", "later(100); //TEXT"),
    (
        "messages to a server",
        "const task = API.connectSocket({ url: 'ws://a.test/ws?s=hang' });
         task.onOpen(() => {
           for (let i = 0; i < 100; i++) task.send({ data: i + 'x'.repeat(5e6) });
           later(200);
         });",
    ),
];

/// Those that differ where a platform lets more calls run at once.
const FEW: [&str; 4] = ["nothing", "300 bodies", "long answers", "requests without an end"];

const LIMIT: u64 = 32 * 1024;

fn assert_bounded(platform: &str, ways: &[&str]) {
    let (_runtime, _origin, address) = origin();
    let resolve = format!("a.test:80:{address}");
    let args = ["--platform", platform, "--memory-limit", "32MiB", "--resolve", &resolve, "--quiet"];
    let mut idle = 0;
    for (name, script) in WAYS.iter().filter(|(name, _)| ways.is_empty() || ways.contains(name)) {
        let file = format!("{platform}-{}", name.replace(' ', "-"));
        let script = format!("{HEAD}{script}").replace("TEXT", &"x".repeat(20_000_000));
        let (most, code, err) = peak_of(command(&folder(&file), &script, &args));
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
    assert_bounded("wx", &[]);
}

#[test]
fn whatever_a_script_lets_the_host_hold_is_bounded_on_feishu() {
    assert_bounded("tt-gadget", &FEW);
}

#[test]
fn whatever_a_script_lets_the_host_hold_is_bounded_on_baidu() {
    assert_bounded("swan", &FEW);
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
        assert!(ran.err.contains("the memory limit of the program, 67108864 bytes, leaves no room"), "{}", ran.err);
    }
}

#[test]
fn data_for_which_there_is_no_room_is_an_error_of_its_socket_and_is_explained() {
    let script = "
        const task = wx.createUDPSocket();
        let failed = 0;
        task.onError((e) => failed++ || console.log(e.errMsg));
        task.bind();
        for (let i = 0; i < 20; i++) task.send({ address: '127.0.0.1', port: 9, message: i + 'x'.repeat(5e6) });
        setTimeout(() => { console.log(failed < 20); task.close(); });";
    let ran = run("no-room-datagrams", script, &["--memory-limit", "64MiB", "--virtual-time"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out, "UDPSocket.send send fail: socket error\ntrue\n", "{}", ran.err);
    assert!(ran.err.contains("the memory limit of the program, 67108864 bytes, leaves no room"), "{}", ran.err);
}
