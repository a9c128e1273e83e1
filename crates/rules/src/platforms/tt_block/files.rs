//! Feishu and Lark blocks: files and storage. Data only; the values
//! are resolved and applied elsewhere.

use qiao_abi::Api;

use crate::profile::{FileRules, StorageRules};
use crate::rule::{assumed, doc};
use crate::values::{Dated, Digest, NoKey, PerClient, Version};

pub(super) const FILES: FileRules = FileRules {
    temp: assumed(PerClient::all("ttfile://temp/"), "TTB-REQ-002"),
    saved: assumed(PerClient::all("ttfile://user/"), "TTB-REQ-002"),
    user: assumed(PerClient::all("ttfile://user"), "TTB-REQ-002"),
    user_path_told: assumed(Dated(&[(Version(0, 0, 0), false)]), "TTB-REQ-002"),
    package_dot: assumed(true, "TTB-REQ-002"),
    functions: assumed(&[], "TTB-REQ-002"),
    manager: assumed(Dated(&[(Version(0, 0, 0), &[])]), "TTB-REQ-002"),
    manager_sync: assumed(&[], "TTB-REQ-002"),
    code_fields: doc(Dated(&[(Version(0, 0, 0), &["errno"])]), "TTB-ERR-001", "block errno table, 2022"),
    digests: assumed(&[Digest::Md5, Digest::Sha1], "TTB-REQ-002"),
    file_limit: assumed(None, "TTB-REQ-002"),
    temp_limit: assumed(None, "TTB-REQ-002"),
    kept_limit: assumed(Some(209_715_200), "TTB-REQ-002"),
};

pub(super) const STORAGE: StorageRules = StorageRules {
    functions: doc(STORAGE_FUNCTIONS, "TTB-STO-001", "block storage reference"),
    item_limit: doc(1_048_576, "TTB-STO-001", "block storage reference"),
    limit: doc(10_485_760, "TTB-STO-001", "block storage reference"),
    encrypted_item_limit: assumed(1_048_576, "TTB-STO-001"),
    encrypted_limit: assumed(10_485_760, "TTB-STO-001"),
    no_key: doc(NoKey::Empty, "TTB-STO-001", "block storage reference"),
    no_key_sync: assumed(NoKey::Empty, "TTB-STO-001"),
    undefined_is_text: assumed(Dated(&[(Version(0, 0, 0), true)]), "TTB-STO-001"),
};

/// The functions of storage.
const STORAGE_FUNCTIONS: &[Api] =
    &[Api::SetStorage, Api::GetStorage, Api::RemoveStorage, Api::ClearStorage, Api::GetStorageInfo];
