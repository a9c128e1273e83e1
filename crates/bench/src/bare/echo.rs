//! The WebSocket echo of `bare`, with tungstenite: one connection, one message in flight. Every echo is checked for its
//! length.

use std::time::Instant;

use bytes::Bytes;
use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::Fault;
use crate::settings::Settings;

/// Sends all messages, after a tenth of them as warm-up, and returns the time in milliseconds.
pub(super) async fn rounds(settings: &Settings) -> Result<f64, Fault> {
    let address = settings.url.trim_start_matches("ws://").trim_end_matches('/');
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (mut socket, _) = client_async(&settings.url, stream).await?;
    let message = Bytes::from(vec![b'a'; settings.bytes]);
    repeat(&mut socket, &message, settings.count / 10).await?;
    let begun = Instant::now();
    repeat(&mut socket, &message, settings.count).await?;
    Ok(begun.elapsed().as_secs_f64() * 1e3)
}

async fn repeat(socket: &mut WebSocketStream<TcpStream>, message: &Bytes, count: u32) -> Result<(), Fault> {
    for _ in 0..count {
        socket.send(Message::Binary(message.clone())).await?;
        let echo = socket.next().await.ok_or("the socket has ended")??;
        if echo.len() != message.len() {
            return Err("the echo is wrong".into());
        }
    }
    Ok(())
}
