//! Many mini-programs in one process and on one thread: how long one more takes, what memory it has at
//! rest, and how many requests per second go through all of them.

use std::path::Path;
use std::time::Instant;

use qiao::{Here, Host, Launch, MiniProgram, Platform};
use serde_json::json;

use crate::Fault;
use crate::settings::Settings;

/// What each program runs: so many requests, so many at a time.
const SCRIPT: &str = include_str!("../work/many.js");

const PAGE: &str = "pages/index/index";

/// Under so many programs, one has several requests at a time: together they have ten, as one may have.
const LANES: u32 = 10;

/// Launches the programs, lets them ask, and prints what was measured.
pub fn run(settings: &Path) -> Result<(), Fault> {
    let settings = Settings::read(settings)?;
    let here = Here::new()?;
    let host = Host::builder().on(here.worker()).build()?;
    here.block_on(measure(&host, &settings))
}

async fn measure(host: &Host, settings: &Settings) -> Result<(), Fault> {
    // What the first one brings along, all share.
    let first = launched(host).await?;
    let (before, begun) = (resident(), Instant::now());
    let mut apps = Vec::new();
    for _ in 0..settings.parallel {
        apps.push(launched(host).await?);
    }
    let create = begun.elapsed().as_secs_f64() * 1e3 / f64::from(settings.parallel);
    let kib =
        resident().zip(before).map(|(now, before)| now.saturating_sub(before) as f64 / f64::from(settings.parallel));
    let each = settings.count / settings.parallel;
    let lanes = (LANES / settings.parallel).max(1);
    ask(&apps, settings, lanes, lanes).await?;
    let begun = Instant::now();
    ask(&apps, settings, each, lanes).await?;
    let ms = begun.elapsed().as_secs_f64() * 1e3;
    println!("{}", json!({ "create": create, "memory": kib, "ms": ms }));
    first.close().await;
    Ok(())
}

async fn launched(host: &Host) -> Result<MiniProgram, Fault> {
    let launch = Launch::source("page.js", SCRIPT).platform(Platform::Wx).allow("https://bench.test");
    let app = host.launch(launch.local_network([127, 0, 0, 2].into(), 8)).await?;
    app.rest().await;
    Ok(app)
}

/// Lets every program make its requests, all programs at once.
async fn ask(apps: &[MiniProgram], settings: &Settings, count: u32, lanes: u32) -> Result<(), Fault> {
    let arguments = json!([settings.url, count, lanes]).to_string();
    for app in apps {
        app.call_page(PAGE, "ask", &arguments).await?;
    }
    for app in apps {
        app.rest().await;
        if app.page(PAGE).await?.data().await?["told"] != count {
            return Err("an answer is wrong".into());
        }
    }
    Ok(())
}

/// The memory of this process in KiB, where the system tells.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.split_whitespace().next()?.parse().ok()
}
