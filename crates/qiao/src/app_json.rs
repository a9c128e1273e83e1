//! The program's own configuration file, `app.json`: what the network reads of it.

use std::path::{Path, PathBuf};

use qiao_rules::NetworkTimeout;
use serde_json::Value;

use crate::error::Error;

/// The name of the file, in the program's folder.
const FILE: &str = "app.json";

/// The time-outs that the file in a folder gives; none where there is no such file.
///
/// # Errors
/// The file cannot be read, or is no JSON.
pub fn network_timeout(folder: &Path) -> Result<NetworkTimeout, Error> {
    let path: PathBuf = folder.join(FILE);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(NetworkTimeout::default()),
        Err(source) => return Err(Error::Read { path, source }),
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let file: Value = serde_json::from_str(text).map_err(|error| Error::Config { path, why: error.to_string() })?;
    let given = |api: &str| file["networkTimeout"][api].as_f64();
    Ok(NetworkTimeout {
        request: given("request"),
        upload_file: given("uploadFile"),
        download_file: given("downloadFile"),
        connect_socket: given("connectSocket"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_outs_are_read_from_the_file_if_there_is_one() {
        // WX-TMO-001, WX-TMO-002, TTG-CFG-001, SWAN-NET-010
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(network_timeout(folder.path()).unwrap(), NetworkTimeout::default());
        let text = r#"{ "pages": [], "networkTimeout": { "request": 3000, "uploadFile": 5000 } }"#;
        std::fs::write(folder.path().join(FILE), text).unwrap();
        let given = network_timeout(folder.path()).unwrap();
        assert_eq!((given.request, given.upload_file, given.download_file), (Some(3000.0), Some(5000.0), None));
        std::fs::write(folder.path().join(FILE), "{").unwrap();
        assert!(network_timeout(folder.path()).is_err());
    }
}
