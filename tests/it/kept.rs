//! What outlives a run: saved files, the program's own and its storage, each program's and each
//! user's for itself.

use qiao::{Launch, Platform};
use tempfile::TempDir;

use crate::support::Site;

/// Prints what there is of an earlier run, then leaves something of every kind.
const SCRIPT: &str = "
    const files = wx.getFileSystemManager();
    const own = wx.env.USER_DATA_PATH + '/own.txt';
    const there = (path) => { try { return files.readFileSync(path, 'utf8'); } catch (error) { return 'nothing'; } };
    const paths = wx.getStorageSync('paths') || {};
    console.log(wx.getStorageSync('text') || 'nothing', there(own), there(paths.saved || '/'), there(paths.temp || '/'));
    wx.setStorageSync('text', 'stored');
    files.writeFileSync(own, 'own');
    const download = (then) => wx.downloadFile({ url: 'https://a.test/text?text=saved', success: then });
    download((kept) => download((temp) => wx.saveFile({ tempFilePath: kept.tempFilePath, success: (res) => {
      wx.setStorageSync('paths', { saved: res.savedFilePath, temp: temp.tempFilePath });
      console.log(there(res.savedFilePath), there(temp.tempFilePath));
    } })));
";

/// What a first run finds and leaves.
const FIRST: [&str; 2] = ["nothing nothing nothing nothing", "saved saved"];

async fn run(site: &Site, folder: &TempDir, app: &str, user: &str) -> Vec<String> {
    let launch = Launch::source("main.js", SCRIPT).platform(Platform::Wx);
    let transcript = site.play(launch.app_id(app).user(user).storage(folder.path())).await;
    let log = transcript.log();
    transcript.close().await;
    log
}

#[tokio::test]
async fn all_but_temporary_files_outlives_a_run() {
    // WX-FS-002, WX-FS-003, WX-FS-004, WX-STO-006
    let (site, folder) = (Site::new().await, tempfile::tempdir().unwrap());
    assert_eq!(run(&site, &folder, "wx1", "one").await, FIRST);
    assert_eq!(run(&site, &folder, "wx1", "one").await, ["stored own saved nothing", "saved saved"]);
}

#[tokio::test]
async fn programs_and_users_have_their_files_and_storage_for_themselves() {
    // WX-FS-016, WX-STO-006
    let (site, folder) = (Site::new().await, tempfile::tempdir().unwrap());
    assert_eq!(run(&site, &folder, "wx1", "one").await, FIRST);
    assert_eq!(run(&site, &folder, "wx2", "one").await, FIRST);
    assert_eq!(run(&site, &folder, "wx1", "two").await, FIRST);
    assert_eq!(run(&site, &folder, "wx1", "one").await, ["stored own saved nothing", "saved saved"]);
}
