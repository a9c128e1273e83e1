//! Feishu and Lark gadgets: uploads and downloads. Data only; the values
//! are resolved and applied elsewhere.

use qiao_abi::ProgressKind::Bytes;
use qiao_abi::TaskMethod;

use crate::profile::{DownloadRules, UploadRules};
use crate::rule::{assumed, doc};
use crate::values::{Dated, Field, FormType, NewName, OddHeader, OddValue, PerClient, Version};

pub(super) const UPLOAD: UploadRules = UploadRules {
    offered: doc(true, "TTG-UP-001", "tt.uploadFile reference"),
    task: doc(Dated(&[(Version(0, 0, 0), TRANSFER_TASK)]), "TTG-UPT-001", "tt.uploadFile reference"),
    fields: doc(
        Dated(&[
            (Version(0, 0, 0), &[Field::StatusCode, Field::Data, Field::ErrMsg]),
            (Version(4, 7, 0), &[Field::StatusCode, Field::Data, Field::Trace, Field::ErrMsg]),
        ]),
        "TTG-UP-011",
        "tt.uploadFile reference",
    ),
    failure_fields: doc(
        Dated(&[(Version(0, 0, 0), &[]), (Version(4, 7, 0), &[Field::Trace])]),
        "TTG-UP-013",
        "tt.uploadFile reference",
    ),
    head_fields: assumed(&[], "TTG-UPT-006"),
    parses_objects: doc(false, "TTG-UP-011", "tt.uploadFile reference"),
    odd_header: doc(OddHeader::Refused, "TTG-UP-016", "tt.uploadFile reference"),
    odd_field: assumed(OddValue::Text, "TTG-UP-007"),
    file_last: assumed(true, "TTG-UP-007"),
    boundary: assumed("--------------------------************************", "TTG-UP-005"),
    content_type: doc(FormType::Client, "TTG-UP-005", "tt.uploadFile reference"),
    limit: assumed(None, "TTG-UP-008"),
};

pub(super) const DOWNLOAD: DownloadRules = DownloadRules {
    offered: doc(true, "TTG-DL-001", "tt.downloadFile reference"),
    task: doc(Dated(&[(Version(0, 0, 0), TRANSFER_TASK)]), "TTG-DLT-001", "tt.downloadFile reference"),
    fields: doc(
        Dated(&[
            (Version(0, 0, 0), &[Field::File, Field::StatusCode, Field::ErrMsg]),
            (Version(4, 7, 0), &[Field::File, Field::StatusCode, Field::Trace, Field::ErrMsg]),
        ]),
        "TTG-DL-008",
        "tt.downloadFile reference",
    ),
    failure_fields: doc(
        Dated(&[
            (Version(0, 0, 0), &[Field::File, Field::StatusCode]),
            (Version(4, 7, 0), &[Field::File, Field::StatusCode, Field::Trace]),
        ]),
        "TTG-DL-011",
        "tt.downloadFile reference",
    ),
    head_fields: assumed(&[], "TTG-DLT-001"),
    odd_header: assumed(OddHeader::Refused, "TTG-STD-013"),
    names_given_path: doc(false, "TTG-DL-009", "tt.downloadFile reference"),
    into_temp: doc(true, "TTG-DL-004", "tt.downloadFile reference"),
    new_name: doc(NewName::BySegment, "TTG-DL-010", "tt.downloadFile reference"),
    unknown_extension: assumed("", "TTG-DL-010"),
    unknown_length: assumed(0.0, "TTG-DLT-005"),
    needs_length: assumed(PerClient::all(false), "TTG-DLT-005"),
    stores_nothing: assumed(true, "TTG-DL-014"),
    limit: assumed(None, "TTG-DL-016"),
};

/// The task of an upload or a download.
const TRANSFER_TASK: &[TaskMethod] = &[TaskMethod::Abort, TaskMethod::On(Bytes)];
