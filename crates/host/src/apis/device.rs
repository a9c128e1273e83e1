//! Information about device, client and program, and conversions between text and bytes. All results are computed
//! without I/O, except for reading `ext.json`.

use qiao_abi::{Api, Data, Failure, Function, HostValue, Options};
use qiao_rules::text_form::TextForm;
use qiao_rules::{can_use::can_use, device};
use serde_json::Value;

use crate::call::context::{CallContext, CallError};
use crate::call::immediate::{Fields, ImmediateApi, no_subject};

/// `getSystemInfo` and `getSystemInfoAsync`
pub(crate) const DEVICE: ImmediateApi = ImmediateApi { subject: no_subject, perform };

fn perform(context: &CallContext, function: Function, options: &dyn Options) -> Result<Fields, CallError> {
    match function.api {
        Api::GetExtConfig => Ok(vec![("extConfig".into(), ext_config(context))]),
        Api::GetRandomValues => random_values(context, options),
        api => Ok(device::fields_of(context.app(), api)),
    }
}

/// The `ext` field of the program's ext.json; an empty object if the file is missing.
fn ext_config(context: &CallContext) -> HostValue {
    let text = context.state.root.as_ref().and_then(|root| root.config("ext.json").ok().flatten());
    let file = text.and_then(|text| serde_json::from_str::<Value>(&text).ok());
    let ext = file.and_then(|mut file| file.get_mut("ext").map(Value::take)).filter(Value::is_object);
    ext.map_or(HostValue::Object(Vec::new()), |ext| HostValue::MaybeJson(ext.to_string().into()))
}

/// Maximum number of random bytes per call.
const MOST_RANDOM: f64 = 1_048_576.0;

fn random_values(context: &CallContext, options: &dyn Options) -> Result<Fields, CallError> {
    let length = options.number("length").value().copied().filter(|length| (0.0..=MOST_RANDOM).contains(length));
    let length = length.ok_or_else(|| Failure::Declined(Some("invalid length".to_owned())))?;
    let mut bytes = vec![0; length as usize];
    context.state.random.borrow_mut().fill(&mut bytes);
    Ok(vec![("randomValues".into(), HostValue::Bytes(bytes.into()))])
}

/// The synchronous forms.
pub(crate) fn answer(context: &CallContext, options: &dyn Options) -> Result<HostValue, HostValue> {
    let (app, api) = (context.app(), context.api);
    let text = |name| options.text(name).value().cloned().unwrap_or_default();
    let answer = match api {
        Api::CanIUse => can_use(app, &text("schema")).into(),
        Api::ArrayBufferToBase64 => TextForm::Base64.text(&bytes(options)).into(),
        Api::GetExtConfig => ext_config(context),
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

/// Decodes base64 with or without padding.
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
