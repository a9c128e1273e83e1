//! Reports for other tools, one format per file. They contain no logic of their own.

mod github;
mod html;
mod json;
mod junit;
mod page;
mod tap;

pub use github::github;
pub use html::html;
pub use json::json;
pub use junit::junit;
pub use page::page;
pub use tap::tap;
