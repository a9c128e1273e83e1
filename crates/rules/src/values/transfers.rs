//! The kinds of values of rules: uploads and downloads. What a choice means is
//! written here; which platform makes it is written in `platforms/`.

use crate::rule::choice;

choice! {
    /// What becomes of a content type that script sets on an upload.
    pub enum FormType {
        /// It is left out: the client's own names the boundary.
        Client,
        /// One of a form goes out as it is, without the boundary; any other is left out.
        ScriptsForm,
    }
}

choice! {
    /// How a downloaded file is named that the call gives no name.
    pub enum NewName {
        /// By chance, with the extension that its content type stands for.
        ByType,
        /// Like the last segment of the URL's path.
        BySegment,
    }
}
