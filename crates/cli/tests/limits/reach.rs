//! What a program can reach: files of its own, and addresses that are not private. Settings that make no sense are refused.

use std::process::{Command, Stdio};

use crate::support::{command, ended, folder, origin, run};

#[test]
fn odd_settings_are_refused_with_what_was_expected() {
    let folder = folder("odd");
    std::fs::write(folder.join("bom.json"), "\u{feff}{\"request\": []}").unwrap();
    std::fs::write(folder.join("twice.json"), r#"{"request": [], "request": []}"#).unwrap();
    std::fs::write(folder.join("stars.json"), r#"{"request": ["https://*"]}"#).unwrap();
    for (args, code, said) in [
        (&["--memory-limit", "0"][..], 2, "expected at least"),
        (&["--memory-limit", "1"], 2, "expected at least"),
        (&["--timeout", "0s"], 2, "expected for example 30s"),
        (&["--appid", "a\nb"], 2, "expected one line"),
        (&["--domains", "bom.json"], 2, "byte order mark"),
        (&["--domains", "twice.json"], 2, "duplicate key `request`"),
        (&["--domains", "stars.json"], 2, "expected https://api.example.com"),
        (&["--allow", "https://*"], 2, "expected https://api.example.com"),
        (&["--domains", "/dev/zero"], 2, "not a regular file"),
        (&["--ca", "/dev/zero"], 2, "not a regular file"),
    ] {
        let ran = ended(command(&folder, "", args).spawn().unwrap());
        assert!(ran.code == code && ran.err.contains(said), "{args:?} {} {}", ran.code, ran.err);
    }
    std::fs::write(folder.join("a.test.js"), "test('a', () => {});").unwrap();
    let tests = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
        command.current_dir(&folder).arg("test").args(args).stdout(Stdio::piped()).stderr(Stdio::piped());
        ended(command.spawn().unwrap())
    };
    let ran = tests(&["--test-timeout", "0s"]);
    assert!(ran.code == 2 && ran.err.contains("expected for example 30s"), "{} {}", ran.code, ran.err);
    for (section, said) in [
        (r#"{"timeout": "0s"}"#, "test.timeout: it must be longer"),
        (r#"{"jobs": 0}"#, "test.jobs: expected at least 1"),
    ] {
        std::fs::write(folder.join("qiao.json"), format!(r#"{{"test": {section}}}"#)).unwrap();
        let ran = tests(&[]);
        assert!(ran.code == 2 && ran.err.contains(said), "{section} {} {}", ran.code, ran.err);
    }
}

#[test]
fn files_are_regular_files_in_the_programs_own_folder() {
    let folder = folder("files");
    std::fs::write(folder.join(".env"), "KEY=1").unwrap();
    std::fs::create_dir(folder.join(".git")).unwrap();
    std::fs::write(folder.join(".git/config.js"), "module.exports = 'config'").unwrap();
    std::fs::write(folder.join("other.js"), "module.exports = 'other'").unwrap();
    let made = Command::new("mkfifo").arg(folder.join("pipe.js")).status().unwrap();
    assert!(made.success());
    let script = "
        const fs = wx.getFileSystemManager();
        const tried = (name, act) => { try { console.log(name, act()); } catch (e) { console.log(name, 'fails'); } };
        tried('env', () => fs.readFileSync('.env', 'utf8'));
        tried('git', () => require('./.git/config'));
        tried('list', () => fs.readdirSync('/').join());
        tried('pipe', () => require('./pipe.js'));
        tried('read', () => fs.readFileSync('pipe.js', 'utf8'));
        tried('open', () => fs.openSync({ filePath: 'pipe.js', flag: 'r' }));
        tried('other', () => require('./other.js'));";
    let ran = ended(command(&folder, script, &[]).spawn().unwrap());
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[..2], ["env fails", "git fails"], "{} {}", ran.out, ran.err);
    assert!(!lines[2].contains(".env") && lines[2].contains("other.js"), "{}", lines[2]);
    assert_eq!(lines[3..], ["pipe fails", "read fails", "open fails", "other other"], "{}", ran.err);
    let ran = ended(command(&folder, script, &["--root", "none"]).spawn().unwrap());
    assert!(ran.out.lines().all(|line| line.ends_with("fails")), "{}", ran.out);
    let mut pipe = Command::new(env!("CARGO_BIN_EXE_qiao"));
    pipe.current_dir(&folder).args(["run", "pipe.js"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let ran = ended(pipe.spawn().unwrap());
    assert!(ran.code == 3 && ran.err.contains("not a regular file"), "{} {}", ran.code, ran.err);
}

#[test]
fn an_error_that_claims_a_place_in_a_hidden_file_does_not_show_it() {
    let folder = folder("claimed-place");
    std::fs::write(folder.join(".env"), "KEY=secret").unwrap();
    let script = "const error = new Error('look'); error.stack = '    at .env:1:1'; throw error;";
    let ran = ended(command(&folder, script, &[]).spawn().unwrap());
    assert!(ran.code == 1 && ran.err.contains("look") && !ran.err.contains("secret"), "{}", ran.err);
}

#[test]
fn what_a_project_answers_comes_from_its_folder() {
    let folder = folder("answers");
    std::fs::create_dir_all(folder.join("app/p")).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    write("secret.txt", "secret");
    write("app/own.txt", "own");
    write("app/app.json", r#"{"pages": ["p/p"]}"#);
    write(
        "app/p/p.js",
        "wx.chooseImage({
           success: (r) => console.log(wx.getFileSystemManager().readFileSync(r.tempFilePaths[0], 'utf8')),
           fail: (e) => console.log(e.errMsg),
         });
         Page({});",
    );
    std::os::unix::fs::symlink("../secret.txt", folder.join("app/link.txt")).unwrap();
    let absolute = folder.join("secret.txt").canonicalize().unwrap();
    for (file, out) in [
        ("own.txt", "own\n"),
        ("../secret.txt", "chooseImage:fail cancel\n"),
        ("link.txt", "chooseImage:fail cancel\n"),
        (absolute.to_str().unwrap(), "chooseImage:fail cancel\n"),
    ] {
        write("app/qiao.json", &format!(r#"{{"platform": "wx", "answers": {{"chooseImage": "{file}"}}}}"#));
        let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
        let ran = ended(
            command
                .current_dir(&folder)
                .args(["run", "app"])
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap(),
        );
        assert_eq!(ran.out, out, "{file}: {}", ran.err);
        assert_eq!(ran.err.contains("is not in the project"), file != "own.txt", "{}", ran.err);
    }
}

#[test]
fn pipes_in_a_project_or_beside_tests_hold_nothing_up() {
    let folder = folder("pipes");
    std::fs::create_dir_all(folder.join("app/p")).unwrap();
    std::fs::create_dir_all(folder.join("__snapshots__")).unwrap();
    std::fs::write(folder.join("app/app.json"), r#"{"pages": ["p/p"]}"#).unwrap();
    let page = "try { require('none'); } catch {} console.log(JSON.stringify(wx.getExtConfigSync())); Page({});";
    std::fs::write(folder.join("app/p/p.js"), page).unwrap();
    let test = "
        it('has a snapshot', () => expect(1).toMatchSnapshot());
        it('replays', () => expect(() => origin.replay('a.har')).toThrow('not a regular file'));
        it('answers', () => expect(() => origin.on('/', { file: 'a.har' })).toThrow('not a regular file'));";
    std::fs::write(folder.join("a.test.js"), test).unwrap();
    let pipes =
        ["app/package.json", "app/ext.json", "app/p/p.json", "app/p/p.wxml", "app/app.js", "b.test.js", "a.har"];
    for pipe in pipes.iter().chain(&["__snapshots__/a.test.js.snap"]) {
        assert!(Command::new("mkfifo").arg(folder.join(pipe)).status().unwrap().success());
    }
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
        ended(command.current_dir(&folder).args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap())
    };
    let ran = run(&["run", "--platform", "wx", "app"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "{}\n"), "{}", ran.err);
    let ran = run(&["test", "--ci", "--platform", "wx", "."]);
    assert!(ran.out.contains("2 passed, 1 failed, 0 skipped in 1 file"), "{}{}", ran.out, ran.err);
}

#[test]
fn a_project_stays_in_its_folder_and_says_what_is_unknown() {
    let folder = folder("project");
    std::fs::create_dir_all(folder.join("app/src")).unwrap();
    std::fs::create_dir_all(folder.join("outside")).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.join("app").join(name), text).unwrap();
    let run = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
        let command = command.current_dir(&folder).args(["run", "--platform", "wx", "app"]);
        ended(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap())
    };
    write("project.config.json", r#"{"appid": "wx1", "miniprogramRoot": "../outside"}"#);
    let ran = run();
    assert!(ran.code == 3 && ran.err.contains("leads out of the project's folder"), "{}", ran.err);
    write("project.config.json", r#"{"appid": "wx1", "miniprogramRoot": "src/"}"#);
    std::fs::write(folder.join("outside/app.json"), r#"{"pages": ["a/a"]}"#).unwrap();
    std::os::unix::fs::symlink("../../outside/app.json", folder.join("app/src/app.json")).unwrap();
    let ran = run();
    assert!(ran.code == 3, "{} {}", ran.code, ran.err);
    write("qiao.json", r#"{"domain": {"request": []}}"#);
    let ran = run();
    assert!(ran.code == 3 && ran.err.contains("did you mean `domains`?"), "{} {}", ran.code, ran.err);
}

#[test]
fn private_addresses_are_out_of_reach_whatever_leads_to_them() {
    let (_runtime, _origin, address) = origin();
    let port = address.port();
    let script = format!(
        "const P = {port}, call = (url) => wx.request({{ url, complete: (r) => console.log(url, r.errMsg) }});
         ['127.0.0.1', '127.1', '0x7f000001', '2130706433', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '[64:ff9b::7f00:1]',
          '0.0.0.0', '169.254.169.254', 'named.test'].forEach((host) => call(`http://${{host}}:${{P}}/echo`));
         const task = wx.connectSocket({{ url: `ws://127.0.0.1:${{P}}/ws` }});
         task.onError((e) => console.log('socket', e.errMsg));
         task.onOpen(() => console.log('socket open'));"
    );
    let resolve = format!("named.test:{port}:{address}");
    let args = ["--resolve", &resolve, "--deny-private"];
    let ran = run("private", &script, &args);
    assert_eq!(ran.out.lines().count(), 12, "{} {}", ran.out, ran.err);
    assert!(!ran.out.contains("request:ok") && !ran.out.contains("socket open"), "{}", ran.out);
    assert!(ran.err.contains("leads to 127.0.0.1, which this run may not connect to"), "{}", ran.err);
    let redirect = format!(
        "wx.request({{ url: 'https://api.example.test/redirect?to=http://127.0.0.1:{port}/echo', complete: (r) => console.log(r.errMsg) }});
         wx.request({{ url: 'https://api.example.test/echo', complete: (r) => console.log(r.errMsg) }});"
    );
    let ran = run("private-redirect", &redirect, &["--with-origin", "--deny-private"]);
    let mut lines: Vec<&str> = ran.out.lines().collect();
    lines.sort_unstable();
    assert!(
        lines.len() == 2 && lines[0].starts_with("request:fail") && lines[1] == "request:ok",
        "{} {}",
        ran.out,
        ran.err
    );
    let proxy = format!("http://{address}");
    let ran = run(
        "private-proxy",
        "wx.request({ url: 'http://10.0.0.1/', fail: (r) => console.log('fail') })",
        &["--proxy", &proxy, "--deny-private"],
    );
    assert_eq!(ran.out, "fail\n", "{}", ran.err);
}
