//! Finds or installs the binaries of the runtimes. The versions of Bun, Deno and `ws` are pinned here and nowhere
//! else.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Fault;
use crate::args::Bench;
use crate::peers::Peer;

/// Packages from npm. Node is the one on the machine; `ws` is for versions of Node without a WebSocket.
const PACKAGES: &[(&str, &str)] = &[("bun", "1.4.5"), ("deno", "2.9.6"), ("ws", "8.23.0")];

/// The binaries that were found, and their versions.
pub(crate) struct Installed {
    /// The folder with the packages from npm.
    pub folder: PathBuf,
    found: BTreeMap<Peer, (PathBuf, String)>,
}

impl Installed {
    /// Builds and installs what is missing. A runtime that is not available is left out, with a warning.
    pub(crate) fn gather(bench: &Bench, own: &Path) -> Result<Installed, Fault> {
        let target = own.parent().and_then(Path::parent).ok_or("this command is not in a target folder")?;
        let mut installed = Installed { folder: target.join("bench-peers"), found: BTreeMap::new() };
        if bench.peers.iter().any(|peer| matches!(peer, Peer::Node | Peer::Bun | Peer::Deno))
            && let Err(fault) = installed.packages()
        {
            eprintln!("npm: {fault}");
        }
        for peer in &bench.peers {
            match installed.find(*peer, bench, own) {
                Ok(program) => drop(installed.found.insert(*peer, program)),
                Err(fault) => eprintln!("{peer} is left out: {fault}"),
            }
        }
        Ok(installed)
    }

    /// The runtimes, in the order of tables.
    pub(crate) fn peers(&self) -> Vec<Peer> {
        self.found.keys().copied().collect()
    }

    /// The version that a runtime reports; empty if it has none.
    pub(crate) fn version(&self, peer: Peer) -> &str {
        self.found.get(&peer).map_or("", |(_, version)| version)
    }

    /// The binary of a runtime.
    pub(crate) fn path(&self, peer: Peer) -> Result<&Path, Fault> {
        Ok(self.found.get(&peer).ok_or_else(|| format!("{peer} is not installed"))?.0.as_path())
    }

    fn find(&self, peer: Peer, bench: &Bench, own: &Path) -> Result<(PathBuf, String), Fault> {
        let path = match peer {
            Peer::Nothing | Peer::Bare => return Ok((own.to_owned(), String::new())),
            Peer::Qiao => qiao(bench, own)?,
            Peer::Node => PathBuf::from("node"),
            Peer::Bun | Peer::Deno => self.folder.join("node_modules/.bin").join(peer.title().to_lowercase()),
        };
        let version = version(&path)?;
        Ok((path, version))
    }

    /// Installs packages that are missing or have another version.
    fn packages(&self) -> Result<(), Fault> {
        if PACKAGES.iter().all(|(name, version)| self.has(name, version)) {
            return Ok(());
        }
        std::fs::create_dir_all(&self.folder)?;
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-audit", "--no-fund", "--save-exact", "--loglevel", "error", "--prefix"]);
        npm.arg(&self.folder).args(PACKAGES.iter().map(|(name, version)| format!("{name}@{version}")));
        finish(npm.stdout(Stdio::null()))
    }

    fn has(&self, name: &str, version: &str) -> bool {
        let manifest = self.folder.join("node_modules").join(name).join("package.json");
        let manifest = std::fs::read(manifest).ok().and_then(|text| serde_json::from_slice(&text).ok());
        manifest.is_some_and(|manifest: serde_json::Value| manifest["version"] == version)
    }
}

/// The command given by `--qiao`, or one built in the same profile as this one.
fn qiao(bench: &Bench, own: &Path) -> Result<PathBuf, Fault> {
    if let Some(path) = &bench.qiao {
        return Ok(path.clone());
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.args(["build", "--quiet", "--package", "qiao-cli", "--manifest-path"]);
    build.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.toml"));
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    finish(&mut build)?;
    Ok(own.with_file_name(format!("qiao{}", std::env::consts::EXE_SUFFIX)))
}

/// The version that `--version` prints. The first start of a package from npm also completes its installation.
fn version(path: &Path) -> Result<String, Fault> {
    let output = Command::new(path).arg("--version").output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let line = String::from_utf8(output.stdout)?.lines().next().unwrap_or_default().to_owned();
    Ok(line.split(' ').find(|word| word.contains('.')).unwrap_or(&line).trim_start_matches('v').to_owned())
}

fn finish(command: &mut Command) -> Result<(), Fault> {
    let status = command.status().map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    if status.success() { Ok(()) } else { Err(format!("{}: {status}", command.get_program().display()).into()) }
}
