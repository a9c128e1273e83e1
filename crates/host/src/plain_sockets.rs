//! The table of TCP and UDP sockets of an API object, with the channels to their tasks. What the tasks do is not known
//! here.

use std::collections::BTreeMap;

use bytes::Bytes;
use qiao_abi::{Charge, Failure, PlainKind};
use tokio::sync::mpsc;

use crate::cancel::Cancel;

/// Data to send.
pub(crate) struct Parcel {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) bytes: Bytes,
    /// Its memory until it is sent.
    pub(crate) held: Charge,
}

/// Number of creation times to keep: more than the limit of any platform.
const MADE: usize = 100;

/// The TCP and UDP sockets of an API object.
#[derive(Default)]
pub(crate) struct PlainSockets {
    pub(crate) open: BTreeMap<u32, Handle>,
    /// Creation times of TCP sockets, in milliseconds since the Unix epoch.
    pub(crate) made: Vec<f64>,
}

/// A handle to a socket's task.
pub(crate) struct Handle {
    pub(crate) kind: PlainKind,
    pub(crate) cancel: Cancel,
    /// The channel for data, once the socket is running.
    pub(crate) parcels: Option<mpsc::UnboundedSender<Parcel>>,
    /// The default destination.
    pub(crate) peer: Option<(String, u16)>,
    /// Its memory, with what a system holds for a socket.
    pub(crate) held: Charge,
}

impl PlainSockets {
    /// Records the creation of a TCP socket.
    pub(crate) fn note_made(&mut self, now: f64) {
        self.made.push(now);
        let forgotten = self.made.len().saturating_sub(MADE);
        self.made.drain(..forgotten);
    }

    pub(crate) fn remove(&mut self, id: u32) {
        self.open.remove(&id);
    }

    /// The sockets that are running.
    pub(crate) fn running(&self) -> impl Iterator<Item = PlainKind> {
        self.open.values().filter(|handle| handle.parcels.is_some()).map(|handle| handle.kind)
    }

    /// Cancels all sockets.
    pub(crate) fn cancel_all(&self, reason: &Failure) {
        self.open.values().for_each(|handle| handle.cancel.cancel(reason.clone()));
    }
}
