//! Exchanges and sockets whose answers come from a recording and not from a network: their delays, bodies and messages
//! in the forms of a transport. It must not know where recordings come from or which entry answers a call.

use std::cell::RefCell;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use qiao_abi::{
    Body, Failure, HandshakeProblem, Http2Fault, HttpRequest, HttpResponse, LocalFuture, OpenSocket, Phase,
    PhaseTimings, Phases, Protocol, ResponseBody, SocketInput, SocketOutput, SocketReceiver, SocketSender, Unrecorded,
};
use tokio::time::Sleep;
use url::Url;

use crate::dial::now;
use crate::intercept::{Interceptor, Passage};
use crate::shaper::Outage;

/// Answers in place of a network.
pub trait Answers: Send + Sync {
    /// The answer to a request.
    ///
    /// # Errors
    /// There is none.
    fn exchange(&self, call: &Asked<'_>) -> Result<Recorded, Box<Unrecorded>>;

    /// The failure of a TCP or UDP socket, which recordings do not hold.
    fn raw_socket(&self, call: String) -> Box<Unrecorded>;

    /// The answer to the handshake of a socket, and what follows where the socket opened.
    ///
    /// # Errors
    /// There is none.
    fn socket(&self, call: &Asked<'_>) -> Result<(Recorded, Box<dyn Conversation>), Box<Unrecorded>>;
}

/// A call as answers are found for it.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The method.
    pub method: &'a str,
    /// The URL.
    pub url: &'a Url,
    /// The headers in order, without what the network adds.
    pub headers: &'a [(String, String)],
    /// The body.
    pub body: &'a [u8],
}

impl fmt::Display for Asked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.url)
    }
}

/// What a recording has for a call.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// How long the head of the response, or what came in its place, took.
    pub wait: Duration,
    /// What came.
    pub outcome: RecordedOutcome,
}

/// How a recorded exchange went.
#[derive(Clone, Debug)]
pub enum RecordedOutcome {
    /// A response.
    Response {
        /// Its status.
        status: u16,
        /// Its headers in order.
        headers: Vec<(String, String)>,
        /// Its body, with its codings removed.
        body: Bytes,
        /// How long the body took after the head.
        receive: Duration,
        /// What came after the body.
        end: RecordedEnd,
        /// The version of HTTP.
        protocol: Protocol,
    },
    /// The network failed.
    Lost,
    /// Nothing until the client gave up.
    Silence,
}

/// How a recorded body ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordedEnd {
    /// It was whole.
    Whole,
    /// The connection ended before.
    Cut,
    /// Nothing more came until the client gave up.
    Silence,
}

/// The messages of a recorded socket.
pub trait Conversation: Send {
    /// Takes in what script sends.
    ///
    /// # Errors
    /// It is not what the recording has.
    fn sent(&mut self, output: &SocketOutput) -> Result<(), Box<Unrecorded>>;

    /// What arrives next and after which time; `None` as long as script has not sent what goes before it.
    fn next(&mut self) -> Option<(Duration, SocketInput)>;
}

/// The answer to the handshake of a socket, and what follows where it opened.
pub type RecordedSocket = (Recorded, Box<dyn Conversation>);

/// A recording stands before the network and lets nothing pass.
impl<A: Answers> Interceptor for A {
    fn concerns(&self, _: &Url) -> bool {
        true
    }

    fn on_request<'a>(&'a self, request: &'a HttpRequest) -> LocalFuture<'a, Result<Passage, Failure>> {
        Box::pin(async move {
            let body = bytes(&request.body)?;
            self.exchange(&asked(request, &body)).map(Passage::Replay).map_err(Failure::Unrecorded)
        })
    }

    fn on_socket(&self, request: &HttpRequest) -> Result<Option<RecordedSocket>, Failure> {
        self.socket(&asked(request, &[])).map(Some).map_err(Failure::Unrecorded)
    }

    fn on_raw_socket(&self, socket: &str) -> Result<(), Failure> {
        Err(Failure::Unrecorded(self.raw_socket(socket.to_owned())))
    }
}

/// Carries out an exchange as it was recorded.
pub(crate) async fn exchange(recorded: Recorded, phases: &Phases) -> Result<HttpResponse, Failure> {
    phases.note(|timings| timings.request.1 = Some(now()));
    pause(recorded.wait).await;
    match recorded.outcome {
        RecordedOutcome::Response { status, headers, body, receive, protocol, end } => {
            phases.enter(Phase::Receive);
            phases.note(|timings| {
                timings.response = (Some(now()), Some(now()));
                timings.protocol = Some(protocol);
                timings.received = body.len() as u64;
            });
            let delay = (receive > Duration::ZERO).then(|| Box::pin(tokio::time::sleep(receive)));
            let body = Replayed { delay, body: Some(body).filter(|body| !body.is_empty()), end, protocol };
            Ok(HttpResponse { status, headers, protocol, body: Box::new(body) })
        }
        other => Err(unanswered(other).await),
    }
}

/// Opens a socket as it was recorded.
pub(crate) async fn open_socket(
    recorded: Recorded,
    conversation: Box<dyn Conversation>,
    request: &HttpRequest,
    phases: &Phases,
    outage: Outage,
) -> Result<OpenSocket, Failure> {
    begin(phases);
    phases.enter(Phase::Wait);
    pause(recorded.wait).await;
    let (status, headers) = match recorded.outcome {
        RecordedOutcome::Response { status, headers, .. } => (status, headers),
        other => return Err(unanswered(other).await),
    };
    if status != 101 {
        return Err(Failure::Handshake(HandshakeProblem::Status(status)));
    }
    phases.note(|timings| timings.protocol = Some(Protocol::Http1));
    let talk = Rc::new(RefCell::new(Talk { conversation, failed: None, waiting: None }));
    Ok(OpenSocket {
        sent: request.headers.to_vec(),
        headers,
        sender: Box::new(Sending(talk.clone())),
        receiver: Box::new(Receiving { talk, outage, coming: None }),
    })
}

/// An exchange begins that may not reach the network.
pub(crate) fn begin(phases: &Phases) {
    phases.enter(Phase::Send);
    let begun = Some(now());
    phases.note(|timings| *timings = PhaseTimings { fetch: begun, request: (begun, begun), ..Default::default() });
}

fn asked<'a>(request: &'a HttpRequest, body: &'a [u8]) -> Asked<'a> {
    Asked { method: &request.method, url: &request.url, headers: &request.headers, body }
}

/// The failure of an exchange without a response, as soon as there is one.
async fn unanswered(outcome: RecordedOutcome) -> Failure {
    match outcome {
        RecordedOutcome::Silence => std::future::pending().await,
        _ => Failure::Closed,
    }
}

async fn pause(time: Duration) {
    if time > Duration::ZERO {
        tokio::time::sleep(time).await;
    }
}

/// A body as a whole, read to its end.
fn bytes(body: &Body) -> Result<Bytes, Failure> {
    match body {
        Body::Empty => Ok(Bytes::new()),
        Body::Bytes(bytes) => Ok(bytes.clone()),
        Body::Stream(source) => {
            let (mut reader, mut all) = (source.open(), Vec::new());
            while let Some(piece) = reader.next()? {
                all.extend_from_slice(&piece);
            }
            Ok(all.into())
        }
    }
}

/// A recorded body, which arrives in one piece.
struct Replayed {
    delay: Option<Pin<Box<Sleep>>>,
    body: Option<Bytes>,
    end: RecordedEnd,
    protocol: Protocol,
}

/// A server's own error, as RFC 9113 numbers it in section 7.
const INTERNAL_ERROR: u32 = 2;

impl ResponseBody for Replayed {
    fn poll_piece(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Failure>>> {
        if let Some(delay) = &mut self.delay {
            std::task::ready!(delay.as_mut().poll(cx));
            self.delay = None;
        }
        match (self.body.take(), self.end) {
            (Some(body), _) => Poll::Ready(Some(Ok(body))),
            (None, RecordedEnd::Whole) => Poll::Ready(None),
            (None, RecordedEnd::Cut) => Poll::Ready(Some(Err(match self.protocol {
                Protocol::Http2 => Failure::Http2(Http2Fault::Reset(INTERNAL_ERROR)),
                _ => Failure::Truncated,
            }))),
            // The client gives up as it did then.
            (None, RecordedEnd::Silence) => Poll::Pending,
        }
    }
}

/// A socket between its two halves.
struct Talk {
    conversation: Box<dyn Conversation>,
    /// What script sent and the recording has not.
    failed: Option<Failure>,
    /// The receiving half, waiting for script to send.
    waiting: Option<Waker>,
}

struct Sending(Rc<RefCell<Talk>>);

impl SocketSender for Sending {
    fn send(&mut self, output: SocketOutput) -> LocalFuture<'_, Result<(), Failure>> {
        let talk = &mut *self.0.borrow_mut();
        let sent = talk.conversation.sent(&output);
        if let Err(failure) = sent {
            talk.failed.get_or_insert(Failure::Unrecorded(failure));
        }
        if let Some(waiting) = talk.waiting.take() {
            waiting.wake();
        }
        Box::pin(std::future::ready(Ok(())))
    }
}

struct Receiving {
    talk: Rc<RefCell<Talk>>,
    outage: Outage,
    /// What arrives next, and when.
    coming: Option<(Option<Pin<Box<Sleep>>>, SocketInput)>,
}

impl SocketReceiver for Receiving {
    fn poll_receive(&mut self, cx: &mut Context<'_>) -> Poll<SocketInput> {
        let mut talk = self.talk.borrow_mut();
        if let Some(failure) = talk.failed.take() {
            return Poll::Ready(SocketInput::Lost(failure));
        }
        talk.waiting = Some(cx.waker().clone());
        if self.outage.poll(cx).is_ready() {
            return Poll::Ready(SocketInput::Lost(Failure::Offline));
        }
        if self.coming.is_none() {
            let after = |time: Duration| (time > Duration::ZERO).then(|| Box::pin(tokio::time::sleep(time)));
            self.coming = talk.conversation.next().map(|(time, input)| (after(time), input));
        }
        match &mut self.coming {
            None => return Poll::Pending,
            Some((Some(delay), _)) => std::task::ready!(delay.as_mut().poll(cx)),
            Some((None, _)) => {}
        }
        self.coming.take().map_or(Poll::Pending, |(_, input)| Poll::Ready(input))
    }
}
