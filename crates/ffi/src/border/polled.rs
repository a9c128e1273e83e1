//! More exported functions: events that are polled, time-outs, files, and what was thrown.

use super::{QiaoProgram, answered, bytes_given, done, for_c, given, or_empty, slice, text, told};

use std::ffi::{c_char, c_uchar};
use std::ptr::null_mut;
use std::time::Duration;

use crate::handles::take_thrown;

/// The version of the library, such as `0.1.0`. It is not freed.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn qiao_version() -> *const c_char {
    const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "\0");
    VERSION.as_ptr().cast()
}

/// Limits how long each call of this program may take; 0 for no limit, which is the default. A call that takes longer
/// fails with an error that begins with `timed out`. For `qiao_close` it is the time that script has to come to its
/// end before it is stopped.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_set_timeout(program: *const QiaoProgram, milliseconds: u32) {
    told(program, |program| program.set_timeout(milliseconds))
}

/// Waits for the next event, for at most this many milliseconds. Returns JSON text: a line of the
/// journal, or, with a number `request` that `qiao_answer` takes, `"kind":"function"` with `name` and
/// `arguments`, `"kind":"ask"` with `api` and `options`, or `"kind":"request"` with the `pattern`, `method`, `url`,
/// `headers` (a list of pairs) and `bodyBytes` (the length of its body, null if it is too long to be shown). The program has to be launched with
/// `"events": true`. Events that are not taken are kept, up to 10000; a line of the kind `lost` counts
/// those that were not.
///
/// Returns NULL if there was none; sets `error` if there will be none: the program has ended.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_next(
    program: *const QiaoProgram,
    milliseconds: u32,
    error: *mut *mut c_char,
) -> *mut c_char {
    let time = Duration::from_millis(u64::from(milliseconds));
    // SAFETY: the caller's promises.
    unsafe { given(program, error, |program| Ok(program.next(time)?.map_or(null_mut(), for_c))) }
}

/// Answers an event with a `request`. `answer` is a JSON object: `value` or `error` (a message) for a
/// function, whose promise it settles; `succeed` (an object of fields), `fail` (a reason) or
/// `"cancel": true` for a question, which an empty object leaves to the platform's default; `fulfil`
/// (`{"status", "headers", "body"}`, headers as a list of pairs), `change` (`{"method", "url", "headers",
/// "body"}`, headers as an object in which null removes one) or `abort` (`name-not-resolved`, `refused`,
/// `unreachable`, `reset`, `closed`, `offline` or `timed-out`) for an HTTP request, which goes out as it is
/// with an empty object.
///
/// Returns false and sets `error` if nothing waits for it.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_answer(
    program: *const QiaoProgram,
    request: u64,
    answer: *const c_char,
    error: *mut *mut c_char,
) -> bool {
    // SAFETY: the caller's promises.
    unsafe { done(program, error, |program| program.answer(request, text(answer)?.unwrap_or("{}"), None)) }
}

/// As `qiao_answer` for an HTTP request, with the bytes of the body beside the JSON object.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_answer_bytes(
    program: *const QiaoProgram,
    request: u64,
    answer: *const c_char,
    bytes: *const c_uchar,
    length: usize,
    error: *mut *mut c_char,
) -> bool {
    // SAFETY: the caller's promises: `bytes` has this length, or is NULL for none.
    unsafe { done(program, error, |program| program.answer(request, or_empty(answer)?, Some(slice(bytes, length)?))) }
}

/// Returns the body of an HTTP request that waits for its answer, and writes the number of its bytes to `length`. They
/// are freed with `qiao_bytes_free`. NULL with `error` if no request waits under this number.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_request_body(
    program: *const QiaoProgram,
    request: u64,
    length: *mut usize,
    error: *mut *mut c_char,
) -> *mut c_uchar {
    // SAFETY: the caller's promises: `length` points to writable memory.
    unsafe { bytes_given(program, length, error, |program| program.request_body(request)) }
}

/// Makes events of the HTTP requests to URLs like `pattern`, in which `*` stands for any text, or of none any more if
/// `on` is false. The program has to be launched with `"events": true`. Returns false and sets `error` on failure.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_intercept(
    program: *const QiaoProgram,
    pattern: *const c_char,
    on: bool,
    error: *mut *mut c_char,
) -> bool {
    // SAFETY: the caller's promises.
    unsafe { done(program, error, |program| program.intercept(or_empty(pattern)?, on)) }
}

/// What the last `qiao_call` of this thread threw: JSON text with the `message`, and the `value` that
/// was thrown, such as `{"errMsg": …, "errno": …}`. NULL if it threw nothing, or it was taken before.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn qiao_thrown() -> *mut c_char {
    // SAFETY: `error` is NULL.
    unsafe { answered(null_mut(), null_mut(), || Ok(take_thrown().map_or(null_mut(), for_c))) }
}

/// Puts a file among the temporary ones, as a picker of images would. Returns the path that script
/// can use; `name` gives it its extension.
///
/// Returns NULL and sets `error` if there is no room for it.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_add_file(
    program: *const QiaoProgram,
    name: *const c_char,
    bytes: *const c_uchar,
    length: usize,
    error: *mut *mut c_char,
) -> *mut c_char {
    // SAFETY: the caller's promises: `bytes` has this length, or is NULL for none.
    unsafe { given(program, error, |program| program.add_file(or_empty(name)?, slice(bytes, length)?).map(for_c)) }
}

/// Waits until this many milliseconds have passed on the program's clock. Returns false and sets
/// `error` if the program ends before.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_wait(
    program: *const QiaoProgram,
    milliseconds: u32,
    error: *mut *mut c_char,
) -> bool {
    let time = Duration::from_millis(u64::from(milliseconds));
    // SAFETY: the caller's promises.
    unsafe { done(program, error, |program| program.wait(time)) }
}
