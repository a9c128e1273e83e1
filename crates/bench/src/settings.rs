//! What a process that carries out a work is told. Scripts have it as a module beside them, our own
//! processes as a file of JSON.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::Fault;

/// The settings of one run of one work.
#[derive(Debug, Serialize, Deserialize)]
pub struct Settings {
    /// Which of the scripts.
    pub script: String,
    /// The address to ask.
    pub url: String,
    /// How many times.
    pub count: u32,
    /// How many at a time; how many mini-programs.
    pub parallel: u32,
    /// How long a message or an upload is.
    pub bytes: usize,
    /// How long an answer is, in UTF-16 units.
    pub characters: usize,
    /// What is uploaded.
    pub file: PathBuf,
    /// The certificate to trust.
    pub ca: PathBuf,
    /// The folder beside which packages of npm are found.
    pub modules: PathBuf,
}

impl Settings {
    /// Writes them where scripts and our own processes look for them.
    pub fn write(&self, folder: &Path) -> Result<(), Fault> {
        let json = serde_json::to_string(self)?;
        std::fs::write(folder.join("settings.js"), format!("module.exports = {json};\n"))?;
        std::fs::write(folder.join("settings.mjs"), format!("export default {json};\n"))?;
        std::fs::write(folder.join("settings.json"), json)?;
        Ok(())
    }

    /// Reads what was written.
    pub fn read(path: &Path) -> Result<Settings, Fault> {
        Ok(serde_json::from_slice(&std::fs::read(path)?)?)
    }
}
