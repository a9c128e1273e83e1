//! Feishu and Lark gadgets: uploads and downloads. Data only; the values are resolved and applied elsewhere.

use qiao_abi::ProgressKind::Bytes;
use qiao_abi::TaskMethod;

use crate::profile::{DownloadRules, UploadRules};
use crate::rule::{assumed, doc, not_applicable};
use crate::values::{Dated, Field, FormType, NewName, OddHeader, OddValue, PerClient, Version};

pub(super) const UPLOAD: UploadRules = UploadRules {
    offered: doc(true, "TTG-UP-001", "feishu-upload-file"),
    task: doc(Dated(&[(Version(0, 0, 0), TRANSFER_TASK)]), "TTG-UPT-001", "feishu-upload-file"),
    fields: doc(
        Dated(&[
            (Version(0, 0, 0), &[Field::StatusCode, Field::Data, Field::ErrMsg]),
            (Version(4, 7, 0), &[Field::StatusCode, Field::Data, Field::Trace, Field::ErrMsg]),
        ]),
        "TTG-UP-011",
        "feishu-upload-file",
    ),
    failure_fields: doc(
        Dated(&[(Version(0, 0, 0), &[]), (Version(4, 7, 0), &[Field::Trace])]),
        "TTG-UP-013",
        "feishu-upload-file",
    ),
    head_fields: not_applicable(&[], "TTG-UPT-006"),
    parses_objects: doc(false, "TTG-UP-011", "feishu-upload-file"),
    odd_header: doc(OddHeader::Refused, "TTG-UP-016", "feishu-upload-file"),
    odd_field: assumed(OddValue::Text, "TTG-UP-007"),
    file_last: assumed(true, "TTG-UP-007"),
    boundary: assumed("--------------------------************************", "TTG-UP-005"),
    content_type: doc(FormType::Client, "TTG-UP-005", "feishu-upload-file"),
    limit: assumed(None, "TTG-UP-008"),
};

pub(super) const DOWNLOAD: DownloadRules = DownloadRules {
    offered: doc(true, "TTG-DL-001", "feishu-download-file"),
    task: doc(Dated(&[(Version(0, 0, 0), TRANSFER_TASK)]), "TTG-DLT-001", "feishu-download-file"),
    fields: doc(
        Dated(&[
            (Version(0, 0, 0), &[Field::File, Field::StatusCode, Field::ErrMsg]),
            (Version(4, 7, 0), &[Field::File, Field::StatusCode, Field::Trace, Field::ErrMsg]),
        ]),
        "TTG-DL-008",
        "feishu-download-file",
    ),
    failure_fields: doc(
        Dated(&[
            (Version(0, 0, 0), &[Field::File, Field::StatusCode]),
            (Version(4, 7, 0), &[Field::File, Field::StatusCode, Field::Trace]),
        ]),
        "TTG-DL-011",
        "feishu-download-file",
    ),
    head_fields: not_applicable(&[], "TTG-DLT-001"),
    odd_header: assumed(OddHeader::Refused, "TTG-STD-013"),
    names_given_path: doc(false, "TTG-DL-009", "feishu-download-file"),
    into_temp: doc(true, "TTG-DL-004", "feishu-download-file"),
    new_name: doc(NewName::BySegment, "TTG-DL-010", "feishu-download-file"),
    unknown_extension: not_applicable("", "TTG-DL-010"),
    unknown_length: assumed(0.0, "TTG-DLT-005"),
    needs_length: assumed(PerClient::all(false), "TTG-DLT-005"),
    stores_nothing: assumed(PerClient::all(true), "TTG-DL-014"),
    limit: assumed(None, "TTG-DL-016"),
};

/// Methods of upload and download tasks.
const TRANSFER_TASK: &[TaskMethod] = &[TaskMethod::Abort, TaskMethod::On(Bytes)];
