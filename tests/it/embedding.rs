//! The crate `qiao` as embedders use it: the journal as a stream, and errors with their sources.

use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use qiao::{
    Connector, Error, Idle, Launch, Level, Limits, Network, Opening, Platform, Record, ScriptErrorKind, Target,
    condition,
};
use tokio::time::{sleep, timeout};

use crate::support::{Site, on_virtual_time, script};

#[test]
fn the_journal_is_a_stream_that_ends_with_the_program() {
    on_virtual_time(async |site: Site| {
        let app = site.host.launch(script("setTimeout(() => console.log('later'), 1000)")).await.unwrap();
        let journal = app.journal();
        assert_eq!(app.wait_idle().await, Idle::NothingPending);
        app.close().await.unwrap();
        let texts = journal.filter_map(async |entry| match entry.record {
            Record::Console { level: Level::Log, text } => Some(text),
            _ => None,
        });
        assert_eq!(texts.collect::<Vec<_>>().await, ["later"]);
    });
}

#[test]
fn errors_say_what_was_wrong_and_keep_what_lies_behind_them() {
    on_virtual_time(async |site: Site| {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("no.js");
        let error = site.host.launch(Launch::script(&missing)).await.unwrap_err();
        assert!(error.to_string().starts_with(&missing.display().to_string()), "{error}");
        let source = error.source().unwrap().downcast_ref::<std::io::Error>().unwrap();
        assert_eq!(source.kind(), std::io::ErrorKind::NotFound);

        let error = site.host.launch(script("").network(Network::new().allow("https://"))).await.unwrap_err();
        let Error::Allow(bad) = &error else { panic!("{error:?}") };
        assert_eq!(error.to_string(), bad.to_string());

        std::fs::write(folder.path().join("app.json"), r#"{ "pages": ["a/a"] }"#).unwrap();
        let error = site.host.launch(Launch::project(folder.path())).await.unwrap_err();
        assert!(matches!(&error, Error::UnclearPlatform { path } if path == folder.path()), "{error:?}");
        assert!(!error.to_string().contains("--"), "{error}: embedders have no command line");
    });
}

#[test]
fn a_file_for_which_there_is_no_room_is_refused_in_words() {
    on_virtual_time(async |site: Site| {
        let app = site.host.launch(script("").limits(Limits::new().disk(1000))).await.unwrap();
        let error = app.add_file("a.jpg", vec![0; 2000]).await.unwrap_err();
        assert!(matches!(error, Error::File { .. }), "{error:?}");
        let text = error.to_string();
        assert!(text.starts_with("a.jpg: ") && text.contains("1000 bytes"), "{text}");
    });
}

#[test]
fn background_and_foreground_are_done_when_script_has_heard_of_them() {
    on_virtual_time(async |site: Site| {
        let text = "App({ onShow: () => console.log('show'), onHide: () => console.log('hide') });
            wx.onNetworkStatusChange((res) => console.log(res.networkType));";
        let transcript = site.launch(script(text)).await;
        let app = &transcript.app;
        app.background().await.unwrap();
        assert_eq!(transcript.log(), ["show", "hide"]);
        app.foreground().await.unwrap();
        assert_eq!(transcript.log(), ["show", "hide", "show"]);
        app.set_network(condition("3g").unwrap()).await.unwrap();
        assert_eq!(transcript.log().last().unwrap(), "3g");
        // A second time, nothing changes.
        app.background().await.unwrap();
        app.background().await.unwrap();
        assert_eq!(transcript.log().len(), 5);
        // Calls that are not awaited take effect as well, in this order.
        app.foreground();
        app.set_network(condition("wifi").unwrap());
        assert_eq!(app.wait_idle().await, Idle::NothingPending);
        assert_eq!(transcript.log()[5..], ["show", "wifi"]);
    });
}

#[test]
fn background_is_done_for_a_program_that_is_suspended_before_it_hears_of_it() {
    on_virtual_time(async |site: Site| {
        let text = "App({ onHide: () => console.log('hide') }); setInterval(() => {}, 1000);";
        let transcript = site.launch(script(text)).await;
        let app = &transcript.app;
        app.background().await.unwrap();
        assert_eq!(app.wait_idle().await, Idle::Suspended);
        app.set_network(condition("3g").unwrap()).await.unwrap();
        app.background().await.unwrap();
        app.foreground().await.unwrap();
        app.stop();
        assert_eq!(app.wait_idle().await, Idle::Stopped);
        assert!(matches!(app.background().await, Err(Error::Ended(_))));
    });
}

#[tokio::test]
async fn a_pipe_is_refused_as_a_program_and_keeps_nobody_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("main.js");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    // Reading a pipe that nobody writes to would never end.
    let host = qiao::Host::builder().workers(1).build().unwrap();
    let launched = host.launch(Launch::script(&pipe).platform(Platform::Wx)).await;
    assert!(launched.is_err_and(|error| error.to_string().contains("main.js")), "it is refused by its name");
}

/// A connector that panics.
struct Broken;

impl Connector for Broken {
    fn connect(&self, _: Target<'_>) -> Opening {
        panic!("a panic of the test's")
    }
}

#[tokio::test]
async fn a_connector_that_panics_keeps_no_program_from_being_closed() {
    let host = qiao::Host::builder().workers(1).connector(Arc::new(Broken)).build().unwrap();
    let text = "wx.request({ url: 'https://a.test' }); wx.connectSocket({ url: 'wss://a.test' });";
    let app = host.launch(script(text)).await.unwrap();
    sleep(Duration::from_millis(50)).await;
    timeout(Duration::from_secs(10), app.close()).await.expect("it is closed").unwrap();
    // The worker keeps running.
    let app = host.launch(script("")).await.unwrap();
    assert_eq!(app.wait_idle().await, Idle::NothingPending);
}

#[test]
fn what_only_looks_like_a_lack_of_memory_is_an_error_like_others() {
    for thrown in [
        "null",
        "new InternalError('out of memory')",
        "Object.assign(Error('out of memory'), { name: 'InternalError' })",
    ] {
        on_virtual_time(async |site: Site| {
            let text = format!("setTimeout(() => console.log('later'), 1000); throw {thrown}");
            let transcript = site.play(script(&text)).await;
            assert_eq!(transcript.log(), ["later"], "{thrown}");
            let kinds = transcript.entries().into_iter().filter_map(|entry| match entry.record {
                Record::Error(error) => Some(error.kind),
                _ => None,
            });
            assert_eq!(kinds.collect::<Vec<_>>(), [ScriptErrorKind::Uncaught], "{thrown}");
        });
    }
}

#[test]
fn a_program_that_runs_out_of_memory_can_go_no_further() {
    let grows = "const all = []; for (;;) all.push(new Array(1000).fill(all.length));";
    let at_once = "'x'.repeat(1 << 26).split('');";
    let in_a_promise = "Promise.resolve().then(() => { const all = []; for (;;) all.push(new Array(1000).fill(0)); });";
    for text in [grows, at_once, in_a_promise] {
        on_virtual_time(async |site: Site| {
            let text = format!("setTimeout(() => console.log('later'), 1000); {text}");
            let launch = script(&text).limits(Limits::new().memory(16 << 20));
            let transcript = site.launch(launch).await;
            assert_eq!(transcript.app.wait_idle().await, Idle::OutOfMemory, "{text}");
            assert!(transcript.log().is_empty(), "{text}");
        });
    }
}

#[test]
fn memory_that_script_does_without_is_no_end() {
    on_virtual_time(async |site: Site| {
        let text = "
            try { 'x'.repeat(1 << 26).split('') } catch (error) { console.log(error.message) }
            setTimeout(() => { console.log('later'); throw null }, 1000);";
        let launch = script(text).limits(Limits::new().memory(16 << 20));
        let transcript = site.play(launch).await;
        assert_eq!(transcript.log(), ["out of memory", "later"]);
        assert_eq!(transcript.errors(), ["null"]);
    });
}
