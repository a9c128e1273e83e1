//! An own transport: every connection of a mini-program ends in this process. The host speaks real
//! HTTP over it, and the platform's rules hold as ever.
//!
//! ```text
//! cargo run -p qiao --example own_transport
//! ```

use std::sync::Arc;

use qiao::{Connector, Host, Io, Launch, Opening, Platform, Target};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};

/// Gives each connection a server of its own.
struct InProcess;

impl Connector for InProcess {
    fn connect(&self, target: Target<'_>) -> Opening {
        let name = target.host.to_owned();
        Box::pin(async move {
            let (client, server) = tokio::io::duplex(64 * 1024);
            tokio::spawn(serve(name, server));
            Ok(Box::new(client) as Box<dyn Io>)
        })
    }
}

/// Answers one request, whatever it is.
async fn serve(name: String, mut stream: DuplexStream) {
    let mut head = [0; 16 * 1024];
    let body = format!("hello from {name}");
    let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
    if stream.read(&mut head).await.is_ok() {
        // A client that is gone needs no answer.
        drop(stream.write_all(answer.as_bytes()).await);
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let host = Host::builder().workers(1).connector(Arc::new(InProcess)).build()?;
    let script = "Page({ get: (url) => new Promise((success, fail) => wx.request({ url, success, fail })) })";
    let app = host.launch(Launch::source("page.js", script).platform(Platform::Wx)).await?;
    let answer = app.page("pages/index/index").await?.call("get", ("http://nowhere.test/",)).await?;
    println!("{} {}", answer["statusCode"], answer["data"]);
    app.close().await?;
    Ok(())
}
