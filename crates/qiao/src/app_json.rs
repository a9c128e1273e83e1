//! The program's own configuration file, `app.json`: what the host reads of it.

use std::path::{Path, PathBuf};

use qiao_rules::NetworkTimeout;
use serde_json::Value;

use crate::error::Error;

/// The name of the file, in the program's folder.
const FILE: &str = "app.json";

/// What the file says.
#[derive(Debug, Default)]
pub struct AppJson {
    /// `networkTimeout`
    pub network_timeout: NetworkTimeout,
    /// `requiredBackgroundModes`
    pub background_modes: Vec<String>,
}

/// Reads the file in a folder; it says nothing where there is no such file.
///
/// # Errors
/// The file cannot be read, or is no JSON.
pub fn read(folder: &Path) -> Result<AppJson, Error> {
    let path: PathBuf = folder.join(FILE);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(AppJson::default()),
        Err(source) => return Err(Error::Read { path, source }),
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let file: Value = serde_json::from_str(text).map_err(|error| Error::Config { path, why: error.to_string() })?;
    let given = |api: &str| file["networkTimeout"][api].as_f64();
    let modes = file["requiredBackgroundModes"].as_array().into_iter().flatten();
    Ok(AppJson {
        network_timeout: NetworkTimeout {
            request: given("request"),
            upload_file: given("uploadFile"),
            download_file: given("downloadFile"),
            connect_socket: given("connectSocket"),
        },
        background_modes: modes.filter_map(Value::as_str).map(str::to_owned).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_outs_and_modes_are_read_from_the_file_if_there_is_one() {
        // WX-TMO-001, WX-TMO-002, TTG-CFG-001, SWAN-NET-010
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path()).unwrap().network_timeout, NetworkTimeout::default());
        let text = r#"{
            "pages": [], "networkTimeout": { "request": 3000, "uploadFile": 5000 },
            "requiredBackgroundModes": ["audio", 7]
        }"#;
        std::fs::write(folder.path().join(FILE), text).unwrap();
        let AppJson { network_timeout: given, background_modes } = read(folder.path()).unwrap();
        assert_eq!((given.request, given.upload_file, given.download_file), (Some(3000.0), Some(5000.0), None));
        assert_eq!(background_modes, ["audio"]);
        std::fs::write(folder.path().join(FILE), "{").unwrap();
        assert!(read(folder.path()).is_err());
    }
}
