//! Output for people on a terminal: the script's console, verdicts, errors and notices.

use std::path::Path;

use anstream::{eprintln, println};
use anstyle::{AnsiColor, Style};
use qiao::{Entry, Level, Outcome, Record, ScriptError, ScriptErrorKind, Verdict};
use qiao_conform::source_title;

use crate::excerpt;

const BAD: Style = AnsiColor::Red.on_default().bold();
const DIM: Style = Style::new().dimmed();
const NAME: Style = AnsiColor::Cyan.on_default();

/// Prints an entry of the journal, if it belongs on the terminal.
pub(crate) fn entry(entry: &Entry, root: &Path, quiet: bool) {
    match &entry.record {
        Record::Console { level, text } => console(*level, text),
        Record::Error(error) => script_error(error, root),
        Record::Verdict { api, subject, message, verdict, .. } if !quiet && verdict.outcome == Outcome::Refused => {
            eprintln!("{NAME}{api}{NAME:#} {subject}   {BAD}{}{BAD:#}", message.as_deref().unwrap_or("refused"));
            decision(verdict);
        }
        Record::Missing { name, message, verdict, .. } if !quiet => {
            eprintln!("{NAME}{name}{NAME:#}    {BAD}{}{BAD:#}", message.as_deref().unwrap_or("not offered"));
            decision(verdict);
        }
        Record::Assignment { name, verdict, .. } if !quiet => {
            eprintln!("{NAME}{name}{NAME:#}    {BAD}assignment ignored{BAD:#}");
            decision(verdict);
        }
        Record::Show { api, options, .. } if !quiet => {
            eprintln!("{NAME}{api}{NAME:#} {}", options.as_deref().unwrap_or_default());
        }
        _ => {}
    }
}

fn console(level: Level, text: &str) {
    match level {
        Level::Warn | Level::Error => eprintln!("{text}"),
        _ => println!("{text}"),
    }
}

fn decision(verdict: &Verdict) {
    eprintln!("  {DIM}rule{DIM:#}   {}: {}", verdict.rule, verdict.reason);
    eprintln!("  {DIM}from{DIM:#}   {}        {DIM}qiao explain {}{DIM:#}", source(verdict), verdict.clause);
    if !verdict.remedy.is_empty() {
        eprintln!("  {DIM}fix{DIM:#}    {}", verdict.remedy);
    }
}

/// The source of a rule: `WeChat, wx-guide-network (WX-DOM-013, documented)`.
fn source(verdict: &Verdict) -> String {
    let degree = verdict.evidence.name();
    let document = source_title(verdict.evidence).map(|title| format!(", {title}")).unwrap_or_default();
    format!("{}{document} ({}, {degree})", verdict.platform, verdict.clause)
}

fn script_error(error: &ScriptError, root: &Path) {
    let title = match error.kind {
        ScriptErrorKind::Syntax => "the script does not parse",
        ScriptErrorKind::Rejection => "unhandled rejection",
        ScriptErrorKind::Callback => "error in a callback",
        ScriptErrorKind::Memory => "the script used more memory than it may",
        ScriptErrorKind::Stopped => "the script was stopped",
        _ => "uncaught error",
    };
    match error.kind {
        ScriptErrorKind::Memory => return fault(&format!("{title}; give it more with --memory-limit")),
        ScriptErrorKind::Stopped => return,
        _ => {}
    }
    let context = match error.context.as_slice() {
        // The platform's text for a rejection would only repeat our own.
        _ if error.kind == ScriptErrorKind::Rejection => String::new(),
        [] => String::new(),
        parts => format!(" ({})", parts.join(" ")),
    };
    let title = format!("{title}{context}: {}", error.message);
    match excerpt::of(error, root, &title) {
        Some(excerpt) => eprintln!("{excerpt}"),
        None => eprintln!("{BAD}error{BAD:#}: {title}"),
    }
    for frame in error.stack.lines().skip(1) {
        eprintln!("{DIM}{frame}{DIM:#}");
    }
}

/// Prints the error of a command.
pub(crate) fn fault(message: &str) {
    eprintln!("{BAD}error{BAD:#}: {message}");
}

/// Prints a notice.
pub(crate) fn notice(message: &str) {
    eprintln!("{DIM}note: {message}{DIM:#}");
}
