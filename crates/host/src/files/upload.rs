//! The body of an upload: the form around the file, and the file itself, read while it is sent. Connections and
//! progress limits are not known here.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::rc::Rc;

use bytes::Bytes;
use qiao_abi::{BodyReader, BodySource, Failure, FileFault};
use qiao_rules::Form;
use qiao_rules::files::Place;

use super::sandbox::Sandbox;
use crate::source::Root;

/// Size of a read, in bytes.
const PIECE: usize = 64 * 1024;

/// Called with the number of bytes handed to the network.
type Listener = Rc<dyn Fn(u64)>;

/// A form with an open file.
pub(crate) struct Upload {
    head: Bytes,
    tail: Bytes,
    file: Rc<File>,
    size: u64,
    path: String,
    sent: Listener,
}

impl Upload {
    /// Opens the file. `sent` is called with the number of bytes of the whole body sent so far.
    pub(crate) fn open(
        sandbox: &Sandbox,
        root: Option<&Root>,
        form: &Form,
        place: &Place,
        sent: impl Fn(u64) + 'static,
    ) -> Result<Upload, FileFault> {
        let (file, size) = sandbox.file(place, root)?;
        Ok(Upload {
            head: form.head().into(),
            tail: form.tail().into(),
            file: Rc::new(file),
            size,
            path: place.path.clone(),
            sent: Rc::new(sent),
        })
    }

    /// The size of the file in bytes.
    pub(crate) fn file_size(&self) -> u64 {
        self.size
    }

    fn reading(&self, sent: Listener) -> Reading {
        Reading {
            file: self.file.clone(),
            size: self.size,
            path: self.path.clone(),
            head: Some(self.head.clone()),
            tail: Some(self.tail.clone()),
            at: 0,
            handed: 0,
            sent,
        }
    }
}

impl BodySource for Upload {
    fn length(&self) -> u64 {
        self.head.len() as u64 + self.size + self.tail.len() as u64
    }

    fn open(&self) -> Box<dyn BodyReader> {
        Box::new(self.reading(self.sent.clone()))
    }

    fn copy(&self) -> Result<Bytes, Failure> {
        let (mut reading, mut all) = (self.reading(Rc::new(|_| {})), Vec::new());
        while let Some(piece) = reading.next()? {
            all.extend_from_slice(&piece);
        }
        Ok(all.into())
    }
}

struct Reading {
    file: Rc<File>,
    size: u64,
    path: String,
    head: Option<Bytes>,
    tail: Option<Bytes>,
    at: u64,
    handed: u64,
    sent: Listener,
}

impl Reading {
    /// The next bytes of the file. Each reader has its own position.
    fn file_piece(&mut self) -> Result<Bytes, Failure> {
        let wanted = PIECE.min(usize::try_from(self.size - self.at).unwrap_or(PIECE));
        let mut piece = vec![0; wanted];
        let mut file = self.file.as_ref();
        let read = file.seek(SeekFrom::Start(self.at)).and_then(|_| file.read_exact(&mut piece));
        read.map_err(|error| Failure::File { path: self.path.clone(), fault: FileFault::Io(error.to_string()) })?;
        self.at += wanted as u64;
        Ok(piece.into())
    }
}

impl BodyReader for Reading {
    fn next(&mut self) -> Result<Option<Bytes>, Failure> {
        // hyper asks for more only after sending what it has.
        (self.sent)(self.handed);
        let piece = match self.head.take() {
            Some(head) => head,
            None if self.at < self.size => self.file_piece()?,
            None => match self.tail.take() {
                Some(tail) => tail,
                None => return Ok(None),
            },
        };
        self.handed += piece.len() as u64;
        Ok(Some(piece))
    }
}
