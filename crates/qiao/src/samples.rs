//! Traffic for unit tests: an exchange of which nothing is set that a test is not about.

use std::time::SystemTime;

use qiao_abi::{Api, CallId, Traffic, TrafficResponse, TrafficTimes};

/// An exchange that began then, with an answer of this body.
pub(crate) fn exchange(began: SystemTime, body: &[u8]) -> Traffic {
    let times = TrafficTimes {
        began,
        queued: None,
        resolve: None,
        connect: None,
        tls: None,
        send: None,
        wait: None,
        receive: None,
    };
    let body = body.to_vec();
    let (body_bytes, body) = (body.len() as u64, Some(body.into()));
    Traffic {
        call: CallId(1),
        api: Api::Request,
        method: "GET".to_owned(),
        url: "https://a.test/".to_owned(),
        request_headers: Vec::new(),
        request_body: None,
        answer: Some(TrafficResponse { status: 200, headers: Vec::new(), body_bytes, body, whole: true }),
        failure: None,
        given_up: false,
        times,
        peer: None,
        reused: false,
        resent: 0,
        protocol: None,
        tls_version: None,
        bytes: (0, 0),
    }
}
