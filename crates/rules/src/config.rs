//! Errors in the timeouts of a program's `app.json` that the platform silently ignores. The file is read elsewhere.

use qiao_abi::{Api, Outcome, Reason, Remedy, Verdict};
use serde_json::Value as Json;

use crate::app::App;
use crate::rule::basis;

/// The key of the timeouts.
const KEY: &str = "networkTimeout";
/// The APIs with a configurable timeout.
const APIS: [Api; 4] = [Api::Request, Api::UploadFile, Api::DownloadFile, Api::ConnectSocket];

/// An ignored entry, and what was probably meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    reason: Reason,
    remedy: Remedy,
}

/// Finds errors in the timeouts of an `app.json`.
pub fn mistakes(file: &Json) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for (key, value) in file.as_object().into_iter().flatten().filter(|(key, _)| key.eq_ignore_ascii_case(KEY)) {
        if key != KEY {
            mistakes.push(misspelled(key, KEY));
            continue;
        }
        for (name, time) in value.as_object().into_iter().flatten() {
            let meant = APIS.iter().map(|api| api.name()).find(|api| api.eq_ignore_ascii_case(name));
            match meant {
                Some(meant) if meant != name => {
                    mistakes.push(misspelled(&format!("{KEY}.{name}"), &format!("{KEY}.{meant}")))
                }
                Some(_) if !time.is_number() => mistakes.push(Mistake {
                    reason: Reason::TextTime { name: format!("{KEY}.{name}"), value: time.to_string() },
                    remedy: Remedy::NumberOfMilliseconds,
                }),
                _ => {}
            }
        }
    }
    mistakes
}

fn misspelled(given: &str, meant: &str) -> Mistake {
    let reason = Reason::MisspelledKey { given: given.to_owned(), meant: meant.to_owned() };
    Mistake { reason, remedy: Remedy::UseName { name: meant.to_owned() } }
}

/// The verdicts for these errors, if the platform reads timeouts from the file.
pub fn verdicts(app: &App) -> Vec<Verdict> {
    let mistakes = app.mistakes.iter().filter(|_| app.rules.timeouts.configured).cloned();
    let decisions =
        mistakes.map(|Mistake { reason, remedy }| basis!(app.rules, timeouts.configured).decides(reason, remedy));
    decisions.map(|decision| decision.verdict(Outcome::Dropped)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn keys_in_other_case_and_texts_in_place_of_numbers_are_found() {
        let file =
            json!({ "networkTimeout": { "request": "3000", "uploadfile": 1 }, "networktimeout": { "request": 1 } });
        let said: Vec<String> = mistakes(&file).iter().map(|mistake| mistake.reason.to_string()).collect();
        assert_eq!(
            said,
            [
                "`networkTimeout.request` in app.json is \"3000\", not a number of milliseconds, and is ignored",
                "app.json has `networkTimeout.uploadfile`, which is ignored; the key is `networkTimeout.uploadFile`",
                "app.json has `networktimeout`, which is ignored; the key is `networkTimeout`",
            ]
        );
        assert_eq!(mistakes(&json!({ "networkTimeout": { "request": 3000 } })), []);
    }
}
