//! Rule groups: WebSockets, TCP and UDP sockets. Platforms fill them in `platforms/`; `qiao rules` prints each field's
//! doc comment, which must be a single line.

use qiao_abi::{Function, Kind};

use crate::rule::group;
use crate::values::{
    CloseForm, CloseText, Dated, Delivery, GlobalTarget, IdForm, OddHeader, OverLimit, PerClient, TextProtocols,
};

group! {
    /// WebSockets.
    pub struct SocketRules => SocketValues {
        /// Whether WebSockets are supported.
        offered: bool,
        /// The maximum number of sockets that are open or opening.
        limit: Dated<u32>,
        /// How a socket above the limit is handled.
        over_limit: Dated<OverLimit>,
        /// The socket functions of the API object.
        functions: &'static [Function],
        /// The socket that these functions refer to.
        target: GlobalTarget,
        /// Whether a global listener replaces the previous one.
        single_slot: bool,
        /// Whether `closeSocket` closes every socket rather than only that one.
        closes_all: bool,
        /// The form of the socket's number in the result of `connectSocket`.
        id: IdForm,
        /// Whether `connectSocket` returns a task.
        task: Dated<bool>,
        /// Whether a task has `readyState` and its constants.
        state: bool,
        /// Whether `readyState` has a closing state.
        closing_state: bool,
        /// Whether a task has `onError`.
        errors: bool,
        /// Whether the open event contains the handshake's response headers.
        open_header: Dated<bool>,
        /// Whether the open event contains phase timings.
        open_profile: Dated<bool>,
        /// Whether message events have a `dataType` field.
        message_type: bool,
        /// The fields of the close event.
        close_form: Dated<CloseForm>,
        /// The messages of the close types: unknown, by the script, in background, by an error.
        close_types: &'static [&'static str],
        /// The reason of a close by the script that passes none.
        normal_reason: &'static str,
        /// Code and reason of a lost connection.
        lost: PerClient<CloseText>,
        /// Code and reason of a close in background.
        interrupted: CloseText,
        /// The close codes that the script may send, as ranges.
        close_codes: &'static [(u32, u32)],
        /// The accepted types of a message, as listed in the error text.
        data_kinds: &'static [Kind],
        /// Whether messages may be compressed if the call asks for it.
        deflate: Dated<bool>,
        /// The Origin header of the handshake.
        origin: PerClient<Dated<Option<&'static str>>>,
        /// Whether the handshake fails for a URL with non-ASCII characters.
        breaks_raw_urls: PerClient<bool>,
        /// Whether an unlisted host is reported as an error event of the socket rather than a failure of the call.
        unlisted_is_event: bool,
        /// How a `header` option that is not an object is handled.
        odd_header: OddHeader,
        /// How `protocols` as a string is handled if it is not refused.
        text_protocols: PerClient<TextProtocols>,
        /// Whether the handshake fails if the server does not select an offered subprotocol.
        needs_protocol: PerClient<bool>,
        /// Whether `protocols` that is not an array is refused.
        refuses_odd_protocols: bool,
        /// Whether a refused connection returns a task.
        task_for_refused: bool,
        /// When a refused connection is reported.
        refused: Delivery,
        /// Whether the failure of a refused connection is an `Error`.
        refusals_are_errors: bool,
        /// When a call on a socket that is not open fails.
        not_open: Delivery,
        /// Whether `complete` is called in this case.
        completes_not_open: bool,
        /// Whether `complete` receives no argument, and `success` only the minimum.
        bare_results: bool,
        /// Whether the call fails if the `success` callback of `connectSocket` throws.
        throwing_success_fails: bool,
    }
}

group! {
    /// TCP and UDP sockets.
    pub struct PlainSocketRules => PlainSocketValues {
        /// The ports blocked for TCP, as ranges.
        blocked_ports: &'static [(u32, u32)],
        /// The default connect timeout of TCP, in milliseconds.
        tcp_timeout: u32,
        /// The maximum number of TCP sockets created within `tcp_window`.
        tcp_limit: Option<u32>,
        /// The period of `tcp_limit`, in milliseconds.
        tcp_window: u32,
        /// Whether a domain must be in the list of its protocol.
        listed: bool,
        /// The error text for a host that may not be called.
        bad_address: &'static str,
        /// The error text for a port that may not be used.
        bad_port: &'static str,
        /// The message of error events; placeholders: `{class}`, `{function}`, `{why}`.
        failed: &'static str,
    }
}
