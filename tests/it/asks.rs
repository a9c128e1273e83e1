//! Questions of script to its user or the client: who receives them, who answers, and what happens if nobody
//! does.

use std::sync::{Arc, Mutex};

use qiao::{Answerer, Api, Ask, Record};
use serde_json::json;

use crate::support::{Site, Transcript, on_virtual_time, script};

/// Asks each kind of question and prints the answers.
const ASKS: &str = "
    const callbacks = (name) => ({
      success: (res) => console.log(name, JSON.stringify(res)),
      fail: (res) => console.log(name, res.errMsg),
    });
    wx.showModal(Object.assign({ title: 'Sure?' }, callbacks('modal')));
    wx.showActionSheet(Object.assign({ itemList: ['a', 'b'] }, callbacks('sheet')));
    wx.login(callbacks('login'));";

fn answers(transcript: &Transcript) -> Vec<(Api, Answerer, Option<String>)> {
    let answers = transcript.entries().into_iter().filter_map(|entry| match entry.record {
        Record::Answer { api, by, answer, .. } => Some((api, by, answer)),
        _ => None,
    });
    answers.collect()
}

#[test]
fn without_anybody_the_platforms_default_answers() {
    on_virtual_time(async |site: Site| {
        let transcript = site.play(script(ASKS)).await;
        let log = transcript.log();
        assert_eq!(log[0], r#"modal {"confirm":false,"cancel":true,"errMsg":"showModal:ok"}"#);
        assert_eq!(log[1], "sheet showActionSheet:fail cancel");
        assert!(log[2].starts_with(r#"login {"code":"qiao-made-up-code-1-"#), "{log:?}");
        assert_eq!(transcript.shown()[0], r#"showModal {"title":"Sure?"}"#);
        let answers = answers(&transcript);
        let modal = r#"{"confirm":false,"cancel":true}"#.to_owned();
        assert_eq!(answers[0], (Api::ShowModal, Answerer::Default, Some(modal)));
        assert_eq!(answers[1], (Api::ShowActionSheet, Answerer::Default, None));
    });
}

#[test]
fn a_delegate_answers_at_once_or_leaves_it_to_the_default() {
    on_virtual_time(async |site: Site| {
        let launch = script(ASKS).delegate(|ask| match ask.name() {
            "showModal" => {
                assert_eq!(ask.options()["title"], "Sure?");
                ask.succeed(json!({ "confirm": true, "cancel": false }));
            }
            "login" => ask.fail("nobody is there"),
            _ => drop(ask),
        });
        let transcript = site.play(launch).await;
        let mut log = transcript.log();
        log.sort();
        let expected = [
            "login login:fail nobody is there",
            r#"modal {"confirm":true,"cancel":false,"errMsg":"showModal:ok"}"#,
            "sheet showActionSheet:fail cancel",
        ];
        assert_eq!(log, expected);
        let mut who: Vec<_> = answers(&transcript).into_iter().map(|(api, by, _)| (api.name(), by)).collect();
        who.sort_by_key(|(api, _)| *api);
        let expected =
            [("login", Answerer::Embedder), ("showActionSheet", Answerer::Default), ("showModal", Answerer::Embedder)];
        assert_eq!(who, expected);
    });
}

#[tokio::test]
async fn an_answer_may_come_later_and_from_another_thread() {
    let site = Site::new().await;
    let (sender, asks) = std::sync::mpsc::channel::<Ask>();
    let answering = std::thread::spawn(move || {
        for ask in asks {
            ask.succeed(json!({ "tapIndex": 1 }));
        }
    });
    let text = "wx.showActionSheet({ itemList: ['a', 'b'] }).then((res) => console.log(res.tapIndex));";
    let transcript = site.play(script(text).delegate(move |ask| sender.send(ask).unwrap())).await;
    assert_eq!(transcript.log(), ["1"]);
    transcript.close().await;
    answering.join().unwrap();
}

#[tokio::test]
async fn a_question_that_is_open_ends_with_its_program() {
    let site = Site::new().await;
    let kept: Arc<Mutex<Vec<Ask>>> = Arc::default();
    let asks = kept.clone();
    let (seen, wait) = tokio::sync::oneshot::channel();
    let mut seen = Some(seen);
    let launch = script("wx.showModal({ fail: (res) => console.log(res.errMsg) })").delegate(move |ask| {
        asks.lock().unwrap().push(ask);
        seen.take().unwrap().send(()).unwrap();
    });
    let transcript = site.launch(launch).await;
    wait.await.unwrap();
    assert_eq!(transcript.close().await, 1);
    kept.lock().unwrap().pop().unwrap().succeed(json!({}));
}

#[test]
fn codes_come_from_a_provider() {
    on_virtual_time(async |site: Site| {
        let text = "wx.login({ success: (res) => { console.log(res.code);
            wx.login({ fail: (res) => console.log(res.errMsg) }) } })";
        let mut codes = vec!["first".to_owned()];
        let launch = script(text).login(move || codes.pop().ok_or_else(|| "no account".to_owned()));
        assert_eq!(site.play(launch).await.log(), ["first", "login:fail no account"]);
    });
}
