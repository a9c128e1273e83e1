//! Whole projects: which files run, in which order, and with what their life-cycle functions are called.

use std::path::PathBuf;

use qiao::{Error, Idle, Launch, Platform, Record};
use serde_json::{Value, json};

use crate::support::{Transcript, on_virtual_time};

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../fixtures/projects").join(name)
}

/// What a project printed until it was idle.
async fn printed_until_idle(transcript: &Transcript) -> Vec<String> {
    assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
    transcript.log()
}

/// What is printed during an action.
async fn printed_during(transcript: &Transcript, act: impl AsyncFnOnce()) -> Vec<String> {
    let before = transcript.log().len();
    act().await;
    printed_until_idle(transcript).await.split_off(before)
}

#[test]
fn a_project_runs_its_files_and_life_cycles_in_order() {
    // WX-APP-001, WX-APP-002, WX-APP-003, WX-APP-009
    let (log, app_id) = on_virtual_time(async |site| {
        let transcript = site.launch(Launch::project(folder("wx"))).await;
        let log = printed_until_idle(&transcript).await;
        let referer = site.last_request().headers.first("referer").unwrap_or_default().to_owned();
        (log, referer)
    });
    let expected = [
        "app.js",
        "App.onLaunch pages/home/home {} 1001",
        "App.onShow",
        "inner file",
        "item file",
        "home file",
        "detail file",
        "inner created",
        "item created components/item/item",
        "item observes one 3",
        "behavior attached",
        r#"item attached {"count":0,"shared":{"behavior":true,"own":true},"name":"one","size":3,"open":true}"#,
        "inner attached",
        r#"home onLoad {} true"#,
        "item page shown",
        "home onShow",
        "inner ready",
        "item ready",
        "home onReady",
        "home set home",
    ];
    assert_eq!(log, expected);
    assert!(app_id.contains("wx0123456789abcdef"), "the project's own app id: {app_id}");
}

#[test]
fn domain_lists_come_from_the_project_and_urls_are_checked() {
    on_virtual_time(async |site| {
        let transcript = site.launch(Launch::project(folder("wx"))).await;
        printed_until_idle(&transcript).await;
        let page = transcript.app.page("pages/detail/detail").await.unwrap();
        let options = |url: &str| json!({ "url": url });
        let call = async |url| page.call("call", ("request", options(url))).await.unwrap();
        assert_eq!(call("https://api.example.com/text").await, "request:ok");
        assert_eq!(call("https://other.example.com/text").await, "request:fail url not in domain list");
        // `networkTimeout` of app.json
        assert_eq!(call("https://api.example.com/hang").await, "request:fail timeout");
    });
}

#[test]
fn values_go_both_ways_and_data_can_be_read() {
    on_virtual_time(async |site| {
        let transcript = site.launch(Launch::project(folder("wx"))).await;
        printed_until_idle(&transcript).await;
        let home = transcript.app.page("pages/home/home").await.unwrap();
        assert_eq!(home.call("later", (7,)).await.unwrap(), json!({ "value": 7, "list": [{ "n": 1 }] }));
        assert_eq!(home.call("save", ()).await.unwrap(), Value::Null);
        assert_eq!(home.data().await.unwrap()["answer"], "home");
        assert_eq!(transcript.app.global("globalData.token").await.unwrap(), "secret");
        assert_eq!(transcript.app.global("no.such").await.unwrap(), Value::Null);
        assert!(matches!(home.call("nothing", ()).await, Err(Error::NoSuchMethod { .. })));
        assert!(matches!(transcript.app.page("pages/no/no").await, Err(Error::NoSuchPage { .. })));
        match home.call("fail", ()).await {
            Err(Error::Thrown { message, .. }) => assert_eq!(message, "no such luck"),
            other => panic!("{other:?}"),
        }
        // WX-APP-005
        let printed = printed_during(&transcript, async || drop(home.call("reject", ()).await)).await;
        assert_eq!(printed, ["App.onUnhandledRejection unheard"]);
        transcript.app.close().await.unwrap();
        assert!(matches!(home.data().await, Err(Error::Ended(_))));
    });
}

#[test]
fn components_hear_of_data_and_are_heard() {
    on_virtual_time(async |site| {
        let transcript = site.launch(Launch::project(folder("wx"))).await;
        printed_until_idle(&transcript).await;
        let home = transcript.app.page("pages/home/home").await.unwrap();
        let printed =
            printed_during(&transcript, async || assert_eq!(home.call("rename", ("two",)).await.unwrap(), "two")).await;
        assert_eq!(printed, ["item observes two 3"]);
        let printed = printed_during(&transcript, async || drop(home.call("save", ()).await.unwrap())).await;
        let shared = r#"item shared {"behavior":true,"own":true,"list":[null,{"x":1}]}"#;
        assert_eq!(printed, [shared, r#"home onSaved saved {"count":2} k1"#]);
        let printed =
            printed_during(&transcript, async || assert_eq!(home.call("more", (true,)).await.unwrap(), 2)).await;
        let attached =
            r#"item attached {"count":0,"shared":{"behavior":true,"own":true},"name":"","size":5,"open":false}"#;
        let created = ["inner created", "item created components/item/item", "item observes  5", "item resized 3 to 5"];
        assert_eq!(printed[..4], created);
        assert_eq!(printed[4..], ["behavior attached", attached, "inner attached", "item ready", "inner ready"]);
        let printed =
            printed_during(&transcript, async || assert_eq!(home.call("more", (false,)).await.unwrap(), 1)).await;
        assert_eq!(printed, ["inner detached", "item detached"]);
    });
}

#[test]
fn pages_come_and_go() {
    // WX-APP-008
    on_virtual_time(async |site| {
        let transcript = site.launch(Launch::project(folder("wx"))).await;
        printed_until_idle(&transcript).await;
        let home = transcript.app.page("pages/home/home").await.unwrap();
        let printed =
            printed_during(&transcript, async || drop(home.call("go", ("../detail/detail?id=7",)).await)).await;
        let expected = [
            "item page hidden",
            "home onHide",
            r#"detail onLoad {"id":"7"}"#,
            "detail onShow",
            "home navigateTo:ok",
            "detail hears from home",
            "home hears 7",
        ];
        assert_eq!(printed, expected);
        let detail = transcript.app.page("pages/detail/detail").await.unwrap();
        assert_eq!(detail.call("routes", ()).await.unwrap(), "pages/home/home pages/detail/detail");
        let call = async |name: &str, options: Value| detail.call("call", (name, options)).await.unwrap();
        let url = |url: &str| json!({ "url": url });
        assert_eq!(call("navigateTo", url("/pages/no/no")).await, r#"navigateTo:fail page "pages/no/no" is not found"#);
        assert_eq!(
            call("navigateTo", url("/pages/mine/mine")).await,
            "navigateTo:fail can not navigateTo a tabbar page"
        );
        let not_tab = "switchTab:fail can not switch to no-tabBar page";
        assert_eq!(call("switchTab", url("/pages/detail/detail")).await, not_tab);
        let printed =
            printed_during(&transcript, async || drop(call("navigateTo", url("/more/deep/deep")).await)).await;
        assert_eq!(printed, ["detail onHide", "deep file", "deep onLoad"], "a package is loaded when it is entered");
        let printed = printed_during(&transcript, async || drop(call("navigateBack", json!({})).await)).await;
        assert_eq!(printed, ["detail onShow"]);
        let printed =
            printed_during(&transcript, async || drop(call("switchTab", url("/pages/mine/mine")).await)).await;
        assert_eq!(printed, ["detail onUnload", "mine attached", "mine onLoad {} 0", "mine onShow"]);
        let mine = transcript.app.page("pages/mine/mine?id=3").await.unwrap();
        assert_eq!(mine.route(), "pages/mine/mine");
        assert!(matches!(detail.call("routes", ()).await, Err(Error::NoSuchMethod { .. })), "it is closed");
        let printed =
            printed_during(&transcript, async || drop(transcript.app.page("pages/home/home").await.unwrap())).await;
        assert_eq!(printed, ["mine onHide", "item page shown", "home onShow"], "pages of the tab bar stay");
    });
}

#[test]
fn a_page_to_begin_with_is_opened_with_its_query() {
    // WX-APP-005
    on_virtual_time(async |site| {
        let launch = || Launch::project(folder("wx"));
        let mine = site.launch(launch().page("pages/mine/mine?id=4")).await;
        let log = printed_until_idle(&mine).await;
        let last = |count: usize| log[log.len() - count..].to_vec();
        assert_eq!(last(3), ["mine attached", r#"mine onLoad {"id":"4"} 4"#, "mine onShow"]);
        assert!(log.contains(&r#"App.onLaunch pages/mine/mine {"id":"4"} 1001"#.to_owned()));
        let missing = site.launch(launch().page("pages/no/no")).await;
        assert_eq!(printed_until_idle(&missing).await.pop().unwrap(), "App.onPageNotFound pages/no/no true");
    });
}

#[test]
fn background_reaches_page_and_app() {
    // WX-APP-004
    on_virtual_time(async |site| {
        let transcript = site.launch(Launch::project(folder("wx"))).await;
        printed_until_idle(&transcript).await;
        let printed = printed_during(&transcript, async || transcript.app.background().await.unwrap()).await;
        assert_eq!(printed, ["item page hidden", "home onHide", "App.onHide"]);
        let printed = printed_during(&transcript, async || transcript.app.foreground().await.unwrap()).await;
        assert_eq!(printed, ["App.onShow", "item page shown", "home onShow"]);
    });
}

#[test]
fn projects_of_every_platform_are_recognized() {
    on_virtual_time(async |site| {
        let gadget = site.launch(Launch::project(folder("tt-gadget"))).await;
        assert_eq!(printed_until_idle(&gadget).await, ["onLaunch pages/index/index", "page hi"]);
        // SWAN-ENV-009, SWAN-ENV-010
        let swan = site.launch(Launch::project(folder("swan"))).await;
        assert_eq!(
            printed_until_idle(&swan).await,
            ["onLaunch pages/index/index string true", "onShow", "after App()", "page 200"]
        );
        // SWAN-ENV-003
        let compiled = site.launch(Launch::project(folder("swan-compiled"))).await;
        assert_eq!(printed_until_idle(&compiled).await, ["hello from app", "hello from hi"]);
        // TTB-LIFE-001, TTB-LIFE-002, TTB-LIFE-003, TTB-CFG-001
        let block = site.launch(Launch::project(folder("tt-block"))).await;
        let log = printed_until_idle(&block).await;
        let load = "block onLoad docs_block sourceMeta,sourceData";
        assert_eq!(log[..3], [load, "block onReady", "block onShow"]);
        assert!(log[3].starts_with("block done request:fail"), "the server allows no origin: {log:?}");
    });
}

#[test]
fn a_component_that_does_not_exist_is_an_error_and_the_page_runs() {
    on_virtual_time(async |site| {
        let transcript = site.launch(Launch::project(folder("lacking"))).await;
        assert_eq!(printed_until_idle(&transcript).await, ["loaded"]);
        let errors = transcript.entries().into_iter().filter_map(|entry| match entry.record {
            Record::Error(error) => Some((error.file, error.message)),
            _ => None,
        });
        let errors: Vec<_> = errors.collect();
        let said = r#"Error: p/p.json: the component <x-gone> is not found at "./gone""#;
        assert_eq!(errors, [(Some("p/p.json".to_owned()), said.to_owned())]);
    });
}

#[tokio::test]
async fn a_folder_that_is_no_project_says_what_is_missing() {
    let host = qiao::Host::builder().workers(1).build().unwrap();
    let empty = tempfile::tempdir().unwrap();
    let launched = host.launch(Launch::project(empty.path())).await;
    let message = launched.map(drop).unwrap_err().to_string();
    assert!(message.contains("does not show which platform it is for"), "{message}");
    assert!(!message.contains("--"), "{message}: options are the command's");
    let launched = host.launch(Launch::project(empty.path()).platform(Platform::Wx)).await;
    let message = launched.map(drop).unwrap_err().to_string();
    assert!(message.contains("app.json"), "{message}");
}
