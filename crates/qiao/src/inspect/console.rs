//! The journal as events of `Runtime`: what the console printed, errors that nothing handled, and verdicts with their
//! remedies. What goes over the network is not known here.

use qiao_abi::{Level, Outcome, ScriptError, Verdict, Wording};
use serde_json::json;

use super::initiator::stack_trace;
use super::protocol::{ConsoleCalled, Described, ExceptionDetails, ExceptionThrown, StackTrace, begin, event};
use super::sources::Sources;

/// What is said to tools that look for a debugger.
pub(crate) const NO_DEBUGGER: &str =
    "qiao has no debugger: Sources shows the program's files, and breakpoints have no effect";

/// Where and when something was printed: the program, and milliseconds since 1970 on its clock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment {
    pub program: u32,
    pub milliseconds: f64,
}

/// A line of the console.
pub(crate) fn printed(at: Moment, level: Level, text: &str) -> String {
    let kind = match level {
        Level::Debug => "debug",
        Level::Info => "info",
        Level::Warn => "warning",
        Level::Error => "error",
        _ => "log",
    };
    called(at, kind, text, None)
}

/// The group of objects of the console, as parameters of `Runtime.releaseObjectGroup`.
pub(crate) const GROUP: &str = r#"{"objectGroup":"console"}"#;

/// Whether an event is one that tools discard with what was printed.
pub(crate) fn is_printed(event: &str) -> bool {
    ["Runtime.consoleAPICalled", "Runtime.exceptionThrown"].iter().any(|name| event.starts_with(&begin(name)))
}

/// A call of the console as script described it: an object with `type` and `args`.
pub(crate) fn described(at: Moment, described: &str, stack_trace: Option<StackTrace>) -> Option<String> {
    let call: Described = serde_json::from_str(described).ok()?;
    let Described { kind, args } = call;
    let call = ConsoleCalled {
        kind: &kind,
        args: &args,
        execution_context_id: at.program,
        timestamp: at.milliseconds,
        stack_trace,
    };
    Some(event("Runtime.consoleAPICalled", &call))
}

/// A verdict. `about` is what script was told, or what the call was about.
pub(crate) fn verdict(
    at: Moment,
    about: &str,
    verdict: &Verdict,
    wording: &Wording,
    stack: Option<StackTrace>,
) -> String {
    let kind = if verdict.outcome == Outcome::Refused { "error" } else { "warning" };
    let mut text = format!("{about}\n{}", rule(verdict, wording));
    text.push_str(&format!("\n{} {}, {}", verdict.platform, verdict.clause, verdict.evidence.name()));
    called(at, kind, &text, stack)
}

/// A verdict in one line: the rule, why it decided so, and what would make the call pass.
pub(crate) fn rule(verdict: &Verdict, wording: &Wording) -> String {
    let mut text = format!("[qiao] {} ({}): {}", verdict.rule, verdict.outcome.name(), verdict.reason.text(wording));
    if let Some(remedy) = &verdict.remedy {
        text.push_str(" → ");
        text.push_str(&remedy.text(wording));
    }
    text
}

/// An error that script did not handle.
pub(crate) fn thrown(at: Moment, number: u64, error: &ScriptError, sources: &Sources) -> String {
    let text = match error.context.as_slice() {
        [] => error.message.clone(),
        context => format!("{}\n{}", context.join("\n"), error.message),
    };
    let details = ExceptionDetails {
        exception_id: number,
        text: &text,
        line_number: error.line.unwrap_or(1).saturating_sub(1),
        column_number: error.column.unwrap_or(1).saturating_sub(1),
        url: error.file.as_ref().map(|file| sources.url(at.program, file)),
        stack_trace: stack_trace(&error.stack, at.program, sources),
        execution_context_id: at.program,
    };
    event("Runtime.exceptionThrown", &ExceptionThrown { timestamp: at.milliseconds, exception_details: details })
}

fn called(at: Moment, kind: &'static str, text: &str, stack_trace: Option<StackTrace>) -> String {
    let args = &[json!({ "type": "string", "value": text })];
    let call = ConsoleCalled { kind, args, execution_context_id: at.program, timestamp: at.milliseconds, stack_trace };
    event("Runtime.consoleAPICalled", &call)
}
