//! The inspector: programs as targets of the Chrome DevTools Protocol, for Chrome's own tools. It is a view of the
//! journal, served from a thread of its own; programs see it only as a listener. Nothing of it is made unless a launch
//! names an inspector.
//!
//! `server` speaks HTTP and guards the door, `session` is one connection of the tools, `hub` is what they all share.
//! `network`, `console` and `sources` turn the journal into events of the protocol, whose types are in `protocol`.

mod attach;
mod bodies;
mod console;
mod exchange;
mod history;
mod hub;
mod initiator;
mod network;
mod protocol;
mod server;
mod session;
mod sources;
mod steering;

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use qiao_abi::Wording;
use tokio::sync::{mpsc, watch};

pub(crate) use attach::{Inspection, Subject};

use self::attach::Note;
use self::steering::Blocked;

/// Serves the Chrome DevTools Protocol for the programs that are launched with it: their traffic, console and files, in
/// Chrome's own tools. Clones are handles to the same inspector; it ends when the last one and the last of its programs
/// are gone.
///
/// Every client that can connect to it can run script in the programs, so use loopback addresses. It answers only
/// requests whose `Host` is an address or `localhost`, and those of web pages not at all; programs are behind a path
/// that nobody can guess.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let inspector = qiao::Inspector::listen("127.0.0.1:9229".parse()?, qiao::Wording::default())?;
/// println!("{}", inspector.link());
/// let host = qiao::Host::builder().build()?;
/// let app = host.launch(qiao::Launch::script("main.js").inspect(&inspector)).await?;
/// app.wait_idle().await;
/// inspector.disconnected().await; // the tools still evaluate
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Inspector(Arc<Shared>);

struct Shared {
    address: SocketAddr,
    target: String,
    notes: mpsc::UnboundedSender<Note>,
    tools: watch::Receiver<Tools>,
    blocked: Blocked,
    next: std::sync::atomic::AtomicU32,
}

/// What is known of the tools.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tools {
    /// How many are connected.
    connected: usize,
    /// Whether one of them has let programs run.
    released: bool,
}

impl Inspector {
    /// Listens for developer tools at an address; port 0 is any free one. Explanations of verdicts are worded like this.
    ///
    /// # Errors
    /// The address cannot be used, or the thread cannot be started.
    pub fn listen(address: SocketAddr, wording: Wording) -> io::Result<Inspector> {
        let listener = std::net::TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let target = random_id()?;
        let (notes, received) = mpsc::unbounded_channel();
        let (state, tools) = watch::channel(Tools::default());
        let blocked = Blocked::default();
        let hub = hub::State::new(wording, blocked.clone(), state);
        let place = server::Place { address, target: target.clone() };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let serve = move || runtime.block_on(server::serve(listener, place, hub, received));
        std::thread::Builder::new().name("inspector".to_owned()).spawn(serve)?;
        Ok(Inspector(Arc::new(Shared { address, target, notes, tools, blocked, next: Default::default() })))
    }

    /// The address that it listens at.
    pub fn address(&self) -> SocketAddr {
        self.0.address
    }

    /// The address at which Chrome shows its tools, to be pasted into its address bar.
    pub fn link(&self) -> String {
        server::link(self.0.address, &self.0.target)
    }

    /// Waits until tools are connected and let programs run, as Chrome's do when they are ready.
    pub async fn connected(&self) {
        // An inspector that has ended lets programs run.
        drop(self.0.tools.clone().wait_for(|tools| tools.released).await);
    }

    /// Whether tools are connected.
    pub fn is_connected(&self) -> bool {
        self.0.tools.borrow().connected > 0
    }

    /// Waits until no tools are connected.
    pub async fn disconnected(&self) {
        drop(self.0.tools.clone().wait_for(|tools| tools.connected == 0).await);
    }
}

impl fmt::Debug for Inspector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inspector").field("address", &self.0.address).finish_non_exhaustive()
    }
}

/// A name that nobody can guess, in the form of a UUID (RFC 9562, version 4).
fn random_id() -> io::Result<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok([&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-"))
}
