//! Time as a mini-program sees it: one clock for time-outs, timers, the journal and dates, which
//! a test can pause.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::time::Instant;

/// The clock of a mini-program.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    launched: Instant,
    /// Milliseconds since 1970 at launch.
    epoch: f64,
}

impl Clock {
    /// The system's clock, from now on.
    pub fn system() -> Clock {
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Clock { launched: Instant::now(), epoch: since_1970.as_secs_f64() * 1000.0 }
    }

    /// A clock that begins at this time, in milliseconds since 1970, and runs with tokio's.
    pub fn starting_at(epoch: f64) -> Clock {
        Clock { launched: Instant::now(), epoch }
    }

    /// Time since launch.
    pub fn elapsed(&self) -> Duration {
        self.launched.elapsed()
    }

    /// A moment of this clock in milliseconds since 1970.
    pub fn milliseconds_at(&self, moment: std::time::Instant) -> f64 {
        let launched = self.launched.into_std();
        let since = moment.saturating_duration_since(launched).as_secs_f64();
        let before = launched.saturating_duration_since(moment).as_secs_f64();
        self.epoch + (since - before) * 1000.0
    }

    /// Milliseconds since 1970.
    pub fn epoch_milliseconds(&self) -> f64 {
        self.epoch + self.elapsed().as_secs_f64() * 1000.0
    }
}
