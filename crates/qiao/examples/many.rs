//! Many mini-programs in one process, each with a request in flight: how long one more takes, how
//! much memory it has at rest, and whether every answer is right.
//!
//! ```text
//! cargo run --release --example many -- 1000
//! ```

use std::sync::Arc;
use std::time::Instant;

use qiao::{Connector, Host, Io, Launch, MiniProgram, Opening, Platform, Target};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::watch;

/// What each program runs: it asks its own server, and keeps what it is told.
const SCRIPT: &str = "
Page({
  data: { told: '' },
  ask(url) {
    wx.request({ url, success: ({ data }) => this.setData({ told: data }) });
  },
});
";

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
fn resident() -> Result<u64, Box<dyn std::error::Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).ok_or("no memory is told")?;
    Ok(line.split_whitespace().nth(1).unwrap_or_default().parse()?)
}

async fn launched(host: &Host) -> Result<MiniProgram, qiao::Error> {
    let app = host.launch(Launch::source("page.js", SCRIPT).platform(Platform::Wx)).await?;
    app.rest().await;
    Ok(app)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: usize = std::env::args().nth(1).map_or(Ok(1000), |count| count.parse())?;
    let (open, gate) = watch::channel(false);
    let host = Host::builder().connector(Arc::new(Gated(gate))).build()?;
    // What the first one brings along, all share.
    let first = launched(&host).await?;
    let (before, begun) = (resident()?, Instant::now());
    let mut apps = Vec::with_capacity(count);
    for _ in 0..count {
        apps.push(launched(&host).await?);
    }
    let (took, grown) = (begun.elapsed(), resident()?.saturating_sub(before));
    println!("one more mini-program: {:.3} ms, {} KiB", took.as_secs_f64() * 1e3 / count as f64, grown / count as u64);

    let begun = Instant::now();
    for (number, app) in apps.iter().enumerate() {
        let url = serde_json::json!([format!("http://server-{number}.test/")]);
        app.call_page("pages/index/index", "ask", &url.to_string()).await?;
    }
    open.send(true)?;
    let mut right = 0;
    for (number, app) in apps.iter().enumerate() {
        app.rest().await;
        let told = app.page("pages/index/index").await?.data().await?;
        right += usize::from(told["told"] == format!("server-{number}.test"));
    }
    println!("{right} of {count} answers are right, after {:.0} ms", begun.elapsed().as_secs_f64() * 1e3);
    let begun = Instant::now();
    for app in apps {
        app.close().await;
    }
    first.close().await;
    println!("closed after {:.0} ms", begun.elapsed().as_secs_f64() * 1e3);
    if right == count { Ok(()) } else { Err("an answer is wrong".into()) }
}
