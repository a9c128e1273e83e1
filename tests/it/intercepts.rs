//! HTTP requests that an embedder holds up: it lets them go, changes them, answers them or ends them. The platform's rules
//! hold for what it answers.

use std::sync::mpsc;
use std::time::Duration;

use qiao::{
    Answerer, Connector, Io, Launch, Limits, Network, NetworkError, Opening, PausedRequest, Platform, Record,
    Recording, RequestChange, Response, Target, condition,
};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::support::{Site, on_virtual_time, script};

/// A function of script that gives the result of a call, whatever it is.
const CALL: &str =
    "globalThis.call = (options, api = 'request') => new Promise((complete) => wx[api]({ ...options, complete }))";

/// The result of a request with these options.
async fn request(app: &qiao::MiniProgram, options: &str) -> Value {
    app.evaluate(&format!("call({options})")).await.unwrap()
}

/// Answers every request so.
fn fulfilling(response: Response) -> impl FnMut(PausedRequest) + Send {
    move |request| request.fulfil(response.clone())
}

#[tokio::test]
async fn a_request_goes_out_over_a_real_socket_as_it_is_changed() {
    let site = Site::new().await;
    let (seen, sees) = mpsc::channel();
    let launch = script(CALL).intercept("*/echo", move |request| {
        let body = request.body().map(<[u8]>::to_vec);
        seen.send((request.method().to_owned(), request.url().to_owned(), request.headers().to_vec(), body)).unwrap();
        let change = RequestChange::new().header("x-stage", "test").without_header("x-own").body("other");
        request.change(change.method("PUT").url("https://b.test/do?s=body:there").unwrap());
    });
    let transcript = site.launch(launch.record(Recording::Bodies)).await;
    let options = "{ url: 'https://a.test/echo', method: 'POST', data: 'mine', header: { 'x-own': '1' } }";
    let result = request(&transcript.app, options).await;
    assert_eq!((&result["statusCode"], &result["data"]), (&json!(200), &json!("there")));
    let (method, url, headers, body) = sees.recv().unwrap();
    assert_eq!((method.as_str(), url.as_str()), ("POST", "https://a.test/echo"));
    assert_eq!(body.as_deref(), Some(&b"mine"[..]));
    assert!(headers.contains(&("x-own".to_owned(), "1".to_owned())), "{headers:?}");
    let sent = site.last_request();
    assert_eq!((sent.method.as_str(), sent.host.as_deref()), ("PUT", Some("b.test")));
    let header = |name| sent.headers.first(name);
    assert_eq!((header("x-stage"), header("x-own"), header("content-length")), (Some("test"), None, Some("5")));
    // The journal says so, and its traffic is what went out.
    let answers = transcript.entries().into_iter().filter_map(|entry| match entry.record {
        Record::Answer { by: Answerer::Embedder, answer, .. } => answer,
        Record::Exchange(traffic) => Some(format!("{} {} {:?}", traffic.method, traffic.url, traffic.request_body)),
        _ => None,
    });
    let expected = [
        r#"{"method":"PUT","url":"https://b.test/do?s=body:there"}"#,
        r#"PUT https://b.test/do?s=body:there Some(b"other")"#,
    ];
    assert_eq!(answers.collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn what_is_let_go_is_as_it_was() {
    let site = Site::new().await;
    let launch = script(CALL).intercept("*", drop);
    let app = site.launch(launch).await;
    let result = request(&app.app, "{ url: 'https://a.test/do?s=body:x' }").await;
    assert_eq!(result["data"], "x");
    assert!(!app.entries().iter().any(|entry| matches!(entry.record, Record::Answer { .. })));
}

#[test]
fn the_last_interceptor_for_a_url_answers_and_can_be_added_and_removed_later() {
    on_virtual_time(async |site: Site| {
        let first = |name: &'static str| fulfilling(Response::new(200).body(name));
        let launch = script(CALL).intercept("*", first("all")).intercept("*/v1/*", first("v1"));
        let app = site.host.launch(launch).await.unwrap();
        let data = async |path: &str| {
            request(&app, &format!("{{ url: 'https://a.test{path}' }}")).await["data"].as_str().unwrap().to_owned()
        };
        assert_eq!((data("/v1/x").await, data("/v2/x").await), ("v1".to_owned(), "all".to_owned()));
        app.intercept("*/v2/*", first("v2")).await.unwrap();
        assert_eq!(data("/v2/x").await, "v2");
        app.stop_intercepting("*").await.unwrap();
        app.stop_intercepting("*/v2/*").await.unwrap();
        assert_eq!((data("/v1/x").await, data("/do?s=body:net").await), ("v1".to_owned(), "net".to_owned()));
    });
}

#[test]
fn an_aborted_request_has_the_words_of_the_platform_and_one_end() {
    on_virtual_time(async |site: Site| {
        for (error, words) in [
            (NetworkError::ConnectionRefused, "ERR_CONNECTION_REFUSED"),
            (NetworkError::NameNotResolved, "ERR_NAME_NOT_RESOLVED"),
            (NetworkError::TimedOut, "request:fail timeout"),
        ] {
            let transcript = site.launch(script(CALL).intercept("*", move |request| request.abort(error))).await;
            let result = request(&transcript.app, "{ url: 'https://a.test/' }").await;
            assert!(result["errMsg"].as_str().unwrap().contains(words), "{result}");
            assert_eq!(transcript.close().await, 1);
        }
        assert!(site.origin.log().requests().is_empty());
    });
}

#[test]
fn the_rules_hold_for_what_is_fulfilled() {
    on_virtual_time(async |site: Site| {
        // Domain lists decide before the embedder is asked.
        let lists = Network::new().domains(r#"{"request":["https://a.test"]}"#);
        let launch = script(CALL).network(lists).intercept("*", fulfilling(Response::new(200).body("x")));
        let app = site.host.launch(launch).await.unwrap();
        let refused = request(&app, "{ url: 'https://b.test/' }").await;
        assert!(refused["errMsg"].as_str().unwrap().contains("url not in domain list"), "{refused}");
        assert_eq!(request(&app, "{ url: 'https://a.test/' }").await["data"], "x");
        // Codings, types and charsets are decoded; a redirect is followed, and its target is intercepted as well.
        app.intercept(
            "*/json",
            fulfilling(Response::new(200).header("content-type", "application/json").body("{\"n\":1}")),
        )
        .await
        .unwrap();
        app.intercept("*/moved", fulfilling(Response::new(302).header("location", "/json"))).await.unwrap();
        assert_eq!(request(&app, "{ url: 'https://a.test/moved' }").await["data"], json!({ "n": 1 }));
        let broken = Response::new(200).header("content-encoding", "gzip").body("no gzip");
        app.intercept("*/gzip", fulfilling(broken)).await.unwrap();
        let failed = request(&app, "{ url: 'https://a.test/gzip' }").await;
        assert!(failed["errMsg"].as_str().unwrap().contains("ERR_CONTENT_DECODING_FAILED"), "{failed}");
        let short = Response::new(200).header("content-length", "10").body("short");
        app.intercept("*/short", fulfilling(short)).await.unwrap();
        let failed = request(&app, "{ url: 'https://a.test/short' }").await;
        assert!(failed["errMsg"].as_str().unwrap().contains("ERR_CONTENT_LENGTH_MISMATCH"), "{failed}");
        let split = Response::new(200).header("x", "1\r\ny: 2");
        app.intercept("*/split", fulfilling(split)).await.unwrap();
        assert!(request(&app, "{ url: 'https://a.test/split' }").await["statusCode"].is_null());
        assert!(site.origin.log().requests().is_empty());
    });
}

#[test]
fn limits_time_outs_and_the_condition_of_the_network_hold() {
    on_virtual_time(async |site: Site| {
        let answer = Response::new(200).body(vec![b'x'; 160_000]);
        let launch = script(CALL).limits(Limits::new().response(200_000)).intercept("*", fulfilling(answer));
        let slow = Network::new().condition(condition("3g").unwrap());
        let app = site.host.launch(launch.network(slow)).await.unwrap();
        let took = "(async () => { const from = Date.now(); await call({ url: 'https://a.test/' }); return Date.now() - from })()";
        let took = app.evaluate(took).await.unwrap().as_u64().unwrap();
        // 160 kB at 200 kB per second, and a round trip of 300 ms.
        assert!((1_000..1_500).contains(&took), "{took}");
        app.set_network(condition("offline").unwrap()).await.unwrap();
        assert!(request(&app, "{ url: 'https://a.test/' }").await["statusCode"].is_null());
        app.set_network(condition("wifi").unwrap()).await.unwrap();
        app.intercept("*/long", fulfilling(Response::new(200).body(vec![b'x'; 200_001]))).await.unwrap();
        assert!(request(&app, "{ url: 'https://a.test/long' }").await["statusCode"].is_null());
        // Who does not answer is like a server that does not.
        let mut kept = Vec::new();
        app.intercept("*/never", move |request| kept.push(request)).await.unwrap();
        let failed = request(&app, "{ url: 'https://a.test/never', timeout: 500 }").await;
        assert!(failed["errMsg"].as_str().unwrap().contains("timeout"), "{failed}");
    });
}

#[test]
fn uploads_and_downloads_are_held_up_as_well() {
    on_virtual_time(async |site: Site| {
        let (seen, sees) = mpsc::channel();
        let answer = Response::new(200).body("kept");
        let launch = script(CALL).intercept("*", move |request| {
            seen.send(request.body().map(<[u8]>::to_vec)).unwrap();
            request.fulfil(answer.clone());
        });
        let app = site.host.launch(launch).await.unwrap();
        let path = app.add_file("a.txt", "of the file").await.unwrap();
        let upload = format!("call({{ url: 'https://a.test/', filePath: '{path}', name: 'f' }}, 'uploadFile')");
        assert_eq!(app.evaluate(&upload).await.unwrap()["data"], "kept");
        let body = String::from_utf8(sees.recv().unwrap().unwrap()).unwrap();
        assert!(body.contains("name=\"f\"") && body.contains("of the file"), "{body}");
        let download = "call({ url: 'https://a.test/b.txt' }, 'downloadFile')
            .then(({ tempFilePath }) => wx.getFileSystemManager().readFileSync(tempFilePath, 'utf8'))";
        assert_eq!(app.evaluate(download).await.unwrap(), "kept");
    });
}

#[test]
fn cors_holds_for_what_is_fulfilled_and_preflights_are_held_up() {
    on_virtual_time(async |site: Site| {
        let (seen, sees) = mpsc::channel();
        let launch = Launch::source("block.js", CALL.replace("wx[", "tt[")).platform(Platform::TtBlock);
        let launch = launch.intercept("*", move |request| {
            seen.send(request.method().to_owned()).unwrap();
            request.fulfil(Response::new(200).body("x"));
        });
        let app = site.host.launch(launch).await.unwrap();
        let hidden = request(&app, "{ url: 'https://a.test/', header: { 'x-own': '1' } }").await;
        assert!(hidden["data"].is_null() && sees.recv().unwrap() == "OPTIONS", "{hidden}");
        assert!(sees.try_recv().is_err(), "what a preflight forbids is not sent");
    });
}

#[tokio::test]
async fn an_answer_may_come_late_and_from_another_thread_and_a_panic_fails_the_call() {
    let site = Site::new().await;
    let launch = script(CALL)
        .intercept("*/later", |request| {
            std::thread::spawn(move || {
                std::thread::sleep(Duration::from_millis(5));
                request.fulfil(Response::new(201));
            });
        })
        .intercept("*/panics", |_| panic!("no luck"));
    let transcript = site.launch(launch).await;
    assert_eq!(request(&transcript.app, "{ url: 'https://a.test/later' }").await["statusCode"], 201);
    assert!(request(&transcript.app, "{ url: 'https://a.test/panics' }").await["statusCode"].is_null());
    assert_eq!(transcript.errors(), ["no luck"]);
    assert_eq!(request(&transcript.app, "{ url: 'https://a.test/later' }").await["statusCode"], 201);
    assert_eq!(transcript.close().await, 3);
}

#[tokio::test]
async fn an_answer_after_the_end_of_the_call_or_program_is_dropped() {
    let site = Site::new().await;
    let (seen, sees) = mpsc::channel();
    let launch = script(CALL).intercept("*", move |request| seen.send(request).unwrap());
    let transcript = site.launch(launch).await;
    transcript
        .app
        .run_script("a.js", "wx.request({ url: 'https://a.test/' }).abort(); wx.request({ url: 'https://b.test/' })")
        .await
        .unwrap();
    let held = sees.recv().unwrap();
    assert_eq!(transcript.close().await, 2);
    held.fulfil(Response::new(200));
}

/// Answers every connection with the same text.
struct Saying(&'static str);

impl Connector for Saying {
    fn connect(&self, _: Target<'_>) -> Opening {
        let body = self.0;
        Box::pin(async move {
            let (client, mut server) = tokio::io::duplex(16 * 1024);
            tokio::task::spawn_local(async move {
                let mut head = [0; 8 * 1024];
                let _ = server.read(&mut head).await;
                let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
                let _ = server.write_all(answer.as_bytes()).await;
            });
            Ok(Box::new(client) as Box<dyn Io>)
        })
    }
}

#[tokio::test]
async fn a_program_can_have_a_connector_of_its_own() {
    let site = Site::new().await;
    for body in ["one", "two"] {
        let launch = script(CALL).connector(std::sync::Arc::new(Saying(body)));
        let app = site.host.launch(launch).await.unwrap();
        assert_eq!(request(&app, "{ url: 'http://a.test/' }").await["data"], body);
    }
    let app = site.host.launch(script(CALL)).await.unwrap();
    assert_eq!(request(&app, "{ url: 'http://a.test/do?s=body:host' }").await["data"], "host");
}
