//! The cases as a mini-program project, or as one script, which runs them on any host and sends the results to
//! the test origin. Which cases those are is the business of `select`.

mod select;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use qiao::Platform;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::run::{HARNESS, settings};
use select::hosts;
pub(crate) use select::measures;
pub use select::{Timed, portable, timed};

const RUNNER: &str = include_str!("runner.js");
const PAGE: &str = include_str!("page.js");
const README: &str = include_str!("readme.md");

/// The files of a project: names and texts.
type Files = Vec<(PathBuf, String)>;

/// How a platform's projects are laid out.
struct Layout {
    /// The page that runs the cases, without its extension.
    page: &'static str,
    /// The way from it to the runner.
    runner: &'static str,
    /// The function that declares it.
    declare: &'static str,
    /// The extensions of its view and its style.
    view: [&'static str; 2],
    /// The attribute that repeats an element.
    repeat: &'static str,
}

impl Layout {
    #[deny(clippy::wildcard_enum_match_arm)] // a new platform has its own
    fn of(platform: Platform) -> Layout {
        let page = Layout {
            page: "pages/index/index",
            runner: "../../conformance/runner.js",
            declare: "Page",
            view: ["wxml", "wxss"],
            repeat: "wx:for=\"{{failed}}\" wx:key=\"*this\"",
        };
        let tt = "tt:for=\"{{failed}}\" tt:key=\"*this\"";
        match platform {
            Platform::Wx => page,
            Platform::TtGadget => Layout { view: ["ttml", "ttss"], repeat: tt, ..page },
            Platform::TtBlock => Layout {
                page: "block/index",
                runner: "../conformance/runner.js",
                declare: "Block",
                view: ["ttml", "ttss"],
                repeat: tt,
            },
            Platform::Swan => Layout { view: ["swan", "css"], repeat: "s-for=\"item in failed\"", ..page },
            _ => page,
        }
    }
}

/// What an export is made for.
#[derive(Clone, Debug)]
pub struct Target {
    /// The platform whose cases and layout are meant.
    pub platform: Platform,
    /// The global variable that has the platform's functions there, if it is another than the platform's.
    pub global: Option<String>,
    /// The name of the host, which tells its results from those of others.
    pub host: String,
    /// Where the origin is, as `https://host:port`, if elsewhere than at `api.example.test`.
    pub origin: Option<String>,
    /// What the host is known to lack of [`needs`](crate::needs), whatever functions it has.
    pub lacks: Vec<String>,
    /// One script instead of a project.
    pub script: bool,
}

impl Target {
    /// A host that has the platform's own global, and reaches the origin by its names.
    pub fn new(platform: Platform) -> Target {
        let host = "host".to_owned();
        Target { platform, global: None, host, origin: None, lacks: Vec::new(), script: false }
    }

    /// Whether the host reaches every server that a case names: an origin elsewhere has one name.
    pub fn reaches(&self, case: &crate::case::Case) -> bool {
        let plain = ["t.plain(", "CASE.plain"].iter().any(|text| case.source.contains(text));
        self.origin.is_none() || (hosts(case).is_empty() && !plain)
    }
}

/// Writes a project, or a script, that runs these cases into a new folder.
///
/// # Errors
/// The folder is there already, or a file cannot be written.
pub fn export(cases: &[Timed<'_>], target: &Target, folder: &Path) -> io::Result<()> {
    if let Some(parent) = folder.parent() {
        std::fs::create_dir_all(parent)?;
    }
    std::fs::create_dir(folder)?;
    for (name, text) in files(cases, target) {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
        std::fs::write(path, text)?;
    }
    Ok(())
}

/// Seconds that all of it takes, with the origin near by: about a fifth of a second for each case on top.
pub fn expected_seconds(cases: &[Timed<'_>]) -> f64 {
    cases.iter().map(|timed| timed.seconds + 0.2).sum()
}

fn minutes(seconds: f64) -> String {
    if seconds < 90.0 { format!("{seconds:.0} s") } else { format!("{:.0} min", seconds / 60.0) }
}

fn files(cases: &[Timed<'_>], target: &Target) -> Files {
    let expected = minutes(expected_seconds(cases));
    let mut files = vec![(PathBuf::from("README.md"), readme(cases, target, &expected))];
    let modules = modules(cases, target);
    if target.script {
        files.push((PathBuf::from("conformance.js"), bundle(&modules)));
        return files;
    }
    files.extend(project(target, &expected));
    files.extend(modules.into_iter().map(|(name, text)| (PathBuf::from("conformance").join(name), text)));
    files
}

fn readme(cases: &[Timed<'_>], target: &Target, expected: &str) -> String {
    let names: BTreeSet<String> = cases.iter().flat_map(|timed| hosts(timed.case)).collect();
    let line = |name: &String| format!("| `{name}` | {} |\n", purpose(name));
    let names: String = names.iter().filter(|name| name.ends_with(".example.test")).map(line).collect();
    let replaced = [
        ("COUNT", cases.len().to_string()),
        ("PLATFORM", target.platform.to_string()),
        ("EXPECTED", expected.to_owned()),
        ("ORIGIN", target.origin.clone().unwrap_or_else(|| "https://api.example.test".to_owned())),
        ("NAMES", names),
    ];
    replaced.iter().fold(README.to_owned(), |text, (word, value)| text.replace(word, value))
}

/// What a name is for: its first label asks the origin for a fault.
fn purpose(name: &str) -> &'static str {
    match name.split('.').next().unwrap_or_default() {
        "expired" | "not-yet" | "self-signed" | "untrusted" | "wrong-host" | "no-intermediate" => {
            "shows a certificate that must be refused"
        }
        label if label.starts_with("tls") => "a TLS handshake that goes wrong",
        _ => "the origin under another name",
    }
}

/// The files of the project beside the modules.
fn project(target: &Target, expected: &str) -> Files {
    let layout = Layout::of(target.platform);
    let mut files = Files::new();
    let mut add = |name: &str, text: String| files.push((PathBuf::from(name), text));
    for (name, text) in configuration(target.platform, &layout) {
        add(name, text);
    }
    let Layout { page, runner, declare, view: [view, style], repeat } = layout;
    let text = PAGE.replace("RUNNER", runner).replace("DECLARE", declare).replace("EXPECTED", expected);
    add(&format!("{page}.js"), text);
    let lines = "  <view>{{progress}}</view>\n  <view>{{running}}</view>\n";
    let text = format!("<view class=\"all\">\n{lines}  <view {repeat}>{{{{item}}}}</view>\n</view>\n");
    add(&format!("{page}.{view}"), text);
    add(&format!("{page}.{style}"), ".all { padding: 16px; font-size: 14px; word-break: break-all; }\n".to_owned());
    // For hosts that run a script and know no projects, or no blocks.
    let main = match target.platform {
        Platform::TtBlock => "require('./conformance/runner.js')(() => {});\n".to_owned(),
        _ => format!("require('./app.js');\nrequire('./{page}.js');\n"),
    };
    add("main.js", main);
    files
}

/// The modules that run the cases, in the order in which they need each other.
fn modules(cases: &[Timed<'_>], target: &Target) -> Vec<(String, String)> {
    let case = |timed: &Timed<'_>| {
        let Timed { case, .. } = timed;
        let text = format!("module.exports = function (check, CASE) {{\n{}\n}};\n", case.source);
        (format!("cases/{}.js", case.name), text)
    };
    let mut modules: Vec<(String, String)> = cases.iter().map(case).collect();
    let harness = format!("module.exports = function (CASE, console) {{\n{HARNESS}\nreturn check;\n}};\n");
    modules.push(("harness.js".to_owned(), harness));
    let list = list(cases, target, &hash(&modules));
    modules.push(("list.js".to_owned(), list));
    modules.push(("runner.js".to_owned(), RUNNER.to_owned()));
    modules
}

/// A short name of exactly these cases.
fn hash(modules: &[(String, String)]) -> String {
    let mut hash = Sha256::new();
    for (name, text) in modules {
        hash.update(name);
        hash.update(text);
    }
    hex::encode(&hash.finalize()[..6])
}

/// All modules in one script, with a `require` of its own: for hosts that load a script and nothing else.
fn bundle(modules: &[(String, String)]) -> String {
    let mut text = "(function () {\nvar modules = {}, loaded = {};\n".to_owned();
    text.push_str("function require(name) {\n  name = name.replace('./', '');\n");
    text.push_str("  if (!loaded[name]) { loaded[name] = { exports: {} }; ");
    text.push_str("modules[name](loaded[name], loaded[name].exports, require); }\n");
    text.push_str("  return loaded[name].exports;\n}\n");
    for (name, module) in modules {
        let name = json!(name);
        text.push_str(&format!("modules[{name}] = function (module, exports, require) {{\n{module}}};\n"));
    }
    text.push_str("require('./runner.js')(function () {});\n})();\n");
    text
}

/// The cases, each with what loads it: hosts look for the texts of modules in `require`.
fn list(cases: &[Timed<'_>], target: &Target, suite: &str) -> String {
    let entry = |timed: &Timed<'_>| {
        let Timed { case, seconds } = timed;
        let (name, needs, about) = (&case.name, json!(case.needs), json!(case.about));
        let load = format!("() => require('./cases/{name}.js')");
        format!("    {{ name: '{name}', seconds: {seconds:.1}, needs: {needs}, about: {about}, load: {load} }},\n")
    };
    let entries: String = cases.iter().map(entry).collect();
    let mut config = settings(target.platform);
    if let Some(origin) = &target.origin {
        config["secure"] = json!(origin);
        config["cross"] = json!(origin);
    }
    config["suite"] = json!(suite);
    config["host"] = json!(target.host);
    config["lacks"] = json!(target.lacks);
    // Equal URLs are sent one after the other by browsers.
    config["nonce"] = json!(true);
    let global = target.global.as_deref().unwrap_or(target.platform.profile().namespace);
    format!(
        "const config = {config};\nconfig.api = () => {global};\nmodule.exports = {{\n  config,\n  list: [\n{entries}  ],\n}};\n"
    )
}

fn configuration(platform: Platform, layout: &Layout) -> Vec<(&'static str, String)> {
    let name = "qiao conformance";
    let app = json!({ "pages": [layout.page], "window": { "navigationBarTitleText": name } });
    let project = json!({ "appid": "", "projectname": name, "setting": { "urlCheck": true } });
    let block = json!({ "appid": "", "projectname": name, "blocks": [layout.page] });
    let app = [("app.js", "App({});\n".to_owned()), ("app.json", format!("{app:#}\n"))];
    match platform {
        Platform::TtBlock => {
            vec![
                ("project.config.json", format!("{block:#}\n")),
                ("block/index.json", "{ \"blockTypeID\": \"\" }\n".to_owned()),
            ]
        }
        Platform::Swan => app.into_iter().chain([("project.swan.json", format!("{project:#}\n"))]).collect(),
        _ => app.into_iter().chain([("project.config.json", format!("{project:#}\n"))]).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Case;

    fn case() -> Case {
        let head = "// What.\n// clauses: A\n// platforms: wx\n// evidence: assumed\ncheck(() => {});\n";
        Case::parse("a/b", head.to_owned()).unwrap()
    }

    #[test]
    fn a_project_has_the_files_of_its_platform() {
        let case = case();
        let timed = [Timed { case: &case, seconds: 1.0 }];
        let folder = tempfile::tempdir().unwrap();
        for (platform, expected) in [
            (Platform::Wx, ["app.json", "project.config.json", "pages/index/index.wxml"]),
            (Platform::Swan, ["app.json", "project.swan.json", "pages/index/index.swan"]),
            (Platform::TtGadget, ["app.json", "project.config.json", "pages/index/index.ttml"]),
            (Platform::TtBlock, ["block/index.json", "project.config.json", "block/index.ttml"]),
        ] {
            let folder = folder.path().join(platform.to_string());
            export(&timed, &Target::new(platform), &folder).unwrap();
            for name in expected.iter().chain(&["conformance/cases/a/b.js", "conformance/list.js", "main.js"]) {
                assert!(folder.join(name).is_file(), "{platform}: {name}");
            }
            assert!(export(&timed, &Target::new(platform), &folder).is_err(), "nothing is written over");
        }
    }

    #[test]
    fn a_script_has_everything_in_one_file() {
        let case = case();
        let target = Target { script: true, global: Some("uni".to_owned()), ..Target::new(Platform::Wx) };
        let files = files(&[Timed { case: &case, seconds: 1.0 }], &target);
        assert_eq!(
            files.iter().map(|(name, _)| name.display().to_string()).collect::<Vec<_>>(),
            ["README.md", "conformance.js"]
        );
        assert!(files[1].1.contains("config.api = () => uni;"));
    }

    #[test]
    fn an_origin_elsewhere_has_no_other_names() {
        let named = "// What.\n// clauses: A\n// platforms: wx\n// evidence: assumed\nf('https://b.example.test/');\n";
        let named = Case::parse("a/c", named.to_owned()).unwrap();
        let target = Target { origin: Some("https://10.0.0.2:8443".to_owned()), ..Target::new(Platform::Wx) };
        assert!(target.reaches(&case()) && !target.reaches(&named) && Target::new(Platform::Wx).reaches(&named));
    }

    #[test]
    fn the_runner_knows_how_to_find_out_each_need() {
        for need in crate::needs() {
            assert!(RUNNER.contains(&format!("\n  {need}: () =>")), "{need}");
        }
    }
}
