//! Everything that the command prints under `--lang zh` is Chinese: many right and wrong uses, whose output has no English
//! sentence left in it. What scripts, platforms and documents say is theirs.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder with what the uses below name.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("all-in-chinese");
    drop(fs::remove_dir_all(&folder));
    let page = "Page({ tap() { wx.request({ url: 'https://a.example.test' }); } });";
    let archive = r#"{"log":{"entries":[{"startedDateTime":"x","request":{"method":"GET","url":"https://a/"},
        "response":{"status":200,"content":{"size":1,"text":"!!","encoding":"base64"}}}]}}"#;
    for (name, text) in [
        ("a.js", "wx.request({ url: '', fail() {} }); wx.getStorage({ key: 'x', fail() {} }); wx.request = 1;"),
        ("network.js", "wx.request({ url: 'https://none.example.test', params: {}, fail() {} });"),
        ("waits.js", "setInterval(() => {}, 1000); wx.showModal({ title: '?' });"),
        ("broken.json", "{"),
        ("list.json", r#"{"request": 1}"#),
        ("twice.json", r#"{"request": [], "request": []}"#),
        ("other.json", r#"{"a": 1}"#),
        ("text.bin", "\u{0}"),
        ("base64.har", archive),
        ("project/app.json", r#"{"pages": ["pages/a/a"]}"#),
        ("project/app.js", "App({});"),
        ("project/pages/a/a.js", page),
        ("project/qiao.json", r#"{"platform": "wx"}"#),
        ("key/qiao.json", r#"{"colour": 1}"#),
        ("key/app.json", "{}"),
        ("platform/qiao.json", r#"{"platform": "x"}"#),
        ("empty/app.json", r#"{"pages": []}"#),
        ("empty/qiao.json", r#"{"platform": "wx"}"#),
        ("cases/a.js", "// 标题\n// clauses: A\n// platforms: wx\n// evidence: documented\nt.fail();\n"),
        ("no-head/a.js", "// 标题\n"),
        ("odd-head/a.js", "// 标题\n// clauses: A\n// platforms: x\n"),
        ("gaps.toml", "[[gap]]\ncase = 1\n"),
        ("tests/a.test.js", "it('好', () => {}); it('错', () => expect([1]).to.have.lengthOf(2));"),
    ] {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

const USES: [&str; 118] = [
    "",
    "frobnicate",
    "--lang fr",
    "run",
    "run --nope a.js",
    "run a.js b.js",
    "run none.js",
    "run .",
    "run a.js",
    "run a.js --strict",
    "run network.js --virtual-time",
    "run waits.js --virtual-time --timeout 2s",
    "run a.js --page none/none",
    "run project",
    "run project --all-pages",
    "run project --page none/none",
    "run project --call pages/a/a.none",
    "run project --virtual-time --call pages/a/a.tap --with-origin",
    "run key",
    "run platform",
    "run empty",
    "run a.js --domains broken.json",
    "run a.js --domains list.json",
    "run a.js --domains twice.json",
    "run a.js --domains other.json",
    "run a.js --domains none.json",
    "run a.js --allow x",
    "run a.js --allow https://1.2.3.4",
    "run a.js --allow https://a/b",
    "run a.js --resolve x",
    "run a.js --proxy ftp://x",
    "run a.js --base-library x",
    "run a.js --memory-limit x",
    "run a.js --memory-limit 1B",
    "run a.js --disk-limit x",
    "run a.js --client x",
    "run a.js --platform x",
    "run a.js --network x",
    "run a.js --at x",
    "run a.js --call x",
    "run a.js --answer x",
    "run a.js --answer nothing=1",
    "run a.js --answer chooseImage=none.png",
    "run a.js --lan x",
    "run a.js --inspect=x",
    "run a.js --page-origin x",
    "run a.js --timeout x",
    "run a.js --timeout 0s",
    "run a.js --timeout",
    "run a.js --ca none.pem",
    "run a.js --ca broken.json",
    "run a.js --replay none.har",
    "run a.js --replay broken.json",
    "run a.js --replay base64.har",
    "run a.js --replay base64.har --replay-ignore x",
    "run a.js --routes broken.json",
    "run a.js --routes other.json",
    "run a.js --before none.js",
    "run a.js --record none/x",
    "run a.js --journal none/x",
    "run a.js --record - --report -",
    "run a.js --fail-on x",
    "run a.js --proxy env --virtual-time",
    "run - --watch",
    "run a.js --json x",
    "test none",
    "test project",
    "test tests",
    "test tests --coverage coverage --coverage-threshold 100",
    "test tests --html tests.html --junit tests.xml --tap tests.tap --report page.html",
    "test tests --shard x",
    "test tests --jobs 0",
    "test tests --jobs x",
    "test tests --retries x",
    "test tests --coverage-threshold 101 --coverage",
    "test tests --project none",
    "test tests --project project",
    "test tests --setup none.js",
    "test tests --filter zzzz",
    "conformance zzzz",
    "conformance --cases cases --html cases.html --junit cases.xml --tap cases.tap",
    "conformance --cases no-head",
    "conformance --cases odd-head",
    "conformance --cases none",
    "conformance --gaps gaps.toml",
    "conformance --gaps broken.json",
    "conformance --gaps none.toml",
    "conformance --shard 9/2",
    "conformance export",
    "conformance export --platform wx x --max-seconds x",
    "conformance export --platform wx x --global 1x",
    "conformance export --platform wx x --origin x",
    "conformance import none",
    "conformance import broken.json",
    "explain",
    "explain none",
    "explain WX-DOM-999",
    "rules --platform wx",
    "rules --platform swan --markdown",
    "rules none",
    "rules diff wx",
    "rules diff wx swan",
    "rules surface --platform tt-gadget",
    "rules surface --platform wx",
    "doctor",
    "doctor x:y:z",
    "doctor key",
    "doctor project --domains broken.json",
    "doctor https://127.0.0.1:1 --patience x",
    "doctor https://127.0.0.1:1 --page-origin x",
    "doctor https://127.0.0.1:1 --junit doctor.xml",
    "init new",
    "init project",
    "types --platform x",
    "types --platform swan",
    "origin --http x",
    "origin --cert none --key none",
    "completions x",
];

/// A text without what is not ours: what stands in backticks or in the text of a script, URLs, values of rules, and errors
/// of the platform.
fn ours(line: &str) -> String {
    let line = line.split_once(" | ").map_or(line, |(before, _)| before);
    let line = line.split_once(" = ").map_or(line, |(before, _)| before);
    let (start, end) = (line.find(['{', '[', '"']), line.rfind(['}', ']', '"']));
    let line = match (start, end) {
        (Some(start), Some(end)) if start < end => format!("{}{}", &line[..start], &line[end + 1..]),
        _ => line.to_owned(),
    };
    let words = line.split(' ').filter(|word| !word.contains("://") && !word.starts_with('-'));
    let line = words.collect::<Vec<_>>().join(" ");
    line.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

/// Three English words in a row.
fn sentence(line: &str) -> Option<String> {
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase() || c == '\'');
    let words: Vec<&str> = line.split(' ').collect();
    words.windows(3).find(|words| words.iter().all(is_word)).map(|words| words.join(" "))
}

fn check(what: &str, text: &str, left: &mut Vec<String>) {
    // What a platform or a script says, and what is typed into a shell.
    let theirs = [":fail", "Error: ", "install --save-dev", "qiao "];
    let lines = text.lines().filter(|line| !theirs.iter().any(|theirs| line.contains(theirs)));
    left.extend(lines.filter_map(|line| Some(format!("{what}: {} in {line}", sentence(&ours(line))?))));
}

#[test]
fn no_english_sentence_is_left_in_what_the_command_prints() {
    let folder = folder();
    let mut left = Vec::new();
    for arguments in USES {
        let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
        command.args(arguments.split(' ').filter(|argument| !argument.is_empty()));
        command.current_dir(&folder).env("QIAO_LANG", "zh").env_remove("CI").stdin(Stdio::null());
        let output = command.output().unwrap();
        let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        check(arguments, &text, &mut left);
    }
    for report in ["tests.xml", "tests.tap", "cases.xml", "cases.tap", "doctor.xml"] {
        check(report, &fs::read_to_string(folder.join(report)).unwrap(), &mut left);
    }
    assert_eq!(left, [""; 0], "{}", left.join("\n"));
}

#[test]
fn help_is_chinese() {
    let mut left = Vec::new();
    for command in
        ["run", "test", "conformance", "doctor", "explain", "rules", "init", "types", "origin", "completions", "man"]
    {
        let mut child = Command::new(env!("CARGO_BIN_EXE_qiao"));
        let output = child.args([command, "--help"]).env("QIAO_LANG", "zh").output().unwrap();
        let page = String::from_utf8(output.stdout).unwrap();
        assert!(page.contains("[选项]") && !page.contains("[OPTIONS]"), "{page}");
        check(command, &page, &mut left);
    }
    assert_eq!(left, [""; 0], "{}", left.join("\n"));
}
