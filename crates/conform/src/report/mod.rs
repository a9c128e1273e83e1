//! Reports for other tools and for people, one format per file. They contain no logic of their own.

mod html;
mod json;
mod junit;
mod tap;

pub use html::html;
pub use json::json;
pub use junit::junit;
pub use tap::tap;
