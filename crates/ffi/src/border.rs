//! The functions of the interface: what comes from C is checked and converted, what goes there is handed
//! over, and a panic becomes an error. Everything that is unsafe is here; what a program does is not.
//!
//! What the caller promises is said once, in the header's head: texts end with NUL and live during the
//! call, pointers come from the function that makes them and are not used after they were freed.

#[cfg(test)]
mod tests;

use std::ffi::{CStr, CString, c_char, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::null_mut;
use std::time::Duration;

use serde_json::Value;

use crate::handles::{QiaoHost, QiaoProgram};

/// Called with every line of the journal: JSON text, valid during the call. It runs on a thread of
/// the host, must not wait, and must not call back into this interface.
pub(crate) type QiaoEntry = Option<unsafe extern "C" fn(line: *const c_char, data: *mut c_void)>;

/// How a mini-program came to rest.
#[repr(C)]
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum QiaoIdle {
    /// Nothing is pending.
    NothingPending = 0,
    /// It is in background and suspended there; something is pending.
    Suspended = 1,
    /// It was in background for so long that the platform ended it.
    Ended = 2,
    /// It was stopped.
    Stopped = 3,
    /// Its script used more memory than it may.
    OutOfMemory = 4,
    /// It did not come to rest in time.
    Busy = 5,
}

/// The listener of a program, until the program is closed.
pub(crate) struct Listener {
    entry: QiaoEntry,
    data: *mut c_void,
}

// SAFETY: the pointer is only handed back to the caller's function, which is called from one thread at a time.
unsafe impl Send for Listener {}

impl Listener {
    /// Hands it a line of the journal.
    pub(crate) fn hear(&self, line: &str) {
        if let (Some(entry), Ok(line)) = (self.entry, CString::new(line)) {
            // SAFETY: the caller gave the function for this; the line lives until it returns.
            unsafe { entry(line.as_ptr(), self.data) };
        }
    }

    /// Hands it no more.
    pub(crate) fn silence(&mut self) {
        self.entry = None;
    }
}

/// Makes a host. `settings` is a JSON object or NULL: `trust` (PEM text), `resolve` (a list of
/// `HOST:PORT:ADDRESS`), `proxy` (a URL), `workers` (how many threads).
///
/// Gives NULL and the reason in `error` if a setting is refused.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_host_new(settings: *const c_char, error: *mut *mut c_char) -> *mut QiaoHost {
    // SAFETY: the caller's promises.
    unsafe {
        answered(error, null_mut(), || {
            let settings = text(settings)?;
            QiaoHost::new(settings.unwrap_or_default()).map(handed_over)
        })
    }
}

/// Frees a host. Its programs go on until they are closed.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_host_free(host: *mut QiaoHost) {
    // SAFETY: the caller's promises; the pointer came from `handed_over`.
    unsafe {
        answered(null_mut(), (), || {
            drop(taken_back(host));
            Ok(())
        })
    }
}

/// Launches a mini-program. `launch` is a JSON object with one of `project` (a folder), `script` (a
/// file) and `source` (a text), and any of `page`, `platform`, `client`, `baseLibrary`, `appId`,
/// `appVersion`, `domains`, `allow`, `checking` (`listed`, `strict`, `off`), `network`, `storage`,
/// `user`, `memory`, `diskLimit` and `responseLimit`. `entry`, if not NULL, hears every line of the
/// journal, with `data`, until the program is closed.
///
/// Gives NULL and the reason in `error` if it cannot be launched. Errors of the script are in the
/// journal.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_launch(
    host: *const QiaoHost,
    launch: *const c_char,
    entry: QiaoEntry,
    data: *mut c_void,
    error: *mut *mut c_char,
) -> *mut QiaoProgram {
    // SAFETY: the caller's promises.
    unsafe {
        answered(error, null_mut(), || {
            let host = host.as_ref().ok_or("no host")?;
            let settings = text(launch)?.unwrap_or_default();
            host.launch(settings, Listener { entry, data }).map(handed_over)
        })
    }
}

/// Goes to a page, unless it is open: `route` may carry a query. Gives whether there is such a page.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_open(
    program: *const QiaoProgram,
    route: *const c_char,
    error: *mut *mut c_char,
) -> bool {
    // SAFETY: the caller's promises.
    unsafe {
        answered(error, false, || {
            there(program)?.open(text(route)?.unwrap_or_default())?;
            Ok(true)
        })
    }
}

/// Calls a method of a page, which is opened first if it is not, and waits for what it returns or
/// for its promise. `arguments` is a JSON array, or NULL for none. Gives JSON text.
///
/// Gives NULL and the reason in `error` if there is no such method, or it throws.
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
        answered(error, null_mut(), || {
            let (route, method) = (text(route)?.unwrap_or_default(), text(method)?.unwrap_or_default());
            there(program)?.call(route, method, text(arguments)?.unwrap_or("[]")).map(json)
        })
    }
}

/// The data of a page, which is opened first if it is not, as JSON text.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_data(
    program: *const QiaoProgram,
    route: *const c_char,
    error: *mut *mut c_char,
) -> *mut c_char {
    // SAFETY: the caller's promises.
    unsafe { answered(error, null_mut(), || there(program)?.data(text(route)?.unwrap_or_default()).map(json)) }
}

/// A field of the program's own object, such as `globalData.token`, as JSON text.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_global(
    program: *const QiaoProgram,
    path: *const c_char,
    error: *mut *mut c_char,
) -> *mut c_char {
    // SAFETY: the caller's promises.
    unsafe { answered(error, null_mut(), || there(program)?.global(text(path)?.unwrap_or_default()).map(json)) }
}

/// Takes a mini-program out of its user's sight.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_background(program: *const QiaoProgram) {
    // SAFETY: the caller's promises.
    unsafe {
        answered(null_mut(), (), || {
            there(program)?.background();
            Ok(())
        })
    }
}

/// Brings it back.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_foreground(program: *const QiaoProgram) {
    // SAFETY: the caller's promises.
    unsafe {
        answered(null_mut(), (), || {
            there(program)?.foreground();
            Ok(())
        })
    }
}

/// Puts the network into another condition: `wifi`, `5g`, `4g`, `3g`, `2g`, `lossy`, `offline`,
/// `no-dns` or `portal`. Gives whether there is such a condition.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_set_network(
    program: *const QiaoProgram,
    condition: *const c_char,
    error: *mut *mut c_char,
) -> bool {
    // SAFETY: the caller's promises.
    unsafe {
        answered(error, false, || {
            there(program)?.set_network(text(condition)?.unwrap_or_default())?;
            Ok(true)
        })
    }
}

/// Waits until nothing is pending, for at most so many milliseconds.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_wait_idle(program: *const QiaoProgram, milliseconds: u32) -> QiaoIdle {
    let limit = Duration::from_millis(u64::from(milliseconds));
    // SAFETY: the caller's promises.
    unsafe { answered(null_mut(), QiaoIdle::Stopped, || Ok(there(program)?.wait_idle(limit))) }
}

/// Stops a mini-program's script, whatever it does. It still has to be closed.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_stop(program: *const QiaoProgram) {
    // SAFETY: the caller's promises.
    unsafe {
        answered(null_mut(), (), || {
            there(program)?.stop();
            Ok(())
        })
    }
}

/// Closes a mini-program and frees it: every pending call has ended when this returns, and the
/// journal is heard no more.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_close(program: *mut QiaoProgram) {
    // SAFETY: the caller's promises; the pointer came from `handed_over`.
    unsafe {
        answered(null_mut(), (), || {
            taken_back(program).into_iter().for_each(|program| program.close());
            Ok(())
        })
    }
}

/// Frees a text that this interface gave.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_text_free(text: *mut c_char) {
    let free = || {
        if !text.is_null() {
            // SAFETY: the pointer came from `CString::into_raw`, and the caller gives it up.
            drop(unsafe { CString::from_raw(text) });
        }
        Ok(())
    };
    // SAFETY: there is no place for an error.
    unsafe { answered(null_mut(), (), free) }
}

/// Does what a function of the interface does, and gives its result. Where it fails, and where it panics,
/// the reason goes into `error` and the caller gets `failed`.
///
/// # Safety
/// `error` is NULL or a place for a pointer.
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
            // What was thrown could panic again where it is dropped.
            std::mem::forget(panic);
            "an error in qiao itself: please report it".to_owned()
        }
    };
    if !error.is_null() {
        // SAFETY: the caller gives a place for a pointer.
        unsafe { error.write(for_c(reason)) };
    }
    failed
}

/// A text of C; `None` for NULL.
///
/// # Safety
/// `text` is NULL, or a text that ends with NUL and lives for as long as the result is used.
unsafe fn text<'a>(text: *const c_char) -> Result<Option<&'a str>, String> {
    if text.is_null() {
        return Ok(None);
    }
    // SAFETY: the caller says so.
    let text = unsafe { CStr::from_ptr(text) };
    text.to_str().map(Some).map_err(|_| "a text is not UTF-8".to_owned())
}

/// The program behind a pointer.
///
/// # Safety
/// `program` is NULL, or came from `handed_over` and is not freed while the result is used.
unsafe fn there<'a>(program: *const QiaoProgram) -> Result<&'a QiaoProgram, String> {
    // SAFETY: the caller says so.
    unsafe { program.as_ref() }.ok_or_else(|| "no program".to_owned())
}

/// A thing as C holds it, until it is taken back.
fn handed_over<T>(thing: T) -> *mut T {
    Box::into_raw(Box::new(thing))
}

/// The thing itself; `None` for NULL.
///
/// # Safety
/// `thing` is NULL, or came from `handed_over` and is not used again.
unsafe fn taken_back<T>(thing: *mut T) -> Option<T> {
    // SAFETY: the caller says so.
    (!thing.is_null()).then(|| *unsafe { Box::from_raw(thing) })
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
