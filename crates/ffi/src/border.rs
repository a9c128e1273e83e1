//! The exported C functions: arguments are checked and converted, results are handed over, and a panic
//! becomes an error. All unsafe code of this crate is here; programs are run elsewhere.
//!
//! The caller's obligations are stated once, at the top of the header: texts end with NUL and live during the
//! call, and texts and bytes are freed once. What a pointer to a host or program leads to is looked up.

mod kept;
mod pages;
mod polled;
mod stopping;
#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::ffi::{CStr, CString, c_char, c_uchar, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::null_mut;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use crate::handles::{QiaoHost, QiaoProgram, QiaoStop};
use crate::table::{HOSTS, PROGRAMS};

/// Journal listener, called with each line: JSON text, valid during the call. It runs on a thread
/// of the host, must not block, and must not call functions of this interface.
pub(crate) type QiaoEntry = Option<unsafe extern "C" fn(line: *const c_char, data: *mut c_void)>;

/// Result of waiting for a mini-program.
#[repr(C)]
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum QiaoIdle {
    /// Nothing is pending.
    NothingPending = 0,
    /// Suspended in the background, with something pending.
    Suspended = 1,
    /// Ended by the platform after a long time in the background.
    Ended = 2,
    /// Stopped.
    Stopped = 3,
    /// The script exceeded its memory limit.
    OutOfMemory = 4,
    /// Something was still pending when the time was over.
    Busy = 5,
    /// It was not waited: the program is NULL, or the call came from inside a listener.
    Error = 6,
}

thread_local! {
    /// Whether a listener runs on this thread.
    static LISTENING: Cell<bool> = const { Cell::new(false) };
}

/// Checks that no listener runs here: what it asked for would wait for the thread that it is on.
fn outside_of_listeners() -> Result<(), String> {
    if LISTENING.get() { Err("called from inside a listener, which must not call back".to_owned()) } else { Ok(()) }
}

/// The listener of a program, until the program is closed.
pub(crate) struct Listener {
    entry: QiaoEntry,
    data: *mut c_void,
}

// SAFETY: the pointer is only handed back to the caller's function, which is called from one thread at a time.
unsafe impl Send for Listener {}

impl Listener {
    /// Passes a line of the journal to the caller's function.
    pub(crate) fn call(&self, line: &str) {
        if let (Some(entry), Ok(line)) = (self.entry, CString::new(line)) {
            LISTENING.set(true);
            // SAFETY: the caller gave the function for this; the line lives until it returns.
            unsafe { entry(line.as_ptr(), self.data) };
            LISTENING.set(false);
        }
    }

    /// Stops calling the function.
    pub(crate) fn silence(&mut self) {
        self.entry = None;
    }
}

/// Creates a host. `settings` is a JSON object or NULL: `trust` (PEM text), `resolve` (a list of
/// `HOST:PORT:ADDRESS`), `proxy` (a URL), `workers` (number of threads), `denyPrivate` (whether programs
/// may connect to public addresses alone), `virtualTime` (whether time passes at once where nothing runs).
///
/// Returns NULL and sets `error` if a setting is invalid.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_host_new(settings: *const c_char, error: *mut *mut c_char) -> *mut QiaoHost {
    // SAFETY: the caller's promises.
    unsafe {
        answered(error, null_mut(), || {
            outside_of_listeners()?;
            let settings = text(settings)?;
            QiaoHost::new(settings.unwrap_or_default()).map(|host| HOSTS.add(host))
        })
    }
}

/// Frees a host. Its programs keep running until they are closed.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_host_free(host: *mut QiaoHost) {
    // SAFETY: `error` is NULL.
    unsafe {
        answered(null_mut(), (), || {
            outside_of_listeners()?;
            drop(HOSTS.remove(host));
            Ok(())
        })
    }
}

/// Launches a mini-program. `launch` is a JSON object with one of `project` (a folder), `script`
/// (a file) and `source` (a text), and any of `page`, `scene`, `referrer`, `platform`, `client`, `baseLibrary`,
/// `appId`, `appVersion`, `domains`, `allow`, `checking` (`listed`, `strict`, `off`), `network`,
/// `storage`, `user`, `memory`, `diskLimit`, `responseLimit`, `before` and `modules` (lists of
/// `{"name", "text"}`), `timeout` (milliseconds that the launch may take), `events` (keeps events
/// for `qiao_next`), `functions` (names of functions that script gets), `asks` (whether script's
/// questions to its user are events) and `intercept` (patterns of URLs, in which `*` stands for any
/// text: HTTP requests to them are events). `entry`, if not NULL, is called with every line of the journal
/// and with `data` until the program is closed. It is launched when its first functions have run.
///
/// Returns NULL and sets `error` if the program cannot be launched. Errors of the script are in
/// the journal.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_launch(
    host: *const QiaoHost,
    launch: *const c_char,
    entry: QiaoEntry,
    data: *mut c_void,
    error: *mut *mut c_char,
) -> *mut QiaoProgram {
    // SAFETY: the caller's promises.
    unsafe { launched(host, launch, Listener { entry, data }, error, || Ok(None)) }
}

/// Launches a mini-program that `stop` can stop.
///
/// # Safety
/// As for [`answered`] and [`or_empty`].
unsafe fn launched(
    host: *const QiaoHost,
    launch: *const c_char,
    listener: Listener,
    error: *mut *mut c_char,
    stop: impl FnOnce() -> Result<Option<Arc<QiaoStop>>, String>,
) -> *mut QiaoProgram {
    // SAFETY: the caller's promises.
    unsafe {
        answered(error, null_mut(), || {
            outside_of_listeners()?;
            let host = HOSTS.get(host).ok_or("no host")?;
            let (stop, settings) = (stop()?, or_empty(launch)?);
            host.launch(settings, listener, stop.as_deref()).map(|program| PROGRAMS.add(program))
        })
    }
}

/// Opens a page unless it is open already; `route` may have a query. Returns false and sets
/// `error` if there is no such page.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_open(
    program: *const QiaoProgram,
    route: *const c_char,
    error: *mut *mut c_char,
) -> bool {
    // SAFETY: the caller's promises.
    unsafe { done(program, error, |program| program.open(or_empty(route)?)) }
}

/// Calls a method of a page, which is opened if necessary, and waits for its result or its
/// promise. `arguments` is a JSON array, or NULL for none. Returns JSON text.
///
/// Returns NULL and sets `error` if there is no such method, or it throws.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_call(
    program: *const QiaoProgram,
    route: *const c_char,
    method: *const c_char,
    arguments: *const c_char,
    error: *mut *mut c_char,
) -> *mut c_char {
    // SAFETY: the caller's promises.
    unsafe {
        given(program, error, |program| {
            program.call(or_empty(route)?, or_empty(method)?, text(arguments)?.unwrap_or("[]")).map(json)
        })
    }
}

/// Returns the data of a page, which is opened if necessary, as JSON text; NULL with `error` on
/// failure.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_data(
    program: *const QiaoProgram,
    route: *const c_char,
    error: *mut *mut c_char,
) -> *mut c_char {
    // SAFETY: the caller's promises.
    unsafe { given(program, error, |program| program.data(or_empty(route)?).map(json)) }
}

/// Returns a field of the program's `App` object, such as `globalData.token`, as JSON text; NULL
/// with `error` on failure.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_global(
    program: *const QiaoProgram,
    path: *const c_char,
    error: *mut *mut c_char,
) -> *mut c_char {
    // SAFETY: the caller's promises.
    unsafe { given(program, error, |program| program.global(or_empty(path)?).map(json)) }
}

/// Moves a mini-program to the background.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_background(program: *const QiaoProgram) {
    told(program, QiaoProgram::background)
}

/// Moves a mini-program to the foreground.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_foreground(program: *const QiaoProgram) {
    told(program, QiaoProgram::foreground)
}

/// Changes the network condition: `wifi`, `5g`, `4g`, `3g`, `2g`, `lossy`, `offline`, `no-dns` or
/// `portal`. Returns false and sets `error` if there is no such condition.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_set_network(
    program: *const QiaoProgram,
    condition: *const c_char,
    error: *mut *mut c_char,
) -> bool {
    // SAFETY: the caller's promises.
    unsafe { done(program, error, |program| program.set_network(or_empty(condition)?)) }
}

/// Waits until nothing is pending, for at most this many milliseconds.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_wait_idle(program: *const QiaoProgram, milliseconds: u32) -> QiaoIdle {
    let limit = Duration::from_millis(u64::from(milliseconds));
    // SAFETY: the caller's promises.
    unsafe { answered(null_mut(), QiaoIdle::Error, || Ok(there(program)?.wait_idle(limit))) }
}

/// Stops a mini-program's script, even if it never returns. The program still has to be closed.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_stop(program: *const QiaoProgram) {
    told(program, QiaoProgram::stop)
}

/// Closes a mini-program and frees it. When this returns, all pending calls have ended and the
/// listener is not called any more.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_close(program: *mut QiaoProgram) {
    // SAFETY: `error` is NULL.
    unsafe {
        answered(null_mut(), (), || {
            outside_of_listeners()?;
            PROGRAMS.remove(program).iter().for_each(|program| program.close());
            Ok(())
        })
    }
}

/// Frees a text returned by this interface.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_text_free(text: *mut c_char) {
    let free = || {
        if !text.is_null() {
            // SAFETY: the pointer came from `CString::into_raw`, and the caller gives it up.
            drop(unsafe { CString::from_raw(text) });
        }
        Ok(())
    };
    // SAFETY: `error` is NULL.
    unsafe { answered(null_mut(), (), free) }
}

/// Runs the body of an exported function. On an error or a panic, stores the reason in `error`
/// and returns `failed`.
///
/// # Safety
/// `error` is NULL or points to writable memory for a pointer.
unsafe fn answered<T>(error: *mut *mut c_char, failed: T, act: impl FnOnce() -> Result<T, String>) -> T {
    let act = || {
        #[cfg(test)]
        tests::may_panic();
        act()
    };
    let reason = match catch_unwind(AssertUnwindSafe(act)) {
        Ok(Ok(value)) => return value,
        Ok(Err(reason)) => reason,
        Err(panic) => {
            // Dropping the payload could panic again.
            std::mem::forget(panic);
            "an error in qiao itself: please report it".to_owned()
        }
    };
    if !error.is_null() {
        // SAFETY: the caller promises that it points to writable memory.
        unsafe { error.write(for_c(reason)) };
    }
    failed
}

/// Runs a function of a program that works or not. Returns whether it did.
///
/// # Safety
/// As for [`answered`].
unsafe fn done(
    program: *const QiaoProgram,
    error: *mut *mut c_char,
    act: impl FnOnce(&QiaoProgram) -> Result<(), String>,
) -> bool {
    // SAFETY: the caller's promises.
    unsafe { answered(error, false, || act(there(program)?.as_ref()).map(|()| true)) }
}

/// Runs a function of a program that gives a text.
///
/// # Safety
/// As for [`answered`].
unsafe fn given(
    program: *const QiaoProgram,
    error: *mut *mut c_char,
    act: impl FnOnce(&QiaoProgram) -> Result<*mut c_char, String>,
) -> *mut c_char {
    // SAFETY: the caller's promises.
    unsafe { answered(error, null_mut(), || act(there(program)?.as_ref())) }
}

/// Runs a function of a program that gives bytes, and writes their number to `length`.
///
/// # Safety
/// As for [`answered`]; `length` is NULL or points to writable memory.
unsafe fn bytes_given(
    program: *const QiaoProgram,
    length: *mut usize,
    error: *mut *mut c_char,
    act: impl FnOnce(&QiaoProgram) -> Result<Vec<u8>, String>,
) -> *mut c_uchar {
    // SAFETY: the caller's promises.
    unsafe {
        answered(error, null_mut(), || {
            let program = there(program)?;
            let length = length.as_mut().ok_or("no place for the length")?;
            let bytes = act(&program)?.into_boxed_slice();
            *length = bytes.len();
            Ok(Box::into_raw(bytes).cast())
        })
    }
}

/// Bytes from C; none for NULL.
///
/// # Errors
/// The length is more than any object has, as that of a negative number.
///
/// # Safety
/// `bytes` is NULL, or has this length and lives as long as the result is used.
unsafe fn slice<'a>(bytes: *const c_uchar, length: usize) -> Result<&'a [u8], String> {
    if isize::try_from(length).is_err() {
        return Err("the length is negative or too large".to_owned());
    }
    // SAFETY: as the caller promises.
    Ok(if bytes.is_null() { &[] } else { unsafe { std::slice::from_raw_parts(bytes, length) } })
}

/// Runs a function of a program that does not fail.
fn told(program: *const QiaoProgram, act: impl FnOnce(&QiaoProgram)) {
    // SAFETY: `error` is NULL.
    unsafe { answered(null_mut(), (), || there(program).map(|program| act(&program))) }
}

/// A text from C, empty for NULL.
///
/// # Safety
/// As for [`text`].
unsafe fn or_empty<'a>(text_of: *const c_char) -> Result<&'a str, String> {
    // SAFETY: the caller's promises.
    unsafe { text(text_of) }.map(Option::unwrap_or_default)
}

/// A text from C; `None` for NULL.
///
/// # Safety
/// `text` is NULL, or a text that ends with NUL and lives as long as the result is used.
unsafe fn text<'a>(text: *const c_char) -> Result<Option<&'a str>, String> {
    if text.is_null() {
        return Ok(None);
    }
    // SAFETY: as the caller promises.
    let text = unsafe { CStr::from_ptr(text) };
    text.to_str().map(Some).map_err(|_| "a text is not UTF-8".to_owned())
}

/// The program behind a pointer, unless it was closed.
fn there(program: *const QiaoProgram) -> Result<Arc<QiaoProgram>, String> {
    outside_of_listeners()?;
    PROGRAMS.get(program).ok_or_else(|| "no program".to_owned())
}

/// A value as JSON text for C.
fn json(value: Value) -> *mut c_char {
    for_c(value.to_string())
}

/// A text for C. JSON has no NUL; a message that has one ends there.
fn for_c(text: String) -> *mut c_char {
    let text = text.split('\0').next().unwrap_or_default().to_owned();
    CString::new(text).unwrap_or_default().into_raw()
}
