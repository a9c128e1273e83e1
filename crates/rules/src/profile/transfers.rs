//! Rule groups: uploads and downloads. Platforms fill them in `platforms/`; `qiao rules` prints each field's doc
//! comment, which must be a single line.

use qiao_abi::TaskMethod;

use crate::rule::group;
use crate::values::{Dated, Field, FormType, NewName, OddHeader, OddValue, PerClient};

group! {
    /// Uploads.
    pub struct UploadRules => UploadValues {
        /// Whether `uploadFile` is supported.
        offered: bool,
        /// The methods of the upload task.
        task: Dated<&'static [TaskMethod]>,
        /// The fields of a successful result, in order.
        fields: Dated<&'static [Field]>,
        /// The fields of a failure besides message and code.
        failure_fields: Dated<&'static [Field]>,
        /// The fields passed to listeners for response headers.
        head_fields: &'static [Field],
        /// Whether a response body that is a JSON object is parsed.
        parses_objects: bool,
        /// How a `header` option that is not an object is handled.
        odd_header: OddHeader,
        /// How a value in `formData` that is neither a string nor a number is converted.
        odd_field: OddValue,
        /// Whether the fields of `formData` precede the file.
        file_last: bool,
        /// The template of the boundary; each `*` is one of `0-9a-z`.
        boundary: &'static str,
        /// How a content type set by the script is handled.
        content_type: FormType,
        /// The maximum size of the file, in bytes.
        limit: Option<u64>,
    }
}

group! {
    /// Downloads.
    pub struct DownloadRules => DownloadValues {
        /// Whether `downloadFile` is supported.
        offered: bool,
        /// The methods of the download task.
        task: Dated<&'static [TaskMethod]>,
        /// The fields of a successful result, in order.
        fields: Dated<&'static [Field]>,
        /// The fields of a failure besides message and code.
        failure_fields: Dated<&'static [Field]>,
        /// The fields passed to listeners for response headers.
        head_fields: &'static [Field],
        /// How a `header` option that is not an object is handled.
        odd_header: OddHeader,
        /// Whether the result contains `filePath` if the call specified it.
        names_given_path: bool,
        /// Whether the call may store the file among the temporary files.
        into_temp: bool,
        /// How a file is named if the call specifies no name.
        new_name: NewName,
        /// The file extension for unknown content types.
        unknown_extension: &'static str,
        /// The expected length passed to listeners if it is unknown.
        unknown_length: f64,
        /// Whether the response must declare its length.
        needs_length: PerClient<bool>,
        /// Whether an empty response is stored.
        stores_nothing: PerClient<bool>,
        /// The maximum size of the file, in bytes.
        limit: Option<u64>,
    }
}
