//! What a platform says of files and storage. The
//! fields' documentation is what `qiao rules` prints.

use qiao_abi::Api;

use crate::rule::group;
use crate::values::{Dated, Digest, NoKey, PerClient};

group! {
    /// Files.
    pub struct FileRules => FileValues {
        /// What the path of a temporary file begins with.
        temp: PerClient<&'static str>,
        /// What the path of a saved file begins with.
        saved: PerClient<&'static str>,
        /// The path of the folder that is the program's own.
        user: PerClient<&'static str>,
        /// Whether script is told the path of its own folder, as `env.USER_DATA_PATH`.
        user_path_told: Dated<bool>,
        /// Whether `./` before the path of a file of the package is understood.
        package_dot: bool,
        /// The functions of the API object that work with files.
        functions: &'static [Api],
        /// The functions of the file manager.
        manager: Dated<&'static [Api]>,
        /// Those of them that have a form which returns the outcome.
        manager_sync: &'static [Api],
        /// The fields of a failure that carry the number, where a file is the reason.
        code_fields: Dated<&'static [&'static str]>,
        /// What digests can be made with.
        digests: &'static [Digest],
        /// How many bytes one file may have that script writes.
        file_limit: Option<u64>,
        /// How many bytes the temporary files may have together.
        temp_limit: Option<u64>,
        /// How many bytes the saved files and the program's own may have together.
        kept_limit: Option<u64>,
    }
}

group! {
    /// Storage.
    pub struct StorageRules => StorageValues {
        /// The functions, which all have a form that returns the outcome.
        functions: &'static [Api],
        /// How many bytes a value may have, if there is a limit.
        item_limit: Option<u64>,
        /// How many bytes all values may have together.
        limit: u64,
        /// How many bytes an encrypted value may have, if there is a limit.
        encrypted_item_limit: Option<u64>,
        /// How many bytes all values may have together when one is encrypted.
        encrypted_limit: u64,
        /// What reading a key leads to under which nothing is stored.
        no_key: NoKey,
        /// The same for the form that returns the outcome.
        no_key_sync: NoKey,
        /// Whether `undefined` is stored as an empty text.
        undefined_is_text: Dated<bool>,
    }
}
