//! Feishu and Lark blocks: uploads and downloads. Data only; the values are resolved and applied elsewhere.

use qiao_abi::TaskMethod;

use crate::profile::{DownloadRules, UploadRules};
use crate::rule::{doc, not_applicable};
use crate::values::{Dated, Field, FormType, NewName, OddHeader, OddValue, PerClient, Version};

pub(super) const UPLOAD: UploadRules = UploadRules {
    offered: doc(false, "TTB-REQ-030", "feishu-block-api-tree"),
    task: not_applicable(Dated(&[(Version(0, 0, 0), TRANSFER_TASK)]), "TTB-REQ-002"),
    fields: not_applicable(
        Dated(&[
            (Version(0, 0, 0), &[Field::StatusCode, Field::Data, Field::ErrMsg]),
            (Version(4, 7, 0), &[Field::StatusCode, Field::Data, Field::Trace, Field::ErrMsg]),
        ]),
        "TTB-REQ-002",
    ),
    failure_fields: not_applicable(
        Dated(&[(Version(0, 0, 0), &[]), (Version(4, 7, 0), &[Field::Trace])]),
        "TTB-REQ-002",
    ),
    head_fields: not_applicable(&[], "TTB-REQ-002"),
    parses_objects: not_applicable(false, "TTB-REQ-002"),
    odd_header: not_applicable(OddHeader::Refused, "TTB-REQ-002"),
    odd_field: not_applicable(OddValue::Text, "TTB-REQ-002"),
    file_last: not_applicable(true, "TTB-REQ-002"),
    boundary: not_applicable("--------------------------************************", "TTB-REQ-002"),
    content_type: not_applicable(FormType::Client, "TTB-REQ-002"),
    limit: not_applicable(None, "TTB-REQ-002"),
};

pub(super) const DOWNLOAD: DownloadRules = DownloadRules {
    offered: doc(false, "TTB-REQ-030", "feishu-block-api-tree"),
    task: not_applicable(Dated(&[(Version(0, 0, 0), TRANSFER_TASK)]), "TTB-REQ-002"),
    fields: not_applicable(
        Dated(&[
            (Version(0, 0, 0), &[Field::File, Field::StatusCode, Field::ErrMsg]),
            (Version(4, 7, 0), &[Field::File, Field::StatusCode, Field::Trace, Field::ErrMsg]),
        ]),
        "TTB-REQ-002",
    ),
    failure_fields: not_applicable(
        Dated(&[
            (Version(0, 0, 0), &[Field::File, Field::StatusCode]),
            (Version(4, 7, 0), &[Field::File, Field::StatusCode, Field::Trace]),
        ]),
        "TTB-REQ-002",
    ),
    head_fields: not_applicable(&[], "TTB-REQ-002"),
    odd_header: not_applicable(OddHeader::Refused, "TTB-REQ-002"),
    names_given_path: not_applicable(false, "TTB-REQ-002"),
    into_temp: not_applicable(true, "TTB-REQ-002"),
    new_name: not_applicable(NewName::BySegment, "TTB-REQ-002"),
    unknown_extension: not_applicable("", "TTB-REQ-002"),
    unknown_length: not_applicable(0.0, "TTB-REQ-002"),
    needs_length: not_applicable(PerClient::all(false), "TTB-REQ-002"),
    stores_nothing: not_applicable(PerClient::all(true), "TTB-REQ-002"),
    limit: not_applicable(None, "TTB-REQ-002"),
};

/// Methods of upload and download tasks.
const TRANSFER_TASK: &[TaskMethod] = &[];
