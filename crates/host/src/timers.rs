//! Timers of the script: when each is due, and in which order they fire. The functions to call are kept by the engine.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use qiao_abi::{Budget, Charge, TimerId};
use tokio::time::Instant;

/// The timers of one mini-program.
pub(crate) struct Timers {
    last: u32,
    /// By due time, then by the order in which they were set.
    queue: BTreeMap<(Instant, u64), TimerId>,
    set: HashMap<TimerId, Timer>,
    order: u64,
    /// Their memory, with that of what the engine keeps of them.
    held: Charge,
}

struct Timer {
    at: (Instant, u64),
    every: Option<Duration>,
}

/// Memory of a timer, in bytes.
const TIMER: usize = 384;
/// Minimum period of an interval, so that an interval of 0 ms does not block everything else.
const SHORTEST_INTERVAL: Duration = Duration::from_millis(1);
/// The longest delay: the maximum of a signed 32-bit number of milliseconds. Longer ones fire immediately, as in
/// browsers.
const LONGEST_DELAY: f64 = 2_147_483_647.0;

impl Timers {
    /// No timers so far.
    pub(crate) fn new(budget: &Budget) -> Timers {
        let (queue, set) = Default::default();
        Timers { last: 0, queue, set, order: 0, held: budget.nothing() }
    }

    /// Sets a timer; `delay` is in milliseconds, as passed by the script. `None` if there is not enough memory.
    pub(crate) fn set(&mut self, delay: f64, repeat: bool) -> Option<TimerId> {
        if !self.held.grow(TIMER) {
            return None;
        }
        self.last = self.last.wrapping_add(1).max(1);
        let id = TimerId(self.last);
        let delay = duration(delay);
        let every = repeat.then(|| delay.max(SHORTEST_INTERVAL));
        self.schedule(id, Instant::now() + delay, every);
        Some(id)
    }

    fn schedule(&mut self, id: TimerId, due: Instant, every: Option<Duration>) {
        self.order += 1;
        let at = (due, self.order);
        self.queue.insert(at, id);
        self.set.insert(id, Timer { at, every });
    }

    /// Cancels a timer.
    pub(crate) fn clear(&mut self, id: TimerId) {
        if let Some(timer) = self.set.remove(&id) {
            self.queue.remove(&timer.at);
            self.held.shrink(TIMER);
        }
    }

    /// When the next timer is due.
    pub(crate) fn next_due(&self) -> Option<Instant> {
        self.queue.first_key_value().map(|((due, _), _)| *due)
    }

    /// Takes the next due timer; an interval is scheduled again.
    pub(crate) fn take_due(&mut self) -> Option<TimerId> {
        let (at, id) = self.queue.first_key_value().map(|(at, id)| (*at, *id))?;
        let now = Instant::now();
        if at.0 > now {
            return None;
        }
        self.queue.remove(&at);
        let every = self.set.remove(&id).and_then(|timer| timer.every);
        if let Some(every) = every {
            // If on time, an interval keeps its rhythm; if late, it restarts from now and does not catch up.
            let next = at.0 + every;
            self.schedule(id, if next > now { next } else { now + every }, Some(every));
        } else {
            self.held.shrink(TIMER);
        }
        Some(id)
    }

    /// The timers in the order in which they are due: how long that takes, and how often it happens.
    pub(crate) fn pending(&self) -> Vec<(TimerId, Duration, Option<Duration>)> {
        let now = Instant::now();
        let of = |((due, _), id): (&(Instant, u64), &TimerId)| {
            (*id, due.saturating_duration_since(now), self.set.get(id).and_then(|timer| timer.every))
        };
        self.queue.iter().map(of).collect()
    }

    /// How many timers are set.
    pub(crate) fn len(&self) -> usize {
        self.set.len()
    }

    /// Whether no timer is active; a timer firing for the last time is not.
    pub(crate) fn is_empty(&self) -> bool {
        self.set.is_empty()
    }
}

fn duration(milliseconds: f64) -> Duration {
    match milliseconds {
        delay if delay > 0.0 && delay <= LONGEST_DELAY => Duration::from_secs_f64(delay / 1000.0),
        _ => Duration::ZERO,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn timers_fire_by_due_time_and_then_in_the_order_in_which_they_were_set() {
        let mut timers = Timers::new(&Budget::default());
        let late = timers.set(20.0, false).unwrap();
        let [first, second] = [timers.set(10.0, false).unwrap(), timers.set(10.0, false).unwrap()];
        let cleared = timers.set(10.0, false).unwrap();
        timers.clear(cleared);
        assert_eq!(timers.take_due(), None);
        tokio::time::advance(Duration::from_millis(20)).await;
        assert_eq!([timers.take_due(), timers.take_due(), timers.take_due()], [Some(first), Some(second), Some(late)]);
        assert!(timers.is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn an_interval_fires_until_it_is_cleared() {
        let mut timers = Timers::new(&Budget::default());
        let id = timers.set(5.0, true).unwrap();
        for _ in 0..3 {
            tokio::time::advance(Duration::from_millis(5)).await;
            assert_eq!(timers.take_due(), Some(id));
            assert_eq!(timers.take_due(), None);
        }
        timers.clear(id);
        assert!(timers.is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn odd_delays_are_no_delay() {
        let mut timers = Timers::new(&Budget::default());
        for delay in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e300] {
            let id = timers.set(delay, false).unwrap();
            assert_eq!(timers.take_due(), Some(id), "{delay}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_timer_counts_until_it_has_fired_or_is_cleared() {
        let budget = Budget::new(2 * TIMER);
        let mut timers = Timers::new(&budget);
        let (once, often) = (timers.set(0.0, false).unwrap(), timers.set(1.0, true).unwrap());
        assert_eq!(timers.set(0.0, false), None);
        assert_eq!((timers.take_due(), budget.used()), (Some(once), TIMER));
        tokio::time::advance(Duration::from_millis(1)).await;
        assert_eq!((timers.take_due(), budget.used()), (Some(often), TIMER));
        timers.clear(often);
        assert_eq!(budget.used(), 0);
    }
}
