//! The same call under the rules of two platforms, side by side in one process.
//!
//! ```text
//! cargo run -p qiao --example two_platforms
//! ```

use qiao::{Host, Launch, Network, Platform, Record};

/// A script for both: each finds its platform's object under its own name.
const SCRIPT: &str = r#"
const api = typeof wx === 'undefined' ? swan : wx;
api.request({
  url: 'http://api.example.com/',
  fail: (error) => console.log(JSON.stringify(error)),
});
"#;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let host = Host::builder().workers(1).build()?;
    let launch = |platform: Platform| {
        let program = Launch::source("both.js", SCRIPT)
            .platform(platform)
            .network(Network::new().allow("https://api.example.com"));
        host.launch(program.on_entry(move |entry| match &entry.record {
            Record::Console { text, .. } => println!("{platform}: script is told {text}"),
            Record::Verdict { verdict, .. } => println!("{platform}: {} ({})", verdict.reason, verdict.clause),
            _ => {}
        }))
    };
    let (wx, swan) = tokio::try_join!(launch(Platform::Wx), launch(Platform::Swan))?;
    tokio::join!(wx.wait_idle(), swan.wait_idle());
    tokio::try_join!(wx.close(), swan.close())?;
    Ok(())
}
