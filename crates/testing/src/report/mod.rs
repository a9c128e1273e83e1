//! Reports for other tools, one format per file. They contain no logic of their own.

mod json;
mod junit;

pub use json::json;
pub use junit::junit;
