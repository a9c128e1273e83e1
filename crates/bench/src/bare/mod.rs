//! The runtime `bare`: the workloads without JavaScript and without platform rules, on one thread, with hyper, rustls
//! and tungstenite as qiao uses them. The difference to its figures is the cost of qiao itself.

mod echo;
mod link;
mod post;
mod transfer;

use std::path::Path;
use std::time::Instant;

use serde_json::json;

use crate::Fault;
use crate::settings::Settings;
use link::{Door, Link};

/// Minimum number of connections in workloads of mini-programs: one program has ten requests in flight.
const LANES: u32 = 10;

/// Runs a workload and prints its time in milliseconds as JSON.
pub(crate) fn run(settings: &Path) -> Result<(), Fault> {
    let settings = Settings::read(settings)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(work(&settings))
}

async fn work(settings: &Settings) -> Result<(), Fault> {
    match settings.script.as_str() {
        "start" => println!("hello"),
        "first" => println!("{}", transfer::first(settings).await?),
        "echo" => print_time(echo::rounds(settings).await?),
        _ => print_time(rounds(settings).await?),
    }
    Ok(())
}

/// Sends all requests, after a tenth of them as warm-up, and returns the time in milliseconds.
async fn rounds(settings: &Settings) -> Result<f64, Fault> {
    let door = Door::of(settings)?;
    let lanes = if settings.script == "many" { settings.parallel.max(LANES) } else { settings.parallel };
    let mut links: Vec<Link> = (0..lanes).map(|_| Link::to(door.clone())).collect();
    transfer::share(&mut links, settings, (settings.count / 10).max(lanes)).await?;
    let begun = Instant::now();
    transfer::share(&mut links, settings, settings.count).await?;
    Ok(begun.elapsed().as_secs_f64() * 1e3)
}

fn print_time(ms: f64) {
    println!("{}", json!({ "ms": ms }));
}
