//! `request` over real sockets: connections, TLS, protocols, faults, and the life of a call.

use qiao::{Entry, Idle, Limits, Record};

use crate::support::{Site, script};

#[tokio::test]
async fn a_connection_serves_one_call_after_the_other() {
    let site = Site::new().await;
    let transcript = site
        .play(script(
            "const go = (n) => n && wx.request({ url: 'https://a.test/echo', enableHttp2: false,
               success: (r) => { console.log(r.statusCode); go(n - 1); } });
             go(5);",
        ))
        .await;
    assert_eq!(transcript.log(), ["200"; 5]);
    assert_eq!(site.origin.log().connections().len(), 1);
}

/// WX-REQ-074
#[tokio::test]
async fn an_option_that_is_accepted_and_not_carried_out_has_a_verdict() {
    let site = Site::new().await;
    let transcript = site
        .play(script(
            "for (const name of ['enableHttpDNS', 'enableCache', 'enableQuic', 'enableHttp2']) {
               wx.request({ url: 'https://a.test/echo?' + name, [name]: true, success: (r) => console.log(r.statusCode) });
             }",
        ))
        .await;
    assert_eq!(transcript.log(), ["200"; 4], "the calls succeed all the same");
    let noted = |entry: &Entry| match &entry.record {
        Record::Verdict { subject, verdict, .. } if verdict.rule == "request.unheeded" => Some(subject.clone()),
        _ => None,
    };
    let mut subjects: Vec<String> = transcript.entries().iter().filter_map(noted).collect();
    subjects.sort_unstable();
    let expected = ["enableCache", "enableHttpDNS", "enableQuic"].map(|name| format!("GET https://a.test/echo?{name}"));
    assert_eq!(subjects, expected);
}

#[tokio::test]
async fn http2_is_spoken_where_the_server_offers_it_and_calls_share_it() {
    let site = Site::new().await;
    let transcript = site
        .play(script(
            "wx.request({ url: 'https://a.test/echo', success: (r) => {
               console.log(r.data.version, Object.keys(r.header).every((name) => name === name.toLowerCase()));
               for (let n = 0; n < 5; n++) wx.request({ url: 'https://a.test/echo', success: (r) => console.log(r.data.version) });
             } });",
        ))
        .await;
    assert_eq!(transcript.log(), ["2 true", "2", "2", "2", "2", "2"]);
    assert_eq!(site.origin.log().connections().len(), 1);
}

#[tokio::test]
async fn header_names_are_spelled_as_written_both_ways_on_http1() {
    let site = Site::new().await;
    let transcript = site
        .play(script(
            "wx.request({ url: 'http://a.test/headers?X-MiXed=1&lower=2', header: { 'X-ToKen': 't' },
               success: (r) => console.log(Object.keys(r.header).filter((name) => /mixed|lower/i.test(name)).join()) });",
        ))
        .await;
    assert_eq!(transcript.log(), ["X-MiXed,lower"]);
    let names: Vec<String> = site.last_request().headers.iter().map(|(name, _)| name.to_owned()).collect();
    assert!(names.contains(&"X-ToKen".to_owned()) && names.contains(&"Host".to_owned()), "{names:?}");
}

#[tokio::test]
async fn a_connection_that_the_server_closed_in_between_is_replaced() {
    let site = Site::new().await;
    site.origin.on("/once", "close;body:first".parse().unwrap());
    let transcript = site
        .play(script(
            "wx.request({ url: 'http://a.test/once', success: (r) => { console.log(r.data);
               setTimeout(() => wx.request({ url: 'http://a.test/text?body=x', success: (r) => console.log(r.statusCode) }), 20); } });",
        ))
        .await;
    assert_eq!(transcript.log(), ["first", "200"]);
}

#[tokio::test]
async fn every_fault_on_the_way_ends_in_one_fail_and_one_complete() {
    let site = Site::new().await;
    for (url, name) in [
        ("https://expired.test/", "ERR_CERT_DATE_INVALID"),
        ("https://not-yet.test/", "ERR_CERT_DATE_INVALID"),
        ("https://self-signed.test/", "ERR_CERT_AUTHORITY_INVALID"),
        ("https://untrusted.test/", "ERR_CERT_AUTHORITY_INVALID"),
        ("https://no-intermediate.test/", "ERR_CERT_AUTHORITY_INVALID"),
        ("https://wrong-host.test/", "ERR_CERT_COMMON_NAME_INVALID"),
        ("https://tls11.test/", "ERR_SSL_VERSION_OR_CIPHER_MISMATCH"),
        ("https://tls-cut.test/", "ERR_CONNECTION_CLOSED"),
        ("https://tls-garbage.test/", "ERR_SSL_PROTOCOL_ERROR"),
        ("https://tls-reset.test/", "ERR_CONNECTION_RESET"),
        ("http://a.test/cut?at=connect", "ERR_EMPTY_RESPONSE"),
        ("http://a.test/cut?at=body", "ERR_CONTENT_LENGTH_MISMATCH"),
        ("http://a.test/reset?at=connect", "ERR_CONNECTION_RESET"),
        ("http://a.test/wrong-length?declared=100&sent=10", "ERR_CONTENT_LENGTH_MISMATCH"),
        ("http://a.test/do?s=raw:not%20http", "ERR_INVALID_RESPONSE"),
        ("http://a.test/do?s=header:Content-Encoding=gzip;body:plain", "ERR_CONTENT_DECODING_FAILED"),
    ] {
        let text = format!(
            "wx.request({{ url: {url:?}, success: () => console.log('success'), fail: (e) => console.log('fail', e.errMsg),
               complete: () => console.log('complete') }});"
        );
        let transcript = site.play(script(&text)).await;
        let log = transcript.log();
        assert_eq!(log.len(), 2, "{url}: {log:?}");
        assert!(log[0].starts_with("fail request:fail") && log[0].ends_with(name), "{url}: {log:?}");
        assert_eq!(log[1], "complete", "{url}");
    }
}

#[tokio::test]
async fn abort_is_seen_by_the_server_and_frees_the_place() {
    let site = Site::new().await;
    let transcript = site
        .launch(script(
            "const tasks = [];
             for (let n = 0; n < 10; n++) tasks.push(wx.request({ url: 'https://a.test/hang', enableHttp2: false, fail: () => {} }));
             wx.request({ url: 'https://a.test/gate/eleventh', success: () => console.log('eleventh') });
             Page({ abort() { tasks[0].abort(); tasks[0].abort(); }, end() { tasks.forEach((task) => task.abort()); } });",
        ))
        .await;
    site.origin.log().until(|log| log.in_flight() == 10).await;
    transcript.app.call_page("pages/index/index", "abort", "[]").await.unwrap();
    site.origin.gate("eleventh").until_waiting(1).await;
    assert!(site.origin.log().max_in_flight() <= 11, "the cut is seen before or after the next call");
    site.origin.gate("eleventh").open();
    transcript.app.call_page("pages/index/index", "end", "[]").await.unwrap();
    assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
    assert_eq!(transcript.log(), ["eleventh"]);
    site.origin.log().until(|log| log.in_flight() == 0).await;
}

#[tokio::test]
async fn closing_with_calls_in_flight_ends_every_call() {
    let site = Site::new().await;
    let transcript =
        site.launch(script("for (let n = 0; n < 15; n++) wx.request({ url: 'https://a.test/hang' });")).await;
    site.origin.log().until(|log| log.in_flight() == 10).await;
    assert_eq!(transcript.ended(), 0);
    let ended = transcript.close().await;
    assert_eq!(ended, 15);
    site.origin.log().until(|log| log.in_flight() == 0).await;
}

#[tokio::test]
async fn dropping_the_handle_at_any_moment_cuts_the_calls() {
    let site = Site::new().await;
    for moment in 0..3 {
        let transcript = site.launch(script("wx.request({ url: 'https://a.test/hang', enableHttp2: false });")).await;
        if moment > 0 {
            site.origin.log().until(|log| log.in_flight() >= 1).await;
        }
        if moment > 1 {
            transcript.app.stop();
        }
        drop(transcript);
        site.origin.log().until(|log| log.in_flight() == 0).await;
    }
}

#[tokio::test]
async fn a_large_answer_arrives_whole_and_one_above_the_limit_fails() {
    let site = Site::new().await;
    let text = "wx.request({ url: 'http://a.test/bytes/3000000', responseType: 'arraybuffer',
        success: (r) => { const bytes = new Uint8Array(r.data); let good = bytes.length === 3000000;
          for (let i = 0; i < bytes.length; i++) good = good && bytes[i] === ((i * 7 + 3) & 255);
          console.log(good); }, fail: (e) => console.log(e.errMsg) });";
    assert_eq!(site.play(script(text)).await.log(), ["true"]);
    let limited = site.play(script(text).limits(Limits::new().response(2_000_000))).await;
    assert_eq!(limited.log(), ["request:fail native buffer exceed size limit"]);
}

#[tokio::test]
async fn a_verdict_names_the_host_that_failed_after_a_redirect() {
    let site = Site::new().await;
    let transcript = site
        .play(script(
            "wx.request({ url: 'https://a.test/redirect?to=https://expired.test/', fail: () => console.log('fail') });",
        ))
        .await;
    assert_eq!(transcript.log(), ["fail"]);
    let reasons = transcript.reasons();
    assert!(reasons.iter().any(|reason| reason.contains("expired.test")), "{reasons:?}");
}
