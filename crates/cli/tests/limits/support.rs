//! Running the command on a script of the test's own, in a folder of its own.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A folder of a test's own, without what an earlier run left in it.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("limits").join(name);
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A command that runs a script in a folder, for WeChat unless told otherwise; temporary files go into `tmp`.
pub(crate) fn command(folder: &Path, script: &str, args: &[&str]) -> Command {
    std::fs::write(folder.join("main.js"), script).unwrap();
    std::fs::create_dir_all(folder.join("tmp")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    command.current_dir(folder).env("TMPDIR", folder.join("tmp")).args(["run", "--color", "never"]);
    if !args.contains(&"--platform") {
        command.args(["--platform", "wx"]);
    }
    command.args(args).arg("main.js").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

pub(crate) struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

pub(crate) fn run(name: &str, script: &str, args: &[&str]) -> Ran {
    ended(command(&folder(name), script, args).spawn().unwrap())
}

pub(crate) fn ended(child: Child) -> Ran {
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// The test origin, until the runtime is dropped.
pub(crate) fn origin() -> (tokio::runtime::Runtime, qiao_origin::Origin, SocketAddr) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let origin = runtime.block_on(qiao_origin::Origin::builder().start()).unwrap();
    let address = origin.http_addr().unwrap();
    (runtime, origin, address)
}
