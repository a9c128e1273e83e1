//! Stacks of script as the protocol has them. What happened there is not known here.

use qiao_abi::stack::place;

use super::protocol::{CallFrame, Initiator, StackTrace};
use super::sources::Sources;

/// The stack trace of a stack's text; `None` for one without frames of the program's own.
pub(crate) fn stack_trace(stack: &str, program: u32, sources: &Sources) -> Option<StackTrace> {
    let call_frames: Vec<CallFrame> = stack.lines().filter_map(|line| frame(line, program, sources)).collect();
    (!call_frames.is_empty()).then_some(StackTrace { call_frames })
}

/// Where script asked for something.
pub(crate) fn initiator(stack: &str, program: u32, sources: &Sources) -> Initiator {
    let stack = stack_trace(stack, program, sources);
    Initiator { kind: if stack.is_some() { "script" } else { "other" }, stack }
}

fn frame(line: &str, program: u32, sources: &Sources) -> Option<CallFrame> {
    let (file, number, column) = place(line)?;
    let text = line.trim().strip_prefix("at ")?;
    let function = text.rsplit_once(" (").map_or("", |(function, _)| function);
    Some(CallFrame {
        function_name: function.trim_start_matches("<anonymous>").to_owned(),
        script_id: sources.id(program, file).unwrap_or_default().to_owned(),
        url: sources.url(program, file),
        line_number: number.saturating_sub(1),
        column_number: column.saturating_sub(1),
    })
}
