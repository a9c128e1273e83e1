//! However a run ends, its records are complete and nothing is left behind.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::{command, ended, folder};

/// Loops of the engine's own that nothing interrupts.
const LOOPS: [&str; 4] = [
    "Array.prototype.reverse.call({ length: 2 ** 53 - 1 })",
    "Array.prototype.copyWithin.call({ length: 2 ** 53 - 1 }, 1, 0)",
    "JSON.stringify(new Array(2 ** 32 - 1))",
    "new Array(2 ** 32 - 1).sort()",
];

/// A script that has a file, a request and a line of output, and then never comes back.
fn busy(with: &str) -> String {
    format!(
        "wx.getFileSystemManager().writeFileSync(wx.env.USER_DATA_PATH + '/f', 'text');
         wx.request({{ url: 'https://a.test/echo', success() {{
           wx.request({{ url: 'https://a.test/hang' }});
           setTimeout(() => {{ console.log('busy'); {with}; }}, 50);
         }} }});"
    )
}

/// What a run left behind is complete.
fn assert_records(folder: &Path) {
    let journal = std::fs::read_to_string(folder.join("run.jsonl")).unwrap();
    assert!(journal.ends_with('\n'), "{journal}");
    let lines: Vec<Value> = journal.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.iter().any(|line| line["text"] == "busy"), "{journal}");
    let har: Value = serde_json::from_str(&std::fs::read_to_string(folder.join("run.har")).unwrap()).unwrap();
    assert_eq!(har["log"]["entries"][0]["request"]["url"], "https://a.test/echo");
    let left: Vec<_> = std::fs::read_dir(folder.join("tmp")).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

const RECORDS: [&str; 5] = ["--with-origin", "--journal", "run.jsonl", "--har", "run.har"];

#[test]
fn a_signal_ends_a_run_in_order_whatever_its_script_does() {
    for (n, (signal, code, script)) in [
        ("INT", 130, busy("")),
        ("TERM", 143, busy("for (;;);")),
        ("INT", 130, busy(LOOPS[0])),
        ("TERM", 143, busy(LOOPS[1])),
    ]
    .into_iter()
    .enumerate()
    {
        let folder = folder(&format!("signal-{n}"));
        let mut child = command(&folder, &script, &RECORDS).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        assert_eq!(line, "busy\n");
        let sent = Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).status().unwrap();
        assert!(sent.success());
        let ran = ended(child);
        assert_eq!(ran.code, code, "{signal} {script}: {}", ran.err);
        assert!(ran.err.contains("1 call was cut"), "{}", ran.err);
        assert_records(&folder);
    }
}

#[test]
fn time_that_is_over_ends_a_run_in_order_whatever_its_script_does() {
    for (n, with) in LOOPS.into_iter().enumerate() {
        let folder = folder(&format!("timeout-{n}"));
        let args = [&RECORDS[..], &["--timeout", "1500ms"]].concat();
        let ran = ended(command(&folder, &busy(with), &args).spawn().unwrap());
        assert_eq!((ran.code, ran.out.as_str()), (4, "busy\n"), "{with}: {}", ran.err);
        assert_records(&folder);
    }
}

#[test]
fn output_that_cannot_be_written_is_an_error_and_no_panic() {
    let folder = folder("output");
    let script = "for (let i = 0; i < 100000; i++) console.log(i);";
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let mut to_full = command(&folder, script, &[]);
    let ran = ended(to_full.stdout(full).spawn().unwrap());
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("standard output: No space left") && !ran.err.contains("panicked"), "{}", ran.err);
    let mut child = command(&folder, script, &["--journal", "run.jsonl"]).spawn().unwrap();
    drop(child.stdout.take());
    let ran = ended(child);
    assert!(ran.code == 141 && !ran.err.contains("panicked"), "{} {}", ran.code, ran.err);
    let journal = std::fs::read_to_string(folder.join("run.jsonl")).unwrap();
    assert!(journal.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()), "{journal}");
    for record in ["--journal", "--har"] {
        let ran = ended(command(&folder, "console.log(1)", &[record, "/dev/full"]).spawn().unwrap());
        assert!(ran.code == 1 && ran.err.contains("/dev/full: No space left"), "{record} {} {}", ran.code, ran.err);
    }
    for args in [&["rules"][..], &["explain", "WX-DOM-013"]] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_qiao")).args(args).stdout(full).stderr(Stdio::piped()).spawn();
        let ran = ended(child.unwrap());
        assert!(ran.code == 1 && !ran.err.contains("panicked"), "{args:?} {} {}", ran.code, ran.err);
    }
}

#[test]
fn a_thread_with_a_small_stack_is_no_end() {
    let folder = folder("stack");
    let script = "
        const deep = (n) => (n ? deep(n - 1) + 1 : 0);
        try { deep(1e9); } catch (e) { console.log(e.name); }
        let o = 0;
        for (let i = 0; i < 1e5; i++) o = { o };
        try { JSON.stringify(o); } catch (e) { console.log(e.name); }
        console.log('good');";
    let mut inner = command(&folder, script, &[]);
    let args: Vec<_> = inner.get_args().map(|arg| arg.to_str().unwrap().to_owned()).collect();
    let line = format!("ulimit -s 256; exec {} {}", env!("CARGO_BIN_EXE_qiao"), args.join(" "));
    inner = Command::new("sh");
    inner.current_dir(&folder).arg("-c").arg(line).stdout(Stdio::piped()).stderr(Stdio::piped());
    let ran = ended(inner.spawn().unwrap());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with("RangeError\n") && ran.out.ends_with("good\n"), "{}", ran.out);
}
