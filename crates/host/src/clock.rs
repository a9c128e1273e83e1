//! Time as a mini-program sees it: one clock for timeouts, timers, the journal and dates, which tests can pause.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::time::Instant;

/// The clock of a mini-program.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    launched: Instant,
    /// The time at launch.
    epoch: SystemTime,
}

impl Clock {
    /// The system clock.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the system clock")]
    pub fn system() -> Clock {
        Clock::starting_at(SystemTime::now())
    }

    /// A clock that starts at this time and advances with tokio's.
    pub fn starting_at(epoch: SystemTime) -> Clock {
        Clock { launched: Instant::now(), epoch }
    }

    /// Time since launch.
    pub fn elapsed(&self) -> Duration {
        self.launched.elapsed()
    }

    /// The time now.
    pub fn now(&self) -> SystemTime {
        self.epoch + self.elapsed()
    }

    /// The time at an instant.
    pub fn at(&self, moment: std::time::Instant) -> SystemTime {
        let launched = self.launched.into_std();
        self.epoch + moment.saturating_duration_since(launched) - launched.saturating_duration_since(moment)
    }

    /// The time at an instant, in milliseconds since the Unix epoch.
    pub fn milliseconds_at(&self, moment: std::time::Instant) -> f64 {
        milliseconds_since_1970(self.at(moment))
    }

    /// The time now, in milliseconds since the Unix epoch.
    pub fn epoch_milliseconds(&self) -> f64 {
        milliseconds_since_1970(self.now())
    }
}

/// A time in milliseconds since the Unix epoch; 0 for earlier times.
pub fn milliseconds_since_1970(time: SystemTime) -> f64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    // Computed separately, so that the fraction is not rounded twice.
    since.as_secs() as f64 * 1000.0 + f64::from(since.subsec_nanos()) / 1e6
}
