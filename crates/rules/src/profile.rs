//! What can differ between platforms: the groups of rules that every platform must fill.
//!
//! There is no inheritance and no default: a platform that leaves a field out does not compile.
//! The fields' documentation is what `qiao rules` prints. It is long because it is one list, which is
//! read as a whole by whoever adds a platform; nothing here is computed.

use qiao_abi::{Api, Function, Kind, TaskMethod};

use crate::rule::{Group, View, group};
use crate::values::{
    ArgumentTexts, BadCallback, BadText, BareEntry, BareModule, Chunks, Client, CloseForm, CloseText, ConcurrencyLimit,
    Credentials, Dated, DelegatedApi, Delivery, Digest, ErrorText, Fact, Field, FormType, GlobalTarget, HeaderCase,
    IdForm, IllegalHeader, JsonText, KindNames, ListUse, MethodCase, Nested, NetworkField, NewName, NoKey, OddHeader,
    OddMethod, OddValue, OverLimit, PerClient, ProjectForm, Qualities, QueryMerge, ScalarData, Scene, TextQuery,
    Version, Versions, ViewData, Void, WeakNetwork,
};

/// All rules of one platform.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The id used on command lines and in files.
    pub id: &'static str,
    /// The name people use.
    pub name: &'static str,
    /// The global object that script sees.
    pub namespace: &'static str,
    /// What the platform has, by its official list: see `surface`.
    pub apis: &'static str,
    /// The program and its identity.
    pub app: AppRules,
    /// How functions treat their callers.
    pub calls: CallRules,
    /// Which URLs may be named.
    pub url: UrlRules,
    /// Server-domain lists.
    pub domains: DomainRules,
    /// Request headers.
    pub headers: HeaderRules,
    /// Method and data of a request.
    pub request: RequestRules,
    /// What script sees of an answer.
    pub response: ResponseRules,
    /// How many calls run at once.
    pub limits: LimitRules,
    /// How long a call may take.
    pub timeouts: TimeoutRules,
    /// Redirects.
    pub redirects: RedirectRules,
    /// Transport security.
    pub tls: TlsRules,
    /// Going to background.
    pub background: BackgroundRules,
    /// What script hears of the network's condition.
    pub network: NetworkRules,
    /// Cross-origin resource sharing.
    pub cors: CorsRules,
    /// Projects.
    pub project: ProjectRules,
    /// Pages and how script goes from one to another.
    pub pages: PageRules,
    /// Uploads.
    pub upload: UploadRules,
    /// Downloads.
    pub download: DownloadRules,
    /// WebSockets.
    pub sockets: SocketRules,
    /// Files.
    pub files: FileRules,
    /// Storage.
    pub storage: StorageRules,
    /// What script asks of its user or of the client.
    pub ui: UiRules,
    /// What script is told of the device, the client and itself.
    pub device: DeviceRules,
    /// What script finds beside the functions that have rules of their own.
    pub surface: SurfaceRules,
    /// What script is told when a call fails.
    pub failures: FailureRules,
    /// What script is told when a socket is the reason.
    pub socket_failures: SocketFailureRules,
    /// What script is told when a file or storage is the reason.
    pub file_failures: FileFailureRules,
}

/// What is done with every group: each is named once.
macro_rules! groups {
    ($( $name:ident, )+) => {
        impl Profile {
            /// Shows every rule, group by group.
            pub fn visit(&self, see: &mut dyn FnMut(View)) {
                $( self.$name.visit(stringify!($name), see); )+
            }

            /// The group of that name.
            #[cfg(feature = "mutation")]
            pub(crate) fn group(&mut self, name: &str) -> Option<&mut dyn Group> {
                match name {
                    $( stringify!($name) => Some(&mut self.$name), )+
                    _ => None,
                }
            }
        }
    };
}

groups! {
    app,
    calls,
    url,
    domains,
    headers,
    request,
    response,
    limits,
    timeouts,
    redirects,
    tls,
    background,
    network,
    cors,
    project,
    pages,
    upload,
    download,
    sockets,
    files,
    storage,
    ui,
    device,
    surface,
    failures,
    socket_failures,
    file_failures,
}

impl Profile {
    /// Every rule as a list.
    pub fn rules(&self) -> Vec<View> {
        let mut rules = Vec::new();
        self.visit(&mut |view| rules.push(view));
        rules
    }
}

group! {
    /// The program and its identity.
    pub struct AppRules {
        /// The app id that is used where the program names none.
        default_id: &'static str,
        /// The program's version as the server sees it, where none is given.
        default_version: PerClient<&'static str>,
        /// The base library that is played where none is chosen.
        base_library: Version,
        /// The client that is played where none is chosen.
        client: Client,
        /// The Referer that every request carries; `{appid}`, `{version}` and `{origin}` are filled in.
        referer: Dated<&'static str>,
        /// The web origin of the program's page, where it has one.
        origin: Option<&'static str>,
        /// Where a module is looked for whose name does not begin with a dot.
        bare_module: BareModule,
        /// What is thrown for a module that is not there; `{module}` is filled in.
        unknown_module: &'static str,
        /// Whether `require` loads files of other packages later: with a callback, or as `require.async`.
        async_require: Dated<bool>,
    }
}

group! {
    /// Projects: how the platform's own tools find their parts.
    pub struct ProjectRules {
        /// The files that describe a project to the tools; the first one found counts.
        config: &'static [&'static str],
        /// The keys of that file that name the folder of the sources.
        root: &'static [&'static str],
        /// What the app ids of the platform begin with, if with anything.
        id_prefix: Option<&'static str>,
        /// The extension of templates.
        template: &'static str,
        /// What directives in templates begin with.
        directive: &'static str,
        /// What a project consists of.
        form: ProjectForm,
        /// Whether files may define modules by name, as compiled packages do.
        defines_modules: bool,
        /// The global functions by which a program declares its parts.
        globals: &'static [&'static str],
    }
}

group! {
    /// Pages and how script goes from one to another.
    pub struct PageRules {
        /// The functions that go to pages, and those that hear of the program's life.
        functions: &'static [Function],
        /// How the program was opened, as its launch options tell it.
        scene: Scene,
        /// Fields of the launch options beside path, query and scene, all undefined here.
        launch_fields: &'static [&'static str],
        /// The document that shows a block, as the block is told.
        host_document: &'static str,
        /// What a creator is told of why it was opened: to make a block.
        creator_mode: &'static str,
        /// Whether `onLaunch` runs within `App()`.
        launches_at_once: bool,
        /// How many pages may be open at once.
        deepest: u32,
        /// There is no such page.
        not_found: ErrorText,
        /// The page is one of the tab bar, and cannot be reached this way.
        in_tab_bar: ErrorText,
        /// The page is none of the tab bar.
        not_in_tab_bar: ErrorText,
        /// Too many pages are open.
        too_many: ErrorText,
        /// There is no page to go back to.
        at_first: ErrorText,
    }
}

group! {
    /// How functions treat their callers.
    pub struct CallRules {
        /// When a refused argument is told of.
        refused_argument: Delivery,
        /// Whether a call with a refused argument returns a task.
        task_for_refused_argument: bool,
        /// Whether a call without an option object returns a task.
        task_without_options: bool,
        /// When a refused URL is told of.
        refused_url: Delivery,
        /// When a URL of the right form that cannot be parsed is told of.
        unparsable_url: Delivery,
        /// Whether a `url` that is no string is judged as the text it converts to.
        url_as_text: bool,
        /// Whether a call with a refused URL returns a task.
        task_for_refused_url: bool,
        /// The same two for uploads and downloads: when a refused URL is told of.
        refused_transfer_url: Delivery,
        /// Whether an upload or download with a refused URL returns a task.
        task_for_refused_transfer_url: bool,
        /// The functions whose options are texts also where numbers are given.
        numbers_are_text: &'static [Api],
        /// Whether options that are the empty string count as left out.
        empty_is_absent: bool,
        /// What becomes of a callback that is no function.
        bad_callback: BadCallback,
        /// What the console says before an error that a callback threw.
        callback_error: &'static str,
        /// What the console says before the reason of a rejection that nobody handled.
        rejection: &'static str,
        /// Whether the program's `onError` hears of calls that fail.
        failures_reach_app: bool,
        /// What a failure of `request` carries beside message and number.
        failure_fields: Dated<&'static [Field]>,
        /// The functions that return a promise when they are given no callback.
        promises: Dated<&'static [Api]>,
        /// The methods of the task that `request` returns.
        request_task: Dated<&'static [TaskMethod]>,
        /// Whether a task tells its number and state in own fields.
        task_fields: bool,
        /// Whether the console has `showRequestInfo()`.
        request_info: PerClient<bool>,
        /// Whether the option object is rewritten by the platform's script layer.
        rewrites_options: bool,
        /// Whether a successful result has `errMsg`.
        ok_message: bool,
        /// The field of a failure that carries the number; empty where it carries none.
        code_field: Dated<&'static str>,
    }
}

group! {
    /// Which URLs may be named.
    pub struct UrlRules {
        /// The schemes that a request can speak.
        request_schemes: &'static [&'static str],
        /// The schemes that a socket can speak.
        socket_schemes: &'static [&'static str],
        /// Whether only the secure schemes may be used while domains are checked.
        secure_only: bool,
        /// Whether only the secure schemes may be used even without domain lists.
        secure_always: bool,
        /// Whether a URL may name a port while domains are checked.
        port_in_url: bool,
        /// Whether IP addresses are refused while domains are checked.
        refuses_ip: bool,
        /// Whether other devices in the local network may be called, over plain HTTP too.
        local_network: Dated<bool>,
        /// Whether `localhost` is refused while domains are checked.
        refuses_localhost: bool,
        /// Hosts that may not be called while domains are checked, and never be listed.
        forbidden_hosts: &'static [&'static str],
        /// Whether forbidden hosts are refused even without domain lists.
        forbidden_always: bool,
        /// Whether the ports that the Fetch standard blocks are refused.
        blocks_ports: bool,
    }
}

group! {
    /// Server-domain lists.
    pub struct DomainRules {
        /// When a URL must be in a list.
        lists: ListUse,
        /// Whether each API has a list of its own.
        per_api: bool,
        /// How many entries a list may have.
        entries: Option<u32>,
        /// Whether an entry may name a port, which then is the only one allowed.
        port_in_entry: bool,
        /// Which ports an entry without a port allows.
        bare_entry: BareEntry,
        /// The same for the list of sockets.
        bare_socket_entry: BareEntry,
        /// Whether an entry that begins with `*.` stands for every subdomain.
        wildcard: bool,
        /// Whether a redirect's target must pass the same rules.
        redirects: Dated<bool>,
        /// What the console says of a host that is not listed; `{origin}` and `{api}` are filled in.
        unlisted_warning: PerClient<&'static str>,
    }
}

group! {
    /// Request headers.
    pub struct HeaderRules {
        /// The content type where script names none.
        content_type: &'static str,
        /// Names that script cannot set, in lower case: what it gives is left out.
        owned: PerClient<&'static [&'static str]>,
        /// Name prefixes that script cannot set.
        owned_prefixes: PerClient<&'static [&'static str]>,
        /// Names that script cannot set where the value names a forbidden method.
        method_overrides: &'static [&'static str],
        /// What a value that is neither string nor number becomes.
        odd_value: OddValue,
        /// What a `header` option that is no object leads to.
        odd_header: OddHeader,
        /// The warning for a `header` option that is ignored.
        odd_header_warning: &'static str,
        /// What a header leads to that is not legal HTTP.
        illegal: IllegalHeader,
        /// Whether any spelling of Content-Type goes out as `content-type`.
        normal_content_type: bool,
        /// The headers that the client adds, where script does not set them.
        added: PerClient<&'static [(&'static str, &'static str)]>,
        /// The User-Agent.
        user_agent: PerClient<&'static str>,
        /// Header names that carry the request's id.
        request_id: &'static [&'static str],
        /// The form of the request's id: `{ms}` is the time, each `*` one of `0-9a-z`.
        request_id_form: &'static str,
    }
}

group! {
    /// Method and data of a request.
    pub struct RequestRules {
        /// The methods that are sent.
        methods: PerClient<&'static [&'static str]>,
        /// What becomes of the case of a method.
        method_case: MethodCase,
        /// What a method of another type than string is.
        odd_method: OddMethod,
        /// The methods whose data goes into the query; the others have a body.
        query_methods: &'static [&'static str],
        /// How nested values go into a query.
        query_nested: Nested,
        /// How nested values go into a form.
        form_nested: Nested,
        /// What `undefined` and functions become in a query or form.
        void: Void,
        /// Whether data passes through JSON first, which turns dates into text and NaN into null.
        cloned: bool,
        /// What data does to parameters that the URL has already.
        query_merge: QueryMerge,
        /// What a string does where data goes into the query.
        text_query: TextQuery,
        /// The content type under which data is sent as a form.
        form_type: &'static str,
        /// What typed arrays and data views are.
        view: ViewData,
        /// What numbers and booleans are.
        scalar: ScalarData,
        /// Whether a function as data is refused rather than left out.
        refuses_function: bool,
        /// How many bytes a buffer may have.
        buffer_limit: Option<u64>,
        /// How an answer is delivered in pieces where the call asks for that.
        chunks: PerClient<Dated<Chunks>>,
        /// Whether an answer in pieces comes over HTTP/1.1 alone.
        chunks_over_http1: bool,
        /// Which protocol versions are used.
        versions: PerClient<Dated<Versions>>,
    }
}

group! {
    /// What script sees of an answer.
    pub struct ResponseRules {
        /// The fields of a successful result, in order.
        fields: Dated<&'static [Field]>,
        /// What listeners of the head of an answer are told.
        head_fields: PerClient<&'static [Field]>,
        /// Whether results tell when each step happened, where they have a field for it.
        profile: PerClient<bool>,
        /// Which texts `dataType: json` parses.
        json: JsonText,
        /// Whether a result without a body has no `data` at all.
        no_data_if_empty: bool,
        /// Whether a `dataType` that is no string is refused.
        refuses_odd_data_type: bool,
        /// Whether a `responseType` that is no string is refused.
        refuses_odd_response_type: bool,
        /// Whether `responseType` is compared without regard to case.
        response_type_any_case: bool,
        /// How many byte order marks are removed from the beginning of a text.
        byte_order_marks: u32,
        /// Whether text in other charsets is converted.
        converts_charset: bool,
        /// What text that is malformed in its charset leads to.
        bad_text: BadText,
        /// How the names of response headers are spelled.
        header_case: HeaderCase,
        /// What joins the values of a repeated response header.
        header_join: &'static str,
        /// Response headers that script does not see, in lower case.
        hidden_headers: PerClient<&'static [&'static str]>,
    }
}

group! {
    /// How many calls run at once.
    pub struct LimitRules {
        /// Which calls are counted together, and how many may run.
        lanes: PerClient<&'static [ConcurrencyLimit]>,
        /// Whether a call above the limit waits; otherwise it fails.
        waits: bool,
        /// Whether the clock of a waiting call stands still.
        waiting_is_free: bool,
    }
}

group! {
    /// How long a call may take.
    pub struct TimeoutRules {
        /// The time for a request, in milliseconds.
        request: Dated<u32>,
        /// The time for an upload or a download, in milliseconds.
        transfer: Dated<u32>,
        /// The longest time that can be set, in milliseconds.
        longest: PerClient<Dated<Option<u32>>>,
        /// Whether the option `timeout` of a call counts.
        option: PerClient<Dated<bool>>,
        /// Whether the program's `networkTimeout` counts.
        configured: bool,
    }
}

group! {
    /// Redirects.
    pub struct RedirectRules {
        /// How many are followed.
        limit: u32,
        /// Whether 301 and 302 turn POST into GET, and 303 everything but HEAD.
        rewrites_method: bool,
        /// Whether `Authorization` is left out once a redirect leaves the origin.
        drops_authorization: bool,
        /// Whether a call can ask that redirects are not followed.
        manual: PerClient<Dated<bool>>,
    }
}

group! {
    /// Transport security.
    pub struct TlsRules {
        /// The oldest version of TLS that is accepted.
        oldest: &'static str,
        /// Whether certificates are verified.
        verifies: bool,
        /// Whether switching the domain check off switches this check off as well.
        skipped_with_domains: bool,
    }
}

group! {
    /// Going to background. All times are in milliseconds since then.
    pub struct BackgroundRules {
        /// When running calls over the network are cut.
        interrupts_after: Option<u32>,
        /// From when on calls over the network are refused.
        refuses_after: Option<u32>,
        /// When sockets are cut.
        cuts_sockets_after: Option<u32>,
        /// When script is suspended: no timers, no callbacks.
        suspends_after: Option<u32>,
        /// When the program is ended.
        ends_after: Option<u32>,
        /// The modes in `requiredBackgroundModes` that keep a program from being suspended and ended.
        awake_modes: &'static [&'static str],
    }
}

group! {
    /// What script hears of the network's condition.
    pub struct NetworkRules {
        /// The functions.
        functions: PerClient<Dated<&'static [Function]>>,
        /// The kinds of networks, as script is told of them.
        kinds: PerClient<Dated<KindNames>>,
        /// What `getNetworkType` tells beside the kind.
        fields: Dated<&'static [NetworkField]>,
        /// When a network counts as weak.
        weak: Option<WeakNetwork>,
        /// The APIs whose calls are refused if they insist on the mobile network, for there is none.
        lacks_cellular: PerClient<Dated<&'static [Api]>>,
        /// How good a network is, in words.
        quality: Option<Qualities>,
    }
}

group! {
    /// Cross-origin resource sharing.
    pub struct CorsRules {
        /// Whether answers of other origins are checked.
        enforced: bool,
        /// Whether requests are such as may carry credentials.
        credentials: Credentials,
        /// How long what a preflight allowed is remembered at most, in seconds.
        longest_age: u32,
    }
}

group! {
    /// Uploads.
    pub struct UploadRules {
        /// Whether there is such a function.
        offered: bool,
        /// The methods of the task that it returns.
        task: Dated<&'static [TaskMethod]>,
        /// The fields of a successful result, in order.
        fields: Dated<&'static [Field]>,
        /// What a failure carries beside message and number.
        failure_fields: Dated<&'static [Field]>,
        /// What listeners of the head of the answer are told.
        head_fields: &'static [Field],
        /// Whether an answer that is a JSON object is parsed.
        parses_objects: bool,
        /// What a `header` option that is no object leads to.
        odd_header: OddHeader,
        /// What a value in `formData` becomes that is neither string nor number.
        odd_field: OddValue,
        /// Whether the fields of `formData` go before the file.
        file_last: bool,
        /// The boundary between the parts; each `*` is one of `0-9a-z`.
        boundary: &'static str,
        /// What becomes of a content type that script sets.
        content_type: FormType,
        /// How many bytes the file may have.
        limit: Option<u64>,
    }
}

group! {
    /// Downloads.
    pub struct DownloadRules {
        /// Whether there is such a function.
        offered: bool,
        /// The methods of the task that it returns.
        task: Dated<&'static [TaskMethod]>,
        /// The fields of a successful result, in order.
        fields: Dated<&'static [Field]>,
        /// What a failure carries beside message and number.
        failure_fields: Dated<&'static [Field]>,
        /// What listeners of the head of the answer are told.
        head_fields: &'static [Field],
        /// What a `header` option that is no object leads to.
        odd_header: OddHeader,
        /// Whether a result names the file `filePath` where the call did.
        names_given_path: bool,
        /// Whether a call may store the file among the temporary ones.
        into_temp: bool,
        /// How a file is named that the call gives no name.
        new_name: NewName,
        /// The extension where the content type stands for none.
        unknown_extension: &'static str,
        /// What listeners are told as the expected length where the answer does not say it.
        unknown_length: f64,
        /// Whether an answer must say how long it is.
        needs_length: PerClient<bool>,
        /// Whether an answer without any bytes is stored.
        stores_nothing: bool,
        /// How many bytes the file may have.
        limit: Option<u64>,
    }
}

group! {
    /// WebSockets.
    pub struct SocketRules {
        /// Whether there are sockets.
        offered: bool,
        /// How many may be open or opening at once.
        limit: Dated<u32>,
        /// What becomes of one too many.
        over_limit: Dated<OverLimit>,
        /// The functions without a task.
        functions: &'static [Function],
        /// Which socket they are about.
        target: GlobalTarget,
        /// Whether a global listener takes the place of the one before.
        single_slot: bool,
        /// Whether `closeSocket` closes every socket that was created, and not that one alone.
        closes_all: bool,
        /// In which form `success` of `connectSocket` is told the socket's number.
        id: IdForm,
        /// Whether script gets a task.
        task: Dated<bool>,
        /// Whether a task has `readyState` and its constants.
        state: bool,
        /// Whether `readyState` says that the socket is closing.
        closing_state: bool,
        /// Whether a task has `onError`.
        errors: bool,
        /// Whether script is told the header of the handshake's answer.
        open_header: Dated<bool>,
        /// Whether script is told when each step of the handshake happened.
        open_profile: Dated<bool>,
        /// Whether messages tell their type in `dataType`.
        message_type: bool,
        /// What listeners of the end are told.
        close_form: Dated<CloseForm>,
        /// The messages for the types of an end: unknown, by script, in background, by an error.
        close_types: &'static [&'static str],
        /// The reason of an end by script that gives none.
        normal_reason: &'static str,
        /// The end of a connection that was lost.
        lost: PerClient<CloseText>,
        /// The end in background.
        interrupted: CloseText,
        /// The codes that script may send, from and to.
        close_codes: &'static [(u32, u32)],
        /// The right types of a message, as they are told.
        data_kinds: &'static [Kind],
        /// Whether messages may be compressed where the call asks for it.
        deflate: Dated<bool>,
        /// The Origin of the handshake.
        origin: PerClient<Dated<Option<&'static str>>>,
        /// Whether the handshake of a URL with characters beyond ASCII fails.
        breaks_raw_urls: PerClient<bool>,
        /// Whether a host that is not listed is an error of a socket, and not of the call.
        unlisted_is_event: bool,
        /// What a `header` option that is no object leads to.
        odd_header: OddHeader,
        /// Whether `protocols` that is no array is refused.
        refuses_odd_protocols: bool,
        /// Whether a refused connection returns a task.
        task_for_refused: bool,
        /// When a refused connection is told of.
        refused: Delivery,
        /// Whether the failure of a refused connection is an `Error`.
        refusals_are_errors: bool,
        /// When it is told that a socket is not open.
        not_open: Delivery,
        /// Whether `complete` runs then.
        completes_not_open: bool,
        /// Whether `complete` is told nothing, and success as little as possible.
        bare_results: bool,
        /// Whether an error that `success` of `connectSocket` throws makes the call fail.
        throwing_success_fails: bool,
    }
}

group! {
    /// Files.
    pub struct FileRules {
        /// What the path of a temporary file begins with.
        temp: PerClient<&'static str>,
        /// What the path of a saved file begins with.
        saved: PerClient<&'static str>,
        /// The path of the folder that is the program's own.
        user: PerClient<&'static str>,
        /// Whether script is told the path of its own folder, as `env.USER_DATA_PATH`.
        user_path_told: Dated<bool>,
        /// Whether `./` before the path of a file of the package is understood.
        package_dot: bool,
        /// The functions of the API object that work with files.
        functions: &'static [Api],
        /// The functions of the file manager.
        manager: Dated<&'static [Api]>,
        /// Those of them that have a form which returns the outcome.
        manager_sync: &'static [Api],
        /// The fields of a failure that carry the number, where a file is the reason.
        code_fields: Dated<&'static [&'static str]>,
        /// What digests can be made with.
        digests: &'static [Digest],
        /// How many bytes one file may have that script writes.
        file_limit: Option<u64>,
        /// How many bytes the temporary files may have together.
        temp_limit: Option<u64>,
        /// How many bytes the saved files and the program's own may have together.
        kept_limit: Option<u64>,
    }
}

group! {
    /// Storage.
    pub struct StorageRules {
        /// The functions, which all have a form that returns the outcome.
        functions: &'static [Api],
        /// How many bytes a value may have.
        item_limit: u64,
        /// How many bytes all values may have together.
        limit: u64,
        /// How many bytes an encrypted value may have.
        encrypted_item_limit: u64,
        /// How many bytes all values may have together when one is encrypted.
        encrypted_limit: u64,
        /// What reading a key leads to under which nothing is stored.
        no_key: NoKey,
        /// The same for the form that returns the outcome.
        no_key_sync: NoKey,
        /// Whether `undefined` is stored as an empty text.
        undefined_is_text: Dated<bool>,
    }
}

group! {
    /// What script asks of its user or of the client.
    pub struct UiRules {
        /// The functions that are handed to whoever embeds the host, with what they answer when nobody does.
        handed: &'static [DelegatedApi],
        /// What script is told when its user cancels.
        cancelled: ErrorText,
        /// What script is told when a question fails; `{value}` says why.
        refused: ErrorText,
    }
}

group! {
    /// What script is told of the device, the client and itself. A device that nobody chose is a plain
    /// one of its kind.
    pub struct DeviceRules {
        /// The functions.
        functions: &'static [Function],
        /// What `getSystemInfo` tells, in all its forms.
        system: &'static [(&'static str, Fact)],
        /// What `getWindowInfo` tells.
        window: &'static [(&'static str, Fact)],
        /// What `getDeviceInfo` tells.
        device: &'static [(&'static str, Fact)],
        /// What `getAppBaseInfo` tells.
        base: &'static [(&'static str, Fact)],
        /// What `getAccountInfoSync` tells.
        account: &'static [(&'static str, Fact)],
        /// What `getEnvInfoSync` tells.
        environment: Dated<&'static [(&'static str, Fact)]>,
        /// What `getLaunchOptionsSync` tells beside the launch options.
        launch: &'static [(&'static str, Fact)],
        /// Where the button of the menu is.
        menu_button: &'static [(&'static str, Fact)],
    }
}

group! {
    /// What script finds beside the functions that have rules of their own.
    pub struct SurfaceRules {
        /// The functions that tell what is there, or turn bytes into text and back.
        functions: &'static [Function],
        /// The functions that need nothing of the host.
        built: &'static [&'static str],
        /// The options of functions that `canIUse` knows.
        options: &'static [(Api, &'static [&'static str])],
        /// What a call is told of something that the platform has and this host does not.
        refused: ErrorText,
        /// Whether such a call returns a promise when it is given no callback.
        promises: Dated<bool>,
        /// Whether script finds the global object under the name `global`.
        global: PerClient<bool>,
        /// Whether the globals have some of a browser's names: `window`, `navigator`, `atob`, `Image`.
        browser: bool,
        /// Whether code from the text `return this` gives the global object.
        return_this: bool,
    }
}

group! {
    /// What script is told when a call fails.
    pub struct FailureRules {
        /// Options that are missing or have the wrong type.
        arguments: ArgumentTexts,
        /// A callback that is no function.
        bad_callback: ErrorText,
        /// A URL that is none; `{url}` is the text as given.
        url: ErrorText,
        /// The same for an upload or a download.
        transfer_url: ErrorText,
        /// A URL of the right form that cannot be parsed.
        unparsable_url: PerClient<ErrorText>,
        /// A URL with a scheme that cannot be spoken.
        scheme: PerClient<ErrorText>,
        /// A port that may not be used.
        port: ErrorText,
        /// A URL that the domain rules refuse.
        domain: ErrorText,
        /// A host that may never be called.
        forbidden: ErrorText,
        /// A method that is not sent.
        method: ErrorText,
        /// A function as data.
        function_data: ErrorText,
        /// Data that cannot be sent.
        data: ErrorText,
        /// A buffer above the limit.
        data_too_large: ErrorText,
        /// A header that is not legal HTTP.
        header: ErrorText,
        /// More calls than may run, where they may not wait.
        busy: ErrorText,
        /// The script aborted the call.
        aborted: ErrorText,
        /// The program was in background for too long.
        interrupted: ErrorText,
        /// The call was made while the program was in background.
        background: ErrorText,
        /// There is no network, where that has a text of its own.
        offline: Option<ErrorText>,
        /// Time ran out.
        timeout: ErrorText,
        /// The network failed; `{net}` and `{net_name}` are Chromium's number and name for it.
        network: PerClient<ErrorText>,
        /// The network or TLS failed in an upload.
        upload_network: PerClient<ErrorText>,
        /// A certificate or the TLS handshake failed.
        tls: PerClient<ErrorText>,
        /// More redirects than are followed.
        redirects: ErrorText,
        /// The text could not be converted.
        undecodable: ErrorText,
        /// There is no mobile network, and the call insists on it.
        no_cellular: ErrorText,
        /// The answer is larger than the limit.
        too_large: ErrorText,
    }
}

group! {
    /// What script is told when a socket is the reason.
    pub struct SocketFailureRules {
        /// The URL is none of a socket, if that is told otherwise than of other calls.
        url: Option<PerClient<ErrorText>>,
        /// The host is not listed, if that is told otherwise than of other calls.
        domain: Option<PerClient<ErrorText>>,
        /// The server did not switch.
        handshake: PerClient<ErrorText>,
        /// The connection did not come about, or failed.
        transport: PerClient<ErrorText>,
        /// TLS did not come about.
        tls: ErrorText,
        /// The handshake took too long.
        timeout: ErrorText,
        /// More sockets than may be.
        too_many: PerClient<ErrorText>,
        /// A task is not open.
        not_open: ErrorText,
        /// No socket is open.
        none_open: ErrorText,
        /// A code that cannot be sent.
        code: PerClient<ErrorText>,
        /// A reason that is too long.
        reason: PerClient<ErrorText>,
        /// Too much waits to be sent.
        full: ErrorText,
    }
}

group! {
    /// What script is told when a file or storage is the reason. `{path}` is the path as given,
    /// `{name}` and `{value}` an option.
    pub struct FileFailureRules {
        /// There is nothing at the path, or its folder is missing.
        not_found: ErrorText,
        /// Something is there already.
        exists: ErrorText,
        /// A folder is where a file should be.
        is_directory: ErrorText,
        /// A folder cannot be removed as a file.
        not_permitted: ErrorText,
        /// A file is where a folder should be.
        not_directory: ErrorText,
        /// The folder has entries.
        not_empty: ErrorText,
        /// The area may be read only.
        read_only: ErrorText,
        /// The program's package may be read only.
        package: ErrorText,
        /// The path belongs to no area, or leads out of it.
        forbidden: ErrorText,
        /// A name is too long.
        name_too_long: ErrorText,
        /// A position is out of range.
        position: ErrorText,
        /// A length is out of range.
        length: ErrorText,
        /// Text does not fit its encoding.
        encoding: ErrorText,
        /// An option has a value that is none of those it may have.
        choice: ErrorText,
        /// The path names no temporary file.
        not_temporary: ErrorText,
        /// One file is too large.
        too_large: ErrorText,
        /// All files together are too large, or the disk is full.
        full: ErrorText,
        /// Anything else that the system refuses.
        io: ErrorText,
        /// The file of an upload is not there or is none.
        upload_file: ErrorText,
        /// The file of an upload is too large.
        upload_too_large: ErrorText,
        /// A download may not be stored at the path.
        download_path: ErrorText,
        /// The folder of the path of a download is missing.
        download_folder: ErrorText,
        /// A download has more bytes than a file may have.
        download_too_large: ErrorText,
        /// A download cannot be stored.
        download_store: ErrorText,
        /// There is no room for a download.
        download_full: ErrorText,
        /// A download has no bytes.
        download_empty: ErrorText,
        /// The answer does not say how long the file is.
        download_length: PerClient<ErrorText>,
        /// Nothing is stored under the key.
        no_key: ErrorText,
        /// A value is too large for storage.
        item_too_large: ErrorText,
        /// Storage is full.
        storage_full: ErrorText,
        /// A value cannot be stored.
        storage_value: ErrorText,
        /// Storage cannot be written.
        storage_disk: ErrorText,
    }
}
