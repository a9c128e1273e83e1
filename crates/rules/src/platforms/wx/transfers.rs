//! WeChat mini-programs: uploads and downloads. Data only; the values are resolved and applied elsewhere.

use qiao_abi::ProgressKind::{Bytes, Headers};
use qiao_abi::TaskMethod;

use crate::profile::{DownloadRules, UploadRules};
use crate::rule::{assumed, doc, observed};
use crate::values::{Dated, Field, FormType, NewName, OddHeader, OddValue, PerClient, Version};

pub(super) const UPLOAD: UploadRules = UploadRules {
    offered: doc(true, "WX-UP-001", "wx-reference-upload"),
    task: doc(
        Dated(&[
            (Version(0, 0, 0), &[]),
            (Version(1, 4, 0), &[TaskMethod::Abort, TaskMethod::On(Bytes)]),
            (Version(2, 1, 0), TRANSFER_TASK),
        ]),
        "WX-UP-019",
        "wx-typings",
    ),
    fields: doc(
        Dated(&[
            (Version(0, 0, 0), &[Field::Data, Field::StatusCode, Field::ErrMsg]),
            (Version(3, 5, 0), &[Field::Data, Field::StatusCode, Field::Profile, Field::ErrMsg]),
        ]),
        "WX-UP-009",
        "wx-typings",
    ),
    failure_fields: assumed(Dated(&[(Version(0, 0, 0), &[])]), "WX-UP-018"),
    head_fields: doc(&[Field::Header], "WX-UP-022", "wx-typings"),
    parses_objects: doc(false, "WX-UP-008", "wx-typings"),
    odd_header: assumed(OddHeader::Ignored, "WX-REQ-034"),
    odd_field: assumed(OddValue::Tag, "WX-UP-005"),
    file_last: assumed(true, "WX-UP-006"),
    boundary: assumed("--------------------------************************", "WX-UP-001"),
    content_type: observed(FormType::ScriptsForm, "WX-UP-007", "wx-community-unnamed"),
    limit: doc(Some(10_485_760), "WX-UP-015", "miniprogram-file-uploader"),
};

pub(super) const DOWNLOAD: DownloadRules = DownloadRules {
    offered: doc(true, "WX-DL-001", "wx-reference-download"),
    task: doc(
        Dated(&[
            (Version(0, 0, 0), &[]),
            (Version(1, 4, 0), &[TaskMethod::Abort, TaskMethod::On(Bytes)]),
            (Version(2, 1, 0), TRANSFER_TASK),
        ]),
        "WX-DL-018",
        "wx-typings",
    ),
    fields: doc(
        Dated(&[
            (Version(0, 0, 0), &[Field::File, Field::StatusCode, Field::Header, Field::ErrMsg]),
            (Version(2, 10, 4), &[Field::File, Field::StatusCode, Field::Header, Field::Profile, Field::ErrMsg]),
        ]),
        "WX-DL-005",
        "wx-typings",
    ),
    failure_fields: assumed(Dated(&[(Version(0, 0, 0), &[])]), "WX-DL-022"),
    head_fields: doc(&[Field::Header], "WX-DL-021", "wx-typings"),
    odd_header: assumed(OddHeader::Ignored, "WX-REQ-034"),
    names_given_path: doc(true, "WX-DL-004", "wx-typings"),
    into_temp: doc(false, "WX-DL-012", "wx-errno"),
    new_name: doc(NewName::ByType, "WX-DL-010", "wx-reference-download"),
    unknown_extension: observed(".unknown", "WX-DL-010", "wx-community-ocjuswzz3"),
    unknown_length: assumed(0.0, "WX-DL-020"),
    needs_length: assumed(PerClient::all(false), "WX-DL-020"),
    stores_nothing: observed(
        PerClient { android: true, ios: false, devtools: true, pc: true },
        "WX-DL-013",
        "wx-report-empty-download",
    ),
    limit: doc(Some(209_715_200), "WX-DL-008", "wx-reference-download"),
};

/// Methods of upload and download tasks.
const TRANSFER_TASK: &[TaskMethod] = &[
    TaskMethod::Abort,
    TaskMethod::On(Bytes),
    TaskMethod::Off(Bytes),
    TaskMethod::On(Headers),
    TaskMethod::Off(Headers),
];
