//! The built-in paths that respond with content, and their errors for invalid requests. `steering` tests the paths
//! that control the origin.

use std::io::Read;

use bytes::Bytes;
use hyper::header::CONTENT_TYPE;
use qiao_origin::Origin;
use serde_json::json;

use crate::client::{get, get_json, hyper1, origin, raw, request, split, tcp, whole};

async fn fetch(origin: &Origin, target: &str) -> (Option<String>, Bytes) {
    let mut client = hyper1(tcp(origin).await).await;
    let response = client.send_request(request("GET", target, "")).await.unwrap();
    let kind = response.headers().get(CONTENT_TYPE).map(|value| value.to_str().unwrap().to_owned());
    (kind, whole(response).await.1)
}

#[tokio::test]
async fn echo_tells_all() {
    let origin = origin().await;
    let echo = get_json(&origin, "/echo/x%20y?a=1&b=%E4%BD%A0+&b=").await;
    let expected = json!({
        "method": "GET", "target": "/echo/x%20y?a=1&b=%E4%BD%A0+&b=", "path": "/echo/x%20y", "query": "a=1&b=%E4%BD%A0+&b=",
        "args": { "a": "1", "b": ["你+", ""] },
        "headers": [["Host", "a.test"], ["Connection", "close"]],
        "body": "", "bodyBase64": "", "length": 0,
        "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "version": "1.1", "scheme": "http", "host": "a.test", "tls": null, "connection": 1, "request": 1,
    });
    assert_eq!(echo, expected);
}

#[tokio::test]
async fn contents_are_as_asked() {
    let origin = origin().await;
    let text = Some("text/plain; charset=utf-8");
    let cases: [(&str, Option<&str>, &[u8]); 13] = [
        ("/text?text=%E4%BD%A0", text, "你".as_bytes()),
        ("/json?body=%7Bnot%20json", Some("application/json"), b"{not json"),
        ("/charset/gbk?text=%E4%BD%A0", Some("text/plain; charset=gbk"), b"\xc4\xe3"),
        ("/charset/gbk?text=%E4%BD%A0&label=none", Some("text/plain"), b"\xc4\xe3"),
        ("/charset/gbk?text=%E4%BD%A0&label=utf-8&type=a/b", Some("a/b; charset=utf-8"), b"\xc4\xe3"),
        ("/bom?body=x", text, b"\xef\xbb\xbfx"),
        ("/bom?n=2&body=x&type=application/json", Some("application/json"), b"\xef\xbb\xbf\xef\xbb\xbfx"),
        ("/bytes/3", Some("application/octet-stream"), b"\x03\x0a\x11"),
        ("/chunked/3?size=2", Some("application/octet-stream"), b"\x03\x0a\x11"),
        ("/chunked/0", Some("application/octet-stream"), b""),
        ("/drip?bytes=3&pieces=2&gap=1ms&chunked=1", Some("application/octet-stream"), b"\x03\x0a\x11"),
        ("/status/404", None, b""),
        ("/status/103?body=x", text, b"x"),
    ];
    for (target, kind, body) in cases {
        let (seen_kind, seen_body) = fetch(&origin, target).await;
        assert_eq!((seen_kind.as_deref(), seen_body.as_ref()), (kind, body), "{target}");
    }
}

#[tokio::test]
async fn codings_are_labelled_and_decode() {
    let origin = origin().await;
    let decode = |coding: &str, bytes: &[u8]| {
        let mut text = String::new();
        let read = match coding {
            "gzip" => flate2::read::GzDecoder::new(bytes).read_to_string(&mut text),
            "deflate" => flate2::read::ZlibDecoder::new(bytes).read_to_string(&mut text),
            "deflate-raw" => flate2::read::DeflateDecoder::new(bytes).read_to_string(&mut text),
            _ => brotli_decompressor::Decompressor::new(bytes, 4096).read_to_string(&mut text),
        };
        read.map(|_| text).unwrap()
    };
    for (coding, label) in [("gzip", "gzip"), ("deflate", "deflate"), ("deflate-raw", "deflate"), ("br", "br")] {
        let ask = format!("GET /{coding}?body=hi HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        let answer = raw(&origin, ask).await;
        let at = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = std::str::from_utf8(&answer[..at]).unwrap();
        assert!(head.contains(&format!("Content-Encoding: {label}\r\n")), "{head}");
        assert_eq!(decode(coding, &answer[at + 4..]), "hi", "{coding}");
    }
}

#[tokio::test]
async fn header_lines_keep_case_and_repeat() {
    let origin = origin().await;
    let answer = get(&origin, "/headers?x-ONE=1&Set-Cookie=a%3D1&Set-Cookie=b&x-One=%E4%BD%A0").await;
    let lines: Vec<&str> = split(&answer).0.lines().skip(2).take(4).collect();
    assert_eq!(lines, ["x-ONE: 1", "Set-Cookie: a=1", "Set-Cookie: b", "x-One: 你"]);
}

#[tokio::test]
async fn redirects_lead_where_they_say() {
    let origin = origin().await;
    let location = async |target: &str| {
        let answer = get(&origin, target).await;
        let line = answer.lines().find_map(|line| line.strip_prefix("Location: "));
        format!("{} {}", &answer[9..12], line.unwrap_or("none"))
    };
    assert_eq!(location("/redirect?to=https://x.test/%3Fa%26b&status=307").await, "307 https://x.test/?a&b");
    assert_eq!(location("/redirect/3").await, "302 /redirect/2?status=302");
    assert_eq!(location("/redirect/1?status=308").await, "308 /echo");
    assert_eq!(location("/redirect/0").await, "400 none");
}

#[tokio::test]
async fn cookies_go_both_ways() {
    let origin = origin().await;
    let ask =
        "GET /cookies?set=a=1;Path=/&set=b=2 HTTP/1.1\r\nHost: a\r\nCookie: x=1; y=a=b\r\nConnection: close\r\n\r\n";
    let answer = String::from_utf8(raw(&origin, ask).await).unwrap();
    assert!(answer.contains("Set-Cookie: a=1;Path=/\r\nSet-Cookie: b=2\r\n"), "{answer}");
    assert!(answer.ends_with(r#"{"cookie":"x=1; y=a=b","cookies":{"x":"1","y":"a=b"}}"#), "{answer}");
}

#[tokio::test]
async fn cors_headers_are_those_of_the_query() {
    let origin = origin().await;
    let query = "allow-origin=reflect&allow-credentials=true&allow-methods=PUT&max-age=5&expose=X-A&p.X-P=1&h.X-H=2&preflight-status=200";
    let preflight = format!(
        "OPTIONS /cors?{query} HTTP/1.1\r\nHost: a\r\nOrigin: https://o.test\r\nAccess-Control-Request-Method: PUT\r\nConnection: close\r\n\r\n"
    );
    let preflight = String::from_utf8(raw(&origin, preflight).await).unwrap();
    let lines: Vec<&str> = preflight.lines().take(6).collect();
    assert_eq!(
        lines,
        [
            "HTTP/1.1 200 OK",
            "Access-Control-Allow-Origin: https://o.test",
            "Access-Control-Allow-Credentials: true",
            "Access-Control-Allow-Methods: PUT",
            "Access-Control-Max-Age: 5",
            "X-P: 1",
        ]
    );
    let actual = get(&origin, &format!("/cors?{query}&status=201&body=done")).await;
    assert!(actual.starts_with("HTTP/1.1 201 ") && actual.ends_with("done"), "{actual}");
    for line in ["Access-Control-Allow-Origin: null\r\n", "Access-Control-Expose-Headers: X-A\r\n", "X-H: 2\r\n"] {
        assert!(actual.contains(line), "{line} in {actual}");
    }
    assert!(!actual.contains("X-P") && !actual.contains("Max-Age"), "{actual}");
}

#[tokio::test]
async fn cors_gives_back_what_a_preflight_asked_for() {
    let origin = origin().await;
    let preflight = |asked: &str| {
        format!(
            "OPTIONS /cors?allow-methods=reflect&p.Access-Control-Allow-Headers=reflect HTTP/1.1\r\nHost: a\r\nAccess-Control-Request-Method: PUT\r\n{asked}Connection: close\r\n\r\n"
        )
    };
    let answer = raw(&origin, preflight("Access-Control-Request-Headers: x-a,x-b\r\n")).await;
    let answer = String::from_utf8(answer).unwrap();
    assert!(answer.contains("Access-Control-Allow-Methods: PUT\r\n"), "{answer}");
    assert!(answer.contains("Access-Control-Allow-Headers: x-a,x-b\r\n"), "{answer}");
    let answer = String::from_utf8(raw(&origin, preflight("")).await).unwrap();
    assert!(answer.contains("Access-Control-Allow-Headers: \r\n"), "{answer}");
}

#[tokio::test]
async fn uploads_are_listed_part_by_part() {
    let origin = origin().await;
    let mut client = hyper1(tcp(&origin).await).await;
    let large = vec![b'x'; 200_000];
    let mut body = b"--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.bin\"\r\n\r\n".to_vec();
    body.extend_from_slice(&large);
    body.extend_from_slice(b"\r\n--B--\r\n");
    let mut upload = request("POST", "/upload", body);
    upload.headers_mut().insert(CONTENT_TYPE, "multipart/form-data; boundary=B".parse().unwrap());
    let (status, answer) = whole(client.send_request(upload).await.unwrap()).await;
    let answer: serde_json::Value = serde_json::from_slice(&answer).unwrap();
    assert_eq!((status, answer["parts"][0]["text"].as_str()), (200, Some("1")));
    assert_eq!((&answer["parts"][1]["filename"], &answer["parts"][1]["size"]), (&json!("f.bin"), &json!(200_000)));
    assert!(answer["parts"][1]["text"].is_null());
    let (status, _) = whole(client.send_request(request("POST", "/upload", "x")).await.unwrap()).await;
    assert_eq!(status, 415);
    assert!(origin.log().requests()[0].body.length > 200_000);
}

#[tokio::test]
async fn what_is_not_understood_is_answered_with_what_is() {
    let origin = origin().await;
    let unknown = get_json(&origin, "/nowhere").await;
    assert_eq!(unknown["path"], "/nowhere");
    assert!(unknown["paths"].as_array().unwrap().contains(&json!("/bytes/N")));
    let cases = [
        ("/do?s=body:x;wait:soon", "s: step 2 (wait:soon): expected wait:TIME such as wait:200ms or wait:3s"),
        ("/status/abc", "/status/: expected a status from 100 to 599"),
        ("/status/600", "/status/: expected a status from 100 to 599"),
        ("/slow?wait=x", "wait: expected a duration such as 200ms or 3s"),
        ("/charset/klingon", "/charset/: expected a label of the Encoding Standard such as gbk"),
        ("/bytes/9999999999", "/bytes/: expected a number of bytes, at most 1073741824"),
        ("/cut?at=tail", "at: expected connect, head or body"),
        ("/drip?pieces=0", "pieces: expected 1 to 10000"),
        ("/once/x?first=cut", "expected ?first=SCRIPT&then=SCRIPT"),
        ("/gate/", "/gate/: expected a name"),
    ];
    for (target, message) in cases {
        let answer = get(&origin, target).await;
        assert!(answer.starts_with("HTTP/1.1 400 "), "{target}: {answer}");
        assert_eq!(split(&answer).1, message, "{target}");
    }
    let steps = get(&origin, "/do").await;
    assert!(steps.starts_with("HTTP/1.1 400 ") && steps.contains("\n  wait:TIME such as "), "{steps}");
}

#[tokio::test]
async fn a_date_is_sent_only_when_asked_for() {
    assert!(!get(&origin().await, "/text").await.contains("Date:"));
    let dated = Origin::builder().date(true).start().await.unwrap();
    assert!(get(&dated, "/text").await.contains("\r\nDate: "));
}

#[tokio::test]
async fn preflights_of_an_open_origin_are_not_what_script_asked_for() {
    let origin = Origin::builder().open_to_pages(true).start().await.unwrap();
    let preflight = "OPTIONS /echo HTTP/1.1\r\nHost: a.test\r\nOrigin: http://page.test\r\n\
                     Access-Control-Request-Method: PUT\r\nConnection: close\r\n\r\n";
    let plain = "OPTIONS /echo HTTP/1.1\r\nHost: a.test\r\nOrigin: http://page.test\r\nConnection: close\r\n\r\n";
    for request in [preflight, plain] {
        raw(&origin, request).await;
    }
    let log = get_json(&origin, "/log?path=/echo").await;
    assert_eq!(log["requests"].as_array().unwrap().len(), 1, "{log}");
}
