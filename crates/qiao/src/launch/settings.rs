//! Groups of a launch's settings: who the program is, what it may reach, how much it may use, and
//! where its files are kept. What they come to is decided in `load`.

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::time::Duration;

use qiao_abi::NetworkCondition;
use qiao_rules::{Checking, Client, Credentials, NetworkTimeout, Version};

/// Who a program is, as servers and script see it, and the client that plays it.
///
/// ```
/// use qiao::{Client, Identity, Launch};
///
/// let identity = Identity::new().app_id("wx0123456789abcdef").client(Client::Ios);
/// let launch = Launch::script("main.js").identity(identity);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Identity {
    pub(crate) app_id: Option<String>,
    pub(crate) app_version: Option<String>,
    pub(crate) client: Option<Client>,
    pub(crate) base_library: Option<Version>,
}

impl Identity {
    /// An identity that is the platform's default, or what the project's own files say.
    pub fn new() -> Identity {
        Identity::default()
    }

    /// The app id, as the Referer shows it to servers; on Baidu the appKey.
    #[must_use]
    pub fn app_id(mut self, id: impl Into<String>) -> Identity {
        self.app_id = Some(id.into());
        self
    }

    /// The program's version, as the Referer shows it to servers.
    #[must_use]
    pub fn app_version(mut self, version: impl Into<String>) -> Identity {
        self.app_version = Some(version.into());
        self
    }

    /// The client to emulate: they differ in headers, texts and limits.
    #[must_use]
    pub fn client(mut self, client: Client) -> Identity {
        self.client = Some(client);
        self
    }

    /// The version of the base library to emulate. Default: the newest that the platform's rules know.
    #[must_use]
    pub fn base_library(mut self, version: Version) -> Identity {
        self.base_library = Some(version);
        self
    }
}

/// What a program may reach over the network, and over what kind of network.
///
/// ```
/// use qiao::{Launch, Network, condition};
///
/// let slow = condition("3g").unwrap_or_default();
/// let network = Network::new().allow("https://api.example.com").condition(slow);
/// let launch = Launch::script("main.js").network(network);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Network {
    pub(crate) domains: Option<String>,
    pub(crate) allowed: Vec<String>,
    pub(crate) checking: Checking,
    pub(crate) condition: NetworkCondition,
    pub(crate) timeouts: Option<NetworkTimeout>,
    pub(crate) local: Option<(Ipv4Addr, u8)>,
    pub(crate) page_origin: Option<String>,
    pub(crate) page_credentials: Option<Credentials>,
}

impl Network {
    /// A fast wireless network, and every server, unless the project's own files say otherwise.
    pub fn new() -> Network {
        Network::default()
    }

    /// The server-domain lists, as the JSON text of a domains file:
    /// `{"request": ["https://api.example.com"], "socket": [], "upload": [], "download": []}`.
    /// They take the place of those in the project's own files.
    #[must_use]
    pub fn domains(mut self, json: impl Into<String>) -> Network {
        self.domains = Some(json.into());
        self
    }

    /// Adds an origin such as `https://api.example.com` to every domain list.
    #[must_use]
    pub fn allow(mut self, origin: impl Into<String>) -> Network {
        self.allowed.push(origin.into());
        self
    }

    /// How strictly URLs are checked. Default: against the domain lists, where there are any.
    #[must_use]
    pub fn checking(mut self, checking: Checking) -> Network {
        self.checking = checking;
        self
    }

    /// The condition of the network at launch; [`MiniProgram::set_network`](crate::MiniProgram::set_network)
    /// changes it. Default: wireless, as fast as it really is.
    #[must_use]
    pub fn condition(mut self, condition: NetworkCondition) -> Network {
        self.condition = condition;
        self
    }

    /// The program's own time-outs, in place of those in the `app.json` of its folder.
    #[must_use]
    pub fn timeouts(mut self, timeouts: NetworkTimeout) -> Network {
        self.timeouts = Some(timeouts);
        self
    }

    /// The device's own address and the length of its network's prefix, 0 to 32: on some platforms, other
    /// devices of that network may be called without being listed.
    #[must_use]
    pub fn local(mut self, own: Ipv4Addr, prefix: u8) -> Network {
        self.local = Some((own, prefix));
        self
    }

    /// The web origin of the program's page, such as `https://tenant.example.com`, where the platform
    /// runs it in one. Servers have to allow it.
    #[must_use]
    pub fn page_origin(mut self, origin: impl Into<String>) -> Network {
        self.page_origin = Some(origin.into());
        self
    }

    /// Whether requests of the page may carry credentials, in the sense of the Fetch standard: that
    /// decides whether `*` in a response counts.
    #[must_use]
    pub fn page_credentials(mut self, credentials: Credentials) -> Network {
        self.page_credentials = Some(credentials);
        self
    }
}

/// How much a program may use.
///
/// ```
/// use qiao::{Launch, Limits};
///
/// let launch = Launch::script("main.js").limits(Limits::new().memory(64 << 20));
/// ```
#[derive(Clone, Debug)]
pub struct Limits {
    pub(crate) memory: usize,
    pub(crate) turn: Option<Duration>,
    pub(crate) host: qiao_host::Limits,
}

/// How much memory script may use where nothing else is said.
const MEMORY: usize = 512 * 1024 * 1024;

impl Default for Limits {
    fn default() -> Self {
        Limits { memory: MEMORY, turn: None, host: qiao_host::Limits::default() }
    }
}

impl Limits {
    /// The default limits.
    pub fn new() -> Limits {
        Limits::default()
    }

    /// How many bytes of memory the program may use: what its script allocates and what the host holds for it, such as
    /// bodies, stored values and events that wait. Default: 512 MiB.
    #[must_use]
    pub fn memory(mut self, bytes: usize) -> Limits {
        self.memory = bytes;
        self
    }

    /// How long script may run at a time: its main file, one callback with the promises that it settles. A
    /// program that runs longer is stopped, so that others of its worker go on. Default: 30 s on worker threads that a host
    /// started, without limit on the thread of a caller; `Duration::MAX` is without limit everywhere.
    #[must_use]
    pub fn turn(mut self, time: Duration) -> Limits {
        self.turn = Some(time);
        self
    }

    /// How many bytes the files of an API object may have together, whatever its platform allows.
    /// Default: 4 GiB.
    #[must_use]
    pub fn disk(mut self, bytes: u64) -> Limits {
        self.host.disk_bytes = bytes;
        self
    }

    /// How many bytes a response that goes to script may have. Default: 256 MiB.
    #[must_use]
    pub fn response(mut self, bytes: u64) -> Limits {
        self.host.response_bytes = bytes;
        self
    }
}

/// Where saved files, the program's own files and its storage are kept between runs.
///
/// ```
/// use qiao::{Launch, Storage};
///
/// let launch = Launch::script("main.js").storage(Storage::at("kept").user("ann"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Storage {
    pub(crate) folder: PathBuf,
    pub(crate) user: String,
}

impl Storage {
    /// Keeps them in `FOLDER/PLATFORM/APP/USER`, which is made if it is missing. One run holds them at a time.
    pub fn at(folder: impl Into<PathBuf>) -> Storage {
        Storage { folder: folder.into(), user: "default".to_owned() }
    }

    /// The user whose files and storage they are. Default: `default`.
    #[must_use]
    pub fn user(mut self, name: impl Into<String>) -> Storage {
        self.user = name.into();
        self
    }
}
