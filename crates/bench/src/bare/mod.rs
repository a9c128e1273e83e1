//! The same work without JavaScript and without rules: hyper, rustls and tungstenite as qiao uses them, on one
//! thread. What of a figure is qiao's own is what this one does not have.

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

/// Beside few mini-programs: they have several requests at a time.
const LANES: u32 = 10;

/// Carries out a work and prints how long it took.
pub fn run(settings: &Path) -> Result<(), Fault> {
    let settings = Settings::read(settings)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(work(&settings))
}

async fn work(settings: &Settings) -> Result<(), Fault> {
    match settings.script.as_str() {
        "start" => println!("hello"),
        "first" => println!("{}", transfer::first(settings).await?),
        "echo" => tell(echo::rounds(settings).await?),
        _ => tell(rounds(settings).await?),
    }
    Ok(())
}

/// A tenth beforehand, and then what is measured.
async fn rounds(settings: &Settings) -> Result<f64, Fault> {
    let door = Door::of(settings)?;
    let lanes = if settings.script == "many" { settings.parallel.max(LANES) } else { settings.parallel };
    let mut links: Vec<Link> = (0..lanes).map(|_| Link::to(door.clone())).collect();
    transfer::share(&mut links, settings, (settings.count / 10).max(lanes)).await?;
    let begun = Instant::now();
    transfer::share(&mut links, settings, settings.count).await?;
    Ok(begun.elapsed().as_secs_f64() * 1e3)
}

fn tell(ms: f64) {
    println!("{}", json!({ "ms": ms }));
}
