//! The `profile` of a result: when each phase of the call happened, under the platform's field names. Times are
//! measured by the network and the host.

use std::net::SocketAddr;

use qiao_abi::{HostValue, LazyObject, Name, Protocol};

/// Start and end of a phase, in milliseconds since the Unix epoch.
pub type Step = (f64, f64);

/// Phase timings of a call.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timing {
    /// When the script called the function.
    pub invoked: f64,
    /// Waiting in the queue of concurrent calls.
    pub queue: Step,
    /// Redirects within the same host, if any.
    pub redirect: Option<Step>,
    /// When the last request started.
    pub fetch: f64,
    /// Name lookup.
    pub resolve: Option<Step>,
    /// Opening the connection.
    pub connect: Option<Step>,
    /// The TLS handshake.
    pub tls: Option<Step>,
    /// Sending the request.
    pub request: Option<Step>,
    /// Receiving the response.
    pub response: Option<Step>,
    /// The remote address.
    pub peer: Option<SocketAddr>,
    /// The port of the URL.
    pub port: u16,
    /// Whether the connection was reused.
    pub reused: bool,
    /// The protocol that was used.
    pub protocol: Option<Protocol>,
    /// Whether the connection is secure.
    pub secure: bool,
    /// Bytes sent and received.
    pub bytes: (u64, u64),
    /// Whether the call ran in the client's high-performance mode.
    pub high_performance: bool,
}

/// The `profile` object, built lazily because few scripts read it.
pub fn profile(timing: &Timing) -> HostValue {
    let timing = timing.clone();
    HostValue::Lazy(LazyObject::new(move || fields(&timing)))
}

/// The fields (WX-REQ-071, WX-REQ-072). A phase that did not happen has the start of the request; one that cannot
/// happen is 0.
fn fields(timing: &Timing) -> Vec<(Name, HostValue)> {
    let at = |step: Option<Step>| step.unwrap_or((timing.fetch, timing.fetch));
    let (resolve, connect) = (at(timing.resolve), at(timing.connect));
    let tls = if timing.secure { at(timing.tls) } else { (0.0, 0.0) };
    let (request, response) = (at(timing.request), at(timing.response));
    let redirect = timing.redirect.unwrap_or((0.0, 0.0));
    let round_trip = timing.connect.map_or(0.0, |(from, to)| (to - from).round());
    let seconds = ((response.1 - response.0) / 1000.0).max(0.001);
    let kilobits = (timing.bytes.1 as f64 * 8.0 / 1000.0 / seconds).round();
    let protocol = match timing.protocol {
        Some(Protocol::Http1) => "http1.1",
        Some(Protocol::Http2) => "h2",
        _ => "unknown",
    };
    let number = |value: f64| HostValue::Number(value.round());
    let fields = [
        ("invokeStart", number(timing.invoked)),
        ("queueStart", number(timing.queue.0)),
        ("queueEnd", number(timing.queue.1)),
        // HTTPDNS is never used.
        ("httpDNSDomainLookUpStart", HostValue::Number(0.0)),
        ("httpDNSDomainLookUpEnd", HostValue::Number(0.0)),
        ("redirectStart", number(redirect.0)),
        ("redirectEnd", number(redirect.1)),
        ("fetchStart", number(timing.fetch)),
        ("domainLookUpStart", number(resolve.0)),
        ("domainLookUpEnd", number(resolve.1)),
        ("connectStart", number(connect.0)),
        ("connectEnd", number(connect.1)),
        ("SSLconnectionStart", number(tls.0)),
        ("SSLconnectionEnd", number(tls.1)),
        ("requestStart", number(request.0)),
        ("requestEnd", number(request.1)),
        ("responseStart", number(response.0)),
        ("responseEnd", number(response.1)),
        ("rtt", HostValue::Number(round_trip)),
        // 5 stands for a network as fast as 4G.
        ("estimate_nettype", HostValue::Number(5.0)),
        ("httpRttEstimate", HostValue::Number(round_trip)),
        ("transportRttEstimate", HostValue::Number(round_trip)),
        ("downstreamThroughputKbpsEstimate", HostValue::Number(kilobits)),
        ("throughputKbps", HostValue::Number(kilobits)),
        ("peerIP", timing.peer.map_or(String::new(), |peer| peer.ip().to_string()).into()),
        ("port", HostValue::Number(f64::from(timing.port))),
        ("socketReused", HostValue::Bool(timing.reused)),
        ("sendBytesCount", HostValue::Number(timing.bytes.0 as f64)),
        // Misspelled by the platform.
        ("receivedBytedCount", HostValue::Number(timing.bytes.1 as f64)),
        ("protocol", protocol.into()),
        ("usingHighPerformanceMode", HostValue::Bool(timing.high_performance)),
    ];
    fields.into_iter().map(|(name, value)| (Name::Borrowed(name), value)).collect()
}

/// The `profile` of the open event of a socket (WX-WS-011).
pub fn socket_profile(timing: &Timing) -> HostValue {
    let at = |step: Option<Step>| step.unwrap_or((timing.fetch, timing.fetch));
    let (resolve, connect, all) = (at(timing.resolve), at(timing.connect), at(timing.response));
    let number = |value: f64| HostValue::Number(value.round());
    HostValue::object([
        ("fetchStart", number(timing.fetch)),
        ("domainLookUpStart", number(resolve.0)),
        ("domainLookUpEnd", number(resolve.1)),
        ("connectStart", number(connect.0)),
        ("connectEnd", number(connect.1)),
        ("rtt", number(connect.1 - connect.0)),
        ("handshakeCost", number((all.1 - connect.1).max(0.0))),
        ("cost", number(all.1 - all.0)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_that_did_not_happen_are_where_the_exchange_began() {
        // WX-REQ-072, WX-CON-009
        let timing = Timing { fetch: 1000.0, reused: true, protocol: Some(Protocol::Http2), ..Timing::default() };
        let told = HostValue::Object(fields(&timing));
        for (field, expected) in [
            ("domainLookUpStart", 1000.0),
            ("connectEnd", 1000.0),
            ("SSLconnectionStart", 0.0),
            ("redirectStart", 0.0),
            ("rtt", 0.0),
        ] {
            assert_eq!(told.field(field), Some(&HostValue::Number(expected)), "{field}");
        }
        assert_eq!(told.field("protocol"), Some(&HostValue::Text("h2".into())));
        assert_eq!(told.field("socketReused"), Some(&HostValue::Bool(true)));
    }
}
