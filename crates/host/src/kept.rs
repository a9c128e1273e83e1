//! What a program keeps, as its embedder sees and changes it: values of its storage, and its files. Nothing of this is
//! a call of the script: the journal does not show it. It must not know how script reads them.

use std::io::Read;

use qiao_abi::{FileFault, Namespace, StorageFault};
use qiao_rules::admit::storage::{Stored, room};
use qiao_rules::files::locate;
use serde_json::Value;
use tokio::sync::watch;

use crate::files::{self, KeptFile, Part};
use crate::program::Program;
use crate::state::NamespaceState;

impl Program {
    /// The keys of the storage of an API object, sorted.
    pub fn stored_keys(&self, namespace: Namespace) -> Vec<String> {
        let Some(at) = self.state.namespace(namespace) else { return Vec::new() };
        at.storage.borrow().keys().map(str::to_owned).collect()
    }

    /// The value under a key as JSON: null for `undefined`, milliseconds since the Unix epoch for a date.
    pub fn stored(&self, namespace: Namespace, key: &str) -> Option<Value> {
        self.state.namespace(namespace)?.storage.borrow().get(key).map(shown)
    }

    /// Stores a value within the limits of the platform.
    ///
    /// # Errors
    /// It is too large, or cannot be written to disk.
    pub fn store(&self, namespace: Namespace, key: String, value: Value) -> Result<(), StorageFault> {
        let at = self.state.namespace(namespace).ok_or_else(|| StorageFault::NoKey(key.clone()))?;
        at.storage.borrow_mut().set(key, stored(value), room(&at.app, false))
    }

    /// Removes the value under a key, or all values.
    ///
    /// # Errors
    /// The change cannot be written to disk.
    pub fn unstore(&self, namespace: Namespace, key: Option<&str>) -> Result<(), StorageFault> {
        let Some(at) = self.state.namespace(namespace) else { return Ok(()) };
        let mut storage = at.storage.borrow_mut();
        match key {
            Some(key) => storage.remove(key),
            None => storage.clear(),
        }
    }

    /// Counts the changes of the storage, by script and by the embedder.
    pub fn storage_changes(&self, namespace: Namespace) -> Option<watch::Receiver<u64>> {
        Some(self.state.namespace(namespace)?.storage.borrow().changes())
    }

    /// Counts the changes of the files, by script and by the embedder.
    pub fn file_changes(&self, namespace: Namespace) -> Option<watch::Receiver<u64>> {
        Some(self.state.namespace(namespace)?.files.changes())
    }

    /// The files of an API object outside of its package: temporary, saved, and its own.
    ///
    /// # Errors
    /// A folder cannot be read.
    pub fn kept_files(&self, namespace: Namespace) -> Result<Vec<KeptFile>, FileFault> {
        files::kept(self.at(namespace)?)
    }

    /// The bytes of a file by the path that script has for it.
    ///
    /// # Errors
    /// There is no such file, or no memory for it.
    pub fn read_file(&self, namespace: Namespace, path: &str) -> Result<Vec<u8>, FileFault> {
        let at = self.at(namespace)?;
        let (mut file, size) = at.files.file(&locate(&at.app, path)?, self.state.root.as_ref())?;
        let mut bytes = Vec::new();
        let wanted = usize::try_from(size).unwrap_or(usize::MAX);
        bytes.try_reserve_exact(wanted).map_err(|error| FileFault::Io(error.to_string()))?;
        let read = file.by_ref().take(size).read_to_end(&mut bytes);
        read.map(|_| bytes).map_err(|error| at.files.fault(&error))
    }

    /// Writes a file in place of one that may be there. Its folder has to exist.
    ///
    /// # Errors
    /// The path is outside of what a program may change, there is no such folder, or the file does not fit.
    pub fn write_file(&self, namespace: Namespace, path: &str, bytes: &[u8]) -> Result<(), FileFault> {
        let at = self.at(namespace)?;
        let place = files::changeable(locate(&at.app, path)?)?;
        at.files.check_file(bytes.len() as u64)?;
        Part::store(&at.files, &place, &self.state.unique_name(), |part| part.write(bytes))
    }

    /// Deletes a file.
    ///
    /// # Errors
    /// There is no such file, or it is part of the package.
    pub fn remove_file(&self, namespace: Namespace, path: &str) -> Result<(), FileFault> {
        let at = self.at(namespace)?;
        let place = files::changeable(locate(&at.app, path)?)?;
        at.files.unlink(&place, None, at.files.size(&place))
    }

    fn at(&self, namespace: Namespace) -> Result<&NamespaceState, FileFault> {
        self.state.namespace(namespace).map(|at| &**at).ok_or(FileFault::NotFound)
    }
}

fn shown(value: Stored) -> Value {
    match value {
        Stored::Undefined | Stored::Null => Value::Null,
        Stored::Bool(flag) => flag.into(),
        Stored::Number(number) | Stored::Date(number) => json_number(number),
        Stored::Text(text) => Value::String(text.into()),
        Stored::Json(json) => serde_json::from_str(&json).unwrap_or_else(|_| Value::String(json.into())),
    }
}

/// A number as JSON; whole ones without a fraction.
fn json_number(number: f64) -> Value {
    const SAFE: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < SAFE { Value::from(number as i64) } else { number.into() }
}

fn stored(value: Value) -> Stored {
    match value {
        Value::Null => Stored::Null,
        Value::Bool(flag) => Stored::Bool(flag),
        Value::Number(number) => Stored::Number(number.as_f64().unwrap_or(f64::NAN)),
        Value::String(text) => Stored::Text(text.into()),
        other => Stored::Json(other.to_string().into()),
    }
}
