//! The objects behind the interface's pointers and their operations. It must not know pointers.

use std::cell::Cell;
use std::future::Future;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use qiao_rs::{Error, Host, Idle, MiniProgram};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::border::{Listener, QiaoIdle};
use crate::events::Events;
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
    events: Option<Arc<Events>>,
    /// How long a call may take, in milliseconds; 0 for no limit.
    timeout: AtomicU32,
}

thread_local! {
    /// What the last call of a method on this thread threw, as JSON.
    static THROWN: Cell<Option<String>> = const { Cell::new(None) };
}

/// Takes what the last call of a method on this thread threw.
pub(crate) fn take_thrown() -> Option<String> {
    THROWN.take()
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
        let (launch, polled) = settings::launch(settings)?;
        let listener = Arc::new(Mutex::new(listener));
        let called = listener.clone();
        let launch = launch.on_entry(move |entry| {
            called
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .call(&qiao_rs::json_line_in(entry, &words::wording()));
        });
        let events = polled.events.then(Arc::<Events>::default);
        let launch = match &events {
            Some(events) => events.attach(launch, polled.functions, polled.asks),
            None => launch,
        };
        let stop = launch.stop_handle();
        let launched = self.runtime.block_on(within(polled.timeout, self.host.launch(launch)));
        // What is dropped with the launch is stopped first, as it may never end by itself.
        let program = launched.inspect_err(|_| stop.stop())?.map_err(text)?;
        Ok(QiaoProgram { program, runtime: self.runtime.clone(), listener, events, timeout: AtomicU32::new(0) })
    }
}

/// Waits for at most this time.
async fn within<T>(limit: Option<Duration>, act: impl Future<Output = T>) -> Result<T, String> {
    let Some(limit) = limit else { return Ok(act.await) };
    let timed_out = |_| format!("timed out after {} ms", limit.as_millis());
    tokio::time::timeout(limit, act).await.map_err(timed_out)
}

impl QiaoProgram {
    /// Limits how long calls may take.
    pub(crate) fn set_timeout(&self, milliseconds: u32) {
        self.timeout.store(milliseconds, Ordering::Relaxed);
    }

    fn limit(&self) -> Option<Duration> {
        let milliseconds = self.timeout.load(Ordering::Relaxed);
        (milliseconds > 0).then(|| Duration::from_millis(u64::from(milliseconds)))
    }

    /// Waits for an answer of the program, for as long as a call may take.
    fn wait_for<T>(&self, act: impl Future<Output = Result<T, Error>>) -> Result<T, String> {
        self.runtime.block_on(within(self.limit(), act))?.map_err(text)
    }

    /// Opens a page unless it is open already.
    pub(crate) fn open(&self, route: &str) -> Result<(), String> {
        self.wait_for(self.program.page(route)).map(drop)
    }

    /// Calls a method of a page with a JSON array of arguments, and waits for its result.
    pub(crate) fn call(&self, route: &str, method: &str, arguments: &str) -> Result<Value, String> {
        THROWN.set(None);
        let arguments: Vec<Value> = serde_json::from_str(arguments).map_err(|error| format!("arguments: {error}"))?;
        let called = async { self.program.page(route).await?.call(method, arguments).await };
        self.wait_for(async {
            let called = called.await;
            if let Err(Error::Thrown { message, value }) = &called {
                THROWN.set(Some(json!({ "message": message, "value": value }).to_string()));
            }
            called
        })
    }

    /// The data of a page.
    pub(crate) fn data(&self, route: &str) -> Result<Value, String> {
        self.wait_for(async { self.program.page(route).await?.data().await })
    }

    /// A field of the `App` object.
    pub(crate) fn global(&self, path: &str) -> Result<Value, String> {
        self.wait_for(self.program.global(path))
    }

    /// Puts a file among the temporary ones.
    pub(crate) fn add_file(&self, name: &str, bytes: &[u8]) -> Result<String, String> {
        self.wait_for(self.program.add_file(name, bytes))
    }

    /// The next event, as JSON; `None` if there is none in this time.
    pub(crate) fn next(&self, time: Duration) -> Result<Option<String>, String> {
        self.events()?.next(time)
    }

    /// Answers what script waits for.
    pub(crate) fn answer(&self, request: u64, answer: &str) -> Result<(), String> {
        self.events()?.answer(request, answer)
    }

    fn events(&self) -> Result<&Events, String> {
        self.events.as_deref().ok_or_else(|| "the program was launched without events: true".to_owned())
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

    /// Waits until this time has passed on its clock.
    pub(crate) fn wait(&self, time: Duration) -> Result<(), String> {
        self.runtime.block_on(self.program.wait(time)).map_err(text)
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
        let limit = self.limit();
        let QiaoProgram { program, runtime, listener, .. } = self;
        let _silent = Silenced(listener);
        // A program that has ended by itself is already closed.
        let closed = runtime.block_on(async {
            match limit {
                Some(limit) => program.close_within(limit).await,
                None => program.close().await,
            }
        });
        drop(closed);
    }
}

/// Silences a listener on drop.
struct Silenced(Arc<Mutex<Listener>>);

impl Drop for Silenced {
    fn drop(&mut self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).silence();
    }
}
