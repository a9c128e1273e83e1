//! The TCP and UDP sockets of an API object, and where their orders go. It must not know what is done with them.

use std::collections::BTreeMap;

use bytes::Bytes;
use qiao_abi::{Failure, PlainKind};
use tokio::sync::mpsc;

use crate::cancel::Cancel;

/// What is sent to a host and a port.
pub(crate) type Parcel = (String, u16, Bytes);

/// How many times of making are remembered: more than may be made in the time that counts.
const MADE: usize = 100;

/// The sockets of an API object.
#[derive(Default)]
pub(crate) struct PlainSockets {
    pub(crate) open: BTreeMap<u32, Handle>,
    /// When TCP sockets were made, in milliseconds since 1970.
    pub(crate) made: Vec<f64>,
}

/// What orders go to.
pub(crate) struct Handle {
    pub(crate) kind: PlainKind,
    pub(crate) cancel: Cancel,
    /// Where parcels go, once the socket has begun.
    pub(crate) parcels: Option<mpsc::UnboundedSender<Parcel>>,
    /// The other side that was named.
    pub(crate) peer: Option<(String, u16)>,
}

impl PlainSockets {
    /// A TCP socket is made at this time.
    pub(crate) fn note_made(&mut self, now: f64) {
        self.made.push(now);
        let forgotten = self.made.len().saturating_sub(MADE);
        self.made.drain(..forgotten);
    }

    pub(crate) fn remove(&mut self, id: u32) {
        self.open.remove(&id);
    }

    /// Whether one of them may still have something to tell.
    pub(crate) fn is_idle(&self) -> bool {
        self.open.values().all(|handle| handle.parcels.is_none())
    }

    /// Ends all of them.
    pub(crate) fn cancel_all(&self, reason: &Failure) {
        self.open.values().for_each(|handle| handle.cancel.cancel(reason.clone()));
    }
}
