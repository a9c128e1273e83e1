//! However a run ends, its records are complete and nothing is left behind.

use std::io::{BufRead, BufReader, Read};
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
    assert_valid(folder, true);
    let left: Vec<_> = std::fs::read_dir(folder.join("tmp")).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

/// Journal, archive and page of a run have all that happened; `ended` says whether the process had time to end them.
fn assert_valid(folder: &Path, ended: bool) {
    let journal = std::fs::read_to_string(folder.join("run.jsonl")).unwrap();
    assert!(journal.ends_with('\n'), "{journal}");
    let lines: Vec<Value> = journal.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.iter().any(|line| line["text"] == "busy"), "{journal}");
    let har: Value = serde_json::from_str(&std::fs::read_to_string(folder.join("run.har")).unwrap()).unwrap();
    assert_eq!(har["log"]["entries"][0]["request"]["url"], "https://a.test/echo");
    let page = std::fs::read_to_string(folder.join("run.html")).unwrap();
    let (_, data) = page.split_once("id=\"data\">\n").unwrap();
    let data = match data.split_once("</script>\n</body>\n</html>\n") {
        Some((data, "")) => data,
        // A page without its end is one as well.
        _ if !ended => data,
        _ => panic!("{data}"),
    };
    assert!(data.ends_with('\n') && !data.contains('<'), "{data}");
    let shown: Vec<Value> = data.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(shown.len(), lines.len() + 1, "{data}");
    assert!(shown[1..].iter().zip(&lines).all(|(shown, line)| shown["seq"] == line["seq"]), "{data}");
}

const RECORDS: [&str; 7] = ["--with-origin", "--journal", "run.jsonl", "--record", "run.har", "--report", "run.html"];

/// The ends that a script brings about itself: what it does, more options, and the exit code.
#[test]
fn whatever_ends_a_run_its_records_are_complete() {
    for (name, with, args, code) in [
        ("good", "", &[][..], 0),
        ("error", "throw new Error('mine')", &[], 1),
        ("rejection", "Promise.reject(new Error('mine'))", &[], 1),
        (
            "memory",
            "const all = []; for (;;) all.push(new Uint8Array(1 << 20).fill(1))",
            &["--memory-limit", "16MB"],
            4,
        ),
        ("no-method", "", &["--call", "pages/index/index.tap"], 1),
        ("background", "", &["--at", "500ms:background"], 0),
    ] {
        let folder = folder(&format!("end-{name}"));
        let script = format!(
            "wx.getFileSystemManager().writeFileSync(wx.env.USER_DATA_PATH + '/f', 'text');
             wx.request({{ url: 'https://a.test/echo', success() {{ console.log('busy'); {with}; }} }});"
        );
        let ran = ended(command(&folder, &script, &[&RECORDS[..], args].concat()).spawn().unwrap());
        assert_eq!(ran.code, code, "{name}: {}", ran.err);
        assert_records(&folder);
    }
}

#[test]
fn records_are_valid_even_where_the_process_is_killed() {
    let folder = folder("killed");
    let mut child = command(&folder, &busy("for (;;);"), &RECORDS).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_valid(&folder, false);
}

#[test]
fn a_signal_ends_a_run_whose_output_is_not_read() {
    let folder = folder("unread");
    let script = "for (;;) console.log('busy');";
    let mut child = command(&folder, script, &["--journal", "-"]).spawn().unwrap();
    // Its journal fills the pipe while its console is read.
    let unread = child.stdout.take();
    let console = BufReader::new(child.stderr.take().unwrap());
    assert_eq!(console.lines().take(600).filter(|line| line.as_ref().is_ok_and(|line| line == "busy")).count(), 600);
    assert!(Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(143));
    drop(unread);
}

#[test]
fn a_closed_pipe_leaves_complete_records() {
    let folder = folder("closed-pipe");
    let mut child = command(&folder, &busy("for (;;) console.log('more')"), &RECORDS).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    drop(out);
    let ran = ended(child);
    assert_eq!(ran.code, 141, "{}", ran.err);
    assert_records(&folder);
}

#[test]
fn what_goes_to_standard_output_is_complete_when_a_signal_comes() {
    for (record, script) in [("--record", busy("")), ("--journal", busy("for (;;);")), ("--report", busy("for (;;);"))]
    {
        let folder = folder(&format!("signal-output{record}"));
        let mut child = command(&folder, &script, &["--with-origin", record, "-"]).spawn().unwrap();
        let mut out = child.stdout.take().unwrap();
        let reading = std::thread::spawn(move || {
            let mut text = String::new();
            out.read_to_string(&mut text).unwrap();
            text
        });
        let mut err = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        while line != "busy\n" {
            line.clear();
            assert!(err.read_line(&mut line).unwrap() > 0, "it ended");
        }
        assert!(Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap().success());
        let code = child.wait().unwrap().code();
        let text = reading.join().unwrap();
        assert_eq!(code, Some(143), "{text}");
        match record {
            "--record" => {
                let har: Value = serde_json::from_str(&text).unwrap();
                assert_eq!(har["log"]["entries"][0]["request"]["url"], "https://a.test/echo");
            }
            "--journal" => {
                let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
                assert!(lines.iter().any(|line| line["text"] == "busy"), "{text}");
            }
            _ => assert!(text.ends_with("</script>\n</body>\n</html>\n"), "{text}"),
        }
    }
}

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
    // The page begins before the run.
    for (record, code) in [("--journal", 1), ("--record", 1), ("--report", 2)] {
        let ran = ended(command(&folder, "console.log(1)", &[record, "/dev/full"]).spawn().unwrap());
        assert!(ran.code == code && ran.err.contains("/dev/full: No space left"), "{record} {} {}", ran.code, ran.err);
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
