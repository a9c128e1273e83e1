//! A minimal host: runs a script or a project, and prints what it does and why.
//!
//! ```text
//! cargo run -p qiao --example minimal -- path/to/project
//! ```

use std::path::PathBuf;

use qiao::{Host, Launch, json_line};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = PathBuf::from(std::env::args().nth(1).ok_or("give the path of a script or a project")?);
    let launch = if path.is_dir() { Launch::project(path) } else { Launch::script(path) };
    let host = Host::builder().workers(1).build()?;
    let app = host.launch(launch.on_entry(|entry| println!("{}", json_line(entry)))).await?;
    app.wait_idle().await;
    app.close().await?;
    Ok(())
}
