//! Threads of workers end with their programs, whatever a program had planned. A process of its own, as its threads
//! are counted.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use qiao::{Host, Launch, Platform};

/// How many threads of this process are workers.
fn workers() -> usize {
    let name = |entry: std::io::Result<std::fs::DirEntry>| std::fs::read_to_string(entry.unwrap().path().join("comm"));
    std::fs::read_dir("/proc/self/task")
        .unwrap()
        .filter_map(|entry| name(entry).ok())
        .filter(|name| name == "qiao\n")
        .count()
}

#[tokio::test]
async fn what_is_planned_for_the_background_keeps_no_thread() {
    let host = Host::builder().workers(2).build().unwrap();
    let app =
        host.launch(Launch::source("main.js", "setInterval(() => {}, 1e6)").platform(Platform::Wx)).await.unwrap();
    for _ in 0..1000 {
        app.background().await.unwrap();
        app.foreground().await.unwrap();
    }
    app.background().await.unwrap();
    assert_eq!(workers(), 2);
    app.close().await.unwrap();
    drop((app, host));
    let gone = async {
        while workers() > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), gone).await.expect("the threads end");
}
