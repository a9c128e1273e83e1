//! The files of a mini-program: one folder with an area for temporary files, one for saved ones and
//! one that is the program's own, and nothing outside of it. Which path means which place, and what
//! may be done there, are rules; here they are carried out.

mod added;
mod archive;
mod descriptors;
mod digest;
mod kept;
mod part;
mod picture;
mod read;
mod sandbox;
mod steps;
mod task;
mod temporary;
mod upload;

pub(crate) use added::add;
pub use kept::KeptFile;
pub(crate) use kept::{changeable, kept};
pub(crate) use part::Part;
pub(crate) use sandbox::Sandbox;
pub use sandbox::{BadStorage, FolderFault, Home};
pub(crate) use task::carry_out;
pub use temporary::remove_temporary_folders;
pub(crate) use upload::Upload;
