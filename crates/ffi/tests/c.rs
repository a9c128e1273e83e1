//! The header is up to date with the source, and a C program can use the library.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and is steered by its environment"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Builds the library as its users would; returns its folder.
fn library() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let build = ["rustc", "-p", "qiao-ffi", "--lib", "--crate-type", "cdylib", "--message-format", "json"];
    let built = Command::new(cargo).args(build).current_dir(here()).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let messages = String::from_utf8(built.stdout).unwrap();
    let mut messages = messages.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let library = messages.find(|message| message["target"]["kind"][0] == "cdylib").unwrap();
    let file = PathBuf::from(library["filenames"][0].as_str().unwrap());
    file.parent().unwrap().to_owned()
}

#[test]
fn the_header_is_up_to_date() {
    let config = cbindgen::Config::from_file(here().join("cbindgen.toml")).unwrap();
    let sources = cbindgen::Builder::new().with_config(config).with_src(here().join("src/lib.rs"));
    let mut made = Vec::new();
    sources.generate().unwrap().write(&mut made);
    let file = here().join("include/qiao.h");
    if std::env::var_os("QIAO_RENEW").is_some() {
        std::fs::write(&file, &made).unwrap();
    }
    let kept = std::fs::read_to_string(file).unwrap();
    assert!(kept == String::from_utf8(made).unwrap(), "QIAO_RENEW=1 makes the header anew");
}

/// The Python package over the library. On machines that have Python.
#[test]
fn the_python_package_embeds_mini_programs() {
    if Command::new("python3").arg("--version").output().is_err() {
        return eprintln!("Python is not installed: nothing was checked");
    }
    let package = here().join("../../packaging/python");
    let library = library();
    let names = ["libqiao.so", "libqiao.dylib", "qiao.dll"].map(|name| library.join(name));
    let file = names.iter().find(|file| file.exists()).unwrap();
    let ran = Command::new("python3")
        .args(["-m", "unittest", "discover", "--start-directory"])
        .arg(package.join("tests"))
        .env("PYTHONPATH", &package)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("QIAO_LIBRARY", file)
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

/// The library as it is installed, below this folder.
fn installed(prefix: &Path) {
    let library = library();
    let names = ["libqiao.so", "libqiao.dylib"].map(|name| library.join(name));
    let file = names.iter().find(|file| file.exists()).unwrap();
    let install = here().join("../../packaging/c/install");
    let ran = Command::new(install).arg(prefix).env("QIAO_LIBRARY", file).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

/// A C program of `tests/c`, compiled against an installed library, all in this folder.
fn embedder(folder: &Path, name: &str) -> PathBuf {
    installed(folder);
    let program = folder.join(name);
    let libraries = folder.join("lib");
    let compiled = Command::new("cc")
        .args(["-std=gnu11", "-g", "-Wall", "-Wextra", "-Werror", "-pthread", "-o"])
        .args([&program, &here().join(format!("tests/c/{name}.c"))])
        .arg("-I")
        .arg(folder.join("include"))
        .arg("-L")
        .arg(&libraries)
        .args(["-lqiao", &format!("-Wl,-rpath,{}", libraries.display())])
        .output()
        .unwrap();
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
    program
}

/// On machines that have pkg-config.
#[test]
fn pkg_config_knows_an_installed_library() {
    let folder = tempfile::tempdir().unwrap();
    installed(folder.path());
    let files = folder.path().join("lib/pkgconfig");
    let asked = Command::new("pkg-config").args(["--libs", "--cflags", "qiao"]).env("PKG_CONFIG_PATH", files).output();
    let Ok(asked) = asked else { return eprintln!("pkg-config is not installed: nothing was checked") };
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));
    let flags = String::from_utf8(asked.stdout).unwrap();
    assert!(
        flags.contains("-lqiao") && flags.contains(&folder.path().join("include").display().to_string()),
        "{flags}"
    );
}

#[test]
fn a_program_of_c_embeds_mini_programs() {
    let folder = tempfile::tempdir().unwrap();
    let ran = Command::new(embedder(folder.path(), "embed")).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(String::from_utf8_lossy(&ran.stdout), "good\n");
}

#[test]
fn every_function_that_is_misused_has_an_error_or_does_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let ran = Command::new(embedder(folder.path(), "misuse")).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(String::from_utf8_lossy(&ran.stdout), "good\n");
    // The table of misuses in the manual, and the program, name every function of the header.
    let text = |file: &str| std::fs::read_to_string(here().join(file)).unwrap();
    let header = text("include/qiao.h");
    let functions = header.split("qiao_").skip(1).filter_map(|rest| rest.split_once('(')).map(|(name, _)| name);
    let is_name = |name: &&str| name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    for name in functions.filter(is_name).map(|name| format!("qiao_{name}")) {
        for file in ["tests/c/misuse.c", "../../docs/book/en/src/embedding.md", "../../docs/book/zh/src/embedding.md"] {
            assert!(
                text(file).contains(&name) || name == "qiao_thrown" && file.ends_with(".c"),
                "{name} is not in {file}"
            );
        }
    }
}

#[test]
fn the_program_of_the_manual_prints_its_journal() {
    let folder = tempfile::tempdir().unwrap();
    let ran = Command::new(embedder(folder.path(), "hello")).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(String::from_utf8_lossy(&ran.stdout).contains("\"kind\":\"console\""));
}

/// On machines that have valgrind.
#[test]
fn valgrind_finds_nothing_wrong_with_them() {
    if Command::new("valgrind").arg("--version").output().is_err() {
        return eprintln!("valgrind is not installed: nothing was checked");
    }
    for name in ["embed", "misuse"] {
        valgrind_finds_nothing_wrong_with(name);
    }
}

fn valgrind_finds_nothing_wrong_with(name: &str) {
    let folder = tempfile::tempdir().unwrap();
    // It runs one thread at a time; without turns, one that spins keeps the others from their deadlines.
    let ran = Command::new("valgrind")
        .args(["--fair-sched=yes", "--error-exitcode=9", "--leak-check=full", "--errors-for-leak-kinds=definite"])
        .arg(embedder(folder.path(), name))
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(String::from_utf8_lossy(&ran.stdout), "good\n");
}
