//! Many mini-programs in one process, each with a request in flight: how long one more takes, how
//! much memory it has at rest, and whether every answer is right.
//!
//! ```text
//! cargo run --release --example many -- 1000 script
//! cargo run --release --example many -- 1000 page
//! ```
#![expect(clippy::disallowed_methods, reason = "it measures the time on the wall")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use qiao::{Connector, Host, Io, Launch, MiniProgram, Opening, Platform, Record, Target};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::{Semaphore, watch};

/// What the programs run: each asks its own server when it is hidden, and prints what it is told.
const PROGRAMS: [(&str, &str); 2] = [
    ("script", "wx.onAppHide(() => wx.request({ url: 'URL', success: ({ data }) => console.log(data) }));"),
    (
        "page",
        "Page({
          data: { told: '' },
          onHide() {
            wx.request({ url: 'URL', success: ({ data }) => this.show(data) });
          },
          show(data) {
            this.setData({ told: data }, () => console.log(this.data.told));
          },
        });",
    ),
];

/// Servers that answer with the name they are called by, all at once, when the gate opens.
struct Gated {
    gate: watch::Receiver<bool>,
    asked: Arc<Semaphore>,
}

impl Connector for Gated {
    fn connect(&self, target: Target<'_>) -> Opening {
        let (name, mut gate, asked) = (target.host.to_owned(), self.gate.clone(), self.asked.clone());
        Box::pin(async move {
            let (client, mut server) = tokio::io::duplex(4096);
            tokio::spawn(async move {
                let heard = server.read(&mut [0; 4096]).await.is_ok();
                asked.add_permits(1);
                let opened = gate.wait_for(|open| *open).await.is_ok();
                let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", name.len());
                if heard && opened {
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

/// Launches a program; `right` counts the answers that are what they should be.
async fn launched(
    host: &Host,
    script: &str,
    number: usize,
    right: &Arc<AtomicUsize>,
) -> Result<MiniProgram, qiao::Error> {
    let (name, right) = (format!("server-{number}.test"), right.clone());
    let script = script.replace("URL", &format!("http://{name}/"));
    let launch = Launch::source("main.js", script).platform(Platform::Wx).on_entry(move |entry| {
        if let Record::Console { text, .. } = &entry.record {
            right.fetch_add(usize::from(*text == name), Ordering::Relaxed);
        }
    });
    let app = host.launch(launch).await?;
    app.wait_idle().await;
    Ok(app)
}

/// Runs that many programs of one kind.
async fn measured(kind: &str, script: &str, count: u32) -> Result<(), Failure> {
    let (open, gate) = watch::channel(false);
    let (asked, right) = (Arc::new(Semaphore::new(0)), Arc::new(AtomicUsize::new(0)));
    let host = Host::builder().connector(Arc::new(Gated { gate, asked: asked.clone() })).build()?;
    // What the first one brings along, all share.
    let mut apps = vec![launched(&host, script, 0, &right).await?];
    let (before, begun) = (resident()?, Instant::now());
    for number in 1..=count {
        apps.push(launched(&host, script, number as usize, &right).await?);
    }
    let (took, grown) = (begun.elapsed(), resident()?.saturating_sub(before));
    println!(
        "{kind}: one more takes {:.3} ms, {} KiB",
        took.as_secs_f64() * 1e3 / f64::from(count),
        grown / u64::from(count)
    );

    let begun = Instant::now();
    for app in &apps {
        app.background();
    }
    drop(asked.acquire_many(count + 1).await?);
    println!("{kind}: {} requests are in flight after {:.0} ms", apps.len(), begun.elapsed().as_secs_f64() * 1e3);
    let begun = Instant::now();
    open.send(true)?;
    for app in &apps {
        app.wait_idle().await;
    }
    let (right, took) = (right.load(Ordering::Relaxed), begun.elapsed());
    println!("{kind}: {right} of {} answers are right, after {:.0} ms", apps.len(), took.as_secs_f64() * 1e3);
    let (begun, all) = (Instant::now(), apps.len());
    for app in apps {
        app.close().await?;
    }
    println!("{kind}: closed after {:.0} ms", begun.elapsed().as_secs_f64() * 1e3);
    if right == all { Ok(()) } else { Err("an answer is wrong".into()) }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let mut words = std::env::args().skip(1);
    let count = words.next().map_or(Ok(1000), |count| count.parse())?;
    let wanted = words.next();
    // Each kind has a process of its own, as memory that one has freed would be another's.
    let wanted = wanted.as_deref().unwrap_or("script");
    let (kind, script) = PROGRAMS.into_iter().find(|(kind, _)| *kind == wanted).ok_or("script, or page?")?;
    measured(kind, script, count).await
}
