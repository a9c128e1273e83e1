//! The API surface of each platform, from its official list, and which part of it this host implements. The lists are
//! text files next to `renew.mjs`, which generates them. The error for missing functions is a rule of the platform; it
//! is raised elsewhere.

use std::borrow::Cow;
use std::collections::BTreeSet;

use qiao_abi::{
    Api, ApiShape, Function, HostValue, Missing, MissingForm, Name, Outcome, Reason, Remedy, TaskMethod, Verdict,
};

use crate::app::App;
use crate::functions;
use crate::profile::{Profile, Rules};
use crate::rule::basis;
use crate::shape::shape;
use crate::values::{Client, ErrorText, Version};

/// Functions that are only partially implemented: platform, name and what is missing.
const PARTIAL: &str = include_str!("../surface/partial.txt");

/// Methods that the prelude adds to the objects that functions return.
const BUILT: &[(&str, &[&str])] = &[
    ("UpdateManager", &["applyUpdate", "onCheckForUpdate", "onUpdateFailed", "onUpdateReady", "triggerCheckUpdate"]),
    ("Stats", &["isDirectory", "isFile"]),
    ("SelectorQuery", &["exec", "in", "select", "selectAll", "selectViewport"]),
    ("NodesRef", &["boundingClientRect", "context", "fields", "node", "ref", "scrollOffset"]),
    ("IntersectionObserver", &["disconnect", "observe", "relativeTo", "relativeToViewport"]),
    ("MediaQueryObserver", &["disconnect", "observe"]),
    (
        "TCPSocket",
        &[
            "bindWifi",
            "close",
            "connect",
            "offBindWifi",
            "offClose",
            "offConnect",
            "offError",
            "offMessage",
            "onBindWifi",
            "onClose",
            "onConnect",
            "onError",
            "onMessage",
            "write",
        ],
    ),
    (
        "UDPSocket",
        &[
            "bind",
            "close",
            "connect",
            "offClose",
            "offError",
            "offListening",
            "offMessage",
            "onClose",
            "onError",
            "onListening",
            "onMessage",
            "send",
            "setTTL",
            "write",
        ],
    ),
    (
        "CacheManager",
        &[
            "addRule",
            "addRules",
            "clearCaches",
            "clearRules",
            "deleteCache",
            "deleteCaches",
            "deleteRule",
            "deleteRules",
            "match",
            "off",
            "on",
            "start",
            "stop",
        ],
    ),
    ("LogManager", &["debug", "info", "log", "warn"]),
    ("RealtimeLogManager", &["addFilterMsg", "error", "getCurrentState", "in", "info", "setFilterMsg", "tag", "warn"]),
    ("RealtimeTagLogManager", &["addFilterMsg", "error", "info", "setFilterMsg", "warn"]),
    ("Animation", ANIMATION),
];

/// Methods of animation objects.
const ANIMATION: &[&str] = &[
    "backgroundColor",
    "bottom",
    "export",
    "height",
    "left",
    "matrix",
    "matrix3d",
    "opacity",
    "right",
    "rotate",
    "rotate3d",
    "rotateX",
    "rotateY",
    "rotateZ",
    "scale",
    "scale3d",
    "scaleX",
    "scaleY",
    "scaleZ",
    "skew",
    "skewX",
    "skewY",
    "step",
    "top",
    "translate",
    "translate3d",
    "translateX",
    "translateY",
    "translateZ",
    "width",
];

/// An entry of a platform's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name and how it is called.
    pub what: Missing,
    /// The base library version that introduced it, if known.
    pub since: Option<Version>,
}

/// Whether this host implements an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Implemented.
    Offered,
    /// Implemented, except for this.
    Partial(&'static str),
    /// Not implemented: calls fail.
    NotOffered,
}

/// The list of a platform.
pub fn list(profile: &Profile) -> impl Iterator<Item = Listed> + use<> {
    profile.apis.lines().filter_map(read)
}

/// The source of a platform's list, as text.
pub fn source(profile: &Profile) -> String {
    let head = profile.apis.lines().map_while(|line| line.strip_prefix("# "));
    head.collect::<Vec<_>>().join(" ")
}

/// Every entry of a platform's list, with its implementation status.
pub fn offers(profile: &'static Profile) -> Vec<(Listed, Offer)> {
    let known = known(profile);
    let offer = |listed: Listed| {
        let name = listed.what.name;
        let offer = match known.contains(&key(name)) {
            true => partial(profile, name).map_or(Offer::Offered, Offer::Partial),
            false => Offer::NotOffered,
        };
        (listed, offer)
    };
    list(profile).map(offer).collect()
}

/// Entries in this base library that the host does not implement.
pub fn missing(app: &App) -> Vec<Missing> {
    let known = known(app.rules.profile);
    let has_come = |listed: &Listed| listed.since.is_none_or(|since| since <= app.rules.base_library);
    list(app.rules.profile)
        .filter(has_come)
        .map(|listed| listed.what)
        .filter(|missing| missing.form != MissingForm::Constant && !known.contains(&key(missing.name)))
        .collect()
}

/// Whether the emulated base library has a function, according to the platform's list. The default base library and
/// newer ones have every function.
pub fn has_come(app: &App, name: &str) -> bool {
    let is_it = |line: &&'static str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '));
    let since = || app.rules.apis.lines().find(is_it).and_then(read)?.since;
    app.rules.base_library >= app.rules.app.base_library || since().is_none_or(|since| since <= app.rules.base_library)
}

/// The result and the verdict of calling a function that is not implemented, under the name that the script uses.
pub fn refusal(app: &App, called: &str) -> (HostValue, Verdict) {
    let told = failed(app, app.rules.surface.refused, called, "");
    let reason = Reason::NotOffered { name: called.to_owned(), platform: app.rules.name };
    let decision = basis!(app.rules, surface.refused).decides(reason, Remedy::Substitute { name: called.to_owned() });
    (told, decision.verdict(Outcome::Refused))
}

/// A failure of something that is missing.
fn failed(app: &App, told: ErrorText, called: &str, reason: &str) -> HostValue {
    let message = told.message.replace("{api}", called).replace("{value}", reason);
    let mut fields = vec![("errMsg".into(), message.into())];
    let field = app.rules.calls.code_field;
    if let Some(code) = told.code.filter(|_| !field.is_empty()) {
        fields.push((field.into(), HostValue::Number(f64::from(code))));
    }
    HostValue::Object(fields)
}

/// What script is told of a call that the embedder has answered.
pub fn succeeded(app: &App, name: &str, mut fields: Vec<(Name, HostValue)>) -> HostValue {
    if app.rules.calls.ok_message && !fields.iter().any(|(field, _)| **field == *"errMsg") {
        fields.push(("errMsg".into(), format!("{name}:ok").into()));
    }
    HostValue::Object(fields)
}

/// What script is told of a call that its user has cancelled, or that failed for a reason of the embedder's.
pub fn declined(app: &App, name: &str, reason: Option<&str>) -> HostValue {
    let told = if reason.is_some() { app.rules.ui.refused } else { app.rules.ui.cancelled };
    failed(app, told, name, reason.unwrap_or_default())
}

/// The name of a function as the script writes it: methods of singleton objects are prefixed with the object.
pub fn called(app: &App, name: &'static str) -> Cow<'static, str> {
    let object = name.split_once('.').and_then(|(class, own)| {
        let (object, _) = singletons(app.rules.profile).find(|(_, gives)| *gives == class)?;
        Some(Cow::from(format!("{object}.{own}")))
    });
    object.unwrap_or(Cow::Borrowed(name))
}

/// Whether a platform's list has a function that script writes so.
pub(crate) fn has(profile: &Profile, written: &str) -> bool {
    let member = written.split_once('.').and_then(|(object, own)| {
        let (_, class) = singletons(profile).find(|(name, _)| *name == object)?;
        Some(format!("{class}.{own}"))
    });
    let name = member.as_deref().unwrap_or(written);
    list(profile).any(|listed| listed.what.name == name)
}

/// The objects of the API object that there is one of, with the class of each.
fn singletons(profile: &Profile) -> impl Iterator<Item = (&'static str, &'static str)> {
    let objects = list(profile).filter(|listed| listed.what.form == MissingForm::Object);
    objects
        .filter(|object| !object.what.name.contains('.'))
        .filter_map(|object| Some((object.what.name, object.what.gives?)))
}

/// The verdict for an ignored assignment to a function of the API object.
pub fn ignored_assignment(app: &App, name: &str) -> Verdict {
    let object = app.rules.namespace;
    let reason = Reason::IgnoredAssignment { object, name: name.to_owned() };
    let remedy = Remedy::DefineProperty { object, name: name.to_owned() };
    basis!(app.rules, surface.accessors).decides(reason, remedy).verdict(Outcome::Dropped)
}

/// Parses `name form -> Class >= 1.2.3`.
fn read(line: &'static str) -> Option<Listed> {
    let (name, rest) = line.split_once(' ').filter(|(name, _)| *name != "#")?;
    let (rest, since) = match rest.split_once(" >= ") {
        Some((rest, since)) => (rest, since.parse().ok()),
        None => (rest, None),
    };
    let (form, gives) = match rest.split_once(" -> ") {
        Some((form, gives)) => (form, Some(gives)),
        None => (rest, None),
    };
    Some(Listed { what: Missing { name, form: form_named(form)?, gives }, since })
}

fn form_named(word: &str) -> Option<MissingForm> {
    Some(match word {
        "async" => MissingForm::Async,
        "sync" => MissingForm::Sync,
        "void" => MissingForm::Void,
        "class" => MissingForm::Class,
        "on" => MissingForm::Listen,
        "off" => MissingForm::Unlisten,
        "getter" => MissingForm::Getter,
        "object" => MissingForm::Object,
        "constant" => MissingForm::Constant,
        _ => return None,
    })
}

/// What is missing in a partially implemented function.
fn partial(profile: &Profile, name: &str) -> Option<&'static str> {
    PARTIAL.lines().find_map(|line| {
        let (platform, rest) = line.split_once(' ')?;
        let (partial, reason) = rest.split_once(' ')?;
        ((platform == "*" || platform == profile.id) && partial == name).then_some(reason)
    })
}

/// Keys of everything that this host implements in any version and on any client.
fn known(profile: &'static Profile) -> BTreeSet<String> {
    let newest = Version(u16::MAX, 0, 0);
    let rules = |client: &Client| Rules::of(profile, Some(*client), Some(newest));
    let apps = Client::ALL.iter().map(|client| App::under(rules(client)));
    apps.flat_map(|app| names(&app)).map(|name| key(&name)).collect()
}

/// Normalizes a name: documents disagree on the case of the first letter of class names.
fn key(name: &str) -> String {
    match name.split_once('.') {
        Some((class, rest)) => format!("{}.{rest}", class.to_ascii_lowercase()),
        None => name.to_owned(),
    }
}

fn names(app: &App) -> Vec<String> {
    let shape = shape(app);
    let mut names = functions::names(app, None);
    names.extend(shape.constants.iter().map(|constant| constant.object.to_owned()));
    for (class, apis) in functions::objects(app) {
        names.extend(apis.iter().map(|api| format!("{class}.{}", api.function)));
    }
    names.extend(functions::built(app).filter(|name| name.contains('.')).map(str::to_owned));
    names.extend(functions::all(app).flat_map(|api| task_methods(&api)));
    if let Some(sockets) = shape.sockets {
        let own = ["send", "close", "onOpen", "onMessage", "onClose"].iter();
        names.extend(own.chain(sockets.errors.then_some(&"onError")).map(|name| format!("SocketTask.{name}")));
    }
    let built = BUILT.iter().flat_map(|(class, methods)| methods.iter().map(move |name| format!("{class}.{name}")));
    names.extend(built);
    names
}

/// The methods of the task that a function returns, qualified with its class.
fn task_methods(api: &ApiShape) -> Vec<String> {
    let Some(class) = task_class(api.function) else {
        return Vec::new();
    };
    let method = |method: &TaskMethod| match method {
        TaskMethod::Abort => format!("{class}.abort"),
        TaskMethod::On(happening) => format!("{class}.on{}", happening.name()),
        TaskMethod::Off(happening) => format!("{class}.off{}", happening.name()),
    };
    api.task.iter().map(method).collect()
}

/// The methods of the task that a missing function gives, if it is of a class that the host has.
pub fn task(app: &App, missing: &Missing) -> &'static [TaskMethod] {
    let gives = |api: &Api| missing.gives.is_some() && task_class((*api).into()) == missing.gives;
    let api = [Api::UploadFile, Api::DownloadFile].into_iter().find(gives);
    api.map_or(&[], |api| functions::task(app, api))
}

/// The class of the task that a function returns.
#[expect(clippy::wildcard_enum_match_arm, reason = "other functions return no task")]
pub(crate) fn task_class(function: Function) -> Option<&'static str> {
    match function.api {
        Api::Request => Some("RequestTask"),
        Api::UploadFile => Some("UploadTask"),
        Api::DownloadFile => Some("DownloadTask"),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
