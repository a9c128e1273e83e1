//! Everything that can go wrong with a call, as a closed enum with data and without prose: each
//! platform's table turns it into that platform's text and numbers.

use std::net::IpAddr;

use crate::{Kind, Phase, Unrecorded};

/// Why a call ended in `fail`.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// Options are missing or have the wrong type.
    Arguments(Vec<ArgumentFault>),
    /// The callback of this name is not a function.
    Callback(&'static str),
    /// The URL cannot be used at all.
    Url(BadUrl),
    /// The server-domain rules refuse the URL.
    Domain {
        /// The URL as given, or as a redirect named it.
        url: String,
        /// Which rule refused it.
        listing: Listing,
    },
    /// The method is not one that the platform sends.
    Method(String),
    /// The data cannot be sent.
    Data(DataFault),
    /// A header name or value is not legal HTTP.
    Header(String),
    /// The value of the header of this name has characters beyond Latin-1.
    WideHeader(String),
    /// More calls run than the platform lets, and it does not let them wait.
    Busy(u32),
    /// The script aborted the call.
    Aborted,
    /// The user cancelled, or the request was refused for this reason.
    Declined(Option<String>),
    /// The program was in background for too long.
    Interrupted,
    /// The call was made while the program was in background.
    Background,
    /// The time-out struck in this phase.
    Timeout(Phase),
    /// The host name has no address.
    NameNotResolved(String),
    /// The server's port is closed.
    Refused,
    /// No route to the address.
    Unreachable,
    /// The host of the program does not let it connect to this address.
    Denied(IpAddr),
    /// The recording that is replayed has no such exchange or message.
    Unrecorded(Box<Unrecorded>),
    /// The developer tools that look at the program block the URL.
    Blocked,
    /// The device is offline.
    Offline,
    /// The call insists on the mobile network, and the device has none.
    NoCellular,
    /// The connection was reset.
    Reset,
    /// The connection was closed before any answer came.
    Closed,
    /// The connection was closed in the middle of the head of the answer.
    HeadTruncated,
    /// The head of the answer has more lines or bytes than a client reads.
    HeadTooLarge,
    /// The answer ended before its declared length.
    Truncated,
    /// The answer ended before its last chunk.
    ChunksTruncated,
    /// The connection was closed while several exchanges shared it (HTTP/2).
    Disconnected,
    /// The server ended the exchange by HTTP/2's own means.
    Http2(Http2Fault),
    /// The way to the server leads through a proxy, and ended there.
    Proxy(ProxyFault),
    /// The TLS handshake failed.
    Tls(TlsProblem),
    /// The response is not HTTP; in the library's words.
    Malformed(String),
    /// The content coding of the answer is broken; in the library's words.
    Coding(String),
    /// More redirects than the platform follows.
    Redirects(u32),
    /// A redirect names a target that cannot be used.
    Location(String),
    /// The response has several values of a header that may have one.
    SeveralValues(SingleHeader, Vec<String>),
    /// The answer's text could not be converted to UTF-8 from this charset.
    Undecodable(&'static str),
    /// The answer has more bytes than the limit.
    TooLarge(u64),
    /// The program's memory, of this many bytes, has no room for what the call needs.
    Memory(u64),
    /// A file cannot be used as asked.
    File {
        /// The path as script gave it, or as it was made.
        path: String,
        /// Why.
        fault: FileFault,
    },
    /// The response to a download has no bytes.
    NoContent,
    /// The response lacks the required Content-Length.
    NoLength,
    /// Storage cannot do what was asked.
    Storage(StorageFault),
    /// The answer may not be seen by a page of another origin.
    Cors(CorsFault),
    /// The server did not switch to WebSocket.
    Handshake(HandshakeProblem),
    /// The other side of a socket broke the protocol, or sent too much.
    Frames {
        /// The status code of the close frame that is sent to it.
        code: u16,
        /// In the library's words.
        what: String,
    },
    /// A socket cannot do what script asks of it.
    Socket(SocketFault),
    /// A navigation is not possible.
    Route(RouteFault),
}

impl Failure {
    /// Whether it is the client that gave up, and not the network that failed.
    pub fn is_given_up(&self) -> bool {
        matches!(self, Failure::Timeout(_) | Failure::Aborted | Failure::Interrupted)
    }
}

/// A header that may have one value only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SingleHeader {
    /// `Content-Length`
    ContentLength,
    /// `Location`
    Location,
}

/// How a server ended an exchange on HTTP/2. Codes are those of RFC 9113, section 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Http2Fault {
    /// It reset the stream, with this code.
    Reset(u32),
    /// It reset the stream and says that it has not processed it.
    Refused,
    /// It is closing the connection, with this code, and has not processed the stream.
    GoneAway(u32),
    /// It broke the protocol, in the sense of this code.
    Protocol(u32),
}

/// Why there is no way through a proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProxyFault {
    /// The proxy's host and port.
    pub proxy: String,
    /// What went wrong there.
    pub problem: ProxyProblem,
}

/// What goes wrong at a proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProxyProblem {
    /// Its name has no address.
    NotResolved,
    /// No connection to it could be opened.
    Unreachable,
    /// It is reached over TLS, and that failed.
    Tls(TlsProblem),
    /// It closed the connection.
    Closed,
    /// It wants a user and a password, or others than these.
    Authentication {
        /// Whether any were sent.
        sent: bool,
    },
    /// It refused with this status.
    Status(u16),
    /// It speaks another protocol, or could not reach the server (SOCKS); in words.
    Refused(String),
}

/// Why a navigation is not possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RouteFault {
    /// The program has no page of this route.
    NotFound(String),
    /// It is a page of the tab bar.
    InTabBar(String),
    /// It is not a page of the tab bar.
    NotInTabBar(String),
    /// This many pages are open, which is the limit.
    TooMany(u32),
    /// The first page is shown, so there is no page to go back to.
    AtFirst,
}

/// Why a server did not switch to WebSocket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandshakeProblem {
    /// The URL is not encoded, and the client sends it as it is.
    RawUrl,
    /// The sub-protocols are text, of which the client makes no list.
    TextProtocols(String),
    /// None of the sub-protocols that were offered was chosen, and the client insists on one.
    NoProtocol,
    /// It answered with this status.
    Status(u16),
    /// It does not say that it switches.
    NotSwitched,
    /// It does not prove that it understood.
    Accept,
    /// It chose a subprotocol that was not offered.
    Protocol(String),
    /// It chose extensions that were not offered, or that make no sense; in words.
    Extensions(String),
}

/// Why a socket cannot do what script asks of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SocketFault {
    /// This many sockets exist, which is the limit.
    TooMany(u32),
    /// This socket is not open.
    NotOpen,
    /// No socket is open.
    NoneOpen,
    /// There is no socket to close, or it has ended.
    NothingToClose,
    /// The code cannot be sent in a close frame.
    Code(String),
    /// The reason has more than 123 bytes.
    Reason(usize),
    /// More waits to be sent than may wait.
    Full(usize),
}

/// Why an answer may not be seen by a page of another origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CorsFault {
    /// It allows no origin.
    NoOrigin,
    /// It allows any origin, which does not count where credentials may be sent.
    Wildcard,
    /// It allows another origin, or more than one: the value.
    OtherOrigin(String),
    /// It does not allow credentials: the value, if there is one.
    NoCredentials(Option<String>),
    /// The answer to the preflight has a fault.
    Preflight(Box<CorsFault>),
    /// The answer to the preflight has this status.
    Status(u16),
    /// The header of this name is not a list; it has to name these.
    NoList(&'static str, Vec<String>),
    /// The method is not allowed: the method, and the allowed ones.
    Method(String, Vec<String>),
    /// A header is not allowed: its name, and all requested names.
    Header(String, Vec<String>),
    /// A redirect leads to a URL with a user name, which is not followed.
    UserInfo,
}

/// Why a file or folder cannot be used as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// There is nothing at the path, or its folder is missing.
    NotFound,
    /// Something is there already.
    Exists,
    /// A folder is where a file should be.
    IsDirectory,
    /// A folder cannot be removed as a file.
    NotPermitted,
    /// A file is where a folder should be.
    NotDirectory,
    /// The folder has entries.
    NotEmpty,
    /// The area may be read only.
    ReadOnly,
    /// The program's own package may be read only.
    Package,
    /// The path belongs to no area, or leads out of it.
    Forbidden,
    /// A name has more bytes than a name may have.
    NameTooLong,
    /// The number in the option of this name is out of range.
    Range(&'static str),
    /// The text does not fit its encoding.
    Encoding,
    /// The option of this name has a value that is none of those it may have.
    Choice(&'static str, String),
    /// The path names no temporary file.
    NotTemporary,
    /// The file has more bytes than one file may have.
    TooLarge(u64),
    /// All files together would have more bytes than they may have, or the disk is full.
    Full(u64),
    /// Anything else; in the system's words.
    Io(String),
}

/// Why storage cannot do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageFault {
    /// There is nothing under the key.
    NoKey(String),
    /// The value has more bytes than one value may have.
    ItemTooLarge(u64),
    /// All values together would have more bytes than they may have.
    Full(u64),
    /// The value cannot be serialized; in the engine's words.
    Unserializable(String),
    /// It could not be written to disk; in the library's words.
    Disk(String),
}

/// One option that is missing or has the wrong type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArgumentFault {
    /// The option's name; empty for the option object itself.
    pub name: &'static str,
    /// The kinds that would be right; the first is the usual one.
    pub want: &'static [Kind],
    /// The kind that came.
    pub got: Kind,
    /// Whether the option may be left out.
    pub optional: bool,
}

/// Why a URL cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadUrl {
    /// It does not begin with a scheme of the API; the URL as given.
    NotAbsolute(String),
    /// It has a scheme that the API cannot speak; the URL as given.
    Scheme(String),
    /// It begins well but is no URL; as given.
    Unparsable(String),
    /// Its port is one that the Fetch standard blocks.
    Port(String),
}

/// Which domain rule refused a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// The scheme may not be used while checks are on.
    Scheme,
    /// The host is an IP address.
    IpAddress,
    /// The host is `localhost`.
    Localhost,
    /// The host may never be called.
    Forbidden,
    /// The host is listed, but not with this port, or the URL may not name a port.
    Port,
    /// The host is not in the list of this API.
    Unlisted,
}

/// Why `data` cannot be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataFault {
    /// This kind of value is refused.
    Kind(Kind),
    /// It cannot be serialized; in the engine's words.
    Unserializable(String),
    /// A buffer above this number of bytes.
    TooLarge(u64),
}

/// Why the TLS handshake failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TlsProblem {
    /// The server's certificate is not acceptable.
    Certificate(CertificateProblem),
    /// The server offers no version that is new enough.
    Version,
    /// The server closed the connection in the handshake.
    Closed,
    /// The handshake failed otherwise; in the library's words.
    Handshake(String),
}

/// What is wrong with a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CertificateProblem {
    /// It is its own issuer, and no trusted root.
    SelfSigned,
    /// Its issuer is not trusted, or an intermediate was not sent.
    UnknownIssuer {
        /// How many certificates the server sent.
        sent: usize,
        /// The issuer of the last one; empty if it has no readable name.
        issuer: String,
    },
    /// It is past its last day.
    Expired,
    /// Its first day has not come.
    NotYetValid,
    /// It is for other names.
    WrongHost {
        /// The names it is for, as people write them.
        presented: Vec<String>,
    },
    /// It was revoked.
    Revoked,
    /// One of its issuers may not vouch for the name.
    NameConstraint,
    /// A signature in the chain does not fit the key of its issuer.
    BadSignature,
    /// A signature in the chain uses an algorithm that is weak or not known.
    WeakSignature,
    /// A key in the chain is weak or of a kind that is not known.
    WeakKey,
    /// It is the certificate of an authority, used as a server's.
    AuthorityAsServer,
    /// A certificate in the chain is a server's, used as an authority's.
    ServerAsAuthority,
    /// The chain is longer than one of its authorities allows, or too long to be followed.
    ChainTooLong,
    /// It has a critical extension that is not known.
    CriticalExtension,
    /// It is not for servers.
    Purpose,
    /// It cannot be read, or is not of X.509 version 3.
    Malformed,
}
