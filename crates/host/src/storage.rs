//! The storage of a mini-program: values by key in memory, written through to a database if they are kept. A value is
//! durable when its transaction has been committed, even if the process is killed afterwards.

use std::collections::BTreeMap;
use std::path::Path;

use qiao_abi::{Budget, Cause, Charge, StorageFault, Text};
use qiao_rules::admit::storage::{Room, Stored};
use redb::{Database, ReadableDatabase, ReadableTable, TableDefinition};
use tokio::sync::watch;

use crate::files::{BadStorage, FolderFault};

/// Keys and encoded values.
const TABLE: TableDefinition<'static, &str, &[u8]> = TableDefinition::new("storage");

/// The database file.
const FILE: &str = "storage.redb";

/// The storage of one namespace.
pub(crate) struct Storage {
    values: BTreeMap<String, Item>,
    /// Total size of keys and values, in bytes.
    used: u64,
    budget: Budget,
    database: Option<Database>,
    /// The number of changes so far.
    changes: watch::Sender<u64>,
}

/// A stored value. Readers share its text.
struct Item {
    value: Stored,
    /// Size of the value, in bytes.
    size: u64,
    /// Memory of the item besides the value's text.
    _held: Charge,
}

/// Memory of an item besides its key and the value's text, in bytes.
const ITEM: usize = 192;
/// Memory that the database may use for its pages, in bytes.
const CACHE: usize = 4 * 1024 * 1024;

/// Text that counts towards a budget until it is dropped.
struct Counted {
    text: String,
    _charge: Charge,
}

impl AsRef<str> for Counted {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl Storage {
    /// Storage that is lost at the end.
    pub(crate) fn new(budget: &Budget) -> Storage {
        Storage {
            values: BTreeMap::new(),
            used: 0,
            budget: budget.clone(),
            database: None,
            changes: watch::Sender::new(0),
        }
    }

    /// Storage kept in a directory.
    pub(crate) fn open(folder: &Path, budget: &Budget) -> Result<Storage, BadStorage> {
        let bad = |reason: FolderFault| BadStorage { path: folder.to_owned(), reason };
        let database = Database::builder().set_cache_size(CACHE).create(folder.join(FILE));
        let database = database.map_err(|error| bad(unusable(error.into())))?;
        let mut storage = Storage::new(budget);
        for (key, bytes) in load(&database).map_err(|error| bad(unusable(error)))? {
            if let Some(value) = decoded(&bytes) {
                let item = storage.item(&key, value, size(&bytes));
                storage.keep(key, item.ok_or_else(|| bad(FolderFault::TooLarge))?);
            }
        }
        storage.database = Some(database);
        Ok(storage)
    }

    /// The value with its text counted; `None` if there is not enough memory.
    fn counted(&self, value: Stored) -> Option<Stored> {
        let shared = |text: Text| {
            let charge = self.budget.claim(text.len())?;
            Some(Text::shared(Counted { text: text.into(), _charge: charge }))
        };
        Some(match value {
            Stored::Text(text) => Stored::Text(shared(text)?),
            Stored::Json(text) => Stored::Json(shared(text)?),
            other => other,
        })
    }

    /// An item; `None` if there is not enough memory.
    fn item(&self, key: &str, value: Stored, size: u64) -> Option<Item> {
        let held = self.budget.claim(ITEM + key.len())?;
        Some(Item { value: self.counted(value)?, size, _held: held })
    }

    fn keep(&mut self, key: String, item: Item) {
        self.used += key.len() as u64 + item.size;
        let key_size = key.len() as u64;
        if let Some(replaced) = self.values.insert(key, item) {
            self.used -= key_size + replaced.size;
        }
    }

    /// The value under a key.
    pub(crate) fn get(&self, key: &str) -> Option<Stored> {
        self.values.get(key).map(|item| item.value.clone())
    }

    /// Stores a value.
    pub(crate) fn set(&mut self, key: String, value: Stored, room: Room) -> Result<(), StorageFault> {
        let bytes = encoded(&value);
        if let Some(limit) = room.item.filter(|limit| size(&bytes) > *limit) {
            return Err(StorageFault::ItemTooLarge(limit));
        }
        let replaced = self.values.get(&key).map_or(0, |item| key.len() as u64 + item.size);
        let fits = self.used() - replaced + key.len() as u64 + size(&bytes) <= room.all;
        let item = if fits { self.item(&key, value, size(&bytes)) } else { None };
        let Some(item) = item else {
            return Err(StorageFault::Full(room.all));
        };
        self.write(|table| table.insert(key.as_str(), bytes.as_slice()).map(drop))?;
        self.keep(key, item);
        self.changed();
        Ok(())
    }

    /// Removes a value, if the key exists.
    pub(crate) fn remove(&mut self, key: &str) -> Result<(), StorageFault> {
        if self.values.contains_key(key) {
            self.write(|table| table.remove(key).map(drop))?;
            self.used -= self.values.remove(key).map_or(0, |item| key.len() as u64 + item.size);
            self.changed();
        }
        Ok(())
    }

    /// Removes all values.
    pub(crate) fn clear(&mut self) -> Result<(), StorageFault> {
        self.write(|table| table.retain(|_, _| false))?;
        self.values.clear();
        self.used = 0;
        self.changed();
        Ok(())
    }

    /// Counts the changes from now on.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    fn changed(&self) {
        self.changes.send_modify(|changes| *changes += 1);
    }

    /// The keys, sorted.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// Total size of keys and values, in bytes.
    pub(crate) fn used(&self) -> u64 {
        self.used
    }

    /// Releases the database; later changes are not kept.
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

/// Why the database cannot be opened or read.
#[expect(clippy::wildcard_enum_match_arm, reason = "the rest is about transactions and tables, not about the file")]
fn unusable(error: redb::Error) -> FolderFault {
    match error {
        redb::Error::DatabaseAlreadyOpen => FolderFault::InUse,
        redb::Error::UpgradeRequired(_) => FolderFault::OtherVersion,
        redb::Error::Io(error) => FolderFault::System { cause: Cause::from(&error) },
        other => FolderFault::Corrupted { problem: other.to_string() },
    }
}

fn load(database: &Database) -> Result<BTreeMap<String, Vec<u8>>, redb::Error> {
    // The table does not exist on the first run.
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

/// Encodes a value as a letter for its type, followed by its text.
fn encoded(value: &Stored) -> Vec<u8> {
    let (kind, text) = match value {
        Stored::Undefined => ('u', String::new()),
        Stored::Null => ('0', String::new()),
        Stored::Bool(flag) => ('b', flag.to_string()),
        Stored::Number(number) => ('n', number.to_string()),
        Stored::Text(text) => ('s', text.to_string()),
        Stored::Date(time) => ('d', time.to_string()),
        Stored::Json(json) => ('j', json.to_string()),
    };
    format!("{kind}{text}").into_bytes()
}

/// Decodes a value; `None` for bytes not written by any version of this program.
fn decoded(bytes: &[u8]) -> Option<Stored> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (kind, text) = text.split_at_checked(1)?;
    Some(match kind {
        "u" => Stored::Undefined,
        "0" => Stored::Null,
        "b" => Stored::Bool(text == "true"),
        "n" => Stored::Number(text.parse().ok()?),
        "s" => Stored::Text(text.into()),
        "d" => Stored::Date(text.parse().ok()?),
        "j" => Stored::Json(text.into()),
        _ => return None,
    })
}

/// The size of an encoded value without the letter, in bytes.
fn size(bytes: &[u8]) -> u64 {
    bytes.len() as u64 - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room { item: Some(10), all: 25 };

    fn text(text: &str) -> Stored {
        Stored::Text(text.into())
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
        let open = || Storage::open(folder.path(), &Budget::default());
        let mut storage = open().unwrap();
        for (key, value) in &values {
            storage.set((*key).into(), value.clone(), room).unwrap();
        }
        drop(storage);
        // WX-STO-006: storage survives restarts.
        let storage = open().unwrap();
        for (key, value) in values {
            assert_eq!(storage.get(key), Some(value));
        }
        assert_eq!(storage.get("other"), None);
    }

    #[test]
    fn values_have_to_fit() {
        // WX-STO-001
        let mut storage = Storage::new(&Budget::default());
        assert_eq!(storage.set("a".into(), text("12345678901"), ROOM), Err(StorageFault::ItemTooLarge(10)));
        storage.set("a".into(), text("1234567890"), ROOM).unwrap();
        storage.set("b".into(), text("1234567890"), ROOM).unwrap();
        assert_eq!(storage.used(), 22);
        assert_eq!(storage.set("c".into(), text("123"), ROOM), Err(StorageFault::Full(25)));
        storage.set("a".into(), text("1"), ROOM).unwrap();
        storage.set("c".into(), text("123"), ROOM).unwrap();
        storage.remove("b").unwrap();
        assert_eq!(storage.keys().collect::<Vec<_>>(), ["a", "c"]);
        storage.clear().unwrap();
        assert_eq!(storage.used(), 0);
    }

    #[test]
    fn values_count_once_as_long_as_anybody_has_them() {
        let budget = Budget::new(1000);
        let mut storage = Storage::new(&budget);
        let room = Room { item: None, all: 10_000 };
        storage.set("a".into(), text(&"x".repeat(600)), room).unwrap();
        let read: Vec<_> = (0..100).map(|_| storage.get("a")).collect();
        assert_eq!(budget.used(), 600 + ITEM + 1);
        assert_eq!(storage.set("b".into(), text(&"x".repeat(600)), room), Err(StorageFault::Full(10_000)));
        storage.clear().unwrap();
        assert_eq!(budget.used(), 600);
        drop(read);
        assert_eq!(budget.used(), 0);
    }

    #[test]
    fn keys_and_small_items_count_as_well() {
        let budget = Budget::new(100_000);
        let mut storage = Storage::new(&budget);
        let room = Room { item: None, all: 1_000_000 };
        let kept = (0..1000).take_while(|n| storage.set(n.to_string(), Stored::Null, room).is_ok()).count();
        assert!(kept < 100_000 / ITEM, "{kept}");
        assert_eq!(storage.set("k".repeat(100_000), Stored::Null, room), Err(StorageFault::Full(1_000_000)));
        storage.clear().unwrap();
        assert_eq!(budget.used(), 0);
    }

    #[test]
    fn one_run_holds_a_folder_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let open = || Storage::open(folder.path(), &Budget::default());
        let _storage = open().unwrap();
        assert!(open().is_err());
    }
}
