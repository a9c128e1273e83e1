//! The code examples of the platforms' documents, unmodified, against real servers: each does what its
//! document says.

use std::time::Duration;

use qiao::{Idle, Launch, Platform, ScriptErrorKind};

use crate::support::{Site, Transcript, fixture, on_virtual_time};

async fn played(site: &Site, name: &str) -> Transcript {
    let platform = name.split('/').next().unwrap().parse::<Platform>().unwrap();
    site.play(Launch::script(fixture(&format!("seeds/{name}"))).platform(platform)).await
}

fn on(site: &Site, path: &str, script: &str) {
    site.origin.on(path, script.parse().unwrap());
}

/// Method, target and body of the last request that the origin received.
fn last_request(site: &Site) -> String {
    let request = site.last_request();
    let body = request.body.bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    format!("{} {} {}", request.method, request.target, body)
}

fn last_header(site: &Site, name: &str) -> Option<String> {
    let request = site.last_request();
    request.headers.first(name).map(str::to_owned)
}

const CORS: &str = "header:Access-Control-Allow-Origin=https://example.feishu.cn;\
                    header:Access-Control-Allow-Credentials=true;\
                    header:Access-Control-Allow-Headers=Content-Type, Authorization;";

#[tokio::test]
async fn block_get_reaches_the_server_and_succeeds() {
    let site = Site::new().await;
    on(&site, "/api/downloads", &format!("{CORS}body:ok"));
    let transcript = played(&site, "tt-block/request-get.js").await;
    assert!(transcript.log()[0].starts_with("请求成功 "), "{:?}", transcript.log());
    assert_eq!(last_request(&site), "GET /api/downloads ");
}

#[tokio::test]
async fn block_authorization_reaches_the_server() {
    let site = Site::new().await;
    on(&site, "/api/test", &format!("{CORS}body:ok"));
    let transcript = played(&site, "tt-block/request-authorization.js").await;
    assert!(transcript.log()[0].starts_with("请求成功 "), "{:?}", transcript.log());
    assert_eq!(last_header(&site, "authorization").as_deref(), Some("鉴权凭证"));
}

#[tokio::test]
async fn gadget_request_gets_text_with_its_trace() {
    let site = Site::new().await;
    on(&site, "/", "header:Content-Type=text/html;body:<html></html>");
    let transcript = played(&site, "tt-gadget/request.js").await;
    let result: serde_json::Value = serde_json::from_str(&transcript.log()[0]).unwrap();
    assert_eq!(result["statusCode"], 200);
    assert_eq!(result["data"], "<html></html>", "a text that is no JSON stays text");
    assert_eq!(result["errMsg"], "request:ok");
    assert_eq!(result["trace"].as_str(), last_header(&site, "x-request-id").as_deref());
    let target = site.last_request().target;
    assert!(target.starts_with("/?noncestr=1"), "{target}");
    let referer = last_header(&site, "referer").unwrap();
    assert!(referer.starts_with("https://tmaservice.developer.toutiao.com/?appid=cli_"), "{referer}");
}

#[tokio::test]
async fn swan_request_puts_data_into_the_query() {
    let site = Site::new().await;
    on(&site, "/xxx", "header:Content-Type=application/json;body:{\"answer\": 42}");
    let transcript = played(&site, "swan/request.js").await;
    assert_eq!(transcript.log(), ["{ answer: 42 }"]);
    assert_eq!(last_request(&site), "GET /xxx?key=value ");
    assert_eq!(last_header(&site, "content-type").as_deref(), Some("application/json"));
}

#[tokio::test]
async fn swan_abort_of_a_placeholder_url_finds_no_task() {
    let site = Site::new().await;
    // `test.php` is a placeholder: the call is refused at once and returns nothing (SWAN-REQ-003).
    let transcript = played(&site, "swan/request-abort.js").await;
    assert_eq!(
        transcript.refused(),
        ["SWAN-REQ-002 request:fail parameter error: invalid url \"test.php\"  (errCode 904)"]
    );
    assert_eq!(transcript.errors(), ["TypeError: cannot read property 'abort' of undefined"]);
    assert!(site.origin.log().requests().is_empty());
}

#[tokio::test]
async fn wx_request_tells_data_status_and_header() {
    let site = Site::new().await;
    on(&site, "/getinfo", "status:404;header:X-A=1;body:{\"id\": 1}");
    let transcript = played(&site, "wx/request.js").await;
    let text = transcript.log().concat();
    for part in ["data: { id: 1 }", "statusCode: 404", "'X-A': '1'", "errMsg: 'request:ok'"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[tokio::test]
async fn wx_parameters_example_does_not_parse_and_its_first_half_does() {
    let site = Site::new().await;
    let path = fixture("seeds/wx/request-parameters.js");
    // The second example of this block is not valid JavaScript: `success` has no body.
    let transcript = site.play(Launch::script(&path).platform(Platform::Wx)).await;
    let syntax = transcript.entries().into_iter().any(|entry| match entry.record {
        qiao::Record::Error(error) => error.kind == ScriptErrorKind::Syntax && error.line == Some(16),
        _ => false,
    });
    assert!(syntax, "{:?}", transcript.errors());
    let block = std::fs::read_to_string(path).unwrap();
    let first = block.split("//通过data参数传递数据").next().unwrap();
    let transcript = site.play(Launch::source("first.js", first).platform(Platform::Wx)).await;
    assert_eq!(last_request(&site), "GET /getinfo?id=1&version=1.0.0 ");
    assert_eq!(transcript.errors(), Vec::<String>::new());
    let second = "wx.request({url:'https://test.com/getinfo', data:{id:1,version:'1.0.0'}, success(res){}})";
    site.play(Launch::source("second.js", second).platform(Platform::Wx)).await;
    assert_eq!(last_request(&site), "GET /getinfo?id=1&version=1.0.0 ", "both ways give the same request");
}

#[tokio::test]
async fn wx_json_body_is_the_serialized_data() {
    let site = Site::new().await;
    played(&site, "wx/request-json-body.js").await;
    assert_eq!(last_request(&site), r#"POST /postdata {"a":{"b":[1,2,3],"c":{"d":"test"}}}"#);
    assert_eq!(last_header(&site, "content-type").as_deref(), Some("application/json"));
}

#[tokio::test]
async fn wx_locked_tap_sends_once_and_unlocks_when_it_is_complete() {
    let site = Site::new().await;
    on(&site, "/getinfo", "gate:answer;body:{\"ok\": true}");
    let transcript = played(&site, "wx/request-locked-tap.js").await;
    let tap = || transcript.app.call_page("pages/index/index", "tap", "[]");
    tap().await.unwrap();
    tap().await.unwrap();
    site.origin.gate("answer").until_waiting(1).await;
    site.origin.gate("answer").open();
    assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
    assert_eq!(site.origin.log().requests().len(), 1, "the second tap found the lock");
    assert_eq!(transcript.log(), ["{ ok: true }"]);
    assert_eq!(transcript.shown(), ["showLoading ", "hideLoading "]);
    tap().await.unwrap();
    assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
    assert_eq!(site.origin.log().requests().len(), 2, "the lock was released");
}

#[tokio::test]
async fn wx_locked_tap_shows_a_toast_when_the_network_fails() {
    let site = Site::new().await;
    on(&site, "/getinfo", "reset");
    let transcript = played(&site, "wx/request-locked-tap.js").await;
    transcript.app.call_page("pages/index/index", "tap", "[]").await.unwrap();
    assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
    assert_eq!(transcript.shown(), ["showLoading ", r#"showToast {"title":"系统错误"}"#, "hideLoading "]);
}

/// A page that runs an example which needs a file chosen by the user.
const CHOOSER: &str = "Page({ play(name, path) {
    globalThis.res = { tempFilePaths: [path] };
    swan.chooseImage = (options) => options.success(res);
    require(name);
} });";

/// Runs an example that uploads a file; returns the transcript.
async fn uploaded(site: &Site, name: &str) -> Transcript {
    let launch = Launch::source("chooser.js", CHOOSER).root(fixture("seeds/swan")).platform(Platform::Swan);
    let transcript = site.play(launch).await;
    let path = transcript.app.add_file("photo.png", &b"not really a photo"[..]).await.unwrap();
    let arguments = serde_json::json!([format!("./{name}"), path]).to_string();
    transcript.app.call_page("pages/index/index", "play", &arguments).await.unwrap();
    assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
    transcript
}

#[tokio::test]
async fn swan_upload_sends_the_file_under_its_name() {
    let site = Site::new().await;
    on(&site, "/xxx", "body:ok");
    let transcript = uploaded(&site, "upload.js").await;
    assert_eq!(transcript.log(), ["200"]);
    let request = site.last_request();
    assert_eq!((request.method.as_str(), request.target.as_str()), ("POST", "/xxx"));
    let content_type = request.headers.first("content-type").unwrap();
    assert!(content_type.starts_with("multipart/form-data; boundary="), "{content_type}");
    let body = String::from_utf8(request.body.bytes.unwrap().to_vec()).unwrap();
    assert!(body.contains("name=\"myfile\"; filename=\"tmp_"), "{body}");
    assert!(body.contains("not really a photo"), "{body}");
}

#[tokio::test]
async fn swan_upload_that_is_aborted_at_once_fails_and_sends_nothing() {
    let site = Site::new().await;
    let transcript = uploaded(&site, "upload-abort.js").await;
    assert_eq!(transcript.log(), ["错误码：1001", "错误信息：Canceled"]);
    assert!(site.origin.log().requests().is_empty());
}

#[tokio::test]
async fn swan_download_gives_a_temporary_path() {
    let site = Site::new().await;
    on(&site, "/xxx", "header:Content-Type=image/png;body:pixels");
    let transcript = played(&site, "swan/download.js").await;
    let log = transcript.log().concat();
    assert!(log.starts_with("临时文件路径bdfile://tmp_") && log.ends_with(".png"), "{log}");
    assert_eq!(last_request(&site), "GET /xxx ");
}

#[tokio::test]
async fn swan_download_that_is_aborted_at_once_fails() {
    let site = Site::new().await;
    let transcript = played(&site, "swan/download-abort.js").await;
    assert_eq!(transcript.log(), ["错误码：1001", "错误信息：Canceled"]);
}

/// Runs an example that opens a socket to an echo server, for a limited time: most of them never close it.
async fn connected(site: &Site, name: &str) -> Transcript {
    let launch = Launch::script(fixture(&format!("seeds/swan/{name}"))).platform(Platform::Swan);
    let transcript = site.launch(launch).await;
    tokio::time::sleep(Duration::from_secs(10)).await;
    transcript
}

/// The messages that the server received on the only socket.
fn messages(site: &Site) -> Vec<String> {
    let requests = site.origin.log().requests();
    assert_eq!(requests.iter().map(|request| request.target.as_str()).collect::<Vec<_>>(), ["/"]);
    let socket = requests[0].websocket.as_ref().unwrap();
    socket.messages.iter().map(|message| String::from_utf8(message.payload.to_vec()).unwrap()).collect()
}

#[test]
fn swan_socket_opens_and_tells_its_header() {
    on_virtual_time(async |site: Site| {
        assert!(connected(&site, "connect-socket.js").await.log().is_empty());
        assert!(messages(&site).is_empty());
    });
    on_virtual_time(async |site: Site| {
        let transcript = connected(&site, "socket-open.js").await;
        let log = transcript.log().concat();
        assert!(log.starts_with("WebSocket连接已打开！ {") && log.to_lowercase().contains("websocket"), "{log}");
    });
}

#[test]
fn swan_socket_that_cannot_open_tells_an_error() {
    on_virtual_time(async |site: Site| {
        site.origin.on("/", "status:503;body:closed".parse().unwrap());
        let transcript = connected(&site, "socket-error.js").await;
        assert_eq!(transcript.log(), ["WebSocket连接打开失败，请检查！"]);
        assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
    });
    on_virtual_time(async |site: Site| assert!(connected(&site, "socket-error.js").await.log().is_empty()));
}

#[test]
fn swan_socket_sends_and_hears() {
    on_virtual_time(async |site: Site| {
        assert!(connected(&site, "socket-send.js").await.log().is_empty());
        assert_eq!(messages(&site), ["baidu"]);
    });
    on_virtual_time(async |site: Site| {
        assert_eq!(connected(&site, "socket-message.js").await.log(), ["收到服务器内容： baidu"]);
    });
}

#[test]
fn swan_socket_is_closed_by_script() {
    on_virtual_time(async |site: Site| {
        let transcript = connected(&site, "socket-closed.js").await;
        assert_eq!(transcript.log(), ["WebSocket 已关闭！"]);
        assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
        let websocket = site.origin.log().requests()[0].websocket.clone().unwrap();
        assert_eq!(websocket.close.unwrap().code, Some(1000));
    });
    on_virtual_time(async |site: Site| {
        // SWAN-GLB-029: the socket is closed although it may not be open yet.
        let transcript = connected(&site, "socket-close.js").await;
        assert_eq!((transcript.app.wait_idle().await, transcript.errors().len()), (Idle::NothingPending, 0));
    });
}
