//! The settings of a process that runs a workload. Scripts require or import them as a module in the same folder, this
//! crate's own processes read them as JSON.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::Fault;

/// The settings of one process.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Settings {
    /// Name of the script.
    pub script: String,
    /// URL of the server.
    pub url: String,
    /// Number of requests or messages.
    pub count: u32,
    /// Number of requests in flight, or of mini-programs.
    pub parallel: u32,
    /// Size of a message or an upload, in bytes.
    pub bytes: usize,
    /// Length of a response, in UTF-16 units.
    pub characters: usize,
    /// The file that is uploaded.
    pub file: PathBuf,
    /// File with the CA certificate.
    pub ca: PathBuf,
    /// A path from which packages of npm are resolved.
    pub modules: PathBuf,
}

impl Settings {
    /// Writes the settings in all three forms.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), Fault> {
        let json = serde_json::to_string(self)?;
        std::fs::write(folder.join("settings.js"), format!("module.exports = {json};\n"))?;
        std::fs::write(folder.join("settings.mjs"), format!("export default {json};\n"))?;
        std::fs::write(folder.join("settings.json"), json)?;
        Ok(())
    }

    /// Reads the settings from their JSON file.
    pub(crate) fn read(path: &Path) -> Result<Settings, Fault> {
        Ok(serde_json::from_slice(&std::fs::read(path)?)?)
    }
}
