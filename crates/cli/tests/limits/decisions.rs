//! What a script throws, prints or calls itself decides nothing.

use serde_json::Value;

use crate::support::{command, ended, folder, run};

#[test]
fn what_a_script_throws_does_not_decide_how_the_run_ended() {
    for (n, script) in [
        "throw null;",
        "try { new ArrayBuffer(1e12); } catch {} throw null;",
        "throw new Error('InternalError: out of memory');",
        "const e = new Error('out of memory'); e.name = 'InternalError'; throw e;",
        "throw Object.assign(new SyntaxError('x'), { stack: '    at main.js:1:1\\n' });",
        "wx.getSystemInfo({ success() { throw null; } });",
        "Promise.reject(null);",
        "JSON.parse('{');",
        "new RegExp('(');",
    ]
    .into_iter()
    .enumerate()
    {
        let script = format!("setTimeout(() => console.log('still here'), 10); {script}");
        let ran = run(&format!("forged-{n}"), &script, &[]);
        let goes_on = ran.out == "still here\n";
        assert_eq!((ran.code, goes_on), (1, true), "{script}: {}", ran.err);
    }
    let ran = run("parse", "const = 1;", &[]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    let ran =
        run("memory", "const all = []; for (;;) all.push('x'.repeat(1e6) + all.length);", &["--memory-limit", "32MiB"]);
    assert_eq!(ran.code, 4, "{}", ran.err);
}

#[test]
fn the_place_of_an_error_shows_nothing_but_the_programs_own_source() {
    let folder = folder("excerpt");
    std::fs::write(folder.join("secret.txt"), "the secret\n").unwrap();
    std::fs::write(folder.join(".env"), "the key\n").unwrap();
    std::fs::create_dir(folder.join("app")).unwrap();
    std::os::unix::fs::symlink("../secret.txt", folder.join("app/link.js")).unwrap();
    for place in ["../secret.txt", "link.js"] {
        let script = format!("const e = new Error('x'); e.stack = '    at f ({place}:1:1)\\n'; throw e;");
        let mut command = command(&folder.join("app"), &script, &[]);
        let ran = ended(command.spawn().unwrap());
        assert!(ran.code == 1 && !ran.err.contains("secret\n") && !ran.err.contains("the secret"), "{}", ran.err);
    }
}

#[test]
fn twenty_thousand_rejections_that_are_handled_later_are_none() {
    let script = "
        const all = [];
        for (let i = 0; i < 20000; i++) all.push(Promise.reject(i));
        all.reverse().forEach((one) => one.catch(() => {}));
        wx.onUnhandledRejection((what) => console.log(what.reason));
        Promise.reject('first'); Promise.reject('second');";
    let ran = run("rejections", script, &[]);
    assert_eq!((ran.code, ran.out.as_str()), (1, "first\nsecond\n"), "{}", ran.err);
}

#[test]
fn every_call_has_one_end() {
    let script = "
        swan.closeSocket({ success: () => console.log('none'), complete: () => console.log('none complete') });
        const tasks = [1, 2].map(() => swan.connectSocket({ url: 'wss://a.test/ws?s=hang' }));
        let open = 0;
        const opened = () => {
          if (++open < 2) return;
          swan.closeSocket({ success: () => console.log('success'), complete: () => console.log('complete') });
        };
        tasks.forEach((task) => task.onOpen(opened));";
    let folder = folder("ends");
    let args = ["--platform", "swan", "--virtual-time", "--journal", "run.jsonl"];
    let ran = ended(command(&folder, script, &args).spawn().unwrap());
    assert_eq!(ran.out, "success\ncomplete\nsuccess\ncomplete\n", "{}", ran.err);
    let journal = std::fs::read_to_string(folder.join("run.jsonl")).unwrap();
    let lines: Vec<Value> = journal.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let calls: Vec<&Value> = lines.iter().filter(|line| line["kind"] == "call").map(|line| &line["call"]).collect();
    assert_eq!(calls.len(), 4, "{journal}");
    for call in calls {
        let ends = lines.iter().filter(|line| line["kind"] == "end" && line["call"] == *call).count();
        assert_eq!(ends, 1, "call {call} in {journal}");
    }
}
