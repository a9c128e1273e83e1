//! WeChat mini-programs: files and storage. Data only; the values are resolved and applied elsewhere.

use qiao_abi::Api;

use crate::profile::{FileRules, StorageRules};
use crate::rule::{assumed, doc, observed};
use crate::values::{Dated, Digest, NoKey, PerClient, Version};

pub(super) const FILES: FileRules = FileRules {
    temp: doc(
        PerClient { android: "wxfile://tmp_", ios: "wxfile://tmp_", devtools: "http://tmp/", pc: "wxfile://tmp_" },
        "WX-DL-011",
        "wx-guide-files",
    ),
    saved: observed(
        PerClient {
            android: "wxfile://store_",
            ios: "wxfile://store_",
            devtools: "http://store/",
            pc: "wxfile://store_",
        },
        "WX-FS-007",
        "capture-logs",
    ),
    user: observed(
        PerClient { android: "wxfile://usr", ios: "wxfile://usr", devtools: "http://usr", pc: "wxfile://usr" },
        "WX-FS-004",
        "capture-logs",
    ),
    user_path_told: doc(Dated(&[(Version(0, 0, 0), false), (Version(1, 7, 0), true)]), "WX-FS-004", "wx-guide-files"),
    package_dot: doc(false, "WX-FS-015", "wx-guide-files"),
    functions: doc(FUNCTIONS, "WX-FS-013", "wx-typings"),
    manager: doc(Dated(&[(Version(0, 0, 0), &[]), (Version(1, 9, 9), MANAGER)]), "WX-FS-017", "wx-guide-files"),
    manager_sync: doc(MANAGER_SYNC, "WX-FS-018", "wx-typings"),
    code_fields: doc(
        Dated(&[(Version(0, 0, 0), &[]), (Version(2, 29, 1), &["errCode", "errno"])]),
        "WX-FS-018",
        "wx-changelog",
    ),
    digests: doc(&[Digest::Md5, Digest::Sha1, Digest::Sha256], "WX-FS-014", "wx-typings"),
    file_limit: doc(Some(104_857_600), "WX-FS-012", "wx-typings"),
    temp_limit: doc(Some(4_294_967_296), "WX-FS-002", "wx-guide-files"),
    kept_limit: doc(Some(209_715_200), "WX-FS-005", "wx-guide-files"),
};

pub(super) const STORAGE: StorageRules = StorageRules {
    functions: doc(STORAGE_FUNCTIONS, "WX-STO-001", "wx-typings"),
    item_limit: doc(Some(1_048_576), "WX-STO-001", "wx-typings"),
    limit: doc(10_485_760, "WX-STO-001", "wx-typings"),
    encrypted_item_limit: doc(Some(734_003), "WX-STO-001", "wx-typings"),
    encrypted_limit: doc(7_444_889, "WX-STO-001", "wx-typings"),
    no_key: observed(NoKey::Fails, "WX-STO-007", "rax-2060"),
    no_key_sync: assumed(NoKey::Empty, "WX-STO-008"),
    undefined_is_text: doc(
        Dated(&[(Version(0, 0, 0), true), (Version(3, 11, 0), false)]),
        "WX-STO-005",
        "wx-changelog",
    ),
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
    Api::Open,
    Api::Close,
    Api::Read,
    Api::Write,
    Api::Fstat,
    Api::Ftruncate,
    Api::Truncate,
    Api::ReadCompressedFile,
    Api::ReadZipEntry,
    Api::Unzip,
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
    Api::Open,
    Api::Close,
    Api::Read,
    Api::Write,
    Api::Fstat,
    Api::Ftruncate,
    Api::Truncate,
    Api::ReadCompressedFile,
];
