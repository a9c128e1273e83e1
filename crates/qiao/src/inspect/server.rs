//! The door of the inspector: HTTP on its thread, with the lists by which tools find their target, and the upgrade to
//! WebSocket. Requests of web pages are refused. What tools say afterwards is not known here.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::rc::Rc;

use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_TYPE, HOST, ORIGIN, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, UPGRADE};
use http::{HeaderMap, Request, Response, StatusCode};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::{LocalSet, spawn_local};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use super::attach::Note;
use super::hub::{Hub, State};
use super::session;

/// Where the target is.
#[derive(Clone)]
pub(crate) struct Place {
    pub address: SocketAddr,
    /// Its id, which is its path as well.
    pub target: String,
}

/// Where Chrome's own tools come from.
const TOOLS: &str = "devtools://devtools";
/// The version of the protocol that is named.
const PROTOCOL: &str = "1.3";

/// The address of Chrome's tools for a target.
pub(crate) fn link(address: SocketAddr, target: &str) -> String {
    format!("{TOOLS}/bundled/js_app.html?experiments=true&v8only=true&ws={address}/{target}")
}

/// Serves tools until the inspector and its programs are gone.
pub(crate) async fn serve(
    listener: std::net::TcpListener,
    place: Place,
    state: State,
    mut notes: mpsc::UnboundedReceiver<Note>,
) {
    let local = LocalSet::new();
    let serving = async {
        let hub = Hub::share(state);
        let place = Rc::new(place);
        if let Ok(listener) = TcpListener::from_std(listener) {
            spawn_local(accept(listener, place, hub.clone()));
        }
        while let Some(note) = notes.recv().await {
            hub.note(note);
        }
    };
    local.run_until(serving).await;
}

async fn accept(listener: TcpListener, place: Rc<Place>, hub: Hub) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                spawn_local(connection(stream, place.clone(), hub.clone()));
            }
            // Too many files are open, say; there will be room again.
            Err(_) => tokio::time::sleep(std::time::Duration::from_millis(100)).await,
        }
    }
}

async fn connection(stream: TcpStream, place: Rc<Place>, hub: Hub) {
    let service = service_fn(|request| {
        let answer = respond(request, &place, &hub);
        async move { Ok::<_, Infallible>(answer) }
    });
    let http = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    // A client that breaks off is its own business.
    drop(http.with_upgrades().await);
}

type Answer = Response<Full<Bytes>>;

fn respond(mut request: Request<Incoming>, place: &Place, hub: &Hub) -> Answer {
    if !is_welcome(request.headers()) {
        return plain(StatusCode::FORBIDDEN, "this address answers developer tools, not web pages\n");
    }
    let path = request.uri().path().to_owned();
    if path.strip_prefix('/') == Some(&place.target) {
        return upgrade(&mut request, hub);
    }
    match path.trim_end_matches('/') {
        "/json/version" => {
            json(&json!({ "Browser": concat!("qiao/", env!("CARGO_PKG_VERSION")), "Protocol-Version": PROTOCOL }))
        }
        "/json" | "/json/list" => json(&json!([description(place)])),
        _ => plain(StatusCode::NOT_FOUND, "not found\n"),
    }
}

fn description(place: &Place) -> serde_json::Value {
    let Place { address, target } = place;
    json!({
        "id": target,
        "type": "node",
        "title": "qiao",
        "description": "the programs of this qiao process",
        "url": "file://",
        "webSocketDebuggerUrl": format!("ws://{address}/{target}"),
        "devtoolsFrontendUrl": link(*address, target),
        "devtoolsFrontendUrlCompat": link(*address, target),
    })
}

/// Whether a request comes from tools. The name in `Host` must be one that no page of another site can have: a name of
/// its own may lead here (DNS rebinding). Browsers send `Origin` where a page opens a WebSocket.
fn is_welcome(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let name = name.trim_start_matches('[').trim_end_matches(']');
    let is_here = name.eq_ignore_ascii_case("localhost") || name.parse::<std::net::IpAddr>().is_ok();
    is_here && headers.get_all(ORIGIN).iter().all(|origin| origin == TOOLS)
}

fn upgrade(request: &mut Request<Incoming>, hub: &Hub) -> Answer {
    let Some(key) = request.headers().get(SEC_WEBSOCKET_KEY).map(|key| derive_accept_key(key.as_bytes())) else {
        return plain(StatusCode::UPGRADE_REQUIRED, "this is the WebSocket of the Chrome DevTools Protocol\n");
    };
    let (upgraded, hub) = (hyper::upgrade::on(request), hub.clone());
    spawn_local(async move {
        if let Ok(upgraded) = upgraded.await {
            let config = WebSocketConfig::default().max_message_size(None).max_frame_size(None);
            let stream = TokioIo::new(upgraded);
            session::serve(hub, WebSocketStream::from_raw_socket(stream, Role::Server, Some(config)).await).await;
        }
    });
    let mut answer = plain(StatusCode::SWITCHING_PROTOCOLS, "");
    let headers = answer.headers_mut();
    headers.remove(CONTENT_TYPE);
    headers.insert(CONNECTION, http::HeaderValue::from_static("Upgrade"));
    headers.insert(UPGRADE, http::HeaderValue::from_static("websocket"));
    if let Ok(key) = key.parse() {
        headers.insert(SEC_WEBSOCKET_ACCEPT, key);
    }
    answer
}

fn json(value: &serde_json::Value) -> Answer {
    let mut answer = plain(StatusCode::OK, "");
    *answer.body_mut() = Full::new(format!("{value:#}\n").into());
    answer.headers_mut().insert(CONTENT_TYPE, http::HeaderValue::from_static("application/json; charset=UTF-8"));
    answer
}

fn plain(status: StatusCode, text: &'static str) -> Answer {
    let mut answer = Response::new(Full::new(Bytes::from_static(text.as_bytes())));
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, http::HeaderValue::from_static("text/plain; charset=UTF-8"));
    answer
}
