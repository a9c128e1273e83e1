//! Building blocks of browser classes: URL parsing and text encoding. Which platform has the classes is not known here.

use encoding_rs::{Encoding, UTF_8};
use rquickjs::{ArrayBuffer, Ctx, Function, Object, Result, Value};
use url::Url;

use super::{Text, record};
use crate::raw;

/// Adds
/// - `parseUrl(text, base)`, which returns the parts of a URL, and `changeUrl(href, part, value)`;
/// - `encodeText(text)`, `encodingOf(label)` and `decodeText(encoding, bytes, fatal, keepsMark)`.
pub(super) fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>) -> Result<()> {
    native.set("parseUrl", Function::new(ctx.clone(), parse)?)?;
    native.set("changeUrl", Function::new(ctx.clone(), change)?)?;
    let encode = |ctx: Ctx<'js>, Text(text): Text| ArrayBuffer::new(ctx, text.into_bytes());
    native.set("encodeText", Function::new(ctx.clone(), encode)?)?;
    let name = |Text(label): Text| Encoding::for_label(label.as_bytes()).map(|found| found.name().to_ascii_lowercase());
    native.set("encodingOf", Function::new(ctx.clone(), name)?)?;
    native.set("decodeText", Function::new(ctx.clone(), decode)?)
}

fn parse<'js>(ctx: Ctx<'js>, Text(text): Text, base: Option<Text>) -> Result<Option<Object<'js>>> {
    let parsed = match base {
        Some(Text(base)) => Url::parse(&base).and_then(|base| base.join(&text)),
        None => Url::parse(&text),
    };
    let Ok(url) = parsed else {
        return Ok(None);
    };
    let of = record(&ctx)?;
    for (name, part) in parts(&url) {
        of.set(name, part)?;
    }
    Ok(Some(of))
}

/// The parts of a URL, under their names in the script.
fn parts(url: &Url) -> [(&'static str, String); 11] {
    let quirks = url::quirks::host(url).to_owned();
    [
        ("href", url.as_str().to_owned()),
        ("origin", url::quirks::origin(url)),
        ("protocol", url::quirks::protocol(url).to_owned()),
        ("username", url::quirks::username(url).to_owned()),
        ("password", url::quirks::password(url).to_owned()),
        ("host", quirks),
        ("hostname", url::quirks::hostname(url).to_owned()),
        ("port", url::quirks::port(url).to_owned()),
        ("pathname", url::quirks::pathname(url).to_owned()),
        ("search", url::quirks::search(url).to_owned()),
        ("hash", url::quirks::hash(url).to_owned()),
    ]
}

/// The URL with a changed part; unchanged if the value is invalid for this part.
fn change(Text(href): Text, part: String, Text(value): Text) -> String {
    let Ok(mut url) = Url::parse(&href) else {
        return href;
    };
    // An invalid value leaves the part unchanged, as in a browser.
    let _refused = match part.as_str() {
        "protocol" => url::quirks::set_protocol(&mut url, &value),
        "username" => url::quirks::set_username(&mut url, &value),
        "password" => url::quirks::set_password(&mut url, &value),
        "host" => url::quirks::set_host(&mut url, &value),
        "hostname" => url::quirks::set_hostname(&mut url, &value),
        "port" => url::quirks::set_port(&mut url, &value),
        "pathname" => {
            url::quirks::set_pathname(&mut url, &value);
            Ok(())
        }
        "search" => {
            url::quirks::set_search(&mut url, &value);
            Ok(())
        }
        _ => {
            url::quirks::set_hash(&mut url, &value);
            Ok(())
        }
    };
    url.into()
}

fn decode(label: String, bytes: Value<'_>, fatal: bool, keeps_mark: bool) -> Option<String> {
    let encoding = Encoding::for_label(label.as_bytes()).unwrap_or(UTF_8);
    let bytes = raw::bytes(&bytes).unwrap_or_default();
    let (text, malformed) = match keeps_mark {
        true => encoding.decode_without_bom_handling(&bytes),
        false => encoding.decode_with_bom_removal(&bytes),
    };
    (!(fatal && malformed)).then(|| text.into_owned())
}
