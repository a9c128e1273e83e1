//! The server as those see it that start it: a process of its own, where it listens, whom to trust.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::Fault;
use crate::serve::{NAME, Places};
use crate::work::{At, Work};

/// The running server. It ends when this is dropped.
pub struct Site {
    server: Child,
    places: Places,
    /// The certificate to trust.
    pub ca: PathBuf,
}

impl Site {
    /// Starts the server by this command; its certificate goes into this folder.
    pub fn start(mut command: Command, folder: &Path) -> Result<Site, Fault> {
        let mut server = command.arg("serve").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(server.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let places: Places = serde_json::from_str(&line)?;
        let ca = folder.join("ca.pem");
        std::fs::write(&ca, &places.ca)?;
        Ok(Site { server, places, ca })
    }

    /// The host and port of HTTPS as a domain list has it.
    pub fn listed(&self) -> String {
        format!("{NAME}:{}", self.places.https)
    }

    /// Where a work asks. Those that check domains know the server by a name, others by its address.
    pub fn url(&self, work: &Work, named: bool) -> String {
        let base = match work.at {
            At::Http => format!("http://127.0.0.1:{}", self.places.http),
            At::Https if named => format!("https://{}", self.listed()),
            At::Https => format!("https://127.0.0.1:{}", self.places.https),
            At::Ws => format!("ws://127.0.0.1:{}", self.places.ws),
        };
        base + work.path
    }

    /// How many UTF-16 units the answer to a work has.
    pub fn characters(&self, work: &Work) -> usize {
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
