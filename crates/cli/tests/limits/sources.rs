//! The files of a program count towards its memory, and what they say: modules, templates, configuration.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::peak::{BESIDE, peak_of};
use crate::support::{command, ended, folder, run};

const LIMIT: u64 = 32 * 1024;

/// Writes files into a folder.
fn write(folder: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

/// `qiao run` on the folder `app`.
fn project(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    command.current_dir(folder).args(["run", "--color", "never", "--platform", "wx"]).args(args).arg("app");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs a command, which must stay within its memory; gives its exit code and its errors.
fn bounded(name: &str, command: Command) -> (Option<i32>, String) {
    let idle = peak_of(self::command(&folder("sources-idle"), "console.log('done')", &[])).0;
    let (most, code, err) = peak_of(command);
    println!("{name:34} {:6} MiB  {code:?}", most / 1024);
    // A debug build is large; what is released takes a tenth of it.
    assert!(most - idle.saturating_sub(20 * 1024) < LIMIT + BESIDE, "{name} took {} MiB", most / 1024);
    (code, err)
}

#[test]
fn a_module_that_does_not_fit_is_an_error_that_says_so() {
    let long = "x".repeat(60_000_000);
    let wide = "桥".repeat(18_000_000);
    for (name, file, text) in [
        ("a string", "big.js", format!("module.exports = '{long}'")),
        ("a wide string", "big.js", format!("module.exports = '{wide}'")),
        ("a comment", "big.js", format!("/*{long}*/")),
        ("an ES module", "big.js", format!("export default '{long}'")),
        ("TypeScript", "big.ts", format!("export const text: string = '{long}'")),
        ("statements", "big.js", "a=1;".repeat(15_000_000)),
    ] {
        let folder = folder(&format!("module-{}", name.replace(' ', "-")));
        write(&folder, &[(file, &text)]);
        let (code, err) =
            bounded(name, command(&folder, "require('./big'); console.log('done')", &["--memory-limit", "32MiB"]));
        assert_eq!(code, Some(4), "{name}: {err}");
        assert!(err.contains("raise --memory-limit: module './big', required by main.js has no room"), "{name}: {err}");
    }
}

#[test]
fn a_script_may_catch_that_a_module_does_not_fit() {
    let folder = folder("module-caught");
    write(&folder, &[("big.js", &format!("/*{}*/", "x".repeat(20_000_000))), ("small.js", "module.exports = 'small'")]);
    let script = "
        try { require('./big'); } catch (error) { console.log(error.name, error.message); }
        console.log(require('./small'));";
    let ran = ended(command(&folder, script, &["--memory-limit", "32MiB"]).spawn().unwrap());
    let message =
        "InternalError out of memory: module './big', required by main.js has no room: big.js has 20000004 bytes";
    assert_eq!((ran.code, ran.out), (0, format!("{message}\nsmall\n")), "{}", ran.err);
}

#[test]
fn modules_that_fit_are_compiled_within_the_limit() {
    for (name, text) in [
        ("a string", format!("module.exports = '{}'", "x".repeat(5_000_000))),
        ("a wide string", format!("module.exports = '{}'", "桥".repeat(1_200_000))),
        ("a comment", format!("/*{}*/", "x".repeat(8_000_000))),
        ("statements", "a=1;".repeat(100_000)),
    ] {
        let folder = folder(&format!("fits-{}", name.replace(' ', "-")));
        write(&folder, &[("big.js", &text)]);
        let script = "require('./big'); console.log('done'); setTimeout(() => {}, 1e6);";
        let (code, err) = bounded(name, command(&folder, script, &["--memory-limit", "32MiB"]));
        assert_eq!(code, None, "{name}: {err}");
    }
}

#[test]
fn a_script_that_does_not_fit_is_not_read() {
    let script = format!("/*{}*/", "x".repeat(60_000_000));
    let (code, err) = bounded("a script", command(&folder("script"), &script, &["--memory-limit", "32MiB"]));
    assert!(code == Some(4) && err.contains("it does not fit into the program's memory of 33554432 bytes"), "{err}");
    let ran = run("script-zh", &script, &["--memory-limit", "32MiB", "--lang", "zh"]);
    assert!(ran.code == 4 && ran.err.contains("容纳不下"), "{}", ran.err);
}

/// A project whose page has this template.
fn with_template<'a>(template: &'a str, others: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let files = [
        ("app/app.json", r#"{"pages": ["p/p"], "usingComponents": {"x-y": "/c/c"}}"#),
        ("app/p/p.js", "Page({ onReady() { console.log('done'); } })"),
        ("app/p/p.wxml", template),
        ("app/c/c.js", "Component({})"),
    ];
    files.into_iter().chain(others.iter().copied()).collect()
}

#[test]
fn templates_that_do_not_fit_end_the_launch() {
    let includes = "<include src='b.wxml'/>".repeat(100);
    let levels: Vec<String> = (0..20).map(|at| format!("app/p/{}.wxml", char::from(b'b' + at))).collect();
    let nested: Vec<String> =
        (1..21).map(|at| includes.replace("b.wxml", &format!("{}.wxml", char::from(b'b' + at)))).collect();
    let levels: Vec<(&str, &str)> =
        levels.iter().zip(&nested).map(|(name, text)| (name.as_str(), text.as_str())).collect();
    for (name, template, others) in [
        ("a long template", "<x-y a='1'></x-y>".repeat(3_000_000), Vec::new()),
        ("open elements", "<a>".repeat(15_000_000), Vec::new()),
        ("attributes", format!("<x-y {}></x-y>", "a ".repeat(15_000_000)), Vec::new()),
        ("includes of includes", includes.clone(), levels),
    ] {
        let folder = folder(&format!("template-{}", name.replace(' ', "-")));
        write(&folder, &with_template(&template, &others));
        let (code, err) = bounded(name, project(&folder, &["--memory-limit", "32MiB"]));
        assert!(code == Some(4) && err.contains("it does not fit into the program's memory"), "{name}: {code:?} {err}");
    }
}

#[test]
fn elements_of_any_depth_are_read() {
    let folder = folder("template-deep");
    let deep = format!("{}<x-y/>{}", "<a wx:if='{{1}}'>".repeat(30_000), "</a>".repeat(30_000));
    let include = format!("{}<include src='deep.wxml'/>", "<a wx:if='{{1}}'>".repeat(250));
    write(&folder, &with_template(&include, &[("app/p/deep.wxml", &deep)]));
    let ran = ended(project(&folder, &[]).spawn().unwrap());
    assert_eq!((ran.code, ran.out.as_str()), (0, "done\n"), "{}", ran.err);
}

#[test]
fn configuration_that_says_too_much_ends_the_launch() {
    let page = |at: usize| format!("p{at}");
    let tags: Vec<String> = (0..20_000).map(|at| format!("\"t{at}\": \"/c/c\"")).collect();
    let pages: Vec<String> = (0..20_000).map(|at| format!("\"{}\"", page(at))).collect();
    let many = format!(r#"{{"pages": [{}], "usingComponents": {{{}}}}}"#, pages.join(","), tags.join(","));
    let values = format!(r#"{{"pages": ["p/p"], "x": [{}0]}}"#, "0,".repeat(15_000_000));
    for (name, app, code, said) in [
        ("components of every page", &many, 4, "it does not fit into the program's memory"),
        ("a long list", &values, 3, "has more than 1048576 bytes"),
    ] {
        let folder = folder(&format!("config-{}", name.replace(' ', "-")));
        write(&folder, &[("app/app.json", app), ("app/c.js", ""), ("app/c/c.js", "Component({})")]);
        let (ended, err) = bounded(name, project(&folder, &["--memory-limit", "32MiB"]));
        assert!(ended == Some(code) && err.contains(said), "{name}: {ended:?} {err}");
    }
}
