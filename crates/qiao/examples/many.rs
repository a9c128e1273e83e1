//! Many mini-programs in one process, each with a request in flight: how long one more takes, how
//! much memory it has at rest, and whether every answer is right.
//!
//! ```text
//! cargo run --release --example many -- 1000
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use qiao::{Connector, Host, Io, Launch, MiniProgram, Opening, Platform, Target};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::watch;

/// What the programs run: each asks its own server when it is told to, and says what it heard.
const PROGRAMS: [(&str, &str); 2] = [
    ("script", "next().then((url) => wx.request({ url, success: ({ data }) => heard(data) }));"),
    (
        "page",
        "Page({
          data: { heard: '' },
          onLoad() {
            next().then((url) => wx.request({ url, success: ({ data }) => this.show(data) }));
          },
          show(data) {
            this.setData({ heard: data }, () => heard(this.data.heard));
          },
        });",
    ),
];

/// Servers that answer with the name they are called by, all at once, when the gate opens.
struct Gated(watch::Receiver<bool>);

impl Connector for Gated {
    fn connect(&self, target: Target<'_>) -> Opening {
        let (name, mut gate) = (target.host.to_owned(), self.0.clone());
        Box::pin(async move {
            let (client, mut server) = tokio::io::duplex(4096);
            tokio::spawn(async move {
                let mut head = [0; 4096];
                let asked = server.read(&mut head).await.is_ok();
                let opened = gate.wait_for(|open| *open).await.is_ok();
                let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", name.len());
                if asked && opened {
                    drop(server.write_all((head + &name).as_bytes()).await);
                }
            });
            Ok(Box::new(client) as Box<dyn Io>)
        })
    }
}

/// The memory of this process, in KiB.
fn resident() -> Result<u64, Failure> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).ok_or("no memory is told")?;
    Ok(line.split_whitespace().nth(1).unwrap_or_default().parse()?)
}

type Failure = Box<dyn std::error::Error>;

/// Launches a program that waits for the word. `right` counts the answers that are what they should be.
async fn launched(
    host: &Host,
    script: &str,
    number: usize,
    word: &watch::Receiver<bool>,
    right: &Arc<AtomicUsize>,
) -> Result<MiniProgram, qiao::Error> {
    let (word, right) = (word.clone(), right.clone());
    let launch = Launch::source("main.js", script)
        .platform(Platform::Wx)
        .host_task("next", move |_| {
            let mut word = word.clone();
            async move {
                word.wait_for(|given| *given).await.map_err(|closed| closed.to_string())?;
                Ok(json!(format!("http://server-{number}.test/")))
            }
        })
        .host_function("heard", move |call| {
            right.fetch_add(usize::from(*call.argument(0) == format!("server-{number}.test")), Ordering::Relaxed);
            Ok(Value::Null)
        });
    host.launch(launch).await
}

/// Runs that many programs of one kind.
async fn measured(kind: &str, script: &str, count: usize) -> Result<(), Failure> {
    let ((open, gate), (say, word)) = (watch::channel(false), watch::channel(false));
    let host = Host::builder().connector(Arc::new(Gated(gate))).build()?;
    let right = Arc::new(AtomicUsize::new(0));
    // What the first one brings along, all share.
    let mut apps = vec![launched(&host, script, 0, &word, &right).await?];
    let (before, begun) = (resident()?, Instant::now());
    for number in 1..=count {
        apps.push(launched(&host, script, number, &word, &right).await?);
    }
    let (took, grown) = (begun.elapsed(), resident()?.saturating_sub(before));
    println!("{kind}: one more takes {:.3} ms, {} KiB", took.as_secs_f64() * 1e3 / count as f64, grown / count as u64);

    let begun = Instant::now();
    say.send(true)?;
    open.send(true)?;
    for app in &apps {
        app.rest().await;
    }
    let (right, took) = (right.load(Ordering::Relaxed), begun.elapsed());
    println!("{kind}: {right} of {} answers are right, after {:.0} ms", apps.len(), took.as_secs_f64() * 1e3);
    let (begun, all) = (Instant::now(), apps.len());
    for app in apps {
        app.close().await;
    }
    println!("{kind}: closed after {:.0} ms", begun.elapsed().as_secs_f64() * 1e3);
    if right == all { Ok(()) } else { Err("an answer is wrong".into()) }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let count: usize = std::env::args().nth(1).map_or(Ok(1000), |count| count.parse())?;
    for (kind, script) in PROGRAMS {
        measured(kind, script, count).await?;
    }
    Ok(())
}
