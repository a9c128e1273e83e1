//! One exchange in the words of the protocol: heads, the response with what rules decided about it, and the timing. When
//! it is shown is decided in `network`.

use std::time::{Duration, SystemTime};

use qiao_abi::{Protocol, Traffic, TrafficResponse, TrafficTimes};
use qiao_host::milliseconds_since_1970;
use qiao_rules::decode::charset;
use url::{Position, Url};

use super::network::{Events, sent};
use super::protocol::{ConnectTiming, Headers, RequestExtraInfo, ResourceTiming, Response, ResponseExtraInfo, headers};
use crate::har::http_status;

/// The header fields of ours in a response. A server may send fields of the same names, so a note says what they are.
const RULE: &str = "x-qiao-rule";
const NOTE: (&str, &str) = ("x-qiao-note", "x-qiao-rule is added by qiao; the server did not send it");

/// Seconds since 1970.
pub(crate) fn seconds(time: SystemTime) -> f64 {
    milliseconds_since_1970(time) / 1000.0
}

/// Whether an exchange asks a server what it allows (Fetch standard).
pub(crate) fn is_preflight(traffic: &Traffic) -> bool {
    let asks = |(name, _): &(String, String)| name.eq_ignore_ascii_case("access-control-request-method");
    traffic.method == "OPTIONS" && traffic.request_headers.iter().any(asks)
}

pub(crate) fn heads(request_id: &str, traffic: &Traffic, rules: &[String]) -> Events {
    let began = seconds(traffic.times.began + traffic.times.queued.unwrap_or_default());
    let request = sent(
        "requestWillBeSentExtraInfo",
        &RequestExtraInfo {
            request_id,
            associated_cookies: [],
            headers: request_headers(traffic),
            connect_timing: ConnectTiming { request_time: began },
        },
    );
    let response = traffic.answer.as_ref().map(|answer| {
        sent(
            "responseReceivedExtraInfo",
            &ResponseExtraInfo {
                request_id,
                blocked_cookies: [],
                headers: with_rules(answer, rules),
                resource_ip_address_space: "Unknown",
                status_code: answer.status,
            },
        )
    });
    std::iter::once(request).chain(response).collect()
}

/// The fields of a request. `Host` is the network's own, and the same as in the URL.
pub(crate) fn request_headers(traffic: &Traffic) -> Headers {
    let mut fields = headers(traffic.request_headers.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let has_host = fields.keys().any(|name| name.eq_ignore_ascii_case("host"));
    if let Ok(url) = traffic.url.parse::<Url>()
        && !has_host
    {
        let name = if traffic.protocol == Some(Protocol::Http2) { ":authority" } else { "Host" };
        fields.insert(name.to_owned(), url[Position::BeforeHost..Position::AfterPort].to_owned());
    }
    fields
}

/// The fields of a response, and after them what rules decided.
pub(crate) fn with_rules(answer: &TrafficResponse, rules: &[String]) -> Headers {
    let own = answer.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    headers(own.chain(our_fields(rules)))
}

fn our_fields(rules: &[String]) -> impl Iterator<Item = (&str, &str)> {
    let note = (!rules.is_empty()).then_some(NOTE);
    rules.iter().map(|rule| (RULE, rule.as_str())).chain(note)
}

pub(crate) fn response(traffic: &Traffic, rules: &[String], connection_id: u32) -> Response {
    let fields = traffic.answer.as_ref().map(|answer| with_rules(answer, rules)).unwrap_or_default();
    let status = traffic.answer.as_ref().map_or(0, |answer| answer.status);
    let of = |wanted: &str| {
        let found = fields.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    };
    let kind = of("content-type");
    let mime_type = kind.split(';').next().unwrap_or_default();
    let secure = traffic.tls_version.is_some();
    Response {
        url: traffic.url.clone(),
        status,
        status_text: http_status(status),
        mime_type: mime_type.trim().to_ascii_lowercase(),
        charset: charset(kind).unwrap_or_default().to_owned(),
        request_headers: request_headers(traffic),
        connection_reused: traffic.reused,
        connection_id,
        remote_ip_address: traffic.peer.map(|peer| peer.ip().to_string()),
        remote_port: traffic.peer.map(|peer| peer.port()),
        from_disk_cache: false,
        encoded_data_length: traffic.bytes.1,
        timing: timing(&traffic.times),
        protocol: traffic.protocol.map(|protocol| if protocol == Protocol::Http2 { "h2" } else { "http/1.1" }),
        security_state: if secure { "secure" } else { "insecure" },
        headers: fields,
    }
}

/// What stands for the response of a call that has none: only what rules decided about it.
pub(crate) fn ours(url: &str, rules: &[String]) -> Response {
    Response {
        url: url.to_owned(),
        status: 0,
        status_text: "",
        headers: headers(our_fields(rules)),
        mime_type: String::new(),
        charset: String::new(),
        request_headers: Headers::new(),
        connection_reused: false,
        connection_id: 0,
        remote_ip_address: None,
        remote_port: None,
        from_disk_cache: false,
        encoded_data_length: 0,
        timing: None,
        protocol: None,
        security_state: "unknown",
    }
}

pub(crate) fn closing(code: Option<u16>, reason: &[u8]) -> String {
    let code = code.map_or(String::new(), |code| code.to_string());
    format!("{code} {}", String::from_utf8_lossy(reason)).trim().to_owned()
}

/// How long an exchange took from its call to the last byte; the TLS handshake is a part of `connect`.
pub(crate) fn total(times: &TrafficTimes) -> Duration {
    let steps = [times.queued, times.resolve, times.connect, times.send, times.wait, times.receive];
    steps.into_iter().flatten().sum()
}

/// The steps from the end of the queue on, each after the other; `None` where no answer came.
fn timing(times: &TrafficTimes) -> Option<ResourceTiming> {
    let wait = times.wait?;
    let milliseconds = |time: Duration| time.as_micros() as f64 / 1000.0;
    let mut now = Duration::ZERO;
    let mut step = |length: Option<Duration>| match length {
        Some(length) => {
            let from = now;
            now += length;
            (milliseconds(from), milliseconds(now))
        }
        None => (-1.0, -1.0),
    };
    let dns = step(times.resolve);
    let connect = step(times.connect);
    let send = step(times.send);
    let head = step(Some(wait));
    let ssl =
        times.tls.filter(|_| connect.1 >= 0.0).map_or((-1.0, -1.0), |tls| (connect.1 - milliseconds(tls), connect.1));
    let none = -1.0;
    Some(ResourceTiming {
        request_time: seconds(times.began + times.queued.unwrap_or_default()),
        proxy_start: none,
        proxy_end: none,
        dns_start: dns.0,
        dns_end: dns.1,
        connect_start: connect.0,
        connect_end: connect.1,
        ssl_start: ssl.0,
        ssl_end: ssl.1,
        worker_start: none,
        worker_ready: none,
        worker_fetch_start: none,
        worker_respond_with_settled: none,
        send_start: send.0.max(0.0),
        send_end: send.1.max(head.0),
        push_start: 0.0,
        push_end: 0.0,
        receive_headers_start: head.1,
        receive_headers_end: head.1,
    })
}
