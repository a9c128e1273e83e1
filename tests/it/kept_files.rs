//! Files and storage across runs: what persists, to which user it belongs, and what a package contains.

use std::path::Path;

use qiao::{Client, Identity, Launch, Platform, Storage};
use tempfile::TempDir;

use crate::support::Site;

/// Creates a temporary file, a saved one, one in the user folder, and a stored value.
const LEAVE: &str = "
  const files = api.getFileSystemManager();
  const fetch = (then) => api.downloadFile({ url: 'https://a.test/text?text=fine', success: (r) => then(r.tempFilePath), fail: (r) => console.log(r.errMsg) });
  files.writeFileSync(USER + '/a.txt', 'own');
  api.setStorageSync('k', { n: 1 });
  fetch((temp) => fetch((other) => files.saveFile({ tempFilePath: other, success: (r) => console.log(temp + ' ' + r.savedFilePath) })));";

/// Prints which of them can be read.
const LOOK: &str = "
  const files = api.getFileSystemManager();
  // A failure is thrown, or returned as on Baidu.
  const told = (value) => (value instanceof Error ? 'gone' : value);
  const read = (path) => { try { return told(files.readFileSync(path, 'utf8')); } catch (error) { return 'gone'; } };
  let value;
  try { value = JSON.stringify(api.getStorageSync('k')); } catch (error) { value = 'gone'; }
  console.log([read(TEMP), read(SAVED), read(USER + '/a.txt'), value].join());";

fn program(platform: Platform, folder: &Path, constants: &str, body: &str) -> Launch {
    let (api, user) = match platform {
        Platform::Swan => ("swan", "bdfile://usr"),
        _ => ("tt", "ttfile://user"),
    };
    let text = format!("const api = {api}, USER = '{user}'; {constants} {body}");
    Launch::source("main.js", text).platform(platform).storage(Storage::at(folder))
}

/// A program of one app id and one user with this script.
fn program_of(platform: Platform, folder: &Path, constants: &str, body: &str, [app, user]: [&str; 2]) -> Launch {
    let launch = program(platform, folder, constants, body).identity(Identity::new().app_id(app));
    launch.storage(Storage::at(folder).user(user))
}

/// Runs the script that creates the files; returns constants with their names.
async fn leave(site: &Site, platform: Platform, folder: &Path) -> String {
    let transcript = site.play(program_of(platform, folder, "", LEAVE, ["one", "ann"])).await;
    let log = transcript.log();
    let (temp, saved) = log[0].split_once(' ').unwrap();
    let constants = format!("const TEMP = '{temp}', SAVED = '{saved}';");
    transcript.close().await;
    constants
}

async fn look(site: &Site, launch: Launch) -> String {
    let transcript = site.play(launch).await;
    let log = transcript.log();
    transcript.close().await;
    log[0].clone()
}

#[tokio::test]
async fn temporary_files_end_with_the_run_and_the_others_stay() {
    // TTG-FS-001, TTG-FS-002, SWAN-DWN-005, SWAN-FILE-004, SWAN-FILE-014
    let site = Site::new().await;
    for platform in [Platform::TtGadget, Platform::Swan] {
        let folder = TempDir::new().unwrap();
        let constants = leave(&site, platform, folder.path()).await;
        let again = program_of(platform, folder.path(), &constants, LOOK, ["one", "ann"]);
        assert_eq!(look(&site, again).await, "gone,fine,own,{\"n\":1}", "{platform}");
    }
}

#[tokio::test]
async fn files_and_storage_belong_to_one_program_and_one_user() {
    // TTG-FS-003, SWAN-FILE-006, SWAN-FILE-014
    let site = Site::new().await;
    for (platform, nothing) in [(Platform::TtGadget, "gone,gone,gone,\"\""), (Platform::Swan, "gone,gone,gone,\"\"")] {
        let folder = TempDir::new().unwrap();
        let constants = leave(&site, platform, folder.path()).await;
        for (app, user) in [("two", "ann"), ("one", "bob")] {
            let other = program_of(platform, folder.path(), &constants, LOOK, [app, user]);
            assert_eq!(look(&site, other).await, nothing, "{platform}, program {app} of {user}");
        }
    }
}

#[tokio::test]
async fn files_of_the_package_are_read_under_their_names_only() {
    // TTG-FS-004, TTG-UP-003, SWAN-FILE-013, SWAN-FILE-012
    let site = Site::new().await;
    let package = TempDir::new().unwrap();
    std::fs::create_dir(package.path().join("a")).unwrap();
    std::fs::write(package.path().join("a/b"), "packed").unwrap();
    let body = "
      const files = api.getFileSystemManager();
      const told = (value) => (value instanceof Error ? 'no' : value);
      const read = (path) => { try { return told(files.readFileSync(path, 'utf8')); } catch (error) { return 'no'; } };
      const write = (path) => { try { return told(files.writeFileSync(path, 'x')) || 'written'; } catch (error) { return 'no'; } };
      const forms = ['a/b', '/a/b', './a/b', '../a/b', 'file://a/b'];
      console.log(forms.map(read).join());
      console.log(forms.map(write).concat([read('a/b')]).join());
      api.uploadFile({ url: 'https://a.test/echo', filePath: 'a/b', name: 'f',
        success: (r) => console.log(JSON.stringify(r.data).includes('packed')), fail: (r) => console.log(r.errMsg) });";
    for (platform, read) in [
        (Platform::TtGadget, "packed,packed,packed,no,no"),
        // Baidu names a root without a scheme, and no relative paths; `/` is in no source.
        (Platform::Swan, "packed,packed,no,no,no"),
    ] {
        let folder = TempDir::new().unwrap();
        let transcript = site.play(program(platform, folder.path(), "", body).root(package.path())).await;
        assert_eq!(transcript.log(), [read, "no,no,no,no,no,packed", "true"], "{platform}");
    }
}

#[tokio::test]
async fn an_upload_of_baidu_may_have_25_megabytes() {
    // SWAN-UPL-013
    let site = Site::new().await;
    let package = TempDir::new().unwrap();
    std::fs::write(package.path().join("fits"), vec![0; 26_214_400]).unwrap();
    std::fs::write(package.path().join("over"), vec![0; 26_214_401]).unwrap();
    let body = "
      const upload = (filePath, then) => api.uploadFile({ url: 'http://a.test/status/200', filePath, name: 'f',
        success: (r) => console.log(filePath, r.statusCode), fail: (r) => console.log(filePath, 'fails'), complete: then });
      upload('over', () => upload('fits'));";
    for client in [Client::Android, Client::Ios] {
        let folder = TempDir::new().unwrap();
        let launch = program(Platform::Swan, folder.path(), "", body).root(package.path());
        let launch = launch.identity(Identity::new().client(client));
        assert_eq!(site.play(launch).await.log(), ["over fails", "fits 200"], "{client:?}");
    }
    assert_eq!(site.origin.log().requests().len(), 2);
}

#[tokio::test]
async fn modules_of_baidu_are_files_that_require_each_other() {
    // SWAN-ENV-002, SWAN-ENV-005
    let site = Site::new().await;
    let package = TempDir::new().unwrap();
    let write = |name: &str, text: &str| std::fs::write(package.path().join(name), text).unwrap();
    for folder in ["util", "pages"] {
        std::fs::create_dir(package.path().join(folder)).unwrap();
    }
    write("util/one.js", "const own = 1; module.exports = { one: own, more: require('../pages/two').two };");
    write("pages/two.js", "const own = 2; exports.two = own;");
    write("a.js", "exports.early = 1; exports.seen = Object.keys(require('./b').of).join(); exports.late = 2;");
    write("b.js", "exports.of = Object.assign({}, require('./a'));");
    let text = "
      const own = 0;
      const one = require('./util/one.js');
      console.log(own, one.one, one.more, require('./util/one') === one, typeof two);
      console.log(JSON.stringify(require('./a')));";
    let transcript = site.play(Launch::source("main.js", text).platform(Platform::Swan).root(package.path())).await;
    assert_eq!(transcript.log(), ["0 1 2 true undefined", "{\"early\":1,\"seen\":\"early\",\"late\":2}"]);
}

#[tokio::test]
async fn a_module_of_baidu_is_named_from_its_file_or_from_the_root() {
    // SWAN-ENV-006
    let log = required(&["./own", "../util/one", "/util/one", "./own.js"]).await;
    assert_eq!(log, ["own", "one", "one", "own"]);
}

/// The exports of modules that a file in `pages/` requires.
async fn required(names: &[&str]) -> Vec<String> {
    let site = Site::new().await;
    let package = TempDir::new().unwrap();
    for folder in ["util", "pages"] {
        std::fs::create_dir(package.path().join(folder)).unwrap();
    }
    let write = |name: &str, text: &str| std::fs::write(package.path().join(name), text).unwrap();
    write("util/one.js", "module.exports = 'one';");
    write("pages/own.js", "module.exports = 'own';");
    let calls: Vec<String> = names.iter().map(|name| format!("console.log(require('{name}'));")).collect();
    write("pages/page.js", &calls.concat());
    let launch = Launch::source("main.js", "require('./pages/page');").platform(Platform::Swan);
    site.play(launch.root(package.path())).await.log()
}

#[tokio::test]
async fn a_module_of_baidu_without_a_dot_is_named_from_the_root() {
    // SWAN-ENV-006
    assert_eq!(required(&["util/one"]).await, ["one"]);
}
