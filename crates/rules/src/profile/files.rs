//! Rule groups: files and storage. Platforms fill them in `platforms/`; `qiao rules` prints each field's doc comment,
//! which must be a single line.

use qiao_abi::Api;

use crate::rule::group;
use crate::values::{Dated, Digest, NoKey, PerClient};

group! {
    /// Files.
    pub struct FileRules => FileValues {
        /// The prefix of the paths of temporary files.
        temp: PerClient<&'static str>,
        /// The prefix of the paths of saved files.
        saved: PerClient<&'static str>,
        /// The path of the user directory.
        user: PerClient<&'static str>,
        /// Whether `env.USER_DATA_PATH` contains the path of the user directory.
        user_path_told: Dated<bool>,
        /// Whether paths of package files may start with `./`.
        package_dot: bool,
        /// The file functions of the API object.
        functions: &'static [Api],
        /// The functions of the file manager.
        manager: Dated<&'static [Api]>,
        /// The functions of the file manager with a synchronous form.
        manager_sync: &'static [Api],
        /// The fields of a file failure that contain the error code.
        code_fields: Dated<&'static [&'static str]>,
        /// The supported digest algorithms.
        digests: &'static [Digest],
        /// The maximum size of a file that the script writes, in bytes.
        file_limit: Option<u64>,
        /// The maximum total size of temporary files, in bytes.
        temp_limit: Option<u64>,
        /// The maximum total size of saved files and user files, in bytes.
        kept_limit: Option<u64>,
    }
}

group! {
    /// Storage.
    pub struct StorageRules => StorageValues {
        /// The storage functions, each with a synchronous form.
        functions: &'static [Api],
        /// The maximum size of a value, in bytes, if there is a limit.
        item_limit: Option<u64>,
        /// The maximum total size of all values, in bytes.
        limit: u64,
        /// The maximum size of an encrypted value, in bytes, if there is a limit.
        encrypted_item_limit: Option<u64>,
        /// The maximum total size of all values if one is encrypted, in bytes.
        encrypted_limit: u64,
        /// The result of reading a key that does not exist.
        no_key: NoKey,
        /// The result of reading a key that does not exist, in the synchronous form.
        no_key_sync: NoKey,
        /// Whether `undefined` is stored as an empty string.
        undefined_is_text: Dated<bool>,
    }
}
