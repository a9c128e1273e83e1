//! Options that `run` and `test` share: the rules and settings of a program.

use std::net::{Ipv4Addr, SocketAddr, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use bytesize::ByteSize;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use qiao::{
    CONDITIONS, Checking, Client, Credentials, Identity, Inspector, Launch, Limits, Network, Platform, ProjectAnswers,
    Unchecked, Version,
};

use crate::answer::{self, Answer};
use crate::faults::Wrong;
use crate::messages::Message;
use crate::{Exit, Fault, faults, print, words};

/// Options of a program.
#[derive(Args)]
pub(crate) struct Program {
    /// Platform whose rules apply. Default: the project's own; a bare script has the API objects of several platforms,
    /// each under its own rules, and a test without a project is for WeChat.
    #[arg(long, value_name = "PLATFORM", value_parser = platforms())]
    pub platform: Option<Platform>,

    /// Client to emulate: clients differ in headers and error texts.
    #[arg(long, value_name = "CLIENT", value_parser = clients())]
    pub client: Option<Client>,

    /// Base library to emulate, as in 3.17.0.
    #[arg(long, value_name = "VERSION")]
    pub base_library: Option<Version>,

    /// App id (appKey on Baidu), sent in the Referer.
    #[arg(long, value_name = "ID", value_parser = one_line)]
    pub appid: Option<String>,

    /// Version of the program, sent in the Referer.
    #[arg(long, value_name = "V", value_parser = one_line)]
    pub app_version: Option<String>,

    /// Server-domain lists: {"request": ["https://host"], "socket": ["wss://host"], "upload": [],
    /// "download": []}.
    #[arg(long, value_name = "FILE")]
    pub domains: Option<PathBuf>,

    /// Add an origin such as https://api.example.com to every domain list.
    #[arg(long, value_name = "ORIGIN")]
    pub allow: Vec<String>,

    /// Check domains even without lists.
    #[arg(long)]
    pub strict: bool,

    /// Check neither domains nor schemes nor certificates, like the switch in the developer tools.
    #[arg(long)]
    pub skip_url_check: bool,

    /// Web origin of the page that runs the program (Feishu blocks), as in https://tenant.feishu.cn.
    #[arg(long, value_name = "ORIGIN")]
    pub page_origin: Option<String>,

    /// Credentials mode of the page's requests: determines whether `*` in Access-Control-Allow-Origin counts.
    #[arg(long, value_name = "MODE", value_parser = credentials())]
    pub page_credentials: Option<Credentials>,

    /// Initial network condition. The default, wifi, does not slow down the network.
    #[arg(long, value_name = "CONDITION", value_parser = PossibleValuesParser::new(CONDITIONS))]
    pub network: Option<String>,

    /// Memory limit of the program, as in 64MB: its script, and what the host holds for it.
    #[arg(long, value_name = "SIZE", value_parser = memory)]
    pub memory_limit: Option<ByteSize>,

    /// IP address and prefix length of the device in its local network, as in 192.168.1.20/24. On WeChat, other devices
    /// there may be called without being listed, over plain HTTP too.
    #[arg(long, value_name = "ADDRESS/PREFIX")]
    pub lan: Option<Lan>,

    /// Answer what the script asks of its user or of the client otherwise than by the platform's
    /// default, as in showModal=confirm, showActionSheet=1, login={"code":"x"}, chooseImage=a.png,b.png
    /// or showToast=fail: with confirm, cancel, fail, the number of a choice, files, or the fields of a
    /// result as JSON. Any function with callbacks that the platform has can be answered. May be given
    /// several times; a project's qiao.json can have `answers` too.
    #[arg(long, value_name = "API=ANSWER")]
    pub answer: Vec<Answer>,

    /// Maximum size of the files of an API object, as in 1GB; the platform's limits apply as well.
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub disk_limit: Option<ByteSize>,

    /// Show the program in Chrome's developer tools: requests, sockets, console and files. The link for
    /// Chrome's address bar is printed; chrome://inspect finds the program too. Every client that reaches the
    /// address can run script in the program. Default: 127.0.0.1:9229.
    #[arg(
        long, value_name = "HOST:PORT", num_args = 0..=1, require_equals = true,
        default_missing_value = INSPECT, value_parser = inspector_address
    )]
    pub inspect: Option<SocketAddr>,

    /// Wait until developer tools are connected before anything runs; implies --inspect.
    #[arg(long)]
    pub inspect_wait: bool,
}

/// Where developer tools look by themselves.
const INSPECT: &str = "127.0.0.1:9229";

/// An address for tools: a host and a port, or a port of this machine.
fn inspector_address(text: &str) -> Result<SocketAddr, String> {
    let place = if text.contains(':') { text.to_owned() } else { format!("127.0.0.1:{text}") };
    let found =
        place.to_socket_addrs().map_err(|error| Wrong::Inspect { problem: error.to_string(), example: INSPECT }.said());
    let mut found = found?;
    found.next().ok_or_else(|| Wrong::NoAddress { example: INSPECT }.said())
}

/// A device's address in its local network.
#[derive(Clone, Copy)]
pub(crate) struct Lan {
    pub own: Ipv4Addr,
    pub prefix: u8,
}

impl FromStr for Lan {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split_once('/').and_then(|(own, prefix)| Some((own.parse().ok()?, prefix.parse().ok()?)));
        match parts {
            Some((own, prefix)) if prefix <= 32 => Ok(Lan { own, prefix }),
            _ => Err(Wrong::Lan.said()),
        }
    }
}

/// The settings for a program, with the content of the files named by options.
pub(crate) struct Settings<'a> {
    args: &'a Program,
    domains: Option<String>,
}

impl Program {
    /// Reads the files named by options.
    pub(crate) fn settings(&self) -> Result<Settings<'_>, Fault> {
        Ok(Settings { args: self, domains: self.domains.as_deref().map(domains).transpose()? })
    }

    /// The inspector that the options ask for, after saying where it is.
    pub(crate) fn inspector(&self) -> Result<Option<Inspector>, Fault> {
        let Some(address) = self.inspect.or_else(|| self.inspect_wait.then(|| INSPECT.parse().ok()).flatten()) else {
            return Ok(None);
        };
        let inspector = Inspector::listen(address, words::here())
            .map_err(|error| Fault::about(format_args!("--inspect={address}"), &error))?;
        print::notice(&Message::Inspector { link: inspector.link() }.said());
        Ok(Some(inspector))
    }

    /// Waits for developer tools, if that is asked for.
    pub(crate) async fn await_tools(&self, inspector: Option<&Inspector>) {
        if let Some(inspector) = inspector.filter(|_| self.inspect_wait) {
            print::notice(&Message::AwaitsTools.said());
            inspector.connected().await;
        }
    }

    fn checking(&self) -> Checking {
        match (self.skip_url_check, self.strict) {
            (true, _) => Checking::Off,
            (false, true) => Checking::Strict,
            (false, false) => Checking::Listed,
        }
    }

    /// Prints a notice if a domain list is too long for the platform.
    pub(crate) fn notice(&self, launch: &Launch) -> Result<(), Fault> {
        for (platform, list, limit) in launch.long_domain_lists().map_err(not_launched)? {
            print::notice(&Message::LongList { list, limit, platform }.said());
        }
        Ok(())
    }

    /// The notice for the first network call if something is left unchecked only because no lists are configured.
    pub(crate) fn unchecked(&self, launch: &Launch) -> Result<Option<Message>, Fault> {
        Ok(launch.unchecked().map_err(not_launched)?.map(|unchecked| match unchecked {
            Unchecked::Domains => Message::UncheckedDomains,
            _ => Message::Unchecked,
        }))
    }
}

impl Settings<'_> {
    /// Applies the settings to a launch.
    pub(crate) fn apply(&self, launch: Launch) -> Launch {
        let launch = launch.identity(self.identity()).network(self.network()).limits(self.limits());
        let launch = with(launch, self.args.platform, Launch::platform);
        // What the command line says counts more, so it comes last.
        let mut answers = own_answers(&launch);
        answers.extend(self.args.answer.iter().cloned());
        if answers.is_empty() {
            return launch;
        }
        launch.delegate(move |ask| answer::give(&answers, ask))
    }

    fn identity(&self) -> Identity {
        let args = self.args;
        let identity = with(Identity::new(), args.client, Identity::client);
        let identity = with(identity, args.base_library, Identity::base_library);
        let identity = with(identity, args.appid.as_ref(), |identity, id| identity.app_id(id));
        with(identity, args.app_version.as_ref(), |identity, version| identity.app_version(version))
    }

    fn network(&self) -> Network {
        let args = self.args;
        let network = args.allow.iter().fold(Network::new(), Network::allow).checking(args.checking());
        let network = with(network, self.domains.as_ref(), |network, text| network.domains(text));
        let network = with(network, args.network.as_deref().and_then(qiao::condition), Network::condition);
        let network = with(network, args.page_origin.as_ref(), |network, origin| network.page_origin(origin));
        let network = with(network, args.page_credentials, Network::page_credentials);
        with(network, args.lan, |network, lan| network.local(lan.own, lan.prefix))
    }

    fn limits(&self) -> Limits {
        let bytes = |limit: ByteSize| usize::try_from(limit.as_u64()).unwrap_or(usize::MAX);
        let limits = with(Limits::new(), self.args.memory_limit, |limits, limit| limits.memory(bytes(limit)));
        with(limits, self.args.disk_limit, |limits, limit| limits.disk(limit.as_u64()))
    }
}

/// Reads the file that an option names.
pub(crate) fn read(option: &str, path: &Path) -> Result<Vec<u8>, Fault> {
    qiao::read_file(path).map_err(|error| Fault::about(format_args!("{option} {}", path.display()), &error))
}

/// The text of a script that an option names.
pub(crate) fn text(option: &str, path: &Path) -> Result<String, Fault> {
    let text = String::from_utf8(read(option, path)?);
    text.map_err(|_| Fault::usage(Wrong::NotText { file: path.display().to_string() }.said()))
}

/// The text of a file with server-domain lists.
pub(crate) fn domains(path: &Path) -> Result<String, Fault> {
    let wrong = |reason: Wrong| {
        Fault::usage(Wrong::Within { what: format!("--domains {}", path.display()), problem: reason.said() }.said())
    };
    match String::from_utf8(read("--domains", path)?) {
        Ok(text) if text.starts_with('\u{feff}') => Err(wrong(Wrong::ByteOrderMark)),
        Ok(text) => Ok(text),
        Err(_) => Err(wrong(Wrong::NotUtf8)),
    }
}

/// The answers in the `qiao.json` of a project. One that cannot be read fails when it is launched.
fn own_answers(launch: &Launch) -> Vec<Answer> {
    let Ok(Some(ProjectAnswers { folder, functions })) = launch.answers() else {
        return Vec::new();
    };
    Answer::of_project(&functions, &folder).unwrap_or_else(|reason| {
        print::fault(&Wrong::Within { what: "qiao.json: answers".to_owned(), problem: reason }.said());
        Vec::new()
    })
}

/// The least memory with which a program begins.
const LEAST_MEMORY: ByteSize = ByteSize::mib(2);

fn size(text: &str) -> Result<ByteSize, String> {
    text.parse().map_err(|_: String| Wrong::Size.said())
}

fn memory(text: &str) -> Result<ByteSize, String> {
    let size: ByteSize = text.parse().map_err(|problem| Wrong::Memory { problem }.said())?;
    match size < LEAST_MEMORY {
        true => Err(Wrong::LittleMemory { least: LEAST_MEMORY.to_string() }.said()),
        false => Ok(size),
    }
}

/// Text that is used in a header: control characters are refused.
fn one_line(text: &str) -> Result<String, String> {
    match text.chars().any(char::is_control) {
        true => Err(Wrong::OneLine.said()),
        false => Ok(text.to_owned()),
    }
}

/// Applies a setting, if it is given.
fn with<S, T>(settings: S, given: Option<T>, set: impl FnOnce(S, T) -> S) -> S {
    match given {
        Some(given) => set(settings, given),
        None => settings,
    }
}

/// Lets developer tools look on at what has ended, until they are gone.
pub(crate) async fn until_tools_are_gone(inspector: Option<&Inspector>) {
    if let Some(inspector) = inspector.filter(|inspector| inspector.is_connected()) {
        print::notice(&Message::ToolsConnected.said());
        inspector.disconnected().await;
    }
}

/// The fault for a program that could not be launched.
pub(crate) fn not_launched(error: qiao::Error) -> Fault {
    use qiao::Error::{Config, NoRoom, NotText, Read, UnclearPlatform};
    let exit = match error {
        NoRoom { .. } => Exit::Limit,
        Read { .. } | NotText { .. } | Config { .. } | UnclearPlatform { .. } => Exit::NotLoaded,
        _ => Exit::Usage,
    };
    Fault { exit, message: faults::said(&error) }
}

pub(crate) fn platforms() -> impl TypedValueParser<Value = Platform> {
    let ids = PossibleValuesParser::new(Platform::ALL.map(|platform| platform.profile().id));
    ids.try_map(|id| id.parse::<Platform>())
}

fn credentials() -> impl TypedValueParser<Value = Credentials> {
    PossibleValuesParser::new(["include", "same-origin"]).map(|mode| match mode.as_str() {
        "same-origin" => Credentials::SameOrigin,
        _ => Credentials::Include,
    })
}

fn clients() -> impl TypedValueParser<Value = Client> {
    let names = PossibleValuesParser::new(Client::ALL.iter().map(|client| client.name()));
    names.try_map(|name| {
        Client::ALL.iter().copied().find(|client| client.name() == name).ok_or_else(|| format!("no client {name}"))
    })
}
