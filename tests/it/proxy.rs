//! Proxies: a tunnel for TLS, absolute URLs for plain HTTP, and no proxy unless asked for.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use qiao::{Host, Idle, Launch, Platform, Proxy};
use qiao_origin::Origin;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};

/// A proxy that connects every target to an origin; returns its address and the heads it has received.
async fn proxy(http: SocketAddr, https: SocketAddr) -> (SocketAddr, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let heads: Arc<Mutex<Vec<String>>> = Arc::default();
    let seen = heads.clone();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            tokio::spawn(serve(stream, http, https, seen.clone()));
        }
    });
    (address, heads)
}

async fn serve(stream: TcpStream, http: SocketAddr, https: SocketAddr, heads: Arc<Mutex<Vec<String>>>) {
    let mut client = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        client.read_line(&mut head).await.unwrap();
    }
    heads.lock().unwrap().push(head.clone());
    if head.starts_with("CONNECT ") {
        client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
        let mut origin = TcpStream::connect(https).await.unwrap();
        drop(copy_bidirectional(&mut client, &mut origin).await);
    } else {
        let mut origin = TcpStream::connect(http).await.unwrap();
        let (first, rest) = head.split_once("\r\n").unwrap();
        let words: Vec<&str> = first.split(' ').collect();
        let path = words[1].strip_prefix("http://a.test").unwrap();
        let head = format!("{} {path} {}\r\n{rest}", words[0], words[2]);
        origin.write_all(head.as_bytes()).await.unwrap();
        drop(copy_bidirectional(&mut client, &mut origin).await);
    }
}

async fn through(proxy: Proxy, origin: &Origin) -> Vec<String> {
    let host = Host::builder().workers(1).trust(origin.ca_pem()).unwrap().proxy(proxy).build().unwrap();
    let text = "let left = 2;
        for (const url of ['https://a.test/echo?secure', 'http://a.test/echo?plain']) wx.request({ url,
            success: (res) => console.log(url, res.statusCode), fail: (res) => console.log(url, res.errMsg) });";
    let log: Arc<Mutex<Vec<String>>> = Arc::default();
    let lines = log.clone();
    let launch = Launch::source("proxy.js", text).platform(Platform::Wx).on_entry(move |entry| match &entry.record {
        qiao::Record::Console { text, .. } => lines.lock().unwrap().push(text.clone()),
        qiao::Record::Verdict { verdict, .. } => lines.lock().unwrap().push(verdict.reason.to_string()),
        _ => {}
    });
    let app = host.launch(launch).await.unwrap();
    assert_eq!(app.wait_idle().await, Idle::NothingPending);
    let mut log = log.lock().unwrap().clone();
    log.sort();
    log
}

#[tokio::test]
async fn requests_go_through_a_proxy_that_is_named() {
    let origin = Origin::builder().start().await.unwrap();
    let (address, heads) = proxy(origin.http_addr().unwrap(), origin.https_addr().unwrap()).await;
    // Only the proxy can resolve the names.
    let log = through(Proxy::all(&format!("http://me:secret@{address}")).unwrap(), &origin).await;
    assert_eq!(log, ["http://a.test/echo?plain 200", "https://a.test/echo?secure 200"]);
    let heads = heads.lock().unwrap().concat();
    assert!(heads.contains("CONNECT a.test:443 HTTP/1.1\r\n"), "{heads}");
    assert!(heads.contains("GET http://a.test/echo?plain HTTP/1.1\r\n"), "{heads}");
    assert_eq!(heads.to_lowercase().matches("proxy-authorization: basic bwu6c2vjcmv0\r\n").count(), 2, "{heads}");
}

/// A proxy that says this to everyone and closes the connection.
async fn saying(words: &'static str) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            tokio::spawn(async move {
                let mut head = [0; 1024];
                drop(stream.read(&mut head).await);
                drop(stream.write_all(words.as_bytes()).await);
            });
        }
    });
    address
}

#[tokio::test]
async fn what_goes_wrong_at_a_proxy_is_its_failure_and_not_the_servers() {
    let origin = Origin::builder().start().await.unwrap();
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let wants_user = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n";
    for (proxy, secure, plain) in [
        (format!("http://{closed}"), "ERR_PROXY_CONNECTION_FAILED", "ERR_PROXY_CONNECTION_FAILED"),
        ("http://unresolved.invalid:1".to_owned(), "ERR_PROXY_CONNECTION_FAILED", "ERR_PROXY_CONNECTION_FAILED"),
        (format!("http://{}", saying(wants_user).await), "ERR_PROXY_AUTH_REQUESTED", "ERR_PROXY_AUTH_REQUESTED"),
        (format!("http://{}", saying("HTTP/1.1 403 No\r\n\r\n").await), "ERR_TUNNEL_CONNECTION_FAILED", "403"),
        (format!("http://{}", saying("").await), "ERR_TUNNEL_CONNECTION_FAILED", "ERR_TUNNEL_CONNECTION_FAILED"),
        (format!("https://{closed}"), "ERR_PROXY_CONNECTION_FAILED", "ERR_PROXY_CONNECTION_FAILED"),
        (
            format!("socks5h://{}", saying("\x05\u{1}").await),
            "ERR_SOCKS_CONNECTION_FAILED",
            "ERR_SOCKS_CONNECTION_FAILED",
        ),
        (format!("socks5h://{closed}"), "ERR_PROXY_CONNECTION_FAILED", "ERR_PROXY_CONNECTION_FAILED"),
    ] {
        let log = through(Proxy::all(&proxy).unwrap(), &origin).await;
        let ends = log[0].ends_with(plain) && log[1].ends_with(secure);
        assert!(ends, "{proxy}: {log:?}");
    }
}

#[tokio::test]
async fn an_answer_that_the_proxy_may_have_sent_itself_says_so() {
    let origin = Origin::builder().start().await.unwrap();
    for (answer, doubtful) in [("HTTP/1.1 403 No\r\n\r\n", true), ("HTTP/1.1 404 Not Found\r\n\r\n", false)] {
        let address = saying(answer).await;
        let log = through(Proxy::all(&format!("http://{address}")).unwrap(), &origin).await;
        let words = format!("status 403 came through the proxy {address}, which may have sent it in place of a.test");
        assert_eq!(log.contains(&words), doubtful, "{log:?}");
    }
}

#[tokio::test]
async fn an_address_of_the_users_is_what_the_proxy_is_asked_for() {
    let origin = Origin::builder().start().await.unwrap();
    let (http, https) = (origin.http_addr().unwrap(), origin.https_addr().unwrap());
    let (address, heads) = proxy(http, https).await;
    let overrides = [qiao::Override::new("a.test", Some(80), http), qiao::Override::new("a.test", Some(443), https)];
    let builder = Host::builder().workers(1).trust(origin.ca_pem()).unwrap().resolve(overrides);
    let host = builder.proxy(Proxy::all(&format!("http://{address}")).unwrap()).build().unwrap();
    let text = "wx.request({ url: 'https://a.test/echo', success: (res) => console.log(res.data.host) });";
    let app = host.launch(Launch::source("proxy.js", text).platform(Platform::Wx)).await.unwrap();
    assert_eq!(app.wait_idle().await, Idle::NothingPending);
    let heads = heads.lock().unwrap().concat();
    assert!(heads.starts_with(&format!("CONNECT {https} HTTP/1.1\r\n")), "{heads}");
    assert_eq!(origin.log().requests().pop().unwrap().host.as_deref(), Some("a.test"));
}
