//! No panic crosses into C: every function is called while its body panics.

use std::cell::Cell;
use std::ptr::{null, null_mut};

use super::kept::*;
use super::pages::*;
use super::polled::*;
use super::stopping::*;
use super::*;

thread_local! {
    static PANICS: Cell<bool> = const { Cell::new(false) };
}

/// Panics if a test has asked for it.
pub(super) fn may_panic() {
    assert!(!PANICS.get(), "a panic of the test's");
}

/// Runs `act` while the body of every exported function panics.
fn while_all_panic<T>(act: impl FnOnce() -> T) -> T {
    PANICS.set(true);
    let done = act();
    PANICS.set(false);
    done
}

/// Calls a function with a place for an error; returns its result and the error.
fn with_error<T>(call: impl FnOnce(*mut *mut c_char) -> T) -> (T, String) {
    let mut error = null_mut();
    let result = while_all_panic(|| call(&raw mut error));
    assert!(!error.is_null(), "the caller is told");
    // SAFETY: the error came from the interface and is freed once, below.
    let message = unsafe { text(error) }.unwrap().unwrap_or_default().to_owned();
    // SAFETY: as above.
    unsafe { qiao_text_free(error) };
    (result, message)
}

#[test]
fn a_panic_becomes_an_error_in_every_function() {
    let source = concat!(
        include_str!("../border.rs"),
        include_str!("kept.rs"),
        include_str!("pages.rs"),
        include_str!("polled.rs"),
        include_str!("stopping.rs")
    );
    let mut functions: Vec<&str> = source.split("extern \"C\" fn qiao_").skip(1).collect();
    functions.iter_mut().for_each(|text| *text = text.split('(').next().unwrap_or_default());
    let mut called = Vec::new();
    let mut failed = |name: &'static str, (holds, message): (bool, String)| {
        assert!(holds, "{name}");
        assert!(message.is_empty() || message.contains("please report it"), "{name}: {message}");
        called.push(name);
    };
    let quiet = |call: &dyn Fn()| {
        while_all_panic(call);
        (true, String::new())
    };
    // SAFETY: every function accepts NULL, and the errors are places for pointers.
    unsafe {
        failed("host_new", with_error(|error| qiao_host_new(null(), error).is_null()));
        failed("host_free", quiet(&|| qiao_host_free(null_mut())));
        failed("launch", with_error(|error| qiao_launch(null(), null(), None, null_mut(), error).is_null()));
        failed("open", with_error(|error| !qiao_open(null(), null(), error)));
        failed("call", with_error(|error| qiao_call(null(), null(), null(), null(), error).is_null()));
        failed("data", with_error(|error| qiao_data(null(), null(), error).is_null()));
        failed("global", with_error(|error| qiao_global(null(), null(), error).is_null()));
        failed("background", quiet(&|| qiao_background(null())));
        failed("foreground", quiet(&|| qiao_foreground(null())));
        failed("set_network", with_error(|error| !qiao_set_network(null(), null(), error)));
        let idle = while_all_panic(|| qiao_wait_idle(null(), 0));
        failed("wait_idle", (idle == QiaoIdle::Error, String::new()));
        failed("stop", quiet(&|| qiao_stop(null())));
        failed("close", quiet(&|| qiao_close(null_mut())));
        failed("text_free", quiet(&|| qiao_text_free(null_mut())));
        failed("stored_keys", with_error(|error| qiao_stored_keys(null(), error).is_null()));
        failed("stored", with_error(|error| qiao_stored(null(), null(), error).is_null()));
        failed("store", with_error(|error| !qiao_store(null(), null(), null(), error)));
        failed("storage_changed", with_error(|error| !qiao_storage_changed(null(), 0, error)));
        failed("files_changed", with_error(|error| !qiao_files_changed(null(), 0, error)));
        failed("files", with_error(|error| qiao_files(null(), error).is_null()));
        failed("read_file", with_error(|error| qiao_read_file(null(), null(), null_mut(), error).is_null()));
        failed("write_file", with_error(|error| !qiao_write_file(null(), null(), null(), 0, error)));
        failed("bytes_free", quiet(&|| qiao_bytes_free(null_mut(), 0)));
        failed("navigate", with_error(|error| !qiao_navigate(null(), null(), error)));
        failed("back", with_error(|error| !qiao_back(null(), 1, error)));
        failed("relaunch", with_error(|error| !qiao_relaunch(null(), null(), error)));
        failed("page_stack", with_error(|error| qiao_page_stack(null(), error).is_null()));
        failed("evaluate", with_error(|error| qiao_evaluate(null(), null(), error).is_null()));
        let none = null_mut();
        failed("pass_bytes", with_error(|error| qiao_pass_bytes(null(), null(), null(), 0, none, error).is_null()));
        failed("foreground_with", with_error(|error| !qiao_foreground_with(null(), null(), error)));
        failed("ended", quiet(&|| _ = qiao_ended(null(), 0)));
        failed("version", quiet(&|| _ = qiao_version()));
        failed("set_timeout", quiet(&|| qiao_set_timeout(null(), 1)));
        failed("next", with_error(|error| qiao_next(null(), 0, error).is_null()));
        failed("answer", with_error(|error| !qiao_answer(null(), 1, null(), error)));
        failed("answer_bytes", with_error(|error| !qiao_answer_bytes(null(), 1, null(), null(), 0, error)));
        failed("request_body", with_error(|error| qiao_request_body(null(), 1, null_mut(), error).is_null()));
        failed("intercept", with_error(|error| !qiao_intercept(null(), null(), true, error)));
        failed("thrown", quiet(&|| _ = qiao_thrown()));
        failed("add_file", with_error(|error| qiao_add_file(null(), null(), null(), 0, error).is_null()));
        failed("wait", with_error(|error| !qiao_wait(null(), 0, error)));
        failed("stop_new", quiet(&|| _ = qiao_stop_new()));
        let launch = |error| qiao_launch_with_stop(null(), null(), null(), None, null_mut(), error);
        failed("launch_with_stop", with_error(|error| launch(error).is_null()));
        failed("stop_now", quiet(&|| qiao_stop_now(null())));
        failed("stop_free", quiet(&|| qiao_stop_free(null_mut())));
    }
    assert_eq!(called, functions, "every function of the interface");
}

#[test]
fn a_panic_of_what_is_behind_the_interface_does_not_pass_either() {
    // Within a runtime, waiting on another one panics in tokio.
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let mut error = null_mut();
    // SAFETY: the settings are valid texts, and what is created is freed once.
    unsafe {
        let host = qiao_host_new(c"{\"workers\":1}".as_ptr(), &raw mut error);
        let launch = c"{\"source\":\"\"}".as_ptr();
        let program = runtime.block_on(async { qiao_launch(host, launch, None, null_mut(), &raw mut error) });
        assert!(program.is_null());
        assert!(text(error).unwrap().unwrap_or_default().contains("please report it"));
        qiao_text_free(error);
        let program = qiao_launch(host, launch, None, null_mut(), null_mut());
        assert_eq!(runtime.block_on(async { qiao_wait_idle(program, 1000) }), QiaoIdle::Error);
        runtime.block_on(async { qiao_close(program) });
        runtime.block_on(async { qiao_host_free(host) });
    }
}

/// Calls back into the interface, as it must not.
unsafe extern "C" fn calls_back(_: *const c_char, data: *mut c_void) {
    let mut error = null_mut();
    // SAFETY: the test gives a place for pointers: a program that is NULL, and what was said.
    unsafe {
        assert!(qiao_data(null(), null(), &raw mut error).is_null());
        assert_eq!(qiao_wait_idle(null(), 1), QiaoIdle::Error);
        qiao_close(null_mut());
        *data.cast::<String>() = text(error).unwrap().unwrap_or_default().to_owned();
        qiao_text_free(error);
    }
}

#[test]
fn a_call_from_inside_a_listener_is_an_error() {
    let mut said = String::new();
    let listener = Listener { entry: Some(calls_back), data: (&raw mut said).cast() };
    listener.call("{}");
    assert_eq!(said, "called from inside a listener, which must not call back");
    // Outside of it, it is an ordinary call.
    let (mut error, mut other) = (null_mut(), String::new());
    // SAFETY: NULL may be given, and the error is a place for a pointer.
    unsafe {
        assert!(qiao_data(null(), null(), &raw mut error).is_null());
        other.push_str(text(error).unwrap().unwrap_or_default());
        qiao_text_free(error);
    }
    assert_eq!(other, "no program");
}
