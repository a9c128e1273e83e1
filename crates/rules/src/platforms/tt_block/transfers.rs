//! Feishu and Lark blocks: uploads and downloads. Data only; the values
//! are resolved and applied elsewhere.

use qiao_abi::TaskMethod;

use crate::profile::{DownloadRules, UploadRules};
use crate::rule::assumed;
use crate::values::{Dated, Field, FormType, NewName, OddHeader, OddValue, PerClient, Version};

pub(super) const UPLOAD: UploadRules = UploadRules {
    offered: assumed(false, "TTB-REQ-002"),
    task: assumed(Dated(&[(Version(0, 0, 0), TRANSFER_TASK)]), "TTB-REQ-002"),
    fields: assumed(
        Dated(&[
            (Version(0, 0, 0), &[Field::StatusCode, Field::Data, Field::ErrMsg]),
            (Version(4, 7, 0), &[Field::StatusCode, Field::Data, Field::Trace, Field::ErrMsg]),
        ]),
        "TTB-REQ-002",
    ),
    failure_fields: assumed(Dated(&[(Version(0, 0, 0), &[]), (Version(4, 7, 0), &[Field::Trace])]), "TTB-REQ-002"),
    head_fields: assumed(&[], "TTB-REQ-002"),
    parses_objects: assumed(false, "TTB-REQ-002"),
    odd_header: assumed(OddHeader::Refused, "TTB-REQ-002"),
    odd_field: assumed(OddValue::Text, "TTB-REQ-002"),
    file_last: assumed(true, "TTB-REQ-002"),
    boundary: assumed("--------------------------************************", "TTB-REQ-002"),
    content_type: assumed(FormType::Client, "TTB-REQ-002"),
    limit: assumed(None, "TTB-REQ-002"),
};

pub(super) const DOWNLOAD: DownloadRules = DownloadRules {
    offered: assumed(false, "TTB-REQ-002"),
    task: assumed(Dated(&[(Version(0, 0, 0), TRANSFER_TASK)]), "TTB-REQ-002"),
    fields: assumed(
        Dated(&[
            (Version(0, 0, 0), &[Field::File, Field::StatusCode, Field::ErrMsg]),
            (Version(4, 7, 0), &[Field::File, Field::StatusCode, Field::Trace, Field::ErrMsg]),
        ]),
        "TTB-REQ-002",
    ),
    failure_fields: assumed(
        Dated(&[
            (Version(0, 0, 0), &[Field::File, Field::StatusCode]),
            (Version(4, 7, 0), &[Field::File, Field::StatusCode, Field::Trace]),
        ]),
        "TTB-REQ-002",
    ),
    head_fields: assumed(&[], "TTB-REQ-002"),
    odd_header: assumed(OddHeader::Refused, "TTB-REQ-002"),
    names_given_path: assumed(false, "TTB-REQ-002"),
    into_temp: assumed(true, "TTB-REQ-002"),
    new_name: assumed(NewName::BySegment, "TTB-REQ-002"),
    unknown_extension: assumed("", "TTB-REQ-002"),
    unknown_length: assumed(0.0, "TTB-REQ-002"),
    needs_length: assumed(PerClient::all(false), "TTB-REQ-002"),
    stores_nothing: assumed(true, "TTB-REQ-002"),
    limit: assumed(None, "TTB-REQ-002"),
};

/// The task of an upload or a download.
const TRANSFER_TASK: &[TaskMethod] = &[];
