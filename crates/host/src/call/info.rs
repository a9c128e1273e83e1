//! Information about a call while it runs, and about its end until the script has received it. Plain data: it can be
//! queued in the program's own inbox, so it must not keep the program alive.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Failure, HostValue, Record};
use qiao_rules::App;

/// One call.
pub(crate) struct CallInfo {
    pub app: Rc<App>,
    pub id: CallId,
    pub api: Api,
    /// The subject in the journal, such as method and URL.
    pub subject: String,
    /// The request id, on platforms that send one.
    pub request_id: Option<String>,
    /// Why requests were resent on a new connection.
    pub resent: Vec<Failure>,
    /// Whether the script waits for the outcome.
    pub awaited: bool,
}

/// The end of a call, recorded in the journal when the script receives it.
pub(crate) struct CallEnd {
    pub info: CallInfo,
    pub ok: bool,
    pub message: Option<String>,
    pub status: Option<u16>,
}

impl CallEnd {
    /// Memory in use, in bytes.
    pub(crate) fn held_bytes(&self) -> usize {
        self.info.subject.len() + self.message.as_ref().map_or(0, String::len)
    }

    pub(crate) fn into_record(self) -> Record {
        let CallEnd { info, ok, message, status } = self;
        Record::End { call: info.id, api: info.api, ok, message, status }
    }
}

/// The message and code of a result, as shown in a verdict.
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
