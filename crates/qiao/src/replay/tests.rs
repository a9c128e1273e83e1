//! What archives can look like, and what counts as the same call.

use bytes::Bytes;
use qiao_abi::Part;
use qiao_net::RecordedOutcome;
use serde_json::{Value, json};
use url::Url;

use super::*;

/// A recording of these entries.
fn replay(entries: Value, rules: &[&str]) -> Replay {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("part.bin"), [1, 2]).unwrap();
    let path = folder.path().join("a.har");
    std::fs::write(&path, json!({ "log": { "entries": entries } }).to_string()).unwrap();
    let rules = rules.iter().map(|rule| rule.parse().unwrap());
    Replay::read(&path, rules.fold(Matching::new(), Matching::ignore)).unwrap()
}

fn entry(url: &str, request: Value, response: Value) -> Value {
    let mut entry = json!({
        "request": { "method": "POST", "url": url, "headers": [] },
        "response": { "status": 200, "headers": [], "content": { "size": 0 } },
    });
    for (part, own) in [("request", request), ("response", response)] {
        own.as_object().unwrap().iter().for_each(|(key, value)| entry[part][key] = value.clone());
    }
    entry
}

fn ask(replay: &Replay, url: &str, kind: &str, body: &[u8]) -> Result<Recorded, Box<Unrecorded>> {
    let headers = [("content-type".to_owned(), kind.to_owned())];
    let url: Url = url.parse().unwrap();
    replay.exchange(&Asked { method: "POST", url: &url, headers: &headers, body })
}

fn response(recorded: Recorded) -> (Vec<(String, String)>, Bytes) {
    match recorded.outcome {
        RecordedOutcome::Response { headers, body, .. } => (headers, body),
        other => panic!("{other:?}"),
    }
}

/// The parts in which a call differs from the only entry.
fn parts(request: Value, url: &str, kind: &str, body: &[u8], rules: &[&str]) -> Vec<Part> {
    let replay = replay(json!([entry("https://a.test/x?a=1&b=2", request, json!({}))]), rules);
    match ask(&replay, url, kind, body) {
        Ok(_) => Vec::new(),
        Err(unrecorded) => unrecorded.differences.into_iter().map(|difference| difference.part).collect(),
    }
}

#[test]
fn a_url_is_the_same_with_the_same_parameters_in_the_same_order() {
    let differs = |url: &str, rules: &[&str]| parts(json!({}), url, "", b"", rules);
    assert_eq!(differs("https://a.test:443/x?a=1&b=2#part", &[]), []);
    assert_eq!(differs("https://a.test/x?b=2&a=1", &[]), [Part::Query("b".into())]);
    assert_eq!(differs("https://a.test/x?b=2&a=1", &["query:a"]), []);
    assert_eq!(differs("https://a.test/x?a=1&b=2&b=3", &[]), [Part::Query("b".into())]);
    assert_eq!(differs("http://a.test/x?a=1&b=2", &[]), [Part::Address]);
    assert_eq!(differs("https://a.test/y?a=2&b=2", &[]), [Part::Address, Part::Query("a".into())]);
}

#[test]
fn a_body_is_the_same_by_value() {
    let url = "https://a.test/x?a=1&b=2";
    let json = |text: &str, body: &str, rules: &[&str]| {
        parts(json!({ "postData": { "text": text } }), url, "application/json", body.as_bytes(), rules)
    };
    assert_eq!(json(r#"{"a":1,"b":[1,{"c":2}]}"#, r#"{ "b": [1.0, {"c": 2}], "a": 1 }"#, &[]), []);
    assert_eq!(json(r#"{"b":[1,{"c":2}]}"#, r#"{"b":[1,{"c":3}]}"#, &[]), [Part::Json("$.b[1].c".into())]);
    assert_eq!(json(r#"{"b":[1,{"c":2}]}"#, r#"{"b":[1,{"c":3}]}"#, &["json:$..c"]), []);
    assert_eq!(json(r#"{"b":1}"#, r#"{}"#, &["json:b"]), []);
    assert_eq!(json(r#"{"a":"REDACTED"}"#, r#"{"a":"x"}"#, &[]), []);
    assert_eq!(json("text", "texts", &[]), [Part::Body]);
    let form = |text: &str, body: &str, rules: &[&str]| {
        let kind = "application/x-www-form-urlencoded";
        parts(json!({ "postData": { "text": text } }), url, kind, body.as_bytes(), rules)
    };
    assert_eq!(form("a=1+2&t=1", "a=1%202&t=1", &[]), []);
    assert_eq!(form("a=1&t=1", "a=1&t=2", &[]), [Part::Field("t".into())]);
    assert_eq!(form("a=1&t=1", "a=1&t=2", &["query:t"]), []);
    // Bytes, as tools write them.
    let bytes = |post: Value| parts(json!({ "postData": post }), url, "", &[0xff, 0x41], &[]);
    assert_eq!(bytes(json!({ "text": "\u{fffd}A" })), []);
    assert_eq!(bytes(json!({ "text": "\u{ff}A" })), []);
    assert_eq!(bytes(json!({ "text": "/0E=", "_encoding": "base64" })), []);
    assert_eq!(bytes(json!({ "text": "other" })), [Part::Body]);
    // A form that goes up was not recorded.
    let upload = json!({ "headers": [{ "name": "Content-Type", "value": "multipart/form-data; boundary=x" }] });
    assert_eq!(parts(upload, url, "multipart/form-data; boundary=y", b"--y--", &[]), []);
    assert_eq!(parts(json!({ "bodySize": 9 }), url, "", b"whatever", &[]), []);
    assert_eq!(parts(json!({ "bodySize": -1 }), url, "", b"whatever", &[]), [Part::Body]);
    let params = json!({ "postData": { "params": [{ "name": "a", "value": "1 2" }] } });
    assert_eq!(parts(params, url, "application/x-www-form-urlencoded", b"a=1+2", &[]), []);
}

#[test]
fn a_form_is_the_same_part_by_part() {
    let url = "https://a.test/x?a=1&b=2";
    let field = |name: &str, value: &str| format!("Content-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let file = |content: &str| {
        format!(
            "Content-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\n{content}\r\n"
        )
    };
    let form = |boundary: &str, parts: &[String]| {
        let parts: String = parts.iter().map(|part| format!("--{boundary}\r\n{part}")).collect();
        format!("{parts}--{boundary}--\r\n")
    };
    let kind = |boundary: &str| format!("multipart/form-data; boundary={boundary}");
    let recorded = |post: Value| {
        let kind = json!([{ "name": "Content-Type", "value": kind("R") }]);
        json!({ "headers": kind, "postData": post })
    };
    let differs = |post: Value, own: &[String], rules: &[&str]| {
        parts(recorded(post), url, &kind("O"), form("O", own).as_bytes(), rules)
    };
    // As text with a boundary of its own; browsers may leave the content of files out.
    let whole = json!({ "text": form("R", &[file("content"), field("n", "1")]) });
    let own = [field("n", "1"), file("content")];
    assert_eq!(differs(whole.clone(), &own, &[]), []);
    assert_eq!(differs(json!({ "text": form("R", &[file(""), field("n", "1")]) }), &own, &[]), []);
    // As a list.
    let list = json!({ "params": [
        { "name": "n", "value": "1" },
        { "name": "f", "fileName": "a.txt", "contentType": "text/plain", "value": "content" },
    ] });
    assert_eq!(differs(list.clone(), &own, &[]), []);
    assert_eq!(
        differs(list.clone(), &[field("n", "2"), file("other")], &[]),
        [Part::File("f".into()), Part::Field("n".into())]
    );
    assert_eq!(differs(list.clone(), &[field("n", "2"), file("other")], &["query:n", "query:f"]), []);
    assert_eq!(differs(list.clone(), &[field("n", "1")], &[]), [Part::File("f".into())]);
    assert_eq!(
        differs(list, &[field("n", "1"), file("content"), field("more", "")], &[]),
        [Part::Field("more".into())]
    );
    assert_eq!(parts(recorded(whole), url, "text/plain", b"text", &[]), [Part::Body]);
}

#[test]
fn answers_are_as_the_server_sent_them() {
    let header = |name: &str, value: &str| json!({ "name": name, "value": value });
    let url = "https://a.test/x";
    let got = |own: Value| response(ask(&replay(json!([entry(url, json!({}), own)]), &[]), url, "", b"").unwrap());
    let gbk = json!({
        "headers": [header("Content-Type", "text/plain; charset=GBK"), header(":status", "200"), header("Set-Cookie", "a=1\nb=2")],
        "content": { "size": 3, "text": "茶" },
    });
    let (headers, body) = got(gbk);
    assert_eq!(body, b"\xb2\xe8"[..]);
    let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let kind = ("Content-Type", "text/plain; charset=GBK");
    assert_eq!(headers, [kind, ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")]);
    assert_eq!(got(json!({ "content": { "size": 2, "text": "AQI=", "encoding": "base64" } })).1, [1, 2][..]);
    assert_eq!(got(json!({ "content": { "size": 2, "_file": "part.bin" } })).1, [1, 2][..]);
    assert_eq!(got(json!({ "status": 302, "content": { "size": 9 } })).1, b""[..]);
}

#[test]
fn what_did_not_come_is_lost_or_awaited() {
    let url = "https://a.test/x";
    let got = |own: Value| ask(&replay(json!([entry(url, json!({}), own)]), &[]), url, "", b"").unwrap().outcome;
    assert!(matches!(got(json!({ "status": 0, "_error": "net::ERR_CONNECTION_REFUSED" })), RecordedOutcome::Lost));
    assert!(matches!(got(json!({ "status": 0, "_error": "net::ERR_ABORTED" })), RecordedOutcome::Silence));
    assert!(matches!(got(json!({ "status": -1, "_failureText": "net::ERR_TIMED_OUT" })), RecordedOutcome::Silence));
}

#[test]
fn entries_answer_once_in_their_order() {
    let url = "https://a.test/x";
    let of = |text: &str, at: &str| {
        let mut entry = entry(url, json!({}), json!({ "content": { "size": 1, "text": text } }));
        entry["startedDateTime"] = at.into();
        entry
    };
    let elsewhere = entry("data:text/plain,x", json!({}), json!({}));
    let replay = replay(json!([of("2", "2026-01-02"), of("1", "2026-01-01"), elsewhere]), &[]);
    assert_eq!(replay.unused(), ["POST https://a.test/x", "POST https://a.test/x"]);
    for expected in ["1", "2"] {
        assert_eq!(response(ask(&replay, url, "", b"").unwrap()).1, expected.as_bytes());
    }
    let gone = ask(&replay, url, "", b"").unwrap_err();
    assert_eq!(gone.reason().id(), "AllReplayed");
    assert_eq!((replay.unmatched(), replay.unused()), (1, Vec::new()));
    let again = replay.with_delays();
    assert_eq!((again.unmatched(), again.unused().len()), (0, 2));
}
