//! Address restrictions, checked after name resolution for every address that a connection might use, however it was
//! obtained. It must not know who connects, or why.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

use crate::resolve;

/// The addresses that the programs of a host may connect to. Default: all.
///
/// An untrusted program should not reach the host's internal network:
///
/// ```
/// use qiao_net::Addresses;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let addresses = Addresses::public_only().allow("10.1.2.0/24".parse()?).deny("198.51.100.7".parse()?);
/// assert!(addresses.permits("10.1.2.3:80".parse()?));
/// assert!(!addresses.permits("169.254.169.254:80".parse()?) && !addresses.permits("[::ffff:127.0.0.1]:80".parse()?));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addresses {
    public_only: bool,
    allowed: Vec<Block>,
    denied: Vec<Block>,
    /// Address and port pairs that are always allowed.
    places: Vec<SocketAddr>,
}

/// A block of addresses: `10.0.0.0/8`, `fd00::/8`, or one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    address: IpAddr,
    prefix: u8,
}

/// The text is not a block of addresses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("invalid block of addresses `{0}` (expected for example 10.0.0.0/8 or fd00::/8)")]
pub struct BadBlock(String);

/// No address of a host is permitted; this is the first of them.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("{0} may not be connected to")]
pub(crate) struct Denied(pub IpAddr);

/// IPv4 addresses that are not public: the registry of special-purpose addresses (RFC 6890), and the address that Azure
/// reserves for services of its virtual machines.
const SPECIAL_V4: [([u8; 4], u8); 17] = [
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([168, 63, 129, 16], 32),
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 31, 196, 0], 24),
    ([192, 52, 193, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    ([224, 0, 0, 0], 3),
];

/// IPv6 addresses outside this block are not public.
const GLOBAL_V6: ([u16; 8], u8) = ([0x2000, 0, 0, 0, 0, 0, 0, 0], 3);

/// Exceptions: addresses in `GLOBAL_V6` that are not public.
const SPECIAL_V6: [([u16; 8], u8); 4] = [
    // Teredo and other IETF protocols.
    ([0x2001, 0, 0, 0, 0, 0, 0, 0], 23),
    ([0x2001, 0x0db8, 0, 0, 0, 0, 0, 0], 32),
    ([0x2620, 0x4f, 0x8000, 0, 0, 0, 0, 0], 48),
    ([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20),
];

impl Addresses {
    /// All addresses.
    pub fn all() -> Addresses {
        Addresses::default()
    }

    /// Public addresses only: not private, shared, loopback, link-local (including cloud metadata services),
    /// documentation, multicast or reserved addresses, in any notation or embedded in other addresses.
    pub fn public_only() -> Addresses {
        Addresses { public_only: true, ..Addresses::default() }
    }

    /// Allows these addresses, even if they are not public.
    #[must_use]
    pub fn allow(mut self, block: Block) -> Addresses {
        self.allowed.push(block);
        self
    }

    /// Denies these addresses, even if they are allowed.
    #[must_use]
    pub fn deny(mut self, block: Block) -> Addresses {
        self.denied.push(block);
        self
    }

    /// Allows connections to this address and port in any case.
    #[must_use]
    pub fn allow_place(mut self, place: SocketAddr) -> Addresses {
        self.places.push(place);
        self
    }

    /// Whether a connection to this address and port is permitted. If an address stands for another one, such as an
    /// IPv6 address with an embedded IPv4 address, both must be permitted.
    pub fn permits(&self, place: SocketAddr) -> bool {
        self.places.contains(&place)
            || meanings(place.ip()).into_iter().flatten().all(|address| self.permits_ip(address))
    }

    /// The permitted addresses of a host, as the system resolves it, for a [`Connector`](crate::Connector) that reaches
    /// the network.
    ///
    /// # Errors
    /// The host does not resolve, or none of its addresses is permitted. A connector that returns the error has its
    /// connection reported like one that a host without connector denies.
    pub async fn resolve(&self, host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
        let addresses = resolve::addresses(&[], host, port).await?;
        self.only_permitted(addresses).map_err(io::Error::other)
    }

    /// The permitted ones of several addresses.
    ///
    /// # Errors
    /// There are some, and none is permitted.
    pub(crate) fn only_permitted(&self, mut addresses: Vec<SocketAddr>) -> Result<Vec<SocketAddr>, Denied> {
        let first = addresses.first().map(SocketAddr::ip);
        addresses.retain(|address| self.permits(*address));
        match first {
            Some(denied) if addresses.is_empty() => Err(Denied(denied)),
            _ => Ok(addresses),
        }
    }

    /// Whether all addresses are permitted.
    pub(crate) fn is_unlimited(&self) -> bool {
        !self.public_only && self.denied.is_empty()
    }

    fn permits_ip(&self, address: IpAddr) -> bool {
        let among = |blocks: &[Block]| blocks.iter().any(|block| block.contains(address));
        !among(&self.denied) && (!self.public_only || is_public(address) || among(&self.allowed))
    }
}

/// The addresses that an address stands for.
fn meanings(address: IpAddr) -> [Option<IpAddr>; 2] {
    let IpAddr::V6(v6) = address else {
        return [Some(address), None];
    };
    let embedded = |at: usize| {
        let octets = v6.octets();
        Ipv4Addr::new(octets[at], octets[at + 1], octets[at + 2], octets[at + 3])
    };
    match v6.segments() {
        // IPv4-mapped: means just the IPv4 address.
        [0, 0, 0, 0, 0, 0xffff, ..] => [Some(embedded(12).into()), None],
        // NAT64 (RFC 6052): a gateway connects to the IPv4 address.
        [0x64, 0xff9b, 0, 0, 0, 0, ..] => [Some(embedded(12).into()), None],
        // 6to4 (RFC 3056): a router sends to the IPv4 address.
        [0x2002, ..] => [Some(address), Some(embedded(2).into())],
        _ => [Some(address), None],
    }
}

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(_) => !SPECIAL_V4.iter().any(|(start, prefix)| Block::v4(*start, *prefix).contains(address)),
        IpAddr::V6(_) => {
            let (start, prefix) = GLOBAL_V6;
            Block::v6(start, prefix).contains(address)
                && !SPECIAL_V6.iter().any(|(start, prefix)| Block::v6(*start, *prefix).contains(address))
        }
    }
}

impl Block {
    fn v4(start: [u8; 4], prefix: u8) -> Block {
        Block { address: Ipv4Addr::from(start).into(), prefix }
    }

    fn v6(start: [u16; 8], prefix: u8) -> Block {
        Block { address: Ipv6Addr::from(start).into(), prefix }
    }

    /// Whether an address is in the block.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                (own.to_bits() ^ other.to_bits()).checked_shr(32 - u32::from(self.prefix)).unwrap_or(0) == 0
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                (own.to_bits() ^ other.to_bits()).checked_shr(128 - u32::from(self.prefix)).unwrap_or(0) == 0
            }
            _ => false,
        }
    }
}

impl FromStr for Block {
    type Err = BadBlock;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bad = || BadBlock(text.to_owned());
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| bad())?;
        let longest = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Ok(longest), |prefix| prefix.parse().map_err(|_| bad()))?;
        if prefix > longest { Err(bad()) } else { Ok(Block { address, prefix }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn permits(addresses: &Addresses, ip: &str) -> bool {
        addresses.permits(SocketAddr::new(ip.parse().unwrap(), 443))
    }

    #[test]
    fn addresses_that_are_not_public_are_denied_in_every_form() {
        let addresses = Addresses::public_only();
        for ip in ["1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1"]
        {
            assert!(permits(&addresses, ip), "{ip}");
        }
        for ip in ["2606:4700::1", "2002:101:101::1", "64:ff9b::1.1.1.1", "::ffff:1.1.1.1", "2400:cb00::"] {
            assert!(permits(&addresses, ip), "{ip}");
        }
        let denied = [
            "0.0.0.0",
            "10.0.0.1",
            "100.64.0.1",
            "100.100.100.200",
            "127.0.0.1",
            "127.255.0.9",
            "168.63.129.16",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.192",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:0:10.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b::a9fe:a9fe",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2002:c0a8:101::1",
            "2001::1",
            "2001:db8::1",
            "3fff::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "100::1",
            "5f00::1",
        ];
        for ip in denied {
            assert!(!permits(&addresses, ip), "{ip}");
            assert!(permits(&Addresses::all(), ip), "{ip}");
        }
    }

    #[test]
    fn lists_allow_and_deny_what_an_address_stands_for() {
        let block = |text: &str| text.parse::<Block>().unwrap();
        let addresses = Addresses::public_only().allow(block("10.0.0.0/8")).deny(block("10.9.0.0/16"));
        assert!(permits(&addresses, "10.1.1.1") && permits(&addresses, "::ffff:10.1.1.1"));
        assert!(!permits(&addresses, "10.9.1.1") && !permits(&addresses, "::ffff:10.9.1.1"));
        assert!(!permits(&addresses, "192.168.0.1"));
        let addresses = Addresses::all().deny(block("::/0")).deny(block("1.2.3.4"));
        assert!(!permits(&addresses, "2606::1") && !permits(&addresses, "1.2.3.4") && permits(&addresses, "1.2.3.5"));
        let addresses = Addresses::public_only().allow_place("127.0.0.1:80".parse().unwrap());
        assert!(addresses.permits("127.0.0.1:80".parse().unwrap()) && !permits(&addresses, "127.0.0.1"));
        for bad in ["", "10", "10.0.0.0/33", "::/129", "10.0.0.0/x", "a/8"] {
            assert!(bad.parse::<Block>().is_err(), "{bad}");
        }
    }
}
