//! The exported functions that stop a launch before it has given a program.

use std::ffi::{c_char, c_void};
use std::ptr::null_mut;

use super::{Listener, QiaoEntry, answered, launched};
use crate::handles::{QiaoHost, QiaoProgram, QiaoStop};
use crate::table::STOPS;

/// Creates what stops one launch, from another thread or before it begins.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_stop_new() -> *mut QiaoStop {
    // SAFETY: `error` is NULL.
    unsafe { answered(null_mut(), null_mut(), || Ok(STOPS.add(QiaoStop::default()))) }
}

/// As `qiao_launch`; `stop` ends the launch, which fails then, and later the program. It is for one launch.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_launch_with_stop(
    host: *const QiaoHost,
    launch: *const c_char,
    stop: *const QiaoStop,
    entry: QiaoEntry,
    data: *mut c_void,
    error: *mut *mut c_char,
) -> *mut QiaoProgram {
    let stop = || STOPS.get(stop).map(Some).ok_or_else(|| "no stop".to_owned());
    // SAFETY: the caller's promises.
    unsafe { launched(host, launch, Listener { entry, data }, error, stop) }
}

/// Stops the launch that this was given to, or will be given to. It never waits, and may be called from inside a
/// listener.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_stop_now(stop: *const QiaoStop) {
    // SAFETY: `error` is NULL.
    unsafe {
        answered(null_mut(), (), || {
            STOPS.get(stop).iter().for_each(|stop| stop.stop());
            Ok(())
        })
    }
}

/// Frees a stop. A launch that it was given to goes on.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn qiao_stop_free(stop: *mut QiaoStop) {
    // SAFETY: `error` is NULL.
    unsafe {
        answered(null_mut(), (), || {
            drop(STOPS.remove(stop));
            Ok(())
        })
    }
}
