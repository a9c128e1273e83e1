//! `qiao completions` and `qiao man`, as a packager calls them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

fn qiao(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_qiao")).args(args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_shell_completes_options() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(qiao(&["completions", shell]).contains("with-origin"), "{shell}");
    }
}

#[test]
fn every_command_has_a_man_page() {
    let pages = Path::new(env!("CARGO_TARGET_TMPDIR")).join("manual/man");
    qiao(&["man", pages.to_str().unwrap()]);
    for name in ["qiao", "qiao-run", "qiao-test", "qiao-conformance-export", "qiao-rules-diff"] {
        let page = std::fs::read_to_string(pages.join(format!("{name}.1"))).unwrap();
        assert!(page.contains(&format!(".TH {name} 1")), "{name}: {page}");
    }
}
