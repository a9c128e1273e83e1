//! Uploads and downloads: every fault in every phase, unusable files, and what is left behind.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use qiao::{Host, Identity, Idle, Launch, Level, Limits, Override, Platform, Record, Storage};
use qiao_conform::World;

use crate::support::Site;

const PLATFORMS: [Platform; 3] = [Platform::Wx, Platform::TtGadget, Platform::Swan];

/// Where an exchange breaks: a URL that makes it break there, and Chromium's name and number for the error.
const FAULTS: &[(&str, &str, i32)] = &[
    ("https://unresolved.test/", "ERR_NAME_NOT_RESOLVED", -105),
    ("https://refused.test/", "ERR_CONNECTION_REFUSED", -102),
    ("https://tls-cut.test/", "ERR_CONNECTION_CLOSED", -100),
    ("https://tls-garbage.test/", "ERR_SSL_PROTOCOL_ERROR", -107),
    ("https://expired.test/", "ERR_CERT_DATE_INVALID", -201),
    ("http://a.test/cut?at=connect", "ERR_EMPTY_RESPONSE", -324),
    ("http://a.test/cut?at=body", "ERR_CONTENT_LENGTH_MISMATCH", -354),
    ("http://a.test/wrong-length?declared=100&sent=10", "ERR_CONTENT_LENGTH_MISMATCH", -354),
    ("http://a.test/do?s=chunked;bytes:1000;flush;cut", "ERR_INCOMPLETE_CHUNKED_ENCODING", -355),
    ("http://a.test/do?s=raw:not%20http", "ERR_INVALID_RESPONSE", -320),
    (
        "http://a.test/do?s=raw:HTTP/1.1%20200%20OK%5Cr%5CnContent-Length:1%5Cr%5CnContent-Length:2%5Cr%5Cn%5Cr%5Cnhi",
        "ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH",
        -346,
    ),
    ("http://a.test/do?s=header:Content-Encoding=gzip;body:plain", "ERR_CONTENT_DECODING_FAILED", -330),
    ("http://a.test/hang", "timeout", 0),
    ("http://a.test/do?s=length:1000;bytes:10;flush;hang", "timeout", 0),
];

/// Makes enough calls to use every permit, and one more when all have ended.
fn script(namespace: &str, api: &str, url: &str) -> String {
    format!(
        "const api = {namespace};
         Page({{ go(path) {{
           let left = 12;
           const say = (word) => (res) => console.log(word + ' ' + (res.errMsg || '') + ' ' + (res.tempFilePath || ''));
           for (let n = 0; n < 12; n++) api.{api}({{
             url: {url:?}, filePath: '{api}' === 'uploadFile' ? path : undefined, name: 'f', timeout: 60000,
             success: say('success'), fail: say('fail'),
             complete: () => {{ if (--left === 0) api.request({{ url: 'http://a.test/echo', success: say('freed') }}); }},
           }});
         }} }});"
    )
}

/// All files below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        match entry.file_type().unwrap().is_dir() {
            true => found.extend(files_below(&entry.path())),
            false => found.push(entry.path()),
        }
    }
    found
}

#[tokio::test]
async fn a_fault_at_any_phase_ends_every_call_once_and_leaves_nothing() {
    let world = World::new().unwrap();
    for platform in PLATFORMS {
        let namespace = platform.to_string().split('-').next().unwrap().to_owned();
        for api in ["request", "uploadFile", "downloadFile"] {
            for (url, name, code) in FAULTS {
                let storage = tempfile::tempdir().unwrap();
                let log: Arc<Mutex<Vec<String>>> = Arc::default();
                let lines = log.clone();
                let launch = Launch::source("fault.js", script(&namespace, api, url))
                    .platform(platform)
                    .storage(Storage::at(storage.path()))
                    .on_entry(move |entry| match &entry.record {
                        Record::Console { level: Level::Log, text } => lines.lock().unwrap().push(text.clone()),
                        Record::Error(error) => lines.lock().unwrap().push(error.message.clone()),
                        _ => {}
                    });
                let app = world.host().launch(launch).await.unwrap();
                let path = app.add_file("a.txt", &b"file"[..]).await.unwrap();
                let arguments = serde_json::json!([path]).to_string();
                app.call_page("pages/index/index", "go", &arguments).await.unwrap();
                assert_eq!(app.wait_idle().await, Idle::NothingPending);
                let log = log.lock().unwrap().clone();
                let what = format!("{api} of {url} on {platform}: {log:?}");
                assert_eq!(log.len(), 13, "{what}");
                let number = format!("internal_code={code}");
                for line in &log[..12] {
                    assert!(line.starts_with("fail "), "{what}");
                    assert!(line.contains(name) || line.contains(&number), "{what}");
                }
                assert!(log[12].starts_with("freed"), "{what}");
                let left = files_below(storage.path());
                let temporary: Vec<_> = left
                    .iter()
                    .filter(|path| {
                        path.components().any(|part| part.as_os_str() == "temp" || part.as_os_str() == "parts")
                    })
                    .collect();
                assert_eq!(temporary.len(), 1, "only the file that was added: {what} {left:?}");
                app.close().await.unwrap();
            }
        }
    }
}

/// What script sees of an upload of 8 MB to a server that performs these steps.
async fn large_upload(site: &Site, steps: &str) -> Vec<String> {
    site.origin.on("/large", steps.parse().unwrap());
    let text = "Page({ go(path) {
        let last = -1, ordered = true;
        tt.uploadFile({ url: 'https://a.test/large', filePath: path, name: 'f',
            success: (res) => console.log('success ' + res.statusCode), fail: (res) => console.log('fail ' + res.errMsg),
            complete: () => console.log('complete ' + ordered),
        }).onProgressUpdate((res) => { ordered = ordered && res.progress > last; last = res.progress; });
    } });";
    let transcript = site.play(Launch::source("large.js", text).platform(Platform::TtGadget)).await;
    let path = transcript.app.add_file("a.bin", vec![7; 8 * 1024 * 1024]).await.unwrap();
    let arguments = serde_json::json!([path]).to_string();
    transcript.app.call_page("pages/index/index", "go", &arguments).await.unwrap();
    assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
    transcript.log()
}

#[tokio::test]
async fn an_upload_ends_once_whatever_the_server_does_while_it_is_sent() {
    let site = Site::new().await;
    for steps in ["read:1000;cut", "read:1000;reset", "read:100000;cut"] {
        let log = large_upload(&site, steps).await;
        assert_eq!(log.len(), 2, "{steps}: {log:?}");
        assert!(log[0].starts_with("fail uploadFile:fail CronetError("), "{steps}: {log:?}");
        assert_eq!(log[1], "complete true", "{steps}");
    }
    assert_eq!(large_upload(&site, "read:1000;status:413;body:too much").await, ["success 413", "complete true"]);
    assert_eq!(large_upload(&site, "status:200;body:thanks").await, ["success 200", "complete true"]);
}

/// A server that responds to every request at once, reads nothing of its body, and closes.
fn impatient() -> std::net::SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut first = [0; 1];
            std::io::Read::read_exact(&mut stream, &mut first).unwrap();
            let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nearly";
            std::io::Write::write_all(&mut stream, answer).unwrap();
        }
    });
    address
}

#[tokio::test]
async fn an_answer_that_came_before_the_upload_was_taken_is_heard() {
    let host = Host::builder().workers(1).resolve([Override::new("*", None, impatient())]).build().unwrap();
    let site = Site { host, ..Site::new().await };
    let text = "Page({ go(path) {
        let left = 20;
        const again = () => tt.uploadFile({ url: 'http://a.test/', filePath: path, name: 'f',
            success: (res) => console.log(res.data), fail: (res) => console.log(res.errMsg),
            complete: () => { if (--left) again(); } });
        again();
    } });";
    let transcript = site.play(Launch::source("early.js", text).platform(Platform::TtGadget)).await;
    let path = transcript.app.add_file("a.bin", vec![7; 8 * 1024 * 1024]).await.unwrap();
    let arguments = serde_json::json!([path]).to_string();
    transcript.app.call_page("pages/index/index", "go", &arguments).await.unwrap();
    assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
    assert_eq!(transcript.log(), vec!["early"; 20]);
}

/// What a program of one platform printed.
async fn printed(launch: Launch) -> Vec<String> {
    let site = Site::new().await;
    let transcript = site.play(launch).await;
    let log = transcript.log();
    transcript.close().await;
    log
}

#[tokio::test]
async fn nothing_outside_of_the_sandbox_can_be_read_or_written() {
    let storage = tempfile::tempdir().unwrap();
    let secret = storage.path().join("secret");
    std::fs::write(&secret, "secret").unwrap();
    let home = storage.path().join("wx/touristappid/default/user");
    std::fs::create_dir_all(&home).unwrap();
    // Symbolic links placed there do not lead outside either.
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&secret, home.join("file")).unwrap();
        std::os::unix::fs::symlink(storage.path(), home.join("folder")).unwrap();
        std::os::unix::fs::symlink("../../../../secret", home.join("relative")).unwrap();
    }
    let absolute = secret.to_str().unwrap();
    let text = format!(
        "const fs = wx.getFileSystemManager();
         const usr = wx.env.USER_DATA_PATH;
         for (const path of [usr + '/../../../../secret', usr + '/file', usr + '/folder/secret', usr + '/relative',
             usr + '/folder/../../secret', {absolute:?}, 'file://' + {absolute:?}, '../secret', 'wxfile://tmp_../../secret',
             usr + '/a/../../../secret', usr + '/..%2f..%2fsecret', usr + '\\..\\secret']) {{
           for (const reads of [
             () => fs.readFileSync(path), () => fs.copyFileSync(path, usr + '/copy'), () => fs.statSync(path),
             () => fs.readdirSync(path), () => fs.saveFileSync(path, usr + '/saved'),
           ]) {{
             try {{ console.log('reached', path, reads.toString(), reads()); }} catch (e) {{ if (!e.errMsg) console.log(e); }}
           }}
           for (const writes of [
             () => fs.writeFileSync(path, 'x'), () => fs.appendFileSync(path, 'x'), () => fs.unlinkSync(path),
             () => fs.renameSync(path, usr + '/moved'), () => fs.rmdirSync(path, true),
           ]) {{
             try {{ writes(); }} catch (e) {{ if (!e.errMsg) console.log(e); }}
           }}
         }}"
    );
    let launch = Launch::source("escape.js", text).platform(Platform::Wx).storage(Storage::at(storage.path()));
    assert_eq!(printed(launch).await, Vec::<String>::new(), "what was reached");
    assert_eq!(std::fs::read_to_string(&secret).unwrap(), "secret");
}

#[tokio::test]
async fn a_full_disk_refuses_what_does_not_fit_and_keeps_what_was_there() {
    let text = "const fs = wx.getFileSystemManager();
        const usr = wx.env.USER_DATA_PATH;
        const attempt = (name, go) => { try { go(); console.log(name, 'ok'); } catch (e) { console.log(name, e.errCode); } };
        attempt('write', () => fs.writeFileSync(usr + '/a', 'x'.repeat(600)));
        attempt('write over', () => fs.writeFileSync(usr + '/a', 'y'.repeat(1100)));
        attempt('append', () => fs.appendFileSync(usr + '/a', 'y'.repeat(500)));
        attempt('copy', () => fs.copyFileSync(usr + '/a', usr + '/b'));
        console.log(fs.readFileSync(usr + '/a', 'utf8').length, fs.readdirSync(usr).join());
        attempt('unlink', () => fs.unlinkSync(usr + '/a'));
        attempt('write again', () => fs.writeFileSync(usr + '/b', 'x'.repeat(1000)));
        attempt('remove', () => fs.unlinkSync(usr + '/b'));
        wx.downloadFile({ url: 'https://a.test/bytes/1001', fail: (res) => {
            console.log(res.errMsg);
            wx.downloadFile({ url: 'https://a.test/bytes/1000', success: () => console.log('fits') });
        } });";
    let launch = Launch::source("full.js", text).platform(Platform::Wx).limits(Limits::new().disk(1000));
    assert_eq!(
        printed(launch).await,
        [
            "write ok",
            "write over 1300202",
            "append 1300202",
            "copy 1300202",
            "600 a",
            "unlink ok",
            "write again ok",
            "remove ok",
            "downloadFile:fail the maximum size of the file storage limit is exceeded",
            "fits",
        ]
    );
}

#[tokio::test]
async fn folders_within_folders_have_an_end() {
    let text = "const fs = wx.getFileSystemManager();
        const usr = wx.env.USER_DATA_PATH;
        const deep = (levels) => usr + '/' + 'd/'.repeat(levels);
        const attempt = (go) => { try { go(); return 'ok'; } catch (e) { return e.errCode; } };
        console.log(attempt(() => fs.mkdirSync(deep(64), true)), attempt(() => fs.mkdirSync(deep(65), true)));
        fs.mkdirSync(usr + '/e');
        console.log(attempt(() => fs.renameSync(usr + '/d', usr + '/e/d')), attempt(() => fs.rmdirSync(usr + '/d', true)));
        console.log(fs.readdirSync(usr).join(), attempt(() => fs.rmdirSync(usr)));";
    let launch = Launch::source("deep.js", text).platform(Platform::Wx);
    assert_eq!(printed(launch).await, ["ok 1300036", "1300036 ok", "e 1300001"]);
}

#[tokio::test]
async fn files_and_storage_are_kept_for_the_next_run_of_the_same_user() {
    // WX-FS-002, WX-FS-003, WX-FS-016, WX-STO-006, TTG-FS-001, TTG-FS-003, SWAN-DWN-005
    let storage = tempfile::tempdir().unwrap();
    let text = "const fs = wx.getFileSystemManager();
        const usr = wx.env.USER_DATA_PATH;
        const there = (path) => { try { fs.accessSync(path); return true; } catch (e) { return false; } };
        const [temp, saved] = wx.getStorageSync('paths') || [];
        console.log(there(usr + '/a'), !!saved && there(saved), !!temp && there(temp));
        fs.writeFileSync(usr + '/a', 'x');
        wx.downloadFile({ url: 'https://a.test/bytes/10', success: ({ tempFilePath }) =>
            wx.downloadFile({ url: 'https://a.test/bytes/10', success: (other) =>
                wx.saveFile({ tempFilePath, success: ({ savedFilePath }) =>
                    wx.setStorageSync('paths', [other.tempFilePath, savedFilePath]) }) }) });";
    let run = |user: &str, id: &str| {
        let launch = Launch::source("keep.js", text).platform(Platform::Wx).identity(Identity::new().app_id(id));
        printed(launch.storage(Storage::at(storage.path()).user(user)))
    };
    assert_eq!(run("a", "wx1").await, ["false false false"]);
    assert_eq!(run("a", "wx1").await, ["true true false"]);
    assert_eq!(run("b", "wx1").await, ["false false false"], "another user");
    assert_eq!(run("a", "wx2").await, ["false false false"], "another program");
    let temporary = storage.path().join("wx/wx1/a/temp");
    assert!(!temporary.exists() || files_below(&temporary).is_empty());
}

#[tokio::test]
async fn a_folder_in_use_is_told_of() {
    let storage = tempfile::tempdir().unwrap();
    let site = Site::new().await;
    let launch = || Launch::source("a.js", "").platform(Platform::Wx).storage(Storage::at(storage.path()));
    let _first = site.launch(launch()).await;
    let error = site.host.launch(launch()).await.err().unwrap().to_string();
    assert!(error.ends_with("another run uses it"), "{error}");
}
