//! `qiao types`: the packages with the type declarations of a platform's API, and the declarations for test files.

use crate::messages::Message;
use crate::print::println;
use clap::Args;
use qiao::{Language, Platform};
use qiao_conform::typings;
use qiao_testing::TYPES;

use crate::program::platforms;
use crate::{Exit, Fault, words};

/// Options of `types`.
#[derive(Args)]
pub(crate) struct Types {
    /// Print the packages with the types of this platform's API. Default: the declarations for test files.
    #[arg(long, value_name = "PLATFORM", value_parser = platforms())]
    pub platform: Option<Platform>,
}

/// Prints the requested declarations or packages.
pub(crate) fn print(args: &Types) -> Result<Exit, Fault> {
    let Some(platform) = args.platform else {
        anstream::print!("{TYPES}");
        return Ok(Exit::Good);
    };
    let packages = typings(platform).map_err(Fault::of)?;
    for (name, source) in &packages {
        // Notes are in English.
        let note = source
            .note
            .as_deref()
            .filter(|_| words::here().language == Language::English)
            .map(|note| format!(" ({note})"))
            .unwrap_or_default();
        println!("npm install --save-dev {name}    {}{note}", source.title_in(words::here().language));
    }
    if packages.is_empty() {
        println!("{}", Message::NoTypings { platform: platform.profile().name }.said());
    }
    Ok(Exit::Good)
}
