//! What to launch, under which rules and with which settings. What they come to is read beside it.

mod load;

use std::fmt;
use std::future::Future;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::OnceLock;

use qiao_abi::{Entry, NetworkCondition, Source};
use qiao_host::{Limits, Question, Recording};
use qiao_rules::{App, Checking, Client, Credentials, NetworkTimeout, Platform, Version};
use serde_json::Value;

use crate::error::Error;
use crate::function::{EmbedderCall, NamedFunction};
use crate::project::{Own, Project};
use crate::question::Ask;
use crate::stop::StopHandle;

pub(crate) use load::Loaded;

/// Someone who is called with every line of the journal.
pub(crate) type Listener = Box<dyn FnMut(&Entry) + Send>;

/// Who is handed what script asks.
pub(crate) type Delegate = Box<dyn FnMut(Question) + Send>;

/// Who gives codes for logins, or says why there is none.
pub(crate) type Login = Box<dyn FnMut() -> Result<String, String> + Send>;

/// A mini-program to be launched, with its settings.
pub struct Launch {
    program: What,
    root: Option<PathBuf>,
    main: Option<Source>,
    before: Vec<Source>,
    project: OnceLock<Project>,
    own: OnceLock<Own>,
    page: Option<String>,
    platform: Option<Platform>,
    #[cfg(feature = "mutation")]
    profile: Option<&'static qiao_rules::Profile>,
    id: Option<String>,
    version: Option<String>,
    client: Option<Client>,
    base_library: Option<Version>,
    domains: Option<String>,
    allowed: Vec<String>,
    checking: Checking,
    storage: Option<PathBuf>,
    user: String,
    page_origin: Option<String>,
    page_credentials: Option<Credentials>,
    pub(crate) condition: NetworkCondition,
    pub(crate) recording: Recording,
    timeouts: Option<NetworkTimeout>,
    local_network: Option<(Ipv4Addr, u8)>,
    pub(crate) memory: usize,
    pub(crate) limits: Limits,
    pub(crate) listeners: Vec<Listener>,
    pub(crate) delegate: Option<Delegate>,
    pub(crate) login: Option<Login>,
    pub(crate) functions: Vec<NamedFunction>,
    pub(crate) stop: StopHandle,
}

impl fmt::Debug for Launch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Launch")
            .field("program", &self.program)
            .field("platform", &self.platform)
            .finish_non_exhaustive()
    }
}

#[derive(Debug)]
enum What {
    Script(PathBuf),
    Text(Source),
    Project(PathBuf),
}

/// How much memory a script may use where nothing else is said.
const MEMORY: usize = 512 * 1024 * 1024;

impl Launch {
    fn new(program: What) -> Launch {
        Launch {
            program,
            root: None,
            main: None,
            before: Vec::new(),
            project: OnceLock::new(),
            own: OnceLock::new(),
            page: None,
            platform: None,
            #[cfg(feature = "mutation")]
            profile: None,
            id: None,
            version: None,
            client: None,
            base_library: None,
            domains: None,
            allowed: Vec::new(),
            checking: Checking::default(),
            storage: None,
            user: "default".to_owned(),
            page_origin: None,
            page_credentials: None,
            condition: NetworkCondition::default(),
            recording: Recording::default(),
            timeouts: None,
            local_network: None,
            memory: MEMORY,
            limits: Limits::default(),
            listeners: Vec::new(),
            delegate: None,
            login: None,
            functions: Vec::new(),
            stop: StopHandle::default(),
        }
    }

    /// A script file. What it requires is looked for in its folder.
    pub fn script(path: impl Into<PathBuf>) -> Launch {
        Launch::new(What::Script(path.into()))
    }

    /// A project: a folder with the files that the platform's own tools load. Its files say which
    /// platform it is for, unless [`platform`](Launch::platform) does.
    pub fn project(folder: impl Into<PathBuf>) -> Launch {
        Launch::new(What::Project(folder.into()))
    }

    /// The page that a project is opened with, as in `pages/detail/detail?id=7`. Default: the first.
    #[must_use]
    pub fn page(mut self, url: impl Into<String>) -> Launch {
        self.page = Some(url.into());
        self
    }

    /// A script as text, under a name for messages.
    pub fn source(name: impl Into<String>, text: impl Into<String>) -> Launch {
        Launch::new(What::Text(Source { name: name.into(), text: text.into() }))
    }

    /// Runs this script in place of a project's app and pages. The project's settings hold for it, and it
    /// may require the project's files; `name` is its own path among them, such as `test/login.js`.
    #[must_use]
    pub fn main(mut self, name: impl Into<String>, text: impl Into<String>) -> Launch {
        self.main = Some(Source { name: name.into(), text: text.into() });
        self
    }

    /// Runs this script before the program, under a name for messages; several run in this order.
    #[must_use]
    pub fn before(mut self, name: impl Into<String>, text: impl Into<String>) -> Launch {
        self.before.push(Source { name: name.into(), text: text.into() });
        self
    }

    /// The folder in which the program looks for what it requires. A script given as text has none
    /// without it; for others it takes the place of their own.
    #[must_use]
    pub fn root(mut self, folder: impl Into<PathBuf>) -> Launch {
        self.root = Some(folder.into());
        self
    }

    /// The platform whose rules hold and whose API object the script sees. Without one, a script
    /// sees an API object of every kind, each under its own rules.
    #[must_use]
    pub fn platform(mut self, platform: Platform) -> Launch {
        self.platform = Some(platform);
        self
    }

    /// Rules in place of those of the platform.
    #[cfg(feature = "mutation")]
    #[must_use]
    pub fn profile(mut self, profile: &'static qiao_rules::Profile) -> Launch {
        self.profile = Some(profile);
        self
    }

    /// The app id, as servers see it.
    #[must_use]
    pub fn app_id(mut self, id: impl Into<String>) -> Launch {
        self.id = Some(id.into());
        self
    }

    /// The program's version, as servers see it.
    #[must_use]
    pub fn app_version(mut self, version: impl Into<String>) -> Launch {
        self.version = Some(version.into());
        self
    }

    /// The client that is played.
    #[must_use]
    pub fn client(mut self, client: Client) -> Launch {
        self.client = Some(client);
        self
    }

    /// The base library that is played.
    #[must_use]
    pub fn base_library(mut self, version: Version) -> Launch {
        self.base_library = Some(version);
        self
    }

    /// The server-domain lists, as the text of a domains file:
    /// `{"request": ["https://api.example.com"], "socket": [], "upload": [], "download": []}`.
    #[must_use]
    pub fn domains(mut self, json: impl Into<String>) -> Launch {
        self.domains = Some(json.into());
        self
    }

    /// Adds an origin to every domain list.
    #[must_use]
    pub fn allow(mut self, origin: impl Into<String>) -> Launch {
        self.allowed.push(origin.into());
        self
    }

    /// How strictly URLs are checked.
    #[must_use]
    pub fn checking(mut self, checking: Checking) -> Launch {
        self.checking = checking;
        self
    }

    /// The condition of the network at the beginning. Default: wireless, as fast as it really is.
    #[must_use]
    pub fn network(mut self, condition: NetworkCondition) -> Launch {
        self.condition = condition;
        self
    }

    /// What the journal is told of traffic. Default: nothing.
    #[must_use]
    pub fn record(mut self, recording: Recording) -> Launch {
        self.recording = recording;
        self
    }

    /// The program's own time-outs, in place of those in the `app.json` of its folder.
    #[must_use]
    pub fn network_timeout(mut self, timeouts: NetworkTimeout) -> Launch {
        self.timeouts = Some(timeouts);
        self
    }

    /// The device's own address and the length of its network's prefix: on some platforms, other
    /// devices of that network may be called without being listed.
    #[must_use]
    pub fn local_network(mut self, own: Ipv4Addr, prefix: u8) -> Launch {
        self.local_network = Some((own, prefix));
        self
    }

    /// The web origin of the program's page, such as `https://tenant.example.com`, where the platform
    /// runs it in one. Servers have to allow it.
    #[must_use]
    pub fn page_origin(mut self, origin: impl Into<String>) -> Launch {
        self.page_origin = Some(origin.into());
        self
    }

    /// Whether requests of the page are such as may carry credentials, as the Fetch standard calls
    /// them: that decides whether `*` in an answer counts.
    #[must_use]
    pub fn page_credentials(mut self, credentials: Credentials) -> Launch {
        self.page_credentials = Some(credentials);
        self
    }

    /// The folder in which saved files, the program's own files and its storage are kept between
    /// runs, in `FOLDER/PLATFORM/APP/USER`. Without one they are gone when the program ends. One
    /// run holds them at a time.
    #[must_use]
    pub fn storage(mut self, folder: impl Into<PathBuf>) -> Launch {
        self.storage = Some(folder.into());
        self
    }

    /// Whose files and storage they are that are kept. Default: `default`.
    #[must_use]
    pub fn user(mut self, name: impl Into<String>) -> Launch {
        self.user = name.into();
        self
    }

    /// How many bytes the files of an API object may have together, whatever its platform allows.
    /// Default: 4 GiB.
    #[must_use]
    pub fn disk_limit(mut self, bytes: u64) -> Launch {
        self.limits.disk_bytes = bytes;
        self
    }

    /// How many bytes the script may use. Default: 512 MiB.
    #[must_use]
    pub fn memory(mut self, bytes: usize) -> Launch {
        self.memory = bytes;
        self
    }

    /// How many bytes an answer that goes to script may have. Default: 256 MiB.
    #[must_use]
    pub fn response_limit(mut self, bytes: u64) -> Launch {
        self.limits.response_bytes = bytes;
        self
    }

    /// Calls this with every line of the journal, from the first one on. It runs on the
    /// mini-program's thread, so it must not wait.
    #[must_use]
    pub fn on_entry(mut self, listener: impl FnMut(&Entry) + Send + 'static) -> Launch {
        self.listeners.push(Box::new(listener));
        self
    }

    /// Hands over what script asks of its user or of the client: `showModal`, `showActionSheet`,
    /// `showToast`, `login`, the clipboard and the like. It is called on the mini-program's thread, so
    /// it must not wait; the [`Ask`] may be kept and answered later. Under virtual time, time does not
    /// wait for an answer from another thread.
    ///
    /// ```
    /// # use serde_json::json;
    /// let launch = qiao::Launch::source("ask.js", "wx.showModal({ title: 'Sure?' })");
    /// let launch = launch.delegate(|ask| match ask.api() {
    ///     qiao::Api::ShowModal => ask.succeed(json!({ "confirm": true, "cancel": false })),
    ///     _ => drop(ask), // as the platform's default has it
    /// });
    /// ```
    #[must_use]
    pub fn delegate(mut self, mut delegate: impl FnMut(Ask) + Send + 'static) -> Launch {
        self.delegate = Some(Box::new(move |question| delegate(Ask::new(question))));
        self
    }

    /// Where the code of a login comes from; an `Err` says why there is none, and the call fails.
    /// Default: another code for each login, which no platform's server knows.
    #[must_use]
    pub fn login(mut self, provider: impl FnMut() -> Result<String, String> + Send + 'static) -> Launch {
        self.login = Some(Box::new(provider));
        self
    }

    /// Gives script a global function of the embedder's. Arguments and results go as JSON; script gets what
    /// the handler returns, or throws an error with its message. The handler runs on the mini-program's
    /// thread, so it must not wait.
    ///
    /// ```
    /// # use serde_json::json;
    /// let launch = qiao::Launch::source("add.js", "console.log(add(1, 2))");
    /// let launch = launch.host_function("add", |call| {
    ///     let sum: i64 = call.arguments().iter().filter_map(|number| number.as_i64()).sum();
    ///     Ok(json!(sum))
    /// });
    /// ```
    #[must_use]
    pub fn host_function(
        mut self,
        name: impl Into<String>,
        handler: impl FnMut(&EmbedderCall<'_>) -> Result<Value, String> + Send + 'static,
    ) -> Launch {
        self.functions.push(NamedFunction::now(name.into(), handler));
        self
    }

    /// The same for a function that returns a promise. Its future runs on the mini-program's thread and
    /// clock. It does not belong to the program: it goes on in background, and its result is delivered
    /// even while the program is suspended there. While script waits for it, the program is not at rest.
    #[must_use]
    pub fn host_task<F>(
        mut self,
        name: impl Into<String>,
        handler: impl FnMut(&EmbedderCall<'_>) -> F + Send + 'static,
    ) -> Launch
    where
        F: Future<Output = Result<Value, String>> + 'static,
    {
        self.functions.push(NamedFunction::later(name.into(), handler));
        self
    }

    /// A handle that stops the mini-program, even while it is being launched.
    pub fn stop_handle(&self) -> StopHandle {
        self.stop.clone()
    }

    /// The folder of a project's sources, where its `app.json` is; `None` for anything else.
    ///
    /// # Errors
    /// The folder is no project.
    pub fn sources(&self) -> Result<Option<PathBuf>, Error> {
        Ok(self.read_project()?.map(|project| project.sources.clone()))
    }

    /// Whether domains are checked on any of the platforms.
    pub fn checks_domains(&self) -> Result<bool, Error> {
        Ok(self.apps()?.iter().any(App::checks_domains))
    }
}
