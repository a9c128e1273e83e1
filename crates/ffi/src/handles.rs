//! The objects behind the interface's pointers and their operations. It must not know pointers.

use std::cell::Cell;
use std::future::Future;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use qiao_rs::{Error, Host, Idle, MiniProgram, StopHandle};
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

/// What stops one launch, and may be used before it.
#[derive(Default)]
pub(crate) struct QiaoStop(Mutex<Stopping>);

/// The launch that is to be stopped.
#[derive(Default)]
enum Stopping {
    #[default]
    Unused,
    /// Stopped before it was given to a launch.
    Stopped,
    Of(StopHandle),
}

impl QiaoStop {
    /// Stops the launch, or the one that it is given to later.
    pub(crate) fn stop(&self) {
        let mut stopping = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*stopping {
            Stopping::Of(launch) => launch.stop(),
            Stopping::Unused | Stopping::Stopped => *stopping = Stopping::Stopped,
        }
    }

    /// Stops this launch from now on.
    ///
    /// # Errors
    /// It was given to another one.
    fn watch(&self, launch: StopHandle) -> Result<(), String> {
        let mut stopping = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut *stopping, Stopping::Of(launch.clone())) {
            Stopping::Unused => {}
            Stopping::Stopped => launch.stop(),
            other @ Stopping::Of(_) => {
                *stopping = other;
                return Err("the stop was given to another launch: make one for each".to_owned());
            }
        }
        Ok(())
    }
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

    /// Launches a program whose journal goes to the listener, unless it is stopped.
    pub(crate) fn launch(
        &self,
        settings: &str,
        listener: Listener,
        stopped_by: Option<&QiaoStop>,
    ) -> Result<QiaoProgram, String> {
        let (launch, polled) = settings::launch(settings)?;
        let stop = launch.stop_handle();
        stopped_by.map_or(Ok(()), |by| by.watch(stop.clone()))?;
        let listener = Arc::new(Mutex::new(listener));
        let called = listener.clone();
        let launch = launch.on_entry(move |entry| {
            called
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .call(&qiao_rs::json_line_in(entry, &words::wording()));
        });
        let (events, timeout) = (polled.events.then(Arc::<Events>::default), polled.timeout);
        let launch = match &events {
            Some(events) => events.attach(launch, polled),
            None => launch,
        };
        let launched = self.runtime.block_on(within(timeout, self.host.launch(launch)));
        // What is dropped with the launch is stopped first, as it may never end by itself.
        let program = launched.inspect_err(|_| stop.stop())?.map_err(text)?;
        if stop.is_stopped() {
            return Err(text(Error::from(self.runtime.block_on(program.closed()))));
        }
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
        let arguments: Vec<Value> = serde_json::from_str(arguments).map_err(|error| format!("arguments: {error}"))?;
        self.wait_for_script(async { self.program.page(route).await?.call(method, arguments).await })
    }

    /// The value of an expression.
    pub(crate) fn evaluate(&self, expression: &str) -> Result<Value, String> {
        self.wait_for_script(self.program.evaluate(expression))
    }

    /// Passes bytes to a function of script, and gives those that it returns.
    pub(crate) fn pass_bytes(&self, function: &str, bytes: &[u8]) -> Result<Vec<u8>, String> {
        self.wait_for_script(self.program.pass_bytes(function, bytes))
    }

    /// Waits for what script gives or throws; the latter is kept for `qiao_thrown`.
    fn wait_for_script<T>(&self, act: impl Future<Output = Result<T, Error>>) -> Result<T, String> {
        THROWN.set(None);
        self.wait_for(async {
            let given = act.await;
            if let Err(Error::Thrown { message, value }) = &given {
                THROWN.set(Some(json!({ "message": message, "value": value }).to_string()));
            }
            given
        })
    }

    /// Opens a page on top of the one that is shown.
    pub(crate) fn navigate(&self, url: &str) -> Result<(), String> {
        self.wait_for(self.program.navigate(url))
    }

    /// Goes back by this many pages.
    pub(crate) fn back(&self, pages: u32) -> Result<(), String> {
        self.wait_for(self.program.back(usize::try_from(pages).unwrap_or(usize::MAX)))
    }

    /// Starts the program anew.
    pub(crate) fn relaunch(&self, url: Option<&str>) -> Result<(), String> {
        self.wait_for(self.program.relaunch(url))
    }

    /// The routes of the open pages.
    pub(crate) fn page_stack(&self) -> Result<Value, String> {
        self.wait_for(self.program.page_stack()).map(Value::from)
    }

    /// Why the program ended; `None` if it still runs after this time.
    pub(crate) fn ended(&self, limit: Duration) -> Option<String> {
        let ended = self.runtime.block_on(async { tokio::time::timeout(limit, self.program.closed()).await });
        ended.ok().map(|reason| reason.to_string())
    }

    /// The keys of its storage.
    pub(crate) fn stored_keys(&self) -> Result<Value, String> {
        self.wait_for(self.program.storage().keys()).map(Value::from)
    }

    /// A value of its storage.
    pub(crate) fn stored(&self, key: &str) -> Result<Option<Value>, String> {
        self.wait_for(self.program.storage().get(key))
    }

    /// Stores a value as JSON text; without a value, removes what is under the key; without a key, everything.
    pub(crate) fn store(&self, key: Option<&str>, value: Option<&str>) -> Result<(), String> {
        let storage = self.program.storage();
        match (key, value) {
            (Some(key), Some(value)) => {
                let value: Value = serde_json::from_str(value).map_err(|error| format!("value: {error}"))?;
                self.wait_for(storage.set(key, value))
            }
            (Some(key), None) => self.wait_for(storage.remove(key)),
            (None, _) => self.wait_for(storage.clear()),
        }
    }

    /// Waits for the next change of its storage or of its files; whether there was one in this time.
    pub(crate) fn changed(&self, files: bool, time: Duration) -> Result<bool, String> {
        let (storage, kept) = (self.program.storage(), self.program.files());
        let changed = async { if files { kept.changed().await } else { storage.changed().await } };
        let changed = self.runtime.block_on(async { tokio::time::timeout(time, changed).await });
        changed.map_or(Ok(false), |changed| changed.map(|()| true).map_err(text))
    }

    /// Its files.
    pub(crate) fn files(&self) -> Result<Value, String> {
        let files = self.wait_for(self.program.files().list())?;
        Ok(files.into_iter().map(|file| json!({ "path": file.path, "bytes": file.bytes })).collect())
    }

    /// The bytes of a file.
    pub(crate) fn read_file(&self, path: &str) -> Result<Vec<u8>, String> {
        self.wait_for(self.program.files().read(path))
    }

    /// Writes a file; without bytes, deletes it.
    pub(crate) fn write_file(&self, path: &str, bytes: Option<&[u8]>) -> Result<(), String> {
        match bytes {
            Some(bytes) => self.wait_for(self.program.files().write(path, bytes)),
            None => self.wait_for(self.program.files().remove(path)),
        }
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

    /// Answers what waits; `body` is the one of an HTTP message.
    pub(crate) fn answer(&self, request: u64, answer: &str, body: Option<&[u8]>) -> Result<(), String> {
        self.events()?.answer(request, answer, body)
    }

    /// The body of a request that waits for its answer.
    pub(crate) fn request_body(&self, request: u64) -> Result<Vec<u8>, String> {
        self.events()?.body(request)
    }

    /// Makes events of the HTTP requests to such URLs, or of none any more.
    pub(crate) fn intercept(&self, pattern: &str, on: bool) -> Result<(), String> {
        let events = self.events()?;
        match on {
            true => self.wait_for(self.program.intercept(pattern, events.interceptor(pattern))),
            false => self.wait_for(self.program.stop_intercepting(pattern)),
        }
    }

    fn events(&self) -> Result<&Arc<Events>, String> {
        self.events.as_ref().ok_or_else(|| "the program was launched without events: true".to_owned())
    }

    /// Moves it to the background.
    pub(crate) fn background(&self) {
        self.program.background();
    }

    /// Moves it to the foreground.
    pub(crate) fn foreground(&self) {
        self.program.foreground();
    }

    /// Moves it to the foreground with other enter options.
    pub(crate) fn foreground_with(&self, options: &str) -> Result<(), String> {
        self.wait_for(self.program.foreground_with(settings::enter(options)?))
    }

    /// Sets the network condition by name.
    pub(crate) fn set_network(&self, condition: &str) -> Result<(), String> {
        self.program.set_network(settings::condition(condition)?);
        Ok(())
    }

    /// Waits until this time has passed on its clock. What a call may take is in addition to it.
    pub(crate) fn wait(&self, time: Duration) -> Result<(), String> {
        let limit = self.limit().map(|limit| limit + time);
        self.runtime.block_on(within(limit, self.program.wait(time)))?.map_err(text)
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
    pub(crate) fn close(&self) {
        let _silent = Silenced(self.listener.clone());
        // A program that has ended by itself is already closed.
        drop(self.runtime.block_on(async {
            match self.limit() {
                Some(limit) => self.program.close_within(limit).await,
                None => self.program.close().await,
            }
        }));
    }
}

/// Silences a listener on drop.
struct Silenced(Arc<Mutex<Listener>>);

impl Drop for Silenced {
    fn drop(&mut self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).silence();
    }
}
