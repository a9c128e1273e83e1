//! The storage of a mini-program: values under keys, held in memory, and written through to a
//! database where they are to outlive the run. A value is stored when its transaction has ended,
//! whatever happens to the process after that.

use std::collections::BTreeMap;
use std::path::Path;

use qiao_abi::StorageFault;
use qiao_rules::admit::storage::{Room, Stored};
use redb::{Database, ReadableDatabase, ReadableTable, TableDefinition};

use crate::files::BadStorage;

/// Keys and encoded values.
const TABLE: TableDefinition<'static, &str, &[u8]> = TableDefinition::new("storage");

/// The file of the database, in the program's folder.
const FILE: &str = "storage.redb";

/// The storage of one space.
#[derive(Default)]
pub(crate) struct Storage {
    values: BTreeMap<String, Vec<u8>>,
    database: Option<Database>,
}

impl Storage {
    /// Storage that is kept in a folder.
    pub(crate) fn open(folder: &Path) -> Result<Storage, BadStorage> {
        let bad = |reason: String| BadStorage { path: folder.to_owned(), reason };
        let database = Database::create(folder.join(FILE)).map_err(|error| bad(error.to_string()))?;
        let values = load(&database).map_err(|error| bad(error.to_string()))?;
        Ok(Storage { values, database: Some(database) })
    }

    /// The value under a key.
    pub(crate) fn get(&self, key: &str) -> Option<Stored> {
        self.values.get(key).and_then(|bytes| decoded(bytes))
    }

    /// Stores a value.
    pub(crate) fn set(&mut self, key: String, value: &Stored, room: Room) -> Result<(), StorageFault> {
        let bytes = encoded(value);
        if let Some(limit) = room.item.filter(|limit| size(&bytes) > *limit) {
            return Err(StorageFault::ItemTooLarge(limit));
        }
        let replaced = self.values.get(&key).map_or(0, |bytes| entry_size(&key, bytes));
        if self.used() - replaced + entry_size(&key, &bytes) > room.all {
            return Err(StorageFault::Full(room.all));
        }
        self.write(|table| table.insert(key.as_str(), bytes.as_slice()).map(drop))?;
        self.values.insert(key, bytes);
        Ok(())
    }

    /// Forgets a value; an unknown key is left alone.
    pub(crate) fn remove(&mut self, key: &str) -> Result<(), StorageFault> {
        if self.values.contains_key(key) {
            self.write(|table| table.remove(key).map(drop))?;
            self.values.remove(key);
        }
        Ok(())
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) -> Result<(), StorageFault> {
        self.write(|table| table.retain(|_, _| false))?;
        self.values.clear();
        Ok(())
    }

    /// The keys, sorted.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// How many bytes keys and values have.
    pub(crate) fn used(&self) -> u64 {
        self.values.iter().map(|(key, bytes)| entry_size(key, bytes)).sum()
    }

    /// Lets others use the folder; what is stored from now on is not kept.
    pub(crate) fn close(&mut self) {
        self.database = None;
    }

    fn write(
        &self,
        change: impl FnOnce(&mut redb::Table<'_, &'static str, &'static [u8]>) -> Result<(), redb::StorageError>,
    ) -> Result<(), StorageFault> {
        let Some(database) = &self.database else {
            return Ok(());
        };
        let written = || -> Result<(), redb::Error> {
            let transaction = database.begin_write()?;
            change(&mut transaction.open_table(TABLE)?)?;
            Ok(transaction.commit()?)
        };
        written().map_err(|error| StorageFault::Disk(error.to_string()))
    }
}

fn load(database: &Database) -> Result<BTreeMap<String, Vec<u8>>, redb::Error> {
    // A first run finds no table.
    let transaction = database.begin_write()?;
    transaction.open_table(TABLE)?;
    transaction.commit()?;
    let table = database.begin_read()?.open_table(TABLE)?;
    let entries = table.iter()?.map(|entry| {
        let (key, value) = entry?;
        Ok((key.value().to_owned(), value.value().to_owned()))
    });
    entries.collect()
}

/// A letter for the kind of value, and its text.
fn encoded(value: &Stored) -> Vec<u8> {
    let (kind, text) = match value {
        Stored::Undefined => ('u', String::new()),
        Stored::Null => ('0', String::new()),
        Stored::Bool(flag) => ('b', flag.to_string()),
        Stored::Number(number) => ('n', number.to_string()),
        Stored::Text(text) => ('s', text.clone()),
        Stored::Date(time) => ('d', time.to_string()),
        Stored::Json(json) => ('j', json.clone()),
    };
    format!("{kind}{text}").into_bytes()
}

/// The value; `None` for bytes that no version of this program wrote.
fn decoded(bytes: &[u8]) -> Option<Stored> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (kind, text) = text.split_at_checked(1)?;
    Some(match kind {
        "u" => Stored::Undefined,
        "0" => Stored::Null,
        "b" => Stored::Bool(text == "true"),
        "n" => Stored::Number(text.parse().ok()?),
        "s" => Stored::Text(text.to_owned()),
        "d" => Stored::Date(text.parse().ok()?),
        "j" => Stored::Json(text.to_owned()),
        _ => return None,
    })
}

/// How many bytes a value has without the letter.
fn size(bytes: &[u8]) -> u64 {
    bytes.len() as u64 - 1
}

fn entry_size(key: &str, bytes: &[u8]) -> u64 {
    key.len() as u64 + size(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room { item: Some(10), all: 25 };

    fn text(text: &str) -> Stored {
        Stored::Text(text.to_owned())
    }

    #[test]
    fn every_kind_of_value_comes_back() {
        // WX-STO-003
        let folder = tempfile::tempdir().unwrap();
        let values = [
            ("undefined", Stored::Undefined),
            ("null", Stored::Null),
            ("bool", Stored::Bool(true)),
            ("number", Stored::Number(-1.5e300)),
            ("odd", Stored::Number(f64::INFINITY)),
            ("text", text("桥")),
            ("date", Stored::Date(1.0)),
            ("json", Stored::Json("{}".into())),
        ];
        let room = Room { item: Some(1000), all: 1000 };
        let mut storage = Storage::open(folder.path()).unwrap();
        for (key, value) in &values {
            storage.set((*key).into(), value, room).unwrap();
        }
        drop(storage);
        // WX-STO-006: storage survives restarts.
        let storage = Storage::open(folder.path()).unwrap();
        for (key, value) in values {
            assert_eq!(storage.get(key), Some(value));
        }
        assert_eq!(storage.get("other"), None);
    }

    #[test]
    fn values_have_to_fit() {
        // WX-STO-001
        let mut storage = Storage::default();
        assert_eq!(storage.set("a".into(), &text("12345678901"), ROOM), Err(StorageFault::ItemTooLarge(10)));
        storage.set("a".into(), &text("1234567890"), ROOM).unwrap();
        storage.set("b".into(), &text("1234567890"), ROOM).unwrap();
        assert_eq!(storage.used(), 22);
        assert_eq!(storage.set("c".into(), &text("123"), ROOM), Err(StorageFault::Full(25)));
        storage.set("a".into(), &text("1"), ROOM).unwrap();
        storage.set("c".into(), &text("123"), ROOM).unwrap();
        storage.remove("b").unwrap();
        assert_eq!(storage.keys().collect::<Vec<_>>(), ["a", "c"]);
        storage.clear().unwrap();
        assert_eq!(storage.used(), 0);
    }

    #[test]
    fn one_run_holds_a_folder_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let _storage = Storage::open(folder.path()).unwrap();
        assert!(Storage::open(folder.path()).is_err());
    }
}
