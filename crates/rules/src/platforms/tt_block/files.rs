//! Feishu and Lark blocks: files and storage. Data only; the values are resolved and applied elsewhere.

use qiao_abi::Api;

use crate::profile::{FileRules, StorageRules};
use crate::rule::{assumed, doc, not_applicable};
use crate::values::{Dated, Digest, NoKey, PerClient, Version};

pub(super) const FILES: FileRules = FileRules {
    temp: not_applicable(PerClient::all("ttfile://temp/"), "TTB-REQ-002"),
    saved: not_applicable(PerClient::all("ttfile://user/"), "TTB-REQ-002"),
    user: not_applicable(PerClient::all("ttfile://user"), "TTB-REQ-002"),
    user_path_told: not_applicable(Dated(&[(Version(0, 0, 0), false)]), "TTB-REQ-002"),
    package_dot: not_applicable(true, "TTB-REQ-002"),
    functions: doc(&[], "TTB-REQ-030", "feishu-block-api-tree"),
    manager: doc(Dated(&[(Version(0, 0, 0), &[])]), "TTB-REQ-030", "feishu-block-api-tree"),
    manager_sync: doc(&[], "TTB-REQ-030", "feishu-block-api-tree"),
    code_fields: not_applicable(Dated(&[(Version(0, 0, 0), &["errno"])]), "TTB-ERR-001"),
    digests: not_applicable(&[Digest::Md5, Digest::Sha1], "TTB-REQ-002"),
    file_limit: not_applicable(None, "TTB-REQ-002"),
    temp_limit: not_applicable(None, "TTB-REQ-002"),
    kept_limit: not_applicable(Some(209_715_200), "TTB-REQ-002"),
};

pub(super) const STORAGE: StorageRules = StorageRules {
    functions: doc(STORAGE_FUNCTIONS, "TTB-STO-001", "feishu-block-storage"),
    item_limit: doc(Some(1_048_576), "TTB-STO-001", "feishu-block-storage"),
    limit: doc(10_485_760, "TTB-STO-001", "feishu-block-storage"),
    encrypted_item_limit: not_applicable(Some(1_048_576), "TTB-STO-001"),
    encrypted_limit: not_applicable(10_485_760, "TTB-STO-001"),
    no_key: doc(NoKey::Empty, "TTB-STO-001", "feishu-block-storage"),
    no_key_sync: assumed(NoKey::Empty, "TTB-STO-001"),
    undefined_is_text: assumed(Dated(&[(Version(0, 0, 0), true)]), "TTB-STO-001"),
};

/// Storage functions.
const STORAGE_FUNCTIONS: &[Api] =
    &[Api::SetStorage, Api::GetStorage, Api::RemoveStorage, Api::ClearStorage, Api::GetStorageInfo];
