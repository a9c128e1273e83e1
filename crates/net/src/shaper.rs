//! Network shaping: applies the network condition to every byte stream. A slow network delays bytes but loses
//! none; when it goes down, streams are cut.

use std::collections::VecDeque;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Buf, Bytes};
use qiao_abi::{NetworkCondition, NetworkKind, Trouble};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::Notify;
use tokio::time::{Instant, Sleep};

/// The network condition of a client. Clones share it.
#[derive(Clone, Default)]
pub(crate) struct NetworkShaper(Arc<State>);

/// The condition in numbers that every stream can read without locking.
#[derive(Default)]
struct State {
    round_trip: AtomicU64,
    down: AtomicU64,
    up: AtomicU64,
    /// Loss rate in parts per million.
    loss: AtomicU64,
    trouble: AtomicU64,
    went_down: Notify,
    streams: AtomicU64,
}

/// Values of `trouble`.
const DOWN: u64 = 1;
const NO_NAMES: u64 = 2;
const PORTAL: u64 = 3;

impl NetworkShaper {
    /// Applies a new condition to all streams, including open ones.
    pub(crate) fn set(&self, condition: &NetworkCondition) {
        let state = &self.0;
        let set = |field: &AtomicU64, value: u64| field.store(value, Ordering::Relaxed);
        set(&state.round_trip, u64::try_from(condition.round_trip.as_micros()).unwrap_or(u64::MAX));
        set(&state.down, condition.down.unwrap_or(0));
        set(&state.up, condition.up.unwrap_or(0));
        set(&state.loss, (condition.loss.clamp(0.0, 0.99) * 1_000_000.0) as u64);
        let trouble = match (condition.kind, condition.trouble) {
            (NetworkKind::None, _) => DOWN,
            (_, Some(Trouble::NoNames)) => NO_NAMES,
            (_, Some(Trouble::Portal)) => PORTAL,
            (_, None) => 0,
        };
        set(&state.trouble, trouble);
        if trouble == DOWN {
            state.went_down.notify_waiters();
        }
    }

    fn get(&self, field: impl Fn(&State) -> &AtomicU64) -> u64 {
        field(&self.0).load(Ordering::Relaxed)
    }

    /// Whether the device is offline.
    pub(crate) fn is_down(&self) -> bool {
        self.get(|state| &state.trouble) == DOWN
    }

    /// Whether name resolution fails.
    pub(crate) fn has_no_names(&self) -> bool {
        self.get(|state| &state.trouble) == NO_NAMES
    }

    /// Whether a captive portal responds in place of servers.
    pub(crate) fn is_portal(&self) -> bool {
        self.get(|state| &state.trouble) == PORTAL
    }

    /// Completes when the device is offline.
    pub(crate) async fn down(&self) {
        loop {
            let went_down = self.0.went_down.notified();
            if self.is_down() {
                return;
            }
            went_down.await;
        }
    }

    /// Completes the next time the device is offline.
    pub(crate) fn outage(&self) -> Outage {
        Outage { line: self.clone(), waiting: None }
    }

    /// The simulated round-trip time.
    pub(crate) fn round_trip(&self) -> Duration {
        Duration::from_micros(self.get(|state| &state.round_trip))
    }

    /// Most bytes held back for a reader: enough to use the full rate for two round trips.
    fn window(&self) -> usize {
        let trips = self.round_trip().as_secs_f64() * 2.0;
        let bytes = self.get(|state| &state.down) as f64 * trips;
        (bytes as usize).clamp(WINDOW.0, WINDOW.1)
    }

    fn is_plain(&self) -> bool {
        [self.get(|s| &s.round_trip), self.get(|s| &s.down), self.get(|s| &s.up), self.get(|s| &s.loss)] == [0; 4]
    }
}

/// Waits until the device is offline. The underlying future is created when it is first polled.
pub(crate) struct Outage {
    line: NetworkShaper,
    waiting: Option<Pin<Box<dyn Future<Output = ()>>>>,
}

impl Outage {
    pub(crate) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let line = &self.line;
        let waiting = self.waiting.get_or_insert_with(|| {
            let line = line.clone();
            Box::pin(async move { line.down().await })
        });
        let done = waiting.as_mut().poll(cx);
        if done.is_ready() {
            self.waiting = None;
        }
        done
    }
}

/// The transmission time of a number of bytes; a rate of 0 is unlimited.
fn duration(bytes: usize, rate: u64) -> Duration {
    if rate == 0 { Duration::ZERO } else { Duration::from_secs_f64(bytes as f64 / rate as f64) }
}

/// Bytes read at a time: the size of a few packets.
const PIECE: usize = 8 * 1024;
/// Lower and upper bound of the bytes held back for a reader.
const WINDOW: (usize, usize) = (64 * 1024, 4 * 1024 * 1024);
/// The delay of a lost packet beyond one round trip (RFC 6298, section 2; the lower bound used in practice).
const RESENT: Duration = Duration::from_millis(200);

/// A byte stream under a network condition.
pub(crate) struct Shaped<S> {
    inner: S,
    line: NetworkShaper,
    /// Bytes that have arrived but are not due yet, with their due time.
    incoming: VecDeque<(Instant, Bytes)>,
    held: usize,
    ended: bool,
    /// An error after the last byte that is held back.
    failed: Option<io::Error>,
    in_free: Option<Instant>,
    out_free: Option<Instant>,
    reading: Option<Pin<Box<Sleep>>>,
    writing: Option<Pin<Box<Sleep>>>,
    chance: fastrand::Rng,
}

impl<S> Shaped<S> {
    pub(crate) fn new(inner: S, line: NetworkShaper) -> Shaped<S> {
        // Seeded by the number of the stream, so that the same packets are lost in every run.
        let chance = fastrand::Rng::with_seed(line.0.streams.fetch_add(1, Ordering::Relaxed));
        Shaped {
            inner,
            line,
            incoming: VecDeque::new(),
            held: 0,
            ended: false,
            failed: None,
            in_free: None,
            out_free: None,
            reading: None,
            writing: None,
            chance,
        }
    }

    /// The due time of bytes that have arrived now.
    fn due(&mut self, bytes: usize) -> Instant {
        let now = Instant::now();
        let lost = self.chance.u64(..1_000_000) < self.line.get(|state| &state.loss);
        let again = if lost { RESENT + self.line.round_trip() } else { Duration::ZERO };
        let free = self.in_free.unwrap_or(now).max(now) + duration(bytes, self.line.get(|state| &state.down)) + again;
        self.in_free = Some(free);
        // Bytes are never delivered before earlier ones.
        let earliest = self.incoming.back().map_or(now, |(due, _)| *due);
        (free + self.line.round_trip()).max(earliest)
    }
}

/// Waits until a time, with a timer that is kept in `slot` between polls.
fn wait_until(slot: &mut Option<Pin<Box<Sleep>>>, time: Instant, cx: &mut Context<'_>) -> Poll<()> {
    let sleep = slot.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(time)));
    if sleep.deadline() != time {
        sleep.as_mut().reset(time);
    }
    let done = sleep.as_mut().poll(cx);
    if done.is_ready() {
        *slot = None;
    }
    done
}

impl<S: AsyncRead + Unpin> Shaped<S> {
    /// Reads available bytes until the window is full.
    fn take_in(&mut self, cx: &mut Context<'_>) {
        while !self.ended && self.held < self.line.window() {
            let mut piece = vec![0; PIECE];
            let mut buf = ReadBuf::new(&mut piece);
            match Pin::new(&mut self.inner).poll_read(cx, &mut buf) {
                Poll::Pending => return,
                Poll::Ready(Ok(())) => {}
                Poll::Ready(Err(error)) => {
                    self.failed = Some(error);
                    self.ended = true;
                    return;
                }
            }
            let read = buf.filled().len();
            if read == 0 {
                self.ended = true;
                return;
            }
            piece.truncate(read);
            let due = self.due(read);
            self.held += read;
            self.incoming.push_back((due, piece.into()));
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Shaped<S> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let shaped = self.get_mut();
        if shaped.incoming.is_empty() && shaped.line.is_plain() {
            return Pin::new(&mut shaped.inner).poll_read(cx, buf);
        }
        shaped.take_in(cx);
        let Some((due, _)) = shaped.incoming.front() else {
            return match shaped.failed.take() {
                Some(error) => Poll::Ready(Err(error)),
                None if shaped.ended => Poll::Ready(Ok(())),
                None => Poll::Pending,
            };
        };
        if wait_until(&mut shaped.reading, *due, cx).is_pending() {
            return Poll::Pending;
        }
        if let Some((_, bytes)) = shaped.incoming.front_mut() {
            let taken = bytes.len().min(buf.remaining());
            buf.put_slice(&bytes[..taken]);
            bytes.advance(taken);
            shaped.held -= taken;
            if bytes.is_empty() {
                shaped.incoming.pop_front();
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Shaped<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let shaped = self.get_mut();
        let rate = shaped.line.get(|state| &state.up);
        if rate == 0 {
            return Pin::new(&mut shaped.inner).poll_write(cx, buf);
        }
        if let Some(free) = shaped.out_free
            && wait_until(&mut shaped.writing, free, cx).is_pending()
        {
            return Poll::Pending;
        }
        let piece = &buf[..buf.len().min(PIECE)];
        let written = std::task::ready!(Pin::new(&mut shaped.inner).poll_write(cx, piece))?;
        let now = Instant::now();
        shaped.out_free = Some(shaped.out_free.unwrap_or(now).max(now) + duration(written, rate));
        Poll::Ready(Ok(written))
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().inner).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().inner).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let shaped = self.get_mut();
        if shaped.line.get(|state| &state.up) == 0 {
            return Pin::new(&mut shaped.inner).poll_write_vectored(cx, bufs);
        }
        let first = bufs.iter().find(|buf| !buf.is_empty()).map_or(&[][..], |buf| buf);
        Pin::new(shaped).poll_write(cx, first)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    fn line(condition: NetworkCondition) -> NetworkShaper {
        let line = NetworkShaper::default();
        line.set(&condition);
        line
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_line_delays_bytes_by_its_rate_and_a_round_trip() {
        let (near, mut far) = tokio::io::duplex(1024 * 1024);
        let condition =
            NetworkCondition { round_trip: Duration::from_millis(300), down: Some(100_000), ..Default::default() };
        let mut near = Shaped::new(near, line(condition));
        let begun = Instant::now();
        far.write_all(&[7; 100_000]).await.unwrap();
        drop(far);
        let mut read = Vec::new();
        near.read_to_end(&mut read).await.unwrap();
        assert_eq!(read, vec![7; 100_000]);
        let seconds = begun.elapsed().as_secs_f64();
        assert!((1.2..1.5).contains(&seconds), "{seconds}");
    }

    #[tokio::test(start_paused = true)]
    async fn what_goes_out_has_a_rate_of_its_own() {
        let (near, mut far) = tokio::io::duplex(1024 * 1024);
        let mut near = Shaped::new(near, line(NetworkCondition { up: Some(10_000), ..Default::default() }));
        let begun = Instant::now();
        near.write_all(&[7; 50_000]).await.unwrap();
        drop(near);
        let mut read = Vec::new();
        far.read_to_end(&mut read).await.unwrap();
        assert_eq!(read.len(), 50_000);
        let seconds = begun.elapsed().as_secs_f64();
        assert!((4.0..5.2).contains(&seconds), "{seconds}");
    }

    #[tokio::test(start_paused = true)]
    async fn loss_is_a_delay_and_loses_nothing() {
        let elapsed = async |loss: f64| {
            let (near, mut far) = tokio::io::duplex(1024 * 1024);
            let mut near =
                Shaped::new(near, line(NetworkCondition { loss, down: Some(1_000_000), ..Default::default() }));
            let begun = Instant::now();
            far.write_all(&[1; 400_000]).await.unwrap();
            drop(far);
            let mut read = Vec::new();
            near.read_to_end(&mut read).await.unwrap();
            assert_eq!(read.len(), 400_000);
            begun.elapsed()
        };
        assert!(elapsed(0.5).await > elapsed(0.0).await + RESENT);
    }
}
