//! The test server: one thread, prepared responses. It prints its ports and its certificate as one line of JSON, and
//! exits when standard input ends.

mod answers;
mod sockets;
mod tls;

use std::rc::Rc;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{HeaderMap, Method, Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{LocalSet, spawn_local};
use tokio_rustls::TlsAcceptor;

use crate::Fault;
use crate::cores::end_with_input;
use answers::Answers;

pub(crate) use tls::NAME;

/// The ports of the server, and what a client needs to know.
#[derive(Serialize, Deserialize)]
pub(crate) struct Places {
    /// Port of HTTP.
    pub http: u16,
    /// Port of HTTPS.
    pub https: u16,
    /// Port of WebSocket.
    pub ws: u16,
    /// CA certificate, as PEM.
    pub ca: String,
    /// Length of each body in UTF-16 units, by path.
    pub characters: Vec<(String, usize)>,
}

/// Serves until standard input ends.
pub(crate) fn run() -> Result<(), Fault> {
    end_with_input();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    LocalSet::new().block_on(&runtime, serve())
}

async fn serve() -> Result<(), Fault> {
    let answers = Rc::new(Answers::make());
    let (tls, ca) = tls::acceptor()?;
    let [http, https, ws] = [listener().await?, listener().await?, listener().await?];
    let port = |listener: &TcpListener| listener.local_addr().map(|address| address.port());
    let characters = answers.characters();
    let places = Places { http: port(&http)?, https: port(&https)?, ws: port(&ws)?, ca, characters };
    println!("{}", serde_json::to_string(&places)?);
    spawn_local(each(ws, sockets::echo));
    let secured = answers.clone();
    spawn_local(each(https, move |stream| secure(tls.clone(), stream, secured.clone())));
    each(http, move |stream| exchange(stream, answers.clone())).await
}

async fn listener() -> std::io::Result<TcpListener> {
    let socket = tokio::net::TcpSocket::new_v4()?;
    socket.bind(([127, 0, 0, 1], 0).into())?;
    // A thousand mini-programs connect at once.
    socket.listen(4096)
}

/// Serves every connection. Errors are dropped, because the client reports them.
async fn each<F>(listener: TcpListener, serve: impl Fn(TcpStream) -> F) -> Result<(), Fault>
where
    F: Future<Output = Result<(), Fault>> + 'static,
{
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        spawn_local(serve(stream));
    }
}

async fn secure(tls: TlsAcceptor, stream: TcpStream, answers: Rc<Answers>) -> Result<(), Fault> {
    exchange(tls.accept(stream).await?, answers).await
}

async fn exchange(stream: impl AsyncRead + AsyncWrite + Unpin + 'static, answers: Rc<Answers>) -> Result<(), Fault> {
    let service = service_fn(move |request| answer(request, answers.clone()));
    Ok(http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service).await?)
}

async fn answer(request: Request<Incoming>, answers: Rc<Answers>) -> Result<Response<Full<Bytes>>, Fault> {
    let (head, body) = request.into_parts();
    if head.method == Method::POST {
        let length = taken(body).await?;
        if head.uri.path() == "/upload" {
            return Ok(Response::new(Full::from(length.to_string())));
        }
        if !is_complete(&head.headers, length) {
            return status(400);
        }
    }
    let Some((kind, body)) = answers.at(head.uri.path()) else { return status(404) };
    let answer = Response::builder().header("content-type", kind);
    let last = head.uri.query() == Some("last");
    let answer = if last { answer.header("connection", "close") } else { answer };
    Ok(answer.body(Full::from(body))?)
}

/// Whether a request has five `x-` headers and a JSON body.
fn is_complete(headers: &HeaderMap, length: usize) -> bool {
    let is_json = headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    is_json && length > 0 && headers.keys().filter(|name| name.as_str().starts_with("x-")).count() == 5
}

fn status(code: u16) -> Result<Response<Full<Bytes>>, Fault> {
    Ok(Response::builder().status(code).body(Full::default())?)
}

/// Reads a body to its end and returns its length in bytes.
async fn taken(mut body: Incoming) -> Result<usize, Fault> {
    let mut taken = 0;
    while let Some(frame) = body.frame().await {
        taken += frame?.data_ref().map_or(0, Bytes::len);
    }
    Ok(taken)
}
