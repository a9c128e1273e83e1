//! What the end of a connection, of a stream and of a body means: an answer is complete or it is no success, each
//! failure has its name, and a request that the server has not looked at is sent once more.

use std::time::Duration;

use qiao::Record;

use crate::support::{Site, script};

/// Every way in which an answer ends: the origin's script, and what comes of it on HTTP/1.1 and on HTTP/2.
const ENDS: &[(&str, &str, &str)] = &[
    ("body:hello", "ok", "ok"),
    ("chunked;body:hello", "ok", "ok"),
    ("chunked;body:hello;raw:0\\r\\nX-Trailer: 1\\r\\n\\r\\n;cut", "ok", "ERR_HTTP2_PROTOCOL_ERROR"),
    ("until-close;body:hello", "ok", "ok"),
    // TLS is not told that this is the end; it is one all the same.
    ("until-close;body:hello;cut", "ok", "ERR_HTTP2_PROTOCOL_ERROR"),
    ("length:100;body:hello", "ERR_CONTENT_LENGTH_MISMATCH", "ERR_HTTP2_PROTOCOL_ERROR"),
    ("length:100;body:hello;cut", "ERR_CONTENT_LENGTH_MISMATCH", "ERR_HTTP2_PROTOCOL_ERROR"),
    ("length:100;body:hello;flush;wait:50ms;reset", "ERR_CONNECTION_RESET", "ERR_CONNECTION_RESET"),
    ("length:100;body:hello;leave", "ERR_CONTENT_LENGTH_MISMATCH", "ERR_CONNECTION_CLOSED"),
    ("length:100;body:hello;rst:0", "ERR_CONTENT_LENGTH_MISMATCH", "ERR_HTTP2_PROTOCOL_ERROR"),
    ("length:5;body:hello;flush;rst:0", "ok", "ERR_HTTP2_PROTOCOL_ERROR"),
    ("chunked;body:hello;cut", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_HTTP2_PROTOCOL_ERROR"),
    ("chunked;body:hello;raw:5;cut", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_HTTP2_PROTOCOL_ERROR"),
    ("chunked;body:hello;leave", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_CONNECTION_CLOSED"),
    ("chunked;body:hello;rst:0", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_HTTP2_PROTOCOL_ERROR"),
    ("chunked;body:hello;rst:8", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_HTTP2_PROTOCOL_ERROR"),
    ("chunked;body:hello;rst:7", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_HTTP2_SERVER_REFUSED_STREAM"),
    ("chunked;flush;rst:0", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_HTTP2_PROTOCOL_ERROR"),
    ("cut", "ERR_EMPTY_RESPONSE", "ERR_HTTP2_PROTOCOL_ERROR"),
    ("rst:0", "ERR_EMPTY_RESPONSE", "ERR_HTTP2_PROTOCOL_ERROR"),
    ("rst:7", "ERR_EMPTY_RESPONSE", "ERR_HTTP2_SERVER_REFUSED_STREAM"),
    ("leave", "ERR_EMPTY_RESPONSE", "ERR_CONNECTION_CLOSED"),
    ("raw:HTTP/1.1 200 OK\\r\\nX-A: 1\\r\\n;cut", "ERR_RESPONSE_HEADERS_TRUNCATED", "ERR_HTTP2_PROTOCOL_ERROR"),
];

/// How each API gets an answer: as a whole, in pieces, into a file, for a file.
const CALLS: &str = "
    const path = `${wx.env.USER_DATA_PATH}/upload`, kept = `${wx.env.USER_DATA_PATH}/kept`;
    const files = wx.getFileSystemManager();
    files.writeFileSync(path, 'x');
    const told = (name, resolve) => ({
      success: (res) => { console.log(name, 'ok', res.data === undefined ? '' : String(res.data)); resolve(); },
      fail: (res) => { console.log(name, res.errMsg.split('::').pop()); resolve(); },
    });
    const calls = {
      request: (url, end) => wx.request({ url, enableHttp2: true, ...end }),
      chunked: (url, end) => {
        let text = '';
        const task = wx.request({ url, enableChunked: true, enableHttp2: true, ...end,
          success: () => end.success({ data: text }) });
        task.onChunkReceived((res) => { text += String.fromCharCode(...new Uint8Array(res.data)); });
      },
      download: (url, end) => wx.downloadFile({ url, filePath: kept, ...end,
        success: () => { end.success({ data: files.readFileSync(kept, 'utf8') }); files.unlinkSync(kept); },
        fail: (res) => {
          try { files.accessSync(kept); console.log('a file was left'); } catch (error) {}
          end.fail(res);
        } }),
      upload: (url, end) => wx.uploadFile({ url, filePath: path, name: 'f', ...end }),
    };
    (async () => {
      for (const name in calls) await new Promise((resolve) => calls[name](URL, told(name, resolve)));
    })();";

#[tokio::test]
async fn an_answer_is_complete_or_it_is_no_success() {
    let site = Site::new().await;
    for (end, http1, http2) in ENDS {
        // Pieces come over HTTP/1.1 in every case.
        for (base, version) in [("http://a.test", http1), ("https://http1.a.test", http1), ("https://a.test", http2)] {
            let url = format!("{base}/do?s={}", end.replace(' ', "%20"));
            let transcript = site.play(script(&CALLS.replace("URL", &format!("{url:?}")))).await;
            let line = |name: &str, end: &str| match end {
                "ok" => format!("{name} ok hello"),
                other => format!("{name} {other}"),
            };
            let expected =
                [line("request", version), line("chunked", http1), line("download", version), line("upload", version)];
            assert_eq!(transcript.log(), expected, "{url}: {:?}", transcript.reasons());
        }
    }
}

#[tokio::test]
async fn a_request_that_a_kept_connection_did_not_answer_is_sent_once_more() {
    let site = Site::new().await;
    // What the second request meets first; how often it is sent again; how it ends.
    for (first, then, resent, end) in [
        ("cut", "body:fresh", 1, "fresh"),
        ("reset", "body:fresh", 1, "fresh"),
        ("cut", "cut", 1, "ERR_EMPTY_RESPONSE"),
        // Something of an answer has come.
        ("raw:HTTP/1.1 200;cut", "body:fresh", 0, "ERR_RESPONSE_HEADERS_TRUNCATED"),
        ("length:9;body:x;cut", "body:fresh", 0, "ERR_CONTENT_LENGTH_MISMATCH"),
    ] {
        for method in ["GET", "POST"] {
            let text = format!(
                "const after = (res) => console.log(res.data || res.errMsg.split('::').pop(), res.exception.retryCount,
                   res.exception.reasons.map((reason) => reason.errMsg + reason.errno).join());
                 wx.request({{ url: 'http://a.test/text', success: () => wx.request({{ method: {method:?}, data: {{ n: 1 }},
                   url: 'http://a.test/once/{}?first={first}&then={then}', success: after, fail: after }}) }});",
                first.len() * 1000 + then.len() * 10 + method.len(),
            );
            let launch = script(&text).record(qiao::Recording::Heads);
            let transcript = site.play(launch).await;
            let log = transcript.log();
            assert!(log[0].starts_with(&format!("{end} {resent}")), "{method} {first}: {log:?}");
            let exchanges = transcript.entries().into_iter().filter_map(|entry| match entry.record {
                Record::Exchange(traffic) => Some(traffic.resent),
                _ => None,
            });
            assert_eq!(exchanges.collect::<Vec<_>>(), [0, resent], "{method} {first}");
        }
    }
}

#[tokio::test]
async fn a_stream_that_was_refused_is_sent_once_more_on_a_fresh_connection() {
    let site = Site::new().await;
    let transcript = site
        .play(script(
            "const after = (res) => console.log(res.data || res.errMsg, res.exception.retryCount, res.exception.reasons[0].errMsg);
             wx.request({ url: 'https://a.test/once/refused?first=rst:7&then=body:fresh', enableHttp2: true,
               success: after, fail: after });",
        ))
        .await;
    assert_eq!(transcript.log(), ["fresh 1 net::ERR_HTTP2_SERVER_REFUSED_STREAM"]);
    assert_eq!(site.origin.log().connections().len(), 2);
}

#[tokio::test]
async fn a_redirect_does_not_wait_for_its_own_body() {
    let site = Site::new().await;
    for (base, body) in
        [("http://a.test", "length:100;body:x;flush;hang"), ("https://a.test", "chunked;body:x;flush;hang")]
    {
        let text = format!(
            "wx.request({{ url: '{base}/do?s=status:302;header:Location=/text?text=there;{body}',
               success: (res) => console.log(res.data) }});"
        );
        let transcript = site.play(script(&text)).await;
        assert_eq!(transcript.log(), ["there"], "{base}");
    }
    // One that is there at once gives its connection back.
    let before = site.origin.log().connections().len();
    let text =
        "wx.request({ url: 'http://a.test/do?s=status:302;header:Location=/text;body:moved', success: () => {} });";
    site.play(script(text)).await;
    assert_eq!(site.origin.log().connections().len(), before + 1);
}

#[tokio::test]
async fn a_location_leads_to_one_place_or_nowhere() {
    let site = Site::new().await;
    for (headers, follow, manual) in [
        ("header:Location=", "302", "302"),
        ("header:Location=;header:Location=/text?text=there", "there", "302"),
        ("header:Location=/text?text=there;header:Location=/text?text=there", "there", "302"),
        (
            "header:Location=/a;header:Location=/b",
            "ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION",
            "ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION",
        ),
    ] {
        for (redirect, expected) in [("follow", follow), ("manual", manual)] {
            let text = format!(
                "wx.request({{ url: 'http://a.test/do?s=status:302;{headers}', redirect: '{redirect}',
                   success: (res) => console.log(res.data || res.statusCode),
                   fail: (res) => console.log(res.errMsg.split('::').pop()) }});"
            );
            let transcript = site.play(script(&text)).await;
            assert_eq!(transcript.log(), [expected], "{headers} {redirect}");
        }
    }
}

#[tokio::test]
async fn what_comes_before_an_answer_changes_nothing() {
    let site = Site::new().await;
    let flood = "info:103,X-Early=1;".repeat(3000);
    for (base, before) in [
        ("http://a.test", "raw:\\n\\r\\n\\nHTTP/1.1 200 OK\\nX-MiXed: 1\\nContent-Length: 5\\n\\nhello"),
        (
            "http://a.test",
            "raw:\\nHTTP/1.1 103 Early\\n\\nHTTP/1.1 200 OK\\r\\nX-MiXed: 1\\r\\nContent-Length: 5\\r\\n\\r\\nhello",
        ),
        ("http://a.test", &format!("{flood}header:X-MiXed=1;body:hello")),
        ("https://a.test", &format!("{flood}header:x-mixed=1;body:hello")),
    ] {
        site.origin.on("/before", before.parse().unwrap());
        let text = format!(
            "wx.request({{ url: '{base}/before', success: (res) => console.log(res.data, Object.keys(res.header).find((name) => /mixed/i.test(name))),
               fail: (res) => console.log(res.errMsg) }});"
        );
        let transcript = site.play(script(&text)).await;
        let name = if base.starts_with("https") { "x-mixed" } else { "X-MiXed" };
        assert_eq!(transcript.log(), [format!("hello {name}")], "{}", &before[..40]);
    }
}

#[tokio::test]
async fn heads_have_limits_and_beyond_them_a_name() {
    let site = Site::new().await;
    let lines = |count: usize| "header:X-N=1;".repeat(count);
    let long = |bytes: usize| format!("header:X-Long={};", "a".repeat(bytes));
    for (base, head, expected) in [
        // Content-Length is one more.
        ("http://a.test", lines(255), "ok"),
        ("http://a.test", lines(256), "ERR_RESPONSE_HEADERS_TOO_BIG"),
        ("http://a.test", long(250 * 1024), "ok"),
        ("http://a.test", long(257 * 1024), "ERR_RESPONSE_HEADERS_TOO_BIG"),
        ("https://a.test", lines(1000), "ok"),
        ("https://a.test", long(250 * 1024), "ok"),
        ("https://a.test", long(300 * 1024), "ERR_HTTP2_PROTOCOL_ERROR"),
    ] {
        site.origin.on("/head", format!("{head}body:x").parse().unwrap());
        let text = format!(
            "wx.request({{ url: '{base}/head', enableHttp2: true, success: () => console.log('ok'),
               fail: (res) => console.log(res.errMsg.split('::').pop()) }});"
        );
        let transcript = site.play(script(&text)).await;
        assert_eq!(transcript.log(), [expected], "{base} {} {:?}", head.len(), transcript.reasons());
        if expected != "ok" {
            assert!(transcript.reasons()[0].contains("256 KB"), "{:?}", transcript.reasons());
        }
    }
}

#[tokio::test]
async fn codings_are_removed_wherever_they_are_named() {
    let site = Site::new().await;
    // `hello` in a gzip member.
    let member = "1f8b0800000000000003cb48cdc9c9070086a6103605000000";
    for (head, body, expected) in [
        ("header:Content-Encoding=gzip", format!("hex:{member}"), "hello"),
        ("header:Content-Encoding=gzip", format!("hex:{member}0d0a00"), "hello"),
        ("header:Content-Encoding=identity;header:Content-Encoding=gzip", format!("hex:{member}"), "hello"),
        ("header:Transfer-Encoding=gzip, chunked;chunked", format!("hex:{member}"), "hello"),
        ("header:Transfer-Encoding=gzip", format!("hex:{member}"), "hello"),
        ("header:Transfer-Encoding=zip, chunked;chunked", "body:x".to_owned(), "ERR_CONTENT_DECODING_FAILED"),
    ] {
        let url = format!("http://a.test/do?s={head};{body}").replace(' ', "%20");
        let text = format!(
            "wx.request({{ url: {url:?}, success: (res) => console.log(res.data), fail: (res) => console.log(res.errMsg.split('::').pop()) }});"
        );
        let transcript = site.play(script(&text)).await;
        assert_eq!(transcript.log(), [expected], "{head} {:?}", transcript.reasons());
    }
}

#[tokio::test]
async fn every_certificate_error_has_words_of_its_own() {
    let site = Site::new().await;
    for (host, number, words) in [
        ("self-signed.a.test", -202, "self-signed"),
        ("self-signed-ca.a.test", -202, "self-signed"),
        ("untrusted.a.test", -202, "\"Qiao Unknown Root\""),
        ("no-intermediate.a.test", -202, "\"Qiao Test Intermediate\""),
        ("wrong-host.a.test", -200, "is for another.invalid"),
        ("expired.a.test", -201, "has expired"),
        ("not-yet.a.test", -201, "is not valid yet"),
    ] {
        let text = format!("wx.request({{ url: 'https://{host}/', fail: (res) => console.log(res.errMsg) }});");
        let transcript = site.play(script(&text)).await;
        assert!(transcript.log()[0].contains(&format!("errcode:{number} ")), "{host}: {:?}", transcript.log());
        let why = &transcript.reasons()[0];
        assert!(why.contains(words) && !why.contains("DnsName") && !why.contains("Error("), "{host}: {why}");
    }
}

#[tokio::test]
async fn a_certificate_that_is_its_own_authority_is_trusted_if_it_is_known_itself() {
    let origin = qiao_origin::Origin::builder().start().await.unwrap();
    let https = origin.https_addr().unwrap();
    let pem = origin.self_signed_pem("self-signed-ca.a.test").unwrap();
    let host = qiao::Host::builder().workers(1).trust(pem).unwrap().resolve([qiao::Override::new("*", None, https)]);
    let site = Site { origin: origin.into(), host: host.build().unwrap() };
    for (name, expected) in [("self-signed-ca.a.test", "200"), ("self-signed-ca.b.test", "request:fail errcode:-202")] {
        let text = format!(
            "wx.request({{ url: 'https://{name}/text', success: (res) => console.log(res.statusCode),
               fail: (res) => console.log(res.errMsg) }});"
        );
        let transcript = site.play(script(&text)).await;
        assert!(transcript.log()[0].starts_with(expected), "{name}: {:?}", transcript.log());
    }
}

#[tokio::test]
async fn a_connection_that_others_share_may_end_after_the_answer() {
    let site = Site::new().await;
    let text = "let left = 3;
        const again = () => left-- > 0 && wx.request({ url: 'https://a.test/do?s=body:hello;close', enableHttp2: true,
          success: (res) => { console.log(res.data); setTimeout(again, 20); }, fail: (res) => console.log(res.errMsg) });
        again();";
    let transcript = site.play(script(text)).await;
    assert_eq!(transcript.log(), ["hello"; 3]);
    tokio::time::timeout(Duration::from_secs(5), site.origin.log().until(|log| log.in_flight() == 0)).await.unwrap();
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

#[tokio::test]
async fn a_chunked_body_is_the_same_wherever_chunks_and_packets_are_parted() {
    let site = Site::new().await;
    for seed in 0..40 {
        let mut dice = Dice(seed);
        let body: String = (0..dice.roll(300)).map(|_| char::from(b'a' + dice.roll(26) as u8)).collect();
        let mut bytes = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_owned();
        let mut rest = body.as_str();
        while !rest.is_empty() {
            let (chunk, after) = rest.split_at(1 + dice.roll(rest.len()));
            let size = match dice.roll(3) {
                0 => format!("{:x}", chunk.len()),
                1 => format!("00{:X}", chunk.len()),
                _ => format!("{:x};name=value", chunk.len()),
            };
            bytes.push_str(&format!("{size}\r\n{chunk}\r\n"));
            rest = after;
        }
        bytes.push_str(if dice.roll(2) == 0 { "0\r\n\r\n" } else { "0\r\nX-Trailer: 1\r\n\r\n" });
        let whole = bytes.len();
        // Cut off anywhere behind the head, it is no success.
        let cut =
            if dice.roll(2) == 0 { whole } else { whole - 1 - dice.roll(whole - bytes.find("\r\n\r\n").unwrap() - 5) };
        let mut origin = qiao_origin::Script::new();
        let mut rest = &bytes.as_bytes()[..cut];
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(1 + dice.roll(rest.len()));
            origin = origin.raw(piece.to_vec()).wait(Duration::from_millis(dice.roll(2) as u64));
            rest = after;
        }
        site.origin.on("/chunks", origin.cut());
        let text = "wx.request({ url: 'http://a.test/chunks', success: (res) => console.log(res.data),
            fail: (res) => console.log(res.errMsg.split('::').pop()) });";
        let transcript = site.play(script(text)).await;
        let expected = if cut == whole { body.as_str() } else { "ERR_INCOMPLETE_CHUNKED_ENCODING" };
        assert_eq!(transcript.log(), [expected], "seed {seed}: {bytes:?} up to {cut}");
    }
}

#[tokio::test]
async fn a_chain_of_redirects_ends_where_its_last_step_says() {
    let site = Site::new().await;
    for seed in 0..30 {
        let mut dice = Dice(seed);
        let steps = 1 + dice.roll(6);
        let (mut method, mut body) = (["GET", "POST", "PUT"][dice.roll(3)], true);
        let first = method;
        for step in 0..steps {
            let status = [301, 302, 303, 307, 308][dice.roll(5)];
            // As the Fetch standard changes methods.
            if (matches!(status, 301 | 302) && method == "POST") || (status == 303 && method != "GET") {
                (method, body) = ("GET", false);
            }
            let host = ["http://a.test", "https://a.test", "https://b.test", ""][dice.roll(4)];
            let next =
                if step + 1 == steps { format!("{host}/echo/end") } else { format!("{host}/step/{seed}/{}", step + 1) };
            let script = qiao_origin::Script::new().status(status).header("Location", next).body("moved");
            site.origin.on(format!("/step/{seed}/{step}"), script);
        }
        let text = format!(
            "wx.request({{ url: 'http://a.test/step/{seed}/0', method: '{first}', data: 'data', header: {{ 'content-type': 'text/plain' }},
               success: (res) => console.log(res.data.method, res.data.body, res.data.path || res.data.target || ''),
               fail: (res) => console.log(res.errMsg) }});"
        );
        let transcript = site.play(script(&text)).await;
        let sent = if body && method != "GET" { "data" } else { "" };
        let log = transcript.log();
        assert!(log[0].starts_with(format!("{method} {sent}").trim_end()), "seed {seed}: {log:?}");
    }
}
