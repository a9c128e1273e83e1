//! Reading a range of a file within the memory limit. Whether the script may read the file was checked before.

use std::io::{Read, Seek, SeekFrom};

use qiao_abi::{Failure, FileFault};
use qiao_rules::admit::file::failure;
use qiao_rules::files::Place;

use super::task::Desk;

/// The bytes of a file from a position on, possibly the whole file.
pub(super) fn bytes(
    desk: &Desk<'_>,
    place: &Place,
    position: Option<f64>,
    length: Option<f64>,
) -> Result<Vec<u8>, Failure> {
    let opened = desk.sandbox.file(place, desk.root).map_err(|fault| failure(place, fault));
    let (mut file, size) = opened?;
    let out_of = |name| failure(place, FileFault::Range(name));
    let last = size.saturating_sub(1) as f64;
    let position = match position {
        Some(position) if !(0.0..=last).contains(&position) => return Err(out_of("position")),
        position => position.unwrap_or(0.0) as u64,
    };
    let length = match length {
        Some(length) if !(1.0..=size as f64).contains(&length) => return Err(out_of("length")),
        length => length.map_or(size, |length| length as u64).min(size - position),
    };
    if length > desk.readable {
        return Err(failure(place, FileFault::TooLarge(desk.readable)));
    }
    // One copy here, one in the script.
    let wanted = usize::try_from(length).unwrap_or(usize::MAX);
    let mut bytes = Vec::new();
    let room = desk.budget.claim(wanted.saturating_mul(2));
    if room.is_none() || bytes.try_reserve_exact(wanted).is_err() {
        let limit = desk.budget.limit();
        let reason = format!("the program's memory limit of {limit} bytes leaves no room for {length} bytes of it");
        return Err(failure(place, FileFault::Io(reason)));
    }
    desk.known(place, file.seek(SeekFrom::Start(position)))?;
    desk.known(place, file.take(length).read_to_end(&mut bytes))?;
    Ok(bytes)
}
