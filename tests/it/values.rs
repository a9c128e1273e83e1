//! Values between the embedder and script: what arrives, and what is an error.

use qiao::{Error, Launch, Limits, Platform};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::support::{Site, on_virtual_time};

const PAGE: &str = "
    App({ cut: 'a\\ud83d' });
    Page({
      data: { cut: '\\ude00' },
      half: (text) => ({ text: text.slice(0, 3), whole: text }),
      deep(depth) { let value = 1; while (depth-- > 0) value = [value]; return value },
      large: (count) => new Array(count).fill('some text'),
      get: (what) => new Promise((done, fail) => wx.request({ url: 'https://a.test' + what, success: done, fail })),
      throws(kind) {
        if (kind === 'error') throw Object.assign(new Error('no luck'), { code: 7 });
        if (kind === 'cycle') { const cycle = {}; cycle.self = cycle; throw cycle }
        throw kind;
      },
      told: () => hear({ cut: 'a\\ud83d' }),
      deeply() { let value = 1; for (let at = 0; at < 500; at++) value = [value]; hear(value) },
    });";

fn script() -> Launch {
    Launch::source("main.js", PAGE).platform(Platform::Wx)
}

/// Opens the page and runs a test with it.
fn on_page(launch: Launch, act: impl AsyncFnOnce(qiao::Page, qiao::MiniProgram) + Send) {
    on_virtual_time(async |site: Site| {
        let app = site.host.launch(launch).await.unwrap();
        let page = app.page("pages/index/index").await.unwrap();
        act(page, app.clone()).await;
        app.close().await.unwrap();
    });
}

#[test]
fn half_of_a_surrogate_pair_is_a_replacement_character() {
    on_page(script(), async |page, app| {
        let half = page.call("half", "ab\u{1f600}").await.unwrap();
        assert_eq!(half, json!({ "text": "ab\u{fffd}", "whole": "ab\u{1f600}" }));
        assert_eq!(page.data().await.unwrap(), json!({ "cut": "\u{fffd}" }));
        assert_eq!(app.global("cut").await.unwrap(), "a\u{fffd}");
    });
}

#[test]
fn what_is_nested_too_deeply_is_an_error() {
    on_page(script(), async |page, _| {
        assert!(page.call("deep", 100).await.is_ok());
        let error = page.call("deep", 1000).await.unwrap_err();
        assert!(matches!(error, Error::Value(_)), "{error}");
        assert_eq!(page.call("deep", 0).await.unwrap(), 1, "the program goes on");
    });
}

#[test]
fn functions_of_the_embedder_get_every_argument_or_throw() {
    let heard: std::sync::Arc<std::sync::Mutex<Vec<Value>>> = std::sync::Arc::default();
    let hears = heard.clone();
    let launch = script().host_function("hear", move |call| {
        hears.lock().unwrap().extend_from_slice(call.arguments());
        Ok(json!("heard"))
    });
    on_page(launch, async |page, _| {
        assert_eq!(page.call("told", ()).await.unwrap(), "heard");
        let Err(Error::Thrown { message, .. }) = page.call("deeply", ()).await else { panic!("it throws") };
        assert!(message.starts_with("the arguments cannot be read"), "{message}");
    });
    assert_eq!(*heard.lock().unwrap(), [json!({ "cut": "a\u{fffd}" })]);
}

#[test]
fn a_rejection_carries_its_value() {
    on_page(script(), async |page, _| {
        let mut thrown = Vec::new();
        for (method, argument) in [("get", "\u{7f}:"), ("throws", "error"), ("throws", "cycle"), ("throws", "text")] {
            let Err(Error::Thrown { message, value }) = page.call(method, argument).await else { panic!("it throws") };
            thrown.push((message, value));
        }
        let (message, value) = thrown.remove(0);
        assert!(message.starts_with("request:fail") && value["errMsg"] == message.as_str(), "{message} {value}");
        assert!(value["errno"].is_number(), "{value}");
        assert_eq!(thrown.remove(0), ("no luck".to_owned(), json!({ "code": 7 })));
        assert_eq!(thrown.remove(0), ("[object Object]".to_owned(), Value::Null));
        assert_eq!(thrown.remove(0), ("text".to_owned(), json!("text")));
    });
}

#[test]
fn values_have_types_of_the_caller() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Half {
        text: String,
        whole: String,
    }
    on_page(script(), async |page, app| {
        let half: Half = page.call_as("half", ("abcd",)).await.unwrap();
        assert_eq!(half, Half { text: "abc".to_owned(), whole: "abcd".to_owned() });
        assert_eq!(app.global_as::<String>("cut").await.unwrap(), "a\u{fffd}");
        assert!(matches!(page.data_as::<Half>().await, Err(Error::Value(_))));
    });
}

/// Longer values than those that are parsed at once.
#[tokio::test]
async fn large_values_arrive() {
    let host = qiao::Host::builder().workers(1).build().unwrap();
    let app = host.launch(script()).await.unwrap();
    let page = app.page("pages/index/index").await.unwrap();
    let texts: Vec<String> = page.call_as("large", 100_000).await.unwrap();
    assert!(texts.len() == 100_000 && texts.iter().all(|text| text == "some text"));
    let error = page.call_as::<u32>("large", 100_000).await.unwrap_err();
    assert!(matches!(error, Error::Value(_)), "{error}");
}

#[test]
fn bytes_go_both_ways_without_json() {
    on_page(script().limits(Limits::new().memory(128 << 20)), async |_, app| {
        let bytes: Vec<u8> = (0..=255).collect();
        let pass = async |function: &str| app.pass_bytes(function, bytes.clone()).await;
        assert_eq!(pass("(bytes) => bytes").await.unwrap(), bytes);
        assert_eq!(pass("async (bytes) => new Uint8Array(bytes, 65, 2)").await.unwrap(), b"AB");
        assert_eq!(pass("(bytes) => new DataView(bytes, 65)").await.unwrap(), bytes[65..]);
        assert_eq!(pass("() => {}").await.unwrap(), b"");
        assert_eq!(pass("({ byteLength }) => new Uint16Array([byteLength])").await.unwrap(), 256_u16.to_ne_bytes());
        for (function, words) in [
            ("7", "the expression is not a function"),
            ("() => 'text'", "the result is not an ArrayBuffer"),
            (
                "() => ({ buffer: new ArrayBuffer(2), byteOffset: 1, byteLength: 9 })",
                "the result is not an ArrayBuffer",
            ),
            ("(", "unexpected"),
            ("() => none", "none"),
        ] {
            let Err(Error::Thrown { message, .. }) = pass(function).await else { panic!("{function}") };
            assert!(message.contains(words), "{message}");
        }
        let rejected = pass("() => Promise.reject({ errMsg: 'no luck', errno: 7 })").await;
        let Err(Error::Thrown { value, .. }) = rejected else { panic!() };
        assert_eq!(value, json!({ "errMsg": "no luck", "errno": 7 }));
        // More than the program's memory is an error, and the program goes on.
        let large = app.pass_bytes("(bytes) => bytes", vec![7; 30 << 20]).await.unwrap();
        assert_eq!((large.len(), large[large.len() - 1]), (30 << 20, 7));
        let Err(Error::Thrown { message, .. }) = app.pass_bytes("(bytes) => bytes", vec![7; 200 << 20]).await else {
            panic!()
        };
        assert_eq!(message, "the bytes have no room in the program's memory");
        assert_eq!(pass("(bytes) => bytes").await.unwrap(), bytes);
    });
}
