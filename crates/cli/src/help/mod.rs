//! `--help` in Chinese. The English texts are with the options; here they are replaced by name, as are clap's own texts
//! and errors.

mod chinese;
mod deferred;
mod errors;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::Write;

use clap::builder::StyledStr;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command};
use qiao::Language;

pub(crate) use self::deferred::Deferred;

/// The language requested by the command line, the environment or the locale, in this order.
#[expect(clippy::disallowed_methods, reason = "the language is known before clap reads the environment")]
pub(crate) fn language(arguments: &[OsString]) -> Language {
    let words: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let given = |(at, word): (usize, &Cow<'_, str>)| match word.strip_prefix("--lang") {
        Some("") => words.get(at + 1).map(|value| value.to_string()),
        Some(value) => value.strip_prefix('=').map(str::to_owned),
        None => None,
    };
    let asked = words.iter().take_while(|word| *word != "--").enumerate().filter_map(given).last();
    let tags = [asked, std::env::var("QIAO_LANG").ok(), sys_locale::get_locale()];
    tags.into_iter().flatten().find_map(|tag: String| Language::of_tag(&tag)).unwrap_or_default()
}

/// Parses the command line; ends the process for help or errors.
pub(crate) fn matches(command: Command, arguments: &[OsString], language: Language) -> ArgMatches {
    if language == Language::English {
        return command.get_matches_from(arguments);
    }
    let mut command = translated(command, "");
    match command.try_get_matches_from_mut(arguments) {
        Ok(matches) => match matches.subcommand() {
            Some(("help", asked)) => help(&command, asked),
            _ => matches,
        },
        Err(error) if error.kind() == ErrorKind::DisplayVersion => error.exit(),
        Err(error) if error.kind() == ErrorKind::DisplayHelp => show(&error.render()),
        Err(error) => {
            crate::print::fault(&errors::text(&error));
            std::process::exit(crate::Exit::Usage as i32);
        }
    }
}

/// Prints the help of a subcommand, as `qiao help run` does.
fn help(command: &Command, asked: &ArgMatches) -> ! {
    let names = asked.get_many::<String>("command").into_iter().flatten();
    let topic = names.fold(command, |found, name| found.find_subcommand(name).unwrap_or(found));
    show(&topic.clone().render_long_help())
}

/// Prints a page of help; clap's own placeholders have no setting.
fn show(page: &StyledStr) -> ! {
    let page = page.ansi().to_string().replace("[OPTIONS]", "[选项]").replace("[COMMAND]", "[命令]");
    // If the output fails, there is no way to report it.
    drop(write!(anstream::stdout(), "{page}"));
    std::process::exit(0)
}

/// A command with its Chinese texts; `path` is the names of its parents and itself, such as `rules.diff`.
fn translated(command: Command, path: &str) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .help_template("{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}");
    if let Some(about) = chinese::about(path) {
        command = command.about(about).long_about(None);
    }
    if let Some(examples) = chinese::examples(path) {
        command = command.after_help(examples);
    }
    for name in names {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        command = command.mut_subcommand(name, |sub| translated(sub, &path));
    }
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("显示帮助");
    let command = command.mut_args(|arg| with_text(arg, path));
    let command = command.arg(help.help_heading("选项").display_order(HELP));
    if !path.is_empty() {
        return command;
    }
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let topic = Arg::new("command").num_args(0..).value_name("命令").help("要查看帮助的命令").help_heading("参数");
    command
        .arg(version.help("显示版本").help_heading("选项").display_order(HELP))
        .subcommand(translated(Command::new("help").arg(topic), "help"))
}

/// Where `--help` and `--version` are listed: after the options, which may be made later.
const HELP: usize = 1000;

fn with_text(arg: Arg, path: &str) -> Arg {
    let heading = if arg.is_positional() { "参数" } else { "选项" };
    let Some(text) = chinese::option(path, arg.get_id().as_str()) else {
        return arg.help_heading(heading);
    };
    let mut text = text.to_owned();
    let values: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if !values.is_empty() && arg.get_action().takes_values() {
        text.push_str(&format!(" [可选值：{}]", values.join("、")));
    }
    let default: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if !default.is_empty() && !arg.is_hide_default_value_set() && arg.get_action().takes_values() {
        text.push_str(&format!(" [默认：{}]", default.join(" ")));
    }
    let arg = arg.help(text).long_help(None).help_heading(heading);
    if arg.get_action().takes_values() { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::args::Cli;

    /// Every command and option with its text, if there is one.
    fn texts(command: &Command, path: &str, found: &mut Vec<(String, Option<String>)>) {
        found.push((path.to_owned(), chinese::about(path).map(str::to_owned)));
        for arg in command.get_arguments().filter(|arg| !matches!(arg.get_id().as_str(), "help" | "version")) {
            let id = arg.get_id().as_str();
            found.push((format!("{path} {id}"), chinese::option(path, id).map(str::to_owned)));
        }
        for sub in command.get_subcommands() {
            let path = if path.is_empty() { sub.get_name().to_owned() } else { format!("{path}.{}", sub.get_name()) };
            texts(sub, &path, found);
        }
    }

    #[test]
    fn every_command_and_option_has_a_chinese_text() {
        let mut found = Vec::new();
        let mut command = Cli::command().disable_help_subcommand(true);
        command.build();
        texts(&command, "", &mut found);
        let missing: Vec<&str> =
            found.iter().filter(|(_, text)| text.is_none()).map(|(place, _)| place.as_str()).collect();
        assert_eq!(missing, Vec::<&str>::new(), "add their texts to crates/cli/src/help/chinese.rs");
        for (place, text) in &found {
            let text = text.as_deref().unwrap_or_default();
            assert!(text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{place}: {text}");
        }
    }

    #[test]
    fn help_in_chinese_has_no_english_headings() {
        let mut command = translated(Cli::command(), "");
        command.build();
        let mut pages = vec![command.render_long_help().to_string()];
        let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
        for name in names {
            if let Some(sub) = command.find_subcommand_mut(name) {
                pages.push(sub.render_long_help().to_string());
            }
        }
        for page in pages {
            for word in ["Usage:", "Options:", "Arguments:", "Commands:", "Print help", "possible values", "default:"] {
                assert!(!page.contains(word), "{word} is left in\n{page}");
            }
            let [arguments, options] = ["\n参数:", "\n选项:"].map(|heading| page.find(heading));
            assert!(arguments.is_none() || arguments < options, "arguments come first\n{page}");
            assert!(page.contains("[默认：auto]"), "global options have their defaults\n{page}");
        }
    }

    #[test]
    fn the_command_line_decides_on_the_language_first() {
        let given = |arguments: &[&str]| language(&arguments.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(given(&["qiao", "--lang", "zh", "run"]), Language::Chinese);
        assert_eq!(given(&["qiao", "run", "--lang=zh-CN", "x.js"]), Language::Chinese);
        assert_eq!(given(&["qiao", "run", "--lang=en", "x.js"]), Language::English);
    }
}
