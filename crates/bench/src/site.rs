//! The server process as its parent sees it: its URLs and its certificate. It runs until this is dropped.
//! What it serves is in `serve`.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::Fault;
use crate::serve::{NAME, Places};
use crate::work::{At, Work};

/// The running server. It is killed when this is dropped.
pub(crate) struct Site {
    server: Child,
    places: Places,
    /// File with the CA certificate.
    pub ca: PathBuf,
}

impl Site {
    /// Starts the server with this command, and writes its certificate into this folder.
    pub(crate) fn start(mut command: Command, folder: &Path) -> Result<Site, Fault> {
        let mut server = command.arg("serve").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(server.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let places: Places = serde_json::from_str(&line)?;
        let ca = folder.join("ca.pem");
        std::fs::write(&ca, &places.ca)?;
        Ok(Site { server, places, ca })
    }

    /// Host and port of HTTPS, for a domain list.
    pub(crate) fn listed(&self) -> String {
        format!("{NAME}:{}", self.places.https)
    }

    /// The URL of a workload. With `named`, HTTPS has the host name instead of the address, for clients that check
    /// domains.
    pub(crate) fn url(&self, work: &Work, named: bool) -> String {
        let base = match work.at {
            At::Http => format!("http://127.0.0.1:{}", self.places.http),
            At::Https if named => format!("https://{}", self.listed()),
            At::Https => format!("https://127.0.0.1:{}", self.places.https),
            At::Ws => format!("ws://127.0.0.1:{}", self.places.ws),
        };
        base + work.path
    }

    /// Length of the response in UTF-16 units; 0 if the path has no fixed response.
    pub(crate) fn characters(&self, work: &Work) -> usize {
        let path = work.path.split('?').next();
        let known = self.places.characters.iter().find(|(at, _)| Some(at.as_str()) == path);
        known.map_or(0, |(_, characters)| *characters)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}
