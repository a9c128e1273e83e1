//! The words of a verdict for what goes wrong between client and server: connections, answers that break off, TLS and
//! certificates, HTTP/2, proxies. It must not know which rule decides.

use qiao_abi::{CertificateProblem, Failure, Http2Fault, ProxyFault, ProxyProblem, TlsProblem};

/// How many names of a certificate a verdict lists.
const NAMES: usize = 8;

/// What was seen, and what to do about it; `host` is the server.
pub(crate) fn words(failure: &Failure, host: &str) -> (String, String) {
    let (reason, remedy) = match failure {
        Failure::Reset => (format!("{host} reset the connection"), "look into the server's log for a crash or a limit"),
        Failure::Closed => {
            (format!("{host} closed the connection without an answer"), "look into the server's log for a crash")
        }
        Failure::HeadTruncated => (
            format!("{host} closed the connection in the middle of the head of its answer"),
            "look into the server's log for a crash",
        ),
        Failure::HeadTooLarge => (
            format!("the head of {host}'s answer has more than 256 lines or 256 KB"),
            "send fewer or shorter headers and cookies",
        ),
        Failure::Truncated => (
            format!("the answer of {host} ended before its declared length"),
            "configure the server to send as many bytes as Content-Length says",
        ),
        Failure::ChunksTruncated => (
            format!("the answer of {host} ended before its last chunk"),
            "look into the server's log for a crash or a time-out while it answered",
        ),
        Failure::Disconnected => (
            format!("{host} closed the HTTP/2 connection before the answer was complete"),
            "look into the server's log for a crash or a restart",
        ),
        Failure::Http2(fault) => return http2(*fault, host),
        Failure::Proxy(fault) => return proxy(fault, host),
        Failure::Tls(problem) => return tls(problem, host),
        Failure::Coding(what) => (
            format!("the coding of {host}'s answer is broken: {what}"),
            "set Content-Encoding and Transfer-Encoding to what the body really is",
        ),
        Failure::Location(place) => {
            (format!("the redirect of {host} leads to `{place}`, which is not a URL to follow"), "send an http(s) URL")
        }
        Failure::Locations(places) => {
            (format!("the redirect of {host} leads to more than one place: {}", places.join(", ")), "send one Location")
        }
        Failure::Malformed(what) => (format!("the answer of {host} is broken: {what}"), "check what the server sends"),
        _ => (format!("{host} was not called"), ""),
    };
    (reason, remedy.to_owned())
}

fn http2(fault: Http2Fault, host: &str) -> (String, String) {
    let (reason, remedy) = match fault {
        Http2Fault::Reset(0) => (
            format!("{host} reset the HTTP/2 stream before the answer was complete (RST_STREAM with NO_ERROR)"),
            "configure the server to end the answer with END_STREAM",
        ),
        Http2Fault::Reset(code) => (
            format!("{host} reset the HTTP/2 stream: {}", code_name(code)),
            "look into the server's log for a crash or a limit",
        ),
        Http2Fault::Refused => (
            format!("{host} refused the HTTP/2 stream without processing it"),
            "check the server's limit of concurrent streams",
        ),
        Http2Fault::GoneAway(code) => (
            format!("{host} is closing the HTTP/2 connection and did not process the request: {}", code_name(code)),
            "look into the server's log: it may be restarting or limiting the client",
        ),
        Http2Fault::Protocol(code) => (
            format!(
                "the answer of {host} breaks HTTP/2 ({}): a head that is not legal or has more than 256 KB, or a body \
                 that does not fit its Content-Length",
                code_name(code)
            ),
            "check what the server sends, or ask for HTTP/1.1 with enableHttp2: false",
        ),
    };
    (reason, remedy.to_owned())
}

/// The name of an error code (RFC 9113, section 7).
fn code_name(code: u32) -> String {
    const NAMES: [&str; 14] = [
        "NO_ERROR",
        "PROTOCOL_ERROR",
        "INTERNAL_ERROR",
        "FLOW_CONTROL_ERROR",
        "SETTINGS_TIMEOUT",
        "STREAM_CLOSED",
        "FRAME_SIZE_ERROR",
        "REFUSED_STREAM",
        "CANCEL",
        "COMPRESSION_ERROR",
        "CONNECT_ERROR",
        "ENHANCE_YOUR_CALM",
        "INADEQUATE_SECURITY",
        "HTTP_1_1_REQUIRED",
    ];
    NAMES.get(code as usize).map_or_else(|| format!("error code {code}"), |name| (*name).to_owned())
}

fn proxy(fault: &ProxyFault, host: &str) -> (String, String) {
    let name = &fault.proxy;
    let (reason, remedy) = match &fault.problem {
        ProxyProblem::NotResolved => {
            (format!("the name of the proxy {name} has no address"), "check the URL of the proxy")
        }
        ProxyProblem::Unreachable => {
            (format!("no connection to the proxy {name} could be opened"), "check the URL of the proxy; is it running?")
        }
        ProxyProblem::Tls(problem) => {
            let (reason, remedy) = tls(problem, name);
            return (format!("the proxy {name} is reached over TLS, and that failed: {reason}"), remedy);
        }
        ProxyProblem::Closed => (
            format!("the proxy {name} closed the connection before {host} was reached"),
            "look into the proxy's log; it may not let through what leads to this host or port",
        ),
        ProxyProblem::Authentication { sent: false } => (
            format!("the proxy {name} asks for a user and a password"),
            "put them into the URL of the proxy, as in http://USER:PASSWORD@HOST:PORT",
        ),
        ProxyProblem::Authentication { sent: true } => (
            format!("the proxy {name} does not accept the user and password of its URL"),
            "check them; reserved characters are percent-encoded",
        ),
        ProxyProblem::Status(status) => (
            format!("the proxy {name} answered CONNECT {host} with the status {status}"),
            "allow the host and port in the proxy's configuration, or go without the proxy",
        ),
        ProxyProblem::Refused(what) => (
            format!("the proxy {name} opened no way to {host}: {what}"),
            "check the scheme of the proxy's URL, and whether the proxy reaches the host",
        ),
    };
    (reason, remedy.to_owned())
}

fn tls(problem: &TlsProblem, host: &str) -> (String, String) {
    let (reason, remedy) = match problem {
        TlsProblem::Certificate(problem) => return certificate(problem, host),
        TlsProblem::Version => (format!("{host} offers no TLS version that is new enough"), "enable TLS 1.2 or 1.3"),
        TlsProblem::Closed => (
            format!("{host} closed the connection while TLS was agreed on"),
            "look into the server's log; a server without a certificate for the name may do so",
        ),
        TlsProblem::Handshake(what) => (
            format!("{host} and the client could not agree on TLS: {what}"),
            "check the server's TLS settings: its ciphers may be too old",
        ),
    };
    (reason, remedy.to_owned())
}

fn certificate(problem: &CertificateProblem, host: &str) -> (String, String) {
    let (reason, remedy) = match problem {
        CertificateProblem::SelfSigned => return self_signed(host),
        CertificateProblem::UnknownIssuer { sent, issuer } => return unknown_issuer(*sent, issuer, host),
        CertificateProblem::WrongHost { presented } => (names(presented), "use a certificate that names the host"),
        CertificateProblem::Expired => ("has expired".to_owned(), "renew it"),
        CertificateProblem::NotYetValid => {
            ("is not valid yet".to_owned(), "check the clocks and the certificate's dates")
        }
        CertificateProblem::Revoked => ("was revoked".to_owned(), "get a new one"),
        CertificateProblem::NameConstraint => (
            format!("comes from an authority that may not issue certificates for {host} (name constraint)"),
            "get one from an authority that may",
        ),
        CertificateProblem::BadSignature => (
            "has a signature that does not fit the key of its issuer".to_owned(),
            "check that server certificate, key and intermediates belong together",
        ),
        CertificateProblem::WeakSignature => (
            "or one of its issuers is signed with an algorithm that is too weak or not known".to_owned(),
            "get one that is signed with SHA-256 or better",
        ),
        CertificateProblem::WeakKey => (
            "or one of its issuers has a key that is too weak or of an unknown kind".to_owned(),
            "use RSA with at least 2048 bits, or ECDSA on P-256 or P-384",
        ),
        CertificateProblem::AuthorityAsServer => (
            "is that of an authority (CA:TRUE), used as a server's".to_owned(),
            "issue a server certificate with basicConstraints CA:FALSE",
        ),
        CertificateProblem::ServerAsAuthority => (
            "was issued with a certificate that is not an authority's (CA:FALSE)".to_owned(),
            "issue it with a certificate that has basicConstraints CA:TRUE",
        ),
        CertificateProblem::ChainTooLong => (
            "has a chain that is longer than one of its authorities allows".to_owned(),
            "issue it with an authority nearer to the root",
        ),
        CertificateProblem::CriticalExtension => (
            "or one of its issuers has a critical extension that clients do not know".to_owned(),
            "issue it without the extension, or without marking it critical",
        ),
        CertificateProblem::Purpose => (
            "is not for servers: its extended key usage lacks serverAuth".to_owned(),
            "issue it with extendedKeyUsage serverAuth",
        ),
        CertificateProblem::Malformed => {
            ("cannot be read, or is not of X.509 version 3".to_owned(), "make a new one, with a subjectAltName")
        }
    };
    (format!("the certificate of {host} {reason}"), remedy.to_owned())
}

fn self_signed(host: &str) -> (String, String) {
    let reason = format!("the certificate of {host} is self-signed, and not among those that are trusted");
    let remedy = format!(
        "use a certificate of a public authority; for tests trust this very one with --ca FILE. To make one: openssl \
         req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN={host} -addext subjectAltName=DNS:{host} -keyout key.pem \
         -out cert.pem"
    );
    (reason, remedy)
}

fn unknown_issuer(sent: usize, issuer: &str, host: &str) -> (String, String) {
    let named = if issuer.is_empty() { String::new() } else { format!(" \"{issuer}\"") };
    match sent {
        1 => (
            format!("the certificate of {host} comes alone, from the issuer{named}, which is not trusted"),
            format!(
                "configure the server to send the missing intermediate certificate{named}, or trust the issuer with \
                 --ca FILE"
            ),
        ),
        _ => (
            format!("the certificate of {host} comes with a chain of {sent}, whose issuer{named} is not trusted"),
            format!(
                "use a certificate of a public authority, add the missing certificate{named} to the chain, or trust \
                 it with --ca FILE"
            ),
        ),
    }
}

/// Whom a certificate is for.
fn names(presented: &[String]) -> String {
    match presented {
        [] => "names no host in its subjectAltName".to_owned(),
        names if names.len() > NAMES => {
            format!("is for {} and {} more names", names[..NAMES].join(", "), names.len() - NAMES)
        }
        names => format!("is for {}", names.join(", ")),
    }
}
