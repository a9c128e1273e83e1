//! The inspector as tools see it: a client of the Chrome DevTools Protocol over a real socket. What Chrome's own tools
//! make of it is checked by `just inspect-chromium`.

use std::net::SocketAddr;

use futures_util::{SinkExt, StreamExt};
use qiao::{Inspector, Launch, Network, Platform, Wording};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::support::{Site, Transcript};

/// A client of the protocol, and the events that it has received.
struct Client {
    socket: WebSocketStream<TcpStream>,
    events: Vec<Value>,
    last: i64,
}

impl Client {
    /// Connects to the target that the list names, with every domain enabled.
    async fn connect(address: SocketAddr) -> Client {
        let (_, list) = get(address, "/json/list", &[]).await;
        let list: Value = serde_json::from_str(&list).unwrap();
        let url = list[0]["webSocketDebuggerUrl"].as_str().unwrap().to_owned();
        assert!(
            list[0]["devtoolsFrontendUrl"].as_str().unwrap().starts_with("devtools://devtools/bundled/js_app.html?")
        );
        let stream = TcpStream::connect(address).await.unwrap();
        let (socket, _) = client_async(url, stream).await.unwrap();
        let mut client = Client { socket, events: Vec::new(), last: 0 };
        for domain in ["Runtime", "Network", "Debugger"] {
            client.ask(&format!("{domain}.enable"), json!({})).await.unwrap();
        }
        client
    }

    /// Asks and waits for the answer: its result, or the message of its error.
    async fn ask(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.last += 1;
        let request = json!({ "id": self.last, "method": method, "params": params });
        self.socket.send(Message::text(request.to_string())).await.unwrap();
        loop {
            let message = self.next().await;
            if message["id"] == self.last {
                let error = message["error"]["message"].as_str().map(str::to_owned);
                return error.map_or(Ok(message["result"].clone()), Err);
            }
            self.events.push(message);
        }
    }

    async fn next(&mut self) -> Value {
        let message = self.socket.next().await.unwrap().unwrap();
        serde_json::from_str(message.to_text().unwrap()).unwrap()
    }

    /// Waits for an event of which this is true; gives its parameters.
    async fn event(&mut self, method: &str, meant: impl Fn(&Value) -> bool) -> Value {
        loop {
            let found = self.events.iter().find(|event| event["method"] == method && meant(&event["params"]));
            if let Some(event) = found {
                return event["params"].clone();
            }
            let message = self.next().await;
            self.events.push(message);
        }
    }

    /// The id of the request of a URL that ends like this.
    async fn request(&mut self, end: &str) -> Value {
        let meant = |params: &Value| params["request"]["url"].as_str().unwrap_or_default().ends_with(end);
        self.event("Network.requestWillBeSent", meant).await
    }

    /// An event of a request.
    async fn of(&mut self, method: &str, id: &Value) -> Value {
        self.event(method, |params| params["requestId"] == *id).await
    }

    async fn evaluate(&mut self, expression: &str) -> Value {
        let params =
            json!({ "expression": expression, "objectGroup": "console", "generatePreview": true, "replMode": true });
        self.ask("Runtime.evaluate", params).await.unwrap()
    }
}

/// A request over HTTP: its status and body.
async fn get(address: SocketAddr, path: &str, headers: &[(&str, &str)]) -> (u16, String) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let mut head = format!("GET {path} HTTP/1.1\r\nConnection: close\r\n");
    let has_host = headers.iter().any(|(name, _)| *name == "Host");
    let own = [("Host", address.to_string())];
    let own = own.iter().filter(|_| !has_host).map(|(name, value)| (*name, value.as_str()));
    for (name, value) in own.chain(headers.iter().copied()) {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
}

/// Programs with traffic of every kind.
const SCRIPT: &str = "\
function load() {
  wx.request({ url: 'https://api.test/echo', method: 'POST', data: { a: 1 }, success: () => console.log('loaded') });
}
load();
wx.request({ url: 'https://other.test/refused', fail: () => {} });
wx.request({ url: 'https://api.test/redirect?to=/text?text=there', success: () => {} });
const fs = wx.getFileSystemManager();
fs.writeFileSync(wx.env.USER_DATA_PATH + '/a.txt', 'content');
wx.uploadFile({ url: 'https://api.test/upload', filePath: wx.env.USER_DATA_PATH + '/a.txt', name: 'f', success: () => {} });
const task = wx.connectSocket({ url: 'wss://api.test/ws' });
task.onOpen(() => task.send({ data: 'hello' }));
task.onMessage(({ data }) => { console.log('heard', data); task.close({}); });
null.thrown;
";

async fn inspected(site: &Site, script: &str) -> (Inspector, Transcript) {
    let inspector = Inspector::listen("127.0.0.1:0".parse().unwrap(), Wording::default()).unwrap();
    let launch = Launch::source("main.js", script).platform(Platform::Wx);
    let launch = launch.network(Network::new().allow("https://api.test")).inspect(&inspector);
    let transcript = site.launch(launch).await;
    (inspector, transcript)
}

#[tokio::test]
async fn tools_see_requests_of_every_api_with_times_bodies_and_frames() {
    let site = Site::new().await;
    let (inspector, transcript) = inspected(&site, SCRIPT).await;
    // What happened before is shown as well.
    transcript.app.wait_idle().await;
    let mut tools = Client::connect(inspector.address()).await;

    let request = tools.request("/echo").await;
    assert_eq!((&request["request"]["method"], &request["request"]["hasPostData"]), (&json!("POST"), &json!(true)));
    let frame = &request["initiator"]["stack"]["callFrames"][0];
    assert_eq!((&frame["functionName"], &frame["lineNumber"]), (&json!("load"), &json!(1)), "{request}");
    let id = request["requestId"].clone();
    let sent = tools.of("Network.requestWillBeSentExtraInfo", &id).await;
    assert_eq!(sent["headers"]["content-type"], "application/json", "{sent}");
    let response = tools.of("Network.responseReceived", &id).await["response"].clone();
    assert_eq!((&response["status"], &response["mimeType"]), (&json!(200), &json!("application/json")));
    let timing = &response["timing"];
    let at = |name: &str| timing[name].as_f64().unwrap();
    let steps =
        ["dnsStart", "dnsEnd", "connectStart", "sslStart", "sslEnd", "sendStart", "sendEnd", "receiveHeadersEnd"];
    assert!(steps.windows(2).all(|pair| at(pair[0]) <= at(pair[1])) && at("dnsStart") == 0.0, "{timing}");
    let end = tools.of("Network.loadingFinished", &id).await;
    assert!(end["timestamp"].as_f64() >= request["timestamp"].as_f64() && end["encodedDataLength"].as_u64() > Some(0));
    let body = tools.ask("Network.getResponseBody", json!({ "requestId": id })).await.unwrap();
    let body: Value = serde_json::from_str(body["body"].as_str().unwrap()).unwrap();
    assert_eq!(body["body"], r#"{"a":1}"#, "{body}");
    let posted = tools.ask("Network.getRequestPostData", json!({ "requestId": id })).await.unwrap();
    assert_eq!(posted["postData"], r#"{"a":1}"#);

    // A rule refused it: the rule is in the response's head, marked as ours, and on the console with its remedy.
    let id = tools.request("/refused").await["requestId"].clone();
    let response = tools.of("Network.responseReceived", &id).await["response"].clone();
    assert_eq!(response["status"], 0);
    let rule = response["headers"]["x-qiao-rule"].as_str().unwrap();
    assert!(rule.starts_with("[qiao] domains.") && rule.contains(" → "), "{rule}");
    assert!(response["headers"]["x-qiao-note"].as_str().unwrap().contains("qiao"));
    let failed = tools.of("Network.loadingFailed", &id).await;
    assert!(failed["errorText"].as_str().unwrap().starts_with("request:fail url not in domain list"), "{failed}");
    let of_rule = |params: &Value| params["args"][0]["value"].as_str().unwrap_or_default().contains("WX-DOM-");
    let issue = tools.event("Runtime.consoleAPICalled", of_rule).await;
    assert_eq!((&issue["type"], &issue["stackTrace"]["callFrames"][0]["lineNumber"]), (&json!("error"), &json!(4)));

    // A redirect is two requests of one id.
    let id = tools.request("there").await["requestId"].clone();
    let is_second = |params: &Value| params["requestId"] == id && params["redirectResponse"].is_object();
    let second = tools.event("Network.requestWillBeSent", is_second).await;
    assert_eq!(second["redirectResponse"]["status"], 302, "{second}");
    assert_eq!(second["request"]["url"], "https://api.test/text?text=there");
    assert_eq!(tools.of("Network.responseReceived", &id).await["response"]["status"], 200);

    let id = tools.request("/upload").await["requestId"].clone();
    assert_eq!(tools.of("Network.responseReceived", &id).await["response"]["status"], 200);

    let created = tools.event("Network.webSocketCreated", |params| params["url"] == "wss://api.test/ws").await;
    let id = created["requestId"].clone();
    let answer = tools.of("Network.webSocketHandshakeResponseReceived", &id).await;
    assert_eq!(answer["response"]["status"], 101);
    assert!(answer["response"]["requestHeaders"]["Sec-WebSocket-Key"].is_string(), "{answer}");
    for name in ["webSocketFrameSent", "webSocketFrameReceived"] {
        let frame = tools.of(&format!("Network.{name}"), &id).await["response"].clone();
        assert_eq!((&frame["opcode"], &frame["payloadData"]), (&json!(1), &json!("hello")), "{name}");
    }
    tools.of("Network.webSocketClosed", &id).await;

    let thrown = tools.event("Runtime.exceptionThrown", |_| true).await;
    assert_eq!(thrown["exceptionDetails"]["lineNumber"], 12, "{thrown}");
    let script = tools.event("Debugger.scriptParsed", |params| params["url"] == "main.js").await;
    let source = tools.ask("Debugger.getScriptSource", json!({ "scriptId": script["scriptId"] })).await.unwrap();
    assert_eq!(source["scriptSource"], SCRIPT);
    let refused = tools.ask("Debugger.setBreakpointByUrl", json!({ "lineNumber": 1 })).await.unwrap_err();
    assert!(refused.contains("no debugger"), "{refused}");
    transcript.close().await;
    // What is kept is still there.
    tools.event("Runtime.executionContextDestroyed", |_| true).await;
    let ended = tools.ask("Runtime.evaluate", json!({ "expression": "1" })).await.unwrap_err();
    assert_eq!(ended, "the program has ended");
}

#[tokio::test]
async fn tools_run_script_in_the_program_and_look_into_objects() {
    let site = Site::new().await;
    let (inspector, transcript) =
        inspected(&site, "globalThis.kept = { n: 41, list: [1, 2], get lazy() { throw 1; } };").await;
    transcript.app.wait_idle().await;
    let mut tools = Client::connect(inspector.address()).await;
    assert_eq!(tools.evaluate("kept.n + 1").await["result"]["value"], 42);
    assert_eq!(tools.evaluate("typeof wx.request").await["result"]["value"], "function");
    assert_eq!(tools.evaluate("await Promise.resolve('later')").await["result"]["value"], "later");
    assert_eq!(tools.evaluate("-0").await["result"]["unserializableValue"], "-0");
    assert_eq!(tools.evaluate("null").await["result"]["subtype"], "null");
    let thrown = tools.evaluate("undefinedName").await;
    let text = thrown["exceptionDetails"]["exception"]["description"].as_str().unwrap();
    assert!(text.starts_with("ReferenceError: undefinedName is not defined"), "{text}");
    tools.evaluate("var added = 7").await;
    assert_eq!(tools.evaluate("added").await["result"]["value"], 7);

    let object = tools.evaluate("kept").await["result"].clone();
    assert_eq!(object["className"], "Object");
    assert_eq!(object["preview"]["properties"][0], json!({ "name": "n", "type": "number", "value": "41" }));
    let params = json!({ "objectId": object["objectId"], "ownProperties": true });
    let opened = tools.ask("Runtime.getProperties", params).await.unwrap();
    let names: Vec<&str> =
        opened["result"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["n", "list", "lazy"]);
    assert_eq!(opened["result"][1]["value"]["description"], "Array(2)");
    assert!(opened["result"][2]["get"]["objectId"].is_string(), "getters are not run");
    let params = json!({
        "objectId": object["objectId"], "functionDeclaration": "function (by) { return this.n * by }",
        "arguments": [{ "value": 2 }], "returnByValue": true,
    });
    assert_eq!(tools.ask("Runtime.callFunctionOn", params).await.unwrap()["result"]["value"], 82);
    let released = tools.ask("Runtime.releaseObjectGroup", json!({ "objectGroup": "console" })).await;
    assert!(released.is_ok());
    // While someone types, nothing runs.
    let params = json!({ "expression": "kept.n = 1", "throwOnSideEffect": true });
    assert!(tools.ask("Runtime.evaluate", params).await.unwrap()["exceptionDetails"].is_object());
    assert_eq!(tools.evaluate("kept.n").await["result"]["value"], 41);
    // What throws while it is looked into is an error with its message.
    let odd = tools
        .evaluate(
            "kept.odd = false; new Proxy({}, { ownKeys() { if (kept.odd) throw new Error('no keys'); return [] } })",
        )
        .await;
    tools.evaluate("kept.odd = true").await;
    let params = json!({ "objectId": odd["result"]["objectId"] });
    assert_eq!(tools.ask("Runtime.getProperties", params).await.unwrap_err(), "the method threw: no keys");
    let unknown = tools.ask("Page.navigate", json!({})).await.unwrap_err();
    assert_eq!(unknown, "'Page.navigate' wasn't found");
    transcript.close().await;
}

#[tokio::test]
async fn what_the_console_is_given_opens_until_it_is_released() {
    let site = Site::new().await;
    let script = "\
const odd = new Proxy({}, { ownKeys() { globalThis.trapped = true; return []; } });
console.log('sold %s', 'tea', { deep: { n: 42 }, list: [1] });
console.group('inner');
console.warn(odd, -0, null, undefined);
console.groupEnd();
console.error({ get [Symbol.toStringTag]() { throw new Error('no tag'); } });
console.log('\\ud800');
";
    let (inspector, transcript) = inspected(&site, script).await;
    transcript.app.wait_idle().await;
    let mut tools = Client::connect(inspector.address()).await;
    let of_type = async |tools: &mut Client, kind: &str| {
        tools.event("Runtime.consoleAPICalled", |params| params["type"] == kind).await
    };
    let log = of_type(&mut tools, "log").await;
    assert_eq!((&log["args"][0]["value"], &log["args"][1]["value"]), (&json!("sold %s"), &json!("tea")), "{log}");
    assert_eq!(log["stackTrace"]["callFrames"][0]["lineNumber"], 1, "{log}");
    let object = &log["args"][2];
    let preview = json!({ "name": "deep", "type": "object", "value": "Object" });
    assert_eq!(object["preview"]["properties"][0], preview, "{object}");
    let opened = tools.ask("Runtime.getProperties", json!({ "objectId": object["objectId"] })).await.unwrap();
    let inner = json!({ "objectId": opened["result"][0]["value"]["objectId"] });
    let opened = tools.ask("Runtime.getProperties", inner).await.unwrap();
    assert_eq!(opened["result"][0]["value"]["value"], 42, "{opened}");

    let group = of_type(&mut tools, "startGroup").await;
    assert_eq!(group["args"], json!([{ "type": "string", "value": "inner" }]));
    let warning = of_type(&mut tools, "warning").await;
    let shown = |at: usize, name: &str| warning["args"][at][name].clone();
    assert_eq!((shown(0, "subtype"), shown(1, "unserializableValue")), (json!("proxy"), json!("-0")), "{warning}");
    assert_eq!((shown(2, "subtype"), shown(3, "type")), (json!("null"), json!("undefined")));
    of_type(&mut tools, "endGroup").await;
    assert_eq!(tools.evaluate("typeof trapped").await["result"]["value"], "undefined");
    // What cannot be described is text, and nothing is shown twice.
    let error = of_type(&mut tools, "error").await;
    assert_eq!(error["args"][0]["type"], "string", "{error}");
    let inner =
        |event: &&Value| event["params"]["args"][0]["value"].as_str().is_some_and(|text| text.contains("inner"));
    assert_eq!(tools.events.iter().filter(inner).count(), 1);
    assert_eq!(transcript.log()[..2], ["sold tea { deep: { n: 42 }, list: [ 1 ] }", "inner"]);

    // The oldest objects go first, and all of them with the console.
    tools.evaluate("for (let at = 0; at < 1000; at++) console.debug({ at });").await;
    let last = tools
        .event("Runtime.consoleAPICalled", |params| params["args"][0]["preview"]["properties"][0]["value"] == "999");
    let last = json!({ "objectId": last.await["args"][0]["objectId"] });
    let first = json!({ "objectId": object["objectId"] });
    let gone = tools.ask("Runtime.getProperties", first).await.unwrap_err();
    assert!(gone.contains("Could not find object"), "{gone}");
    assert!(tools.ask("Runtime.getProperties", last.clone()).await.is_ok());
    tools.ask("Runtime.discardConsoleEntries", json!({})).await.unwrap();
    assert!(tools.ask("Runtime.getProperties", last).await.is_err());
    let mut others = Client::connect(inspector.address()).await;
    others.evaluate("1").await;
    assert!(others.events.iter().all(|event| event["method"] != "Runtime.consoleAPICalled"));
    transcript.close().await;
}

#[tokio::test]
async fn an_upload_is_seen_as_it_goes_up() {
    let site = Site::new().await;
    let script = "
        const filePath = wx.env.USER_DATA_PATH + '/a.txt';
        wx.getFileSystemManager().writeFileSync(filePath, 'x'.repeat(1000000));
        wx.uploadFile({ url: 'https://api.test/upload', filePath, name: 'f', success: () => {} });";
    let (inspector, transcript) = inspected(&site, script).await;
    transcript.app.wait_idle().await;
    let mut tools = Client::connect(inspector.address()).await;
    let request = tools.request("/upload").await;
    assert_eq!(request["request"]["url"], "https://api.test/upload", "{request}");
    assert_eq!(request["request"]["method"], "POST", "{request}");
    let id = request["requestId"].clone();
    tools.of("Network.loadingFinished", &id).await;
    let is_before =
        |event: &&Value| event["method"] != "Network.responseReceived" || event["params"]["requestId"] != id;
    let progress = tools
        .events
        .iter()
        .take_while(is_before)
        .filter(|event| event["method"] == "Network.dataReceived" && event["params"]["requestId"] == id);
    let pieces: Vec<u64> = progress.map(|event| event["params"]["encodedDataLength"].as_u64().unwrap()).collect();
    let body = tools.ask("Network.getRequestPostData", json!({ "requestId": id })).await.unwrap();
    let length = body["postData"].as_str().unwrap().len() as u64;
    assert!(pieces.len() > 5 && pieces.iter().sum::<u64>() == length && length > 1_000_000, "{pieces:?} {length}");
    transcript.close().await;
}

#[tokio::test]
async fn switches_of_the_tools_slow_the_network_down_and_block_urls() {
    let site = Site::new().await;
    let script = "globalThis.get = (path) => new Promise((done) =>
            wx.request({ url: 'https://api.test' + path, success: () => done('good'), fail: (res) => done(res.errMsg) }));
        wx.onNetworkStatusChange(({ networkType }) => console.log(networkType));";
    let (inspector, transcript) = inspected(&site, script).await;
    let mut tools = Client::connect(inspector.address()).await;
    let got = async |tools: &mut Client, path: &str| {
        tools.evaluate(&format!("await get('{path}')")).await["result"]["value"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(got(&mut tools, "/text").await, "good");
    let offline = json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
    tools.ask("Network.emulateNetworkConditions", offline).await.unwrap();
    assert!(got(&mut tools, "/text").await.starts_with("request:fail"));
    tools.event("Runtime.consoleAPICalled", |params| params["args"][0]["value"] == "none").await;
    let rules = json!({ "offline": false, "matchedNetworkConditions": [
        { "urlPattern": "", "latency": 1, "downloadThroughput": 100_000, "uploadThroughput": 100_000, "connectionType": "cellular3g" },
    ] });
    assert_eq!(tools.ask("Network.emulateNetworkConditionsByRule", rules).await.unwrap()["ruleIds"], json!(["0"]));
    tools.event("Runtime.consoleAPICalled", |params| params["args"][0]["value"] == "3g").await;
    assert_eq!(got(&mut tools, "/text").await, "good");

    tools.ask("Network.setBlockedURLs", json!({ "urls": ["*/text*"] })).await.unwrap();
    assert!(got(&mut tools, "/text").await.starts_with("request:fail"));
    assert_eq!(got(&mut tools, "/json").await, "good");
    assert!(
        transcript.reasons().iter().any(|reason| reason.contains("developer tools block")),
        "{:?}",
        transcript.reasons()
    );
    // With the tools, what they had switched is gone.
    drop(tools);
    inspector.disconnected().await;
    let mut others = Client::connect(inspector.address()).await;
    assert_eq!(got(&mut others, "/text").await, "good");
    transcript.close().await;
}

#[tokio::test]
async fn web_pages_are_refused_and_the_target_cannot_be_guessed() {
    let site = Site::new().await;
    let (inspector, transcript) = inspected(&site, "").await;
    let address = inspector.address();
    let (status, version) = get(address, "/json/version", &[]).await;
    assert!(status == 200 && version.contains("qiao/"), "{version}");
    let port = address.port();
    for host in ["localhost", "127.0.0.1", "[::1]"] {
        assert_eq!(get(address, "/json/list", &[("Host", &format!("{host}:{port}"))]).await.0, 200, "{host}");
    }
    for host in ["evil.test", "localhost.evil.test", "127.0.0.1.evil.test", ""] {
        assert_eq!(get(address, "/json/list", &[("Host", host)]).await.0, 403, "{host}");
    }
    for origin in ["https://evil.test", "null", "http://localhost", "devtools://devtools.evil.test"] {
        assert_eq!(get(address, "/json/list", &[("Origin", origin)]).await.0, 403, "{origin}");
        let mut request = inspector.link().split_once("ws=").unwrap().1.to_owned();
        request.insert_str(0, "ws://");
        let mut request = request.into_client_request().unwrap();
        request.headers_mut().insert("Origin", origin.parse().unwrap());
        let stream = TcpStream::connect(address).await.unwrap();
        assert!(client_async(request, stream).await.is_err(), "{origin}");
    }
    let stream = TcpStream::connect(address).await.unwrap();
    assert!(client_async(format!("ws://{address}/guess"), stream).await.is_err());
    let other = Inspector::listen("127.0.0.1:0".parse().unwrap(), Wording::default()).unwrap();
    let target = |inspector: &Inspector| inspector.link().rsplit_once('/').unwrap().1.to_owned();
    assert!(target(&inspector) != target(&other) && target(&other).len() == 36);
    transcript.close().await;
}

#[tokio::test]
async fn a_program_waits_until_the_tools_let_it_run() {
    let inspector = Inspector::listen("127.0.0.1:0".parse().unwrap(), Wording::default()).unwrap();
    assert!(!inspector.is_connected());
    let mut tools = Client::connect(inspector.address()).await;
    assert!(inspector.is_connected());
    let waiting = tokio::spawn({
        let inspector = inspector.clone();
        async move { inspector.connected().await }
    });
    tools.ask("Runtime.runIfWaitingForDebugger", json!({})).await.unwrap();
    waiting.await.unwrap();
    drop(tools);
    inspector.disconnected().await;
}
