//! `--answer`, and `answers` of `qiao.json`: what the script's questions are answered. What a default is, and whether a
//! function asks anything, is not known here.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use qiao::{Ask, Platform};
use serde_json::{Map, Value, json};

use crate::faults::Wrong;

/// What a function is answered.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub api: String,
    pub what: What,
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// The call succeeds with these fields.
    Fields(Value),
    /// The user chooses these files.
    Files(Vec<PathBuf>),
    /// The user cancels.
    Cancel,
    /// The call fails.
    Fail,
}

impl FromStr for Answer {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (api, answer) = text.split_once('=').ok_or_else(|| Wrong::Answer.said())?;
        Answer::of(api, answer, None)
    }
}

impl Answer {
    /// An answer in the words of the command line; files are relative to the folder of a project.
    fn of(api: &str, answer: &str, folder: Option<&Path>) -> Result<Answer, String> {
        if !Platform::ALL.iter().any(|platform| platform.has_api(api)) {
            return Err(Wrong::NoFunction { api: api.to_owned() }.said());
        }
        let what = match answer {
            "confirm" => What::Fields(json!({ "confirm": true, "cancel": false })),
            "cancel" => What::Cancel,
            "fail" => What::Fail,
            answer => match serde_json::from_str(answer) {
                Ok(Value::Object(fields)) => What::Fields(fields.into()),
                Ok(Value::Number(number)) => What::Fields(json!({ "tapIndex": number })),
                _ => What::Files(files(answer, folder)?),
            },
        };
        Ok(Answer { api: api.to_owned(), what })
    }

    /// Those of a project's own file: texts in the words of the command line, numbers, or the fields of a result.
    pub(crate) fn of_project(answers: &Map<String, Value>, folder: &Path) -> Result<Vec<Answer>, String> {
        let of = |(api, answer): (&String, &Value)| match answer {
            Value::String(text) => Answer::of(api, text, Some(folder)),
            other => Answer::of(api, &other.to_string(), Some(folder)),
        };
        answers.iter().map(of).collect()
    }
}

/// Files with commas between them, all of which are there. Those of a project are in its folder: it may come from a
/// stranger.
fn files(answer: &str, folder: Option<&Path>) -> Result<Vec<PathBuf>, String> {
    answer.split(',').map(|path| file(path.trim(), folder)).collect()
}

fn file(named: &str, folder: Option<&Path>) -> Result<PathBuf, String> {
    let path = folder.unwrap_or(Path::new("")).join(named);
    if !path.is_file() {
        return Err(Wrong::NoFile { file: path.display().to_string() }.said());
    }
    let real = |path: &Path| path.canonicalize().ok();
    match folder {
        Some(folder) if !real(folder).zip(real(&path)).is_some_and(|(folder, path)| path.starts_with(folder)) => {
            Err(Wrong::Outside { file: named.to_owned(), project: folder.display().to_string() }.said())
        }
        _ => Ok(path),
    }
}

/// Answers what the script asks, as the command line has it; the last answer for a function counts.
pub(crate) fn give(answers: &[Answer], ask: Ask) {
    let given = answers.iter().rev().find(|answer| answer.api == ask.name());
    match given.map(|answer| answer.what.clone()) {
        Some(What::Fields(fields)) => ask.succeed(fields),
        Some(What::Files(paths)) => choose(ask, &paths),
        Some(What::Cancel) => ask.cancel(),
        Some(What::Fail) => ask.fail(""),
        None => {}
    }
}

fn choose(ask: Ask, paths: &[PathBuf]) {
    let read = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        qiao::read_file(path).map(|bytes| (name, bytes)).map_err(|error| format!("{}: {error}", path.display()))
    };
    match paths.iter().map(read).collect() {
        Ok(files) => ask.choose(files),
        Err(reason) => ask.fail(reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_words_fields_choices_and_files() {
        let what = |text: &str| text.parse::<Answer>().map(|answer| answer.what);
        assert_eq!(what("showModal=cancel"), Ok(What::Cancel));
        assert_eq!(what("showActionSheet=2"), Ok(What::Fields(json!({ "tapIndex": 2 }))));
        assert_eq!(what("chooseImage=Cargo.toml"), Ok(What::Files(vec!["Cargo.toml".into()])));
        assert_eq!(what(r#"chooseAddress={"userName":"x"}"#), Ok(What::Fields(json!({ "userName": "x" }))));
        let own = |text: &str| {
            let answers = serde_json::from_value(json!({ "chooseImage": text })).unwrap();
            Answer::of_project(&answers, Path::new("src")).map(|answers| answers[0].what.clone())
        };
        assert_eq!(own("main.rs"), Ok(What::Files(vec!["src/main.rs".into()])));
        assert_eq!(own("main.rs, ../Cargo.toml"), Err("../Cargo.toml is not in the project src".to_owned()));
        assert!(own(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).is_err());
        assert!(what("chooseImage=none.png").is_err() && what("nothing=confirm").is_err() && what("login").is_err());
    }
}
