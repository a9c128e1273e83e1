//! Settings of a launch that a program's own files can also make, and which take precedence.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use qiao::{Idle, Launch, Network, NetworkTimeout, Platform, Record};
use qiao_conform::World;

/// The number of seconds after which a request, an upload and a download without a response fail.
async fn seconds(world: &World, launch: Launch) -> Vec<String> {
    let log: Arc<Mutex<Vec<String>>> = Arc::default();
    let lines = log.clone();
    let launch = launch.platform(Platform::Wx).on_entry(move |entry| {
        if let Record::Console { text, .. } = &entry.record {
            lines.lock().unwrap().push(text.clone());
        }
    });
    let app = world.host().launch(launch).await.unwrap();
    assert_eq!(app.wait_idle().await, Idle::NothingPending);
    let mut log = log.lock().unwrap().clone();
    log.sort();
    log
}

const SCRIPT: &str = "
    const filePath = wx.env.USER_DATA_PATH + '/a.txt';
    wx.getFileSystemManager().writeFileSync(filePath, 'x');
    for (const name of ['request', 'uploadFile', 'downloadFile']) {
      const file = name === 'uploadFile' ? { filePath, name: 'f' } : {};
      const begun = Date.now();
      wx[name]({ url: 'http://a.test/hang', ...file, fail: () => console.log(name, (Date.now() - begun) / 1000) });
    }";

#[tokio::test]
async fn time_outs_of_a_launch_replace_those_of_app_json() {
    let world = World::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("main.js");
    std::fs::write(&script, SCRIPT).unwrap();
    // A byte order mark is not part of the text.
    let text = "\u{feff}{\"networkTimeout\": {\"request\": 3000, \"uploadFile\": 4000}}";
    std::fs::write(folder.path().join("app.json"), text).unwrap();
    let limits = seconds(&world, Launch::script(&script)).await;
    assert_eq!(limits, ["downloadFile 60", "request 3", "uploadFile 4"]);
    let seconds_of = |time| Some(Duration::from_secs(time));
    let given = NetworkTimeout { request: seconds_of(5), download_file: seconds_of(7), ..NetworkTimeout::default() };
    let limits = seconds(&world, Launch::script(&script).network(Network::new().timeouts(given))).await;
    assert_eq!(limits, ["downloadFile 7", "request 5", "uploadFile 60"]);
    // Also without a file.
    let limits = seconds(&world, Launch::source("main.js", SCRIPT).network(Network::new().timeouts(given))).await;
    assert_eq!(limits, ["downloadFile 7", "request 5", "uploadFile 60"]);
}

#[tokio::test]
async fn an_app_json_that_is_no_json_keeps_a_program_from_being_launched() {
    let world = World::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("app.json"), "{ \"networkTimeout\": ").unwrap();
    let launch = Launch::source("main.js", SCRIPT).root(folder.path()).platform(Platform::Wx);
    let error = world.host().launch(launch).await.unwrap_err().to_string();
    assert!(error.contains("app.json"), "{error}");
}
