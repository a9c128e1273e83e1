//! `qiao rules surface`: all members of a platform's API object, and which of them qiao offers.

use crate::messages::Message;
use crate::print::{padded, println};
use crate::rules;
use anstyle::{AnsiColor, Style};
use qiao::{Language, Listed, MissingForm, Offer, Platform};
use serde_json::{Map, Value, json};

const NAME: Style = AnsiColor::Cyan.on_default();
const DIM: Style = Style::new().dimmed();

/// Prints the surfaces of these platforms.
pub(crate) fn print(platforms: &[Platform], as_json: bool) {
    if as_json {
        let all: Map<String, Value> =
            platforms.iter().map(|platform| (platform.to_string(), listed(*platform))).collect();
        println!("{:#}", Value::Object(all));
    } else {
        platforms.iter().for_each(|platform| text(*platform));
    }
}

fn listed(platform: Platform) -> Value {
    let entry = |(listed, offer): &(Listed, Offer)| {
        let (offer, missing) = words(*offer);
        json!({
            "name": listed.what.name, "form": form(listed.what.form), "gives": listed.what.gives,
            "since": listed.since.map(|since| since.to_string()), "offer": offer, "missing": missing,
        })
    };
    let surface = platform.surface();
    json!({ "source": platform.surface_source(), "apis": surface.iter().map(entry).collect::<Vec<_>>() })
}

fn text(platform: Platform) {
    println!("{}\n  {DIM}{}{DIM:#}", rules::heading(platform), source(platform));
    let surface = platform.surface();
    for (listed, offer) in &surface {
        let missing = words(*offer).1.map(|missing| chinese(listed.what.name).unwrap_or(missing));
        let missing = missing.map(|missing| format!("  {DIM}{missing}{DIM:#}")).unwrap_or_default();
        let (form, offer) = (padded(&form_title(listed.what.form).said(), 8), title(*offer).said());
        println!("  {NAME}{:<44}{NAME:#} {form} {offer}{missing}", listed.what.name);
    }
    let count = |wanted: &str| surface.iter().filter(|(_, offer)| words(*offer).0 == wanted).count();
    let [offered, partial, lacking] = ["offered", "partial", "not offered"].map(count);
    println!("{}\n", Message::SurfaceCounts { all: surface.len(), offered, partial, lacking }.said());
}

/// Where the list of a platform comes from.
fn source(platform: Platform) -> String {
    chinese(&platform.to_string()).map_or_else(|| platform.surface_source(), str::to_owned)
}

/// Lines of `rules/surface-chinese.txt`: where the list of a platform comes from, by its id, and what a function lacks,
/// by its name.
const CHINESE: &str = include_str!("rules/surface-chinese.txt");

/// What is said in Chinese of a platform or a function; `None` in other languages.
fn chinese(name: &str) -> Option<&'static str> {
    let is_asked = crate::words::here().language == Language::Chinese;
    is_asked.then(|| line(name)).flatten()
}

fn line(name: &str) -> Option<&'static str> {
    let mut lines = CHINESE.lines().filter_map(|line| line.split_once(" = "));
    lines.find(|(known, _)| *known == name).map(|(_, text)| text)
}

fn title(offer: Offer) -> Message {
    match offer {
        Offer::Offered => Message::Offered,
        Offer::Partial(_) => Message::Partial,
        Offer::NotOffered => Message::NotOffered,
    }
}

fn form_title(form: MissingForm) -> Message {
    match form {
        MissingForm::Async => Message::FormAsync,
        MissingForm::Sync => Message::FormSync,
        MissingForm::Listen => Message::FormListen,
        MissingForm::Unlisten => Message::FormUnlisten,
        MissingForm::Getter => Message::FormGetter,
        MissingForm::Object => Message::FormObject,
        MissingForm::Constant => Message::FormConstant,
        MissingForm::Void => Message::FormVoid,
        MissingForm::Class => Message::FormClass,
    }
}

/// As JSON has it.
fn words(offer: Offer) -> (&'static str, Option<&'static str>) {
    match offer {
        Offer::Offered => ("offered", None),
        Offer::Partial(missing) => ("partial", Some(missing)),
        Offer::NotOffered => ("not offered", None),
    }
}

/// As JSON has it.
fn form(form: MissingForm) -> &'static str {
    match form {
        MissingForm::Async => "async",
        MissingForm::Sync => "sync",
        MissingForm::Void => "void",
        MissingForm::Class => "class",
        MissingForm::Listen => "on",
        MissingForm::Unlisten => "off",
        MissingForm::Getter => "getter",
        MissingForm::Object => "object",
        MissingForm::Constant => "constant",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lacking_is_said_in_chinese() {
        for platform in Platform::ALL {
            assert!(line(&platform.to_string()).is_some_and(qiao::is_chinese), "{platform}");
            for (listed, offer) in platform.surface() {
                let name = listed.what.name;
                let partial = matches!(offer, Offer::Partial(_));
                assert!(
                    !partial || line(name).is_some_and(qiao::is_chinese),
                    "surface-chinese.txt has no line for {name}"
                );
            }
        }
    }
}
