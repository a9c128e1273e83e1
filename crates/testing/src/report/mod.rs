//! Results in the forms that other tools read. Each form is a file; none of them decides anything.

mod github;
mod html;
mod json;
mod junit;
mod tap;

pub use github::github;
pub use html::html;
pub use json::json;
pub use junit::junit;
pub use tap::tap;
