//! Whether a server still speaks versions before TLS 1.2: a minimal ClientHello (RFC 2246, RFC 4346, section 7.4.1.2), and
//! what the first record of the answer says. The handshake goes no further.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

/// The versions, with the number that is on the wire.
pub(crate) const OLD: [(&str, [u8; 2]); 2] = [("TLS 1.0", [3, 1]), ("TLS 1.1", [3, 2])];

/// Suites that servers of those versions have: RSA and ECDHE with AES or 3DES in CBC mode.
const SUITES: [u16; 8] = [0xc013, 0xc014, 0xc009, 0xc00a, 0x002f, 0x0035, 0x000a, 0xc012];
/// Types of records and messages.
const HANDSHAKE: u8 = 22;
const SERVER_HELLO: u8 = 2;

/// Whether the server answers a ClientHello of this version with it.
///
/// # Errors
/// The connection failed before any answer.
pub(crate) async fn speaks(
    stream: &mut (impl AsyncRead + AsyncWrite + Unpin),
    host: &str,
    version: [u8; 2],
) -> io::Result<bool> {
    stream.write_all(&client_hello(host, version)).await?;
    let mut head = [0_u8; 11];
    match stream.read_exact(&mut head).await {
        Ok(_) => Ok(head[0] == HANDSHAKE && head[5] == SERVER_HELLO && head[9..11] == version),
        // An alert is shorter; a server may also just close.
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::ConnectionReset => Ok(false),
        Err(error) => Err(error),
    }
}

fn client_hello(host: &str, version: [u8; 2]) -> Vec<u8> {
    let mut body = version.to_vec();
    // Nothing is kept secret with it.
    body.extend([0x51; 32]);
    body.push(0);
    let suites: Vec<u8> = SUITES.iter().flat_map(|suite| suite.to_be_bytes()).collect();
    body.extend(sized(&suites));
    body.extend([1, 0]);
    let name = [&[0][..], &sized(host.as_bytes())].concat();
    let extensions = [
        extension(0, &sized(&name)),
        // secp256r1 and secp384r1, uncompressed points
        extension(10, &sized(&[0, 23, 0, 24])),
        extension(11, &[1, 0]),
    ];
    body.extend(sized(&extensions.concat()));
    let length = (body.len() as u32).to_be_bytes();
    let message = [&[1][..], &length[1..], &body].concat();
    [&[HANDSHAKE, 3, 1][..], &sized(&message)].concat()
}

fn extension(kind: u16, content: &[u8]) -> Vec<u8> {
    [&kind.to_be_bytes()[..], &sized(content)].concat()
}

/// Bytes after their length in two bytes.
fn sized(bytes: &[u8]) -> Vec<u8> {
    [&(bytes.len() as u16).to_be_bytes()[..], bytes].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn answered(answer: &'static [u8]) -> bool {
        let (mut client, mut server) = tokio::io::duplex(4096);
        let serve = async {
            let mut hello = [0; 1024];
            let read = server.read(&mut hello).await.unwrap();
            assert_eq!(
                (hello[0], hello[5], read),
                (HANDSHAKE, 1, 5 + usize::from(hello[4]) + 256 * usize::from(hello[3]))
            );
            server.write_all(answer).await.unwrap();
            drop(server);
        };
        tokio::join!(speaks(&mut client, "a.test", [3, 2]), serve).0.unwrap()
    }

    #[tokio::test]
    async fn the_first_record_tells_whether_a_version_is_spoken() {
        assert!(answered(&[22, 3, 2, 0, 50, 2, 0, 0, 46, 3, 2, 0]).await);
        // An older version, an alert, nothing at all.
        assert!(!answered(&[22, 3, 1, 0, 50, 2, 0, 0, 46, 3, 1, 0]).await);
        assert!(!answered(&[21, 3, 1, 0, 2, 2, 70]).await);
        assert!(!answered(&[]).await);
    }
}
