//! More exported functions: what a program keeps, its storage and its files.

use super::{QiaoProgram, answered, bytes_given, done, given, json, or_empty, slice, text, there};

use std::ffi::{c_char, c_uchar};
use std::ptr::null_mut;
use std::time::Duration;

/// Returns the keys of the program's storage as a JSON array; NULL with `error` on failure.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_stored_keys(program: *const QiaoProgram, error: *mut *mut c_char) -> *mut c_char {
    // SAFETY: the caller's promises.
    unsafe { given(program, error, |program| program.stored_keys().map(json)) }
}

/// Returns the value under a key of the program's storage as JSON text. NULL without `error` if there is none.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_stored(
    program: *const QiaoProgram,
    key: *const c_char,
    error: *mut *mut c_char,
) -> *mut c_char {
    // SAFETY: the caller's promises.
    unsafe { given(program, error, |program| Ok(program.stored(or_empty(key)?)?.map_or(null_mut(), json))) }
}

/// Stores a value, JSON text, under a key; a `value` that is NULL removes what is there, and a `key` that is NULL
/// everything. Returns false and sets `error` if the value is malformed or does not fit.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_store(
    program: *const QiaoProgram,
    key: *const c_char,
    value: *const c_char,
    error: *mut *mut c_char,
) -> bool {
    // SAFETY: the caller's promises.
    unsafe { done(program, error, |program| program.store(text(key)?, text(value)?)) }
}

/// Waits for the next change of the program's storage, by its script or by this interface, for at most this many
/// milliseconds. Returns false if there was none; sets `error` if the program has ended.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_storage_changed(
    program: *const QiaoProgram,
    milliseconds: u32,
    error: *mut *mut c_char,
) -> bool {
    let time = Duration::from_millis(u64::from(milliseconds));
    // SAFETY: the caller's promises.
    unsafe { answered(error, false, || there(program)?.changed(false, time)) }
}

/// Waits for the next change of the program's files, likewise.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_files_changed(
    program: *const QiaoProgram,
    milliseconds: u32,
    error: *mut *mut c_char,
) -> bool {
    let time = Duration::from_millis(u64::from(milliseconds));
    // SAFETY: the caller's promises.
    unsafe { answered(error, false, || there(program)?.changed(true, time)) }
}

/// Returns the files of the program outside of its package as a JSON array of objects with `path` and `bytes`; NULL
/// with `error` on failure.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_files(program: *const QiaoProgram, error: *mut *mut c_char) -> *mut c_char {
    // SAFETY: the caller's promises.
    unsafe { given(program, error, |program| program.files().map(json)) }
}

/// Returns the bytes of a file, by the path that script has for it, and writes their number to `length`. They are
/// freed with `qiao_bytes_free`. NULL with `error` if there is no such file.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_read_file(
    program: *const QiaoProgram,
    path: *const c_char,
    length: *mut usize,
    error: *mut *mut c_char,
) -> *mut c_uchar {
    // SAFETY: the caller's promises: `length` points to writable memory.
    unsafe { bytes_given(program, length, error, |program| program.read_file(or_empty(path)?)) }
}

/// Writes a file of the program, or deletes it if `bytes` is NULL. Returns false and sets `error` if the path is no
/// place for a file, or it does not fit.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_write_file(
    program: *const QiaoProgram,
    path: *const c_char,
    bytes: *const c_uchar,
    length: usize,
    error: *mut *mut c_char,
) -> bool {
    // SAFETY: the caller's promises: `bytes` has this length, or is NULL.
    unsafe {
        done(program, error, |program| {
            let content = if bytes.is_null() { None } else { Some(slice(bytes, length)?) };
            program.write_file(or_empty(path)?, content)
        })
    }
}

/// Frees bytes returned by `qiao_read_file` and its like.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_bytes_free(bytes: *mut c_uchar, length: usize) {
    let free = || {
        if !bytes.is_null() {
            // SAFETY: the pointer and the length came from `bytes_given`, and the caller gives them up.
            drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(bytes, length)) });
        }
        Ok(())
    };
    // SAFETY: `error` is NULL.
    unsafe { answered(null_mut(), (), free) }
}
