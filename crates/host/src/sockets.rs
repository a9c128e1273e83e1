//! The WebSockets of one API object: their states, and which one the global functions refer to. It must not know
//! connections.

use std::cell::Cell;
use std::rc::Rc;

use qiao_abi::{CallId, Charge, SocketEventKind, SocketOutput};
use qiao_rules::GlobalTarget;
use tokio::sync::{Notify, mpsc};

use crate::call::reply::Reply;
use crate::cancel::Cancel;

/// The sockets in order of creation.
#[derive(Default)]
pub(crate) struct Sockets {
    list: Vec<Socket>,
    created: u32,
    /// The socket that global functions refer to.
    bound: Option<CallId>,
}

/// A socket that has not ended.
#[derive(Clone)]
pub(crate) struct Socket {
    /// The call that created it.
    pub call: CallId,
    pub state: Rc<Cell<ReadyState>>,
    pub orders: mpsc::UnboundedSender<Order>,
    /// Bytes queued for sending.
    pub waiting: Rc<Cell<usize>>,
    pub cancel: Cancel,
    /// Notified when the script closes it.
    pub closing: Rc<Notify>,
    /// Set when the connection is gone: the event that reports this to the script. Until it is delivered, the script
    /// sees the previous state.
    pub gone: Rc<Cell<Option<SocketEventKind>>>,
}

/// The state of a socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReadyState {
    Connecting,
    Open,
    Closing,
}

/// An order to a socket, and the call waiting for it.
pub(crate) struct Order {
    pub output: SocketOutput,
    pub reply: Option<Reply>,
    /// The memory of its data.
    pub charge: Charge,
}

impl Sockets {
    /// Adds a socket; returns its number.
    pub(crate) fn add(&mut self, socket: Socket, target: GlobalTarget) -> u32 {
        self.created += 1;
        let bound_lives = self.bound.is_some_and(|bound| self.list.iter().any(|other| other.call == bound));
        if target == GlobalTarget::Newest || !bound_lives {
            self.bound = Some(socket.call);
        }
        self.list.push(socket);
        self.created
    }

    /// Makes the next socket the one that global functions refer to.
    pub(crate) fn unbind(&mut self) {
        self.bound = None;
    }

    /// Removes the sockets whose end was delivered to the script.
    pub(crate) fn forget(&mut self, has_heard: impl Fn(CallId, SocketEventKind) -> bool, target: GlobalTarget) {
        let gone = |socket: &&Socket| socket.gone.get().is_some_and(|event| has_heard(socket.call, event));
        while let Some(call) = self.list.iter().find(gone).map(|socket| socket.call) {
            self.remove(call, target);
        }
    }

    /// Removes a socket. If global functions refer to the newest, this is now the previous one.
    pub(crate) fn remove(&mut self, call: CallId, target: GlobalTarget) {
        self.list.retain(|socket| socket.call != call);
        if self.bound == Some(call) && target == GlobalTarget::Newest {
            self.bound = self.list.last().map(|socket| socket.call);
        }
    }

    /// The socket that a call created.
    pub(crate) fn of(&self, call: CallId) -> Option<&Socket> {
        self.list.iter().find(|socket| socket.call == call)
    }

    /// The socket that global functions refer to.
    pub(crate) fn bound(&self) -> Option<&Socket> {
        self.bound.and_then(|bound| self.of(bound))
    }

    /// Whether global listeners receive events of this socket.
    pub(crate) fn is_bound(&self, call: CallId) -> bool {
        self.bound == Some(call)
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Socket> {
        self.list.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn socket(call: u32) -> Socket {
        Socket {
            call: CallId(call),
            state: Rc::new(Cell::new(ReadyState::Open)),
            orders: mpsc::unbounded_channel().0,
            waiting: Rc::default(),
            cancel: Cancel::default(),
            closing: Rc::default(),
            gone: Rc::default(),
        }
    }

    fn bound(sockets: &Sockets) -> Option<u32> {
        sockets.bound().map(|socket| socket.call.0)
    }

    #[test]
    fn global_functions_are_about_the_newest_socket() {
        // WX-GWS-006
        let mut sockets = Sockets::default();
        for call in 1..=3 {
            sockets.add(socket(call), GlobalTarget::Newest);
        }
        assert_eq!(bound(&sockets), Some(3));
        sockets.remove(CallId(3), GlobalTarget::Newest);
        assert_eq!(bound(&sockets), Some(2));
    }

    #[test]
    fn a_socket_is_forgotten_when_script_has_heard_of_its_end() {
        let mut sockets = Sockets::default();
        let target = GlobalTarget::Newest;
        for call in 1..=3 {
            sockets.add(socket(call), target);
        }
        for call in [2, 3] {
            sockets.of(CallId(call)).unwrap().gone.set(Some(SocketEventKind::Close));
        }
        sockets.forget(|call, _| call != CallId(3), target);
        assert_eq!((sockets.len(), bound(&sockets)), (2, Some(3)));
        sockets.forget(|_, _| true, target);
        assert_eq!((sockets.len(), bound(&sockets)), (1, Some(1)));
    }

    #[test]
    fn or_about_the_first_one_until_it_has_ended_and_another_is_created() {
        // SWAN-GLB-010
        let target = GlobalTarget::FirstUntilClosed;
        let mut sockets = Sockets::default();
        sockets.add(socket(1), target);
        sockets.add(socket(2), target);
        assert_eq!(bound(&sockets), Some(1));
        sockets.remove(CallId(1), target);
        assert_eq!(bound(&sockets), None, "no other takes over by itself");
        sockets.add(socket(3), target);
        assert_eq!(bound(&sockets), Some(3));
    }
}
