//! Operations on open files and archives, after the rules have admitted them. Paths were resolved and checked before.

use std::io::Read;

use bytes::Bytes;
use cap_std::fs::OpenOptions;
use qiao_abi::{Charge, Failure, FileFault, HostValue, Name};
use qiao_rules::admit::descriptor::{FileStep, OpenFlag};
use qiao_rules::admit::file::failure;
use qiao_rules::files::{Area, Place};
use qiao_rules::text_form::TextForm;

use super::archive::{self, Entry};
use super::read;
use super::task::{Desk, described};
use crate::source_files::regular_with;

type Fields = Vec<(Name, HostValue)>;

/// Maximum ratio of the unpacked size of a file to the size of its archive.
const DENSEST: u64 = 1000;

impl Desk<'_> {
    pub(super) fn step(&self, step: FileStep) -> Result<Fields, Failure> {
        let open = &self.sandbox.descriptors;
        let told = |fd: &str, fault| failure(&nowhere(fd), fault);
        match step {
            FileStep::Open { place, flag } => self.open(place, flag),
            FileStep::Close(fd) => open.close(&fd).map(|()| Fields::new()).map_err(|fault| told(&fd, fault)),
            FileStep::Read { fd, offset, length, position } => {
                let length = length.min(self.readable);
                let read = open.with(&fd, |file| file.read(self.sandbox, position, length));
                let bytes = read.map_err(|fault| told(&fd, fault))?;
                Ok(vec![
                    ("bytesRead".into(), HostValue::Number(bytes.len() as f64)),
                    ("offset".into(), HostValue::Number(offset as f64)),
                    ("bytes".into(), HostValue::Bytes(bytes.into())),
                ])
            }
            FileStep::Write { fd, bytes, position } => {
                let written = open.with(&fd, |file| file.write(self.sandbox, position, &bytes));
                written.map_err(|fault| told(&fd, fault))?;
                Ok(vec![("bytesWritten".into(), HostValue::Number(bytes.len() as f64))])
            }
            FileStep::Stat(fd) => {
                let stats = open.with(&fd, |file| file.metadata(self.sandbox));
                let stats = stats.map_err(|fault| told(&fd, fault))?;
                Ok(vec![("stats".into(), described(&cap_std::fs::Metadata::from_just_metadata(stats)))])
            }
            FileStep::Resize(fd, length) => {
                let resized = open.with(&fd, |file| file.resize(self.sandbox, length));
                resized.map(|()| Fields::new()).map_err(|fault| told(&fd, fault))
            }
            FileStep::Truncate(place, length) => self.truncate(&place, length),
            FileStep::Decompress(place) => self.decompress(&place),
            FileStep::Entries { place, wanted, form } => self.entries(&place, &wanted, form),
            FileStep::Unpack { from, to } => self.unpack(&from, &to),
        }
    }

    fn open(&self, place: Place, flag: OpenFlag) -> Result<Fields, Failure> {
        let told = |fault| failure(&place, fault);
        let there = self.metadata(&place).ok();
        if there.as_ref().is_some_and(cap_std::fs::Metadata::is_dir) {
            return Err(told(FileFault::IsDirectory));
        }
        let mut options = OpenOptions::new();
        options.read(flag.read).write(flag.write && !flag.append).append(flag.append).truncate(flag.truncate);
        options.create(flag.create && !flag.new).create_new(flag.new);
        if there.is_none() && flag.create {
            self.sandbox.enter(1).map_err(told)?;
        }
        let opened = self.known(&place, regular_with(self.dir(&place)?, &place.name, &mut options))?;
        let (file, _) = opened.ok_or_else(|| told(FileFault::IsDirectory))?;
        if let Some(there) = there.filter(|_| flag.truncate) {
            self.sandbox.release(place.area, there.len());
        }
        let fd = self.sandbox.descriptors.add(place.clone(), file, flag).map_err(told)?;
        Ok(vec![("fd".into(), fd.into())])
    }

    fn truncate(&self, place: &Place, length: u64) -> Result<Fields, Failure> {
        let before = self.metadata(place)?.len();
        let told = |fault| failure(place, fault);
        self.sandbox.check_file(length).map_err(told)?;
        self.sandbox.reserve(place.area, length.saturating_sub(before)).map_err(told)?;
        let opened = self.known(place, regular_with(self.dir(place)?, &place.name, OpenOptions::new().write(true)))?;
        let (file, _) = opened.ok_or_else(|| told(FileFault::IsDirectory))?;
        self.known(place, file.set_len(length))?;
        self.sandbox.release(place.area, before.saturating_sub(length));
        Ok(Fields::new())
    }

    fn decompress(&self, place: &Place) -> Result<Fields, Failure> {
        let packed = read::bytes(self, place, None, None)?;
        let reader = brotli_decompressor::Decompressor::new(&packed[..], 4096).take(self.readable + 1);
        let broken = "the file is not compressed with br";
        let bytes = read::unpacked(self, place, reader, broken, &mut self.budget.nothing())?;
        if bytes.len() as u64 > self.readable {
            return Err(failure(place, FileFault::TooLarge(self.readable)));
        }
        Ok(vec![("data".into(), HostValue::Bytes(Bytes::from(bytes)))])
    }

    fn entries(&self, place: &Place, wanted: &[String], form: Option<TextForm>) -> Result<Fields, Failure> {
        let archive = read::bytes(self, place, None, None)?;
        let found = archive::entries(&archive).ok_or_else(|| failure(place, FileFault::Io(NO_ARCHIVE.to_owned())))?;
        let (mut fields, mut charge) = (Fields::new(), self.budget.nothing());
        let is_wanted = |entry: &&Entry<'_>| wanted.is_empty() || wanted.contains(&entry.name);
        for entry in found.iter().filter(|entry| !entry.is_folder()).filter(is_wanted) {
            let bytes = self.unpacked(place, &archive, entry, &mut charge)?;
            let data = form.map_or_else(|| HostValue::Bytes(bytes.clone().into()), |form| form.text(&bytes).into());
            let told = HostValue::object([("errMsg", "readZipEntry:ok".into()), ("data", data)]);
            fields.push((entry.name.clone().into(), told));
        }
        Ok(vec![("entries".into(), HostValue::Object(fields))])
    }

    fn unpack(&self, from: &Place, to: &Place) -> Result<Fields, Failure> {
        let archive = read::bytes(self, from, None, None)?;
        let found = archive::entries(&archive).ok_or_else(|| failure(from, FileFault::Io(NO_ARCHIVE.to_owned())))?;
        for entry in &found {
            let place = within(to, &entry.name).ok_or_else(|| failure(from, FileFault::Forbidden))?;
            let (folder, _) = place.name.rsplit_once('/').unwrap_or(("", ""));
            let folder = if entry.is_folder() { &place.name } else { folder };
            if !folder.is_empty() {
                let folder = Place { area: Area::User, name: folder.to_owned(), path: to.path.clone() };
                self.mkdir(&folder, true)?;
            }
            if !entry.is_folder() {
                self.write(&place, &self.unpacked(from, &archive, entry, &mut self.budget.nothing())?)?;
            }
        }
        Ok(Fields::new())
    }

    /// Unpacks a file of an archive. A file that claims to be much larger than its archive is refused.
    fn unpacked(
        &self,
        place: &Place,
        archive: &[u8],
        entry: &Entry<'_>,
        charge: &mut Charge,
    ) -> Result<Vec<u8>, Failure> {
        let most = self.readable.min((archive.len() as u64).saturating_mul(DENSEST));
        if entry.size > most {
            return Err(failure(place, FileFault::TooLarge(most)));
        }
        let bytes = read::unpacked(self, place, entry.content(), NO_ARCHIVE, charge)?;
        let is_whole = bytes.len() as u64 == entry.size;
        is_whole.then_some(bytes).ok_or_else(|| failure(place, FileFault::Io(NO_ARCHIVE.to_owned())))
    }
}

const NO_ARCHIVE: &str = "the file is no archive that can be unpacked";

/// The place of a file below a directory; `None` if its name leaves the directory.
fn within(folder: &Place, name: &str) -> Option<Place> {
    let parts: Vec<&str> = name.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    if parts.iter().any(|part| *part == ".." || part.contains(['\\', '\0'])) {
        return None;
    }
    let own = folder.name.split('/').filter(|part| !part.is_empty());
    let name = own.chain(parts.iter().copied()).collect::<Vec<_>>().join("/");
    Some(Place { area: folder.area, path: format!("{}/{}", folder.path, parts.join("/")), name })
}

/// A place for error messages about an open file.
fn nowhere(fd: &str) -> Place {
    Place { area: Area::User, name: String::new(), path: fd.to_owned() }
}
