//! Baidu smart programs: files and storage. Data only; the values are resolved and applied elsewhere.

use qiao_abi::Api;

use crate::profile::{FileRules, StorageRules};
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{Dated, Digest, NoKey, PerClient, Version};

pub(super) const FILES: FileRules = FileRules {
    temp: observed(PerClient::all("bdfile://tmp_"), "SWAN-FILE-003", "swan-js-api-specs"),
    saved: observed(PerClient::all("bdfile://store_"), "SWAN-FILE-003", "swan-js-api-specs"),
    user: doc(PerClient::all("bdfile://usr"), "SWAN-FILE-002", "swan-download"),
    user_path_told: doc(
        Dated(&[(Version(0, 0, 0), false), (Version(3, 130, 1), true)]),
        "SWAN-FILE-001",
        "swan-local-files",
    ),
    package_dot: doc(false, "SWAN-FILE-012", "swan-package-files"),
    functions: doc(FUNCTIONS, "SWAN-FILE-010", "swan-saved-file-list"),
    manager: doc(
        Dated(&[(Version(0, 0, 0), &[]), (Version(3, 130, 1), MANAGER)]),
        "SWAN-FILE-011",
        "swan-file-manager",
    ),
    manager_sync: doc(MANAGER_SYNC, "SWAN-FILE-011", "swan-file-manager"),
    code_fields: doc(Dated(&[(Version(0, 0, 0), &["errCode"])]), "SWAN-CB-003", "swan-request"),
    digests: doc(&[Digest::Md5, Digest::Sha1], "SWAN-FILE-009", "swan-file-info"),
    file_limit: assumed(None, "SWAN-FILE-006"),
    temp_limit: doc(Some(10_485_760), "SWAN-FILE-005", "swan-local-files"),
    kept_limit: doc(Some(10_485_760), "SWAN-FILE-006", "swan-local-files"),
};

pub(super) const STORAGE: StorageRules = StorageRules {
    functions: doc(STORAGE_FUNCTIONS, "SWAN-FILE-014", "swan-storage"),
    item_limit: doc(None, "SWAN-FILE-014", "swan-set-storage"),
    limit: doc(10_485_760, "SWAN-FILE-014", "swan-storage"),
    encrypted_item_limit: not_applicable(None, "SWAN-FILE-014"),
    encrypted_limit: not_applicable(10_485_760, "SWAN-FILE-014"),
    no_key: doc(NoKey::Empty, "SWAN-FILE-015", "swan-get-storage"),
    no_key_sync: assumed(NoKey::Empty, "SWAN-FILE-015"),
    undefined_is_text: assumed(Dated(&[(Version(0, 0, 0), true)]), "SWAN-FILE-014"),
};

/// File functions of the API object.
const FUNCTIONS: &[Api] = &[
    Api::GetImageInfo,
    Api::SaveFile,
    Api::GetSavedFileList,
    Api::GetSavedFileInfo,
    Api::RemoveSavedFile,
    Api::GetFileInfo,
];

/// Storage functions.
const STORAGE_FUNCTIONS: &[Api] =
    &[Api::SetStorage, Api::GetStorage, Api::RemoveStorage, Api::ClearStorage, Api::GetStorageInfo];

/// Functions of the file manager.
const MANAGER: &[Api] = &[
    Api::Access,
    Api::AppendFile,
    Api::CopyFile,
    Api::GetFileInfo,
    Api::GetSavedFileList,
    Api::Mkdir,
    Api::Readdir,
    Api::ReadFile,
    Api::RemoveSavedFile,
    Api::Rename,
    Api::Rmdir,
    Api::SaveFile,
    Api::Stat,
    Api::Unlink,
    Api::WriteFile,
];

/// Functions of the file manager with a synchronous form.
const MANAGER_SYNC: &[Api] = &[
    Api::Access,
    Api::AppendFile,
    Api::CopyFile,
    Api::Mkdir,
    Api::Readdir,
    Api::ReadFile,
    Api::Rename,
    Api::Rmdir,
    Api::SaveFile,
    Api::Stat,
    Api::Unlink,
    Api::WriteFile,
];
