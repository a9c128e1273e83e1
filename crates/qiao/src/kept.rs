//! What a mini-program keeps, as a shell shows and changes it: its storage and its files.

use qiao_abi::Namespace;
use qiao_host::KeptFile;
use serde_json::Value;
use tokio::sync::watch;

use crate::error::Error;
use crate::program::MiniProgram;

/// The first API object, which decides; a bare script may have several.
const FIRST: Namespace = Namespace(0);

/// The storage of a mini-program: what script reads with `getStorage`. Changes count towards the platform's limits
/// and are no calls: the journal does not show them.
#[derive(Clone, Copy, Debug)]
pub struct StorageView<'a>(&'a MiniProgram);

/// The files of a mini-program outside of its package, by the paths that script has for them.
#[derive(Clone, Copy, Debug)]
pub struct FileView<'a>(&'a MiniProgram);

impl MiniProgram {
    /// The program's storage.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let here = qiao::CurrentThread::new()?;
    /// # let worker = here.worker();
    /// # here.block_on(async {
    /// let host = qiao::Host::builder().on(worker).build()?;
    /// let source = "wx.setStorageSync('user', { name: 'ann' })";
    /// let app = host.launch(qiao::Launch::source("main.js", source).platform(qiao::Platform::Wx)).await?;
    /// assert_eq!(app.storage().keys().await?, ["user"]);
    /// assert_eq!(app.storage().get("user").await?.unwrap()["name"], "ann");
    /// app.storage().set("user", "bob").await?;
    /// assert_eq!(app.evaluate("wx.getStorageSync('user')").await?, "bob");
    /// # Ok(())
    /// # })
    /// # }
    /// ```
    pub fn storage(&self) -> StorageView<'_> {
        StorageView(self)
    }

    /// The program's files.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let here = qiao::CurrentThread::new()?;
    /// # let worker = here.worker();
    /// # here.block_on(async {
    /// let host = qiao::Host::builder().on(worker).build()?;
    /// let app = host.launch(qiao::Launch::source("main.js", "").platform(qiao::Platform::Wx)).await?;
    /// let path = app.add_file("photo.jpg", &b"..."[..]).await?;
    /// assert_eq!(app.files().list().await?[0].path, path);
    /// assert_eq!(app.files().read(&path).await?, b"...");
    /// # Ok(())
    /// # })
    /// # }
    /// ```
    pub fn files(&self) -> FileView<'_> {
        FileView(self)
    }
}

impl StorageView<'_> {
    /// The keys, sorted.
    ///
    /// # Errors
    /// The mini-program has ended.
    pub async fn keys(self) -> Result<Vec<String>, Error> {
        self.0.act(|actor| actor.program.stored_keys(FIRST)).await
    }

    /// The value under a key: null for `undefined`, milliseconds since the Unix epoch for a date.
    ///
    /// # Errors
    /// The mini-program has ended.
    pub async fn get(self, key: &str) -> Result<Option<Value>, Error> {
        let key = key.to_owned();
        self.0.act(move |actor| actor.program.stored(FIRST, &key)).await
    }

    /// Stores a value, as the script's `setStorage` would.
    ///
    /// # Errors
    /// The value is larger than the platform allows, cannot be written, or the mini-program has ended.
    pub async fn set(self, key: &str, value: impl Into<Value>) -> Result<(), Error> {
        let (own, value) = (key.to_owned(), value.into());
        let stored = self.0.act(move |actor| actor.program.store(FIRST, own, value));
        stored.await?.map_err(|fault| Error::storage(key, &fault))
    }

    /// Removes the value under a key, if there is one.
    ///
    /// # Errors
    /// The change cannot be written, or the mini-program has ended.
    pub async fn remove(self, key: &str) -> Result<(), Error> {
        let own = key.to_owned();
        let removed = self.0.act(move |actor| actor.program.unstore(FIRST, Some(&own)));
        removed.await?.map_err(|fault| Error::storage(key, &fault))
    }

    /// Removes all values.
    ///
    /// # Errors
    /// The change cannot be written, or the mini-program has ended.
    pub async fn clear(self) -> Result<(), Error> {
        let cleared = self.0.act(|actor| actor.program.unstore(FIRST, None));
        cleared.await?.map_err(|fault| Error::storage("storage", &fault))
    }

    /// Waits for the next change, by script or through a handle. Changes between two calls of this are missed; a shell
    /// that shows the storage reads it again afterwards.
    ///
    /// # Errors
    /// The mini-program has ended.
    pub async fn changed(self) -> Result<(), Error> {
        let changes = self.0.act(|actor| actor.program.storage_changes(FIRST)).await?;
        next(self.0, changes).await
    }
}

/// Waits for the next change.
async fn next(program: &MiniProgram, changes: Option<watch::Receiver<u64>>) -> Result<(), Error> {
    let ended = program.closed();
    // A script without API objects has nothing that could change.
    let Some(mut changes) = changes else { return Err(ended.await.into()) };
    tokio::select! {
        biased;
        changed = changes.changed() => if changed.is_ok() { Ok(()) } else { Err(program.closed().await.into()) },
        reason = ended => Err(reason.into()),
    }
}

impl FileView<'_> {
    /// All files, by path.
    ///
    /// # Errors
    /// A folder cannot be read, or the mini-program has ended.
    pub async fn list(self) -> Result<Vec<KeptFile>, Error> {
        self.0.act(|actor| actor.program.kept_files(FIRST)).await?.map_err(|fault| Error::file("files", &fault))
    }

    /// The bytes of a file; also of one of the package.
    ///
    /// # Errors
    /// There is no such file, or the mini-program has ended.
    pub async fn read(self, path: &str) -> Result<Vec<u8>, Error> {
        let own = path.to_owned();
        let read = self.0.act(move |actor| actor.program.read_file(FIRST, &own));
        read.await?.map_err(|fault| Error::file(path, &fault))
    }

    /// Writes a file in place of one that may be there. Its folder has to exist.
    ///
    /// # Errors
    /// The path is no place for a file of the program, the file does not fit, or the mini-program has ended.
    pub async fn write(self, path: &str, bytes: impl Into<Vec<u8>>) -> Result<(), Error> {
        let (own, bytes) = (path.to_owned(), bytes.into());
        let written = self.0.act(move |actor| actor.program.write_file(FIRST, &own, &bytes));
        written.await?.map_err(|fault| Error::file(path, &fault))
    }

    /// Deletes a file.
    ///
    /// # Errors
    /// There is no such file, or the mini-program has ended.
    pub async fn remove(self, path: &str) -> Result<(), Error> {
        let own = path.to_owned();
        let removed = self.0.act(move |actor| actor.program.remove_file(FIRST, &own));
        removed.await?.map_err(|fault| Error::file(path, &fault))
    }

    /// Deletes all files outside of the package.
    ///
    /// # Errors
    /// One of them cannot be deleted, or the mini-program has ended.
    pub async fn clear(self) -> Result<(), Error> {
        for file in self.list().await? {
            self.remove(&file.path).await?;
        }
        Ok(())
    }

    /// Waits for the next change, by script or through a handle, like that of the [storage](StorageView::changed). While a
    /// download arrives, there are changes before its file is there.
    ///
    /// # Errors
    /// The mini-program has ended.
    pub async fn changed(self) -> Result<(), Error> {
        let changes = self.0.act(|actor| actor.program.file_changes(FIRST)).await?;
        next(self.0, changes).await
    }
}
