//! Reading a range of a file, or what is packed in it, within the memory limit. Whether the script may read the file was
//! checked before.

use std::io::{Read, Seek, SeekFrom};

use qiao_abi::{Charge, Failure, FileFault};
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
    let wanted = usize::try_from(length).unwrap_or(usize::MAX);
    let (mut bytes, mut room) = (Vec::new(), desk.budget.nothing());
    reserve(desk, place, &mut bytes, wanted, &mut room)?;
    desk.known(place, file.seek(SeekFrom::Start(position)))?;
    desk.known(place, file.take(length).read_to_end(&mut bytes))?;
    Ok(bytes)
}

/// How much is unpacked at first, in bytes.
const PIECE: usize = 64 * 1024;

/// Reads to the end of what a file unpacks to. The charge grows with it; `broken` says what is wrong with the file if it
/// cannot be unpacked.
pub(super) fn unpacked(
    desk: &Desk<'_>,
    place: &Place,
    mut from: impl Read,
    broken: &str,
    charge: &mut Charge,
) -> Result<Vec<u8>, Failure> {
    let (mut bytes, mut more) = (Vec::new(), PIECE);
    loop {
        reserve(desk, place, &mut bytes, more, charge)?;
        let read = from.by_ref().take(more as u64).read_to_end(&mut bytes);
        let read = read.map_err(|_| failure(place, FileFault::Io(broken.to_owned())))?;
        if read < more {
            charge.shrink((more - read) * COPIES);
            bytes.shrink_to_fit();
            return Ok(bytes);
        }
        more = bytes.len();
    }
}

/// How many copies of the bytes there are: one here, one in the script.
const COPIES: usize = 2;

/// Makes room for more bytes; the charge grows by their copies.
fn reserve(
    desk: &Desk<'_>,
    place: &Place,
    bytes: &mut Vec<u8>,
    more: usize,
    charge: &mut Charge,
) -> Result<(), Failure> {
    if charge.grow(more.saturating_mul(COPIES)) && bytes.try_reserve_exact(more).is_ok() {
        return Ok(());
    }
    let (limit, length) = (desk.budget.limit(), bytes.len().saturating_add(more));
    let reason = format!("the program's memory limit of {limit} bytes leaves no room for {length} bytes of it");
    Err(failure(place, FileFault::Io(reason)))
}
