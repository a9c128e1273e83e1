//! A case: a script with a head that says what it checks, where, and what it needs.
//!
//! ```text
//! // A nested value in a query is its JSON text.      <- what is checked, in one line
//! // clauses: WX-REQ-011                               <- the clauses covered
//! // platforms: wx                                     <- where it applies
//! // evidence: observed                                <- documented, observed or assumed
//! // host: client ios                                  <- settings of the host, if any
//! // at: 2s:background                                 <- an event at this time after launch: `background`,
//! // at: 20s:foreground                                   `foreground` or a network condition
//! // console: warn not an object                       <- text that the console must show, at a level or
//! // console: any https://                                at any level
//! // error: thirdScriptError                           <- an unhandled error that must occur
//! // file: data/a.txt hello                            <- a file of the package, and its text
//! // project: app.js                                   <- the package is a project, and the script is this
//!                                                         file of it: the app's, or a block's
//! // launch: refused is an IP address                  <- the program must not launch, for this reason
//! // rest: ended                                       <- how it must come to rest, if not idle: `suspended`
//!                                                         in background, or `ended` there
//! // needs: files sockets                              <- what a host must offer for it, of `needs`
//! // about: returned                                   <- it is about when a call returns, compared with its
//!                                                         callbacks; on other hosts only such cases compare that
//! // alone: it counts the calls of the program         <- why it needs a program, an account or a person of its
//! ```                                                     own, and is not exported for other hosts
//!
//! Timed events happen on virtual time, beside the script.

use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};

use qiao::{Cause, Checking, Client, Credentials, Idle, Level, NetworkCondition, Platform, Version};

use crate::moment::{Moment, network};

use crate::words::CaseFault;

/// What hosts may lack, and cases may need, each with what shows it in a case's text. `export/runner.js` finds out which
/// of them a host has.
const NEEDS: [(&str, &[&str]); 9] = [
    ("files", &["t.fs(", "t.file(", "getFileSystemManager", "saveFile", "SavedFile", "getFileInfo"]),
    ("storage", &["etStorage", "removeStorage", "clearStorage"]),
    ("upload", &["uploadFile"]),
    ("download", &["downloadFile", "t.temp("]),
    ("sockets", &["t.talk(", "onnectSocket", "onSocket", "SocketMessage", "closeSocket"]),
    ("chunks", &["enableChunked", "onChunkReceived"]),
    ("profile", &["enableProfile", ".profile"]),
    ("pages", &["navigateTo", "redirectTo", "switchTab", "reLaunch", "navigateBack"]),
    ("network", &["getNetworkType", "NetworkStatusChange", "NetworkWeakChange", "NetworkQuality"]),
];

/// One conformance case.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its name: the path below the folder of cases, without extension.
    pub name: String,
    /// What it checks, in one line.
    pub title: String,
    /// The clauses that it covers.
    pub clauses: Vec<String>,
    /// The platforms that it applies to.
    pub platforms: Vec<Platform>,
    /// Evidence of the expectation: `documented`, `observed` or `assumed`; a case whose expectation is assumed is
    /// tentative.
    pub evidence: String,
    /// Settings of the host.
    pub settings: Vec<Setting>,
    /// Events during the run, such as going to the background.
    pub moments: Vec<Moment>,
    /// Files of the package beside the script: names and texts.
    pub files: Vec<(String, String)>,
    /// If the package is a project: the file that the script is in it.
    pub project: Option<String>,
    /// What must be true beyond what the script itself checks.
    pub expectations: Vec<Expectation>,
    /// What a host must offer for it, of [`needs`].
    pub needs: Vec<String>,
    /// What it is about that other cases leave open on other hosts: `returned`.
    pub about: Vec<String>,
    /// Why it cannot share a program with others on a host that was not set up for it.
    pub alone: Option<String>,
    /// The whole file.
    pub source: String,
}

/// Something that a script cannot observe about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// The console shows this text, at this level or at any.
    Console(Option<Level>, String),
    /// An unhandled error contains this text.
    Error(String),
    /// The launch fails with an error that contains this text.
    Refused(String),
    /// The program ends its run in this way.
    Idle(Idle),
}

/// A host setting that a case needs.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    /// The client to emulate.
    Client(Client),
    /// The base library to emulate.
    BaseLibrary(Version),
    /// The domain lists, as the text of a domains file.
    Domains(String),
    /// No domain lists at all.
    NoDomains,
    /// How strictly URLs are checked.
    Checking(Checking),
    /// The device's own address and its network's prefix length.
    Lan(Ipv4Addr, u8),
    /// The app id, which servers see in the Referer.
    AppId(String),
    /// The program's version, which servers see in the Referer.
    AppVersion(String),
    /// Whether requests of the page may carry credentials.
    PageCredentials(Credentials),
    /// The condition of the network at launch.
    Network(NetworkCondition),
}

/// An invalid case file.
#[derive(Debug, thiserror::Error)]
#[error("{}: {problem}", path.display())]
pub struct BadCase {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: CaseFault,
}

/// Finds all cases in a folder and its subfolders, sorted by name.
///
/// # Errors
/// The folder cannot be read, or a file in it has a malformed head.
pub fn find(folder: &Path) -> Result<Vec<Case>, BadCase> {
    let mut cases = Vec::new();
    collect(folder, folder, &mut cases)?;
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(cases)
}

fn collect(root: &Path, folder: &Path, cases: &mut Vec<Case>) -> Result<(), BadCase> {
    let unreadable = |error: std::io::Error| BadCase {
        path: folder.to_owned(),
        problem: CaseFault::Unreadable { cause: Cause::from(&error) },
    };
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() {
            collect(root, &path, cases)?;
        } else if path.extension().is_some_and(|extension| extension == "js") {
            let bad = |problem| BadCase { path: path.clone(), problem };
            let source = std::fs::read_to_string(&path)
                .map_err(|error| bad(CaseFault::Unreadable { cause: Cause::from(&error) }))?;
            let name = path.strip_prefix(root).unwrap_or(&path).with_extension("");
            cases.push(Case::parse(&name.to_string_lossy(), source).map_err(bad)?);
        }
    }
    Ok(())
}

impl Case {
    /// Whether its expectation is a guess: then it is run, but says nothing about a host.
    pub fn is_tentative(&self) -> bool {
        self.evidence == "assumed"
    }

    /// Its area: the name of its folder.
    pub fn area(&self) -> &str {
        self.name.split_once('/').map_or("", |(area, _)| area)
    }

    /// What its text shows that it needs.
    pub fn signs(&self) -> Vec<&'static str> {
        let body: String = self.source.lines().filter(|line| !line.starts_with("//")).collect();
        let shows = |signs: &[&str]| signs.iter().any(|sign| body.contains(sign));
        NEEDS.iter().filter(|(_, signs)| shows(signs)).map(|(need, _)| *need).collect()
    }

    /// Reads a case.
    ///
    /// # Errors
    /// Describes what is wrong with its head.
    pub fn parse(name: &str, source: String) -> Result<Case, CaseFault> {
        let head: Vec<&str> = source.lines().map_while(|line| line.strip_prefix("//")).map(str::trim).collect();
        let (title, fields) = head.split_first().ok_or(CaseFault::NoHead)?;
        let mut case = Case {
            name: name.to_owned(),
            title: (*title).to_owned(),
            clauses: Vec::new(),
            platforms: Vec::new(),
            evidence: String::new(),
            settings: Vec::new(),
            moments: Vec::new(),
            files: Vec::new(),
            project: None,
            expectations: Vec::new(),
            needs: Vec::new(),
            about: Vec::new(),
            alone: None,
            source: source.clone(),
        };
        for field in fields {
            case.field(field)?;
        }
        let complete = !case.clauses.is_empty() && !case.platforms.is_empty() && !case.evidence.is_empty();
        if complete { Ok(case) } else { Err(CaseFault::Incomplete) }
    }

    fn field(&mut self, field: &str) -> Result<(), CaseFault> {
        let not_a_field = || CaseFault::NotAField { field: field.to_owned() };
        let (key, value) = field.split_once(": ").ok_or_else(not_a_field)?;
        match key {
            "clauses" => self.clauses = value.split_whitespace().map(str::to_owned).collect(),
            "platforms" => {
                let unknown = |id: &str| CaseFault::UnknownPlatform { platform: id.to_owned() };
                let platforms = value.split_whitespace().map(|id| id.parse().map_err(|_| unknown(id)));
                self.platforms = platforms.collect::<Result<_, _>>()?;
            }
            "evidence" if matches!(value, "documented" | "observed" | "assumed") => {
                value.clone_into(&mut self.evidence)
            }
            "host" => self.settings.push(setting(value)?),
            "at" => self.moments.push(value.parse().map_err(|_: String| CaseFault::Moment { text: value.to_owned() })?),
            "file" => {
                let (name, text) = value.split_once(' ').unwrap_or((value, ""));
                self.files.push((name.to_owned(), text.to_owned()));
            }
            "project" => self.project = Some(value.to_owned()),
            "needs" => self.needs = known(value, &needs())?,
            "about" => self.about = known(value, &["returned"])?,
            "alone" => self.alone = Some(value.to_owned()),
            "console" | "error" | "launch" | "rest" => self.expectations.push(expectation(key, value)?),
            _ => return Err(CaseFault::UnknownField { field: field.to_owned() }),
        }
        Ok(())
    }
}

/// The names of what hosts may lack, and cases may need.
pub fn needs() -> [&'static str; NEEDS.len()] {
    NEEDS.map(|(need, _)| need)
}

/// The words of a field, each of which must be one of these.
fn known(value: &str, words: &[&str]) -> Result<Vec<String>, CaseFault> {
    let word = |word: &str| {
        let found = words.contains(&word).then(|| word.to_owned());
        found.ok_or_else(|| CaseFault::UnknownWord { word: word.to_owned(), known: words.join(", ") })
    };
    value.split_whitespace().map(word).collect()
}

fn expectation(key: &str, value: &str) -> Result<Expectation, CaseFault> {
    let (word, rest) = value.split_once(' ').unwrap_or((value, ""));
    match (key, word) {
        ("console", "any") => Ok(Expectation::Console(None, rest.to_owned())),
        ("console", "log") => Ok(Expectation::Console(Some(Level::Log), rest.to_owned())),
        ("console", "warn") => Ok(Expectation::Console(Some(Level::Warn), rest.to_owned())),
        ("console", "error") => Ok(Expectation::Console(Some(Level::Error), rest.to_owned())),
        ("error", _) => Ok(Expectation::Error(value.to_owned())),
        ("launch", "refused") => Ok(Expectation::Refused(rest.to_owned())),
        ("rest", "suspended") => Ok(Expectation::Idle(Idle::Suspended)),
        ("rest", "ended") => Ok(Expectation::Idle(Idle::Ended)),
        _ => Err(CaseFault::UnknownField { field: format!("{key}: {value}") }),
    }
}

fn setting(text: &str) -> Result<Setting, CaseFault> {
    let (name, value) = text.split_once(' ').unwrap_or((text, ""));
    let given = || value.to_owned();
    Ok(match name {
        "client" => {
            let client = Client::ALL.iter().copied().find(|client| client.name() == value);
            Setting::Client(client.ok_or_else(|| CaseFault::UnknownClient { client: given() })?)
        }
        "base-library" => Setting::BaseLibrary(value.parse().map_err(|_| CaseFault::Version { text: given() })?),
        "domains" => Setting::Domains(value.to_owned()),
        "no-domains" => Setting::NoDomains,
        "lan" => lan(value).ok_or_else(|| CaseFault::Lan { text: given() })?,
        "strict" => Setting::Checking(Checking::Strict),
        "skip-url-check" => Setting::Checking(Checking::Off),
        "appid" => Setting::AppId(value.to_owned()),
        "app-version" => Setting::AppVersion(value.to_owned()),
        "network" => Setting::Network(network(value).map_err(|_| CaseFault::Network { text: given() })?),
        _ => return Err(CaseFault::UnknownSetting { text: text.to_owned() }),
    })
}

fn lan(text: &str) -> Option<Setting> {
    let (own, prefix) = text.split_once('/')?;
    Some(Setting::Lan(own.parse().ok()?, prefix.parse().ok().filter(|prefix| *prefix <= 32)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_says_what_a_case_needs() {
        let source = "// What.\n// clauses: WX-A-001 TTG-B-002\n// platforms: wx tt-gadget\n// evidence: documented\n\
                      // host: client ios\n// host: domains {\"request\": []}\n// file: a/b.js module.exports = 1;\n\
                      check();\n// no head any more\n";
        let case = Case::parse("a/b", source.to_owned()).unwrap();
        assert_eq!((case.title.as_str(), case.clauses.len(), case.platforms.len()), ("What.", 2, 2));
        let expected = [Setting::Client(Client::Ios), Setting::Domains("{\"request\": []}".to_owned())];
        assert_eq!(case.settings, expected);
        assert_eq!(case.files, [("a/b.js".to_owned(), "module.exports = 1;".to_owned())]);
    }

    #[test]
    fn a_case_may_be_a_file_of_a_project() {
        let source = "// What.\n// clauses: A\n// platforms: wx\n// evidence: assumed\n// project: src/app.js\n\
                      // file: src/app.json {\"pages\":[\"a\"]}\ncheck();\n";
        let case = Case::parse("a/b", source.to_owned()).unwrap();
        assert_eq!(case.project.as_deref(), Some("src/app.js"));
        assert_eq!(case.files, [("src/app.json".to_owned(), "{\"pages\":[\"a\"]}".to_owned())]);
    }

    #[test]
    fn a_head_places_the_device_in_a_network_and_looks_at_the_console() {
        let source = "// What.\n// clauses: A\n// platforms: wx\n// evidence: documented\n\
                      // host: lan 192.168.1.20/24\n// console: any TLS\n// console: warn odd\ncheck();\n";
        let case = Case::parse("a/b", source.to_owned()).unwrap();
        assert_eq!(case.settings, [Setting::Lan(Ipv4Addr::new(192, 168, 1, 20), 24)]);
        let expected = [(None, "TLS"), (Some(Level::Warn), "odd")];
        assert_eq!(case.expectations, expected.map(|(level, text)| Expectation::Console(level, text.to_owned())));
    }

    #[test]
    fn a_head_says_what_happens_meanwhile_and_how_it_ends() {
        let source = "// What.\n// clauses: WX-A-001\n// platforms: wx\n// evidence: documented\n// host: network 2g\n\
                      // at: 2s:background\n// at: 1m:foreground\n// at: 70s:offline\n// rest: ended\ncheck();\n";
        let case = Case::parse("a/b", source.to_owned()).unwrap();
        let moments = ["2s:background", "1m:foreground", "70s:offline"].map(|moment| moment.parse().unwrap());
        assert_eq!(case.moments, moments);
        assert_eq!(case.settings, [Setting::Network(qiao::condition("2g").unwrap())]);
        assert_eq!(case.expectations, [Expectation::Idle(Idle::Ended)]);
    }

    #[test]
    fn a_case_names_what_its_text_shows_that_it_needs() {
        for case in crate::shipped().unwrap() {
            assert_eq!(case.signs(), case.needs, "{}: `// needs:` in its head", case.name);
        }
    }

    #[test]
    fn a_malformed_head_is_refused() {
        for source in [
            "check();",
            "// What.\ncheck();",
            "// What.\n// clauses: A\n// platforms: qq\n// evidence: documented",
            "// What.\n// clauses: A\n// platforms: wx\n// evidence: rumour",
            "// What.\n// clauses: A\n// platforms: wx\n// evidence: assumed\n// host: client nokia",
            "// What.\n// clauses: A\n// platforms: wx\n// evidence: assumed\n// host: lan 192.168.1.20",
            "// What.\n// clauses: A\n// platforms: wx\n// evidence: assumed\n// host: lan 192.168.1.20/33",
            "// What.\n// clauses: A\n// platforms: wx\n// evidence: assumed\n// console: loud x",
            "// What.\n// clauses: A\n// platforms: wx\n// evidence: assumed\n// host: network 6g",
            "// What.\n// clauses: A\n// platforms: wx\n// evidence: assumed\n// at: background",
            "// What.\n// clauses: A\n// platforms: wx\n// evidence: assumed\n// at: 2s asleep",
            "// What.\n// clauses: A\n// platforms: wx\n// evidence: assumed\n// rest: idle",
            "// What.\n// clauses: A\n// platforms: wx\n// evidence: assumed\n// needs: luck",
        ] {
            assert!(Case::parse("x", source.to_owned()).is_err(), "{source}");
        }
    }
}
