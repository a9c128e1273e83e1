//! `qiao origin` with a certificate of the user's own, as programs reach it over TLS.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};

const NAME: &str = "phone.example.test";

/// A folder with `ca.pem`, and `chain.pem` and `key.pem` for the name.
fn certified(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("certified").join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let mut root = CertificateParams::default();
    root.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let root = CertifiedIssuer::self_signed(root, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let leaf = CertificateParams::new(vec![NAME.to_owned()]).unwrap().signed_by(&key, &root).unwrap();
    for (file, text) in [("ca.pem", root.pem()), ("chain.pem", leaf.pem()), ("key.pem", key.serialize_pem())] {
        std::fs::write(folder.join(file), text).unwrap();
    }
    folder
}

fn qiao(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    command.args(["--color", "never"]).args(args).current_dir(folder);
    command
}

/// A process that is killed when dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_users_certificate_is_shown_to_requests_and_sockets() {
    let folder = certified("shown");
    let args = ["origin", "--cert", "chain.pem", "--key", "key.pem"];
    let mut origin = Running(qiao(&folder, &args).stdout(Stdio::piped()).spawn().unwrap());
    let lines = BufReader::new(origin.0.stdout.take().unwrap()).lines();
    let address = lines.map_while(Result::ok).find_map(|line| Some(line.strip_prefix("https://")?.to_owned())).unwrap();
    let script = format!(
        "wx.request({{ url: 'https://{NAME}/echo', success: (res) => console.log('status', res.statusCode) }});\n\
         const task = wx.connectSocket({{ url: 'wss://{NAME}/ws' }});\n\
         task.onOpen(() => {{ console.log('open'); task.close({{}}); }});\n\
         wx.request({{ url: 'https://expired.{NAME}/echo', fail: () => console.log('refused') }});\n"
    );
    std::fs::write(folder.join("script.js"), script).unwrap();
    let [own, expired] = ["", "expired."].map(|label| format!("{label}{NAME}:443:{address}"));
    let run = ["run", "--platform", "wx", "--ca", "ca.pem", "--resolve", &own, "--resolve", &expired, "script.js"];
    let Output { stdout, stderr, .. } = qiao(&folder, &run).output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    for line in ["status 200", "open", "refused"] {
        assert!(out.contains(line), "{line}: {out}{err}");
    }
}

#[test]
fn files_that_cannot_be_served_are_named() {
    let (folder, other) = (certified("one"), certified("other"));
    let other = other.join("key.pem");
    let cases = [
        (["gone.pem", "key.pem"], "--cert gone.pem: "),
        (["chain.pem", "gone.pem"], "--key gone.pem: "),
        (["key.pem", "key.pem"], "--cert key.pem: there is no certificate in PEM"),
        (["chain.pem", "chain.pem"], "--key chain.pem: there is no private key in PEM"),
        (["chain.pem", other.to_str().unwrap()], "the key does not belong to the certificate in chain.pem"),
    ];
    for ([cert, key], message) in cases {
        let output = qiao(&folder, &["origin", "--cert", cert, "--key", key]).output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{err}");
        assert!(err.contains(message), "{message}: {err}");
    }
    let alone = qiao(&folder, &["origin", "--cert", "chain.pem"]).output().unwrap();
    assert_eq!(alone.status.code(), Some(2), "a certificate needs its key");
}
