//! What a platform says of the texts and numbers of failures. The
//! fields' documentation is what `qiao rules` prints.

use crate::rule::group;
use crate::values::{ArgumentTexts, ErrorText, PerClient};

group! {
    /// What script is told when a call fails.
    pub struct FailureRules => FailureValues {
        /// Options that are missing or have the wrong type.
        arguments: ArgumentTexts,
        /// A callback that is no function.
        bad_callback: ErrorText,
        /// A URL that is none; `{url}` is the text as given.
        url: ErrorText,
        /// The same for an upload or a download.
        transfer_url: ErrorText,
        /// A URL of the right form that cannot be parsed.
        unparsable_url: PerClient<ErrorText>,
        /// A URL with a scheme that cannot be spoken.
        scheme: PerClient<ErrorText>,
        /// A port that may not be used.
        port: ErrorText,
        /// A URL that the domain rules refuse.
        domain: ErrorText,
        /// A host that may never be called.
        forbidden: ErrorText,
        /// A method that is not sent.
        method: ErrorText,
        /// A function as data.
        function_data: ErrorText,
        /// Data that cannot be sent.
        data: ErrorText,
        /// A buffer above the limit.
        data_too_large: ErrorText,
        /// A header that is not legal HTTP.
        header: ErrorText,
        /// A header's value with characters beyond Latin-1.
        wide_header: PerClient<ErrorText>,
        /// More calls than may run, where they may not wait.
        busy: ErrorText,
        /// The script aborted the call.
        aborted: ErrorText,
        /// The program was in background for too long.
        interrupted: ErrorText,
        /// The call was made while the program was in background.
        background: ErrorText,
        /// There is no network, where that has a text of its own.
        offline: Option<ErrorText>,
        /// Time ran out.
        timeout: ErrorText,
        /// The network failed; `{net}` and `{net_name}` are Chromium's number and name for it.
        network: PerClient<ErrorText>,
        /// The network or TLS failed in an upload.
        upload_network: PerClient<ErrorText>,
        /// A certificate or the TLS handshake failed.
        tls: PerClient<ErrorText>,
        /// More redirects than are followed.
        redirects: ErrorText,
        /// The text could not be converted.
        undecodable: ErrorText,
        /// There is no mobile network, and the call insists on it.
        no_cellular: ErrorText,
        /// The answer is larger than the limit.
        too_large: ErrorText,
    }
}

group! {
    /// What script is told when a socket is the reason.
    pub struct SocketFailureRules => SocketFailureValues {
        /// The URL is none of a socket, if that is told otherwise than of other calls.
        url: Option<PerClient<ErrorText>>,
        /// The host is not listed, if that is told otherwise than of other calls.
        domain: Option<PerClient<ErrorText>>,
        /// The server did not switch.
        handshake: PerClient<ErrorText>,
        /// The connection did not come about, or failed.
        transport: PerClient<ErrorText>,
        /// TLS did not come about.
        tls: ErrorText,
        /// The handshake took too long.
        timeout: ErrorText,
        /// More sockets than may be.
        too_many: PerClient<ErrorText>,
        /// A task is not open.
        not_open: ErrorText,
        /// No socket is open.
        none_open: ErrorText,
        /// There is no socket to close, or it has ended.
        nothing_to_close: ErrorText,
        /// A code that cannot be sent.
        code: PerClient<ErrorText>,
        /// A reason that is too long.
        reason: PerClient<ErrorText>,
        /// Too much waits to be sent.
        full: ErrorText,
    }
}

group! {
    /// What script is told when a file or storage is the reason. `{path}` is the path as given,
    /// `{name}` and `{value}` an option.
    pub struct FileFailureRules => FileFailureValues {
        /// There is nothing at the path, or its folder is missing.
        not_found: ErrorText,
        /// Something is there already.
        exists: ErrorText,
        /// A folder is where a file should be.
        is_directory: ErrorText,
        /// A folder cannot be removed as a file.
        not_permitted: ErrorText,
        /// A file is where a folder should be.
        not_directory: ErrorText,
        /// The folder has entries.
        not_empty: ErrorText,
        /// The area may be read only.
        read_only: ErrorText,
        /// The program's package may be read only.
        package: ErrorText,
        /// The path belongs to no area, or leads out of it.
        forbidden: ErrorText,
        /// A name is too long.
        name_too_long: ErrorText,
        /// A position is out of range.
        position: ErrorText,
        /// A length is out of range.
        length: ErrorText,
        /// Text does not fit its encoding.
        encoding: ErrorText,
        /// An option has a value that is none of those it may have.
        choice: ErrorText,
        /// The path names no temporary file.
        not_temporary: ErrorText,
        /// One file is too large.
        too_large: ErrorText,
        /// All files together are too large, or the disk is full.
        full: ErrorText,
        /// Anything else that the system refuses.
        io: ErrorText,
        /// The file of an upload is not there or is none.
        upload_file: ErrorText,
        /// The file of an upload is too large.
        upload_too_large: ErrorText,
        /// A download may not be stored at the path.
        download_path: ErrorText,
        /// The folder of the path of a download is missing.
        download_folder: ErrorText,
        /// A download has more bytes than a file may have.
        download_too_large: ErrorText,
        /// A download cannot be stored.
        download_store: ErrorText,
        /// There is no room for a download.
        download_full: ErrorText,
        /// A download has no bytes.
        download_empty: ErrorText,
        /// The answer does not say how long the file is.
        download_length: PerClient<ErrorText>,
        /// Nothing is stored under the key.
        no_key: ErrorText,
        /// A value is too large for storage.
        item_too_large: ErrorText,
        /// Storage is full.
        storage_full: PerClient<ErrorText>,
        /// A value cannot be stored.
        storage_value: ErrorText,
        /// Storage cannot be written.
        storage_disk: ErrorText,
    }
}
