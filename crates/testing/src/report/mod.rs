//! Results in the forms that other tools read. Each form is a file; none of them decides anything.

mod json;
mod junit;

pub use json::json;
pub use junit::junit;
