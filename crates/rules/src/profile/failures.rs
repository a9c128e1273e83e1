//! Rule groups: the messages and codes of failures. Platforms fill them in `platforms/`; `qiao rules` prints each
//! field's doc comment, which must be a single line.

use crate::rule::group;
use crate::values::{ArgumentTexts, ErrorText, PerClient};

group! {
    /// Error texts of failed calls.
    pub struct FailureRules => FailureValues {
        /// Options that are missing or have the wrong type.
        arguments: ArgumentTexts,
        /// A callback that is not a function.
        bad_callback: ErrorText,
        /// An invalid URL; `{url}` is the text as passed.
        url: ErrorText,
        /// An invalid URL of an upload or download.
        transfer_url: ErrorText,
        /// A URL that looks valid but cannot be parsed.
        unparsable_url: PerClient<ErrorText>,
        /// A URL with an unsupported scheme.
        scheme: PerClient<ErrorText>,
        /// A blocked port.
        port: ErrorText,
        /// A URL refused by the domain rules.
        domain: ErrorText,
        /// A forbidden host.
        forbidden: ErrorText,
        /// An unsupported method.
        method: ErrorText,
        /// A function passed as data.
        function_data: ErrorText,
        /// Data that cannot be sent.
        data: ErrorText,
        /// A buffer above the size limit.
        data_too_large: ErrorText,
        /// A header that is not valid HTTP.
        header: ErrorText,
        /// A header value with characters outside Latin-1.
        wide_header: PerClient<ErrorText>,
        /// Too many concurrent calls, where calls do not wait.
        busy: ErrorText,
        /// The script aborted the call.
        aborted: ErrorText,
        /// The program was in background for too long.
        interrupted: ErrorText,
        /// The call was made in background.
        background: ErrorText,
        /// There is no network, if that has its own text.
        offline: Option<ErrorText>,
        /// The call timed out.
        timeout: ErrorText,
        /// The network failed; `{net}` and `{net_name}` are Chromium's number and name of the error.
        network: PerClient<ErrorText>,
        /// The network or TLS failed in an upload.
        upload_network: PerClient<ErrorText>,
        /// A certificate or the TLS handshake failed.
        tls: PerClient<ErrorText>,
        /// Too many redirects.
        redirects: ErrorText,
        /// The body is malformed in its charset.
        undecodable: ErrorText,
        /// The call requires the mobile network, but there is none.
        no_cellular: ErrorText,
        /// The response exceeds the size limit.
        too_large: ErrorText,
    }
}

group! {
    /// Error texts of failures caused by a socket.
    pub struct SocketFailureRules => SocketFailureValues {
        /// The URL is not a socket URL, if that has its own text.
        url: Option<PerClient<ErrorText>>,
        /// The host is not listed, if that has its own text.
        domain: Option<PerClient<ErrorText>>,
        /// The server refused the upgrade.
        handshake: PerClient<ErrorText>,
        /// The connection could not be established, or failed.
        transport: PerClient<ErrorText>,
        /// The TLS handshake failed.
        tls: ErrorText,
        /// The handshake timed out.
        timeout: ErrorText,
        /// Too many sockets.
        too_many: PerClient<ErrorText>,
        /// The socket of the task is not open.
        not_open: ErrorText,
        /// No socket is open.
        none_open: ErrorText,
        /// There is no socket to close, or it is already closed.
        nothing_to_close: ErrorText,
        /// A close code that may not be sent.
        code: PerClient<ErrorText>,
        /// A close reason that is too long.
        reason: PerClient<ErrorText>,
        /// The send buffer is full.
        full: ErrorText,
    }
}

group! {
    /// Error texts of failures caused by a file or by storage. Placeholders: `{path}` is the path as passed, `{name}`
    /// and `{value}` are an option.
    pub struct FileFailureRules => FileFailureValues {
        /// The path, or its parent directory, does not exist.
        not_found: ErrorText,
        /// The path already exists.
        exists: ErrorText,
        /// A file was expected, but the path is a directory.
        is_directory: ErrorText,
        /// A directory cannot be removed as a file.
        not_permitted: ErrorText,
        /// A directory was expected, but the path is a file.
        not_directory: ErrorText,
        /// The directory is not empty.
        not_empty: ErrorText,
        /// The area is read-only.
        read_only: ErrorText,
        /// The program's package is read-only.
        package: ErrorText,
        /// The path is in no area, or leaves it.
        forbidden: ErrorText,
        /// The file name is too long.
        name_too_long: ErrorText,
        /// The position is out of range.
        position: ErrorText,
        /// The length is out of range.
        length: ErrorText,
        /// The text is not valid in its encoding.
        encoding: ErrorText,
        /// An option has an unsupported value.
        choice: ErrorText,
        /// The path is not a temporary file.
        not_temporary: ErrorText,
        /// A file exceeds the size limit.
        too_large: ErrorText,
        /// All files together exceed the limit, or the disk is full.
        full: ErrorText,
        /// Any other error of the operating system.
        io: ErrorText,
        /// The file of an upload does not exist or is not a file.
        upload_file: ErrorText,
        /// The file of an upload exceeds the size limit.
        upload_too_large: ErrorText,
        /// A download may not be stored at this path.
        download_path: ErrorText,
        /// The directory for a download does not exist.
        download_folder: ErrorText,
        /// A download exceeds the file size limit.
        download_too_large: ErrorText,
        /// A download cannot be stored.
        download_store: ErrorText,
        /// Not enough space for a download.
        download_full: ErrorText,
        /// A download is empty.
        download_empty: ErrorText,
        /// The response has no known length.
        download_length: PerClient<ErrorText>,
        /// The storage key does not exist.
        no_key: ErrorText,
        /// A storage value is too large.
        item_too_large: ErrorText,
        /// Storage is full.
        storage_full: PerClient<ErrorText>,
        /// A value cannot be serialized for storage.
        storage_value: ErrorText,
        /// Writing to storage failed.
        storage_disk: ErrorText,
    }
}
