//! The file functions as an [`ImmediateApi`]; file access itself is in `files`.

use qiao_abi::{Function, Options};
use qiao_rules::admit::file::file as admit;

use crate::call::context::{CallContext, CallError};
use crate::call::immediate::{Fields, ImmediateApi};
use crate::files;

/// All file functions.
pub(crate) const FILE: ImmediateApi = ImmediateApi { subject: path, perform };

fn perform(context: &CallContext, function: Function, options: &dyn Options) -> Result<Fields, CallError> {
    let admitted = admit(context.app(), function, options);
    context.check_room(options)?;
    let task = admitted?;
    let (state, sandbox) = (&context.state, &context.namespace.files);
    let (unique, readable) = (state.unique_name(), state.limits.response_bytes);
    Ok(files::carry_out(context.app(), sandbox, state.root.as_ref(), &state.budget, task, unique, readable)?)
}

/// The path in the options, for the journal.
fn path(options: &dyn Options) -> String {
    let paths = ["filePath", "path", "dirPath", "srcPath", "oldPath", "tempFilePath", "src"];
    paths.into_iter().find_map(|name| options.text(name).value().cloned()).unwrap_or_default()
}
