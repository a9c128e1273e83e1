//! Pages as a shell drives them, and expressions that it evaluates.

use qiao::{Error, Launch, Platform};
use serde_json::json;

use crate::support::{Site, Transcript, on_virtual_time};

const PAGE: &str = "pages/index/index";

async fn launched(site: &Site) -> Transcript {
    let text = "App({ n: 1 }); console.log('file'); const own = 1; globalThis.seen = 2;
        Page({ onLoad({ id }) { console.log('load', id) }, onUnload: () => console.log('unload') });";
    site.launch(Launch::source("main.js", text).platform(Platform::Wx)).await
}

#[test]
fn a_shell_goes_forward_and_back() {
    on_virtual_time(async |site: Site| {
        let transcript = launched(&site).await;
        let app = &transcript.app;
        assert_eq!(app.page_stack().await.unwrap(), [PAGE]);
        app.navigate("pages/index/index?id=1").await.unwrap();
        app.navigate("/pages/index/index?id=2").await.unwrap();
        assert_eq!(app.page_stack().await.unwrap(), [PAGE; 3]);
        app.back(1).await.unwrap();
        assert_eq!(
            app.evaluate("getCurrentPages().map((page) => page.options.id || 0)").await.unwrap(),
            json!([0, "1"])
        );
        app.back(7).await.unwrap();
        app.back(1).await.unwrap();
        assert_eq!(app.page_stack().await.unwrap(), [PAGE]);
        let wanted = ["file", "load undefined", "load 1", "load 2", "unload", "unload"];
        assert_eq!(transcript.log(), wanted);
        let error = app.navigate("pages/none/none").await.unwrap_err();
        assert!(matches!(&error, Error::NoSuchPage { route } if route == "pages/none/none"), "{error}");
        assert!(app.relaunch(Some("pages/none/none")).await.is_err());
    });
}

#[test]
fn a_program_starts_anew_with_its_files() {
    on_virtual_time(async |site: Site| {
        let transcript = launched(&site).await;
        let app = &transcript.app;
        app.navigate("pages/index/index?id=1").await.unwrap();
        app.evaluate("getApp().n = 7").await.unwrap();
        app.relaunch(None).await.unwrap();
        assert_eq!(app.page_stack().await.unwrap(), [PAGE]);
        assert_eq!(app.evaluate("[getApp().n, getCurrentPages().length]").await.unwrap(), json!([1, 1]));
        assert_eq!(transcript.log(), ["file", "load undefined", "load 1", "file", "load undefined"]);
    });
}

#[test]
fn a_project_starts_anew_with_its_files() {
    on_virtual_time(async |site: Site| {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("project.config.json", r#"{ "appid": "wx0123456789abcdef" }"#);
        write("app.json", r#"{ "pages": ["pages/a/a", "pages/b/b"] }"#);
        write("app.js", "const { n } = require('./n'); App({ n: n.of, onLaunch: () => console.log('app') })");
        write("n.js", "console.log('n'); exports.n = { of: 1 };");
        write("pages/a/a.js", "Page({ onLoad: () => console.log('a') })");
        write("pages/b/b.js", "Page({ onLoad: ({ id }) => console.log('b', id) })");
        let transcript = site.launch(Launch::project(folder.path())).await;
        let app = &transcript.app;
        app.evaluate("getApp().n = 7").await.unwrap();
        app.relaunch(Some("pages/b/b?id=2")).await.unwrap();
        assert_eq!(app.page_stack().await.unwrap(), ["pages/b/b"]);
        assert_eq!(app.evaluate("getApp().n").await.unwrap(), 1);
        assert_eq!(transcript.log(), ["n", "app", "a", "n", "app", "b 2"]);
    });
}

#[test]
fn expressions_are_evaluated() {
    on_virtual_time(async |site: Site| {
        let transcript = launched(&site).await;
        let app = &transcript.app;
        assert_eq!(app.evaluate("getApp().n + seen // a comment").await.unwrap(), 3);
        assert_eq!(app.evaluate("typeof own").await.unwrap(), "undefined", "what a file declares is its own");
        assert_eq!(app.evaluate("{ a: [1] }").await.unwrap(), json!({ "a": [1] }));
        assert_eq!(app.evaluate_as::<u8>("Promise.resolve(7)").await.unwrap(), 7);
        for wrong in ["1 +", "none.a"] {
            let Err(Error::Thrown { message, .. }) = app.evaluate(wrong).await else { panic!("{wrong}") };
            assert!(!message.is_empty(), "{wrong}");
        }
    });
}
