//! Output on a terminal: the script's console, verdicts, errors and notices. A write error ends the process instead of
//! panicking.

use std::collections::BTreeSet;
use std::fmt;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use anstyle::{AnsiColor, Style};
use qiao::{Argument, Entry, Evidence, Level, Outcome, Reason, Record, ScriptError, ScriptErrorKind, Verdict};
use qiao_conform::source_title;
use unicode_width::UnicodeWidthStr;

use crate::messages::Message;
use crate::{ending, excerpt, words};

/// Like the standard library's macro, for standard output.
macro_rules! println {
    () => { $crate::print::out(format_args!("")) };
    ($($text:tt)*) => { $crate::print::out(format_args!($($text)*)) };
}

/// Like the standard library's macro, for standard error.
macro_rules! eprintln {
    ($($text:tt)*) => { $crate::print::err(format_args!("{}\n", format_args!($($text)*))) };
}

/// Like the standard library's macro, for standard error.
macro_rules! eprint {
    ($($text:tt)*) => { $crate::print::err(format_args!($($text)*)) };
}

pub(crate) use {eprint, eprintln, println};

/// Whether a file of the run is standard output.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Leaves standard output to a file of the run: what would go there goes to standard error.
pub(crate) fn leave_output() {
    TAKEN.store(true, Ordering::Relaxed);
}

/// Writes a line to standard output.
pub(crate) fn out(text: fmt::Arguments<'_>) {
    if TAKEN.load(Ordering::Relaxed) {
        return err(format_args!("{text}\n"));
    }
    if let Err(error) = writeln!(anstream::stdout(), "{text}") {
        ending::output_failed(&error);
    }
}

/// Writes to standard error. Write errors are ignored, because they cannot be reported.
pub(crate) fn err(text: fmt::Arguments<'_>) {
    drop(write!(anstream::stderr(), "{text}"));
}

const BAD: Style = AnsiColor::Red.on_default().bold();
const DIM: Style = Style::new().dimmed();
const NAME: Style = AnsiColor::Cyan.on_default();

/// Prints a journal entry, unless it is not meant for the terminal.
pub(crate) fn entry(entry: &Entry, root: &Path, quiet: bool) {
    match &entry.record {
        Record::Console { level, text } => console(*level, text),
        Record::Error(error) => script_error(error, root),
        Record::Verdict { api, subject, message, verdict, .. } if !quiet && is_shown(verdict) => {
            let message = shown(&message.clone().unwrap_or_else(|| done(verdict.outcome)));
            eprintln!("{NAME}{api}{NAME:#} {}   {BAD}{message}{BAD:#}", shown(subject));
            decision(verdict);
        }
        Record::Missing { name, message, verdict, .. } if !quiet && is_first(name.to_string()) => {
            eprintln!(
                "{NAME}{name}{NAME:#}    {BAD}{}{BAD:#}",
                message.clone().unwrap_or_else(|| Message::Missing.said())
            );
            decision(verdict);
        }
        Record::Assignment { name, verdict, .. } if !quiet => {
            eprintln!("{NAME}{name}{NAME:#}    {BAD}{}{BAD:#}", Message::AssignmentIgnored.said());
            decision(verdict);
        }
        Record::Show { api, options, .. } if !quiet => {
            eprintln!("{NAME}{api}{NAME:#} {}", shown(options.as_deref().unwrap_or_default()));
        }
        _ => {}
    }
}

/// The outcome of a call that the script is not notified of.
fn done(outcome: Outcome) -> String {
    match outcome {
        Outcome::Changed => Message::Changed,
        Outcome::Dropped => Message::Dropped,
        Outcome::Warned => Message::Warned,
        _ => Message::Refused,
    }
    .said()
}

/// Maximum number of characters of script text within one of our lines.
const LONGEST: usize = 2000;

/// Script text within one of our lines: line breaks and control characters are escaped.
fn shown(text: &str) -> String {
    let mut shown = String::new();
    for c in text.chars().take(LONGEST) {
        if c.is_control() { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    if text.chars().nth(LONGEST).is_some() {
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
    let words = words::here();
    line(&Message::Rule, &format!("{}: {}", verdict.rule, shown(&verdict.reason.text(&words))));
    let explained = format!("{}        {DIM}qiao explain {}{DIM:#}", source(verdict), verdict.clause);
    line(&Message::From, &explained);
    if let Some(remedy) = &verdict.remedy {
        let text = remedy.text(&words).replace(|c: char| c.is_control() && c != '\n', " ");
        let text = text.replace('\n', "\n         ");
        line(&Message::Fix, &text);
    }
}

/// A line of a verdict under its title.
fn line(title: &Message, text: &str) {
    eprintln!("  {DIM}{}{DIM:#} {text}", padded(&title.said(), 6));
}

/// Pads a text with spaces to this many terminal columns.
pub(crate) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// Kinds of verdicts already shown: changes and drops are shown once per kind.
static SHOWN: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Whether something of this kind is shown for the first time.
fn is_first(kind: String) -> bool {
    SHOWN.lock().unwrap_or_else(PoisonError::into_inner).insert(kind)
}

/// Whether to print a verdict: every refusal (a missing key only once), and the first change or drop of each kind.
/// Headers set by the client are not reported if the script set the same value.
fn is_shown(verdict: &Verdict) -> bool {
    match (verdict.outcome, &verdict.reason) {
        (Outcome::Refused, Reason::NoKey { key }) => is_first(format!("{} {key}", verdict.rule)),
        (Outcome::Refused, _) => true,
        (Outcome::Queued, _) => false,
        (_, reason) => is_first(format!("{} {}", verdict.rule, reason.id())),
    }
}

/// The source of a rule: `WeChat, wx-guide-network (WX-DOM-013, documented)`.
fn source(verdict: &Verdict) -> String {
    let degree = degree(verdict.evidence);
    let document = source_title(verdict.evidence, words::here().language)
        .map(|title| Message::Document { title }.said())
        .unwrap_or_default();
    let (platform, clause) = (verdict.platform.within(words::here().language), verdict.clause);
    Message::Basis { platform, document, clause, degree }.said()
}

/// The evidence level of a rule.
pub(crate) fn degree(evidence: Evidence) -> String {
    evidence.worded(&words::here())
}

/// What kind of error it is, in words.
pub(crate) fn error_title(kind: ScriptErrorKind) -> String {
    match kind {
        ScriptErrorKind::Syntax => Message::Syntax,
        ScriptErrorKind::Rejection => Message::Rejection,
        ScriptErrorKind::Callback => Message::Callback,
        ScriptErrorKind::Memory => Message::Memory,
        _ => Message::Uncaught,
    }
    .said()
}

fn script_error(error: &ScriptError, root: &Path) {
    let title = error_title(error.kind);
    match error.kind {
        ScriptErrorKind::Memory => {
            let what = error.message.split_once("out of memory: ").map(|(_, what)| format!(": {}", shown(what)));
            return fault(&format!("{title}{}", what.unwrap_or_default()));
        }
        ScriptErrorKind::Stopped => return,
        ScriptErrorKind::NoPage => return fault(&Message::NoPage { page: error.context.join(" ") }.said()),
        _ => {}
    }
    let context = match error.context.as_slice() {
        // The platform's text for rejections would only repeat ours.
        _ if error.kind == ScriptErrorKind::Rejection => String::new(),
        [] => String::new(),
        parts => format!(" ({})", parts.join(" ")),
    };
    let title = format!("{title}{context}: {}", error.message);
    match excerpt::of(error, root, &title) {
        Some(excerpt) => eprintln!("{excerpt}"),
        None => fault(&title),
    }
    for frame in error.stack.lines().skip(1) {
        eprintln!("{DIM}{frame}{DIM:#}");
    }
}

/// Prints the error of a command.
pub(crate) fn fault(message: &str) {
    eprintln!("{BAD}{}{BAD:#}: {message}", Message::Error.said());
}

/// Prints one of several things that belong to a message.
pub(crate) fn item(text: &str) {
    eprintln!("  {text}");
}

/// Prints something worth knowing.
pub(crate) fn notice(message: &str) {
    eprintln!("{DIM}{}: {message}{DIM:#}", Message::Note.said());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_script_stays_in_its_line() {
        assert_eq!(shown("https://桥.test/?a b"), "https://桥.test/?a b");
        assert_eq!(shown("a\nerror: b\u{1b}[2J\r"), "a\\nerror: b\\u{1b}[2J\\r");
        assert_eq!(shown(&"x".repeat(LONGEST + 1)), "x".repeat(LONGEST) + "...");
    }
}
