//! The C interface of qiao: hosts and mini-programs as opaque pointers, settings and values as JSON
//! text. It adds nothing to the Rust crate but the conversion, and lets no panic pass.
#![allow(unsafe_code)] // Every function takes pointers of C: what each must be is said beside it.
#![allow(clippy::missing_safety_doc)] // The rules are the same for all, and stand in the header's head.

mod settings;

use std::ffi::{CStr, CString, c_char, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use qiao_rs::{Host, Idle, MiniProgram};
use serde_json::Value;
use tokio::runtime::Runtime;

use settings::text;

/// What mini-programs share: whom they trust, where names lead, threads.
pub struct QiaoHost {
    host: Host,
    runtime: Arc<Runtime>,
}

/// A mini-program.
pub struct QiaoProgram {
    program: MiniProgram,
    runtime: Arc<Runtime>,
    listener: Arc<Mutex<Listener>>,
}

/// Called with every line of the journal: JSON text, valid during the call. It runs on a thread of
/// the host, must not wait, and must not call back into this interface.
pub type QiaoEntry = Option<unsafe extern "C" fn(line: *const c_char, data: *mut c_void)>;

/// How a mini-program came to rest.
#[repr(C)]
pub enum QiaoIdle {
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
struct Listener {
    entry: QiaoEntry,
    data: *mut c_void,
}

// SAFETY: the pointer is only handed back to the caller's function, which is called from one thread at a time.
unsafe impl Send for Listener {}

impl Listener {
    fn hear(&self, line: &str) {
        if let (Some(entry), Ok(line)) = (self.entry, CString::new(line)) {
            // SAFETY: the caller gave the function for this; the line lives until it returns.
            unsafe { entry(line.as_ptr(), self.data) };
        }
    }
}

/// Makes a host. `settings` is a JSON object or NULL: `trust` (PEM text), `resolve` (a list of
/// `HOST:PORT:ADDRESS`), `proxy` (a URL), `workers` (how many threads).
///
/// Gives NULL and the reason in `error` if a setting is refused.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn qiao_host_new(settings: *const c_char, error: *mut *mut c_char) -> *mut QiaoHost {
    unsafe {
        made(error, || {
            let host = settings::host(given(settings)?.unwrap_or_default())?;
            let threads = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_time().build();
            Ok(QiaoHost { host, runtime: Arc::new(threads.map_err(text)?) })
        })
    }
}

/// Frees a host. Its programs go on until they are closed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn qiao_host_free(host: *mut QiaoHost) {
    unsafe { freed(host) };
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
pub unsafe extern "C" fn qiao_launch(
    host: *const QiaoHost,
    launch: *const c_char,
    entry: QiaoEntry,
    data: *mut c_void,
    error: *mut *mut c_char,
) -> *mut QiaoProgram {
    unsafe {
        made(error, || {
            let QiaoHost { host, runtime } = host.as_ref().ok_or("no host")?;
            let listener = Arc::new(Mutex::new(Listener { entry, data }));
            let hears = listener.clone();
            let launch = settings::launch(given(launch)?.unwrap_or_default())?.on_entry(move |entry| {
                hears.lock().unwrap_or_else(PoisonError::into_inner).hear(&qiao_rs::json_line(entry));
            });
            let program = runtime.block_on(host.launch(launch)).map_err(text)?;
            Ok(QiaoProgram { program, runtime: runtime.clone(), listener })
        })
    }
}

/// Goes to a page, unless it is open: `route` may carry a query. Gives whether there is such a page.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn qiao_open(program: *const QiaoProgram, route: *const c_char, error: *mut *mut c_char) -> bool {
    let opened = unsafe {
        tried(error, || {
            let QiaoProgram { program, runtime, .. } = program.as_ref().ok_or("no program")?;
            runtime.block_on(program.page(given(route)?.unwrap_or_default())).map(drop).map_err(text)
        })
    };
    opened.is_some()
}

/// Calls a method of a page, which is opened first if it is not, and waits for what it returns or
/// for its promise. `arguments` is a JSON array, or NULL for none. Gives JSON text.
///
/// Gives NULL and the reason in `error` if there is no such method, or it throws.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn qiao_call(
    program: *const QiaoProgram,
    route: *const c_char,
    method: *const c_char,
    arguments: *const c_char,
    error: *mut *mut c_char,
) -> *mut c_char {
    unsafe {
        told(error, || {
            let QiaoProgram { program, runtime, .. } = program.as_ref().ok_or("no program")?;
            let arguments: Vec<Value> = serde_json::from_str(given(arguments)?.unwrap_or("[]"))
                .map_err(|error| format!("arguments: {error}"))?;
            let (route, method) = (given(route)?.unwrap_or_default(), given(method)?.unwrap_or_default());
            runtime.block_on(async { program.page(route).await?.call(method, arguments).await }).map_err(text)
        })
    }
}

/// The data of a page, which is opened first if it is not, as JSON text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn qiao_data(
    program: *const QiaoProgram,
    route: *const c_char,
    error: *mut *mut c_char,
) -> *mut c_char {
    unsafe {
        told(error, || {
            let QiaoProgram { program, runtime, .. } = program.as_ref().ok_or("no program")?;
            let route = given(route)?.unwrap_or_default();
            runtime.block_on(async { program.page(route).await?.data().await }).map_err(text)
        })
    }
}

/// A field of the program's own object, such as `globalData.token`, as JSON text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn qiao_global(
    program: *const QiaoProgram,
    path: *const c_char,
    error: *mut *mut c_char,
) -> *mut c_char {
    unsafe {
        told(error, || {
            let QiaoProgram { program, runtime, .. } = program.as_ref().ok_or("no program")?;
            runtime.block_on(program.global(given(path)?.unwrap_or_default())).map_err(text)
        })
    }
}

/// Takes a mini-program out of its user's sight.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn qiao_background(program: *const QiaoProgram) {
    if let Some(program) = unsafe { program.as_ref() } {
        program.program.background();
    }
}

/// Brings it back.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn qiao_foreground(program: *const QiaoProgram) {
    if let Some(program) = unsafe { program.as_ref() } {
        program.program.foreground();
    }
}

/// Puts the network into another condition: `wifi`, `5g`, `4g`, `3g`, `2g`, `lossy`, `offline`,
/// `no-dns` or `portal`. Gives whether there is such a condition.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn qiao_set_network(
    program: *const QiaoProgram,
    condition: *const c_char,
    error: *mut *mut c_char,
) -> bool {
    let set = unsafe {
        tried(error, || {
            let program = program.as_ref().ok_or("no program")?;
            program.program.set_network(settings::condition(given(condition)?.unwrap_or_default())?);
            Ok(())
        })
    };
    set.is_some()
}

/// Waits until nothing is pending, for at most so many milliseconds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn qiao_wait_idle(program: *const QiaoProgram, milliseconds: u32) -> QiaoIdle {
    let Some(QiaoProgram { program, runtime, .. }) = (unsafe { program.as_ref() }) else {
        return QiaoIdle::Stopped;
    };
    let limit = Duration::from_millis(u64::from(milliseconds));
    match runtime.block_on(async { tokio::time::timeout(limit, program.wait_idle()).await }) {
        Ok(Idle::NothingPending) => QiaoIdle::NothingPending,
        Ok(Idle::Suspended) => QiaoIdle::Suspended,
        Ok(Idle::Ended) => QiaoIdle::Ended,
        Ok(Idle::OutOfMemory) => QiaoIdle::OutOfMemory,
        Ok(_) => QiaoIdle::Stopped,
        Err(_) => QiaoIdle::Busy,
    }
}

/// Stops a mini-program's script, whatever it does. It still has to be closed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn qiao_stop(program: *const QiaoProgram) {
    if let Some(program) = unsafe { program.as_ref() } {
        program.program.stop();
    }
}

/// Closes a mini-program and frees it: every pending call has ended when this returns, and the
/// journal is heard no more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn qiao_close(program: *mut QiaoProgram) {
    if program.is_null() {
        return;
    }
    // SAFETY: the pointer came from `qiao_launch`, and the caller gives it up.
    let QiaoProgram { program, runtime, listener } = *unsafe { Box::from_raw(program) };
    // A panic must not pass into C, and there is nobody to tell.
    drop(catch_unwind(AssertUnwindSafe(|| runtime.block_on(program.close()))));
    listener.lock().unwrap_or_else(PoisonError::into_inner).entry = None;
}

/// Frees a text that this interface gave.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn qiao_text_free(text: *mut c_char) {
    if !text.is_null() {
        // SAFETY: the pointer came from `CString::into_raw`, and the caller gives it up.
        drop(unsafe { CString::from_raw(text) });
    }
}

/// A text of C; `None` for NULL.
unsafe fn given<'a>(text: *const c_char) -> Result<Option<&'a str>, String> {
    if text.is_null() {
        return Ok(None);
    }
    // SAFETY: the caller gives a text that ends with NUL and lives during the call.
    let text = unsafe { CStr::from_ptr(text) };
    text.to_str().map(Some).map_err(|_| "a text is not UTF-8".to_owned())
}

/// Does something that may fail; a panic is a failure too.
unsafe fn tried<T>(error: *mut *mut c_char, act: impl FnOnce() -> Result<T, String>) -> Option<T> {
    let failed = match catch_unwind(AssertUnwindSafe(act)) {
        Ok(Ok(value)) => return Some(value),
        Ok(Err(reason)) => reason,
        Err(_) => "an error in qiao itself: please report it".to_owned(),
    };
    if !error.is_null() {
        // SAFETY: the caller gives a place for a pointer.
        unsafe { *error = c_text(failed) };
    }
    None
}

/// The same for something that is handed to C.
unsafe fn made<T>(error: *mut *mut c_char, act: impl FnOnce() -> Result<T, String>) -> *mut T {
    unsafe { tried(error, act) }.map_or(std::ptr::null_mut(), |value| Box::into_raw(Box::new(value)))
}

/// The same for a value, which is handed over as JSON text.
unsafe fn told(error: *mut *mut c_char, act: impl FnOnce() -> Result<Value, String>) -> *mut c_char {
    unsafe { tried(error, act) }.map_or(std::ptr::null_mut(), |value| c_text(value.to_string()))
}

unsafe fn freed<T>(pointer: *mut T) {
    if !pointer.is_null() {
        // SAFETY: the pointer came from `made`, and the caller gives it up.
        drop(unsafe { Box::from_raw(pointer) });
    }
}

/// A text for C. JSON has no NUL; a message that has one ends there.
fn c_text(text: String) -> *mut c_char {
    let text = text.split('\0').next().unwrap_or_default().to_owned();
    CString::new(text).unwrap_or_default().into_raw()
}
