//! Checks journal entries against the schema.

use std::time::UNIX_EPOCH;

use qiao_abi::{
    Answerer, Api, CallId, Evidence, FrameKind, Level, LifeChange, Namespace, Outcome, PlatformName, Reason,
    ScriptErrorKind, TrafficTimes, Trouble,
};
use serde_json::Value;

use super::*;
use crate::samples;

/// One record of every kind.
fn every_kind() -> Vec<Record> {
    let verdict = qiao_abi::Verdict {
        outcome: Outcome::Refused,
        rule: "r",
        platform: PlatformName { english: "p", chinese: "某平台" },
        clause: "c",
        evidence: Evidence::Assumed,
        reason: Reason::EmptyUrl,
        remedy: None,
    };
    let (call, api, namespace) = (CallId(1), Api::Request, Namespace(0));
    let error = ScriptError {
        kind: ScriptErrorKind::Uncaught,
        context: vec![],
        message: String::new(),
        stack: String::new(),
        file: None,
        line: None,
        column: None,
    };
    let frame = Frame { call, sent: true, time: UNIX_EPOCH, kind: FrameKind::Text, bytes: 0, data: None };
    vec![
        Record::Call { call, namespace, api, subject: String::new(), stack: String::new() },
        Record::End { call, api, ok: true, message: None, status: None },
        Record::Verdict { call: None, api, subject: String::new(), message: None, verdict: verdict.clone() },
        Record::Console { level: Level::Log, text: String::new() },
        Record::Show { call: None, api, options: None },
        Record::Answer { call, api, by: Answerer::Default, answer: None },
        Record::Missing { call: None, namespace, name: "n".into(), message: None, verdict },
        Record::Exchange(Box::new(traffic())),
        Record::Frame(frame),
        Record::Life(LifeChange::Background),
        Record::Network(NetworkCondition { trouble: Some(Trouble::Portal), ..Default::default() }),
        Record::Error(error),
        Record::Lost(1),
    ]
}

#[test]
fn every_name_is_in_the_schema_and_every_name_of_the_schema_is_there() {
    let schema: Value = serde_json::from_str(include_str!("../../journal.schema.json")).unwrap();
    let keys = |object: &Value| object.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let known = schema["oneOf"].as_array().unwrap();
    let of = |kind: &Value, space: bool| {
        let meant = known.iter().find(|one| {
            let properties = &one["properties"];
            &properties["kind"]["const"] == kind && (kind != "verdict" || properties["space"].is_object() == space)
        });
        meant.unwrap_or_else(|| panic!("no {kind} in the schema"))
    };
    let mut seen = 0;
    for record in every_kind() {
        let line: Value = serde_json::from_str(&line(record)).unwrap();
        let one = of(&line["kind"], line["space"].is_number());
        assert_eq!(keys(&line), keys(&one["properties"]), "{}", line["kind"]);
        assert_eq!(serde_json::to_value(keys(&line)).unwrap(), one["required"], "{}", line["kind"]);
        if line["verdict"].is_object() {
            assert_eq!(keys(&line["verdict"]), keys(&schema["$defs"]["verdict"]["properties"]));
        }
        seen += 1;
    }
    assert_eq!(seen, known.len());
}

fn line(record: Record) -> String {
    json_line(&Entry { seq: 7, at: Duration::from_micros(1500), record })
}

fn traffic() -> Traffic {
    let millis = Duration::from_millis;
    let times = TrafficTimes {
        began: UNIX_EPOCH + millis(1_767_225_600_057),
        queued: Some(millis(1001)),
        resolve: None,
        connect: Some(Duration::from_micros(1234)),
        tls: Some(Duration::ZERO),
        send: Some(millis(2)),
        wait: Some(millis(60_000)),
        receive: Some(Duration::from_micros(10)),
    };
    Traffic {
        call: CallId(3),
        request_headers: vec![("a".into(), "b".into())],
        answer: None,
        times,
        reused: true,
        protocol: Some(Protocol::Http2),
        bytes: (1, 2),
        ..samples::exchange(UNIX_EPOCH, b"")
    }
}

#[test]
fn times_are_milliseconds_with_the_digits_that_readers_know() {
    assert_eq!(
        line(Record::Exchange(Box::new(traffic()))),
        r#"{"seq":7,"at":1.5,"kind":"exchange","call":3,"api":"request","method":"GET","url":"https://a.test/","request_headers":[["a","b"]],"failure":null,"status":null,"response_headers":null,"began":1767225600057.0,"queued":1000.9999999999999,"resolve":null,"connect":1.234,"tls":0.0,"send":2.0,"wait":60000.0,"receive":0.01,"peer":null,"reused":true,"resent":0,"protocol":"HTTP/2","tls_version":null,"sent":1,"received":2}"#
    );
    let time = UNIX_EPOCH + Duration::from_nanos(1_767_225_600_000_250_000);
    let kind = FrameKind::Close(Some(1000));
    assert_eq!(
        line(Record::Frame(Frame { call: CallId(3), sent: false, time, kind, bytes: 0, data: None })),
        r#"{"seq":7,"at":1.5,"kind":"frame","call":3,"direction":"received","time":1767225600000.25,"what":"close","bytes":0,"code":1000}"#
    );
}
