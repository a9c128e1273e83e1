//! Baidu smart programs: uploads and downloads. Data only; the values are resolved and applied elsewhere.

use qiao_abi::ProgressKind::Bytes;
use qiao_abi::TaskMethod;

use crate::profile::{DownloadRules, UploadRules};
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{Dated, Field, FormType, NewName, OddHeader, OddValue, PerClient, Version};

pub(super) const UPLOAD: UploadRules = UploadRules {
    offered: doc(true, "SWAN-UPL-001", "swan-upload"),
    task: doc(Dated(&[(Version(0, 0, 0), TRANSFER_TASK)]), "SWAN-UPL-015", "swan-upload"),
    fields: doc(Dated(&[(Version(0, 0, 0), &[Field::Data, Field::StatusCode])]), "SWAN-UPL-010", "swan-upload"),
    failure_fields: doc(Dated(&[(Version(0, 0, 0), &[])]), "SWAN-CB-003", "swan-request"),
    head_fields: not_applicable(&[], "SWAN-UPL-015"),
    parses_objects: observed(true, "SWAN-UPL-011", "swan-js-api-device-tests"),
    odd_header: observed(OddHeader::Refused, "SWAN-UPL-005", "swan-js-api-device-tests"),
    odd_field: assumed(OddValue::Text, "SWAN-UPL-006"),
    file_last: assumed(true, "SWAN-UPL-006"),
    boundary: assumed("--------------------------************************", "SWAN-UPL-001"),
    content_type: assumed(FormType::Client, "SWAN-UPL-007"),
    limit: doc(Some(26_214_400), "SWAN-UPL-013", "swan-upload"),
};

pub(super) const DOWNLOAD: DownloadRules = DownloadRules {
    offered: doc(true, "SWAN-DWN-001", "swan-download"),
    task: doc(Dated(&[(Version(0, 0, 0), TRANSFER_TASK)]), "SWAN-DWN-016", "swan-download"),
    fields: doc(Dated(&[(Version(0, 0, 0), &[Field::File, Field::StatusCode])]), "SWAN-DWN-004", "swan-download"),
    failure_fields: doc(Dated(&[(Version(0, 0, 0), &[])]), "SWAN-CB-003", "swan-request"),
    head_fields: not_applicable(&[], "SWAN-DWN-016"),
    odd_header: observed(OddHeader::Refused, "SWAN-DWN-003", "swan-js-api-specs"),
    names_given_path: doc(true, "SWAN-DWN-007", "swan-download"),
    into_temp: observed(false, "SWAN-DWN-008", "npm-swan-toolkit"),
    new_name: assumed(NewName::ByType, "SWAN-DWN-015"),
    unknown_extension: assumed("", "SWAN-DWN-015"),
    unknown_length: assumed(0.0, "SWAN-DWN-017"),
    needs_length: doc(
        PerClient { android: false, ios: true, devtools: false, pc: false },
        "SWAN-DWN-011",
        "swan-download",
    ),
    stores_nothing: assumed(PerClient::all(true), "SWAN-DWN-013"),
    limit: doc(Some(10_485_760), "SWAN-DWN-009", "swan-download"),
};

/// Methods of upload and download tasks.
const TRANSFER_TASK: &[TaskMethod] = &[TaskMethod::Abort, TaskMethod::On(Bytes)];
