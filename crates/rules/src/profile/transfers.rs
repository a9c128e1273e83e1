//! What a platform says of uploads and downloads. The
//! fields' documentation is what `qiao rules` prints.

use qiao_abi::TaskMethod;

use crate::rule::group;
use crate::values::{Dated, Field, FormType, NewName, OddHeader, OddValue, PerClient};

group! {
    /// Uploads.
    pub struct UploadRules => UploadValues {
        /// Whether there is such a function.
        offered: bool,
        /// The methods of the task that it returns.
        task: Dated<&'static [TaskMethod]>,
        /// The fields of a successful result, in order.
        fields: Dated<&'static [Field]>,
        /// What a failure carries beside message and number.
        failure_fields: Dated<&'static [Field]>,
        /// What listeners of the head of the answer are told.
        head_fields: &'static [Field],
        /// Whether an answer that is a JSON object is parsed.
        parses_objects: bool,
        /// What a `header` option that is no object leads to.
        odd_header: OddHeader,
        /// What a value in `formData` becomes that is neither string nor number.
        odd_field: OddValue,
        /// Whether the fields of `formData` go before the file.
        file_last: bool,
        /// The boundary between the parts; each `*` is one of `0-9a-z`.
        boundary: &'static str,
        /// What becomes of a content type that script sets.
        content_type: FormType,
        /// How many bytes the file may have.
        limit: Option<u64>,
    }
}

group! {
    /// Downloads.
    pub struct DownloadRules => DownloadValues {
        /// Whether there is such a function.
        offered: bool,
        /// The methods of the task that it returns.
        task: Dated<&'static [TaskMethod]>,
        /// The fields of a successful result, in order.
        fields: Dated<&'static [Field]>,
        /// What a failure carries beside message and number.
        failure_fields: Dated<&'static [Field]>,
        /// What listeners of the head of the answer are told.
        head_fields: &'static [Field],
        /// What a `header` option that is no object leads to.
        odd_header: OddHeader,
        /// Whether a result names the file `filePath` where the call did.
        names_given_path: bool,
        /// Whether a call may store the file among the temporary ones.
        into_temp: bool,
        /// How a file is named that the call gives no name.
        new_name: NewName,
        /// The extension where the content type stands for none.
        unknown_extension: &'static str,
        /// What listeners are told as the expected length where the answer does not say it.
        unknown_length: f64,
        /// Whether an answer must say how long it is.
        needs_length: PerClient<bool>,
        /// Whether an answer without any bytes is stored.
        stores_nothing: PerClient<bool>,
        /// How many bytes the file may have.
        limit: Option<u64>,
    }
}
