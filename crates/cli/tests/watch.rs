//! `qiao test --watch` on a terminal: keys act without Enter, and the terminal has its settings back afterwards. Skipped
//! where Python is missing, which makes the terminal.
#![cfg(target_os = "linux")]

use std::path::Path;
use std::process::Command;

/// Presses keys once the command waits for them. It gives up only when the terminal is closed.
const TERMINAL: &str = r#"
import fcntl, os, signal, subprocess, sys, termios
qiao, ending = sys.argv[1:3]
ours, theirs = os.openpty()
before = termios.tcgetattr(theirs)
def own_terminal():
    os.setsid()
    fcntl.ioctl(theirs, termios.TIOCSCTTY, 0)
command = [qiao, '--color', 'never', '--lang', 'en', 'test', '--watch']
process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, preexec_fn=own_terminal)
seen = b''
def until(text):
    global seen
    while text not in seen:
        seen += os.read(ours, 4096)
    seen = seen[seen.index(text) + len(text):]
def waits(counts):
    until(counts)
    until(b'Enter again, q quit')
waits(b'1 passed, 1 failed')
assert not termios.tcgetattr(theirs)[3] & termios.ICANON, 'keys are read one by one'
os.write(ours, b'f')
waits(b'1 passed, 1 failed, 0 skipped in 1 file')
os.write(ours, b'ponee')
until(b'contain: onee')
os.write(ours, b'\x7f\n')
waits(b'1 passed, 0 failed')
os.write(ours, b'\n')
waits(b'1 passed, 0 failed')
os.write(ours, b'a')
waits(b'1 passed, 1 failed')
if ending == 'q':
    os.write(ours, b'q')
elif ending == 'ctrl-c':
    os.write(ours, b'\x03')
else:
    process.send_signal(getattr(signal, ending))
code = process.wait()
assert termios.tcgetattr(theirs) == before, 'the terminal is as it was'
print(code)
"#;

#[test]
fn keys_act_at_once_and_the_terminal_is_restored() {
    if Command::new("python3").arg("--version").output().is_err() {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("watch");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let text = "it('one', () => {}); it('two', () => expect.fail());";
    std::fs::write(folder.join("a.test.js"), text).unwrap();
    for (ending, code) in [("q", "0"), ("ctrl-c", "130"), ("SIGTERM", "143"), ("SIGHUP", "143"), ("SIGQUIT", "143")] {
        let mut python = Command::new("python3");
        let python = python.args(["-c", TERMINAL, env!("CARGO_BIN_EXE_qiao"), ending]).current_dir(&folder);
        let output = python.env_remove("CI").output().unwrap();
        let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        assert_eq!(out.trim(), code, "{ending}: {err}");
    }
}
