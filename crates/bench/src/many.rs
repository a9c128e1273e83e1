//! Many mini-programs in one process and on one thread: the creation time and the idle memory of each, and the request
//! rate of all together.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use qiao::{CurrentThread, Host, Launch, MiniProgram, Network, Platform, Record};
use serde_json::json;

use crate::Fault;
use crate::settings::Settings;

/// The script of each program.
const SCRIPT: &str = include_str!("../work/many.js");

/// What precedes the script in a program with a page.
const PAGE: &str = "Page({ data: { list: [] }, onLoad() { this.setData({ list: [1, 2, 3] }); } });\n";

/// Requests in flight in a single program: the maximum that the platform allows, to keep the thread busy.
const LANES: u32 = 10;

/// Identical programs, and the number of requests that succeeded.
struct Crowd {
    host: Host,
    script: String,
    right: Arc<AtomicU64>,
}

/// Launches the programs, makes them send requests, and prints the measurements as JSON.
pub(crate) fn run(settings: &Path) -> Result<(), Fault> {
    let settings = Settings::read(settings)?;
    let here = CurrentThread::new()?;
    let crowd = Crowd::of(&settings, Host::builder().on(here.worker()).build()?);
    here.block_on(crowd.measure(u64::from(settings.parallel), u64::from(settings.count)))
}

impl Crowd {
    fn of(settings: &Settings, host: Host) -> Crowd {
        let told = json!({
            "url": settings.url,
            "count": settings.count / settings.parallel,
            "lanes": lanes(settings.parallel.into()),
        });
        let page = if settings.script == "pages" { PAGE } else { "" };
        Crowd { host, script: format!("const settings = {told};\n{page}{SCRIPT}"), right: Arc::default() }
    }

    async fn measure(&self, number: u64, count: u64) -> Result<(), Fault> {
        // What the first program loads is shared by all others.
        let first = self.launched().await?;
        let (before, begun) = (resident(), Instant::now());
        let mut apps = Vec::new();
        for _ in 0..number {
            apps.push(self.launched().await?);
        }
        let create = begun.elapsed().as_secs_f64() * 1e3 / number as f64;
        let kib = resident().zip(before).map(|(now, before)| now.saturating_sub(before) as f64 / number as f64);
        self.ask(&apps, number * lanes(number)).await?;
        let begun = Instant::now();
        self.ask(&apps, count / number * number).await?;
        let ms = begun.elapsed().as_secs_f64() * 1e3;
        println!("{}", json!({ "create": create, "memory": kib, "ms": ms }));
        first.close().await?;
        Ok(())
    }

    async fn launched(&self) -> Result<MiniProgram, Fault> {
        let right = self.right.clone();
        let launch = Launch::source("many.js", &self.script)
            .platform(Platform::Wx)
            .network(Network::new().allow("https://bench.test").local([127, 0, 0, 2].into(), 8))
            .on_entry(move |entry| {
                if let Record::Console { text, .. } = &entry.record {
                    right.fetch_add(text.parse().unwrap_or_default(), Ordering::Relaxed);
                }
            });
        let app = self.host.launch(launch).await?;
        app.wait_idle().await;
        Ok(app)
    }

    /// Moves every program to the background and back, which makes it send its requests; `count` for all together.
    async fn ask(&self, apps: &[MiniProgram], count: u64) -> Result<(), Fault> {
        self.right.store(0, Ordering::Relaxed);
        for app in apps {
            app.background();
            app.foreground();
        }
        for app in apps {
            app.wait_idle().await;
        }
        let right = self.right.load(Ordering::Relaxed);
        if right == count { Ok(()) } else { Err(format!("{right} of {count} answers are right").into()) }
    }
}

/// Requests in flight per program.
fn lanes(programs: u64) -> u64 {
    (u64::from(LANES) / programs).max(1)
}

/// Resident memory of this process in KiB; `None` if the system does not report it.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.split_whitespace().next()?.parse().ok()
}
