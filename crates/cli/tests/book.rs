//! The manual in docs/book: what its shell sessions print is what the command prints. A block `js,file=NAME` is a file of the
//! page's folder, a block `console` a session in it, with commands after `$` and a line `…` for lines that are left out.
//! `QIAO_RENEW=1` writes the sessions anew.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read the environment")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Lines that a page leaves out.
const GAP: &str = "…";

#[test]
fn the_manual_shows_what_the_command_prints_in_english() {
    pages("en");
}

#[test]
fn the_manual_shows_what_the_command_prints_in_chinese() {
    pages("zh");
}

fn pages(language: &str) {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/book").join(language).join("src");
    let mut wrong = Vec::new();
    for entry in fs::read_dir(sources).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let text = fs::read_to_string(&path).unwrap();
            let renewed = page(&text, &folder(language, &path));
            if renewed == text {
                continue;
            }
            match env::var_os("QIAO_RENEW") {
                Some(_) => fs::write(&path, renewed).unwrap(),
                None => wrong.push(format!("{}: QIAO_RENEW=1 makes it\n{renewed}", path.display())),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An empty folder for what the sessions of a page leave.
fn folder(language: &str, page: &Path) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("book").join(language).join(page.file_stem().unwrap());
    _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The page with its sessions as they are now.
fn page(text: &str, folder: &Path) -> String {
    let mut renewed = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        renewed.push_str(line);
        renewed.push('\n');
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if let Some((_, file)) = info.split_once(",file=") {
            let file = folder.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, block.join("\n") + "\n").unwrap();
        }
        match info {
            "console" => renewed.push_str(&session(&block, folder)),
            _ => block.iter().for_each(|line| renewed.push_str(&format!("{line}\n"))),
        }
        renewed.push_str("```\n");
    }
    renewed
}

fn session(block: &[&str], folder: &Path) -> String {
    let mut renewed = String::new();
    let mut code = 0;
    for step in block.chunk_by(|_, next| !next.starts_with("$ ")) {
        let (printed, ended) =
            run(step[0].strip_prefix("$ ").unwrap_or_else(|| panic!("not a command: {}", step[0])), code, folder);
        code = ended;
        let shown = &step[1..];
        let printed: Vec<&str> = printed.lines().map(str::trim_end).collect();
        let lines = if fits(shown, &printed) { shown } else { &printed };
        for line in [step[0]].iter().chain(lines) {
            renewed.push_str(line);
            renewed.push('\n');
        }
    }
    renewed
}

/// What a command prints, to both its outputs, and its exit code. `$?` is the one of the command before.
fn run(command: &str, code: i32, folder: &Path) -> (String, i32) {
    let bin = Path::new(env!("CARGO_BIN_EXE_qiao")).parent().unwrap().to_owned();
    let path = env::join_paths([bin].into_iter().chain(env::split_paths(&env::var_os("PATH").unwrap()))).unwrap();
    let shell = format!("exec 2>&1; (exit {code}); {command}");
    let output = Command::new("sh").args(["-c", &shell]).current_dir(folder).env("PATH", path).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
}

/// Whether this is what was printed, but for what is left out.
fn fits(shown: &[&str], printed: &[&str]) -> bool {
    match (shown, printed) {
        ([], []) => true,
        ([GAP, rest @ ..], _) => (0..=printed.len()).any(|from| fits(rest, &printed[from..])),
        ([line, shown @ ..], [same, printed @ ..]) => line == same && fits(shown, printed),
        _ => false,
    }
}
