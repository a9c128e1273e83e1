//! More exported functions: pages as a shell drives them, expressions, and how a program ended.

use super::{QiaoProgram, bytes_given, done, for_c, given, json, or_empty, slice, text};

use std::ffi::{c_char, c_uchar};
use std::ptr::null_mut;
use std::time::Duration;

/// Opens a page on top of the one that is shown, even where one of its route is open; `url` may have a query. Returns
/// when the page has been shown; false with `error` if there is no such page.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_navigate(
    program: *const QiaoProgram,
    url: *const c_char,
    error: *mut *mut c_char,
) -> bool {
    // SAFETY: the caller's promises.
    unsafe { done(program, error, |program| program.navigate(or_empty(url)?)) }
}

/// Goes back by this many pages; the first page stays. Returns false and sets `error` if the program has ended.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_back(program: *const QiaoProgram, pages: u32, error: *mut *mut c_char) -> bool {
    // SAFETY: the caller's promises.
    unsafe { done(program, error, |program| program.back(pages)) }
}

/// Starts the program anew with this page, or with its first one if `url` is NULL; files and storage stay. Returns
/// false and sets `error` if there is no such page.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_relaunch(
    program: *const QiaoProgram,
    url: *const c_char,
    error: *mut *mut c_char,
) -> bool {
    // SAFETY: the caller's promises.
    unsafe { done(program, error, |program| program.relaunch(text(url)?)) }
}

/// Returns the routes of the open pages as a JSON array; the last one is shown. NULL with `error` on failure.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_page_stack(program: *const QiaoProgram, error: *mut *mut c_char) -> *mut c_char {
    // SAFETY: the caller's promises.
    unsafe { given(program, error, |program| program.page_stack().map(json)) }
}

/// Returns the value of an expression, or of its promise, as JSON text. NULL with `error` if it does not parse or
/// throws; `qiao_thrown` has the value.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_evaluate(
    program: *const QiaoProgram,
    expression: *const c_char,
    error: *mut *mut c_char,
) -> *mut c_char {
    // SAFETY: the caller's promises.
    unsafe { given(program, error, |program| program.evaluate(or_empty(expression)?).map(json)) }
}

/// Calls a function of script with an `ArrayBuffer` of these bytes, and writes the number of the bytes to `out` that are
/// returned: those of the `ArrayBuffer`, or view of one, that the function or its promise gives. `function` is an
/// expression, such as `(bytes) => getCurrentPages()[0].load(bytes)`. The returned bytes are freed with
/// `qiao_bytes_free`. NULL with `error` if it is not a function, throws, or gives something else.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_pass_bytes(
    program: *const QiaoProgram,
    function: *const c_char,
    bytes: *const c_uchar,
    length: usize,
    out: *mut usize,
    error: *mut *mut c_char,
) -> *mut c_uchar {
    // SAFETY: the caller's promises: `bytes` has this length, or is NULL for none; `out` points to writable memory.
    unsafe {
        bytes_given(program, out, error, |program| program.pass_bytes(or_empty(function)?, slice(bytes, length)?))
    }
}

/// Moves a mini-program to the foreground with other enter options, which `onShow` gets: a JSON object with any of
/// `page` (opened in place of all others), `scene` and `referrer`. Returns false and sets `error` if they are malformed.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_foreground_with(
    program: *const QiaoProgram,
    options: *const c_char,
    error: *mut *mut c_char,
) -> bool {
    // SAFETY: the caller's promises.
    unsafe { done(program, error, |program| program.foreground_with(or_empty(options)?)) }
}

/// Waits until the program has ended, for at most this many milliseconds. Returns why, such as `it was stopped`; NULL
/// if it still runs.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_ended(program: *const QiaoProgram, milliseconds: u32) -> *mut c_char {
    let time = Duration::from_millis(u64::from(milliseconds));
    // SAFETY: the caller's promises.
    unsafe { given(program, null_mut(), |program| Ok(program.ended(time).map_or(null_mut(), for_c))) }
}
