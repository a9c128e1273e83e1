//! An HTTP Archive written incrementally: the file is a complete archive after each entry, even if the process is
//! killed, and entries are not kept in memory.

use std::collections::HashMap;
use std::fmt;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use qiao_abi::{Api, CallId, Entry, Record};
use serde_json::Value;

use super::{Archived, Har, Redaction, creator, message, without_secrets};

/// An HTTP Archive in a file.
#[derive(Debug)]
pub struct HarFile {
    form: Form,
    redaction: Option<Redaction>,
}

#[derive(Debug)]
enum Form {
    Growing(Growing),
    /// A pipe or another stream gets the whole archive at the end.
    AtTheEnd(Har, Stream),
}

/// Where an archive goes as a whole.
struct Stream(Box<dyn Write + Send>);

impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stream")
    }
}

/// A file that is complete after each entry.
#[derive(Debug)]
struct Growing {
    path: PathBuf,
    file: File,
    /// Where the entries end and the tail starts.
    end: u64,
    entries: Vec<Written>,
    sockets: HashMap<CallId, Socket>,
    /// The socket whose messages are at the end of the entries.
    last: Option<CallId>,
}

/// An entry in the file.
#[derive(Debug)]
struct Written {
    began: String,
    /// Start and end offsets in the file.
    place: (u64, u64),
    /// If it continues an entry: the socket whose messages it contains.
    continues: Option<CallId>,
}

/// A socket that may still receive messages.
#[derive(Debug)]
struct Socket {
    began: String,
    /// Offset of its first entry.
    start: u64,
    /// Its entry up to the first message.
    head: String,
    any: bool,
}

const TAIL: &str = "]}}";
const BETWEEN: &str = ",\n";
/// What follows the last message of a socket.
const SOCKET_TAIL: &str = "]}";

impl HarFile {
    /// Creates the file as an archive without entries.
    ///
    /// # Errors
    /// The file cannot be created or written.
    pub fn create(path: impl Into<PathBuf>) -> io::Result<HarFile> {
        let path = path.into();
        let mut file = File::options().read(true).write(true).create(true).truncate(true).open(&path)?;
        if !file.metadata()?.is_file() {
            return Ok(HarFile::to(file));
        }
        let head = head();
        file.write_all(format!("{head}{TAIL}").as_bytes())?;
        let (end, entries, sockets) = (head.len() as u64, Vec::new(), HashMap::new());
        let form = Form::Growing(Growing { path, file, end, entries, sockets, last: None });
        Ok(HarFile { form, redaction: None })
    }

    /// An archive that goes to a stream as a whole when it is finished.
    pub fn to(stream: impl Write + Send + 'static) -> HarFile {
        HarFile { form: Form::AtTheEnd(Har::new(), Stream(Box::new(stream))), redaction: None }
    }

    /// Leaves secrets out, from now on.
    #[must_use]
    pub fn redacted(self, redaction: Redaction) -> HarFile {
        HarFile { redaction: Some(redaction), ..self }
    }

    /// Adds an entry of the journal.
    ///
    /// # Errors
    /// It cannot be written; the file then keeps its previous content.
    pub fn add(&mut self, entry: &Entry) -> io::Result<()> {
        let record = without_secrets(&entry.record, self.redaction.as_ref());
        match &mut self.form {
            Form::Growing(growing) => growing.add(&record),
            Form::AtTheEnd(har, _) => {
                har.take_in(&record);
                Ok(())
            }
        }
    }

    /// Sorts the entries by start time, and waits until they are on disk.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn finish(&mut self) -> io::Result<()> {
        match &mut self.form {
            Form::Growing(growing) => growing.finish(),
            Form::AtTheEnd(har, Stream(stream)) => {
                stream.write_all(har.to_json().as_bytes())?;
                stream.flush()
            }
        }
    }
}

fn head() -> String {
    format!("{{\"log\":{{\"version\":\"1.2\",\"creator\":{},\"pages\":[],\"entries\":[", creator())
}

impl Growing {
    fn add(&mut self, record: &Record) -> io::Result<()> {
        match record {
            Record::Exchange(traffic) => {
                let archived = Archived::new(traffic);
                let began = archived.began().to_owned();
                if traffic.api == Api::ConnectSocket {
                    let text = serde_json::to_string(&archived)?;
                    let head = text.strip_suffix(SOCKET_TAIL).unwrap_or(&text).to_owned();
                    self.append(&began, None, |file| file.write_all(text.as_bytes()))?;
                    let start = self.entries.last().map_or(0, |entry| entry.place.0);
                    self.sockets.insert(traffic.call, Socket { began, start, head, any: false });
                    self.last = Some(traffic.call);
                    return Ok(());
                }
                self.append(&began, None, |file| Ok(serde_json::to_writer(file, &archived)?))
            }
            Record::Frame(frame) if self.sockets.contains_key(&frame.call) => self.message(frame.call, &message(frame)),
            _ => Ok(()),
        }
    }

    /// Adds a message to a socket's entry, or starts another entry for the socket if other entries followed.
    fn message(&mut self, call: CallId, message: &Value) -> io::Result<()> {
        let Some(Socket { began, head, any, .. }) = self.sockets.get_mut(&call) else { return Ok(()) };
        if self.last != Some(call) {
            let (began, text) = (began.clone(), format!("{head}{message}{SOCKET_TAIL}"));
            *any = true;
            self.append(&began, Some(call), |file| file.write_all(text.as_bytes()))?;
            self.last = Some(call);
            return Ok(());
        }
        let between = if std::mem::replace(any, true) { BETWEEN } else { "" };
        let at = self.end - SOCKET_TAIL.len() as u64;
        self.write(at, |file| write!(file, "{between}{message}{SOCKET_TAIL}"))?;
        if let Some(last) = self.entries.last_mut() {
            last.place.1 = self.end;
        }
        Ok(())
    }

    fn append(
        &mut self,
        began: &str,
        continues: Option<CallId>,
        entry: impl FnOnce(&mut BufWriter<&File>) -> io::Result<()>,
    ) -> io::Result<()> {
        let between = if self.entries.is_empty() { "" } else { BETWEEN };
        let start = self.end + between.len() as u64;
        self.write(self.end, |file| {
            file.write_all(between.as_bytes())?;
            entry(file)
        })?;
        self.entries.push(Written { began: began.to_owned(), place: (start, self.end), continues });
        self.last = None;
        Ok(())
    }

    /// Writes text and the tail at an offset; if that fails, the tail is restored.
    fn write(&mut self, at: u64, text: impl FnOnce(&mut BufWriter<&File>) -> io::Result<()>) -> io::Result<()> {
        let kept = read(&mut self.file, (at, self.end))?;
        let written = || -> io::Result<u64> {
            let mut file = BufWriter::with_capacity(1 << 20, &self.file);
            file.seek(SeekFrom::Start(at))?;
            text(&mut file)?;
            let end = file.stream_position()?;
            file.write_all(TAIL.as_bytes())?;
            file.flush()?;
            Ok(end)
        };
        match written() {
            Ok(end) => {
                self.end = end;
                Ok(())
            }
            Err(error) => {
                // This fits: the space was in use before.
                self.file.seek(SeekFrom::Start(at))?;
                self.file.write_all(&kept)?;
                self.file.write_all(TAIL.as_bytes())?;
                self.file.set_len(self.end + TAIL.len() as u64)?;
                Err(error)
            }
        }
    }

    fn finish(&mut self) -> io::Result<()> {
        let in_order = self.entries.is_sorted_by(|a, b| a.began <= b.began);
        if !in_order || self.entries.iter().any(|entry| entry.continues.is_some()) {
            // Without disk space for a second file, the first one stays unsorted.
            drop(self.sort());
        }
        self.file.sync_all()
    }

    /// Replaces the file with a sorted copy.
    fn sort(&mut self) -> io::Result<()> {
        let folder = self.path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        let mut copy = tempfile::NamedTempFile::new_in(folder)?;
        let mut continued: HashMap<CallId, Vec<(u64, u64)>> = HashMap::new();
        for entry in &self.entries {
            if let Some(call) = entry.continues {
                continued.entry(call).or_default().push(entry.place);
            }
        }
        let mut first: Vec<&Written> = self.entries.iter().filter(|entry| entry.continues.is_none()).collect();
        first.sort_by(|a, b| a.began.cmp(&b.began));
        let sockets: HashMap<u64, CallId> = self.sockets.iter().map(|(call, socket)| (socket.start, *call)).collect();
        let mut out = BufWriter::with_capacity(1 << 20, copy.as_file_mut());
        out.write_all(head().as_bytes())?;
        for (at, entry) in first.iter().enumerate() {
            out.write_all(if at == 0 { b"" } else { BETWEEN.as_bytes() })?;
            let more = sockets.get(&entry.place.0).and_then(|call| Some((call, continued.get(call)?)));
            let Some((call, places)) = more else {
                copied(&self.file, entry.place, &mut out)?;
                continue;
            };
            let head = self.sockets.get(call).map_or(0, |socket| socket.head.len() as u64);
            let tail = SOCKET_TAIL.len() as u64;
            copied(&self.file, (entry.place.0, entry.place.1 - tail), &mut out)?;
            let mut any = entry.place.1 - tail - entry.place.0 > head;
            for (start, end) in places {
                out.write_all(if any { BETWEEN.as_bytes() } else { b"" })?;
                copied(&self.file, (start + head, end - tail), &mut out)?;
                any = true;
            }
            out.write_all(SOCKET_TAIL.as_bytes())?;
        }
        out.write_all(TAIL.as_bytes())?;
        out.flush()?;
        drop(out);
        copy.as_file().set_permissions(self.file.metadata()?.permissions())?;
        self.file = copy.persist(&self.path).map_err(|error| error.error)?;
        Ok(())
    }
}

fn read(file: &mut (impl Read + Seek), (start, end): (u64, u64)) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(start))?;
    file.take(end.saturating_sub(start)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn copied(mut from: &File, (start, end): (u64, u64), to: &mut impl Write) -> io::Result<()> {
    from.seek(SeekFrom::Start(start))?;
    io::copy(&mut from.take(end.saturating_sub(start)), to).map(drop)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use qiao_abi::{Frame, FrameKind, Traffic};

    use super::*;
    use crate::samples;

    fn entry(record: Record) -> Entry {
        Entry { seq: 0, at: Duration::ZERO, record }
    }

    /// An exchange that started this many seconds after the Unix epoch.
    fn exchange(call: u32, api: Api, began: u64, body: &'static [u8]) -> Entry {
        let sample = samples::exchange(UNIX_EPOCH + Duration::from_secs(began), body);
        let (call, url) = (CallId(call), format!("https://a.test/{call}"));
        entry(Record::Exchange(Box::new(Traffic { call, api, url, ..sample })))
    }

    fn frame(call: u32, text: &'static str) -> Entry {
        let (kind, bytes, data) = (FrameKind::Text, text.len() as u64, Some(text.as_bytes().into()));
        entry(Record::Frame(Frame { call: CallId(call), sent: true, time: UNIX_EPOCH, kind, bytes, data }))
    }

    fn read_back(path: &Path) -> Vec<Value> {
        let text = std::fs::read_to_string(path).unwrap();
        let archive: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        archive["log"]["entries"].as_array().unwrap().clone()
    }

    #[test]
    fn a_file_is_an_archive_after_every_entry_and_in_order_at_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("run.har");
        let mut file = HarFile::create(&path).unwrap();
        let mut all = Har::new();
        assert!(read_back(&path).is_empty());
        let socket = Api::ConnectSocket;
        for entry in [
            exchange(1, Api::Request, 9, b"text \"quoted\""),
            exchange(2, socket, 3, b""),
            frame(2, "one"),
            frame(2, "two"),
            exchange(3, socket, 4, b""),
            frame(2, "three"),
            frame(3, "other"),
            exchange(4, Api::Request, 1, b"\xff\xfe"),
            frame(2, "four"),
            frame(9, "of no socket"),
        ] {
            file.add(&entry).unwrap();
            all.add(&entry);
            read_back(&path);
        }
        file.finish().unwrap();
        let kept: Value = serde_json::from_str(&all.to_json()).unwrap();
        assert_eq!(&read_back(&path), kept["log"]["entries"].as_array().unwrap());
        let urls: Vec<_> = read_back(&path).iter().map(|entry| entry["request"]["url"].clone()).collect();
        assert_eq!(urls, ["https://a.test/4", "https://a.test/2", "https://a.test/3", "https://a.test/1"]);
        assert_eq!(read_back(&path)[1]["_webSocketMessages"].as_array().unwrap().len(), 4);
    }
}
