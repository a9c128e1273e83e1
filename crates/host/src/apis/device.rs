//! Facts of the device, the client and the program, and conversions between text and bytes: pure
//! answers.

use qiao_abi::{Api, Data, Function, HostValue, Options};
use qiao_rules::text_form::TextForm;
use qiao_rules::{can_use::can_use, device};

use crate::call::context::{CallContext, CallError};
use crate::call::immediate::{Fields, ImmediateApi, no_subject};

/// `getSystemInfo` and `getSystemInfoAsync`
pub(crate) const DEVICE: ImmediateApi = ImmediateApi { subject: no_subject, perform };

fn perform(context: &CallContext, function: Function, _: &dyn Options) -> Result<Fields, CallError> {
    Ok(device::fields_of(context.app(), function.api))
}

/// The forms that return the answer.
pub(crate) fn answer(context: &CallContext, options: &dyn Options) -> Result<HostValue, HostValue> {
    let (app, api) = (context.app(), context.api);
    let text = |name| options.text(name).value().cloned().unwrap_or_default();
    let answer = match api {
        Api::CanIUse => can_use(app, &text("schema")).into(),
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
        _ => HostValue::Object(device::fields_of(app, api)),
    };
    context.check_room(options).map_err(|failure| context.throw(failure.into(), String::new()))?;
    Ok(answer)
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
