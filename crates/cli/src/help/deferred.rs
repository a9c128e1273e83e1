//! Subcommands whose options are made when they are needed: those of all the others take a tenth of a short run. Which
//! subcommands there are is not known here.

use clap::builder::Resettable;
use clap::error::Error;
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches, Id};

use super::with_text;

/// The options of a subcommand, which are made when it is parsed, or when its help is printed. Completions of `help`
/// would lack the names of its own subcommands, so it must have none.
pub(crate) struct Deferred<T>(pub(crate) Box<T>);

impl<T: Args> Args for Deferred<T> {
    fn augment_args(command: Command) -> Command {
        command.defer(with_options::<T>)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<T: FromArgMatches> FromArgMatches for Deferred<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches(matches).map(|options| Deferred(Box::new(options)))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}

fn with_options<T: Args>(command: Command) -> Command {
    // The options' own description is for readers of the code.
    let (about, long_about) = (command.get_about().cloned(), command.get_long_about().cloned());
    let (is_translated, path) = (command.is_disable_help_flag_set(), command.get_name().to_owned());
    let inherited: Vec<Id> = command.get_arguments().map(|arg| arg.get_id().clone()).collect();
    let command = T::augment_args(command.next_display_order(0));
    let command = command.about(Resettable::from(about)).long_about(Resettable::from(long_about));
    // The global options, which are there already, stand behind the subcommand's own; they have their texts.
    let command = inherited.iter().fold(command, |command, id| command.mut_arg(id, |arg| arg));
    let is_own = |arg: &Arg| !inherited.contains(arg.get_id());
    if is_translated { command.mut_args(|arg| if is_own(&arg) { with_text(arg, &path) } else { arg }) } else { command }
}
