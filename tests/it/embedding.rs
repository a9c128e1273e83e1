//! The crate `qiao` as embedders use it: the journal as a stream, errors with what lies behind them.

use std::error::Error as _;

use futures_util::StreamExt;
use qiao::{Error, Idle, Launch, Level, Limits, Network, Platform, Record};

use crate::support::{Site, on_virtual_time};

fn script(text: &str) -> Launch {
    Launch::source("main.js", text).platform(Platform::Wx)
}

#[test]
fn the_journal_is_a_stream_that_ends_with_the_program() {
    on_virtual_time(async |site: Site| {
        let app = site.host.launch(script("setTimeout(() => console.log('later'), 1000)")).await.unwrap();
        let journal = app.journal();
        assert_eq!(app.wait_idle().await, Idle::NothingPending);
        app.close().await;
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
        assert!(text.starts_with("a.jpg cannot be added: ") && text.contains("1000 bytes"), "{text}");
    });
}
