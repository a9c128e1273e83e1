//! Exports cases as a real mini-program project, which runs them on any host and sends the results to the
//! test origin. Cases that a phone cannot be set up for are left out.

use std::io;
use std::path::{Path, PathBuf};

use qiao::Platform;
use serde_json::json;

use crate::case::Case;
use crate::run::{HARNESS, settings};

const RUNNER: &str = include_str!("export/runner.js");
const PAGE: &str = include_str!("export/page.js");
const README: &str = include_str!("export/readme.md");

/// The files of a project: names and texts.
type Files = Vec<(PathBuf, String)>;

/// The layout of a platform's projects.
struct Layout {
    /// The page that runs the cases, without its extension.
    page: &'static str,
    /// The relative path from the page to the runner.
    runner: &'static str,
    /// The function that declares the page.
    declare: &'static str,
    /// The file extensions of its view and its style.
    view: [&'static str; 2],
    /// The view attribute that repeats an element.
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

/// Declarations of a program: an exported project already has its own.
const DECLARATIONS: [&str; 5] = ["App(", "Page(", "getCurrentPages(", "Block(", "Creator("];

/// Texts by which cases with large data are recognized.
const MEGABYTES: [&str; 4] = ["megabyte", "MB", "1024 * 1024", "000000"];

/// The cases of a platform that any host can run: those without settings, timed events, files, expectations
/// from outside, or a program of their own.
pub fn portable(cases: &[Case], platform: Platform) -> Vec<&Case> {
    let free = |case: &&Case| {
        let Case { settings, moments, files, project, expectations, .. } = case;
        let alone = DECLARATIONS.iter().any(|declaration| case.source.contains(declaration));
        let own = alone || project.is_some();
        settings.is_empty() && moments.is_empty() && files.is_empty() && expectations.is_empty() && !own
    };
    let mut free: Vec<&Case> = cases.iter().filter(|case| case.platforms.contains(&platform)).filter(free).collect();
    // Temporary files are never removed, so cases that fill the storage run last.
    free.sort_by_key(|case| MEGABYTES.iter().any(|text| case.source.contains(text)));
    free
}

/// Writes a project that runs these cases.
///
/// # Errors
/// The folder already exists, or a file cannot be written.
pub fn export(cases: &[&Case], platform: Platform, folder: &Path) -> io::Result<()> {
    if let Some(parent) = folder.parent() {
        std::fs::create_dir_all(parent)?;
    }
    std::fs::create_dir(folder)?;
    for (name, text) in files(cases, platform) {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
        std::fs::write(path, text)?;
    }
    Ok(())
}

fn files(cases: &[&Case], platform: Platform) -> Files {
    let layout = Layout::of(platform);
    let mut files = Files::new();
    let mut add = |name: &str, text: String| files.push((PathBuf::from(name), text));
    let readme = README.replace("COUNT", &cases.len().to_string()).replace("PLATFORM", &platform.to_string());
    add("README.md", readme);
    for (name, text) in configuration(platform, &layout) {
        add(name, text);
    }
    let Layout { page, runner, declare, view: [view, style], repeat } = layout;
    add(&format!("{page}.js"), PAGE.replace("RUNNER", runner).replace("DECLARE", declare));
    let text = format!(
        "<view class=\"all\">\n  <view>{{{{progress}}}}</view>\n  <view {repeat}>{{{{item}}}}</view>\n</view>\n"
    );
    add(&format!("{page}.{view}"), text);
    add(&format!("{page}.{style}"), ".all { padding: 16px; font-size: 14px; word-break: break-all; }\n".to_owned());
    // For hosts that run single scripts and support no projects, or no blocks.
    let main = match platform {
        Platform::TtBlock => "require('./conformance/runner.js')(() => {});\n".to_owned(),
        _ => format!("require('./app.js');\nrequire('./{page}.js');\n"),
    };
    add("main.js", main);
    add("conformance/runner.js", RUNNER.to_owned());
    let harness = format!("module.exports = function (CASE, console) {{\n{HARNESS}\nreturn check;\n}};\n");
    add("conformance/harness.js", harness);
    add("conformance/list.js", list(cases, platform));
    for case in cases {
        let text = format!("module.exports = function (check, CASE) {{\n{}\n}};\n", case.source);
        add(&format!("conformance/cases/{}.js", case.name), text);
    }
    files
}

/// The list of cases, each with a function that loads it: hosts find modules by the literal text in
/// `require`.
fn list(cases: &[&Case], platform: Platform) -> String {
    let entry = |case: &&Case| {
        let name = &case.name;
        format!("    {{ name: '{name}', load: () => require('./cases/{name}.js') }},\n")
    };
    let entries: String = cases.iter().map(entry).collect();
    format!("module.exports = {{\n  config: {},\n  list: [\n{entries}  ],\n}};\n", settings(platform))
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

    fn case(name: &str, more: &str) -> Case {
        let head = format!(
            "// What.\n// clauses: A\n// platforms: wx tt-block\n// evidence: assumed\n{more}check(() => {{}});\n"
        );
        Case::parse(name, head).unwrap()
    }

    #[test]
    fn what_a_phone_cannot_be_told_to_do_is_left_out() {
        let more = [
            "",
            "// host: client ios\n",
            "// at: 2s:background\n",
            "// file: a.txt a\n",
            "// console: any a\n",
            "// project: app.js\n",
            "Creator({});\n",
        ];
        let cases: Vec<Case> = more.iter().enumerate().map(|(i, more)| case(&format!("a/{i}"), more)).collect();
        let names = |platform| portable(&cases, platform).iter().map(|case| case.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(Platform::Wx), ["a/0"]);
        assert!(names(Platform::Swan).is_empty());
    }

    #[test]
    fn a_project_has_the_files_of_its_platform() {
        let case = case("a/b", "");
        let folder = tempfile::tempdir().unwrap();
        for (platform, expected) in [
            (Platform::Wx, ["app.json", "project.config.json", "pages/index/index.wxml"]),
            (Platform::Swan, ["app.json", "project.swan.json", "pages/index/index.swan"]),
            (Platform::TtGadget, ["app.json", "project.config.json", "pages/index/index.ttml"]),
            (Platform::TtBlock, ["block/index.json", "project.config.json", "block/index.ttml"]),
        ] {
            let folder = folder.path().join(platform.to_string());
            export(&[&case], platform, &folder).unwrap();
            for name in expected.iter().chain(&["conformance/cases/a/b.js", "conformance/list.js", "main.js"]) {
                assert!(folder.join(name).is_file(), "{platform}: {name}");
            }
            assert!(export(&[&case], platform, &folder).is_err(), "nothing is written over");
        }
    }
}
