//! The behaviour of one handshake: certificate, versions and protocols, or a fault. Derived from the leading
//! labels of the server name, so that a URL alone can select it. Pure.

/// How the origin behaves in a TLS handshake.
///
/// The leading labels of the server name change it one after the other: `expired.tls12.a.test` gets an
/// expired certificate over TLS 1.2. [`Builder::tls`](crate::Builder::tls) sets the initial value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct TlsManner {
    /// The certificate that is sent.
    pub certificate: Certificate,
    /// The application protocols that are offered.
    pub alpn: Alpn,
    /// The TLS versions that are offered.
    pub versions: TlsVersions,
    /// What fails before a certificate is sent.
    pub fault: Option<HandshakeFault>,
}

/// A certificate for the server name, or for localhost without one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Certificate {
    /// Signed by the published root.
    #[default]
    Good,
    /// `expired.`: ended in 2001.
    Expired,
    /// `not-yet.`: begins in 3000.
    NotYet,
    /// `self-signed.`: signed by its own key.
    SelfSigned,
    /// `self-signed-ca.`: signed by its own key, and an authority's (CA:TRUE), as `openssl req -x509` makes them. It is
    /// the same for a name as long as the origin lives.
    SelfSignedAuthority,
    /// `wrong-host.`: good, but for `another.invalid`.
    WrongHost,
    /// `untrusted.`: signed by a root that is not published.
    Untrusted,
    /// `no-intermediate.`: signed by an intermediate that is not sent.
    NoIntermediate,
    /// `weak-key.`: sent with an issuer that has an RSA key of 1024 bits.
    WeakKey,
    /// `weak-signature.`: signed with SHA-1.
    WeakSignature,
}

/// The application protocols that are offered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Alpn {
    /// HTTP/2 before HTTP/1.1.
    #[default]
    Both,
    /// `http1.`: only HTTP/1.1.
    Http1,
    /// `h2.`: only HTTP/2.
    Http2,
}

impl Alpn {
    pub(crate) fn protocols(self) -> Vec<Vec<u8>> {
        let names: &[&[u8]] = match self {
            Self::Both => &[b"h2", b"http/1.1"],
            Self::Http1 => &[b"http/1.1"],
            Self::Http2 => &[b"h2"],
        };
        names.iter().map(|name| name.to_vec()).collect()
    }
}

/// The versions of TLS that are offered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum TlsVersions {
    /// 1.3 and 1.2.
    #[default]
    Both,
    /// `tls12.`: only 1.2.
    Tls12,
    /// `tls13.`: only 1.3.
    Tls13,
}

/// The response to a ClientHello in place of a ServerHello.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HandshakeFault {
    /// `tls-cut.`: FIN.
    Cut,
    /// `tls-reset.`: RST.
    Reset,
    /// `tls-hang.`: nothing.
    Hang,
    /// `tls-garbage.`: bytes that are not TLS.
    Garbage,
    /// `tls11.`: the alert of a server that supports none of the offered versions.
    ProtocolVersion,
}

impl TlsManner {
    /// The behaviour for this server name, starting from `self`.
    pub(crate) fn asked_by(mut self, sni: Option<&str>) -> Self {
        for label in sni.unwrap_or_default().split('.') {
            if !self.apply(label) {
                break;
            }
        }
        self
    }

    fn apply(&mut self, label: &str) -> bool {
        match label {
            "expired" => self.certificate = Certificate::Expired,
            "not-yet" => self.certificate = Certificate::NotYet,
            "self-signed" => self.certificate = Certificate::SelfSigned,
            "self-signed-ca" => self.certificate = Certificate::SelfSignedAuthority,
            "wrong-host" => self.certificate = Certificate::WrongHost,
            "untrusted" => self.certificate = Certificate::Untrusted,
            "no-intermediate" => self.certificate = Certificate::NoIntermediate,
            "weak-key" => self.certificate = Certificate::WeakKey,
            "weak-signature" => self.certificate = Certificate::WeakSignature,
            "http1" => self.alpn = Alpn::Http1,
            "h2" => self.alpn = Alpn::Http2,
            "tls12" => self.versions = TlsVersions::Tls12,
            "tls13" => self.versions = TlsVersions::Tls13,
            "tls-cut" => self.fault = Some(HandshakeFault::Cut),
            "tls-reset" => self.fault = Some(HandshakeFault::Reset),
            "tls-hang" => self.fault = Some(HandshakeFault::Hang),
            "tls-garbage" => self.fault = Some(HandshakeFault::Garbage),
            "tls11" => self.fault = Some(HandshakeFault::ProtocolVersion),
            _ => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_leading_labels_only() {
        let base = TlsManner::default();
        assert_eq!(base.asked_by(None), base);
        assert_eq!(base.asked_by(Some("api.expired.test")), base);
        let both = TlsManner { certificate: Certificate::Expired, versions: TlsVersions::Tls12, ..base };
        assert_eq!(base.asked_by(Some("expired.tls12.api.test")), both);
    }

    #[test]
    fn starts_from_what_was_built() {
        let base = TlsManner { alpn: Alpn::Http1, ..TlsManner::default() };
        let asked = base.asked_by(Some("tls-cut.test"));
        assert_eq!((asked.alpn, asked.fault), (Alpn::Http1, Some(HandshakeFault::Cut)));
    }
}
