//! Everything that reads what strangers wrote, fed with bytes: answers of servers, frames, URLs, projects, the option
//! objects of calls. None may panic, hang or overrun the stack, whatever the bytes are. `tests/it/fuzz.rs` runs these for a
//! bounded time; the crate in `fuzz/` gives them to libFuzzer.

use std::io;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use qiao::{
    Builder, Connector, CurrentThread, Host, Io, Launch, Limits, Matching, Network, Opening, Platform, Replay,
    Target as Place,
};
use qiao_conform::connector;
use qiao_origin::Origin;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

/// Something that reads bytes.
pub(crate) struct Target {
    pub name: &'static str,
    pub read: fn(&[u8]),
}

/// All of them.
pub(crate) const TARGETS: [Target; 10] = [
    Target { name: "answer", read: answer },
    Target { name: "frames", read: frames },
    Target { name: "url", read: url },
    Target { name: "domains", read: domains },
    Target { name: "origin_script", read: origin_script },
    Target { name: "multipart", read: multipart },
    Target { name: "template", read: template },
    Target { name: "project", read: project },
    Target { name: "options", read: options },
    Target { name: "recording", read: recording },
];

/// Longer input finds nothing that shorter input does not.
const LONGEST: usize = 64 * 1024;
/// No program runs longer, on virtual time.
const LIFETIME: Duration = Duration::from_secs(3600);
const MEMORY: usize = 64 * 1024 * 1024;

/// What a server says to the head of a request.
type Answer = Arc<dyn Fn(&str) -> Vec<u8> + Send + Sync>;

/// A server that says this whatever it is asked.
struct Says(Answer);

impl Connector for Says {
    fn connect(&self, _: Place<'_>) -> Opening {
        let (ours, theirs) = tokio::io::duplex(64 * 1024);
        tokio::task::spawn_local(serve(theirs, self.0.clone()));
        Box::pin(async move { Ok::<Box<dyn Io>, io::Error>(Box::new(ours)) })
    }
}

async fn serve(mut stream: DuplexStream, answer: Answer) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return,
        }
    }
    // The client may be gone before everything is written.
    drop(stream.write_all(&answer(&String::from_utf8_lossy(&head))).await);
    drop(stream.shutdown().await);
    drop(tokio::io::copy(&mut stream, &mut tokio::io::sink()).await);
}

/// Runs a program until it has come to rest.
fn played(launch: Launch, through: Arc<dyn Connector>) {
    played_on(launch, |builder| builder.connector(through));
}

/// The same on a host of one's own.
fn played_on(launch: Launch, network: impl FnOnce(Builder) -> Builder) {
    let Ok(here) = CurrentThread::on_virtual_time() else { return };
    let worker = here.worker();
    here.block_on(async {
        let host = network(Host::builder().on(worker)).virtual_time().build();
        let launch = launch.limits(Limits::new().memory(MEMORY));
        let Ok(host) = host else { return };
        // A program that cannot be launched is one way to end.
        if let Ok(app) = host.launch(launch).await {
            drop(tokio::time::timeout(LIFETIME, app.wait_idle()).await);
            drop(app.close().await);
        }
    });
}

fn source(text: String) -> Launch {
    Launch::source("main.js", text).platform(Platform::Wx)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(LONGEST)]).into_owned()
}

/// Text as a literal of JavaScript.
fn literal(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The bytes of a literal of JavaScript.
fn buffer(bytes: &[u8]) -> String {
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    format!("new Uint8Array([{}]).buffer", bytes.iter().map(u8::to_string).collect::<Vec<_>>().join(","))
}

/// A server's answer: its head, its body, cookies, redirects, codings.
pub(crate) fn answer(bytes: &[u8]) {
    let bytes = bytes.to_vec();
    let script = "
        const ended = (res) => console.log(res.errMsg, res.statusCode, res.cookies, res.header, res.data);
        wx.request({ url: 'http://a.test/', complete: ended });
        wx.request({ url: 'http://b.test/', enableChunked: true, complete: ended }).onChunkReceived(() => {});
        wx.downloadFile({ url: 'http://c.test/', complete: ended });";
    played(source(script.to_owned()), Arc::new(Says(Arc::new(move |_| bytes.clone()))));
}

/// What a server sends over a WebSocket; the first byte says whether messages are compressed.
pub(crate) fn frames(bytes: &[u8]) {
    let bytes = bytes.to_vec();
    let answer = move |head: &str| {
        let line = |line: &str| line.to_ascii_lowercase().starts_with("sec-websocket-key:");
        let key = head.lines().find(|other| line(other)).and_then(|line| line.split(": ").nth(1)).unwrap_or_default();
        let deflate = match bytes.first() {
            Some(byte) if byte % 2 == 1 => "Sec-WebSocket-Extensions: permessage-deflate\r\n",
            _ => "",
        };
        let accept = derive_accept_key(key.as_bytes());
        let head = format!(
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n{deflate}\
             Sec-WebSocket-Accept: {accept}\r\n\r\n"
        );
        [head.as_bytes(), bytes.get(1..).unwrap_or_default()].concat()
    };
    let script = "
        const task = wx.connectSocket({ url: 'ws://a.test/', perMessageDeflate: true });
        task.onMessage(({ data }) => console.log(data));
        task.onError((error) => console.log(error));
        task.onClose((what) => console.log(what));";
    played(source(script.to_owned()), Arc::new(Says(Arc::new(answer))));
}

/// A URL, under a domain list, in every call that takes one.
pub(crate) fn url(bytes: &[u8]) {
    let url = literal(&text(bytes));
    let script = format!(
        "const url = {url};
         for (const name of ['request', 'downloadFile', 'connectSocket', 'navigateTo']) {{
           try {{ wx[name]({{ url, complete: (res) => console.log(res.errMsg) }}); }} catch (error) {{ console.log(error); }}
         }}"
    );
    let network = Network::new().allow("https://a.test");
    played(source(script).network(network), Arc::new(Says(Arc::new(|_| b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()))));
}

/// A domains file.
pub(crate) fn domains(bytes: &[u8]) {
    for platform in Platform::ALL {
        let launch = Launch::source("main.js", "").platform(platform);
        let launch = launch.network(Network::new().domains(text(bytes)));
        drop(launch.checks_domains());
        drop(launch.long_domain_lists());
    }
}

/// One for all runs: its keys take their time.
fn origin() -> Option<Arc<Origin>> {
    static ORIGIN: OnceLock<Option<Arc<Origin>>> = OnceLock::new();
    ORIGIN.get_or_init(|| Origin::in_memory().ok().map(Arc::new)).clone()
}

fn with_origin(script: String) {
    if let Some(origin) = origin() {
        played(source(script), connector(origin));
    }
}

/// A script for the test origin, for answers and for sockets.
pub(crate) fn origin_script(bytes: &[u8]) {
    let steps = literal(&text(&bytes[..bytes.len().min(2000)]));
    with_origin(format!(
        "const steps = encodeURIComponent({steps});
         wx.request({{ url: 'http://a.test/do?s=' + steps, timeout: 5000 }});
         const task = wx.connectSocket({{ url: 'ws://a.test/ws?s=' + steps, timeout: 5000 }});
         setTimeout(() => task.close(), 10000);"
    ));
}

/// The body of an upload, as the test origin reads it.
pub(crate) fn multipart(bytes: &[u8]) {
    with_origin(format!(
        "wx.request({{ url: 'http://a.test/upload', method: 'POST', timeout: 5000, data: {},
           header: {{ 'content-type': 'multipart/form-data; boundary=x' }} }});",
        buffer(bytes)
    ));
}

/// A project with these files.
fn opened(files: &[(&str, &[u8])]) {
    let Ok(folder) = tempfile::tempdir() else { return };
    for (name, bytes) in files {
        let path = folder.path().join(name);
        if let Some(parent) = path.parent() {
            drop(std::fs::create_dir_all(parent));
        }
        drop(std::fs::write(path, bytes));
    }
    for platform in Platform::ALL {
        let launch = Launch::project(folder.path()).platform(platform);
        drop(launch.sources());
    }
    played(Launch::project(folder.path()), Arc::new(Says(Arc::new(|_| Vec::new()))));
}

const APP: &[u8] = br#"{"pages": ["a/a"], "usingComponents": {"x-y": "/c/c"}}"#;
const COMPONENT: &[u8] = br#"{"component": true}"#;

/// A page's template.
pub(crate) fn template(bytes: &[u8]) {
    opened(&[
        ("app.json", APP),
        ("project.config.json", br#"{"appid": "wx1"}"#),
        ("a/a.js", b"Page({})"),
        ("a/a.wxml", bytes),
        ("c/c.js", b"Component({})"),
        ("c/c.json", COMPONENT),
        ("c/c.wxml", bytes),
    ]);
}

/// A file that describes a project; the first byte says which.
pub(crate) fn project(bytes: &[u8]) {
    let (which, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let named = ["app.json", "project.config.json", "project.swan.json", "a/a.json", "qiao.json"];
    let file = named[usize::from(*which) % named.len()];
    let files = [("app.json", APP), ("project.config.json", br#"{"appid": "wx1"}"#), ("a/a.js", b"Page({})")];
    let others = files.into_iter().filter(|(name, _)| *name != file);
    opened(&others.chain([(file, rest)]).collect::<Vec<_>>());
}

/// An option object, in JSON, for a function of the API object; the first byte says which.
pub(crate) fn options(bytes: &[u8]) {
    let (which, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let script = format!(
        "const text = {}, names = Object.keys(wx).filter((name) => typeof wx[name] === 'function').sort();
         let given = text;
         try {{ given = JSON.parse(text, (key, value) => (value === '()' ? () => {{}} : value)); }} catch {{}}
         for (let n = 0; n < 8; n++) {{
           const name = names[({which} * 8 + n) % names.length];
           try {{
             const made = wx[name](given, given);
             if (made && typeof made.abort === 'function') made.abort();
             if (made && typeof made.then === 'function') made.then(() => {{}}, () => {{}});
           }} catch (error) {{
             console.log(name, error);
           }}
         }}",
        literal(&text(rest))
    );
    played(source(script), Arc::new(Says(Arc::new(|_| b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".to_vec()))));
}

/// A recording, and calls that it may answer.
pub(crate) fn recording(bytes: &[u8]) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let path = folder.path().join("run.har");
    drop(std::fs::write(&path, bytes));
    let Ok(replay) = Replay::read(&path, Matching::new()) else { return };
    let script = "
        const url = 'https://a.test/';
        wx.request({ url, complete: (res) => console.log(res.errMsg, res.data) });
        wx.request({ url, method: 'POST', data: { a: 1 }, complete: (res) => console.log(res.errMsg) });
        wx.downloadFile({ url, complete: (res) => console.log(res.errMsg) });
        const task = wx.connectSocket({ url: 'wss://a.test/' });
        task.onOpen(() => task.send({ data: 'a', complete: () => task.close() }));
        task.onMessage(({ data }) => console.log(data));
        task.onError(console.log);";
    played_on(source(script.to_owned()), |builder| builder.replay(replay));
}
