//! What script is told of the device, the client and itself, and what it can have turned into text
//! and back: pure answers.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Data, HostValue, Namespace, Options, Started};
use qiao_rules::text_form::TextForm;
use qiao_rules::{can_use::can_use, device, result};

use crate::program::State;
use crate::reply::Reply;

/// `getSystemInfo` and `getSystemInfoAsync`
pub fn start(state: &Rc<State>, namespace: Namespace, call: CallId, api: Api) -> Started {
    let Some(at) = state.namespace(namespace) else {
        return Started::default();
    };
    state.record_call(call, namespace, api, "");
    let reply = Reply::new(state, at.app.clone(), call, api, String::new(), None);
    reply.success(result::plain(&at.app, api, device::fields_of(&at.app, api)), None);
    Started::default()
}

/// The forms that return the answer.
pub fn answer(state: &State, namespace: Namespace, api: Api, options: &dyn Options) -> Result<HostValue, HostValue> {
    let Some(at) = state.namespace(namespace) else {
        return Ok(HostValue::Undefined);
    };
    let text = |name| options.text(name).value().cloned().unwrap_or_default();
    Ok(match api {
        Api::CanIUse => can_use(&at.app, &text("schema")).into(),
        Api::ArrayBufferToBase64 => TextForm::Base64.text(&bytes(options)).into(),
        Api::Base64ToArrayBuffer => HostValue::Bytes(from_base64(&text("base64")).unwrap_or_default().into()),
        Api::Atob => {
            let bytes = from_base64(&text("base64")).ok_or_else(|| refusal("the text is not correctly encoded"))?;
            TextForm::Latin1.text(&bytes).into()
        }
        Api::Btoa => {
            let text = text("text");
            if text.chars().any(|c| u32::from(c) > 0xff) {
                return Err(refusal("the text has characters outside of the Latin1 range"));
            }
            TextForm::Base64.text(&TextForm::Latin1.bytes(&text).unwrap_or_default()).into()
        }
        _ => HostValue::Object(device::fields_of(&at.app, api)),
    })
}

fn bytes(options: &dyn Options) -> Vec<u8> {
    match options.data("arrayBuffer") {
        Data::Bytes(bytes) => bytes,
        _ => Vec::new(),
    }
}

/// The bytes of Base64 with or without its padding.
fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut text: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    TextForm::Base64.bytes(&text)
}

fn refusal(message: &str) -> HostValue {
    HostValue::object([("errMsg", message.into())])
}
