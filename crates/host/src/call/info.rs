//! What is known of a call for as long as it lasts, and of its end until script has taken it. Plain
//! data: it can wait in the program's own inbox, so it must not keep the program alive.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Failure, HostValue, Record};
use qiao_rules::App;

/// One call.
pub(crate) struct CallInfo {
    pub app: Rc<App>,
    pub id: CallId,
    pub api: Api,
    /// What the call is about, such as its method and URL.
    pub subject: String,
    /// Its id on the wire, where the platform has one.
    pub request_id: Option<String>,
    /// Why requests were sent again on a fresh connection.
    pub resent: Vec<Failure>,
    /// Whether anything in script waits for the outcome.
    pub awaited: bool,
}

/// The end of a call, which the journal records when script takes it.
pub(crate) struct CallEnd {
    pub info: CallInfo,
    pub ok: bool,
    pub message: Option<String>,
    pub status: Option<u16>,
}

impl CallEnd {
    /// How many bytes it holds.
    pub(crate) fn held_bytes(&self) -> usize {
        self.info.subject.len() + self.message.as_ref().map_or(0, String::len)
    }

    pub(crate) fn into_record(self) -> Record {
        let CallEnd { info, ok, message, status } = self;
        Record::End { call: info.id, api: info.api, ok, message, status }
    }
}

/// The message of a result with its number, as a verdict shows it.
pub(crate) fn message(result: &HostValue) -> Option<String> {
    let message = result.field("errMsg").and_then(HostValue::as_text)?;
    let number = match result {
        HostValue::Object(fields) => fields.iter().find_map(|(name, value)| match value {
            HostValue::Number(number) if name.starts_with("err") => Some(format!("  ({name} {number})")),
            _ => None,
        }),
        _ => None,
    };
    Some(format!("{message}{}", number.unwrap_or_default()))
}
