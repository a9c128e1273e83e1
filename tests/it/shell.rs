//! What a shell sees and changes while a program runs: its storage and files, its delegate, and how it is brought back.

use qiao::{EnterOptions, Error, KeptFile};
use serde_json::json;

use crate::support::{Site, on_virtual_time, script};

#[test]
fn a_shell_sees_and_changes_storage_and_files() {
    on_virtual_time(async |site: Site| {
        let app = site.host.launch(script("wx.setStorageSync('n', 1)")).await.unwrap();
        let storage = app.storage();
        assert_eq!(storage.get("n").await.unwrap(), Some(json!(1)));
        assert_eq!(storage.get("none").await.unwrap(), None);
        let (changed, set) = tokio::join!(storage.changed(), storage.set("list", json!([1, "二"])));
        changed.and(set).unwrap();
        assert_eq!(app.evaluate("wx.getStorageSync('list')[1]").await.unwrap(), "二");
        assert_eq!(storage.keys().await.unwrap(), ["list", "n"]);
        let long = "x".repeat(2 << 20);
        assert!(matches!(storage.set("long", long).await, Err(Error::StoredValue { .. })));
        storage.remove("n").await.unwrap();
        storage.clear().await.unwrap();
        assert_eq!(app.evaluate("wx.getStorageInfoSync().keys.length").await.unwrap(), 0);
        app.evaluate("wx.getFileSystemManager().mkdirSync(wx.env.USER_DATA_PATH + '/a')").await.unwrap();
        let user = app.evaluate_as::<String>("wx.env.USER_DATA_PATH").await.unwrap();
        let path = format!("{user}/a/b.txt");
        let files = app.files();
        files.write(&path, "text").await.unwrap();
        let read = format!("wx.getFileSystemManager().readFileSync('{path}', 'utf8')");
        assert_eq!(app.evaluate(&read).await.unwrap(), "text");
        assert_eq!(files.list().await.unwrap(), [KeptFile { path: path.clone(), bytes: 4 }]);
        for outside in ["../x", "/etc/passwd", &format!("{user}/../../x"), "main.js", &format!("{user}/none/x")] {
            assert!(matches!(files.write(outside, "x").await, Err(Error::File { .. })), "{outside}");
        }
        let renamed = format!("wx.getFileSystemManager().renameSync('{path}', '{user}/c.txt')");
        let (changed, renamed) = tokio::join!(files.changed(), app.evaluate(&renamed));
        changed.unwrap();
        renamed.unwrap();
        let (changed, written) = tokio::join!(files.changed(), files.write(&path, "text"));
        changed.and(written).unwrap();
        assert_eq!(files.list().await.unwrap().len(), 2);
        files.clear().await.unwrap();
        assert_eq!(files.list().await.unwrap(), []);
        files.write(&path, "text").await.unwrap();
        files.remove(&path).await.unwrap();
        assert!(matches!(files.read(&path).await, Err(Error::File { .. })));
        app.close().await.unwrap();
        assert!(matches!(app.storage().changed().await, Err(Error::Ended(_))));
        assert!(matches!(app.files().changed().await, Err(Error::Ended(_))));
    });
}

#[test]
fn a_link_brings_a_program_back_with_its_page_and_options() {
    on_virtual_time(async |site: Site| {
        let source =
            "App({ shown: [], onShow(how) { this.shown.push([how.path, how.scene, how.referrerInfo]) } }); Page({})";
        let referrer = json!({ "appId": "wx0", "extraData": { "n": 1 } });
        let options = EnterOptions::new().scene(1011).referrer(referrer.clone());
        let app = site.host.launch(script(source).enter(options)).await.unwrap();
        app.background().await.unwrap();
        app.foreground().await.unwrap();
        app.background().await.unwrap();
        app.foreground_with(EnterOptions::new().page("pages/index/index?id=7").scene(1037)).await.unwrap();
        let page = "pages/index/index";
        let shown = json!([[page, 1011, referrer], [page, 1011, referrer], [page, 1037, null]]);
        assert_eq!(
            app.evaluate("getApp().shown.map(([a, b, c]) => [a, b, c && c.appId ? c : null])").await.unwrap(),
            shown
        );
        assert_eq!(app.evaluate("wx.getLaunchOptionsSync().scene").await.unwrap(), 1011);
        assert_eq!(app.evaluate("wx.getEnterOptionsSync().query.id").await.unwrap(), "7");
        assert_eq!(app.page_stack().await.unwrap(), [page]);
        assert_eq!(app.evaluate("getCurrentPages()[0].options.id").await.unwrap(), "7");
    });
}

#[test]
fn a_link_to_a_program_in_the_foreground_sends_it_to_the_background_first() {
    on_virtual_time(async |site: Site| {
        let source = "App({ seen: [], onShow(how) { this.seen.push(how.scene) }, onHide() { this.seen.push('hidden') } }); Page({})";
        let app = site.host.launch(script(source)).await.unwrap();
        app.foreground_with(EnterOptions::new().page("pages/index/index?id=7").scene(1037)).await.unwrap();
        assert_eq!(app.evaluate("getApp().seen").await.unwrap(), json!([1001, "hidden", 1037]));
        assert_eq!(app.evaluate("wx.getEnterOptionsSync().scene").await.unwrap(), 1037);
        assert_eq!(app.evaluate("getCurrentPages()[0].options.id").await.unwrap(), "7");
    });
}

#[test]
fn a_delegate_can_be_replaced_while_the_program_runs() {
    on_virtual_time(async |site: Site| {
        let ask = "new Promise((done) => wx.showModal({ success: (res) => done(res.confirm) }))";
        let app = site.host.launch(script("").delegate(|ask| ask.succeed(json!({ "confirm": false })))).await.unwrap();
        assert_eq!(app.evaluate(ask).await.unwrap(), false);
        app.set_delegate(|ask| ask.succeed(json!({ "confirm": true }))).await.unwrap();
        assert_eq!(app.evaluate(ask).await.unwrap(), true);
    });
}
