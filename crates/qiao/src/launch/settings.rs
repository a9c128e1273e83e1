//! Groups of launch settings: identity, network, resource limits and storage. They are applied in `load`.

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::time::Duration;

use qiao_abi::NetworkCondition;
use qiao_rules::{Checking, Client, Credentials, NetworkTimeout, Version};

/// The program's identity, as servers and the script see it, and the client to emulate.
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
    /// The default identity of the platform, or that of the project's own files.
    pub fn new() -> Identity {
        Identity::default()
    }

    /// The app id, sent in the Referer; on Baidu the appKey.
    #[must_use]
    pub fn app_id(mut self, id: impl Into<String>) -> Identity {
        self.app_id = Some(id.into());
        self
    }

    /// The program's version, sent in the Referer.
    #[must_use]
    pub fn app_version(mut self, version: impl Into<String>) -> Identity {
        self.app_version = Some(version.into());
        self
    }

    /// The client to emulate: clients differ in headers, error texts and limits.
    #[must_use]
    pub fn client(mut self, client: Client) -> Identity {
        self.client = Some(client);
        self
    }

    /// The base library version to emulate. Default: the newest that the platform's rules cover.
    #[must_use]
    pub fn base_library(mut self, version: Version) -> Identity {
        self.base_library = Some(version);
        self
    }
}

/// Which servers a program may call, and over what kind of network.
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
    /// A fast Wi-Fi network and every server, unless the project's own files restrict it.
    pub fn new() -> Network {
        Network::default()
    }

    /// The server-domain lists, as the JSON text of a domains file: `{"request": ["https://api.example.com"], "socket":
    /// [], "upload": [], "download": []}`. They replace those in the project's own files.
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

    /// How strictly URLs are checked. Default: against the domain lists, if there are any.
    #[must_use]
    pub fn checking(mut self, checking: Checking) -> Network {
        self.checking = checking;
        self
    }

    /// The network condition at launch; [`MiniProgram::set_network`](crate::MiniProgram::set_network) changes it.
    /// Default: Wi-Fi at its real speed.
    #[must_use]
    pub fn condition(mut self, condition: NetworkCondition) -> Network {
        self.condition = condition;
        self
    }

    /// The program's timeouts, instead of those in the `app.json` of its folder.
    #[must_use]
    pub fn timeouts(mut self, timeouts: NetworkTimeout) -> Network {
        self.timeouts = Some(timeouts);
        self
    }

    /// The device's IP address and the prefix length of its local network, 0 to 32. On some platforms, other devices of
    /// that network may be called without being listed.
    #[must_use]
    pub fn local(mut self, own: Ipv4Addr, prefix: u8) -> Network {
        self.local = Some((own, prefix));
        self
    }

    /// The web origin of the program's page, for example `https://tenant.example.com`, on platforms that run it in one.
    /// Servers must allow it.
    #[must_use]
    pub fn page_origin(mut self, origin: impl Into<String>) -> Network {
        self.page_origin = Some(origin.into());
        self
    }

    /// The credentials mode of the page's requests (Fetch standard), which determines whether `*` in a response counts.
    #[must_use]
    pub fn page_credentials(mut self, credentials: Credentials) -> Network {
        self.page_credentials = Some(credentials);
        self
    }
}

/// Resource limits of a program.
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

/// Default memory limit, in bytes.
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

    /// Maximum memory in bytes: allocations of the script, and what the host holds for it, such as bodies, stored
    /// values and pending events. Default: 512 MiB.
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

    /// Maximum total size of the files of an API object in bytes, in addition to the platform's limits. Default: 4 GiB.
    #[must_use]
    pub fn disk(mut self, bytes: u64) -> Limits {
        self.host.disk_bytes = bytes;
        self
    }

    /// Maximum size of a response delivered to the script, in bytes. Default: 256 MiB.
    #[must_use]
    pub fn response(mut self, bytes: u64) -> Limits {
        self.host.response_bytes = bytes;
        self
    }
}

/// Where saved files, user files and storage are kept between runs.
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
    /// Keeps them in `FOLDER/PLATFORM/APP/USER`, which is created if missing. Only one run can use it at a time.
    pub fn at(folder: impl Into<PathBuf>) -> Storage {
        Storage { folder: folder.into(), user: "default".to_owned() }
    }

    /// The user whose files and storage to use. Default: `default`.
    #[must_use]
    pub fn user(mut self, name: impl Into<String>) -> Storage {
        self.user = name.into();
        self
    }
}
