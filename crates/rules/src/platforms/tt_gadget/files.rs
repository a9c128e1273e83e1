//! Feishu and Lark gadgets: files and storage. Data only; the values are resolved and applied elsewhere.

use qiao_abi::Api;

use crate::profile::{FileRules, StorageRules};
use crate::rule::{assumed, doc, not_applicable};
use crate::values::{Dated, Digest, NoKey, PerClient, Version};

pub(super) const FILES: FileRules = FileRules {
    temp: doc(PerClient::all("ttfile://temp/"), "TTG-FS-001", "lark-file-system"),
    saved: doc(PerClient::all("ttfile://user/"), "TTG-FS-005", "feishu-save-file"),
    user: doc(PerClient::all("ttfile://user"), "TTG-FS-002", "lark-file-system"),
    user_path_told: assumed(Dated(&[(Version(0, 0, 0), true)]), "TTG-FS-002"),
    package_dot: doc(true, "TTG-FS-004", "lark-file-system"),
    functions: doc(FUNCTIONS, "TTG-STD-016", "lark-gadget-api-list"),
    manager: doc(Dated(&[(Version(0, 0, 0), MANAGER)]), "TTG-STD-016", "lark-gadget-api-list"),
    manager_sync: doc(MANAGER_SYNC, "TTG-STD-016", "lark-gadget-api-list"),
    code_fields: doc(
        Dated(&[(Version(0, 0, 0), &[]), (Version(5, 15, 0), &["errno"])]),
        "TTG-STD-010",
        "feishu-gadget-errno",
    ),
    digests: assumed(&[Digest::Md5, Digest::Sha1], "TTG-FS-005"),
    file_limit: assumed(None, "TTG-FS-002"),
    temp_limit: assumed(None, "TTG-FS-001"),
    kept_limit: doc(Some(209_715_200), "TTG-FS-002", "lark-file-system"),
};

pub(super) const STORAGE: StorageRules = StorageRules {
    functions: doc(STORAGE_FUNCTIONS, "TTG-STO-001", "feishu-storage"),
    item_limit: doc(Some(1_048_576), "TTG-STO-001", "feishu-storage"),
    limit: doc(10_485_760, "TTG-STO-001", "feishu-storage"),
    encrypted_item_limit: not_applicable(Some(1_048_576), "TTG-STO-001"),
    encrypted_limit: not_applicable(10_485_760, "TTG-STO-001"),
    no_key: assumed(NoKey::Fails, "TTG-STO-002"),
    no_key_sync: assumed(NoKey::Empty, "TTG-STO-002"),
    undefined_is_text: assumed(Dated(&[(Version(0, 0, 0), true)]), "TTG-STO-002"),
};

/// Storage functions.
const STORAGE_FUNCTIONS: &[Api] =
    &[Api::SetStorage, Api::GetStorage, Api::RemoveStorage, Api::ClearStorage, Api::GetStorageInfo];

/// File functions of the API object.
const FUNCTIONS: &[Api] = &[
    Api::GetImageInfo,
    Api::SaveFile,
    Api::GetSavedFileList,
    Api::GetSavedFileInfo,
    Api::RemoveSavedFile,
    Api::GetFileInfo,
];

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
