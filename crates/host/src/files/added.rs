//! Files that come from outside of a program, such as those that its user chooses: they become temporary files.

use qiao_abi::FileFault;
use qiao_rules::files::{Area, locate, path};

use super::Part;
use crate::state::{NamespaceState, ProgramState};

/// Puts a file among the temporary ones of an API object; gives its path. `name` gives the extension.
///
/// # Errors
/// The file does not fit.
pub(crate) fn add(state: &ProgramState, at: &NamespaceState, name: &str, bytes: &[u8]) -> Result<String, FileFault> {
    let unique = state.unique_name();
    let name = name.rsplit_once('.').map_or_else(|| unique.clone(), |(_, kind)| format!("{unique}.{kind}"));
    let path = path(&at.app, Area::Temp, &name);
    let place = locate(&at.app, &path)?;
    Part::store(&at.files, &place, &unique, |part| part.write(bytes))?;
    Ok(path)
}
