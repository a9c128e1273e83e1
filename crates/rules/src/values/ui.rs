//! Types of rule values: functions delegated to the embedder, and information about the device. They define the meaning
//! of each choice; `platforms/` makes the choices.

use qiao_abi::{Api, Form, Function};
use serde_json::{Value as Json, json};

use crate::rule::Value;
use crate::values::PerClient;

/// A function that is delegated to the embedder.
#[derive(Clone, Copy, Debug)]
pub struct DelegatedApi {
    /// The function.
    pub function: Function,
    /// The result if the embedder does not answer.
    pub usual: DefaultAnswer,
}

/// The default result of a delegated function.
#[derive(Clone, Copy, Debug)]
pub enum DefaultAnswer {
    /// Success without fields.
    Done,
    /// Success with these fields.
    Tells(&'static [(&'static str, Fact)]),
    /// Cancelled by the user.
    Cancels,
    /// Success with a code of the login provider in this field.
    Code(&'static str),
    /// Success; the text of this option is stored.
    Keeps(&'static str),
    /// Success with the stored text in this field.
    Kept(&'static str),
    /// The user cancels; files that are chosen otherwise are told of in these fields.
    Chooses(&'static [(&'static str, Chosen)]),
    /// It fails, for this reason.
    Fails(&'static str),
    /// Success with one field per text in an option, each with the same value.
    Each {
        /// The option with the list of field names.
        option: &'static str,
        /// The value of each field.
        value: &'static str,
    },
}

/// What a field of a result tells of the files that a user has chosen.
#[derive(Clone, Copy, Debug)]
pub enum Chosen {
    /// The path of each.
    Paths,
    /// An object for each.
    Files(&'static [(&'static str, FileFact)]),
    /// A fact of the first.
    First(FileFact),
    /// What kind they all are, or `mix`.
    Kind,
}

/// Which facts of a chosen file script gets.
#[derive(Clone, Copy, Debug)]
pub enum FileFact {
    /// Its path among the temporary files.
    Path,
    /// Its size in bytes.
    Size,
    /// The name that it had.
    Name,
    /// `image`, `video` or `file`, by its extension.
    Kind,
    /// What a host cannot know that does not look into files: 0.
    Unknown,
}

impl DelegatedApi {
    /// A function with callbacks.
    pub const fn to(api: Api, usual: DefaultAnswer) -> DelegatedApi {
        DelegatedApi { function: Function { api, form: Form::Async }, usual }
    }

    /// A function that returns synchronously, without a value.
    pub const fn at_once(api: Api) -> DelegatedApi {
        DelegatedApi { function: Function::direct(api), usual: DefaultAnswer::Done }
    }

    /// A function with callbacks that succeeds without fields.
    pub const fn done(api: Api) -> DelegatedApi {
        DelegatedApi::to(api, DefaultAnswer::Done)
    }
}

impl Value for DelegatedApi {
    fn json(&self) -> Json {
        let usual = match self.usual {
            DefaultAnswer::Done => "succeeds".into(),
            DefaultAnswer::Tells(fields) => facts(fields),
            DefaultAnswer::Cancels => "is cancelled".into(),
            DefaultAnswer::Code(field) => json!({ field: "a code of the login provider" }),
            DefaultAnswer::Keeps(option) => format!("keeps {option}").into(),
            DefaultAnswer::Kept(field) => json!({ field: "what was kept" }),
            DefaultAnswer::Chooses(fields) => {
                json!({ "is cancelled, or gives": fields.iter().map(|(name, _)| *name).collect::<Vec<_>>() })
            }
            DefaultAnswer::Fails(reason) => format!("fails: {reason}").into(),
            DefaultAnswer::Each { option, value } => format!("{value} for each of {option}").into(),
        };
        json!({ self.function.to_string(): usual })
    }
}

/// A piece of information about the device, the client or the program.
#[derive(Clone, Copy, Debug)]
pub enum Fact {
    /// A text.
    Text(&'static str),
    /// A text that depends on the client.
    Texts(PerClient<&'static str>),
    /// A number.
    Number(f64),
    /// A number that depends on the client.
    Numbers(PerClient<f64>),
    /// A boolean.
    Flag(bool),
    /// A nested object.
    Object(&'static [(&'static str, Fact)]),
    /// The version of the emulated base library.
    BaseLibrary,
    /// The program's id.
    AppId,
    /// The program's version.
    AppVersion,
    /// The device's IP address in its local network.
    LocalAddress,
    /// The netmask of that network.
    LocalMask,
}

impl Value for Fact {
    fn json(&self) -> Json {
        match self {
            Fact::Text(text) => (*text).into(),
            Fact::Texts(texts) => texts.json(),
            Fact::Number(number) => (*number).into(),
            Fact::Numbers(numbers) => numbers.json(),
            Fact::Flag(flag) => (*flag).into(),
            Fact::Object(fields) => facts(fields),
            Fact::BaseLibrary => "{base_library}".into(),
            Fact::AppId => "{appid}".into(),
            Fact::AppVersion => "{version}".into(),
            Fact::LocalAddress => "{address}".into(),
            Fact::LocalMask => "{mask}".into(),
        }
    }
}

fn facts(fields: &[(&str, Fact)]) -> Json {
    fields.iter().map(|(name, fact)| ((*name).to_owned(), fact.json())).collect::<serde_json::Map<_, _>>().into()
}
