//! What to launch, under which rules and with which settings. Loading is in `load`.

mod enter;
mod load;
mod settings;

use std::fmt;
use std::future::Future;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use qiao_abi::{Entry, PlatformName, Source};
use qiao_host::{Coverage, Question, Recording};
use qiao_net::Connector;
use qiao_rules::{App, Platform, Unchecked};
use serde_json::{Map, Value};

use crate::error::Error;
use crate::function::{EmbedderCall, NamedFunction};
use crate::inspect::Inspector;
use crate::intercept::{Handler, PausedRequest};
use crate::project::{Own, Project};
use crate::question::Ask;
use crate::stop::StopHandle;

pub use enter::EnterOptions;
pub(crate) use load::Loaded;
pub use load::read_source;
pub use settings::{Identity, Limits, Network, Storage};

/// A journal listener.
pub(crate) type Listener = Box<dyn FnMut(&Entry) + Send>;

/// The delegate of user interface and client functions.
pub(crate) type Delegate = Box<dyn FnMut(Question) + Send>;

/// A delegate that answers questions with this.
pub(crate) fn answering(mut delegate: impl FnMut(Ask) + Send + 'static) -> Delegate {
    Box::new(move |question| delegate(Ask::new(question)))
}

/// A provider of login codes; an error is the reason why there is none.
pub(crate) type Login = Box<dyn FnMut() -> Result<String, String> + Send>;

/// What a project answers by itself, from its `qiao.json`.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectAnswers {
    /// The folder that its files are relative to.
    pub folder: PathBuf,
    /// The answer of each function, by name.
    pub functions: Map<String, Value>,
}

/// A mini-program to launch, with its settings.
pub struct Launch {
    program: What,
    root: Option<PathBuf>,
    rootless: bool,
    main: Option<Source>,
    before: Vec<Source>,
    modules: Vec<Source>,
    node_modules: bool,
    project: OnceLock<Project>,
    own: OnceLock<Own>,
    enter: EnterOptions,
    platform: Option<Platform>,
    #[cfg(feature = "mutation")]
    profile: Option<&'static qiao_rules::Profile>,
    identity: Identity,
    pub(crate) network: Network,
    pub(crate) limits: Limits,
    pub(crate) storage: Option<Storage>,
    pub(crate) recording: Recording,
    pub(crate) listeners: Vec<Listener>,
    pub(crate) delegate: Option<Delegate>,
    pub(crate) login: Option<Login>,
    pub(crate) functions: Vec<NamedFunction>,
    pub(crate) connector: Option<Arc<dyn Connector>>,
    pub(crate) interceptors: Vec<(String, Handler)>,
    pub(crate) stop: StopHandle,
    pub(crate) inspector: Option<Inspector>,
    pub(crate) coverage: Option<Coverage>,
}

impl fmt::Debug for Launch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Launch");
        shown.field("program", &self.program).field("enter", &self.enter).field("platform", &self.platform);
        shown.field("identity", &self.identity).field("network", &self.network).field("limits", &self.limits);
        shown.field("storage", &self.storage).field("recording", &self.recording).finish_non_exhaustive()
    }
}

#[derive(Debug)]
enum What {
    Script(PathBuf),
    Text(Source),
    Project(PathBuf),
}

impl Launch {
    fn new(program: What) -> Launch {
        Launch {
            program,
            root: None,
            rootless: false,
            main: None,
            before: Vec::new(),
            modules: Vec::new(),
            node_modules: false,
            project: OnceLock::new(),
            own: OnceLock::new(),
            enter: EnterOptions::default(),
            platform: None,
            #[cfg(feature = "mutation")]
            profile: None,
            identity: Identity::default(),
            network: Network::default(),
            limits: Limits::default(),
            storage: None,
            recording: Recording::default(),
            listeners: Vec::new(),
            delegate: None,
            login: None,
            functions: Vec::new(),
            connector: None,
            interceptors: Vec::new(),
            stop: StopHandle::default(),
            inspector: None,
            coverage: None,
        }
    }

    /// A script file, as UTF-8. Modules are looked up in its folder. The file is read at launch.
    pub fn script(path: impl Into<PathBuf>) -> Launch {
        Launch::new(What::Script(path.into()))
    }

    /// A project: a folder with the files that the platform's own tools load. The platform is detected from these
    /// files, unless [`platform`](Launch::platform) is set. They are read at launch.
    pub fn project(folder: impl Into<PathBuf>) -> Launch {
        Launch::new(What::Project(folder.into()))
    }

    /// The page to open first, for example `pages/detail/detail?id=7`. Default: the project's first page.
    #[must_use]
    pub fn page(mut self, url: impl Into<String>) -> Launch {
        self.enter.page = Some(url.into());
        self
    }

    /// How it is opened: the page of a link, the scene, and who referred to it.
    #[must_use]
    pub fn enter(mut self, options: EnterOptions) -> Launch {
        self.enter = options;
        self
    }

    /// A script as text; `name` appears in errors and stack traces.
    pub fn source(name: impl Into<String>, text: impl Into<String>) -> Launch {
        Launch::new(What::Text(Source { name: name.into(), text: text.into() }))
    }

    /// Runs this script instead of a project's app and pages. The project's settings apply, and the script may require
    /// the project's files; `name` is its path among them, for example `test/login.js`.
    #[must_use]
    pub fn main(mut self, name: impl Into<String>, text: impl Into<String>) -> Launch {
        self.main = Some(Source { name: name.into(), text: text.into() });
        self
    }

    /// Runs this script before the program; `name` appears in errors and stack traces. Several scripts run in the order
    /// in which they were added.
    #[must_use]
    pub fn before(mut self, name: impl Into<String>, text: impl Into<String>) -> Launch {
        self.before.push(Source { name: name.into(), text: text.into() });
        self
    }

    /// The folder of the program's modules and package files. A script passed as text has none by default; for others
    /// it replaces their own. Names that start with a dot are hidden from scripts.
    #[must_use]
    pub fn root(mut self, folder: impl Into<PathBuf>) -> Launch {
        self.root = Some(folder.into());
        self
    }

    /// Gives the script no folder: there are no modules and no package files.
    #[must_use]
    pub fn no_root(mut self) -> Launch {
        self.rootless = true;
        self
    }

    /// Adds a module of the embedder: `require(name)` and `import` return its exports, regardless of the program's own
    /// files.
    #[must_use]
    pub fn module(mut self, name: impl Into<String>, text: impl Into<String>) -> Launch {
        self.modules.push(Source { name: name.into(), text: text.into() });
        self
    }

    /// Resolves names outside the program's own files to packages in `node_modules` of its folder and parent folders,
    /// and allows requiring JSON files and files of a project outside its sources. No platform does this; it is for
    /// tests.
    #[must_use]
    pub fn node_modules(mut self) -> Launch {
        self.node_modules = true;
        self
    }

    /// The platform whose rules apply and whose API object the script sees. By default, a script sees the API objects
    /// of [`Platform::BARE`], each under its own rules.
    #[must_use]
    pub fn platform(mut self, platform: Platform) -> Launch {
        self.platform = Some(platform);
        self
    }

    /// Replaces the rules of the platform.
    #[cfg(feature = "mutation")]
    #[must_use]
    pub fn profile(mut self, profile: &'static qiao_rules::Profile) -> Launch {
        self.profile = Some(profile);
        self
    }

    /// The program's identity, and the client to emulate.
    #[must_use]
    pub fn identity(mut self, identity: Identity) -> Launch {
        self.identity = identity;
        self
    }

    /// Allowed servers, and the kind of network.
    #[must_use]
    pub fn network(mut self, network: Network) -> Launch {
        self.network = network;
        self
    }

    /// Resource limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Launch {
        self.limits = limits;
        self
    }

    /// Where files and storage are kept between runs. By default they are deleted when the program ends.
    #[must_use]
    pub fn storage(mut self, storage: Storage) -> Launch {
        self.storage = Some(storage);
        self
    }

    /// Which traffic the journal records. Default: none.
    #[must_use]
    pub fn record(mut self, recording: Recording) -> Launch {
        // An inspector shows bodies as well.
        self.recording = if self.inspector.is_some() { Recording::Bodies } else { recording };
        self
    }

    /// Calls this with every journal entry, in order and from the first one on. It runs on the mini-program's thread,
    /// possibly while the script is running, so it must not block or use the handle's futures. Several listeners are
    /// called in the order in which they were added.
    #[must_use]
    pub fn on_entry(mut self, listener: impl FnMut(&Entry) + Send + 'static) -> Launch {
        self.listeners.push(Box::new(listener));
        self
    }

    /// Hands over what script asks of its user or of the client: `showModal`, `showActionSheet`,
    /// `showToast`, `login`, the clipboard, choosers of files, and every other function of the platform that
    /// has callbacks and that qiao does not offer by itself. It is called on the mini-program's thread, so
    /// it must not block; the [`Ask`] may be kept and answered later. Virtual time does not
    /// wait for an answer from another thread.
    ///
    /// ```
    /// # use serde_json::json;
    /// let launch = qiao::Launch::source("ask.js", "wx.showModal({ title: 'Sure?' })");
    /// let launch = launch.delegate(|ask| match ask.name() {
    ///     "showModal" => ask.succeed(json!({ "confirm": true, "cancel": false })),
    ///     _ => drop(ask), // as the platform's default has it
    /// });
    /// ```
    #[must_use]
    pub fn delegate(mut self, delegate: impl FnMut(Ask) + Send + 'static) -> Launch {
        self.delegate = Some(answering(delegate));
        self
    }

    /// Holds up HTTP requests before they go out, where `pattern` is as their URL; `*` in it stands for any text. The
    /// handler lets a request go, changes it, answers it in place of its server or ends it, at once or later. It runs on
    /// the mini-program's thread, so it must not block. Of several that are for a URL, the one added last is called.
    ///
    /// Domain lists, limits, CORS, redirects and the network's condition apply to what is answered as to what a server
    /// answers; time-outs go on meanwhile, and each call still has its one `end`. The journal has a line of the kind
    /// `answer` for what was changed, answered or ended. WebSockets are not held up.
    ///
    /// ```
    /// use qiao::{Launch, NetworkError, RequestChange, Response};
    ///
    /// let launch = Launch::source("main.js", "wx.request({ url: 'https://api.example.com/v1/user' })");
    /// let launch = launch
    ///     .intercept("*", |request| drop(request)) // goes out as it is
    ///     .intercept("*/v1/user", |request| request.fulfil(Response::new(200).body("{}")))
    ///     .intercept("*/v1/log", |request| request.abort(NetworkError::ConnectionRefused))
    ///     .intercept("*/v2/*", |request| request.change(RequestChange::new().header("x-stage", "test")));
    /// ```
    #[must_use]
    pub fn intercept(
        mut self,
        pattern: impl Into<String>,
        handler: impl FnMut(PausedRequest) + Send + 'static,
    ) -> Launch {
        self.interceptors.push((pattern.into(), Box::new(handler)));
        self
    }

    /// Opens this program's connections through a connector of its own, in place of the host's.
    #[must_use]
    pub fn connector(mut self, connector: Arc<dyn Connector>) -> Launch {
        self.connector = Some(connector);
        self
    }

    /// Provides login codes; an `Err` is the reason why the call fails. It runs on the mini-program's thread. Default:
    /// a different code for each login, unknown to every server.
    #[must_use]
    pub fn login(mut self, provider: impl FnMut() -> Result<String, String> + Send + 'static) -> Launch {
        self.login = Some(Box::new(provider));
        self
    }

    /// Adds a global function to the script. Arguments and results are passed as JSON; the function returns the
    /// handler's result, or throws an error with its message. The handler runs on the mini-program's thread, so it must
    /// not block.
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

    /// Like [`host_function`](Launch::host_function), for a function that returns a promise. Its future runs on the
    /// mini-program's thread and clock, but does not belong to the program: it continues in background, and its result
    /// is delivered even while the program is suspended. While the script waits for it, the program is not idle.
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

    /// Shows the program in developer tools: its traffic with bodies, its console and its files. They can also run script
    /// in it, slow its network down and block URLs.
    #[must_use]
    pub fn inspect(mut self, inspector: &Inspector) -> Launch {
        self.inspector = Some(inspector.clone());
        self.recording = Recording::Bodies;
        self
    }

    /// Counts which lines of its files the program reaches. Several programs may count in the same coverage. A script
    /// that is launched by itself, or runs before the program, is not counted.
    #[must_use]
    pub fn coverage(mut self, coverage: &Coverage) -> Launch {
        self.coverage = Some(coverage.clone());
        self
    }

    /// What the program is called where people choose among several: its main file or its folder.
    pub(crate) fn name(&self) -> String {
        let of = |path: &PathBuf| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        match (&self.program, &self.main) {
            (_, Some(source)) | (What::Text(source), None) => source.name.clone(),
            (What::Script(path) | What::Project(path), None) => of(path),
        }
    }

    /// A handle that stops the mini-program, even while it is being launched.
    pub fn stop_handle(&self) -> StopHandle {
        self.stop.clone()
    }

    /// The source folder of a project, which contains its `app.json`; `None` for a script.
    ///
    /// # Errors
    /// The folder is not a project.
    pub fn sources(&self) -> Result<Option<PathBuf>, Error> {
        Ok(self.read_project()?.map(|project| project.sources.clone()))
    }

    /// The routes of a project's pages or blocks, in its own order; empty for a script.
    ///
    /// # Errors
    /// The folder is no project.
    pub fn pages(&self) -> Result<Vec<String>, Error> {
        Ok(self.read_project()?.map(|project| project.pages.routes.clone()).unwrap_or_default())
    }

    /// The answers in the `qiao.json` of a project; `None` for a script.
    ///
    /// # Errors
    /// The folder is no project.
    pub fn answers(&self) -> Result<Option<ProjectAnswers>, Error> {
        let What::Project(folder) = &self.program else {
            return Ok(None);
        };
        let answers = |project: &Project| ProjectAnswers { folder: folder.clone(), functions: project.answers.clone() };
        Ok(self.read_project()?.map(answers))
    }

    /// Whether domains are checked on any of the platforms.
    pub fn checks_domains(&self) -> Result<bool, Error> {
        Ok(self.apps()?.iter().any(App::checks_domains))
    }

    /// What is left unchecked because no domain lists are configured on a platform that uses them; `None` if nothing
    /// is.
    ///
    /// # Errors
    /// The project, or a file named in the settings, cannot be read.
    pub fn unchecked(&self) -> Result<Option<Unchecked>, Error> {
        let apps = self.apps()?;
        let mut lacking = apps.iter().filter(|app| app.lacks_lists()).peekable();
        let some = lacking.peek().is_some();
        let https = lacking.any(|app| !app.checks_scheme());
        Ok(some.then_some(if https { Unchecked::DomainsAndHttps } else { Unchecked::Domains }))
    }

    /// The domain lists with more entries than a platform allows to configure: platform name, list key and limit. Their
    /// entries are used nevertheless.
    pub fn long_domain_lists(&self) -> Result<Vec<(PlatformName, &'static str, u32)>, Error> {
        let of = |app: &App| {
            let long = app.domains.iter().flat_map(|lists| lists.too_long(&app.rules));
            long.map(|(list, limit)| (app.rules.name, list.key(), limit)).collect::<Vec<_>>()
        };
        Ok(self.apps()?.iter().flat_map(of).collect())
    }
}
