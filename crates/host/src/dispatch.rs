//! What the engine asks for, handed to the part of the host that does it.

use qiao_abi::{
    Api, CallId, Failure, Level, LoadError, Ops, Record, RequestArgs, ScriptError, Source, Space, Started, TimerId,
};

use crate::calls;
use crate::program::Program;

impl Ops for Program {
    fn request(&self, space: Space, call: CallId, args: RequestArgs<'_>) -> Started {
        calls::request::start(&self.0, space, call, &args)
    }

    fn show(&self, space: Space, call: CallId, api: Api, options: Option<String>) -> Started {
        calls::show::start(&self.0, space, call, api, options)
    }

    fn abort(&self, call: CallId) {
        let running = self.0.calls.borrow().get(&call).cloned();
        match running {
            Some(cancel) => cancel.cancel(Failure::Aborted),
            None => {
                if let Some(ending) = self.0.inbox.withdraw(call) {
                    ending.abort();
                }
            }
        }
    }

    fn set_timer(&self, delay: f64, repeat: bool) -> Option<TimerId> {
        let mut timers = self.0.timers.borrow_mut();
        (timers.len() < self.0.limits.timers).then(|| timers.set(delay, repeat))
    }

    fn clear_timer(&self, timer: TimerId) {
        self.0.timers.borrow_mut().clear(timer);
    }

    fn now(&self) -> f64 {
        self.0.clock.epoch_milliseconds()
    }

    fn random(&self) -> f64 {
        self.0.random.borrow_mut().f64()
    }

    fn console(&self, level: Level, text: String) {
        self.0.journal.write(Record::Console { level, text });
    }

    fn script_error(&self, error: ScriptError) {
        self.0.journal.write(Record::Error(error));
    }

    fn load(&self, from: &str, wanted: &str) -> Result<Source, LoadError> {
        match &self.0.root {
            Some(root) => root.load(from, wanted),
            None => Err(LoadError::Outside),
        }
    }
}
