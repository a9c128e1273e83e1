//! The objects behind the interface's pointers and their operations. It must not know pointers.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use qiao_rs::{Host, Idle, MiniProgram};
use serde_json::Value;
use tokio::runtime::Runtime;

use crate::border::{Listener, QiaoIdle};
use crate::settings::{self, text};
use crate::words;

/// A host: the certificates, addresses and threads that its mini-programs share.
pub(crate) struct QiaoHost {
    host: Host,
    runtime: Arc<Runtime>,
}

/// A running mini-program.
pub(crate) struct QiaoProgram {
    program: MiniProgram,
    runtime: Arc<Runtime>,
    listener: Arc<Mutex<Listener>>,
}

impl QiaoHost {
    /// Creates a host. `settings` is JSON or empty.
    pub(crate) fn new(settings: &str) -> Result<QiaoHost, String> {
        let host = settings::host(settings)?;
        let threads = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_time().build();
        Ok(QiaoHost { host, runtime: Arc::new(threads.map_err(text)?) })
    }

    /// Launches a program whose journal goes to the listener.
    pub(crate) fn launch(&self, settings: &str, listener: Listener) -> Result<QiaoProgram, String> {
        let listener = Arc::new(Mutex::new(listener));
        let called = listener.clone();
        let launch = settings::launch(settings)?.on_entry(move |entry| {
            called
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .call(&qiao_rs::json_line_in(entry, &words::wording()));
        });
        let program = self.runtime.block_on(self.host.launch(launch)).map_err(text)?;
        Ok(QiaoProgram { program, runtime: self.runtime.clone(), listener })
    }
}

impl QiaoProgram {
    /// Opens a page unless it is open already.
    pub(crate) fn open(&self, route: &str) -> Result<(), String> {
        self.runtime.block_on(self.program.page(route)).map(drop).map_err(text)
    }

    /// Calls a method of a page with a JSON array of arguments, and waits for its result.
    pub(crate) fn call(&self, route: &str, method: &str, arguments: &str) -> Result<Value, String> {
        let arguments: Vec<Value> = serde_json::from_str(arguments).map_err(|error| format!("arguments: {error}"))?;
        let called = async { self.program.page(route).await?.call(method, arguments).await };
        self.runtime.block_on(called).map_err(text)
    }

    /// The data of a page.
    pub(crate) fn data(&self, route: &str) -> Result<Value, String> {
        self.runtime.block_on(async { self.program.page(route).await?.data().await }).map_err(text)
    }

    /// A field of the `App` object.
    pub(crate) fn global(&self, path: &str) -> Result<Value, String> {
        self.runtime.block_on(self.program.global(path)).map_err(text)
    }

    /// Moves it to the background.
    pub(crate) fn background(&self) {
        self.program.background();
    }

    /// Moves it to the foreground.
    pub(crate) fn foreground(&self) {
        self.program.foreground();
    }

    /// Sets the network condition by name.
    pub(crate) fn set_network(&self, condition: &str) -> Result<(), String> {
        self.program.set_network(settings::condition(condition)?);
        Ok(())
    }

    /// Waits until nothing is pending, for at most this time.
    pub(crate) fn wait_idle(&self, limit: Duration) -> QiaoIdle {
        match self.runtime.block_on(async { tokio::time::timeout(limit, self.program.wait_idle()).await }) {
            Ok(Idle::NothingPending) => QiaoIdle::NothingPending,
            Ok(Idle::Suspended) => QiaoIdle::Suspended,
            Ok(Idle::Ended) => QiaoIdle::Ended,
            Ok(Idle::OutOfMemory) => QiaoIdle::OutOfMemory,
            Ok(_) => QiaoIdle::Stopped,
            Err(_) => QiaoIdle::Busy,
        }
    }

    /// Stops its script, even one that never returns.
    pub(crate) fn stop(&self) {
        self.program.stop();
    }

    /// Closes it. Afterwards the listener is not called, even if closing panics.
    pub(crate) fn close(self) {
        let QiaoProgram { program, runtime, listener } = self;
        let _silent = Silenced(listener);
        // A program that has ended by itself is already closed.
        drop(runtime.block_on(program.close()));
    }
}

/// Silences a listener on drop.
struct Silenced(Arc<Mutex<Listener>>);

impl Drop for Silenced {
    fn drop(&mut self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).silence();
    }
}
