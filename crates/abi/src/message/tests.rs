//! Every message in every language: none is missing a word, and none keeps words of the other language.

use super::{Language, Reason, Remedy, Wording};

/// English words that no Chinese sentence has. Names of options and headers are not among them.
const ENGLISH: [&str; 28] = [
    "the", "is", "are", "of", "and", "to", "with", "not", "has", "have", "was", "for", "by", "or", "it", "that",
    "this", "which", "use", "pass", "check", "send", "from", "than", "only", "where", "while", "when",
];

/// Constructions that are not how engineers write.
const TRANSLATED: [&str; 8] =
    ["is no ", "are no ", "is told of", "on the way", "whoever", "those that", "so long", "what comes"];

fn texts(language: Language) -> Vec<(&'static str, String)> {
    let wording = Wording { language, ..Wording::default() };
    let reasons = Reason::samples().into_iter().map(|reason| (reason.id(), reason.text(&wording)));
    let remedies = Remedy::samples().into_iter().map(|remedy| (remedy.id(), remedy.text(&wording)));
    reasons.chain(remedies).collect()
}

/// A text without what stands in quotes.
fn outside_of_quotes(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join(" ")
}

#[test]
fn chinese_messages_are_chinese() {
    for (id, text) in texts(Language::Chinese) {
        assert!(text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) || text == "X：X", "{id}: {text}");
        let words = outside_of_quotes(&text);
        let mut words = words.split(|c: char| !c.is_ascii_alphanumeric());
        let english = words.find(|word| ENGLISH.contains(word));
        assert_eq!(english, None, "{id}: {text}");
    }
}

#[test]
fn english_messages_are_english_as_engineers_write_it() {
    for (id, text) in texts(Language::English) {
        assert!(text.is_ascii(), "{id}: {text}");
        // "There is no" is English; "a URL is no string" is not.
        let sentence = text.replace("there is no ", "");
        let found = TRANSLATED.iter().find(|construction| sentence.contains(**construction));
        assert_eq!(found, None, "{id}: {text}");
    }
}

#[test]
fn messages_have_an_id_and_their_arguments_by_name() {
    let reason = Reason::Unlisted { origin: "https://a.test".into(), count: 2, list: "request" };
    assert_eq!(reason.id(), "Unlisted");
    let arguments = reason.arguments(&Wording::default());
    assert_eq!(arguments, [("origin", "https://a.test".into()), ("count", "2".into()), ("list", "request".into())]);
    assert_eq!(reason.to_string(), "https://a.test is not among the 2 entries of the `request` list");
}
