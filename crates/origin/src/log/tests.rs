//! Unit tests of the log: numbers, endings, bounds. What real connections write to the log is tested in
//! `tests/origin`.

use super::*;
use crate::request::{Headers, RequestHead, Scheme, Version};

fn head(target: &str) -> RequestHead {
    RequestHead {
        method: "GET".into(),
        target: target.into(),
        version: Version::Http11,
        headers: Headers::default(),
        host: None,
    }
}

fn begin(log: &Log, target: &str) -> OpenRequest {
    log.begin(1, Scheme::Http, &head(target), false)
}

fn body(length: usize) -> Body {
    Body { bytes: Some(vec![0; length].into()), length: length as u64, sha256: String::new() }
}

#[tokio::test]
async fn a_dropped_request_was_stopped_and_one_ending_is_enough() {
    let log = Log::new();
    let first = begin(&log, "/a");
    first.end(Ending::Cut);
    drop(first);
    drop(begin(&log, "/b"));
    let endings: Vec<_> = log.requests().iter().map(|entry| entry.ending).collect();
    assert_eq!(endings, [Some(Ending::Cut), Some(Ending::Stopped)]);
    assert_eq!(log.in_flight(), 0);
}

#[tokio::test]
async fn counts_what_is_in_flight_but_not_controls() {
    let log = Log::new();
    let (_a, b) = (begin(&log, "/a"), begin(&log, "/b"));
    let _control = log.begin(1, Scheme::Http, &head("/log"), true);
    assert_eq!((log.in_flight(), log.max_in_flight()), (2, 2));
    drop(b);
    assert_eq!((log.in_flight(), log.max_in_flight()), (1, 2));
    log.clear();
    assert_eq!(log.max_in_flight(), 1);
}

#[tokio::test]
async fn clearing_with_requests_open_is_harmless() {
    let log = Log::new();
    let open = begin(&log, "/a");
    open.body(body(10));
    log.clear();
    open.body(body(20));
    drop(open);
    assert!(log.requests().is_empty());
    assert_eq!((log.in_flight(), log.last_request()), (0, 1));
}

#[tokio::test]
async fn forgets_old_bodies_first_and_keeps_their_lengths() {
    let log = Log::new();
    for _ in 0..3 {
        begin(&log, "/").body(body(KEPT_BYTES / 2));
    }
    let kept: Vec<_> = log.requests().iter().map(|entry| entry.body.bytes.is_some()).collect();
    assert_eq!(kept, [false, true, true]);
    assert!(log.requests().iter().all(|entry| entry.body.length == KEPT_BYTES as u64 / 2));
}

#[tokio::test]
async fn until_sees_changes_of_other_tasks() {
    let log = Log::new();
    let open = begin(&log, "/a");
    let watched = log.clone();
    let waiting = tokio::spawn(async move { watched.until(|log| log.in_flight() == 0).await });
    tokio::task::yield_now().await;
    drop(open);
    waiting.await.unwrap();
}
