//! Types of rule values: uploads and downloads. They define the meaning of each choice; `platforms/` makes the choices.

use crate::rule::choice;

choice! {
    /// How a content type that the script sets on an upload is handled.
    pub enum FormType {
        /// It is dropped: the client's own contains the boundary.
        Client,
        /// A multipart type is sent as it is, without a boundary; any other is dropped.
        ScriptsForm,
    }
}

choice! {
    /// How a downloaded file is named if the call specifies no name.
    pub enum NewName {
        /// Randomly, with the extension of its content type.
        ByType,
        /// Like the last segment of the URL's path.
        BySegment,
    }
}
