//! The HTTP client of one mini-program: sends an exchange on an idle connection or a new one, and once more if an idle
//! connection turns out to be closed. It must not know rules or redirects.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;
use std::future::Future;
use std::rc::Rc;
use std::sync::Arc;

use hyper::client::conn::{http1, http2};
use hyper::rt::Executor;
use hyper_util::client::legacy::connect::Connection;
use hyper_util::rt::{TokioIo, TokioTimer};
use qiao_abi::{
    Budget, Datagrams, Discovery, Failure, HandshakeProblem, HttpRequest, HttpResponse, HttpVersions, Intercepted,
    LocalFuture, NetworkCondition, OpenSocket, OpenStream, Phase, Phases, Protocol, SocketOffer, Transport,
};

use crate::addresses::Addresses;
use crate::dial::{self, Connector, Route, now};
use crate::fault;
use crate::fulfil;
use crate::head::MOST_LINES;
use crate::http2_stream::Http2Stream;
use crate::intercept::{Interceptor, Passage, Passed};
use crate::mdns::Search;
use crate::observed_stream::{HeadLog, LARGEST_HEAD, ObservedStream};
use crate::plain;
use crate::pool::{Driver, Http1, Http2, Key, Pool};
use crate::portal;
use crate::prepared;
use crate::proxy::Proxy;
use crate::replay;
use crate::resolve::Override;
use crate::send::{self, Sent};
use crate::shaper::NetworkShaper;
use crate::socket::{Handshake, Switched};
use crate::tls::{Secured, Tls, Trust};

/// An HTTP client with its own connection pool. It must be used inside a `LocalSet`.
pub struct Client {
    route: Route,
    /// What stands before the network, the first one first.
    interceptors: Vec<Rc<dyn Interceptor>>,
    tls: Tls,
    pool: Pool,
    line: NetworkShaper,
    datagrams: plain::Exchange,
    budget: RefCell<Budget>,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").finish_non_exhaustive()
    }
}

/// A new connection, by HTTP version.
enum Connected {
    Http1(Http1),
    Http2(Http2),
}

impl Client {
    /// A client that dials over TCP.
    pub fn new(trust: Trust, overrides: Arc<[Override]>, proxy: Option<Proxy>, permitted: Addresses) -> Client {
        Client::of(Route::Tcp(overrides, proxy, permitted), trust)
    }

    /// A client that dials through a connector.
    pub fn through(trust: Trust, connector: Arc<dyn Connector>, permitted: Addresses) -> Client {
        Client::of(Route::Through(connector, permitted), trust)
    }

    /// The same client with these before the network; requests reach the first one first.
    #[must_use]
    pub fn intercepted(self, interceptors: Vec<Rc<dyn Interceptor>>) -> Client {
        Client { interceptors, ..self }
    }

    fn of(route: Route, trust: Trust) -> Client {
        Client {
            route,
            interceptors: Vec::new(),
            tls: Tls::new(trust),
            pool: Pool::default(),
            line: NetworkShaper::default(),
            datagrams: plain::Exchange::default(),
            budget: RefCell::default(),
        }
    }

    /// Sends a request unless the device is offline; fails when it goes offline.
    async fn on_line(&self, exchange: &HttpRequest, phases: Rc<Phases>) -> Result<HttpResponse, Failure> {
        if self.line.is_portal() {
            return portal::answer(&exchange.url);
        }
        let answer = tokio::select! {
            biased;
            () = self.line.down() => return Err(Failure::Offline),
            answer = self.exchange(exchange, phases) => answer?,
        };
        let body = Box::new(portal::Cuttable::new(answer.body, self.line.outage()));
        Ok(HttpResponse { body, ..answer })
    }

    async fn exchange(&self, exchange: &HttpRequest, phases: Rc<Phases>) -> Result<HttpResponse, Failure> {
        if !self.interceptors.iter().any(|interceptor| interceptor.concerns(&exchange.url)) {
            return self.over_network(exchange, &phases).await;
        }
        // Boxed, because few requests are intercepted.
        Box::pin(async {
            match self.pass(exchange, &phases).await? {
                Passed::Request(request) => self.over_network(&request, &phases).await,
                Passed::Fulfilled(request, response) => {
                    fulfil::fulfil(response, &request, key(&request), &self.line, &phases).await
                }
                Passed::Replayed(recorded) => replay::exchange(recorded, &phases).await,
            }
        })
        .await
    }

    /// Takes a request through the interceptors. What they do beside a recording is noted.
    async fn pass<'a>(&self, exchange: &'a HttpRequest, phases: &Phases) -> Result<Passed<'a>, Failure> {
        let mut request = Cow::Borrowed(exchange);
        for interceptor in &self.interceptors {
            if !interceptor.concerns(&request.url) {
                continue;
            }
            replay::begin(phases);
            phases.enter(Phase::Wait);
            match interceptor.on_request(&request).await? {
                Passage::Pass => {}
                Passage::Change(changed) => {
                    phases.intercept(Intercepted::Changed(changed.clone()));
                    request = Cow::Owned(*changed);
                }
                Passage::Fulfil(response) => {
                    phases.intercept(Intercepted::Fulfilled(response.status));
                    return Ok(Passed::Fulfilled(request, response));
                }
                Passage::Abort(failure) => {
                    phases.intercept(Intercepted::Aborted);
                    return Err(failure);
                }
                Passage::Replay(recorded) => return Ok(Passed::Replayed(recorded)),
            }
        }
        Ok(Passed::Request(request))
    }

    async fn over_network(&self, exchange: &HttpRequest, phases: &Rc<Phases>) -> Result<HttpResponse, Failure> {
        phases.note(|timings| *timings = qiao_abi::PhaseTimings { fetch: Some(now()), ..Default::default() });
        let key = key(exchange);
        let sent = match self.on_kept_connection(exchange, phases, &key).await {
            // Boxed, because its state is many times larger than that of an exchange on an existing connection.
            Sent::Unsent => Box::pin(self.on_new_connection(exchange, phases, key.clone())).await?,
            sent => sent,
        };
        let failure = match sent {
            Sent::Stale(failure) if exchange.resend => failure,
            other => return settled(other),
        };
        phases.resend(failure);
        self.pool.retire(&key);
        settled(Box::pin(self.on_new_connection(exchange, phases, key)).await?)
    }

    /// Sends an exchange on an existing connection, if there is one that accepts it.
    async fn on_kept_connection(&self, exchange: &HttpRequest, phases: &Rc<Phases>, key: &Key) -> Sent {
        if let Some(connection) = self.pool.shared(key) {
            match send::over_http2(connection, true, exchange, phases, key.clone(), &self.pool).await {
                Sent::Unsent => {}
                sent => return sent,
            }
        }
        while let Some(connection) = self.pool.idle(key).await {
            match send::over_http1(connection, exchange, phases, key.clone(), &self.pool).await {
                Sent::Unsent => {}
                sent => return sent,
            }
        }
        Sent::Unsent
    }

    /// Opens a WebSocket on a new connection.
    async fn socket(
        &self,
        exchange: &HttpRequest,
        offer: &SocketOffer,
        phases: &Rc<Phases>,
    ) -> Result<OpenSocket, Failure> {
        phases.note(|timings| *timings = qiao_abi::PhaseTimings { fetch: Some(now()), ..Default::default() });
        let host = exchange.url.host_str().unwrap_or_default();
        if self.line.is_portal() {
            return Err(Failure::Handshake(HandshakeProblem::Status(200)));
        }
        for interceptor in &self.interceptors {
            if let Some((recorded, conversation)) = interceptor.on_socket(exchange)? {
                let outage = self.line.outage();
                return Box::pin(replay::open_socket(recorded, conversation, exchange, phases, outage)).await;
            }
        }
        let (stream, _) = dial::dial(&self.route, &self.line, &self.tls, &exchange.url, phases).await?;
        let http1 = HttpVersions::Http1;
        let secured = self.tls.secure(stream, &exchange.url, http1, exchange.certificates, phases).await?;
        let (wire, watch) = ObservedStream::new(TokioIo::new(secured));
        let handshake = Handshake::new(exchange, offer);
        watch.begin(prepared::header_block(&handshake.exchange.headers).spelling.clone());
        let request = send::request(&handshake.exchange, false, http::Version::HTTP_11)?;
        let (mut sender, mut connection) =
            http1::Builder::new().handshake(TokioIo::new(wire)).await.map_err(|error| fault::chain(&error, host))?;
        phases.enter(Phase::Wait);
        let mut answer = std::pin::pin!(sender.send_request(request));
        let response = std::future::poll_fn(|cx| {
            // The connection future completes when the server has switched protocols; by then the response is ready.
            let _ = connection.poll_without_shutdown(cx);
            answer.as_mut().poll(cx)
        });
        let begun = |watch: &HeadLog| watch.times().1.is_some();
        let response = response.await.map_err(|error| fault::http1_head(&error, begun(&watch), host))?;
        phases.note(|timings| timings.protocol = Some(Protocol::Http1));
        let headers = watch.head().unwrap_or_else(|| send::fields(&response));
        let compression = handshake.check(offer, &response).map_err(Failure::Handshake)?;
        let parts = connection.into_parts();
        let stream = parts.io.into_inner().into_inner();
        let switched = Switched { stream, read: parts.read_buf.to_vec(), headers, compression };
        let budget = self.budget.borrow().clone();
        Ok(switched.open(handshake, offer, self.line.outage(), budget).await)
    }

    fn permits_raw_socket(&self, socket: &str) -> Result<(), Failure> {
        self.interceptors.iter().try_for_each(|interceptor| interceptor.on_raw_socket(socket))
    }

    async fn on_new_connection(&self, exchange: &HttpRequest, phases: &Rc<Phases>, key: Key) -> Result<Sent, Failure> {
        Ok(match self.connect(exchange, phases).await? {
            Connected::Http1(connection) => send::over_http1(connection, exchange, phases, key, &self.pool).await,
            Connected::Http2(connection) => {
                self.pool.share(key.clone(), connection.clone());
                send::over_http2(connection, false, exchange, phases, key, &self.pool).await
            }
        })
    }

    async fn connect(&self, exchange: &HttpRequest, phases: &Rc<Phases>) -> Result<Connected, Failure> {
        let (stream, forwarding) = dial::dial(&self.route, &self.line, &self.tls, &exchange.url, phases).await?;
        let secured = self.tls.secure(stream, &exchange.url, exchange.versions, exchange.certificates, phases).await?;
        let host = exchange.url.host_str().unwrap_or_default();
        let peer = phases.timings().peer;
        let connected = if secured.connected().is_negotiated_h2() {
            http2(secured, peer).await.map(Connected::Http2)
        } else {
            http1(secured, peer).await.map(|connection| Connected::Http1(connection.forwarded(forwarding)))
        };
        connected.map_err(|error| fault::chain(&error, host))
    }
}

/// The connections that may carry a request.
fn key(exchange: &HttpRequest) -> Key {
    let origin = prepared::destination(exchange).origin.clone();
    Key { origin, versions: exchange.versions, certificates: exchange.certificates }
}

pub(crate) fn settled(sent: Sent) -> Result<HttpResponse, Failure> {
    match sent {
        Sent::Answered(answer) => Ok(answer),
        Sent::Failed(failure) | Sent::Stale(failure) => Err(failure),
        Sent::Unsent => Err(Failure::Closed),
    }
}

pub(crate) async fn http1(secured: Secured, peer: Option<std::net::SocketAddr>) -> hyper::Result<Http1> {
    let (wire, watch) = ObservedStream::new(TokioIo::new(secured));
    let (sender, connection) = http1::Builder::new()
        .ignore_invalid_headers_in_responses(true)
        .allow_spaces_after_header_name_in_responses(true)
        .allow_obsolete_multiline_headers_in_responses(true)
        .max_headers(MOST_LINES)
        .max_header_size(LARGEST_HEAD)
        .max_buf_size(LARGEST_HEAD)
        .handshake(TokioIo::new(wire))
        .await?;
    let driver = tokio::task::spawn_local(async move {
        // The exchange receives the error through its own future.
        let _ = connection.await;
    });
    Ok(Http1::new(sender, watch, peer, Driver(driver.abort_handle())))
}

async fn http2(secured: Secured, peer: Option<std::net::SocketAddr>) -> hyper::Result<Http2> {
    let stream = TokioIo::new(Http2Stream::new(TokioIo::new(secured)));
    let (sender, connection) = http2::Builder::new(OnThisThread)
        .timer(TokioTimer::new())
        .max_header_list_size(LARGEST_HEAD as u32)
        .handshake(stream)
        .await?;
    let driver = tokio::task::spawn_local(async move {
        let _ = connection.await;
    });
    Ok(Http2::new(sender, peer, Driver(driver.abort_handle())))
}

/// Runs hyper's tasks on the mini-program's thread.
#[derive(Clone)]
struct OnThisThread;

impl<F: Future + 'static> Executor<F> for OnThisThread {
    fn execute(&self, future: F) {
        tokio::task::spawn_local(async move {
            future.await;
        });
    }
}

impl Transport for Client {
    fn send<'a>(
        &'a self,
        exchange: &'a HttpRequest,
        phases: Rc<Phases>,
    ) -> LocalFuture<'a, Result<HttpResponse, Failure>> {
        Box::pin(self.on_line(exchange, phases))
    }

    fn open_socket<'a>(
        &'a self,
        exchange: &'a HttpRequest,
        offer: &'a SocketOffer,
        phases: Rc<Phases>,
    ) -> LocalFuture<'a, Result<OpenSocket, Failure>> {
        Box::pin(async move {
            tokio::select! {
                biased;
                () = self.line.down() => Err(Failure::Offline),
                opened = self.socket(exchange, offer, &phases) => opened,
            }
        })
    }

    fn connect_tcp<'a>(&'a self, host: &'a str, port: u16) -> LocalFuture<'a, Result<OpenStream, Failure>> {
        Box::pin(async move {
            self.permits_raw_socket(&format!("TCP {host}:{port}"))?;
            tokio::select! {
                biased;
                () = self.line.down() => Err(Failure::Offline),
                opened = plain::connect(&self.route, &self.line, host, port) => opened,
            }
        })
    }

    fn bind_udp(&self, port: u16) -> Result<Rc<dyn Datagrams>, Failure> {
        self.permits_raw_socket("UDP")?;
        plain::bind(&self.route, &self.line, &self.datagrams, port)
    }

    fn discover(&self, service: &str) -> Result<Box<dyn Discovery>, Failure> {
        Ok(Box::new(Search::new(self.bind_udp(0)?, service)))
    }

    fn set_budget(&self, budget: &Budget) {
        self.budget.replace(budget.clone());
    }

    fn set_condition(&self, condition: &NetworkCondition) {
        self.line.set(condition);
        if self.line.is_down() {
            self.pool.clear();
        }
    }
}
