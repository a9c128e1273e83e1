//! `--answer`: answers from the command line to the script's questions. Defaults, and which functions ask
//! anything, are not known here.

use std::str::FromStr;

use qiao::{Api, Ask};
use serde_json::{Value, json};

/// The answer for one function.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub api: String,
    pub what: What,
}

/// The kind of an answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// The call succeeds with these fields.
    Fields(Value),
    /// The user cancels.
    Cancel,
    /// The call fails.
    Fail,
}

impl FromStr for Answer {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (api, answer) = text.split_once('=').ok_or("write it as API=ANSWER, as in showModal=confirm")?;
        if !Api::ALL.iter().any(|known| known.name() == api) {
            return Err(format!("there is no function `{api}`"));
        }
        let what = match answer {
            "confirm" => What::Fields(json!({ "confirm": true, "cancel": false })),
            "cancel" => What::Cancel,
            "fail" => What::Fail,
            answer => match serde_json::from_str(answer) {
                Ok(Value::Object(fields)) => What::Fields(fields.into()),
                Ok(Value::Number(number)) => What::Fields(json!({ "tapIndex": number })),
                _ => return Err("an answer is confirm, cancel, fail, a number or an object as JSON".to_owned()),
            },
        };
        Ok(Answer { api: api.to_owned(), what })
    }
}

/// Answers a question with the last `--answer` for its function; without one, the default applies.
pub(crate) fn give(answers: &[Answer], ask: Ask) {
    let given = answers.iter().rev().find(|answer| answer.api == ask.api().name());
    match given.map(|answer| answer.what.clone()) {
        Some(What::Fields(fields)) => ask.succeed(fields),
        Some(What::Cancel) => ask.cancel(),
        Some(What::Fail) => ask.fail(""),
        None => {}
    }
}
