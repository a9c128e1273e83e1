//! One connection from accept to close: the welcome behaviour, TLS, and the choice of HTTP version. Spawned
//! by `origin`; ends when the client or a script ends it.

use std::sync::Arc;

use crate::log::{OpenConnection, Via};
use crate::request::Scheme;
use crate::site::{Peer, Site, Welcome};
use crate::tls;
use crate::transport::{Socket, Transport};
use crate::{http1, http2};

/// The first line of the HTTP/2 preface; no HTTP/1 request starts with it.
const HTTP2_PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n";

/// Serves a connection to its end.
pub(crate) async fn serve(site: Arc<Site>, mut transport: Transport, scheme: Scheme, via: Via) {
    let entry = site.log.connect(scheme, via);
    match site.welcome {
        Welcome::Serve => serve_http(site, transport, scheme, entry).await,
        Welcome::Cut => transport.cut().await,
        Welcome::Reset => transport.reset_switch().arm(),
        Welcome::Hang => transport.until_closed().await,
    }
}

async fn serve_http(site: Arc<Site>, transport: Transport, scheme: Scheme, entry: OpenConnection) {
    let mut peer = Peer { connection: entry.number(), scheme, tls: None };
    let mut socket = match scheme {
        Scheme::Http => Socket::from(transport),
        Scheme::Https => {
            let done = tls::handshake(&site.authority, site.manner, transport, &entry).await;
            let Some((stream, seen)) = done else { return };
            peer.tls = Some(seen);
            Socket::from(stream)
        }
    };
    match socket.starts_with(HTTP2_PREFACE).await {
        Ok(true) => http2::serve(site, peer, socket, &entry).await,
        Ok(false) => http1::serve(&site, &peer, socket, &entry).await,
        // A client that leaves without a request is not an error.
        Err(_) => {}
    }
}
