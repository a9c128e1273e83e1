//! The kinds of values that rules have: closed choices and small tables, never closures. What a
//! choice means is written here; which platform makes it is written in `platforms/`. It is long because
//! a platform's file chooses from one vocabulary; each kind stands by itself.

use std::fmt;
use std::str::FromStr;

use qiao_abi::{Api, Form, Function, Kind, NetworkCondition, NetworkKind, TaskMethod};
use serde_json::{Value as Json, json};

use crate::rule::{Value, choice};

/// Which client of a platform is played: they differ in headers and texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Client {
    /// The Android app.
    #[default]
    Android,
    /// The iOS app.
    Ios,
    /// The developer tools on a desktop.
    Devtools,
    /// The desktop app.
    Pc,
}

impl Client {
    /// Every client.
    pub const ALL: &[Client] = &[Client::Android, Client::Ios, Client::Devtools, Client::Pc];

    /// Its name on a command line.
    pub const fn name(self) -> &'static str {
        match self {
            Client::Android => "android",
            Client::Ios => "ios",
            Client::Devtools => "devtools",
            Client::Pc => "pc",
        }
    }
}

/// A version of a base library: major, minor, patch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(pub u16, pub u16, pub u16);

/// Text that is no version.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no version: write it as 3.17.0")]
pub struct BadVersion(String);

impl FromStr for Version {
    type Err = BadVersion;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bad = || BadVersion(text.to_owned());
        let mut parts = [0; 3];
        let mut given = text.split('.');
        for part in &mut parts {
            *part = given.next().unwrap_or("0").parse().map_err(|_| bad())?;
        }
        if given.next().is_some() { Err(bad()) } else { Ok(Version(parts[0], parts[1], parts[2])) }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// A value for each client.
#[derive(Clone, Copy, Debug)]
pub struct PerClient<T> {
    /// On Android.
    pub android: T,
    /// On iOS.
    pub ios: T,
    /// In the developer tools.
    pub devtools: T,
    /// On a desktop.
    pub pc: T,
}

impl<T: Copy> PerClient<T> {
    /// The same value everywhere.
    pub const fn all(value: T) -> Self {
        PerClient { android: value, ios: value, devtools: value, pc: value }
    }

    /// The value on a client.
    pub const fn on(&self, client: Client) -> T {
        match client {
            Client::Android => self.android,
            Client::Ios => self.ios,
            Client::Devtools => self.devtools,
            Client::Pc => self.pc,
        }
    }
}

impl<T: Value> Value for PerClient<T> {
    fn json(&self) -> Json {
        let [android, ios, devtools, pc] = [&self.android, &self.ios, &self.devtools, &self.pc].map(Value::json);
        if [&ios, &devtools, &pc].into_iter().all(|other| *other == android) {
            return android;
        }
        json!({ "android": android, "ios": ios, "devtools": devtools, "pc": pc })
    }
}

/// A value that changed with a version of the base library: oldest first, the first entry from
/// the beginning.
#[derive(Clone, Copy, Debug)]
pub struct Dated<T: 'static>(pub &'static [(Version, T)]);

impl<T: Copy> Dated<T> {
    /// The value in a version.
    ///
    /// A version before the first entry has the first value, so the list must not be empty: the
    /// profiles' own test checks it.
    pub fn at(&self, version: Version) -> T {
        let mut value = self.0[0].1;
        for (since, newer) in self.0 {
            if *since <= version {
                value = *newer;
            }
        }
        value
    }
}

impl<T: Value> Value for Dated<T> {
    fn json(&self) -> Json {
        match self.0 {
            [(_, only)] => only.json(),
            entries => entries
                .iter()
                .map(|(since, value)| json!({ "since": since.to_string(), "value": value.json() }))
                .collect(),
        }
    }
}

/// A failure as script is told of it. `{name}` in the message is filled in when it happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorText {
    /// The message, with placeholders.
    pub message: &'static str,
    /// The number beside it.
    pub code: Option<i32>,
    /// The field that carries the number in place of the platform's usual one; then there is no
    /// message.
    pub field: Option<&'static str>,
}

/// A failure with a message alone.
pub const fn error_text(message: &'static str) -> ErrorText {
    ErrorText { message, code: None, field: None }
}

/// A failure with a message and a number.
pub const fn coded(message: &'static str, code: i32) -> ErrorText {
    ErrorText { message, code: Some(code), field: None }
}

/// A failure with a number alone, in a field of its own.
pub const fn numbered(field: &'static str, code: i32) -> ErrorText {
    ErrorText { message: "", code: Some(code), field: Some(field) }
}

impl Value for ErrorText {
    fn json(&self) -> Json {
        match (self.code, self.field) {
            (code, Some(field)) => json!({ field: code }),
            (Some(code), None) => json!({ "message": self.message, "code": code }),
            (None, None) => json!({ "message": self.message }),
        }
    }
}

/// How wrong options are told of. Each piece is a template with `{name}`, `{want}` and `{got}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArgumentTexts {
    /// What stands before the pieces.
    pub prefix: &'static str,
    /// A required option is not there.
    pub missing: &'static str,
    /// An option has another type than the one that is right.
    pub wrong: &'static str,
    /// An option has none of several right types.
    pub none_of: &'static str,
    /// The option object itself is none.
    pub options: &'static str,
    /// Whether all faults are told or only the first.
    pub all: bool,
    /// Whether type names are capitalized.
    pub capitals: bool,
    /// Whether type names that are not capitalized stand in quotes.
    pub quoted: bool,
    /// What arrays are called, whatever the others are.
    pub array: Option<&'static str>,
    /// What stands between several right types.
    pub joint: &'static str,
    /// The number beside the message.
    pub code: Option<i32>,
}

impl Value for ArgumentTexts {
    fn json(&self) -> Json {
        json!({
            "prefix": self.prefix, "missing": self.missing, "wrong": self.wrong, "none_of": self.none_of,
            "options": self.options, "all": self.all, "code": self.code,
        })
    }
}

/// Calls that share a limit on how many run at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConcurrencyLimit {
    /// The APIs that are counted together.
    pub apis: &'static [Api],
    /// How many may run at once.
    pub limit: u32,
    /// What is counted.
    pub per: Per,
}

choice! {
    /// What a limit counts.
    pub enum Per {
        /// All calls of the mini-program.
        Program,
        /// The calls to one host.
        Host,
    }
}

impl Value for ConcurrencyLimit {
    fn json(&self) -> Json {
        json!({ "apis": self.apis.json(), "limit": self.limit, "per": self.per.json() })
    }
}

impl Value for Api {
    fn json(&self) -> Json {
        self.name().into()
    }
}

impl Value for Function {
    fn json(&self) -> Json {
        self.to_string().into()
    }
}

impl Value for TaskMethod {
    fn json(&self) -> Json {
        match self {
            TaskMethod::Abort => "abort".into(),
            TaskMethod::On(happening) => format!("on{}", happening.name()).into(),
            TaskMethod::Off(happening) => format!("off{}", happening.name()).into(),
        }
    }
}

choice! {
    /// When script hears of a refusal.
    pub enum Delivery {
        /// Before the function returns.
        AtOnce,
        /// As an event, after it has returned.
        Later,
    }
}

choice! {
    /// What becomes of a callback that is no function.
    pub enum BadCallback {
        /// It is ignored.
        Ignored,
        /// The call is refused.
        Refused,
    }
}

choice! {
    /// Which URLs an entry of a domain list allows where the entry names no port.
    pub enum BareEntry {
        /// Only URLs that name no port, not even the default one.
        NoPort,
        /// Any port of the host.
        AnyPort,
    }
}

choice! {
    /// When domains are checked against lists.
    pub enum ListUse {
        /// Always, unless the check is switched off.
        Required,
        /// Only where lists are given.
        Optional,
        /// Never: the platform has no lists.
        None,
    }
}

choice! {
    /// What a value that is neither string nor number becomes as a header or as a field of a form.
    pub enum OddValue {
        /// `[object Tag]`
        Tag,
        /// `String(value)`
        Text,
    }
}

choice! {
    /// What a `header` option that is no object leads to.
    pub enum OddHeader {
        /// It is ignored, with a warning on the console.
        Ignored,
        /// The call is refused.
        Refused,
    }
}

choice! {
    /// What a header leads to that is not legal HTTP.
    pub enum IllegalHeader {
        /// The call is refused.
        Refused,
        /// The header is left out.
        Dropped,
    }
}

choice! {
    /// How a nested object or array goes into a query or form.
    pub enum Nested {
        /// As JSON text.
        Json,
        /// As `String(value)`.
        Text,
    }
}

choice! {
    /// What `undefined` and functions become in a query or form.
    pub enum Void {
        /// The pair is sent with the value's text.
        Text,
        /// The pair is left out.
        Skipped,
    }
}

choice! {
    /// What a query made from data does to parameters that the URL has already.
    pub enum QueryMerge {
        /// A parameter of the same name is replaced.
        Replace,
        /// Everything is appended.
        Append,
    }
}

choice! {
    /// What a string as `data` does where data goes into the query.
    pub enum TextQuery {
        /// It is appended as it is.
        Appended,
        /// It is ignored.
        Ignored,
    }
}

choice! {
    /// What typed arrays and data views as `data` are.
    pub enum ViewData {
        /// Refused.
        Refused,
        /// Objects like any other.
        Object,
    }
}

choice! {
    /// What numbers and booleans as `data` are.
    pub enum ScalarData {
        /// Their text.
        Text,
        /// Refused as an argument of the wrong type.
        Refused,
    }
}

choice! {
    /// What becomes of the case of a method.
    pub enum MethodCase {
        /// Any case is accepted and sent in upper case.
        Any,
        /// Only the methods of the Fetch standard's list are put into upper case.
        Fetch,
    }
}

choice! {
    /// What a method of another type than string is.
    pub enum OddMethod {
        /// Refused.
        Refused,
        /// GET.
        Get,
    }
}

choice! {
    /// Which texts are parsed as JSON.
    pub enum JsonText {
        /// Whatever parses.
        Any,
        /// Only objects and arrays; scalars stay text.
        Containers,
    }
}

choice! {
    /// What text that is malformed in its charset leads to.
    pub enum BadText {
        /// The call fails.
        Fails,
        /// The malformed parts become U+FFFD.
        Replaced,
    }
}

choice! {
    /// How the names of response headers are spelled.
    pub enum HeaderCase {
        /// As received.
        AsReceived,
        /// In lower case.
        Lower,
    }
}

choice! {
    /// A field of the result of a call.
    pub enum Field {
        /// `data`
        Data,
        /// `statusCode`
        StatusCode,
        /// `header`
        Header,
        /// `cookies`: one string per `Set-Cookie`.
        Cookies,
        /// `trace`: the request's id.
        Trace,
        /// `errMsg`
        ErrMsg,
        /// `exception`: how often the client tried again, and why.
        Exception,
        /// `useHttpDNS`: whether names were looked up over HTTP.
        UseHttpDns,
        /// `profile`: when each step of the call happened.
        Profile,
        /// `tempFilePath`, or `filePath` where the call named one: the file that was stored.
        File,
    }
}

choice! {
    /// How an answer is delivered in pieces where the call asks for that.
    pub enum Chunks {
        /// Not at all: it comes whole, as if the call had not asked.
        Whole,
        /// As buffers.
        Buffers,
        /// As text or buffers, as `responseType` says.
        AsWanted,
    }
}

/// What script is told as the kind of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindNames {
    /// None at all.
    pub none: &'static str,
    /// Wireless or wired.
    pub wifi: &'static str,
    /// Second to fifth generation of mobile networks.
    pub mobile: [&'static str; 4],
    /// One that cannot be named.
    pub unknown: &'static str,
}

impl KindNames {
    /// The name of a kind.
    pub const fn of(&self, kind: NetworkKind) -> &'static str {
        match kind {
            NetworkKind::None => self.none,
            NetworkKind::Wifi => self.wifi,
            NetworkKind::G2 => self.mobile[0],
            NetworkKind::G3 => self.mobile[1],
            NetworkKind::G4 => self.mobile[2],
            NetworkKind::G5 => self.mobile[3],
            _ => self.unknown,
        }
    }
}

impl Value for KindNames {
    fn json(&self) -> Json {
        json!({ "none": self.none, "wifi": self.wifi, "mobile": self.mobile, "unknown": self.unknown })
    }
}

/// How good a network is, in words and by its round trip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Qualities {
    /// There is none.
    pub unavailable: &'static str,
    /// It is slower than the others.
    pub weak: &'static str,
    /// It is somewhat slow.
    pub moderate: &'static str,
    /// It is fast.
    pub excellent: &'static str,
    /// It cannot be told.
    pub unknown: &'static str,
    /// Round trips above these are moderate and weak, in milliseconds.
    pub round_trips: [u32; 2],
}

impl Qualities {
    /// The word for a network.
    pub fn of(&self, condition: &NetworkCondition) -> &'static str {
        let [moderate, weak] = self.round_trips.map(|limit| condition.round_trip.as_millis() > u128::from(limit));
        match condition.kind {
            NetworkKind::None => self.unavailable,
            NetworkKind::Unknown => self.unknown,
            _ if weak => self.weak,
            _ if moderate => self.moderate,
            _ => self.excellent,
        }
    }
}

impl Value for Qualities {
    fn json(&self) -> Json {
        json!({
            "unavailable": self.unavailable, "weak": self.weak, "moderate": self.moderate,
            "excellent": self.excellent, "unknown": self.unknown, "round_trips": self.round_trips,
        })
    }
}

/// When a network counts as weak, by the last calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeakNetwork {
    /// How many calls are looked at.
    pub calls: u32,
    /// So many slow ones among them make it weak.
    pub slow: u32,
    /// A round trip above this is slow, in milliseconds.
    pub round_trip: u32,
}

impl Value for WeakNetwork {
    fn json(&self) -> Json {
        json!({ "calls": self.calls, "slow": self.slow, "round_trip": self.round_trip })
    }
}

choice! {
    /// A field of the result of `getNetworkType`.
    pub enum NetworkField {
        /// `signalStrength`, in dBm.
        SignalStrength,
        /// `hasSystemProxy`
        HasSystemProxy,
        /// `weakNet`: whether the network is weak.
        WeakNet,
    }
}

/// A function that is handed to whoever embeds the host.
#[derive(Clone, Copy, Debug)]
pub struct DelegatedApi {
    /// The function.
    pub function: Function,
    /// What it answers when nobody else does.
    pub usual: DefaultAnswer,
}

/// What a function that is handed over answers by default.
#[derive(Clone, Copy, Debug)]
pub enum DefaultAnswer {
    /// Success, with nothing to tell.
    Done,
    /// Success, with these fields.
    Tells(&'static [(&'static str, Fact)]),
    /// The user cancels.
    Cancels,
    /// Success, with a code of the login provider in this field.
    Code(&'static str),
    /// Success; the text in this option is kept.
    Keeps(&'static str),
    /// Success, with the text that was kept in this field.
    Kept(&'static str),
}

impl DelegatedApi {
    /// A function with callbacks.
    pub const fn to(api: Api, usual: DefaultAnswer) -> DelegatedApi {
        DelegatedApi { function: Function { api, form: Form::Async }, usual }
    }

    /// A function that returns at once, and nothing.
    pub const fn at_once(api: Api) -> DelegatedApi {
        DelegatedApi { function: Function::direct(api), usual: DefaultAnswer::Done }
    }

    /// Functions that succeed and have nothing to tell.
    pub const fn done(api: Api) -> DelegatedApi {
        DelegatedApi::to(api, DefaultAnswer::Done)
    }
}

impl Value for DelegatedApi {
    fn json(&self) -> Json {
        let usual = match self.usual {
            DefaultAnswer::Done => "succeeds".into(),
            DefaultAnswer::Tells(fields) => facts(fields),
            DefaultAnswer::Cancels => "is cancelled".into(),
            DefaultAnswer::Code(field) => json!({ field: "a code of the login provider" }),
            DefaultAnswer::Keeps(option) => format!("keeps {option}").into(),
            DefaultAnswer::Kept(field) => json!({ field: "what was kept" }),
        };
        json!({ self.function.to_string(): usual })
    }
}

/// Something that script is told of the device, the client or the program.
#[derive(Clone, Copy, Debug)]
pub enum Fact {
    /// A text.
    Text(&'static str),
    /// A text that differs between clients.
    Texts(PerClient<&'static str>),
    /// A number.
    Number(f64),
    /// A number that differs between clients.
    Numbers(PerClient<f64>),
    /// Yes or no.
    Flag(bool),
    /// An object.
    Object(&'static [(&'static str, Fact)]),
    /// The base library that is played.
    BaseLibrary,
    /// The program's id.
    AppId,
    /// The program's version.
    AppVersion,
}

impl Value for Fact {
    fn json(&self) -> Json {
        match self {
            Fact::Text(text) => (*text).into(),
            Fact::Texts(texts) => texts.json(),
            Fact::Number(number) => (*number).into(),
            Fact::Numbers(numbers) => numbers.json(),
            Fact::Flag(flag) => (*flag).into(),
            Fact::Object(fields) => facts(fields),
            Fact::BaseLibrary => "{base_library}".into(),
            Fact::AppId => "{appid}".into(),
            Fact::AppVersion => "{version}".into(),
        }
    }
}

fn facts(fields: &[(&str, Fact)]) -> Json {
    fields.iter().map(|(name, fact)| ((*name).to_owned(), fact.json())).collect::<serde_json::Map<_, _>>().into()
}

choice! {
    /// What becomes of a content type that script sets on an upload.
    pub enum FormType {
        /// It is left out: the client's own names the boundary.
        Client,
        /// One of a form goes out as it is, without the boundary; any other is left out.
        ScriptsForm,
    }
}

/// The end of a socket, as script is told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CloseText {
    /// The code.
    pub code: u16,
    /// The reason.
    pub reason: &'static str,
}

impl Value for CloseText {
    fn json(&self) -> Json {
        json!({ "code": self.code, "reason": self.reason })
    }
}

impl Value for Kind {
    fn json(&self) -> Json {
        self.tag().into()
    }
}

choice! {
    /// What becomes of a socket that is one too many.
    pub enum OverLimit {
        /// It is refused.
        Refused,
        /// It takes the place of the others, which are closed.
        Replaces,
    }
}

choice! {
    /// Which socket the functions without a task are about.
    pub enum GlobalTarget {
        /// The one that was created last.
        Newest,
        /// The one that was created first, until it has ended and another is created.
        FirstUntilClosed,
    }
}

choice! {
    /// In which form the number of a socket is told.
    pub enum IdForm {
        /// Not at all.
        None,
        /// As a number.
        Number,
        /// As text.
        Text,
    }
}

choice! {
    /// What listeners of a socket's end are told.
    pub enum CloseForm {
        /// `code` and `reason`
        CodeAndReason,
        /// `closeType` and `closeMsg`
        TypeAndMessage,
        /// Nothing.
        Nothing,
    }
}

choice! {
    /// What a project consists of.
    pub enum ProjectForm {
        /// An app with pages.
        Pages,
        /// Blocks, each of which a host document shows.
        Blocks,
    }
}

/// How a program was opened, as a number or as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// A number.
    Number(u32),
    /// Text.
    Text(&'static str),
}

impl Value for Scene {
    fn json(&self) -> Json {
        match self {
            Scene::Number(number) => (*number).into(),
            Scene::Text(text) => (*text).into(),
        }
    }
}

choice! {
    /// Where a module is looked for whose name does not begin with a dot.
    pub enum BareModule {
        /// Beside the file that names it.
        Beside,
        /// There, or else among the packages of the nearest folder that has it. No path begins at the root.
        BesideOrPackage,
        /// At the root of the program.
        Root,
    }
}

choice! {
    /// How a downloaded file is named that the call gives no name.
    pub enum NewName {
        /// By chance, with the extension that its content type stands for.
        ByType,
        /// Like the last segment of the URL's path.
        BySegment,
    }
}

choice! {
    /// What reading a key leads to under which nothing is stored.
    pub enum NoKey {
        /// The call fails.
        Fails,
        /// The call succeeds with an empty text.
        Empty,
    }
}

choice! {
    /// Whether requests of a page are such as may carry credentials.
    pub enum Credentials {
        /// Always, so that answers have to allow it and no wildcard counts.
        Include,
        /// To the page's own origin alone.
        SameOrigin,
    }
}

choice! {
    /// What a digest is made with.
    pub enum Digest {
        /// MD5
        Md5,
        /// SHA-1
        Sha1,
        /// SHA-256
        Sha256,
    }
}

impl Digest {
    /// Its name in script.
    pub const fn name(self) -> &'static str {
        match self {
            Digest::Md5 => "md5",
            Digest::Sha1 => "sha1",
            Digest::Sha256 => "sha256",
        }
    }
}

choice! {
    /// Which protocol versions are used.
    pub enum Versions {
        /// HTTP/1.1 unless the call asks for more.
        Http1UnlessAsked,
        /// HTTP/2 where the server offers it, unless the call asks for less.
        Http2IfOffered,
    }
}
