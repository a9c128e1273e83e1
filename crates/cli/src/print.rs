//! Output for people on a terminal: the script's console, verdicts, errors and notices. Output that cannot be written
//! ends the process; it never panics.

use std::fmt;
use std::io::Write;
use std::path::Path;

use anstyle::{AnsiColor, Style};
use qiao::{Entry, Level, Outcome, Record, ScriptError, ScriptErrorKind, Verdict};
use qiao_conform::source_title;

use crate::{ending, excerpt};

/// As the standard library's, on standard output.
macro_rules! println {
    () => { $crate::print::out(format_args!("")) };
    ($($text:tt)*) => { $crate::print::out(format_args!($($text)*)) };
}

/// As the standard library's, on standard error.
macro_rules! eprintln {
    ($($text:tt)*) => { $crate::print::err(format_args!("{}\n", format_args!($($text)*))) };
}

/// As the standard library's, on standard error.
macro_rules! eprint {
    ($($text:tt)*) => { $crate::print::err(format_args!($($text)*)) };
}

pub(crate) use {eprint, eprintln, println};

/// Writes a line to standard output.
pub(crate) fn out(text: fmt::Arguments<'_>) {
    if let Err(error) = writeln!(anstream::stdout(), "{text}") {
        ending::output_failed(&error);
    }
}

/// Writes to standard error. There is nobody to tell where that fails.
pub(crate) fn err(text: fmt::Arguments<'_>) {
    drop(write!(anstream::stderr(), "{text}"));
}

const BAD: Style = AnsiColor::Red.on_default().bold();
const DIM: Style = Style::new().dimmed();
const NAME: Style = AnsiColor::Cyan.on_default();

/// Prints an entry of the journal, if it belongs on the terminal.
pub(crate) fn entry(entry: &Entry, root: &Path, quiet: bool) {
    match &entry.record {
        Record::Console { level, text } => console(*level, text),
        Record::Error(error) => script_error(error, root),
        Record::Verdict { api, subject, message, verdict, .. } if !quiet && verdict.outcome == Outcome::Refused => {
            let message = shown(message.as_deref().unwrap_or("refused"));
            eprintln!("{NAME}{api}{NAME:#} {}   {BAD}{message}{BAD:#}", shown(subject));
            decision(verdict);
        }
        Record::Missing { name, message, verdict, .. } if !quiet => {
            eprintln!("{NAME}{name}{NAME:#}    {BAD}{}{BAD:#}", message.as_deref().unwrap_or("not offered"));
            decision(verdict);
        }
        Record::Show { api, options, .. } if !quiet => {
            eprintln!("{NAME}{api}{NAME:#} {}", shown(options.as_deref().unwrap_or_default()));
        }
        _ => {}
    }
}

/// How many characters of a text of script's are printed in a line of ours.
const SHOWN: usize = 2000;

/// Text of script's as a part of a line of ours: it can neither begin lines of its own nor control the terminal.
fn shown(text: &str) -> String {
    let mut shown = String::new();
    for c in text.chars().take(SHOWN) {
        if c.is_control() { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    if text.chars().nth(SHOWN).is_some() {
        shown.push_str("...");
    }
    shown
}

fn console(level: Level, text: &str) {
    match level {
        Level::Warn | Level::Error => eprintln!("{text}"),
        _ => println!("{text}"),
    }
}

fn decision(verdict: &Verdict) {
    eprintln!("  {DIM}rule{DIM:#}   {}: {}", verdict.rule, shown(&verdict.reason));
    eprintln!("  {DIM}from{DIM:#}   {}        {DIM}qiao explain {}{DIM:#}", source(verdict), verdict.clause);
    if !verdict.remedy.is_empty() {
        eprintln!("  {DIM}fix{DIM:#}    {}", verdict.remedy.replace(|c: char| c.is_control() && c != '\n', " "));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_script_stays_in_its_line() {
        assert_eq!(shown("https://桥.test/?a b"), "https://桥.test/?a b");
        assert_eq!(shown("a\nerror: b\u{1b}[2J\r"), "a\\nerror: b\\u{1b}[2J\\r");
        assert_eq!(shown(&"x".repeat(SHOWN + 1)), "x".repeat(SHOWN) + "...");
    }
}
