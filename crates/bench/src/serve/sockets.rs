//! The WebSocket echo. It returns binary messages only, which is what the workloads send.
//! It must not compress.

use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;

use crate::Fault;

/// Echoes messages until the client closes.
pub(super) async fn echo(stream: TcpStream) -> Result<(), Fault> {
    let mut socket = tokio_tungstenite::accept_async(stream).await?;
    while let Some(message) = socket.next().await {
        let message = message?;
        if message.is_binary() {
            socket.send(message).await?;
        }
    }
    Ok(())
}
