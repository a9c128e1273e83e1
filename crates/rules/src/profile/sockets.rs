//! What a platform says of WebSockets. The
//! fields' documentation is what `qiao rules` prints.

use qiao_abi::{Function, Kind};

use crate::rule::group;
use crate::values::{
    CloseForm, CloseText, Dated, Delivery, GlobalTarget, IdForm, OddHeader, OverLimit, PerClient, TextProtocols,
};

group! {
    /// WebSockets.
    pub struct SocketRules => SocketValues {
        /// Whether there are sockets.
        offered: bool,
        /// How many may be open or opening at once.
        limit: Dated<u32>,
        /// What becomes of one too many.
        over_limit: Dated<OverLimit>,
        /// The functions without a task.
        functions: &'static [Function],
        /// Which socket they are about.
        target: GlobalTarget,
        /// Whether a global listener takes the place of the one before.
        single_slot: bool,
        /// Whether `closeSocket` closes every socket that was created, and not that one alone.
        closes_all: bool,
        /// In which form `success` of `connectSocket` is told the socket's number.
        id: IdForm,
        /// Whether script gets a task.
        task: Dated<bool>,
        /// Whether a task has `readyState` and its constants.
        state: bool,
        /// Whether `readyState` says that the socket is closing.
        closing_state: bool,
        /// Whether a task has `onError`.
        errors: bool,
        /// Whether script is told the header of the handshake's answer.
        open_header: Dated<bool>,
        /// Whether script is told when each step of the handshake happened.
        open_profile: Dated<bool>,
        /// Whether messages tell their type in `dataType`.
        message_type: bool,
        /// What listeners of the end are told.
        close_form: Dated<CloseForm>,
        /// The messages for the types of an end: unknown, by script, in background, by an error.
        close_types: &'static [&'static str],
        /// The reason of an end by script that gives none.
        normal_reason: &'static str,
        /// The end of a connection that was lost.
        lost: PerClient<CloseText>,
        /// The end in background.
        interrupted: CloseText,
        /// The codes that script may send, from and to.
        close_codes: &'static [(u32, u32)],
        /// The right types of a message, as they are told.
        data_kinds: &'static [Kind],
        /// Whether messages may be compressed where the call asks for it.
        deflate: Dated<bool>,
        /// The Origin of the handshake.
        origin: PerClient<Dated<Option<&'static str>>>,
        /// Whether the handshake of a URL with characters beyond ASCII fails.
        breaks_raw_urls: PerClient<bool>,
        /// Whether a host that is not listed is an error of a socket, and not of the call.
        unlisted_is_event: bool,
        /// What a `header` option that is no object leads to.
        odd_header: OddHeader,
        /// What `protocols` that is text, and not an array, leads to where it is not refused.
        text_protocols: PerClient<TextProtocols>,
        /// Whether a handshake fails that does not answer the sub-protocols it was offered.
        needs_protocol: PerClient<bool>,
        /// Whether `protocols` that is no array is refused.
        refuses_odd_protocols: bool,
        /// Whether a refused connection returns a task.
        task_for_refused: bool,
        /// When a refused connection is told of.
        refused: Delivery,
        /// Whether the failure of a refused connection is an `Error`.
        refusals_are_errors: bool,
        /// When it is told that a socket is not open.
        not_open: Delivery,
        /// Whether `complete` runs then.
        completes_not_open: bool,
        /// Whether `complete` is told nothing, and success as little as possible.
        bare_results: bool,
        /// Whether an error that `success` of `connectSocket` throws makes the call fail.
        throwing_success_fails: bool,
    }
}

group! {
    /// TCP and UDP sockets.
    pub struct PlainSocketRules => PlainSocketValues {
        /// The ports that TCP may not use, from and to.
        blocked_ports: &'static [(u32, u32)],
        /// How long a connection may take where script does not say so, in milliseconds.
        tcp_timeout: u32,
        /// How many TCP sockets may be made within some time.
        tcp_limit: Option<u32>,
        /// That time, in milliseconds.
        tcp_window: u32,
        /// Whether a domain must be in the list of its protocol.
        listed: bool,
        /// What is said of a host that may not be called.
        bad_address: &'static str,
        /// What is said of a port that may not be used.
        bad_port: &'static str,
        /// What an error event says; `{class}`, `{function}` and `{why}` are filled in.
        failed: &'static str,
    }
}
