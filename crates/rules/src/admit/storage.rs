//! Admission of the storage functions: checks the arguments and converts values to a [`Task`] for the host. Where the
//! values are stored is not known here.

use qiao_abi::{Api, Data, Failure, Form, Function, Kind, Options, StorageFault, Text};

use super::arguments;
use super::coerced::Coerced;
use crate::app::App;
use crate::decision::Refused;
use crate::diagnosis;
use crate::values::NoKey;

/// A storage operation.
#[derive(Debug, PartialEq)]
pub enum Task {
    /// Store a value.
    Set {
        /// The key.
        key: String,
        /// The value.
        value: Stored,
        /// Whether the call asks for encryption.
        encrypted: bool,
    },
    /// Read a value.
    Get {
        /// Behaviour if the key does not exist.
        key: String,
        /// What is to happen if there is none.
        missing: NoKey,
    },
    /// Remove a key.
    Remove(String),
    /// Remove all keys.
    Clear,
    /// List the keys and the space in use.
    Info,
}

/// A value in storage.
#[derive(Clone, Debug, PartialEq)]
pub enum Stored {
    /// `undefined`
    Undefined,
    /// `null`
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    Text(Text),
    /// A date, in milliseconds since the Unix epoch.
    Date(f64),
    /// An object, as JSON.
    Json(Text),
}

/// Storage limits, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Limit of one value; `None` if there is none.
    pub item: Option<u64>,
    /// Limit of all values together.
    pub all: u64,
}

/// Admits a call of a storage function, or refuses it.
#[expect(clippy::wildcard_enum_match_arm, reason = "the other functions have options")]
pub fn storage(app: &App, function: Function, options: &dyn Options) -> Result<Task, Box<Refused>> {
    arguments::callbacks(app, &options.bad_callbacks())?;
    let options = &Coerced::new(app, function.api, options);
    match function.api {
        Api::ClearStorage => return Ok(Task::Clear),
        Api::GetStorageInfo => return Ok(Task::Info),
        _ => arguments::options(app, options.missing())?,
    }
    let text = options.text("key");
    if let Some(fault) = arguments::required_text(app, "key", &text) {
        return Err(arguments::refuse(app, vec![fault]));
    }
    let key = text.value().cloned().unwrap_or_default();
    match function.api {
        Api::RemoveStorage => Ok(Task::Remove(key)),
        Api::SetStorage => {
            let encrypted = options.flag("encrypt").value().copied().unwrap_or(false);
            Ok(Task::Set { key, value: value(app, function, options)?, encrypted })
        }
        _ => {
            let rules = &app.rules.storage;
            let missing = if function.form == Form::Sync { rules.no_key_sync } else { rules.no_key };
            Ok(Task::Get { key, missing })
        }
    }
}

/// The limits for plain or encrypted storage.
pub fn room(app: &App, encrypted: bool) -> Room {
    let rules = &app.rules.storage;
    match encrypted {
        false => Room { item: rules.item_limit, all: rules.limit },
        true => Room { item: rules.encrypted_item_limit, all: rules.encrypted_limit },
    }
}

fn value(app: &App, function: Function, options: &dyn Options) -> Result<Stored, Box<Refused>> {
    let refused = |reason: String| {
        let failure = Failure::Storage(StorageFault::Unserializable(reason));
        diagnosis::refusal(app, function.api, failure, &Default::default())
    };
    Ok(match options.data("data") {
        Data::Absent if options.kind("data") == Kind::Null => Stored::Null,
        Data::Absent => nothing(app),
        Data::Text(text) => Stored::Text(text.into()),
        // JSON cannot represent bytes.
        Data::Bytes(_) => Stored::Json("{}".into()),
        Data::Other(Kind::Boolean, text) => Stored::Bool(text == "true"),
        Data::Other(Kind::Number, text) => Stored::Number(text.parse().unwrap_or(f64::NAN)),
        Data::Other(Kind::Function | Kind::Symbol, _) => nothing(app),
        Data::Other(kind, _) => return Err(refused(format!("a value of type {} has no JSON form", kind.tag()))),
        Data::Object(kind, object) => match (kind, object.json().map_err(|error| refused(error.0))?) {
            (Kind::Date, _) => Stored::Date(object.time().unwrap_or(f64::NAN)),
            (_, Some(json)) => Stored::Json(json.into()),
            (_, None) => nothing(app),
        },
    })
}

fn nothing(app: &App) -> Stored {
    match app.rules.storage.undefined_is_text {
        true => Stored::Text("".into()),
        false => Stored::Undefined,
    }
}
